"""A customer on one page: how to reach them, what is promised, what is real, what is missing."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from models.queries.customer_archive import CustomerFile, contract_is_over
from models.rules.calendar import working_calendar
from models.rules.norms import norms
from models.rules.office_hours import hours_of, hours_text
from models.rules.text import fold
from models.rules.windows import call_windows
from models.rules.zone import local
from views.customers.words import gap_word
from views.widgets.plain_label import PlainLabel
from views.wording import term

translate = QCoreApplication.translate

Line = tuple[str, str, str]  # label, value, role of the value


class FactsView(QScrollArea):
    """Every value selectable; a group with nothing in it is left out."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_file(self, file: CustomerFile, today: date) -> None:
        """Show one customer, keeping how far the view was scrolled."""
        at = self.verticalScrollBar().value()
        inside = QWidget()
        column = QVBoxLayout(inside)
        gap = self.fontMetrics().height() // 2
        column.setContentsMargins(0, gap, gap, gap)
        column.setSpacing(gap // 2)
        for title, lines in groups(file, today):
            column.addWidget(PlainLabel(title, role="strong"))
            column.addLayout(_grid(lines, gap))
            column.addSpacing(gap)
        column.addStretch(1)
        self.setWidget(inside)
        self.verticalScrollBar().setValue(at)


def groups(file: CustomerFile, today: date) -> list[tuple[str, list[Line]]]:
    """Return the groups of lines, blank lines left out."""
    told = (
        (translate("Customers", "Standing"), _standing(file, today)),
        (translate("Customers", "When and where"), _where(file, today)),
        (translate("Customers", "As registered and as it is"), _registered(file)),
        (translate("Customers", "To know before going there"), _rules(file)),
    )
    kept = [(title, [line for line in lines if line[1]]) for title, lines in told]
    return [(title, lines) for title, lines in kept if lines]


def _standing(file: CustomerFile, today: date) -> list[Line]:
    values = file.values
    ends = values["contract_ends_on"]
    over = contract_is_over(file, today)
    told = str(ends or "")
    if over:
        told = translate("Customers", "{day}, run out").format(day=ends)
    terms = ("grade", "importance", "industry", "spend_band", "value_class")
    return [
        *(_line(name, term(values[name])) for name in terms),
        _line("office_class", values["office_class"]),
        _line("account_manager", values["account_manager"]),
        _line("responsible_crew", file.crew_name or ""),
        _line("contract_number", values["contract_number"]),
        _line("contract_ends_on", told, role="overdue" if over else "body"),
        _line("service_line", values["service_line"]),
    ]


def _where(file: CustomerFile, today: date) -> list[Line]:
    values = file.values
    place = " ".join(filter(None, (values["town"], values["address"])))
    point = ""
    if values["longitude"] is not None and values["latitude"] is not None:
        point = f"{values['longitude']}, {values['latitude']}"
    return [
        _line("address", place),
        _line("locality", term(values["locality"])),
        (translate("Customers", "Longitude, latitude"), point, "mono"),
        _line("office_hours", hours_text(values["office_hours"])),
        (translate("Customers", "Call today at"), windows_text(file, today), "good"),
    ]


def windows_text(file: CustomerFile, today: date) -> str:
    """Return when the customer likes to be called on a day, from their own office hours."""
    hours = hours_of(file.values["office_hours"])
    if hours is None:
        return ""
    calendar, length = working_calendar(), norms().care.windows.length
    windows = call_windows(hours, today, calendar=calendar, length=length)
    if not windows:
        return translate("Customers", "not today: a day off")
    return "   ".join(f"{local(one.starts_at):%H:%M}-{local(one.ends_at):%H:%M}" for one in windows)


def _registered(file: CustomerFile) -> list[Line]:
    values = file.values
    lines: list[Line] = []
    for real, registered in (("name", "registered_name"), ("address", "registered_address")):
        told = values[registered]
        differs = bool(told) and fold(told) != fold(values[real])
        lines.append(_line(registered, told, role="soon" if differs else "body"))
        if differs:
            said = translate("Customers", "differs: {real}").format(real=values[real] or "—")
            lines.append(("", said, "muted"))
    return lines


def _rules(file: CustomerFile) -> list[Line]:
    return [
        _line("premises_rules", file.values["premises_rules"], role="soon"),
        _line("notes", file.values["notes"]),
    ]


def _line(name: str, value: str, *, role: str = "body") -> Line:
    return term(f"field.{name}"), value, role


class GapsView(FactsView):
    """What the file still lacks, by who has to fill it in: the file itself, then each circuit."""

    def show_file(self, file: CustomerFile, today: date) -> None:
        """Show what is missing; nothing missing is said too."""
        inside = QWidget()
        column = QVBoxLayout(inside)
        gap = self.fontMetrics().height() // 2
        column.setContentsMargins(0, gap, gap, gap)
        column.setSpacing(gap // 2)
        share = translate("Customers", "{share} % of what a file must hold is there.")
        column.addWidget(PlainLabel(share.format(share=file.complete), role="strong"))
        owner = file.values["account_manager"] or translate("Customers", "nobody yet")
        asked = translate("Customers", "Whom to ask: {owner}").format(owner=owner)
        column.addWidget(PlainLabel(asked, role="muted"))
        column.addSpacing(gap)
        for title, gaps in gap_groups(file):
            column.addWidget(PlainLabel(title, role="strong"))
            for word in gaps:
                column.addWidget(PlainLabel(f"·  {word}", role="soon"))
            column.addSpacing(gap)
        column.addStretch(1)
        self.setWidget(inside)


def gap_groups(file: CustomerFile) -> list[tuple[str, list[str]]]:
    """Return what is missing, of the file and of each circuit that lacks something."""
    found = [(term("Customer"), [gap_word(gap) for gap in file.gaps])]
    found += [(one.number, [gap_word(gap) for gap in one.gaps]) for one in file.circuits]
    return [(title, gaps) for title, gaps in found if gaps]


def _grid(lines: Sequence[Line], gap: int) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(gap * 2)
    grid.setVerticalSpacing(gap // 2)
    grid.setColumnStretch(1, 1)
    for at, (label, value, role) in enumerate(lines):
        said = PlainLabel(value, role=role, wrap=True, selectable=True)
        grid.addWidget(PlainLabel(label, role="muted"), at, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(said, at, 1)
    return grid
