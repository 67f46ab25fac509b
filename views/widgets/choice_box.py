"""A list to choose one value from, worded by the glossary, that ignores a passing wheel."""

from collections.abc import Sequence
from enum import StrEnum
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QWidget

from views.wording import term


class ChoiceBox(QComboBox):
    """``choices`` is an enum class or pairs of value and text; ``empty`` words no choice."""

    def __init__(
        self,
        choices: type[StrEnum] | Sequence[tuple[Any, str]],
        parent: QWidget | None = None,
        *,
        empty: str | None = None,
    ) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._empty = empty
        self.show_choices(choices)

    def show_choices(self, choices: type[StrEnum] | Sequence[tuple[Any, str]]) -> None:
        """Offer other choices, keeping the one chosen where it is still offered."""
        chosen = self.value() if self.count() else None
        pairs = (
            [(value, term(value)) for value in choices] if isinstance(choices, type) else choices
        )
        self.clear()
        if self._empty is not None:
            self.addItem(self._empty, None)
        for value, text in pairs:
            self.addItem(text, value)
        self.set_value(chosen)

    def value(self) -> Any:
        """Return the value chosen."""
        return self.currentData()

    def set_value(self, value: object) -> None:
        """Choose a value; an unknown one chooses the first."""
        values = [self.itemData(at) for at in range(self.count())]
        self.setCurrentIndex(values.index(value) if value in values else min(0, len(values) - 1))

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()
