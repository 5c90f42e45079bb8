"""How often: "vuodessa", "vuosittain", "puolivuosittain", "joka toinen kuukausi". What comes at a rate keeps that rate."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assistant.language.clauses import Reading
from assistant.language.finnish import APART, EACH, ORDINAL_LEMMAS, RATE_UNITS
from assistant.language.numerals import numeral
from assistant.language.quantities import Quantity
from assistant.language.words import Word
from assistant.verification.compared import Case
from assistant.verification.numbers_agree import same_number
from assistant.verification.reasons import Reason

_RATES = frozenset({*RATE_UNITS, *(form for forms in RATE_UNITS.values() for form in forms.split())})
_ADVERBS = {
    form: unit for unit, forms in RATE_UNITS.items() for form in forms.split() if form.endswith(("ttain", "ttäin"))
}


def rates_objection(case: Case) -> str:
    """Return a reason when the claim has another rate than the evidence, or none where that has one; else empty."""
    evidence = [word for reading in case.evidence for word in reading.words]
    if _rate_lost(case) or _interval_differs(case.claim.words, evidence) or _one_for_several(case):
        return Reason.NUMBER
    rates = (word for word in case.claim.words if word.case == "ine" and word.lemma in RATE_UNITS)
    return "" if all(_has_rate(evidence, rate) for rate in rates) else Reason.NUMBER


def _interval_differs(claim: Sequence[Word], evidence: Sequence[Word]) -> bool:
    """Whether "vuosittain" stands where the evidence has "puolivuosittain", "joka kuukausi" for "joka toinen kuukausi"."""
    there = set(_intervals(evidence))
    units = {unit for unit, _ in there}
    return any(interval[0] in units and interval not in there for interval in _intervals(claim))


def _intervals(words: Sequence[Word]) -> Iterator[tuple[str, float | str]]:
    """Each interval as its unit and how many of it: "joka toinen vuosi" and "kahden vuoden välein" are two years."""
    for index, word in enumerate(words):
        adverb = next((adverb for adverb in _ADVERBS if word.lower.endswith(adverb)), None)
        if adverb is not None:
            part = word.lower.removesuffix(adverb).rstrip("-")
            yield _ADVERBS[adverb], part or 1.0
        elif word.lower == EACH:
            following = words[index + 1 : index + 3]
            multiple = ORDINAL_LEMMAS.get(following[0].lemma, 1) if following else 1
            unit = following[multiple != 1 :][:1]
            if unit and unit[0].lemma in RATE_UNITS:
                yield unit[0].lemma, float(multiple)
        elif word.lower == APART and index and words[index - 1].lemma in RATE_UNITS:
            count = numeral(words[index - 2].lower) if index > 1 else None
            figure = words[index - 2].lower if index > 1 and words[index - 2].lower.isdigit() else "1"
            yield words[index - 1].lemma, count or float(figure)


def _has_rate(evidence: Sequence[Word], rate: Word) -> bool:
    """Whether the evidence counts by the same time: "vuodessa", "vuosittain", "vuosibudjetti", not "kahden vuoden"."""
    alike = set(RATE_UNITS[rate.lemma].split())
    return any(
        (word.lemma == rate.lemma and (word.case == "ine" or word.lower == rate.lower))
        or (word.lemma != rate.lemma and (word.lemma in alike or rate.lemma in word.parts))
        for word in evidence
    )


def _rate_lost(case: Case) -> bool:
    """Whether a sum "vuodessa" of the evidence has become a sum for good."""
    said = [
        word
        for word in case.claim.words
        if (word.case == "ine" and word.lemma in RATE_UNITS)
        or word.lemma in _RATES - RATE_UNITS.keys()
        or {*word.parts} & _RATES
    ]
    for quantity in case.claim.quantities:
        if quantity.kind != "money" or said:
            continue
        homes = [(r, q) for r in case.evidence for q in r.quantities if same_number(quantity, q, r)]
        if homes and all(_rated(reading, other) for reading, other in homes):
            return True
    return False


def _rated(reading: Reading, quantity: Quantity) -> bool:
    """Whether a sum comes "vuodessa", right behind it, or "vuosittain", in its clause."""
    behind = next((word for word in reading.words if word.start >= quantity.end), None)
    if behind is not None and behind.case == "ine" and behind.lemma in RATE_UNITS:
        return True
    return any(
        word.lower in _ADVERBS
        for clause in reading.clauses
        if clause.start <= quantity.start < clause.end
        for word in clause.words
    )


def _one_for_several(case: Case) -> bool:
    """Whether a number of years has become one: "kahdeksi vuodeksi kerrallaan", "vuodeksi kerrallaan"."""
    for word in case.claim.words:
        if word.case != "tra" or word.lemma not in RATE_UNITS or _counted(case.claim, word):
            continue
        there = [(r, w) for r in case.evidence for w in r.words if w.lemma == word.lemma and w.case == "tra"]
        if there and all(_counted(reading, other) for reading, other in there):
            return True
    return False


def _counted(reading: Reading, word: Word) -> bool:
    return any(quantity.start < word.end and word.start < quantity.end for quantity in reading.quantities)
