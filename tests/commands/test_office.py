"""``office`` and ``self-test`` as typed."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from console.commands import run
from models.rules.calendar import use_years


def test_an_office_is_founded_and_says_who_it_is(typed):
    card = typed.json("office", "init", "--code", "LX", "--name", "临溪县代维办公室")
    assert (card["code"], card["name"], card["tickets"]) == ("LX", "临溪县代维办公室", 0)
    assert typed.json("office", "info")["name"] == "临溪县代维办公室"


def test_a_second_founding_is_refused_in_words(office):
    status, _, err = office("office", "init", "--code", "LX", "--name", "再来一次")
    assert status == 2
    assert err.startswith("office.exists: ")


def test_an_office_that_is_not_there_is_the_environment(typed):
    status, _, err = typed("office", "info")
    assert status == 3
    assert err.startswith("store.missing: ")
    assert "office init" in err


def test_the_wording_follows_the_language(typed):
    _, _, chinese = typed("office", "info")
    _, _, english = typed("office", "info", "--lang", "en")
    assert any("一" <= letter <= "鿿" for letter in chinese)
    assert not any("一" <= letter <= "鿿" for letter in english.replace(str(typed.folder), ""))


def test_check_reads_the_chain_and_the_calendar(county):
    told = county.json("office", "check")
    assert told["chain_holds"] is True
    assert told["events"] > 1000
    assert told["calendar_covered_until"] == "2026-12-31"


def test_check_sees_a_changed_event(county):
    with closing(sqlite3.connect(county.folder / "office.db")) as file, file:
        file.execute("UPDATE event SET actor = '别人' WHERE sequence = 40")
    status, out, err = county("office", "check", "--json")
    assert status == 2
    assert err.startswith("command.chain_broken")
    assert [one["sequence"] for one in json.loads(out)["breaks"]] == [40]


def test_check_sees_a_tail_cut_off_after_a_copy_was_made(county, tmp_path):
    county.json("office", "backup", tmp_path / "copies")
    with closing(sqlite3.connect(county.folder / "office.db")) as file, file:
        last, before = file.execute(
            "SELECT sequence, hash FROM event ORDER BY sequence DESC LIMIT 2"
        ).fetchall()
        file.execute("DELETE FROM event WHERE sequence = ?", last[:1])
        file.execute("UPDATE chain_head SET sequence = ?, hash = ?", before)
    status, out, _ = county("office", "check", "--json")
    assert status == 2
    assert [one["kind"] for one in json.loads(out)["breaks"]] == ["anchor"]


def test_a_copy_is_checked_and_comes_back_elsewhere(county, tmp_path, capsys):
    copy = county.json("office", "backup", tmp_path / "copies")
    assert copy["events"] == county.json("office", "check")["events"]
    elsewhere = tmp_path / "elsewhere"
    capsys.readouterr()
    assert run(["office", "restore", copy["path"], "--data", str(elsewhere), "--json"]) == 0
    card = json.loads(capsys.readouterr().out)
    assert card == county.json("office", "info")


def test_a_copy_with_one_changed_byte_is_not_put_back(county, tmp_path, capsys):
    copy = county.json("office", "backup", tmp_path / "copies")
    with Path(copy["path"]).open("r+b") as file:
        file.seek(50_000)
        old = file.read(1)
        file.seek(50_000)
        file.write(bytes([old[0] ^ 1]))
    elsewhere = tmp_path / "elsewhere"
    assert run(["office", "restore", copy["path"], "--data", str(elsewhere)]) == 2
    assert capsys.readouterr().err.startswith("backup.damaged")
    assert not (elsewhere / "office.db").exists()


def test_migrate_says_which_edition_the_tables_are(office):
    assert office.json("office", "migrate")["edition"] >= 1


def test_the_self_test_tries_every_part(typed):
    told = typed.json("self-test")
    assert set(told) == {"fonts", "norms", "words", "database", "paper"}


def test_the_self_test_names_the_part_that_fails(typed, monkeypatch):
    def broken(_pdf):
        raise ValueError("planted")

    monkeypatch.setattr("console.commands.self_test.check", broken)
    status, _, err = typed("self-test")
    assert status == 2
    assert err.startswith("command.self_test")
    assert "paper" in err
    assert "planted" in err


def test_an_unknown_role_is_refused(office):
    status, _, err = office("ticket", "list", "--role", "king")
    assert status == 2
    assert err.startswith("command.unknown_role")


@pytest.mark.parametrize("words", [["office"], ["ticket", "do"], ["fly", "office"]])
def test_half_a_command_ends_with_two_or_is_not_ours(words, capsys):
    try:
        status = run(words)
    except SystemExit as left:
        status = left.code
    capsys.readouterr()
    assert status in (2, None)


@pytest.fixture
def _no_years_left_behind():
    yield
    use_years(())


@pytest.mark.usefixtures("_no_years_left_behind")
def test_new_holidays_are_tried_laid_reckoned_by_and_taken_back(office, tmp_path):
    path = tmp_path / "2027.csv"
    path.write_text("# 通知\n2027-01-01,元旦\n2027-10-01,国庆节\n", encoding="utf-8")
    tried = office.json("office", "calendar", path, "--try")
    assert [one["day"] for one in tried["days"]] == ["2027-01-01", "2027-10-01"]
    assert tried["calendar_covered_until"] == "2026-12-31"
    laid = office.json("office", "calendar", path)
    assert laid["laid"] == [{"version": "2027-2027", "source": "通知"}]
    assert office.json("office", "check")["calendar_covered_until"] == "2027-12-31"
    back = office.json("office", "calendar", "--take-back")
    assert (back["laid"], back["calendar_covered_until"]) == ([], "2026-12-31")


def test_a_holiday_file_that_is_not_there_is_named(office, tmp_path):
    status, _, err = office("office", "calendar", tmp_path / "none.csv")
    assert status == 2
    assert err.startswith("calendar.years_broken")


def test_an_office_is_founded_with_its_county_and_changes_it_later(typed):
    founding = ("office", "init", "--code", "YJ", "--name", "永嘉县代维办公室")
    status, out, err = typed(*founding, "--county", "鼓楼区")
    assert (status, out) == (2, "")
    assert err.startswith("county.ambiguous: ")
    assert "江苏省 徐州市 鼓楼区 320302" in err
    card = typed.json(*founding, "--county", "330324")
    assert (card["county"], card["townships"]) == ("浙江省 温州市 永嘉县", 25)
    status, _, err = typed("office", "edit", "--county", "yongjia", "--lang", "en")
    assert status == 2
    assert err.startswith("county.misnamed: ")
    assert "330324" in err
    card = typed.json("office", "edit", "--county", "徐州市鼓楼区", "--phone", "0516-1")
    assert (card["county"], card["phone"]) == ("江苏省 徐州市 鼓楼区", "0516-1")
    assert card["name"] == "永嘉县代维办公室"
    assert typed.json("office", "edit", "--county", "")["county"] == ""


def test_the_townships_offered_are_counted_in_words(typed):
    typed.json("office", "init", "--code", "YJ", "--name", "永嘉", "--county", "永嘉县")
    _, chinese, _ = typed("office", "info")
    _, english, _ = typed("office", "info", "--lang", "en")
    assert "25 个乡镇街道" in chinese
    assert "25 townships" in english


def test_a_change_of_nothing_says_what_can_be_changed(office):
    status, _, err = office("office", "edit")
    assert status == 2
    assert err.startswith("command.nothing_said: ")
    assert "--county" in err
