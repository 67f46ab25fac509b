"""The columns of the log of calls, of the month's figures and of what they were counted from."""

from PySide6.QtCore import QCoreApplication

from models.queries.care_kpi import CareFigure, Counted
from models.queries.visit_log import VisitRow
from models.rules.terms import CallOutcome, Satisfaction
from views.visits.words import flag_words, in_window_words, length_words
from views.widgets.columns import RIGHT, day, moment, text, word
from views.widgets.table import Column
from views.wording import language

translate = QCoreApplication.translate


def log_columns() -> tuple[Column[VisitRow], ...]:
    """Return the columns of the log of calls."""
    return (
        moment(lambda: translate("Visits", "When"), lambda row: row.called_at, 20),
        text(lambda: translate("Visits", "Number"), lambda row: row.number, 24),
        text(lambda: translate("Visits", "Customer"), lambda row: row.customer, 22),
        word(
            lambda: translate("Visits", "Outcome"),
            lambda row: row.outcome,
            15,
            tone=lambda row: None if row.outcome is CallOutcome.CONNECTED else "soon",
            icon=lambda row: "check" if row.outcome is CallOutcome.CONNECTED else "x",
        ),
        Column(
            lambda: translate("Visits", "Window"),
            lambda row: in_window_words(row.window),
            lambda row: not row.in_window,
            tone=lambda row: None if row.in_window else "soon",
            width=17,
        ),
        Column(
            lambda: translate("Visits", "Length"),
            lambda row: length_words(row.seconds) if row.seconds else "",
            lambda row: row.seconds,
            align=RIGHT,
            width=9,
        ),
        *_judged(),
        text(lambda: translate("Visits", "Caller"), lambda row: row.caller, 9),
        text(lambda: translate("Visits", "Ticket"), lambda row: row.ticket, 18),
    )


def _judged() -> tuple[Column[VisitRow], ...]:
    """Return the columns that say what was not well."""
    return (
        text(
            lambda: translate("Visits", "Equipment"),
            _running_words,
            12,
            tone=lambda row: "overdue" if row.running_normal is False else None,
        ),
        word(
            lambda: translate("Visits", "Satisfaction"),
            lambda row: row.satisfaction,
            10,
            tone=lambda row: "overdue" if row.satisfaction is Satisfaction.DISSATISFIED else None,
        ),
        Column(
            lambda: translate("Visits", "Wording"),
            lambda row: flag_words(row.flags),
            lambda row: row.flags,
            tone=lambda row: "overdue" if row.flags else None,
            width=10,
        ),
    )


def _running_words(row: VisitRow) -> str:
    if row.running_normal is None:
        return ""
    return translate("Visits", "well") if row.running_normal else translate("Visits", "not well")


def figure_columns() -> tuple[Column[CareFigure], ...]:
    """Return the columns of the month's figures."""
    return (
        Column(
            lambda: translate("Visits", "Indicator"),
            lambda row: f"{row.id}  {figure_name(row)}",
            lambda row: (row.id, row.part),
            width=32,
        ),
        Column(
            lambda: translate("Visits", "Figure"),
            lambda row: "—" if row.value is None else f"{row.value:.1%}",
            lambda row: -1.0 if row.value is None else row.value,
            tone=lambda row: (
                {True: "good", False: "overdue"}.get(bool(row.is_met))
                if row.is_met is not None
                else "muted"
            ),
            icon=lambda row: (
                None if row.is_met is None else "circle-check" if row.is_met else "alert-triangle"
            ),
            align=RIGHT,
            width=13,
        ),
        Column(
            lambda: translate("Visits", "Counted"),
            lambda row: f"{row.numerator} / {row.denominator}",
            lambda row: row.denominator,
            align=RIGHT,
            width=13,
        ),
        Column(
            lambda: translate("Visits", "Target"),
            lambda row: "" if row.target is None else f"≥ {row.target:.0%}",
            lambda row: row.target or 0,
            align=RIGHT,
            width=12,
        ),
        text(lambda: translate("Visits", "How it is counted"), lambda row: row.kpi.formula, 44),
    )


def figure_name(row: CareFigure) -> str:
    """Return what a figure is called; a part of an indicator says which part."""
    parts = {
        "complaints": translate("Visits", "Follow-up rate, complaints"),
        "others": translate("Visits", "Follow-up rate, other tickets"),
    }
    return parts.get(row.part) or row.kpi.said(language())


def counted_columns() -> tuple[Column[Counted], ...]:
    """Return the columns of the lines behind a figure."""
    return (
        Column(
            lambda: translate("Visits", "Counts"),
            lambda row: translate("Visits", "yes") if row.hits else translate("Visits", "no"),
            lambda row: row.hits,
            tone=lambda row: None if row.hits else "overdue",
            icon=lambda row: "check" if row.hits else "x",
            width=8,
        ),
        Column(
            lambda: translate("Visits", "Number"),
            lambda row: row.number or translate("Visits", "not made"),
            lambda row: row.number,
            tone=lambda row: None if row.number else "muted",
            width=24,
        ),
        text(lambda: translate("Visits", "Customer"), lambda row: row.customer, 28),
        moment(lambda: translate("Visits", "When"), lambda row: row.at, 20, none_last=True),
        day(lambda: translate("Visits", "Due"), lambda row: row.due_on, 12, none_last=True),
    )
