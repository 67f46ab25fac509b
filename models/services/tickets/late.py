"""What a late entry (补录) must respect, whichever verb it is."""

from datetime import datetime

from models.errors import RefusedError
from models.rules.action import Action


def check_late(action: Action, at: datetime, reported_at: datetime, *, number: str) -> None:
    """Refuse a late entry without a reason, in the future, or before the report."""
    if not (action.late_reason or "").strip():
        raise RefusedError("ticket.late_reason_missing", number=number)
    if at > action.now:
        raise RefusedError("ticket.in_future", number=number, at=at, now=action.now)
    if at < reported_at:
        raise RefusedError("ticket.before_report", number=number, at=at, reported_at=reported_at)
