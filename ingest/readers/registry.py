"""Every format that is read: the ending of its files and the module that reads them. A new reader is one line here.

A module has one function ``read(path) -> Reading`` and is imported when the first file of its format is read.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from pathlib import Path

from ingest.blocks import Reading

READERS = {
    ".txt": "text",
    ".text": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".pdf": "pdf",
    ".docx": "office.docx",
    ".odt": "office.opendocument",
    ".ods": "office.opendocument",
    ".rtf": "office.rtf",
    ".xlsx": "office.workbook",
    ".xlsm": "office.workbook",
    ".pptx": "office.slides",
    ".csv": "office.delimited",
    ".tsv": "office.delimited",
}


def has_reader(path: Path) -> bool:
    """Whether a reader knows the ending of ``path``."""
    return path.suffix.lower() in READERS


def reader_of(path: Path) -> Callable[[Path], Reading] | None:
    """Return what reads ``path``; None when no reader knows its ending."""
    name = READERS.get(path.suffix.lower())
    if name is None:
        return None
    read: Callable[[Path], Reading] = import_module(f"ingest.readers.{name}").read
    return read
