"""Every real workbook either comes in whole or is refused in words; each outcome is written down.

What comes in is counted and added up from the file itself, without our readers.
"""

import csv
import gzip
import lzma
import shutil
from collections import Counter
from pathlib import Path

import openpyxl
import pytest

from console.exchange import read_list
from models.errors import RefusedError
from models.rules.imports import KINDS
from models.rules.wording import word

pytestmark = [
    pytest.mark.realdata,
    pytest.mark.filterwarnings("ignore:Workbook contains no"),
    pytest.mark.filterwarnings("ignore:Data Validation extension"),
]

# Which kinds a file holds, and how many records of it; every other kind is refused.
HOLDS = {
    "工单_全部_导出.xlsx": {"tickets": 1067},
    "工单_小样.xlsx": {"tickets": 9},
    "员工表_含手机号.xlsx": {"technicians": 37},
    "派单名册_一组一表.xlsx": {"technicians": 7},
    "考勤月报_多行表头.xlsx": {"technicians": 36},
    "排班表_月度.xlsx": {"shifts": 1080},
    "值班表_一格多人.xlsx": {"shifts": 180},
    "utf8bom_客户信息_尾部空列.csv": {"customers": 10},
}
# What else is refused with more to say than that no head was found.
REFUSED = {
    ("花名册_空模板_61列.xlsx", "technicians"): "import.no_rows",
    ("花名册_空模板_61列.xlsx", "crews"): "import.no_rows",
}
# A sheet of attendance reads like a roster until its words are looked at: no row of it fits.
ALL_BAD = {("考勤月报_多行表头.xlsx", "shifts"), ("排班表_月度.xlsx", "shifts")}
MAPS = {"排班表_月度.xlsx": "two_shift_roster"}
# What a person expects in the refusal: a heading of the file, and one of ours.
TELLS = {
    "设备清单.xlsx": ("instruments", "设备编号", "仪表类别"),
    "设备清单_说明行_合并.xlsx": ("instruments", "推荐品牌", "仪表编号"),
    "报工_全部_导出.xlsx": ("tickets", "报工良品数", "故障现象"),
    "光缆验收申请表.xlt": ("circuits", "光缆编号", "专线号"),
    "材料入库批量导入模板.xlt": ("instruments", "材料名称", "仪表编号"),
    "路基台账_大量合并单元格.xlsx": ("tickets", "分部工程", "工单编号"),
    "检验单_表格式表单.xls": ("tickets", "标段", "工单编号"),
    "poi_61287.xls": ("customers", "期末数", "客户编号"),
    "poi_12843-1.xls": ("customers", "分公司", "客户编号"),
    "gbk_季度销售_引号.csv": ("customers", "各国销售额", "客户编号"),
    "gbk_答复_多行单元格.csv": ("tickets", "答复意见", "工单编号"),
}
LOGS = {
    "servicenow_incident_events_ddmmyyyy.csv": ("number", "opened_at", 2989),
    "servicenow_incident_events_dmy_slash.csv": ("number", "opened_at", 198),
    "nyc311_animals.csv": ("Unique Key", "Created Date", 2484),
    "群众留言_答复.csv": ("留言编号", "留言时间", 1408),
    "群众留言_点赞.csv": ("留言编号", "留言时间", 2163),
}


def plain(path, folder):
    """Return a file as an office has it, unpacked where it is kept packed."""
    openers = {".gz": gzip.open, ".xz": lzma.open}
    if path.suffix not in openers:
        return path
    target = folder / path.stem
    with openers[path.suffix](path, "rb") as packed, target.open("wb") as out:
        shutil.copyfileobj(packed, out)
    return target


def cells_of(path):
    """Return every row of every sheet by openpyxl, empty rows left out."""
    book = openpyxl.load_workbook(path, data_only=True)
    for sheet in book.worksheets:
        for row in sheet.iter_rows(values_only=True):
            if any(cell not in (None, "") for cell in row):
                yield sheet.title, row


def column(path, heading, *, below=1):
    """Return the cells under a heading, counted out by openpyxl."""
    rows = [row for _, row in cells_of(path)]
    at = next(n for n, row in enumerate(rows) if heading in [str(c).rstrip("*") for c in row])
    place = [str(c).rstrip("*") for c in rows[at]].index(heading)
    return [row[place] for row in rows[at + below :] if row[place] not in (None, "")]


def listed(office, kind):
    """Return an export of a kind, read back: what the office has now."""
    target = office.folder / f"{kind}.csv"
    office.json("export", kind, target)
    with target.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def staff(office, names):
    """Enter people the way an office would: from a list of names and crews."""
    path = office.folder / "people.csv"
    lines = [f"{name.strip()},机动班" for name in names]
    path.write_text("\n".join(["姓名,班组", *lines]), encoding="utf-8")
    office.json("import", "technicians", path)


def events(office):
    return office.json("office", "check")["events"]


def tried(kind, path):
    """Return what a file holds of a kind, or why it is refused."""
    try:
        return read_list(kind, path)
    except RefusedError as error:
        return error


def test_every_workbook_has_its_outcome_written_down(realdata, tmp_path):
    """No file hangs, none is read as two things, and each refusal is a sentence of its own."""
    found = {}
    for packed in sorted((realdata / "sheets").iterdir()):
        path = plain(packed, tmp_path)
        for kind in KINDS:
            read = tried(kind, path)
            if isinstance(read, RefusedError):
                expected = REFUSED.get((path.name, kind), "import.no_head")
                assert read.code == expected, (path.name, kind, read)
                assert word(read.code, read.facts, "zh_CN") != word(read.code, {}, "zh_CN")
            else:
                found.setdefault(path.name, {})[kind] = read
    unfit = {
        (name, kind)
        for name, kinds in found.items()
        for kind, read in kinds.items()
        if read.problems
    }
    assert unfit == ALL_BAD
    fits = {name: set(kinds) - {k for n, k in unfit if n == name} for name, kinds in found.items()}
    fits["排班表_月度.xlsx"] = {"shifts"}  # by its mapping, as the next tests show
    assert fits == {name: set(kinds) for name, kinds in HOLDS.items()}


@pytest.mark.parametrize("name", TELLS)
def test_a_refusal_says_what_was_found_and_what_was_expected(realdata, tmp_path, office, name):
    path = next(p for p in (realdata / "sheets").iterdir() if p.name.startswith(name))
    kind, found, expected = TELLS[name]
    before = events(office)
    status, _, err = office("import", kind, plain(path, tmp_path), "--good-rows")
    assert (status, err.partition(":")[0]) == (2, "import.no_head")
    assert found in err
    assert expected in err
    assert events(office) == before


@pytest.mark.parametrize("name", ["工单_全部_导出.xlsx", "工单_小样.xlsx"])
def test_work_orders_come_in_with_every_number_and_day(realdata, office, name):
    path = realdata / "sheets" / name
    done = office.json("import", "tickets", path)
    assert done["added"] == HOLDS[name]["tickets"]
    rows = listed(office, "tickets")
    source = column(path, "工单编号")
    assert Counter(row["EOMS工单号"] for row in rows) == Counter(source)
    days = Counter(str(cell)[:10] for cell in column(path, "创建时间"))
    assert Counter(row["申告时间"][:10] for row in rows) == days


def test_a_staff_sheet_comes_in_with_its_departments_as_crews(realdata, office):
    path = realdata / "sheets" / "员工表_含手机号.xlsx"
    assert office.json("import", "technicians", path)["added"] == 37
    rows = listed(office, "technicians")
    for ours, theirs in (
        ("工号", "工号"),
        ("姓名", "姓名"),
        ("手机号", "手机号"),
        ("班组", "部门名称"),
    ):
        assert Counter(row[ours] for row in rows) == Counter(map(str, column(path, theirs))), ours
    assert len(listed(office, "crews")) == len(set(column(path, "部门名称")))


def test_a_book_with_a_sheet_to_each_group_takes_the_sheets_for_crews(realdata, office):
    path = realdata / "sheets" / "派单名册_一组一表.xlsx"
    assert office.json("import", "technicians", path)["added"] == 7
    source = {(title, row[0]) for title, row in cells_of(path) if row[0] != "姓名"}
    assert {(row["班组"], row["姓名"]) for row in listed(office, "technicians")} == source


def test_an_attendance_month_gives_its_people_and_no_shifts(realdata, office):
    path = realdata / "sheets" / "考勤月报_多行表头.xlsx"
    assert office.json("import", "technicians", path)["added"] == 36
    names = {row[0] for title, row in cells_of(path) if title == "打卡时间记录"}
    names -= {"打卡时间记录", "姓名"}
    people = {row["姓名"] for row in listed(office, "technicians")}
    assert people == {name for name in names if name and not name.startswith("统计时间")}
    before = events(office)
    status, _, err = office("import", "shifts", path)
    assert (status, err.partition(":")[0]) == (2, "import.rows_refused")
    assert events(office) == before


def test_a_month_roster_comes_in_day_by_day(realdata, office):
    path = realdata / "sheets" / "排班表_月度.xlsx"
    staff(office, column(path, "姓名"))
    done = office.json("import", "shifts", path, "--map", "two_shift_roster")
    assert (done["added"], done["problems"]) == (1080, [])
    codes = Counter()
    for _, row in cells_of(path):
        if isinstance(row[0], str) and row[0] != "姓名":
            codes.update(str(cell) for cell in row[1:] if cell)
    shifts = Counter(row["班次"] for row in listed(office, "shifts"))
    assert shifts["白班"] == codes["A1"] + codes["B1"]
    assert shifts["夜班"] == codes["A2"] + codes["B2"]
    assert shifts["休息"] == codes["休"]
    assert office.json("import", "shifts", path, "--map", "two_shift_roster")["unchanged"] == 1080


def test_a_duty_list_of_several_people_to_a_cell_comes_in_person_by_person(realdata, office):
    path = realdata / "sheets" / "值班表_一格多人.xlsx"
    people = [name for cell in column(path, "值班人员") for name in cell.split()]
    staff(office, sorted(set(people)))
    done = office.json("import", "shifts", path)
    assert (done["added"], done["problems"]) == (len(people), [])
    assert {row["班次"] for row in listed(office, "shifts")} == {"备班"}


def test_a_customer_list_with_empty_tail_columns_comes_in(realdata, office):
    path = realdata / "sheets" / "utf8bom_客户信息_尾部空列.csv"
    assert office.json("import", "customers", path)["added"] == 10
    lines = path.read_bytes().decode("utf-8-sig").splitlines()[1:]
    source = {tuple(line.split(",")[at] for at in (0, 2)) for line in lines if line.strip(",")}
    assert {(row["客户编号"], row["客户名称"]) for row in listed(office, "customers")} == source


@pytest.mark.slow
@pytest.mark.parametrize("name", LOGS)
def test_a_foreign_log_opens_one_ticket_to_a_number(realdata, tmp_path, office, name):
    path = next(p for p in (realdata / "tickets").iterdir() if p.name.startswith(name))
    number, moment, rows = LOGS[name]
    done = office.json("import", "tickets", plain(path, tmp_path), "--good-rows")
    with Path(plain(path, tmp_path)).open(encoding="utf-8-sig", newline="") as file:
        source = list(csv.DictReader(file))
    assert (done["rows"], len(source)) == (rows, rows)
    first = {}
    for row in source:
        first.setdefault(row[number], row[moment])
    assert done["problems"] == []
    assert done["added"] == len(first)
    assert done["unchanged"] + done["differing"] == rows - len(first)
    assert {row["EOMS工单号"] for row in listed(office, "tickets")} == set(first)
