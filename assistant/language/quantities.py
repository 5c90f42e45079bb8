"""Numbers, sums, shares, durations, dates and numbered references of a sentence, however Finnish writes them.

"60 %", "60 prosenttia", "kuusikymmentä prosenttia"; "1,5 milj. €", "1 500 000 euroa"; "9.2.2021", "9. helmikuuta 2021",
"helmikuun 9. päivänä 2021"; "kaksi vuotta", "kaksivuotinen", "24 kuukautta". A bound ("enintään", "yli", "noin") belongs
to the number it limits. Two quantities agree when kind, value, unit and bound do.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.language import lists
from assistant.language.dates import Date, find_dates
from assistant.language.numerals import leading_numeral, numeral, ordinal
from assistant.language.words import Word

_BOUND_STEMS = lists.classes("quantities.bound_stems")
_BOUND_WORDS = lists.classes("quantities.bounds")
_DURATION_ADJECTIVES = lists.mapping("quantities.adjectives")
_EQUALLY_BEFORE = lists.words("numerals.equally_before")
_FRACTION_WORDS = {
    form: 100 / int(parts) for parts, forms in lists.groups("numerals.fractions").items() for form in forms
}
_HALF_FORMS = lists.words("numerals.half")
_HALVED_LEMMAS = lists.words("numerals.halved")
_MAGNITUDES = lists.integers("numerals.magnitudes")
# "ei saa ylittää 60:tä" sets a bound and denies nothing.
NEGATIVE_BOUND_PATTERN = (
    r"\b(?:ei|eivät)\s+(?:(?:saa|saanut|saaneet|saisi|voi|voinut|voisi|ole|ollut|olla|kestää|maksaa|missään|tapauksessa)\s+){0,3}"
    r"(?:(?P<max>ylittää|ylitä|ylittänyt|ylittyä|enempää|enemmän|yli)|(?P<min>alittaa|alita|alittanut|vähempää|vähemmän|alle))\b"
)
_ONE_OF_FORMS = lists.words("numerals.one_of")
_PERCENT_ADJECTIVES = lists.phrases("quantities.percent_adjectives")
_TIMES_WORDS = lists.numbers("numerals.times")
_UNIT_LEMMAS = lists.classes("quantities.units")

_NUMBER = r"\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?:,\d+)?|\d{1,3}(?:\.\d{3})+(?![\d.])|\d+(?:,\d+)?"
_FIGURE = re.compile(rf"(?<![\w,])(?<!\d\.)({_NUMBER})(?:\s?[–-]\s?({_NUMBER}))?(?![\d])(?!-\w)")
_SECTION = re.compile(r"§{1,2}\s?(\d+\s?[a-z]?)\b|\b(\d+)\s?(?:[a-z]\s)?§")
_REFERENCE = re.compile(
    r"\b(?:[A-ZÅÄÖ][\w]*[/ ])?\d+/\d+(?:/\d+)?|\b[A-ZÅÄÖ]+/\d{4}/\d+|\b[A-ZÅÄÖ]{2,} \d{4}-\d+|\b\d+(?:\.\d+){1,}\b"
)
_DATES_AND_YEARS = re.compile(r"\b(?:\d{1,2}\.\d{1,2}\.(?:\d{4})?|(?:19|20)\d{2})")
_GROUPED = re.compile(r"\d{1,3}(?:\.\d{3})+")
_CLOCK = re.compile(r"\b(?:klo|kello)\s?(\d{1,2})(?:[.:](\d{2}))?", re.IGNORECASE)
_UNIT_SIGN = re.compile(r"\s?(%|‰|€|\$|£)")
_NEGATIVE_BOUND = re.compile(NEGATIVE_BOUND_PATTERN)
_BOUNDS = sorted(_BOUND_WORDS, key=lambda phrase: -len(phrase))
_MONTHS_IN = {"vuosi": 12.0, "kuukausi": 1.0}
_LOOK_BACK = 3
_ONE_OF_REACH = 40


@dataclass(frozen=True, slots=True)
class Quantity:
    """One number or date of a sentence at ``start:end``.

    ``kind`` is ``share``, ``money``, ``duration``, ``count``, ``unit``, ``ordinal``, ``section``, ``reference``, ``clock`` or
    ``date``; ``value`` is the number (or the text of a reference), ``date`` is set for dates only.
    """

    kind: str
    value: float | str
    unit: str
    bound: str
    start: int
    end: int
    date: Date | None = None

    def same_value(self, other: Quantity) -> bool:
        """Whether both are the same number of the same unit (``self`` may be a less exact date than ``other``)."""
        if {self.kind, other.kind} == {"money", "count"} and isinstance(self.value, float) and self.value >= 1e5:
            return self.value == other.value  # "viidestä miljoonasta" leaves the euros out
        if self.kind != other.kind:
            return False
        if self.date is not None and other.date is not None:
            return self.date.covers(other.date)
        if isinstance(self.value, str) or isinstance(other.value, str):
            return self.value == other.value
        return self.unit == other.unit and abs(self.value - other.value) <= _tolerance(self, other)


def _tolerance(one: Quantity, other: Quantity) -> float:
    """A third is 33 per cent; everything else is exact."""
    return 0.5 if one.kind == "share" and 100 / 3 in (one.value, other.value) else 1e-6


def quantities(text: str, words: Sequence[Word]) -> list[Quantity]:
    """Every quantity of a sentence, in order."""
    taken = [False] * (len(text) + 1)
    found: list[Quantity] = []
    for finder in (_clocks, _dates, _sections, _references, _figures):
        for quantity in finder(text, words):
            if not any(taken[quantity.start : quantity.end]):
                found.append(quantity)
        for quantity in found:
            taken[quantity.start : quantity.end] = [True] * (quantity.end - quantity.start)
    found.extend(_in_words(text, words, taken))
    return [_bounded(quantity, text, words) for quantity in sorted(found, key=lambda q: q.start)]


def _references(text: str, words: Sequence[Word]) -> Iterator[Quantity]:
    for match in _REFERENCE.finditer(text):
        if _GROUPED.fullmatch(match.group()):
            continue
        pieces = re.findall(r"\d[\d/.-]*", match.group())
        yield Quantity("reference", pieces[-1] if pieces else match.group(), "", "", match.start(), match.end())


def _sections(text: str, words: Sequence[Word]) -> Iterator[Quantity]:
    for match in _SECTION.finditer(text):
        yield Quantity("section", (match[1] or match[2]).replace(" ", ""), "§", "", match.start(), match.end())


def _clocks(text: str, words: Sequence[Word]) -> Iterator[Quantity]:
    for match in _CLOCK.finditer(text):
        yield Quantity("clock", f"{int(match[1])}:{match[2] or '00'}", "", "", match.start(), match.end())


def _dates(text: str, words: Sequence[Word]) -> Iterator[Quantity]:
    for date, start, end in find_dates(text):
        yield Quantity("date", 0.0, "", "", start, end, date)


def _figures(text: str, words: Sequence[Word]) -> Iterator[Quantity]:
    for match in _FIGURE.finditer(text):
        kind_of = _unit_after(text, match.end(), words)
        if (
            match[2] is None
            and re.match(r"\.(?:\s+[a-zåäö]|\s?$)", text[match.end() :])
            and _ordinal_mark(text, match.end())
        ):
            yield Quantity("ordinal", float(match[1].replace(" ", "")), "", "", match.start(), match.end())
            continue
        for number in filter(None, (match[1], match[2])):
            yield kind_of(_value(number), match.start(), match.end())


def _ordinal_mark(text: str, end: int) -> bool:
    """A full stop after a figure makes an ordinal when a word in lower case follows: "2. kierros"."""
    return re.match(r"\.\s+[a-zåäö]", text[end:]) is not None


def _value(figure: str) -> float:
    bare = re.sub(r"[ \u00a0\u202f]", "", figure)
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+", bare):
        bare = bare.replace(".", "")
    return float(bare.replace(",", "."))


def _in_words(text: str, words: Sequence[Word], taken: Sequence[bool]) -> Iterator[Quantity]:
    """Cardinals, fractions, ordinals and compound adjectives that stand as words."""
    skip_until = 0
    for word in words:
        if taken[word.start] or word.start < skip_until or not word.lower[0].isalpha():
            if word.lower[0].isdigit() and not taken[word.start]:
                yield from _compound_adjective(word)
            continue
        value = _cardinal(word, words)
        if value is None and word.lower in _MAGNITUDES and word.case in ("nom", "gen") and len(word.lower) > 4:
            value = 1.0 if _MAGNITUDES[word.lower] > 1000 else None
            if value is not None:
                quantity = _unit_after(text, word.start, words)(1.0, word.start, word.end)
                yield quantity
                continue
        if value is not None and _multiplies_fraction(word, words):
            continue
        if value is not None:
            quantity = _unit_after(text, word.end, words)(value, word.start, word.end)
            skip_until = quantity.end
            yield quantity
        elif word.lower in _TIMES_WORDS:
            yield Quantity("unit", _TIMES_WORDS[word.lower], _UNIT_LEMMAS["kerta"], "", word.start, word.end)
        elif word.lower in _FRACTION_WORDS:
            yield _fraction(word, words)
        elif (each := _each_nth(word, words)) is not None:
            skip_until = each.end
            yield each
        elif (order := ordinal(word.lower, word.lemma)) is not None:
            yield Quantity("ordinal", float(order), "", "", word.start, word.end)
        else:
            yield from _compound_adjective(word)


def _cardinal(word: Word, words: Sequence[Word]) -> float | None:
    """The value of a numeral in words, "puoli" before what can be halved among them; "yhtä suuri" is none."""
    following = next((other for other in words if other.start >= word.end), None)
    if word.lower in _HALF_FORMS and following is not None and following.lemma in _HALVED_LEMMAS:
        return 0.5
    if word.lower == "yhtä" and following is not None and following.lemma in _EQUALLY_BEFORE:
        return None
    if word.lower in _ONE_OF_FORMS and any(
        other.case == "ela" and other.lower.endswith(("ista", "istä"))
        for other in words
        if 0 <= other.start - word.end < _ONE_OF_REACH
    ):
        return None  # "yksi toimielimistä" picks, it does not count
    return numeral(word.lower)


def _each_nth(word: Word, words: Sequence[Word]) -> Quantity | None:
    """Every second is a half: "joka toinen suomalainen"."""
    following = next((other for other in words if other.start >= word.end), None)
    order = ordinal(following.lower, following.lemma) if following is not None and word.lower == "joka" else None
    if following is None or order is None or order < 2:
        return None
    return Quantity("share", 100.0 / order, "%", "", word.start, following.end)


def _multiplies_fraction(word: Word, words: Sequence[Word]) -> bool:
    following = next((other for other in words if other.start >= word.end), None)
    return following is not None and following.lower in _FRACTION_WORDS


def _fraction(word: Word, words: Sequence[Word]) -> Quantity:
    """A share in words; a cardinal before it multiplies ("kolme neljäsosaa")."""
    before = next((other for other in reversed(words) if other.end <= word.start), None)
    factor = numeral(before.lower) if before is not None else None
    start = before.start if before is not None and factor else word.start
    return Quantity("share", _FRACTION_WORDS[word.lower] * (factor or 1.0), "%", "", start, word.end)


def _compound_adjective(word: Word) -> Iterator[Quantity]:
    """``kaksivuotisia``, ``2-vuotinen``, ``60-prosenttinen``, ``nelihenkinen``."""
    split = leading_numeral(word.lemma)
    digits = re.match(r"(\d+(?:,\d+)?)-", word.lower)
    if digits:
        number, rest = float(digits[1].replace(",", ".")), word.lower[digits.end() :]
    elif split:
        number, rest = float(split[0]), split[1]
    else:
        return
    if rest.startswith(_PERCENT_ADJECTIVES):
        yield Quantity("share", number, "%", "", word.start, word.end)
        return
    for adjective, unit in _DURATION_ADJECTIVES.items():
        if rest.startswith(adjective[:-3]):
            yield _measured(number, unit, word.start, word.end)
            return


def _unit_after(text: str, end: int, words: Sequence[Word]) -> Callable[[float, int, int], Quantity]:
    """What the number that ends at ``end`` measures: a builder that takes its value, start and end."""
    factor, stop = 1.0, end
    following = [word for word in words if word.start >= end][:2]
    if following and _adjoins(text, end, following[0]) and _is_magnitude(text, following[0]):
        factor, stop = float(_MAGNITUDES[following[0].lower]), following[0].end
        stop += text.startswith(".", stop) and len(following) > 1
        following = following[1:]
    sign = _UNIT_SIGN.match(text, stop)
    unit = sign[1] if sign else ""
    if sign:
        stop = sign.end()
    elif following and _adjoins(text, stop, following[0]):
        word = following[0]
        unit = _UNIT_LEMMAS.get(word.lemma) or _UNIT_LEMMAS.get(word.lower, "")
        stop = word.end if unit else stop
    return lambda value, start, _: _measured(value * factor, unit, start, max(stop, end))


def _adjoins(text: str, end: int, word: Word) -> bool:
    return text[end : word.start].strip(" \u00a0\u202f-") == ""


def _is_magnitude(text: str, word: Word) -> bool:
    """Whether the word multiplies; a single letter does so before a euro sign only."""
    return word.lower in _MAGNITUDES and (len(word.lower) > 1 or re.match(r"\s?€", text[word.end :]) is not None)


def _measured(value: float, unit: str, start: int, end: int) -> Quantity:
    if unit in _MONTHS_IN:
        return Quantity("duration", value * _MONTHS_IN[unit], "kuukausi", "", start, end)
    if unit in ("%", "‰"):
        return Quantity("share", value, unit, "", start, end)
    if unit in ("henkilö", "jäsen"):
        return Quantity("count", value, "", "", start, end)
    if unit in ("€", "$", "£", "mk", "kr"):
        return Quantity("money", value, unit, "", start, end)
    return Quantity("unit" if unit else "count", value, unit, "", start, end)


def _bounded(quantity: Quantity, text: str, words: Sequence[Word]) -> Quantity:
    """The quantity with the bound that stands before it, or that a word of its clause sets ("enimmäiskesto")."""
    if quantity.kind in ("section", "reference", "ordinal", "clock", "date"):
        return quantity
    before = [word for word in words if word.end <= quantity.start]
    near = before[-_LOOK_BACK - 2 :]
    lead = re.split(r"[;:()]|,\s", text[near[0].start : quantity.start] if near else "")[-1].casefold()
    lead = " ".join(lead.split()[-_LOOK_BACK - 2 :])
    bounds: set[str] = set()
    if denied := _NEGATIVE_BOUND.search(lead):
        bounds.add("max" if denied["max"] else "min")
        lead = lead[: denied.start()] + lead[denied.end() :].replace("kuin", " ")
    for phrase in _BOUNDS:
        if phrase in lead and re.search(rf"(?<!\w){re.escape(phrase)}(?!\w)", lead):
            bounds.add(_BOUND_WORDS[phrase])
            lead = lead.replace(phrase, " ")
    clause = re.split(r"[;:()]", text[: quantity.start])[-1].casefold()
    for stem, bound in _BOUND_STEMS.items():
        if (
            stem in clause
            and re.search(rf"(?<!\w){stem}", clause)
            and not re.search(r"\d", _DATES_AND_YEARS.sub("", clause[clause.rindex(stem) :]))
        ):
            bounds.add(bound)
    return replace(quantity, bound="+".join(sorted(bounds - {"exact"})))
