"""What the commands share: the settings for the index that is named."""

from __future__ import annotations

import argparse
from dataclasses import replace
from pathlib import Path

from assistant.settings import Settings


def index_parser(name: str, about: str | None) -> argparse.ArgumentParser:
    """Return the parser of ``python -m evals NAME`` with ``--index``."""
    parser = argparse.ArgumentParser(prog=f"python -m evals {name}", description=about)
    parser.add_argument("--index", type=Path, help="index folder (default: APURI_INDEX or index)")
    return parser


def settings_for(index: Path | None) -> Settings:
    """Return the environment's settings, with ``index`` in place of theirs where one is given."""
    settings = Settings.from_environment()
    return replace(settings, index=index) if index else settings
