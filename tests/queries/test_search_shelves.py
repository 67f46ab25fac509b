"""A shelf that is changed again and again answers as one filled just now."""

import random

import pytest

from models.queries import search_shelves
from models.queries.search_shelves import KeyShelf
from models.rules.search import Shelf

LETTERS = "ab永嘉1"
WORDS = ("a", "b", "1", "永", "嘉", "ab", "永嘉", "a永", "11", "嘉1", "ab永", "zz")


def keys(draw):
    """Return a record's keys, some of them alike, sometimes none."""
    told = ("".join(draw.choices(LETTERS, k=draw.randint(1, 4))) for _ in range(draw.randint(0, 3)))
    return tuple(dict.fromkeys(told))


def answers(shelf):
    """Return everything a shelf says of every word."""
    return [(shelf.find(word, most), shelf.holders(word)) for word in WORDS for most in (3, 10**9)]


@pytest.mark.parametrize("kind", [Shelf.CUSTOMER_NAME, Shelf.CONTACT_PHONE])
@pytest.mark.parametrize("few", [0, search_shelves.FEW])
def test_a_changed_shelf_answers_as_a_fresh_one(kind, few, monkeypatch):
    monkeypatch.setattr(search_shelves, "FEW", few)
    draw = random.Random(9)
    shelf, known = KeyShelf(kind), {}
    for _ in range(120):
        for _ in range(draw.randint(1, 4)):
            record = draw.randint(1, 30)
            known[record] = keys(draw)
            shelf.put(record, known[record])
        fresh = KeyShelf(kind)
        for record, told in known.items():
            fresh.put(record, told)
        assert answers(shelf) == answers(fresh)
        assert shelf._order == sorted(shelf._order)


def test_counter_proof_a_key_left_behind_would_be_seen():
    shelf = KeyShelf(Shelf.CUSTOMER_NAME)
    shelf.put(1, ("永嘉",))
    shelf.find("永", 5)
    shelf.put(1, ("青田",))
    shelf._moved.clear()
    assert shelf.find("永", 5) != {}
