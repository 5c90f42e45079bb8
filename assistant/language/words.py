"""Words of a sentence with what grammar tells of them: lemma, compound parts, verb, form of the verb, case.

Finnish endings carry most of it: a finite verb, a participle, an infinitive and a noun's case are told apart by
how the word ends, checked against the lexicon. What cannot be decided stays open (``Form.OTHER``, empty case).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from assistant.language import lists
from assistant.language.lexicon import load_lexicon
from assistant.language.morphology import load_analyser
from assistant.language.places import CITY_CASES
from assistant.language.tokens import words_and_numbers

_IRREGULAR_PASTS = lists.mapping("morphology.irregular_pasts")
_IRREGULAR_PRESENTS = lists.mapping("morphology.irregular_presents")
_LEMMA_CORRECTIONS = lists.mapping("morphology.lemma_corrections")
_LEXICALISED = lists.groups("morphology.lexicalised")
_PART_CORRECTIONS = lists.mapping("morphology.part_corrections")


class Form(StrEnum):
    """What a word is as a form of its verb."""

    PRESENT = "present"
    PAST = "past"
    EITHER = "either"  # present or past, the form does not tell
    CONDITIONAL = "conditional"
    PARTICIPLE = "participle"  # of the past: tehnyt, tehty
    NECESSIVE = "necessive"  # tehtävä
    AGENT = "agent"  # tekevä, tekemä
    INFINITIVE = "infinitive"
    CONNEGATIVE = "connegative"  # after a negation: tee
    NOUN = "noun"  # tekeminen
    OTHER = ""


FINITE = frozenset({Form.PRESENT, Form.PAST, Form.EITHER, Form.CONDITIONAL})


@dataclass(frozen=True, slots=True)
class Word:
    """A word where it stands in its sentence. ``verb`` is the infinitive it is a form of, or empty."""

    text: str
    start: int
    end: int
    lower: str
    lemma: str
    parts: tuple[str, ...] = ()
    verb: str = ""
    form: Form = Form.OTHER
    passive: bool = False
    case: str = ""

    @property
    def capital(self) -> bool:
        """Whether it is written as a name or an acronym."""
        return any(character.isupper() for character in self.text)


def words(text: str) -> list[Word]:
    """The words and numbers of a sentence in order."""
    return [_word(token.text, token.start) for token in words_and_numbers(text)]


def _word(text: str, start: int) -> Word:
    lower, lemma, parts, verb, form, passive, case = _analysis(text)
    return Word(text, start, start + len(text), lower, lemma, parts, verb, form, passive, case)


@lru_cache(maxsize=50_000)
def _analysis(text: str) -> tuple[str, str, tuple[str, ...], str, Form, bool, str]:
    lower = text.casefold()
    if lower[0].isdigit() and not any(character.isalpha() for character in lower):
        return lower, lower, (), "", Form.OTHER, False, ""
    name, _, colon = lower.partition(":")
    known = _names().get(lower) or _LEMMA_CORRECTIONS.get(lower.rstrip("-"))
    analysis = load_analyser().analyse(name.rstrip("-"))
    lemma = known or analysis.lemma
    whole = _LEXICALISED.get(lemma)
    parts = () if known or whole else _meaningful(analysis.parts)
    case = _COLON_CASES.get(colon, "") if colon else case_of(lower, lemma)
    if known or text.isupper() or colon:
        return lower, lemma, parts, "", Form.OTHER, False, case
    verb, form, passive = verb_form(lower, lemma)
    return lower, lemma, parts, verb, form, passive, case


def _meaningful(parts: tuple[str, ...]) -> tuple[str, ...]:
    """Compound parts without the pieces of a word whose meaning is its own: a province is no municipality."""
    hidden = {piece for whole, pieces in _LEXICALISED.items() if whole in parts for piece in pieces}
    return tuple(_PART_CORRECTIONS.get(part, part) for part in parts if part not in hidden)


_COLON_CASES = {
    "n": "gen", "in": "gen", "t": "nompl", "a": "par", "ä": "par", "ta": "par", "tä": "par", "ssa": "ine", "ssä": "ine",
    "sta": "ela", "stä": "ela", "lla": "ade", "llä": "ade", "lta": "abl", "ltä": "abl", "lle": "all", "ksi": "tra",
}  # fmt: skip


@lru_cache(maxsize=1)
def _names() -> dict[str, str]:
    """Form → lemma of the cities, which the lexicon partly confuses with common words."""
    forms = {form.casefold(): city.casefold() for city, cases in CITY_CASES.items() for form in cases}
    for city, cases in CITY_CASES.items():
        stem, inner = cases[1][:-1], cases[3].endswith(("ssa", "ssä"))
        endings = ("ksi", "na", "nä", "t", *(("lla", "llä", "lta", "ltä", "lle") if inner else ()))
        forms.update({(stem + ending).casefold(): city.casefold() for ending in endings})
    return forms


# --- cases ------------------------------------------------------------------------------------------

_ENDINGS: tuple[tuple[tuple[str, ...], str], ...] = (
    (("ssa", "ssä"), "ine"),
    (("lla", "llä"), "ade"),
    (("lta", "ltä"), "abl"),
    (("lle",), "all"),
    (("ksi",), "tra"),
    (
        (
            "seen",
            "aan",
            "ään",
            "een",
            "iin",
            "oon",
            "öön",
            "uun",
            "yyn",
            "hin",
            "hun",
            "hyn",
            "hen",
            "hon",
            "han",
            "hän",
        ),
        "ill",
    ),
    (("na", "nä"), "ess"),
    (("tta", "ttä"), "abe"),
)


def case_of(lower: str, lemma: str) -> str:
    """The case of a noun form, by its ending; ``nom`` when it is the lemma itself, empty when open."""
    if lower == lemma or lower.replace("-", "") == lemma:
        return "nom"
    bare = re.sub(r"(?<=[aeiouyäö])(?:nsa|nsä)$", "", lower)
    if bare.endswith(("sta", "stä")):
        if lemma.endswith("nen") and bare[:-3] == lemma[:-3]:
            return "par"
        return "par" if lemma.endswith("s") and bare == lemma + bare[-2:] else "ela"
    if bare.endswith("n") and (bare[:-1] == lemma or lemma.endswith("e") or lemma[-2:] in ("aa", "ää", "uu", "ee")):
        return "gen"
    for endings, case in _ENDINGS:
        if bare.endswith(endings):
            # "liittoa" ends in no case ending; "maata", "vuotta" and "teollisuutta" are partitives, "talotta" is rare.
            return "par" if case == "abe" and lemma.endswith(("e", "ut", "yt", "et", "us", "ys", "si")) else case
    if bare.endswith("n"):
        return "gen"
    if bare.endswith("t"):
        return "nompl"
    return "par" if bare.endswith(("a", "ä")) else ""


# --- verbs ------------------------------------------------------------------------------------------


@lru_cache(maxsize=20_000)
def is_verb(lemma: str) -> bool:
    """Whether a lemma is the infinitive of a verb: the lexicon knows its other forms."""
    if lemma in ("olla", "ei", "voida", "saada", "tulla", "jättää", "päättyä", "pitää"):
        return lemma != "ei"
    if len(lemma) < 4 or lemma[-1] not in "aä" or lemma[-2] in "jkpvghm":
        return False
    if lemma.endswith(("ta", "tä")) and lemma[-3] not in "aeiouyäös":
        return False
    look_up = load_lexicon().lemma
    a = lemma[-1]
    stems = {lemma[:-1] + f"m{a}ll{a}", lemma[:-1] + f"m{a}{a}n", lemma[:-2] + f"m{a}ll{a}", lemma[:-2] + f"em{a}ll{a}"}
    stems |= {lemma[:-1] + f"v{a}t", lemma[:-1] + f"n{'ut' if a == 'a' else 'yt'}", lemma[:-1] + f"m{a}ss{a}"}
    stems |= {lemma[:-2] + f"{a}m{a}ll{a}", lemma[:-2] + f"tsem{a}ll{a}", lemma[:-2] + "ttiin", lemma[:-2] + "tiin"}
    return any(look_up(form) == lemma for form in stems)


def verb_form(lower: str, lemma: str) -> tuple[str, Form, bool]:
    """(infinitive, form, whether passive) of a word; an empty infinitive when it is no verb form."""
    for attempt in (_finite, _participle, _infinitive):
        verb, form, passive = attempt(lower, lemma)
        if verb:
            return verb, form, passive
    return "", Form.OTHER, False


def _finite(lower: str, lemma: str) -> tuple[str, Form, bool]:
    if lower in _OLLA:
        return "olla", _OLLA[lower], False
    if lower in _IRREGULAR_PRESENTS:
        return _IRREGULAR_PRESENTS[lower], Form.PRESENT, False
    if lower in _IRREGULAR_PASTS:
        return _IRREGULAR_PASTS[lower], Form.PAST, False
    verb = lemma if is_verb(lemma) else ""
    if lower.endswith(("ttiin", "tiin")) and verb:
        return verb, Form.PAST, True
    if re.search(r"(?:[tdlnr])(?:aan|ään)$", lower) and verb and not lower.endswith(("maan", "mään")):
        return verb, Form.PRESENT, True
    if lower.endswith(("isi", "isivat", "isivät")) and verb:
        return verb, Form.CONDITIONAL, False
    if lower.endswith(("vat", "vät")):
        verb = verb or _by_third_infinitive(lower[:-3]) or _first_type(lower[:-3])
        return (verb, _plural_tense(lower, verb), False) if verb else ("", Form.OTHER, False)
    if lower == lemma and verb:
        # rahoittaa: "he rahoittaa" does not occur, so the form is the third person or the infinitive.
        return verb, Form.EITHER if lower.endswith(("aa", "ää")) else Form.INFINITIVE, False
    if lower.endswith(("aa", "ää", "oo", "öö", "uu", "yy", "ee", "ii")):
        verb = verb or _by_third_infinitive(lower) or _by_third_infinitive(lower[:-1])
        return verb, Form.PRESENT, False
    if (
        verb
        and lower.endswith(("oi", "öi", "uo", "yö", "ie", "ui", "yi"))
        and lower + lower[-1:]
        and lemma[-2:] in ("da", "dä")
    ):
        return verb, Form.EITHER if lower.endswith("i") else Form.PRESENT, False
    if verb and lower.endswith("i"):
        return verb, Form.PAST, False
    if lower.endswith("si") and (verb := _contracted(lower[:-2])):
        return verb, Form.PAST, False
    return ("saada", Form.EITHER, False) if lower in ("saa", "sai") else ("", Form.OTHER, False)


_OLLA = {
    "on": Form.PRESENT, "ovat": Form.PRESENT, "oli": Form.PAST, "olivat": Form.PAST, "ollaan": Form.PRESENT,
    "oltiin": Form.PAST, "olisi": Form.CONDITIONAL, "olisivat": Form.CONDITIONAL, "lienee": Form.CONDITIONAL,
    "ole": Form.CONNEGATIVE, "ollut": Form.PARTICIPLE, "olleet": Form.PARTICIPLE, "oltava": Form.NECESSIVE,
    "olla": Form.INFINITIVE, "oltu": Form.PARTICIPLE,
}  # fmt: skip


def _plural_tense(lower: str, verb: str) -> Form:
    """päättivät is past, päättävät present, pyrkivät either."""
    if lower[:-3] == verb[:-1]:
        return Form.EITHER if lower[-4] == "i" else Form.PRESENT
    if verb.endswith(("da", "dä")):
        return Form.EITHER if lower[-4] == "i" else Form.PRESENT
    return Form.PAST if lower[-4] == "i" else Form.PRESENT


def _by_third_infinitive(stem: str) -> str:
    """The verb whose third infinitive is made from this stem (päättä- → päättämällä → päättää)."""
    if len(stem) < 3:
        return ""
    look_up = load_lexicon().lemma
    for ending in ("malla", "mällä", "maan", "mään", "massa", "mässä"):
        found = look_up(stem + ending)
        if found is not None and is_verb(found):
            return found
    return ""


def _contracted(stem: str) -> str:
    """The verb of a past in -si that reads as "your …" otherwise (korvasi → korvata)."""
    return next((verb for verb in (stem + "ta", stem + "tä") if is_verb(verb)), "")


def _first_type(stem: str) -> str:
    """The verb whose stem is its infinitive without the last letter (kestä- → kestää)."""
    return next((verb for verb in (stem + "a", stem + "ä") if is_verb(verb)), "")


def _by_passive(stem: str) -> str:
    """The verb whose passive is made from this stem (pääte- → päätettiin → päättää)."""
    look_up = load_lexicon().lemma
    for ending in ("ttiin", "tiin"):
        found = look_up(stem + ending)
        if found is not None and is_verb(found):
            return found
    return ""


_CASE_TAIL = r"(?:n|t|a|ä|ssa|ssä|sta|stä|lla|llä|lta|ltä|lle|ksi|na|nä|an|än)?"
_NECESSIVE = re.compile(rf"^(.{{2,}}?)(?:t?tav|t?täv)(?:a|ä|ia|iä|ie|i){_CASE_TAIL}$")
_PASSIVE_PAST = re.compile(rf"^(.{{2,}}?)(?:ttu|tty|dut|dyt|tu|ty)(?:j|je|i|ih)?(?:en|a|ä|in)?{_CASE_TAIL}$")
_ACTIVE = re.compile(rf"^(.{{2,}}?)(?:v[aäi]|vi[ea]|m[aäi])(?:a|ä|e)?{_CASE_TAIL}$")


def _participle(lower: str, lemma: str) -> tuple[str, Form, bool]:
    if lower.endswith(("nut", "nyt", "neet")):
        verb = lemma if is_verb(lemma) else _active_participle(lower)
        return verb, Form.PARTICIPLE, False
    if (match := _NECESSIVE.match(lower)) and (verb := _by_passive(match[1])):
        return verb, Form.NECESSIVE, True
    if lower.endswith(("ttu", "tty", "tut", "tyt", "tu", "ty", "dut", "dyt")) or is_verb(lemma):
        match = _PASSIVE_PAST.match(lower)
        if match and (verb := lemma if is_verb(lemma) else _by_passive(match[1])):
            return verb, Form.PARTICIPLE, True
    match = _PASSIVE_PAST.match(lower)
    if match and lemma.endswith(("ttu", "tty")) and (verb := _by_passive(lemma[:-3])):
        return verb, Form.PARTICIPLE, True
    if (match := _ACTIVE.match(lower)) and (verb := lemma if is_verb(lemma) else _by_third_infinitive(match[1])):
        return verb, Form.AGENT, False
    return "", Form.OTHER, False


def _active_participle(lower: str) -> str:
    """Valinnut → valita, hakenut → hakea."""
    stem = re.sub(r"(?:nut|nyt|neet)$", "", lower)
    candidates = (
        stem + "a",
        stem + "ä",
        stem[:-1] + "ta",
        stem[:-1] + "tä",
        stem[:-1] + "la",
        stem[:-1] + "lä",
        stem + "da",
    )
    return next((candidate for candidate in candidates if is_verb(candidate)), "")


def _infinitive(lower: str, lemma: str) -> tuple[str, Form, bool]:
    if lemma.endswith("minen") and (verb := _by_third_infinitive(lemma[:-5])):
        return verb, Form.NOUN, False
    if is_verb(lemma):
        if lower.endswith(
            ("massa", "mässä", "maan", "mään", "malla", "mällä", "matta", "mättä", "kseen", "essa", "essä", "en")
        ):
            return lemma, Form.INFINITIVE, False
        return lemma, Form.CONNEGATIVE, False
    if lemma == lower and lower.endswith(("ta", "tä")) and (verb := _by_passive(lower[:-2])):
        return verb, Form.CONNEGATIVE, True  # "ei vaadita", which the lexicon lacks
    return "", Form.OTHER, False
