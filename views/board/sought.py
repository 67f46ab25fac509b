"""What the board is narrowed to: hidden in the lists, dimmed on the chart."""

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass

from PySide6.QtCore import QCoreApplication, QSignalBlocker, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QWidget

from models.queries.board_rows import BoardLine, GanttBar, GanttCrew
from models.rules.terms import ServiceGrade, TicketKind
from models.rules.text import search_key
from views.widgets.choice_box import ChoiceBox

translate = QCoreApplication.translate

PAUSE_MS = 200


@dataclass(frozen=True, slots=True)
class Sought:
    """Words, kind, grade and zone; empty means every one."""

    words: str = ""
    kind: str = ""
    grade: str = ""
    zone: str = ""

    @property
    def narrows(self) -> bool:
        """Say whether anything is left out."""
        return self != Sought()

    def wants(self, one: BoardLine | GanttBar, zones: dict[str, str]) -> bool:
        """Say whether a ticket or bar is among what is sought; ``zones`` are crews' zones."""
        if self.kind and one.kind != self.kind:
            return False
        if self.grade and one.grade != self.grade:
            return False
        if self.zone and zones.get(one.crew_code, "") not in ("", self.zone):
            return False
        if not self.words.strip():
            return True
        texts = (one.number, one.customer_name, one.town, one.symptom, one.crew_code)
        text = search_key("\n".join(texts))
        return all(search_key(word) in text for word in self.words.split())

    def wants_crew(self, crew: GanttCrew) -> bool:
        """Say whether a crew's row is among what is sought."""
        return not self.zone or crew.zone == self.zone

    def to_text(self) -> str:
        """Return the choice as the desk keeps it."""
        return json.dumps(asdict(self))

    @classmethod
    def from_text(cls, text: str) -> "Sought":
        """Return the choice kept; a spoiled one is every ticket."""
        try:
            told = json.loads(text) if text else {}
            return cls(**{name: str(told.get(name, "")) for name in cls.__slots__})
        except (ValueError, AttributeError):
            return cls()


class SoughtLine(QWidget):
    """One line with the words and three lists; ``chosen`` tells every change once."""

    chosen = Signal(object)

    def __init__(self, sought: Sought, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sought = sought
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._take)
        self.words = QLineEdit(self, clearButtonEnabled=True)
        self.words.setPlaceholderText(
            translate("Board", "Number, customer, town, symptom: lists hide, the chart dims")
        )
        self.words.setAccessibleName(translate("Board", "Find on the board"))
        self.kind = ChoiceBox(TicketKind, self, empty=translate("Board", "Every kind"))
        self.grade = ChoiceBox(ServiceGrade, self, empty=translate("Board", "Every grade"))
        self.zone = ChoiceBox([], self, empty=translate("Board", "Every zone"))
        self.clear = QPushButton(translate("Board", "Show all"), self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.words, 1)
        for box in (self.kind, self.grade, self.zone, self.clear):
            row.addWidget(box)
        self._show(sought)
        self.words.textChanged.connect(lambda _: self._pause.start())
        self.words.returnPressed.connect(self._take)
        for box in (self.kind, self.grade, self.zone):
            box.currentIndexChanged.connect(lambda _: self._take())
        self.clear.clicked.connect(lambda _: self.show_all())

    def show_zones(self, zones: Iterable[str]) -> None:
        """Offer the zones crews belong to."""
        with QSignalBlocker(self.zone):
            self.zone.show_choices([(zone, zone) for zone in zones])
            self.zone.set_value(self.sought.zone or None)
        self.zone.setVisible(self.zone.count() > 1)

    def show_all(self) -> None:
        """Leave nothing out any more."""
        self._adopt(Sought())

    def _take(self) -> None:
        self._pause.stop()
        self._adopt(
            Sought(
                words=self.words.text(),
                kind=self.kind.value() or "",
                grade=self.grade.value() or "",
                zone=self.zone.value() or "",
            )
        )

    def _adopt(self, sought: Sought) -> None:
        changed = sought != self.sought
        self.sought = sought
        self._show(sought)
        if changed:
            self.chosen.emit(sought)

    def _show(self, sought: Sought) -> None:
        with QSignalBlocker(self.words):
            if self.words.text() != sought.words:
                self.words.setText(sought.words)
        for box, value in ((self.kind, sought.kind), (self.grade, sought.grade)):
            with QSignalBlocker(box):
                box.set_value(value or None)
        with QSignalBlocker(self.zone):
            self.zone.set_value(sought.zone or None)
        self.clear.setVisible(sought.narrows)
