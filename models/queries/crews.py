"""Who can go, in what, with which instruments: the choices a dispatcher sees."""

from dataclasses import dataclass
from datetime import date

from models.rules.placement import Placement, Reason
from models.rules.terms import CertificateKind, InstrumentKind, ShiftKind, ThingState


@dataclass(frozen=True, slots=True)
class CrewRow:
    """A crew as a choice; ``reasons`` say what speaks against it for the job asked about."""

    code: str
    name: str
    base_town: str
    zone: str
    skills: tuple[str, ...]
    segments: tuple[str, ...]
    members: tuple[str, ...]
    shift: ShiftKind | None
    on_duty: bool
    on_leave: tuple[str, ...]
    open_tickets: int
    load_minutes: int
    duty_minutes: int
    certificates: tuple[CertificateKind, ...]
    default_vehicle: str | None
    reasons: tuple[Reason, ...]
    blocked: bool

    @property
    def load_percent(self) -> int | None:
        """Planned minutes as a share of the minutes on duty; none without a shift."""
        return round(100 * self.load_minutes / self.duty_minutes) if self.duty_minutes else None


@dataclass(frozen=True, slots=True)
class VehicleRow:
    """A vehicle as a choice; free means neither lent nor reserved nor out of use."""

    plate: str
    kind: str
    seats: int | None
    crew_code: str | None
    state: ThingState
    free: bool
    due_on: date | None
    due_kind: str | None
    reserved_by: str | None
    reasons: tuple[Reason, ...]
    blocked: bool


@dataclass(frozen=True, slots=True)
class InstrumentRow:
    """An instrument as a choice, with how long its calibration still holds."""

    number: str
    name: str
    kind: InstrumentKind
    model: str
    state: ThingState
    free: bool
    valid_until_on: date | None
    reserved_by: str | None
    reasons: tuple[Reason, ...]
    blocked: bool


@dataclass(frozen=True, slots=True)
class Dispatchable:
    """All choices for one ticket, best first, blocked ones last with their reason."""

    crews: tuple[CrewRow, ...]
    vehicles: tuple[VehicleRow, ...]
    instruments: tuple[InstrumentRow, ...]


__all__ = ["CrewRow", "Dispatchable", "InstrumentRow", "Placement", "VehicleRow"]
