"""Chips with counts, a box for words and three lists: what the board shows."""

from collections.abc import Iterable
from dataclasses import replace
from enum import StrEnum
from functools import partial

from PySide6.QtCore import QCoreApplication, QSignalBlocker, QTimer, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from models.queries.ticket_rows import BoardCounts
from models.rules.terms import ServiceGrade, TicketKind
from views.tickets.choice import WORDS, BoardChoice, Group, counted
from views.wording import term

translate = QCoreApplication.translate

TYPING_PAUSE_MS = 200


class FilterBar(QWidget):
    """Shows and changes a ``BoardChoice``; ``chosen`` tells every change once."""

    chosen = Signal(object)

    def __init__(self, choice: BoardChoice, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choice = choice
        self._chips: dict[Group, QToolButton] = {}
        self._pause = QTimer(self, singleShot=True, interval=TYPING_PAUSE_MS)
        self._pause.timeout.connect(self._take)
        self.words = QLineEdit(self, clearButtonEnabled=True)
        self.words.setPlaceholderText(
            translate("Tickets", "Number, customer, circuit, phone, symptom")
        )
        self.words.setAccessibleName(translate("Tickets", "Find on the board"))
        self.crew = QComboBox(self)
        self.grade = QComboBox(self)
        self.kind = QComboBox(self)
        self.clear = QPushButton(translate("Tickets", "Clear filters"), self)
        self._build()
        self.show_choice(choice)
        self._listen()

    @property
    def choice(self) -> BoardChoice:
        """What is shown now."""
        return self._choice

    def show_counts(self, counts: BoardCounts) -> None:
        """Write the counts on the chips; late and nearly due ones take their colour."""
        for group, chip in self._chips.items():
            count = counted(group, counts)
            chip.setText(WORDS[group]() if count is None else f"{WORDS[group]()} {count}")
            if group in (Group.LATE, Group.NEAR):
                tone = "overdue" if group is Group.LATE else "soon"
                _retone(chip, tone if count else "")

    def show_crews(self, crews: Iterable[tuple[str, str]]) -> None:
        """Offer these crews as (code, name), keeping the chosen one."""
        with QSignalBlocker(self.crew):
            _fill(self.crew, translate("Tickets", "Every crew"), crews)
            _select(self.crew, self._choice.crew)

    def show_choice(self, choice: BoardChoice) -> None:
        """Set every part to a choice without telling it again."""
        self._choice = choice
        self._chips[choice.group].setChecked(True)
        with QSignalBlocker(self.words):
            self.words.setText(choice.text)
        for box, value in (
            (self.crew, choice.crew),
            (self.grade, choice.grade),
            (self.kind, choice.kind),
        ):
            with QSignalBlocker(box):
                _select(box, value)
        self.clear.setVisible(choice.narrowed)

    def clear_filters(self) -> None:
        """Hide nothing any more within the chosen chip."""
        self._adopt(self._choice.cleared())

    def _build(self) -> None:
        chips = QHBoxLayout()
        chips.setSpacing(4)
        exclusive = QButtonGroup(self)
        for group in Group:
            chip = QToolButton(self)
            chip.setText(WORDS[group]())
            chip.setCheckable(True)
            chip.setProperty("chip", "true")
            exclusive.addButton(chip)
            chips.addWidget(chip)
            chip.clicked.connect(partial(self._choose, group))
            self._chips[group] = chip
        chips.addStretch(1)
        _fill(self.crew, translate("Tickets", "Every crew"), ())
        _fill(self.grade, translate("Tickets", "Every grade"), _terms(ServiceGrade))
        _fill(self.kind, translate("Tickets", "Every kind"), _terms(TicketKind))
        self.crew.setAccessibleName(translate("Tickets", "Crew"))
        self.grade.setAccessibleName(translate("Tickets", "Grade"))
        self.kind.setAccessibleName(translate("Tickets", "Kind"))
        boxes = QHBoxLayout()
        boxes.addWidget(self.words, 1)
        for box in (self.crew, self.grade, self.kind):
            boxes.addWidget(box)
        boxes.addWidget(self.clear)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addLayout(chips)
        layout.addLayout(boxes)

    def _listen(self) -> None:
        self.words.textChanged.connect(lambda _: self._pause.start())
        self.words.returnPressed.connect(self._take)
        for box in (self.crew, self.grade, self.kind):
            box.currentIndexChanged.connect(lambda _: self._take())
        self.clear.clicked.connect(lambda _: self.clear_filters())

    def _choose(self, group: Group) -> None:
        self._adopt(replace(self._choice, group=group))

    def _take(self) -> None:
        self._pause.stop()
        self._adopt(
            BoardChoice(
                group=self._choice.group,
                text=self.words.text(),
                crew=self.crew.currentData() or "",
                grade=self.grade.currentData() or "",
                kind=self.kind.currentData() or "",
            )
        )

    def _adopt(self, choice: BoardChoice) -> None:
        changed = choice != self._choice
        self.show_choice(choice)
        if changed:
            self.chosen.emit(choice)


def _terms(kind: type[StrEnum]) -> list[tuple[str, str]]:
    return [(member.value, term(member)) for member in kind]


def _fill(box: QComboBox, everything: str, choices: Iterable[tuple[str, str]]) -> None:
    box.clear()
    box.addItem(everything, "")
    for value, text in choices:
        box.addItem(text, value)


def _select(box: QComboBox, value: str) -> None:
    at = box.findData(value)
    if at < 0 and value:
        box.addItem(value, value)
        at = box.count() - 1
    box.setCurrentIndex(max(at, 0))


def _retone(widget: QWidget, tone: str) -> None:
    if widget.property("tone") != tone:
        widget.setProperty("tone", tone)
        widget.style().unpolish(widget)
        widget.style().polish(widget)
