"""The form beside a list: Enter goes on, Ctrl+Enter saves, Esc puts it away and loses nothing."""

from collections.abc import Callable, Mapping
from typing import Any, cast

from PySide6.QtCore import QCoreApplication, QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from console.drafts import FormDraft
from models.errors import ConflictError, RefusedError
from views.desk import Desk
from views.widgets.editors import Editor
from views.widgets.form_field import ENTER, Form, FormField
from views.widgets.message_bar import MessageBar
from views.widgets.plain_label import PlainLabel

translate = QCoreApplication.translate


class DraftForm(QWidget):
    """``done`` tells that it is stored and carries what came of it, ``left`` that it is away.

    What was typed is kept as a draft under ``draft`` until it is saved or thrown away; a
    refusal stands beside the field it names, or above the form. A subclass adds its fields,
    then calls ``build`` and ``propose``, and says in ``send`` what saving does.
    """

    done = Signal(object)
    left = Signal()

    def __init__(
        self, desk: Desk, parent: QWidget | None = None, *, draft: str, title: str
    ) -> None:
        super().__init__(parent)
        self.setObjectName("verbForm")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.desk, self._title = desk, title
        self._editors: dict[str, Editor] = {}
        self._busy = self._left_behind = False
        self._draft = FormDraft(desk.drafts, draft, self._raw, owner=self)
        self.bar = MessageBar(self)
        self.form = Form(self)
        self.form.saved.connect(self.save)
        self.save_button = QPushButton(translate("Form", "&Save  Ctrl+Enter"), self)

    # What a subclass says

    def send(self, *, over: bool = False) -> None:
        """Do it by ``act``; ``over`` saves knowingly over what somebody else saved."""
        raise NotImplementedError

    def may_save_over(self) -> bool:
        """Say whether a lost race can be saved over."""
        return True

    def field_of(self, error: RefusedError) -> str:
        """Return the field a refusal is about; none for the form as a whole."""
        return str(error.facts.get("field", ""))

    # Being used

    def start(self) -> None:
        """Put the keyboard on the first field, its text marked to be typed over."""
        first = next(iter(self._editors.values()), None)
        if first is not None:
            cast(QWidget, first).setFocus(Qt.FocusReason.TabFocusReason)

    def save(self) -> None:
        """Do it: one form, one call of the service, one transaction."""
        if not self._busy:
            self.clear()
            self.send()

    def clear(self) -> None:
        """Keep what was typed and take away what was said about it."""
        self.keep()
        self.form.clear_problems()
        self.bar.clear()

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

    # Building

    def add_field(self, name: str, field: FormField) -> None:
        """Add a field whose editor tells its value and keeps a draft."""
        self.form.add(name, field)
        self._editors[name] = cast(Editor, field.editor)

    def build(self) -> None:
        """Lay the form out once its fields are there."""
        column = QVBoxLayout(self)
        column.addWidget(PlainLabel(self._title, self, role="strong", wrap=True))
        column.addWidget(self.bar)
        column.addWidget(self._scrolled(), 1)
        column.addLayout(self._buttons())

    def propose(self, values: Mapping[str, Any]) -> Mapping[str, Any]:
        """Show proposed values, and over them what a draft kept, which is returned."""
        self._restore({name: value for name, value in values.items() if value is not None})
        kept = self.desk.drafts.recall(self._draft.form) or {}
        self._restore(kept)
        if kept:
            self.bar.show_notice(translate("Form", "What you had typed here is back."))
        for editor in self._editors.values():
            editor.touched.connect(self._draft.touched)
        return kept

    def _restore(self, values: Mapping[str, Any]) -> None:
        for name, value in values.items():
            if name in self._editors:
                self._editors[name].restore(value)

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
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        return scroll

    def _buttons(self) -> QHBoxLayout:
        self.save_button.setProperty("strong", "true")
        self.save_button.clicked.connect(self.save)
        away = QPushButton(translate("Form", "Put away  Esc"), self)
        away.clicked.connect(self.put_away)
        forget = QPushButton(translate("Form", "Throw away"), self)
        forget.clicked.connect(self.throw_away)
        buttons = QHBoxLayout()
        buttons.addWidget(self.save_button)
        buttons.addWidget(away)
        buttons.addStretch(1)
        buttons.addWidget(forget)
        return buttons

    # Saving

    def act(self, service: Callable[[Any], Any], **more: Any) -> None:
        """Run a service and hear how it went; the form is busy until then."""
        self._mark_busy(busy=True)
        self.desk.act(self, service, self.stored, failed=self.refused, **more)

    def stored(self, value: Any) -> None:
        """Hear that it is stored."""
        self._mark_busy(busy=False)
        self._draft.stored()
        self.done.emit(value)
        if self._left_behind:
            self.deleteLater()

    def refused(self, error: Exception) -> None:
        """Hear that it is not stored, and say why where the person is looking."""
        self._mark_busy(busy=False)
        if self._left_behind:
            self.desk.show_error(error)
            self.deleteLater()
        elif isinstance(error, ConflictError):
            self.desk.show_error(error, retry=self._save_over if self.may_save_over() else None)
        elif isinstance(error, RefusedError):
            self.show_refusal(error)
        else:
            self.desk.show_error(error, retry=self.save)

    def show_refusal(self, error: RefusedError) -> None:
        """Put a refusal beside its field and go there, or above the form."""
        field = self.form.fields.get(self.field_of(error))
        if field is None or field.isHidden():
            self.bar.show_error(self.desk.word(error), code=error.code)
            return
        field.show_problem(self.desk.word(error))
        field.editor.setFocus()

    def _save_over(self) -> None:
        if not self._busy:
            self.clear()
            self.send(over=True)

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

    # Parts

    def show_field(self, name: str, *, shown: bool) -> None:
        """Show a field with its label, or hide both."""
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
