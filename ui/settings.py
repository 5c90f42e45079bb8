"""What can be set of the web service beyond ``assistant.settings``: its name, its contact, what it keeps and for how long."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from assistant.errors import SettingsError
from ui import texts

SHIPPED_REPORT = Path(__file__).parents[1] / "evals" / "figures.json"


@dataclass(frozen=True, slots=True)
class Site:
    """The service as its readers see it.

    ``conversations`` is an SQLAlchemy URL; empty keeps them in memory only. ``report`` is a file of ``evals`` figures,
    or a folder of such files, of which the newest is shown.
    """

    name: str = texts.NAME
    contact: str = ""
    conversations: str = ""
    retention_days: float = 30.0
    hosts: tuple[str, ...] = ()
    report: Path | None = None

    @classmethod
    def from_environment(cls, index: Path, environment: Mapping[str, str] | None = None) -> Site:
        """Read the settings; conversations are kept in a file beside the index unless ``APURI_CONVERSATIONS`` says else.

        Raises SettingsError for a retention that is not a number of days.
        """
        env = os.environ if environment is None else environment
        beside = index.resolve().with_name(f"{index.resolve().name}-conversations.sqlite")
        return cls(
            name=env.get("APURI_SITE_NAME") or texts.NAME,
            contact=env.get("APURI_SITE_CONTACT", ""),
            conversations=env.get("APURI_CONVERSATIONS") or f"sqlite:///{beside}",
            retention_days=_days(env.get("APURI_RETENTION_DAYS") or "30"),
            report=Path(env.get("APURI_REPORT") or SHIPPED_REPORT),
            hosts=tuple(host.strip() for host in env.get("APURI_HOSTS", "").split(",") if host.strip()),
        )


def _days(value: str) -> float:
    try:
        days = float(value)
    except ValueError:
        days = 0.0
    if not 0 < days < 36_500:
        raise SettingsError(f"APURI_RETENTION_DAYS is {value!r}; set it to a number of days above zero.")
    return days
