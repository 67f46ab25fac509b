"""Capacity as it is read from an office: one pass, and the same as a dispatch reckons with."""

from datetime import date, datetime, timedelta

import pytest
from sqlalchemy import event

from models.domain import NormOverlay
from models.queries.capacity import capacity
from models.queries.crews import crew_rows
from models.rules.zone import SHANGHAI
from models.services import crews
from tests.services.counter import DAY

WHOLE_DAY = 24 * 60
FAR_BACK = date(2026, 1, 1)


def at(day: date, hours: float) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=SHANGHAI) + timedelta(hours=hours)


def of(county, crew="B01", day=DAY):
    rows = county.ask(capacity, day, day)
    return next(row for row in rows if row.crew_code == crew)


def test_capacity_follows_the_roster_leave_and_lending_at_once(any_county):
    assert of(any_county).minutes == 2 * WHOLE_DAY
    leave = any_county.act(
        lambda s: crews.ask_leave(s, technician="T11", kind="年休假", starts_on=DAY, ends_on=DAY)
    )
    assert of(any_county).minutes == 2 * WHOLE_DAY
    any_county.act(lambda s: crews.approve_leave(s, leave))
    row = of(any_county)
    assert (row.minutes, row.present, row.away) == (WHOLE_DAY, 1, 1)
    any_county.act(
        lambda s: crews.set_shift(
            s,
            crew="B01",
            technician="T21",
            day_on=DAY,
            kind="day",
            starts_at=at(DAY, 8.5),
            ends_at=at(DAY, 17.5),
        )
    )
    assert of(any_county).minutes == WHOLE_DAY + 540
    assert of(any_county, "B02").minutes == WHOLE_DAY


def test_a_dispatch_reckons_with_the_same_minutes(any_county):
    for hour, day in ((10, DAY), (3, DAY + timedelta(days=1))):
        shown = {row.code: row.duty_minutes for row in any_county.ask(crew_rows, now=at(day, hour))}
        assert shown == {row.crew_code: row.minutes for row in any_county.ask(capacity, day, day)}


def test_at_night_a_dispatch_reckons_with_the_shift_that_began_the_evening_before(county):
    county.act(
        lambda s: crews.set_shift(
            s,
            crew="B01",
            day_on=DAY,
            kind="night",
            starts_at=at(DAY, 17.5),
            ends_at=at(DAY, 32.5),
        )
    )
    county.act(
        lambda s: crews.set_shift(s, crew="B01", day_on=DAY + timedelta(days=1), kind="rest")
    )
    row = next(one for one in county.ask(crew_rows, now=at(DAY, 26)) if one.code == "B01")
    assert (row.on_duty, row.duty_minutes) == (True, 2 * 15 * 60)


def test_the_offices_own_reserve_holds_from_its_day(county):
    later = DAY + timedelta(days=2)

    def lay(session):
        session.add(
            NormOverlay(
                edition="2026.12",
                effective_on=later,
                patch={"office": {"load": {"reserve": 0.5}}},
                actor="主任",
                note="",
            )
        )

    county.act(lay)
    rows = {row.day_on: row for row in county.ask(capacity, DAY, later) if row.crew_code == "B01"}
    assert rows[DAY].reserve_minutes == round(2 * WHOLE_DAY * 0.15)
    assert rows[later].reserve_minutes == WHOLE_DAY


@pytest.mark.parametrize("days", [1, 400])
def test_a_longer_period_asks_no_more_questions(county, days):
    asked = []
    event.listen(county.store.engine, "before_cursor_execute", lambda *args: asked.append(args[2]))
    county.ask(capacity, DAY, DAY + timedelta(days=days - 1))
    assert len([one for one in asked if one.lstrip().startswith("SELECT")]) <= 7
