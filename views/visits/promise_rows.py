"""Promises as they are made on the phone: what, by when, by whom; a new line when one is filled."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from views.widgets.editors import DayEditor, LineEditor

translate = QCoreApplication.translate

MOST = 6


class _Row(QWidget):
    """One promise."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.what, self.due_on, self.owner = LineEditor(self), DayEditor(self), LineEditor(self)
        self.what.setPlaceholderText(translate("Visits", "What was promised"))
        self.owner.setPlaceholderText(translate("Visits", "Who does it"))
        for editor, name in (
            (self.what, translate("Visits", "What was promised")),
            (self.due_on, translate("Visits", "By which day")),
            (self.owner, translate("Visits", "Who does it")),
        ):
            editor.setAccessibleName(name)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.what, 5)
        row.addWidget(self.due_on, 2)
        row.addWidget(self.owner, 2)

    def is_blank(self) -> bool:
        """Say whether nothing was promised here."""
        return not self.what.text().strip() and not self.due_on.text().strip()


class PromiseRows(QWidget):
    """``value`` is what the facts of a call ask for; an unfinished line is refused there."""

    touched = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: list[_Row] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)
        self._grow()

    def value(self) -> list[dict[str, Any]]:
        """Return the promises told."""
        return [
            {
                "what": row.what.value(),
                "due_on": row.due_on.value() or "",
                "owner": row.owner.value(),
            }
            for row in self.rows
            if not row.is_blank()
        ]

    def texts(self) -> list[str]:
        """Return the words of every promise."""
        return [row.what.text() for row in self.rows]

    def raw(self) -> list[list[str]]:
        """Return what was typed, fit for a draft."""
        return [[r.what.text(), r.due_on.text(), r.owner.text()] for r in self.rows]

    def restore(self, kept: Sequence[Sequence[str]] | None) -> None:
        """Show what a draft kept, or nothing."""
        for row in self.rows[1:]:
            row.deleteLater()
        del self.rows[1:]
        for at, told in enumerate(kept or [["", "", ""]]):
            if at >= len(self.rows):
                self._grow()
            row = self.rows[at]
            for editor, text in zip((row.what, row.due_on, row.owner), told, strict=False):
                editor.setText(text)

    def _grow(self) -> None:
        row = _Row(self)
        self.rows.append(row)
        self._column.addWidget(row)
        if len(self.rows) == 1:
            self.setFocusProxy(row.what)
        else:
            QWidget.setTabOrder(self.rows[-2].owner, row.what)
        row.what.touched.connect(self._typed)
        for editor in (row.due_on, row.owner):
            editor.touched.connect(self.touched)

    def _typed(self) -> None:
        if not self.rows[-1].is_blank() and len(self.rows) < MOST:
            self._grow()
        self.touched.emit()
