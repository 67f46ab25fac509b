"""One editor for each kind of fact; all tell their value, and their raw text for a draft."""

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any, cast

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QWidget,
)

from models.rules.terms import CallOutcome
from views.widgets import editors as fields
from views.widgets.editors import Editor, MomentEditor
from views.widgets.plain_label import PlainLabel
from views.wording import term

translate = QCoreApplication.translate

Option = tuple[str, str]


class LineEditor(fields.LineEditor):
    """A line of text; blank is nothing told."""

    def value(self) -> Any:
        """Return the line, none when blank."""
        return super().value() or None


class NumberEditor(LineEditor):
    """A number; text that is none goes on to the service to be refused beside the field."""

    def value(self) -> Any:
        """Return an int, a float, the text as typed, or none when blank."""
        told = self.text().strip()
        for kind in (int, float):
            try:
                return kind(told)
            except ValueError:
                continue
        return told or None


class ProseEditor(fields.LinesEditor):
    """Several lines; blank is nothing told."""

    def value(self) -> Any:
        """Return the text, none when blank."""
        return super().value() or None


class LinesEditor(ProseEditor):
    """One entry a line; ``read`` turns a line into an entry."""

    def __init__(
        self, read: Callable[[str], object], hint: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._read = read
        self.setPlaceholderText(hint)

    def value(self) -> object:
        """Return the entries; none without any."""
        lines = [line.strip() for line in self.toPlainText().splitlines()]
        return [self._read(line) for line in lines if line] or None


class ChoiceEditor(QComboBox):
    """One of a list; an optional choice starts empty."""

    touched = Signal()

    def __init__(
        self, options: Iterable[Option], *, needed: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        if not needed:
            self.addItem("", "")
        for value, text in options:
            self.addItem(text, value)
        if needed and self.count() > 1:
            self.setCurrentIndex(-1)
            self.setPlaceholderText(translate("Facts", "choose"))
        self.activated.connect(lambda _: self.touched.emit())

    def value(self) -> object:
        """Return the chosen value, none without one."""
        return self.currentData() or None

    def raw(self) -> str:
        """Return the chosen value as text."""
        return self.currentData() or ""

    def restore(self, raw: Any) -> None:
        """Choose a value; one that is not offered leaves the box as it is."""
        at = self.findData(str(raw))
        if at >= 0:
            self.setCurrentIndex(at)


class AnswerEditor(ChoiceEditor):
    """Yes, no, or not asked."""

    def __init__(self, parent: QWidget | None = None) -> None:
        options = (("yes", translate("Facts", "yes")), ("no", translate("Facts", "no")))
        super().__init__(options, needed=False, parent=parent)

    def value(self) -> object:
        """Return true, false, or none when not asked."""
        return {"yes": True, "no": False}.get(self.raw())


class TestsEditor(QWidget):
    """The usual measurements, each with its box; blank ones were not measured."""

    __test__ = False
    touched = Signal()
    ITEMS: tuple[tuple[str, str], ...] = (
        ("optical_dbm", "dBm"),
        ("loss_percent", "%"),
        ("latency_ms", "ms"),
        ("ber", ""),
    )

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._boxes: dict[str, NumberEditor] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        for at, (item, unit) in enumerate(self.ITEMS):
            box = NumberEditor(self)
            box.setAccessibleName(measure_word(item))
            box.touched.connect(self.touched)
            name = f"{measure_word(item)} ({unit})" if unit else measure_word(item)
            grid.addWidget(PlainLabel(name, role="muted"), 0, at)
            grid.addWidget(box, 1, at)
            self._boxes[item] = box
        self.setFocusProxy(self._boxes[self.ITEMS[0][0]])

    def value(self) -> object:
        """Return the measured ones, none without any."""
        units = dict(self.ITEMS)
        told = [
            {"item": item, "value": box.value(), "unit": units[item] or None}
            for item, box in self._boxes.items()
            if box.value() is not None
        ]
        return told or None

    def raw(self) -> dict[str, str]:
        """Return what was typed, by item."""
        return {item: box.text() for item, box in self._boxes.items()}

    def restore(self, raw: Any) -> None:
        """Show what was typed."""
        for item, text in dict(raw).items():
            if item in self._boxes:
                self._boxes[item].setText(text)


def measure_word(item: str) -> str:
    """Return a measurement's name; one outside the usual list stands as it is."""
    said = _TESTS.get(item)
    return said() if said else item


_TESTS: dict[str, Callable[[], str]] = {
    "optical_dbm": lambda: translate("Facts", "Received light"),
    "loss_percent": lambda: translate("Facts", "Packet loss"),
    "latency_ms": lambda: translate("Facts", "Delay"),
    "ber": lambda: translate("Facts", "Bit errors"),
}


class AttemptsEditor(QWidget):
    """Calls to a customer who does not open: when, which phone, how it went."""

    touched = Signal()
    ROWS = 3

    def __init__(self, now: Callable[[], datetime], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[tuple[MomentEditor, LineEditor, ChoiceEditor]] = []
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        outcomes = [(one.value, term(one)) for one in CallOutcome]
        for at in range(self.ROWS):
            row = (
                MomentEditor(now, self),
                LineEditor(self),
                ChoiceEditor(outcomes, needed=False, parent=self),
            )
            row[1].setPlaceholderText(translate("Facts", "Phone"))
            for column, box in enumerate(row):
                grid.addWidget(box, at, column)
            for editor in cast("tuple[Editor, ...]", row):
                editor.touched.connect(self.touched)
            self._rows.append(row)
        self.setFocusProxy(self._rows[0][0])

    def value(self) -> object:
        """Return the calls entered."""
        return [
            {"called_at": at.value(), "phone": phone.value(), "outcome": outcome.value()}
            for at, phone, outcome in self._rows
            if at.value() or outcome.value()
        ]

    def raw(self) -> list[list[str]]:
        """Return what was typed, row by row."""
        return [[box.raw() for box in row] for row in self._rows]

    def restore(self, raw: Any) -> None:
        """Show what was typed."""
        for row, texts in zip(self._rows, raw, strict=False):
            for box, text in zip(cast("tuple[Editor, ...]", row), texts, strict=True):
                box.restore(text)
