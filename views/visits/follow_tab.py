"""Follow-up calls: the tickets drawn on top; Enter asks how satisfied the customer is."""

from collections.abc import Sequence
from functools import partial
from typing import Any, cast

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from console.dialling import dial
from models.errors import RefusedError
from models.queries.follow_ups import FollowUpRow, follow_up_list
from models.rules.states import Verb
from models.rules.terms import CallOutcome, Satisfaction
from models.services.calling import show_ticket_phone
from models.services.tickets import Done, do
from views.desk import Desk
from views.visits.columns import follow_columns
from views.widgets.count_badge import CountBadge
from views.widgets.editors import ChoiceEditor, LinesEditor
from views.widgets.empty_state import EmptyState
from views.widgets.record_dialog import RecordDialog, Spec
from views.widgets.table import RowsModel
from views.widgets.table_view import Table
from views.wording import term

translate = QCoreApplication.translate


class FollowTab(QWidget):
    """``pointed`` tells of another line."""

    pointed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self._rows: Sequence[FollowUpRow] = ()
        self.only_drawn = QCheckBox(translate("Visits", "Only those &drawn"), self)
        self.counts = {
            "drawn": CountBadge(translate("Visits", "To be called"), "soon"),
            "others": CountBadge(translate("Visits", "Not drawn")),
        }
        self.model: RowsModel[FollowUpRow] = RowsModel(
            follow_columns(), self, key=lambda row: row.number
        )
        self.table = Table("visits/follow", desk.settings, self)
        self._stack = QStackedWidget(self)
        self.dialog: RecordDialog | None = None
        self._build()

    def row(self) -> FollowUpRow | None:
        """Return the line marked."""
        return cast("FollowUpRow | None", self.table.selected_row())

    def home(self) -> QWidget:
        """Return where the keyboard starts."""
        return self.table if self.model.rowCount() else self.only_drawn

    def refresh(self) -> None:
        """Ask for the list again."""
        self.desk.ask(self, partial(follow_up_list, now=self.desk.now()), self._show)

    def answer(self) -> None:
        """Open the form of the call that is marked."""
        row = self.row()
        if row is None:
            return
        said = translate("Visits", "Follow-up of {number}: {customer}")
        self.dialog = RecordDialog(
            self.desk,
            self,
            title=said.format(number=row.number, customer=row.customer),
            draft=f"follow/{row.number}",
            specs=_specs(),
            save=lambda told, version: partial(
                do, verb=Verb.FOLLOW_UP, number=row.number, facts=told, expected_version=version
            ),
            version=row.version,
            usual={"outcome": CallOutcome.CONNECTED},
        )
        self.dialog.stored.connect(self._stored)
        self.dialog.open()

    def ring(self) -> None:
        """Dial the ticket's contact; the whole number is shown, on record."""
        row = self.row()
        if row is not None:
            service = partial(show_ticket_phone, number=row.number)
            self.desk.act(self, service, self._dial)

    # Building

    def _build(self) -> None:
        self.table.show_model(self.model)
        self._stack.addWidget(self.table)
        self._stack.addWidget(
            EmptyState(
                translate("Visits", "No ticket waits for a follow-up call"),
                translate("Visits", "Tickets come here once their work was checked."),
                icon="circle-check",
                parent=self,
            )
        )
        line = QHBoxLayout()
        line.addWidget(self.only_drawn)
        line.addStretch(1)
        for badge in self.counts.values():
            line.addWidget(badge)
            line.addSpacing(self.fontMetrics().height() // 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, self.fontMetrics().height() // 2, 0, 0)
        column.addLayout(line)
        column.addWidget(self._stack, 1)
        self.only_drawn.toggled.connect(lambda _: self._fill())
        self.table.opened.connect(lambda _: self.answer())
        self.table.pointed.connect(lambda _: self.pointed.emit())

    # Answers

    def _show(self, rows: Sequence[FollowUpRow]) -> None:
        self._rows = rows
        self._fill()

    def _fill(self) -> None:
        drawn = [row for row in self._rows if row.is_drawn]
        self.model.show_rows(drawn if self.only_drawn.isChecked() else self._rows)
        self.counts["drawn"].show_count(len(drawn))
        self.counts["others"].show_count(len(self._rows) - len(drawn))
        self._stack.setCurrentIndex(0 if self._rows else 1)
        if self.row() is None:
            self.table.select_first()
        self.pointed.emit()

    def _dial(self, phone: str | None) -> None:
        if not phone:
            return
        self.desk.notify(translate("Visits", "Dialling {phone}").format(phone=phone))
        try:
            dial(self.desk.settings.dial_way, phone)
        except RefusedError as error:
            self.desk.show_error(error)

    def _stored(self, done: Any) -> None:
        if isinstance(done, Done):
            said = translate("Visits", "{number}: the call is kept, it is “{state}” now.")
            self.desk.notify(said.format(number=done.number, state=term(done.state)))


def _specs() -> tuple[Spec, ...]:
    unasked = translate("Visits", "not reached")
    fixed = [
        (True, translate("Visits", "yes, all is well")),
        (False, translate("Visits", "no: back to work")),
    ]
    return (
        Spec("outcome", lambda parent: ChoiceEditor(CallOutcome, parent), required=True),
        Spec("fixed", lambda parent: ChoiceEditor(fixed, parent, empty=unasked)),
        Spec("satisfaction", lambda parent: ChoiceEditor(Satisfaction, parent, empty=unasked)),
        Spec("comment", LinesEditor),
    )
