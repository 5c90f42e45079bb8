"""``python -m evals compare OLD NEW``: two results of the same cases, question by question; exit 1 when NEW is worse.

A measure has fallen significantly when the 95 % interval of its paired bootstrap difference lies wholly on the worse
side. An invented citation in the new result fails on its own, and so does a measure that no longer has a verdict.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evals.metrics import RESAMPLES, paired_difference
from evals.results import Result, ResultsError, case_digest, read_results
from evals.scoring import INFORMATIVE, MEASURES, Measure
from evals.tables import table

INVENTED = "invented_citations"


@dataclass(frozen=True, slots=True)
class Change:
    """One measure in both results, over the questions they share; ``low`` and ``high`` bound the difference."""

    measure: Measure
    old: float | None
    new: float | None
    difference: float | None
    low: float | None
    high: float | None
    n: int

    @property
    def fell(self) -> bool:
        """Whether it is significantly worse, or has lost every verdict."""
        if self.measure.name in INFORMATIVE:
            return False
        if self.old is not None and self.new is None:
            return True
        if self.low is None or self.high is None:
            return False
        return self.high < 0 if self.measure.rises else self.low > 0

    @property
    def rose(self) -> bool:
        """Whether it is significantly better."""
        if self.low is None or self.high is None:
            return False
        return self.low > 0 if self.measure.rises else self.high < 0


@dataclass(frozen=True, slots=True)
class Comparison:
    """What changed between two results."""

    changes: tuple[Change, ...]
    verdicts: tuple[tuple[str, str, str, str], ...]
    invented: int
    only_old: tuple[str, ...]
    only_new: tuple[str, ...]
    notes: tuple[str, ...]

    @property
    def failures(self) -> tuple[str, ...]:
        """The measures that make the comparison fail; empty when it passes."""
        fallen = [change.measure.name for change in self.changes if change.fell and change.measure.name != INVENTED]
        return (*fallen, *([INVENTED] if self.invented else []))


def main(arguments: Sequence[str]) -> int:
    """Compare two results; 1 on a significant fall or an invented citation."""
    parser = argparse.ArgumentParser(prog="python -m evals compare", description=__doc__)
    parser.add_argument("old", type=Path, help="folder or results.json of the run before the change")
    parser.add_argument("new", type=Path, help="folder or results.json of the run after it")
    given = parser.parse_args(arguments)
    found = compare(read_results(given.old), read_results(given.new))
    print(to_text(found))
    return 1 if found.failures else 0


def compare(old: Result, new: Result, resamples: int = RESAMPLES) -> Comparison:
    """Compare two results over the questions they share. Raises ResultsError when they share none."""
    before, after = _by_id(old), _by_id(new)
    shared = sorted(set(before) & set(after))
    if not shared:
        raise ResultsError("The two results share no question; compare runs of the same cases.")
    pairs = [(before[name], after[name]) for name in shared]
    return Comparison(
        changes=tuple(_change(measure, pairs, resamples) for measure in MEASURES),
        verdicts=tuple(
            (one["id"], two.get("question", ""), one["verdict"], two["verdict"])
            for one, two in pairs
            if one["verdict"] != two["verdict"]
        ),
        invented=sum(int(row["shares"].get(INVENTED, (0, 0))[0]) for row in after.values()),
        only_old=tuple(sorted(set(before) - set(after))),
        only_new=tuple(sorted(set(after) - set(before))),
        notes=_notes(old, new, pairs),
    )


def _by_id(result: Result) -> dict[str, Any]:
    return {row["id"]: row for row in result["questions"]}


def _change(measure: Measure, pairs: Sequence[tuple[Result, Result]], resamples: int) -> Change:
    rows = [(one["shares"].get(measure.name), two["shares"].get(measure.name)) for one, two in pairs]
    rows = [(one or (0.0, 0.0), two or (0.0, 0.0)) for one, two in rows if one or two]
    old, new = ([row[side] for row in rows] for side in (0, 1))
    sides = [([share[0] for share in shares], [share[1] for share in shares]) for shares in (old, new)]
    found = paired_difference(sides[0], sides[1], resamples) if rows else None
    difference, low, high = found or (None, None, None)
    return Change(measure, _ratio(sides[0]), _ratio(sides[1]), difference, low, high, len(rows))


def _ratio(side: tuple[Sequence[float], Sequence[float]]) -> float | None:
    total = sum(side[1])
    return sum(side[0]) / total if total else None


def _notes(old: Result, new: Result, pairs: Sequence[tuple[Result, Result]]) -> tuple[str, ...]:
    notes = []
    edited = [one["id"] for one, two in pairs if case_digest(one) != case_digest(two)]
    if edited:
        notes.append(f"{len(edited)} cases were edited between the runs: {', '.join(edited[:8])}")
    for name in ("encoder", "analyser", "text_hash"):
        one, two = (result["record"]["index"].get(name) for result in (old, new))
        if one != two:
            notes.append(f"the index differs in {name}: {one} and {two}")
    return tuple(notes)


def to_text(comparison: Comparison) -> str:
    """The comparison as lines for a terminal."""
    rows = [_row(change) for change in comparison.changes if change.n]
    lines = [table(("measure", "old", "new", "change", "95 % interval", "n", ""), rows)]
    lines += [f"note: {note}" for note in comparison.notes]
    for label, ids in (("only in OLD", comparison.only_old), ("only in NEW", comparison.only_new)):
        if ids:
            lines.append(f"{label}: {len(ids)} questions ({', '.join(ids[:8])}{', …' if len(ids) > 8 else ''})")
    lines += [f"{name}: {old} -> {new}  {question}" for name, question, old, new in comparison.verdicts]
    if comparison.failures:
        lines.append("REGRESSION in " + ", ".join(comparison.failures))
    else:
        lines.append("No regression.")
    return "\n".join(lines)


def _row(change: Change) -> tuple[str, ...]:
    old, new = (f"{value:.4f}" if value is not None else "none" for value in (change.old, change.new))
    moved = f"{change.difference:+.4f}" if change.difference is not None else ""
    interval = f"[{change.low:+.4f}, {change.high:+.4f}]" if change.low is not None else ""
    mark = "FELL" if change.fell else "rose" if change.rose else ""
    return change.measure.name, old, new, moved, interval, str(change.n), mark
