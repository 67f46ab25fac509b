"""Made-up slips: one of a blank pad, a filled one, the nastiest one."""

from dataclasses import replace

from models.sheets.notice_slip import CallAttempt, NoticeSlipSheet
from printing.samples import county


def sheets() -> dict[str, NoticeSlipSheet]:
    """Return sample sheets by name."""
    blank = NoticeSlipSheet(
        number="LX-LY-20261121-0002",
        letterhead=county.letterhead(),
        copy=county.first_copy(600),
    )
    full = replace(
        blank,
        number="LX-LY-20261121-0001",
        customer="乐溪农商银行城东支行",
        address="乐溪县城东街道宁康东路188号",
        arrived_at=county.after(630),
        left_at=county.after(652),
        reason="互联网专线 WZLX-HLW-ZX0123 光衰偏大,按约更换尾纤并测试。",
        ticket="LX-GZ-20261120-0007",
        contact="陈海波",
        phone="13905779988",
        calls=(
            CallAttempt(called_at=county.after(632), number="13805770001", outcome="未接"),
            CallAttempt(called_at=county.after(638), number="13805770001", outcome="未接"),
            CallAttempt(called_at=county.after(645), number="0577-62551234", outcome="占线"),
        ),
        next_visit_at=county.after(870),
        crew="城东一组 陈海波、郑伟",
    )
    nasty = replace(
        full, customer=county.HOSTILE, contact=county.RARE, reason=county.COMPLAINT + county.RARE
    )
    return {"short": blank, "long": full, "nasty": nasty}
