"""Spare parts as the store sees them: the register, one part with its past, what is owed."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models.domain import Crew, Spare, SpareMove, Technician, Ticket
from models.errors import RefusedError
from models.rules.pinyin import spell
from models.rules.stock import MoveKind, OldFate

MOVES_SHOWN = 500
SPARE_FIELDS = ("code", "name", "spec", "unit", "shelf", "minimum", "by_serial")


@dataclass(frozen=True, slots=True)
class SpareRow:
    """A kind of part in the register; ``owed`` counts old parts that have not come back."""

    code: str
    name: str
    spec: str
    unit: str
    shelf: str
    stock: int
    minimum: int
    by_serial: bool
    owed: int
    last_moved_at: datetime | None
    found_by: str

    @property
    def is_short(self) -> bool:
        """Say whether less is in store than should be."""
        return self.stock < self.minimum


@dataclass(frozen=True, slots=True)
class MoveRow:
    """Parts that came in or went out, with whom, for what and what came back for them."""

    move_id: int
    kind: MoveKind
    number: str
    moved_at: datetime
    quantity: int
    balance: int
    batch: str
    serial: str
    taken_by: str
    ticket: str
    owes_old: bool
    old_serial: str
    old_fate: OldFate | None
    old_back_at: datetime | None
    reason: str

    @property
    def is_owing(self) -> bool:
        """Say whether its old part has yet to come back."""
        return self.owes_old and self.old_back_at is None


@dataclass(frozen=True, slots=True)
class LotRow:
    """What is in store of one batch, or the one piece of a serial."""

    batch: str
    serial: str
    quantity: int
    since_at: datetime


@dataclass(frozen=True, slots=True)
class SpareCard:
    """One part with all its past; ``fields`` are what an editor starts from."""

    row: SpareRow
    version: int
    fields: Mapping[str, object]
    lots: tuple[LotRow, ...]
    moves: tuple[MoveRow, ...]


def spare_rows(session: Session, *, code: str | None = None) -> tuple[SpareRow, ...]:
    """Return the register, or one part of it; what was put away is left out."""
    owed = (
        select(SpareMove.spare_id, func.count(SpareMove.id).label("owed"))
        .where(SpareMove.owes_old, SpareMove.old_back_at.is_(None))
        .group_by(SpareMove.spare_id)
        .subquery()
    )
    last = (
        select(SpareMove.spare_id, func.max(SpareMove.moved_at).label("at"))
        .group_by(SpareMove.spare_id)
        .subquery()
    )
    statement = (
        select(Spare, owed.c.owed, last.c.at)
        .outerjoin(owed, owed.c.spare_id == Spare.id)
        .outerjoin(last, last.c.spare_id == Spare.id)
        .where(Spare.archived_at.is_(None))
        .order_by(Spare.code)
    )
    if code is not None:
        statement = statement.where(Spare.code == code)
    return tuple(_row(*found) for found in session.execute(statement))


def spare_card(session: Session, code: str) -> SpareCard:
    """Return one part with what lies where and every move; raises spare.unknown."""
    rows = spare_rows(session, code=code)
    spare = session.scalar(select(Spare).where(Spare.code == code))
    if spare is None or not rows:
        raise RefusedError("spare.unknown", number=code)
    return SpareCard(
        row=rows[0],
        version=spare.version,
        fields={name: getattr(spare, name) for name in SPARE_FIELDS},
        lots=_lots(session, spare.id),
        moves=_moves(session, spare.id),
    )


def _row(spare: Spare, owed: int | None, last: datetime | None) -> SpareRow:
    words = (spare.code, spare.name, spare.spec, spare.shelf, *spell(spare.name).initials)
    return SpareRow(
        code=spare.code,
        name=spare.name,
        spec=spare.spec,
        unit=spare.unit,
        shelf=spare.shelf,
        stock=spare.stock,
        minimum=spare.minimum,
        by_serial=spare.by_serial,
        owed=owed or 0,
        last_moved_at=last,
        found_by=" ".join(word for word in words if word).casefold(),
    )


def _moves(session: Session, spare: int) -> tuple[MoveRow, ...]:
    statement = (
        select(SpareMove, Technician.name, Crew.name, Ticket.number)
        .outerjoin(Technician, Technician.id == SpareMove.technician_id)
        .outerjoin(Crew, Crew.id == SpareMove.crew_id)
        .outerjoin(Ticket, Ticket.id == SpareMove.ticket_id)
        .where(SpareMove.spare_id == spare)
        .order_by(SpareMove.id.desc())
        .limit(MOVES_SHOWN)
    )
    return tuple(_move(tuple(found)) for found in session.execute(statement))


def _move(found: tuple[Any, ...]) -> MoveRow:
    move, person, crew, ticket = found
    return MoveRow(
        move_id=move.id,
        kind=move.kind,
        number=move.number,
        moved_at=move.moved_at,
        quantity=move.quantity,
        balance=move.balance,
        batch=move.batch,
        serial=move.serial,
        taken_by=" ".join(word for word in (person, crew) if word),
        ticket=ticket or "",
        owes_old=move.owes_old,
        old_serial=move.old_serial,
        old_fate=move.old_fate,
        old_back_at=move.old_back_at,
        reason=move.reason,
    )


def _lots(session: Session, spare: int) -> tuple[LotRow, ...]:
    """Return what is in store by serial and batch, the oldest first.

    What leaves without naming a batch is taken from the oldest there is.
    """
    statement = select(SpareMove).where(SpareMove.spare_id == spare).order_by(SpareMove.id)
    held: dict[tuple[str, str], int] = defaultdict(int)
    since: dict[tuple[str, str], datetime] = {}
    for move in session.scalars(statement):
        key = (move.batch, move.serial)
        if move.quantity > 0:
            since.setdefault(key, move.moved_at)
            held[key] += move.quantity
        else:
            _take(held, key, -move.quantity)
    return tuple(
        LotRow(batch, serial, left, since[batch, serial])
        for (batch, serial), left in held.items()
        if left > 0
    )


def _take(held: dict[tuple[str, str], int], key: tuple[str, str], quantity: int) -> None:
    if key[1]:
        key = next((one for one in held if one[1] == key[1] and held[one] > 0), key)
    for lot in [key, *(one for one in held if not key[1])] if any(key) else list(held):
        part = min(held.get(lot, 0), quantity)
        if part > 0:
            held[lot] -= part
            quantity -= part
