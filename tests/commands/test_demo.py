"""The demo office: full, honest, the same every time, and gone when asked."""

import hashlib
import time
from datetime import timedelta

import pytest
from sqlalchemy import func, select

from console import demo
from console.demo.build import build
from console.places import Places
from models.domain import Calibration, Due, Event, Ticket
from models.domain.ledger import past_of, read
from models.errors import RefusedError
from models.queries.office import office_card
from models.rules.clock import LimitState
from models.rules.states import FINAL_STATES, TicketState
from models.rules.zone import local_day
from models.store.chain import verify
from models.store.unit_of_work import Store, consult
from tests.fixed_clock import MORNING

TIME_ALLOWED = 60.0


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """The whole demo office, three months of it, and how long it took."""
    folder = tmp_path_factory.mktemp("demo")
    with Store.open(folder / "office.db", data_dir=folder, create=True) as store:
        started = time.process_time()
        build(store, now=MORNING)
        yield store, time.process_time() - started


def test_the_county_has_what_a_county_has(made):
    card = consult(made[0], office_card)
    assert (card.customers, card.circuits, card.crews) == (400, 900, 8)
    assert (card.technicians, card.vehicles, card.instruments) == (40, 12, 60)
    assert card.demo is True
    assert card.tickets > 500


def test_it_is_made_within_a_minute_of_work(made):
    assert made[1] < TIME_ALLOWED


def test_every_state_has_a_ticket(made):
    found = consult(made[0], lambda s: set(s.scalars(select(Ticket.state).distinct())))
    assert set(TicketState) - found == set()


def test_every_clock_is_what_the_events_say(made):
    def compare(session):
        for ticket in session.scalars(select(Ticket)):
            told = read(past_of(session, ticket.id), now=MORNING).restoration
            assert ticket.restored_at == told.met_at, ticket.number
            # While a clock is held its due moment moves on with the wall; the row keeps
            # the one that held when it was last written.
            if ticket.state not in FINAL_STATES and told.state is not LimitState.PAUSED:
                assert ticket.due_at == told.due_at, ticket.number

    consult(made[0], compare)


def test_some_work_is_late_and_some_nearly(made):
    def late(session):
        open_due = session.scalars(
            select(Ticket.due_at).where(Ticket.closed_at.is_(None), Ticket.restored_at.is_(None))
        )
        return [due - MORNING for due in open_due if due is not None]

    left = consult(made[0], late)
    assert any(one < timedelta() for one in left)
    assert any(timedelta() < one < timedelta(hours=1) for one in left)
    assert any(one > timedelta(hours=2) for one in left)


def test_something_is_overdue_in_the_yard_and_in_the_cupboard(made):
    today = local_day(MORNING)
    count = consult(
        made[0],
        lambda s: (
            s.scalar(select(func.count(Due.id)).where(Due.due_on < today)),
            s.scalar(select(func.count(Calibration.id)).where(Calibration.valid_until_on < today)),
        ),
    )
    assert all(one > 0 for one in count)


def test_the_chain_holds_and_runs_forward(made):
    store, _ = made
    assert consult(store, lambda s: verify(s, store.key)).holds
    times = consult(
        store, lambda s: list(s.scalars(select(Event.recorded_at).order_by("sequence")))
    )
    assert times == sorted(times)
    assert max(times) <= MORNING


def test_the_same_seed_makes_the_same_county(tmp_path):
    digests = []
    for name in ("one", "two"):
        folder = tmp_path / name
        with Store.open(folder / "office.db", data_dir=folder, create=True) as store:
            build(store, now=MORNING, days=2)
            rows = consult(
                store,
                lambda s: s.execute(
                    select(Event.sequence, Event.uid, Event.verb, Event.subject, Event.happened_at)
                ).all(),
            )
            digests.append(hashlib.sha256(repr(rows).encode()).hexdigest())
    assert digests[0] == digests[1]


def test_an_office_with_records_is_never_filled(made):
    with pytest.raises(RefusedError) as refused:
        build(made[0], now=MORNING, days=1)
    assert refused.value.code == "office.exists"


def test_the_demo_is_removed_and_nothing_else(tmp_path, typed):
    places = Places.of(office=None, data=tmp_path, demo=True)
    typed.json("office", "init", "--code", "LX", "--name", "真的办公室")
    places.make()
    (places.data / "office.db").write_bytes(b"")
    assert demo.remove(places) is True
    assert not places.data.exists()
    assert typed.json("office", "info")["name"] == "真的办公室"
    assert demo.remove(Places.of(office=None, data=tmp_path)) is False
    assert (tmp_path / "office.db").exists()
