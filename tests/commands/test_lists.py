"""``import``, ``undo`` and ``export``: one real workbook, in and out again."""

import csv

import openpyxl
import pytest

SHEET = "工单_全部_导出.xlsx"
ROWS = 1067


@pytest.fixture
def workbook(realdata):
    """The export of a production system: a merged title row over the heads."""
    return realdata / "sheets" / SHEET


def small(path, rows):
    """Write a small workbook with a title row and a head, as offices do."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["故障工单汇总表"])
    sheet.merge_cells("A1:D1")
    sheet.append(["工单编号", "客户名称", "创建时间", "故障现象"])
    for row in rows:
        sheet.append(row)
    book.save(path)
    return path


@pytest.mark.realdata
def test_a_dry_run_writes_nothing(office, workbook):
    told = office.json("import", "tickets", workbook, "--map", "production_orders", "--dry-run")
    assert (told["rows"], told["good"], told["problems"]) == (ROWS, ROWS, [])
    assert office.json("ticket", "list")["tickets"] == []


@pytest.mark.realdata
@pytest.mark.filterwarnings("ignore:Workbook contains no")
def test_a_workbook_comes_in_once_and_goes_out_whole(office, workbook):
    words = ["import", "tickets", workbook, "--map", "production_orders"]
    first = office.json(*words)
    assert (first["added"], first["problems"]) == (ROWS, [])
    events = office.json("office", "check")["events"]
    again = office.json(*words)
    assert (again["added"], again["unchanged"], again["batch"]) == (0, ROWS, None)
    assert office.json("office", "check")["events"] == events
    told = office.json("ticket", "list", "--limit", "5000")["tickets"]
    source = openpyxl.load_workbook(workbook, read_only=True).active
    numbers = [row[0] for row in source.iter_rows(min_row=3, values_only=True)]
    assert sorted(row["external_number"] for row in told) == sorted(numbers)
    assert office.json("undo", first["batch"], "--reason", "试导入")["undone"] == ROWS
    assert office.json("ticket", "list")["tickets"] == []
    assert office.json(*words)["added"] == ROWS


@pytest.mark.realdata
def test_a_batch_somebody_works_on_is_not_taken_back(office, workbook):
    first = office.json("import", "tickets", workbook, "--map", "production_orders")
    number = office.json("ticket", "list")["tickets"][0]["number"]
    path = office.folder / "accept.json"
    path.write_text('{"grade": "A", "service": "other", "reach": "within_province"}')
    office.json("ticket", "do", "accept", number, path)
    (office.folder / "crew.json").write_text("{}")
    crew = office.folder / "dispatch.json"
    crew.write_text('{"crew": "C01", "planned_at": "2026-11-20 10:00"}', encoding="utf-8")
    add_crew(office, "C01")
    office.json("ticket", "do", "dispatch", number, crew)
    status, _, err = office("undo", first["batch"], "--reason", "试导入")
    assert status == 2
    assert err.startswith("import.already_worked")
    assert number in err
    assert len(office.json("ticket", "list", "--limit", "5000")["tickets"]) == ROWS


def add_crew(office, code):
    """Enter a crew through the service, as its screen does."""
    from models.services.crews import add_crew as enter
    from models.store.unit_of_work import Store, perform
    from tests.offices import action

    with Store.open(office.folder / "office.db", data_dir=office.folder) as store:
        perform(store, action(), lambda session: enter(session, code=code, name=code))


def test_a_mapping_is_proposed_from_the_headings(office, tmp_path):
    rows = [["A-1", "临溪一中", "2026-11-20 09:30", "断网"]]
    told = office.json("import", "tickets", small(tmp_path / "a.xlsx", rows))
    assert told["added"] == 1
    row = office.json("ticket", "list")["tickets"][0]
    assert (row["customer_name"], row["symptom"]) == ("临溪一中", "断网")
    assert row["reported_at"] == "2026-11-20T09:30:00+08:00"


def test_a_bad_row_names_its_row_and_column_and_keeps_the_list_out(office, tmp_path):
    rows = [
        ["A-1", "临溪一中", "2026-11-20 09:30", "断网"],
        ["A-2", "临溪二中", "昨天下午", "断网"],
        ["A-3", "", "2026-11-20 09:40", "断网"],
    ]
    path = small(tmp_path / "a.xlsx", rows)
    status, out, err = office("import", "tickets", path, "--report", tmp_path / "report.csv")
    assert status == 2
    assert err.startswith("import.rows_refused")
    assert "第 4 行 [创建时间]" in out
    assert office.json("ticket", "list")["tickets"] == []
    with (tmp_path / "report.csv").open(encoding="utf-8-sig", newline="") as file:
        report = list(csv.reader(file))
    assert [row[:2] for row in report[1:]] == [["4", "创建时间"], ["5", "客户名称"]]
    told = office.json("import", "tickets", path, "--good-rows")
    assert (told["added"], [one["row"] for one in told["problems"]]) == (1, [4, 5])


def test_a_changed_row_is_told_and_left_alone(office, tmp_path):
    row = ["A-1", "临溪一中", "2026-11-20 09:30", "断网"]
    office.json("import", "tickets", small(tmp_path / "a.xlsx", [row]))
    row[3] = "网速慢"
    told = office.json("import", "tickets", small(tmp_path / "b.xlsx", [row]))
    assert (told["added"], told["unchanged"], told["differing"]) == (0, 0, 1)
    assert office.json("ticket", "list")["tickets"][0]["symptom"] == "断网"


def test_a_list_of_something_else_says_what_was_found_and_expected(office, tmp_path):
    book = openpyxl.Workbook()
    book.active.append(["姓名", "部门", "工号"])
    book.active.append(["张三", "财务", "17"])
    book.save(tmp_path / "staff.xlsx")
    status, _, err = office("import", "tickets", tmp_path / "staff.xlsx")
    assert status == 2
    assert err.startswith("import.no_head")
    assert "姓名" in err
    assert "工单编号" in err


def test_a_mapping_nobody_saved_is_refused(office, tmp_path):
    path = small(tmp_path / "a.xlsx", [["A-1", "临溪一中", "2026-11-20 09:30", "断网"]])
    status, _, err = office("import", "tickets", path, "--map", "没有")
    assert status == 2
    assert err.startswith("import.unknown_map")


@pytest.mark.parametrize("ending", ["xlsx", "csv"])
def test_a_list_goes_out_and_no_cell_is_a_formula(county, tmp_path, ending):
    target = tmp_path / f"out.{ending}"
    told = county.json("export", "tickets", target, "--all")
    rows = county.json("ticket", "list", "--all", "--limit", "100000")["tickets"]
    assert told["rows"] == len(rows)
    if ending == "csv":
        with target.open(encoding="utf-8-sig", newline="") as file:
            cells = list(csv.reader(file))
    else:
        sheet = openpyxl.load_workbook(target).active
        assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"s", "n"}
        cells = [[cell.value or "" for cell in row] for row in sheet.iter_rows()]
    assert {row[0] for row in cells[1:]} == {row["number"] for row in rows}


def test_an_ending_nobody_knows_writes_nothing(county, tmp_path):
    status, _, err = county("export", "tickets", tmp_path / "out.doc")
    assert status == 2
    assert err.startswith("export.unknown_kind")
    assert not (tmp_path / "out.doc").exists()


def test_coming_in_again_names_no_batch_as_none_was_made(office, tmp_path):
    path = small(tmp_path / "a.xlsx", [["GD1", "临溪县农村信用社", "2026-11-20 08:00", "断线"]])
    assert "批次" in office("import", "tickets", path)[1]
    status, out, _ = office("import", "tickets", path)
    assert status == 0
    assert "None" not in out
