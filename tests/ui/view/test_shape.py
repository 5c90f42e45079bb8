"""How an answer is laid out."""

from assistant.domain import AnswerStatus, Claim, Span
from tests.ui.fakes import FOCUS, answered, refused
from ui import texts
from ui.view import shape
from ui.view.addresses import safe_url
from ui.view.shape import State


def test_the_badge_has_three_states() -> None:
    assert shape.state(answered("?")) is State.ANSWER
    assert shape.state(answered("?", note="Osuma on epävarma.")) is State.UNCERTAIN
    assert shape.state(answered("?", unsure=True)) is State.UNCERTAIN
    assert shape.state(answered("?", status=AnswerStatus.PARTLY_ANSWERED)) is State.UNCERTAIN
    assert shape.state(refused("?")) is State.NONE
    assert set(texts.STATE_LABELS) == set(State)
    assert set(texts.STATUS_LABELS) == set(AnswerStatus)


def test_items_after_a_colon_are_a_list() -> None:
    claims = (Claim("Sopimukset ovat:", (1,)), Claim("Kuopio", (2,)), Claim("Lahti", (3,)), Claim("Lopuksi.", (4,)))
    first, last = shape.blocks(answered("?", *claims))
    assert [item.text for item in first.items] == ["Kuopio", "Lahti"]
    assert (last.number, last.claim.text, last.items) == (3, "Lopuksi.", ())


def test_what_adds_to_the_answer_stands_apart() -> None:
    answer = answered("?", Claim(FOCUS, (1,)), Claim("Lisäksi.", (1,), more=True))
    assert [block.claim.text for block in shape.blocks(answer)] == [FOCUS]
    assert [block.claim.text for block in shape.blocks(answer, more=True)] == ["Lisäksi."]


def test_the_asked_part_is_marked_in_its_sentence_and_in_no_other() -> None:
    claims = (Claim("Ensin.", (1,)), Claim(FOCUS, (1,)))
    start = FOCUS.index("terveysteknologia")
    span = Span(1, start, start + len("terveysteknologia"), "terveysteknologia")
    answer = answered("?", *claims, answer_span=span)
    assert shape.asked_part(answer, 1)[1] == "terveysteknologia"
    assert "".join(shape.asked_part(answer, 1)) == FOCUS
    assert shape.asked_part(answer, 0) == ("Ensin.", "", "")
    assert shape.asked_part(answered("?", *claims, answer_span=Span(1, 0, 3, "muu")), 1) == (FOCUS, "", "")


def test_only_web_addresses_become_links() -> None:
    assert safe_url(" https://tem.fi/ekosysteemisopimukset ") == "https://tem.fi/ekosysteemisopimukset"
    for bad in ("javascript:alert(1)", "data:text/html,x", "//tem.fi", "/polku", "http://", "http://[", ""):
        assert safe_url(bad) == ""
