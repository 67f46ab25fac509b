"""The columns of the previews, the problems and the batches."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from models.queries.exports import written
from models.queries.imports import BatchRow
from models.rules.imports import Field, ReadRow, RowProblem, kind_of
from models.rules.zone import stamp
from views.exchange.words import field_word, kind_word, place_of, told
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
    def text(one: PreviewRow) -> str:
        return written(field, one.row.facts.get(field.name), language())

    return Column(heading=_heading(field), text=text, key=text, width=14)


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
        Column(
            heading=lambda: translate("Exchange", "Column"),
            text=lambda one: one.heading,
            key=lambda one: one.heading,
            width=14,
        ),
        Column(
            heading=lambda: translate("Exchange", "What is wrong"),
            text=told,
            key=told,
            tone=lambda _: "overdue",
            icon=lambda _: "alert-circle",
            tip=told,
            width=60,
        ),
    ]


def batch_columns() -> list[Column[BatchRow]]:
    """Return the columns of the batches brought in."""
    return [
        Column(
            heading=lambda: translate("Exchange", "Imported at"),
            text=lambda one: stamp(one.created_at),
            key=lambda one: one.created_at,
            width=18,
        ),
        Column(
            heading=lambda: translate("Exchange", "Kind"),
            text=lambda one: kind_word(one.kind),
            key=lambda one: one.kind,
            width=12,
        ),
        Column(
            heading=lambda: translate("Exchange", "File"),
            text=lambda one: one.file_name,
            key=lambda one: one.file_name,
            width=36,
        ),
        Column(
            heading=lambda: translate("Exchange", "Records in the list"),
            text=lambda one: str(one.rows_total),
            key=lambda one: one.rows_total,
            width=14,
        ),
        Column(
            heading=lambda: translate("Exchange", "Added or changed"),
            text=lambda one: str(one.rows_done),
            key=lambda one: one.rows_done,
            width=14,
        ),
        Column(
            heading=lambda: translate("Exchange", "Taken back at"),
            text=lambda one: stamp(one.undone_at),
            key=lambda one: stamp(one.undone_at),
            tone=lambda one: "muted" if one.undone_at else None,
            width=18,
        ),
    ]
