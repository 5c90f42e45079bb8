"""Word lists that the verification reads, until they stand beside the others as data."""

from __future__ import annotations

from assistant.language import lists

STOP_LEMMAS = lists.marked("stopwords.words", "index")
SUBORDINATORS = lists.words("sentences.subordinators")
COORDINATORS = lists.words("sentences.coordinators")
NECESSITY_VERBS = lists.words("sentences.necessity_verbs")
NECESSITY_WORDS = lists.words("sentences.necessity_words")
PERMISSION_VERBS = lists.words("sentences.permission_verbs")
PERMISSION_WORDS = lists.words("sentences.permission_words")
HELD_WORDS = lists.words("sentences.held_words")
EXPECTATION_VERBS = lists.words("sentences.expectation_verbs")
ORDINAL_LEMMAS = lists.integers("numerals.ordinals")
UNIT_LEMMAS = lists.classes("quantities.units")
DATE_BOUND_WORDS = lists.classes("dates.bound_words")
LIGHT_VERBS = lists.words("sentences.light_verbs")
STATE_VERBS = lists.words("sentences.state_verbs")
THAT_WORDS = lists.words("sentences.that")
DENYING_VERBS = lists.words("sentences.denying_verbs")

AND_WORDS: frozenset[str] = frozenset("ja sekä".split())
OR_WORDS: frozenset[str] = frozenset("tai taikka joko".split())
MODAL_VERBS: frozenset[str] = NECESSITY_VERBS | PERMISSION_VERBS | EXPECTATION_VERBS
DATE_BOUND_VERBS: dict[str, str] = {
    "päättyä": "until", "loppua": "until", "sulkeutua": "until", "umpeutua": "until", "alkaa": "from", "käynnistyä": "from",
    "avautua": "from", "avata": "from", "aloittaa": "from", "käynnistää": "from", "sulkea": "until", "päättää": "until",
    "ulottua": "until", "kestää": "until", "jatkua": "until",
}  # fmt: skip
# Pairs where the denial of one is the other: "ei ole sama" is "on eri".
COMPLEMENTS: tuple[tuple[str, str], ...] = (
    ("sama", "eri"), ("päättyä", "käynnissä"), ("päättyä", "avoinna"), ("päättyä", "auki"), ("hyväksyä", "hylätä"),
    ("sallia", "kieltää"), ("pakollinen", "vapaaehtoinen"),
)  # fmt: skip
# Measures: what a bound beside them limits is the thing itself, so that "saa kestää enintään" is "kestää enintään".
MEASURING_VERBS: frozenset[str] = frozenset("olla kestää maksaa kattaa nousta ylittää alittaa jatkua saada painaa".split())
LATEST_WORDS: frozenset[str] = frozenset("jälkeen aikaisintaan vasta jälkeisen".split())
WHEN: str = "kun"
ALTHOUGH: str = "vaikka"
# What may be told with "vaikka": the evidence sets one thing against another.
CONTRAST_WORDS: frozenset[str] = frozenset("vaikka mutta kuitenkin huolimatta kun".split())
CAUSE_WORDS: frozenset[str] = frozenset("koska sillä siksi".split())
# Negations that may stand without their verb: "kaupungeille, ei yrityksille".
EXCEPT: str = "paitsi"
ELLIPTIC_NEGATIONS: frozenset[str] = frozenset("ei eivät eikä eivätkä".split())
# Words that say little elsewhere but name a number (labels.py).
PRONOUNS: frozenset[str] = frozenset("se ne tämä nämä".split())
DURATION_RELATIONS: dict[str, str] = {
    "kuluessa": "within", "sisällä": "within", "aikana": "within", "kuluttua": "after", "päästä": "after", "jälkeen": "after",
    "ennen": "before", "sitten": "ago",
}  # fmt: skip
LABEL_WORDS: frozenset[str] = frozenset("osuus osa määrä summa".split())
# Orders of magnitude without a figure.
VAGUE_NUMBERS: frozenset[str] = frozenset("kymmenen sata tuhat miljoona miljardi kymmenet sadat tuhannet miljoonat kymmenittäin".split())
LASTING_VERBS: frozenset[str] = frozenset({"kestää"})
EACH: str = "joka"
SINCE_YEAR: str = "vuodesta"
TO_THE_END: str = "loppuun"
# Units in the inessive say "per"; which words of the evidence say the same.
RATE_UNITS: dict[str, str] = {
    "vuosi": "vuosi vuosittain vuotuinen vuosittainen vuosibudjetti vuosiliikevaihto", "kuukausi": "kuukausi kuukausittain",
    "viikko": "viikko viikoittain viikottain", "päivä": "päivä päivittäin", "tunti": "tunti tunneittain", "vuorokausi": "vuorokausi",
}  # fmt: skip
THAN: str = "kuin"
RECEIVE: str = "saada"
BE: str = "olla"
BEFORE: str = "ennen"
APART: str = "välein"
DURING: frozenset[str] = frozenset("aikana yhteydessä kuluessa kestäessä".split())
FIRST_WORDS: frozenset[str] = frozenset("ensin ensiksi aluksi".split())
THEN_WORDS: frozenset[str] = frozenset("sitten seuraavaksi lopuksi myöhemmin".split())
OF_WHICH: frozenset[str] = frozenset("joista josta joiden niistä".split())
AFTER: str = "jälkeen"
# What is handed over "hyväksyttäväksi" is still to be accepted.
TO_BE_DONE: tuple[str, ...] = ("ttavaksi", "ttäväksi", "tavaksi", "täväksi", "ttaviksi", "ttäviksi", "taviksi", "täviksi")
ALSO_WORDS: frozenset[str] = frozenset("myös lisäksi samalla samoin myöskin muun_muassa".split())
COMPARATIVE_PATTERN: str = r".{3,}(?:mpi|mpaa|mpää|mman|mmän|mpaan|mpään|mpia|mpiä|mmat|mmät|mmin|mmassa|mmasta|mpina)$"
