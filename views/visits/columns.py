"""The columns of the lists of customer care."""

from collections.abc import Callable
from datetime import date, datetime

from PySide6.QtCore import QCoreApplication

from models.queries.call_list import CallLine
from models.queries.follow_ups import FollowUpRow
from models.queries.site_visit_log import SiteVisitRow
from models.queries.visit_log import UndertakingRow
from models.rules.zone import local_day, stamp
from views.visits.words import (
    ICONS,
    flag_words,
    loss_words,
    losses_words,
    when_words,
)
from views.widgets.columns import RIGHT, count, day, grade, text, word
from views.widgets.table import Column
from views.wording import term

translate = QCoreApplication.translate

FAR = float(date.max.toordinal())


def call_columns(now: Callable[[], datetime]) -> tuple[Column[CallLine], ...]:
    """Return the columns of today's calls; the order they came in is the one to call in."""
    return (
        Column(
            lambda: translate("Visits", "What is lost"),
            _lost_words,
            lambda row: (row.leading.days, row.leading.reason),
            tone=lambda row: "overdue" if row.leading.is_lost_today else None,
            icon=lambda row: ICONS[row.leading.reason],
            tip=lambda row: losses_words(row.losses),
            width=44,
        ),
        text(lambda: translate("Visits", "Customer"), lambda row: row.name, 24),
        grade(lambda: translate("Visits", "Grade"), lambda row: row.grade, 7),
        _rings_well(now),
        _whom(),
        count(
            lambda: translate("Visits", "Tries"),
            lambda row: row.attempts,
            6,
            hide_zero=True,
            align=RIGHT,
        ),
        day(lambda: translate("Visits", "Last reached"), lambda row: row.last_on, 15),
        Column(
            lambda: translate("Visits", "Caller"),
            lambda row: translate("Visits", "supervisor decides") if row.handed else row.caller,
            lambda row: row.caller,
            tone=lambda row: "soon" if row.handed else None,
            width=10,
        ),
    )


def _lost_words(row: CallLine) -> str:
    if row.handed:
        words = translate("Visits", "Nobody can be reached ({visit})")
        return words.format(visit=row.visit)
    return loss_words(row.leading)


def _rings_well(now: Callable[[], datetime]) -> Column[CallLine]:
    return Column(
        lambda: translate("Visits", "Rings well"),
        lambda row: when_words(row.now, row.next, now()),
        lambda row: row.next.starts_at.timestamp() if row.now is None and row.next else 0,
        tone=lambda row: "good" if row.now is not None else "muted",
        icon=lambda row: "phone-call" if row.now is not None else "clock",
        width=21,
    )


def _whom() -> Column[CallLine]:
    return Column(
        lambda: translate("Visits", "Whom"),
        lambda row: (
            f"{row.contact} {row.phone}".strip() or translate("Visits", "nobody may be rung")
        ),
        lambda row: row.contact,
        tone=lambda row: None if row.phone else "soon",
        width=22,
    )


def follow_columns() -> tuple[Column[FollowUpRow], ...]:
    """Return the columns of the tickets that wait for a call."""
    return (
        Column(
            lambda: translate("Visits", "Drawn"),
            lambda row: (
                translate("Visits", "to be called")
                if row.is_drawn
                else translate("Visits", "not drawn")
            ),
            lambda row: not row.is_drawn,
            tone=lambda row: None if row.is_drawn else "muted",
            icon=lambda row: "phone-call" if row.is_drawn else None,
            width=12,
        ),
        day(lambda: translate("Visits", "Due"), lambda row: row.due_on, 14),
        text(lambda: translate("Visits", "Ticket"), lambda row: row.number, 24),
        word(
            lambda: translate("Visits", "Kind"),
            lambda row: row.kind,
            8,
            tone=lambda row: "soon" if row.is_complaint else None,
        ),
        text(lambda: translate("Visits", "Customer"), lambda row: row.customer, 22),
        Column(
            lambda: translate("Visits", "Whom"),
            lambda row: f"{row.contact} {row.phone}".strip(),
            lambda row: row.contact,
            width=18,
        ),
        Column(
            lambda: translate("Visits", "Tries"),
            lambda row: f"{row.tries} {term(row.last_outcome)}" if row.tries else "",
            lambda row: row.tries,
            width=9,
        ),
        text(
            lambda: translate("Visits", "What was wrong"),
            lambda row: row.symptom,
            36,
            tip=lambda row: row.process,
        ),
    )


def site_columns(now: Callable[[], datetime]) -> tuple[Column[SiteVisitRow], ...]:
    """Return the columns of the visits in person."""
    return (
        Column(
            lambda: translate("Visits", "State"),
            lambda row: _site_state(row, now()),
            lambda row: row.visited_at is not None,
            tone=lambda row: _site_tone(row, now()),
            icon=lambda row: "check" if row.visited_at else "calendar",
            width=12,
        ),
        Column(
            lambda: translate("Visits", "Day"),
            lambda row: stamp(row.visited_at) or str(row.planned_on or ""),
            _site_day,
            width=20,
        ),
        text(lambda: translate("Visits", "Number"), lambda row: row.number, 24),
        text(lambda: translate("Visits", "Customer"), lambda row: row.customer, 22),
        grade(lambda: translate("Visits", "Grade"), lambda row: row.grade, 7),
        text(lambda: translate("Visits", "Visitors"), lambda row: row.visitors, 14),
        Column(
            lambda: translate("Visits", "Wording"),
            lambda row: flag_words(row.flags),
            lambda row: row.flags,
            tone=lambda row: "overdue" if row.flags else None,
            width=10,
        ),
        text(
            lambda: translate("Visits", "Opinion or purpose"),
            lambda row: " ".join((row.opinion or row.purpose).split()),
            36,
        ),
    )


def _site_state(row: SiteVisitRow, now: datetime) -> str:
    if row.visited_at is not None:
        return translate("Visits", "made")
    if row.planned_on is not None and row.planned_on < local_day(now):
        return translate("Visits", "late")
    return translate("Visits", "planned")


def _site_tone(row: SiteVisitRow, now: datetime) -> str | None:
    late = row.visited_at is None and row.planned_on and row.planned_on < local_day(now)
    return "overdue" if late else None


def _site_day(row: SiteVisitRow) -> float:
    if row.visited_at is not None:
        return float(local_day(row.visited_at).toordinal())
    return float(row.planned_on.toordinal()) if row.planned_on else FAR


def promise_columns(now: Callable[[], datetime]) -> tuple[Column[UndertakingRow], ...]:
    """Return the columns of what was promised or has to be put right."""
    return (
        day(
            lambda: translate("Visits", "Due"),
            lambda row: row.due_on,
            12,
            tone=lambda row: (
                "overdue" if row.done_at is None and row.due_on < local_day(now()) else None
            ),
            icon=lambda row: "check" if row.done_at else "flag",
        ),
        text(lambda: translate("Visits", "What"), lambda row: row.what, 36),
        text(lambda: translate("Visits", "Who does it"), lambda row: row.owner, 12),
        text(lambda: translate("Visits", "Customer"), lambda row: row.customer, 24),
        text(lambda: translate("Visits", "From"), lambda row: row.subject, 24),
        Column(
            lambda: translate("Visits", "Done"),
            lambda row: f"{stamp(row.done_at)} {row.result}".strip(),
            lambda row: row.done_at.timestamp() if row.done_at else FAR,
            width=32,
        ),
    )
