"""Regular expressions over Finnish sentences, for the rooms that read no Finnish of their own."""

from __future__ import annotations

# A sentence of the material that only says what the material does not tell.
GAP_PATTERN = (
    r"^(?!.*\b(?:mutta|vaan)\b).*\baineisto(?:ssa|sta)?\b[^.]*\b(?:ei|eivät)\b[^.]*"
    r"\b(?:ole|kerro|nimeä|luettele|mainitse|mainita|sisällä|löydy|näy)\b"
    r"|^lähteet eivät (?:kerro|mainitse)\b"
)

# What our digests say of themselves; it answers nothing.
NOTICE_PATTERN = (
    r"^Tämä (?:asiakirja )?on Ekosysteemiapurin oma (?:tiivistelmä|kooste)|^Jokaisen (?:väitteen|tiedon) lähde on "
)

# A sentence that sets what two sources say against each other.
CONTRAST_PATTERN = (
    r"\b(?:mutta|kun taas)\b.*\b(?:mukaan|puhuu|mainitsee)\b|\bmukaan\b.*\b(?:mutta|kun taas)\b|\beri tavoin\b"
)

# Beginnings of the words by which a day is the end of an application round and not its start.
CALL_END_PATTERN = r"päätt|loppu|umpeu|sulkeu|mennessä|\basti\b|saakka|viimeis|määräa|jätet"

# A noun of a question (its lemma, without hyphens) → what an answer to it must have in it.
FORMED_ANSWERS: dict[str, str] = {
    "puhelinnumero": r"\+?\d[\d \u00a0()-]{5,}\d",
    "puhelin": r"\+?\d[\d \u00a0()-]{5,}\d",
    "puhelinvaihde": r"\+?\d[\d \u00a0()-]{5,}\d",
    "sähköposti": r"@",
    "sähköpostiosoite": r"@",
    "käyntiosoite": r"\b\w+(?:katu|tie|kuja|puisto|aukio|väylä|ranta|polku)\w* \d",
    "postiosoite": r"\b\d{5}\b",
    "osoite": r"@|\b\w+(?:katu|tie|kuja|puisto|aukio|väylä|ranta|polku)\w* \d|\b\d{5}\b|\w\.(?:fi|com|eu)\b",
    "verkkoosoite": r"\w\.(?:fi|com|eu|org)\b",
    "kellonaika": r"\bklo\b|\bkello\w*|\b\d{1,2}[.:]\d\d\b(?!\.)",
    "aukioloaika": r"\bklo\b|\bkello\w*|\b\d{1,2}[.–-]\d{1,2}\b(?!\.)",
    "pykälä": r"§|\bpykälä",
    "diaarinumero": r"\d[/-]\d|\b[A-ZÅÄÖ]{2,} ?\d{4}",
    "ytunnus": r"\b\d{7}-\d\b",
    "tilinumero": r"\b[A-Z]{2}\d\d",
}

FULL_NAME_PATTERN = r"\b[A-ZÅÄÖ][a-zåäö]+ [A-ZÅÄÖ][a-zåäö]+"

ACCORDING_TO = "mukaan"
