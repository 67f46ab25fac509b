"""Editors for copying a sheet by hand: times read as of the day the crew was sent, short lists."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from views.widgets.editors import FigureEditor, LinesEditor, MomentEditor
from views.widgets.plain_label import PlainLabel

translate = QCoreApplication.translate

_SLACK = timedelta(minutes=5)
TESTS: tuple[tuple[str, str, Callable[[], str]], ...] = (
    ("optical_dbm", "dBm", lambda: translate("PapersOut", "Received light, dBm")),
    ("loss_percent", "%", lambda: translate("PapersOut", "Packet loss, %")),
)


class SheetMoment(MomentEditor):
    """A time as it stands on the sheet: ``0020`` after a dispatch at 23:50 is the next day's."""

    def __init__(self, sent_at: datetime, parent: QWidget | None = None) -> None:
        super().__init__(lambda: sent_at, parent)
        self._sent_at = sent_at

    def moment(self) -> datetime | str | None:
        """Return the moment, on the day after where the clock has gone round."""
        told = super().moment()
        bare = self.text().strip().replace(":", "").replace("：", "")
        if isinstance(told, datetime) and bare.isdigit() and told < self._sent_at - _SLACK:
            return told + timedelta(days=1)
        return told


class ReadLines(LinesEditor):
    """One thing a line, each read into what the service takes."""

    def __init__(
        self, read: Callable[[str], object], hint: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent, lines=2)
        self._read = read
        self.setPlaceholderText(hint)

    def value(self) -> Any:
        """Return what the lines say."""
        return [
            self._read(line.strip()) for line in self.toPlainText().splitlines() if line.strip()
        ]


class TestFigures(QWidget):
    """The two figures a sheet has room for."""

    __test__ = False
    touched = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._boxes: dict[str, FigureEditor] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        for at, (item, _unit, word) in enumerate(TESTS):
            box = FigureEditor(self)
            box.setAccessibleName(word())
            box.touched.connect(self.touched)
            grid.addWidget(PlainLabel(word(), self, role="muted"), 0, at * 2)
            grid.addWidget(box, 0, at * 2 + 1)
            self._boxes[item] = box
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFocusProxy(self._boxes[TESTS[0][0]])

    def value(self) -> Any:
        """Return the measured ones."""
        units = {item: unit for item, unit, _ in TESTS}
        return [
            {"item": item, "value": box.value(), "unit": units[item]}
            for item, box in self._boxes.items()
            if box.value() is not None
        ]

    def raw(self) -> Any:
        """Return what was typed, by item."""
        return {item: box.raw() for item, box in self._boxes.items()}

    def restore(self, raw: Any) -> None:
        """Show what was typed."""
        for item, text in dict(raw or {}).items():
            if item in self._boxes:
                self._boxes[item].restore(text)
