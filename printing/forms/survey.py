"""F03 资源勘查单: what stands free near the customer, and whether the line can be built."""

from models.rules.zone import stamp
from models.sheets.survey import SurveyEnd, SurveyFindings, SurveySheet
from printing.blocks import cells, full, head_of, signed
from printing.grid import Cell, Row, Section
from printing.layout import Content, Form
from printing.marks import boxes
from printing.order_blocks import customer_rows
from printing.paper import A4
from printing.phrases import joined

FORM = Form("F03", "资源勘查单", "JK-B-03/1.0", (A4,))
SHEET = SurveySheet

_PLIES = ("第一联 存根", "第二联 网络部")
_SKETCH_LINES = 9


def content(sheet: SurveySheet, missing: frozenset[str]) -> Content:
    """Return the form's cells in print order, with room to draw the route."""
    return Content(
        head=head_of(FORM, sheet, "集团客户资源勘查单", plies=_PLIES),
        sections=(
            _demand(sheet),
            _ends(sheet),
            _resources(sheet.findings),
            _conditions(sheet.findings),
            _plan(sheet),
            _conclusion(sheet),
            signed(sheet, missing, "勘查人", "网络审核", "集客部", "客户(可选)"),
        ),
        repeated=(
            Cell("客户名称", sheet.customer.name, 2),
            Cell("需求编号", sheet.demand_number),
            Cell("反馈时限", stamp(sheet.answer_by), bold=True),
        ),
    )


def _demand(sheet: SurveySheet) -> Section:
    return Section(
        "需求",
        (
            Row(
                (
                    Cell("需求编号", sheet.demand_number),
                    Cell("提出部门", sheet.asked_by),
                    Cell("提出时间", stamp(sheet.asked_at)),
                    Cell("反馈时限", stamp(sheet.answer_by), bold=True),
                )
            ),
            *customer_rows(sheet.customer),
            cells(
                ("业务类型", sheet.service, 2),
                ("速率", sheet.speed),
                ("客户经理", sheet.customer.account_manager),
            ),
        ),
    )


def _ends(sheet: SurveySheet) -> Section:
    rows: list[Row] = []
    for label, end in (("A端", sheet.site_a), ("Z端", sheet.site_z)):
        told = joined(end.name, end.address)
        rows.append(cells((label, told, 2.6), ("经纬度", _position(end), 1.4)))
    return Section("两端", tuple(rows))


def _position(end: SurveyEnd) -> str:
    return "，".join(filter(None, (end.longitude, end.latitude)))


def _resources(found: SurveyFindings) -> Section:
    return Section(
        "资源",
        (
            cells(("接入点", boxes(found.access_kind), 2), ("点名", found.access_point, 2)),
            cells(
                ("管道距离", _metres(found.duct_m), 4 / 3),
                ("架空距离", _metres(found.aerial_m), 4 / 3),
                ("楼内距离", _metres(found.indoor_m), 4 / 3),
            ),
            cells(
                ("空闲纤芯", found.free_fibres),
                ("空闲端口", found.free_ports),
                ("杆路", found.poles),
                ("管孔", found.ducts),
            ),
        ),
    )


def _metres(length: str) -> str:
    return f"{length} m" if length else "　　　　　m"


def _conditions(found: SurveyFindings) -> Section:
    return Section(
        "条件",
        (
            cells(("物业", found.property_owner, 2), ("供电", found.power, 2)),
            cells(("接地", found.earthing, 2), ("机房空间", found.room, 2)),
            cells(
                ("资源建设", boxes(found.construction), 2),
                ("估算造价", found.cost),
                ("工期", found.duration),
            ),
            full("估算材料", found.materials, grow=1),
        ),
    )


def _plan(sheet: SurveySheet) -> Section:
    return Section(
        "方案",
        (
            full("接入方案", sheet.findings.plan, grow=1),
            Row((Cell("路由草图", sheet.sketch, 4),), lines=_SKETCH_LINES, grow=8),
        ),
    )


def _conclusion(sheet: SurveySheet) -> Section:
    return Section(
        "结论",
        (
            Row(
                (
                    Cell("勘查结论", boxes(sheet.conclusion), 2, bold=True),
                    Cell("勘查人员", sheet.surveyor),
                    Cell("勘查时间", stamp(sheet.surveyed_at)),
                )
            ),
            full("结论说明", sheet.reason, grow=1),
        ),
    )
