"""Why a drafted sentence is not shown, as short codes; ``prompts.WITHHELD_REASONS`` words them for the page."""

from __future__ import annotations

from enum import StrEnum


class Reason(StrEnum):
    """One cause for withholding a sentence; the value is what ``Withheld.reason`` carries."""

    EMPTY = "empty"
    CITATION = "citation"
    QUOTE = "quote"
    NUMBER = "number"
    DATE = "date"
    BOUND = "bound"
    NEGATION = "negation"
    MODALITY = "modality"
    PLACE = "place"
    BODY = "body"
    ROLE = "role"
    TENSE = "tense"
    CONDITION = "condition"
    VERB = "verb"
    WORDING = "wording"
