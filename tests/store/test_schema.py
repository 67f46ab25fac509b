import subprocess
import sys

from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Column, Integer, String, Table, inspect, text

from models.domain import Base
from models.domain.base import Editable
from models.store import schema
from models.store.unit_of_work import Store, consult, perform
from tests.offices import action, make_store
from tests.soak import migration
from tests.store.work import numbers, open_ticket


def differences(store, metadata=Base.metadata):
    with store.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        found = compare_metadata(context, metadata)
    return [one for one in found if "alembic_version" not in str(one)]


def test_the_migrations_make_just_the_mapped_tables(store):
    assert differences(store) == []


def test_a_table_forgotten_in_the_migrations_is_seen(store):
    Table("forgotten", Base.metadata, Column("id", Integer), Column("name", String(9)))
    try:
        assert len(differences(store)) == 1
    finally:
        Base.metadata.remove(Base.metadata.tables["forgotten"])


def test_the_edition_is_the_newest_migration():
    config = Config()
    config.set_main_option("script_location", str(schema.MIGRATIONS))
    config.set_main_option("path_separator", "newline")
    assert int(ScriptDirectory.from_config(config).get_current_head()) == schema.EDITION


def conditions(indexes):
    """Return each partial index's condition by its name, without what an engine adds to it."""
    bare = str.maketrans("", "", "() ")
    return {
        name: str(where).replace("::text", "").translate(bare)
        for name, where in indexes
        if where is not None
    }


def test_partial_indexes_cover_just_the_rows_mapped_on_both_engines(store):
    tables = Base.metadata.tables.values()
    mapped = conditions((one.name, one.info.get("where")) for t in tables for one in t.indexes)
    with store.engine.connect() as connection:
        look, made = inspect(connection), {}
        for table in Base.metadata.tables:
            made |= conditions(
                (one["name"], where)
                for one in look.get_indexes(table)
                for option, where in one["dialect_options"].items()
                if option.endswith("_where")
            )
    assert made == mapped
    assert {"ix_ticket_open_due", "uq_ticket_external", "uq_loan_out", "uq_trip_out"} <= set(mapped)


def test_every_table_people_edit_counts_its_versions():
    editable = {mapper.class_ for mapper in Base.registry.mappers if "version" in mapper.columns}
    assert editable == {
        mapper.class_
        for mapper in Base.registry.mappers
        if issubclass(mapper.class_, Editable) and mapper.version_id_col is not None
    }
    appended = {mapper.class_.__name__ for mapper in Base.registry.mappers} - {
        one.__name__ for one in editable
    }
    assert appended == {
        "CallAttempt",
        "ChainHead",
        "Counter",
        "Document",
        "Event",
        "ImportedRow",
        "NormOverlay",
        "Print",
        "StepImage",
    }


def test_names_of_constraints_follow_the_convention(store):
    with store.engine.connect() as connection:
        look = inspect(connection)
        for table in look.get_table_names():
            if table == "alembic_version":
                continue
            for key in look.get_foreign_keys(table):
                assert key["name"] == f"fk_{table}_{key['constrained_columns'][0]}"


def test_an_older_office_is_copied_aside_and_brought_up(tmp_path, monkeypatch):
    path = tmp_path / "office.db"
    with make_store(path, tmp_path) as store:
        number = perform(store, action(), open_ticket).value
    versions = migration.next_edition(tmp_path)
    monkeypatch.setattr(schema, "EDITION", schema.EDITION + 1)
    monkeypatch.setattr(schema, "VERSIONS", versions)
    with Store.open(path) as store:
        planted = consult(store, lambda s: s.execute(text("SELECT planted FROM ticket")).all())
        assert planted == [(number,)]
    monkeypatch.undo()
    [copy] = (tmp_path / "backups").glob("before-upgrade-*.db")
    copy.replace(path)
    with Store.open(path) as store:
        assert consult(store, numbers) == [number]


def test_opening_an_office_of_this_edition_does_not_load_alembic(tmp_path):
    make_store(tmp_path / "office.db", tmp_path).close()
    program = (
        "import sys; from models.store.unit_of_work import Store; "
        f"Store.open({str(tmp_path / 'office.db')!r}).close(); "
        "sys.exit(any(name in sys.modules for name in ('alembic', 'psycopg', 'mako')))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], check=False, cwd=schema.MIGRATIONS.parents[2]
    )
    assert done.returncode == 0


def test_making_an_office_that_is_there_opens_it(office_url, tmp_path):
    with Store.open(office_url, data_dir=tmp_path, create=True) as store:
        first = store.chain_id
    with Store.open(office_url, data_dir=tmp_path, create=True) as again:
        assert again.chain_id == first
