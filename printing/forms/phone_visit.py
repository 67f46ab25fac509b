"""F07 电话拜访记录: one call; the equipment is asked after before anything else."""

from models.rules.zone import stamp
from models.sheets.phone_visit import PhoneVisitSheet
from printing.blocks import cells, full, head_of, signed, visited
from printing.grid import Cell, Row, Section
from printing.layout import Content, Form
from printing.marks import boxes
from printing.paper import A4
from printing.phrases import joined

FORM = Form("F07", "电话拜访记录", "JK-B-07/1.0", (A4,))
SHEET = PhoneVisitSheet

_GAP = "　　"


def content(sheet: PhoneVisitSheet, missing: frozenset[str]) -> Content:
    """Return the form's cells in print order."""
    return Content(
        head=head_of(FORM, sheet, "集团客户电话拜访记录"),
        sections=(
            visited(sheet.customer, title=sheet.contact_title),
            _call(sheet),
            _talk(sheet),
            _heard(sheet),
            _after(sheet),
            signed(sheet, missing, "拜访人签字", "审核签字"),
        ),
        repeated=(
            Cell("客户名称", sheet.customer.name, 2),
            Cell("拨打时间", stamp(sheet.called_at)),
            Cell("拜访人", sheet.caller),
        ),
    )


def _call(sheet: PhoneVisitSheet) -> Section:
    minutes = "　　分钟" if sheet.minutes is None else f"{sheet.minutes} 分钟"
    return Section(
        "通话",
        (
            cells(
                ("计划窗口", boxes(sheet.windows, _GAP), 3), ("计划时间", stamp(sheet.planned_at))
            ),
            cells(
                ("拨打时间", stamp(sheet.called_at)),
                ("通话时长", minutes),
                ("窗口内", boxes(sheet.in_window)),
                ("拜访人", sheet.caller),
            ),
            full("接通结果", boxes(sheet.outcome, _GAP)),
            Row((Cell("通话步骤", boxes(sheet.steps), 4),), firm=True),
        ),
    )


def _talk(sheet: PhoneVisitSheet) -> Section:
    return Section(
        "运行",
        (
            full("问候", sheet.greeting),
            Row(
                (
                    Cell("设备运行", boxes(sheet.running, _GAP), 2, bold=True),
                    Cell("异常转单", sheet.ticket, 2),
                )
            ),
            full("运行情况", sheet.running_note, grow=2),
            cells(
                ("近期故障", sheet.recent_fault, 2),
                ("处理满意", boxes(sheet.satisfaction), 2),
            ),
        ),
    )


def _heard(sheet: PhoneVisitSheet) -> Section:
    return Section(
        "收集",
        (
            full("需求线索", sheet.needs, grow=2),
            full("意见建议", sheet.suggestions, grow=2),
            Row(
                (
                    Cell("竞争信息", sheet.competition, 2),
                    Cell("人员变更", sheet.contact_change, 2),
                ),
                grow=1,
            ),
        ),
    )


def _after(sheet: PhoneVisitSheet) -> Section:
    promised = "\n".join(
        joined(one.what, f"期限 {one.due_on}" if one.due_on else "", one.owner)
        for one in sheet.commitments
    )
    return Section(
        "承诺",
        (
            full("承诺事项", promised, grow=2),
            cells(
                ("下次拜访", str(sheet.next_visit_on or "")),
                ("禁语检查", sheet.language_check, 3),
            ),
        ),
    )
