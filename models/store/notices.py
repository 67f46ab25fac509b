"""How the desks of one office hear of each other's changes: PostgreSQL's LISTEN and NOTIFY.

The notice goes out inside the action's own transaction, so it arrives exactly when the change
can be read, and not at all when the change was taken back.
"""

import json
from collections.abc import Iterator
from contextlib import suppress
from threading import Event
from typing import TYPE_CHECKING

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models.store.engine import ANSWER_SECONDS

if TYPE_CHECKING:
    from psycopg import Connection

    from models.store.office import Store

ANYTHING = "*"  # changes may have been missed: everything is worth reading again
LOOK_SECONDS = 0.5  # how soon a listener notices that it should stop
REST_SECONDS = 2.0  # between two tries to reach a server that has gone


def tell(session: Session, store: "Store", touched: set[str]) -> None:
    """Tell the other desks which tables this action touched, once it is committed.

    A file has one program only, hence nobody to tell.
    """
    if store.target.schema is None or not touched:
        return
    told = json.dumps({"from": store.listener_id.hex, "tables": sorted(touched)})
    session.execute(select(func.pg_notify(channel(store), told)))


def channel(store: "Store") -> str:
    """Return the name under which an office's desks talk: one a schema."""
    return f"paidan_{store.target.schema}"[:63]


def heard(store: "Store", stop: Event) -> Iterator[frozenset[str]]:
    """Yield the tables other desks touched, until ``stop``; blocks in between.

    A line that broke is made anew, and then ``ANYTHING`` is said, because what happened
    meanwhile was not heard. Needs a thread of its own.
    """
    import psycopg

    missed = False
    while not stop.is_set():
        with suppress(psycopg.OperationalError), _line(store) as line:
            if missed:
                yield frozenset({ANYTHING})
            while not stop.is_set():
                yield from _notices(line, store)
        missed = True
        stop.wait(REST_SECONDS)


def _line(store: "Store") -> "Connection":
    import psycopg
    from psycopg import sql

    address = store.target.url.set(drivername="postgresql")
    line = psycopg.connect(
        address.render_as_string(hide_password=False),
        autocommit=True,
        connect_timeout=int(ANSWER_SECONDS),
        application_name="paidan notices",
        keepalives_idle=10,
        keepalives_interval=5,
        keepalives_count=3,
    )
    line.execute(sql.SQL("LISTEN {}").format(sql.Identifier(channel(store))))
    return line


def _notices(line: "Connection", store: "Store") -> Iterator[frozenset[str]]:
    for notice in line.notifies(timeout=LOOK_SECONDS):
        said = json.loads(notice.payload)
        if said["from"] != store.listener_id.hex:
            yield frozenset(said["tables"])
