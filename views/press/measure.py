"""Measuring a printer: a page of rulers out, four numbers in, and the next page is true."""

from functools import partial
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QDoubleSpinBox, QFormLayout, QPushButton, QWidget

from console.press.printers import corrected
from console.press.rulers import FORM, RulersWish, aim_of, measured, print_rulers
from models.errors import RefusedError
from models.queries.papers.asking import letterhead
from views.desk import Desk
from views.widgets.choice_box import ChoiceBox
from views.widgets.dialog import QuietDialog
from views.widgets.plain_label import PlainLabel
from views.wording import paper_word

translate = QCoreApplication.translate

MOST_MM = 420.0


class MeasureDialog(QuietDialog):
    """Prints the rulers and takes what was read off them, for one form or for all."""

    def __init__(self, desk: Desk, parent: QWidget, *, printer: str) -> None:
        super().__init__(translate("Measure", "Measure a printer"), parent)
        self._desk = desk
        self.printer = ChoiceBox([], self)
        self.paper = ChoiceBox([], self)
        self.form = ChoiceBox(
            [
                ("", translate("Measure", "all forms")),
                ("F01", "F01"),
                ("F02", "F02"),
            ],
            self,
        )
        self.spots = {name: _millimetres(self) for name in ("left", "top", "across", "down")}
        self.now = PlainLabel("", self, role="muted")
        self._build()
        self._first = printer
        desk.press.find(self, self._show_printers, failed=self._say)
        desk.paper.papers(self, FORM, self._show_papers)

    def print_page(self) -> None:
        """Print the page of rulers as the printer is told now."""
        self._desk.ask(self, letterhead, self._print)

    def accept(self) -> None:
        """Keep what the four numbers say; what no printer does is refused and stays typed."""
        printer, form = self.printer.value() or "", self.form.value()
        before = self._desk.press.printers.placement(printer, form)
        found = measured(
            self.spots["left"].value(),
            self.spots["top"].value(),
            across=self.spots["across"].value(),
            down=self.spots["down"].value(),
        )
        try:
            told = corrected(before, aim_of(self.paper.value()), found)
        except RefusedError as error:
            self._say(error)
            return
        self._desk.press.printers.place(printer, form, told)
        super().accept()

    def _build(self) -> None:
        told = PlainLabel(
            translate(
                "Measure",
                "Print the page, measure it with a ruler, and type what you read. "
                "Then print it again to check.",
            ),
            self,
            wrap=True,
        )
        told.setMinimumWidth(self.fontMetrics().averageCharWidth() * 56)
        self.body.addWidget(told)
        rows = QFormLayout()
        rows.addRow(PlainLabel(translate("Measure", "Printer"), self), self.printer)
        rows.addRow(PlainLabel(translate("Measure", "Paper"), self), self.paper)
        rows.addRow(PlainLabel(translate("Measure", "For"), self), self.form)
        page = QPushButton(translate("Measure", "Print the page of rulers"), self)
        page.setAutoDefault(False)
        page.clicked.connect(self.print_page)
        rows.addRow("", page)
        for name, word in (
            ("left", translate("Measure", "left edge to A, mm")),
            ("top", translate("Measure", "upper edge to A, mm")),
            ("across", translate("Measure", "A to B, mm")),
            ("down", translate("Measure", "A to C, mm")),
        ):
            self.spots[name].setAccessibleName(word)
            rows.addRow(PlainLabel(word, self), self.spots[name])
        rows.addRow(PlainLabel(translate("Measure", "Told now"), self), self.now)
        self.body.addLayout(rows)
        self.buttons(translate("Measure", "Keep"))
        self.paper.currentIndexChanged.connect(lambda _: self._show_aim())
        self.printer.currentIndexChanged.connect(lambda _: self._show_now())
        self.form.currentIndexChanged.connect(lambda _: self._show_now())

    def _show_printers(self, printers: tuple[str, ...]) -> None:
        self.printer.show_choices([(name, name) for name in printers])
        self.printer.set_value(self._first)
        self._show_now()

    def _show_papers(self, papers: tuple[str, ...]) -> None:
        self.paper.show_choices([(name, paper_word(name)) for name in papers])

    def _show_aim(self) -> None:
        if self.paper.value():
            aim = aim_of(self.paper.value())
            for name, spot in self.spots.items():
                spot.setValue(getattr(aim, name))

    def _show_now(self) -> None:
        told = self._desk.press.printers.placement(self.printer.value() or "", self.form.value())
        words = translate(
            "Measure", "{right:+g} mm right, {down:+g} mm down, {wide:.2%}, {high:.2%}"
        )
        self.now.setText(
            words.format(right=told.right, down=told.down, wide=told.wide, high=told.high)
        )

    def _print(self, whose: Any) -> None:
        who = self._desk.session
        wish = RulersWish(
            printer=self.printer.value() or "",
            paper=self.paper.value(),
            form=self.form.value(),
            letterhead=whose,
            actor=who.display_name,
            desk=who.desk_name,
            now=self._desk.now(),
        )
        press = self._desk.press
        out = partial(print_rulers, wish, spooler=press.spooler, printers=press.printers)
        sent = translate("Measure", "The page is on its way to {printer}.")
        self._desk.work(
            self,
            lambda _: out(),
            lambda _: self.bar.show_notice(sent.format(printer=wish.printer)),
            failed=self._say,
        )

    def _say(self, error: Exception) -> None:
        if not isinstance(error, RefusedError):
            raise error
        self.bar.show_error(self._desk.word(error))


def _millimetres(parent: QWidget) -> QDoubleSpinBox:
    box = QDoubleSpinBox(parent)
    box.setRange(0.0, MOST_MM)
    box.setDecimals(1)
    box.setSingleStep(0.1)
    return box
