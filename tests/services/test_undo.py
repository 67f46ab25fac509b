"""Taking back: every step that can be undone leaves the office exactly as it stood before it.

Left out of the comparison: the chain itself, counters of numbers, images of steps, versions,
the place in the chain a ticket was last touched at, and what a step had made, which does not
vanish but is ended: an order given out stays as a recalled one, and holds nothing.
"""

from datetime import timedelta

import pytest
from sqlalchemy import select

from models.domain import Base, Reservation, WorkOrder
from models.errors import RefusedError
from models.queries.ticket_detail import detail
from models.rules.states import TicketState, Verb
from models.rules.terms import OrderState, Role
from models.rules.undoing import CANNOT, UNDOABLE
from models.services import crews
from models.services.tickets import redo, restoring, undo, undoing
from models.store.unit_of_work import consult
from tests.services.counter import DAY, HOLD, ROAD, TESTS
from tests.services.story import broken

VAN = "辽B·A1203"
OUTSIDE = {"event", "chain_head", "counter", "step_image"}
COUNTED = {"version", "last_sequence"}


def projection(store):
    """Return every row as it counts, by table and key."""

    def read(session):
        found = {}
        for table in Base.metadata.sorted_tables:
            if table.name in OUTSIDE:
                continue
            columns = [column for column in table.c if column.name not in COUNTED]
            keys = [column.name for column in table.primary_key]
            for row in session.execute(select(*columns)).mappings():
                found[(table.name, *(row[key] for key in keys))] = dict(row)
        return found

    return consult(store, read)


def left_over(before, after):
    """Return what differs; rows made since are looked at by themselves."""
    return {key: (before.get(key), after[key]) for key in after if after[key] != before.get(key)}


def assert_restored(store, before):
    after = projection(store)
    assert set(before) <= set(after)
    for (table, *_), (was, row) in left_over(before, after).items():
        assert was is None
        assert table in {"work_order", "reservation"}
        if table == "work_order":
            assert row["state"] is OrderState.RECALLED
        else:
            assert row["released_at"] is not None


def hold(county):
    return HOLD | {"expected_resume_at": county.now + timedelta(hours=1)}


def third_party(county):
    return hold(county) | {"reason": "third_party"}


# verb -> (walked until, steps before it, facts of it)
STEPS = {
    Verb.ACCEPT: (None, (), {"grade": "AA", "service": "internet", "reach": "within_province"}),
    Verb.PRETEST: ("open", (), {"result": "网管正常", "outcome": "restored"}),
    Verb.DISPATCH: ("open", (), ROAD["dispatch"]),
    Verb.ASSIGN: ("dispatch", (), {"leader": "T12"}),
    Verb.ACKNOWLEDGE: ("dispatch", (), ROAD["acknowledge"]),
    Verb.DECLINE: ("dispatch", (), {"reason": "忙"}),
    Verb.RECALL: ("depart", (), {"reason": "改派"}),
    Verb.REPLAN: ("dispatch", (), {"planned_minutes": 45}),
    Verb.PIN: ("dispatch", (), {"pin": "both"}),
    Verb.REASSIGN: ("start", (), {"crew": "B02", "reason": "车坏", "planned_minutes": 30}),
    Verb.REINFORCE: ("start", (), {"crew": "B02", "task": "协助"}),
    Verb.FINISH_PART: ("start", ("reinforce",), {"order": "-P2", "done": "好"}),
    Verb.APPOINT: ("contact", (), ROAD["appoint"]),
    Verb.REAPPOINT: ("depart", (), "reappoint"),
    Verb.DEPART: ("appoint", (), ROAD["depart"]),
    Verb.ARRIVE: ("depart", (), {}),
    Verb.START: ("arrive", (), ROAD["start"]),
    Verb.REQUEST_SUSPEND: ("start", (), third_party),
    Verb.APPROVE_SUSPEND: ("start", ("request_suspend",), {}),
    Verb.REFUSE_SUSPEND: ("start", ("request_suspend",), {"reason": "不批"}),
    Verb.SUSPEND: ("acknowledge", (), hold),
    Verb.RENEW_SUSPEND: ("acknowledge", ("suspend",), "renew"),
    Verb.RESUME: ("acknowledge", ("suspend",), {}),
    Verb.RESTORE: ("start", (), {"how": "换尾纤", "tests": TESTS}),
    Verb.REPORT: ("restore", (), {"process": "换", "cause_code": "line.pigtail"}),
    Verb.PASS_CHECK: ("report", (), {}),
    Verb.SEND_BACK: ("report", (), {"defects": ["照片不清"], "service_down": True}),
    Verb.CLOSE: ("pass_check", (), {"prevention": "换线"}),
    Verb.VOID: ("dispatch", (), {"reason": "误报"}),
    Verb.REOPEN: ("follow_up", (), {"reason": "又断", "service_down": True}),
    Verb.JOIN: ("open", (), "join"),
    Verb.TAKE_OUT: ("open", ("join",), {"reason": "另一处故障"}),
    Verb.RESTORE_ALONG: ("open", ("join",), "along"),
    Verb.PASS_ON: ("open", (), {"accepted_by": "赵", "reason": "下班"}),
    Verb.REGRADE: ("dispatch", (), {"grade": "A", "reason": "核对合同"}),
}


def told(county, number, facts):
    ahead = county.now + timedelta(hours=2)
    if facts == "reappoint":
        return {"appointed_at": ahead, "person": "周敏", "phone": "1", "reason": "改约"}
    if facts == "renew":
        return {"expected_resume_at": ahead + timedelta(hours=2), "reason": "还要等"}
    if facts == "join":
        return {"parent": county.open(anyway=True).number}
    if facts == "along":
        county.walk(parent_of(county, number), until="restore")
        return {"how": "光缆接通", "tests": TESTS}
    if callable(facts):
        wants = facts(county) if facts in (hold, third_party) else facts(county.now)
        return dict(wants)
    made = dict(facts)
    if made.get("order", "").startswith("-"):
        made["order"] = number + made["order"]
    return made


def parent_of(county, number):
    return county.ask(detail, number, now=county.now).row.parent_number


def standing(county, verb):
    """Bring a ticket to where a verb can be done; return its number and the verb's facts."""
    until, before, facts = STEPS[verb]
    number = county.open(accept=until is not None).number
    if until not in (None, "open"):
        county.walk(number, until=until)
    for step in before:
        county.wait(3)
        county.do(step, number, **told(county, number, STEPS[Verb(step)][2]))
    county.wait(4)
    return number, told(county, number, facts)


def test_every_verb_can_be_taken_back_or_says_why_not():
    assert set(STEPS) == UNDOABLE
    assert UNDOABLE | set(CANNOT) == set(Verb)


@pytest.mark.parametrize("verb", STEPS, ids=str)
def test_undo_leaves_the_office_exactly_as_it_stood(county, verb):
    number, facts = standing(county, verb)
    before = projection(county.store)
    county.do(verb, number, **facts)
    changed = projection(county.store)
    assert verb in (Verb.REQUEST_SUSPEND, Verb.REFUSE_SUSPEND) or changed != before
    done = county.act(undo)
    assert (done.number, done.verbs) == (number, (verb,))
    assert_restored(county.store, before)
    assert county.ask(broken, number, now=county.now) in (
        [],
        ["last_sequence"],
    )
    county.act(redo)
    again = projection(county.store)
    assert left_over(changed, again) == {}
    county.act(undo)
    assert_restored(county.store, before)


def test_undo_and_redo_on_both_engines(any_county):
    county = any_county
    number, facts = standing(county, Verb.DISPATCH)
    before = projection(county.store)
    county.do(Verb.DISPATCH, number, **facts)
    after = projection(county.store)
    county.act(undo)
    assert_restored(county.store, before)
    county.act(redo)
    assert left_over(after, projection(county.store)) == {}


def test_a_value_left_behind_would_be_seen(county, monkeypatch):
    number, facts = standing(county, Verb.DISPATCH)
    before = projection(county.store)
    county.do(Verb.DISPATCH, number, **facts)

    def forgetful(row, told):
        restoring.put_back(row, {name: told[name] for name in told if name != "dispatched_at"})

    monkeypatch.setattr(undoing, "put_back", forgetful)
    county.act(undo)
    with pytest.raises(AssertionError):
        assert_restored(county.store, before)


def test_undo_walks_back_step_by_step_and_redo_forward(county):
    number = county.open().number
    county.walk(number, until="acknowledge")
    assert county.act(undo).verbs == (Verb.ACKNOWLEDGE,)
    assert county.act(undo).state is TicketState.TO_DISPATCH
    assert county.act(redo).state is TicketState.DISPATCHED
    assert county.act(redo).state is TicketState.TAKEN
    error = refusal(lambda: county.act(redo))
    assert error.code == "undo.nothing_to_redo"


def test_a_new_step_ends_what_could_be_done_again(county):
    number = county.open().number
    county.walk(number, until="acknowledge")
    county.act(undo)
    county.do("decline", number, reason="忙")
    assert refusal(lambda: county.act(redo)).code == "undo.nothing_to_redo"


def test_the_clock_reads_as_if_the_step_had_never_been(county):
    number = county.open().number
    county.walk(number, until="start")
    county.wait(5)
    clock = county.ask(detail, number, now=county.now).clock
    county.do("restore", number, how="换", tests=TESTS)
    county.act(undo)
    assert county.ask(detail, number, now=county.now).clock == clock


def test_what_was_taken_back_stays_in_sight(county):
    number = county.open().number
    county.walk(number, until="acknowledge")
    county.act(undo)
    last = county.ask(detail, number, now=county.now).timeline[-1]
    assert (last.verb, last.undone_by, last.undone_at) == (Verb.ACKNOWLEDGE, "李", county.now)


def test_nobody_takes_back_what_others_have_built_on(county):
    number = county.open().number
    county.do("dispatch", number, **ROAD["dispatch"](county.now))
    county.act(lambda s: undoing_elsewhere(s, number), desk="D2", actor="王")
    error = refusal(lambda: county.act(undo))
    assert (error.code, error.facts["actor"]) == ("undo.moved_on", "王")
    assert county.act(undo, desk="D2", actor="王").verbs == (Verb.ACKNOWLEDGE,)
    assert county.act(undo).verbs == (Verb.DISPATCH,)


def undoing_elsewhere(session, number):
    from models.services.tickets import do

    return do(session, verb="acknowledge", number=number, facts={"by_phone": True})


def test_a_van_given_away_meanwhile_is_not_taken_from_its_crew(county):
    first, second = county.open().number, county.open(anyway=True).number
    party = {"planned_at": county.now, "vehicle": VAN}
    county.do("dispatch", first, crew="B01", **party)
    sequence = county.ask(lambda s: detail(s, first, now=county.now)).timeline[-1].sequence
    county.do("decline", first, reason="忙")
    decline = county.ask(lambda s: detail(s, first, now=county.now)).timeline[-1].sequence
    county.do("dispatch", second, crew="B02", **party)
    error = refusal(lambda: county.act(lambda s: undo(s, sequence=decline)))
    assert (error.code, error.facts["order"]) == ("undo.thing_taken", f"{second}-P1")
    assert refusal(lambda: county.act(lambda s: undo(s, sequence=sequence))).code == "undo.moved_on"


@pytest.mark.parametrize(
    ("verb", "facts"),
    [
        ("note", {"text": "备注"}),
        ("urge", {"who": "王", "text": "快"}),
        ("open", None),
    ],
)
def test_what_cannot_be_undone_says_why(county, verb, facts):
    number = county.open(accept=False).number
    if facts is not None:
        county.do(verb, number, **facts)
    assert refusal(lambda: county.act(undo)).code == CANNOT[Verb(verb)]


def test_a_changed_terminal_stays_a_record(county):
    number = county.open().number
    county.walk(number, until="report")
    assert refusal(lambda: county.act(undo)).code == "undo.kept_record"


def test_an_empty_desk_has_nothing_to_take_back(county):
    assert refusal(lambda: county.act(undo, desk="D9")).code == "undo.nothing"


def test_a_recalled_order_gives_its_van_back_to_the_plan(county):
    number = county.open().number
    county.do("dispatch", number, crew="B01", planned_at=county.now, vehicle=VAN)
    county.act(undo)
    held = county.ask(lambda s: s.scalars(select(Reservation.released_at)).all())
    orders = county.ask(lambda s: s.scalars(select(WorkOrder.state)).all())
    assert (held, orders) == ([county.now], [OrderState.RECALLED])
    done = county.do("dispatch", number, crew="B02", planned_at=county.now, vehicle=VAN)
    assert done.order == f"{number}-P2"


def test_a_dispatcher_moves_the_plan_and_the_rules_judge_it(county):
    number = county.open().number
    county.do("dispatch", number, **ROAD["dispatch"](county.now))
    far = county.now + timedelta(days=1)
    county.act(
        lambda s: crews.set_shift(s, crew="B01", day_on=DAY + timedelta(days=1), kind="rest")
    )
    error = refusal(lambda: county.do("replan", number, role=Role.DISPATCHER, planned_at=far))
    assert error.code == "placement.off_duty"
    later = county.now + timedelta(hours=3)
    county.do("replan", number, role=Role.DISPATCHER, planned_at=later, planned_minutes=90)
    order = county.ask(lambda s: s.scalars(select(WorkOrder)).one())
    assert (order.planned_at, order.planned_minutes) == (later, 90)
    event = county.ask(detail, number, now=county.now).timeline[-1].facts
    assert event["planned_minutes"] == 90
    assert event["planned_at_before"].startswith("2026-11-20")


def test_a_crew_on_its_way_cannot_be_moved_in_time(county):
    number = county.open().number
    county.walk(number, until="depart")
    error = refusal(lambda: county.do("replan", number, planned_at=county.now))
    assert error.code == "ticket.under_way"
    county.do("replan", number, planned_minutes=120)


def refusal(attempt):
    with pytest.raises(RefusedError) as trouble:
        attempt()
    return trouble.value
