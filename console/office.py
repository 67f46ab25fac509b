"""Opening the office: one console to a file, the store on its thread, what to warn about."""

import logging
import sqlite3
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from console.calls import Progress
from console.places import Places
from models.errors import RefusedError
from models.rules.calendar import use_years
from models.rules.zone import local_day
from models.store.lock import ConsoleLock
from models.store.place import fault_of

if TYPE_CHECKING:
    from datetime import datetime

    from models.queries.desk import OfficeAtDesk
    from models.store.office import Store

log = logging.getLogger(__name__)

CALENDAR_NOTICE = timedelta(days=60)
PERCENT = 100
DEMO_FOLDER = "demo"  # as console.places names it below the desk's own


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


class Building:
    """The made-up county under construction: told on one thread, stopped from another."""

    def __init__(self, show: Callable[[int, int], None]) -> None:
        self._show, self._percent = show, -1
        self._unwanted = threading.Event()

    def cancel(self) -> None:
        """Stop at the next step; what was built is dropped with its transaction."""
        self._unwanted.set()

    def hear(self, _what: str, share: float) -> None:
        """Take note of how far it is; raises ``RefusedError`` demo.stopped when unwanted."""
        if self._unwanted.is_set():
            raise RefusedError("demo.stopped")
        percent = round(share * PERCENT)
        if percent != self._percent:
            self._percent = percent
            self._show(percent, PERCENT)


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


def open_store(opening: Opening, now: "datetime", building: Building) -> "Store":
    """Open the office; runs on the database thread, which thereby loads SQLAlchemy.

    A demonstration that has no office yet gets its county first, which takes a while.
    """
    from models.store.office import Store

    places = opening.places
    create = opening.create or opening.demo
    store = Store.open(places.office, data_dir=places.data, create=create)
    if opening.demo:
        try:
            _furnish(store, now, building)
        except BaseException:
            store.close()
            raise
    reckon_as(store)
    return store


def reckon_as(store: "Store") -> None:
    """Reckon by the calendar years this office has laid, in the whole process."""
    from models.queries.calendars import office_years
    from models.store.unit_of_work import consult

    use_years(consult(store, office_years))


def _furnish(store: "Store", now: "datetime", building: Building) -> None:
    from models.queries.desk import office_at_desk
    from models.store.unit_of_work import consult

    if consult(store, office_at_desk) is None:
        from console import demo

        demo.build(store, now=now, progress=building.hear)


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


def may_remove_demo(facts: OfficeFacts, places: Places) -> bool:
    """Say whether what is open is the demonstration in its own folder, and no real office."""
    return facts.demo and places.data.name == DEMO_FOLDER


def remove_demo(places: Places) -> None:
    """Delete the demonstration's folder; its office, log and settings must be closed."""
    from console import demo

    logging.shutdown()
    demo.remove(places)


def load_ahead(_progress: Progress) -> None:
    """Import in peace what the first search and the first print would otherwise wait for."""
    import pypinyin

    import printing.catalogue

    log.info("loaded ahead: %s, %s", pypinyin.__name__, printing.catalogue.__name__)
