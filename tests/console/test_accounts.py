"""Signing in: the first account, honest locks, one answer for every wrong guess."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.domain import Account, Event
from models.errors import RefusedError
from models.queries.accounts import account_rows
from models.rules.action import Action
from models.rules.passwords import TRIES, WINDOW, check_password, locked_until
from models.rules.terms import Role
from models.services import accounts
from models.store.unit_of_work import consult, perform
from tests.offices import make_store

GOOD = "Fiber-2026-ok"
START = datetime(2026, 11, 20, 1, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def quick_hash(monkeypatch):
    """A hash of a millisecond; what a real one costs is measured in a test of its own."""
    from argon2 import PasswordHasher

    quick = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    monkeypatch.setattr(accounts, "hasher", lambda: quick)
    accounts._nobody.cache_clear()
    yield
    accounts._nobody.cache_clear()


@pytest.fixture
def store(office_url, tmp_path):
    with make_store(office_url, tmp_path) as made:
        yield made


def do(store, service, *, at=START, role=Role.SUPERVISOR, desk="D1"):
    action = Action(uid=uuid4(), actor="-", role=role, desk=desk, now=at)
    return perform(store, action, service).value


def first(store, **more):
    return do(store, lambda s: accounts.create_account(s, name="zhang", password=GOOD, **more))


def enter(store, password=GOOD, *, name="zhang", at=START, desk="D1"):
    return do(store, lambda s: accounts.sign_in(s, name=name, password=password), at=at, desk=desk)


def test_the_first_account_is_the_supervisors_and_need_not_change_its_password(store):
    first(store)
    answer = enter(store)
    assert answer.require() == accounts.SignedAccount("zhang", "zhang", Role.SUPERVISOR, False)
    assert [row.name for row in consult(store, account_rows)] == ["zhang"]


def test_only_a_supervisor_adds_another_who_must_change_the_password(store):
    first(store)

    def second(session):
        return accounts.create_account(session, name="li", password=GOOD, display_name="李强")

    with pytest.raises(RefusedError, match=r"account\.not_yours"):
        do(store, second, role=Role.DISPATCHER)
    do(store, second)
    assert enter(store, name="li").require().must_change
    do(store, lambda s: accounts.change_password(s, name="li", old=GOOD, new="Other-2026-ok"))
    assert not enter(store, "Other-2026-ok", name="li").require().must_change


def test_a_name_is_taken_once_and_is_not_empty(store):
    first(store)
    with pytest.raises(RefusedError, match=r"account\.exists"):
        first(store)
    with pytest.raises(RefusedError, match=r"account\.no_name"):
        do(store, lambda s: accounts.create_account(s, name=" ", password=GOOD))


def test_wrong_name_wrong_password_and_unused_account_answer_alike(store):
    first(store)
    do(store, lambda s: accounts.create_account(s, name="gone", password=GOOD))

    def retire(session):
        from sqlalchemy import select

        session.scalars(select(Account).where(Account.name == "gone")).one().active = False

    do(store, retire)
    answers = {enter(store, "x", name=name) for name in ("zhang", "nobody", "gone")}
    answers.add(enter(store, GOOD, name="gone"))
    assert {(a.account, a.code, a.until) for a in answers} == {(None, "account.wrong", None)}


def test_five_wrong_guesses_lock_this_account_at_this_desk_for_a_while(store):
    first(store)
    for minute in range(TRIES):
        assert enter(store, "x", at=START + timedelta(minutes=minute)).code == "account.wrong"
    fifth = START + timedelta(minutes=TRIES - 1)
    locked = enter(store, at=fifth + timedelta(minutes=1))
    assert locked.code == "account.locked"
    assert locked.until == fifth + WINDOW
    assert enter(store, at=fifth + timedelta(minutes=1), desk="D2").account is not None
    assert enter(store, at=fifth + WINDOW).account is not None


def test_a_name_nobody_has_is_locked_just_the_same(store):
    for _ in range(TRIES):
        assert enter(store, "x", name="nobody").code == "account.wrong"
    assert enter(store, "x", name="nobody").code == "account.locked"


def test_what_was_typed_as_a_wrong_name_is_not_kept(store):
    from sqlalchemy import select

    enter(store, "x", name="My-Secret-99")
    subjects = consult(store, lambda s: list(s.scalars(select(Event.subject))))
    assert not any("Secret" in subject for subject in subjects)


def test_guessing_without_pause_gets_at_most_twenty_tries_an_hour(store):
    first(store)
    tried = sum(
        enter(store, "x", at=START + timedelta(seconds=second)).code == "account.wrong"
        for second in range(0, 3600, 20)
    )
    assert tried <= 20


def test_the_old_password_is_needed_for_a_new_one_and_the_new_one_is_new(store):
    first(store)

    def change(old, new):
        return do(store, lambda s: accounts.change_password(s, name="zhang", old=old, new=new))

    with pytest.raises(RefusedError, match=r"account\.old_wrong"):
        change("wrong", "Other-2026-ok")
    with pytest.raises(RefusedError, match=r"account\.password_same"):
        change(GOOD, GOOD)
    with pytest.raises(RefusedError, match=r"account\.password_short"):
        change(GOOD, "Ab1-")
    change(GOOD, "Other-2026-ok")
    assert enter(store).code == "account.wrong"


def test_no_password_is_in_the_file_in_any_form(tmp_path):
    path = tmp_path / "office.db"
    with make_store(path, tmp_path) as store:
        first(store)
        enter(store, "Canary-2026-x")
    assert GOOD.encode() not in path.read_bytes()
    assert b"Canary" not in path.read_bytes()


@pytest.mark.parametrize(
    ("password", "code"),
    [
        ("Ab1-", "short"),
        ("x" * 129, "long"),
        ("abcdefghijkl", "plain"),
        ("Zhang-2026-x", "common"),
        ("Password-2026", "common"),
    ],
)
def test_weak_passwords_are_refused_with_the_reason(password, code):
    with pytest.raises(RefusedError, match=rf"account\.password_{code}"):
        check_password(password, name="zhang")


def test_four_wrong_ones_or_five_over_a_long_time_lock_nothing():
    assert locked_until([START] * (TRIES - 1)) is None
    assert locked_until([START + n * WINDOW for n in range(TRIES * 2)]) is None


@given(st.lists(st.integers(0, 200), min_size=TRIES, max_size=40))
def test_a_lock_lasts_at_least_a_window_from_some_wrong_guess(minutes):
    failures = sorted(START + timedelta(minutes=m) for m in minutes)
    until = locked_until(failures)
    if until is not None:
        assert any(until - at >= WINDOW for at in failures)


def test_locks_grow_with_every_further_five():
    first_lock = locked_until([START] * TRIES)
    second_lock = locked_until([START] * TRIES + [first_lock] * TRIES)
    assert first_lock - START == WINDOW
    assert second_lock - first_lock == 2 * WINDOW


@pytest.mark.slow
def test_a_real_guess_costs_a_fair_while_and_the_same_for_a_name_nobody_has(tmp_path, monkeypatch):
    from time import process_time  # what else the machine does meanwhile is no guess's cost

    monkeypatch.undo()
    accounts._nobody.cache_clear()
    with make_store(tmp_path / "office.db", tmp_path) as store:
        first(store)
        enter(store, "x", name="warm", desk="W")
        took = {"zhang": [], "nobody": []}
        for turn in range(4):
            for name, times in took.items():
                began = process_time()
                enter(store, "x", name=name, desk=f"D{turn}")
                times.append(process_time() - began)
    known, unknown = min(took["zhang"]), min(took["nobody"])
    assert known > 0.1
    assert abs(known - unknown) < 0.35 * known
