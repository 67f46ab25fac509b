"""Which printer, paper, copies and ink: chosen once for a form and remembered at the desk."""

from PySide6.QtCore import QCoreApplication, QSignalBlocker, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QSpinBox, QWidget

from console.press.printers import Choice
from models.errors import RefusedError
from views.desk import Desk
from views.widgets.choice_box import ChoiceBox
from views.widgets.plain_label import PlainLabel
from views.wording import paper_word

translate = QCoreApplication.translate

MOST_COPIES = 9


class WayBox(QWidget):
    """One row of choices; ``changed`` tells that the paper or its ink is another now."""

    changed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._form = desk, ""
        self.printer = ChoiceBox([], self)
        self.paper = ChoiceBox([], self)
        self.ink = ChoiceBox(_inks(), self)
        self.copies = QSpinBox(self)
        self.copies.setRange(1, MOST_COPIES)
        self.by_ply = QCheckBox(translate("Way", "one sheet for each ply"), self)
        self._build()

    def show_form(self, form: str) -> None:
        """Ask for the papers of a form and the printers there are."""
        self._form = form
        self.paper.show_choices([])
        self._desk.paper.papers(self, form, self._show_papers)
        self._desk.press.find(self, self._show_printers, failed=self._no_printers)

    def choice(self) -> Choice:
        """Return what is chosen."""
        return Choice(
            printer=self.printer.value() or "",
            paper=self.paper.value() or "",
            copies=self.copies.value(),
            by_ply=self.by_ply.isChecked(),
            ink=self.ink.value(),
        )

    def remember(self) -> None:
        """Keep what is chosen for the next time."""
        self._desk.press.printers.choose(self._form, self.choice())

    def _build(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        for word, box in (
            (translate("Way", "Printer"), self.printer),
            (translate("Way", "Paper"), self.paper),
            (translate("Way", "Print"), self.ink),
            (translate("Way", "Copies"), self.copies),
        ):
            row.addWidget(PlainLabel(word, self, role="muted"))
            row.addWidget(box)
            box.setAccessibleName(word)
        for box in (self.printer, self.paper, self.ink):
            box.setSizeAdjustPolicy(ChoiceBox.SizeAdjustPolicy.AdjustToContents)
        row.addWidget(self.by_ply)
        row.addStretch(1)
        self.paper.currentIndexChanged.connect(lambda _: self.changed.emit())
        self.ink.currentIndexChanged.connect(lambda _: self.changed.emit())
        self.by_ply.toggled.connect(lambda _: self.changed.emit())

    def _show_papers(self, papers: tuple[str, ...]) -> None:
        kept = self._desk.press.printers.choice(self._form)
        with QSignalBlocker(self):
            self.paper.show_choices([(name, paper_word(name)) for name in papers])
            self.paper.set_value(kept.paper)
            self.ink.set_value(kept.ink)
            self.copies.setValue(kept.copies)
            self.by_ply.setChecked(kept.by_ply)
        self.changed.emit()

    def _show_printers(self, printers: tuple[str, ...]) -> None:
        kept = self._desk.press.printers.choice(self._form)
        self.printer.show_choices([(name, name) for name in printers])
        self.printer.set_value(kept.printer)
        self.printer.setEnabled(bool(printers))
        self.printer.setToolTip("")
        if not printers:
            self.printer.show_choices([("", translate("Way", "no printer"))])

    def _no_printers(self, error: Exception) -> None:
        self._show_printers(())
        if isinstance(error, RefusedError):
            self.printer.setToolTip(self._desk.word(error))


def _inks() -> list[tuple[str, str]]:
    return [
        ("all", translate("Way", "the whole form")),
        ("data", translate("Way", "only the data, onto stationery")),
        ("rest", translate("Way", "only what stationery had no room for")),
    ]
