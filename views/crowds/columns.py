"""The columns of every list on the troubles screen."""

from collections.abc import Callable
from datetime import datetime, timedelta

from PySide6.QtCore import QCoreApplication

from models.queries.crowds import ChildRow, CrowdRow, ProposalRow
from models.queries.escalations import ReportRow, StepRow, TroubleRow
from models.rules.clock import LimitState
from models.rules.zone import short
from views.widgets.columns import count, moment, text, word
from views.widgets.table import Column
from views.wording import language, length, listed, term

translate = QCoreApplication.translate

Now = Callable[[], datetime]
_NOTHING = timedelta()
_LATE = frozenset({LimitState.OVERDUE, LimitState.MISSED})


def left(moment: datetime | None, now: datetime) -> str:
    """Say how long until a moment, or how long past it."""
    if moment is None:
        return ""
    span = length(abs(moment - now))
    late = translate("Crowds", "{span} late")
    return late.format(span=span) if moment < now else span


def proposal_columns() -> tuple[Column[ProposalRow], ...]:
    """Return the columns of what is proposed."""
    return (
        Column(
            heading=lambda: translate("Crowds", "In common"),
            text=lambda row: f"{term(row.shared)} {row.place}",
            key=lambda row: row.place,
            icon=lambda _: "alert-triangle",
            tone=lambda _: "soon",
            width=26,
        ),
        count(lambda: translate("Crowds", "Customers"), lambda row: row.customers, 9),
        moment(
            lambda: translate("Crowds", "Third call"), lambda row: row.triggered_at, 12, show=short
        ),
        text(lambda: translate("Crowds", "Joins"), lambda row: row.parent, 24),
    )


def crowd_columns(now: Now) -> tuple[Column[CrowdRow], ...]:
    """Return the columns of the troubles that last."""
    return (
        Column(
            heading=lambda: translate("Crowds", "Trouble"),
            text=lambda row: f"{term(row.shared)} {row.place}",
            key=lambda row: row.place,
            width=24,
        ),
        word(lambda: translate("Crowds", "State"), lambda row: row.state, 13),
        Column(
            heading=lambda: translate("Crowds", "Down"),
            text=lambda row: f"{row.down} / {row.children}",
            key=lambda row: row.down,
            tone=lambda row: "overdue" if row.down else None,
            width=7,
        ),
        Column(
            heading=lambda: translate("Crowds", "Left"),
            text=lambda row: "" if row.restored_at else left(row.due_at, now()),
            key=lambda row: row.due_at or datetime.max.replace(tzinfo=row.reported_at.tzinfo),
            tone=lambda row: _late(row, now()),
            width=12,
        ),
        text(lambda: translate("Crowds", "Number"), lambda row: row.number, 24),
    )


def _late(row: CrowdRow, now: datetime) -> str | None:
    past = row.restored_at is None and row.due_at is not None and row.due_at < now
    return "overdue" if past else None


def child_columns() -> tuple[Column[ChildRow], ...]:
    """Return the columns of the call list."""
    return (
        text(lambda: translate("Crowds", "Customer"), lambda row: row.customer_name, 22),
        word(lambda: translate("Crowds", "Grade"), lambda row: row.grade, 9),
        Column(
            heading=lambda: translate("Crowds", "Contact"),
            text=lambda row: f"{row.contact}  {row.masked_phone}".strip(),
            key=lambda row: row.contact,
            width=19,
        ),
        Column(
            heading=lambda: translate("Crowds", "Told"),
            text=_told,
            key=lambda row: (row.is_told, row.told_at is not None),
            tone=lambda row: "good" if row.is_told else "soon",
            icon=lambda row: "check" if row.is_told else "phone",
            width=26,
        ),
        word(
            lambda: translate("Crowds", "State"),
            lambda row: row.state,
            13,
            tone=lambda row: "overdue" if row.clock in _LATE else None,
        ),
        moment(
            lambda: translate("Crowds", "Due"),
            lambda row: row.due_at,
            13,
            show=short,
            none_last=True,
            tone=lambda row: "overdue" if row.clock in _LATE else None,
        ),
        text(lambda: translate("Crowds", "Number"), lambda row: row.number, 24),
    )


def _told(row: ChildRow) -> str:
    if row.told_at is None:
        return translate("Crowds", "not yet")
    outcome = "" if row.is_told or row.outcome is None else term(row.outcome)
    return "  ".join(part for part in (short(row.told_at), row.told_by, outcome) if part)


def step_columns(now: Now) -> tuple[Column[StepRow], ...]:
    """Return the columns of the steps that are due."""
    return (
        word(
            lambda: translate("Crowds", "Whom to tell"),
            lambda row: row.standing.level,
            18,
            tone=lambda row: "overdue" if row.standing.colour == "red" else "soon",
            icon=lambda _: "flag",
        ),
        Column(
            heading=lambda: translate("Crowds", "Why"),
            text=lambda row: row.standing.en if language() == "en" else row.standing.zh,
            key=lambda row: row.standing.step,
            width=30,
        ),
        Column(
            heading=lambda: translate("Crowds", "Due for"),
            text=lambda row: length(max(now() - row.standing.due_at, _NOTHING)),
            key=lambda row: row.standing.due_at,
            width=12,
        ),
        text(lambda: translate("Crowds", "Customer"), lambda row: row.customer_name, 24),
        text(lambda: translate("Crowds", "Crew"), lambda row: row.crew_name, 12),
        text(lambda: translate("Crowds", "Number"), lambda row: row.ticket, 24),
    )


def trouble_columns(now: Now) -> tuple[Column[TroubleRow], ...]:
    """Return the columns of what is reported upwards, by when the next report is due."""
    return (
        Column(
            heading=lambda: translate("Crowds", "Next report"),
            text=lambda row: left(row.next_at, now()),
            key=lambda row: row.next_at or row.triggered_at,
            tone=lambda row: "overdue" if row.next_at and row.next_at < now() else None,
            icon=lambda row: "alert-triangle" if row.next_at and row.next_at < now() else None,
            width=18,
        ),
        Column(
            heading=lambda: translate("Crowds", "Latest"),
            text=lambda row: term(row.latest) if row.latest else translate("Crowds", "none yet"),
            key=lambda row: row.reports,
            width=9,
        ),
        text(lambda: translate("Crowds", "Because"), lambda row: row.cause_of_report, 26),
        moment(lambda: translate("Crowds", "Since"), lambda row: row.triggered_at, 12, show=short),
        text(lambda: translate("Crowds", "Number"), lambda row: row.ticket, 24),
    )


def report_columns() -> tuple[Column[ReportRow], ...]:
    """Return the columns of the reports made."""
    return (
        text(lambda: translate("Crowds", "Report"), lambda row: row.number, 24),
        word(lambda: translate("Crowds", "Stage"), lambda row: row.stage, 9),
        moment(lambda: translate("Crowds", "Reported"), lambda row: row.reported_at, 16),
        Column(
            heading=lambda: translate("Crowds", "To"),
            text=lambda row: listed(row.recipients),
            key=lambda row: row.recipients,
            width=22,
        ),
        Column(
            heading=lambda: translate("Crowds", "How it stands"),
            text=lambda row: row.progress.split("\n", 1)[0],
            key=lambda row: row.progress,
            width=30,
        ),
    )
