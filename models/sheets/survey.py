"""The facts of a resource survey (资源勘查单, F03)."""

from dataclasses import dataclass
from datetime import datetime

from models.sheets.letter import Copy, CustomerBlock, Letterhead, Tick


@dataclass(frozen=True, slots=True, kw_only=True)
class SurveyEnd:
    """One end of the line asked for, with its place on the map, worded."""

    name: str = ""
    address: str = ""
    longitude: str = ""
    latitude: str = ""


NOWHERE = SurveyEnd()


@dataclass(frozen=True, slots=True, kw_only=True)
class SurveyFindings:
    """What was found on site; distances in metres, what is free in its own words."""

    access_kind: tuple[Tick, ...] = ()
    access_point: str = ""
    duct_m: str = ""
    aerial_m: str = ""
    indoor_m: str = ""
    free_fibres: str = ""
    free_ports: str = ""
    poles: str = ""
    ducts: str = ""
    property_owner: str = ""
    power: str = ""
    earthing: str = ""
    room: str = ""
    construction: tuple[Tick, ...] = ()
    materials: str = ""
    cost: str = ""
    duration: str = ""
    plan: str = ""


NOTHING_FOUND = SurveyFindings()


@dataclass(frozen=True, slots=True, kw_only=True)
class SurveySheet:
    """Everything a survey prints; the sketch is drawn by hand in the room left for it."""

    number: str
    letterhead: Letterhead
    copy: Copy
    customer: CustomerBlock
    demand_number: str = ""
    service: str = ""
    speed: str = ""
    asked_by: str = ""
    asked_at: datetime | None = None
    answer_by: datetime | None = None
    site_a: SurveyEnd = NOWHERE
    site_z: SurveyEnd = NOWHERE
    surveyor: str = ""
    surveyed_at: datetime | None = None
    findings: SurveyFindings = NOTHING_FOUND
    sketch: str = ""
    conclusion: tuple[Tick, ...] = ()
    reason: str = ""
