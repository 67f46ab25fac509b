"""Offices for tests: a founded one in milliseconds, and actions to carry out in it."""

import shutil
import tempfile
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from uuid import UUID, uuid4

from models.domain import Office
from models.rules.action import Action
from models.rules.terms import Role
from models.store.target import target_of
from models.store.unit_of_work import Store, perform

NOW = datetime(2026, 11, 20, 1, 30, tzinfo=UTC)
CODE = "LX"


def action(uid: UUID | None = None, *, now: datetime = NOW, **more) -> Action:
    """Return an action of dispatcher 李 at desk D1."""
    return Action(uid or uuid4(), actor="李", role=Role.DISPATCHER, desk="D1", now=now, **more)


def found(session) -> None:
    """Make the office row numbers are built from."""
    session.add(Office(code=CODE, name="临夏县代维办公室"))


def make_store(where: str | Path, data_dir: Path) -> Store:
    """Open a founded office; a SQLite one is a copy of one made once per test run."""
    path = target_of(where).path
    if path is None:
        store = Store.open(where, data_dir=data_dir, create=True)
        perform(store, action(), found)
        return store
    path.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(_template() / "office.db", path)
    shutil.copytree(_template() / "keys", data_dir / "keys", dirs_exist_ok=True)
    return Store.open(path, data_dir=data_dir)


@cache
def _template() -> Path:
    folder = Path(tempfile.mkdtemp(prefix="paidan-office-"))
    with Store.open(folder / "office.db", create=True) as store:
        perform(store, action(), found)
    return folder
