"""What the screen says: days and kilometres, verdicts and reasons, and the log in words."""

from datetime import date

import pytest

from models.queries.due_board import DueItem
from models.queries.quota import QuotaRow
from models.queries.things import LogRow
from models.rules.due import NEVER_DONE, Nearness, Urgency, nearness
from models.rules.norms import norms
from models.rules.quota import Holding, Stock, Unfit, judge
from models.rules.terms import DueKind, InstrumentKind, NormSource, ThingState
from tests.fixed_clock import MORNING
from views.theme import current
from views.things.log_words import log_words, verb_words
from views.things.quota_words import per_words, rule_words, verdict_words, why_words
from views.things.words import STATES, URGENCIES, due_words, left_words

LEADS = (60, 30, 7, 0)
CREWS = (Holding("B01", "B01"), Holding("B02", "B02"))


def item(left, **more):
    near = left if isinstance(left, Nearness) else nearness(left, LEADS)
    given = {"due_on": date(2026, 11, 20)} | more
    return DueItem("vehicle", "A", "van", DueKind.ANNUAL_INSPECTION, near, **given)


def log(noun, verb, **facts):
    return LogRow(1, MORNING, "li", noun, verb, facts)


def quota(name, **held):
    rows = judge(norms().equipment.quotas, Stock(crews=CREWS, **held))
    standing = next(row for row in rows if row.quota_id == name)
    backing = norms().backing("equipment", "quotas", name, kind=NormSource.DEFAULT)
    return QuotaRow(standing, backing, tuple(f"crew {code}" for code in standing.short_crews))


@pytest.mark.parametrize(
    ("shown", "said"),
    [
        (item(-3), "3 d over"),
        (item(0), "last day today"),
        (item(1200), "1,200 d left"),
        (item(NEVER_DONE, due_on=None), "no certificate on record"),
        (item(40, due_km=9000, by_km=True), "40 km left"),
        (item(-40, due_km=9000, by_km=True), "40 km over"),
        (None, ""),
    ],
)
def test_how_long_is_left_is_said_in_days_or_kilometres(shown, said):
    assert left_words(shown) == said


def test_a_day_that_never_was_is_a_dash_and_a_mileage_stands_beside_its_day():
    assert due_words(item(NEVER_DONE, due_on=None)) == "—"
    assert due_words(item(1, due_km=9000)) == "2026-11-20 / 9,000 km"


def test_every_state_and_urgency_has_an_icon_of_its_own_and_a_colour_of_the_theme():
    for looks, kind in ((STATES, ThingState), (URGENCIES, Urgency)):
        assert set(looks) == set(kind)
        assert len({look.icon for look in looks.values()}) == len(looks)
        assert {look.tone for look in looks.values()} - {None} <= set(current().colours)


class TestTheStandard:
    def test_a_shortage_says_how_many_why_and_who(self):
        held = {InstrumentKind.POWER_METER: [Holding("1", "B01", Unfit.OUT_OF_DATE)]}
        row = quota("power_meter", instruments=held)
        assert verdict_words(row) == "2 short"
        assert why_words(row) == "1 out of date; without: crew B01, crew B02"
        assert per_words(row) == "1 for each crew"

    def test_what_is_not_there_at_all_is_said_once(self):
        assert why_words(quota("power_meter")) == "none registered"

    def test_what_is_met_and_what_no_register_keeps(self):
        held = {InstrumentKind.OTDR: [Holding("1", None)]}
        assert verdict_words(quota("otdr", instruments=held)) == "met"
        assert verdict_words(quota("laptop")) == "no register"

    def test_the_rule_behind_a_row_names_article_and_edition(self):
        assert "2.2" in rule_words(quota("otdr"))
        assert "2011-V1" in rule_words(quota("otdr"))


class TestTheLog:
    def test_what_people_said_comes_first(self):
        row = log("loan", "add", condition="", override_reason="flood", due_back_at=None)
        assert (verb_words(row), log_words(row)) == ("Lent", "flood")

    def test_a_change_tells_before_and_after_and_no_row_ids(self):
        changed = {"seats": [5, 7], "keeper_id": [None, 3], "model": ["", "PM-212"]}
        row = log("vehicle", "edit", version=2, changed=changed)
        assert log_words(row) == "Seats 5 → 7  Keeper  Model PM-212"

    def test_states_and_kinds_are_words_and_moments_office_time(self):
        changed = {"state": ["in_store", "repairing"]}
        assert "维修" in log_words(log("instrument", "set_state", changed=changed, reason="x"))
        assert "年检" in log_words(log("due", "add", kind="annual_inspection"))
        back = log("loan", "add", due_back_at="2026-11-20T01:30:00+00:00")
        assert "2026-11-20 09:30" in log_words(back)

    def test_a_first_entry_repeats_nothing_and_a_new_verb_is_its_own_word(self):
        assert log_words(log("vehicle", "add", plate="A", seats=5)) == ""
        assert verb_words(log("vehicle", "levitate")) == "levitate"
