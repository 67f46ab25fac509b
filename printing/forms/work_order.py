"""F01 故障处理工单: what the crew carries to the customer and brings back signed."""

from collections.abc import Iterable

from models.rules.zone import stamp
from models.sheets import SATISFACTIONS, PromiseBlock, WorkBlock, WorkOrderSheet
from printing.grid import Cell, Row, Section
from printing.head import Head
from printing.layout import Content, Form
from printing.marks import strip
from printing.paper import A4, FANFOLD, FANFOLD_HALF
from printing.phrases import (
    arithmetic,
    hours,
    instrument,
    joined,
    measured,
    missing_glyphs,
    overridden,
    suspension,
)

FORM = Form("F01", "故障处理工单", "JK-B-01/1.0", (FANFOLD_HALF, A4, FANFOLD))
SHEET = WorkOrderSheet
_SIGN = "　年　　月　　日"


def content(sheet: WorkOrderSheet, missing: frozenset[str]) -> Content:
    """Return the form's cells in print order; ``missing`` are characters printed as 〓."""
    return Content(
        head=Head(
            title=f"集团客户{sheet.kind or '故障'}处理工单",
            form=FORM.code,
            mark=FORM.mark,
            number=sheet.number,
            letterhead=sheet.letterhead,
            copy=sheet.copy,
            plies=sheet.plies,
        ),
        sections=(
            _customer(sheet),
            _circuit(sheet),
            _report(sheet),
            _promise(sheet),
            _dispatch(sheet),
            _visit(sheet),
            _work(sheet.work),
            _closing(sheet, missing),
        ),
        repeated=(
            Cell("客户名称", sheet.customer.name),
            Cell("电路代号", sheet.circuit.number, 2),
            Cell("应恢复时间", _due(sheet.promise), bold=True),
        ),
    )


def _customer(sheet: WorkOrderSheet) -> Section:
    customer = sheet.customer
    grade = joined(customer.grade, customer.importance)
    return Section(
        "客户",
        (
            Row(
                (
                    Cell("客户名称", customer.name, 2, bold=True),
                    Cell("客户编号", customer.number),
                    Cell("等级", grade),
                )
            ),
            Row(
                (
                    Cell("客户地址", customer.address, 2),
                    Cell("联系人", customer.contact),
                    Cell("联系电话", customer.phone, bold=True),
                )
            ),
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


def _promise(sheet: WorkOrderSheet) -> Section:
    promise = sheet.promise
    if promise is None:
        return Section("时限", (Row((Cell("恢复时限", "无业务恢复时限", 4),)),))
    source = f"{promise.source}（推定）" if promise.inferred else promise.source
    return Section(
        "时限",
        (
            Row(
                (
                    Cell("SLA级别", promise.grade),
                    Cell("恢复时限", hours(promise.limit)),
                    Cell("应恢复时间", _due(promise), bold=True),
                    Cell("时限依据", source),
                )
            ),
            Row((Cell("时限计算", arithmetic(sheet.report.reported_at, promise), 4),)),
        ),
    )


def _due(promise: PromiseBlock | None) -> str:
    return "" if promise is None else stamp(promise.due_at)


def _dispatch(sheet: WorkOrderSheet) -> Section:
    dispatch = sheet.dispatch
    crew = " ".join((dispatch.crew, "、".join(dispatch.people))).strip()
    rows = [
        Row(
            (
                Cell("派单时间", stamp(dispatch.dispatched_at)),
                Cell("班组人员", crew, 2),
                Cell("车辆", dispatch.vehicle),
            )
        ),
        Row((Cell("仪表", "；".join(map(instrument, dispatch.instruments)), 4),)),
    ]
    if dispatch.task:
        rows.append(Row((Cell("派工要求", dispatch.task, 4),), optional=True))
    return Section("派工", tuple(rows))


def _visit(sheet: WorkOrderSheet) -> Section:
    work = sheet.work
    steps = strip([(f"{n}{tick.label}", tick.done) for n, tick in enumerate(sheet.steps, 1)])
    return Section(
        "上门",
        (
            Row((Cell("八步骤", steps, 4),), firm=True),
            Row(
                (
                    Cell("五个一", strip([(t.label, t.done) for t in sheet.five_ones]), 3),
                    Cell("预约时间", stamp(work.appointed_at)),
                ),
                firm=True,
            ),
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
        Row(
            (
                Cell("派单签字", _SIGN),
                Cell("施工签字", _SIGN),
                Cell("客户签章", _SIGN),
                Cell("审核签字", _SIGN),
            ),
            lines=2,
            grow=1,
            low=True,
        ),
    ]
    notes = "；".join((*_reprint(sheet), *overridden(sheet.overrides), *missing_glyphs(missing)))
    if notes:
        rows.insert(1, Row((Cell("说明", notes, 4),)))
    return Section("签认", tuple(rows))


def _reprint(sheet: WorkOrderSheet) -> Iterable[str]:
    if sheet.copy.number > 1 and sheet.copy.reason:
        yield f"补打原因 {sheet.copy.reason}"
