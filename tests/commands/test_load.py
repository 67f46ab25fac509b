"""``load``: the same figures as lines, JSON, a workbook and a printed table."""

from pathlib import Path

import pytest

from console.spreadsheets import read_sheets
from tests.services.counter import Counter, open_county

PERIOD = ("--from", "2026-11-20", "--to", "2026-11-26")


@pytest.fixture
def busy(typed, tmp_path):
    """Commands at a county whose first crew did a job on the twentieth."""
    with open_county(tmp_path / "office.db", tmp_path) as store:
        county = Counter(store)
        county.walk(county.open().number, until="restore")
    return typed


def test_the_workbook_says_what_the_json_says(busy, tmp_path):
    days = busy.json("load", *PERIOD)["days"]
    assert {(one["crew"], one["day"]) for one in days if one["booked"]} != set()
    assert sum(one["booked"] for one in days) == 135
    book = tmp_path / "load.xlsx"
    status, out, _ = busy("load", *PERIOD, "-o", book)
    assert (status, out.strip()) == (0, str(book))
    [sheet] = read_sheets(book)
    assert len(sheet.rows) == len(days) + 1
    assert sum(int(row.cells[5]) for row in sheet.rows[1:]) == 135


@pytest.mark.parametrize(("ending", "starts"), [("pdf", b"%PDF"), ("png", b"\x89PNG")])
def test_the_table_is_printed_or_drawn(ending, starts, busy, tmp_path):
    told = busy.json("load", *PERIOD, "-o", tmp_path / f"load.{ending}")
    assert Path(told["files"][0]).read_bytes().startswith(starts)


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("--from", "2026-11-20", "--to", "2026-11-19"), "load.bad_period"),
        (("--from", "2026-01-01", "--to", "2027-12-31"), "load.bad_period"),
        (("--from", "2026-01-01", "--to", "2026-03-31", "-o", "x.pdf"), "load.too_long_to_print"),
    ],
)
def test_a_period_that_cannot_be_counted_is_refused(words, code, busy):
    status, _, err = busy("load", *words)
    assert (status, err.partition(": ")[0]) == (2, code)
