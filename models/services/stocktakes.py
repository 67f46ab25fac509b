"""Counting what is really there (盘点): by scanner or by typing, closed with a receipt."""

from collections.abc import Mapping
from typing import Any, cast

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.domain import Instrument, Spare, SpareMove, Stocktake, StocktakeLine, Vehicle
from models.errors import RefusedError
from models.rules.stock import CountScope, CountVerdict, verdict_of
from models.rules.terms import ThingState
from models.rules.text import clean, fold
from models.services.journal import action_of, record
from models.services.numbering import next_number
from models.services.records import add, checked, edit, find
from models.services.spares import count_in

SLIP, CODE_LIMIT = "PD", 100
_ELSEWHERE = frozenset({ThingState.LENT, ThingState.CALIBRATING, ThingState.REPAIRING})


def start_stocktake(session: Session, *, scope: CountScope | str, note: str = "") -> str:
    """Begin a count with what the book says should be here; returns its number.

    What is lent out or away is not expected here. Refuses stocktake.open while one of the
    same scope is not closed.
    """
    kind = CountScope(scope)
    running = session.scalar(
        select(Stocktake.number).where(Stocktake.scope == kind, Stocktake.closed_at.is_(None))
    )
    if running is not None:
        raise RefusedError("stocktake.open", number=running)
    action = action_of(session)
    values = checked(session, Stocktake, {"scope": kind, "note": note})
    take = Stocktake(
        **values,
        number=next_number(session, SLIP, action.at),
        started_at=action.at,
        counted_by=action.actor,
    )
    lines = _expected(session, kind)
    facts = values | {"lines": len(lines), "expected": sum(line["expected"] for line in lines)}
    take_id = add(session, take, noun="stocktake", subject=take.number, facts=facts)
    for line in lines:
        session.add(StocktakeLine(stocktake_id=take_id, **line))
    session.flush()
    return take.number


def scan(session: Session, stocktake: str, *, code: str, quantity: int = 1) -> CountVerdict:
    """Count one code as read by the scanner or typed; what nobody registered is kept too.

    A serial counts for the part it belongs to. What the book says now is kept with the line,
    so that what moves before or after is not taken for a difference. Returns how it stands.
    """
    take = _open(session, stocktake)
    told = clean(code, limit=CODE_LIMIT, field="code")
    if not told:
        raise RefusedError("record.empty", field="code")
    line = _line(session, take, told) or _unlisted(session, take, told)
    _count(line, told, quantity, one_only=take.scope is not CountScope.SPARES)
    line.seen_at = action_of(session).at
    if line.subject_id is not None:
        line.expected = _book(session, take.scope, line.subject_id)
    session.flush()
    record(
        session,
        verb="scan",
        subject_kind="stocktake",
        subject_id=take.id,
        subject=take.number,
        facts={
            "code": line.code,
            "read": told,
            "quantity": quantity,
            "found": line.found,
            "expected": line.expected,
        },
    )
    return _stands(line)


def close_stocktake(session: Session, stocktake: str, *, correct: bool = False) -> int:
    """End a count: each line gets its verdict; ``correct`` brings the book to it.

    Only spare parts have a number to correct; a vehicle or instrument that is missing stays
    on the register for somebody to find or to write off.
    """
    take = _open(session, stocktake)
    rows = session.scalars(_lines_of(take)).all()
    told: dict[CountVerdict, int] = dict.fromkeys(CountVerdict, 0)
    for line in rows:
        if line.seen_at is None and line.subject_id is not None:
            # Looked for and not there: what left with a slip meanwhile is not missing, and
            # what came meanwhile was not looked for.
            line.expected = min(line.expected, _book(session, take.scope, line.subject_id))
        line.verdict = _stands(line)
        if line.subject_id is not None or line.found:  # not a code read by mistake
            told[line.verdict] += 1
        if correct and take.scope is CountScope.SPARES:
            _correct(session, take, line)
    return edit(
        session,
        take,
        noun="stocktake",
        subject=take.number,
        expected_version=None,
        values={"closed_at": action_of(session).at},
        verb="close",
        reason=", ".join(f"{verdict} {count}" for verdict, count in told.items()),
    )


def _correct(session: Session, take: Stocktake, line: StocktakeLine) -> None:
    """Bring the stock of now by what the line differed from the book when it was counted."""
    if line.subject_id is None:
        return
    spare = session.get_one(Spare, line.subject_id)
    difference = max(line.found - line.expected, -spare.stock)
    if difference:
        count_in(session, spare, difference=difference, reason=take.number)


def _book(session: Session, scope: CountScope, subject_id: int) -> int:
    """Return how many of a thing the book says are here at this moment."""
    if scope is CountScope.SPARES:
        return session.get_one(Spare, subject_id).stock
    kept: Any = Vehicle if scope is CountScope.VEHICLES else Instrument
    return int(session.get_one(kept, subject_id).state not in _ELSEWHERE)


def _count(line: StocktakeLine, read: str, quantity: int, *, one_only: bool) -> None:
    """Count what was read; a serial is one piece, however often it is read."""
    if one_only or line.subject_id is None:
        line.found = 1 if quantity > 0 else 0
    elif fold(read) == fold(line.code):
        line.found = max(line.found + quantity, 0)
    elif quantity > 0 and read not in line.serials:
        line.serials = [*line.serials, read]
        line.found += 1
    elif quantity < 0 and read in line.serials:
        line.serials = [one for one in line.serials if one != read]
        line.found = max(line.found - 1, 0)


def _expected(session: Session, scope: CountScope) -> list[dict[str, Any]]:
    if scope is CountScope.SPARES:
        parts = session.scalars(
            select(Spare).where(Spare.archived_at.is_(None)).order_by(Spare.code)
        )
        return [
            {"code": one.code, "name": one.name, "subject_id": one.id, "expected": one.stock}
            for one in parts
        ]
    things: list[Any]
    if scope is CountScope.VEHICLES:
        told = select(Vehicle).where(Vehicle.archived_at.is_(None)).order_by(Vehicle.plate)
        things = list(session.scalars(told))
    else:
        kept = select(Instrument).where(Instrument.archived_at.is_(None))
        things = list(session.scalars(kept.order_by(Instrument.number)))
    return [_thing(one) for one in things if one.state is not ThingState.SCRAPPED]


def _thing(row: Vehicle | Instrument) -> dict[str, Any]:
    code, name = (row.plate, row.kind) if isinstance(row, Vehicle) else (row.number, row.name)
    here = row.state not in _ELSEWHERE
    note = "" if here else row.state.value
    return {"code": code, "name": name, "subject_id": row.id, "expected": int(here), "note": note}


def _line(session: Session, take: Stocktake, code: str) -> StocktakeLine | None:
    """Return the line a code means: its own, one that reads alike, or its serial's."""
    rows: list[StocktakeLine] = list(session.scalars(_lines_of(take)))
    by_code = {fold(row.code): row for row in rows}
    found = by_code.get(fold(code))
    if found is not None:
        return found
    owner = _owner(session, take.scope, code)
    return next((row for row in rows if row.subject_id == owner), None) if owner else None


def _owner(session: Session, scope: CountScope, serial: str) -> int | None:
    asked: Mapping[CountScope, Any] = {
        CountScope.SPARES: select(SpareMove.spare_id).where(SpareMove.serial == serial),
        CountScope.INSTRUMENTS: select(Instrument.id).where(Instrument.serial == serial),
    }
    statement = asked.get(scope)
    return None if statement is None else cast("int | None", session.scalar(statement.limit(1)))


def _unlisted(session: Session, take: Stocktake, code: str) -> StocktakeLine:
    line = StocktakeLine(stocktake_id=take.id, code=code)
    session.add(line)
    session.flush()
    return line


def _stands(line: StocktakeLine) -> CountVerdict:
    if line.subject_id is None:
        return CountVerdict.UNKNOWN
    return verdict_of(line.expected, line.found)


def _lines_of(take: Stocktake) -> Any:
    return (
        select(StocktakeLine)
        .where(StocktakeLine.stocktake_id == take.id)
        .order_by(StocktakeLine.code)
    )


def _open(session: Session, number: str) -> Stocktake:
    take: Stocktake = find(session, "stocktake", number)
    if take.closed_at is not None:
        raise RefusedError("stocktake.closed", number=number)
    return take
