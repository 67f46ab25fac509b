"""Trips, fuel, intervals and accessories: the odometer never runs back unsaid."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from models.domain import Loan, Vehicle
from models.errors import RefusedError
from models.queries.driving import consumption, driving_log, job_km
from models.queries.due_board import due_items
from models.rules.stock import parts_of
from models.rules.terms import DueKind, Role
from models.services import customers, driving, things
from tests.services.counter import DAY

PLATE, METER = "辽B·A1203", "PM-1"


def refused(run):
    with pytest.raises(RefusedError) as error:
        run()
    return error.value


class TestDriving:
    def km(self, county):
        return county.ask(lambda s: s.scalar(select(Vehicle).where(Vehicle.plate == PLATE)))

    def test_a_trip_counts_its_kilometres_for_the_job(self, county):
        number = county.open().number
        county.act(
            lambda s: driving.start_trip(
                s, vehicle=PLATE, start_km=100, technician="T11", ticket=number
            )
        )
        assert county.ask(driving_log, plate=PLATE).is_out
        county.wait(60)
        county.act(lambda s: driving.end_trip(s, vehicle=PLATE, end_km=142, incidents="爆胎"))
        log = county.ask(driving_log, plate=PLATE)
        assert (log.km_for_jobs, log.rows[0].km, log.is_out) == (42, 42, False)
        assert county.ask(job_km, ticket=number) == 42
        assert self.km(county).odometer_km == 142

    def test_a_vehicle_is_out_once(self, county):
        def leave():
            county.act(lambda s: driving.start_trip(s, vehicle=PLATE, crew="B01"))

        leave()
        assert refused(leave).code == "trip.already_out"
        error = refused(
            lambda: county.act(lambda s: driving.end_trip(s, vehicle="辽B·A1204", end_km=1))
        )
        assert error.code == "trip.not_out"

    def test_what_is_overdue_does_not_leave_without_a_supervisors_reason(self, county):
        county.act(
            lambda s: things.set_due(
                s,
                subject_kind="vehicle",
                subject=PLATE,
                kind="annual_inspection",
                due_on=DAY - timedelta(days=1),
            )
        )

        def leave(role=Role.SUPERVISOR, **more):
            county.act(
                lambda s: driving.start_trip(s, vehicle=PLATE, crew="B01", **more), role=role
            )

        assert refused(leave).code == "thing.overdue"
        assert refused(lambda: leave(Role.DISPATCHER, override_reason="急")).code == "thing.overdue"
        leave(override_reason="抢修")

    @pytest.mark.parametrize(
        "turn_back",
        [
            lambda s: driving.refuel(s, vehicle=PLATE, litres=30, odometer_km=400),
            lambda s: driving.start_trip(s, vehicle=PLATE, start_km=400),
            lambda s: things.edit_vehicle(s, PLATE, odometer_km=400),
        ],
    )
    def test_the_odometer_never_runs_back_by_itself(self, county, turn_back):
        county.act(lambda s: driving.refuel(s, vehicle=PLATE, litres=30, odometer_km=500))
        error = refused(lambda: county.act(turn_back))
        assert (error.code, error.facts["now"]) == ("vehicle.odometer_back", 500)
        assert self.km(county).odometer_km == 500

    def test_the_odometer_is_set_back_for_a_reason(self, county):
        county.act(lambda s: driving.refuel(s, vehicle=PLATE, litres=30, odometer_km=500))

        def correct(reason):
            county.act(
                lambda s: driving.correct_odometer(s, vehicle=PLATE, odometer_km=40, reason=reason)
            )

        assert refused(lambda: correct(" ")).facts["field"] == "reason"
        correct("换表")
        assert self.km(county).odometer_km == 40

    def test_a_trip_entered_later_moves_the_odometer_on_and_never_back(self, county):
        def late(start, end):
            county.act(
                lambda s: driving.log_trip(
                    s,
                    vehicle=PLATE,
                    left_at=county.now - timedelta(hours=3),
                    back_at=county.now - timedelta(hours=2),
                    start_km=start,
                    end_km=end,
                )
            )

        late(10, 60)
        late(0, 10)
        assert self.km(county).odometer_km == 60
        assert refused(lambda: late(60, 50)).facts["field"] == "end_km"

    @pytest.mark.parametrize(
        ("fillings", "burnt"),
        [([], None), ([(100, 40.0)], None), ([(100, 40.0), (600, 45.0)], 9.0)],
    )
    def test_consumption_counts_from_the_first_filling(self, fillings, burnt):
        assert consumption(fillings) == burnt


class TestIntervals:
    def test_several_intervals_of_a_thing_stand_side_by_side(self, county):
        for title, months in (("电极更换", 6), ("电池检查", 12)):
            county.act(
                lambda s, t=title, m=months: things.set_due(
                    s,
                    subject_kind="instrument",
                    subject=METER,
                    kind="other",
                    title=t,
                    every_months=m,
                    due_on=DAY,
                )
            )
        found = county.ask(due_items, today=DAY, subject_kind="instrument", subject=METER)
        told = {item.title: item.proposed_on for item in found if item.kind is DueKind.OTHER}
        assert told["电极更换"].month == 5
        assert told["电池检查"].year == 2027

    def test_what_comes_again_by_kilometres_does(self, county):
        county.act(lambda s: driving.refuel(s, vehicle=PLATE, litres=30, odometer_km=5000))
        due = county.act(
            lambda s: things.set_due(
                s,
                subject_kind="vehicle",
                subject=PLATE,
                kind="service_km",
                due_on=DAY,
                due_km=5000,
                every_km=5000,
            )
        )
        county.act(lambda s: things.finish_due(s, due, next_on=DAY + timedelta(days=180)))
        found = county.ask(due_items, today=DAY, quiet=True, subject_kind="vehicle", subject=PLATE)
        assert [(one.due_km, one.proposed_km) for one in found] == [(10000, 10000)]

    def test_an_own_interval_is_called_something(self, county):
        error = refused(
            lambda: county.act(
                lambda s: things.set_due(
                    s, subject_kind="vehicle", subject=PLATE, kind="other", due_on=DAY
                )
            )
        )
        assert error.facts["field"] == "title"

    def test_a_contract_falls_due_and_is_renewed(self, county):
        county.act(lambda s: customers.edit_customer(s, "C001", contract_ends_on=DAY))
        found = [one for one in county.ask(due_items, today=DAY) if one.kind is DueKind.CONTRACT]
        assert [(one.subject, one.near.left) for one in found] == [("C001", 0)]


class TestAccessories:
    def test_what_went_along_is_checked_on_the_way_back(self, county):
        county.act(lambda s: things.edit_instrument(s, METER, accessories="充电器、尾纤；手册"))
        county.act(lambda s: things.lend(s, subject_kind="instrument", subject=METER, crew="B01"))
        county.act(
            lambda s: things.give_back(
                s, subject_kind="instrument", subject=METER, missing=["手册", "别的"]
            )
        )
        loan = county.ask(lambda s: s.scalar(select(Loan)))
        assert (loan.accessories, loan.missing) == (["充电器", "尾纤", "手册"], ["手册"])
        assert "-YB-" in loan.number

    def test_accessories_are_told_apart_by_any_usual_mark(self):
        assert parts_of("充电器, 尾纤、手册；尾纤") == ["充电器", "尾纤", "手册"]
