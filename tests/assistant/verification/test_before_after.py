"""What comes before what."""

from __future__ import annotations

import pytest

from tests.assistant.verdicts import passes

MAYOR = "Kaupunki hyväksyi sopimuksen ennen kuin ministeri allekirjoitti sen."
SCORES = "Hakemus pisteytetään tarkistuksen jälkeen."
MEETING = "Päätös julkaistaan kokouksen jälkeen."


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        ("Ministeri allekirjoitti sopimuksen ennen kuin kaupunki hyväksyi sen.", MAYOR),
        ("Hakemus tarkistetaan pisteytyksen jälkeen.", SCORES),
        ("Päätös julkaistaan kokouksessa.", MEETING),
        ("Päätös julkaistaan kokouksen aikana.", MEETING),
        (
            "Hakemus siirtyy ensin kaupungille ja sitten liitolle.",
            "Hakemus siirtyy ensin liitolle ja sitten kaupungille.",
        ),
    ],
)
def test_the_order_of_events_stays(claim: str, evidence: str) -> None:
    assert not passes(claim, evidence)


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        ("Tarkistuksen jälkeen hakemus pisteytetään.", SCORES),
        ("Kokouksen jälkeen päätös julkaistaan.", MEETING),
    ],
)
def test_the_same_order_passes(claim: str, evidence: str) -> None:
    assert passes(claim, evidence)
