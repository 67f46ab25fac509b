"""F15 电路测试记录: what was measured on a circuit, with which instruments, and the verdict."""

from models.rules.zone import stamp
from models.sheets.circuit_testing import CircuitTestSheet
from printing.blocks import cells, full, head_of, signed
from printing.grid import Cell, Row, Section
from printing.layout import Form
from printing.marks import strip
from printing.paper import A4
from printing.phrases import joined
from printing.report import Panel, Report
from printing.table import Column, Line, Table

FORM = Form("F15", "电路测试记录", "JK-B-15/1.0", (A4,))
SHEET = CircuitTestSheet
_INSTRUMENTS = (
    Column("序号", 5, "centre"),
    Column("仪表名称", 22),
    Column("仪表编号", 16),
    Column("校准有效期", 18, "centre"),
    Column("状态", 12, "centre"),
)
_TESTS = (
    Column("序号", 5, "centre"),
    Column("测试项目", 22),
    Column("门限", 22),
    Column("测试时长", 12, "centre"),
    Column("测试结果", 20),
    Column("判定", 9, "centre"),
)


def content(sheet: CircuitTestSheet, missing: frozenset[str]) -> Report:
    """Return the circuit, the instruments, the tests and the verdict; ``missing`` printed as 〓."""
    return Report(
        head=head_of(FORM, sheet),
        parts=(Panel((_circuit(sheet), _testing(sheet))), _instruments(sheet), _tests(sheet)),
        closing=(
            Section(
                "结论",
                (
                    full("结论", _verdict(sheet)),
                    full("测试说明", joined(sheet.conclusion, sheet.remarks), lines=3, grow=2),
                ),
            ),
            signed(sheet, missing, "测试人签字", "客户签章", grow=1),
        ),
        repeated=(
            Cell("客户名称", sheet.customer.name, 2),
            Cell("电路代号", sheet.circuit.number, 2),
        ),
    )


def _circuit(sheet: CircuitTestSheet) -> Section:
    customer, circuit = sheet.customer, sheet.circuit
    return Section(
        "电路",
        (
            cells(("客户名称", customer.name, 2), ("客户编号", customer.number, 2)),
            cells(
                ("客户地址", joined(customer.address), 2),
                ("联系人", joined(customer.contact, customer.phone), 2),
            ),
            cells(
                ("等级", joined(customer.grade, customer.importance), 2),
                ("客户经理", customer.account_manager, 2),
            ),
            Row(
                (
                    Cell("电路代号", circuit.number, 2, bold=True),
                    Cell("业务类型", circuit.service),
                    Cell("速率", circuit.speed),
                )
            ),
            cells(("A端", circuit.site_a, 2), ("Z端", circuit.site_z, 2)),
            cells(
                ("范围", circuit.reach),
                ("接入方式", circuit.access),
                ("局向机房", joined(circuit.exchange, circuit.room)),
                ("ODF端口", joined(circuit.odf, circuit.port)),
            ),
        ),
    )


def _testing(sheet: CircuitTestSheet) -> Section:
    return Section(
        "测试",
        (
            cells(("关联工单", sheet.ticket, 2), ("测试人员", "、".join(sheet.testers), 2)),
            cells(
                ("开始时间", stamp(sheet.tested_at), 2),
                ("结束时间", stamp(sheet.finished_at)),
                ("环境", sheet.weather),
            ),
        ),
    )


def _instruments(sheet: CircuitTestSheet) -> Table:
    lines = tuple(
        Line(
            (
                str(n),
                one.name,
                one.number,
                str(one.valid_until_on or ""),
                "超期" if one.expired else "有效",
            ),
            frozenset((4,)) if one.expired else frozenset(),
        )
        for n, one in enumerate(sheet.instruments, 1)
    )
    return Table(_INSTRUMENTS, lines, title="仪表", blanks=0 if lines else 2)


def _tests(sheet: CircuitTestSheet) -> Table:
    lines = tuple(
        Line((str(n), one.name, one.threshold, one.length, one.result, one.verdict))
        for n, one in enumerate(sheet.tests, 1)
    )
    return Table(_TESTS, lines, title="项目", blanks=0 if lines else 6)


def _verdict(sheet: CircuitTestSheet) -> str:
    choices = [("合格，可交付使用", sheet.passed is True), ("不合格", sheet.passed is False)]
    return strip(choices, gap="　　　　")
