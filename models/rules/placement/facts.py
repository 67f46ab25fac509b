"""The facts a placement is judged by: the job, the crew with its people, the things."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from models.rules.reasons import PinKind
from models.rules.terms import (
    CertificateKind,
    DueKind,
    InstrumentKind,
    Locality,
    Segment,
    ThingState,
    TicketKind,
)


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a crew starts or a job lies, as far as the office knows."""

    town: str = ""
    locality: Locality = Locality.URBAN
    longitude: float | None = None
    latitude: float | None = None


@dataclass(frozen=True, slots=True)
class PinFacts:
    """What of the order a ticket has now may not be moved (锁定)."""

    order: str
    kind: PinKind
    crew: str
    planned_at: datetime | None = None
    from_at: datetime | None = None
    to_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Job:
    """What is to be done, where, when and for whom.

    ``minutes`` is the standard time with the way there, ``work_minutes`` without. An
    urgent job may use the time kept for emergencies.
    """

    kind: TicketKind
    starts_at: datetime
    ends_at: datetime
    customer_id: int | None = None
    segment: Segment | None = None
    certificates: frozenset[CertificateKind] = frozenset()
    minutes: int = 0
    work_minutes: int = 0
    spot: Spot = field(default_factory=Spot)
    due_at: datetime | None = None
    urgent: bool = False
    first_recipient: str = ""
    ticket: str = ""
    order_id: int | None = None
    pin: PinFacts | None = None


@dataclass(frozen=True, slots=True)
class MemberFacts:
    """A crew member as far as placing goes.

    ``off_shift`` is who rests, or works with others, while colleagues stand on the crew's shift.
    """

    number: str
    name: str
    certificates: Mapping[CertificateKind, date] = field(default_factory=dict)
    on_leave: bool = False
    off_shift: bool = False
    drives: bool = False
    avoids: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Planned:
    """An order a crew already has: from when to when, and what of it may not move.

    ``begun`` orders are under way and never move.
    """

    order: str
    ticket: str
    starts_at: datetime
    ends_at: datetime
    due_at: datetime | None = None
    begun: bool = False
    pin: PinKind = PinKind.NONE
    to_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class CrewFacts:
    """A crew as far as placing goes; ``on_duty`` is none where no roster was entered."""

    code: str
    name: str
    members: tuple[MemberFacts, ...] = ()
    skills: frozenset[str] = frozenset()
    segments: frozenset[str] = frozenset()
    retired: bool = False
    on_duty: bool | None = None
    load_minutes: int = 0
    duty_minutes: int = 0
    night_ended_at: datetime | None = None
    shift_ends_at: datetime | None = None
    planned: tuple[Planned, ...] = ()
    base: Spot = field(default_factory=Spot)
    towns: frozenset[str] = frozenset()
    visits: int = 0

    @property
    def present(self) -> tuple[MemberFacts, ...]:
        """Return who of the crew is neither on leave nor off shift."""
        return tuple(one for one in self.members if not one.on_leave and not one.off_shift)

    def teams(self, size: int) -> int:
        """Return how many jobs the crew can do at once, ``size`` people to each."""
        return max(1, len(self.present) // size)


@dataclass(frozen=True, slots=True)
class DueFacts:
    """A due day, and perhaps a due mileage, that is still open on a thing.

    ``title`` tells an interval of the office's own.
    """

    kind: DueKind
    due_on: date
    due_km: int | None = None
    title: str = ""


@dataclass(frozen=True, slots=True)
class VehicleFacts:
    """A vehicle as far as placing goes; ``reserved_by`` names another order that holds it."""

    plate: str
    state: ThingState = ThingState.IN_STORE
    reserved_by: str | None = None
    lent_here: bool = False
    lease_ends_on: date | None = None
    odometer_km: int = 0
    dues: tuple[DueFacts, ...] = ()


@dataclass(frozen=True, slots=True)
class InstrumentFacts:
    """An instrument as far as placing goes; no ``valid_until_on`` means no certificate is due."""

    number: str
    kind: InstrumentKind
    state: ThingState = ThingState.IN_STORE
    reserved_by: str | None = None
    lent_here: bool = False
    valid_until_on: date | None = None
    needs_calibration: bool = False
    dues: tuple[DueFacts, ...] = ()
