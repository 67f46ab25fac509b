"""A call is kept whole or not at all, and the equipment comes first whoever is asking."""

from datetime import date, datetime, timedelta

import pytest
from sqlalchemy import select

from models.domain import Contact, Customer, Event, PhoneVisit, Ticket, Undertaking
from models.errors import ConflictError, RefusedError
from models.queries.call_list import call_list
from models.queries.call_side import call_side
from models.queries.site_visit_log import site_visit_sheet
from models.queries.visit_log import Wanted, trail_of, visit_card, visit_rows
from models.rules.attempts import NextStep
from models.rules.terms import CallOutcome, CallWindow, Role
from models.rules.zone import SHANGHAI
from models.services.calling import assign_calls, correct_visit, give_up_visit, try_again
from models.services.customers import add_contact
from models.services.recordings import (
    KeptFile,
    attach_recording,
    keep_recordings,
    remove_old,
    remove_recording,
)
from models.services.site_visits import correct_site_visit, record_site_visit
from models.services.undertakings import (
    finish_undertaking,
    reopen_undertaking,
    reword_undertaking,
)
from models.services.visits import record_phone_visit
from tests.services.counter import LINE, MORNING


def number_of(county):
    return county.ask(lambda s: s.scalar(select(Customer.number).order_by(Customer.id)))


def talk(county, **more):
    return {
        "customer": number_of(county),
        "called_at": county.now,
        "outcome": "connected",
        "seconds": 130,
        "running_normal": True,
        "confirmed_by": "周敏",
    } | more


def ring(county, **more):
    told = talk(county, **more)
    return county.act(lambda s: record_phone_visit(s, told))


def miss(county, outcome="no_answer", **more):
    told = {"customer": number_of(county), "called_at": county.now, "outcome": outcome} | more
    return county.act(lambda s: record_phone_visit(s, told))


def the(county, model):
    return county.ask(lambda s: s.scalars(select(model).order_by(model.id)).all())


def test_a_call_with_everything_in_it_is_one_action(any_county):
    contact = the(any_county, Contact)[0]
    before = len(the(any_county, Contact))
    done = ring(
        any_county,
        contact=contact.id,
        running_normal=False,
        running_note="白天偶尔断",
        fault={"symptom": "专线时断时续", "circuit_number": LINE},
        satisfaction="satisfied",
        needs="明年迁址",
        customer_words="你问我,我问谁?",
        promises=[{"what": "上门测试", "due_on": "2026-11-24", "owner": "陈海波"}],
        contact_change={
            "name": "李工",
            "title": "机房",
            "phone": "13800000099",
            "leaves": contact.id,
        },
    )
    [visit] = the(any_county, PhoneVisit)
    [ticket] = the(any_county, Ticket)
    [promise] = the(any_county, Undertaking)
    assert visit.number == done.number == "LX-DF-20261120-0001"
    assert visit.ticket_id == ticket.id
    assert (ticket.number, ticket.external_number) == (done.ticket, visit.number)
    assert (promise.what, promise.due_on, promise.owner) == (
        "上门测试",
        date(2026, 11, 24),
        "陈海波",
    )
    people = the(any_county, Contact)
    assert len(people) == before + 1
    assert people[0].valid_to_on == people[-1].valid_from_on == date(2026, 11, 20)
    assert (people[-1].name, people[-1].phones) == ("李工", ["13800000099"])
    assert visit.window is CallWindow.START_OF_WORK
    assert visit.in_window
    assert visit.next_visit_on == date(2026, 12, 18)  # the 20th is a Sunday
    [row] = any_county.ask(visit_rows, Wanted(), now=any_county.now)
    assert row.flags == 0  # 客户原话 is never looked at
    assert "****" in row.phone


def test_nothing_is_kept_when_the_talk_skipped_the_equipment(any_county):
    events = len(the_events(any_county))
    for missing in ("running_normal", "confirmed_by"):
        told = talk(any_county, needs="专线一条") | {missing: None}
        with pytest.raises(RefusedError) as refused:
            any_county.act(lambda s, told=told: record_phone_visit(s, told))
        assert refused.value.code == "visit.equipment_first"
    assert the(any_county, PhoneVisit) == []
    assert len(the_events(any_county)) == events


def the_events(county):
    return county.ask(lambda s: s.scalars(select(Event.sequence)).all())


@pytest.mark.parametrize(
    ("told", "code", "field"),
    [
        ({"outcome": "busy"}, "visit.talk_unanswered", "outcome"),
        ({"running_normal": False}, "visit.fault_unsaid", "running_note"),
        ({"fault": {"symptom": "断"}}, "visit.fault_but_normal", "running_normal"),
        ({"called_at": MORNING + timedelta(hours=3)}, "visit.in_future", "called_at"),
        ({"contact": 999}, "contact.unknown", None),
        ({"customer": "?"}, "customer.unknown", None),
        ({"outcome": "perhaps"}, "visit.bad_fact", "outcome"),
        ({"promises": [{"what": "来", "due_on": "明天"}]}, "visit.bad_fact", "promises"),
    ],
)
def test_a_call_that_contradicts_itself_is_refused_beside_its_field(county, told, code, field):
    with pytest.raises(RefusedError) as refused:
        ring(county, **told)
    assert refused.value.code == code
    if field:
        assert refused.value.facts["field"] == field


def test_attempts_go_on_to_the_second_contact_and_then_to_the_supervisor(any_county):
    first = the(any_county, Contact)[0].id
    second = any_county.act(
        lambda s: add_contact(s, customer=number_of_in(s), name="赵二", phones=["13900000002"])
    )
    steps = []
    for _ in range(3):
        any_county.wait(31)
        steps.append(miss(any_county, contact=first).advice)
    assert [one.step for one in steps] == [
        NextStep.SAME_NUMBER,
        NextStep.SAME_NUMBER,
        NextStep.OTHER_CONTACT,
    ]
    assert steps[0].at == datetime(2026, 11, 20, 11, 0, tzinfo=SHANGHAI)
    assert steps[2].contact_id == second
    others = [one.id for one in the(any_county, Contact) if one.id != first]
    for contact in others:
        any_county.wait(5)
        last = miss(any_county, "empty_number", contact=contact).advice
    assert last.step is NextStep.SUPERVISOR
    [visit] = the(any_county, PhoneVisit)
    assert visit.attempts == 3 + len(others)
    assert visit.handed_to == "supervisor"
    with pytest.raises(RefusedError):
        any_county.act(lambda s: give_up_visit(s, visit.number, reason="停业"), role=Role.CALLER)
    any_county.act(lambda s: try_again(s, visit.number, at=any_county.now, reason="换座机"))
    done = ring(any_county, contact=first)
    assert done.number == visit.number
    [visit] = the(any_county, PhoneVisit)
    assert visit.finished_at is not None
    assert visit.handed_to == ""
    card = any_county.ask(visit_card, visit.number, now=any_county.now)
    assert [one.outcome for one in card.attempts][-1] is CallOutcome.CONNECTED
    assert [one.verb for one in card.trail].count("call") == visit.attempts


def number_of_in(session):
    return session.scalar(select(Customer.number).order_by(Customer.id))


def test_the_list_builds_itself_and_empties_as_calls_are_made(any_county):
    county = any_county
    assert county.ask(call_list, now=county.now).lines == ()
    county.now += timedelta(days=25)
    [line] = county.ask(call_list, now=county.now).lines
    assert (line.number, line.leading.reason, line.phone) == (
        number_of(county),
        "cadence",
        line.phone,
    )
    assert "****" in line.phone
    assert line.due_on == date(2026, 12, 18)
    ring(county, promises=[{"what": "送报告", "due_on": "2026-12-16"}])
    [line] = county.ask(call_list, now=county.now).lines
    assert [loss.reason for loss in line.losses] == ["promise"]
    [promise] = the(county, Undertaking)
    county.act(lambda s: finish_undertaking(s, promise.id, result="已送"))
    assert county.ask(call_list, now=county.now).lines == ()
    with pytest.raises(RefusedError):
        county.act(lambda s: finish_undertaking(s, promise.id, result="再送"))
    county.act(lambda s: reopen_undertaking(s, promise.id, reason="少一页"))
    assert len(county.ask(call_list, now=county.now).lines) == 1


def test_a_customer_who_asked_for_a_later_day_waits_for_it(any_county):
    any_county.now += timedelta(days=25)
    later = any_county.now + timedelta(days=2)
    miss(any_county, "call_later", next_call_at=later)
    found = any_county.ask(call_list, now=any_county.now)
    assert (found.lines, found.waiting) == ((), 1)
    any_county.now = later
    [line] = any_county.ask(call_list, now=any_county.now).lines
    assert (line.visit, line.attempts) == ("LX-DF-20261215-0001", 1)


def test_calls_are_given_to_a_caller_and_taken_over_with_an_event(any_county):
    county = any_county
    county.now += timedelta(days=25)
    number = number_of(county)
    assert county.act(lambda s: assign_calls(s, [number], caller="王敏")) == 1
    assert county.act(lambda s: assign_calls(s, [number], caller="王敏")) == 0
    assert county.act(lambda s: assign_calls(s, [number], caller="郑洁")) == 1
    [line] = county.ask(call_list, now=county.now).lines
    assert line.caller == "郑洁"
    told = county.ask(
        lambda s: [
            (one.verb, one.facts.get("changed"))
            for one in s.scalars(select(Event).where(Event.subject_kind == "call_assignment"))
        ]
    )
    assert told == [("add", None), ("take_over", {"caller": ["王敏", "郑洁"]})]


def test_a_correction_keeps_what_stood_there_and_loses_no_race(any_county):
    done = ring(any_county, needs="一条")
    [seen] = any_county.ask(visit_rows, Wanted(text="LX-DF"), now=any_county.now)
    any_county.act(
        lambda s: correct_visit(
            s, done.number, reason="听错", expected_version=seen.version, needs="两条"
        )
    )
    with pytest.raises(ConflictError):
        any_county.act(
            lambda s: correct_visit(
                s, done.number, reason="再改", expected_version=seen.version, needs="三条"
            )
        )
    [visit] = the(any_county, PhoneVisit)
    assert visit.topics["needs"] == "两条"
    trail = any_county.ask(trail_of, "phone_visit", visit.id)
    assert [one.verb for one in trail] == ["call", "edit"]
    assert trail[1].changed["topics"][0]["needs"] == "一条"
    assert trail[1].reason == "听错"


def test_a_recording_is_kept_its_time_and_its_deletion_stays_on_record(any_county):
    done = ring(any_county)
    file = KeptFile("a" * 64, "通话.mp3", "recordings/aa.mp3", 2048)
    kept = any_county.act(lambda s: attach_recording(s, done.number, file=file))
    with pytest.raises(RefusedError):
        any_county.act(lambda s: attach_recording(s, done.number, file=file))
    card = any_county.ask(visit_card, done.number, now=any_county.now)
    assert card.recordings[0].keep_until_on == date(2026, 11, 20) + timedelta(days=180)
    with pytest.raises(RefusedError) as refused:
        any_county.act(lambda s: remove_recording(s, kept, reason="到期"), role=Role.CALLER)
    assert refused.value.code == "recording.kept"
    any_county.now += timedelta(days=181)
    any_county.act(lambda s: remove_recording(s, kept, reason="到期"), role=Role.CALLER)
    assert any_county.ask(visit_card, done.number, now=any_county.now).recordings == ()
    verbs = any_county.ask(
        lambda s: list(s.scalars(select(Event.verb).where(Event.subject_kind == "recording")))
    )
    assert verbs == ["add", "remove"]


def test_what_stands_beside_a_call_shows_no_whole_phone(any_county):
    side = any_county.ask(call_side, number_of(any_county), now=any_county.now)
    assert side.contacts
    assert all("****" in phone for one in side.contacts for phone in one.phones)
    assert [one.code for one in side.topics][:2] == ["greeting", "running"]
    assert side.next_visit_on == date(2026, 12, 18)


def test_whoever_hears_a_fault_may_have_a_ticket_opened(any_county):
    told = talk(any_county, running_normal=False, fault={"symptom": "断了", "circuit_number": LINE})
    done = any_county.act(lambda s: record_phone_visit(s, told), role=Role.CALLER)
    [ticket] = the(any_county, Ticket)
    assert (ticket.number, ticket.state) == (done.ticket, "pending")
    again = any_county.act(
        lambda s: record_phone_visit(
            s, told | {"fault": {"symptom": "还断", "circuit_number": LINE}}
        ),
        role=Role.CALLER,
    )
    [ticket] = the(any_county, Ticket)
    assert again.ticket == ticket.number
    assert ticket.repeats == 1


def test_recordings_are_kept_as_long_as_the_office_says_and_the_old_ones_go_together(any_county):
    done = ring(any_county)
    with pytest.raises(RefusedError) as refused:
        any_county.act(lambda s: keep_recordings(s, days=30), role=Role.CALLER)
    assert refused.value.code == "recording.not_yours"
    for wrong in ("", "0", "many", "99999"):
        with pytest.raises(RefusedError) as refused:
            any_county.act(lambda s, days=wrong: keep_recordings(s, days=days))
        assert refused.value.code == "recording.bad_days"
    any_county.act(lambda s: keep_recordings(s, days="30"))
    for letter in "ab":
        file = KeptFile(letter * 64, f"{letter}.mp3", f"recordings/{letter}.mp3", 9)
        any_county.act(lambda s, file=file: attach_recording(s, done.number, file=file))
    any_county.now += timedelta(days=30)
    assert any_county.act(remove_old) == []
    any_county.now += timedelta(days=1)
    assert any_county.act(remove_old, role=Role.CALLER) == ["recordings/a.mp3", "recordings/b.mp3"]


def test_a_visit_that_says_what_customers_must_not_read_prints_only_once_it_is_corrected(
    any_county,
):
    told = {
        "customer": number_of(any_county),
        "visited_at": any_county.now,
        "visitors": "王敏",
        "needs": "不知道,这事不归我管。",
        "plans": [{"what": "是同事弄错的,重做标签", "due_on": "2026-11-27"}],
    }
    number = any_county.act(lambda s: record_site_visit(s, told))

    def sheet(session):
        return site_visit_sheet(session, number, actor="李", now=any_county.now)

    with pytest.raises(RefusedError) as refused:
        any_county.ask(sheet)
    assert refused.value.code == "visit.bad_wording"
    assert len(refused.value.facts["words"]) == 2
    any_county.act(lambda s: correct_site_visit(s, number, reason="改说法", needs="我落实一下"))
    with pytest.raises(RefusedError):
        any_county.ask(sheet)
    [plan] = the(any_county, Undertaking)
    any_county.act(lambda s: reword_undertaking(s, plan.id, what="重做标签", reason="改说法"))
    assert any_county.ask(sheet).needs == "我落实一下"
    verbs = any_county.ask(
        lambda s: list(s.scalars(select(Event.verb).where(Event.subject_kind == "site_visit")))
    )
    assert verbs == ["visit", "edit"]
