"""F05 例行维护作业单: many devices in one round, one row each."""

from models.sheets.inspection import RoutineLine, RoutineSheet
from printing.blocks import cells, full, head_of, signed
from printing.grid import Cell, Section
from printing.layout import Form
from printing.paper import A4, A4_LANDSCAPE
from printing.phrases import instrument, joined
from printing.report import Panel, Report
from printing.table import Column, Line, Table

FORM = Form("F05", "例行维护作业单", "JK-B-05/1.0", (A4, A4_LANDSCAPE))
SHEET = RoutineSheet

_ANSWER = 2.6  # the share of an answer beside the 13 of the device
_BLANKS = 10


def content(sheet: RoutineSheet, missing: frozenset[str]) -> Report:
    """Return the form: what the item codes mean, then one row a device."""
    columns = (
        Column("序号", 2.2, "centre"),
        Column("设备", 7.2),
        Column("位置", 7),
        *(Column(one.code.rpartition("-")[2], _ANSWER, "centre") for one in sheet.items),
        Column("结论", 3.2, "centre"),
        Column("备注", 5.4),
    )
    lines = tuple(_line(n, one, len(sheet.items)) for n, one in enumerate(sheet.lines, 1))
    return Report(
        head=head_of(FORM, sheet, "集团客户例行维护作业单"),
        parts=(
            Panel((_round(sheet),)),
            Table(columns, lines, blanks=0 if lines else _BLANKS, small=True),
        ),
        closing=(
            _found(sheet),
            signed(sheet, missing, "施工签字", "班组长签字", grow=1),
        ),
        repeated=(
            Cell("计划号", sheet.plan_number),
            Cell("维护区域", sheet.area, 2),
            Cell("作业日期", str(sheet.day_on or "")),
        ),
    )


def _round(sheet: RoutineSheet) -> Section:
    meaning = "；".join(joined(one.code, one.name) for one in sheet.items)
    return Section(
        "作业",
        (
            cells(
                ("计划号", sheet.plan_number),
                ("维护区域", sheet.area, 2),
                ("作业日期", str(sheet.day_on or "")),
            ),
            cells(("班组人员", sheet.crew, 3), ("责任段", sheet.segment)),
            full("仪表", "；".join(map(instrument, sheet.instruments))),
            full("项目编号", meaning),
        ),
    )


def _line(n: int, one: RoutineLine, items: int) -> Line:
    answers = one.answers + ("",) * (items - len(one.answers))
    return Line((str(n), one.device, one.place, *answers, one.verdict, one.remark))


def _found(sheet: RoutineSheet) -> Section:
    hazards = "\n".join(
        joined(f"{n}.", one.what, one.ticket) for n, one in enumerate(sheet.hazards, 1)
    )
    return Section(
        "结果",
        (
            full("隐患单号", hazards, lines=2, grow=2),
            full("遗留说明", sheet.remark, grow=1),
        ),
    )
