"""A claim beside its evidence: what every test of agreement gets."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.language.clauses import Reading


@dataclass(frozen=True, slots=True)
class Case:
    """A claim beside its evidence; ``concepts`` are all that the evidence offers, ``context`` what stands over it.

    The context may answer for a common word, never for a name, a number, a verb or a body.
    """

    claim: Reading
    evidence: tuple[Reading, ...]
    concepts: frozenset[str]
    context: frozenset[str]
