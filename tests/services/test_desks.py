"""Many desks dispatching at once on one office: nothing is lost, nothing is done twice."""

from collections import Counter as Tally
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from sqlalchemy import select

from models.domain import Event, Reservation, Ticket, WorkOrder
from models.errors import ConflictError, RefusedError
from models.queries.board_lists import board_lists
from models.rules.states import TicketState
from models.rules.terms import OrderState
from models.services.tickets import do, doing
from models.store.unit_of_work import Store, consult
from tests.services.counter import Counter, open_county
from tests.services.test_races import PatientDesk

TICKETS = 24
VANS = ("辽B·A1203", "辽B·A1204")


def at_once(count, work):
    with ThreadPoolExecutor(count) as desks:
        return [one for found in desks.map(work, range(count)) for one in found]


def shift(where, folder, now, *, desks):
    """Every desk looks at its own board and sends crews to whatever it sees waiting, in turn.

    All start at the same ticket, so most of what a desk wants another has just done.
    """

    def work(place):
        with Store.open(where, data_dir=folder) as store:
            desk = PatientDesk(store, now=now)
            told = []
            waiting = consult(store, lambda s: board_lists(s, now=now)).waiting
            for turn, line in enumerate(waiting):
                told.append((line.number, attempt(desk, line, turn, place)))
            return told

    return at_once(desks, work)


def attempt(desk, line, turn, place):
    facts = {
        "crew": ("B01", "B02")[(turn + place) % 2],
        "planned_at": desk.now + timedelta(minutes=turn),
        "vehicle": VANS[turn % 2] if turn < len(VANS) else None,
    }
    action = desk.action(desk=f"D{place}", actor=f"desk {place}")
    try:
        desk.act(
            lambda s: do(
                s,
                verb="dispatch",
                number=line.number,
                facts=facts,
                expected_version=line.version,
            ),
            uid=action.uid,
            desk=action.desk,
            actor=action.actor,
        )
    except ConflictError:
        return "lost"
    except RefusedError as error:
        return error.code
    return "won"


def everything(session):
    orders = session.scalars(select(WorkOrder)).all()
    sent = session.scalars(
        select(Event.subject).where(Event.subject_kind == "ticket", Event.verb == "dispatch")
    ).all()
    held = session.execute(
        select(Reservation.subject_kind, Reservation.subject_id).where(
            Reservation.released_at.is_(None)
        )
    ).all()
    states = session.execute(select(Ticket.number, Ticket.state, Ticket.version)).all()
    return orders, sent, [tuple(row) for row in held], states


def judge(store, told):
    """Hold the desks' own account against what the office knows."""
    orders, sent, held, states = consult(store, everything)
    won = Tally(number for number, how in told if how == "won")
    assert set(won.values()) <= {1}, "two desks believe they sent the same ticket"
    assert Tally(sent) == won, "an event for each success, and none besides"
    live = Tally(one.ticket_id for one in orders if one.state is OrderState.ISSUED)
    assert set(live.values()) <= {1}
    assert len(orders) == sum(won.values())
    assert len(held) == len(set(held)), "one van, one order"
    sent_states = {number for number, state, _ in states if state is TicketState.DISPATCHED}
    assert sent_states == set(won)
    return won


def fill(county):
    for _ in range(TICKETS):
        county.open(anyway=True)


@pytest.mark.postgresql
def test_eight_desks_on_one_postgresql_office_lose_and_double_nothing(pg_url, tmp_path):
    with open_county(pg_url, tmp_path) as store:
        county = Counter(store)
        fill(county)
        told = shift(pg_url, tmp_path, county.now, desks=8)
        won = judge(store, told)
    assert len(told) == 8 * TICKETS
    assert len(won) >= TICKETS - 1, "a van asked for twice may leave one to wait"
    assert {how for _, how in told} >= {"won", "lost"}


def test_two_desks_in_one_program_on_sqlite_lose_and_double_nothing(county):
    """One SQLite file is one program's: its desks are lanes of the same store."""
    fill(county)

    def work(place):
        desk = PatientDesk(county.store, now=county.now)
        waiting = desk.ask(board_lists, now=county.now).waiting
        return [
            (line.number, attempt(desk, line, turn, place)) for turn, line in enumerate(waiting)
        ]

    won = judge(county.store, at_once(2, work))
    assert len(won) >= TICKETS - 1


@pytest.mark.postgresql
def test_counter_proof_desks_that_look_at_nothing_double_orders(pg_url, tmp_path, monkeypatch):
    """Where a step looks at neither state nor version, eight desks send a ticket twice."""

    def careless(session, ticket, verb, **how):
        if verb == "dispatch":
            ticket.state = TicketState.TO_DISPATCH
        return decided(session, ticket, verb, **how)

    decided = doing._decided
    monkeypatch.setattr(doing, "_decided", careless)
    with open_county(pg_url, tmp_path) as store:
        county = Counter(store)
        fill(county)

        def blind(place):
            with Store.open(pg_url, data_dir=tmp_path) as own:
                desk = PatientDesk(own, now=county.now)
                told = []
                for line in consult(own, lambda s: board_lists(s, now=county.now)).waiting[:4]:
                    facts = {"crew": "B01", "planned_at": desk.now, "override_reason": "试"}
                    desk.do("dispatch", line.number, **facts)
                    told.append((line.number, "won"))
                return told

        told = at_once(8, blind)
        with pytest.raises(AssertionError):
            judge(store, told)
