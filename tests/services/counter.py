"""A small county to work in: a desk with a clock, crews, things, one customer with a line."""

import shutil
import tempfile
from datetime import date, datetime, timedelta
from functools import cache
from pathlib import Path
from uuid import uuid4

from sqlalchemy import func, select

from models.domain import Base, Event
from models.domain.canonical import canonical
from models.rules.action import Action
from models.rules.terms import Role
from models.rules.zone import SHANGHAI
from models.services import crews, customers, things
from models.services.tickets import do, open_ticket
from models.store.target import target_of
from models.store.unit_of_work import Store, consult, perform
from tests.offices import make_store

MORNING = datetime(2026, 11, 20, 8, 30, tzinfo=SHANGHAI)  # a Friday
LINE = "LX-INT-00042"
DAY = date(2026, 11, 20)
FAR = date(2027, 11, 20)

HOLD = {"reason": "cust_defer", "proof": "周敏 13800000021"}
TESTS = [{"item": "optical_dbm", "value": -19.4, "unit": "dBm", "passed": True}]


class Counter:
    """A desk in a founded office; each call is one action at the desk's own time."""

    def __init__(self, store, *, role=Role.SUPERVISOR, now=MORNING):
        self.store = store
        self.role = role
        self.now = now

    def wait(self, minutes):
        self.now += timedelta(minutes=minutes)
        return self.now

    def action(self, **more):
        given = {"uid": uuid4(), "actor": "李", "role": self.role, "desk": "D1", "now": self.now}
        return Action(**(given | more))

    def act(self, service, **more):
        return perform(self.store, self.action(**more), service).value

    def ask(self, query, *args, **more):
        return consult(self.store, lambda session: query(session, *args, **more))

    def open(self, *, accept=True, anyway=False, **facts):
        told = call(self.now) | facts
        return self.act(lambda s: open_ticket(s, told, accept=accept, anyway=anyway))

    def do(self, verb, number, *, role=None, expected_version=None, late=None, **facts):
        more = {"role": role or self.role}
        if late is not None:
            more |= {"happened_at": late, "late_reason": "电话补录"}
        return self.act(
            lambda s: do(
                s, verb=verb, number=number, facts=facts, expected_version=expected_version
            ),
            **more,
        )

    def walk(self, number, until="closed"):
        """Take a ticket down the main road to a verb, five minutes a step."""
        for verb, facts in ROAD.items():
            self.wait(5)
            told = facts(self.now) if callable(facts) else facts
            done = self.do(verb, number, **told)
            if verb == until:
                return done
        return done


def call(now):
    return {
        "kind": "fault",
        "category": "equipment_fault",
        "symptom": "专线中断,光猫 LOS 灯红。\n客户已自行重启。",
        "customer_name": "临溪县农村信用社",
        "circuit_number": LINE,
        "reporter": "周敏",
        "reported_at": now,
    }


ROAD = {
    "dispatch": lambda now: {
        "crew": "B01",
        "planned_at": now + timedelta(minutes=20),
        "vehicle": "辽B·A1203",
        "instruments": ["OTDR-1"],
        "leader": "T11",
    },
    "acknowledge": {"by_phone": True},
    "contact": {"outcome": "connected", "person": "周敏"},
    "appoint": lambda now: {
        "appointed_at": now + timedelta(minutes=30),
        "person": "周敏",
        "phone": "13800000021",
    },
    "depart": {"called": "connected", "five_ones": ["WY-1"], "self_checked": True},
    "arrive": {"met": "周敏"},
    "start": {"cause_guess": "光衰"},
    "restore": {"how": "更换尾纤,重启光猫。", "tests": TESTS},
    "report": {
        "process": "更换尾纤。",
        "cause_code": "line.pigtail",
        "liability": "operator",
        "prevention": "更换同批老旧尾纤。",
        "replaced": [{"old_serial": "OLD-1", "new_serial": "NEW-1"}],
    },
    "pass_check": {},
    "follow_up": {"outcome": "connected", "fixed": True, "satisfaction": "satisfied"},
}


def furnish(counter):
    """Enter the county: one AAA customer, a line with a terminal, two crews, their things."""
    counter.act(_archive)
    counter.act(_people)
    counter.act(_things)


def open_county(where, data_dir):
    """Open a furnished office; a SQLite one is a copy of one furnished once per test run."""
    path = target_of(where).path
    if path is None:
        store = make_store(where, data_dir)
        furnish(Counter(store))
        return store
    shutil.copyfile(_template() / "office.db", path)
    shutil.copytree(_template() / "keys", data_dir / "keys", dirs_exist_ok=True)
    return Store.open(path, data_dir=data_dir)


@cache
def _template():
    folder = Path(tempfile.mkdtemp(prefix="paidan-county-"))
    with make_store(folder / "office.db", folder) as store:
        furnish(Counter(store))
    return folder


def _archive(s):
    customers.add_customer(s, number="C001", name="临溪县农村信用社", grade="AAA", town="临溪镇")
    customers.add_contact(s, customer="C001", name="周敏", phones=["138 0000 0021"])
    customers.add_site(s, customer="C001", name="总部", town="临溪镇", address="人民路1号")
    customers.add_circuit(
        s,
        number=LINE,
        customer="C001",
        service="internet",
        reach="within_province",
        site_a="总部",
    )
    customers.add_terminal(s, circuit=LINE, kind="onu", serial="OLD-1", brand="H")
    customers.add_customer(s, number="C002", name="临溪第一中学", grade="A", town="柳河乡")
    customers.add_circuit(
        s, number="LX-DAT-00007", customer="C002", service="data", reach="across_provinces"
    )


def _people(s):
    for code, name in (("B01", "城区一班"), ("B02", "柳河班")):
        crews.add_crew(s, code=code, name=name)
        for place in (1, 2):
            number = f"T{code[-1]}{place}"
            crews.add_technician(
                s, number=number, name=f"王{number}", crew=code, driving_class="C1"
            )
            crews.add_certificate(s, technician=number, kind="post", number="1", expires_on=FAR)
        day = datetime(2026, 11, 20, tzinfo=SHANGHAI)
        for ahead in range(4):
            midnight = day + timedelta(days=ahead)
            crews.set_shift(
                s,
                crew=code,
                day_on=midnight.date(),
                kind="day",
                starts_at=midnight,
                ends_at=midnight + timedelta(hours=24),
            )


def _things(s):
    for plate in ("辽B·A1203", "辽B·A1204"):
        things.add_vehicle(s, plate=plate)
    things.add_instrument(s, number="OTDR-1", kind="otdr", name="光时域反射仪", valid_until_on=FAR)
    things.add_instrument(s, number="PM-1", kind="power_meter", name="光功率计", valid_until_on=FAR)


def digest(store):
    """Return every row of every table as text: equal digests mean nothing was left behind."""

    def read(session):
        found = {}
        for table in Base.metadata.sorted_tables:
            rows = session.execute(select(table).order_by(*table.primary_key)).all()
            found[table.name] = [repr(tuple(row)) for row in rows]
        return canonical(found)

    return consult(store, read)


def events(store):
    """Return how many events the office has."""
    return consult(store, lambda s: s.scalar(select(func.count()).select_from(Event)))
