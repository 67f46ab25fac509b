"""A field with its label before and its problem beside; a form that walks them with Enter."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from models.errors import RefusedError
from views.widgets.plain_label import PlainLabel

ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class FormField(QWidget):
    """An editor with a label (``&`` marks the access key) and room for a problem below."""

    def __init__(
        self,
        label: str,
        editor: QWidget,
        parent: QWidget | None = None,
        *,
        required: bool = False,
        hint: str = "",
    ) -> None:
        super().__init__(parent)
        self.editor, self._hint = editor, hint
        self._entered = _line_of(editor)
        self.label = PlainLabel(f"{label} *" if required else label)
        self.label.setBuddy(editor)
        self._entered.setAccessibleName(label.replace("&", ""))
        self.note = PlainLabel(hint, self, role="faint", wrap=True)
        self.note.setVisible(bool(hint))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(editor)
        column.addWidget(self.note)
        self.setFocusProxy(editor)

    @property
    def hint(self) -> str:
        """What is said below the field while nothing is wrong with it."""
        return self._hint

    def show_problem(self, text: str) -> None:
        """Say beside the field what is wrong with it."""
        self._mark(wrong=True)
        self.note.set_role("problem")
        self.note.setText(text)
        self.note.show()
        self._entered.setAccessibleDescription(text)

    def show_hint(self, text: str) -> None:
        """Say something helpful below the field, unless a problem stands there."""
        self._hint = text
        if self.note.property("role") != "problem":
            self.clear_problem()

    def clear_problem(self) -> None:
        """Show the hint again, if there is one."""
        self._mark(wrong=False)
        self.note.set_role("faint")
        self.note.setText(self._hint)
        self.note.setVisible(bool(self._hint))
        self._entered.setAccessibleDescription("")

    def _mark(self, *, wrong: bool) -> None:
        if bool(self._entered.property("wrong")) != wrong:
            self._entered.setProperty("wrong", wrong)
            self._entered.style().unpolish(self._entered)
            self._entered.style().polish(self._entered)


def _line_of(editor: QWidget) -> QWidget:
    """Return the line typed in: of a box that finds, the one it hands the focus to."""
    line = editor.focusProxy()
    return line if isinstance(line, QLineEdit) else editor


class Form(QWidget):
    """Fields in rows: labels in one column, editors in the next.

    Enter goes to the next field (a new line where a field has lines), Ctrl+Enter emits
    ``saved``.
    """

    saved = Signal()

    def __init__(self, parent: QWidget | None = None, *, columns: int = 1) -> None:
        super().__init__(parent)
        self.fields: dict[str, FormField] = {}
        self._columns, self._cell = columns, 0
        self._grid = QGridLayout(self)
        gap = self.fontMetrics().height() // 2
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(gap)
        self._grid.setVerticalSpacing(gap)
        for column in range(columns):
            self._grid.setColumnStretch(column * 2 + 1, 1)

    def add(self, name: str, field: FormField, *, wide: bool = False) -> FormField:
        """Add a field; a wide one takes the whole row."""
        across = self._columns if wide else 1
        if self._cell % self._columns + across > self._columns:
            self._cell += self._columns - self._cell % self._columns
        row, column = divmod(self._cell, self._columns)
        top = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight
        line = self.fontMetrics().height() * 2  # a label stands beside the first line of many
        field.label.setMinimumHeight(min(field.editor.sizeHint().height(), line))
        field.label.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._grid.addWidget(field.label, row, column * 2, top)
        self._grid.addWidget(field, row, column * 2 + 1, 1, across * 2 - 1)
        self._cell += across
        self.fields[name] = field
        return field

    def add_row(self, widget: QWidget | QHBoxLayout) -> None:
        """Add something that is no field across the whole form, such as the clock shown live."""
        self._cell += -self._cell % self._columns
        row = self._cell // self._columns
        if isinstance(widget, QWidget):
            self._grid.addWidget(widget, row, 0, 1, self._columns * 2)
        else:
            self._grid.addLayout(widget, row, 0, 1, self._columns * 2)
        self._cell += self._columns

    def show_refusal(self, error: Exception, word: Callable[[Exception], str]) -> bool:
        """Put a refusal beside the field it names and go there; say whether it named one."""
        name = str(error.facts.get("field", "")) if isinstance(error, RefusedError) else ""
        field = self.fields.get(name)
        if field is None:
            return False
        field.show_problem(word(error))
        field.editor.setFocus()
        return True

    def clear_problems(self) -> None:
        """Start anew before a save."""
        for field in self.fields.values():
            field.clear_problem()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() not in ENTER:
            super().keyPressEvent(event)
        elif event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.saved.emit()
        elif not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.focusNextChild()
        else:
            super().keyPressEvent(event)
