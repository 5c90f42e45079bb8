"""The text around a citation, for the reader who opens it."""

from __future__ import annotations

from assistant.domain import Citation, Surroundings
from assistant.index.catalog import Catalog


def around(catalog: Catalog, citation: Citation, width: int) -> Surroundings:
    """The quote with up to ``width`` characters on each side, cut at white space.

    Raises KeyError when the document has left the index.
    """
    text = catalog.text(citation.document_id)
    start, end = max(0, citation.start - width), min(len(text), citation.end + width)
    if start > 0:
        start = _next_space(text, start, citation.start)
    if end < len(text):
        end = max(text.rfind(" ", citation.end, end), text.rfind("\n", citation.end, end), citation.end)
    return Surroundings(
        before=text[start : citation.start],
        quote=text[citation.start : citation.end],
        after=text[citation.end : end],
        section_path=_section_path(catalog, citation),
    )


def _next_space(text: str, position: int, limit: int) -> int:
    """The first position after a white space at or after ``position``, at most ``limit``."""
    while position < limit and not text[position - 1].isspace():
        position += 1
    return position


def _section_path(catalog: Catalog, citation: Citation) -> tuple[str, ...]:
    for section in catalog.sections(citation.document_id):
        if section.start <= citation.start < section.end:
            return section.path
    return ()
