"""Made-up lists of a day's calls: a quiet day, a full one, the nastiest one."""

from dataclasses import replace
from datetime import date, timedelta

from models.sheets.call_list import CallListLine, CallListSheet
from printing.samples import county

DAY = date(2026, 11, 23)
_WINDOWS = "刚上班 08:30-09:30、午饭前 11:00-12:00、下班前1小时 16:30-17:30"
_CUSTOMERS = ("乐溪农商银行城东支行", "乐溪县人民医院", "虹桥镇中心小学", "浙江雁荡机械有限公司")
_PEOPLE = ("叶建国", "周丽", "赵一鸣", "倪晓红")
_WHY = (
    "承诺到期：安排班组测试无线,今天为限",
    "投诉 LX-TS-20261117-0001 之后,还有 1 天",
    "按频次应拨,已过 3 天",
    "还没有接通,再次拨打",
)


def sheets() -> dict[str, CallListSheet]:
    """Return sample sheets by name."""
    full = _list(42)
    first = replace(full.lines[0], customer=county.HOSTILE, contact=county.RARE)
    second = replace(full.lines[1], why="长" * 300, phone="W" * 60)
    nasty = replace(full, scope=county.HOSTILE, lines=(first, second), remark=county.COMPLAINT)
    return {"short": _list(3), "long": full, "nasty": nasty}


def _list(count: int) -> CallListSheet:
    return CallListSheet(
        number="LX-DF-20261123",
        letterhead=county.letterhead(),
        copy=county.first_copy(3400),
        day=DAY,
        scope="全办" if count > len(_CUSTOMERS) else "拜访人 王敏",
        lines=tuple(_line(n) for n in range(count)),
        remark="先拨今天为限的;客户约定改日的不在名单内。",
    )


def _line(n: int) -> CallListLine:
    who = n % len(_CUSTOMERS)
    return CallListLine(
        customer=_CUSTOMERS[who],
        grade=("AAA", "AA", "A", "普通")[who],
        contact=_PEOPLE[who],
        phone=f"138057700{n % 90 + 10}",
        windows=_WINDOWS,
        why=_WHY[who],
        last_on=DAY - timedelta(days=20 + n),
        tries=2 if who == len(_WHY) - 1 else 0,
        caller=("王敏", "郑洁")[n % 2],
    )
