"""Work orders: who may go, with what, and what becomes of them when plans change."""

from datetime import timedelta

import pytest

from models.errors import RefusedError
from models.queries.crews import dispatchable
from models.queries.ticket_detail import detail
from models.queries.work_orders import work_order_sheet
from models.rules.placement import PlacementCode
from models.rules.states import TicketState
from models.rules.terms import OrderState, Role
from models.services import crews, things
from tests.services.counter import DAY, FAR, ROAD

VAN, OTHER_VAN = "辽B·A1203", "辽B·A1204"


def party(county, crew="B01", **more):
    return {"crew": crew, "planned_at": county.now + timedelta(minutes=10)} | more


def code_of(attempt):
    with pytest.raises(RefusedError) as trouble:
        attempt()
    return trouble.value


def states(county, number):
    told = county.ask(detail, number, now=county.now)
    return [(one.crew_code, one.state) for one in told.orders]


def test_a_van_held_by_one_crew_is_refused_to_another(any_county):
    county = any_county
    first, second = county.open(), county.open(anyway=True)
    county.do("dispatch", first.number, **party(county, vehicle=VAN))
    error = code_of(
        lambda: county.do("dispatch", second.number, **party(county, "B02", vehicle=VAN))
    )
    assert error.code == "placement.vehicle_reserved"
    assert error.facts["order"] == f"{first.number}-P1"


def test_a_crews_own_van_serves_its_next_order_and_passes_on_to_it(county):
    first, second, third = (county.open(anyway=True) for _ in range(3))
    things_taken = {"vehicle": VAN, "instruments": ["OTDR-1"]}
    county.do("dispatch", first.number, **party(county, **things_taken))
    county.do("dispatch", second.number, **party(county, **things_taken))
    county.do("decline", first.number, reason="去不了")
    attempt = party(county, "B02", instruments=["OTDR-1"])
    error = code_of(lambda: county.do("dispatch", third.number, **attempt))
    assert error.facts["order"] == f"{second.number}-P1"
    county.do("recall", second.number, reason="改派")
    county.do("dispatch", third.number, **attempt)


def test_an_expired_calibration_needs_a_supervisor_and_is_printed(county):
    number = county.open().number
    county.act(
        lambda s: things.add_instrument(
            s, number="OLD", kind="otdr", name="旧OTDR", valid_until_on=DAY - timedelta(days=1)
        )
    )
    taken = party(county, instruments=["OLD"])
    error = code_of(lambda: county.do("dispatch", number, role=Role.DISPATCHER, **taken))
    assert (error.code, error.facts["override"]) == ("placement.calibration_expired", True)
    reasoned = taken | {"override_reason": "唯一一台,送检在途"}
    error = code_of(lambda: county.do("dispatch", number, role=Role.DISPATCHER, **reasoned))
    assert error.code == "placement.calibration_expired"
    county.do("dispatch", number, **reasoned)
    sheet = county.ask(work_order_sheet, number, actor="李", now=county.now)
    assert [one.reason for one in sheet.overrides] == ["唯一一台,送检在途"]
    assert sheet.dispatch.instruments[0].expired


def test_the_form_shows_the_reason_the_order_would_meet(county):
    held = county.open().number
    county.do("dispatch", held, **party(county, vehicle=VAN))
    number = county.open(anyway=True).number
    choices = county.ask(dispatchable, number, now=county.now, crew="B02")
    shown = {row.plate: [reason.code for reason in row.reasons] for row in choices.vehicles}
    assert shown == {OTHER_VAN: [], VAN: [PlacementCode.VEHICLE_RESERVED]}
    own = county.ask(dispatchable, number, now=county.now, crew="B01")
    assert not any(row.blocked for row in own.vehicles)


def test_somebody_kept_away_from_a_customer_is_not_sent_again(county):
    number = county.open().number
    county.act(lambda s: crews.avoid(s, technician="T11", customer="C001", reason="争执"))
    for people in ({"leader": "T11"}, {"technicians": ["T12", "T11"]}, {}):
        error = code_of(
            lambda given=people: county.do("dispatch", number, **party(county, **given))
        )
        assert error.code == "placement.avoided"
    county.do("dispatch", number, **party(county, leader="T12"))
    error = code_of(lambda: county.do("assign", number, leader="T11"))
    assert error.code == "placement.avoided"


def test_a_crew_off_duty_goes_only_on_a_supervisors_word(county):
    county.act(lambda s: crews.set_shift(s, crew="B01", day_on=DAY, kind="rest"))
    number = county.open().number
    error = code_of(lambda: county.do("dispatch", number, role=Role.DISPATCHER, **party(county)))
    assert error.code == "placement.off_duty"
    county.do("dispatch", number, **party(county, override_reason="抢修"))


def test_leave_counts_once_it_is_approved(county):
    number = county.open().number
    leave = county.act(
        lambda s: crews.ask_leave(s, technician="T11", kind="事假", starts_on=DAY, ends_on=DAY)
    )
    county.act(lambda s: crews.approve_leave(s, leave))
    error = code_of(
        lambda: county.do("dispatch", number, role=Role.DISPATCHER, **party(county, leader="T11"))
    )
    assert error.code == "placement.leader_on_leave"


def test_a_certificate_past_review_is_expired_whatever_its_end(county):
    def renew(s):
        from sqlalchemy import select

        from models.domain import Certificate

        for one in s.scalars(select(Certificate)):
            one.review_due_on = DAY - timedelta(days=1)
            one.expires_on = FAR

    county.act(renew)
    error = code_of(
        lambda: county.do("dispatch", county.open().number, role=Role.DISPATCHER, **party(county))
    )
    assert error.code == "placement.certificate_expired"


def test_a_reassigned_ticket_keeps_the_first_crews_time(county):
    number = county.open().number
    county.walk(number, until="start")
    done = county.do("reassign", number, **party(county, "B02", reason="车辆故障"))
    assert (done.state, done.order) == (TicketState.DISPATCHED, f"{number}-P2")
    told = county.ask(detail, number, now=county.now)
    assert [(one.state, one.finished_at) for one in told.orders] == [
        (OrderState.FINISHED, county.now),
        (OrderState.ISSUED, None),
    ]


def test_a_declined_job_is_without_crew_again(county):
    number = county.open().number
    county.do("dispatch", number, **party(county))
    done = county.do("decline", number, reason="抢修主干")
    assert done.state is TicketState.TO_DISPATCH
    assert states(county, number) == [("B01", OrderState.DECLINED)]
    assert county.ask(detail, number, now=county.now).row.crew_code is None


def test_every_part_is_done_before_the_main_report(county):
    number = county.open().number
    county.walk(number, until="start")
    part = county.do("reinforce", number, crew="B02", task="协助杆路").order
    county.do("restore", number, **ROAD["restore"])
    error = code_of(lambda: county.do("report", number, **ROAD["report"]))
    assert (error.code, error.facts["count"]) == ("ticket.parts_open", 1)
    error = code_of(lambda: county.do("finish_part", number, order=f"{number}-P1", done="x"))
    assert error.code == "ticket.no_such_part"
    county.do("finish_part", number, order=part, done="吊线已恢复")
    county.do("report", number, **ROAD["report"])


def test_a_dissatisfied_customer_sends_the_crew_back(county):
    number = county.open().number
    county.walk(number, until="pass_check")
    done = county.do(
        "follow_up", number, outcome="connected", fixed=False, satisfaction="dissatisfied"
    )
    assert done.state is TicketState.WORKING
    assert states(county, number) == [("B01", OrderState.ACKNOWLEDGED)]
    row = county.ask(detail, number, now=county.now).row
    assert (row.reopened, row.restored_at) == (1, None)


def test_a_hold_asked_for_waits_for_its_approver(county):
    number = county.open().number
    county.walk(number, until="acknowledge")
    until = county.now + timedelta(hours=1)
    hold = {"reason": "third_party", "proof": "物业张经理", "expected_resume_at": until}
    error = code_of(lambda: county.do("suspend", number, role=Role.DISPATCHER, **hold))
    assert error.code == "ticket.hold_needs_approval"
    county.do("request_suspend", number, role=Role.CREW, **hold)
    done = county.do("approve_suspend", number)
    assert done.state is TicketState.SUSPENDED
    row = county.ask(detail, number, now=county.now).row
    assert (row.clock, row.suspended_until) == ("paused", until)


def test_a_grave_complaint_is_filed_with_a_decision_or_a_waiver(county):
    opened = county.open(
        kind="complaint", category="grave_complaint", circuit_number=None, customer_number="C001"
    )
    county.walk(opened.number, until="pass_check")
    county.do("follow_up", opened.number, outcome="connected", fixed=True, satisfaction="fair")
    assert county.ask(detail, opened.number, now=county.now).missing == ("coordination",)
    error = code_of(lambda: county.do("close", opened.number))
    assert error.code == "ticket.coordination_missing"
    county.do("close", opened.number, coordination="协调会议定 XT-1")


def test_void_needs_two_and_frees_the_van(county):
    number = county.open().number
    county.do("dispatch", number, **party(county, vehicle=VAN))
    error = code_of(lambda: county.do("void", number, role=Role.DISPATCHER, reason="误报"))
    assert error.facts["fact"] == "approved_by"
    county.do("void", number, role=Role.DISPATCHER, reason="误报", approved_by="张主任")
    other = county.open().number
    county.do("dispatch", other, **party(county, "B02", vehicle=VAN))


def test_nobody_home_leaves_a_numbered_slip(county):
    number = county.open().number
    county.walk(number, until="arrive")
    call = {"called_at": county.now, "phone": "138", "outcome": "no_answer"}
    error = code_of(lambda: county.do("absent", number, left_at=county.now, attempts=[call]))
    assert error.code == "ticket.absent_too_soon"
    county.wait(12)
    error = code_of(lambda: county.do("absent", number, left_at=county.now, attempts=[]))
    assert error.code == "ticket.absent_without_call"
    county.do("absent", number, left_at=county.now, attempts=[call])
    told = county.ask(detail, number, now=county.now)
    assert told.timeline[-1].facts["slip"] == "LX-LY-20261120-0001"
    assert told.row.state is TicketState.APPOINTED
