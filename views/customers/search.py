"""One box for everything people call by a name or number; Enter opens it (全局搜索)."""

from functools import partial
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from models.queries.search import HitRow, find_anything
from models.rules.search import Fit
from views.customers.words import MATCHED
from views.desk import Desk
from views.lookup_box import LookupBox
from views.widgets.dialog import QuietDialog
from views.widgets.plain_label import PlainLabel
from views.wording import term

translate = QCoreApplication.translate

LETTERS, ROWS = 96, 16
MOST = 50
NOUNS = {
    "customer": "Customer",
    "circuit": "Circuit",
    "ticket": "Ticket",
    "technician": "Technician",
    "vehicle": "Vehicle",
    "instrument": "Instrument",
}
THINGS = frozenset({"vehicle", "instrument"})
SHARP = {Fit.EXACT: "●", Fit.START: "◐", Fit.INSIDE: "○"}


class SearchDialog(QuietDialog):
    """Esc closes it; what was opened comes in front."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(translate("Customers", "Find anything"), parent)
        self.desk = desk
        self.box = LookupBox(desk, self, ask=_ask, say=said, nobody=_nobody)
        self.box.words.setPlaceholderText(
            translate(
                "Customers", "Name, pinyin, initials, number, circuit, ticket, phone or plate"
            )
        )
        self.box.words.setAccessibleName(translate("Customers", "Find anything"))
        self.box.picked.connect(self._open)
        self.body.addWidget(self.box)
        self.body.addWidget(
            PlainLabel(
                translate("Customers", "● exact   ◐ begins with it   ○ holds it"),
                self,
                role="muted",
            )
        )
        self.body.addStretch(1)
        letter = self.fontMetrics()
        self.resize(letter.averageCharWidth() * LETTERS, letter.height() * ROWS)
        self.box.setFocus()

    def show_subject(self, subject: str | None) -> None:
        """Search for something from the start."""
        if subject:
            self.box.look_up(subject)

    def accept(self) -> None:
        """Enter belongs to the box."""

    def _open(self, row: HitRow) -> None:
        self.done(1)
        screen, subject = target(row)
        self.desk.open_screen(screen, subject)


def target(row: HitRow) -> tuple[str, str]:
    """Return the screen a hit is shown on, and the subject it is shown by."""
    if row.kind == "ticket":
        return "tickets", row.number
    if row.kind in THINGS:
        return "things", f"{row.kind} {row.number}"
    if row.kind == "technician":
        return "roster", "people"
    return "customers", f"circuit/{row.number}" if row.kind == "circuit" else row.number


def said(row: HitRow) -> str:
    """Return a hit on one line: what it is, how sharply it was hit, and through what."""
    open_ = translate("Customers", "open tickets: {count}").format(count=row.open_tickets)
    through = MATCHED.get(row.matched)
    parts = (
        f"{SHARP[row.fit]} {term(NOUNS[row.kind])}",
        row.number,
        row.name,
        term(row.grade),
        row.town,
        f"{through()} {row.under}" if through and row.under else "",
        open_ if row.open_tickets and row.kind != "ticket" else "",
    )
    return "   ".join(part for part in parts if part)


def _ask(text: str) -> Any:
    return partial(find_anything, text=text, limit=MOST)


def _nobody(_text: str) -> str:
    return translate("Customers", "Nothing found. Try fewer letters, or another part.")
