"""How a paper is named: a form, a number, and what was said beside it."""

from datetime import date

import pytest

from models.errors import RefusedError
from models.rules.papers import PaperName, Period, split_options


@pytest.mark.parametrize(
    ("text", "form", "number"),
    [
        ("LX-GZ-20261120-0001", "F01", "LX-GZ-20261120-0001"),
        ("F19/C0001", "F19", "C0001"),
        ("f07l/2026-11,customer=C/1", "F07L", "2026-11,customer=C/1"),
        ("KH/0001", "F01", "KH/0001"),
    ],
)
def test_a_number_alone_is_a_work_orders(text, form, number):
    name = PaperName.read(text)
    assert (name.form, name.number) == (form, number)
    assert PaperName.read(str(name)) == name


def test_options_stand_beside_the_number():
    assert split_options("2026-11, customer=C0001 ,caller=李") == (
        "2026-11",
        {"customer": "C0001", "caller": "李"},
    )
    assert split_options("C0001") == ("C0001", {})


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2026-11", date(2026, 11, 1), date(2026, 11, 30)),
        ("2026-12", date(2026, 12, 1), date(2026, 12, 31)),
        ("2028-02", date(2028, 2, 1), date(2028, 2, 29)),
        ("2026-W48", date(2026, 11, 23), date(2026, 11, 29)),
        ("2026-w53", date(2026, 12, 28), date(2027, 1, 3)),
        ("2026-11-20", date(2026, 11, 20), date(2026, 11, 20)),
        ("2026-11-20..2026-12-03", date(2026, 11, 20), date(2026, 12, 3)),
    ],
)
def test_a_period_holds_its_first_and_last_day(text, first, last):
    period = Period.read(text)
    assert (period.first, period.last) == (first, last)


@pytest.mark.parametrize(
    "text", ["", "2026-13", "2026-W54", "11-2026", "昨天", "2026-02-30", "2026-11-20..2026-11-19"]
)
def test_what_is_no_period_is_refused(text):
    with pytest.raises(RefusedError) as refused:
        Period.read(text)
    assert refused.value.code == "print.bad_period"
