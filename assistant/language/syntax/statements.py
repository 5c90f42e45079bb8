"""A sentence as statements: one finite verb each, with what it is said of and how it hangs on the others."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from assistant.language.quantities import Quantity, quantities
from assistant.language.syntax.conjuncts import conjuncts
from assistant.language.syntax.constituents import constituents
from assistant.language.syntax.predicates import (
    BORDER,
    COORDINATORS,
    LINKS,
    has_verb,
    read_predicate,
    with_participles,
)
from assistant.language.syntax.references import resolve
from assistant.language.syntax.statement import Statement, Text
from assistant.language.words import Word, words

_SENTENCE_END = re.compile(r"[.!?]\s")
_JOINING = frozenset(("ja", "sekä", "tai", "eikä", "eivätkä"))


@lru_cache(maxsize=4_000)
def read(text: str) -> Text:
    """Read a claim or an evidence sentence."""
    found = with_participles(text, words(text))
    numbers = quantities(text, found)
    statements = _statements(text, found, numbers)
    _hang_openings(statements)
    for statement in statements:
        statement.verb = read_predicate(text, statement.words)
        statement.items = constituents(text, statement.words, numbers, skipped=statement.verb.words)
        statement.conjuncts = conjuncts(text, statement.items)
    resolve(statements)
    return Text(text, tuple(statements))


def _statements(text: str, found: Sequence[Word], numbers: Sequence[Quantity]) -> list[Statement]:
    """The clauses of a text; a clause that another interrupts goes on behind it."""
    statements: list[Statement] = []
    sentence = 0
    for piece in _pieces(text, found, numbers):
        ends = bool(statements) and _ended(text, statements, piece)
        sentence += ends
        if piece[0].lower == "joka" and statements and not text[: piece[0].start].rstrip().endswith(","):
            statements[-1].words.extend(piece)  # "joka kuukausi"
            continue
        opening = piece[0].lower if piece[0].lower != "vasta" or len(piece) < 2 else piece[1].lower
        link = LINKS.get(opening, "")
        if link and len(piece) > 1 and piece[1].lower == "taas":
            link = ""
        if opening == "että" and "sekä" in (word.lower for one in statements[-1:] for word in one.words[-8:]):
            link = ""
        if ends or not statements:
            statements.append(Statement(piece, link, sentence=sentence))
            continue
        current = statements[-1]
        if link:
            statements.append(Statement(piece, link, len(statements) - 1, sentence=sentence))
            continue
        open_one = next(
            (one for one in reversed(statements) if one.sentence == sentence and not has_verb(one.words)), None
        )
        if open_one is not None and (open_one is current or has_verb(piece)):
            open_one.words.extend(piece)
        elif has_verb(piece):
            coordinator = opening if opening in COORDINATORS else ""
            joined = coordinator in _JOINING and current.link != "relative"
            link, parent = (current.link, current.parent) if joined else ("", None)
            statements.append(Statement(piece, link, parent, coordinator or ",", sentence=sentence))
        else:
            current.words.extend(piece)
    return statements


def _hang_openings(statements: Sequence[Statement]) -> None:
    """A subordinate clause that opens its sentence hangs on the main clause behind it."""
    for index, statement in enumerate(statements):
        if statement.link and statement.parent is None:
            behind = range(index + 1, len(statements))
            statement.parent = next((at for at in behind if not statements[at].link), None)


def _pieces(text: str, found: Sequence[Word], numbers: Sequence[Quantity]) -> list[list[Word]]:
    """The words between borders: punctuation, subordinators and coordinators."""
    brackets = [match.span() for match in re.finditer(r"\([^()]*\)", text)]
    pieces: list[list[Word]] = []
    for index, word in enumerate(found):
        if pieces and pieces[-1][-1].lower == "vasta" and word.lower == "kun":
            latest = pieces[-1].pop()
            pieces = [piece for piece in pieces if piece]
            pieces.append([latest, word])
            continue
        inside = any(start < word.start < end for start, end in brackets)
        between = any(q.start < word.start < q.end for q in numbers)
        if not pieces or (not inside and not between and _is_border(text, found[index - 1], word)):
            pieces.append([])
        pieces[-1].append(word)
    return pieces


def _is_border(text: str, before: Word, word: Word) -> bool:
    if word.lower == "että" and re.search(r"\bsekä\b[^,.;]*$", text[: word.start], re.IGNORECASE):
        return False
    gap = re.sub(r"[()]", " ", text[before.end : word.start])
    if BORDER.search(gap) or (_SENTENCE_END.search(gap) and word.capital):
        return True
    return word.lower in LINKS or word.lower in COORDINATORS or word.lemma == "joka"


def _ended(text: str, statements: Sequence[Statement], piece: Sequence[Word]) -> bool:
    last = max(statement.words[-1].end for statement in statements)
    gap = text[last : piece[0].start]
    return bool(re.search(r"[;!?]", gap) or (_SENTENCE_END.search(gap) and piece[0].capital))
