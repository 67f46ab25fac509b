"""F15, the record of a circuit's test (电路测试记录), with the thresholds of the norms."""

from sqlalchemy.orm import Session

from models.queries.papers.asking import Filled, PaperAsk, letterhead
from models.queries.papers.ticket_file import read_ticket
from models.queries.work_order_blocks import at, last, measurements
from models.queries.work_orders import circuit_block, customer_block
from models.rules.norms import Norms
from models.rules.states import Verb
from models.sheets.circuit_testing import CircuitTestSheet, MeasuredLine
from models.sheets.letter import Measurement


def fill(session: Session, number: str, ask: PaperAsk) -> Filled:
    """Fill the test of a ticket's circuit: what was measured, and lines for what was not."""
    file = read_ticket(session, number, ask)
    ticket = file.ticket
    measured = {one.name: one for one in measurements(file.past)}
    judged = [one.verdict for one in measured.values() if one.verdict]
    sent = file.dispatch()
    sheet = CircuitTestSheet(
        number=ticket.number,
        letterhead=letterhead(session),
        copy=ask.copy(),
        customer=customer_block(session, ticket),
        circuit=circuit_block(session, ticket),
        ticket=ticket.number if file.order is None else file.order.number,
        tested_at=at(last(file.past, Verb.RESTORE)),
        testers=sent.people,
        instruments=sent.instruments,
        tests=_lines(file.norms, measured),
        passed=all(one == "合格" for one in judged) if judged else None,
    )
    return file.filled(sheet)


def _lines(norms: Norms, measured: dict[str, Measurement]) -> tuple[MeasuredLine, ...]:
    """Return the norm's tests in its order, then what else was measured."""
    acceptance = norms.acceptance
    fibre, splice = acceptance.fibre.limits, acceptance.splice.limits
    power, ethernet = acceptance.receive_power, acceptance.ethernet
    known = (
        ("误码", "零误码", "30 min / 24 h"),
        ("光缆损耗 1310 nm", f"≤{fibre['1310']} dB/km", ""),
        ("光缆损耗 1550 nm", f"≤{fibre['1550']} dB/km", ""),
        ("熔接损耗（单向）", f"≤{splice['one_way']} dB", ""),
        ("熔接损耗（双向平均）", f"≤{splice['two_way_mean']} dB", ""),
        ("收光", f"≥{power.good_from:g} dBm，≤{power.overload_above:g} dBm", ""),
        ("丢包", f"{ethernet.loss:g} %（{ethernet.packets} 包）", ""),
        ("时延", "按合同", ""),
        ("速率", f"≥签约的 {ethernet.speed:.0%}", ""),
    )
    lines = [
        _line(name, threshold, length=length, found=measured.get(name))
        for name, threshold, length in known
    ]
    named = {name for name, _, _ in known}
    more = [
        _line(name, "", length="", found=one) for name, one in measured.items() if name not in named
    ]
    return (*lines, *more)


def _line(name: str, threshold: str, *, length: str, found: Measurement | None) -> MeasuredLine:
    return MeasuredLine(
        name=name,
        threshold=threshold,
        length=length,
        result="" if found is None else found.value,
        verdict="" if found is None else found.verdict,
    )
