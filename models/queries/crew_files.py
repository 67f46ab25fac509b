"""Crews and their people as files: what is entered of each, papers, avoidances, leave."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.domain import Avoidance, Certificate, Crew, Customer, Technician, Vehicle
from models.rules.phones import mask
from models.rules.pinyin import spell
from models.rules.terms import CertificateKind

CREW_FIELDS = ("code", "name", "base_town", "zone", "towns", "skills", "segments")
PERSON_FIELDS = (
    "number", "name", "role", "phone", "employment", "driving_class", "skills",
    "badge_number", "emergency_contact",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class CertificateRow:
    """A paper a technician holds; in date until review or end, whichever comes first."""

    id: int
    kind: CertificateKind
    number: str
    issued_on: date | None
    review_due_on: date | None
    expires_on: date | None
    version: int

    @property
    def valid_until_on(self) -> date | None:
        """Return the last day it counts; none where no day is entered."""
        return min(filter(None, (self.review_due_on, self.expires_on)), default=None)


@dataclass(frozen=True, slots=True)
class AvoidanceRow:
    """A customer somebody is kept away from (当事人回避)."""

    id: int
    customer: str
    customer_name: str
    reason: str
    lifted: bool


@dataclass(frozen=True, slots=True)
class PersonFile:
    """A technician; phones are masked here, ``values`` leave them out."""

    number: str
    name: str
    crew_code: str
    crew_name: str
    role: str
    phone: str
    emergency: str
    archived: bool
    version: int
    values: Mapping[str, Any]
    certificates: tuple[CertificateRow, ...]
    avoidances: tuple[AvoidanceRow, ...]
    found_by: str


@dataclass(frozen=True, slots=True)
class CrewFile:
    """A crew with how many people it has."""

    code: str
    name: str
    leader: str
    people: int
    vehicle: str
    archived: bool
    version: int
    values: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class CrewFiles:
    """Every crew and person, those put away last, and the plates a crew may drive."""

    crews: tuple[CrewFile, ...]
    people: tuple[PersonFile, ...]
    plates: tuple[str, ...]


def crew_files(session: Session) -> CrewFiles:
    """Return all crews and people with their papers and avoidances, in a few questions."""
    crews = session.scalars(select(Crew).order_by(Crew.archived_at, Crew.code)).all()
    people = session.scalars(
        select(Technician).order_by(Technician.archived_at, Technician.number)
    ).all()
    plates = {row.id: row.plate for row in session.execute(select(Vehicle.id, Vehicle.plate))}
    papers, kept_away = _papers(session), _avoidances(session)
    names = {crew.id: crew for crew in crews}
    return CrewFiles(
        crews=tuple(
            sorted((_crew(crew, people, plates) for crew in crews), key=lambda row: row.archived)
        ),
        people=tuple(
            sorted(
                (
                    _person(
                        one,
                        names.get(one.crew_id or 0),
                        papers=papers[one.id],
                        kept_away=kept_away[one.id],
                    )
                    for one in people
                ),
                key=lambda row: row.archived,
            )
        ),
        plates=tuple(sorted(plates.values())),
    )


def _crew(crew: Crew, people: Any, plates: Mapping[int, str]) -> CrewFile:
    own = [one for one in people if one.crew_id == crew.id and one.archived_at is None]
    leaders = [one.name for one in own if one.role == "leader"]
    vehicle = plates.get(crew.default_vehicle_id or 0, "")
    values = {name: getattr(crew, name) for name in CREW_FIELDS}
    return CrewFile(
        code=crew.code,
        name=crew.name,
        leader=leaders[0] if leaders else "",
        people=len(own),
        vehicle=vehicle,
        archived=crew.archived_at is not None,
        version=crew.version,
        values=values | {"default_vehicle": vehicle or None},
    )


def _person(
    one: Technician,
    crew: Crew | None,
    *,
    papers: list[CertificateRow],
    kept_away: list[AvoidanceRow],
) -> PersonFile:
    values = {name: getattr(one, name) for name in PERSON_FIELDS}
    phone, emergency = values.pop("phone"), values.pop("emergency_contact")
    spelled = spell(one.name, person=True)
    return PersonFile(
        number=one.number,
        name=one.name,
        crew_code="" if crew is None else crew.code,
        crew_name="" if crew is None else crew.name,
        role=one.role,
        phone=mask(phone) if phone else "",
        emergency=mask(emergency) if emergency else "",
        archived=one.archived_at is not None,
        version=one.version,
        values=values | {"crew": None if crew is None else crew.code},
        certificates=tuple(papers),
        avoidances=tuple(kept_away),
        found_by=f"{one.number} {one.name} {spelled.key} {phone}".casefold(),
    )


def _papers(session: Session) -> dict[int, list[CertificateRow]]:
    found: dict[int, list[CertificateRow]] = defaultdict(list)
    for row in session.scalars(select(Certificate).order_by(Certificate.kind, Certificate.id)):
        found[row.technician_id].append(
            CertificateRow(
                row.id,
                row.kind,
                row.number,
                row.issued_on,
                row.review_due_on,
                row.expires_on,
                row.version,
            )
        )
    return found


def _avoidances(session: Session) -> dict[int, list[AvoidanceRow]]:
    found: dict[int, list[AvoidanceRow]] = defaultdict(list)
    statement = (
        select(Avoidance, Customer.number, Customer.name)
        .join(Customer, Customer.id == Avoidance.customer_id)
        .order_by(Avoidance.id)
    )
    for row, number, name in session.execute(statement):
        found[row.technician_id].append(
            AvoidanceRow(row.id, number, name, row.reason, row.lifted_at is not None)
        )
    return found
