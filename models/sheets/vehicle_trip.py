"""The facts of a vehicle sent out (派车单, 车辆领用, F12)."""

from dataclasses import dataclass
from datetime import datetime

from models.sheets.letter import Copy, Letterhead, Tick


@dataclass(frozen=True, slots=True, kw_only=True)
class VehicleTripSheet:
    """Everything a trip prints; the state of the vehicle is ticked when it leaves and returns."""

    number: str
    letterhead: Letterhead
    copy: Copy
    plate: str = ""
    vehicle: str = ""
    driver: str = ""
    driving_class: str = ""
    user: str = ""
    crew: str = ""
    ticket: str = ""
    reason: str = ""
    route: str = ""
    planned_at: datetime | None = None
    left_at: datetime | None = None
    back_at: datetime | None = None
    odometer_out: str = ""
    odometer_back: str = ""
    fuel_out: str = ""
    fuel_back: str = ""
    state_out: tuple[Tick, ...] = ()
    state_back: tuple[Tick, ...] = ()
    incidents: str = ""
    dispatcher: str = ""
    plies: tuple[str, ...] = ("第一联 存根", "第二联 司机")
