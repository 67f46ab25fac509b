"""The form of one verb beside its ticket: made from the verb's facts, losing nothing typed."""

from datetime import datetime
from functools import partial
from typing import Any, cast

from PySide6.QtCore import QCoreApplication, QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from console.drafts import FormDraft
from models.errors import ConflictError, RefusedError
from models.queries.ticket_detail import TicketDetail
from models.rules.states import Verb
from models.services.tickets import Done, do
from views.desk import Desk
from views.tickets.editors import Editor, FlagEditor, LineEditor, MomentEditor
from views.tickets.fact_words import label_of
from views.tickets.verb_choices import VerbChoices, proposed
from views.tickets.verb_editors import editor_for
from views.tickets.verb_fields import fields_of
from views.widgets.form_field import ENTER, Form, FormField
from views.widgets.message_bar import MessageBar
from views.widgets.plain_label import PlainLabel
from views.wording import term

translate = QCoreApplication.translate

LATE_AT, LATE_REASON = "happened_at", "late_reason"


class VerbForm(QWidget):
    """Ctrl+Enter saves, Esc puts it away with its text kept; ``done`` carries a ``Done``.

    A refusal stands beside the field it names, or above the form. What was typed is
    kept as a draft under ticket and verb until it is saved or thrown away.
    """

    done = Signal(object)
    left = Signal()

    def __init__(
        self,
        desk: Desk,
        parent: QWidget | None = None,
        *,
        verb: Verb,
        detail: TicketDetail,
        choices: VerbChoices,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("verbForm")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.desk, self.verb, self.detail = desk, verb, detail
        self._draft = FormDraft(
            desk.drafts, f"ticket/{detail.row.number}/{verb}", self._raw, owner=self
        )
        self._editors: dict[str, Editor] = {}
        self._busy = self._left_behind = False
        self.bar = MessageBar(self)
        self.form = Form(self)
        self.form.saved.connect(self.save)
        for spec in fields_of(verb):
            editor = editor_for(spec, choices, self, now=desk.now)
            field = FormField(label_of(spec.name), editor, required=spec.required)
            self.form.add(spec.name, field)
            self._editors[spec.name] = cast(Editor, editor)
        self._add_late_entry()
        self._build()
        self._propose()
        for editor_ in self._editors.values():
            editor_.touched.connect(self._draft.touched)

    # Being used

    def start(self) -> None:
        """Put the keyboard on the first field that is still empty."""
        for editor in self._editors.values():
            if editor.value() in (None, [], False):
                cast(QWidget, editor).setFocus()
                return
        self.save_button.setFocus()

    def facts(self) -> dict[str, Any]:
        """Return what is told, leaving out what was left blank."""
        told = {name: editor.value() for name, editor in self._editors.items()}
        names = {spec.name for spec in fields_of(self.verb)}
        return {name: value for name, value in told.items() if name in names and value is not None}

    def save(self) -> None:
        """Do it: one verb, one call of the service, one transaction."""
        if self._busy:
            return
        self.keep()
        self.form.clear_problems()
        self.bar.clear()
        self._send(self.detail.row.version)

    def put_away(self) -> None:
        """Close the form; what was typed is there again when it is opened next."""
        self.keep()
        self.left.emit()

    def throw_away(self) -> None:
        """Close the form and forget what was typed."""
        self._draft.stored()
        self.left.emit()

    def leave_behind(self) -> None:
        """Go out of sight; while the office has not answered, stay to hear what it says."""
        self.hide()
        self._left_behind = True
        if not self._busy:
            self.deleteLater()

    def keep(self) -> None:
        """Keep at once what was typed and is still waiting to be kept."""
        self._draft.flush()

    # Overrides of Qt

    def event(self, event: QEvent) -> bool:
        """Claim Ctrl+Enter and Esc before a shortcut of the page takes them."""
        if event.type() == QEvent.Type.ShortcutOverride and _is_ours(cast(QKeyEvent, event)):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc puts the form away; Ctrl+Enter saves from the buttons too."""
        if event.key() == Qt.Key.Key_Escape:
            self.put_away()
        elif event.key() in ENTER and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.save()
        else:
            super().keyPressEvent(event)

    # Building

    def _add_late_entry(self) -> None:
        late: Any = FlagEditor(translate("Facts", "Happened earlier"), self)
        self.form.add("late", FormField(translate("Facts", "Late entry"), late))
        at = FormField(translate("Facts", "Happened at"), MomentEditor(self.desk.now, self))
        why = FormField(translate("Facts", "Why it is entered late"), LineEditor(self))
        self.form.add(LATE_AT, at)
        self.form.add(LATE_REASON, why)
        self._editors["late"] = late
        self._editors[LATE_AT] = cast(Editor, at.editor)
        self._editors[LATE_REASON] = cast(Editor, why.editor)
        late.toggled.connect(self._show_late)
        self._show_late(on=False)

    def _show_late(self, on: bool) -> None:  # noqa: FBT001  # the signal hands it over bare
        for name in (LATE_AT, LATE_REASON):
            self._field(name).setVisible(on)
            self._field(name).label.setVisible(on)

    def _build(self) -> None:
        title = PlainLabel(
            translate("Facts", "{verb}: {number}").format(
                verb=term(self.verb), number=self.detail.row.number
            ),
            self,
            role="strong",
        )
        self.save_button = QPushButton(translate("Facts", "&Save  Ctrl+Enter"), self)
        self.save_button.setProperty("strong", "true")
        self.save_button.clicked.connect(self.save)
        away = QPushButton(translate("Facts", "Put away  Esc"), self)
        away.clicked.connect(self.put_away)
        forget = QPushButton(translate("Facts", "Throw away"), self)
        forget.clicked.connect(self.throw_away)
        buttons = QHBoxLayout()
        for button in (self.save_button, away):
            buttons.addWidget(button)
        buttons.addStretch(1)
        buttons.addWidget(forget)
        scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        inside = QWidget(scroll)
        fields = QVBoxLayout(inside)
        fields.setContentsMargins(0, 0, 0, 0)
        fields.addWidget(self.form)
        fields.addStretch(1)
        scroll.setWidget(inside)
        for part in (inside, scroll.viewport()):
            part.setAutoFillBackground(False)  # the card's own colour shows through
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = QVBoxLayout(self)
        for widget in (title, self.bar):
            column.addWidget(widget)
        column.addWidget(scroll, 1)
        column.addLayout(buttons)

    def _propose(self) -> None:
        given = proposed(self.verb, self.detail, self.desk.now())
        for name, value in given.items():
            if name in self._editors:
                self._editors[name].restore(value)
        kept = self.desk.drafts.recall(self._draft.form)
        if kept:
            for name, raw in kept.items():
                if name in self._editors:
                    self._editors[name].restore(raw)
            if kept.get("late"):
                self._show_late(on=True)
            self.bar.show_notice(translate("Facts", "What you had typed here is back."))

    # Answers

    def _send(self, expected_version: int | None) -> None:
        """Ask the office to do it, unless a late entry does not say when."""
        happened_at = self._late_moment()
        if isinstance(happened_at, str):
            self._field(LATE_AT).show_problem(translate("Facts", "This is no moment."))
            self._field(LATE_AT).setFocus()
            return
        self._mark_busy(busy=True)
        service = partial(
            do,
            verb=self.verb,
            number=self.detail.row.number,
            facts=self.facts(),
            expected_version=expected_version,
        )
        self.desk.act(
            self,
            service,
            self._stored,
            failed=self._refused,
            happened_at=happened_at,
            late_reason=self._late_reason(),
        )

    def _stored(self, done: Done | None) -> None:
        self._mark_busy(busy=False)
        self._draft.stored()
        self.done.emit(done)
        if self._left_behind:
            self.deleteLater()

    def _refused(self, error: Exception) -> None:
        self._mark_busy(busy=False)
        if self._left_behind:
            self.desk.show_error(error)
            self.deleteLater()
            return
        if isinstance(error, ConflictError):
            self.desk.show_error(error, retry=self._save_over)
            return
        if not isinstance(error, RefusedError):
            self.desk.show_error(error, retry=self.save)
            return
        name = str(error.facts.get("field") or error.facts.get("fact") or "").partition(".")[0]
        name = {"ticket.late_reason_missing": LATE_REASON}.get(error.code, name)
        field = self.form.fields.get(name)
        if field is None:
            self.bar.show_error(self.desk.word(error), code=error.code)
        else:
            field.show_problem(self.desk.word(error))
            field.editor.setFocus()

    def _save_over(self) -> None:
        """Save mine knowingly over what somebody else saved meanwhile."""
        if not self._busy:
            self._send(None)

    # Parts

    def _field(self, name: str) -> FormField:
        return self.form.fields[name]

    def _raw(self) -> dict[str, Any]:
        return {name: editor.raw() for name, editor in self._editors.items()}

    def _late_moment(self) -> datetime | str | None:
        """Return when it happened; none for now, a text for what is left blank or no moment."""
        if not self._editors["late"].value():
            return None
        return cast("datetime | str | None", self._editors[LATE_AT].value()) or ""

    def _late_reason(self) -> str | None:
        if not self._editors["late"].value():
            return None
        return cast("str | None", self._editors[LATE_REASON].value())

    def _mark_busy(self, *, busy: bool) -> None:
        self._busy = busy
        self.save_button.setEnabled(not busy)


def _is_ours(event: QKeyEvent) -> bool:
    ctrl = event.modifiers() == Qt.KeyboardModifier.ControlModifier
    return event.key() == Qt.Key.Key_Escape or (event.key() in ENTER and ctrl)
