"""F24, the receipt of a finished count (盘点单): every line, and what the record knows of it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models.domain import (
    Crew,
    Event,
    Instrument,
    Spare,
    Stocktake,
    StocktakeLine,
    Technician,
    Vehicle,
)
from models.errors import RefusedError
from models.queries.papers.asking import Filled, PaperAsk, letterhead
from models.queries.papers.stocktake_remarks import Remarks
from models.queries.work_order_blocks import said
from models.rules.stock import CountScope
from models.sheets.stocktake import (
    AWAY,
    MISPLACED,
    MISSING,
    RIGHT,
    SURPLUS,
    UNLISTED,
    CountedItem,
    StocktakeSheet,
)


@dataclass(frozen=True, slots=True)
class _Kept:
    """What the register says of something counted: which one, how it is counted, where it is."""

    model: str = ""
    unit: str = ""
    place: str = ""


_NOTHING = _Kept()


def fill(session: Session, number: str, ask: PaperAsk) -> Filled:
    """Fill the receipt of the count of this number; refuses stocktake.unknown and running.

    Model and place are those of the register when it is printed; what was expected and found
    stands as it was counted. A code that was read by mistake and taken back is no difference.
    """
    take = session.scalar(select(Stocktake).where(Stocktake.number == number))
    if take is None:
        raise RefusedError("stocktake.unknown", number=number)
    if take.closed_at is None:
        raise RefusedError("stocktake.running", number=number)
    lines = [
        line
        for line in session.scalars(
            select(StocktakeLine).where(StocktakeLine.stocktake_id == take.id)
        )
        if line.subject_id is not None or line.found
    ]
    lines.sort(key=lambda line: (line.subject_id is None, line.code))
    remarks = Remarks.read(session, take, lines)
    kept = _kept(session, take.scope)
    items = tuple(
        _item(take.scope, line, kept.get(line.subject_id, _NOTHING), remarks=remarks)
        for line in lines
    )
    sheet = StocktakeSheet(
        number=take.number,
        letterhead=letterhead(session),
        copy=ask.copy(),
        scope=said(take.scope),
        started_at=take.started_at,
        closed_at=take.closed_at,
        counted_by="、".join(_counters(session, take)),
        settled=_settled(take.scope, items, corrected=len(remarks.corrected)),
        note=take.note,
        items=items,
    )
    return Filled(sheet=sheet, row_id=take.id)


def _item(scope: CountScope, line: StocktakeLine, kept: _Kept, *, remarks: Remarks) -> CountedItem:
    return CountedItem(
        code=line.code,
        name=line.name,
        model=kept.model,
        unit=kept.unit,
        place=kept.place,
        expected=line.expected,
        found=line.found,
        result=_result(scope, line, strange=line.id in remarks.strange),
        remark=remarks.of(line),
    )


def _result(scope: CountScope, line: StocktakeLine, *, strange: bool) -> str:
    """Say how a line came out; a thing the book has elsewhere is misplaced, not too many."""
    if line.subject_id is None:
        return UNLISTED
    if line.found < line.expected:
        return MISSING
    if line.found > line.expected:
        return SURPLUS if scope is CountScope.SPARES else MISPLACED
    if scope is not CountScope.SPARES and not line.expected:
        return AWAY
    return MISPLACED if strange else RIGHT


def _settled(scope: CountScope, items: Iterable[CountedItem], *, corrected: int) -> str:
    """Say what became of the book: only the stock of spare parts is ever brought to a count."""
    if corrected:
        return f"账面已按实盘数调整 {corrected} 项"
    if not any(item.differs for item in items):
        return "账实相符，无需调整"
    return "账面未调整" if scope is CountScope.SPARES else "台账未改动"


def _counters(session: Session, take: Stocktake) -> Sequence[str]:
    """Return who read the codes, the first one first; who began it, where nobody read any."""
    actors = session.scalars(
        select(Event.actor)
        .where(Event.subject_kind == "stocktake", Event.subject_id == take.id, Event.verb == "scan")
        .group_by(Event.actor)
        .order_by(func.min(Event.sequence))
    ).all()
    return actors or (take.counted_by,)


def _kept(session: Session, scope: CountScope) -> dict[int | None, _Kept]:
    """Return what the register says, by row, of everything of a kind that can be counted."""
    if scope is CountScope.SPARES:
        parts = session.scalars(select(Spare))
        return {one.id: _Kept(one.spec, one.unit, one.shelf) for one in parts}
    model: Any = Vehicle if scope is CountScope.VEHICLES else Instrument
    rows = session.execute(
        select(model, Crew.name, Technician.name)
        .outerjoin(Crew, Crew.id == model.crew_id)
        .outerjoin(Technician, Technician.id == model.keeper_id)
    )
    return {thing.id: _thing(thing, crew, keeper) for thing, crew, keeper in rows}


def _thing(thing: Vehicle | Instrument, crew: str | None, keeper: str | None) -> _Kept:
    place = " ".join(filter(None, (crew, keeper)))
    if isinstance(thing, Vehicle):
        return _Kept(f"{thing.seats} 座 {thing.ownership}".strip(), "辆", place)
    return _Kept(thing.model, "台", place)
