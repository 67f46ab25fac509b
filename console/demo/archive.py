"""The demo county's customers, their sites, contacts, circuits and terminals."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TypeVar

from sqlalchemy.orm import Session

from console.demo.county import Town
from console.demo.draw import Draw
from models.rules.terms import Importance, Reach, Service, ServiceGrade, SpendBand, ValueClass
from models.services.customers import (
    add_circuit,
    add_contact,
    add_customer,
    add_site,
    add_terminal,
)

Picked = TypeVar("Picked")

CUSTOMERS, CIRCUITS = 400, 900
_GRADES = ((ServiceGrade.AAA, 6), (ServiceGrade.AA, 14), (ServiceGrade.A, 30))
_SERVICES = ((Service.INTERNET, 45), (Service.DATA, 30), (Service.VOICE, 15), (Service.APN, 6))
_SPEEDS = {
    Service.INTERNET: ("20M", "50M", "100M", "200M", "500M"),
    Service.DATA: ("2M", "10M", "20M", "50M", "100M"),
    Service.VOICE: ("30B+D", "2M"),
    Service.APN: ("10M",),
    Service.SMS: ("-",),
}
_NO_LUNCH_BREAK = 0.12


@dataclass(frozen=True, slots=True)
class DemoCircuit:
    """What the ticket stories need to know of a circuit."""

    number: str
    customer: str
    customer_name: str
    service: Service
    town: Town
    address: str
    contact: str
    phone: str
    serial: str
    olt: str


@dataclass(slots=True)
class _Owner:
    number: str
    name: str
    town: Town
    address: str
    contact: str
    phone: str
    sites: list[str]


def _class_of(grade: ServiceGrade, drawn: ValueClass) -> ValueClass:
    """Return a value class that goes with the grade; only grade A has some of each."""
    if grade is ServiceGrade.A and drawn is not ValueClass.A:
        return drawn
    return {ServiceGrade.AAA: ValueClass.A, ServiceGrade.AA: ValueClass.B}.get(grade, ValueClass.C)


class Archive:
    """Draws the archive; each yielded step adds one customer with all that hangs on it."""

    def __init__(self, draw: Draw, *, today: date) -> None:
        self._draw = draw
        self._today = today
        self.circuits: list[DemoCircuit] = []

    def steps(self) -> Iterator[int]:
        """Yield the serial number of every customer to be added."""
        yield from range(1, CUSTOMERS + 1)

    def add(self, session: Session, serial: int) -> None:
        """Add one customer with contacts, sites, circuits and terminals."""
        owner = self._customer(session, serial)
        for _ in range(self._count(serial)):
            if len(self.circuits) < CIRCUITS:
                self._circuit(session, owner)

    def _count(self, serial: int) -> int:
        left = CIRCUITS - len(self.circuits)
        rest = CUSTOMERS - serial + 1
        if rest == 1:
            return left
        return max(1, min(left - rest + 1, self._draw.random.choice((1, 1, 2, 2, 2, 3, 3, 4))))

    def _customer(self, session: Session, serial: int) -> _Owner:
        draw, chance = self._draw, self._draw.random
        trade, town = draw.trade(), draw.town()
        name, address = draw.customer(trade, town), draw.address(town)
        number = f"LX{serial:05d}"
        grade = _pick(draw, _GRADES, ServiceGrade.STANDARD)
        lunch = not draw.chance(_NO_LUNCH_BREAK)
        hours = (
            {"am": ["08:30", "12:00"], "pm": ["14:00", "17:30"]}
            if lunch
            else {"am": ["08:30", "17:30"]}
        )
        add_customer(
            session,
            number=number,
            name=name,
            grade=grade,
            importance=_pick(
                draw, ((Importance.PROVINCIAL, 5), (Importance.MUNICIPAL, 20)), Importance.COUNTY
            ),
            industry=trade.industry,
            value_class=_class_of(grade, chance.choice(tuple(ValueClass))),
            spend_band=chance.choice(tuple(SpendBand)),
            registered_name=name,
            registered_address=address,
            address=address,
            town=town.name,
            locality=town.locality,
            longitude=round(town.longitude + chance.uniform(-0.02, 0.02), 5),
            latitude=round(town.latitude + chance.uniform(-0.02, 0.02), 5),
            office_hours=hours,
            account_manager=draw.person(),
            contract_number=f"HT-{self._today.year}-{serial:04d}",
            contract_ends_on=self._today + timedelta(days=chance.randint(-20, 700)),
            premises_rules=chance.choice(("", "", "进门登记身份证", "机房需预约,提前半天")),
        )
        owner = _Owner(number, name, town, address, draw.person(), draw.mobile(), [])
        self._people(session, owner)
        self._site(session, owner, "总部", at=town)
        if draw.chance(0.35):
            self._site(session, owner, "分部", at=draw.town())
        return owner

    def _people(self, session: Session, owner: _Owner) -> None:
        draw, chance = self._draw, self._draw.random
        add_contact(
            session,
            customer=owner.number,
            name=owner.contact,
            title=chance.choice(("信息科长", "网管", "办公室主任", "行政")),
            role="技术",
            phones=[owner.phone],
        )
        if draw.chance(0.4):
            add_contact(
                session,
                customer=owner.number,
                name=draw.person(),
                title="值班",
                phones=[draw.mobile()],
            )

    def _site(self, session: Session, owner: _Owner, name: str, *, at: Town) -> None:
        add_site(
            session,
            customer=owner.number,
            name=name,
            town=at.name,
            locality=at.locality,
            address=owner.address if not owner.sites else self._draw.address(at),
        )
        owner.sites.append(name)

    def _circuit(self, session: Session, owner: _Owner) -> None:
        draw, chance = self._draw, self._draw.random
        service = _pick(draw, _SERVICES, Service.SMS)
        number = f"临溪{owner.town.name[:2]}{service.value.upper()}{len(self.circuits) + 1:05d}"
        at = len(self.circuits)
        olt = f"{owner.town.name}OLT-{at % 3 + 1}"
        add_circuit(
            session,
            number=number,
            customer=owner.number,
            service=service,
            site_a=owner.sites[-1],
            site_z=owner.sites[0] if len(owner.sites) > 1 else None,
            reach=Reach.ACROSS_PROVINCES if draw.chance(0.1) else Reach.WITHIN_PROVINCE,
            speed=chance.choice(_SPEEDS[service]),
            access=chance.choice(("PON", "PON", "PTN", "SDH", "裸纤")),
            room=f"{owner.town.name}{chance.choice(('汇聚', '接入'))}机房",
            odf=f"ODF{chance.randint(1, 12):02d}-{chance.randint(1, 72):02d}",
            port=f"0/{chance.randint(1, 8)}/{chance.randint(1, 16)}",
            olt_port=f"{olt} 0/{at // 24 % 8 + 1}/{at // 3 % 8 + 1}",
            splitter=f"FL{chance.randint(1, 400):03d}",
            core=f"GL{chance.randint(100, 999)}#{chance.randint(1, 48)}",
            vlan=str(chance.randint(100, 3999)),
            opened_on=self._today - timedelta(days=chance.randint(40, 2400)),
            baseline_dbm=round(chance.uniform(-23.5, -12.0), 1),
        )
        serial = f"ZX{draw.digits(10)}"
        add_terminal(
            session,
            circuit=number,
            kind=chance.choice(("ONU", "光收发器", "协议转换器", "交换机")),
            brand=chance.choice(("中兴", "华为", "烽火", "瑞斯康达")),
            model=chance.choice(("F601", "HG8010H", "RC3001", "S2700")),
            serial=serial,
            installed_on=self._today - timedelta(days=chance.randint(30, 2000)),
        )
        self.circuits.append(
            DemoCircuit(
                number=number,
                customer=owner.number,
                customer_name=owner.name,
                service=service,
                town=owner.town,
                address=owner.address,
                contact=owner.contact,
                phone=owner.phone,
                serial=serial,
                olt=olt,
            )
        )


def _pick(draw: Draw, shares: tuple[tuple[Picked, int], ...], otherwise: Picked) -> Picked:
    """Return one of the values by its percentage, else the last resort."""
    roll = draw.random.uniform(0, 100)
    for value, share in shares:
        roll -= share
        if roll < 0:
            return value
    return otherwise
