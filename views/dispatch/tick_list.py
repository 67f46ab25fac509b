"""A list to tick instruments in; what nobody may take cannot be ticked."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from views import theme

VALUE = Qt.ItemDataRole.UserRole


class TickList(QListWidget):
    """Space ticks; ``changed`` tells every tick. Options are value, text, tone, blocked."""

    changed = Signal()

    def __init__(self, lines: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setUniformItemSizes(True)
        self.setTabKeyNavigation(False)
        self.setFixedHeight(self.fontMetrics().height() * lines + 2 * self.frameWidth())
        self.itemChanged.connect(lambda _: self.changed.emit())

    def sizeHint(self) -> QSize:
        """Ask for the lines it was made for and no more."""
        return QSize(super().sizeHint().width(), self.minimumHeight())

    def show_options(self, options: Sequence[tuple[str, str, str | None, bool]]) -> None:
        """Offer these, keeping what is ticked where it is still offered."""
        ticked = set(self.ticked())
        silent = QSignalBlocker(self)
        self.clear()
        for value, text, tone, blocked in options:
            item = QListWidgetItem(text)
            item.setData(VALUE, value)
            item.setToolTip("")
            if tone is not None:
                item.setForeground(theme.tone(tone))
            on = value in ticked and not blocked
            item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
            if blocked:
                item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsEnabled)
            self.addItem(item)
        silent.unblock()
        if self.count() and self.currentRow() < 0:
            self.setCurrentRow(0)

    def ticked(self) -> list[str]:
        """Return the values ticked."""
        items = (self.item(at) for at in range(self.count()))
        return [one.data(VALUE) for one in items if one.checkState() is Qt.CheckState.Checked]

    def tick(self, values: Sequence[str]) -> None:
        """Tick exactly these, where they can be."""
        silent = QSignalBlocker(self)
        for at in range(self.count()):
            item = self.item(at)
            on = item.data(VALUE) in values and bool(item.flags() & Qt.ItemFlag.ItemIsEnabled)
            item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
        silent.unblock()
