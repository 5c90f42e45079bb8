"""The service's own settings."""

from pathlib import Path

import pytest

from assistant.errors import SettingsError
from ui.settings import SHIPPED_REPORT, Site


def test_conversations_are_kept_beside_the_index_unless_set_otherwise(tmp_path: Path) -> None:
    assert Site.from_environment(tmp_path / "index", {}).conversations == (
        f"sqlite:///{tmp_path / 'index-conversations.sqlite'}"
    )
    site = Site.from_environment(tmp_path, {"APURI_CONVERSATIONS": "postgresql://apuri@db/apuri"})
    assert site.conversations == "postgresql://apuri@db/apuri"


def test_a_city_puts_its_own_name_contact_and_hosts(tmp_path: Path) -> None:
    environment = {
        "APURI_SITE_NAME": "Lahden apuri",
        "APURI_SITE_CONTACT": "neuvonta@example.org",
        "APURI_HOSTS": "apuri.example.org, apuri",
    }
    site = Site.from_environment(tmp_path, environment)
    assert (site.name, site.contact) == ("Lahden apuri", "neuvonta@example.org")
    assert site.hosts == ("apuri.example.org", "apuri")


@pytest.mark.parametrize("days", ["kuukausi", "0", "-3", "nan"])
def test_a_retention_that_is_no_number_of_days_is_an_error(days: str, tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="APURI_RETENTION_DAYS"):
        Site.from_environment(tmp_path, {"APURI_RETENTION_DAYS": days})


def test_the_report_is_the_shipped_one_unless_set_otherwise(tmp_path: Path) -> None:
    assert Site.from_environment(tmp_path, {}).report == SHIPPED_REPORT
    assert Site.from_environment(tmp_path, {"APURI_REPORT": str(tmp_path)}).report == tmp_path
