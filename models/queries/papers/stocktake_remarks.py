"""What the record knows of a line that differs: who has it, which serials, which register."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.domain import (
    Crew,
    Instrument,
    Loan,
    Spare,
    SpareMove,
    Stocktake,
    StocktakeLine,
    Technician,
    Vehicle,
)
from models.queries.work_order_blocks import said
from models.rules.stock import CountScope, MoveKind
from models.rules.terms import ThingKind, ThingState
from models.rules.text import fold

Lines = Sequence[StocktakeLine]
_KINDS = {
    CountScope.VEHICLES: ThingKind.VEHICLE,
    CountScope.INSTRUMENTS: ThingKind.INSTRUMENT,
}
_SCOPES: Mapping[type, CountScope] = {
    Vehicle: CountScope.VEHICLES,
    Instrument: CountScope.INSTRUMENTS,
    Spare: CountScope.SPARES,
}


@dataclass(frozen=True, slots=True)
class Remarks:
    """What is known of each line, by its row; ``strange`` were read though the book has none.

    ``corrected`` says by how many the book was brought to the count.
    """

    told: Mapping[int, str]
    strange: frozenset[int] = frozenset()
    corrected: Mapping[int, int] = field(default_factory=dict)

    @classmethod
    def read(cls, session: Session, take: Stocktake, lines: Lines) -> "Remarks":
        """Read what is known of the lines of a finished count."""
        unlisted = _unlisted(session, take.scope, [one for one in lines if one.subject_id is None])
        listed = [one for one in lines if one.subject_id is not None]
        if take.scope is CountScope.SPARES:
            return _of_parts(session, take, listed, unlisted=unlisted)
        return cls(unlisted | _borrowed(session, take, [one for one in listed if not one.expected]))

    def of(self, line: StocktakeLine) -> str:
        """Return what the paper says beside a line."""
        told = (self.told.get(line.id), _moved(self.corrected.get(line.id, 0)))
        return "；".join(filter(None, told))


def _moved(quantity: int) -> str:
    return f"账面已调 {quantity:+d}".replace("-", "−") if quantity else ""


def _of_parts(
    session: Session, take: Stocktake, lines: Lines, *, unlisted: dict[int, str]
) -> Remarks:
    counted = {line.id: line for line in lines if line.serials and len(line.serials) == line.found}
    held = _held(session, take, list(counted.values()))
    strange = {key: set(one.serials) - held[key] for key, one in counted.items()}
    unseen = {
        # The book's serials are all of its stock, or it does not know which ones it has.
        key: held[key] - set(one.serials) if len(held[key]) == one.expected else set()
        for key, one in counted.items()
    }
    told = {
        key: "；".join(
            filter(None, (_listed("未见", unseen[key]), _listed("账上已出库", strange[key])))
        )
        for key in counted
    }
    return Remarks(
        unlisted | told,
        frozenset(key for key, serials in strange.items() if serials),
        _corrected(session, take, lines),
    )


def _listed(words: str, serials: set[str]) -> str:
    return f"{words} {'、'.join(sorted(serials))}" if serials else ""


def _held(session: Session, take: Stocktake, lines: Lines) -> dict[int, set[str]]:
    """Return the serials in store by the book, by line, when that line was last read."""
    moves: dict[int | None, list[SpareMove]] = defaultdict(list)
    parts = [line.subject_id for line in lines]
    for move in session.scalars(
        select(SpareMove).where(SpareMove.spare_id.in_(parts), SpareMove.serial != "")
    ):
        moves[move.spare_id].append(move)
    return {line.id: _there(moves[line.subject_id], line.seen_at, take) for line in lines}


def _there(moves: Sequence[SpareMove], seen_at: datetime | None, take: Stocktake) -> set[str]:
    until = seen_at or take.started_at
    count: dict[str, int] = defaultdict(int)
    for move in moves:
        if move.moved_at <= until:
            count[move.serial] += move.quantity
    return {serial for serial, left in count.items() if left > 0}


def _corrected(session: Session, take: Stocktake, lines: Lines) -> dict[int, int]:
    by_part = {line.subject_id: line.id for line in lines}
    rows = session.execute(
        select(SpareMove.spare_id, SpareMove.quantity).where(
            SpareMove.kind == MoveKind.COUNTED, SpareMove.reason == take.number
        )
    )
    return {by_part[part]: quantity for part, quantity in rows if part in by_part}


def _borrowed(session: Session, take: Stocktake, lines: Lines) -> dict[int, str]:
    """Say who had what was not expected here: the loan of that moment, else its state."""
    loans: dict[int | None, list[tuple[Loan, str]]] = defaultdict(list)
    rows = session.execute(
        select(Loan, Crew.name, Technician.name)
        .outerjoin(Crew, Crew.id == Loan.crew_id)
        .outerjoin(Technician, Technician.id == Loan.technician_id)
        .where(
            Loan.subject_kind == _KINDS[take.scope],
            Loan.subject_id.in_([line.subject_id for line in lines]),
            Loan.lent_at <= take.closed_at,
        )
        .order_by(Loan.id.desc())
    )
    for loan, crew, person in rows:
        if loan.returned_at is None or loan.returned_at > take.started_at:
            words = " ".join(filter(None, (person, crew, loan.number)))
            loans[loan.subject_id].append((loan, f"领用 {words}"))
    return {line.id: _holder(line, loans[line.subject_id]) for line in lines}


def _holder(line: StocktakeLine, loans: Sequence[tuple[Loan, str]]) -> str:
    """Return the loan a thing was out on, newest first; one not seen, on any of the count."""
    for loan, words in loans:
        if line.seen_at is None or _was_out(loan, line.seen_at):
            return words
    return said(ThingState(line.note)) if line.note else ""


def _was_out(loan: Loan, at: datetime) -> bool:
    return loan.lent_at <= at and (loan.returned_at is None or loan.returned_at > at)


def _unlisted(session: Session, scope: CountScope, lines: Lines) -> dict[int, str]:
    """Say on which register a code stands that was not on the count's list."""
    if not lines:
        return {}
    known = _registers(session, scope, [line.code for line in lines])
    return {line.id: known.get(fold(line.code), "") for line in lines}


def _registers(session: Session, scope: CountScope, codes: Sequence[str]) -> dict[str, str]:
    """Return what every register calls its own, by the code as a search reads it."""
    told: dict[str, str] = {}
    for part in session.scalars(select(Spare)):
        told[fold(part.code)] = _known(part, f"{part.name} {part.spec}", scope=scope)
    moves = select(SpareMove.serial, Spare).join(Spare, Spare.id == SpareMove.spare_id)
    for serial, part in session.execute(moves.where(SpareMove.serial.in_(codes))):
        told[fold(serial)] = _known(part, f"{part.name} {part.code}", scope=scope)
    for van in session.scalars(select(Vehicle)):
        told[fold(van.plate)] = _known(van, van.kind, scope=scope)
    for one in session.scalars(select(Instrument)):
        words = _known(one, f"{one.name} {one.number}", scope=scope)
        told |= {fold(code): words for code in (one.number, one.serial) if code}
    return told


def _known(row: Spare | Vehicle | Instrument, name: str, *, scope: CountScope) -> str:
    """Name a row with its register, and why it was not on the list of the count."""
    register = _SCOPES[type(row)]
    if getattr(row, "state", None) is ThingState.SCRAPPED:
        standing = "，已报废"
    elif row.archived_at is not None:
        standing = "，已移出台账"
    else:
        standing = "，清单开列后登记" if register is scope else ""
    return f"{said(register)}台账 {name.strip()}{standing}"
