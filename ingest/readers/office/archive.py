"""Office files are ZIP archives of XML: open them without letting a small file become a huge one."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from xml.etree import ElementTree

from assistant.errors import DocumentLimitError, UnreadableDocumentError

LARGEST_PART = 200 * 1024 * 1024
_DEEPEST = 2_000
_ENCRYPTED_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


class Archive:
    """The XML parts of an office file.

    Raises UnreadableDocumentError when it is no archive or encrypted, DocumentLimitError for a part out of proportion.
    """

    def __init__(self, path: Path) -> None:
        self._name = path.name
        with path.open("rb") as file:
            if file.read(8) == _ENCRYPTED_OFFICE:
                raise UnreadableDocumentError(
                    f"{path.name}: encrypted, or in an Office format from before 2007; save a new copy, no password."
                )
        try:
            self._zip = zipfile.ZipFile(path)
        except zipfile.BadZipFile as error:
            raise self._damaged(error) from error

    def check(self) -> None:
        """Raise DocumentLimitError when it would unpack to more than it may; for libraries that open the file anew."""
        if sum(part.file_size for part in self._zip.infolist()) > LARGEST_PART:
            raise self._too_large()

    def __enter__(self) -> Archive:
        return self

    def __exit__(self, *_: object) -> None:
        self._zip.close()

    def xml(self, part: str) -> ElementTree.Element | None:
        """Parse one part; None when the archive has none of that name."""
        try:
            info = self._zip.getinfo(part)
        except KeyError:
            return None
        try:
            with self._zip.open(info) as file:
                data = file.read(LARGEST_PART + 1)
            if len(data) > LARGEST_PART:
                raise self._too_large()
            return self._parse(data)
        except (zipfile.BadZipFile, ElementTree.ParseError, RuntimeError, EOFError, NotImplementedError, OSError) as e:
            raise self._damaged(e) from e
        except ValueError as error:
            raise self._damaged(error) from error

    def _parse(self, data: bytes) -> ElementTree.Element:
        depth = 0
        root: ElementTree.Element | None = None
        for event, element in ElementTree.iterparse(io.BytesIO(data), events=("start", "end")):
            root = element if root is None else root
            depth += 1 if event == "start" else -1
            if depth > _DEEPEST:
                raise DocumentLimitError(f"{self._name}: nested too deep to read; save it anew from its program.")
        if root is None:
            raise ElementTree.ParseError("no element found")
        return root

    def _too_large(self) -> DocumentLimitError:
        megabytes = LARGEST_PART >> 20
        return DocumentLimitError(
            f"{self._name}: it unpacks to more than {megabytes} MB; check who made it, or split it."
        )

    def _damaged(self, error: Exception) -> UnreadableDocumentError:
        reason = " ".join(str(error).split())[:120]
        return UnreadableDocumentError(f"{self._name}: damaged ({reason}); open it in its program and save it anew.")
