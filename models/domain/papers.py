"""Paper that came back: one row a scanned page."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from models.domain.base import Base, Editable
from models.rules.terms import ScanState


class ScannedPage(Editable, Base):
    """A page that was scanned (扫描件), its picture kept as a document.

    ``code`` is what its QR code said. ``empty_boxes`` names the boxes that look unsigned.
    """

    __tablename__ = "scanned_page"

    document_sha256: Mapped[str] = mapped_column(ForeignKey("document.sha256"), unique=True)
    source: Mapped[str] = mapped_column(default="")
    page: Mapped[int] = mapped_column(default=1)
    state: Mapped[ScanState] = mapped_column(index=True, default=ScanState.WAITING)
    code: Mapped[str] = mapped_column(default="")
    form: Mapped[str] = mapped_column(default="")
    number: Mapped[str] = mapped_column(default="")
    copy_number: Mapped[int] = mapped_column(default=0)
    sheet_page: Mapped[int] = mapped_column(default=0)
    print_id: Mapped[int | None] = mapped_column(ForeignKey("print.id"), index=True, default=None)
    ticket_id: Mapped[int | None] = mapped_column(ForeignKey("ticket.id"), index=True, default=None)
    empty_boxes: Mapped[dict[str, Any] | None] = mapped_column(default=None)
    filed_by: Mapped[str] = mapped_column(default="")
    filed_at: Mapped[datetime | None] = mapped_column(default=None)
    reason: Mapped[str] = mapped_column(default="")
