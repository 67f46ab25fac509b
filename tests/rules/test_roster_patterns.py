"""Shift words, patterns that turn round, and what the checks say of the coming days."""

from datetime import date, timedelta

import pytest

from models.errors import RefusedError
from models.rules.calendar import working_calendar
from models.rules.norms import norms
from models.rules.roster import Absence, Member, Roster
from models.rules.roster_checks import RosterFlaw, Staffing, findings_of
from models.rules.roster_patterns import hours_on, read_shift, read_steps, turned
from models.rules.terms import CertificateKind, ShiftKind
from tests.rules.test_roster import FIRST, at, duty

DAY, NIGHT, CALL, REST = ShiftKind.DAY, ShiftKind.NIGHT, ShiftKind.ON_CALL, ShiftKind.REST
POST = CertificateKind.POST
NATIONAL_DAY = date(2026, 10, 1)
FAR = date(2030, 1, 1)


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("白", DAY), (" B ", DAY), ("bai", DAY), ("D", DAY), ("夜班", NIGHT), ("ye", NIGHT),
        ("y", NIGHT), ("bei", CALL), ("备班", CALL), ("c", CALL), ("xiu", REST), ("休", REST),
        ("R", REST),
    ],
)  # fmt: skip
def test_a_shift_is_read_by_letter_word_or_pinyin(word, kind):
    assert read_shift(word) is kind


@pytest.mark.parametrize("word", ["", "白夜", "假", "ba", "0"])
def test_what_is_no_shift_is_refused(word):
    with pytest.raises(RefusedError, match=r"shift\.unknown_word"):
        read_shift(word)


def test_a_pattern_is_read_with_and_without_blanks():
    assert read_steps("白夜休休") == read_steps("白 夜，休、休") == (DAY, NIGHT, REST, REST)
    for wrong, code in (("", "template.no_steps"), ("白" * 61, "template.too_long")):
        with pytest.raises(RefusedError, match=code):
            read_steps(wrong)


def test_a_pattern_turns_round_from_the_step_it_starts_on():
    days = turned((DAY, NIGHT, REST), FIRST, FIRST + timedelta(days=4), first_step=2)
    assert [kind for _, kind in days] == [NIGHT, REST, DAY, NIGHT, REST]


def test_the_calendar_rests_the_day_shift_on_holidays_and_works_make_up_days():
    calendar = working_calendar()
    made_up = min(day for day in calendar.made_up if day.year == 2026)
    for day, step, kind in (
        (NATIONAL_DAY, DAY, REST),
        (NATIONAL_DAY, NIGHT, NIGHT),
        (NATIONAL_DAY, CALL, CALL),
        (made_up, REST, DAY),
        (made_up, DAY, DAY),
        (FIRST, REST, REST),
    ):
        assert list(turned((step,), day, day, calendar=calendar)) == [(day, kind)]


def test_the_night_of_a_day_ends_in_the_next_morning():
    shifts = norms().office.shifts
    assert hours_on(FIRST, shifts[NIGHT]) == (at(FIRST, 17.5), at(FIRST, 32.5))
    assert hours_on(FIRST, shifts[DAY]) == (at(FIRST, 8.5), at(FIRST, 17.5))
    assert hours_on(FIRST, shifts[REST]) == (None, None)


def test_every_kind_of_work_has_its_standard_minutes_and_every_shift_its_hours():
    office = norms().office
    assert all(office.workload.kinds.values())
    assert all(office.shifts[kind].starts is not None for kind in (DAY, NIGHT, CALL))


def flaws(duties, absences=(), day=FIRST):
    members = [Member(11, 1)]
    roster = Roster.of({1: None}, members, duties=duties, absences=absences)
    needed = Staffing({DAY: 1, NIGHT: 0, CALL: 0}, timedelta(hours=12))
    papers = {member.technician_id: {POST: FAR} for member in members}
    found = findings_of(roster, day, day, staffing=lambda _: needed, certificates=papers)
    return [(one.flaw, dict(one.facts)) for one in found]


def test_a_day_as_it_should_be_has_no_flaw():
    assert flaws([duty(1, None, FIRST, DAY)]) == []


def test_too_few_people_are_named_with_how_many_are_needed():
    absent = [Absence(11, FIRST, FIRST)]
    assert flaws([duty(1, None, FIRST, DAY)], absent) == [
        (RosterFlaw.SHORT, {"present": 0, "needed": 1})
    ]


def test_a_blank_is_a_flaw_and_a_leave_is_not():
    assert (RosterFlaw.BLANK, {"people": 1}) in flaws([])
    assert [flaw for flaw, _ in flaws([], [Absence(11, FIRST, FIRST)])] == [RosterFlaw.SHORT]


def test_a_day_shift_right_after_a_night_is_too_little_rest():
    before = FIRST - timedelta(days=1)
    night = duty(1, None, before, NIGHT, 17.5, 32.5)
    assert flaws([night, duty(1, None, FIRST, DAY)]) == [
        (RosterFlaw.NIGHT_REST, {"hours": 0.0, "needed": 12})
    ]
    assert flaws([night, duty(1, None, FIRST, DAY, 20.5, 24)]) == []
    assert [flaw for flaw, _ in flaws([night, duty(1, None, FIRST, DAY, 20, 24)])] == [
        RosterFlaw.NIGHT_REST
    ]


def test_shifts_that_overlap_are_two_at_once():
    before = FIRST - timedelta(days=1)
    long_night = duty(1, None, before, NIGHT, 17.5, 34)
    assert [flaw for flaw, _ in flaws([long_night, duty(1, None, FIRST, DAY)])] == [
        RosterFlaw.TWO_SHIFTS
    ]


def test_a_post_licence_out_of_date_is_said_once_for_the_first_day():
    last = FIRST + timedelta(days=3)
    duties = [duty(1, None, FIRST + timedelta(days=n), DAY) for n in range(4)]
    roster = Roster.of({1: None}, [Member(11, 1)], duties=duties)
    found = findings_of(
        roster,
        FIRST,
        last,
        staffing=lambda _: Staffing({}, timedelta(hours=1)),
        certificates={11: {POST: FIRST + timedelta(days=1)}},
    )
    assert [(one.day_on, one.flaw) for one in found] == [
        (FIRST + timedelta(days=2), RosterFlaw.CERTIFICATE)
    ]
