"""Sample loans: one instrument gone out, four come back, the nastiest one."""

from dataclasses import replace
from datetime import date

from models.sheets.instrument_loan import InstrumentLoanSheet, LoanedItem
from printing.samples.county import (
    COMPLAINT,
    HOSTILE,
    RARE,
    after,
    first_copy,
    letterhead,
    ticks,
)


def sheets() -> dict[str, InstrumentLoanSheet]:
    """Return the samples by name."""
    short = InstrumentLoanSheet(
        number="LX-YB-20261120-0003",
        letterhead=letterhead(),
        copy=first_copy(),
        items=(_meter(),),
        borrower="陈海波",
        crew="城东一组",
        order="LX-GZ-20261120-0007-P1",
        purpose="光缆抢修",
        lent_at=after(12),
        due_back_at=after(12 + 24 * 60),
        keeper="李秀兰",
    )
    long = replace(
        short,
        items=(*(replace(one, condition="完好") for one in (_meter(), _splicer())), _otdr()),
        returned_at=after(9 * 60),
        received_by="李秀兰",
        damage="光时域反射仪 FC 接口陶瓷芯磨损,已登记送修;电池续航不足一小时。",
        override="备用机送检未回,赵主任同意当次使用",
    )
    return {"short": short, "long": long, "nasty": _nasty(long)}


def _meter() -> LoanedItem:
    return LoanedItem(
        number="YB-0007",
        name="光功率计",
        model="JW3208",
        serial="PM20231107",
        valid_until_on=date(2027, 6, 30),
        accessories=ticks(("主机", "FC 转接头", "皮套")),
    )


def _splicer() -> LoanedItem:
    return LoanedItem(
        number="YB-0012",
        name="光纤熔接机",
        model="AV6471A",
        serial="RJ8812-0451",
        valid_until_on=date(2027, 1, 15),
        accessories=ticks(("主机", "切割刀", "剥纤钳", "备用电极", "充电器"), (0, 1, 2, 4)),
    )


def _otdr() -> LoanedItem:
    return LoanedItem(
        number="YB-0031",
        name="光时域反射仪",
        model="AV6416",
        serial="OT-2019-0117",
        valid_until_on=date(2026, 11, 1),
        expired=True,
        accessories=ticks(("主机", "尾纤", "电池", "充电器"), (0, 1, 2, 3)),
        condition="接口磨损,电池老化",
    )


def _nasty(long: InstrumentLoanSheet) -> InstrumentLoanSheet:
    first, second, third = long.items
    return replace(
        long,
        items=(
            replace(first, name=HOSTILE, serial="W" * 70),
            replace(second, condition=RARE, model="长" * 90),
            replace(third, accessories=ticks((HOSTILE, RARE), (1,))),
        ),
        borrower=RARE,
        purpose=HOSTILE,
        damage=COMPLAINT,
    )
