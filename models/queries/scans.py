"""Scanned pages: what waits for a person, what was filed, and where a paper's boxes are."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models.domain import Document, Print, ScannedPage, Ticket
from models.errors import RefusedError
from models.rules.paper_codes import PaperCode
from models.rules.terms import ScanState

MOST = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class ScanRow:
    """One scanned page; ``empty`` names its boxes that look unsigned."""

    id: int
    state: ScanState
    source: str
    page: int
    code: str
    form: str
    number: str
    copy_number: int
    sheet_page: int
    ticket: str
    empty: tuple[str, ...]
    scanned_at: datetime
    filed_by: str
    reason: str


def scan_rows(session: Session, *, state: ScanState | None = None) -> tuple[ScanRow, ...]:
    """Return the newest scanned pages, of one state or of all."""
    statement = select(ScannedPage, Ticket.number).outerjoin(
        Ticket, Ticket.id == ScannedPage.ticket_id
    )
    if state is not None:
        statement = statement.where(ScannedPage.state == state)
    rows = session.execute(statement.order_by(ScannedPage.id.desc()).limit(MOST))
    return tuple(_row(page, ticket) for page, ticket in rows)


def scan_counts(session: Session) -> Mapping[ScanState, int]:
    """Return how many pages there are of each state."""
    counted = select(ScannedPage.state, func.count()).group_by(ScannedPage.state)
    return {ScanState(row[0]): row[1] for row in session.execute(counted)}


def scan_picture(session: Session, page_id: int) -> bytes:
    """Return the picture of a page; refuses scan.unknown."""
    found = session.scalar(
        select(Document.bytes)
        .join(ScannedPage, ScannedPage.document_sha256 == Document.sha256)
        .where(ScannedPage.id == page_id)
    )
    if found is None:
        raise RefusedError("scan.unknown")
    return found


def places_of(
    session: Session, codes: Sequence[PaperCode]
) -> dict[PaperCode, tuple[Mapping[str, Any], ...]]:
    """Return where code and boxes of printed papers stand, for the codes that are known."""
    numbers = {code.number for code in codes}
    rows = session.scalars(select(Print).where(Print.subject_number.in_(numbers)))
    known = {(row.form, row.subject_number, row.copy_number): row.places for row in rows}
    found = {}
    for code in codes:
        places = known.get((code.form, code.number, code.copy))
        if places:
            found[code] = tuple(places.get("places", ()))
    return found


def _row(page: ScannedPage, ticket: str | None) -> ScanRow:
    return ScanRow(
        id=page.id,
        state=page.state,
        source=page.source,
        page=page.page,
        code=page.code,
        form=page.form,
        number=page.number,
        copy_number=page.copy_number,
        sheet_page=page.sheet_page,
        ticket=ticket or "",
        empty=tuple((page.empty_boxes or {}).get("boxes", ())),
        scanned_at=page.created_at,
        filed_by=page.filed_by,
        reason=page.reason,
    )
