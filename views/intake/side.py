"""What stands beside the intake form: the customer, the clock as it would run, what is known."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QRadioButton, QVBoxLayout, QWidget

from models.queries.boundary import Boundary
from models.queries.intake import CallerRow, DuplicateRow, PromiseRow
from models.rules.zone import stamp
from views.widgets.boundary_words import boundary_words
from views.widgets.plain_label import PlainLabel
from views.wording import length, term

translate = QCoreApplication.translate


class Card(QFrame):
    """A titled block beside the form."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.column = QVBoxLayout(self)
        self.column.addWidget(PlainLabel(title, self, role="muted"))


class CustomerCard(Card):
    """Who is calling, and what the crew must know before going there."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(translate("Intake", "Customer"), parent)
        self._name = PlainLabel("", self, role="strong", wrap=True)
        self._lines = PlainLabel("", self, wrap=True, selectable=True)
        self._rules = PlainLabel("", self, role="soon", wrap=True)
        for label in (self._name, self._lines, self._rules):
            self.column.addWidget(label)
        self.show_nobody()

    def show_nobody(self) -> None:
        """Say what to do first."""
        self._name.setText(translate("Intake", "Nobody chosen yet"))
        self._name.set_role("muted")
        self._lines.setText(translate("Intake", "Type the caller's phone or name, then Enter."))
        self._rules.hide()

    def show_stranger(self, text: str) -> None:
        """Show a caller who is in no record."""
        self._name.setText(text)
        self._name.set_role("strong")
        self._lines.setText(
            translate("Intake", "No record. Service, reach and grade have to be chosen by hand.")
        )
        self._rules.hide()

    def show_row(self, row: CallerRow) -> None:
        """Show a customer of the archive."""
        self._name.setText(row.customer_name)
        self._name.set_role("strong")
        place = " ".join(part for part in (row.town, row.address) if part)
        lines = [
            f"{row.customer_number}   {term(row.grade)}   {term(row.importance)}".strip(),
            f"{row.contact_name} {row.contact_phone}".strip(),
            place,
            row.notes,
        ]
        if row.open_tickets:
            lines.append(
                translate("Intake", "Open tickets: {count}").format(count=row.open_tickets)
            )
        self._lines.setText("\n".join(line for line in lines if line))
        self._rules.setText(row.premises_rules)
        self._rules.setVisible(bool(row.premises_rules))


class BoundaryCard(Card):
    """Whose the circuit is: which segment, our side of the ODF, and who keeps the other."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(translate("Intake", "Whose line it is"), parent)
        self.text = PlainLabel("", self, wrap=True, selectable=True)
        self.column.addWidget(self.text)
        self.show_boundary(None)

    def show_boundary(self, boundary: Boundary | None) -> None:
        """Show where our upkeep ends; a circuit in no record hides the card."""
        self.text.setText(boundary_words(boundary))
        self.text.set_role("soon" if boundary is not None and boundary.maintainer else "body")
        self.setVisible(boundary is not None)


class ClockCard(Card):
    """What would be promised if the ticket were accepted now."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(translate("Intake", "Promise"), parent)
        self._due = PlainLabel("", self, role="title")
        self._limit = PlainLabel("", self, wrap=True)
        self._source = PlainLabel("", self, role="muted", wrap=True)
        for label in (self._due, self._limit, self._source):
            self.column.addWidget(label)
        self.show_nothing()

    def show_nothing(self) -> None:
        """Say what is missing for a promise."""
        self._due.setText("—")
        self._limit.setText(
            translate("Intake", "The limit shows once service, reach and grade are known.")
        )
        self._source.setText("")

    def show_promise(self, row: PromiseRow) -> None:
        """Show when service must be back, and why."""
        self._due.setText(translate("Intake", "due {time}").format(time=stamp(row.due_at)))
        lines = [
            translate("Intake", "Restore within {length}").format(length=length(row.restoration))
        ]
        for said, at in (
            (translate("Intake", "First contact by {time}"), row.response_due_at),
            (translate("Intake", "On site by {time}"), row.arrival_due_at),
        ):
            if at is not None:
                lines.append(said.format(time=stamp(at)))
        self._limit.setText("\n".join(lines))
        self._source.setText(_source(row))


def _source(row: PromiseRow) -> str:
    parts = [f"{row.article}  {row.edition}"]
    if row.inferred:
        parts.append(translate("Intake", "inferred, not printed in the norm"))
    if row.source == "default":
        parts.append(translate("Intake", "default value, check it against the contract"))
    return "\n".join(part for part in parts if part.strip())


class KnownCard(Card):
    """Open tickets on the circuit with the choice what to do, and the last thirty days."""

    chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(translate("Intake", "Known already"), parent)
        self._open = PlainLabel("", self, role="overdue", wrap=True)
        self.repeat = QRadioButton(translate("Intake", "Count as a repeat  Alt+R"), self)
        self.anyway = QRadioButton(
            translate("Intake", "Open another ticket all the same  Alt+N"), self
        )
        self._earlier = PlainLabel("", self, role="muted", wrap=True)
        exclusive = QButtonGroup(self)
        for button in (self.repeat, self.anyway):
            exclusive.addButton(button)
            button.clicked.connect(lambda _: self.chosen.emit())
        for widget in (self._open, self.repeat, self.anyway, self._earlier):
            self.column.addWidget(widget, 0, Qt.AlignmentFlag.AlignTop)
        self.show_rows((), ())

    def show_rows(self, open_: Sequence[DuplicateRow], earlier: Sequence[DuplicateRow]) -> None:
        """Show what is known of a circuit; nothing known hides the card."""
        known = {row.number for row in open_}
        past = [row for row in earlier if row.number not in known]
        self._open.setText(
            "\n".join(
                [translate("Intake", "This circuit is reported already:"), *map(_line, open_)]
            )
        )
        self._earlier.setText(
            "\n".join([translate("Intake", "In the last thirty days:"), *map(_line, past)])
        )
        for widget in (self._open, self.repeat, self.anyway):
            widget.setVisible(bool(open_))
        self._earlier.setVisible(bool(past))
        self.setVisible(bool(open_ or past))
        self.repeat.setChecked(True)


def _line(row: DuplicateRow) -> str:
    crew = f"   {row.crew_name}" if row.crew_name else ""
    return f"{row.number}   {term(row.state)}   {stamp(row.reported_at)}{crew}\n    {row.symptom}"
