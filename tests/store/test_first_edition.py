"""An office of the first edition, with rows in it, is brought to ours whole."""

import shutil
from uuid import uuid4

import pytest
from sqlalchemy import MetaData, inspect, select, text

from models.domain import Ticket, WorkOrder
from models.store import schema
from models.store.engine import open_engine, reading
from models.store.key import make_key
from models.store.target import target_of
from models.store.unit_of_work import Store, consult, perform
from tests.offices import NOW, action
from tests.store.test_schema import differences
from tests.store.work import open_ticket


@pytest.fixture
def first_office(office_url, tmp_path):
    """Where an office of the first edition stands, with a ticket, an order, a print, a loan."""
    only = tmp_path / "first" / "versions"
    only.mkdir(parents=True)
    shutil.copy(schema.VERSIONS / "0001_first_edition.py", only)
    shutil.copy(schema.MIGRATIONS / "first_edition.toml", only.parent)
    target, chain_id = target_of(office_url), uuid4()
    make_key(tmp_path, chain_id)
    engine = open_engine(target)
    schema.migrate(engine, target, chain_id=chain_id, versions=only)
    fill(engine)
    engine.dispose()
    return office_url


def fill(engine):
    """Write rows as the first edition knew them."""
    known = MetaData()
    known.reflect(engine)

    def row(table, **told):
        blank = {}
        for column in known.tables[table].columns:
            if not column.nullable and column.name not in told:
                blank[column.name] = _blank(column)
        return known.tables[table].insert().values(**blank | told)

    with engine.begin() as connection:
        connection.execute(row("office", id=1, code="LX", name="临溪县代维办公室"))
        connection.execute(row("crew", id=1, code="B01", name="城区一班"))
        connection.execute(
            row("ticket", id=900, number="LX-GZ-20261101-0001", kind="fault", state="restored")
        )
        connection.execute(
            row("work_order", id=900, number="LX-GZ-20261101-0001-P1", ticket_id=900, crew_id=1)
        )
        connection.execute(
            row("print", id=1, form="F01", subject_number="LX-GZ-20261101-0001-P1", ticket_id=900)
        )
        connection.execute(row("due", id=1, subject_kind="vehicle", subject_id=1, kind="insurance"))


def _blank(column):
    kind = column.type.python_type
    given = {"created_at": NOW, "version": 1, "id": 1}
    if column.name in given:
        return given[column.name]
    texts = {"kind": "fault", "state": "issued", "category": "equipment_fault"}
    usual = {int: 0, float: 0.0, bool: False, str: texts.get(column.name, "")}
    if column.name in ("towns", "skills", "segments"):
        return "[]"
    return usual.get(kind, NOW.date() if kind.__name__ == "date" else NOW)


def test_it_is_brought_up_and_nothing_of_it_is_lost(first_office, tmp_path):
    with Store.open(first_office, data_dir=tmp_path) as store:
        assert differences(store) == []
        with store.reader.connect() as connection:
            assert schema.edition_of(connection, store.target) == schema.EDITION
        order = consult(
            store,
            lambda s: s.execute(
                select(WorkOrder.number, WorkOrder.pin, WorkOrder.planned_minutes)
            ).one(),
        )
        assert tuple(order) == ("LX-GZ-20261101-0001-P1", "none", None)
        told = consult(
            store,
            lambda s: s.execute(text("SELECT subject_kind, subject_id, copies FROM print")).one(),
        )
        assert tuple(told) == ("ticket", 900, 1)
        [number] = consult(store, lambda s: s.scalars(select(Ticket.number)).all())
        assert number == "LX-GZ-20261101-0001"
        assert perform(store, action(), open_ticket).value  # and it is worked with on


def test_counter_proof_the_first_edition_lacks_what_came_since(first_office):
    engine = open_engine(target_of(first_office))
    columns = {one["name"] for one in inspect(reading(engine)).get_columns("work_order")}
    tables = set(inspect(reading(engine)).get_table_names())
    engine.dispose()
    assert "pin" not in columns
    assert not {"roster_template", "spare", "escalation", "scanned_page"} & tables
