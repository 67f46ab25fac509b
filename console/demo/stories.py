"""The lives of the demo county's tickets: faults, questions, errands, and what goes wrong.

All stories of the county run interleaved, oldest step first, so that the event chain is
written in the order things happened.
"""

from datetime import timedelta

from sqlalchemy.orm import Session

from console.demo.teller import CHECKER, Life, Step, Teller
from models.rules.states import Verb
from models.rules.terms import Channel, RequestCategory, Role, Satisfaction, TicketKind


def fault(teller: Teller) -> Life:
    """A fault from the call to the filed paper, with what may come between."""
    yield teller.opening()
    if teller.chance(0.07):
        yield from _mended_from_afar(teller)
    else:
        yield from _sent_for(teller)
        yield from _worked_on(teller)
    yield from _closed(teller)


def inquiry(teller: Teller) -> Life:
    """A question answered on the phone, with nobody sent."""
    yield teller.opening(
        kind=TicketKind.INQUIRY,
        category=RequestCategory.INQUIRY,
        symptom="咨询专线提速办理流程和所需材料",
    )
    yield teller.step(
        Verb.REPORT, 2, 12, process="已答复提速流程,转客户经理跟进报价", by_phone=True
    )
    yield from _closed(teller, check=False)


def errand(teller: Teller, kind: TicketKind, task: str) -> Life:
    """An opening, an inspection or another planned visit."""
    yield teller.opening(kind=kind, channel=Channel.CARRIER_SYSTEM, symptom=task)
    yield teller.dispatching(20, 90)
    yield from _to_the_door(teller)
    yield teller.step(
        Verb.RESTORE,
        25,
        150,
        actor=teller.leader,
        role=Role.CREW,
        how="按单完成",
        tests=_tests(teller),
    )
    yield report(teller, cause="other.false_report" if kind is TicketKind.HAZARD else None)
    yield from _closed(teller)


def cancelled(teller: Teller) -> Life:
    """A report taken back before anybody went."""
    yield teller.opening()
    yield teller.step(
        Verb.VOID, 3, 15, role=Role.SUPERVISOR, reason="客户来电称内网自查已恢复,撤单"
    )


def handed_over(teller: Teller) -> Life:
    """A fault that turned out to be another maintainer's."""
    yield teller.opening()
    yield teller.step(
        Verb.PRETEST, 2, 8, result="环网告警,故障点在汇聚层,不属本段", outcome="unresolved"
    )
    yield teller.step(
        Verb.TRANSFER,
        3,
        12,
        maintainer="汇聚层代维(省通信工程)",
        accepted_by=teller.draw.person(),
        reference=f"HJ{teller.draw.digits(8)}",
    )


def _mended_from_afar(teller: Teller) -> Life:
    yield teller.step(
        Verb.PRETEST,
        4,
        25,
        result="远程核查端口配置有误,已修正,客户确认恢复",
        outcome="restored",
        tests=_tests(teller),
    )
    yield report(teller, cause="settings.vlan")


def _sent_for(teller: Teller) -> Life:
    yield teller.dispatching()
    if teller.chance(0.03):
        yield teller.step(
            Verb.DECLINE, 3, 12, actor=teller.leader, role=Role.CREW, reason="当班人员都在抢修现场"
        )
        teller.yard.back(teller.number)
        yield teller.dispatching(1, 5)
    yield teller.step(Verb.ACKNOWLEDGE, 1, 17, actor=teller.leader, role=Role.CREW)
    yield teller.step(
        Verb.CONTACT,
        1,
        18,
        actor=teller.leader,
        role=Role.CREW,
        outcome="connected",
        person=teller.circuit.contact,
        phone=teller.circuit.phone,
        text="已告知预计到达时间",
    )


def _to_the_door(teller: Teller) -> Life:
    if teller.party is None or not teller.number:
        yield teller.dispatching()
    yield teller.step(Verb.ACKNOWLEDGE, 1, 12, actor=teller.leader, role=Role.CREW)
    yield from drive(teller)


def drive(teller: Teller) -> Life:
    """From the yard to the first look at the trouble."""
    yield teller.step(
        Verb.DEPART,
        2,
        20,
        actor=teller.leader,
        role=Role.CREW,
        called="connected",
        five_ones=["WY-1", "WY-2", "WY-3", "WY-4", "WY-5"],
        self_checked=True,
    )
    miles = {"urban": (8, 40), "township": (20, 75), "remote": (35, 130)}
    least, most = miles[teller.circuit.town.locality]
    yield teller.step(Verb.ARRIVE, least, most, actor=teller.leader, role=Role.CREW)
    yield teller.step(
        Verb.START, 1, 6, actor=teller.leader, role=Role.CREW, cause_guess=teller.story.cause
    )


def _worked_on(teller: Teller) -> Life:
    yield from drive(teller)
    if teller.chance(0.08):
        yield teller.step(Verb.URGE, 5, 30, who="10086", text="客户催促,请尽快恢复并回电")
    if teller.chance(0.13):
        yield from _held(teller)
    if teller.chance(0.3):
        yield teller.step(
            Verb.FEEDBACK,
            5,
            25,
            progress="已定位故障点,正在处理",
            expected_at=teller.at + timedelta(minutes=90),
            to_customer=True,
        )
    yield mended(teller)
    yield report(teller, cause=teller.story.cause)


def mended(teller: Teller) -> Step:
    """Service is back; now and then it took hours."""
    return teller.step(
        Verb.RESTORE,
        *((180, 420) if teller.chance(0.06) else (10, 75)),
        actor=teller.leader,
        role=Role.CREW,
        how=teller.story.how,
        tests=_tests(teller),
    )


def _held(teller: Teller) -> Life:
    reason, proof = teller.draw.random.choice(
        (
            ("cust_defer", "客户要求下班后处理,已电话确认"),
            ("cust_power", "客户机房停电,客户信息科确认"),
            ("spare", None),
            ("third_party", "物业不同意进弱电井,已拍照"),
        )
    )
    yield hold(teller, reason, proof)
    yield teller.step(Verb.RESUME, 20, 150)


def hold(teller: Teller, reason: str, proof: str | None) -> Step:
    """A hold of six hours at the most."""
    return teller.step(
        Verb.SUSPEND,
        2,
        15,
        role=Role.SUPERVISOR,
        reason=reason,
        expected_resume_at=teller.at + timedelta(hours=6),
        proof=proof,
    )


def _tests(teller: Teller) -> list[dict[str, object]]:
    level = round(teller.draw.random.uniform(-23.0, -13.5), 1)
    return [
        {"item": "optical_dbm", "value": level, "unit": "dBm", "passed": True},
        {"item": "loss_percent", "value": 0, "unit": "%", "passed": True},
    ]


def report(teller: Teller, *, cause: str | None) -> Step:
    """The crew's report; what the ticket had out comes back to the yard."""
    step = teller.step(
        Verb.REPORT,
        6,
        95,
        actor=teller.leader,
        role=Role.CREW,
        process=teller.story.how,
        cause_code=cause,
        liability="customer" if (cause or "").startswith("customer") else "operator",
        prevention=teller.story.prevention,
        tests=_tests(teller),
        customer_signed=teller.chance(0.9),
        eight_steps=[f"AP-{n}" for n in range(1, 9)],
        five_ones=["WY-1", "WY-2", "WY-3", "WY-4", "WY-5"],
    )
    run = step.run

    def report_and_return(session: Session) -> None:
        run(session)
        teller.yard.back(teller.number)

    return Step(step.at, step.actor, step.role, report_and_return)


def _closed(teller: Teller, *, check: bool = True) -> Life:
    if check and teller.chance(0.04):
        yield teller.step(
            Verb.SEND_BACK, 30, 200, role=Role.CHECKER, actor=CHECKER, defects=["测试值未填写单位"]
        )
        yield from _again(teller)
    yield teller.step(Verb.PASS_CHECK, 60, 900, actor=CHECKER, role=Role.CHECKER)
    happy = teller.draw.random.choices(tuple(Satisfaction), (70, 20, 7, 3))[0]
    yield _called(teller, happy)
    if happy is Satisfaction.DISSATISFIED:
        yield from _again(teller)
        yield teller.step(Verb.PASS_CHECK, 60, 300, actor=CHECKER, role=Role.CHECKER)
        yield _called(teller, Satisfaction.SATISFIED)


def _again(teller: Teller) -> Life:
    """Work taken up once more, by the crew that went or from afar."""
    if teller.party is None:
        yield from _mended_from_afar(teller)
        return
    yield teller.step(
        Verb.RESTORE,
        5,
        40,
        actor=teller.leader,
        role=Role.CREW,
        how="复测合格,客户在场确认",
        tests=_tests(teller),
    )
    yield report(teller, cause=teller.story.cause)


def _called(teller: Teller, score: Satisfaction) -> Step:
    return teller.step(
        Verb.FOLLOW_UP,
        60,
        900,
        actor="回访小陈",
        role=Role.CALLER,
        outcome="connected",
        fixed=True,
        satisfaction=score,
        person=teller.circuit.contact,
        comment="希望缩短到场时间" if score is Satisfaction.DISSATISFIED else None,
    )
