"""Chart totals against sums made without the charts: the demo county and two foreign logs."""

import csv
import gzip
import lzma
from collections import Counter
from datetime import UTC, date, datetime, timedelta
from statistics import median

import pytest
from sqlalchemy import insert, select

from models.domain import Ticket
from models.queries.capacity import capacity
from models.queries.charts import ChartAsk, counted
from models.queries.load import bookings
from models.rules.terms import TicketKind
from models.rules.zone import SHANGHAI, local, local_day
from models.store.unit_of_work import Store, consult, perform
from tests.commands.conftest import demo_folder
from tests.fixed_clock import MORNING
from tests.offices import action, make_store

DAY = timedelta(days=1)


@pytest.fixture(scope="module")
def demo():
    """The made-up county, open; nothing is written."""
    folder = demo_folder()
    with Store.open(folder / "office.db", data_dir=folder) as store:
        yield store


def asked(store, first, last, now=MORNING):
    return consult(store, lambda s: counted(s, ChartAsk(first, last), now=now))


def test_every_chart_of_the_demo_adds_up_to_its_tickets_and_roster(demo):
    today = local_day(MORNING)
    first, last = today - 25 * DAY, today + 3 * DAY
    data = asked(demo, first, last)
    rows = consult(demo, lambda s: capacity(s, first, last))
    cells = data.main.load.cells.values()
    assert sum(cell.capacity.minutes for cell in cells) == sum(row.minutes for row in rows)
    booked = consult(demo, lambda s: bookings(s, first, last, now=MORNING))
    assert data.main.load.booked == sum(one.minutes for one in booked) > 0
    tickets = consult(
        demo,
        lambda s: s.execute(
            select(Ticket.reported_at, Ticket.restored_at, Ticket.closed_at, Ticket.due_at)
        ).all(),
    )
    within = [one for one in tickets if first <= local_day(one.reported_at) <= last]
    back = [
        one for one in tickets if one.restored_at and first <= local_day(one.restored_at) <= last
    ]
    assert sum(point.reported for point in data.main.trend) == len(within)
    assert sum(map(sum, data.main.hours)) == len(within)
    assert sum(point.restored for point in data.main.trend) == len(back)
    assert sum(spread.count for spread in data.main.repairs) == len(back)
    kept = [one for one in back if one.due_at and one.restored_at <= one.due_at]
    assert sum(point.on_time for point in data.main.trend) == len(kept)
    left = sum(
        local_day(one.reported_at) <= last
        and not any(end and local_day(end) <= last for end in (one.restored_at, one.closed_at))
        for one in tickets
    )
    assert data.main.trend[-1].backlog == left


def test_a_filter_and_its_rest_make_the_whole(demo):
    today = local_day(MORNING)
    span = (today - 25 * DAY, today)
    whole = consult(demo, lambda s: bookings(s, *span, now=MORNING))
    from models.queries.load import ChartFilter

    parts = [
        consult(
            demo,
            lambda s, kind=kind: bookings(
                s, *span, now=MORNING, filters=ChartFilter(kinds=frozenset({kind}))
            ),
        )
        for kind in TicketKind
    ]
    assert sorted(one for part in parts for one in part) == sorted(whole)


def stored(store, rows):
    """Put tickets there as rows; the charts read nothing else of a ticket without orders."""

    def write(session):
        usual = {
            column.name: column.default.arg
            for column in Ticket.__table__.columns
            if column.default is not None and column.default.is_scalar
        }
        blank = dict.fromkeys(("symptom", "reporter", "contact_name", "contact_phone"), "")
        session.execute(insert(Ticket), [usual | blank | row for row in rows])

    perform(store, action(), write)


def ticket(number, reported_at, *, restored_at, town=""):
    return {
        "number": number,
        "kind": TicketKind.FAULT,
        "town": town,
        "reported_at": reported_at,
        "restored_at": restored_at,
        "closed_at": restored_at,
        "version": 1,
        "created_at": reported_at,
        "external_number": "",
    }


@pytest.mark.realdata
def test_the_council_log_has_its_published_counts(realdata, tmp_path):
    with lzma.open(
        realdata / "tickets" / "nyc_council_casework.csv.xz", "rt", encoding="utf-8"
    ) as log:
        cases = list(csv.DictReader(log))
    at = {name: [_noon(case[name]) for case in cases] for name in ("opendate", "closedate")}
    with make_store(tmp_path / "office.db", tmp_path) as store:
        stored(
            store,
            [
                ticket(f"C-{place}", opened, restored_at=closed, town=case["borough"])
                for place, (case, opened, closed) in enumerate(
                    zip(cases, at["opendate"], at["closedate"], strict=True)
                )
            ],
        )
        now = datetime(2026, 1, 1, tzinfo=UTC)
        found = asked(store, date(2019, 1, 1), date(2025, 12, 31), now).main
    assert len(found.times) == 73_680
    assert found.trend[-1].backlog == 7_441
    assert sum(point.reported for point in found.trend) == 73_680
    assert sum(point.restored for point in found.trend) == 73_680 - 7_441
    days = [one.repair / DAY for one in found.times if one.repair is not None]
    assert median(days) == 4
    by_borough = Counter(case["borough"] for case in cases if case["closedate"])
    assert {one.town: one.count for one in found.repairs} == dict(by_borough)


def _noon(day):
    return datetime.fromisoformat(f"{day}T12:00:00+08:00").astimezone(UTC) if day else None


@pytest.mark.realdata
def test_the_incident_log_has_its_published_lengths(realdata, tmp_path):
    cases = {}
    path = realdata / "tickets" / "bpic2013_incidents.csv.gz"
    with gzip.open(path, "rt", encoding="utf-8") as log:
        for line in csv.DictReader(log):
            at = datetime.fromisoformat(line["time:timestamp"])
            first, last = cases.get(line["case:concept:name"], (at, at))
            cases[line["case:concept:name"]] = (min(first, at), max(last, at))
    with make_store(tmp_path / "office.db", tmp_path) as store:
        stored(
            store,
            [
                ticket(name, first.astimezone(UTC), restored_at=last.astimezone(UTC))
                for name, (first, last) in cases.items()
            ],
        )
        days = [local_day(moment) for ends in cases.values() for moment in ends]
        found = asked(store, min(days), max(days), datetime(2013, 1, 1, tzinfo=UTC)).main
    assert len(found.times) == 3_792
    [spread] = found.repairs
    assert spread.count == 3_792
    assert round(spread.median / 1440, 2) == 7.55
    assert round(spread.nine_tenths / 1440, 2) == 22.74
    hours = Counter((local(first).weekday(), local(first).hour) for first, _ in cases.values())
    assert {
        (day, hour): count
        for day, counts in enumerate(found.hours)
        for hour, count in enumerate(counts)
        if count
    } == dict(hours)
    assert found.trend[-1].backlog == 0
    assert SHANGHAI.utcoffset(None) == timedelta(hours=8)
