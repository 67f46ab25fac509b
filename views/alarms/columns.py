"""The columns of the alarm list."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from models.queries.alarm_rows import AlarmRow
from models.rules.stage import LimitMarks
from models.rules.zone import local
from views.widgets.aging import ICONS, TONES, left_words, level_word, limit_word, short_number
from views.widgets.columns import text, word
from views.widgets.table import Column

translate = QCoreApplication.translate


def alarm_columns(now: Callable[[], datetime]) -> tuple[Column[AlarmRow], ...]:
    """Return the columns; what is unanswered and critical has the colour."""

    def tone(row: AlarmRow) -> str | None:
        return "muted" if row.is_quiet(now()) else TONES[row.level]

    return (
        Column(
            lambda: translate("Alarms", "How bad"),
            lambda row: level_word(row.level),
            lambda row: (row.is_quiet(now()), -row.level, row.due_at),
            tone=tone,
            icon=lambda row: ICONS[row.level],
            width=20,
        ),
        Column(
            lambda: translate("Alarms", "Ticket"),
            lambda row: short_number(row.number),
            lambda row: row.number,
            tip=lambda row: row.number,
            width=14,
        ),
        Column(
            lambda: translate("Alarms", "Limit"),
            lambda row: _left(row, now()),
            lambda row: (limit_word(row.limit), row.due_at),
            tone=tone,
            width=24,
        ),
        *_ticket_columns(),
        text(lambda: translate("Alarms", "Answer"), lambda row: answer(row, now()), 26),
    )


def _ticket_columns() -> tuple[Column[AlarmRow], ...]:
    return (
        word(lambda: translate("Alarms", "State"), lambda row: row.state, 16),
        text(lambda: translate("Alarms", "Customer"), lambda row: row.customer_name, 24),
        text(lambda: translate("Alarms", "Crew"), lambda row: row.crew_name, 12),
    )


def _left(row: AlarmRow, now: datetime) -> str:
    return left_words(LimitMarks(row.limit, row.due_at, row.due_at, row.due_at), now)


def answer(row: AlarmRow, now: datetime) -> str:
    """Return who answered what, and when."""
    if row.acknowledged_at is not None:
        words = translate("Alarms", "seen by {who}, {at}")
        return words.format(who=row.acknowledged_by, at=_clock(row.acknowledged_at))
    if row.snoozed_until is not None and now < row.snoozed_until:
        words = translate("Alarms", "{who}: again at {at}")
        return words.format(who=row.snoozed_by, at=_clock(row.snoozed_until))
    return translate("Alarms", "unanswered")


def _clock(at: datetime) -> str:
    return local(at).strftime("%H:%M")
