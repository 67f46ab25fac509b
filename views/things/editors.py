"""One editor for each kind of field; all tell their value, and their raw text for a draft."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime
from typing import Any, Protocol

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QPlainTextEdit, QWidget

from views.moment_edit import MomentEdit
from views.widgets.choice_box import ChoiceBox

translate = QCoreApplication.translate

PROSE_LINES = 3


class Editor(Protocol):
    """What a form asks of every editor."""

    touched: Any

    def value(self) -> object:
        """Return the value as entered, none when nothing was."""
        ...

    def raw(self) -> Any:
        """Return what was typed, fit for a draft."""
        ...

    def restore(self, raw: Any) -> None:
        """Show what a draft kept, or a proposed value."""
        ...


class LineEditor(QLineEdit):
    """A line of text; blank is an empty text."""

    touched = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.textEdited.connect(lambda _: self.touched.emit())

    def value(self) -> object:
        """Return the line."""
        return self.text().strip()

    def raw(self) -> str:
        """Return the line as typed."""
        return self.text()

    def restore(self, raw: Any) -> None:
        """Show a line; numbers as they are."""
        self.setText("" if raw is None else str(raw))


class NumberEditor(LineEditor):
    """A whole number; what is none goes on to the service, to be refused beside the field."""

    def value(self) -> object:
        """Return the number, the text as typed, or none when blank."""
        told = self.text().strip().replace(",", "").replace("，", "")
        try:
            return int(told)
        except ValueError:
            return told or None


class ProseEditor(QPlainTextEdit):
    """Several lines; Enter breaks the line and Tab moves on."""

    touched = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)
        self.setFixedHeight(self.fontMetrics().lineSpacing() * PROSE_LINES + 14)
        self.textChanged.connect(self.touched)

    def value(self) -> object:
        """Return the text."""
        return self.toPlainText().strip()

    def raw(self) -> str:
        """Return the text as typed."""
        return self.toPlainText()

    def restore(self, raw: Any) -> None:
        """Show a text."""
        self.setPlainText("" if raw is None else str(raw))


class ChoiceEditor(ChoiceBox):
    """One of a list; with ``empty`` also none of it."""

    touched = Signal()

    def __init__(
        self,
        options: Sequence[tuple[Any, str]],
        parent: QWidget | None = None,
        *,
        empty: str | None = None,
    ) -> None:
        super().__init__(options, parent, empty=empty)
        self.activated.connect(lambda _: self.touched.emit())

    def raw(self) -> Any:
        """Return the value chosen; a term is its text."""
        return self.value()

    def restore(self, raw: Any) -> None:
        """Choose a value."""
        self.set_value(raw)


class FlagEditor(QCheckBox):
    """Yes or no."""

    touched = Signal()

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.clicked.connect(lambda _: self.touched.emit())

    def value(self) -> object:
        """Say whether it is ticked."""
        return self.isChecked()

    def raw(self) -> bool:
        """Say whether it is ticked."""
        return self.isChecked()

    def restore(self, raw: Any) -> None:
        """Tick it, or not."""
        self.setChecked(bool(raw))


class MomentEditor(MomentEdit):
    """A moment as a dispatcher types it."""

    def value(self) -> datetime | str | None:
        """Return the moment, none when blank, or the text that means none."""
        return self.moment()

    def raw(self) -> str:
        """Return the text as typed."""
        return self.text()

    def restore(self, raw: Any) -> None:
        """Show a moment, or a text kept."""
        if isinstance(raw, datetime) or raw is None:
            self.set_moment(raw)
        else:
            self.setText(str(raw))


Make = Callable[[QWidget], QWidget]


def choice(options: Iterable[tuple[Any, str]], *, empty: str | None = None) -> Make:
    """Return what makes a choice of these."""
    held = list(options)
    return lambda parent: ChoiceEditor(held, parent, empty=empty)


def is_day(value: object) -> bool:
    """Say whether a value is a day and not a moment."""
    return isinstance(value, date) and not isinstance(value, datetime)
