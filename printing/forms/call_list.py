"""F07D 电话拜访日名单: whom to ring today and why, with room to write how it went."""

from models.sheets.call_list import CallListLine, CallListSheet
from printing.blocks import cells, full, head_of, signed
from printing.grid import Cell, Section
from printing.layout import Form
from printing.paper import A4_LANDSCAPE
from printing.report import Panel, Report
from printing.table import Column, Line, Table

FORM = Form("F07D", "电话拜访日名单", "JK-B-07D/1.0", (A4_LANDSCAPE,))
SHEET = CallListSheet

_COLUMNS = (
    Column("序号", 2.4, "centre"),
    Column("客户名称", 12),
    Column("等级", 3.4, "centre"),
    Column("联系人", 4.4),
    Column("联系电话", 6.6),
    Column("适合拨打的时段", 11),
    Column("拜访缘由", 13),
    Column("上次接通", 5.2, "centre"),
    Column("已拨", 2.6, "centre"),
    Column("拜访人", 4),
    Column("拨打时间", 5, "centre"),
    Column("接通结果", 5, "centre"),
    Column("运行及备注", 10),
)


def content(sheet: CallListSheet, missing: frozenset[str]) -> Report:
    """Return the list; what is written in by hand stays blank."""
    lines = tuple(Line(_line(n, one)) for n, one in enumerate(sheet.lines, 1))
    day = str(sheet.day)
    return Report(
        head=head_of(FORM, sheet, "集团客户电话拜访日名单"),
        parts=(
            Panel(
                (
                    Section(
                        "名单",
                        (
                            cells(
                                ("日期", day),
                                ("范围", sheet.scope, 2),
                                ("户数", f"{len(lines)} 户"),
                            ),
                        ),
                    ),
                )
            ),
            Table(_COLUMNS, lines, blanks=0 if lines else 1, fill=True),
        ),
        closing=(
            Section("备注", (full("备注", sheet.remark),)),
            signed(sheet, missing, "拜访人签字", "审核签字"),
        ),
        repeated=(Cell("日期", day), Cell("范围", sheet.scope, 3)),
    )


def _line(n: int, one: CallListLine) -> tuple[str, ...]:
    return (
        str(n),
        one.customer,
        one.grade,
        one.contact,
        one.phone,
        one.windows,
        one.why,
        "" if one.last_on is None else f"{one.last_on:%m-%d}",
        str(one.tries) if one.tries else "",
        one.caller,
        "",
        "",
        "",
    )
