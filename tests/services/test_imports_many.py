"""Customers by the thousand: kept many at once, on either engine, and stopped half way."""

from functools import partial

import pytest
from sqlalchemy import select

from models.domain import Contact, Customer, Event
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


def test_a_list_of_many_comes_in_whole_and_goes_out_again(lists):
    done = lists.bring("customers", *MANY)
    assert (done.added, lists.count(Contact)) == (1_203, 1 + 172)
    told = lists.county.ask(lambda s: s.scalars(_ADDED).all())
    assert told == [line[0] for line in MANY[1:] for _ in range(1 + bool(line[2]))]
    assert consult(lists.county.store, partial(chain.verify, key=lists.county.store.key)).holds
    assert lists.bring("customers", *MANY).unchanged == 1_203
    lists.undo(done)
    assert lists.one(Customer, number="M0007").archived_at is not None


_ADDED = (
    select(Event.subject)
    .where(Event.verb == "add", Event.subject.startswith("M"))
    .order_by(Event.sequence)
)


@pytest.mark.parametrize("last", [800, 1_203])
def test_a_list_of_many_moves_and_stops_with_nothing_kept(lists, last):
    class StoppedError(Exception):
        pass

    heard = []

    def stop_late(done, total):
        heard.append((done, total))
        if done >= last:
            raise StoppedError

    before = lists.events()
    with pytest.raises(StoppedError):
        lists.bring("customers", *MANY, progress=stop_late)
    assert heard == [*((n, 1_203) for n in range(0, last, 50)), (last, 1_203)]
    assert lists.events() == before
    assert lists.one(Customer, number="M0001") is None
