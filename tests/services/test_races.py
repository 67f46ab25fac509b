"""Twenty desks at once: what only adds never conflicts, and numbers have no gap."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import select

from models.domain import Ticket
from models.errors import ConflictError, StoreError, StoreTrouble
from models.store.unit_of_work import perform
from tests.services.counter import Counter

DESKS = 20
EACH = 3


def at_once(work):
    """Do the work at every desk at once; returns what each attempt came to."""
    with ThreadPoolExecutor(DESKS) as desks:
        return list(desks.map(work, range(DESKS)))


class PatientDesk(Counter):
    """A desk that sends the same action again when the file was busy too long.

    SQLite serves waiting writers in no order, so on a slow disk one of twenty may starve.
    """

    def act(self, service, **more):
        action = self.action(**more)
        while True:
            try:
                return perform(self.store, action, service).value
            except StoreError as trouble:
                if trouble.kind is not StoreTrouble.LOCKED:
                    raise


def desk(county):
    return PatientDesk(county.store, now=county.now)


def test_urges_notes_and_feedback_of_twenty_desks_all_count(any_county):
    opened = any_county.open()

    def press(place):
        mine = desk(any_county)
        for _ in range(EACH):
            mine.do("urge", opened.number, expected_version=1, who=f"D{place}", text="快")
            mine.do("note", opened.number, expected_version=1, text="已告知")

    at_once(press)
    urges, version = any_county.ask(lambda s: s.execute(select(Ticket.urges, Ticket.version)).one())
    assert urges == DESKS * EACH
    assert version == opened.version


def test_of_twenty_desks_that_dispatch_one_ticket_one_wins(county):
    opened = county.open()

    def send(place):
        try:
            desk(county).do(
                "dispatch",
                opened.number,
                expected_version=opened.version,
                crew=("B01", "B02")[place % 2],
                planned_at=county.now,
            )
        except ConflictError:
            return False
        return True

    assert at_once(send).count(True) == 1


@pytest.mark.parametrize("kinds", [("fault",), ("fault", "complaint")])
def test_numbers_of_parallel_calls_have_no_gap_within_a_kind(county, kinds):
    def take(place):
        mine = desk(county)
        return [
            mine.open(anyway=True, kind=kinds[place % len(kinds)], customer_number="C001").number
            for _ in range(EACH)
        ]

    numbers = [number for found in at_once(take) for number in found]
    assert len(set(numbers)) == DESKS * EACH
    for letters in {number.split("-")[1] for number in numbers}:
        serials = sorted(int(n[-4:]) for n in numbers if n.split("-")[1] == letters)
        assert serials == list(range(1, len(serials) + 1))
