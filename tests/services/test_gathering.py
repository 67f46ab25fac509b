"""Parts of a batch from memory leave what parts that speak to the database leave, hash for hash."""

import json
from functools import partial
from uuid import UUID

import pytest
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from models.domain import Crew, Customer
from models.errors import RefusedError
from models.rules.imports import KINDS, read_table
from models.services import crews, customers, ids, lookups
from models.services import gathering as gathers
from models.services.imports import FileIdentity, engine, import_rows, undo_import
from models.services.imports.records import Records
from models.store import chain
from models.store.unit_of_work import consult, perform
from tests.services.counter import LINE, Counter, digest, open_county
from tests.services.import_lists import GOES, NEW

FILE = FileIdentity(name="名单.xlsx", sha256="0" * 64)
ALONE = {"phone-visits", "tickets"}  # numbers and steps of their own: every row asks the database


class Way:
    """One of the two ways, in an office of its own, and how often it spoke to the database."""

    def __init__(self, folder, monkeypatch, *, from_memory):
        folder.mkdir()
        self.store = open_county(folder / "office.db", folder)
        self.county, self.from_memory, self.patch = Counter(self.store), from_memory, monkeypatch
        self.savepoints = self.batches = 0
        self.touched = frozenset()

    def bring(self, kind, lines):
        """Bring the good rows in; returns what the batch tells of itself."""
        table = read_table(kind, [(n, line) for n, line in enumerate(lines, 1)])
        self.batches += 1
        with self.patch.context() as patch:
            patch.setattr(
                engine, "gathering", partial(gathers.gathering, from_memory=self.from_memory)
            )
            patch.setattr(gathers, "TOGETHER", 7)
            patch.setattr(gathers, "EDITS_TOGETHER", 3)
            patch.setattr(gathers, "whole_or_nothing", self._counted(gathers.whole_or_nothing))
            done = perform(
                self.store,
                self.county.action(uid=UUID(int=self.batches)),
                lambda s: import_rows(
                    s,
                    kind=kind,
                    file=FILE,
                    chosen=table.chosen,
                    rows=table.rows,
                    good_rows=True,
                ),
            )
        self.touched = done.touched
        return done.value

    def _counted(self, whole_or_nothing):
        def counted(session):
            self.savepoints += 1
            return whole_or_nothing(session)

        return counted

    def kept(self):
        """Return every row of every table."""
        return json.loads(digest(self.store))

    def holds(self):
        return consult(self.store, partial(chain.verify, key=self.store.key)).holds


@pytest.fixture
def ways(tmp_path, monkeypatch):
    """The way from memory, and the one that speaks to the database for every row."""
    both = [
        Way(tmp_path / name, monkeypatch, from_memory=name == "memory")
        for name in ("memory", "database")
    ]
    yield both
    for way in both:
        way.store.close()


def compared(ways, kind):
    """Bring the lists of a kind in both ways: new, again, and changed; compare each time."""
    first, second = GOES[kind]
    told = []
    for lines in (first, first, second):
        before = ways[0].kept()
        quick, slow = (way.bring(kind, lines) for way in ways)
        after = ways[0].kept()
        assert quick == slow
        assert after == ways[1].kept()
        assert {table for table in after if after[table] != before[table]} <= ways[0].touched
        told.append(quick)
    return told


@pytest.mark.parametrize("kind", KINDS)
def test_both_ways_keep_the_same_rows_events_and_hashes(ways, kind):
    new, again, changed = compared(ways, kind)
    assert new.added >= 2
    assert new.problems or kind == "tickets"
    assert (again.added, again.changed) == (0, 0)
    assert changed.added + changed.changed >= 1
    assert all(way.holds() for way in ways)


@pytest.mark.parametrize("kind", ["customers", "circuits", "technicians", "vehicles"])
def test_what_was_taken_back_comes_in_again_alike(ways, kind):
    """A record put away by an undo is restored and changed in one step, two versions on."""
    first, second = GOES[kind]
    for way in ways:
        batch = way.bring(kind, first).batch
        way.county.act(
            lambda s, undone=batch: undo_import(s, batch=undone, reason="选错文件"),
            uid=UUID(int=99),
        )
        way.bring(kind, second)
    assert ways[0].kept() == ways[1].kept()
    assert all(way.holds() for way in ways)


def test_every_kind_is_quick_or_known_to_be_slow():
    assert NEW.keys() | ALONE == set(KINDS)


@pytest.mark.parametrize("kind", NEW)
def test_a_row_that_only_adds_leaves_the_database_alone(ways, kind):
    quick, slow = ways
    head, line = NEW[kind]
    done = [way.bring(kind, [head, *(line(n) for n in range(30))]) for way in ways]
    assert done[0] == done[1]
    assert done[0].added == 30
    assert quick.kept() == slow.kept()
    assert slow.savepoints == 30
    assert quick.savepoints <= 1  # the first of all reads who is known by name


def forget_nothing(_memory):
    """Leave what a refused row was thought to have added."""


def give_back_nothing(_ids):
    """Leave the ids a refused row took."""


def learn_nothing(_memory, _model, _values):
    """Never hear of what the batch adds."""


def expire_nothing(_gathered, _edits):
    """Keep what a refused row has changed."""
    return []


FAULTS = [
    ("customers", (gathers.Gathering, "_changed_besides", expire_nothing)),
    ("circuits", (lookups.Memory, "go_back", forget_nothing)),
    ("customers", (ids.Ids, "give_back", give_back_nothing)),
    ("circuits", (lookups.Memory, "learn", learn_nothing)),
    ("technicians", (lookups.Memory, "learn", learn_nothing)),
]


@pytest.mark.parametrize(("kind", "fault"), FAULTS)
def test_a_way_from_memory_with_a_fault_is_found_out(ways, monkeypatch, kind, fault):
    monkeypatch.setattr(*fault)
    with pytest.raises((AssertionError, IntegrityError)):
        compared(ways, kind)


def test_a_part_that_wants_the_database_is_done_again_as_if_it_had_never_begun(ways, monkeypatch):
    """A kind whose adding asks the database half way: nothing of the first try is left."""
    slow = engine.WAYS["crews"]
    tried = []

    def add(session, names, facts):
        row_id = slow.add(session, names, facts)
        tried.append(facts["code"])
        assert session.scalar(select(Crew.id).where(Crew.code == facts["code"])) == row_id
        return row_id

    asking = Records(slow.settle, slow.key, slow.find, add, slow.change)
    monkeypatch.setattr(engine, "WAYS", {**engine.WAYS, "crews": asking})
    compared(ways, "crews")
    assert tried.count("B9") == 2 + 1


def test_a_change_of_what_lookups_follow_from_is_seen_by_the_rows_below(ways):
    """Terminals are known by kind and model: one that is changed is no longer found by them."""
    head = ["专线号", "设备类型", "SN", "设备型号"]
    lines = [
        [head, [LINE, "光猫", "SN1", "HG1"], [LINE, "光猫", "SN2", "HG2"]],
        [head, [LINE, "光猫", "SN1", "HG3"], [LINE, "光猫", "", "HG1"], [LINE, "光猫", "", "HG3"]],
    ]
    for one in lines:
        quick, slow = (way.bring("terminals", one) for way in ways)
        assert quick == slow
        assert ways[0].kept() == ways[1].kept()
    assert quick.added == 1


def changed_looked_up_and_refused(session):
    """Change one customer; then, in a part that is refused, another, and ask something new."""

    def refused():
        customers.edit_customer(session, "C002", notes="不留")
        lookups.look_up(session, customers.SITE_BY_NAME, 1, "总部")
        raise RefusedError("customer.taken", number="C002")

    with gathers.gathering(session) as gathered:
        gathered.part(lambda: customers.edit_customer(session, "C001", notes="留下"))
        with pytest.raises(RefusedError):
            gathered.part(refused)


def test_a_change_that_is_refused_is_not_written_along_with_another(ways):
    quick, _ = ways
    quick.county.act(changed_looked_up_and_refused)
    told = select(Customer.notes, Customer.version).order_by(Customer.number)
    assert quick.county.ask(lambda s: s.execute(told).all()) == [("留下", 2), ("", 1)]
    assert quick.holds()


def refused_after_one(session):
    with gathers.gathering(session) as gathered:
        gathered.part(lambda: crews.add_crew(session, code="B7", name="南乡班"))
        raise RefusedError("crew.taken", number="B7")


def test_a_batch_that_ends_in_a_refusal_leaves_the_session_as_it_was(ways):
    quick, _ = ways
    before = quick.kept()
    with pytest.raises(RefusedError):
        quick.county.act(refused_after_one)
    assert quick.kept() == before
    quick.bring("crews", GOES["crews"][1])
    assert quick.holds()
