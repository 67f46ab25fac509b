"""Trouble in the demo county: one OLT down for many, a shift handed over, paper that is out."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime, timedelta
from functools import partial

from sqlalchemy import select
from sqlalchemy.orm import Session

from console.demo.archive import DemoCircuit
from console.demo.teller import Life, Step, Teller
from models.domain import WorkOrder
from models.queries.crowds import ProposalRow, open_proposals
from models.queries.papers import PaperAsk, paper_draft
from models.rules.crowd_terms import ReportStage
from models.rules.states import Verb
from models.rules.terms import Role
from models.services.crowds import accept_crowd, tell_child
from models.services.escalations import report_up
from models.services.handovers import Count, HandoverFacts, hand_over
from models.services.tickets import do, record_print
from models.services.void_papers import void_paper
from printing.catalogue import render

HIT, RANG = 4, 3
SHEETS = 8
MINUTE = timedelta(minutes=1)


def groups(circuits: Sequence[DemoCircuit]) -> list[list[DemoCircuit]]:
    """Return circuits of different customers that hang on one OLT, the fullest OLT first."""
    found: dict[str, dict[str, DemoCircuit]] = defaultdict(dict)
    for circuit in circuits:
        found[circuit.olt].setdefault(circuit.customer, circuit)
    held = sorted(found.items(), key=lambda item: (-len(item[1]), item[0]))
    return [list(by_customer.values()) for _, by_customer in held]


def lives(
    tellers: Sequence[Teller], *, now: datetime, to_come: Sequence[Teller] = ()
) -> Iterator[Life]:
    """Yield a trouble under way, one nobody decided yet, the hand-over before, the papers."""
    yield _trouble(tellers, now - 85 * MINUTE)
    yield _ringing(to_come, now - 35 * MINUTE)
    yield _handed_over(now - timedelta(hours=5))
    yield _papers(now)


def _ringing(tellers: Sequence[Teller], at: datetime) -> Life:
    for n, teller in enumerate(tellers[:RANG]):
        teller.at = teller.reported_at = at + n * 9 * MINUTE
        yield teller.opening(symptom="专线中断,光猫 LOS 灯红", grade="A")


def _trouble(tellers: Sequence[Teller], at: datetime) -> Life:
    """Four customers of one OLT ring; a ticket stands for them, and the centre is told."""
    for n, teller in enumerate(tellers[:HIT]):
        teller.at = teller.reported_at = at + n * 6 * MINUTE
        yield teller.opening(symptom="全部业务中断,光猫 LOS 灯红", grade="A")
    found: list[str] = []
    place = tellers[0].circuit.olt

    def accept(session: Session) -> None:
        row = _proposed(session, place, at + 25 * MINUTE)
        opened = accept_crowd(
            session,
            tickets=row.numbers,
            shared=row.shared,
            place=row.place,
            triggered_at=row.triggered_at,
        )
        found.extend((opened.number, *row.numbers))

    yield Step(at + 25 * MINUTE, "小王", Role.SUPERVISOR, accept)
    yield Step(at + 28 * MINUTE, "小王", Role.SUPERVISOR, lambda s: _report(s, found[0], at))
    yield Step(at + 30 * MINUTE, "小王", Role.SUPERVISOR, lambda s: _send(s, found[0], at))
    for n, teller in enumerate(tellers[: HIT - 1]):
        outcome = "no_answer" if n == HIT - 2 else "connected"
        moment = at + (36 + 3 * n) * MINUTE
        yield Step(
            moment, "回访小陈", Role.CALLER, _call(found, n + 1, teller=teller, outcome=outcome)
        )


def _proposed(session: Session, place: str, now: datetime) -> ProposalRow:
    return next(row for row in open_proposals(session, now=now) if row.place.startswith(place))


def _report(session: Session, number: str, at: datetime) -> None:
    report_up(
        session,
        ticket=number,
        stage=ReportStage.FIRST,
        recipients=["管控中心", "省客服中心"],
        receiver="何军",
        symptom="OLT 下挂专线全部中断",
        scope=f"影响{HIT}户",
        cause="疑上联光缆中断",
        progress="已派抢修班查上联光缆",
        expected_at=at + timedelta(hours=3),
        explanation="您好，您的专线因上联光缆故障中断，抢修人员已在现场，预计两小时内恢复，非常抱歉。",
        cause_of_report="60分钟内同一OLT三户以上申告",
    )


def _send(session: Session, number: str, at: datetime) -> None:
    facts = {
        "crew": "C08",
        "planned_at": at + 40 * MINUTE,
        "task": "查 OLT 上联光缆,熔接断点",
        "override_reason": "批量故障抢修,主任同意",
    }
    do(session, verb=Verb.DISPATCH, number=number, facts=facts)


def _call(found: list[str], at: int, *, teller: Teller, outcome: str) -> Callable[[Session], None]:
    def call(session: Session) -> None:
        tell_child(
            session,
            number=found[at],
            outcome=outcome,
            person=teller.circuit.contact,
            phone=teller.circuit.phone,
            text="已告知上联光缆故障,预计两小时内恢复",
        )

    return call


def _handed_over(at: datetime) -> Life:
    facts = HandoverFacts(
        taken_over_by="小李",
        shift="夜班",
        next_shift="白班",
        on_duty=["老周"],
        next_on_duty=["小王"],
        notes={},
        counts=[Count("vehicle", "12"), Count("keys", "6", "汇聚机房钥匙齐")],
        major_events="夜间无重大故障。",
        notices="省公司明日抽查客户端设备标签。",
        left_over="OTDR-2 送检未回。",
    )

    def give(session: Session) -> None:
        hand_over(session, facts).require()

    yield Step(at, "老周", Role.DISPATCHER, give)


def _papers(now: datetime) -> Life:
    """Print the orders of four days, bring most back, spoil one, print one again."""
    for days in (4, 3, 2, 1):
        at = now - timedelta(days=days, hours=1)
        yield Step(at, "小王", Role.DISPATCHER, partial(_print, at=at))
        later = at + timedelta(hours=18)
        share = 2 if days > 1 else 3
        yield Step(later, "小李", Role.DISPATCHER, partial(_back, at=at, leave_out=share))


def _orders(session: Session, at: datetime, *, printed: bool) -> list[str]:
    """Return the orders of the day before, those printed already or those not."""
    which = WorkOrder.prints > 0 if printed else WorkOrder.prints == 0
    statement = (
        select(WorkOrder.number)
        .where(which, WorkOrder.issued_at <= at, WorkOrder.issued_at > at - timedelta(hours=26))
        .order_by(WorkOrder.id.desc())
        .limit(SHEETS)
    )
    return list(session.scalars(statement))


def _print(session: Session, *, at: datetime) -> None:
    orders = _orders(session, at, printed=False)
    for order in orders:
        _sheet(session, order, at)
    if orders:
        void_paper(session, number=orders[0], reason="卡纸,第二联撕破", serial=f"NO.{at:%m%d}07")
        _sheet(session, orders[0], at, reason="作废后重打")


def _sheet(session: Session, order: str, at: datetime, *, reason: str = "") -> None:
    ask = PaperAsk(actor="小王", now=at, reason=reason)
    draft = paper_draft(session, form="F01", number=order, ask=ask)
    pdf = render("F01", [draft.sheet])
    record_print(
        session,
        form="F01",
        form_version="1.0",
        subject=draft.subject,
        pdf=pdf.content,
        pages=pdf.pages,
        printer="演示打印机",
        paper="241x139.7",
        reason=reason or None,
    )


def _back(session: Session, *, at: datetime, leave_out: int) -> None:
    for order in _orders(session, at, printed=True)[leave_out:]:
        facts = {"signed": not order.endswith("3-P1"), "order": order}
        do(session, verb=Verb.RETURN_PAPER, number=order.partition("-P")[0], facts=facts)
