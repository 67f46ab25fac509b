"""The makers of columns: what they write, what they sort by, where a row without value goes."""

from dataclasses import dataclass
from datetime import UTC, date, datetime

from models.rules.states import TicketState
from models.rules.terms import ServiceGrade
from views.widgets import columns
from views.widgets.columns import RIGHT
from views.widgets.moments import near

NOW = datetime(2026, 11, 20, 4, 0, tzinfo=UTC)  # 12:00 on the office wall


@dataclass(frozen=True)
class Line:
    name: str | None = None
    state: TicketState | None = None
    grade: ServiceGrade | None = None
    urges: int = 0
    at: datetime | None = None
    on: date | None = None


def said(column, **facts):
    return column.text(Line(**facts))


def in_order(column, *lines):
    return sorted(lines, key=column.key)


def test_a_text_stands_as_it_is_and_shows_itself_whole_under_the_pointer():
    made = columns.text(lambda: "Name", lambda line: line.name, 12)
    assert said(made, name="灵溪镇") == "灵溪镇"
    assert said(made, name=None) == ""
    assert made.tip is not None
    assert made.tip(Line(name="灵溪镇")) == "灵溪镇"


def test_a_text_with_a_tip_of_its_own_keeps_it():
    made = columns.text(lambda: "Name", lambda line: line.name, 12, tip=lambda _: "more")
    assert made.tip is not None
    assert made.tip(Line()) == "more"


def test_a_word_is_the_office_s_word_for_a_value():
    made = columns.word(lambda: "State", lambda line: line.state, 12)
    assert said(made, state=TicketState.SUSPENDED) not in ("", "suspended")
    assert said(made, state=None) == ""
    assert in_order(made, Line(state=TicketState.SUSPENDED), Line())[0].state is None


def test_grades_come_highest_first_and_none_last():
    made = columns.grade(lambda: "Grade", lambda line: line.grade, 8)
    lines = [Line(), Line(grade=ServiceGrade.STANDARD), Line(grade=ServiceGrade.AAA)]
    assert [line.grade for line in in_order(made, *lines)] == [
        ServiceGrade.AAA,
        ServiceGrade.STANDARD,
        None,
    ]


def test_counts_sort_as_numbers_and_may_leave_none_blank():
    made = columns.count(lambda: "Urged", lambda line: line.urges, 6, hide_zero=True, align=RIGHT)
    assert said(made, urges=0) == ""
    assert said(columns.count(lambda: "Urged", lambda line: line.urges, 6), urges=0) == "0"
    assert [line.urges for line in in_order(made, Line(urges=10), Line(urges=9))] == [9, 10]
    assert made.align == RIGHT


def test_moments_are_said_in_the_office_s_zone_and_sort_to_the_second():
    made = columns.moment(lambda: "At", lambda line: line.at, 16)
    assert said(made, at=NOW) == "2026-11-20 12:00"
    earlier, later = Line(at=NOW), Line(at=NOW.replace(second=30))
    assert in_order(made, later, earlier) == [earlier, later]


def test_a_row_without_a_moment_or_day_goes_to_the_end_it_was_told():
    there, nowhere = Line(at=NOW, on=date(2026, 11, 20)), Line()
    for maker, read in (
        (columns.moment, lambda line: line.at),
        (columns.day, lambda line: line.on),
    ):
        first = maker(lambda: "When", read, 12)
        last = maker(lambda: "When", read, 12, none_last=True)
        assert first.text(nowhere) == ""
        assert in_order(first, there, nowhere) == [nowhere, there]
        assert in_order(last, there, nowhere) == [there, nowhere]


def test_a_moment_nearby_says_only_as_much_of_its_date_as_is_needed():
    assert near(NOW, NOW) == "12:00"
    assert near(NOW.replace(day=21), NOW) == "11-21 12:00"
    assert near(NOW.replace(year=2027), NOW) == "2027-11-20 12:00"
