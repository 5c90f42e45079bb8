"""Repair of the characters of a text: what software put in and no reader sees, and what fonts took apart."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable

from assistant.language import lists
from assistant.language.tokens import VOWELS

_WORDS_AFTER_HANGING_HYPHEN = lists.words("documents.after_hanging_hyphen")

_INVISIBLE = dict.fromkeys(
    [0x00AD, 0x034F, 0x061C, 0x115F, 0x17B4, 0x180E, 0xFEFF, *range(0x200B, 0x2010), *range(0x202A, 0x202F)]
    + [*range(0x2060, 0x2070), *range(0xFFF9, 0xFFFC)]
    + [c for c in (*range(0x20), *range(0x7F, 0xA0)) if c not in (0x09, 0x0A)]
)
_LIGATURES = {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0xFB05: "st", 0xFB06: "st"}
_SPACES = dict.fromkeys([0x09, 0xA0, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000], " ")
_CHARACTERS: dict[int, str | None] = {**_INVISIBLE, **_LIGATURES, **_SPACES, 0x2010: "-", 0x2011: "-"}
_DETACHED = re.compile("([\u00a8\u02da\u00b4`])[ \u00a0]?([A-Za-z\u0131])")
_COMBINING = {"\u00a8": "\u0308", "\u02da": "\u030a", "\u00b4": "\u0301", "`": "\u0300"}
_TAKES = {"\u00a8": "aeiouyAEIOUY", "\u02da": "aA", "\u00b4": "aeiouAEIOU", "`": ""}
_BEFORE_HYPHEN = re.compile(r"([^\W\d_]+)-$")
_AFTER_HYPHEN = re.compile(r"([^\W_]+(?:-[^\W_]+)*)")
_LONE_CONSONANT = re.compile(r"(?<![\w-])([b-df-hj-np-tvwxz]) ([^\W\d_]{3,})(?![\w-])", re.IGNORECASE)
_TAIL = 300
_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")


def repair(text: str) -> str:
    """``text`` in NFC without invisible characters, with ligatures and detached accents joined and plain spaces.

    Line breaks stay; a soft hyphen before one is removed together with it.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x0b", "\n").replace("\x0c", "\n")
    text = text.replace("\u2028", "\n").replace("\u2029", "\n").replace("\x85", "\n")
    text = re.sub("\u00ad[ \t]*\n[ \t]*", "", text).translate(_CHARACTERS)
    text = unicodedata.normalize("NFC", _DETACHED.sub(_attach, text))
    # Composition may expose what composition hid (a diaeresis after an invisible character), so once is not enough.
    return text if _DETACHED.search(text) is None else unicodedata.normalize("NFC", _DETACHED.sub(_attach, text))


def _attach(match: re.Match[str]) -> str:
    accent, letter = match.groups()
    plain = "i" if letter == "\u0131" else letter
    return plain + _COMBINING[accent] if plain in _TAKES[accent] else match.group()


def one_line(text: str) -> str:
    """``text`` repaired, with every run of white space as one space and none at the ends."""
    flat = " ".join(repair(text).split())
    return " ".join(repair(flat).split()) if _DETACHED.search(flat) else flat


def vocabulary(lines: Iterable[str]) -> frozenset[str]:
    """Collect the words that stand undivided in ``lines``, in lower case, hyphenated ones also by their parts."""
    words: set[str] = set()
    divided = False
    for line in lines:
        found = _WORD.findall(line.lower())
        inner = found[1 if divided else 0 : -1 if line.endswith("-") else None]
        words.update(inner)
        words.update(part for word in inner if "-" in word for part in word.split("-"))
        divided = line.endswith("-")
    return frozenset(words)


def mend_spaces(line: str, words: Collection[str]) -> str:
    """Join a consonant that spacing set apart from its word ("t oimielin") where the whole word stands elsewhere."""
    return _LONE_CONSONANT.sub(lambda m: "".join(m.groups()) if "".join(m.groups()).lower() in words else m[0], line)


def join_lines(first: str, second: str, words: Collection[str] = ()) -> str:
    """Two lines of one paragraph as flowing text; a word divided between them is joined.

    ``words`` are words of the document in lower case that stand undivided in it: they decide whether the hyphen is the
    word's own ("tuki-intensiteetti") or only the line's.
    """
    first, second = first.rstrip(), second.lstrip()
    if not first or not second:
        return first or second
    if first[-1] == "–" and first[-2:-1].isdigit() and second[0].isdigit():
        return first + second
    if not first.endswith("-"):
        return f"{first} {second}"
    return first[: _kept_length(first, second, words)] + _glue(first, second) + second


def flowing(lines: Iterable[str], words: Collection[str] = ()) -> str:
    """Return the lines of one paragraph as flowing text, each joined to those before as ``join_lines`` does."""
    done: list[str] = []
    text = ""
    for line in lines:
        text = join_lines(text, line, words)
        if len(text) > 2 * _TAIL:  # only the last words decide how a line is joined
            cut = text.rfind(" ", 0, -_TAIL) + 1 or len(text) - _TAIL
            done.append(text[:cut])
            text = text[cut:]
    return "".join((*done, text))


def _glue(first: str, second: str) -> str:
    """Give a space where the hyphen hangs ("virka-" + "ja") or is a dash of its own ("vuosi -" + "vuosi").

    None where it begins the next word ("talousarvio ja -" + "suunnitelma").
    """
    following = _AFTER_HYPHEN.match(second)
    if following is None:
        return " "
    if first.endswith((" -", "--")):
        before = first.rstrip("- ").split()[-1:]
        begins_word = following.group()[0].islower() and (
            any(word.endswith(",") or word.lower() in _WORDS_AFTER_HANGING_HYPHEN for word in before)
        )
        return "" if begins_word else " "
    return " " if following.group().lower() in _WORDS_AFTER_HANGING_HYPHEN else ""


def _kept_length(first: str, second: str, words: Collection[str]) -> int:
    """How much of ``first`` stays: all but a hyphen that only divides a word at the end of a line."""
    before, after = _BEFORE_HYPHEN.search(first), _AFTER_HYPHEN.match(second)
    if before is None or after is None or _glue(first, second):
        return len(first)
    left, right = before.group(1), after.group(1)
    hyphenated, joined = f"{left}-{right}".lower(), (left + right).lower()
    if joined in words and hyphenated not in words:
        return len(first) - 1
    own_hyphen = (
        not right[0].islower()
        or hyphenated in words
        or (left[0].isupper() and len(left) > 3 and left.lower() in words)
        or (len(left) > 1 and left.isupper())
        or (left[-1].lower() == right[0] and right[0] in VOWELS and not _begins_a_word(left + right[:3], words))
        or "-" in first[before.start() - 1 : before.start()]
    )
    return len(first) if own_hyphen else len(first) - 1


def _begins_a_word(beginning: str, words: Collection[str]) -> bool:
    """Whether a word of the document begins so: "esi-" + "intyneet" is one word where "esiintyy" stands elsewhere."""
    return any(word.startswith(beginning.lower()) for word in words)
