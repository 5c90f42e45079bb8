"""The index folder on disk: ``CURRENT``, the generation folders, the writer's lock.

``CURRENT`` holds the name of one generation folder and is only ever replaced by a rename, after everything in that
folder has reached the disk. A folder without checksums that ``CURRENT`` does not name is a leftover of a writer that
died. The next writer removes it, and the generations beyond those to keep. Readers keep their files open; on POSIX
they stay readable.
"""

from __future__ import annotations

import fcntl
import os
import secrets
import shutil
import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path

from assistant.checksums import CHECKSUMS_FILE
from assistant.errors import IndexDamagedError, IndexFolderError, IndexLockedError

CHROMA_DATABASE = "chroma/chroma.sqlite3"  # of a generation; Chroma writes it whenever it opens it
_CURRENT = "CURRENT"
_LOCK = ".lock"
_PREFIX = "generation-"


def current_name(folder: Path) -> str | None:
    """The name of the current generation; None when the folder has none.

    Raises IndexDamagedError when ``CURRENT`` holds anything but the name of a folder beside it.
    """
    try:
        name = (folder / _CURRENT).read_text(encoding="utf-8").strip()
    except (FileNotFoundError, NotADirectoryError):
        return None
    except (OSError, UnicodeDecodeError) as error:
        raise IndexDamagedError(f"{folder / _CURRENT} cannot be read ({error}); build the index again.") from None
    if not name.startswith(_PREFIX) or Path(name).name != name:
        raise IndexDamagedError(f"{folder / _CURRENT} names no generation; build the index again.")
    return name


@contextmanager
def writer_lock(folder: Path) -> Iterator[None]:
    """Hold the folder for writing; it is created when missing. The kernel frees the lock when the process ends.

    Raises IndexLockedError, saying who holds it, IndexFolderError when the folder cannot be made.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        file = (folder / _LOCK).open("a+", encoding="utf-8")
    except OSError as error:
        raise IndexFolderError(f"The index folder {folder} cannot be written: {error.strerror}.") from None
    with file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            file.seek(0)
            holder = file.read().strip() or "another process"
            raise IndexLockedError(f"{folder} is being written by {holder}; wait until it has finished.") from None
        with suppress(OSError):  # on a full disk the lock holds without saying who has it
            file.truncate(0)
            file.write(f"process {os.getpid()} on {socket.gethostname()} since {datetime.now():%Y-%m-%d %H:%M:%S}")
            file.flush()
        try:
            yield
        finally:
            file.truncate(0)


def new_generation(folder: Path) -> Path:
    """Make the empty folder of the next generation. Names never repeat, so that a reader sees every change."""
    numbers = [int(name.split("-")[1]) for name in generation_names(folder)]
    path = folder / f"{_PREFIX}{max(numbers, default=0) + 1:06d}-{secrets.token_hex(3)}"
    path.mkdir()
    return path


def publish(generation: Path) -> None:
    """Make ``generation`` the current one, after its files have reached the disk."""
    for path in generation.rglob("*"):
        _sync(path)
    _sync(generation)
    make_current(generation.parent, generation.name)


def make_current(folder: Path, name: str) -> None:
    """Point ``CURRENT`` at a generation; the caller holds the lock."""
    temporary = folder / f"{_CURRENT}.new"
    temporary.write_text(name + "\n", encoding="utf-8")
    _sync(temporary)
    temporary.replace(folder / _CURRENT)
    _sync(folder)


def prune(folder: Path, keep: int = 1) -> None:
    """Remove leftovers, and all but ``keep`` generations, the current one among them; the caller holds the lock."""
    current = current_name(folder)
    others = [name for name in generation_names(folder) if name != current]
    whole = [name for name in others if (folder / name / CHECKSUMS_FILE).is_file()]
    for name in set(others) - set(whole[: max(0, keep - 1)]):
        shutil.rmtree(folder / name, ignore_errors=True)
    (folder / f"{_CURRENT}.new").unlink(missing_ok=True)


def generation_names(folder: Path) -> list[str]:
    """Return the names of the generation folders, newest first."""
    return sorted((p.name for p in folder.glob(f"{_PREFIX}*") if p.name.split("-")[1].isdigit()), reverse=True)


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
