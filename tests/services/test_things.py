"""Vehicles and instruments: lending and giving back, what is due and done, and who may."""

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from models.domain import Certificate, Due, Event, Instrument, Loan, Reservation, Vehicle, WorkOrder
from models.errors import ConflictError, RefusedError
from models.rules.terms import Role, ThingKind, ThingState
from models.services import calibrations, crews, custody, dues, things
from models.services.journal import action_of
from models.store.unit_of_work import consult
from tests.services.counter import DAY, FAR
from tests.store.races import together

PLATE, METER = "辽B·A1203", "PM-1"
PAST = DAY - timedelta(days=1)
DESKS = 50


def thing(county, model, key, name):
    return consult(county.store, lambda s: s.scalar(select(model).where(key == name)))


def vehicle(county):
    return thing(county, Vehicle, Vehicle.plate, PLATE)


def meter(county):
    return thing(county, Instrument, Instrument.number, METER)


def lend(county, *, role=Role.SUPERVISOR, kind="instrument", subject=METER, **more):
    given = {"crew": "B01"} | more
    return county.act(
        lambda s: things.lend(s, subject_kind=kind, subject=subject, **given), role=role
    )


def back(county, *, kind="instrument", subject=METER, **more):
    return county.act(lambda s: things.give_back(s, subject_kind=kind, subject=subject, **more))


def refused(run):
    with pytest.raises(RefusedError) as error:
        run()
    return error.value


def due(county, kind, on, **more):
    return county.act(
        lambda s: things.set_due(
            s, subject_kind="vehicle", subject=PLATE, kind=kind, due_on=on, **more
        )
    )


class TestLending:
    def test_a_thing_goes_out_and_comes_back_with_what_was_said(self, county):
        lend(county, due_back_at=county.now + timedelta(hours=8))
        assert meter(county).state is ThingState.LENT
        back(county, condition="齐全")
        assert meter(county).state is ThingState.IN_STORE
        loan = consult(county.store, lambda s: s.scalar(select(Loan)))
        assert (loan.condition, loan.returned_at is not None) == ("齐全", True)

    def test_what_comes_back_damaged_goes_to_repair_and_says_how(self, county):
        lend(county)
        error = refused(lambda: back(county, damaged=True))
        assert (error.code, error.facts["field"]) == ("record.empty", "condition")
        back(county, damaged=True, condition="屏碎")
        assert meter(county).state is ThingState.REPAIRING

    def test_a_loan_is_to_somebody_and_ends_after_it_begins(self, county):
        assert refused(lambda: lend(county, crew=None)).code == "loan.nobody"
        error = refused(lambda: lend(county, due_back_at=county.now))
        assert error.code == "loan.back_at_once"

    def test_mileage_runs_on_and_never_back(self, county):
        lend(county, kind="vehicle", subject=PLATE)
        back(county, kind="vehicle", subject=PLATE, odometer_km=1200)
        assert vehicle(county).odometer_km == 1200
        lend(county, kind="vehicle", subject=PLATE)
        error = refused(lambda: back(county, kind="vehicle", subject=PLATE, odometer_km=900))
        assert error.code == "vehicle.odometer_back"

    def test_fifty_desks_after_the_last_one_have_one_winner(self, any_county):
        county = any_county
        told = together(lambda _: _outcome(lambda: lend(county)), DESKS)
        assert told.count("won") == 1
        assert set(told) <= {"won", "thing.not_in_store", "thing.out", "conflict"}
        assert len(consult(county.store, lambda s: s.scalars(select(Loan)).all())) == 1

    def test_fifty_orders_after_the_last_vehicle_have_one_winner(self, any_county):
        county = any_county
        number = county.open().number
        county.do("dispatch", number, crew="B01", planned_at=county.now)
        order = consult(county.store, lambda s: s.scalar(select(WorkOrder.id)))
        told = together(lambda _: _outcome(lambda: county.act(_reserve(order))), DESKS)
        assert sorted(set(told)) == ["thing.taken", "won"]
        assert told.count("won") == 1


class TestWhatIsOverdue:
    @pytest.mark.parametrize("role", [role for role in Role if role is not Role.SUPERVISOR])
    def test_nobody_but_a_supervisor_lends_it_whatever_the_reason(self, county, role):
        due(county, "annual_inspection", PAST)
        error = refused(
            lambda: lend(county, role=role, kind="vehicle", subject=PLATE, override_reason="急")
        )
        assert (error.code, error.facts["on"]) == ("thing.overdue", PAST)

    def test_a_supervisor_gives_a_reason_that_is_kept_with_the_loan(self, county):
        due(county, "annual_inspection", PAST)
        assert refused(lambda: lend(county, kind="vehicle", subject=PLATE)).code == "thing.overdue"
        lend(county, kind="vehicle", subject=PLATE, override_reason="抢修,年检已预约")
        loan = consult(county.store, lambda s: s.scalar(select(Loan)))
        facts = consult(
            county.store,
            lambda s: s.scalar(select(Event.facts).where(Event.subject_kind == "loan")),
        )
        assert loan.overridden_by == "李"
        assert facts["override_reason"] == "抢修,年检已预约"

    def test_the_last_good_day_is_still_good(self, county):
        due(county, "annual_inspection", DAY)
        assert lend(county, role=Role.KEEPER, kind="vehicle", subject=PLATE)

    def test_an_instrument_without_a_certificate_is_not_lent(self, county):
        county.act(
            lambda s: things.add_instrument(s, number="OTDR-9", kind="otdr", name="光时域反射仪")
        )
        assert refused(lambda: lend(county, subject="OTDR-9")).code == "thing.never_calibrated"
        assert lend(county, subject="OTDR-9", override_reason="新到货")

    def test_a_tool_that_needs_no_certificate_is(self, county):
        county.act(
            lambda s: things.add_instrument(s, number="VFL-1", kind="red_light_pen", name="红光笔")
        )
        assert lend(county, role=Role.KEEPER, subject="VFL-1")

    def test_kilometres_and_the_lease_count_as_the_days_do(self, county):
        county.act(lambda s: things.edit_vehicle(s, PLATE, odometer_km=15_001))
        due(county, "service_km", FAR, due_km=15_000)
        error = refused(lambda: lend(county, kind="vehicle", subject=PLATE))
        assert error.code == "vehicle.service_overdue"
        county.act(lambda s: things.edit_vehicle(s, PLATE, lease_ends_on=PAST))
        assert refused(lambda: lend(county, kind="vehicle", subject=PLATE)).code == "thing.overdue"

    def test_without_the_gate_it_would_go_out(self, county, monkeypatch):
        due(county, "annual_inspection", PAST)
        monkeypatch.setattr(custody, "unfit", lambda *_, **__: None)
        assert lend(county, role=Role.KEEPER, kind="vehicle", subject=PLATE)


class TestWhatIsDone:
    def test_a_finished_due_day_leaves_the_next_one_with_its_mileage(self, county):
        first = due(county, "service_km", DAY, due_km=5_000)
        county.act(
            lambda s: things.finish_due(s, first, next_on=FAR, next_km=10_000, note="换机油")
        )
        rows = consult(county.store, lambda s: s.scalars(select(Due).order_by(Due.id)).all())
        assert [(row.due_km, row.note, row.done_at is None) for row in rows] == [
            (5_000, "换机油", False),
            (10_000, "", True),
        ]
        assert refused(lambda: county.act(lambda s: things.finish_due(s, first))).code == (
            "due.unknown"
        )

    def test_a_calibration_ends_its_due_day_and_brings_the_instrument_back(self, county):
        def send(s):
            given = {"subject_kind": "instrument", "subject": METER}
            things.set_due(s, kind="calibration", due_on=DAY, **given)
            things.set_thing_state(s, state="calibrating", reason="送检", **given)

        county.act(send)
        county.act(
            lambda s: calibrations.record_calibration(
                s, instrument=METER, calibrated_on=DAY, valid_until_on=date(2028, 1, 1)
            )
        )
        assert (meter(county).state, meter(county).valid_until_on) == (
            ThingState.IN_STORE,
            date(2028, 1, 1),
        )
        open_ = consult(county.store, lambda s: s.scalar(select(Due).where(Due.done_at.is_(None))))
        assert open_ is None

    def test_a_lease_and_a_paper_are_renewed_until_a_day(self, county):
        county.act(lambda s: dues.renew_lease(s, PLATE, next_on=FAR))
        assert vehicle(county).lease_ends_on == FAR
        paper = county.act(
            lambda s: crews.add_certificate(
                s, technician="T11", kind="low_voltage", review_due_on=DAY, expires_on=DAY
            )
        )
        county.act(
            lambda s: dues.renew_certificate(s, paper, kind="certificate_review", next_on=FAR)
        )
        row = consult(county.store, lambda s: s.get(Certificate, paper))
        assert (row.review_due_on, row.expires_on) == (FAR, DAY)
        error = refused(
            lambda: county.act(
                lambda s: dues.renew_certificate(s, paper, kind="certificate_expiry", next_on=None)
            )
        )
        assert error.code == "record.empty"

    def test_notes_are_kept_with_the_day_or_in_the_log(self, county):
        first = due(county, "annual_inspection", FAR)
        county.act(lambda s: dues.note_due(s, first, note="已预约"))
        assert consult(county.store, lambda s: s.get(Due, first)).note == "已预约"
        given = {"subject_kind": ThingKind.INSTRUMENT, "subject": METER}
        county.act(lambda s: dues.note_thing(s, note="电池待换", **given))
        error = refused(lambda: county.act(lambda s: dues.note_thing(s, note=" ", **given)))
        assert error.facts["field"] == "note"


class TestTheRegister:
    def test_putting_a_thing_out_of_use_wants_its_reason(self, county):
        given = {"subject_kind": "instrument", "subject": METER}
        error = refused(
            lambda: county.act(lambda s: things.set_thing_state(s, state="scrapped", **given))
        )
        assert error.facts["field"] == "reason"
        county.act(lambda s: things.set_thing_state(s, state="scrapped", reason="进水", **given))
        county.act(lambda s: things.set_thing_state(s, state="in_store", **given))

    @pytest.mark.parametrize("plate", ["", "  "])
    def test_a_thing_nobody_could_name_is_not_entered(self, county, plate):
        error = refused(lambda: county.act(lambda s: things.add_vehicle(s, plate=plate)))
        assert (error.code, error.facts["field"]) == ("record.empty", "plate")

    def test_a_new_plate_may_not_be_anothers(self, county):
        error = refused(
            lambda: county.act(lambda s: things.edit_vehicle(s, PLATE, plate="辽B·A1204"))
        )
        assert error.code == "vehicle.taken"
        county.act(lambda s: things.edit_vehicle(s, PLATE, plate="辽B·A9999"))

    def test_a_lost_race_names_people_and_crews_and_no_row_ids(self, county):
        county.act(lambda s: things.edit_vehicle(s, PLATE, crew="B02", keeper="T21"))
        with pytest.raises(ConflictError) as error:
            county.act(
                lambda s: things.edit_vehicle(
                    s, PLATE, expected_version=1, crew="B01", keeper="T11"
                )
            )
        clash = error.value
        assert (clash.before["crew_id"], clash.mine["crew_id"], clash.theirs["crew_id"]) == (
            None,
            "城区一班",
            "柳河班",
        )
        assert clash.theirs["keeper_id"] == "王T21"


def _outcome(run):
    try:
        run()
    except RefusedError as error:
        return error.code
    except ConflictError:
        return "conflict"
    return "won"


def _reserve(order):
    def take(session):
        found = session.scalar(select(Vehicle.id).where(Vehicle.plate == PLATE))
        row = Reservation(
            subject_kind=ThingKind.VEHICLE,
            subject_id=found,
            work_order_id=order,
            starts_at=action_of(session).now,
        )
        session.add(row)

    return take
