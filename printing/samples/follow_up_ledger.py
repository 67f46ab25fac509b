"""Sample ledgers of follow-up calls: an empty one, a month of them, the nastiest one."""

from dataclasses import replace

from models.sheets.follow_up_ledger import FollowUpLedgerSheet, FollowUpLine
from models.sheets.letter import SATISFACTIONS
from printing.samples.county import COMPLAINT, HOSTILE, RARE, after, first_copy, letterhead

_CUSTOMERS = (
    "乐溪农商银行城东支行",
    "乐溪县人民医院",
    "中国共产党乐溪县委员会机要保密局(县政务服务中心)",
    "龙湖汽车零部件有限公司",
    "乐溪县第一中学",
)
_BAD, _UNANSWERED = 7, 5  # which calls of every eleven and thirteen went badly, or were missed
_REASONS = ("到场晚了四十分钟,未提前说明。", "三个月内第二次中断,希望书面说明原因。")


def sheets() -> dict[str, FollowUpLedgerSheet]:
    """Return the samples by name."""
    short = FollowUpLedgerSheet(
        number="LX-HF-20261120-0001",
        letterhead=letterhead(),
        copy=first_copy(),
        period="2026年11月",
        scope="全办",
        closed=9,
        followed=3,
        target="满意率 95%",
        lines=tuple(map(_line, range(3))),
    )
    long = replace(
        short,
        closed=208,
        followed=64,
        lines=tuple(map(_line, range(64))),
        remarks="投诉工单全部回访;故障工单按三成抽样。",
    )
    return {"short": short, "long": long, "nasty": _nasty(short)}


def _line(n: int) -> FollowUpLine:
    bad = n % 11 == _BAD
    satisfaction = SATISFACTIONS[3] if bad else SATISFACTIONS[n % 8 // 3]
    answered = n % 13 != _UNANSWERED
    return FollowUpLine(
        ticket=f"LX-GZ-202611{n % 28 + 1:02d}-{n * 3 % 17 + 1:04d}",
        customer=_CUSTOMERS[n % len(_CUSTOMERS)],
        contact=f"叶建国 138{n * 7919 % 10**8:08d}",
        called_at=after(n * 380),
        caller="吴丽萍" if n % 2 else "王敏",
        outcome="接通" if answered else "未接",
        satisfaction=satisfaction if answered else "",
        reason=_REASONS[n % 2] if bad and answered else "",
        correction=f"LX-TS-202611{n % 28 + 1:02d}-0001" if bad and answered else "",
    )


def _nasty(short: FollowUpLedgerSheet) -> FollowUpLedgerSheet:
    first, second, third = short.lines
    return replace(
        short,
        period=HOSTILE,
        lines=(
            replace(first, customer=HOSTILE + RARE, ticket="W" * 90),
            replace(second, reason=COMPLAINT, caller="欧阳" * 12, satisfaction="未表态"),
            replace(third, contact=RARE, outcome="占线" * 9),
        ),
        remarks="长" * 900,
    )
