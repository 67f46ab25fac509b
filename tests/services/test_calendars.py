"""A new year's holidays laid over the shipped calendar, on both engines."""

from datetime import date, datetime, timedelta

import pytest

from models.domain import Event, Setting, Ticket
from models.domain.office_calendar import CALENDAR_YEARS
from models.errors import RefusedError
from models.queries.calendars import office_years
from models.rules import calendar
from models.rules.calendar import calendar_with, shipped_calendar, use_years, working_calendar
from models.rules.calendar_years import read_years
from models.rules.terms import Role
from models.rules.zone import SHANGHAI
from models.services.calendars import lay_years, take_years_back

NOTICE = "国务院办公厅关于2027年部分节假日安排的通知"
LIST = """日期,节日
2027-01-01,元旦
2027-02-05,春节
2027-02-08,春节
2027-02-09,春节
2027-02-14,春节补班
2027/10/1,国庆节
2027年10月4日,国庆节
"""
EVE = datetime(2026, 12, 31, 16, 0, tzinfo=SHANGHAI)


@pytest.fixture(autouse=True)
def _no_years_left_behind():
    yield
    use_years(())


def told(text=LIST, **more):
    return read_years(text, file="2027.csv", **({"source": NOTICE} | more))


def lay(county, text=LIST):
    return county.act(lambda s: lay_years(s, years=told(text)))


def code_of(call):
    with pytest.raises(RefusedError) as refused:
        call()
    return refused.value.code


def test_years_are_kept_as_a_setting_with_an_event_and_reckoned_by(any_county):
    lay(any_county)
    laid = any_county.ask(office_years)
    assert laid == (told(),)
    use_years(laid)
    now = working_calendar()
    assert now.covered_until == date(2027, 12, 31)
    assert now.version == "cn-2026.1+2027-2027"
    assert not now.is_working(date(2027, 2, 8))
    assert now.is_working(date(2027, 2, 14))
    assert now.reason(date(2027, 2, 14)) == "春节"
    assert not now.is_working(date(2026, 10, 1))
    event = any_county.ask(lambda s: s.query(Event).order_by(Event.sequence.desc()).first())
    assert (event.subject_kind, event.subject) == ("setting", CALENDAR_YEARS)
    assert event.facts["value"][0]["source"] == NOTICE


def test_taking_back_is_an_event_of_its_own_and_leaves_the_calendar_as_before(any_county):
    lay(any_county)
    any_county.act(take_years_back)
    assert any_county.ask(office_years) == ()
    assert calendar_with(()) == shipped_calendar()
    event = any_county.ask(lambda s: s.query(Event).order_by(Event.sequence.desc()).first())
    assert event.facts["changed"]["value"][1] == []
    assert code_of(lambda: any_county.act(take_years_back)) == "calendar.nothing_laid"


def business_ticket(county, now):
    """Open a ticket whose limit runs in working time into the new year."""
    county.now = now
    return county.open(kind="relocation")


def due(county, number):
    return county.ask(lambda s: s.query(Ticket.due_at).filter_by(number=number).scalar())


def test_limits_of_open_tickets_run_by_the_new_year_at_once(any_county):
    any_county.now = EVE
    number = business_ticket(any_county, EVE).number
    before = due(any_county, number)
    holidays = LIST + "".join(f"2027-01-{day:02},元旦\n" for day in range(4, 30))
    changed = lay(any_county, holidays)
    after = due(any_county, number)
    assert changed == 1
    assert after > before
    use_years(any_county.ask(office_years))
    any_county.act(take_years_back)
    assert due(any_county, number) == before


def test_a_covered_day_that_has_begun_is_never_made_another(any_county):
    lay(any_county)
    any_county.now = datetime(2027, 2, 8, 9, tzinfo=SHANGHAI)
    without = LIST.replace("2027-02-08,春节\n", "")
    assert code_of(lambda: lay(any_county, without)) == "calendar.day_is_past"
    assert code_of(lambda: any_county.act(take_years_back)) == "calendar.day_is_past"
    later = LIST.replace("2027年10月4日,国庆节\n", "2027-10-05,国庆节\n")
    lay(any_county, later)
    assert len(any_county.ask(office_years)) == 2


def test_counter_proof_without_the_rule_a_past_day_would_change(any_county, monkeypatch):
    from models.services import calendars

    monkeypatch.setattr(calendars, "refuse_rewriting", lambda *_, **__: None)
    lay(any_county)
    any_county.now = datetime(2027, 2, 8, 9, tzinfo=SHANGHAI)
    lay(any_county, LIST.replace("2027-02-08,春节\n", ""))
    assert calendar_with(any_county.ask(office_years)).is_working(date(2027, 2, 8))


def test_a_year_laid_late_may_still_tell_days_nobody_had_covered(any_county):
    any_county.now = datetime(2027, 3, 1, 9, tzinfo=SHANGHAI)
    lay(any_county)
    assert not calendar_with(any_county.ask(office_years)).is_working(date(2027, 2, 8))


def test_only_a_supervisor_may_and_nothing_is_kept(any_county):
    any_county.role = Role.DISPATCHER
    assert code_of(lambda: lay(any_county)) == "calendar.not_yours"
    assert any_county.ask(lambda s: s.query(Setting).filter_by(key=CALENDAR_YEARS).count()) == 0


def test_the_same_years_are_not_laid_twice(any_county):
    lay(any_county)
    assert code_of(lambda: lay(any_county)) == "calendar.years_known"


BROKEN = {
    "calendar.no_source": (LIST, ""),
    "calendar.both": (LIST + "2027-02-14,春节\n", NOTICE),
    "calendar.bad_make_up": (LIST + "2027-02-15,春节补班\n", NOTICE),
    "calendar.year_not_whole": (LIST.replace("2027/10/1,国庆节\n", ""), NOTICE),
    "calendar.day_beside": (LIST + "2029-02-03,春节\n", NOTICE),
    "calendar.years_broken": (LIST + "2027-02-30,春节\n", NOTICE),
}


@pytest.mark.parametrize("code", BROKEN)
def test_a_half_or_wrong_list_is_refused_whole(code):
    text, source = BROKEN[code]
    assert code_of(lambda: told(text, source=source)) == code


def test_a_gap_between_years_is_refused():
    assert code_of(lambda: calendar_with((told(LIST.replace("2027", "2029").replace(
        "2029-02-14", "2029-02-17")),))) == "calendar.years_apart"  # fmt: skip


def test_the_shipped_form_reads_back_as_it_was_laid():
    text = """version = "cn-2027"
[source]
title = "通知"
edition = "2027"
[years.2027.off]
"元旦" = [2027-01-01]
"国庆节" = [2027-10-01, 2027-10-04]
[years.2027.work]
"元旦" = [2026-12-27]
"""
    years = told(text, source="")
    assert (years.version, years.source) == ("cn-2027", "通知 2027")
    assert calendar_with((years,)).is_working(date(2026, 12, 27))


def test_years_reckoned_inside_a_block_are_gone_after_it_and_unseen_by_other_threads():
    from threading import Thread

    seen = []
    with calendar.reckoning_by((told(),)):
        assert working_calendar().is_covered(date(2027, 6, 1))
        other = Thread(target=lambda: seen.append(working_calendar().covered_until))
        other.start()
        other.join()
    assert seen == [date(2026, 12, 31)]
    assert working_calendar() is shipped_calendar()
    assert working_calendar().covered_until + timedelta(days=1) == date(2027, 1, 1)
