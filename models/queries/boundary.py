"""Which part of the network a circuit belongs to, and who keeps the other side (维护界面)."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.domain import Circuit, Terminal
from models.rules.terms import BoundarySide, Segment


@dataclass(frozen=True, slots=True)
class BoxBoundary:
    """A box at the customer's whose side or keeper is not the circuit's."""

    name: str
    segment: Segment
    side: BoundarySide
    maintainer: str


@dataclass(frozen=True, slots=True)
class Boundary:
    """The segment (归属哪段), the side of the ODF that is ours, and who keeps the other."""

    segment: Segment
    side: BoundarySide
    maintainer: str
    boxes: tuple[BoxBoundary, ...] = ()


def boundary_of(session: Session, circuit: str | None) -> Boundary | None:
    """Return where a circuit's upkeep ends; none for a circuit that is in no record."""
    row = session.scalar(select(Circuit).where(Circuit.number == circuit)) if circuit else None
    if row is None:
        return None
    boxes = session.scalars(
        select(Terminal)
        .where(Terminal.circuit_id == row.id, Terminal.removed_at.is_(None))
        .order_by(Terminal.id)
    )
    told = (
        BoxBoundary(
            name=f"{one.kind} {one.serial}".strip(),
            segment=one.segment or row.segment,
            side=one.boundary_side,
            maintainer=one.maintainer,
        )
        for one in boxes
    )
    usual = (row.segment, row.boundary_side, row.maintainer)
    return Boundary(
        segment=row.segment,
        side=row.boundary_side,
        maintainer=row.maintainer,
        boxes=tuple(
            one
            for one in told
            if (one.segment, one.side, one.maintainer or row.maintainer) != usual
        ),
    )
