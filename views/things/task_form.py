"""The form of one task: Enter goes on, Ctrl+Enter saves, Esc puts it away and loses nothing."""

from typing import Any, cast

from PySide6.QtCore import QCoreApplication, QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from console.drafts import FormDraft
from models.errors import ConflictError, RefusedError
from models.rules.terms import Role
from views.desk import Desk
from views.things.editors import Editor
from views.things.task import Task, Told
from views.things.words import label
from views.widgets.form_field import ENTER, Form, FormField
from views.widgets.message_bar import MessageBar
from views.widgets.plain_label import PlainLabel

translate = QCoreApplication.translate

# Refusals that name no field of their own, and the field they are about.
BESIDE = {
    "vehicle.taken": "plate",
    "instrument.taken": "number",
    "ticket.unknown": "ticket",
    "calibration.ends_before_start": "valid_until_on",
    "vehicle.odometer_back": "odometer_km",
}


class TaskForm(QWidget):
    """``done`` tells that it is stored, ``left`` that it was put away.

    A refusal stands beside the field it names, or above the form. What was typed is kept
    as a draft under task and subject until it is saved or thrown away.
    """

    done = Signal()
    left = Signal()

    def __init__(self, desk: Desk, task: Task, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("verbForm")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.desk, self.task = desk, task
        self._editors: dict[str, Editor] = {}
        self._busy = False
        self._draft = FormDraft(
            desk.drafts, f"things/{task.id}/{task.subject}", self._raw, owner=self
        )
        self.bar = MessageBar(self)
        self.form = Form(self)
        self.form.saved.connect(self.save)
        self.save_button = QPushButton(translate("Things", "&Save  Ctrl+Enter"), self)
        self._build()
        self._propose()
        for editor in self._editors.values():
            editor.touched.connect(self._draft.touched)

    # Being used

    def start(self) -> None:
        """Put the keyboard on the first field, its text marked to be typed over."""
        first = next(iter(self._editors.values()))
        cast(QWidget, first).setFocus(Qt.FocusReason.TabFocusReason)

    def save(self) -> None:
        """Do it: one task, one call of the service, one transaction."""
        self._act(self.task.service)

    def put_away(self) -> None:
        """Close the form; what was typed is there again when it is opened next."""
        self.keep()
        self.left.emit()

    def throw_away(self) -> None:
        """Close the form and forget what was typed."""
        self._draft.stored()
        self.left.emit()

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

    def _build(self) -> None:
        for spec in self.task.fields:
            editor = spec.make(self)
            field = FormField(label(spec.name), editor, required=spec.required, hint=spec.hint)
            self.form.add(spec.name, field)
            self._editors[spec.name] = cast(Editor, editor)
        if self.task.override:
            self._show_field(self.task.override, shown=False)
        column = QVBoxLayout(self)
        column.addWidget(PlainLabel(self.task.title, self, role="strong", wrap=True))
        column.addWidget(self.bar)
        column.addWidget(self._scrolled(), 1)
        column.addLayout(self._buttons())

    def _scrolled(self) -> QScrollArea:
        scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        inside = QWidget(scroll)
        held = QVBoxLayout(inside)
        held.setContentsMargins(0, 0, self.fontMetrics().height() // 2, 0)
        held.addWidget(self.form)
        held.addStretch(1)
        scroll.setWidget(inside)
        for part in (self.form, inside, scroll.viewport()):
            part.setAutoFillBackground(False)  # the card's own colour shows through
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        return scroll

    def _buttons(self) -> QHBoxLayout:
        self.save_button.setProperty("strong", "true")
        self.save_button.clicked.connect(self.save)
        away = QPushButton(translate("Things", "Put away  Esc"), self)
        away.clicked.connect(self.put_away)
        forget = QPushButton(translate("Things", "Throw away"), self)
        forget.clicked.connect(self.throw_away)
        buttons = QHBoxLayout()
        buttons.addWidget(self.save_button)
        buttons.addWidget(away)
        buttons.addStretch(1)
        buttons.addWidget(forget)
        return buttons

    def _propose(self) -> None:
        for spec in self.task.fields:
            if spec.value is not None:
                self._editors[spec.name].restore(spec.value)
        kept = self.desk.drafts.recall(self._draft.form)
        if kept:
            for name, raw in kept.items():
                if name in self._editors:
                    self._editors[name].restore(raw)
            self.bar.show_notice(translate("Things", "What you had typed here is back."))

    # Saving

    def told(self) -> Told:
        """Return what is filled in; a field that is not shown tells nothing."""
        return {
            name: editor.value()
            for name, editor in self._editors.items()
            if not self.form.fields[name].isHidden()
        }

    def _act(self, service: Any) -> None:
        if self._busy:
            return
        self.keep()
        self.form.clear_problems()
        self.bar.clear()
        self._mark_busy(busy=True)
        self.desk.act(self, service(self.told()), self._stored, failed=self._refused)

    def _stored(self, _value: object) -> None:
        self._mark_busy(busy=False)
        self._draft.stored()
        self.desk.notify(self.task.said)
        self.done.emit()

    def _refused(self, error: Exception) -> None:
        self._mark_busy(busy=False)
        if isinstance(error, ConflictError):
            over = self.task.over
            self.desk.show_error(error, retry=(lambda: self._act(over)) if over else None)
        elif not isinstance(error, RefusedError):
            self.desk.show_error(error, retry=self.save)
        else:
            self._show_refusal(error)

    def _show_refusal(self, error: RefusedError) -> None:
        """Put a refusal beside its field; only a supervisor is asked to overrule one."""
        name = str(error.facts.get("field", "")) or BESIDE.get(error.code, "")
        name = self.task.renamed.get(name, name)
        if name == self.task.override and self.desk.session.role is Role.SUPERVISOR:
            self._show_field(name, shown=True)
        field = self.form.fields.get(name)
        if field is None or field.isHidden():
            self.bar.show_error(self.desk.word(error), code=error.code)
            return
        field.show_problem(self.desk.word(error))
        field.editor.setFocus()

    # Parts

    def _show_field(self, name: str, *, shown: bool) -> None:
        field = self.form.fields[name]
        field.setVisible(shown)
        field.label.setVisible(shown)

    def _raw(self) -> dict[str, Any]:
        return {name: editor.raw() for name, editor in self._editors.items()}

    def _mark_busy(self, *, busy: bool) -> None:
        self._busy = busy
        self.save_button.setEnabled(not busy)


def _is_ours(event: QKeyEvent) -> bool:
    ctrl = event.modifiers() == Qt.KeyboardModifier.ControlModifier
    return event.key() == Qt.Key.Key_Escape or (event.key() in ENTER and ctrl)
