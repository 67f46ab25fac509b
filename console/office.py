"""Opening the office: one console to a file, the store on its thread, what to warn about."""

import logging
import sqlite3
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from console.calls import Progress
from console.places import Places
from models.errors import RefusedError
from models.rules.zone import local_day
from models.store.lock import ConsoleLock
from models.store.place import fault_of

if TYPE_CHECKING:
    from datetime import datetime

    from models.queries.desk import OfficeAtDesk
    from models.store.office import Store

log = logging.getLogger(__name__)

CALENDAR_NOTICE = timedelta(days=60)


@dataclass(frozen=True, slots=True)
class OfficeFacts:
    """Which office this desk works on."""

    code: str = ""
    name: str = ""
    short_name: str = ""
    demo: bool = False

    @classmethod
    def of(cls, row: "OfficeAtDesk") -> "OfficeFacts":
        """Return the facts of an office as the store has it."""
        return cls(row.code, row.name, row.short_name or row.name, row.demo)


@dataclass(frozen=True, slots=True)
class Opening:
    """What to open; ``create`` makes a missing office, ``demo`` fills it with a made-up county."""

    places: Places
    create: bool = False
    demo: bool = False


@dataclass(frozen=True, slots=True)
class Condition:
    """Something everybody at this desk should see until it is put right."""

    code: str
    facts: Mapping[str, object] = field(default_factory=dict)
    grave: bool = False


def claim(places: Places) -> ConsoleLock | None:
    """Take the office's file for this console; None where a server sees to that.

    Raises ``StoreError`` locked, with who has it.
    """
    if places.is_server:
        return None
    try:
        places.make()
        office = Path(places.office)
        return ConsoleLock(office) if fault_of(office) is None else None
    except (OSError, ValueError):
        return None  # a folder that cannot be written, a wrong place: the store's to refuse


def open_store(opening: Opening, now: "datetime") -> "Store":
    """Open the office; runs on the database thread, which thereby loads SQLAlchemy.

    A demonstration that has no office yet gets its county first, which takes a while.
    """
    from models.store.office import Store

    places = opening.places
    create = opening.create or opening.demo
    store = Store.open(places.office, data_dir=places.data, create=create)
    if opening.demo:
        _furnish(store, now)
    return store


def _furnish(store: "Store", now: "datetime") -> None:
    from models.queries.desk import office_at_desk
    from models.store.unit_of_work import consult

    if consult(store, office_at_desk) is None:
        from console import demo

        demo.build(store, now=now)


def conditions(facts: OfficeFacts, places: Places, now: "datetime") -> tuple[Condition, ...]:
    """Return what to warn about at start, gravest first; knows no screen."""
    from models.rules.calendar import working_calendar
    from models.rules.norms import norms

    found = _broken(norms)
    missing = _broken(working_calendar)
    found += missing or _calendar(working_calendar().covered_until, local_day(now))
    if not places.is_server:
        found += _library(sqlite3.sqlite_version_info)
    if facts.demo:
        found.append(Condition("banner.demo"))
    return tuple(sorted(found, key=lambda condition: not condition.grave))


def _broken(read: Callable[[], object]) -> list[Condition]:
    """Try to read what the office is measured by; everything else goes on without it."""
    try:
        read()
    except RefusedError as error:
        return [Condition(error.code, error.facts, grave=True)]
    return []


def _calendar(covered_until: date, today: date) -> list[Condition]:
    if today > covered_until:
        return [Condition("banner.calendar_over", {"until": covered_until}, grave=True)]
    if today > covered_until - CALENDAR_NOTICE:
        return [Condition("banner.calendar_ends", {"until": covered_until})]
    return []


def _library(version: tuple[int, int, int]) -> list[Condition]:
    from models.store.engine import journal_mode

    if journal_mode(version) == "WAL":
        return []
    return [Condition("banner.old_library", {"version": ".".join(map(str, version))})]


def load_ahead(_progress: Progress) -> None:
    """Import in peace what the first search and the first print would otherwise wait for."""
    import pypinyin

    import printing.catalogue

    log.info("loaded ahead: %s, %s", pypinyin.__name__, printing.catalogue.__name__)
