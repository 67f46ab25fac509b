"""Sample assessments: a month without a flaw, one with every list filled, the nastiest one."""

from dataclasses import replace
from datetime import date

from models.rules.norms import norms
from models.rules.norms.kpi import Kpi
from models.sheets.assessment import (
    AssessmentSheet,
    KpiLine,
    MendingLine,
    OverdueLine,
    QuotaLine,
    RepeatLine,
    SatisfactionLine,
)
from printing.samples.county import COMPLAINT, HOSTILE, RARE, after, first_copy, letterhead

_FLAWED = {"K01": (187, 194), "K09": (9, 121), "K17": (44, 46), "K37": (180, 194)}


def sheets() -> dict[str, AssessmentSheet]:
    """Return the samples by name."""
    long = _long()
    short = replace(
        long,
        indicators=long.indicators[1:8],
        overdue=(),
        repeats=(),
        satisfaction=long.satisfaction[:1],
        quotas=long.quotas[:3],
        mendings=(),
        total="100.0",
        summary="",
    )
    return {"short": short, "long": long, "nasty": _nasty(short)}


def _long() -> AssessmentSheet:
    score = norms().kpi.score
    return AssessmentSheet(
        number="LX-KH-20261130-0001",
        letterhead=letterhead(),
        copy=first_copy(),
        month="2026年11月",
        scores=tuple(zip(score.columns, ("29.5", "48.6", "18.0", "-1.5", "+1.0"), strict=True)),
        total="95.6",
        target=f"{score.target:g} 分（满分 {score.total:g}）",
        edition=f"考核指标 第{norms().kpi.source.edition}版",
        exclusions="客户责任、第三方、不可抗力、转出、作废、测试单不计。",
        indicators=tuple(_kpi(number, one) for number, one in norms().kpi.indicators.items()),
        overdue=tuple(map(_overdue, range(6))),
        repeats=_repeats(),
        satisfaction=(
            SatisfactionLine(source="故障回访", counts=(41, 12, 2, 1)),
            SatisfactionLine(source="投诉回访", counts=(5, 2, 1, 0)),
            SatisfactionLine(source="客户走访", counts=(14, 3, 0, 0)),
        ),
        quotas=tuple(
            QuotaLine(
                item=quota.zh,
                standard=quota.quantity,
                usable=quota.quantity - (name == "otdr"),
                gap="送检未回" if name == "otdr" else "",
            )
            for name, quota in norms().equipment.quotas.items()
        ),
        mendings=(
            MendingLine(
                problem="宁康东路开挖点两次挖断光缆",
                measure="与市政建立开挖报备,加装警示桩,补一条不同路由的备用纤",
                responsible="陈海波",
                due_on=date(2026, 12, 20),
            ),
        ),
        summary="本月重大故障零起;重复故障率未达标,主要是宁康东路外力。",
    )


def _repeats() -> tuple[RepeatLine, ...]:
    return (
        RepeatLine(
            circuit="WZLX-HLW-ZX0123",
            customer="乐溪农商银行城东支行",
            times=3,
            tickets="LX-GZ-20261103-0002、LX-GZ-20261114-0006、LX-GZ-20261120-0007",
            cause="楼前市政开挖,光缆两次被挖断",
        ),
        RepeatLine(
            circuit="WZLX-SJ-ZX0044",
            customer="乐溪县人民医院",
            times=2,
            tickets="LX-GZ-20261109-0001、LX-GZ-20261111-0003",
            cause="光猫电源老化",
        ),
    )


def _kpi(number: str, one: Kpi) -> KpiLine:
    good, of = _FLAWED.get(number, (194, 194))
    target = "" if one.target is None else f"{one.target:.1%}"
    return KpiLine(
        number=number,
        name=one.zh,
        formula=one.formula,
        target=("≥" if one.sense == "at_least" else "≤") + target if target else "只报",
        numerator=str(good),
        denominator=str(of),
        value=f"{good / of:.1%}",
        score="1.8" if number in _FLAWED else "2.5",
        reason="宁康东路外力中断两次" if number in _FLAWED else "",
        missed=number in _FLAWED,
    )


def _overdue(n: int) -> OverdueLine:
    return OverdueLine(
        ticket=f"LX-GZ-202611{n * 4 + 2:02d}-0003",
        customer="中国共产党乐溪县委员会机要保密局(县政务服务中心)" if n % 2 else "乐溪县第一中学",
        grade="AAA级" if n % 2 else "A级",
        due_at=after(n * 300),
        restored_at=after(n * 300 + 25 + n * 17),
        late=f"{25 + n * 17} 分钟",
        reason="夜间物业不开门,未取得证明,不停表" if n % 2 else "备件不足",
    )


def _nasty(short: AssessmentSheet) -> AssessmentSheet:
    first, second = short.indicators[:2]
    return replace(
        short,
        month=RARE,
        scores=((HOSTILE, "W" * 60),),
        exclusions="长" * 300,
        indicators=(
            replace(first, name=HOSTILE, reason=COMPLAINT),
            replace(second, value="9" * 40, number="K" * 30),
        ),
        overdue=(OverdueLine(ticket="W" * 60, customer=RARE, reason="长" * 500),),
        summary=COMPLAINT + HOSTILE,
    )
