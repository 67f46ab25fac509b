"""The facts of an escalation (升级报备单, 重大故障快报, F11)."""

from dataclasses import dataclass
from datetime import datetime

from models.sheets.letter import Copy, Letterhead, Tick


@dataclass(frozen=True, slots=True, kw_only=True)
class AffectedCustomer:
    """One customer without service, and since when."""

    name: str
    grade: str = ""
    circuit: str = ""
    ticket: str = ""
    since: datetime | None = None
    state: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class EscalationSheet:
    """Everything an escalation prints; ``stage`` are the boxes first, further, last report.

    ``explanation`` is the one wording everybody gives customers (统一口径).
    """

    number: str
    letterhead: Letterhead
    copy: Copy
    stage: tuple[Tick, ...] = ()
    level: str = ""
    trigger: str = ""
    ticket: str = ""
    found_at: datetime | None = None
    reported_at: datetime | None = None
    reporter: str = ""
    receiver: str = ""
    symptom: str = ""
    scope: str = ""
    affected: tuple[AffectedCustomer, ...] = ()
    counts: str = ""
    cause: str = ""
    progress: str = ""
    expected_at: datetime | None = None
    support: str = ""
    explanation: str = ""
    restored_at: datetime | None = None
