"""The evaluators' command line: ``python -m evals COMMAND``.

Each command is ``main(arguments) -> exit code`` of a module, or the function named behind a colon, and is imported only
when it is called. 0 is success, 1 a regression or a missed target, 2 an input that cannot be used.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from importlib import import_module

from assistant.errors import ApuriError

COMMANDS = {
    "run": ("evals.run_command", "put a file of cases to the assistant; write the results and the report"),
    "forms": ("evals.forms_command", "whether an answer's form follows its question: verdicts, lists, tables, length"),
    "compare": ("evals.reporting.compare", "compare two results question by question; exit 1 on a regression"),
    "drift": ("evals.drift", "which answers and duties changed between two indexes, and by which document"),
    "report": ("evals.reporting.report", "write the report of a result: HTML, Markdown and CSV"),
    "readme": ("evals.reporting.readme", "check or write README's quality figures"),
    "facts": ("evals.corpus.facts", "how many of 100 facts drawn at random are answered with that fact"),
    "add": ("evals.cases.add", "turn feedback into cases to complete by hand"),
    "baseline": ("evals.run_command:baseline", "the chain of the usual tutorial on the same cases, side by side"),
    "retrieval": (
        "evals.retrieval.benchmark",
        "nDCG, recall, MRR and latency of the retriever and its peers on a test collection",
    ),
    "answers": ("evals.retrieval.answers", "whether the extractive answer shows the gold span of a test collection"),
    "train": (
        "evals.training.train",
        "learn which sentence answers and when one does; write the encoder's calibration",
    ),
    "reading": ("evals.reading", "whether the reader tells passages that answer a question from others"),
    "bench": ("evals.speed.bench", "throughput, memory and size at 1,000 / 10,000 / 100,000 chunks"),
    "latency": ("evals.speed.latency", "latency by stage at 1,000 / 10,000 / 100,000 chunks"),
    "crashes": ("evals.robustness.crashes", "kill an ingest at random moments and look at what is left"),
    "stability": ("evals.robustness.stability", "the same answers with vectors moved as between processors"),
    "parsing": ("evals.robustness.parsing", "what readers make of documents whose content is known"),
    "mutations": ("evals.robustness.mutations", "mutate files and count what crashed, stalled or was lost"),
    "pages": ("evals.retrieval.pages", "the right file and page for questions over real documents"),
    "manuals": ("evals.retrieval.manuals", "test collections out of an installed manual"),
    "derived": (
        "evals.retrieval.derived",
        "titles, cut titles, keywords and sentences of an index's own sections as queries",
    ),
    "adversarial": (
        "evals.verification.adversarial",
        "how many false sentences verify withholds, how many true ones pass",
    ),
    "injections": ("evals.verification.injections", "texts that address the machine must not change an answer"),
    "hallucinations": ("evals.verification.hallucinations", "a small model that hallucinates behind verification"),
    "selections": (
        "evals.verification.selections",
        "a chat model that selects, lying in every way: only verbatim shown",
    ),
    "variants": ("evals.retrieval.variants", "questions inflected, split, misspelt, colloquial or translated"),
    "corpus": ("evals.corpus.check", "check the shipped material"),
    "commitments": (
        "evals.corpus.commitments",
        "labelled sentences of agreements: which the register has, with party, strength and terms",
    ),
    "ragas": ("evals.reporting.adapters:ragas", "the same cases in ragas' form (needs the extra 'ragas')"),
    "deepeval": ("evals.reporting.adapters:deepeval", "the same cases in DeepEval's form (needs the extra 'deepeval')"),
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Hand over to the command that the first argument names."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    if not given or given[0] in ("-h", "--help"):
        print(_usage())
        return 0 if given else 2
    if given[0] not in COMMANDS:
        print(f"evals: there is no command {given[0]!r}; 'python -m evals --help' lists them.", file=sys.stderr)
        return 2
    try:
        code: int = command(given[0])(given[1:])
    except ApuriError as error:
        print(f"evals: {error}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("evals: stopped; 'evals run' continues where it was.", file=sys.stderr)
        return 130
    return code


def command(name: str) -> Callable[[Sequence[str]], int]:
    """Return what the command calls."""
    module, _, function = COMMANDS[name][0].partition(":")
    called: Callable[[Sequence[str]], int] = getattr(import_module(module), function or "main")
    return called


def _usage() -> str:
    lines = ["usage: python -m evals COMMAND [--help]", ""]
    return "\n".join(lines + [f"  {name:14} {text}" for name, (_, text) in COMMANDS.items()])


if __name__ == "__main__":
    sys.exit(main())
