"""What is overdue, unfit or booked cannot go on an order, whichever way the order comes about."""

from datetime import timedelta

import pytest
from sqlalchemy import select, text

from models.domain import Event, Reservation, WorkOrder
from models.errors import RefusedError
from models.rules.terms import Role
from models.services import driving, things
from tests.services.counter import DAY
from tests.store.races import together

PLATE, OTHER, METER = "辽B·A1203", "辽B·A1204", "OTDR-1"
PAST = DAY - timedelta(days=1)
DESKS, ROUNDS = 50, 4


def refused(run):
    with pytest.raises(RefusedError) as error:
        run()
    return error.value


def inspection_passed(county):
    due(county, "vehicle", PLATE, "annual_inspection")


def check_passed(county):
    due(county, "instrument", METER, "function_check")


def own_interval_passed(county):
    due(county, "instrument", METER, "other", title="电极更换")


def service_driven_past(county):
    due(county, "vehicle", PLATE, "service_km", on=DAY + timedelta(days=99), due_km=5000)
    county.act(lambda s: driving.refuel(s, vehicle=PLATE, litres=30, odometer_km=5001))


def calibration_passed(county):
    county.act(lambda s: things.edit_instrument(s, METER, valid_until_on=PAST))


def lease_ended(county):
    county.act(lambda s: things.edit_vehicle(s, PLATE, lease_ends_on=PAST))


def due(county, kind, subject, what, *, on=PAST, **more):
    county.act(
        lambda s: things.set_due(
            s, subject_kind=kind, subject=subject, kind=what, due_on=on, **more
        )
    )


FAULTS = {
    inspection_passed: "placement.vehicle_overdue",
    service_driven_past: "placement.service_overdue",
    lease_ended: "placement.lease_ended",
    calibration_passed: "placement.calibration_expired",
    check_passed: "placement.instrument_overdue",
    own_interval_passed: "placement.instrument_overdue",
}


def party(county, **more):
    given = {"crew": "B01", "planned_at": county.now, "vehicle": PLATE, "instruments": [METER]}
    return given | more


def dispatch(county, number, **more):
    return county.do("dispatch", number, **party(county, **more))


def reassign(county, number, **more):
    county.do("dispatch", number, crew="B02", planned_at=county.now)
    return county.do("reassign", number, reason="换班组", **party(county, **more))


def reinforce(county, number, **more):
    county.do("dispatch", number, crew="B02", planned_at=county.now)
    return county.do("reinforce", number, task="加派", **party(county, **more))


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.__name__)
@pytest.mark.parametrize("way", [dispatch, reassign, reinforce], ids=lambda way: way.__name__)
def test_no_way_to_an_order_lets_it_through(county, fault, way):
    fault(county)
    number = county.open().number
    assert refused(lambda: way(county, number)).code == FAULTS[fault]


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.__name__)
def test_a_supervisor_lets_it_through_with_a_reason_that_is_logged(county, fault):
    fault(county)
    number = county.open().number
    told = {"override_reason": "抢修，车已约检"}
    refusal = refused(
        lambda: county.do("dispatch", number, role=Role.DISPATCHER, **party(county, **told))
    )
    assert refusal.code == FAULTS[fault]
    dispatch(county, number, **told)
    facts = county.ask(lambda s: s.scalar(select(Event.facts).where(Event.verb == "dispatch")))
    assert facts["override_reason"] == told["override_reason"]
    assert [one["code"] for one in facts["overrides"]] == [FAULTS[fault]]


def test_a_plan_moved_past_the_day_is_judged_anew_with_all_it_takes_along(county):
    county.act(lambda s: things.edit_instrument(s, METER, valid_until_on=DAY))
    number = county.open().number
    dispatch(county, number)
    later = county.now + timedelta(days=2)
    error = refused(lambda: county.do("replan", number, planned_at=later))
    assert error.code == "placement.calibration_expired"


def test_an_order_that_wakes_up_holds_its_things_again(county):
    number = county.open().number
    county.walk(number, until="report")
    assert held(county) == set()
    county.do("send_back", number, defects=["测试不合格"], service_down=True)
    assert held(county) == {"vehicle", "instrument"}


def test_what_is_elsewhere_by_then_is_told_and_not_taken_from_anybody(county):
    number = county.open().number
    county.walk(number, until="report")
    county.act(lambda s: things.lend(s, subject_kind="vehicle", subject=PLATE, crew="B02"))
    calibration_passed(county)
    county.do("send_back", number, defects=["测试不合格"], service_down=True)
    assert held(county) == set()
    facts = county.ask(lambda s: s.scalar(select(Event.facts).where(Event.verb == "send_back")))
    assert sorted(facts["not_held_again"]) == sorted([PLATE, METER])


def held(county):
    found = county.ask(
        lambda s: s.scalars(
            select(Reservation.subject_kind).where(Reservation.released_at.is_(None))
        ).all()
    )
    return {str(kind) for kind in found}


class TestTheLastOne:
    """50 desks after the last vehicle: one winner each round, because of one index."""

    def orders(self, county):
        number = county.open().number
        county.do("dispatch", number, crew="B01", planned_at=county.now)
        return county.ask(lambda s: s.scalar(select(WorkOrder.id)))

    def test_every_round_has_exactly_one_winner(self, any_county):
        order = self.orders(any_county)
        for _ in range(ROUNDS):
            told = together(lambda _: book(any_county, order), DESKS)
            assert told.count("won") == 1
            assert set(told) == {"won", "thing.taken"}
            any_county.act(release)

    def test_without_the_index_there_are_more_winners_than_one(self, any_county):
        order = self.orders(any_county)
        any_county.act(lambda s: s.execute(text("DROP INDEX uq_reservation_open")))
        told = together(lambda _: book(any_county, order), DESKS)
        assert told.count("won") > 1


def book(county, order):
    def run(session):
        reserved = Reservation(
            subject_kind="vehicle", subject_id=1, work_order_id=order, starts_at=county.now
        )
        session.add(reserved)
        session.flush()

    try:
        county.act(run)
    except RefusedError as error:
        return error.code
    return "won"


def release(session):
    open_one = select(Reservation).where(Reservation.released_at.is_(None))
    for row in session.scalars(open_one):
        row.released_at = row.starts_at
    session.flush()
