"""Made-up coordinations: one just asked for, a resolved one, the nastiest one."""

from dataclasses import replace
from datetime import date

from models.sheets.coordination import CoordinationSheet, DepartmentOpinion
from printing.samples import county

_DEPARTMENTS = ("网络", "工程", "集客", "市场", "财务", "其他代维")


def sheets() -> dict[str, CoordinationSheet]:
    """Return sample sheets by name."""
    short = _short()
    full = _full(short)
    return {"short": short, "long": full, "nasty": _nasty(full)}


def _short() -> CoordinationSheet:
    return CoordinationSheet(
        number="LX-XT-20261121-0001",
        letterhead=county.letterhead(),
        copy=county.first_copy(700),
        customer=county.bank(),
        origin="LX-TS-20261120-0002",
        subject="宁康东路段光缆一周三次被市政施工损伤,客户要求增加不同路由的备用纤。",
        departments=county.ticks(_DEPARTMENTS, (0, 1)),
        asked_by="赵主任",
        asked_at=county.after(690),
        answer_by=county.after(690 + 3 * 1440),
    )


def _full(short: CoordinationSheet) -> CoordinationSheet:
    return replace(
        short,
        departments=county.ticks(_DEPARTMENTS, (0, 1, 2, 5)),
        met_at=county.after(1000),
        chair="集团客户部 林经理",
        participants="网络部周工、工程部吴工、集客部林小燕、城东代维赵主任、线路代维(邮电)徐工",
        opinions=(
            DepartmentOpinion(
                department="网络部",
                opinion="幸福东路基站有空闲纤 4 芯,同意调 2 芯作备用;传输侧做 1+1 保护需割接一次。",
                promised_on=date(2026, 11, 27),
            ),
            DepartmentOpinion(
                department="工程部",
                opinion="晨曦路至客户楼需新放 24 芯光缆 320 m,管道有空孔,材料库存满足。",
                promised_on=date(2026, 12, 4),
            ),
            DepartmentOpinion(
                department="集团客户部",
                opinion="向客户说明方案和割接时间,协调物业进场。",
                promised_on=date(2026, 11, 25),
            ),
            DepartmentOpinion(
                department="其他代维(线路)",
                opinion="施工期间每日巡线两次,与市政建立开挖前交底。",
                promised_on=date(2026, 11, 22),
            ),
        ),
        resolution="一、12 月 4 日前完成备用路由光缆;"
        "二、12 月 6 日凌晨 0 点割接做 1+1 保护,代维值守;"
        "三、割接前两天由客户经理书面通知客户;"
        "四、线路代维即日起加密巡线。",
        follow_up="12-06 割接完成,主备倒换测试正常,客户签字确认。",
    )


def _nasty(full: CoordinationSheet) -> CoordinationSheet:
    return replace(
        full,
        customer=replace(full.customer, name=county.HOSTILE, contact=county.RARE),
        subject=county.COMPLAINT,
        opinions=(
            replace(full.opinions[0], opinion="意见" * 1500),
            replace(full.opinions[1], department=county.HOSTILE),
            *full.opinions[2:],
        ),
        resolution=county.RARE * 4,
    )
