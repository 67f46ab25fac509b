"""A fault at every single call to the database: nothing half done, and the same action later."""

import sqlite3
from datetime import timedelta
from functools import cache

import pytest
from sqlalchemy import event, exc

from models.errors import StoreError, StoreTrouble
from models.rules.wording import word
from models.services.tickets import do, open_ticket
from models.store import chain
from models.store.unit_of_work import consult, perform
from tests.badinput.sentences import is_clear
from tests.services.conftest import Counter
from tests.services.counter import HOLD, ROAD, call, digest, open_county

KINDS = {
    "disk full": (sqlite3.SQLITE_FULL, StoreTrouble.FULL),
    "read error": (sqlite3.SQLITE_IOERR, StoreTrouble.UNREACHABLE),
    "damage": (sqlite3.SQLITE_CORRUPT, StoreTrouble.CORRUPT),
}
MOST = 80  # more calls than any action makes


class Faults:
    """Counts an engine's calls and makes one of them fail."""

    def __init__(self, engine):
        self.calls, self.at, self.code = 0, 0, sqlite3.SQLITE_FULL
        event.listen(engine, "before_cursor_execute", self.meet)
        event.listen(engine, "commit", self.meet)

    def plant(self, at, code):
        """Let call number ``at`` from here fail."""
        self.calls, self.at, self.code = 0, at, code

    def meet(self, *_call):
        """Count one call; raise what the driver would."""
        self.calls += 1
        if self.calls == self.at:
            error = sqlite3.OperationalError("planted")
            error.sqlite_errorcode = self.code
            raise exc.OperationalError("planted", {}, error)


@pytest.fixture
def office(tmp_path):
    """A furnished office with a desk and its faults."""
    with open_county(tmp_path / "office.db", tmp_path) as store:
        yield Counter(store), Faults(store.engine)


def verb(name, number, facts):
    """Return the service call of a verb."""
    return lambda session: do(session, verb=name, number=number, facts=facts)


def steps(counter):
    """Walk the main road with a hold in it; each step is handed over before it is done."""
    told = call(counter.now)
    yield "open", lambda session: open_ticket(session, told, accept=True)
    number = "LX-GZ-20261120-0001"
    for name, facts in ROAD.items():
        given = facts(counter.wait(5)) if callable(facts) else facts
        yield name, verb(name, number, given)
        if name == "start":
            hold = HOLD | {"expected_resume_at": counter.now + timedelta(hours=2)}
            yield "suspend", verb("suspend", number, hold)
            yield "urge", verb("urge", number, {"who": "10086", "text": "快"})
            yield "resume", verb("resume", number, {})
    yield "reopen", verb("reopen", number, {"reason": "又断", "service_down": True})


def holds(store):
    return consult(store, lambda s: chain.verify(s, store.key)).holds


def test_a_fault_at_any_call_of_any_step_leaves_nothing_and_is_taken_up_again(office):
    counter, faults = office
    kinds = list(KINDS.values())
    walked, planted = [], 0
    for name, service in steps(counter):
        same, before = counter.action(), digest(counter.store)
        for at in range(1, MOST):
            code, kind = kinds[at % len(kinds)]
            faults.plant(at, code)
            try:
                perform(counter.store, same, service)
            except StoreError as error:
                planted += 1
                if error.kind is not kind or not told(error):
                    pytest.fail(f"{name} call {at}: {error}")
                faults.plant(0, code)
                assert digest(counter.store) == before, (name, at)
                continue
            break
        else:
            pytest.fail(f"{name} never ended")
        faults.plant(0, 0)
        walked.append(name)
        again = perform(counter.store, same, service)
        assert again.already, name
        assert digest(counter.store) != before
    assert holds(counter.store)
    assert len(walked) == len(ROAD) + 5
    assert planted > 5 * len(walked)


@cache
def told(error):
    """Say whether both sentences of an error read as one."""
    return all(
        is_clear(word(error.code, error.facts, language), language, said_back=error.facts["where"])
        for language in ("zh_CN", "en")
    )


def test_counter_proof_a_step_in_two_transactions_would_be_seen(office):
    counter, faults = office
    number = counter.open().number
    before = digest(counter.store)

    def torn():
        counter.do("note", number, text="first half")
        faults.plant(3, sqlite3.SQLITE_FULL)
        counter.do("note", number, text="second half")

    with pytest.raises(StoreError):
        torn()
    faults.plant(0, 0)
    assert digest(counter.store) != before


def test_a_bug_in_the_middle_of_a_step_leaves_nothing_either(office):
    counter, _ = office
    number = counter.open().number
    before, same = digest(counter.store), counter.action()

    def broken(session):
        do(session, verb="note", number=number, facts={"text": "x"})
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        perform(counter.store, same, broken)
    assert digest(counter.store) == before
    done = perform(counter.store, same, verb("note", number, {"text": "x"}))
    assert not done.already
    assert holds(counter.store)
