"""Every error that the product raises on purpose.

ApuriError                     one line: what was wrong, and what to do
├── SettingsError              a setting has a value that cannot be used
├── IndexFolderError           the index folder cannot be used
│   ├── IndexMissingError      there is none at that path
│   ├── IndexMismatchError     it was built with another encoder, analyser or format
│   ├── IndexDamagedError      its stores disagree
│   └── IndexLockedError       another ingest is writing it
├── DocumentError              one input document cannot be read; the others are
│   ├── UnsupportedFormatError   no reader knows the format
│   ├── UnreadableDocumentError  damaged, encrypted, empty, no text
│   └── DocumentLimitError       too large, too slow, too deep
├── ManifestError              the manifest is malformed
├── FetchError                 an original could not be downloaded
├── GeneratorError             the chat model did not answer usably
└── MissingExtraError          an optional package is not installed; names the extra
"""


class ApuriError(Exception):
    """Base of all: its text is one line that says what was wrong and what to do."""


class SettingsError(ApuriError):
    """A setting has a value that cannot be used."""


class IndexFolderError(ApuriError):
    """The index folder cannot be used."""


class IndexMissingError(IndexFolderError):
    """There is no index at the path."""


class IndexMismatchError(IndexFolderError):
    """The index was built with another encoder, analyser or format."""


class IndexDamagedError(IndexFolderError):
    """The stores of the index disagree."""


class IndexLockedError(IndexFolderError):
    """Another process is writing the index."""


class DocumentError(ApuriError):
    """One input document cannot be read."""


class UnsupportedFormatError(DocumentError):
    """No reader knows the format."""


class UnreadableDocumentError(DocumentError):
    """The document is damaged, encrypted, empty or has no text."""


class DocumentLimitError(DocumentError):
    """The document is too large, too slow to read or too deeply nested."""


class ManifestError(ApuriError):
    """The manifest is malformed."""


class FetchError(ApuriError):
    """An original could not be downloaded."""


class GeneratorError(ApuriError):
    """The chat model did not answer usably."""


class MissingExtraError(ApuriError):
    """An optional package is not installed."""
