"""The demo county's crews, people, shifts, vehicles and instruments."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from console.demo.draw import Draw
from models.domain import Customer, Technician, Ticket, WorkOrder
from models.rules.placement import CALIBRATED
from models.rules.terms import (
    CertificateKind,
    DueKind,
    InstrumentKind,
    LeaveKind,
    OrderState,
    ShiftKind,
    ThingKind,
)
from models.rules.zone import SHANGHAI
from models.services.calibrations import record_calibration
from models.services.crews import (
    add_certificate,
    add_crew,
    add_technician,
    approve_leave,
    ask_leave,
    avoid,
    set_shift,
)
from models.services.things import add_instrument, add_vehicle, set_due

PEOPLE_PER_CREW, VEHICLES, INSTRUMENTS = 5, 12, 60
NIGHT_CREW = "C08"
GAP_CREW, GAP_AHEAD = "C03", 8  # a day of next week that nobody has filled yet
LEARNER = 4  # the seat of each crew that has no electrician's certificate yet
NEARLY_DUE = {0: -9, 1: 6, 2: 24}  # vehicle, days ahead of today
EXPIRED = {5: -40, 23: -3, 31: -1}  # instrument serial, days ahead of today
_KINDS = (
    (InstrumentKind.POWER_METER, "光功率计", "PM-212", 12),
    (InstrumentKind.RED_LIGHT_PEN, "红光笔", "VFL-10", 10),
    (InstrumentKind.CABLE_TESTER, "网线测试仪", "NF-468", 10),
    (InstrumentKind.OTDR, "光时域反射仪", "OT-720", 5),
    (InstrumentKind.SPLICER, "光纤熔接机", "FS-60S", 5),
    (InstrumentKind.ETH_TESTER, "以太网测试仪", "ET-200", 4),
    (InstrumentKind.BERT_2M, "2M误码仪", "BE-30", 3),
    (InstrumentKind.GROUND_TESTER, "接地电阻测试仪", "GT-4105", 3),
    (InstrumentKind.MULTIMETER, "数字万用表", "DM-15B", 8),
)


@dataclass(slots=True)
class Fleet:
    """What the stories may send: people, vehicles and instruments by crew code."""

    people: dict[str, list[str]] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    vehicles: dict[str, list[str]] = field(default_factory=dict)
    instruments: dict[str, list[str]] = field(default_factory=dict)


class Crews:
    """Draws crews and things; each method is one action of the office."""

    def __init__(self, draw: Draw, *, today: date) -> None:
        self._draw = draw
        self._today = today
        self.fleet = Fleet()

    def add_crews(self, session: Session) -> None:
        """Add the eight crews with five people each and their certificates."""
        for plan in self._draw.county.crews:
            base = self._draw.county.town(plan.base)
            add_crew(
                session,
                longitude=base.longitude,
                latitude=base.latitude,
                code=plan.code,
                name=plan.name,
                base_town=plan.base,
                zone=plan.base,
                towns=list(plan.towns),
                skills=list(plan.skills),
                segments=list(plan.segments),
            )
            self.fleet.people[plan.code] = [
                self._technician(session, plan.code, seat) for seat in range(PEOPLE_PER_CREW)
            ]

    def _technician(self, session: Session, crew: str, seat: int) -> str:
        chance = self._draw.random
        number = f"{crew[1:]}{seat + 1:02d}"
        add_technician(
            session,
            number=number,
            name=self.fleet.names.setdefault(number, self._draw.person()),
            crew=crew,
            role="leader" if seat == 0 else "member",
            phone=self._draw.mobile(),
            employment=chance.choice(("合同制", "合同制", "劳务派遣")),
            driving_class=chance.choice(("C1", "C1", "B2", "")),
        )
        kinds = [CertificateKind.POST]
        if seat != LEARNER:
            kinds += [CertificateKind.LOW_VOLTAGE, CertificateKind.WORK_AT_HEIGHT]
        for kind in kinds:
            issued = self._today - timedelta(days=chance.randint(200, 2150))
            review = issued + timedelta(days=3 * 365)  # once reviewed, only the end is ahead
            add_certificate(
                session,
                technician=number,
                kind=kind,
                number=f"T{self._draw.digits(12)}",
                issued_on=issued,
                review_due_on=review if review >= self._today else None,
                expires_on=issued + timedelta(days=6 * 365),
            )
        return number

    def add_vehicles(self, session: Session) -> None:
        """Add twelve vehicles with their inspection and insurance days, one overdue."""
        plans = self._draw.county.crews
        for index in range(VEHICLES):
            crew = plans[index % len(plans)].code
            plate = f"浙C{self._draw.digits(4)}{'LXKTM'[index % 5]}"
            add_vehicle(
                session,
                plate=plate,
                kind="皮卡" if index % 3 else "厢式抢修车",
                seats=5,
                ownership="自有" if index % 4 else "租赁",
                crew=crew,
                odometer_km=self._draw.random.randint(8_000, 160_000),
            )
            self.fleet.vehicles.setdefault(crew, []).append(plate)
            for kind, spread in (
                (DueKind.ANNUAL_INSPECTION, 330),
                (DueKind.COMPULSORY_INSURANCE, 340),
                (DueKind.COMMERCIAL_INSURANCE, 340),
            ):
                # The first van is overdue and two more fall due soon, as in any real yard.
                ahead = NEARLY_DUE.get(index) or self._draw.random.randint(40, spread)
                set_due(
                    session,
                    subject_kind=ThingKind.VEHICLE,
                    subject=plate,
                    kind=kind,
                    due_on=self._today + timedelta(days=ahead),
                )

    def add_instruments(self, session: Session) -> None:
        """Add sixty instruments; three are past their calibration, four nearly so."""
        plans, serial = self._draw.county.crews, 0
        for kind, name, model, count in _KINDS:
            for _ in range(count):
                serial += 1
                crew = plans[serial % len(plans)].code
                number = f"YB{serial:03d}"
                add_instrument(
                    session,
                    number=number,
                    kind=kind,
                    name=name,
                    model=model,
                    maker=self._draw.random.choice(("中电科", "信维", "优利德", "藤仓")),
                    serial=f"SN{self._draw.digits(8)}",
                    crew=crew,
                )
                self.fleet.instruments.setdefault(crew, []).append(number)
                if kind in CALIBRATED:
                    self._calibrate(session, number, serial)

    def _calibrate(self, session: Session, number: str, serial: int) -> None:
        nearly = {7: 5, 15: 6, 27: 20, 35: 28}
        ahead = (EXPIRED | nearly).get(serial, self._draw.random.randint(45, 350))
        valid_until = self._today + timedelta(days=ahead)
        record_calibration(
            session,
            instrument=number,
            certificate_number=f"JZ-{valid_until.year}-{self._draw.digits(5)}",
            body="省计量科学研究院",
            calibrated_on=valid_until - timedelta(days=365),
            valid_until_on=valid_until,
        )

    def shifts(self, first: date, last: date) -> Iterator[date]:
        """Yield the days that get a roster."""
        for offset in range((last - first).days + 1):
            yield first + timedelta(days=offset)

    def set_day(self, session: Session, *, day: date) -> None:
        """Put every crew on its shift of one day; the emergency crew works nights."""
        for index, plan in enumerate(self._draw.county.crews):
            if plan.code == GAP_CREW and (day - self._today).days == GAP_AHEAD:
                continue
            if plan.code == NIGHT_CREW:
                starts, ends, kind = _at(day, 17, 30), _at(day, 32, 30), ShiftKind.NIGHT
            elif is_resting(index, day):
                set_shift(session, crew=plan.code, day_on=day, kind=ShiftKind.REST)
                continue
            else:
                starts, ends, kind = _at(day, 8, 30), _at(day, 17, 30), ShiftKind.DAY
            set_shift(
                session, crew=plan.code, day_on=day, kind=kind, starts_at=starts, ends_at=ends
            )

    def add_leaves(self, session: Session) -> None:
        """Let a few people be away, one of them today, one still waiting for a yes."""
        people = [number for crew in self.fleet.people.values() for number in crew]
        asked = self._draw.random.sample(people, 6)
        for index, number in enumerate(asked):
            starts = self._today + timedelta(days=(index - 2) * 5)
            leave = ask_leave(
                session,
                technician=number,
                kind=self._draw.random.choice(
                    (LeaveKind.ANNUAL, LeaveKind.SICK, LeaveKind.IN_LIEU)
                ),
                starts_on=starts,
                ends_on=starts + timedelta(days=2),
                reason="",
            )
            if number != asked[-1]:
                approve_leave(session, leave)

    def add_avoidance(self, session: Session) -> None:
        """Keep one technician away from a customer they fell out with on a job."""
        number, customer, ticket = session.execute(
            select(Technician.number, Customer.number, Ticket.number)
            .select_from(WorkOrder)
            .join(Technician, Technician.id == WorkOrder.leader_id)
            .join(Ticket, Ticket.id == WorkOrder.ticket_id)
            .join(Customer, Customer.id == Ticket.customer_id)
            .where(WorkOrder.state == OrderState.FINISHED)
            .order_by(WorkOrder.id.desc())
            .limit(1)
        ).one()
        avoid(
            session,
            technician=number,
            customer=customer,
            ticket=ticket,
            reason="上门时与客户争执，客户要求换人",
        )


def is_resting(index: int, day: date) -> bool:
    """Say whether a crew has its weekly rest day; no two neighbours rest together."""
    return (day.toordinal() + index) % 7 == 0


def _at(day: date, hour: int, minute: int) -> datetime:
    """Return a moment of a day in the office's zone; hours past 24 fall on the next day."""
    return datetime.combine(day, time(), tzinfo=SHANGHAI) + timedelta(hours=hour, minutes=minute)
