"""``python -m evals train reader``: train the reader's weights, export them as they ship, and write their model card.

DATA is a folder of reading data (``nq_fi``, ``squad2_fi``, ``squad2_fi_labelled`` as gzipped JSON Lines). WORK keeps
what is prepared from it, the checkpoints and the log; a run that was interrupted goes on from the newest checkpoint.
Nothing of DATA enters the weights' file but what was learned.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from assistant.errors import SettingsError
from assistant.models.model_folder import Form, model_folder
from assistant.models.reader_weights import READER_FILE


def main(arguments: Sequence[str]) -> int:
    """Prepare what is missing, train for the time given, export."""
    parser = argparse.ArgumentParser(prog="python -m evals train reader", description=__doc__)
    parser.add_argument("data", type=Path, metavar="DATA")
    parser.add_argument("work", type=Path, metavar="WORK")
    parser.add_argument("--minutes", type=float, default=60.0, help="how long to train (default: 60)")
    parser.add_argument("--index", type=Path, default=Path("index"), help="an index of the corpus (default: index)")
    parser.add_argument("--start", type=Path, help="a reader's weights to go on from (default: the encoder's)")
    parser.add_argument("--float32", action="store_true", help="for a processor without bfloat16")
    parser.add_argument("--export-only", action="store_true", help="export the newest checkpoint")
    parser.add_argument(
        "--out", type=Path, default=READER_FILE, help="where the weights go (default: the shipped file)"
    )
    given = parser.parse_args(arguments)
    if not given.data.is_dir():
        raise SettingsError(
            f"There is no folder {given.data}; name one with nq_fi.jsonl.gz and the other training files."
        )
    _prepare(given.data, given.work, given.index)
    from evals.training import reader_card, reader_export, reader_train

    common = ["--root", str(given.work), "--shared", str(given.data)]
    precision = ["--float32"] if given.float32 else []
    if not given.export_only:
        start = ["--start", str(given.start)] if given.start else []
        reader_train.main([*common, "--minutes", str(given.minutes), *start, *precision])
    reader_export.main([*common, "--out", str(given.out), *precision])
    return reader_card.main(["--figures", str(given.out.with_suffix(".json"))])


def _prepare(data: Path, work: Path, index: Path) -> None:
    """Lay out the work folder: the encoder, and the training windows as rows of tokens; what is there stays."""
    from evals.training import reader_data, reader_domain, reader_written

    rows, encoder = work / "data", work / "e5"
    rows.mkdir(parents=True, exist_ok=True)
    if not encoder.exists():
        encoder.symlink_to(model_folder(Form.TRANSFORMERS), target_is_directory=True)
    if not (rows / "nq_held_out.npz").exists():
        reader_data.main([str(data), str(rows), str(encoder)])
    if not (rows / "domain_held_out.npz").exists():
        reader_domain.write(index, rows, encoder)
    if not (rows / "written.npz").exists():
        reader_written.write(data, rows, encoder)
