"""F04 巡检记录表: one site, item by item, with the hazards found."""

from models.rules.zone import stamp
from models.sheets.inspection import InspectionSheet
from models.sheets.site_visit import CheckedItem
from printing.blocks import cells, customer_row, full, head_of, signed
from printing.grid import Cell, Section
from printing.layout import Form
from printing.paper import A4
from printing.phrases import finding, instrument, joined
from printing.report import Panel, Report
from printing.table import Column, Line, Table

FORM = Form("F04", "巡检记录表", "JK-B-04/1.0", (A4,))
SHEET = InspectionSheet

_ITEMS = (
    Column("编号", 4.5, "centre"),
    Column("巡检项目", 11),
    Column("标准要求", 13),
    Column("检查结果", 12.5),
    Column("结论", 4.5, "centre"),
    Column("备注", 6),
)


def content(sheet: InspectionSheet, missing: frozenset[str]) -> Report:
    """Return the form in print order."""
    return Report(
        head=head_of(FORM, sheet, "集团客户巡检记录表"),
        parts=(
            Panel((_plan(sheet), _object(sheet))),
            Table(_ITEMS, tuple(map(_item, sheet.items)), "巡检项目"),
        ),
        closing=(
            _found(sheet),
            signed(sheet, missing, "施工签字", "班组长签字", "客户签章", grow=1),
        ),
        repeated=(
            Cell("客户名称", sheet.customer.name, 2),
            Cell("站点", sheet.site),
            Cell("计划号", sheet.plan_number),
        ),
    )


def _plan(sheet: InspectionSheet) -> Section:
    return Section(
        "计划",
        (
            cells(
                ("计划号", sheet.plan_number),
                ("巡检周期", sheet.cycle),
                ("上次巡检", str(sheet.last_on or "")),
                ("应完成日", str(sheet.due_on or "")),
            ),
            cells(
                ("班组人员", sheet.crew, 2),
                ("开始时间", stamp(sheet.begun_at)),
                ("结束时间", stamp(sheet.ended_at)),
            ),
            full("仪表", "；".join(map(instrument, sheet.instruments))),
        ),
    )


def _object(sheet: InspectionSheet) -> Section:
    customer = sheet.customer
    return Section(
        "对象",
        (
            customer_row(customer),
            cells(
                ("地址", customer.address, 2),
                ("联系人", customer.contact),
                ("联系电话", customer.phone),
            ),
            cells(
                ("站点", sheet.site, 2),
                ("责任段", sheet.segment),
                ("客户经理", customer.account_manager),
            ),
            full("设备", sheet.equipment),
        ),
    )


def _item(one: CheckedItem) -> Line:
    return Line((one.code, one.name, one.rule, finding(one), one.verdict, one.note))


def _found(sheet: InspectionSheet) -> Section:
    hazards = "\n".join(
        joined(f"{n}.", one.what, one.ticket) for n, one in enumerate(sheet.hazards, 1)
    )
    photos = "　　　张" if sheet.photos is None else f"{sheet.photos} 张"
    return Section(
        "结果",
        (
            full("隐患单号", hazards, lines=2, grow=3),
            cells(("照片数量", photos), ("遗留说明", sheet.remark, 3)),
        ),
    )
