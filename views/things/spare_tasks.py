"""What is filled in about spare parts: the register, in and out, the old part for the new."""

from functools import partial
from typing import Any

from PySide6.QtCore import QCoreApplication

from models.queries.spares import MoveRow, SpareCard, SpareRow
from models.queries.things import Keepers
from models.rules.stock import OldFate
from models.services import spares
from views.things.driving_tasks import named
from views.things.task import (
    Field,
    Task,
    Told,
    changed,
    crew_choice,
    farewell,
    line,
    number,
    person_choice,
)
from views.widgets.editors import FlagEditor, choice
from views.wording import term

translate = QCoreApplication.translate


def enter() -> Task:
    """Enter a kind of spare part."""
    return Task(
        id="enter/spare",
        subject="",
        title=translate("Things", "New spare part"),
        fields=_fields({"minimum": 0}),
        service=lambda told: partial(spares.add_spare, **_figures(told)),
        said=translate("Things", "It is in the register."),
    )


def change(card: SpareCard) -> Task:
    """Change what the register says of a part."""
    code = card.row.code

    def save(told: Told, *, version: int | None) -> Any:
        return lambda session: spares.edit_spare(
            session, code, expected_version=version, **changed(_figures(told), card.fields)
        )

    return Task(
        id="change/spare",
        subject=code,
        title=translate("Things", "Change {number}").format(number=code),
        fields=_fields(card.fields),
        service=partial(save, version=card.version),
        over=partial(save, version=None),
        said=translate("Things", "{number} is changed.").format(number=code),
    )


def take_in(row: SpareRow) -> Task:
    """Take parts into the store (入库)."""
    return Task(
        id="receive",
        subject=row.code,
        title=translate("Things", "{what} comes in").format(what=_name(row)),
        fields=(*_pieces(row), Field("batch", line), Field("reason", line, label=_from())),
        service=lambda told: partial(spares.receive, spare=row.code, **told),
        said=translate("Things", "{what} is in store.").format(what=_name(row)),
    )


def hand_out(row: SpareRow, known: Keepers) -> Task:
    """Hand parts out (领用), and the old part for the new one where it has to come back."""
    fields = [*_pieces(row), Field("batch", line)]
    fields.append(Field("technician", person_choice(known), label=translate("Things", "Taken by")))
    fields.append(Field("crew", crew_choice(known, empty=translate("Things", "nobody"))))
    fields.append(Field("ticket", line))
    owes = translate("Things", "the old part has to come back")
    fields.append(
        Field("owes_old", lambda parent: FlagEditor(parent, text=owes), value=row.by_serial)
    )
    fields.append(Field("old_serial", line, hint=translate("Things", "where it is known")))
    fields.append(Field("reason", line, label=translate("Things", "What for")))
    return Task(
        id="hand_out",
        subject=row.code,
        title=translate("Things", "Hand out {what}").format(what=_name(row)),
        fields=tuple(fields),
        service=lambda told: partial(spares.hand_out, spare=row.code, **named(told)),
        said=translate("Things", "{what} is handed out. Ctrl+P prints the slip.").format(
            what=_name(row)
        ),
    )


def bring_back(row: SpareRow, known: Keepers) -> Task:
    """Take parts back that were not needed (退库)."""
    return Task(
        id="bring_back",
        subject=row.code,
        title=translate("Things", "{what} comes back unused").format(what=_name(row)),
        fields=(
            *_pieces(row),
            Field("batch", line),
            Field("technician", person_choice(known), label=translate("Things", "Brought by")),
            Field("ticket", line),
            Field("reason", line),
        ),
        service=lambda told: partial(spares.bring_back, spare=row.code, **named(told)),
        said=translate("Things", "{what} is in store.").format(what=_name(row)),
    )


def write_off(row: SpareRow) -> Task:
    """Take parts off the book (报废)."""
    return Task(
        id="write_off",
        subject=row.code,
        title=translate("Things", "Scrap {what}").format(what=_name(row)),
        fields=(*_pieces(row), Field("batch", line), Field("reason", line, required=True)),
        service=lambda told: partial(spares.write_off, spare=row.code, **told),
        said=translate("Things", "{what} is off the book.").format(what=_name(row)),
    )


def take_old(row: SpareRow, move: MoveRow) -> Task:
    """Take the old part for a new one (旧件回收)."""
    return Task(
        id=f"take_old/{move.move_id}",
        subject=row.code,
        title=translate("Things", "Old part for {what}").format(what=_name(row)),
        fields=(
            Field("old_serial", line, value=move.old_serial or None, required=row.by_serial),
            Field("fate", choice([(fate, term(fate)) for fate in OldFate]), required=True),
            Field("reason", line),
        ),
        service=lambda told: partial(spares.take_old, move=move.move_id, **told),
        said=translate("Things", "The old part is back."),
    )


def put_away(row: SpareRow) -> Task:
    """Take a kind of part off the register; its past is kept."""
    return farewell("retire/spare", row.code, partial(spares.retire_spare, code=row.code))


def _fields(values: Any) -> tuple[Field, ...]:
    by_serial = translate("Things", "each piece by its serial number")
    return (
        Field("code", line, required=True, value=values.get("code")),
        Field(
            "name", line, required=True, value=values.get("name"), label=translate("Things", "Name")
        ),
        Field("spec", line, value=values.get("spec")),
        Field("unit", line, value=values.get("unit")),
        Field("shelf", line, value=values.get("shelf")),
        Field("minimum", number, value=values.get("minimum")),
        Field(
            "by_serial",
            lambda parent: FlagEditor(parent, text=by_serial),
            value=values.get("by_serial"),
        ),
    )


def _pieces(row: SpareRow) -> tuple[Field, ...]:
    """Return how many; what is kept by serial goes one by one."""
    if row.by_serial:
        scan = translate("Things", "scan it or type it")
        return (
            Field("serial", line, required=True, hint=scan),
            Field("quantity", number, value=1),
        )
    hint = translate("Things", "{n} in store").format(n=f"{row.stock:,}")
    return (Field("quantity", number, value=1, required=True, hint=hint),)


def _figures(told: Told) -> Told:
    return told | {"minimum": 0 if told["minimum"] is None else told["minimum"]}


def _from() -> str:
    return translate("Things", "Where from")


def _name(row: SpareRow) -> str:
    return f"{row.code} {row.name}"
