from datetime import timedelta
from uuid import uuid4

import pytest
from sqlalchemy import select, text

from models.domain import Customer, Event, Ticket
from models.errors import ConflictError, RefusedError, StoreError
from models.services.journal import action_of
from models.store.chain import verify
from models.store.unit_of_work import consult, perform, perform_all, unit_of_work
from tests.offices import NOW, action
from tests.store.races import together
from tests.store.work import count, note, numbers, open_ticket, the_ticket, urge


def test_an_action_that_fails_half_way_leaves_nothing(store):
    def fail(session):
        open_ticket(session)
        raise ValueError("bug")

    with pytest.raises(ValueError, match="bug"):
        perform(store, action(), fail)
    assert consult(store, numbers) == []
    assert consult(store, count) == 0


def test_leaving_the_block_keeps_what_it_did(store):
    with unit_of_work(store, action()) as session:
        number = open_ticket(session)
    assert consult(store, numbers) == [number] == ["LX-GZ-20261120-0001"]


def test_an_action_sent_twice_is_stored_once(store):
    again = action()
    first, second = perform(store, again, open_ticket), perform(store, again, open_ticket)
    assert (first.already, second.already, second.value) == (False, True, None)
    assert consult(store, count) == 1


def test_without_the_same_uid_a_repeat_is_doubled(store):
    perform(store, action(), open_ticket)
    perform(store, action(), open_ticket)
    assert consult(store, count) == 2


def test_a_block_for_a_stored_action_is_refused_with_a_code(store):
    again = action()
    perform(store, again, open_ticket)
    with pytest.raises(RefusedError) as refused, unit_of_work(store, again):
        pytest.fail("the block must not run")
    assert refused.value.code == "action.already"


def test_two_desks_sending_one_action_at_once_store_it_once(store):
    same = action()
    outcomes = together(lambda _: perform(store, same, open_ticket).already, 6)
    assert sorted(outcomes) == [False] + [True] * 5
    assert consult(store, count) == 1


def test_the_tables_written_are_named(store):
    outcome = perform(store, action(), open_ticket)
    assert outcome.touched == {"ticket", "event", "counter", "chain_head"}
    assert perform(store, action(), count).touched == frozenset()


def test_a_stale_save_tells_before_mine_and_theirs(store):
    number = perform(store, action(), open_ticket).value
    seen = consult(store, lambda session: the_ticket(session, number))

    def theirs(session):
        the_ticket(session, number).symptom = "光猫红灯"

    def mine(session):
        session.add(seen)
        seen.symptom = "网速慢"

    perform(store, action(), theirs)
    with pytest.raises(ConflictError) as conflict:
        perform(store, action(), mine)
    assert conflict.value.subject == number
    assert conflict.value.before == {"symptom": ""}
    assert conflict.value.mine == {"symptom": "网速慢"}
    assert conflict.value.theirs == {"symptom": "光猫红灯"}


def test_a_question_cannot_write(store):
    with pytest.raises(StoreError) as refused:
        consult(store, lambda session: session.execute(text("DELETE FROM office")))
    assert refused.value.code == "store.read_only"
    perform(store, action(), open_ticket)


def test_a_question_sees_one_picture_while_others_write(store):
    number = perform(store, action(), open_ticket).value

    def look_twice(session):
        before = the_ticket(session, number).urges
        if store.target.path is None:  # a file in DELETE mode makes the writer wait instead
            perform(store, action(), lambda other: urge(other, number))
        return before, session.scalar(select(Ticket.urges))

    assert consult(store, look_twice) == (0, 0)


def test_the_running_action_is_known_to_services(store):
    with unit_of_work(store, action()) as session:
        assert action_of(session).actor == "李"


def test_rows_are_dated_by_the_action(store):
    later = NOW + timedelta(hours=3)
    perform(store, action(now=later), lambda s: s.add(Customer(number="K1", name="县医院")))
    assert consult(store, lambda s: s.scalar(select(Customer.created_at))) == later


def test_a_record_is_never_dated_before_the_one_in_front(store):
    number = perform(store, action(), open_ticket).value
    hour_back = NOW - timedelta(hours=1)
    perform(store, action(now=hour_back), lambda session: urge(session, number))
    events = consult(store, lambda s: s.scalars(select(Event).order_by(Event.sequence)).all())
    assert events[1].recorded_at >= events[0].recorded_at
    assert events[1].happened_at == hour_back


def test_a_late_entry_keeps_both_times_and_its_reason(store):
    happened = NOW - timedelta(hours=2)
    late = action(happened_at=happened, late_reason="停电，先记在纸上")
    perform(store, late, open_ticket)
    event = consult(store, lambda s: s.scalars(select(Event)).one())
    assert (event.happened_at, event.late_reason) == (happened, "停电，先记在纸上")
    assert event.recorded_at >= NOW


def test_one_action_may_record_several_events_under_one_uid(store):
    uid = uuid4()

    def twice(session):
        number = open_ticket(session)
        return note(session, the_ticket(session, number), "accept", at=NOW).facts

    facts = perform(store, action(uid), twice).value
    assert facts == {"at": "2026-11-20T01:30:00.000000+00:00"}
    events = consult(store, lambda s: s.scalars(select(Event).order_by(Event.sequence)).all())
    assert events[0].uid == uid != events[1].uid
    assert [event.sequence for event in events] == [1, 2]
    assert events[1].facts == facts


def test_a_run_of_actions_holds_whole_and_passes_over_what_is_stored(store):
    known = action()
    perform(store, known, open_ticket)
    later = action(now=NOW + timedelta(hours=1))
    assert perform_all(store, [(known, open_ticket), (later, open_ticket)]) == 1
    events = consult(store, lambda s: s.scalars(select(Event).order_by(Event.sequence)).all())
    assert [event.uid for event in events] == [known.uid, later.uid]
    assert events[1].happened_at == NOW + timedelta(hours=1)
    assert consult(store, lambda s: verify(s, store.key)).holds


def test_a_run_of_actions_that_fails_leaves_nothing(store):
    def fail(_session):
        raise ValueError("bug")

    with pytest.raises(ValueError, match="bug"):
        perform_all(store, [(action(), open_ticket), (action(), fail)])
    assert consult(store, count) == 0
