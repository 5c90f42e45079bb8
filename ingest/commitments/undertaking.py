"""What one sentence or row undertakes, before it gets its place."""

from __future__ import annotations

from dataclasses import dataclass

from ingest.commitments.terms import Terms

NO_TERMS = Terms()


@dataclass(frozen=True, slots=True)
class Undertaking:
    """Who undertakes something, by which words, how firmly, and on what terms.

    ``context`` is set where the party stands in a heading, a lead-in or a sentence before; ``plain``
    where only a plain present tells it, which binds in a text that binds.
    """

    party: str
    verb: str
    strength: str
    terms: Terms = NO_TERMS
    context: bool = False
    plain: bool = False
