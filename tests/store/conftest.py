"""Fixtures of the store's tests."""

import pytest

from tests.offices import make_store


@pytest.fixture
def store(office_url, tmp_path):
    """A founded office, once on SQLite and once on PostgreSQL."""
    with make_store(office_url, tmp_path) as opened:
        yield opened


@pytest.fixture
def file_store(tmp_path):
    """A founded office in a SQLite file."""
    with make_store(tmp_path / "office.sqlite3", tmp_path) as opened:
        yield opened
