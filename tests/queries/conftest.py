"""Furnished offices: a county with a customer, a line, two crews and their things."""

import pytest

from tests.offices import make_store
from tests.services.counter import Counter, furnish


@pytest.fixture
def county(tmp_path):
    """A furnished office in a SQLite file."""
    with make_store(tmp_path / "office.db", tmp_path) as store:
        counter = Counter(store)
        furnish(counter)
        yield counter


@pytest.fixture
def any_county(office_url, tmp_path):
    """A furnished office, once on SQLite and once on PostgreSQL."""
    with make_store(office_url, tmp_path) as store:
        counter = Counter(store)
        furnish(counter)
        yield counter
