"""Numbers on paper: written, read back, and grown past 9999."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.errors import RefusedError
from models.rules.numbering import (
    Number,
    format_number,
    format_order,
    parse_number,
    parse_order,
)
from models.rules.terms import TicketKind


def test_a_number_reads_as_the_office_writes_it() -> None:
    assert format_number("LX", "GZ", date(2026, 11, 22), serial=7) == "LX-GZ-20261122-0007"


def test_the_day_of_a_number_is_the_day_in_shanghai() -> None:
    moment = datetime(2026, 11, 21, 16, 30, tzinfo=UTC)
    assert format_number("LX", "GZ", moment, serial=1) == "LX-GZ-20261122-0001"


def test_serials_past_9999_grow_wider_and_still_sort_by_number() -> None:
    big = format_number("LX", "GZ", date(2026, 11, 22), serial=10_000)
    assert big == "LX-GZ-20261122-10000"
    assert parse_number(big) > parse_number("LX-GZ-20261122-9999")


@given(st.sampled_from(TicketKind), st.dates(date(2000, 1, 1)), st.integers(1, 10**8))
def test_a_number_is_read_back_as_it_was_written(kind: TicketKind, day: date, serial: int) -> None:
    text = format_number("LX", kind.letters, day, serial=serial)
    assert parse_number(text) == Number("LX", kind.letters, day, serial)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "LX-GZ-20261322-0007",
        "LX-GZ-20261122-007",
        "LX-GZ-20261122-0000",
        "LX-GZ-20261122-00007",
        "LX-GZ-20261122-0007-P1",
        "lx-gz-20261122-0007",
    ],
)
def test_what_is_no_number_is_refused(text: str) -> None:
    with pytest.raises(RefusedError, match=r"number\.malformed"):
        parse_number(text)


def test_a_number_that_could_not_be_read_back_is_never_written() -> None:
    with pytest.raises(RefusedError, match=r"number\.malformed"):
        format_number("L-X", "GZ", date(2026, 11, 22), serial=7)


def test_a_work_order_carries_the_number_of_its_ticket() -> None:
    order = format_order("LX-GZ-20261122-0007", 2)
    assert order == "LX-GZ-20261122-0007-P2"
    assert parse_order(order) == ("LX-GZ-20261122-0007", 2)
    for wrong in ("LX-GZ-20261122-0007", "LX-GZ-20261122-0007-P0", "X-P1"):
        with pytest.raises(RefusedError, match=r"number\.malformed"):
            parse_order(wrong)
