"""Taking a list of instruments back brings back how long each was good before it."""

from datetime import date, timedelta

import pytest

from models.domain import Calibration, Due, Event, Instrument
from models.errors import RefusedError
from models.queries.thing_log import thing_log
from models.rules.terms import DueKind, ThingKind, ThingState
from models.services import calibrations, things
from models.services.calibrations import record_calibration
from tests.services.test_imports import Lists

HEAD = ["仪表编号", "类别", "名称", "校准日期", "有效期至", "证书号"]
NUMBER = "YB-9"
GOOD, BETTER = date(2027, 1, 31), date(2028, 6, 30)


def row(until=BETTER, *, number=NUMBER, since="2027-01-10", name=""):
    return [number, "OTDR", name, since, until.isoformat(), "JZ-2"]


@pytest.fixture
def lists(any_county):
    """A county with an instrument that is good until a day, by its own certificate."""
    any_county.act(
        lambda s: things.add_instrument(s, number=NUMBER, kind="otdr", name="光时域反射仪")
    )
    any_county.act(
        lambda s: record_calibration(
            s, instrument=NUMBER, calibrated_on=date(2026, 2, 1), valid_until_on=GOOD
        )
    )
    return Lists(any_county)


def instrument(lists):
    return lists.one(Instrument, number=NUMBER)


def events_of(lists, verb):
    return lists.county.ask(
        lambda s: [
            one.facts["changed"]
            for one in s.query(Event).filter_by(subject_kind="instrument", verb=verb)
        ]
    )


def test_the_earlier_day_is_back_with_an_event_of_its_own(lists):
    done = lists.bring("instruments", HEAD, row())
    assert instrument(lists).valid_until_on == BETTER
    assert lists.count(Calibration) == 2
    lists.undo(done)
    assert instrument(lists).valid_until_on == GOOD
    assert lists.count(Calibration) == 1
    changed = {"valid_until_on": [BETTER.isoformat(), GOOD.isoformat()]}
    assert events_of(lists, "undo_import") == [changed]


def test_a_row_without_a_name_leaves_the_name_on_record(lists):
    lists.bring("instruments", HEAD, row())
    assert instrument(lists).name == "光时域反射仪"


def test_an_instrument_that_was_never_calibrated_is_so_again(lists):
    lists.county.act(lambda s: things.add_instrument(s, number="YB-8", kind="otdr", name="新"))
    done = lists.bring("instruments", HEAD, row(number="YB-8"))
    assert lists.one(Instrument, number="YB-8").valid_until_on == BETTER
    lists.undo(done)
    assert lists.one(Instrument, number="YB-8").valid_until_on is None


def test_what_was_due_and_where_it_was_are_back_too(lists):
    lists.county.act(
        lambda s: things.set_due(
            s, subject_kind="instrument", subject=NUMBER, kind="calibration", due_on=GOOD
        )
    )
    lists.county.act(
        lambda s: things.set_thing_state(
            s, subject_kind="instrument", subject=NUMBER, state="calibrating", reason="送检"
        )
    )
    done = lists.bring("instruments", HEAD, row())
    assert instrument(lists).state is ThingState.IN_STORE
    assert lists.one(Due, kind=DueKind.CALIBRATION).done_at is not None
    lists.undo(done)
    assert instrument(lists).state is ThingState.CALIBRATING
    assert lists.one(Due, kind=DueKind.CALIBRATION).done_at is None


def test_an_older_certificate_changes_nothing_and_neither_does_its_undo(lists):
    done = lists.bring("instruments", HEAD, row(GOOD - timedelta(days=90), since="2025-02-01"))
    assert instrument(lists).valid_until_on == GOOD
    lists.undo(done)
    assert instrument(lists).valid_until_on == GOOD
    assert events_of(lists, "undo_import") == []


@pytest.mark.parametrize("later", [BETTER + timedelta(days=365), BETTER - timedelta(days=365)])
def test_a_certificate_entered_since_is_never_undone_with_the_list(lists, later):
    done = lists.bring("instruments", HEAD, row())
    lists.county.act(
        lambda s: record_calibration(
            s, instrument=NUMBER, calibrated_on=date(2027, 3, 1), valid_until_on=later
        )
    )
    with pytest.raises(RefusedError) as refused:
        lists.undo(done)
    assert (refused.value.code, refused.value.facts["records"]) == ("import.moved_on", NUMBER)
    assert instrument(lists).valid_until_on == max(later, BETTER)


def test_a_list_that_also_renamed_puts_back_both(lists):
    done = lists.bring("instruments", HEAD, row(name="另一名称"))
    lists.undo(done)
    kept = instrument(lists)
    assert (kept.name, kept.valid_until_on) == ("光时域反射仪", GOOD)


def test_the_log_of_the_instrument_tells_it(lists):
    done = lists.bring("instruments", HEAD, row())
    lists.undo(done)
    log = lists.county.ask(lambda s: thing_log(s, ThingKind.INSTRUMENT, instrument(lists).id))
    assert [one.verb for one in log][:2] == ["undo_import", "calibrate"]


# Batches of earlier editions, whose certificates say nothing of the instrument


@pytest.fixture
def silent(monkeypatch):
    """Calibrations that change their instrument without an event, as they once did."""
    told = calibrations.edit

    def unsaid(session, row, *, values, verb="edit", **more):
        if verb != "calibrate":
            return told(session, row, values=values, verb=verb, **more)
        for name, value in values.items():
            setattr(row, name, value)
        return row.version

    monkeypatch.setattr(calibrations, "edit", unsaid)


@pytest.mark.usefixtures("silent")
def test_a_batch_of_an_earlier_edition_is_taken_back_as_well(any_county):
    told = {"number": NUMBER, "kind": "otdr", "name": "仪"}
    any_county.act(lambda s: things.add_instrument(s, **told, valid_until_on=date(2026, 6, 30)))
    any_county.act(lambda s: things.edit_instrument(s, NUMBER, valid_until_on=date(2026, 9, 30)))
    lists = Lists(any_county)
    first = lists.bring("instruments", HEAD, row(GOOD, since="2026-02-01"))
    second = lists.bring("instruments", HEAD, row())
    assert instrument(lists).valid_until_on == BETTER
    lists.undo(second)
    assert instrument(lists).valid_until_on == GOOD
    lists.undo(first)
    assert instrument(lists).valid_until_on == date(2026, 9, 30)


@pytest.mark.usefixtures("silent")
def test_counter_proof_without_the_chain_such_a_batch_would_leave_its_day(lists, monkeypatch):
    from models.services.imports import undo

    monkeypatch.setattr(undo, "_note_validity", lambda *_args, **_more: None)
    done = lists.bring("instruments", HEAD, row())
    lists.undo(done)
    assert instrument(lists).valid_until_on == BETTER
