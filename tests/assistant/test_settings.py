"""Settings come from the environment once, and a bad value says which."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.errors import SettingsError
from assistant.settings import Settings


def test_an_empty_environment_gives_settings_that_work_offline() -> None:
    settings = Settings.from_environment({})
    assert settings == Settings()
    assert settings.chat_model == ""


def test_every_documented_variable_reaches_its_setting() -> None:
    settings = Settings.from_environment(
        {
            "APURI_INDEX": "/srv/index",
            "APURI_ENCODER": "other",
            "APURI_CROSS_ENCODER": "reader",
            "APURI_CHAT_MODEL": "openai:NAME",
            "APURI_CHAT_BASE_URL": "http://127.0.0.1:8080/v1",
            "APURI_CHAT_API_KEY": "key",
            "APURI_CHAT_TIMEOUT": "5",
            "APURI_HOST": "0.0.0.0",
            "APURI_PORT": "8000",
            "APURI_FEEDBACK": "/srv/votes.jsonl",
        }
    )
    assert settings.index == Path("/srv/index")
    assert (settings.encoder, settings.chat_model, settings.chat_api_key) == ("other", "openai:NAME", "key")
    assert settings.chat_base_url == "http://127.0.0.1:8080/v1"
    assert settings.cross_encoder == "reader"
    assert (settings.chat_timeout_s, settings.host, settings.port) == (5.0, "0.0.0.0", 8000)
    assert settings.feedback == Path("/srv/votes.jsonl")


@pytest.mark.parametrize("value", ["abc", "-1", "0"])
def test_a_port_that_is_no_port_is_named_in_the_error(value: str) -> None:
    with pytest.raises(SettingsError, match="APURI_PORT"):
        Settings.from_environment({"APURI_PORT": value})


def test_an_unknown_chat_style_is_named_with_those_there_are() -> None:
    with pytest.raises(SettingsError, match="select, reword"):
        Settings.from_environment({"APURI_CHAT_STYLE": "dance"})
    assert Settings.from_environment({}).chat_style == "select"
