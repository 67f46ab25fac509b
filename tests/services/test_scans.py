"""Paper that came back: filed to the very print its code names, or left to a person."""

import pytest
from sqlalchemy import select

from models.domain import Event, PaperState, ScannedPage, Ticket
from models.errors import RefusedError
from models.queries.scans import scan_counts, scan_picture, scan_rows
from models.rules.paper_codes import PaperCode
from models.rules.papers import PaperSubject
from models.rules.terms import Role, ScanState
from models.services.scans import assign_page, keep_page, set_page_aside, take_page_back
from models.services.tickets import record_print
from tests.services.counter import Counter


def printed(county):
    """Return an order that is on paper."""
    number = county.open(anyway=True).number
    order = county.walk(number, until="dispatch").order
    subject = PaperSubject(kind="ticket", number=order, ticket=number, order=order)
    county.act(
        lambda s: record_print(
            s,
            form="F01",
            form_version="JK-B-01/1.0",
            subject=subject,
            pdf=b"%PDF",
            pages=1,
            printer="P",
            paper="A4",
        )
    )
    return number, order


def kept(county, code=None, *, picture=b"jpeg", empty=None):
    return county.act(
        lambda s: keep_page(s, picture=picture, source="scan1.pdf", page=1, code=code, empty=empty)
    )


def code_of(order, **more):
    given = {"number": order, "form": "F01", "version": "1.0", "copy": 1, "page": 1} | more
    return PaperCode(**given)


def paper_state(county, number):
    return county.ask(lambda s: s.scalar(select(Ticket.paper_state).where(Ticket.number == number)))


def returned(county):
    rows = county.ask(lambda s: s.scalars(select(Event).where(Event.verb == "return_paper")).all())
    return [(row.subject, row.facts) for row in rows]


def test_a_page_is_filed_to_the_order_its_code_names(any_county):
    number, order = printed(any_county)
    filed = kept(any_county, code_of(order), empty=())
    assert (filed.state, filed.number, filed.again) == (ScanState.FILED, order, False)
    assert paper_state(any_county, number) == PaperState.RETURNED
    ((subject, facts),) = returned(any_county)
    assert (subject, facts["signed"], facts["order"]) == (number, True, order)
    (row,) = any_county.ask(scan_rows)
    assert (row.ticket, row.form, row.copy_number) == (number, "F01", 1)
    assert any_county.ask(scan_picture, row.id) == b"jpeg"


@pytest.mark.parametrize(
    "wrong",
    [
        {"number": "LX-GZ-20261120-0099-P1"},
        {"form": "F02"},
        {"version": "0.9"},
        {"copy": 2},
    ],
)
def test_a_code_that_is_not_the_very_print_waits_for_a_person(county, wrong):
    number, order = printed(county)
    filed = kept(county, code_of(order, **wrong))
    assert (filed.state, filed.number) == (ScanState.WAITING, "")
    assert paper_state(county, number) == PaperState.PRINTED
    assert returned(county) == []


def test_boxes_that_look_unsigned_are_told(county):
    _, order = printed(county)
    kept(county, code_of(order), empty=("客户签章",))
    ((_, facts),) = returned(county)
    assert facts["signed"] is False
    assert "客户签章" in facts["note"]
    assert county.ask(scan_rows)[0].empty == ("客户签章",)


def test_a_continuation_page_is_filed_and_reports_nothing_twice(county):
    _, order = printed(county)
    kept(county, code_of(order), picture=b"1")
    kept(county, code_of(order, page=2), picture=b"2")
    assert len(returned(county)) == 1
    assert {row.sheet_page for row in county.ask(scan_rows)} == {1, 2}


def test_the_same_page_taken_in_twice_counts_once(any_county):
    _, order = printed(any_county)
    first = kept(any_county, code_of(order))
    second = kept(any_county, code_of(order))
    assert (second.id, second.again) == (first.id, True)
    assert len(returned(any_county)) == 1


def test_a_page_without_a_code_is_filed_by_hand_to_an_order_or_a_ticket(county):
    number, order = printed(county)
    waiting = kept(county)
    filed = county.act(lambda s: assign_page(s, page_id=waiting.id, number=f" {order} "))
    assert (filed.state, filed.number) == (ScanState.FILED, order)
    assert paper_state(county, number) == PaperState.RETURNED
    with pytest.raises(RefusedError) as refused:
        county.act(lambda s: assign_page(s, page_id=waiting.id, number=number))
    assert refused.value.code == "scan.filed"
    county.act(lambda s: take_page_back(s, page_id=waiting.id))
    again = county.act(lambda s: assign_page(s, page_id=waiting.id, number=number))
    assert county.ask(scan_rows)[0].ticket == number
    assert again.number == number


def test_a_number_nobody_has_is_refused_and_the_page_still_waits(county):
    waiting = kept(county)
    with pytest.raises(RefusedError) as refused:
        county.act(lambda s: assign_page(s, page_id=waiting.id, number="LX-0"))
    assert refused.value.code == "scan.no_such_paper"
    assert county.ask(scan_counts) == {ScanState.WAITING: 1}


def test_a_page_is_put_aside_only_with_a_reason_and_comes_back(county):
    waiting = kept(county)
    with pytest.raises(RefusedError) as refused:
        county.act(lambda s: set_page_aside(s, page_id=waiting.id, reason=" "))
    assert refused.value.code == "scan.reason_missing"
    county.act(lambda s: set_page_aside(s, page_id=waiting.id, reason="别人的信"))
    assert county.ask(scan_counts) == {ScanState.SET_ASIDE: 1}
    county.act(lambda s: take_page_back(s, page_id=waiting.id))
    with pytest.raises(RefusedError) as refused:
        county.act(lambda s: take_page_back(s, page_id=waiting.id))
    assert refused.value.code == "scan.waiting"


def test_whoever_may_not_handle_paper_is_refused(county):
    caller = Counter(county.store, role=Role.CALLER)
    with pytest.raises(RefusedError) as refused:
        kept(caller)
    assert refused.value.code == "scan.not_yours"
    assert county.ask(lambda s: s.scalars(select(ScannedPage)).all()) == []


def test_a_page_that_is_not_there_is_refused(county):
    for asked in (
        lambda s: take_page_back(s, page_id=99),
        lambda s: scan_picture(s, 99),
    ):
        with pytest.raises(RefusedError) as refused:
            county.act(asked)
        assert refused.value.code == "scan.unknown"


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("LX-GZ-1-P1:F01:1.0:1:2", PaperCode("LX-GZ-1-P1", "F01", "1.0", 1, 2)),
        ("a:b:F07L:1.0:12:1", PaperCode("a:b", "F07L", "1.0", 12, 1)),
        ("https://example.org/F01", None),
        ("LX:F01:1.0:0:1", None),
        ("LX:F01:1.0:x:1", None),
        ("LX:F01:1.0:9999999:1", None),
        (":F01:1.0:1:1", None),
        ("LX:X01:1.0:1:1", None),
        ("", None),
    ],
)
def test_only_codes_of_ours_are_read(text, read):
    assert PaperCode.read(text) == read
    if read is not None:
        assert str(read) == text


def test_hostile_scans_keep_their_names_apart(county):
    filed = county.act(
        lambda s: keep_page(
            s, picture=b"x", source="\x00<b>\u202e.pdf", page=1, code=None, empty=None
        )
    )
    assert county.ask(scan_rows)[0].source == "<b>.pdf"
    assert filed.state is ScanState.WAITING
