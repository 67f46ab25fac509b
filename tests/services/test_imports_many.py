"""Customers kept many at once: the rows, events and chain that one by one would have left."""

from dataclasses import replace
from functools import partial

import pytest
from sqlalchemy import select

from models.domain import Contact, Customer, Event
from models.services.imports import engine
from models.store import chain
from models.store.unit_of_work import consult
from tests.services.test_imports import lists

__all__ = ["lists"]

MANY = [["客户编号", "客户名称", "联系人", "联系电话"]] + [
    [
        f"M{n:04}",
        f"临溪第{n}公司",
        "王敏" if n % 7 == 0 else "",
        "13800000031" if n % 7 == 0 else "",
    ]
    for n in range(1_203)
]


def kept_alike(lists):
    """Return what the office keeps of every customer of the list, and its event."""

    def cells(session):
        customers = session.scalars(
            select(Customer).where(Customer.number.startswith("M")).order_by(Customer.number)
        ).all()
        columns = [c.key for c in Customer.__table__.columns if c.key != "id"]
        told = session.scalars(
            select(Event).where(Event.verb == "add", Event.subject_kind == "customer")
        ).all()
        facts = {event.subject: event.facts for event in told if event.subject.startswith("M")}
        return [tuple(getattr(one, name) for name in columns) for one in customers], facts

    return lists.county.ask(cells)


def test_records_kept_many_at_once_are_what_one_by_one_keeps(lists, monkeypatch):
    done = lists.bring("customers", *MANY)
    assert (done.added, lists.count(Contact)) == (1_203, 1 + 172)
    many, told = kept_alike(lists)
    assert len(many) == len(told) == 1_203
    assert consult(lists.county.store, partial(chain.verify, key=lists.county.store.key)).holds
    assert lists.bring("customers", *MANY).unchanged == 1_203
    lists.undo(done)
    slow = replace(engine.CUSTOMERS, fresh=None)
    monkeypatch.setattr(engine, "WAYS", {**engine.WAYS, "customers": slow})
    one_by_one = [[f"N{line[0]}" if at else line[0], *line[1:]] for at, line in enumerate(MANY)]
    lists.bring("customers", *one_by_one)

    def columns(session):
        rows = session.scalars(
            select(Customer).where(Customer.number.startswith("NM")).order_by(Customer.number)
        ).all()
        names = [c.key for c in Customer.__table__.columns if c.key != "id"]
        return [{name: getattr(one, name) for name in names} for one in rows]

    names = [c.key for c in Customer.__table__.columns if c.key != "id"]
    for one, row in zip(lists.county.ask(columns), many, strict=True):
        same = dict(zip(names, row, strict=True))
        for name in set(names) - {"number", "search_key", "archived_at", "version", "created_at"}:
            assert one[name] == same[name], name


def test_a_list_of_many_moves_and_stops_with_nothing_kept(lists):
    class StoppedError(Exception):
        pass

    heard = []

    def stop_late(done, total):
        heard.append((done, total))
        if done >= 800:
            raise StoppedError

    before = lists.events()
    with pytest.raises(StoppedError):
        lists.bring("customers", *MANY, progress=stop_late)
    assert heard == [(n, 1_203) for n in range(0, 801, 50)]
    assert lists.events() == before
    assert lists.one(Customer, number="M0001") is None
