"""Word lists by name, from the TOML files under ``data/``: one file a topic, read once when first asked for.

``lists.words("followups.fillers")`` is the list ``fillers`` of ``data/followups.toml``. A list stands there as an array,
or, when no entry has a space in it, as one text.
"""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

DATA = Path(__file__).parent / "data"


def words(name: str) -> frozenset[str]:
    """Return the list ``name`` as a set."""
    return frozenset(_entries(name, _value(name)))


def phrases(name: str) -> tuple[str, ...]:
    """Return the list ``name`` in its order."""
    return _entries(name, _value(name))


def text(name: str) -> str:
    """Return the one word ``name``."""
    value = _value(name)
    if not isinstance(value, str):
        raise LookupError(f"word list {name} is not one text")
    return value


def groups(name: str) -> dict[str, tuple[str, ...]]:
    """Return the table ``name``: each key with its list."""
    return {key: _entries(f"{name}.{key}", value) for key, value in _table(name).items()}


def classes(name: str) -> dict[str, str]:
    """Return the table ``name`` turned round: each entry of its lists with the key of the list."""
    return {entry: key for key, entries in groups(name).items() for entry in entries}


def marked(name: str, mark: str) -> frozenset[str]:
    """Return the entries of the table ``name`` whose key has ``mark`` among its words."""
    found = frozenset(entry for key, entries in groups(name).items() if mark in key.split() for entry in entries)
    if not found:
        raise LookupError(f"nothing in word list {name} is marked {mark}")
    return found


def mapping(name: str) -> dict[str, str]:
    """Return the table ``name``: each key with its text."""
    return {key: str(value) for key, value in _table(name).items()}


def integers(name: str) -> dict[str, int]:
    """Return the table ``name`` turned round, its keys read as whole numbers."""
    return {entry: int(key) for entry, key in classes(name).items()}


def numbers(name: str) -> dict[str, float]:
    """Return the table ``name`` turned round, its keys read as numbers."""
    return {entry: float(key) for entry, key in classes(name).items()}


def _table(name: str) -> dict[str, Any]:
    value = _value(name)
    if not isinstance(value, dict):
        raise LookupError(f"word list {name} is not a table")
    return value


def _entries(name: str, value: object) -> tuple[str, ...]:
    if isinstance(value, str):
        return tuple(value.split())
    if isinstance(value, list) and all(isinstance(entry, str) for entry in value):
        return tuple(value)
    raise LookupError(f"word list {name} is neither an array of texts nor a text")


def _value(name: str) -> object:
    topic, *keys = name.split(".")
    value: Any = _topic(topic)
    for key in keys:
        if not isinstance(value, dict) or key not in value:
            raise LookupError(f"no word list {name}")
        value = value[key]
    return value


@cache
def _topic(topic: str) -> dict[str, Any]:
    path = DATA / f"{topic}.toml"
    if not path.is_file():
        raise LookupError(f"no word lists on {topic}: {path} is missing")
    return tomllib.loads(path.read_text(encoding="utf-8"))
