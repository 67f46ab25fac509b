"""The columns of every list on this screen."""

from datetime import date

from PySide6.QtCore import QCoreApplication

from models.queries.due_board import DueItem
from models.queries.quota import QuotaRow
from models.queries.thing_log import LogRow
from models.queries.things import CalibrationRow, LoanRow, ThingRow
from models.rules.due import Urgency
from models.rules.terms import ThingKind, ThingState
from views.things import words
from views.things.log_words import log_words, verb_words
from views.things.quota_words import (
    per_words,
    quota_icon,
    quota_tone,
    rule_words,
    verdict_words,
    why_words,
)
from views.widgets.columns import RIGHT, count, moment, text
from views.widgets.table import Column
from views.wording import language, term

translate = QCoreApplication.translate

_URGENCIES = list(Urgency)


def register_columns(kind: ThingKind) -> tuple[Column[ThingRow], ...]:
    """Return the columns of a register: what it is, where it stands, what is due."""
    own: tuple[Column[ThingRow], ...]
    if kind is ThingKind.VEHICLE:
        own = (
            text(lambda: translate("Things", "Plate"), lambda row: row.number, 13),
            text(lambda: translate("Things", "Type"), lambda row: row.name, 15),
        )
    else:
        own = (
            text(lambda: translate("Things", "No."), lambda row: row.number, 9),
            text(lambda: translate("Things", "Instrument"), lambda row: row.name, 17),
            text(lambda: translate("Things", "Model"), lambda row: row.model, 9),
        )
    return (*own, *_standing())


def _standing() -> tuple[Column[ThingRow], ...]:
    return (
        Column(
            heading=lambda: translate("Things", "State"),
            text=state_words,
            key=lambda row: (not row.is_late_back, row.state),
            tone=state_tone,
            icon=state_icon,
            tip=state_words,
            width=19,
        ),
        text(lambda: translate("Things", "Crew"), lambda row: row.crew_name, 12),
        Column(
            heading=lambda: translate("Things", "Next due"),
            text=lambda row: words.nearest_words(row.nearest),
            key=lambda row: pressing(row.nearest),
            tone=lambda row: words.due_tone(row.nearest),
            icon=lambda row: words.due_icon(row.nearest),
            width=26,
        ),
    )


def state_words(row: ThingRow) -> str:
    """Say where a thing stands, with whom, and whether it should be back."""
    if row.is_late_back:
        return translate("Things", "Late back: {borrower}").format(borrower=row.lent_to)
    if row.lent_to:
        return f"{term(row.state)}  {row.lent_to}"
    if row.reserved_by:
        return translate("Things", "Reserved")
    return term(row.state)


def state_tone(row: ThingRow) -> str | None:
    """Return the colour of a state; what should be back is overdue."""
    if row.is_late_back:
        return "overdue"
    return "accent" if row.reserved_by else words.STATES[row.state].tone


def state_icon(row: ThingRow) -> str:
    """Return the icon of a state; what an order holds is as good as gone."""
    if row.reserved_by and row.state is ThingState.IN_STORE:
        return "clipboard-list"
    return words.STATES[row.state].icon


def pressing(item: DueItem | None) -> tuple[int, date]:
    """Return what sorts the most pressing first, and nothing due last."""
    if item is None:
        return (len(_URGENCIES), date.max)
    return (_URGENCIES.index(item.near.urgency), item.due_on or date.min)


def due_columns(*, whose: bool = True) -> tuple[Column[DueItem], ...]:
    """Return the columns of the due list; a card needs not say whose it is."""
    left: Column[DueItem] = Column(
        heading=lambda: translate("Things", "Left"),
        text=words.left_words,
        key=pressing,
        tone=words.due_tone,
        icon=words.due_icon,
        width=19,
    )
    what: Column[DueItem] = text(
        lambda: translate("Things", "What is due"), words.kind_words, 38 if whose else 22
    )
    when: Column[DueItem] = text(
        lambda: translate("Things", "Due on"), words.due_words, 12 if whose else 24
    )
    note: Column[DueItem] = text(
        lambda: translate("Things", "Note"), lambda row: row.note, 16, tip=lambda row: row.note
    )
    if not whose:
        return (left, what, when, note)
    return (
        left,
        text(lambda: translate("Things", "Whose"), _whose, 25),
        what,
        when,
        text(lambda: translate("Things", "Crew"), lambda row: row.crew_name, 14),
        note,
    )


def _whose(item: DueItem) -> str:
    return "  ".join(part for part in (item.subject, item.name) if part)


def calibration_columns() -> tuple[Column[CalibrationRow], ...]:
    """Return the columns of the certificates of an instrument."""
    return (
        text(
            lambda: translate("Things", "Valid until"),
            lambda row: words.day_words(row.valid_until_on),
            12,
        ),
        text(
            lambda: translate("Things", "Calibrated on"),
            lambda row: words.day_words(row.calibrated_on),
            12,
        ),
        text(lambda: translate("Things", "Certificate"), lambda row: row.certificate_number, 16),
        text(lambda: translate("Things", "Calibrated by"), lambda row: row.body, 18),
    )


def loan_columns() -> tuple[Column[LoanRow], ...]:
    """Return the columns of the times a thing was out."""
    return (
        text(lambda: translate("Things", "Borrower"), lambda row: row.borrower, 14),
        moment(lambda: translate("Things", "Lent"), lambda row: row.lent_at, 17),
        moment(lambda: translate("Things", "Due back"), lambda row: row.due_back_at, 17),
        moment(lambda: translate("Things", "Came back"), lambda row: row.returned_at, 17),
        text(
            lambda: translate("Things", "State on return"),
            lambda row: row.condition,
            18,
            tip=lambda row: row.condition,
        ),
        text(
            lambda: translate("Things", "Accessories missing"),
            lambda row: ", ".join(row.missing),
            16,
            tone=lambda row: "overdue" if row.missing else None,
        ),
        text(lambda: translate("Things", "Allowed by"), lambda row: row.overridden_by, 10),
        text(lambda: translate("Things", "Ticket"), lambda row: row.ticket, 20),
    )


def log_columns() -> tuple[Column[LogRow], ...]:
    """Return the columns of what was done to a thing."""
    return (
        moment(lambda: translate("Things", "When"), lambda row: row.happened_at, 17),
        text(lambda: translate("Things", "Who"), lambda row: row.actor, 8),
        text(lambda: translate("Things", "Deed"), verb_words, 12),
        text(lambda: translate("Things", "Told"), log_words, 30),
    )


def quota_columns() -> tuple[Column[QuotaRow], ...]:
    """Return the columns of the standard."""
    return (
        Column(
            heading=lambda: translate("Things", "Verdict"),
            text=verdict_words,
            key=lambda row: (row.standing.verdict, -row.standing.missing),
            tone=quota_tone,
            icon=quota_icon,
            width=15,
        ),
        text(
            lambda: translate("Things", "Item"), lambda row: row.standing.quota.said(language()), 24
        ),
        count(
            lambda: translate("Things", "Needed"), lambda row: row.standing.needed, 9, align=RIGHT
        ),
        count(
            lambda: translate("Things", "Counts"), lambda row: row.standing.counted, 9, align=RIGHT
        ),
        count(
            lambda: translate("Things", "Registered"),
            lambda row: row.standing.registered,
            9,
            align=RIGHT,
        ),
        text(lambda: translate("Things", "Standard"), per_words, 21),
        text(lambda: translate("Things", "Why it falls short"), why_words, 38),
        text(lambda: translate("Things", "Rule"), rule_words, 40),
    )
