"""Every headless command typed at the demo office, and the keys of what it answers."""

import json
from pathlib import Path

REQUEST = {
    "kind": "fault",
    "category": "equipment_fault",
    "symptom": "断网",
    "customer_name": "临溪农商银行",
    "reporter": "王行长",
    "reported_at": "2026-11-20 09:30",
    "service": "internet",
    "reach": "within_province",
    "grade": "AAA",
}
LIMIT = (
    *("--service", "internet", "--reach", "within_province"),
    *("--grade", "AAA", "--from", "2026-11-20T09:30"),
)


def keys_of(answer, path=""):
    """Return the keys of an answer: ``tickets[].number``, ``limits.*.due_at``."""
    found = set()
    if isinstance(answer, dict):
        for key, value in answer.items():
            name = "*" if path == "limits" or path.endswith(".limits") else key
            here = f"{path}.{name}" if path else name
            found |= {here} if name != "*" else set()
            found |= keys_of(value, here) if key != "facts" else set()
    elif isinstance(answer, list):
        for one in answer:
            found |= keys_of(one, f"{path}[]")
    return found


def typed_all(typed, folder: Path):
    """Type every command once at a copy of the demo office; yield its words and its keys."""

    def say(name, *words):
        return name, keys_of(typed.json(*words))

    def facts(name, told):
        path = folder / f"{name}.json"
        path.write_text(json.dumps(told), encoding="utf-8")
        return path

    listed = typed.json("ticket", "list", "--all")["tickets"]
    waiting = next(one for one in listed if one["state"] == "to_dispatch")["number"]
    worked = [one["number"] for one in listed if one["state"] in ("closed", "working")][:12]
    yield say("office info", "office", "info")
    yield say("office edit", "office", "edit", "--short-name", "临溪办")
    yield say("office check", "office", "check")
    yield say("office migrate", "office", "migrate")
    holidays = folder / "2027.csv"
    holidays.write_text("2027-01-01,元旦\n2027-02-05,春节\n2027-10-01,国庆节\n", encoding="utf-8")
    yield say("office calendar", "office", "calendar", holidays, "--source", "通知")
    copy = typed.json("office", "backup", folder / "copies")
    yield "office backup", keys_of(copy)
    elsewhere = folder / "elsewhere" / "office.db"
    yield say("office restore", "office", "restore", copy["path"], "--office", elsewhere)
    fresh = folder / "fresh" / "office.db"
    founding = ("office", "init", "--code", "ZZ", "--name", "试县", "--office", fresh)
    yield say("office init", *founding)
    yield "ticket list", keys_of({"tickets": listed})
    shown = [typed.json("ticket", "show", number) for number in worked]
    yield "ticket show", set().union(*map(keys_of, shown))
    yield say("ticket do", "ticket", "do", "note", waiting, facts("note", {"text": "x"}))
    yield say("ticket open", "ticket", "open", facts("open", REQUEST), "--accept")
    clocks = [typed.json("clock", number) for number in worked]
    yield "clock", set().union(*map(keys_of, clocks))
    yield say("limit", "limit", *LIMIT)
    yield say("suggest", "suggest", waiting)
    yield say("print", "print", "F01", waiting, "-o", folder / "one.pdf")
    yield say("load", "load")
    yield say("export", "export", "tickets", folder / "list.csv")
    yield say("template", "template", "customers", folder / "customers.xlsx")
    yield say("self-test", "self-test")
    sheet = folder / "calls.csv"
    head = "工单编号,客户名称,故障现象,申告时间"
    sheet.write_text(f"{head}\nX-1,某公司,断网,2026-11-19 10:00\n", encoding="utf-8-sig")
    yield say("import", "import", "tickets", sheet)
    sheet.write_text(f"{head}\nX-2,某公司,断网,2026-11-19 11:00\n", encoding="utf-8-sig")
    yield say("import --dry-run", "import", "tickets", sheet, "--dry-run")
    yield say("office remove-demo", "office", "remove-demo")
