"""What is known about a ticket, in groups, every value selectable with the mouse or keys."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QGridLayout, QScrollArea, QVBoxLayout, QWidget

from models.rules.zone import stamp
from views.tickets.fact_words import cause_word, label_of
from views.widgets.boundary_words import boundary_words
from views.widgets.plain_label import PlainLabel
from views.wording import term

if TYPE_CHECKING:
    from models.queries.ticket_detail import TicketDetail

translate = QCoreApplication.translate

Line = tuple[str, str]


def fact_groups(detail: "TicketDetail") -> list[tuple[str, list[Line]]]:
    """Return the groups with their filled lines; what is not known is left out."""
    groups = [
        (translate("Tickets", "Customer"), _customer(detail)),
        (translate("Tickets", "Circuit and promise"), _circuit(detail)),
        (translate("Tickets", "Fault report"), _report(detail)),
        (translate("Tickets", "Handling"), _handling(detail)),
    ]
    return [(title, [line for line in lines if line[1]]) for title, lines in groups]


def _customer(detail: "TicketDetail") -> list[Line]:
    row = detail.row
    return [
        (translate("Tickets", "Customer"), joined(row.customer_name, row.customer_number)),
        (translate("Tickets", "Importance"), term(row.importance) if row.importance else ""),
        (translate("Tickets", "Contact"), joined(row.contact_name, row.contact_phone)),
        (translate("Tickets", "Address"), joined(row.town, detail.address)),
        (translate("Tickets", "Locality"), term(row.locality) if row.locality else ""),
    ]


def _circuit(detail: "TicketDetail") -> list[Line]:
    row = detail.row
    return [
        (translate("Tickets", "Circuit"), row.circuit_number or ""),
        (translate("Tickets", "Service"), term(row.service) if row.service else ""),
        (translate("Tickets", "Reach"), term(row.reach) if row.reach else ""),
        (translate("Tickets", "Grade"), term(row.grade) if row.grade else ""),
        (translate("Tickets", "Boundary"), boundary_words(detail.boundary)),
        (translate("Tickets", "Norm edition"), detail.norm_edition or ""),
        (translate("Tickets", "Due"), stamp(row.due_at)),
    ]


def _report(detail: "TicketDetail") -> list[Line]:
    row = detail.row
    return [
        (translate("Tickets", "Symptom"), detail.symptom),
        (translate("Tickets", "Reported"), stamp(row.reported_at)),
        (translate("Tickets", "Reporter"), detail.reporter),
        (translate("Tickets", "Channel"), term(row.channel) if row.channel else ""),
        (translate("Tickets", "First recipient"), row.first_recipient),
        (translate("Tickets", "Looked after by"), detail.responsible),
        (
            translate("Tickets", "Carrier's number"),
            joined(detail.external_source, row.external_number),
        ),
        (translate("Tickets", "Severity"), term(row.severity) if row.severity else ""),
        (translate("Tickets", "Repeats"), str(row.repeats) if row.repeats else ""),
        (translate("Tickets", "Urged"), str(row.urges) if row.urges else ""),
    ]


def _handling(detail: "TicketDetail") -> list[Line]:
    row = detail.row
    return [
        (translate("Tickets", "Crew"), row.crew_name or ""),
        (translate("Tickets", "Appointed"), stamp(row.appointed_at)),
        (translate("Tickets", "Suspended until"), stamp(row.suspended_until)),
        (translate("Tickets", "Restored"), stamp(row.restored_at)),
        (label_of("cause_code"), cause_word(detail.cause_code)),
        (label_of("liability"), term(detail.liability) if detail.liability else ""),
        (label_of("process"), detail.process),
        (label_of("prevention"), detail.prevention),
        (label_of("satisfaction"), term(detail.satisfaction) if detail.satisfaction else ""),
        (translate("Tickets", "Filed"), stamp(row.closed_at)),
        (translate("Tickets", "Paper"), paper_word(row.paper_state)),
    ]


_PAPER: dict[str, Callable[[], str]] = {
    "none": lambda: "",
    "printed": lambda: translate("Tickets", "printed, not back yet"),
    "returned": lambda: translate("Tickets", "signed sheet is back"),
}


def paper_word(state: str) -> str:
    """Return where the signed sheet is; a state without a word stands as it is."""
    said = _PAPER.get(state)
    return said() if said else state


def joined(*parts: str | None) -> str:
    """Return the parts that are there, with a space between."""
    return "  ".join(part for part in parts if part)


class FactsView(QScrollArea):
    """Shows the groups; rebuilt for each ticket, since each knows different things."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)

    def show_detail(self, detail: "TicketDetail") -> None:
        """Show one ticket, keeping how far the view was scrolled."""
        at = self.verticalScrollBar().value()
        inside = QWidget()
        layout = QVBoxLayout(inside)
        layout.setContentsMargins(0, 8, 8, 8)
        layout.setSpacing(4)
        if detail.missing:
            layout.addWidget(_missing_line(detail.missing))
        for title, lines in fact_groups(detail):
            if lines:
                layout.addWidget(PlainLabel(title, role="strong"))
                layout.addLayout(_grid(lines))
                layout.addSpacing(8)
        layout.addStretch(1)
        self.setWidget(inside)
        self.verticalScrollBar().setValue(at)


def _missing_line(missing: Sequence[str]) -> PlainLabel:
    names = translate("Tickets", ", ").join(label_of(name) for name in missing)
    line = PlainLabel(
        translate("Tickets", "Still to be told: {names}").format(names=names),
        role="soon",
    )
    line.setWordWrap(True)
    return line


def _grid(lines: Sequence[Line]) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(12)
    grid.setVerticalSpacing(3)
    grid.setColumnStretch(1, 1)
    grid.setColumnMinimumWidth(0, 72)
    for at, (label, value) in enumerate(lines):
        said = PlainLabel(value)
        said.setWordWrap(True)
        said.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        grid.addWidget(PlainLabel(label, role="muted"), at, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(said, at, 1)
    return grid
