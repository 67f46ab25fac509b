"""A very small county, made by the services, for tests that open real screens."""

import shutil
from datetime import timedelta
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from uuid import uuid4

from models.rules.action import Action
from models.rules.terms import Role
from models.services import crews, customers
from models.services.office import init_office
from models.services.tickets import do, open_ticket
from models.store.office import Store
from models.store.unit_of_work import perform
from tests.fixed_clock import MORNING


def county(folder: Path) -> Path:
    """Put a copy of the county into a desk's folder."""
    shutil.copytree(_made(), folder, dirs_exist_ok=True)
    return folder


@cache
def _made() -> Path:
    folder = Path(mkdtemp(prefix="paidan-county-"))
    with Store.open(folder / "office.db", data_dir=folder, create=True) as store:
        for at, service in _steps():
            action = Action(uid=uuid4(), actor="zhang", role=Role.SUPERVISOR, desk="D1", now=at)
            perform(store, action, service)
    return folder


def _steps():
    early = MORNING - timedelta(days=2)
    yield early, lambda s: init_office(s, code="LX", name="灵溪县代维办公室", demo=True)
    yield early, lambda s: crews.add_crew(s, code="B01", name="城东班", base_town="灵溪镇")
    for number, name in (("T01", "陈伟"), ("T02", "林强")):
        yield (
            early,
            lambda s, number=number, name=name: crews.add_technician(
                s, number=number, name=name, crew="B01"
            ),
        )
    for n, name in enumerate(("灵溪县农村信用社", "县人民医院", "<b>粗体</b> 第一中学"), start=1):
        yield (
            early,
            lambda s, n=n, name=name: customers.add_customer(s, number=f"C{n:03}", name=name),
        )
        yield (
            early,
            lambda s, n=n: customers.add_circuit(
                s,
                number=f"LX-INT-{n:03}",
                customer=f"C{n:03}",
                service="internet",
                reach="within_province",
                grade="AA",
            ),
        )
        yield MORNING - timedelta(hours=n), lambda s, n=n: _ring(s, n)
    yield MORNING, _send


def _ring(session, n):
    facts = {
        "kind": "fault",
        "category": "equipment_fault",
        "symptom": "专线中断，光猫 LOS 灯红。",
        "customer_number": f"C{n:03}",
        "customer_name": "客户",
        "circuit_number": f"LX-INT-{n:03}",
        "reporter": "周敏",
        "contact_name": "周敏",
        "contact_phone": "13800000021",
        "reported_at": (MORNING - timedelta(hours=n)).isoformat(),
        "locality": "urban",
        "channel": "phone",
    }
    return open_ticket(session, facts, accept=True)


def _send(session):
    facts = {"crew": "B01", "task": "查入户皮线", "planned_at": MORNING.isoformat()}
    return do(session, verb="dispatch", number="LX-GZ-20261120-0001", facts=facts)
