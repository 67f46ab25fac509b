"""Why the deadline is what it is: every limit, the sum, and every second in its segment."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from models.rules.clock import (
    ClockReading,
    LimitName,
    LimitReading,
    LimitState,
    Segment,
    SegmentKind,
)
from models.rules.zone import local, stamp
from views.widgets.columns import moment, text
from views.widgets.plain_label import PlainLabel
from views.widgets.table import Column, RowsModel
from views.widgets.table_view import Table
from views.wording import language, length, term

if TYPE_CHECKING:
    from models.queries.ticket_detail import TicketDetail

translate = QCoreApplication.translate

STATE_TONES: dict[LimitState, str | None] = {
    LimitState.NOT_STARTED: "muted",
    LimitState.RUNNING: None,
    LimitState.PAUSED: "paused",
    LimitState.OVERDUE: "overdue",
    LimitState.MET: "good",
    LimitState.MISSED: "overdue",
    LimitState.WAIVED: "muted",
}
SEGMENT_TONES: dict[SegmentKind, str | None] = {
    SegmentKind.COUNTED: None,
    SegmentKind.PAUSED: "paused",
    SegmentKind.OUTSIDE_HOURS: "muted",
    SegmentKind.RESTORED: "good",
}
_SEGMENTS: dict[SegmentKind, Callable[[], str]] = {
    SegmentKind.COUNTED: lambda: translate("Ledger", "counted"),
    SegmentKind.PAUSED: lambda: translate("Ledger", "paused"),
    SegmentKind.OUTSIDE_HOURS: lambda: translate("Ledger", "outside hours"),
    SegmentKind.RESTORED: lambda: translate("Ledger", "service was up"),
}
_LIMITS: dict[LimitName, Callable[[], str]] = {
    LimitName.DISPATCH: lambda: translate("Ledger", "Dispatch"),
    LimitName.ACKNOWLEDGE: lambda: translate("Ledger", "Taking"),
    LimitName.RESPONSE: lambda: translate("Ledger", "First contact"),
    LimitName.ARRIVAL: lambda: translate("Ledger", "Arrival"),
    LimitName.RESTORATION: lambda: translate("Ledger", "Restoration"),
    LimitName.REPORT: lambda: translate("Ledger", "Reporting back"),
}
_STATES: dict[LimitState, Callable[[], str]] = {
    LimitState.NOT_STARTED: lambda: translate("Ledger", "not started"),
    LimitState.RUNNING: lambda: translate("Ledger", "running"),
    LimitState.PAUSED: lambda: translate("Ledger", "paused"),
    LimitState.OVERDUE: lambda: translate("Ledger", "overdue"),
    LimitState.MET: lambda: translate("Ledger", "kept"),
    LimitState.MISSED: lambda: translate("Ledger", "missed"),
    LimitState.WAIVED: lambda: translate("Ledger", "no longer asked"),
}


@dataclass(frozen=True, slots=True)
class LimitLine:
    """One limit with its name, as the table shows it."""

    name: LimitName
    reading: LimitReading


def said(span: timedelta | None) -> str:
    """Return a length of time in words, nothing for none."""
    return "" if span is None else length(span)


def hold_word(code: str | None) -> str:
    """Return the words of a suspension reason; one of another edition stands as it is."""
    from models.rules.norms import norms  # loaded when the first hold is shown

    reason = norms().suspension.reasons.get(code or "")
    return reason.said(language()) if reason else code or ""


def arithmetic(clock: ClockReading) -> str:
    """Return the sum that gives the due moment: reported, limit, what stood still."""
    limit = clock.restoration
    if limit.started_at is None or limit.limit is None or limit.due_at is None:
        return translate("Ledger", "The clock starts once the ticket is accepted.")
    parts = [
        translate("Ledger", "reported {time}").format(time=stamp(limit.started_at)),
        translate("Ledger", "limit {length}").format(length=said(limit.limit)),
    ]
    added = limit.due_at - limit.started_at - limit.limit
    if limit.paused:
        parts.append(translate("Ledger", "paused {length}").format(length=said(limit.paused)))
    outside = added - limit.paused
    if outside >= timedelta(minutes=1):
        words = translate("Ledger", "not counted otherwise {length}")
        parts.append(words.format(length=said(outside)))
    return translate("Ledger", "{sum}: due {due}").format(
        sum=" + ".join(parts), due=stamp(limit.due_at)
    )


def totals(clock: ClockReading) -> str:
    """Return how much of the time since the report counted, and how much did not."""
    sums = dict.fromkeys(SegmentKind, timedelta())
    for segment in clock.segments:
        sums[segment.kind] += segment.length
    return translate("Ledger", "; ").join(
        f"{_SEGMENTS[kind]()} {said(span)}" for kind, span in sums.items() if span
    )


def limit_columns() -> tuple[Column[LimitLine], ...]:
    """Return the columns of the limits."""
    order = list(LimitName)
    return (
        Column(
            lambda: translate("Ledger", "Limit"),
            lambda line: _LIMITS[line.name](),
            lambda line: order.index(line.name),
            width=11,
        ),
        Column(
            lambda: translate("Ledger", "State"),
            lambda line: _STATES[line.reading.state](),
            lambda line: line.reading.state.value,
            tone=lambda line: STATE_TONES[line.reading.state],
            width=11,
        ),
        Column(
            lambda: translate("Ledger", "Allowed"),
            lambda line: said(line.reading.limit),
            lambda line: line.reading.limit or timedelta(),
            width=13,
        ),
        Column(
            lambda: translate("Ledger", "Used"),
            lambda line: said(line.reading.counted) if line.reading.started_at else "",
            lambda line: line.reading.counted,
            width=13,
        ),
        moment(lambda: translate("Ledger", "Due"), lambda line: line.reading.due_at, 19),
        moment(lambda: translate("Ledger", "Reached"), lambda line: line.reading.met_at, 19),
    )


def segment_columns() -> tuple[Column[Segment], ...]:
    """Return the columns of the segments."""
    return (
        Column(
            lambda: translate("Ledger", "From"),
            lambda one: local(one.started_at).strftime("%m-%d %H:%M:%S"),
            lambda one: one.started_at.timestamp(),
            width=15,
        ),
        Column(
            lambda: translate("Ledger", "To"),
            lambda one: local(one.ended_at).strftime("%m-%d %H:%M:%S"),
            lambda one: one.ended_at.timestamp(),
            width=15,
        ),
        Column(
            lambda: translate("Ledger", "Length"),
            lambda one: said(one.length),
            lambda one: one.length,
            width=13,
        ),
        Column(
            lambda: translate("Ledger", "Counts as"),
            lambda one: _SEGMENTS[one.kind](),
            lambda one: one.kind.value,
            tone=lambda one: SEGMENT_TONES[one.kind],
            width=13,
        ),
        text(lambda: translate("Ledger", "Why, by whom, on what proof"), _why, 40),
    )


def _why(one: Segment) -> str:
    return "   ".join(
        part for part in (hold_word(one.reason), one.actor, one.proof, one.note) if part
    )


class LedgerView(QWidget):
    """Limits above, the sum between, segments below."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.limits: RowsModel[LimitLine] = RowsModel(
            limit_columns(), self, key=lambda line: line.name
        )
        self.segments: RowsModel[Segment] = RowsModel(
            segment_columns(), self, key=lambda one: one.started_at
        )
        self.sum = PlainLabel("", self, role="strong", wrap=True, selectable=True)
        self.total = PlainLabel("", self, role="muted", wrap=True, selectable=True)
        limits, segments = Table("limits", None, self), Table("segments", None, self)
        limits.show_model(self.limits)
        segments.show_model(self.segments)
        split = QSplitter(Qt.Orientation.Vertical, self)
        split.addWidget(limits)
        split.addWidget(segments)
        column = QVBoxLayout(self)
        column.addWidget(self.sum)
        column.addWidget(self.total)
        column.addWidget(split, 1)

    def show_detail(self, detail: "TicketDetail") -> None:
        """Show the clock of a ticket as it read when asked."""
        clock = detail.clock
        self.limits.show_rows([LimitLine(name, clock.limits[name]) for name in LimitName])
        self.segments.show_rows(clock.segments)
        self.sum.setText(_with_edition(detail))
        self.total.setText(totals(clock))


def _with_edition(detail: "TicketDetail") -> str:
    row = detail.row
    edition = translate("Ledger", "{service} {reach} {grade}, norm {edition}").format(
        service=term(row.service),
        reach=term(row.reach),
        grade=term(row.grade),
        edition=detail.norm_edition or "",
    )
    total = arithmetic(detail.clock)
    return f"{total}\n{edition}" if detail.norm_edition else total
