"""``python -m evals.verification.adversarial``: how many false sentences verify withholds and how many true ones it lets through.

``--build`` writes the set anew from the corpus; ``--list KIND`` prints the cases of a kind that go wrong, tuned part only;
``--without NAME`` leaves out a named test of verification, to see what it carries; ``--cases FILE`` reads another set.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

from assistant.domain import Sentence
from assistant.verification.agreement import TESTS
from assistant.verification.verify import Verdict, check
from evals.verification import adversarial_build
from evals.verification.adversarial_build import Case

FALSE_WITHHELD = 0.995
TRUE_PASSED = 0.45
NAMES = (*TESTS, "omission")


@dataclass(frozen=True, slots=True)
class Judged:
    """A case with the verdict it got and how long that took (ms)."""

    case: Case
    verdict: Verdict
    ms: float

    @property
    def right(self) -> bool:
        """Whether a true claim passed or a false one was withheld."""
        return self.verdict.ok == self.case.true


def judge(case: Case, without: Collection[str] = ()) -> Judged:
    """Check one case."""
    evidence = [Sentence("d", number, 0, 0, 0, len(text), text) for number, text in enumerate(case.evidence)]
    started = time.perf_counter()
    verdict = check(case.claim, evidence, without)
    return Judged(case, verdict, 1000 * (time.perf_counter() - started))


def share(judged: Sequence[Judged]) -> float:
    """The share that was judged right; 1.0 of nothing."""
    return sum(item.right for item in judged) / len(judged) if judged else 1.0


def verbatim() -> tuple[int, int, float]:
    """(sentences of the corpus, how many pass word for word, median ms)."""
    judged = [
        judge(Case("v", "verbatim", True, statement.text, (statement.text,), statement.context, False))
        for statement in adversarial_build.statements()
    ]
    times = sorted(item.ms for item in judged)
    return len(judged), sum(item.right for item in judged), times[len(times) // 2]


def report(judged: Sequence[Judged]) -> bool:
    """Print the figures; returns whether both targets hold on the whole set and on the held-out third."""
    reached = True
    for name, part in (
        ("tuned", [j for j in judged if not j.case.held_out]),
        ("held out", [j for j in judged if j.case.held_out]),
        ("all", judged),
        *((f"hand {batch}", [j for j in judged if j.case.kind.startswith(f"hand{batch}_")]) for batch in range(1, 7)),
    ):
        if not part:
            continue
        false, true = [j for j in part if not j.case.true], [j for j in part if j.case.true]
        print(
            f"{name:9} false withheld {share(false):7.2%} of {len(false):4}   true passed {share(true):7.2%} of {len(true):4}"
        )
        if not name.startswith("hand"):
            reached = reached and share(false) >= FALSE_WITHHELD and share(true) >= TRUE_PASSED
    for kind in dict.fromkeys(item.case.kind for item in judged):
        rows = [item for item in judged if item.case.kind == kind]
        print(
            f"  {kind:18} {sum(item.right for item in rows):4} / {len(rows):4}   {'passed' if rows[0].case.true else 'withheld'}"
        )
    times = sorted(item.ms for item in judged)
    print(f"check: median {times[len(times) // 2]:.2f} ms, p95 {times[int(0.95 * len(times))]:.2f} ms")
    return reached


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; exit code 1 when a target is missed."""
    parser = argparse.ArgumentParser(prog="python -m evals.verification.adversarial", description=__doc__)
    parser.add_argument("--build", action="store_true", help="write the set anew from the corpus")
    parser.add_argument(
        "--list", metavar="KIND", default="", help="print the wrong cases of a kind ('all' for every kind)"
    )
    parser.add_argument("--without", action="append", default=[], choices=NAMES, help="leave out a test; repeatable")
    parser.add_argument("--cases", type=Path, default=adversarial_build.CASES, help="another set, JSON Lines")
    options = parser.parse_args(arguments)
    if options.build:
        print(f"{adversarial_build.write()} cases written to {adversarial_build.CASES.name}")
    judged = [judge(case, options.without) for case in adversarial_build.load(options.cases)]
    reached = report(judged)
    total, passed, median = verbatim()
    print(f"verbatim  {passed} / {total} pass, median {median:.2f} ms")
    for item in judged:
        wanted = options.list in ("all", item.case.kind) or (options.list and item.case.kind.startswith(options.list))
        if wanted and not item.right and not item.case.held_out:
            print(
                f"{item.case.id} {item.verdict.reason}\n   E {' + '.join(item.case.evidence)}\n   C {item.case.claim}"
            )
    return 0 if reached and passed == total else 1


if __name__ == "__main__":
    sys.exit(main())
