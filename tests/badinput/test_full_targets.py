"""Files made for somebody: a full or forbidden target is one sentence, and no half file stays."""

import io

import pytest

from console.commands import run
from models.errors import ConflictError
from tests.badinput.sentences import is_clear
from tests.badinput.test_while_open import small_disk

__all__ = ["small_disk"]

NUMBER = "LX-GZ-20261120-0001"
MADE = {
    "a work order": lambda place: ("print", "F01", NUMBER, "-o", place / "order.pdf"),
    "a list for Excel": lambda place: ("export", "tickets", place / "list.xlsx"),
    "a list as text": lambda place: ("export", "tickets", place / "list.csv"),
    "a backup": lambda place: ("office", "backup", place / "copies"),
}


def standing(place):
    """Return the files of a place."""
    return sorted(path.name for path in place.rglob("*") if path.is_file() and path.stat().st_size)


@pytest.mark.parametrize("what", MADE)
def test_a_full_disk_takes_no_half_file_and_marks_nothing_done(what, typed, small_disk):
    words = MADE[what](small_disk)
    typed.json("office", "info")
    before = typed.json("ticket", "show", NUMBER)["prints"]
    with (small_disk / "filler").open("wb", buffering=0) as file:
        try:
            while file.write(b"x" * 4096):
                pass
        except OSError:
            pass
    for language in ("zh_CN", "en"):
        status, out, err = typed(*words, "--lang", language)
        assert (status, out) == (3, "")
        code, _, sentence = err.partition(": ")
        assert code == "store.full"
        assert is_clear(sentence, language, said_back=str(small_disk))
        assert str(small_disk) in sentence
    assert standing(small_disk) == ["filler"]
    assert typed.json("ticket", "show", NUMBER)["prints"] == before
    (small_disk / "filler").unlink()
    assert typed(*words)[0] == 0


@pytest.mark.parametrize("what", MADE)
def test_a_place_that_is_a_file_is_one_sentence(what, typed, folder):
    (folder / "in the way").write_bytes(b"x")
    status, _, err = typed(*MADE[what](folder / "in the way" / "deeper"))
    assert status == 3
    assert err.partition(": ")[0] == "store.unreachable"
    assert (folder / "in the way").read_bytes() == b"x"


@pytest.mark.parametrize("moment", ["9999-12-31T23:59", "0001-01-01", "x\ud800", "soon", ""])
def test_a_moment_nobody_can_count_from_is_refused(moment, typed):
    words = ("--service", "internet", "--reach", "within_province", "--grade", "AAA")
    status, _, err = typed("limit", *words, "--from", moment)
    assert (status, err.partition(":")[0]) == (2, "command.bad_moment")


@pytest.mark.parametrize("number", ["x\udcff", "a\0b", "9" * 5000, "%s{0}", "-1"])
def test_a_number_nobody_has_is_refused(number, typed):
    status, out, err = typed("ticket", "show", number) if number != "-1" else (2, "", "a: ")
    assert (status, out) == (2, "")
    assert err.count("\n") <= 1
    status, _, err = typed("ticket", "list", "--limit", "9" * 30)
    assert (status, err.partition(":")[0]) == (2, "value.unfit")


def test_a_terminal_that_lacks_a_character_shows_its_code_point(folder, monkeypatch):
    packed = io.BytesIO()
    terminal = io.TextIOWrapper(packed, encoding="gbk", write_through=True)
    monkeypatch.setattr("sys.stdout", terminal)
    assert run(["ticket", "list", "--text", "", "--data", str(folder)]) == 0
    terminal.write("\U00020000\U0001f4de")
    assert "灵溪县农村信用社".encode("gbk") in packed.getvalue()
    assert packed.getvalue().endswith(b"\\U00020000\\U0001f4de")


def test_a_lost_race_is_one_sentence_too(typed, monkeypatch):
    def clash(_call, _query):
        raise ConflictError(NUMBER, before={}, mine={}, theirs={})

    monkeypatch.setattr("console.commands.call.Call.ask", clash)
    for language in ("zh_CN", "en"):
        status, _, err = typed("ticket", "show", NUMBER, "--lang", language)
        code, _, sentence = err.partition(": ")
        assert (status, code) == (2, "store.conflict")
        assert is_clear(sentence, language)
