"""Counts of what is really there: the running one, and those that are closed (盘点单)."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.domain import Stocktake, StocktakeLine
from models.errors import RefusedError
from models.rules.stock import CountScope, CountVerdict, verdict_of


@dataclass(frozen=True, slots=True)
class StocktakeRow:
    """One count, running or closed, with how its lines came out."""

    number: str
    scope: CountScope
    started_at: datetime
    closed_at: datetime | None
    counted_by: str
    lines: int
    right: int
    missing: int
    surplus: int
    unknown: int
    note: str

    @property
    def wrong(self) -> int:
        """How many lines differ from the book."""
        return self.missing + self.surplus + self.unknown


@dataclass(frozen=True, slots=True)
class CountLine:
    """One code of a count: what the book says, what was found, how it stands."""

    code: str
    name: str
    expected: int
    found: int
    verdict: CountVerdict
    is_seen: bool
    seen_at: datetime | None
    away: str

    @property
    def is_taken_back(self) -> bool:
        """Say whether it is a code nobody registered that was read by mistake."""
        return self.verdict is CountVerdict.UNKNOWN and not self.found


@dataclass(frozen=True, slots=True)
class CountSheet:
    """One count with all its lines; what differs from the book stands first."""

    row: StocktakeRow
    lines: tuple[CountLine, ...]


_ORDER = (
    CountVerdict.UNKNOWN,
    CountVerdict.SURPLUS,
    CountVerdict.MISSING,
    CountVerdict.FOUND,
)


def stocktake_rows(session: Session) -> tuple[StocktakeRow, ...]:
    """Return every count, the running ones first, then the newest."""
    takes = session.scalars(select(Stocktake).order_by(Stocktake.id.desc())).all()
    rows = [_row(take, _lines(session, take)) for take in takes]
    return tuple(sorted(rows, key=lambda row: row.closed_at is not None))


def count_sheet(session: Session, number: str) -> CountSheet:
    """Return one count in full; raises stocktake.unknown."""
    take = session.scalar(select(Stocktake).where(Stocktake.number == number))
    if take is None:
        raise RefusedError("stocktake.unknown", number=number)
    lines = _lines(session, take)
    return CountSheet(_row(take, lines), lines)


def _lines(session: Session, take: Stocktake) -> tuple[CountLine, ...]:
    statement = select(StocktakeLine).where(StocktakeLine.stocktake_id == take.id)
    lines = [
        CountLine(
            code=one.code,
            name=one.name,
            expected=one.expected,
            found=one.found,
            verdict=_verdict(one),
            is_seen=one.seen_at is not None,
            seen_at=one.seen_at,
            away=one.note,
        )
        for one in session.scalars(statement)
    ]
    return tuple(sorted(lines, key=lambda line: (_ORDER.index(line.verdict), line.code)))


def _verdict(line: StocktakeLine) -> CountVerdict:
    if line.subject_id is None:
        return CountVerdict.UNKNOWN
    return verdict_of(line.expected, line.found)


def _row(take: Stocktake, lines: tuple[CountLine, ...]) -> StocktakeRow:
    told = [line.verdict for line in lines if not line.is_taken_back]
    return StocktakeRow(
        number=take.number,
        scope=take.scope,
        started_at=take.started_at,
        closed_at=take.closed_at,
        counted_by=take.counted_by,
        lines=len(lines),
        right=told.count(CountVerdict.FOUND),
        missing=told.count(CountVerdict.MISSING),
        surplus=told.count(CountVerdict.SURPLUS),
        unknown=told.count(CountVerdict.UNKNOWN),
        note=take.note,
    )
