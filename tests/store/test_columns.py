from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from sqlalchemy import String, Text, insert, select, text
from sqlalchemy.exc import StatementError

from models.domain import Base, Ticket
from models.domain.base import EnumText, JsonText
from models.domain.canonical import canonical
from models.rules.states import TicketState
from models.rules.terms import ServiceGrade
from models.rules.text import clean
from models.rules.zone import SHANGHAI
from models.store.unit_of_work import consult, perform
from tests.offices import NOW, action

HOSTILE = (
    "' OR 1=1; DROP TABLE ticket;--",
    "<b>粗体<img src='file:///etc/passwd'>",
    "张\u202e三\u202c",
    "光\x00猫\x07红\x1b[31m灯",
    "𠀀𫝀家宽📞👨‍👩‍👧",
    "e\u0301" * 3 + "a" + "\u0300" * 12,
    "lone \ud800 half",
    "=1+1",
    "％s %(x)s {0} \\N",
    "第一行\r\n第二行\u2028第三行\t尾",
    "县" * 10_000,
)


def test_terms_are_stored_by_their_value(store):
    def add(session):
        ticket = Ticket(number="T1", reported_at=NOW, state=TicketState.EN_ROUTE)
        ticket.grade = ServiceGrade.AAA
        session.add(ticket)

    perform(store, action(), add)
    row = consult(store, lambda s: s.execute(text("SELECT state, grade FROM ticket")).one())
    assert tuple(row) == ("en_route", "AAA")
    again = consult(store, lambda s: s.scalars(select(Ticket)).one())
    assert again.state is TicketState.EN_ROUTE


def test_a_word_outside_the_list_is_not_stored(store):
    with pytest.raises(StatementError, match="finished"):
        perform(store, action(), lambda s: s.add(_ticket(state="finished")))


def test_a_naive_moment_is_refused(store):
    with pytest.raises(StatementError, match="needs its zone"):
        perform(store, action(), lambda s: s.add(_ticket(due_at=NOW.replace(tzinfo=None))))


def test_a_moment_of_any_zone_comes_back_in_utc(store):
    wall = datetime(2026, 11, 20, 23, 30, 0, 123456, tzinfo=SHANGHAI)
    perform(store, action(), lambda s: s.add(_ticket(due_at=wall)))
    due = consult(store, lambda s: s.scalar(select(Ticket.due_at)))
    assert due == wall
    assert due.tzinfo is UTC


def test_facts_have_one_spelling():
    facts = {
        "b": [NOW, date(2026, 11, 20), timedelta(minutes=90), timedelta(seconds=0.5)],
        "a": {TicketState.CLOSED: ServiceGrade.AA, "set": {"y", "x"}},
        "数": Decimal("1.50"),
    }
    assert canonical(facts) == (
        '{"a":{"closed":"AA","set":["x","y"]},'
        '"b":["2026-11-20T01:30:00.000000+00:00","2026-11-20",5400,0.5],"数":"1.50"}'
    )


@pytest.mark.parametrize("fact", [object(), b"bytes", NOW.replace(tzinfo=None), {1: "x"}])
def test_a_fact_without_a_spelling_is_refused(fact):
    with pytest.raises(TypeError):
        canonical({"fact": fact})


def test_not_a_number_is_no_fact():
    with pytest.raises(ValueError, match="JSON compliant"):
        canonical({"fact": float("nan")})


def test_hostile_text_comes_back_from_every_text_column_of_both_engines(store):
    cleaned = [clean(one, limit=10_000, field="text", lines=True) for one in HOSTILE]
    wanted, columns = {}, 0
    with_tables = Base.metadata.sorted_tables

    def write(session):
        for table in with_tables:
            if table.name in {"chain_head", "office"}:
                continue
            rows = [_row(table, serial, said) for serial, said in enumerate(cleaned, 1)]
            wanted[table] = rows
            session.execute(insert(table), rows)

    perform(store, action(), write)
    for table, rows in wanted.items():
        names = [column.name for column in table.c if _is_prose(column)]
        columns += len(names)
        chosen = select(*(table.c[name] for name in names)) if names else None
        if chosen is None:
            continue
        got = consult(store, lambda s, chosen=chosen: [tuple(row) for row in s.execute(chosen)])
        assert sorted(got) == sorted(tuple(row[name] for name in names) for row in rows)
    assert columns > 130


def _ticket(**more):
    ticket = Ticket(number="T1", reported_at=NOW)
    for name, value in more.items():
        setattr(ticket, name, value)
    return ticket


def _is_prose(column):
    return type(column.type) is Text


def _row(table, serial, said):
    """Return a row with ``said`` in every text column, told apart where it must be unique."""
    row = {}
    for column in table.c:
        if column.name in {"created_at", "version"}:
            continue
        row[column.name] = _value(column, serial, said)
    return row


def _value(column, serial, said):
    kind = column.type
    if any(key.column.table is column.table for key in column.foreign_keys):
        return None
    if isinstance(kind, EnumText):
        return next(iter(kind.kind))
    if isinstance(kind, JsonText):
        return {"text": said}
    if _is_prose(column):
        return f"{serial} {said}"
    if isinstance(kind, String):
        return f"{serial:0>{min(kind.length, 8)}}"
    return {
        "Moment": NOW,
        "Date": date(2026, 11, 20) + timedelta(days=serial),
        "Uuid": action().uid,
        "Boolean": False,
        "LargeBinary": said.encode(),
    }.get(type(kind).__name__, serial)
