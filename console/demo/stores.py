"""The demo county's store: spare parts in and out, what the vans drove, and two counts."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from functools import partial
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from console.demo.crews import Fleet
from console.demo.draw import Draw
from console.demo.teller import Life, Step
from models.domain import Crew, Spare, SpareMove, Ticket, Vehicle, WorkOrder
from models.rules.stock import CountScope, OldFate
from models.rules.terms import DueKind, Role, ThingKind
from models.rules.zone import SHANGHAI
from models.services.driving import log_trip, refuel
from models.services.spares import add_spare, hand_out, receive, take_old
from models.services.stocktakes import close_stocktake, scan, start_stocktake
from models.services.things import edit_instrument, edit_vehicle, set_due

NAME = "仓管老郑"
COUNT_BEFORE, FUEL_EVERY, OLD_KEPT, ON_ITS_WAY = 6, 7, 3, 12
_PARTS = (
    ("GM-HG8010", "光猫", "HG8010H 单口", "台", "A1", 20, True),
    ("GM-4FE", "光猫", "4FE+2POTS", "台", "A1", 10, True),
    ("ONU-8FE", "企业 ONU", "8FE 机架式", "台", "A2", 4, True),
    ("SFP-10KM", "光模块", "1.25G 10km LC", "只", "A3", 12, True),
    ("WX-SC-3", "尾纤", "SC/UPC 3m", "条", "B1", 60, False),
    ("WX-LC-5", "尾纤", "LC/UPC 5m", "条", "B1", 40, False),
    ("PX-150", "蝶形光缆", "单芯 室外 150m", "盘", "C1", 6, False),
    ("RSG-60", "热缩管", "60mm", "根", "B2", 300, False),
    ("KJJ-SC", "快速接头", "SC/APC", "只", "B2", 100, False),
    ("WX-CAT6", "网线", "六类 305m", "箱", "C2", 3, False),
    ("DY-12V", "电源适配器", "12V 1.5A", "只", "A4", 15, False),
    ("FLQ-1-8", "分光器", "1:8 插片式", "只", "B3", 6, False),
)
_BY_SERIAL = {part[0]: part[-1] for part in _PARTS}
_ROUTES = ("城区", "柳河方向", "北山方向", "开发区", "临江沿线")


class Keeper:
    """Tells the keeper's days from its own stream of chance, so that tickets stay as they are."""

    def __init__(self, draw: Draw, fleet: Fleet, *, now: datetime, first: date) -> None:
        self._draw, self._fleet = draw, fleet
        self._now, self._first = now, first
        self._serials: dict[str, list[str]] = {}

    def life(self) -> Life:
        """Yield the keeper's steps, oldest first."""
        yield self._step(self._first, time(7, 10), self._stock_up)
        yield self._step(self._first, time(7, 20), self._intervals)
        last = self._now.astimezone(SHANGHAI).date()
        for offset in range((last - self._first).days + 1):
            day = self._first + timedelta(days=offset)
            if day.weekday() == 0 and last - day > timedelta(days=ON_ITS_WAY):
                yield self._step(day, time(8, 50), partial(self._deliver, day=day))
            yield self._step(day, time(9, 20), self._hand_out)
            if last - day == timedelta(days=COUNT_BEFORE):
                yield self._step(day, time(16, 0), self._count_spares)
            yield self._step(day, time(17, 45), self._take_old)
            yield self._step(day, time(17, 50), partial(self._drive, day=day))
        yield self._step(last, time(8, 5), self._count_instruments)

    def _step(self, day: date, clock: time, run: Callable[[Session], None]) -> Step:
        at = datetime.combine(day, clock, tzinfo=SHANGHAI)
        return Step(at, NAME, Role.SUPERVISOR, run)

    def _stock_up(self, session: Session) -> None:
        chance = self._draw.random
        for code, name, spec, unit, shelf, minimum, by_serial in _PARTS:
            told = {"spec": spec, "unit": unit, "shelf": shelf, "minimum": minimum}
            add_spare(session, code=code, name=name, by_serial=by_serial, **told)
            self._receive(session, code, minimum + chance.randint(4, 12), day=self._first)

    def _receive(self, session: Session, code: str, pieces: int, *, day: date) -> None:
        batch = f"{day:%Y%m}"
        if not _BY_SERIAL[code]:
            receive(session, spare=code, quantity=pieces, batch=batch)
            return
        for _ in range(pieces):
            serial = f"{code[:3]}{self._draw.digits(9)}"
            self._serials.setdefault(code, []).append(serial)
            receive(session, spare=code, quantity=1, serial=serial, batch=batch)

    def _deliver(self, session: Session, *, day: date) -> None:
        """Fill up what ran low; the last delivery is still on its way, so some parts are short."""
        for code, _name, _spec, _unit, _shelf, minimum, _by_serial in _PARTS:
            if _stock(session, code) < minimum:
                self._receive(session, code, max(minimum // 2, 3), day=day)

    def _intervals(self, session: Session) -> None:
        """Give things what they carry along, and intervals of the office's own."""
        for crew in self._fleet.vehicles.values():
            for plate in crew:
                edit_vehicle(session, plate, accessories="三角牌、灭火器、备胎、千斤顶")
                set_due(
                    session,
                    subject_kind=ThingKind.VEHICLE,
                    subject=plate,
                    kind=DueKind.SERVICE_KM,
                    due_on=self._first + timedelta(days=self._draw.random.randint(90, 180)),
                    due_km=_odometer(session, plate) + self._draw.random.randint(1500, 4800),
                    every_km=5000,
                    every_months=6,
                )
        for number in self._fleet.instruments.get("C01", ()):
            edit_instrument(session, number, accessories="充电器、测试尾纤、携行箱")

    def _hand_out(self, session: Session) -> None:
        chance = self._draw.random
        code, *_, by_serial = chance.choice(_PARTS)
        found = session.execute(
            select(Ticket.number, WorkOrder.crew_id)
            .join(WorkOrder, WorkOrder.ticket_id == Ticket.id)
            .order_by(WorkOrder.id.desc())
            .limit(1)
        ).first()
        crew = chance.choice(list(self._fleet.people))
        told: dict[str, Any] = {"crew": crew, "technician": self._fleet.people[crew][0]}
        if found is not None:
            told["ticket"] = found.number
        if not by_serial:
            pieces = min(chance.randint(1, 3), _stock(session, code))
            if pieces:
                hand_out(session, spare=code, quantity=pieces, **told)
        elif self._serials[code]:
            told["serial"] = self._serials[code].pop()
            hand_out(session, spare=code, owes_old=True, **told)

    def _take_old(self, session: Session) -> None:
        """Take all but the last few old parts that are owed; somebody is always late."""
        owed = session.scalars(
            select(SpareMove.id)
            .where(SpareMove.owes_old, SpareMove.old_back_at.is_(None))
            .order_by(SpareMove.id)
        ).all()
        for move in owed[:-OLD_KEPT]:
            fate = self._draw.random.choice((OldFate.REPAIR, OldFate.REPAIR, OldFate.SCRAP))
            take_old(session, move, fate=fate, old_serial=f"JJ{self._draw.digits(8)}")

    def _drive(self, session: Session, *, day: date) -> None:
        """Enter what the vans drove; each fills up once a week."""
        chance = self._draw.random
        plates = [plate for crew in self._fleet.vehicles.values() for plate in crew]
        jobs = {code: _jobs(session, code, day=day) for code in self._fleet.vehicles}
        for plate in chance.sample(plates, 5):
            start = _odometer(session, plate)
            left = datetime.combine(day, time(8, chance.randint(35, 59)), tzinfo=SHANGHAI)
            crew = next(code for code, own in self._fleet.vehicles.items() if plate in own)
            log_trip(
                session,
                vehicle=plate,
                left_at=left,
                back_at=left + timedelta(minutes=chance.randint(90, 480)),
                start_km=start,
                end_km=start + chance.randint(12, 95),
                crew=crew,
                technician=self._fleet.people[crew][0],
                ticket=jobs[crew].pop(0) if jobs[crew] else None,
                route=chance.choice(_ROUTES),
            )
        for place, plate in enumerate(plates):
            if (day.toordinal() + place) % FUEL_EVERY == 0:
                litres = round(chance.uniform(32, 46), 1)
                refuel(
                    session,
                    vehicle=plate,
                    litres=litres,
                    amount=round(litres * 7.62, 2),
                    odometer_km=_odometer(session, plate),
                    station="中石化临溪站",
                )

    def _count_spares(self, session: Session) -> None:
        """Count the shelf; two connectors more and one jumper fewer than on the book."""
        number = start_stocktake(session, scope=CountScope.SPARES)
        off = {"KJJ-SC": 2, "WX-SC-3": -1}
        for code, *_ in _PARTS:
            book = _stock(session, code) + off.get(code, 0)
            if book > 0:
                scan(session, number, code=code, quantity=book)
        scan(session, number, code="6901028075831")
        close_stocktake(session, number, correct=True)

    def _count_instruments(self, session: Session) -> None:
        """Begin to count the instruments; the second half is still to be read."""
        number = start_stocktake(session, scope=CountScope.INSTRUMENTS)
        mine = sorted(one for crew in self._fleet.instruments.values() for one in crew)
        for code in mine[: len(mine) // 2]:
            scan(session, number, code=code)


def _jobs(session: Session, crew: str, *, day: date) -> list[str]:
    """Return the tickets a crew was sent to on a day, the first planned first."""
    begins = datetime.combine(day, time(), tzinfo=SHANGHAI)
    rows = session.scalars(
        select(Ticket.number)
        .join(WorkOrder, WorkOrder.ticket_id == Ticket.id)
        .join(Crew, Crew.id == WorkOrder.crew_id)
        .where(
            Crew.code == crew,
            WorkOrder.planned_at >= begins,
            WorkOrder.planned_at < begins + timedelta(days=1),
        )
        .order_by(WorkOrder.planned_at, WorkOrder.id)
    )
    return list(dict.fromkeys(rows))


def _odometer(session: Session, plate: str) -> int:
    return session.scalar(select(Vehicle.odometer_km).where(Vehicle.plate == plate)) or 0


def _stock(session: Session, code: str) -> int:
    return session.scalar(select(Spare.stock).where(Spare.code == code)) or 0
