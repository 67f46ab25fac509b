"""F17 月度考核报表: the month's indicators and what stands behind them."""

from models.rules.zone import stamp
from models.sheets.assessment import AssessmentSheet, KpiLine, QuotaLine, SatisfactionLine
from models.sheets.letter import SATISFACTIONS
from printing.blocks import cells, full, head_of, signed
from printing.grid import PAIRS, Cell, Row, Section
from printing.layout import Form
from printing.paper import A4_LANDSCAPE
from printing.phrases import share
from printing.report import Panel, Report
from printing.table import Column, Line, Table

FORM = Form("F17", "月度考核报表", "JK-B-17/1.0", (A4_LANDSCAPE,))
SHEET = AssessmentSheet
_INDICATORS = (
    Column("编号", 5, "centre"),
    Column("指标", 14),
    Column("定义", 26),
    Column("目标", 7, "centre"),
    Column("分子", 7, "right"),
    Column("分母", 7, "right"),
    Column("完成值", 8, "right"),
    Column("得分", 6, "right"),
    Column("扣分原因", 20),
)
_OVERDUE = (
    Column("序号", 5, "centre"),
    Column("工单号", 16),
    Column("客户名称", 22),
    Column("等级", 7, "centre"),
    Column("应恢复时间", 12, "centre"),
    Column("恢复时间", 12, "centre"),
    Column("超时", 10, "right"),
    Column("超时原因", 22),
)
_REPEATS = (
    Column("序号", 5, "centre"),
    Column("电路代号", 16),
    Column("客户名称", 22),
    Column("次数", 6, "centre"),
    Column("工单号", 30),
    Column("原因", 22),
)
_SATISFACTION = (
    Column("来源", 14, "centre"),
    *(Column(word, 10, "centre") for word in SATISFACTIONS),
    Column("合计", 10, "centre"),
    Column("满意率（满意与较满意）", 18, "centre"),
)
_QUOTAS = (
    Column("项目", 20),
    Column("标准", 8, "centre"),
    Column("可用", 8, "centre"),
    Column("达标率", 10, "centre"),
    Column("缺口说明", 40),
)
_MENDINGS = (
    Column("序号", 5, "centre"),
    Column("问题", 30),
    Column("整改措施", 36),
    Column("责任人", 10, "centre"),
    Column("期限", 12, "centre"),
)


def content(sheet: AssessmentSheet, missing: frozenset[str]) -> Report:
    """Return the score, the indicators and the lists behind them; ``missing`` printed as 〓."""
    return Report(
        head=head_of(FORM, sheet),
        parts=(
            Panel((_heading(sheet),)),
            Table(_INDICATORS, tuple(map(_indicator, sheet.indicators)), title="指标", small=True),
            *_behind(sheet),
        ),
        closing=(
            Section("评语", (full("小结", sheet.summary, lines=3),)),
            signed(sheet, missing, "编制", "主任", "市公司确认"),
        ),
        repeated=(Cell("考核月份", sheet.month, 2), Cell("考核得分", sheet.total, 2)),
    )


def _heading(sheet: AssessmentSheet) -> Section:
    scores = "　　".join(f"{name} {points}" for name, points in sheet.scores)
    return Section(
        "得分",
        (
            Row(
                (
                    Cell("考核月份", sheet.month, bold=True),
                    Cell("考核得分", sheet.total, bold=True),
                    Cell("目标得分", sheet.target),
                    Cell("规则版本", sheet.edition),
                )
            ),
            cells(("分项得分", scores, PAIRS)),
            full("不计范围", sheet.exclusions),
        ),
    )


def _indicator(one: KpiLine) -> Line:
    figures = (one.target, one.numerator, one.denominator, one.value, one.score)
    bold = frozenset((1, 6)) if one.missed else frozenset()
    return Line((one.number, one.name, one.formula, *figures, one.reason), bold)


def _behind(sheet: AssessmentSheet) -> tuple[Table, ...]:
    overdue = [
        (
            str(n),
            one.ticket,
            one.customer,
            one.grade,
            stamp(one.due_at),
            stamp(one.restored_at),
            one.late,
            one.reason,
        )
        for n, one in enumerate(sheet.overdue, 1)
    ]
    repeats = [
        (str(n), one.circuit, one.customer, str(one.times), one.tickets, one.cause)
        for n, one in enumerate(sheet.repeats, 1)
    ]
    mendings = [
        (str(n), one.problem, one.measure, one.responsible, str(one.due_on or ""))
        for n, one in enumerate(sheet.mendings, 1)
    ]
    return (
        Table.of(_OVERDUE, overdue, "超时"),
        Table.of(_REPEATS, repeats, "重复"),
        Table.of(_SATISFACTION, list(map(_satisfaction, sheet.satisfaction)), "满意"),
        Table.of(_QUOTAS, list(map(_quota, sheet.quotas)), "达标", small=True),
        Table.of(_MENDINGS, mendings, "整改"),
    )


def _satisfaction(one: SatisfactionLine) -> tuple[str, ...]:
    counts = (*one.counts, *(0,) * len(SATISFACTIONS))[: len(SATISFACTIONS)]
    rate = share(sum(counts[:2]), sum(counts))
    return (one.source, *map(str, counts), str(sum(counts)), rate)


def _quota(one: QuotaLine) -> tuple[str, ...]:
    rate = share(min(one.usable, one.standard), one.standard)
    return (one.item, str(one.standard), str(one.usable), rate, one.gap)
