"""F01 故障处理工单: what the crew carries to the customer and brings back signed."""

from models.rules.zone import stamp
from models.sheets import SATISFACTIONS, DispatchBlock, WorkBlock, WorkOrderSheet
from printing.blocks import head_of, reprinted, signatures
from printing.grid import Cell, Row, Section
from printing.layout import Content, Form
from printing.marks import strip
from printing.order_blocks import (
    customer_rows,
    dispatch_section,
    due,
    promise_section,
    visit_rows,
)
from printing.paper import A4, A4_TWO, A5, FANFOLD, FANFOLD_HALF
from printing.phrases import (
    joined,
    measured,
    missing_glyphs,
    overridden,
    suspension,
)

FORM = Form("F01", "故障处理工单", "JK-B-01/1.0", (FANFOLD_HALF, A4, A4_TWO, A5, FANFOLD))
SHEET = WorkOrderSheet


def content(sheet: WorkOrderSheet, missing: frozenset[str]) -> Content:
    """Return the form's cells in print order; ``missing`` are characters printed as 〓."""
    return Content(
        head=head_of(FORM, sheet, f"集团客户{sheet.kind or '故障'}处理工单", plies=sheet.plies),
        sections=(
            Section("客户", customer_rows(sheet.customer)),
            _circuit(sheet),
            _report(sheet),
            promise_section(sheet.report.reported_at, sheet.promise, what="恢复", begun="申告"),
            _dispatch(sheet.dispatch),
            _visit(sheet),
            _work(sheet.work),
            _closing(sheet, missing),
        ),
        repeated=(
            Cell("客户名称", sheet.customer.name),
            Cell("电路代号", sheet.circuit.number, 2),
            Cell("应恢复时间", due(sheet.promise), bold=True),
        ),
    )


def _circuit(sheet: WorkOrderSheet) -> Section:
    circuit = sheet.circuit
    return Section(
        "电路",
        (
            Row(
                (
                    Cell("电路代号", circuit.number, 2, bold=True),
                    Cell("业务类型", circuit.service),
                    Cell("速率", circuit.speed),
                )
            ),
            Row((Cell("A端", circuit.site_a, 2), Cell("Z端", circuit.site_z, 2))),
            Row(
                (
                    Cell("范围", circuit.reach),
                    Cell("接入方式", circuit.access),
                    Cell("局向机房", joined(circuit.exchange, circuit.room)),
                    Cell("ODF端口", joined(circuit.odf, circuit.port)),
                )
            ),
        ),
    )


def _report(sheet: WorkOrderSheet) -> Section:
    report = sheet.report
    return Section(
        "申告",
        (
            Row(
                (
                    Cell("EOMS单号", sheet.external_number, 2),
                    Cell("申告来源", report.channel),
                    Cell("客户经理", sheet.customer.account_manager),
                )
            ),
            Row(
                (
                    Cell("申告时间", stamp(report.reported_at)),
                    Cell("受理人", report.received_by),
                    Cell("首问人", report.first_recipient),
                    Cell("派单人", sheet.dispatch.dispatcher),
                )
            ),
            Row((Cell("故障现象", report.symptom, 4),), grow=2),
            Row((Cell("预处理", report.pretest, 4),)),
        ),
    )


def _dispatch(dispatch: DispatchBlock) -> Section:
    if not dispatch.task:
        return dispatch_section(dispatch)
    return dispatch_section(dispatch, Row((Cell("派工要求", dispatch.task, 4),), optional=True))


def _visit(sheet: WorkOrderSheet) -> Section:
    work = sheet.work
    return Section(
        "上门",
        (
            *visit_rows(sheet.steps, sheet.five_ones, work.appointed_at),
            Row(
                (
                    Cell("到场时间", stamp(work.arrived_at)),
                    Cell("开始时间", stamp(work.started_at)),
                    Cell("恢复时间", stamp(work.restored_at)),
                    Cell("离场时间", stamp(work.left_at)),
                )
            ),
        ),
    )


def _work(work: WorkBlock) -> Section:
    replaced = "；".join(
        f"{one.name} {one.old_serial}→{one.new_serial}" for one in work.replacements
    )
    materials = "；".join(joined(one.code, one.name, f"×{one.quantity}") for one in work.materials)
    suspensions = "；".join(map(suspension, work.suspensions))
    return Section(
        "处理",
        (
            Row((Cell("故障原因", work.cause, 3), Cell("责任段", work.segment))),
            Row((Cell("处理过程", work.process, 4),), grow=5),
            Row((Cell("更换设备", replaced, 2), Cell("消耗备件", materials, 2))),
            Row((Cell("测试", measured(work.measurements), 4),)),
            Row((Cell("挂起记录", suspensions, 2), Cell("预防建议", work.prevention, 2)), grow=1),
        ),
    )


def _closing(sheet: WorkOrderSheet, missing: frozenset[str]) -> Section:
    work = sheet.work
    words = [*SATISFACTIONS, *{work.satisfaction}.difference(SATISFACTIONS, [""])]
    score = strip([(word, word == work.satisfaction) for word in words], gap="　　")
    rows = [
        Row((Cell("客户评价", score, 2), Cell("客户意见", work.comment, 2))),
        signatures("派单签字", "施工签字", "客户签章", "审核签字", grow=1),
    ]
    notes = "；".join(
        (*reprinted(sheet.copy), *overridden(sheet.overrides), *missing_glyphs(missing))
    )
    if notes:
        rows.insert(1, Row((Cell("说明", notes, 4),)))
    return Section("签认", tuple(rows))
