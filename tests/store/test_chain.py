from hashlib import sha256
from random import Random

import pytest
from sqlalchemy import text

from models.store import chain
from models.store.chain import Anchor, BreakKind, verify
from models.store.key import anchor_path
from models.store.unit_of_work import consult, perform
from tests.offices import action
from tests.store.work import note, open_ticket, the_ticket

EVENTS = 24


@pytest.fixture
def busy_store(store):
    number = perform(store, action(), open_ticket).value
    for turn in range(EVENTS - 1):
        perform(store, action(), lambda s, n=turn: note(s, the_ticket(s, number), "note", n=n))
    return store


def read(store, *anchors, key=None):
    return consult(store, lambda s: verify(s, key or store.key, anchors=anchors))


def spoil(store, *statements):
    """Do what somebody with an SQL tool can do, the rules switched off."""
    with store.engine.begin() as connection:
        for statement in statements:
            connection.exec_driver_sql(statement)


def relink(store, start, make):
    """Recompute the chain from an event on, as a clever forger would."""
    with store.engine.begin() as connection:
        rows = connection.execute(text("SELECT * FROM event ORDER BY sequence")).mappings().all()
        prev = rows[start - 2]["hash"] if start > 1 else "0" * 64
        for row in rows[start - 1 :]:
            end = make(prev, row)
            connection.execute(
                text("UPDATE event SET prev_hash=:p, hash=:h WHERE sequence=:s"),
                {"p": prev, "h": end, "s": row["sequence"]},
            )
            prev = end
        connection.execute(text("UPDATE chain_head SET hash=:h"), {"h": prev})


def plain_digest(prev, row):
    return sha256(f"{prev}{row['facts']}".encode()).hexdigest()


def edit(store, at):
    spoil(store, f"UPDATE event SET facts='{{\"n\":999}}' WHERE sequence={at}")


def delete(store, at):
    spoil(store, f"DELETE FROM event WHERE sequence={at}")


def swap(store, at):
    spoil(
        store,
        f"UPDATE event SET sequence=-1 WHERE sequence={at}",
        f"UPDATE event SET sequence={at} WHERE sequence={at + 1}",
        f"UPDATE event SET sequence={at + 1} WHERE sequence=-1",
    )


def cut(store, at):
    spoil(
        store,
        f"DELETE FROM event WHERE sequence>{at}",
        f"UPDATE chain_head SET sequence={at},"
        f" hash=(SELECT hash FROM event WHERE sequence={at}),"
        f" recorded_at=(SELECT recorded_at FROM event WHERE sequence={at})",
    )


def edit_and_relink(store, at):
    edit(store, at)
    relink(store, at, plain_digest)


def delete_and_renumber(store, at):
    delete(store, at)
    for one in range(at + 1, EVENTS + 1):
        spoil(store, f"UPDATE event SET sequence={one - 1} WHERE sequence={one}")
    spoil(store, f"UPDATE chain_head SET sequence={EVENTS - 1}")
    relink(store, at, plain_digest)


ATTACKS = (edit, delete, swap, cut, edit_and_relink, delete_and_renumber)


def test_a_chain_nobody_touched_holds(busy_store):
    report = read(busy_store)
    assert report.holds
    assert report.events == EVENTS
    assert read(busy_store, report.end).holds


@pytest.mark.parametrize("attack", ATTACKS)
def test_every_attack_is_seen(busy_store, attack):
    anchor = read(busy_store).end
    attack(busy_store, Random(attack.__name__).randrange(2, EVENTS - 2))
    assert not read(busy_store, anchor).holds


def test_a_cut_tail_is_seen_by_the_anchor_only(busy_store):
    anchor = read(busy_store).end
    cut(busy_store, 10)
    assert read(busy_store).holds
    assert [one.kind for one in read(busy_store, anchor).breaks] == [BreakKind.ANCHOR]


def test_a_forger_who_has_the_key_is_seen_by_the_anchor_only(busy_store):
    anchor = read(busy_store).end
    edit(busy_store, 5)
    store = busy_store

    def with_key(prev, row):
        return chain.seal(store.key, (prev, *_sealed(store, row["sequence"])))

    relink(store, 5, with_key)
    assert read(store).holds
    assert not read(store, anchor).holds


def test_another_key_fits_no_event(busy_store):
    report = read(busy_store, key=b"x" * 32)
    assert {one.kind for one in report.breaks} == {BreakKind.ALTERED}
    assert len(report.breaks) == EVENTS


def test_an_event_dated_back_is_seen(busy_store):
    spoil(busy_store, "UPDATE event SET recorded_at='2020-01-01 00:00:00.000000' WHERE sequence=9")
    assert BreakKind.BACKWARDS in {one.kind for one in read(busy_store).breaks}


def test_the_break_names_its_event(busy_store):
    edit(busy_store, 7)
    assert [(one.kind, one.sequence) for one in read(busy_store).breaks] == [(BreakKind.ALTERED, 7)]


def test_anchors_are_kept_beside_the_key_and_a_torn_line_is_left_out(tmp_path, file_store):
    path = anchor_path(tmp_path, file_store.chain_id)
    chain.keep_anchor(path, Anchor(3, "ab"))
    with path.open("a") as file:
        file.write('{"sequence": 4, "ha')
    assert list(chain.kept_anchors(path)) == [Anchor(3, "ab")]
    assert path.parent.name == "keys"


def _sealed(store, sequence):
    def parts(session):
        statement = chain._RAW[session.get_bind().dialect.name]
        found = session.execute(statement.where(chain.EVENT.c.sequence == sequence)).one()
        return tuple(found)[1:-1]

    return consult(store, parts)
