"""What can speak for or against sending a crew, as codes that screen, log and paper share."""

from enum import StrEnum


class PlacementCode(StrEnum):
    """What can speak against a placement (派工规则); worded as ``placement.<code>``."""

    CREW_RETIRED = "crew_retired"
    NO_ROSTER = "no_roster"
    OFF_DUTY = "off_duty"
    NIGHT_REST = "night_rest"
    SHIFT_ENDS = "shift_ends"
    ALL_ON_LEAVE = "all_on_leave"
    NO_MEMBERS = "no_members"
    AVOIDED = "avoided"
    AVOIDED_IN_CREW = "avoided_in_crew"
    SKILL_MISSING = "skill_missing"
    SEGMENT_MISMATCH = "segment_mismatch"
    NO_CERTIFICATES_KNOWN = "no_certificates_known"
    CERTIFICATE_MISSING = "certificate_missing"
    CERTIFICATE_EXPIRED = "certificate_expired"
    OVERLOADED = "overloaded"
    BEYOND_RESERVE = "beyond_reserve"
    ORDERS_OVERLAP = "orders_overlap"
    PINNED_CREW = "pinned_crew"
    PINNED_TIME = "pinned_time"
    PINNED_WINDOW = "pinned_window"
    LEADER_NOT_IN_CREW = "leader_not_in_crew"
    LEADER_ON_LEAVE = "leader_on_leave"
    VEHICLE_NOT_USABLE = "vehicle_not_usable"
    VEHICLE_RESERVED = "vehicle_reserved"
    VEHICLE_OVERDUE = "vehicle_overdue"
    VEHICLE_DUE_SOON = "vehicle_due_soon"
    SERVICE_OVERDUE = "service_overdue"
    LEASE_ENDED = "lease_ended"
    NO_DRIVER = "no_driver"
    INSTRUMENT_NOT_USABLE = "instrument_not_usable"
    INSTRUMENT_RESERVED = "instrument_reserved"
    CALIBRATION_EXPIRED = "calibration_expired"
    CALIBRATION_DUE_SOON = "calibration_due_soon"
    INSTRUMENT_OVERDUE = "instrument_overdue"


class Weight(StrEnum):
    """How much a reason weighs (异议程度): impossible, on a supervisor's word, worth saying."""

    BLOCK = "block"
    OVERRIDE = "override"
    WARN = "warn"


# What no office can allow: the record itself would be wrong, or the thing is elsewhere.
FIXED = frozenset(
    {
        PlacementCode.CREW_RETIRED,
        PlacementCode.LEADER_NOT_IN_CREW,
        PlacementCode.VEHICLE_RESERVED,
        PlacementCode.INSTRUMENT_RESERVED,
    }
)


class GoalCode(StrEnum):
    """What makes one crew better than another (推荐依据); worded as ``goal.<code>``."""

    TRAVEL = "travel"
    LOAD = "load"
    ZONE = "zone"
    SAME_CUSTOMER = "same_customer"
    FIRST_RECIPIENT = "first_recipient"
    CLOCK = "clock"


class HopBasis(StrEnum):
    """What travel minutes were taken from (路程依据)."""

    TABLE = "table"
    COORDINATES = "coordinates"
    TOWN = "town"
    LOCALITY = "locality"


class PinKind(StrEnum):
    """What of an order may not be moved any more (锁定)."""

    NONE = "none"
    CREW = "crew"
    TIME = "time"
    BOTH = "both"
    WINDOW = "window"

    @property
    def holds_crew(self) -> bool:
        """Say whether the order stays with its crew."""
        return self in (PinKind.CREW, PinKind.BOTH)

    @property
    def holds_time(self) -> bool:
        """Say whether the order stays at its planned time."""
        return self in (PinKind.TIME, PinKind.BOTH)
