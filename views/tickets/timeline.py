"""What happened to a ticket, newest first: when, what, who, in what words, entered late or not."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QStackedWidget, QWidget

from models.rules.zone import stamp
from views.tickets.fact_words import told
from views.widgets.columns import text
from views.widgets.empty_state import EmptyState
from views.widgets.table import Column, RowsModel
from views.widgets.table_view import Table
from views.wording import term

if TYPE_CHECKING:
    from models.queries.ticket_detail import TicketDetail, TimelineRow

translate = QCoreApplication.translate


def facts_line(row: "TimelineRow") -> str:
    """Return the facts of an event on one line."""
    join = translate("Timeline", "{label}: {value}")
    return translate("Timeline", "; ").join(
        join.format(label=label, value=" ".join(value.split())) for label, value in told(row.facts)
    )


def facts_block(row: "TimelineRow") -> str:
    """Return the facts of an event line by line, with the late entry's reason, for a tip."""
    lines = [
        translate("Timeline", "{label}: {value}").format(label=label, value=value)
        for label, value in told(row.facts)
    ]
    if row.late_reason:
        late = translate("Timeline", "Entered late, {at}: {reason}")
        lines.append(late.format(at=stamp(row.recorded_at), reason=row.late_reason))
    if row.undone_at is not None:
        undone = translate("Timeline", "Taken back by {who}, {at}")
        lines.append(undone.format(who=row.undone_by, at=stamp(row.undone_at)))
    return "\n".join(lines)


def _what(row: "TimelineRow") -> str:
    said = term(row.verb)
    return translate("Timeline", "{step} (taken back)").format(step=said) if row.undone_at else said


def timeline_columns() -> "tuple[Column[TimelineRow], ...]":
    """Return the columns of the timeline."""
    return (
        Column(
            lambda: translate("Timeline", "Happened"),
            lambda row: stamp(row.happened_at),
            lambda row: (row.happened_at.timestamp(), row.sequence),
            tip=facts_block,
            width=19,
        ),
        Column(
            lambda: translate("Timeline", "What"),
            _what,
            lambda row: row.verb.value,
            tone=lambda row: "faint" if row.undone_at else None,
            icon=lambda row: "arrow-back-up" if row.undone_at else None,
            tip=facts_block,
            width=16,
        ),
        text(
            lambda: translate("Timeline", "By"), lambda row: row.actor, 10, tip=lambda row: row.desk
        ),
        Column(
            lambda: translate("Timeline", "Entered"),
            lambda row: stamp(row.recorded_at) if row.late_reason else "",
            lambda row: row.recorded_at.timestamp(),
            tone=lambda row: "soon" if row.late_reason else None,
            icon=lambda row: "history" if row.late_reason else None,
            tip=facts_block,
            width=19,
        ),
        text(lambda: translate("Timeline", "Told"), facts_line, 60, tip=facts_block),
    )


class TimelineView(QStackedWidget):
    """The events of one ticket, or a word where none can be."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model: RowsModel[TimelineRow] = RowsModel(
            timeline_columns(), self, key=lambda row: row.sequence
        )
        self.table = Table("timeline", None, self)
        self.table.show_model(self.model)
        self.addWidget(self.table)
        self.addWidget(
            EmptyState(
                translate("Timeline", "Nothing happened yet"),
                translate("Timeline", "Every step taken on the ticket is listed here."),
                icon="history",
                parent=self,
            )
        )

    def show_detail(self, detail: "TicketDetail") -> None:
        """Show the events of a ticket, the newest on top."""
        rows = sorted(
            detail.timeline, key=lambda row: (row.happened_at, row.sequence), reverse=True
        )
        self.model.show_rows(rows)
        self.setCurrentIndex(0 if rows else 1)
