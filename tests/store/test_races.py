import pytest
from sqlalchemy import select, text, update

from models.domain import Reservation, Ticket
from models.errors import ConflictError, RefusedError
from models.rules.terms import ThingKind
from models.services.numbering import next_number, next_serial
from models.store.unit_of_work import consult, perform
from tests.offices import NOW, action
from tests.store.races import processes, together
from tests.store.work import count, numbers, open_ticket, order_for, the_ticket

EDITS = 50


def test_two_dispatchers_editing_one_ticket_lose_nothing(store):
    number = perform(store, action(), open_ticket).value
    conflicts = sum(together(lambda desk: _edit_many(store, number, desk), 2))
    marks = consult(store, lambda s: the_ticket(s, number).symptom).split()
    assert sorted(marks) == sorted(f"{desk}.{edit}" for desk in range(2) for edit in range(EDITS))
    assert conflicts > 0


def test_without_the_version_the_second_save_swallows_the_first(store):
    number = perform(store, action(), open_ticket).value
    seen = [_symptom(store, number) for _ in range(2)]

    def overwrite(desk):
        said = f"{seen[desk]} {desk}"
        blind = update(Ticket).where(Ticket.number == number).values(symptom=said)
        perform(store, action(), lambda session: session.execute(blind))

    together(overwrite, 2)
    assert len(_symptom(store, number).split()) == 1


def test_two_hundred_parallel_tickets_are_numbered_without_gap_or_double(store):
    given = together(lambda _: [perform(store, action(), open_ticket).value for _ in range(25)], 8)
    serials = sorted(int(number[-4:]) for batch in given for number in batch)
    assert serials == list(range(1, 201))
    assert len(set(consult(store, numbers))) == 200


def test_desks_in_processes_of_their_own_share_one_row_of_numbers(store, office_url, tmp_path):
    told = processes("tests.store.desk", office_url, str(tmp_path), "15", count=3)
    serials = sorted(int(number[-4:]) for text in told for number in text.split())
    assert serials == list(range(1, 46))


def test_a_number_of_a_failed_action_is_given_to_the_next(store):
    def fail(session):
        next_number(session, "GZ", NOW)
        raise RefusedError("test.stop")

    with pytest.raises(RefusedError):
        perform(store, action(), fail)
    assert perform(store, action(), open_ticket).value.endswith("-0001")


def test_each_kind_and_each_shanghai_day_counts_for_itself(store):
    def take(session):
        late = NOW.replace(hour=16, minute=30)  # half past midnight in Shanghai
        asked = [("GZ", NOW), ("TS", NOW), ("GZ", late), ("GZ", NOW), ("GZ", NOW.date())]
        return [next_number(session, letters, day) for letters, day in asked]

    assert perform(store, action(), take).value == [
        "LX-GZ-20261120-0001",
        "LX-TS-20261120-0001",
        "LX-GZ-20261121-0001",
        "LX-GZ-20261120-0002",
        "LX-GZ-20261120-0003",
    ]


def test_an_office_without_a_code_gives_no_number(store):
    perform(store, action(), lambda s: s.execute(text("DELETE FROM office")))
    with pytest.raises(RefusedError) as refused:
        perform(store, action(), lambda s: next_number(s, "GZ", NOW))
    assert refused.value.code == "office.missing"
    assert perform(store, action(), lambda s: next_serial(s, "GZ", NOW.date())).value == 1


def test_one_of_eight_desks_gets_the_last_vehicle(store):
    number = perform(store, action(), open_ticket).value
    orders = [perform(store, action(), lambda s: order_for(s, number)).value for _ in range(8)]
    results = together(lambda desk: _reserve(store, orders[desk]), 8)
    assert sorted(results) == ["thing.taken"] * 7 + ["won"]
    assert consult(store, lambda s: count(s, Reservation)) == 1


def test_without_its_index_the_vehicle_is_booked_twice(store):
    number = perform(store, action(), open_ticket).value
    perform(store, action(), lambda s: s.execute(text("DROP INDEX uq_reservation_open")))
    orders = [perform(store, action(), lambda s: order_for(s, number)).value for _ in range(2)]
    assert together(lambda desk: _reserve(store, orders[desk]), 2) == ["won", "won"]


def test_a_released_vehicle_can_be_taken_again(store):
    number = perform(store, action(), open_ticket).value
    order = perform(store, action(), lambda s: order_for(s, number)).value

    def release(session):
        session.scalars(select(Reservation)).one().released_at = NOW

    assert _reserve(store, order) == "won"
    perform(store, action(), release)
    assert _reserve(store, order) == "won"


def test_two_tickets_of_one_outside_number_are_refused_in_words(store):
    def import_one(session):
        ticket = the_ticket(session, open_ticket(session))
        ticket.external_source, ticket.external_number = "EOMS", "051-1"
        session.flush()

    perform(store, action(), import_one)
    with pytest.raises(RefusedError) as refused:
        perform(store, action(), import_one)
    assert refused.value.code == "ticket.external_known"


def _edit_many(store, number, desk):
    """Add marks to the symptom as forms do: look, leave, come back with what was seen."""
    conflicts = 0
    for edit in range(EDITS):
        while True:
            seen = consult(store, lambda s: the_ticket(s, number))
            try:
                perform(store, action(), lambda s, t=seen, e=edit: _append(s, t, f"{desk}.{e}"))
                break
            except ConflictError as conflict:
                conflicts += conflict.theirs["symptom"] != conflict.before["symptom"]
    return conflicts


def _append(session, seen, mark):
    session.add(seen)
    seen.symptom = f"{seen.symptom} {mark}".strip()


def _symptom(store, number):
    return consult(store, lambda s: the_ticket(s, number).symptom)


def _reserve(store, order_id):
    def take(session):
        session.add(
            Reservation(
                subject_kind=ThingKind.VEHICLE, subject_id=7, work_order_id=order_id, starts_at=NOW
            )
        )

    try:
        perform(store, action(), take)
    except RefusedError as refused:
        return refused.code
    return "won"
