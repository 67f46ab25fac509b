"""Troubles of many: what is proposed and what lasts, and one of them with its call list."""

from collections.abc import Sequence
from functools import partial
from typing import cast

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from models.queries.crowds import (
    ChildRow,
    CrowdDetail,
    CrowdRow,
    ProposalRow,
    crowd_detail,
    crowd_rows,
    open_proposals,
)
from models.rules.states import TicketState
from models.rules.zone import short
from models.services import crowds
from models.services.crowds import CrowdDone
from models.services.tickets import Opened
from views.crowds import sheets
from views.crowds.columns import child_columns, crowd_columns, left, proposal_columns
from views.desk import Desk
from views.widgets.beside import beside
from views.widgets.empty_state import EmptyState
from views.widgets.entry_form import EntryForm
from views.widgets.form_side import FormSide
from views.widgets.plain_label import PlainLabel
from views.widgets.table import RowsModel
from views.widgets.table_view import Table
from views.wording import term

translate = QCoreApplication.translate

LIST, SIDE = 5, 7  # how the lists and the trouble share the width
_BACK = frozenset({TicketState.RESTORED, TicketState.REPLIED, TicketState.VISITING})


class TroublesTab(QWidget):
    """``pointed`` when something else is marked."""

    pointed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.detail: CrowdDetail | None = None
        self._wanted = ""
        self._proposals: RowsModel[ProposalRow] = RowsModel(
            proposal_columns(), self, key=lambda row: (row.place, row.parent)
        )
        self._crowds: RowsModel[CrowdRow] = RowsModel(
            crowd_columns(desk.now), self, key=lambda row: row.number
        )
        self._children: RowsModel[ChildRow] = RowsModel(
            child_columns(), self, key=lambda row: row.number
        )
        self.proposals = Table("crowds/proposals", desk.settings, self)
        self.crowds = Table("crowds/troubles", desk.settings, self)
        self.children_ = Table("crowds/children", desk.settings, self)
        self._under = QStackedWidget(self)
        self.side = FormSide(self._under, self, make=partial(EntryForm, desk))
        self._build()
        self._listen()

    # Being asked

    def proposal(self) -> ProposalRow | None:
        """Return the proposal marked, or the only one there is."""
        row = cast("ProposalRow | None", self.proposals.selected_row())
        return row if row is not None else next(iter(self._proposals.rows()), None)

    def crowd(self) -> CrowdRow | None:
        """Return the trouble marked."""
        return cast("CrowdRow | None", self.crowds.selected_row())

    def child(self) -> ChildRow | None:
        """Return the child marked."""
        return cast("ChildRow | None", self.children_.selected_row())

    def can_restore(self) -> bool:
        """Say whether the trouble is back and some child is not."""
        detail = self.detail
        return detail is not None and detail.row.restored_at is not None and detail.row.down > 0

    def can_close(self) -> bool:
        """Say whether a child waits to be filed and the cause is known."""
        detail = self.detail
        waiting = detail is not None and any(row.state in _BACK for row in detail.children)
        return detail is not None and bool(detail.cause_code) and waiting

    # Being told

    def refresh(self) -> None:
        """Ask for everything again; nothing loses its place."""
        now = self.desk.now()
        self.desk.ask(self, partial(open_proposals, now=now), self._show_proposals)
        self.desk.ask(self, crowd_rows, self._show_crowds)
        self._ask_detail(self.crowd())

    def show_number(self, number: str) -> None:
        """Mark a trouble as soon as it is listed."""
        self._wanted = number
        if self.crowds.select_key(number):
            self._wanted = ""

    def accept(self) -> None:
        """Decide that the reports proposed are one trouble; known ones simply join."""
        row = self.proposal()
        if row is None:
            return
        if row.parent is None:
            self.side.start(sheets.accept(row)).done.connect(self._accepted)
            return
        service = partial(crowds.join_crowd, parent=row.parent, tickets=row.numbers)
        self.desk.act(self, service, lambda _: self._joined(row))

    def dismiss(self) -> None:
        """Decide that they are not."""
        row = self.proposal()
        if row is not None:
            self.side.start(sheets.dismiss(row))

    def tell(self) -> None:
        """Note the call to the child marked, or to the next one not told yet."""
        child = self._next_to_tell()
        if child is not None and self.detail is not None:
            self.children_.select_key(child.number)
            self.side.start(sheets.tell(child, self.detail.to_say))

    def take_out(self) -> None:
        """Take the child marked out."""
        child = self.child()
        if child is not None:
            self.side.start(sheets.take_out(child))

    def restore(self) -> None:
        """Bring the children back with the trouble, each on its own record."""
        if self.detail is not None:
            service = partial(crowds.restore_children, parent=self.detail.row.number)
            self.desk.act(self, service, self._restored)

    def close_children(self) -> None:
        """File every child whose customer was told."""
        if self.detail is not None:
            service = partial(crowds.close_children, parent=self.detail.row.number)
            self.desk.act(self, service, self._filed)

    def copy_words(self) -> None:
        """Put what customers are told on the clipboard."""
        if self.detail is not None:
            QGuiApplication.clipboard().setText(self.detail.to_say)
            self.desk.notify(translate("Crowds", "What to say is on the clipboard."))

    # Building

    def _build(self) -> None:
        self.proposals.show_model(self._proposals)
        self.crowds.show_model(self._crowds)
        self.children_.show_model(self._children)
        self.crowds.setAccessibleName(translate("Crowds", "Troubles of many"))
        self.proposals.setAccessibleName(translate("Crowds", "Perhaps one trouble"))
        self.children_.setAccessibleName(translate("Crowds", "Call list"))
        self._under.addWidget(
            EmptyState(
                translate("Crowds", "No trouble of many"),
                translate(
                    "Crowds",
                    "When three customers on one node ring within the hour, it shows here.",
                ),
                icon="stack-2",
                parent=self,
            )
        )
        self._under.addWidget(self._card())
        lists = QWidget(self)
        column = QVBoxLayout(lists)
        column.setContentsMargins(0, 0, 0, 0)
        self._proposed = PlainLabel(
            translate("Crowds", "Perhaps one trouble"), lists, role="strong"
        )
        self.proposals.setMaximumHeight(self.fontMetrics().height() * 9)
        column.addWidget(self._proposed)
        column.addWidget(self.proposals)
        column.addWidget(PlainLabel(translate("Crowds", "Troubles of many"), lists, role="strong"))
        column.addWidget(self.crowds, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, self.fontMetrics().height() // 2, 0, 0)
        whole.addWidget(beside(lists, self.side, shares=(LIST, SIDE)))

    def _card(self) -> QWidget:
        card = QFrame(self)
        card.setObjectName("card")
        self._title = PlainLabel("", card, role="title", wrap=True)
        self._facts = PlainLabel("", card, role="muted", wrap=True)
        self._symptom = PlainLabel("", card, wrap=True, selectable=True)
        self._say = PlainLabel("", card, wrap=True, selectable=True)
        column = QVBoxLayout(card)
        for label in (self._title, self._facts, self._symptom):
            column.addWidget(label)
        heading = QHBoxLayout()
        heading.addWidget(PlainLabel(translate("Crowds", "Call list"), card, role="strong"))
        self._progress = PlainLabel("", card, role="muted")
        heading.addWidget(self._progress)
        heading.addStretch(1)
        column.addLayout(heading)
        column.addWidget(self.children_, 1)
        column.addWidget(PlainLabel(translate("Crowds", "What to say"), card, role="strong"))
        column.addWidget(self._say)
        return card

    def _listen(self) -> None:
        self.proposals.pointed.connect(lambda _: self.pointed.emit())
        self.proposals.opened.connect(lambda _: self.accept())
        self.crowds.pointed.connect(self._ask_detail)
        self.crowds.opened.connect(lambda _: self.children_.setFocus())
        self.children_.pointed.connect(lambda _: self.pointed.emit())
        self.children_.opened.connect(lambda _: self.tell())
        self.side.back.connect(self._back)

    # Answers

    def _show_proposals(self, rows: Sequence[ProposalRow]) -> None:
        self._proposals.show_rows(rows)
        for part in (self._proposed, self.proposals):
            part.setVisible(bool(rows))
        self.pointed.emit()

    def _show_crowds(self, rows: Sequence[CrowdRow]) -> None:
        self._crowds.show_rows(rows)
        if self._wanted and self.crowds.select_key(self._wanted):
            self._wanted = ""
        elif self.crowd() is None:
            self.crowds.select_first()
        if not rows:
            self._ask_detail(None)

    def _ask_detail(self, row: CrowdRow | None) -> None:
        if row is None:
            self.detail = None
            self._under.setCurrentIndex(0)
            self.pointed.emit()
            return
        query = partial(crowd_detail, number=row.number, now=self.desk.now())
        self.desk.ask(self, query, self._show_detail)

    def _show_detail(self, detail: CrowdDetail) -> None:
        row = self.crowd()
        if row is None or row.number != detail.row.number:
            return
        self.detail = detail
        told = sum(child.is_told for child in detail.children)
        self._title.setText(f"{term(row.shared)} {row.place}   {term(detail.row.state)}")
        self._facts.setText("   ".join(self._lines(detail.row)))
        self._symptom.setText(detail.symptom)
        self._say.setText(sheets.to_read(detail))
        said = translate("Crowds", "{told} of {all} told")
        self._progress.setText(said.format(told=told, all=len(detail.children)))
        self._children.show_rows(detail.children)
        self._under.setCurrentIndex(1)
        self.pointed.emit()

    def _lines(self, row: CrowdRow) -> list[str]:
        ended = short(row.restored_at)
        due = left(row.due_at, self.desk.now())
        told = (
            (translate("Crowds", "Ticket"), row.number),
            (translate("Crowds", "Crew"), row.crew_name),
            (translate("Crowds", "First call"), short(row.reported_at)),
            (translate("Crowds", "Left"), "" if row.restored_at else due),
            (translate("Crowds", "Back since"), ended),
        )
        return [f"{name} {value}" for name, value in told if value]

    def _next_to_tell(self) -> ChildRow | None:
        child = self.child()
        if child is not None and not child.is_told:
            return child
        waiting = [row for row in self._children.rows() if not row.is_told]
        return waiting[0] if waiting else child

    def _accepted(self, opened: object) -> None:
        if isinstance(opened, Opened):
            self.show_number(opened.number)

    def _joined(self, row: ProposalRow) -> None:
        said = translate("Crowds", "{count} more under {parent}.")
        self.desk.notify(said.format(count=len(row.tickets), parent=row.parent))

    def _restored(self, done: CrowdDone | None) -> None:
        said = translate("Crowds", "{count} children are back. Ring them: Ctrl+T.")
        self._say_done(done, said)

    def _filed(self, done: CrowdDone | None) -> None:
        self._say_done(done, translate("Crowds", "{count} children are filed."))

    def _say_done(self, done: CrowdDone | None, said: str) -> None:
        if done is None:
            return
        if done.left:
            self.desk.show_error(done.left[0].error)
        else:
            self.desk.notify(said.format(count=len(done.done)))

    def _back(self) -> None:
        (self.children_ if self.detail is not None else self.crowds).setFocus()
        self.pointed.emit()
