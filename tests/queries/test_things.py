"""The registers, the due list and the standard, against counts of their own."""

import random
from datetime import date, datetime, timedelta
from uuid import uuid4

import pytest
from sqlalchemy import text

from console.demo.build import SEED
from console.demo.county import county as demo_county
from console.demo.crews import Crews
from console.demo.draw import Draw
from models.errors import RefusedError
from models.queries.due_board import TECHNICIAN, due_board, due_items
from models.queries.quota import quota_sheet, stock_of
from models.queries.things import keepers, thing_card, thing_rows
from models.rules.action import Action
from models.rules.due import Urgency
from models.rules.quota import Verdict
from models.rules.terms import DueKind, Role, ThingKind, ThingState
from models.rules.zone import SHANGHAI
from models.services import calibrations, crews, things
from models.store.unit_of_work import consult, perform
from tests.offices import make_store
from tests.services.counter import DAY

PLATE, METER = "辽B·A1203", "PM-1"
NOW = datetime(2026, 11, 20, 9, 0, tzinfo=SHANGHAI)


def items(county, **more):
    return county.ask(due_items, today=DAY, **more)


def card(county, number=METER, kind=ThingKind.INSTRUMENT):
    return county.ask(thing_card, number, kind=kind, now=county.now)


def row(county, number, kind=ThingKind.INSTRUMENT):
    rows = county.ask(thing_rows, kind=kind, now=county.now)
    return next(one for one in rows if one.number == number)


class TestTheDueList:
    def test_things_and_papers_come_in_one_list_the_most_pressing_first(self, county):
        def enter(s):
            given = {"subject_kind": "vehicle", "subject": PLATE}
            things.set_due(s, kind="annual_inspection", due_on=DAY + timedelta(days=40), **given)
            things.edit_instrument(s, METER, valid_until_on=DAY)
            crews.add_certificate(
                s, technician="T11", kind="low_voltage", review_due_on=DAY - timedelta(days=2)
            )

        county.act(enter)
        assert [(one.subject, one.near.urgency) for one in items(county)] == [
            ("T11", Urgency.OVERDUE),
            (METER, Urgency.TODAY),
            (PLATE, Urgency.AHEAD),
        ]
        assert county.ask(due_board, today=DAY).leads == (60, 30, 7, 0)
        assert [one.subject for one in items(county, subject_kind=TECHNICIAN)] == ["T11"]

    def test_an_instrument_that_was_never_calibrated_is_overdue(self, county):
        county.act(
            lambda s: things.add_instrument(s, number="OTDR-9", kind="otdr", name="光时域反射仪")
        )
        found = items(county)
        assert [(one.subject, one.due_on, one.near.left) for one in found] == [
            ("OTDR-9", None, None)
        ]

    @pytest.mark.parametrize("state", ["scrapped", "stopped"])
    def test_what_is_scrapped_or_stopped_falls_due_no_more(self, county, state):
        county.act(lambda s: things.edit_instrument(s, METER, valid_until_on=DAY))
        assert items(county)
        county.act(
            lambda s: things.set_thing_state(
                s, subject_kind="instrument", subject=METER, state=state, reason="进水"
            )
        )
        assert items(county) == ()

    def test_the_nearer_of_day_and_mileage_tells(self, county):
        county.act(lambda s: things.edit_vehicle(s, PLATE, odometer_km=9_950))
        county.act(
            lambda s: things.set_due(
                s,
                subject_kind="vehicle",
                subject=PLATE,
                kind="service_km",
                due_on=DAY + timedelta(days=50),
                due_km=10_000,
            )
        )
        (found,) = items(county)
        assert (found.by_km, found.near.left, found.near.urgency) == (True, 50, Urgency.PRESSING)

    def test_the_next_day_is_proposed_by_the_norms(self, county):
        county.act(lambda s: things.edit_instrument(s, METER, valid_until_on=DAY))
        assert items(county)[0].proposed_on == date(2027, 11, 19)


class TestTheRegister:
    def test_a_row_tells_who_has_it_and_whether_it_should_be_back(self, county):
        county.act(lambda s: things.edit_instrument(s, METER, crew="B01", keeper="T11"))
        county.act(
            lambda s: things.lend(
                s,
                subject_kind="instrument",
                subject=METER,
                technician="T11",
                due_back_at=county.now + timedelta(hours=1),
            )
        )
        found = row(county, METER)
        assert (found.lent_to, found.crew_name, found.keeper) == ("王T11", "城区一班", "王T11")
        assert not found.is_late_back
        county.wait(61)
        assert row(county, METER).is_late_back

    @pytest.mark.parametrize("told", ["gglj", "pm-1", "光功率", "城区一班"])
    def test_a_thing_is_found_by_number_name_initials_and_crew(self, county, told):
        county.act(lambda s: things.edit_instrument(s, METER, crew="B01"))
        assert told in row(county, METER).found_by

    def test_a_vehicle_on_an_order_names_the_order(self, county):
        number = county.open().number
        county.do("dispatch", number, crew="B01", planned_at=county.now, vehicle=PLATE)
        assert row(county, PLATE, ThingKind.VEHICLE).reserved_by == f"{number}-P1"

    def test_a_card_has_all_its_past(self, county):
        def live(s):
            given = {"subject_kind": "instrument", "subject": METER}
            calibrations.record_calibration(
                s, instrument=METER, calibrated_on=DAY, valid_until_on=date(2028, 1, 1)
            )
            things.lend(s, crew="B01", **given)
            things.give_back(s, condition="齐全", **given)
            things.set_thing_state(s, state="repairing", reason="按键失灵", **given)

        county.act(live)
        found = card(county)
        assert found.row.state is ThingState.REPAIRING
        assert found.state_reason == "按键失灵"
        assert [one.valid_until_on for one in found.calibrations] == [date(2028, 1, 1)]
        assert [(one.borrower, one.condition) for one in found.loans] == [("城区一班", "齐全")]
        assert [one.verb for one in found.log] == [
            "set_state",
            "give_back",
            "add",
            "calibrate",
            "add",
            "add",
        ]
        assert (found.needs_certificate, found.proposed_until_on) == (True, date(2027, 11, 19))

    def test_what_was_taken_off_the_register_is_unknown_to_it(self, county):
        county.act(
            lambda s: things.retire(s, subject_kind="instrument", subject=METER, reason="移交")
        )
        with pytest.raises(RefusedError) as refused:
            card(county)
        assert refused.value.code == "instrument.unknown"

    def test_only_people_and_crews_at_work_can_keep_or_borrow(self, county):
        county.act(lambda s: crews.edit_technician(s, "T11", active=False))
        known = county.ask(keepers)
        assert [code for code, _ in known.crews] == ["B01", "B02"]
        assert [number for number, _, _ in known.people] == ["T12", "T21", "T22"]


@pytest.fixture
def demo(tmp_path):
    """The demo office as far as people and things go, with some of them unfit."""
    with make_store(tmp_path / "office.db", tmp_path) as store:
        made = Crews(Draw(demo_county(), SEED), today=DAY)
        for step in (made.add_crews, made.add_vehicles, made.add_instruments, _wear_out):
            action = Action(uid=uuid4(), actor="李", role=Role.SUPERVISOR, desk="D1", now=NOW)
            perform(store, action, step)
        yield store


def _wear_out(session):
    """Break, scrap and lend some, and take some from their crews, by a fixed draw."""
    chance = random.Random(7)
    numbers = [f"YB{serial:03}" for serial in range(1, 61)]
    for number in chance.sample(numbers, 20):
        given = {"subject_kind": "instrument", "subject": number}
        match chance.choice(("repairing", "scrapped", "lent", "office")):
            case "lent":
                things.lend(session, crew="C01", override_reason="盘点", **given)
            case "office":
                things.edit_instrument(session, number, crew=None)
            case state:
                things.set_thing_state(session, state=state, reason="盘点", **given)


FIT = """
    SELECT i.kind, c.code, count(*) FROM instrument i LEFT JOIN crew c ON c.id = i.crew_id
    WHERE i.archived_at IS NULL AND i.state = 'in_store'
      AND (i.valid_until_on >= '2026-11-20' OR (i.valid_until_on IS NULL AND i.kind IN
           ('multimeter', 'red_light_pen', 'line_finder', 'cable_tester', 'label_printer')))
    GROUP BY i.kind, c.code
"""
VEHICLES = """
    SELECT count(*) FROM vehicle v WHERE v.state = 'in_store' AND NOT EXISTS (
        SELECT 1 FROM due d WHERE d.subject_kind = 'vehicle' AND d.subject_id = v.id
        AND d.done_at IS NULL AND d.due_on < '2026-11-20')
"""


def counted(store):
    """Count what is fit with plain SQL: by kind and crew."""
    found: dict[str, dict[str | None, int]] = {}
    for kind, crew, count in consult(store, lambda s: s.execute(text(FIT)).all()):
        found.setdefault(kind, {})[crew] = count
    return found


class TestTheStandard:
    def test_instruments_count_as_a_plain_count_does(self, demo):
        sheet = consult(demo, lambda s: quota_sheet(s, today=DAY))
        fit = counted(demo)
        codes = [plan.code for plan in demo_county().crews]
        checked = 0
        for one in sheet.rows:
            standing = one.standing
            if standing.quota.instrument is None:
                continue
            held = fit.get(standing.quota.instrument, {})
            if standing.quota.per == "crew":
                own = sum(min(held.get(code, 0), standing.quota.quantity) for code in codes)
                expected = min(own + held.get(None, 0), len(codes) * standing.quota.quantity)
            else:
                expected = sum(held.values())
            assert (standing.quota_id, standing.counted) == (standing.quota_id, expected)
            checked += 1
        assert checked == 9

    def test_vehicles_count_as_a_plain_count_does(self, demo):
        sheet = consult(demo, lambda s: quota_sheet(s, today=DAY))
        rows = {one.standing.quota_id: one.standing for one in sheet.rows}
        fit = consult(demo, lambda s: s.scalar(text(VEHICLES)))
        assert rows["crew_vehicle"].counted == fit == 11
        assert rows["crew_vehicle"].needed == 4
        assert rows["emergency_vehicle"].counted == fit - 4

    def test_the_rate_is_what_counts_of_what_is_needed(self, demo):
        sheet = consult(demo, lambda s: quota_sheet(s, today=DAY))
        judged = [
            one.standing for one in sheet.rows if one.standing.verdict is not Verdict.NOT_KEPT
        ]
        needed = sum(one.needed for one in judged)
        missing = sum(one.missing for one in judged)
        assert sheet.rate == pytest.approx(1 - missing / needed)

    def test_a_scrapped_meter_stops_counting_at_once(self, demo):
        before = consult(demo, lambda s: stock_of(s, today=DAY))
        fit = [one.number for one in next(iter(before.instruments.values())) if one.unfit is None]

        def scrap(session):
            things.set_thing_state(
                session,
                subject_kind="instrument",
                subject=fit[0],
                state="scrapped",
                reason="摔坏",
            )

        action = Action(uid=uuid4(), actor="李", role=Role.KEEPER, desk="D1", now=NOW)
        perform(demo, action, scrap)
        after = consult(demo, lambda s: stock_of(s, today=DAY))
        left = [one.number for one in next(iter(after.instruments.values())) if one.unfit is None]
        assert left == fit[1:]

    def test_each_row_says_whose_rule_it_is(self, demo):
        sheet = consult(demo, lambda s: quota_sheet(s, today=DAY))
        assert {one.backing.kind for one in sheet.rows} == {"default"}
        assert sheet.edition
        assert DueKind.CALIBRATION in {
            one.kind for one in consult(demo, lambda s: due_items(s, today=DAY))
        }
