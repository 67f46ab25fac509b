"""Editors of one field each: what is typed, what it means, and what a draft keeps of it."""

from collections.abc import Sequence
from enum import StrEnum
from typing import Any, Protocol

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QPlainTextEdit, QWidget

from models.errors import RefusedError
from models.rules.office_hours import hours_text, read_hours
from models.rules.phones import read_phone
from views.widgets.choice_box import ChoiceBox

LINES = 3
SEPARATORS = str.maketrans(dict.fromkeys(",，、;；/\n", "\t"))


class Editor(Protocol):
    """What the record dialog asks of each editor."""

    touched: Any

    def value(self) -> Any:
        """Return what is meant; raises ``RefusedError`` for what means nothing."""

    def restore(self, value: Any) -> None:
        """Show a value of the record, or what a draft kept."""

    def raw(self) -> Any:
        """Return what a draft keeps, as JSON has it."""


class LineEditor(QLineEdit):
    """One line of text; codes turn the input method off."""

    touched = Signal()

    def __init__(self, parent: QWidget | None = None, *, code: bool = False) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, not code)
        self.textEdited.connect(lambda _: self.touched.emit())

    def value(self) -> Any:
        """Return the text without blanks around it."""
        return self.text().strip()

    def restore(self, value: Any) -> None:
        """Show a text; nothing for none."""
        self.setText("" if value is None else str(value))
        self.setCursorPosition(0)

    def raw(self) -> Any:
        """Return the text as typed."""
        return self.text()


class DayEditor(LineEditor):
    """A day as 2026-11-20; what is no day goes on to the service, which refuses it here."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, code=True)
        self.setPlaceholderText("2026-11-20")

    def value(self) -> Any:
        """Return the text, none when empty; one-digit months and slashes are made good."""
        told = self.text().strip().replace("/", "-").replace(".", "-")
        parts = told.split("-")
        if all(part.isdigit() for part in parts):
            told = "-".join(part.zfill(2) for part in parts)
        return told or None


class FigureEditor(LineEditor):
    """A figure; what is none goes on to the service, which refuses it here."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, code=True)

    def value(self) -> Any:
        """Return the figure, none when empty, else the text as typed."""
        told = self.text().strip().replace("−", "-")
        try:
            return float(told) if told else None
        except ValueError:
            return told


class HoursEditor(LineEditor):
    """Office hours as 8:30-12:00 14:00-17:30."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, code=True)
        self.setPlaceholderText("8:30-12:00 14:00-17:30")

    def value(self) -> Any:
        """Return the hours as a record keeps them; raises ``customer.bad_hours``."""
        return read_hours(self.text())

    def restore(self, value: Any) -> None:
        """Show hours on record, or what was typed."""
        self.setText(value if isinstance(value, str) else hours_text(value))


class PhonesEditor(LineEditor):
    """Several phones with commas between them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, code=True)

    def value(self) -> Any:
        """Return the phones in one form; raises ``phone.unreadable``."""
        return [self._read(part) for part in self._parts()]

    def restore(self, value: Any) -> None:
        """Show phones on record, or what was typed."""
        self.setText(value if isinstance(value, str) else ", ".join(value or ()))

    def _parts(self) -> list[str]:
        parts = self.text().translate(SEPARATORS).split("\t")
        return [part.strip() for part in parts if part.strip()]

    @staticmethod
    def _read(part: str) -> str:
        try:
            return str(read_phone(part))
        except RefusedError as error:
            raise RefusedError(error.code, **(error.facts | {"field": "phones"})) from error


class LinesEditor(QPlainTextEdit):
    """Several lines of text; Tab goes on."""

    touched = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)
        self.setFixedHeight(self.fontMetrics().lineSpacing() * (LINES + 1))
        self.textChanged.connect(self.touched.emit)

    def value(self) -> Any:
        """Return the text without blanks around it."""
        return self.toPlainText().strip()

    def restore(self, value: Any) -> None:
        """Show a text."""
        self.setPlainText("" if value is None else str(value))

    def raw(self) -> Any:
        """Return the text as typed."""
        return self.toPlainText()


class ChoiceEditor(ChoiceBox):
    """One of a list; ``empty`` words no choice."""

    touched = Signal()

    def __init__(
        self,
        choices: type[StrEnum] | Sequence[tuple[Any, str]],
        parent: QWidget | None = None,
        *,
        empty: str | None = None,
    ) -> None:
        super().__init__(choices, parent, empty=empty)
        self.activated.connect(lambda _: self.touched.emit())

    def restore(self, value: Any) -> None:
        """Choose a value; a draft has it as plain text."""
        self.set_value(value)

    def raw(self) -> Any:
        """Return the value chosen."""
        return self.value()


class FlagEditor(QCheckBox):
    """Yes or no."""

    touched = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.clicked.connect(lambda _: self.touched.emit())

    def value(self) -> Any:
        """Return whether it is ticked."""
        return self.isChecked()

    def restore(self, value: Any) -> None:
        """Tick it or not."""
        self.setChecked(bool(value))

    def raw(self) -> Any:
        """Return whether it is ticked."""
        return self.isChecked()
