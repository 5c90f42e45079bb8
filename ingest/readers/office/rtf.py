"""Rich text (.rtf), through striprtf: the words, paragraphs and lists; the type of headings is not kept."""

from __future__ import annotations

from pathlib import Path

from striprtf.striprtf import rtf_to_text

from assistant.errors import UnreadableDocumentError
from ingest.blocks import Reading
from ingest.readers.text import text_blocks


def read(path: Path) -> Reading:
    """Read the blocks of a rich text file. Raises UnreadableDocumentError when it is none."""
    source = path.read_bytes().decode("latin-1")
    if not source.lstrip().startswith("{\\rtf"):
        raise UnreadableDocumentError(f"{path.name}: not rich text; save it as .rtf or .docx from its program.")
    text: str = rtf_to_text(source, encoding="cp1252", errors="replace")
    # Every line of an RTF text is a paragraph.
    return Reading(tuple(text_blocks("\n\n".join(line for line in text.split("\n") if line.strip()))))
