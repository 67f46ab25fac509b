"""The columns of the board's three lists."""

from collections.abc import Callable
from datetime import datetime, timedelta

from PySide6.QtCore import QCoreApplication

from models.queries.board_rows import BoardLine
from models.rules.states import TicketState
from models.rules.zone import local
from views.widgets.aging import ICONS, TONES, left_words, short_number
from views.widgets.columns import FAR, count, grade, moment, text, word
from views.widgets.moments import near
from views.widgets.table import Column
from views.wording import length, term

translate = QCoreApplication.translate

Now = Callable[[], datetime]
AGE_COLUMN = 1  # the only one a tick repaints
TAKES_COLUMN = 6


def waiting_columns(now: Now, takes: Callable[[BoardLine], int]) -> tuple[Column[BoardLine], ...]:
    """Return the columns of what waits for a crew (待派)."""
    return (
        _number(),
        _age(now),
        _customer(),
        _grade(),
        text(lambda: translate("Board", "Town"), lambda line: line.town, 10),
        _symptom(),
        Column(
            lambda: translate("Board", "Takes"),
            lambda line: length(timedelta(minutes=takes(line))) if takes(line) else "",
            takes,
            width=12,
        ),
        _kind(),
        _urged(),
    )


def active_columns(now: Now) -> tuple[Column[BoardLine], ...]:
    """Return the columns of what is on its way or at work (在途与处理中)."""
    return (
        _number(),
        _age(now),
        Column(
            lambda: translate("Board", "State"),
            lambda line: term(line.state),
            lambda line: list(TicketState).index(line.state),
            tone=lambda line: "paused" if line.state is TicketState.SUSPENDED else None,
            width=12,
        ),
        text(lambda: translate("Board", "Crew"), lambda line: line.crew_name, 12),
        _customer(),
        moment(
            lambda: translate("Board", "Planned"),
            lambda line: line.planned_at,
            12,
            show=lambda at: near(at, now()),
            none_last=True,
        ),
        _grade(),
        _symptom(),
        _urged(),
    )


def closed_columns() -> tuple[Column[BoardLine], ...]:
    """Return the columns of what was filed today (今日已结)."""
    return (
        _number(),
        Column(
            lambda: translate("Board", "Filed"),
            lambda line: "" if line.closed_at is None else local(line.closed_at).strftime("%H:%M"),
            lambda line: -line.closed_at.timestamp() if line.closed_at else FAR,
            width=8,
        ),
        Column(
            lambda: translate("Board", "Limit"),
            _kept_word,
            lambda line: {True: 2, False: 0, None: 1}[line.was_kept],
            tone=lambda line: "overdue" if line.was_kept is False else None,
            icon=lambda line: "alarm" if line.was_kept is False else None,
            width=10,
        ),
        _customer(),
        word(lambda: translate("Board", "State"), lambda line: line.state, 10),
        text(lambda: translate("Board", "Crew"), lambda line: line.crew_name, 12),
        _symptom(),
    )


def _kept_word(line: BoardLine) -> str:
    if line.was_kept is None:
        return ""
    return translate("Board", "kept") if line.was_kept else translate("Board", "missed")


def age_words(line: BoardLine, now: datetime) -> str:
    """Return what presses on a ticket and how much of it is left."""
    if line.state is TicketState.SUSPENDED:
        if line.suspended_until is None:
            return translate("Board", "on hold")
        return translate("Board", "on hold until {at}").format(at=near(line.suspended_until, now))
    mark = line.pressing(now)
    return translate("Board", "no limit") if mark is None else left_words(mark, now)


def age_key(line: BoardLine, now: datetime) -> tuple[int, float]:
    """Return what rows are sorted by: the level first, then what falls due first."""
    mark = line.pressing(now)
    if mark is None:
        return (1, line.reported_at.timestamp())
    return (-mark.level(now), mark.due_at.timestamp())


def _age(now: Now) -> Column[BoardLine]:
    def tone(line: BoardLine) -> str | None:
        if line.state is TicketState.SUSPENDED:
            return "paused"
        return TONES[line.level(now())] if line.limits else "muted"

    def icon(line: BoardLine) -> str | None:
        if line.state is TicketState.SUSPENDED:
            return "pause"
        return ICONS[line.level(now())] if line.limits else None

    return Column(
        lambda: translate("Board", "Presses"),
        lambda line: age_words(line, now()),
        lambda line: age_key(line, now()),
        tone=tone,
        icon=icon,
        width=28,
    )


def _number() -> Column[BoardLine]:
    return Column(
        lambda: translate("Board", "Ticket"),
        lambda line: short_number(line.number),
        lambda line: line.number,
        tip=lambda line: line.number,
        width=14,
    )


def _customer() -> Column[BoardLine]:
    return text(lambda: translate("Board", "Customer"), lambda line: line.customer_name, 22)


def _grade() -> Column[BoardLine]:
    return grade(lambda: translate("Board", "Grade"), lambda line: line.grade, 8)


def _kind() -> Column[BoardLine]:
    return word(lambda: translate("Board", "Kind"), lambda line: line.kind, 8)


def _symptom() -> Column[BoardLine]:
    return text(lambda: translate("Board", "Symptom"), lambda line: line.symptom, 30)


def _urged() -> Column[BoardLine]:
    return count(
        lambda: translate("Board", "Urged"),
        lambda line: line.urges,
        6,
        hide_zero=True,
        tone=lambda line: "soon" if line.urges else None,
    )
