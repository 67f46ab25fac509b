"""The columns of the previews, the problems and the batches."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from models.queries.exports import written
from models.queries.imports import BatchRow
from models.rules.imports import Field, ReadRow, RowProblem, kind_of
from views.exchange.words import field_word, kind_word, place_of, told
from views.widgets.columns import count, moment, text
from views.widgets.table import Column
from views.wording import language

translate = QCoreApplication.translate

MOST_FIELDS = 12


@dataclass(frozen=True, slots=True)
class PreviewRow:
    """One record of a list on its way in, and what keeps it out."""

    at: int
    row: ReadRow
    problems: tuple[RowProblem, ...]


def preview_columns(kind: str, names: Sequence[str]) -> list[Column[PreviewRow]]:
    """Return the columns of a preview: place, whether it comes in, and what it says."""
    fields = [field for field in kind_of(kind).fields.values() if field.name in names]
    return [
        Column(
            heading=lambda: translate("Exchange", "Row"),
            text=lambda one: f"{one.row.sheet} {one.row.row}".strip(),
            key=lambda one: one.at,
            width=8,
        ),
        Column(
            heading=lambda: translate("Exchange", "Comes in"),
            text=lambda one: translate("Exchange", "no") if one.problems else "",
            key=lambda one: not one.problems,
            tone=lambda one: "overdue" if one.problems else None,
            icon=lambda one: "alert-circle" if one.problems else "check",
            tip=lambda one: "\n".join(told(problem) for problem in one.problems),
            width=11,
        ),
        *(_field_column(field) for field in fields[:MOST_FIELDS]),
    ]


def _field_column(field: Field) -> Column[PreviewRow]:
    def said(one: PreviewRow) -> str:
        return written(field, one.row.facts.get(field.name), language())

    return text(_heading(field), said, 14)


def _heading(field: Field) -> Callable[[], str]:
    return lambda: field_word(field)


def problem_columns() -> list[Column[RowProblem]]:
    """Return the columns of the problems: where, which column, and why."""
    return [
        Column(
            heading=lambda: translate("Exchange", "Where"),
            text=place_of,
            key=lambda one: (one.sheet, one.row),
            width=12,
        ),
        text(lambda: translate("Exchange", "Column"), lambda one: one.heading, 14),
        text(
            lambda: translate("Exchange", "What is wrong"),
            told,
            60,
            tone=lambda _: "overdue",
            icon=lambda _: "alert-circle",
        ),
    ]


def batch_columns() -> list[Column[BatchRow]]:
    """Return the columns of the batches brought in."""
    return [
        moment(lambda: translate("Exchange", "Imported at"), lambda one: one.created_at, 18),
        Column(
            heading=lambda: translate("Exchange", "Kind"),
            text=lambda one: kind_word(one.kind),
            key=lambda one: one.kind,
            width=12,
        ),
        text(lambda: translate("Exchange", "File"), lambda one: one.file_name, 36),
        count(lambda: translate("Exchange", "Records in the list"), lambda one: one.rows_total, 14),
        count(lambda: translate("Exchange", "Added or changed"), lambda one: one.rows_done, 14),
        moment(
            lambda: translate("Exchange", "Taken back at"),
            lambda one: one.undone_at,
            18,
            tone=lambda one: "muted" if one.undone_at else None,
        ),
    ]
