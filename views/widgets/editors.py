"""One editor for each kind of field; all tell their value, and their raw text for a draft."""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from enum import StrEnum
from typing import Any, Protocol

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLineEdit, QPlainTextEdit, QWidget

from models.errors import RefusedError
from models.rules.office_hours import hours_text, read_hours
from models.rules.phones import read_phone
from views.moment_edit import MomentEdit
from views.widgets.choice_box import ChoiceBox
from views.widgets.plain_label import PlainLabel

translate = QCoreApplication.translate

LINES = 3
SEPARATORS = str.maketrans(dict.fromkeys(",，、;；/\n", "\t"))


class Editor(Protocol):
    """What a form asks of every editor."""

    touched: Any

    def value(self) -> Any:
        """Return the value as entered; raises ``RefusedError`` for what means nothing."""
        ...

    def raw(self) -> Any:
        """Return what was typed, fit for a draft."""
        ...

    def restore(self, raw: Any) -> None:
        """Show what a draft kept, or a proposed value."""
        ...


class LineEditor(QLineEdit):
    """A line of text, blank an empty one; a ``code`` turns the input method off."""

    touched = Signal()

    def __init__(self, parent: QWidget | None = None, *, code: bool = False) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, not code)
        self.textEdited.connect(lambda _: self.touched.emit())

    def value(self) -> Any:
        """Return the line without blanks around it."""
        return self.text().strip()

    def raw(self) -> Any:
        """Return the line as typed."""
        return self.text()

    def restore(self, raw: Any) -> None:
        """Show a line from its beginning; nothing for none, numbers as they are."""
        self.setText("" if raw is None else str(raw))
        self.setCursorPosition(0)


class NumberEditor(LineEditor):
    """A whole number; what is none goes on to the service, to be refused beside the field."""

    read: Callable[[str], Any] = int

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, code=True)

    def value(self) -> Any:
        """Return the number, the text as typed, or none when blank."""
        told = self.text().strip().replace(",", "").replace("，", "").replace("−", "-")
        try:
            return type(self).read(told)
        except ValueError:
            return told or None


class FigureEditor(NumberEditor):
    """A figure with a fraction; what is none goes on to the service, which refuses it here."""

    read = float


class LinesEditor(QPlainTextEdit):
    """Several lines; Enter breaks the line and Tab moves on."""

    touched = Signal()

    def __init__(self, parent: QWidget | None = None, *, lines: int = LINES) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)
        self.setFixedHeight(self.fontMetrics().lineSpacing() * lines + 14)
        self.textChanged.connect(self.touched)

    def value(self) -> Any:
        """Return the text without blanks around it."""
        return self.toPlainText().strip()

    def raw(self) -> Any:
        """Return the text as typed."""
        return self.toPlainText()

    def restore(self, raw: Any) -> None:
        """Show a text; nothing for none."""
        self.setPlainText("" if raw is None else str(raw))


class ChoiceEditor(ChoiceBox):
    """One of a list; with ``empty`` also none of it."""

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

    def raw(self) -> Any:
        """Return the value chosen; a term is its text."""
        return self.value()

    def restore(self, raw: Any) -> None:
        """Choose a value; a draft has it as plain text."""
        self.set_value(raw)


class FlagEditor(QCheckBox):
    """Yes or no."""

    touched = Signal()

    def __init__(self, parent: QWidget | None = None, *, text: str = "") -> None:
        super().__init__(text, parent)
        self.clicked.connect(lambda _: self.touched.emit())

    def value(self) -> Any:
        """Say whether it is ticked."""
        return self.isChecked()

    def raw(self) -> Any:
        """Say whether it is ticked."""
        return self.isChecked()

    def restore(self, raw: Any) -> None:
        """Tick it, or not."""
        self.setChecked(bool(raw))


class MomentEditor(MomentEdit):
    """A moment as a dispatcher types it."""

    def value(self) -> Any:
        """Return the moment, none when blank, or the text that means none."""
        return self.moment()

    def raw(self) -> Any:
        """Return the text as typed."""
        return self.text()

    def restore(self, raw: Any) -> None:
        """Show a moment, or a text kept."""
        if isinstance(raw, datetime) or raw is None:
            self.set_moment(raw)
        else:
            self.setText(str(raw))


class TicksEditor(QWidget):
    """Any of a short list, each with its box; the first box takes the focus."""

    touched = Signal()

    def __init__(self, options: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._boxes: dict[str, QCheckBox] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(2)
        for at, (value, text) in enumerate(options):
            box = QCheckBox(text, self)
            box.clicked.connect(lambda _: self.touched.emit())
            grid.addWidget(box, at // 2, at % 2)
            self._boxes[value] = box
        first = next(iter(self._boxes.values()), None)
        if first is not None:
            self.setFocusProxy(first)
        else:
            grid.addWidget(PlainLabel(translate("Form", "none to choose"), role="muted"), 0, 0)

    def value(self) -> object:
        """Return the ticked values in list order."""
        return [value for value, box in self._boxes.items() if box.isChecked()]

    def raw(self) -> list[str]:
        """Return the ticked values."""
        return [value for value, box in self._boxes.items() if box.isChecked()]

    def restore(self, raw: Any) -> None:
        """Tick exactly these."""
        for value, box in self._boxes.items():
            box.setChecked(value in raw)


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


Make = Callable[[QWidget], QWidget]


def choice(options: Iterable[tuple[Any, str]], *, empty: str | None = None) -> Make:
    """Return what makes a choice of these."""
    held = list(options)
    return lambda parent: ChoiceEditor(held, parent, empty=empty)
