"""F06 到访留言条: left at the door when nobody opens and nobody answers the phone."""

from models.rules.zone import local, stamp
from models.sheets.notice_slip import NoticeSlipSheet
from printing.blocks import full, head_of, reprinted
from printing.grid import Cell, Row, Section
from printing.layout import Content, Form
from printing.paper import A4_FOUR, FANFOLD_THIRD
from printing.phrases import joined, missing_glyphs

FORM = Form("F06", "到访留言条", "JK-B-06/1.0", (FANFOLD_THIRD, A4_FOUR))
SHEET = NoticeSlipSheet

_MOMENT = "　　月　　日　　时　　分"
_LETTER = (
    "您好！我们的维护人员按约上门为您服务，未能与您见面，电话也未能接通，十分抱歉给您带来不便。"
    "请您方便时与我们联系，我们将尽快再次上门。"
)
_CALLS = "第 1 次　　时　　分；第 2 次　　时　　分；第 3 次　　时　　分"


def content(sheet: NoticeSlipSheet, missing: frozenset[str]) -> Content:
    """Return the slip's cells in print order; what is not known is left to be written in."""
    return Content(
        head=head_of(FORM, sheet),
        sections=(_letter(sheet), _visit(sheet), _answer(sheet, missing)),
        repeated=(
            Cell("致客户", sheet.customer, 2),
            Cell("到访时间", stamp(sheet.arrived_at)),
            Cell("工单号", sheet.ticket),
        ),
    )


def _letter(sheet: NoticeSlipSheet) -> Section:
    return Section(
        "致",
        (
            Row(
                (Cell("尊敬的", sheet.customer, 2, bold=True), Cell("地址", sheet.address, 2)),
                grow=1,
                middle=True,
            ),
            Row((Cell("", _LETTER, 4),), lines=2, firm=True),
        ),
    )


def _visit(sheet: NoticeSlipSheet) -> Section:
    calls = "；".join(
        joined(f"第 {n} 次", f"{local(one.called_at):%H:%M}", one.number, one.outcome)
        for n, one in enumerate(sheet.calls, 1)
    )
    told = f"{calls}（共 {len(sheet.calls)} 次）" if calls else _CALLS
    return Section(
        "到访",
        (
            Row(
                (
                    Cell("到访时间", stamp(sheet.arrived_at) or _MOMENT, 1.4),
                    Cell("离开时间", stamp(sheet.left_at) or _MOMENT, 1.4),
                    Cell("工单号", sheet.ticket, 1.2),
                ),
                grow=1,
                middle=True,
            ),
            full("到访事由", sheet.reason, grow=1),
            full("已拨电话", told, grow=1),
        ),
    )


def _answer(sheet: NoticeSlipSheet, missing: frozenset[str]) -> Section:
    rows = [
        Row(
            (
                Cell("联系人", sheet.contact, 1.2),
                Cell("联系电话", sheet.phone, 1.2),
                Cell("再次上门", stamp(sheet.next_visit_at) or _MOMENT, 1.6),
            ),
            grow=1,
            middle=True,
        ),
        Row((Cell("班组", sheet.crew, 2), Cell("施工签字", "", 2)), grow=2, middle=True),
    ]
    notes = "；".join((*reprinted(sheet.copy), *missing_glyphs(missing)))
    if notes:
        rows.append(full("说明", notes))
    return Section("联系", tuple(rows))
