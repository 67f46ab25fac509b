"""An office that cannot be used, met by a command: one line, the right status, nothing lost."""

import pytest

from console.commands import run
from models.store.unit_of_work import Store
from tests.badinput.sentences import is_clear
from tests.badinput.spoiled import SPOILS, foreign_key, left, mend
from tests.offices import action
from tests.services.counter import digest

ADDRESSES = [
    ("//server/share/office.db", "store.wrong_place"),
    ("\\\\server\\share\\office.db", "store.wrong_place"),
    ("mysql://zhang:Canary-9@host/office", "store.not_ours"),
    ("postgresql://zhang:Canary-9@host:port/office", "store.not_ours"),
    ("postgresql://zhang:Canary-9@host/office?office=pg_x", "store.not_ours"),
    ("://", "store.not_ours"),
    ("office\0.db", "store.not_ours"),
    ("x" * 5000, "store.unreachable"),
    ("~nobody-of-this-name/office.db", "store.missing"),
    ("postgresql://zhang:Canary-9@127.0.0.1:9/office", "store.unreachable"),
]


@pytest.mark.parametrize("spoil", SPOILS, ids=lambda spoil: spoil.name)
def test_a_spoiled_office_is_one_sentence_and_is_left_as_it_was(spoil, typed, folder, sound):
    spoil.do(folder)
    before = left(folder)
    for language in ("zh_CN", "en"):
        for words in (("ticket", "list"), ("office", "check"), ("office", "migrate")):
            status, out, err = typed(*words, "--lang", language)
            assert (status, out) == (spoil.status, ""), words
            assert err.count("\n") == 1
            code, _, sentence = err.partition(": ")
            assert code == spoil.code
            assert is_clear(sentence, language, said_back=str(folder))
    assert left(folder) == before
    mend(folder, sound)
    assert typed.json("office", "check")["chain_holds"]


def test_counter_proof_a_sound_office_is_not_refused(typed, folder, sound):
    assert typed.json("office", "check")["chain_holds"]
    assert left(folder) == left(sound)


@pytest.mark.parametrize(("address", "code"), ADDRESSES, ids=[one[0][:40] for one in ADDRESSES])
def test_a_wrong_address_is_one_sentence_and_keeps_the_password_to_itself(
    address, code, typed, folder
):
    before = left(folder)
    for language in ("zh_CN", "en"):
        status, _, err = typed("ticket", "list", "--office", address, "--lang", language)
        assert status == 3
        assert err.startswith(f"{code}: ")
        assert "Canary-9" not in err
    assert left(folder) == before


def test_founding_over_something_else_leaves_it_alone(typed, folder):
    for spoil in SPOILS:
        if spoil.code != "store.not_ours" or spoil.name in ("a folder", "an empty file"):
            continue
        spoil.do(folder)
        before = left(folder)
        status, _, err = typed("office", "init", "--code", "LX", "--name", "灵溪")
        assert (status, err.partition(":")[0]) == (3, "store.not_ours"), spoil.name
        assert left(folder) == before


def test_a_flipped_bit_in_an_event_is_caught_by_the_check(typed, folder):
    path = folder / "office.db"
    content = bytearray(path.read_bytes())
    at = content.rindex("光猫".encode())
    content[at] ^= 0x01
    path.write_bytes(content)
    status, _, err = typed("office", "check")
    assert status in (2, 3)
    assert err.startswith(("command.chain_broken: ", "store.corrupt: "))


def test_counter_proof_an_action_under_a_foreign_key_would_break_the_chain(folder, monkeypatch):
    monkeypatch.setattr("models.store.chain.fits", lambda *_: True)
    from models.services.tickets import do
    from models.store import chain
    from models.store.unit_of_work import consult, perform

    own = next((folder / "keys").glob("*.key")).read_bytes()
    foreign_key(folder)
    with Store.open(folder / "office.db") as store:
        number = "LX-GZ-20261120-0001"
        perform(store, action(), lambda s: do(s, verb="note", number=number, facts={"text": "x"}))
        key = bytes.fromhex(own.decode())
        assert not consult(store, lambda s: chain.verify(s, key)).holds


def test_one_altered_event_does_not_lock_the_office(folder, typed):
    import sqlite3
    from contextlib import closing

    for sequence in ("1", "(SELECT max(sequence) FROM event)"):
        with closing(sqlite3.connect(folder / "office.db", isolation_level=None)) as file:
            file.execute(f"UPDATE event SET actor = '别人' WHERE sequence = {sequence}")
        status, _, err = typed("office", "check")
        assert (status, err.partition(":")[0]) == (2, "command.chain_broken")
        with closing(sqlite3.connect(folder / "office.db", isolation_level=None)) as file:
            file.execute("UPDATE event SET actor = 'zhang'")
    assert typed.json("office", "check")["chain_holds"]


def test_a_refused_opening_changes_no_row(folder, typed):
    with Store.open(folder / "office.db") as store:
        before = digest(store)
    foreign_key(folder)
    key = next((folder / "keys").glob("*.key"))
    typed("ticket", "do", "note", "LX-GZ-20261120-0001", "-")
    key.write_bytes(b"")
    assert run(["office", "migrate", "--data", str(folder)]) == 2
    from tests.views.county import county

    county(folder / "again")
    key.write_bytes((folder / "again" / "keys" / key.name).read_bytes())
    with Store.open(folder / "office.db") as store:
        assert digest(store) == before
