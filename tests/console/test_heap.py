"""The search for cycles is held back by long work, and goes on after the last of it."""

import gc

import pytest

from console.heap import undisturbed


@pytest.fixture(autouse=True)
def searching():
    """The search runs before and after each test."""
    gc.enable()
    yield
    gc.enable()


def test_nothing_is_looked_through_while_long_work_goes_on_not_even_between_two():
    with undisturbed():
        with undisturbed():
            assert not gc.isenabled()
        assert not gc.isenabled()
    assert gc.isenabled()


def test_a_call_can_be_undisturbed_as_a_whole():
    @undisturbed()
    def work():
        return gc.isenabled()

    assert [work(), work(), gc.isenabled()] == [False, False, True]


def test_a_search_that_was_off_stays_off_and_a_failure_changes_nothing():
    with pytest.raises(ZeroDivisionError), undisturbed():
        raise ZeroDivisionError
    assert gc.isenabled()
    gc.disable()
    with undisturbed():
        assert not gc.isenabled()
    assert not gc.isenabled()
