"""Furnished offices: a county with a customer, a line, two crews and their things."""

import pytest

from tests.services.counter import Counter, open_county


@pytest.fixture
def county(tmp_path):
    """A furnished office in a SQLite file."""
    with open_county(tmp_path / "office.db", tmp_path) as store:
        yield Counter(store)


@pytest.fixture
def any_county(office_url, tmp_path):
    """A furnished office, once on SQLite and once on PostgreSQL."""
    with open_county(office_url, tmp_path) as store:
        yield Counter(store)
