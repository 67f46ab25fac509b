"""Each complaint other systems never closed (features 3, items 1-5), as a case of our own."""

from datetime import timedelta

import pytest

from models.rules.calendar import Hours, working_calendar
from models.rules.clock import LimitName, LimitState, SegmentKind, read_clock
from tests.rules.clock_histories import MINUTE, at, history, promise

DAY = "2026-11-20"
TWO_HOURS = promise(120)
CALENDAR = working_calendar().with_hours(Hours.of([["08:30", "12:00"], ["14:00", "17:30"]]))
OPENED = ("09:00 open", "09:05 accept")


def seen(events, now, *, calendar=CALENDAR):
    """Return what the clock says at a moment given as office wall time."""
    return read_clock(events, calendar=calendar, now=at(now))


def working(minutes):
    """Return a promise counted in working hours."""
    return promise(minutes, basis="working")


class TestAHoldStopsTheClock:
    """Item 1."""

    HELD = history(
        DAY,
        *OPENED,
        "09:30 suspend reason=cust_defer",
        "10:10 resume",
        told=TWO_HOURS,
    )

    def test_osticket_3034_due_moves_by_the_time_on_hold(self):
        reading = seen(self.HELD, f"{DAY} 10:20")
        assert reading.due_at == at(f"{DAY} 11:40")
        assert reading.remaining == 80 * MINUTE
        assert reading.restoration.paused == 40 * MINUTE

    def test_faveo_91_waiting_for_the_customer_takes_nothing_from_the_promise(self):
        before = seen(self.HELD[:3], f"{DAY} 09:30")
        after = seen(self.HELD, f"{DAY} 10:10")
        assert before.remaining == after.remaining == 90 * MINUTE

    def test_linear_1103_several_holds_add_up(self):
        events = history(
            DAY,
            *OPENED,
            "09:30 suspend reason=cust_defer",
            "09:40 resume",
            "10:00 suspend reason=cust_power",
            "10:30 resume",
            "10:30 suspend reason=cust_defer",
            "10:45 resume",
            told=TWO_HOURS,
        )
        reading = seen(events, f"{DAY} 11:00")
        assert reading.restoration.paused == 55 * MINUTE
        assert reading.due_at == at(f"{DAY} 11:55")
        reasons = [s.reason for s in reading.segments if s.kind is SegmentKind.PAUSED]
        assert reasons == ["cust_defer", "cust_power", "cust_defer"]

    def test_frappe_helpdesk_1554_what_is_shown_paused_does_not_tick(self):
        held = self.HELD[:3]
        early, late = seen(held, f"{DAY} 09:31"), seen(held, f"{DAY} 15:00")
        assert early.state is late.state is LimitState.PAUSED
        assert early.remaining == late.remaining == 90 * MINUTE
        assert late.due_at == at(f"{DAY} 16:30"), "what it would be if resumed now"
        assert late.restoration.next_mark_at is None

    def test_a_reason_that_stops_nothing_is_explained_and_counted(self):
        events = history(DAY, *OPENED, "09:30 suspend reason=spare", "10:10 resume", told=TWO_HOURS)
        reading = seen(events, f"{DAY} 10:20")
        assert reading.due_at == at(f"{DAY} 11:00")
        assert [(s.kind, s.reason) for s in reading.segments] == [
            (SegmentKind.COUNTED, None),
            (SegmentKind.COUNTED, "spare"),
            (SegmentKind.COUNTED, None),
        ]

    def test_a_request_pauses_only_from_its_approval_and_keeps_its_proof(self):
        events = history(
            DAY,
            *OPENED,
            "09:30 request_suspend reason=cust_access proof=LX-LY-0007",
            "09:50 approve_suspend",
            told=promise(120, pauses=frozenset({"cust_access"})),
        )
        paused = seen(events, f"{DAY} 10:00").segments[-1]
        assert (paused.kind, paused.reason, paused.proof, paused.actor) == (
            SegmentKind.PAUSED,
            "cust_access",
            "LX-LY-0007",
            "王调度",
        )
        assert paused.started_at == at(f"{DAY} 09:50")


class TestAChangedGradeKeepsThePauses:
    """Item 2."""

    LINES = (
        *OPENED,
        "09:30 suspend reason=cust_defer",
        "10:10 resume",
        "10:20 regrade reason=合同",
    )

    @pytest.mark.parametrize("minutes", [60, 240, 480])
    def test_glpi_15605_the_new_limit_runs_over_the_same_pauses(self, minutes):
        facts = {"promise": promise(minutes).to_json()}
        events = history(DAY, *self.LINES, told=TWO_HOURS, regrade=facts)
        reading = seen(events, f"{DAY} 10:20")
        assert reading.restoration.paused == 40 * MINUTE
        assert reading.restoration.counted == 40 * MINUTE
        assert reading.due_at == at(f"{DAY} 09:00") + (minutes + 40) * MINUTE

    def test_glpi_6902_a_grade_changed_while_on_hold_neither_ends_nor_loses_the_hold(self):
        facts = {"promise": promise(240).to_json()}
        lines = (*OPENED, "09:30 suspend reason=cust_defer", "09:50 regrade reason=合同")
        events = history(DAY, *lines, told=TWO_HOURS, regrade=facts)
        reading = seen(events, f"{DAY} 10:10")
        assert reading.state is LimitState.PAUSED
        assert reading.remaining == 210 * MINUTE

    def test_a_grade_corrected_to_its_old_value_changes_nothing(self):
        facts = {"promise": TWO_HOURS.to_json()}
        plain = history(DAY, *self.LINES[:-1], told=TWO_HOURS)
        again = history(DAY, *self.LINES, told=TWO_HOURS, regrade=facts)
        assert seen(plain, f"{DAY} 10:30") == seen(again, f"{DAY} 10:30")


class TestPausesAndTheCalendar:
    """Item 3: Friday 2026-11-20 and the weekend after it."""

    FRIDAY = ("16:00 open", "16:05 accept")

    def test_glpi_10594_a_weekend_on_hold_is_taken_off_once(self):
        events = history(
            DAY,
            *self.FRIDAY,
            "17:00 suspend reason=cust_defer",
            "2026-11-23 09:00 resume",
            told=working(240),
        )
        reading = seen(events, "2026-11-23 09:30")
        assert reading.restoration.counted == 90 * MINUTE
        assert reading.due_at == at("2026-11-23 12:00")
        assert sum((s.length for s in reading.segments), timedelta()) == (
            at("2026-11-23 09:30") - at("2026-11-20 16:00")
        )
        assert [s.kind for s in reading.segments] == [
            SegmentKind.COUNTED,
            SegmentKind.PAUSED,
            SegmentKind.COUNTED,
        ]

    def test_glpi_pull_22678_no_mark_and_no_due_moment_falls_at_midnight(self):
        events = history(DAY, *self.FRIDAY, told=working(240))
        for now in ("2026-11-20 17:45", "2026-11-21 00:00", "2026-11-22 23:59"):
            limit = seen(events, now).restoration
            assert limit.due_at == at("2026-11-23 11:00")
            assert (limit.at50, limit.at80) == (at("2026-11-23 09:00"), at("2026-11-23 10:12"))
            assert limit.next_mark_at == limit.at50

    def test_glpi_24481_nothing_is_broken_while_it_is_on_hold(self):
        events = history(DAY, *OPENED, "09:30 suspend reason=cust_defer", told=TWO_HOURS)
        for now in (f"{DAY} 11:00", f"{DAY} 23:59", "2026-12-31 00:00"):
            assert seen(events, now).state is LimitState.PAUSED

    def test_glpi_23359_what_is_solved_is_not_shown_as_waiting(self):
        events = history(
            DAY,
            *OPENED,
            "09:30 suspend reason=cust_defer",
            "10:10 resume",
            "10:30 restore",
            told=TWO_HOURS,
        )
        reading = seen(events, "2026-11-25 12:00")
        assert reading.state is LimitState.MET
        assert reading.segments[-1].ended_at == at(f"{DAY} 10:30")
        assert reading.segments[-1].kind is SegmentKind.COUNTED

    def test_a_hold_placed_after_the_limit_was_missed_does_not_bring_it_back(self):
        events = history(
            DAY, *OPENED, "11:01 suspend reason=cust_defer", "13:00 resume", told=TWO_HOURS
        )
        held, resumed = seen(events[:3], f"{DAY} 12:00"), seen(events, f"{DAY} 13:05")
        assert held.state is resumed.state is LimitState.OVERDUE
        assert held.due_at == resumed.due_at == at(f"{DAY} 11:00")
        assert resumed.remaining == -6 * MINUTE

    def test_a_hold_of_no_length_and_one_inside_another_change_nothing(self):
        events = history(
            DAY,
            *OPENED,
            "09:20 suspend reason=cust_defer",
            "09:20 resume",
            "09:30 suspend reason=cust_defer",
            "09:40 suspend reason=cust_power",
            "10:10 resume",
            "10:20 resume",
            told=TWO_HOURS,
        )
        reading = seen(events, f"{DAY} 10:20")
        assert reading.restoration.paused == 40 * MINUTE
        assert reading.remaining == 80 * MINUTE


class TestWorkingHours:
    """Item 4: a promise counted in working hours, lunch between."""

    def test_osticket_1168_only_working_hours_count(self):
        events = history(DAY, "16:30 open", "16:31 accept", told=working(120))
        reading = seen(events, f"{DAY} 23:00")
        assert reading.due_at == at("2026-11-23 09:30")
        assert reading.remaining == 60 * MINUTE
        assert reading.state is LimitState.RUNNING

    def test_osticket_4969_a_holiday_does_not_count(self):
        events = history("2026-09-30", "17:00 open", "17:01 accept", told=working(60))
        reading = seen(events, "2026-10-05 12:00")
        assert reading.due_at == at("2026-10-08 09:00")
        assert reading.restoration.counted == 30 * MINUTE

    def test_osticket_2131_lunch_does_not_count(self):
        events = history(DAY, "11:30 open", "11:31 accept", told=working(60))
        reading = seen(events, f"{DAY} 14:10")
        assert reading.due_at == at(f"{DAY} 14:30")
        assert [s.kind for s in reading.segments] == [
            SegmentKind.COUNTED,
            SegmentKind.OUTSIDE_HOURS,
            SegmentKind.COUNTED,
        ]

    def test_frappe_helpdesk_2212_reported_at_night_starts_in_the_morning(self):
        events = history(DAY, "22:00 open", "22:01 accept", told=working(60))
        reading = seen(events, f"{DAY} 22:30")
        assert reading.due_at == at("2026-11-23 09:30")
        assert reading.restoration.counted == timedelta()

    def test_the_natural_clock_knows_no_night_and_no_holiday(self):
        events = history("2026-09-30", "23:30 open", "23:31 accept", told=TWO_HOURS)
        assert seen(events, "2026-09-30 23:45").due_at == at("2026-10-01 01:30")


class TestChineseDays:
    """Item 5: the days the State Council says, not a feed's."""

    def test_zammad_390_an_observance_nobody_has_off_counts(self):
        events = history("2026-12-25", "08:30 open", "08:31 accept", told=working(420))
        assert seen(events, "2026-12-25 09:00").due_at == at("2026-12-25 17:30")

    @pytest.mark.parametrize("made_up", ["2026-10-10", "2026-09-20"])
    def test_holiday_cn_301_and_holidays_298_a_made_up_weekend_day_counts(self, made_up):
        assert CALENDAR.is_working(at(f"{made_up} 12:00").date())
        events = history(made_up, "08:30 open", "08:31 accept", told=working(60))
        assert seen(events, f"{made_up} 09:00").due_at == at(f"{made_up} 09:30")

    def test_china_holiday_calender_37_an_ordinary_weekend_does_not(self):
        events = history("2026-10-17", "08:30 open", "08:31 accept", told=working(60))
        assert seen(events, "2026-10-17 09:00").due_at == at("2026-10-19 09:30")

    def test_chinese_calendar_26_and_68_past_the_last_notice_the_office_is_told(self):
        beyond = CALENDAR.covered_until + timedelta(days=1)
        assert CALENDAR.banner(CALENDAR.covered_until) == ""
        assert CALENDAR.banner(beyond) == "calendar.uncovered"


class TestAppendixB:
    """Test vectors 1, 3 and 4 of the domain description."""

    def test_1_reported_at_half_past_eleven_at_night_is_due_half_past_one(self):
        events = history(DAY, "23:30 open", "23:34 accept", told=TWO_HOURS)
        assert seen(events, f"{DAY} 23:40").due_at == at("2026-11-21 01:30")

    def test_1_the_report_counts_not_the_writing_down(self):
        facts = {"reported_at": f"{DAY}T23:30:00+08:00"}
        events = history(DAY, "23:50 open", "23:55 accept", told=TWO_HOURS, open=facts)
        assert seen(events, f"{DAY} 23:58").due_at == at("2026-11-21 01:30")

    def test_3_resumed_after_due_is_overdue_once_working_time_exceeds_the_limit(self):
        events = history(
            DAY, *OPENED, "10:50 suspend reason=cust_defer", "13:00 resume", told=TWO_HOURS
        )
        assert seen(events, f"{DAY} 13:10").state is LimitState.RUNNING
        assert seen(events, f"{DAY} 13:10").due_at == at(f"{DAY} 13:10")
        assert seen(events, f"{DAY} 13:11").state is LimitState.OVERDUE

    def test_4_restored_in_time_stays_in_time_however_late_the_report(self):
        events = history(DAY, *OPENED, "10:59 restore", "2026-11-22 11:00 report", told=TWO_HOURS)
        reading = seen(events, "2026-11-25 09:00")
        assert reading.state is LimitState.MET
        report = reading.limits[LimitName.REPORT]
        assert report.state is LimitState.MISSED
        assert report.due_at == at(f"{DAY} 12:59")
