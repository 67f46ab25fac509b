"""``ticket``, ``clock``, ``limit`` and ``print``: the whole road, headless."""

import json
from uuid import uuid4

import pytest
from pypdf import PdfReader

from models.rules.lifecycle_examples import example_facts
from models.rules.states import Verb

FACTS = {
    "kind": "fault",
    "category": "equipment_fault",
    "symptom": "互联网专线中断,LOS 灯红",
    "customer_name": "临溪农商银行",
    "reporter": "王行长",
    "reported_at": "2026-11-20 09:30",
    "service": "internet",
    "reach": "within_province",
    "grade": "AAA",
}


def facts_file(folder, facts):
    """Write facts as somebody would and return the path."""
    path = folder / f"{uuid4().hex}.json"
    path.write_text(json.dumps(facts, ensure_ascii=False, default=str), encoding="utf-8")
    return path


@pytest.fixture
def ticket(office):
    """The number of an accepted ticket."""
    told = office.json("ticket", "open", facts_file(office.folder, FACTS), "--accept")
    assert told["state"] == "to_dispatch"
    return told["number"]


def test_a_fault_walks_from_the_call_to_the_archive(county):
    waiting = county.json("ticket", "list", "--state", "to_dispatch")["tickets"]
    number = next(row["number"] for row in waiting if row["kind"] == "fault")
    crew = {"crew": "C01", "planned_at": "2026-11-20 10:00", "override_reason": "主任同意"}
    road = [
        ("dispatch", crew),
        ("acknowledge", {}),
        ("contact", {"outcome": "connected"}),
        ("depart", {"called": "connected", "five_ones": ["JK-1"], "self_checked": True}),
        ("arrive", {}),
        ("start", {"cause_guess": "尾纤"}),
        (
            "restore",
            {"how": "更换尾纤", "tests": [{"item": "optical_dbm", "value": -17.2, "unit": "dBm"}]},
        ),
        ("report", {"process": "更换尾纤", "cause_code": "line.pigtail", "prevention": "走线槽"}),
        ("pass_check", {}),
        ("follow_up", {"outcome": "connected", "fixed": True, "satisfaction": "satisfied"}),
    ]
    states = [
        county.json("ticket", "do", verb, number, facts_file(county.folder, facts))["state"]
        for verb, facts in road
    ]
    assert states == [
        "dispatched",
        "taken",
        "taken",
        "en_route",
        "on_site",
        "working",
        "restored",
        "replied",
        "visiting",
        "closed",
    ]
    told = county.json("ticket", "show", number)
    assert told["row"]["state"] == "closed"
    assert [event["verb"] for event in told["timeline"]][-10:] == [verb for verb, _ in road]


def test_the_clock_says_when_and_why(office, ticket):
    told = office.json("clock", ticket)
    assert told["due_at"] == "2026-11-20T11:30:00+08:00"
    assert told["limits"]["restoration"]["limit"] == 7200
    assert told["segments"][0]["started_at"] == "2026-11-20T09:30:00+08:00"
    assert "应恢复时间 2026-11-20 11:30" in office("clock", ticket)[1]


def test_limit_answers_appendix_b(typed):
    told = typed.json(
        *["limit", "--service", "internet", "--reach", "within_province"],
        *["--grade", "AAA", "--from", "2026-11-20T23:30:00+08:00"],
    )
    assert told["due_at"] == "2026-11-21T01:30:00+08:00"
    assert (told["verified"], told["inferred"]) == (True, False)
    told = typed.json(
        *["limit", "--service", "data", "--reach", "across_provinces"],
        *["--grade", "AA", "--from", "2026-11-20 23:30"],
    )
    assert (told["limit_minutes"], told["inferred"]) == (300, True)


def test_a_moment_nobody_can_read_is_refused(typed):
    words = ["--service", "sms", "--reach", "within_province", "--grade", "A"]
    status, _, err = typed("limit", *words, "--from", "昨天")
    assert status == 2
    assert err.startswith("command.bad_moment")


def test_an_illegal_step_is_refused_and_changes_nothing(office, ticket):
    before = office.json("ticket", "show", ticket)["timeline"]
    facts = facts_file(office.folder, {"how": "好了"})
    status, _, err = office("ticket", "do", "restore", ticket, facts)
    assert status == 2
    assert err.startswith("ticket.wrong_state")
    assert office.json("ticket", "show", ticket)["timeline"] == before


def test_the_same_uid_is_done_once(office):
    facts, uid = facts_file(office.folder, FACTS), uuid4()
    first = office.json("ticket", "open", facts, "--uid", uid)
    again = office.json("ticket", "open", facts, "--uid", uid)
    assert again == {"already": True}
    assert [row["number"] for row in office.json("ticket", "list")["tickets"]] == [first["number"]]


def test_a_late_entry_needs_its_reason(office, ticket):
    facts = facts_file(office.folder, example_facts(Verb.NOTE))
    status, _, err = office("ticket", "do", "note", ticket, facts, "--at", "2026-11-20 10:00")
    assert status == 2
    assert err.startswith("ticket.late_reason_missing")
    office.json(
        *["ticket", "do", "note", ticket, facts],
        *["--at", "2026-11-20 10:00", "--why-late", "断网"],
    )
    last = office.json("ticket", "show", ticket)["timeline"][-1]
    assert last["late_reason"] == "断网"
    assert last["happened_at"] == "2026-11-20T10:00:00+08:00"


@pytest.mark.parametrize("text", ["not json", "[1]", ""])
def test_facts_that_are_no_object_are_refused(office, ticket, text):
    path = office.folder / "facts.json"
    path.write_text(text, encoding="utf-8")
    status, _, err = office("ticket", "do", "note", ticket, path)
    assert status == 2
    assert err.startswith("command.bad_facts")


def test_an_order_prints_once_and_again_only_with_a_reason(county, tmp_path):
    number = county.json("ticket", "list", "--state", "working")["tickets"][0]["number"]
    first = county.json("print", "F01", number, "-o", tmp_path / "a.pdf")
    copy = first["prints"][0]["copy"]
    text = PdfReader(first["files"][0]).pages[0].extract_text()
    assert number in text.replace("\n", "")
    status, _, err = county("print", "F01", number, "-o", tmp_path / "b.pdf")
    assert status == 2
    assert err.startswith("print.reason_missing")
    assert not (tmp_path / "b.pdf").exists()
    again = county.json(
        *["print", "F01", number, "-o", tmp_path / "b.pdf"],
        *["--reason", "卡纸", "--paper", "241x139.7"],
    )
    assert again["prints"][0]["copy"] == copy + 1
    assert "补打" in PdfReader(again["files"][0]).pages[0].extract_text()
    width, height = PdfReader(again["files"][0]).pages[0].mediabox[2:]
    assert (round(float(width), 1), round(float(height), 1)) == (683.1, 396.0)
    shown = county.json("ticket", "show", number)
    assert [one["copy_number"] for one in shown["prints"]][-2:] == [copy, copy + 1]


def test_a_folder_gets_one_file_each(county, tmp_path):
    rows = county.json("ticket", "list", "--state", "working")["tickets"][:3]
    numbers = [row["number"] for row in rows]
    told = county.json("print", "F01", *numbers, "-o", tmp_path / "papers")
    assert len(set(told["files"])) == len(numbers)


def test_a_form_about_a_customer_is_printed_by_the_customers_number(county, tmp_path):
    rows = county.json("ticket", "list")["tickets"]
    customer = next(row["customer_number"] for row in rows if row["customer_number"])
    told = county.json("print", "F19", customer, "-o", tmp_path / "card.pdf")
    (card,) = told["prints"]
    assert (card["ticket"], card["number"], card["copy"]) == (None, customer, 1)
    assert customer in PdfReader(told["files"][0]).pages[0].extract_text()


def test_samples_of_every_form_are_written(typed, tmp_path):
    files = typed.json("print", "--samples", tmp_path / "samples")["files"]
    assert any("F01-A4" in name for name in files)
    assert any("F01-241x139.7" in name for name in files)


def test_nothing_to_print_is_refused(typed):
    status, _, err = typed("print", "F01")
    assert status == 2
    assert err.startswith("command.nothing_to_print")


def test_a_form_nobody_has_is_refused(office, ticket, tmp_path):
    status, _, err = office("print", "F99", ticket, "-o", tmp_path / "x.pdf")
    assert status == 2
    assert "F01" in err
