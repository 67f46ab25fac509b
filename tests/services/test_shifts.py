"""The roster written: in bulk, by pattern, by swap and leave; undone, and never left blank."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from models.domain import Event
from models.errors import RefusedError
from models.queries.capacity import capacity
from models.queries.crews import dispatchable
from models.queries.roster import roster_sheet
from models.queries.roster_ahead import coming_days, short_tomorrow
from models.rules.roster_cells import ShiftCell
from models.rules.roster_checks import RosterFlaw
from models.rules.terms import LeaveState, Role, ShiftKind
from models.services import crew_upkeep, crews, shifts, swaps
from tests.services.counter import DAY, events

DAY_SHIFT, NIGHT, REST = ShiftKind.DAY, ShiftKind.NIGHT, ShiftKind.REST
LATER = DAY + timedelta(days=10)  # nothing is entered there


def code_of(attempt):
    with pytest.raises(RefusedError) as trouble:
        attempt()
    return trouble.value


def cell(day=DAY, kind=NIGHT, **more):
    return ShiftCell(day, kind, **more)


def set_(county, *cells, **more):
    return county.act(lambda s: shifts.set_shifts(s, cells=cells), **more)


def shown(county, who, day=DAY):
    sheet = county.ask(roster_sheet, first=day, last=day)
    line = next(one for one in sheet.lines if who in (one.technician, one.crew_code))
    return line.cells[0]


def minutes(county, crew="B01", day=DAY):
    return next(one.minutes for one in county.ask(capacity, day, day) if one.crew_code == crew)


def test_many_shifts_are_one_action_with_an_event_for_each_that_changes(any_county):
    before = events(any_county.store)
    cells = [cell(DAY + timedelta(days=n), NIGHT, technician="T11") for n in range(5)]
    assert set_(any_county, *cells).count == 5
    assert events(any_county.store) == before + 5
    assert set_(any_county, *cells).count == 0
    assert events(any_county.store) == before + 5
    assert shown(any_county, "T11").kind is NIGHT


def test_hours_left_out_are_the_norms(county):
    set_(county, cell(technician="T11"), cell(day=LATER, kind=DAY_SHIFT, crew="B01"))
    assert minutes(county) == 24 * 60 + 15 * 60
    assert minutes(county, day=LATER) == 2 * 9 * 60


def test_an_own_shift_is_taken_away_only_where_the_crews_stands_under_it(any_county):
    set_(any_county, cell(technician="T11"), cell(day=LATER, technician="T11"))
    assert set_(any_county, cell(kind=None, technician="T11")).count == 1
    assert shown(any_county, "T11").kind is DAY_SHIFT
    for wrong in (cell(LATER, None, technician="T11"), cell(DAY, None, crew="B01")):
        error = code_of(lambda given=wrong: set_(any_county, given))
        assert error.code == "shift.would_be_blank"


def test_nothing_is_set_when_one_cell_is_refused(county):
    before = events(county.store)
    for wrong, code in (
        (cell(technician="T99"), "technician.unknown"),
        (cell(crew="B99"), "crew.unknown"),
        (cell(LATER, None, technician="T11"), "shift.would_be_blank"),
    ):
        error = code_of(lambda given=wrong: set_(county, cell(technician="T12"), given))
        assert error.code == code
    assert events(county.store) == before
    assert shown(county, "T12").kind is DAY_SHIFT


def test_a_person_has_one_shift_a_day_wherever_they_work(any_county):
    set_(any_county, cell(kind=DAY_SHIFT, technician="T11"))
    set_(any_county, cell(kind=NIGHT, technician="T11", crew="B02"))
    assert minutes(any_county) == 24 * 60
    assert minutes(any_county, "B02") == 2 * 24 * 60 + 15 * 60
    assert shown(any_county, "T11").lent_to == "B02"


def test_undo_puts_every_cell_back_gaps_as_well(any_county):
    before = any_county.ask(roster_sheet, first=DAY, last=LATER)
    done = any_county.act(
        lambda s: shifts.set_shifts(
            s, cells=[cell(technician="T11"), cell(LATER, DAY_SHIFT, crew="B01")]
        )
    )
    undone = any_county.act(lambda s: shifts.restore_shifts(s, done=done))
    assert any_county.ask(roster_sheet, first=DAY, last=LATER) == before
    any_county.act(lambda s: shifts.restore_shifts(s, done=undone))
    assert shown(any_county, "T11").kind is NIGHT


def test_undo_is_refused_once_somebody_set_a_cell_anew(county):
    done = set_(county, cell(technician="T11"), cell(technician="T12"))
    set_(county, cell(kind=REST, technician="T12"))
    error = code_of(lambda: county.act(lambda s: shifts.restore_shifts(s, done=done)))
    assert error.code == "shift.changed_since"
    assert shown(county, "T11").kind is NIGHT


class TestPatterns:
    @pytest.fixture
    def office(self, any_county):
        any_county.act(
            lambda s: shifts.add_template(
                s, name="四班三运转", steps=("day", "night", "rest", "rest")
            )
        )
        return any_county

    def lay(self, county, **more):
        told = {"template": "四班三运转", "starts_on": DAY, "until_on": DAY + timedelta(days=7)}
        return county.act(lambda s: shifts.apply_template(s, **(told | more)))

    def test_a_pattern_fills_a_period_from_its_step(self, office):
        done = self.lay(office, technicians=["T11"], first_step=2)
        assert done.count == 8
        kinds = [shown(office, "T11", DAY + timedelta(days=n)).kind for n in range(4)]
        assert kinds == [NIGHT, REST, REST, DAY_SHIFT]

    def test_a_pattern_may_fill_only_what_is_blank(self, office):
        set_(office, cell(kind=REST, technician="T11"))
        assert self.lay(office, technicians=["T11"], keep=True).count == 7
        assert shown(office, "T11").kind is REST

    def test_a_pattern_is_undone_whole(self, office):
        before = office.ask(roster_sheet, first=DAY, last=LATER)
        done = self.lay(office, crews=["B01", "B02"])
        office.act(lambda s: shifts.restore_shifts(s, done=done))
        assert office.ask(roster_sheet, first=DAY, last=LATER) == before

    @pytest.mark.parametrize(
        ("more", "code"),
        [
            ({"template": "没有"}, "template.unknown"),
            ({}, "template.nobody"),
            ({"until_on": DAY - timedelta(days=1), "crews": ["B01"]}, "template.bad_period"),
            ({"until_on": DAY + timedelta(days=500), "crews": ["B01"]}, "template.bad_period"),
        ],
    )
    def test_a_pattern_is_refused(self, office, more, code):
        assert code_of(lambda: self.lay(office, **more)).code == code

    def test_a_pattern_is_changed_put_away_and_its_name_is_free_for_no_other(self, office):
        taken = code_of(
            lambda: office.act(lambda s: shifts.add_template(s, name="四班三运转", steps=["day"]))
        )
        assert taken.code == "template.taken"
        office.act(lambda s: shifts.edit_template(s, "四班三运转", steps=["night"]))
        self.lay(office, technicians=["T11"])
        assert shown(office, "T11", DAY + timedelta(days=3)).kind is NIGHT
        office.act(lambda s: shifts.archive_template(s, "四班三运转"))
        assert code_of(lambda: self.lay(office, crews=["B01"])).code == "template.unknown"


class TestSwapsAndLeave:
    def ask(self, county, **more):
        told = {"technician": "T11", "day_on": DAY, "other": "T21"} | more
        return county.act(lambda s: swaps.ask_swap(s, **told))

    def decide(self, county, swap, *, approve=True, **more):
        return county.act(lambda s: swaps.decide_swap(s, swap, approve=approve), **more)

    def test_an_approved_swap_changes_both_shifts_at_once(self, any_county):
        set_(any_county, cell(technician="T21"))
        swap = self.ask(any_county)
        assert shown(any_county, "T11").kind is DAY_SHIFT
        assert self.decide(any_county, swap).count == 2
        assert shown(any_county, "T11").kind is NIGHT
        assert shown(any_county, "T11").lent_to == "B02"
        assert shown(any_county, "T21").kind is DAY_SHIFT

    def test_shifts_of_two_days_are_swapped_where_both_rest_on_the_others(self, county):
        other_day = DAY + timedelta(days=1)
        set_(county, cell(kind=REST, technician="T21"), cell(other_day, REST, technician="T11"))
        self.decide(county, self.ask(county, other_day_on=other_day))
        kinds = [shown(county, who, day).kind for who in ("T11", "T21") for day in (DAY, other_day)]
        assert kinds == [REST, DAY_SHIFT, DAY_SHIFT, REST]

    def test_a_swap_that_makes_no_sense_is_refused(self, county):
        for more, code in (
            ({"other": "T11"}, "swap.with_oneself"),
            ({"other": "T12"}, "swap.same_shift"),
            ({"day_on": LATER}, "swap.no_shift"),
            ({"other_day_on": DAY + timedelta(days=1)}, "swap.on_shift_already"),
        ):
            assert code_of(lambda given=more: self.ask(county, **given)).code == code

    def test_only_a_supervisor_decides_and_only_once(self, county):
        set_(county, cell(technician="T21"))
        swap = self.ask(county)
        refused = code_of(lambda: self.decide(county, swap, role=Role.DISPATCHER))
        assert refused.code == "swap.not_yours"
        self.decide(county, swap, approve=False)
        assert shown(county, "T11").kind is DAY_SHIFT
        assert code_of(lambda: self.decide(county, swap)).code == "swap.decided"
        assert code_of(lambda: self.decide(county, swap + 9)).code == "swap.unknown"

    def test_a_swap_is_withdrawn_before_it_is_decided(self, county):
        set_(county, cell(technician="T21"))
        swap = self.ask(county)
        county.act(lambda s: swaps.withdraw_swap(s, swap))
        assert code_of(lambda: self.decide(county, swap)).code == "swap.decided"

    def test_leave_withdrawn_counts_no_more(self, any_county):
        leave = any_county.act(
            lambda s: crews.ask_leave(s, technician="T11", kind="调休", starts_on=DAY, ends_on=DAY)
        )
        any_county.act(lambda s: crews.approve_leave(s, leave))
        assert minutes(any_county) == 24 * 60
        refused = code_of(
            lambda: any_county.act(lambda s: crews.withdraw_leave(s, leave), role=Role.DISPATCHER)
        )
        assert refused.code == "leave.not_yours"
        state = any_county.act(lambda s: crews.withdraw_leave(s, leave))
        assert state is LeaveState.WITHDRAWN
        assert minutes(any_county) == 2 * 24 * 60

    def test_a_crew_whose_people_all_rest_is_off_duty_for_a_dispatch(self, county):
        number = county.open().number
        set_(county, *(cell(kind=REST, technician=one) for one in ("T11", "T12")))
        rows = county.ask(dispatchable, number, now=county.now).crews
        codes = {row.code: [reason.code for reason in row.reasons] for row in rows}
        assert "off_duty" in codes["B01"]
        assert "off_duty" not in codes["B02"]


class TestComingDays:
    def test_gaps_and_too_few_people_are_listed_day_by_day(self, any_county):
        rows = any_county.ask(coming_days, now=any_county.now)
        first_gap = next(row for row in rows if row.flaw is RosterFlaw.BLANK)
        assert first_gap.day_on == DAY + timedelta(days=4)
        assert any(row.flaw is RosterFlaw.SHORT and row.kind is NIGHT for row in rows)
        assert [row.day_on for row in rows] == sorted(row.day_on for row in rows)

    def test_tomorrow_is_told_of_only_from_the_hour_on(self, county):
        assert county.ask(short_tomorrow, now=county.now) == 0
        assert county.ask(short_tomorrow, now=county.now + timedelta(hours=8)) == 1


class TestUpkeep:
    def test_a_crew_with_people_or_orders_is_not_put_away(self, any_county):
        error = code_of(
            lambda: any_county.act(lambda s: crew_upkeep.archive_crew(s, crew="B02", reason="并班"))
        )
        assert error.code == "crew.has_people"
        for one in ("T21", "T22"):
            any_county.act(
                lambda s, who=one: crew_upkeep.archive_technician(s, technician=who, reason="离岗")
            )
        any_county.act(lambda s: crew_upkeep.archive_crew(s, crew="B02", reason="并班"))
        assert [row.crew_code for row in any_county.ask(capacity, DAY, DAY)] == ["B01"]
        any_county.act(lambda s: crew_upkeep.restore_crew(s, crew="B02"))
        any_county.act(lambda s: crew_upkeep.restore_technician(s, technician="T21"))
        assert minutes(any_county, "B02") == 24 * 60

    def test_a_paper_is_changed_and_a_phone_shown_with_an_event(self, county):
        one = county.act(
            lambda s: crews.add_certificate(s, technician="T11", kind="driving", number="C1")
        )
        county.act(lambda s: crew_upkeep.edit_certificate(s, one, expires_on=LATER))
        county.act(lambda s: crew_upkeep.show_phone(s, technician="T11"))
        verbs = county.ask(lambda s: list(s.scalars(select(Event.verb).order_by(Event.sequence))))
        assert verbs[-2:] == ["edit", "show_phone"]
        refused = code_of(
            lambda: county.act(
                lambda s: crew_upkeep.show_phone(s, technician="T11"), role=Role.KEEPER
            )
        )
        assert refused.code == "technician.not_yours"

    def test_nobody_leaves_who_still_keeps_something(self, county):
        from models.services import things

        county.act(
            lambda s: things.lend(
                s,
                subject_kind="instrument",
                subject="PM-1",
                technician="T11",
                due_back_at=county.now + timedelta(hours=3),
            )
        )
        with pytest.raises(RefusedError, match=r"technician\.has_things"):
            county.act(lambda s: crew_upkeep.archive_technician(s, technician="T11", reason="离岗"))
