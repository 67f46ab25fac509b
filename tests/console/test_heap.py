"""The search for cycles is held back by long work, and goes on after the last of it."""

import gc

import pytest

from console.heap import undisturbed


@pytest.fixture(autouse=True)
def searching():
    """The search runs before and after each test, and nothing stays left out of it."""
    gc.enable()
    yield
    gc.unfreeze()
    gc.enable()


def test_nothing_is_looked_through_while_long_work_goes_on_not_even_between_two():
    with undisturbed():
        with undisturbed():
            assert not gc.isenabled()
        assert not gc.isenabled()
    assert gc.isenabled()


def test_what_the_work_has_made_is_passed_over_afterwards():
    before = gc.get_freeze_count()
    with undisturbed():
        made = [[] for _ in range(1_000)]
    assert gc.get_freeze_count() - before >= len(made)


def test_a_search_that_was_off_stays_off_and_a_failure_changes_nothing():
    with pytest.raises(ZeroDivisionError), undisturbed():
        raise ZeroDivisionError
    assert gc.isenabled()
    gc.disable()
    with undisturbed():
        assert not gc.isenabled()
    assert not gc.isenabled()
