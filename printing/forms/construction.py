"""F02 施工派工单: what the crew opens, moves or takes down, and the customer has tried."""

from models.rules.zone import stamp
from models.sheets.construction import ConstructionSheet
from printing.blocks import cells, full, head_of, signed
from printing.grid import Cell, Row, Section
from printing.layout import Content, Form
from printing.marks import boxes
from printing.order_blocks import (
    customer_rows,
    dispatch_section,
    due,
    promise_section,
    visit_rows,
)
from printing.paper import A4, A4_TWO, A5, FANFOLD, FANFOLD_HALF
from printing.phrases import joined, measured, overridden

FORM = Form("F02", "施工派工单", "JK-B-02/1.0", (FANFOLD_HALF, FANFOLD, A4, A4_TWO, A5))
SHEET = ConstructionSheet


def content(sheet: ConstructionSheet, missing: frozenset[str]) -> Content:
    """Return the form's cells in print order."""
    return Content(
        head=head_of(FORM, sheet, f"集团客户{sheet.kind}施工派工单", plies=sheet.plies),
        sections=(
            _customer(sheet),
            _service(sheet),
            _resources(sheet),
            promise_section(sheet.accepted_at, sheet.promise, what="完工", begun="受理"),
            _dispatch(sheet),
            _visit(sheet),
            _closing(sheet, missing),
        ),
        repeated=(
            Cell("客户名称", sheet.customer.name),
            Cell("电路代号", sheet.circuit.number, 2),
            Cell("应完工时间", due(sheet.promise), bold=True),
        ),
    )


def _customer(sheet: ConstructionSheet) -> Section:
    return Section(
        "客户",
        (
            cells(
                ("订单号", sheet.order_number),
                ("BOSS单号", sheet.business_number, 2),
                ("客户经理", sheet.customer.account_manager),
            ),
            *customer_rows(sheet.customer),
            cells(("装机地址", sheet.install_address, 2), ("户名核对", boxes(sheet.identity), 2)),
            cells(
                ("登记户名", sheet.registered_name, 2), ("登记地址", sheet.registered_address, 2)
            ),
        ),
    )


def _service(sheet: ConstructionSheet) -> Section:
    circuit, access = sheet.circuit, sheet.access
    return Section(
        "业务",
        (
            Row(
                (
                    Cell("电路代号", circuit.number, 2, bold=True),
                    Cell("业务类型", circuit.service),
                    Cell("速率", circuit.speed),
                )
            ),
            cells(
                ("A端", circuit.site_a, 2),
                ("Z端", circuit.site_z),
                ("范围", circuit.reach),
            ),
            cells(
                ("IP地址", access.ip),
                ("VLAN", access.vlan),
                ("LOID", access.loid),
                ("终端SN", access.serial),
            ),
        ),
    )


def _resources(sheet: ConstructionSheet) -> Section:
    circuit, access = sheet.circuit, sheet.access
    return Section(
        "资源",
        (
            cells(("光缆", access.cable, 2), ("纤芯", access.fibre), ("接入方式", circuit.access)),
            cells(
                ("局向机房", joined(circuit.exchange, circuit.room)),
                ("ODF", circuit.odf),
                ("分光器", access.splitter),
                ("端口", circuit.port),
            ),
        ),
    )


def _dispatch(sheet: ConstructionSheet) -> Section:
    materials = "；".join(joined(one.code, one.name, f"×{one.quantity}") for one in sheet.materials)
    return dispatch_section(
        sheet.dispatch,
        Row((Cell("施工内容", sheet.dispatch.task, 4),), grow=2),
        Row((Cell("材料清单", materials, 4),), grow=2),
    )


def _visit(sheet: ConstructionSheet) -> Section:
    return Section(
        "施工",
        (
            *visit_rows(sheet.steps, sheet.five_ones, sheet.appointed_at),
            cells(
                ("派单人", sheet.dispatch.dispatcher),
                ("计划完工", stamp(sheet.planned_at)),
                ("实际开工", stamp(sheet.started_at)),
                ("实际完工", stamp(sheet.finished_at)),
            ),
            full("施工过程", sheet.process, grow=3),
            full("测试", measured(sheet.measurements)),
            Row((Cell("培训试用", boxes(sheet.training), 4),), firm=True),
        ),
    )


def _closing(sheet: ConstructionSheet, missing: frozenset[str]) -> Section:
    last = signed(
        sheet,
        missing,
        *("派单签字", "施工签字", "客户签章", "审核签字"),
        notes=overridden(sheet.overrides),
        grow=1,
    )
    left = Row((Cell("遗留问题", sheet.left_open, 2), Cell("客户意见", sheet.comment, 2)), grow=1)
    return Section(last.title, (left, *last.rows))
