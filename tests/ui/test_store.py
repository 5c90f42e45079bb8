"""Conversations outlive the process, end with their retention, and leave no text behind."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.ui.fakes import FOCUS, KUOPIO, answered, citation
from ui.conversation import Exchange, Filters, OpenedCitation
from ui.store import Store

EXCHANGE = Exchange(
    "Mitkä?", answered("Mitkä?"), (OpenedCitation(citation(), "ohje", KUOPIO.title),), filters=Filters(("laki",))
)


@pytest.fixture
def url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'conversations.sqlite'}"


def test_a_conversation_is_there_after_a_restart(url: str) -> None:
    other = Exchange("Entä Oulu?", error="Ei onnistunut.")
    store = Store(url)
    store.add("one", EXCHANGE)
    store.add("one", other)
    assert Store(url).last("one", 40) == (EXCHANGE, other)
    assert Store(url).last("one", 1) == (other,)
    assert Store(url).find("one", EXCHANGE.id) == EXCHANGE
    assert Store(url).find("two", EXCHANGE.id) is None


def test_what_is_older_than_the_retention_is_deleted(url: str, tmp_path: Path) -> None:
    old = (datetime.now(UTC) - timedelta(days=8)).isoformat(timespec="seconds")
    Store(url).add("one", replace(EXCHANGE, asked=old))
    store = Store(url, retention_days=7)
    assert store.last("one", 40) == ()
    store.add("two", Exchange("Uusi?"))
    assert FOCUS.encode() not in (tmp_path / "conversations.sqlite").read_bytes()


def test_a_forgotten_conversation_and_a_removed_document_leave_no_text_in_the_file(url: str, tmp_path: Path) -> None:
    store = Store(url)
    store.add("one", EXCHANGE)
    store.forget("one")
    store.add("two", replace(EXCHANGE, id="another"))
    assert store.forget_without({"toinen-asiakirja"}) == 1
    assert store.last("two", 40) == ()
    assert FOCUS.encode() not in (tmp_path / "conversations.sqlite").read_bytes()


def test_a_changed_exchange_takes_the_place_of_the_old_one(url: str) -> None:
    store = Store(url)
    store.add("one", EXCHANGE)
    store.replace(replace(EXCHANGE, vote="up"))
    assert [exchange.vote for exchange in store.last("one", 40)] == ["up"]


def test_a_place_that_cannot_be_written_costs_the_restart_and_nothing_else(tmp_path: Path) -> None:
    store = Store(f"sqlite:///{tmp_path / 'none' / 'conversations.sqlite'}")
    store.add("one", EXCHANGE)
    assert store.last("one", 40) == (EXCHANGE,)
