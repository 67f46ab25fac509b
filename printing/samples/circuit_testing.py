"""Sample test records: a sheet to fill in, a finished one with the norms' limits, the nastiest."""

from dataclasses import replace
from datetime import date

from models.rules.norms import norms
from models.sheets.circuit_testing import CircuitTestSheet, MeasuredLine
from models.sheets.letter import InstrumentLine
from printing.samples.county import (
    COMPLAINT,
    HOSTILE,
    RARE,
    after,
    bank,
    first_copy,
    letterhead,
    line_of_bank,
)


def sheets() -> dict[str, CircuitTestSheet]:
    """Return the samples by name."""
    short = CircuitTestSheet(
        number="LX-KT-20261118-0002",
        letterhead=letterhead(),
        copy=first_copy(),
        customer=bank(),
        circuit=line_of_bank(),
        ticket="LX-KT-20261118-0002-P1",
        tests=tuple(replace(one, result="", verdict="") for one in _tests()),
        instruments=_instruments()[:1],
    )
    long = replace(
        short,
        tested_at=after(-3000),
        finished_at=after(-1500),
        testers=("陈海波", "郑伟"),
        weather="晴 22 ℃",
        instruments=_instruments(),
        tests=_tests(),
        passed=True,
        conclusion="各项指标达到签约要求,客户现场试用两小时正常。",
        remarks="光时域反射仪校准超期一周,主任同意当次使用,收光以光功率计为准。",
    )
    return {"short": short, "long": long, "nasty": _nasty(long)}


def _instruments() -> tuple[InstrumentLine, ...]:
    return (
        InstrumentLine(number="YB-0007", name="光功率计", valid_until_on=date(2027, 6, 30)),
        InstrumentLine(
            number="YB-0031", name="光时域反射仪", valid_until_on=date(2026, 11, 1), expired=True
        ),
        InstrumentLine(number="YB-0022", name="以太网测试仪", valid_until_on=date(2027, 3, 8)),
    )


def _tests() -> tuple[MeasuredLine, ...]:
    acceptance = norms().acceptance
    fibre, splice = acceptance.fibre.limits, acceptance.splice.limits
    power, ethernet = acceptance.receive_power, acceptance.ethernet
    power_limits = f"≥{power.good_from:g} dBm，≤{power.overload_above:g} dBm"
    return (
        _test("误码（2M 以上）", "零误码", "0", length="24 h"),
        _test("光缆损耗 1310 nm", f"≤{fibre['1310']} dB/km", "0.34 dB/km"),
        _test("光缆损耗 1550 nm", f"≤{fibre['1550']} dB/km", "0.20 dB/km"),
        _test("熔接损耗（单向）", f"≤{splice['one_way']} dB", "0.04 dB"),
        _test("熔接损耗（双向平均）", f"≤{splice['two_way_mean']} dB", "0.03 dB"),
        _test("收光功率", power_limits, "-18.6 dBm"),
        _test("ping 丢包", f"{ethernet.loss:g} %（{ethernet.packets} 包）", "0 %", length="20 min"),
        _test("时延", "按合同 ≤20 ms", "3 ms", length="20 min"),
        _test("速率", f"≥签约的 {ethernet.speed:.0%}", "97.2 Mbit/s", length="30 min"),
    )


def _test(name: str, threshold: str, result: str, *, length: str = "") -> MeasuredLine:
    return MeasuredLine(
        name=name, threshold=threshold, length=length, result=result, verdict="合格"
    )


def _nasty(long: CircuitTestSheet) -> CircuitTestSheet:
    first, *others = long.tests
    return replace(
        long,
        customer=replace(long.customer, name=HOSTILE, address="长" * 200),
        circuit=replace(long.circuit, site_a=RARE, number="W" * 80),
        tests=(replace(first, name=HOSTILE, result=COMPLAINT), *others * 6),
        passed=False,
        conclusion=RARE,
        remarks="长" * 1500,
    )
