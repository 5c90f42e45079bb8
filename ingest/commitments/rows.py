"""Rows of a table of responsibilities: what, who, by when."""

from __future__ import annotations

import re

from assistant.language import lists
from assistant.language.words import words
from ingest.commitments.actors import actors
from ingest.commitments.predicate import DUTY
from ingest.commitments.terms import Terms
from ingest.commitments.undertaking import Undertaking

_CELL = re.compile(r"([^:;]+):\s*([^;]*)(?:;|$)")
_SHARE = re.compile(r"\s*\([^)]*\)")
_WHO = tuple(lists.phrases("commitments.table.who"))
_WHEN = tuple(lists.phrases("commitments.table.when"))
_WHAT = tuple(lists.phrases("commitments.table.what"))
_MONEY = tuple(lists.phrases("commitments.table.money"))
_STATE = tuple(lists.phrases("commitments.table.state"))
_DONE = tuple(lists.phrases("commitments.table.done"))


def row_undertakings(text: str, names: frozenset[str]) -> tuple[Undertaking, ...]:
    """Return what a row lays on its responsible party; a row of what is done already has nothing."""
    cells = {head.strip().casefold(): value.strip() for head, value in _CELL.findall(text)}
    who = _cell(cells, _WHO)
    if (
        not who
        or not (_cell(cells, _WHAT) or _cell(cells, _MONEY))
        or _cell(cells, _STATE).casefold().startswith(_DONE)
    ):
        return ()
    everybody = actors(who, words(who), names)
    if not everybody:
        return ()
    who = _SHARE.sub("", who)
    party = who[0].lower() + who[1:] if who[1:2].islower() and everybody[0].name[:1].islower() else who
    return (Undertaking(party, "", DUTY, Terms(deadline=_cell(cells, _WHEN), sum=_cell(cells, _MONEY))),)


def _cell(cells: dict[str, str], heads: tuple[str, ...]) -> str:
    return next((value for head, value in cells.items() if set(head.replace(",", " ").split()) & set(heads)), "")
