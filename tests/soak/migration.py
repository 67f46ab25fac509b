"""An upgrade killed before each of its statements: the office is old or new, never half.

``stock`` plants the fault: SQLAlchemy's usual engine, whose driver opens no transaction before
it changes tables (reliability finding 5).
"""

import os
import shutil
import signal
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from uuid import uuid4

import alembic.command  # noqa: F401  loaded before the forks, once
from sqlalchemy import Engine, create_engine, event, inspect, text

from models.domain import Base
from models.store import schema
from models.store.engine import open_engine, reading
from models.store.target import Target, target_of
from models.store.unit_of_work import unit_of_work
from tests.offices import action, make_store
from tests.store.work import open_ticket

PLANTED = Path(__file__).parent / "planted"
NEXT = f"{schema.EDITION + 1:04}"
TICKETS = 30
WRITES = (
    "CREATE",
    "ALTER",
    "DROP",
    "INSERT",
    "UPDATE",
    "DELETE",
    "PRAGMA application",
    "PRAGMA user",
)


@dataclass
class Report:
    """How often each state was found, for a new office and for an upgrade."""

    founding: dict[str, int] = field(default_factory=dict)
    upgrade: dict[str, int] = field(default_factory=dict)

    @property
    def holds(self) -> bool:
        """Only old and new were found, and both of them for the upgrade."""
        found = set(self.founding) | set(self.upgrade)
        return found == {"old", "new"} and set(self.upgrade) == {"old", "new"}


def run(where: str, folder: Path, *, every: int = 1, stock: bool = False) -> Report:
    """Kill the making of an office at every n-th statement, and an upgrade at each."""
    target, versions = target_of(where), next_edition(folder)
    founding, upgrade = Counter[str](), Counter[str]()
    _clear(target)
    for at in _points(target, None, stock, every):
        _clear(target)
        _killed(target, None, stock, at)
        founding[_state(target)] += 1
    _fill(where, folder, target)
    for at in _points(target, versions, stock, 1):
        _fill(where, folder, target)
        _killed(target, versions, stock, at)
        upgrade[_upgraded(target)] += 1
    return Report(dict(founding), dict(upgrade))


def next_edition(folder: Path) -> Path:
    """Lay the shipped migrations and the planted one in a folder of their own."""
    home = folder / "migrations"
    shutil.copytree(schema.VERSIONS, home / "versions", dirs_exist_ok=True)
    shutil.copy(schema.MIGRATIONS / "first_edition.toml", home)
    told = (PLANTED / "planted.py").read_text(encoding="utf-8")
    told = told.replace("NEXT", NEXT).replace("OURS", f"{schema.EDITION:04}")
    (home / "versions" / f"{NEXT}_planted.py").write_text(told, encoding="utf-8")
    return home / "versions"


def _points(target: Target, versions: Path | None, stock: bool, every: int) -> list[int]:
    """Return after how many writes to kill."""
    ends = _killed(target, versions, stock, -1)
    return [*range(0, ends, every), ends, ends + 1]  # before COMMIT, and not at all


def _killed(target: Target, versions: Path | None, stock: bool, at: int) -> int:
    """Upgrade in a process that dies before statement ``at``; returns how many it ran."""
    ear, mouth = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(ear)
        try:
            _upgrade(target, versions, stock, at, mouth)
        finally:
            os._exit(0)
    os.close(mouth)
    os.waitpid(child, 0)
    with os.fdopen(ear, "rb") as pipe:
        return len(pipe.read())


def _upgrade(target: Target, versions: Path | None, stock: bool, at: int, mouth: int) -> None:
    engine = _stock(target) if stock else open_engine(target)
    done = 0

    @event.listens_for(engine, "before_cursor_execute")
    def count(_connection, _cursor, statement, _parameters, _context, _many):
        nonlocal done
        if done == at and statement.lstrip().startswith(WRITES):
            os.kill(os.getpid(), signal.SIGKILL)
        if statement.lstrip().startswith(WRITES):
            done += 1
            os.write(mouth, b".")

    @event.listens_for(engine, "commit")
    def before_commit(_connection):
        if done == at:
            os.kill(os.getpid(), signal.SIGKILL)

    schema.migrate(engine, target, chain_id=uuid4(), versions=versions)
    engine.dispose()


def _stock(target: Target) -> Engine:
    return create_engine(target.url)


def _clear(target: Target) -> None:
    if target.path is not None:
        for ending in ("", "-wal", "-shm", "-journal"):
            target.path.with_name(target.path.name + ending).unlink(missing_ok=True)
        return
    engine = open_engine(target)
    with engine.begin() as connection:
        connection.execute(text(f"DROP SCHEMA IF EXISTS {target.schema} CASCADE"))
        connection.execute(text(f"CREATE SCHEMA {target.schema}"))
    engine.dispose()


def _fill(where: str, folder: Path, target: Target) -> None:
    """Put an office of the first edition there, with tickets; a file is made once and copied."""
    _clear(target)
    made = folder / "filled.db"
    if target.path is not None and made.exists():
        shutil.copyfile(made, target.path)
        return
    with make_store(where, folder) as store, unit_of_work(store, action()) as session:
        for _ in range(TICKETS):
            open_ticket(session)
    if target.path is not None:
        shutil.copyfile(target.path, made)


def _state(target: Target) -> str:
    """Say how the making of an office was left."""
    tables, _ = _tables(target)
    if not tables:
        return "old"
    engine = open_engine(target)
    with reading(engine).connect() as connection:
        started = connection.execute(text("SELECT count(*) FROM chain_head")).scalar_one()
        whole = set(Base.metadata.tables) <= tables and started == 1
        whole = whole and schema.edition_of(connection, target) == schema.EDITION
    engine.dispose()
    return "new" if whole else "half"


def _upgraded(target: Target) -> str:
    """Say how the upgrade was left: its number, its column, its rows, its table, its index."""
    tables, columns = _tables(target)
    if "ticket" not in tables:
        return "half"
    engine = open_engine(target)
    with reading(engine).connect() as connection:
        numbered = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
        rows = connection.execute(text("SELECT count(*) FROM ticket")).scalar()
        marks = {numbered == NEXT, "planted" in columns, "complaint" in columns}
        marks |= {"planted" in tables, "_alembic_tmp_ticket" in tables or numbered == NEXT}
        if target.path is not None:
            edition = connection.execute(text("PRAGMA user_version")).scalar()
            marks |= {edition == schema.EDITION + 1}
    engine.dispose()
    if rows != TICKETS or len(marks) != 1:
        return "half"
    return "new" if marks.pop() else "old"


def _tables(target: Target) -> tuple[set[str], set[str]]:
    engine = open_engine(target)
    look = inspect(reading(engine))
    tables = set(look.get_table_names())
    columns = {one["name"] for one in look.get_columns("ticket")} if "ticket" in tables else set()
    engine.dispose()
    return tables, columns
