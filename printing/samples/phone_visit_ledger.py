"""Made-up ledgers of calls: a quiet month, a full one over several pages, the nastiest one."""

from dataclasses import replace

from models.sheets.phone_visit import PhoneVisitLedgerSheet, PhoneVisitLine, PhoneVisitTotals
from printing.samples import county

_CUSTOMERS = (
    "乐溪农商银行城东支行",
    "乐溪县人民医院",
    "乐溪县行政服务中心",
    "浙江雁荡机械有限公司",
    "虹桥镇中心小学",
    "乐溪县公安局交通警察大队",
)
_PEOPLE = ("叶建国", "周丽", "陈伟", "倪晓红", "林峰", "赵一鸣")
_REMARKS = ("", "", "希望检修提前告知", "", "会议室无线卡顿,转 LX-GZ-20261103-0002", "")


def sheets() -> dict[str, PhoneVisitLedgerSheet]:
    """Return sample sheets by name."""
    full = _ledger(64)
    first = replace(
        full.lines[0], customer=county.HOSTILE, contact=county.RARE, remark=county.COMPLAINT
    )
    nasty = replace(
        full,
        scope=county.HOSTILE,
        lines=(first, *full.lines[1:3]),
        remark="长" * 900,
    )
    return {"short": _ledger(5), "long": full, "nasty": nasty}


def _ledger(count: int) -> PhoneVisitLedgerSheet:
    lines = tuple(_line(n) for n in range(count))
    made = [one for one in lines if one.called_at is not None]
    talked = [one for one in made if one.outcome == "接通"]
    return PhoneVisitLedgerSheet(
        number=f"LX-DF-20261130-{count:04d}",
        letterhead=county.letterhead(),
        copy=county.first_copy(14_000),
        month="2026-11",
        scope="全办" if count > len(_CUSTOMERS) else "拜访人 王敏",
        totals=PhoneVisitTotals(
            planned=count,
            done=len(made),
            in_window=sum(one.in_window == "是" for one in made),
            connected=len(talked),
            abnormal=sum(one.running == "异常" for one in made),
            asked=len(talked),
            satisfied=sum(one.satisfaction in ("满意", "较满意") for one in talked),
        ),
        lines=lines,
        remark="未拨打的两户客户停业装修,顺延至下月。" if count > len(_CUSTOMERS) else "",
    )


def _line(n: int) -> PhoneVisitLine:
    who = n % len(_CUSTOMERS)
    planned = PhoneVisitLine(
        number=f"LX-DF-202611{n % 28 + 1:02d}-{n // 28 + 1:04d}",
        customer=_CUSTOMERS[who],
        grade=("AAA", "AA", "A", "普通")[n % 4],
        contact=_PEOPLE[who],
        phone=f"138057700{n % 90 + 10}",
        caller=("王敏", "郑洁")[n % 2],
        window=("刚上班", "午饭前", "下班前")[n % 3],
    )
    if n % 31 == len(_CUSTOMERS):
        return planned
    connected, abnormal = n % 9 != 1, n % 6 == len(_CUSTOMERS) - 2
    return replace(
        planned,
        called_at=county.after(-28_250 + 1440 * (n // 3) + (0, 150, 480)[n % 3]),
        minutes=n % 7 + 2 if connected else 0,
        in_window="否" if n % 11 == 1 else "是",
        outcome="接通" if connected else "未接",
        running=("异常" if abnormal else "正常") if connected else "",
        satisfaction=("满意", "较满意", "一般")[n % 3] if connected else "",
        remark=_REMARKS[who] if connected else "",
    )
