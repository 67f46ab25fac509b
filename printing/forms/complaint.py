"""F09 投诉处理记录: heard, repeated back, answered, looked into, signed by the customer."""

from models.rules.zone import stamp
from models.sheets.complaint import ComplaintSheet, Withdrawal
from printing.blocks import cells, customer_row, full, head_of, signed
from printing.grid import Cell, Row, Section
from printing.layout import Content, Form
from printing.marks import boxes
from printing.paper import A4
from printing.phrases import joined

FORM = Form("F09", "投诉处理记录", "JK-B-09/1.0", (A4,))
SHEET = ComplaintSheet


def content(sheet: ComplaintSheet, missing: frozenset[str]) -> Content:
    """Return the form's cells in print order."""
    return Content(
        head=head_of(FORM, sheet, "集团客户投诉处理记录"),
        sections=(
            _received(sheet),
            _story(sheet),
            _answer(sheet),
            _handled(sheet),
            _confirmed(sheet),
            signed(sheet, missing, "受理人签字", "处理人签字", "客户签章", "主任签字"),
        ),
        repeated=(
            Cell("客户名称", sheet.customer.name, 2),
            Cell("投诉人", sheet.complainant),
            Cell("受理时间", stamp(sheet.received_at)),
        ),
    )


def _received(sheet: ComplaintSheet) -> Section:
    customer = sheet.customer
    return Section(
        "受理",
        (
            cells(("投诉来源", boxes(sheet.source), 2), ("来源单号", sheet.external_number, 2)),
            cells(("投诉类别", boxes(sheet.category), 3), ("投诉级别", sheet.level)),
            customer_row(customer),
            cells(
                ("客户地址", customer.address, 1.8),
                ("联系人", joined(customer.contact, customer.phone), 1.3),
                ("客户经理", customer.account_manager, 0.9),
            ),
            Row(
                (
                    Cell("投诉人", sheet.complainant),
                    Cell("联系电话", sheet.complainant_phone, bold=True),
                    Cell("受理时间", stamp(sheet.received_at)),
                    Cell("受理人", sheet.received_by),
                )
            ),
        ),
    )


def _story(sheet: ComplaintSheet) -> Section:
    return Section(
        "投诉",
        (
            full("投诉内容", sheet.story, lines=2, grow=4),
            full("复述确认", boxes(sheet.repeated_back)),
            Row((Cell("电话六步", boxes(sheet.phone_steps), 4),), firm=True),
            Row((Cell("现场三步", boxes(sheet.site_steps), 4),), firm=True),
        ),
    )


def _answer(sheet: ComplaintSheet) -> Section:
    return Section(
        "答复",
        (
            full("首次答复", sheet.answer, grow=2),
            Row(
                (
                    Cell("答复时间", stamp(sheet.answered_at)),
                    Cell("承诺时限", stamp(sheet.promised_by), bold=True),
                    Cell("处理人", sheet.handler, 2),
                )
            ),
        ),
    )


def _handled(sheet: ComplaintSheet) -> Section:
    withdrawn = "；".join(map(_withdrawal, sheet.withdrawals))
    return Section(
        "处理",
        (
            full("协同部门", sheet.departments),
            full("调查核实", sheet.investigation, lines=2, grow=3),
            full("处理措施", sheet.measures, lines=2, grow=3),
            full("责任认定", sheet.liability, grow=1),
            full("回避移交", withdrawn, grow=1),
        ),
    )


def _withdrawal(one: Withdrawal) -> str:
    return joined(stamp(one.handed_over_at), f"{one.first}→{one.second}", one.reason)


def _confirmed(sheet: ComplaintSheet) -> Section:
    return Section(
        "确认",
        (
            cells(
                ("再次致歉", boxes(sheet.apologised_again), 2),
                ("满意度", boxes(sheet.satisfaction), 2),
            ),
            full("客户意见", sheet.customer_opinion, grow=2),
            full("回访结果", sheet.follow_up, grow=1),
            cells(("关闭时间", stamp(sheet.closed_at), 2), ("处理时长", sheet.lasted, 2)),
        ),
    )
