"""Forty thousand company names as customers: found just as a plain scan finds them, in order."""

import lzma
import random
from pathlib import Path

import pytest
from sqlalchemy import insert

from models.domain import Customer
from models.queries.search import find_anything, find_customers
from models.rules.search import Fit
from models.rules.text import fold
from models.store.unit_of_work import consult, perform
from tests.offices import NOW, action, make_store

SLICE, SAMPLE = 5_000, 60


def company_names(realdata: Path) -> list[str]:
    """Return the short names of the list, without its heading and blanks."""
    path = realdata / "china/company_short_names_a.txt.xz"
    with lzma.open(path, "rt", encoding="utf-8-sig") as lines:
        named = [line.strip() for line in lines][2:]
    return [name for name in named if name]


def enter(session, names) -> None:
    """Enter customers in slices; sounds are left out, for the scan reads letters alone."""
    rows = [
        {
            "number": f"LX{n:05d}",
            "name": name,
            "search_key": fold(f"{name}LX{n:05d}"),
            "created_at": NOW,
            "version": 1,
        }
        for n, name in enumerate(names)
    ]
    for at in range(0, len(rows), SLICE):
        session.execute(insert(Customer), rows[at : at + SLICE])


@pytest.fixture(scope="module")
def names(realdata) -> list[str]:
    return company_names(realdata)


@pytest.fixture(scope="module")
def china(names, tmp_path_factory):
    folder = tmp_path_factory.mktemp("china")
    with make_store(folder / "office.db", folder) as store:
        perform(store, action(), lambda session: enter(session, names))
        yield store


def sample(names) -> list[str]:
    """Return parts of names of one to four letters, and a few whole ones."""
    draw = random.Random(7)
    parts = []
    for name in draw.sample(names, SAMPLE):
        length = draw.randint(1, min(4, len(name)))
        start = draw.randint(0, len(name) - length)
        parts.append(name[start : start + length])
    whole = draw.sample(names, 10)
    return [word for word in dict.fromkeys(parts + whole) if len(word.split()) == 1]


def fit_of(name: str, word: str) -> Fit | None:
    """Return how a word stands in a name, by reading it."""
    told, wanted = fold(name), fold(word)
    if told == wanted:
        return Fit.EXACT
    if told.startswith(wanted):
        return Fit.START
    return Fit.INSIDE if wanted in told else None


def scanned(names, word) -> dict[int, Fit]:
    """Return the row ids of the names a plain scan finds, each with its fit."""
    fits = ((row_id, fit_of(name, word)) for row_id, name in enumerate(names, start=1))
    return {row_id: how for row_id, how in fits if how is not None}


@pytest.mark.realdata
def test_a_sample_of_words_finds_what_a_plain_scan_finds(china, names):
    assert len(names) > 39_000
    for word in sample(names):
        if not fold(word) or fold(word).isascii():
            continue  # latin letters are sounds and numbers as well
        found = consult(china, lambda session, w=word: find_customers(session, w))
        expected = scanned(names, word)
        assert set(found) == set(expected), word
        ranks = [expected[row_id] for row_id in found]
        assert ranks == sorted(ranks), word


@pytest.mark.realdata
def test_what_the_box_shows_is_exact_then_prefix_then_infix(china, names):
    for word in sample(names):
        if not fold(word) or fold(word).isascii():
            continue
        hits = consult(china, lambda session, w=word: find_anything(session, w))
        expected = scanned(names, word)
        best = sorted(expected.values())[: len(hits)]
        assert [fit_of(hit.name, word) for hit in hits] == best, word


@pytest.mark.realdata
def test_counter_proof_a_customer_left_out_of_the_list_would_be_seen(china, names):
    word = names[100][:2]
    short = scanned(names[:50], word)
    found = consult(china, lambda session: find_customers(session, word))
    assert set(found) != set(short)
