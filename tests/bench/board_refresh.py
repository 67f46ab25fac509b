"""Reading the dispatch board anew: 2,000 open tickets, against the same rows by raw sqlite3."""

import sqlite3
import tempfile
from datetime import timedelta
from functools import partial
from pathlib import Path
from uuid import uuid4

from models.queries.alarms import alarms
from models.queries.board_lists import board_lists
from models.queries.gantt import gantt
from models.queries.ticket_board import open_board
from models.rules.action import Action
from models.rules.terms import Role
from models.services.crews import add_crew
from models.services.tickets import do, open_ticket
from models.store.unit_of_work import perform_all
from tests.bench.timing import ROUNDS, Report, side_by_side
from tests.offices import make_store
from tests.services.counter import Counter, call, furnish

NAME = "board_refresh"
TICKETS, CREWS, SENT = 2_000, 60, 1_500
TIMES = 5
RAW = "the same columns by raw sqlite3"
LISTS = "the three lists of the board"
CHART = "the crews' chart of nine days"
ALARMS = "every alarm"
FULL = "the tickets list, row by mapped row"


def run() -> Report:
    """Read a busy office again and again."""
    with tempfile.TemporaryDirectory(prefix="paidan-bench-") as scratch:
        folder = Path(scratch)
        county = Counter(make_store(folder / "office.db", folder))
        furnish(county)
        perform_all(county.store, _steps(county))
        now, today = county.now, county.now.date()
        raw = sqlite3.connect(folder / "office.db")
        week = (today - timedelta(days=1), today + timedelta(days=7))
        ways = {
            RAW: partial(_raw, raw),
            LISTS: lambda: county.ask(board_lists, now=now),
            CHART: lambda: county.ask(gantt, *week, now=now),
            ALARMS: lambda: county.ask(alarms, now=now),
            FULL: lambda: county.ask(open_board, now=now),
        }
        lines = side_by_side(ways, floor=RAW, times=TIMES)
        raw.close()
        county.store.close()
    return Report(
        NAME,
        RAW,
        ROUNDS,
        lines,
        targets={LISTS: 8.0, CHART: 12.0},
        notes=(f"{TICKETS} open tickets, {SENT} of them with one of {CREWS} crews",),
    )


def _steps(county):
    def at():
        county.wait(0.02)
        return Action(uuid4(), actor="李", role=Role.SUPERVISOR, desk="D1", now=county.now)

    for crew in range(CREWS):
        yield at(), partial(add_crew, code=f"C{crew:02}", name=f"第{crew}班")
    numbers = []
    for _ in range(TICKETS):
        told = call(county.now)
        yield (
            at(),
            lambda s, told=told: numbers.append(
                open_ticket(s, told, accept=True, anyway=True).number
            ),
        )
    for turn in range(SENT):
        facts = {"crew": f"C{turn % CREWS:02}", "planned_at": county.now}
        yield (
            at(),
            lambda s, turn=turn, facts=facts: do(
                s, verb="dispatch", number=numbers[turn], facts=facts
            ),
        )


def _raw(driver):
    return driver.execute(
        "SELECT t.id, t.number, t.kind, t.state, t.version, t.customer_name, t.grade, t.severity,"
        " t.locality, t.town, t.symptom, t.urges, t.reported_at, t.accepted_at, t.dispatched_at,"
        " t.appointed_at, t.suspended_until, t.due_at, t.restored_at, t.closed_at, t.promise,"
        " EXISTS (SELECT 1 FROM work_order e WHERE e.ticket_id = t.id), c.code, c.name, o.number,"
        " o.planned_at, o.planned_minutes FROM ticket t LEFT JOIN crew c ON c.id = t.crew_id"
        " LEFT JOIN work_order o ON o.ticket_id = t.id AND o.lead"
        " AND o.state IN ('issued', 'acknowledged')"
        " WHERE t.closed_at IS NULL ORDER BY t.due_at IS NULL, t.due_at, t.id"
    ).fetchall()
