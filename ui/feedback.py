"""Thumbs up or down, kept in a JSON-lines file of the operator's choice, or nowhere."""

from __future__ import annotations

import json
import threading
from datetime import UTC, datetime
from pathlib import Path

from ui.conversation import Exchange

VOTES = ("up", "down", "withdrawn")


class FeedbackLog:
    """Appends one JSON object a line; without a path it keeps nothing and the page shows no thumbs.

    The last line of an ``answer_id`` counts: ``withdrawn`` takes an earlier vote back.
    """

    def __init__(self, path: Path | None = None) -> None:
        self._path = path
        self._lock = threading.Lock()

    @property
    def enabled(self) -> bool:
        """Whether votes are kept."""
        return self._path is not None

    def add(self, exchange: Exchange, vote: str, reason: str = "") -> None:
        """Keep ``vote`` on ``exchange``; raises OSError when the file cannot be written."""
        if self._path is None or exchange.answer is None:
            return
        line = {
            "time": datetime.now(UTC).isoformat(timespec="seconds"),
            "vote": vote,
            "reason": reason[:200],
            "answer_id": exchange.id,
            "question": exchange.question,
            "status": exchange.answer.status.value,
            "answer": exchange.answer.text,
            "documents": sorted(exchange.documents),
            "kinds": list(exchange.filters.kinds),
            "cities": list(exchange.filters.cities),
            "since": exchange.filters.since,
            "generation": exchange.generation,
        }
        with self._lock, self._path.open("a", encoding="utf-8") as file:
            file.write(json.dumps(line, ensure_ascii=False) + "\n")
