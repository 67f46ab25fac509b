"""The order of the talk cannot be skipped, and the draw of follow-ups is fair."""

import random
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.errors import RefusedError
from models.rules import talk
from models.rules.norms import norms
from models.rules.sampling import Finished, drawn, lot_of
from models.rules.talk import Confirmed, check_talk, open_topics
from models.rules.terms import RequestCategory, TicketKind

TALK = norms().care.talk
FOLLOW_UP = norms().care.follow_up
LATER = [one.code for one in TALK.topics if not one.before_confirmation]
CONFIRMED = Confirmed(normal=True, by="叶建国")


def test_the_norm_opens_with_greeting_and_equipment() -> None:
    assert [one.code for one in TALK.topics][:2] == ["greeting", "running"]
    assert open_topics(Confirmed(), TALK.topics) == {"greeting", "running"}
    assert open_topics(CONFIRMED, TALK.topics) == {one.code for one in TALK.topics}


@pytest.mark.parametrize("topic", LATER)
def test_no_topic_may_come_before_the_equipment_is_confirmed(topic: str) -> None:
    for half in (Confirmed(), Confirmed(normal=True), Confirmed(by="叶"), Confirmed(True, "  ")):
        with pytest.raises(RefusedError) as refused:
            check_talk({"greeting", topic}, half, TALK)
        assert refused.value.code == "visit.equipment_first"
        assert refused.value.facts["topic"] == topic
    check_talk({topic}, CONFIRMED, TALK)


def test_a_call_of_nothing_but_a_greeting_is_not_confirmed_either() -> None:
    with pytest.raises(RefusedError) as refused:
        check_talk({"greeting"}, Confirmed(), TALK)
    assert refused.value.code == "visit.not_confirmed"


def test_a_rule_that_forgot_the_confirmation_would_be_seen(monkeypatch) -> None:
    monkeypatch.setattr(Confirmed, "is_given", property(lambda self: True))
    check_talk({LATER[0]}, Confirmed(), TALK)  # the planted fault lets it pass
    monkeypatch.undo()
    with pytest.raises(RefusedError):
        talk.check_talk({LATER[0]}, Confirmed(), TALK)


def month(count: int, *, complaint: bool = False, kind: TicketKind = TicketKind.FAULT, at: int = 0):
    category = RequestCategory.COMPLAINT if complaint else RequestCategory.EQUIPMENT_FAULT
    return [
        Finished(f"LX-GZ-202611{n % 28 + 1:02}-{at + n:04}", kind, category, "2026-11")
        for n in range(count)
    ]


@given(st.integers(0, 200), st.integers(0, 50), st.randoms(use_true_random=False))
def test_all_complaints_and_three_in_ten_others_are_drawn(others, complaints, chance) -> None:
    pot = month(others) + month(complaints, complaint=True, at=5000)
    chance.shuffle(pot)
    chosen = drawn(pot, FOLLOW_UP)
    assert {one.number for one in pot if one.is_complaint} <= chosen
    assert len(chosen) - complaints == -(-3 * others // 10)


def test_each_kind_is_drawn_for_itself() -> None:
    pot = month(10) + month(1, kind=TicketKind.SURVEY, at=9000)
    chosen = drawn(pot, FOLLOW_UP)
    assert pot[-1].number in chosen
    assert len(chosen) == 4


def test_the_same_pot_gives_the_same_draw_in_whatever_order_it_is_handed_in() -> None:
    pot = month(90)
    again = list(pot)
    random.Random(7).shuffle(again)
    assert drawn(pot, FOLLOW_UP) == drawn(again, FOLLOW_UP)


def test_the_draw_is_even_over_days_and_over_the_digits_of_the_number() -> None:
    pot = [
        Finished(
            f"LX-GZ-2026{m:02}{d:02}-{n:04}",
            TicketKind.FAULT,
            RequestCategory.EQUIPMENT_FAULT,
            f"2026-{m:02}",
        )
        for m in range(1, 13)
        for d in range(1, 29)
        for n in range(1, 21)
    ]
    chosen = drawn(pot, FOLLOW_UP)
    by_serial = Counter(int(number[-4:]) for number in chosen)
    each = 12 * 28
    spread = (each * 0.3 * 0.7) ** 0.5
    assert all(abs(by_serial[n] - each * 0.3) < 4.5 * spread for n in range(1, 21))


def test_a_draw_that_took_the_first_ones_would_not_be_even(monkeypatch) -> None:
    monkeypatch.setattr("models.rules.sampling.lot_of", lambda number: number[-4:])
    chosen = drawn(month(100), FOLLOW_UP)
    assert chosen == {one.number for one in month(100)[:30]}
    monkeypatch.undo()
    assert drawn(month(100), FOLLOW_UP) != chosen
    assert len(lot_of("LX-GZ-20261101-0001")) == 64
