"""What only a hand-over asks: remarks by ticket, things counted, the next one's password."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from models.queries.handovers import Counted
from models.services.handovers import KEYS, Count
from views.widgets.editors import LineEditor
from views.widgets.plain_label import PlainLabel
from views.wording import term

translate = QCoreApplication.translate


class Notes(QObject):
    """The remarks typed so far, by ticket number; an editor without a box of its own."""

    touched = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.told: dict[str, str] = {}

    def set_note(self, number: str, text: str) -> None:
        """Keep a remark, or forget an empty one."""
        if text.strip():
            self.told[number] = text
        else:
            self.told.pop(number, None)
        self.touched.emit()

    def value(self) -> Any:
        """Return the remarks by ticket."""
        return {number: text.strip() for number, text in self.told.items()}

    def raw(self) -> Any:
        """Return the remarks, fit for a draft."""
        return dict(self.told)

    def restore(self, raw: Any) -> None:
        """Take the remarks a draft kept."""
        self.told.clear()
        self.told.update(raw or {})


class PasswordEditor(LineEditor):
    """A password: shown as dots, and in no draft."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, code=True)
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, on=False)

    def value(self) -> Any:
        """Return the password as typed."""
        return self.text()

    def raw(self) -> Any:
        """Return nothing: what is secret is not kept."""
        return ""


class CountsEditor(QWidget):
    """A line for each kind of thing: what should be there, what was found, what to say of it."""

    touched = Signal()

    def __init__(self, counts: Sequence[Counted], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._boxes: dict[str, tuple[LineEditor, LineEditor]] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setColumnStretch(3, 1)
        for one in counts:
            name = str(one.instrument or one.kind)
            said = translate("Handover", "{store} in, {lent} out")
            self._add(name, _word(one), said.format(store=one.in_store, lent=one.lent))
        self._add(KEYS, translate("Handover", "Keys"), "")
        first = next(iter(self._boxes.values()))
        self.setFocusProxy(first[0])

    def value(self) -> Any:
        """Return what was counted."""
        return [
            Count(name, found.value(), note.value())
            for name, (found, note) in self._boxes.items()
            if found.value() or note.value()
        ]

    def raw(self) -> Any:
        """Return what was typed, by thing."""
        return {name: [found.raw(), note.raw()] for name, (found, note) in self._boxes.items()}

    def restore(self, raw: Any) -> None:
        """Show what was typed."""
        for name, texts in dict(raw or {}).items():
            if name in self._boxes:
                for box, text in zip(self._boxes[name], texts, strict=True):
                    box.restore(text)

    def _add(self, name: str, word: str, expected: str) -> None:
        at = len(self._boxes)
        found, note = LineEditor(self, code=True), LineEditor(self)
        found.setMaximumWidth(self.fontMetrics().averageCharWidth() * 8)
        note.setMinimumWidth(self.fontMetrics().averageCharWidth() * 6)
        found.setPlaceholderText(translate("Handover", "found"))
        note.setPlaceholderText(translate("Handover", "note"))
        found.setAccessibleName(f"{word} {expected}")
        for column, part in enumerate(
            (PlainLabel(word, self), PlainLabel(expected, self, role="muted"), found, note)
        ):
            self._grid.addWidget(part, at, column)
        for box in (found, note):
            box.touched.connect(self.touched)
        self._boxes[name] = (found, note)


def _word(one: Counted) -> str:
    if one.instrument is not None:
        return term(one.instrument)
    return translate("Handover", "Vehicles")
