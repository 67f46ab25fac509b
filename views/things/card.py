"""One vehicle or instrument: what it is, where it stands, and all its past in lists."""

from typing import Any

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QTabWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from models.queries.things import ThingCard
from models.rules.terms import InstrumentKind, ThingKind
from models.rules.zone import stamp
from views import icons
from views.desk import Desk
from views.things import words
from views.things.columns import (
    calibration_columns,
    due_columns,
    loan_columns,
    log_columns,
    state_icon,
    state_tone,
    state_words,
)
from views.things.spare_columns import drive_columns
from views.widgets.plain_label import PlainLabel
from views.widgets.table import RowsModel
from views.widgets.table_view import Table
from views.wording import term

translate = QCoreApplication.translate

FACTS_ACROSS = 2


class CardView(QWidget):
    """Shows a ``ThingCard``; ``dues`` is the list its due days are chosen from."""

    def __init__(self, desk: Desk, kind: ThingKind, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.card: ThingCard | None = None
        self._kind = kind
        self._title = PlainLabel("", self, role="title", wrap=True, selectable=True)
        self._sign = QToolButton(self, autoRaise=True)
        self._state = PlainLabel("", self, role="strong", wrap=True)
        self._facts = QGridLayout()
        self.tabs = QTabWidget(self)
        self._dues: RowsModel[Any] = RowsModel(due_columns(whose=False), self, key=_key)
        self._papers: RowsModel[Any] = RowsModel(calibration_columns(), self, key=_key)
        self._loans: RowsModel[Any] = RowsModel(loan_columns(), self, key=_key)
        self._drives: RowsModel[Any] = RowsModel(drive_columns(), self, key=_key)
        self._log: RowsModel[Any] = RowsModel(log_columns(), self, key=_key)
        self.dues = self._table(f"{kind}/dues", desk, self._dues)
        self._loan_table = self._table(f"{kind}/loans", desk, self._loans)
        self._drive_table = self._table(f"{kind}/drives", desk, self._drives)
        self._build(desk)

    def show_card(self, card: ThingCard) -> None:
        """Show one thing; lists keep their place when it is the same as before."""
        self.card = card
        row = card.row
        self._title.setText("  ".join(part for part in (row.number, row.name) if part))
        self._sign.setIcon(icons.icon(state_icon(row), state_tone(row) or "good"))
        said = [state_words(row), card.state_reason]
        if row.due_back_at is not None:
            back = stamp(row.due_back_at)
            said.append(translate("Things", "due back {when}").format(when=back))
        if row.reserved_by:
            said.append(translate("Things", "for {order}").format(order=row.reserved_by))
        self._state.setText("  ".join(part for part in said if part))
        self._state.set_role("overdue" if row.is_late_back else "strong")
        self._show_facts(card)
        self._dues.show_rows(card.dues)
        self._papers.show_rows(card.calibrations)
        self._loans.show_rows(card.loans)
        self._drives.show_rows(card.driving.rows if card.driving is not None else ())
        self._log.show_rows(card.log)
        self._count_tabs(card)

    def slip(self) -> str:
        """Return the form and number of the trip in front, else of the loan marked or newest."""
        if self.card is None:
            return ""
        form, table, rows = "F13", self._loan_table, tuple(self._loans.rows())
        if self.tabs.currentWidget() is self._drive_table:
            form, table, rows = "F12", self._drive_table, tuple(self._drives.rows())
        chosen = table.selected_row()
        numbers = [one.number for one in (chosen, *rows) if one is not None]
        number = next((one for one in numbers if one), "")
        return f"{form}/{number}" if number else ""

    # Building

    def _build(self, desk: Desk) -> None:
        self._sign.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._sign.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.tabs.addTab(self.dues, "")
        if self._kind is ThingKind.INSTRUMENT:
            table = self._table(f"{self._kind}/papers", desk, self._papers)
            self.tabs.addTab(table, "")
        self.tabs.addTab(self._loan_table, "")
        if self._kind is ThingKind.VEHICLE:
            self.tabs.addTab(self._drive_table, "")
        self.tabs.addTab(self._table(f"{self._kind}/log", desk, self._log), "")
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setDrawBase(False)
        state = QHBoxLayout()
        state.addWidget(self._sign)
        state.addWidget(self._state, 1)
        gap = self.fontMetrics().height() // 2
        self._facts.setHorizontalSpacing(gap)
        self._facts.setVerticalSpacing(gap // 2)
        self._facts.setColumnStretch(1, 1)
        self._facts.setColumnStretch(3, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(gap, 0, 0, 0)
        column.addWidget(self._title)
        column.addLayout(state)
        column.addLayout(self._facts)
        column.addSpacing(gap)
        column.addWidget(self.tabs, 1)

    def _table(self, name: str, desk: Desk, model: RowsModel[Any]) -> Table:
        table = Table(f"things/{name}", desk.settings, self)
        table.show_model(model)
        return table

    def _count_tabs(self, card: ThingCard) -> None:
        heads = [(translate("Things", "Due days"), len(card.dues))]
        if self._kind is ThingKind.INSTRUMENT:
            heads.append((translate("Things", "Certificates"), len(card.calibrations)))
        heads.append((translate("Things", "Loans"), len(card.loans)))
        if card.driving is not None:
            heads.append((translate("Things", "Driving"), len(card.driving.rows)))
        heads.append((translate("Things", "Log"), len(card.log)))
        for at, (word, count) in enumerate(heads):
            self.tabs.setTabText(at, f"{word} {count}")

    def _show_facts(self, card: ThingCard) -> None:
        while (item := self._facts.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        for at, (name, said) in enumerate(self._told(card)):
            line, place = divmod(at, FACTS_ACROSS)
            self._facts.addWidget(PlainLabel(name, self, role="muted"), line, place * 2)
            value = PlainLabel(said, self, wrap=True, selectable=True)
            self._facts.addWidget(value, line, place * 2 + 1)

    def _told(self, card: ThingCard) -> list[tuple[str, str]]:
        spoken = {
            "crew": card.row.crew_name,
            "keeper": card.row.keeper,
            "ownership": words.ownership_words(str(card.fields.get("ownership") or "")),
        }
        shown = []
        for name, value in card.fields.items():
            said = spoken.get(name) or _said(value)
            if said and name not in ("plate", "number", "name"):
                shown.append((words.label(name), said))
        return [*shown, *_driven(card)]


def _driven(card: ThingCard) -> list[tuple[str, str]]:
    """Say how far it went for jobs and without one, and what it burns."""
    log = card.driving
    if log is None or not log.rows:
        return []
    km = translate("Things", "{jobs} km for jobs, {others} km without one").format(
        jobs=f"{log.km_for_jobs:,}", others=f"{log.km_without_job:,}"
    )
    told = [(translate("Things", "Driven"), km)]
    if log.per_100_km is not None:
        burnt = translate("Things", "{n} l per 100 km").format(n=f"{log.per_100_km:.1f}")
        told.append((translate("Things", "Consumption"), burnt))
    return told


def _said(value: object) -> str:
    if isinstance(value, InstrumentKind):
        return term(value)
    if isinstance(value, int):
        return f"{value:,}"
    return "" if value is None else str(value)


def _key(row: Any) -> Any:
    for name in ("key", "calibration_id", "loan_id", "sequence"):
        if hasattr(row, name):
            return getattr(row, name)
    return id(row)
