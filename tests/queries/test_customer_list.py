"""The archive as a list: ids in the order asked for, and rows that say what they stand by."""

import random

import pytest

from models.queries.customer_list import (
    FIRST,
    ArchiveOrder,
    ArchiveWanted,
    archive_id,
    archive_ids,
    archive_rows,
    archive_start,
)
from models.rules.terms import Importance, Reach, Service, ServiceGrade
from models.services.customers import (
    add_circuit,
    add_contact,
    add_customer,
    add_site,
    archive_customer,
)
from tests.archive_list import numbers_listed, rows_listed

TOWNS = ("城关镇", "柳河乡", "")
MANAGERS = ("王敏", "", "李强")


def fill(session, count=40):
    """Enter customers of every sort in a mixed order, some with sites, people and circuits."""
    draw = random.Random(4)
    for serial in draw.sample(range(count), count):
        number = f"N{serial:03}"
        add_customer(
            session,
            number=number,
            name=f"{draw.choice('甲乙丙丁')}{serial % 7}公司",
            town=draw.choice(TOWNS),
            grade=draw.choice(list(ServiceGrade)),
            importance=draw.choice(list(Importance)),
            account_manager=draw.choice(MANAGERS),
            address=draw.choice(("", "建设路1号")),
        )
        if serial % 3 == 0:
            add_site(session, customer=number, name="总部")
        if serial % 4 == 0:
            add_contact(session, customer=number, name="周", phones=["13800000001"])
        for line in range(serial % 3):
            add_circuit(
                session,
                customer=number,
                number=f"L{serial}-{line}",
                service=Service.INTERNET,
                reach=Reach.WITHIN_PROVINCE,
                speed="100M",
            )


KEYS = {
    ArchiveOrder.GRADE: lambda row: list(ServiceGrade).index(row.grade),
    ArchiveOrder.IMPORTANCE: lambda row: list(Importance).index(row.importance),
}


@pytest.mark.parametrize("backwards", [False, True])
def test_every_column_sorts_by_what_it_says(any_county, backwards):
    any_county.act(fill)
    any_county.open()
    known = any_county.ask(rows_listed)
    for order in ArchiveOrder:
        key = KEYS.get(order, lambda row, order=order: getattr(row, order))
        # Equal ones stand by their id.
        fair = sorted(known, key=lambda row: (key(row), row.id), reverse=backwards)
        listed = any_county.ask(rows_listed, order=order, backwards=backwards)
        assert [row.number for row in listed] == [row.number for row in fair], order


def test_a_list_begins_with_its_top_and_says_that_more_follow(county):
    county.act(lambda s: fill(s, FIRST + 10))
    start = county.ask(lambda s: archive_start(s, ArchiveWanted()))
    whole = county.ask(lambda s: archive_ids(s, ArchiveWanted()))
    assert not start.whole
    assert start.ids == whole[:FIRST]
    assert len(whole) > FIRST
    assert set(start.rows) == set(start.ids)
    few = county.ask(lambda s: archive_start(s, ArchiveWanted(text="N001")))
    assert few.whole
    assert [row.number for row in few.rows.values()] == ["N001"]


def test_a_search_may_be_sorted_and_archived_files_stay_apart(county):
    county.act(fill)
    by_fit = county.ask(numbers_listed, text="甲")
    sorted_ = county.ask(numbers_listed, text="甲", order=ArchiveOrder.NUMBER, backwards=True)
    assert sorted_ == sorted(by_fit, reverse=True)
    gone = by_fit[0]
    county.act(lambda s: archive_customer(s, gone, reason="销户"))
    assert gone not in county.ask(numbers_listed, text="甲")
    assert gone not in county.ask(numbers_listed)
    assert county.ask(numbers_listed, archived=True) == [gone]


def test_a_search_that_answers_more_than_one_statement_takes(county, monkeypatch):
    county.act(fill)
    few = county.ask(numbers_listed, text="公司")
    monkeypatch.setattr("models.queries.customer_list._MANY", 3)
    assert county.ask(numbers_listed, text="公司") == few
    assert len(few) > 3


def test_a_number_is_found_by_id_and_an_id_that_is_gone_has_no_row(county):
    one = county.ask(lambda s: archive_id(s, "C001"))
    rows = county.ask(lambda s: archive_rows(s, [one, 999_999]))
    assert {row.number for row in rows.values()} == {"C001"}
    assert county.ask(lambda s: archive_id(s, "没有")) is None
    assert county.ask(lambda s: archive_rows(s, [])) == {}
