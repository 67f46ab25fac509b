"""Vehicles, instruments and spare parts: registers, what falls due, the standard, counting."""

from typing import cast

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QIcon, QShowEvent
from PySide6.QtWidgets import QTabWidget, QWidget

from models.queries.quota import QuotaRow
from models.queries.things import Keepers, keepers
from models.rules.quota import CREW_VEHICLE, EMERGENCY_VEHICLE
from models.rules.terms import ThingKind
from views import icons
from views.actions import native
from views.desk import Desk
from views.things.actions import ACTIONS
from views.things.count_tab import CountTab
from views.things.due_tab import DueTab
from views.things.list_tab import ListTab
from views.things.quota_tab import QuotaTab
from views.things.register import Register
from views.things.spare_tab import SpareTab
from views.things.task_methods import may_finish, may_start, with_tasks
from views.widgets.page import Page
from views.widgets.plain_label import plain_tip
from views.wording import term

translate = QCoreApplication.translate

TABLES = frozenset(
    {
        "vehicle",
        "instrument",
        "calibration",
        "due",
        "loan",
        "reservation",
        "certificate",
        "technician",
        "crew",
        "account",
        "shift",
        "norm_overlay",
        "spare",
        "spare_move",
        "stocktake",
        "stocktake_line",
        "trip",
        "refuel",
        "customer",
    }
)
VEHICLES, INSTRUMENTS, DUE, QUOTA, SPARES, COUNTS = range(6)
Tabs = Register | DueTab | QuotaTab | SpareTab | CountTab
NAMES = ("vehicle", "instrument", "due", "quota", "spare", "count")


@with_tasks
class ThingsPage(Page):
    """The subject is ``vehicle PLATE``, ``instrument NUMBER``, ``spare CODE`` or a list's name."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(
            desk, parent, title=translate("Things", "Vehicles, instruments, spare parts")
        )
        self.registers = {kind: Register(desk, kind, self) for kind in ThingKind}
        self.due = DueTab(desk, self)
        self.quota = QuotaTab(desk, self)
        self.spares = SpareTab(desk, self)
        self.counting = CountTab(desk, self)
        self.tabs = QTabWidget(self)
        self._stale = False
        self._build()
        self.set_actions(ACTIONS)
        self._listen()

    # What the shell asks of a page

    def refresh(self) -> None:
        """Ask for what is shown again; nothing loses its place.

        The due list is asked for too: its count stands on its tab.
        """
        self._stale = False
        self.desk.ask(self, keepers, self._show_keepers)
        self.due.refresh()
        shown = self._shown()
        if shown is not self.due:
            shown.refresh()

    def show_subject(self, subject: str | None) -> None:
        """Show one thing in its register, or one of the other lists."""
        what, _, number = (subject or "").partition(" ")
        if what in NAMES:
            self.tabs.setCurrentIndex(NAMES.index(what))
        if number and what in list(ThingKind):
            self.registers[ThingKind(what)].show_number(number)
        elif number and what == "spare":
            self.spares.show_number(number)

    def subject(self) -> str | None:
        """Return the list shown, and the thing marked in it."""
        register = self._register()
        name = NAMES[self.tabs.currentIndex()]
        if register is None:
            part = self.spares.row() if name == "spare" else None
            return f"spare {part.code}" if part is not None else name
        row = register.row()
        return f"{register.kind} {row.number}" if row else str(register.kind)

    def primary_focus(self) -> QWidget:
        """Start on the list shown."""
        shown = self._shown()
        return shown.home() if isinstance(shown, DueTab | CountTab) else shown.table

    def panes(self) -> list[QWidget]:
        """Walk from the list to what stands beside it, and back."""
        shown = self._shown()
        home = self.primary_focus()
        if isinstance(shown, QuotaTab):
            return [home]
        if isinstance(shown, CountTab):
            return [shown.table, shown.code, shown.line_table]
        if shown.side.form is not None:
            return [home, next(iter(shown.side.form.form.fields.values()))]
        if isinstance(shown, SpareTab):
            return [shown.words, home, shown.card.moves]
        return [shown.words, home, shown.card.dues] if isinstance(shown, Register) else [home]

    # What can be done

    def start(self, name: str) -> None:
        """Open the form of a task about what is marked."""
        shown = self._shown()
        if not isinstance(shown, QuotaTab | CountTab):
            shown.start(name)

    def may(self, name: str) -> bool:
        """Say whether a task makes sense for what is marked."""
        shown = self._shown()
        if isinstance(shown, Register):
            return may_start(name, shown.row(), shown.due())
        if isinstance(shown, DueTab):
            return may_finish(name, shown.due())
        return isinstance(shown, SpareTab) and shown.may(name)

    def show_tab(self, at: int) -> None:
        """Go to one of the lists."""
        self.tabs.setCurrentIndex(at)
        self.primary_focus().setFocus()

    def open_thing(self) -> None:
        """Show the thing a due day is about in its register."""
        self.due.go_to()

    def can_open(self) -> bool:
        """Say whether a due day of a thing is marked."""
        return self._shown() is self.due and self.due.can_go()

    def find_words(self) -> None:
        """Go to the words of the register with their text marked, to be typed over."""
        shown = self._shown()
        if isinstance(shown, ListTab):
            shown.words.setFocus()
            shown.words.selectAll()

    def show_calendar(self) -> None:
        """Show what falls due by the month, or as a list again."""
        self.tabs.setCurrentIndex(DUE)
        self.due.turn_calendar()

    def print_slip(self) -> None:
        """Show the slip of the loan, trip or parts marked, or a count's receipt, to be printed."""
        slip = self._slip()
        if slip:
            self.desk.open_screen("preview", slip)

    def has_slip(self) -> bool:
        """Say whether something marked has a slip."""
        return bool(self._slip())

    def _slip(self) -> str:
        shown = self._shown()
        if isinstance(shown, CountTab):
            return shown.slip()
        return str(shown.card.slip()) if isinstance(shown, ListTab) else ""

    def close_count(self) -> None:
        """Finish the count shown."""
        self.counting.ask_close()

    def can_close_count(self) -> bool:
        """Say whether a running count is shown."""
        return self._shown() is self.counting and self.counting.may_close()

    def save_receipt(self) -> None:
        """Save the receipt of the count shown."""
        self.counting.save_receipt()

    def has_count(self) -> bool:
        """Say whether a count is shown."""
        return self._shown() is self.counting and self.counting.sheet is not None

    # Building

    def _build(self) -> None:
        for tab in (*self.registers.values(), self.due, self.quota, self.spares, self.counting):
            self.tabs.addTab(tab, "")
        self.tabs.setTabText(VEHICLES, translate("Things", "Vehicles"))
        self.tabs.setTabText(INSTRUMENTS, translate("Things", "Instruments"))
        self.tabs.setTabText(DUE, translate("Things", "What falls due"))
        self.tabs.setTabText(QUOTA, translate("Things", "The standard"))
        self.tabs.setTabText(SPARES, translate("Things", "Spare parts"))
        self.tabs.setTabText(COUNTS, translate("Things", "Counting"))
        for at in range(self.tabs.count()):
            self.tabs.setTabToolTip(at, plain_tip(native(f"Alt+{at + 1}")))
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setDrawBase(False)
        self.body.addWidget(self.tabs, 1)

    def _listen(self) -> None:
        self.tabs.currentChanged.connect(lambda _: self._turn())
        for register in self.registers.values():
            register.pointed.connect(self.update_actions)
        self.spares.pointed.connect(self.update_actions)
        self.counting.pointed.connect(self.update_actions)
        self.due.pointed.connect(self._due_changed)
        self.due.opened.connect(lambda kind, number: self.show_subject(f"{kind} {number}"))
        self.quota.opened.connect(self._open_quota)
        self.desk.follow(self, TABLES, self._hear)

    # Overrides of Qt

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what happened while another page was shown."""
        super().showEvent(event)
        if self._stale:
            self.refresh()

    # Answers

    def _hear(self) -> None:
        """Ask again, or when the page is next seen: dispatches must not wait for it."""
        if self.isVisible():
            self.refresh()
        else:
            self._stale = True

    def _turn(self) -> None:
        self._shown().refresh()
        self.update_actions()

    def _show_keepers(self, known: Keepers) -> None:
        for register in self.registers.values():
            register.show_keepers(known)
        self.due.show_keepers(known)
        self.spares.show_keepers(known)

    def _due_changed(self) -> None:
        count = self.due.urgent()
        word = translate("Things", "What falls due")
        self.tabs.setTabText(DUE, f"{word} {count}" if count else word)
        tone = "overdue" if count else "muted"
        self.tabs.setTabIcon(DUE, icons.icon("alert-triangle", tone) if count else QIcon())
        self.update_actions()

    def _open_quota(self, row: QuotaRow) -> None:
        """Show the register a row of the standard is counted from."""
        standing = row.standing
        if standing.quota.instrument is not None:
            self.registers[ThingKind.INSTRUMENT].search(term(standing.quota.instrument))
            self.show_tab(INSTRUMENTS)
        elif standing.quota_id in (CREW_VEHICLE, EMERGENCY_VEHICLE):
            self.registers[ThingKind.VEHICLE].search("")
            self.show_tab(VEHICLES)

    # Parts

    def _shown(self) -> Tabs:
        return cast(Tabs, self.tabs.currentWidget())

    def _register(self) -> Register | None:
        kinds = {VEHICLES: ThingKind.VEHICLE, INSTRUMENTS: ThingKind.INSTRUMENT}
        kind = kinds.get(self.tabs.currentIndex())
        return self.registers[kind] if kind is not None else None
