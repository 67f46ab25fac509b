"""The lives of the demo county's tickets, told step by step on one simulated clock.

A story is a generator: it yields the next step it means to take and goes on once the
step has been carried out. All stories of the county run interleaved, oldest step first,
so that the event chain is written in the order things happened.
"""

from collections.abc import Callable, Generator
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from console.demo.archive import DemoCircuit
from console.demo.county import Story
from console.demo.draw import Draw
from console.demo.yard import Party, Yard
from models.errors import RefusedError
from models.rules.states import Verb
from models.rules.terms import (
    Channel,
    RequestCategory,
    Role,
    Satisfaction,
    ServiceGrade,
    TicketKind,
)
from models.services.tickets import do, open_ticket

DESKS = ("小王", "小李", "老周")
CHECKER = "质检老吴"


@dataclass(frozen=True, slots=True)
class Step:
    """One action to come: when, in whose name and role, and what."""

    at: datetime
    actor: str
    role: Role
    run: Callable[[Session], None]


Life = Generator[Step, None, None]


@dataclass(slots=True)
class Teller:
    """Tells one ticket's life; every figure comes from the demo's own stream of chance."""

    draw: Draw
    yard: Yard
    circuit: DemoCircuit
    story: Story
    at: datetime
    desk: str = ""
    number: str = ""
    party: Party | None = None
    reported_at: datetime = field(init=False)

    def __post_init__(self) -> None:
        self.reported_at = self.at
        self.desk = self.draw.random.choice(DESKS)

    def chance(self, share: float) -> bool:
        """Say whether something with this share happens."""
        return self.draw.random.random() < share

    def later(self, least: int, most: int) -> datetime:
        """Let some minutes pass and return the moment."""
        self.at += timedelta(minutes=self.draw.random.randint(least, most))
        return self.at

    def step(
        self,
        verb: Verb,
        least: int,
        most: int,
        *,
        actor: str = "",
        role: Role = Role.DISPATCHER,
        **facts: object,
    ) -> Step:
        """Return a step some minutes later."""

        def run(session: Session) -> None:
            do(session, verb=verb, number=self.number, facts=facts)

        return Step(self.later(least, most), actor or self.desk, role, run)

    def opening(self, *, accept: bool = True, **facts: object) -> Step:
        """Return the intake of this ticket, as a rule accepted in the same action."""
        told = {
            "kind": TicketKind.FAULT,
            "category": RequestCategory.EQUIPMENT_FAULT,
            "channel": self.draw.random.choice(
                (Channel.PHONE, Channel.PHONE, Channel.CARRIER_SYSTEM, Channel.ACCOUNT_MANAGER)
            ),
            "customer_number": self.circuit.customer,
            "customer_name": self.circuit.customer_name,
            "circuit_number": self.circuit.number,
            "contact_name": self.circuit.contact,
            "contact_phone": self.circuit.phone,
            "reporter": self.circuit.contact,
            "first_recipient": self.desk,
            "symptom": self.symptom(),
            "reported_at": self.reported_at,
            **facts,
        }

        def run(session: Session) -> None:
            self.number = open_ticket(session, told, accept=accept, anyway=True).number

        return Step(self.later(1, 4), self.desk, Role.DISPATCHER, run)

    def symptom(self) -> str:
        """Return how the caller put it."""
        names = {
            "internet": "互联网专线",
            "data": "数据专线",
            "voice": "语音专线",
            "apn": "APN专线",
        }
        return self.story.symptom.format(service=names.get(self.circuit.service, "短彩信"))

    def dispatching(self, least: int = 2, most: int = 10) -> Step:
        """Return the dispatch to the crew that is nearest and has least in hand."""
        at = self.later(least, most)

        def run(session: Session) -> None:
            self.party = self.yard.send(self.circuit.town.name, self.number, at)
            facts = self.party.facts(planned_at=at + timedelta(minutes=30))
            try:
                do(session, verb=Verb.DISPATCH, number=self.number, facts=facts)
            except RefusedError:
                forced = {**facts, "override_reason": "当时当地唯一可用的班组,主任同意"}
                do(session, verb=Verb.DISPATCH, number=self.number, facts=forced)

        return Step(at, self.desk, Role.SUPERVISOR, run)

    @property
    def leader(self) -> str:
        """Whose name the crew's steps carry."""
        return self.party.leader if self.party else self.desk


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
    yield _report(teller, cause="other.false_report" if kind is TicketKind.HAZARD else None)
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


def staged(teller: Teller, stage: str, grade: ServiceGrade) -> Life:
    """A fault that has come just so far, so that the board shows work in every stage."""
    if stage in ("draft", "pending"):
        yield teller.opening(draft=stage == "draft", accept=False, grade=grade)
        return
    yield teller.opening(grade=grade)
    if stage == "to_dispatch":
        yield teller.step(Verb.URGE, 2, 6, who=teller.circuit.contact, text="什么时候能来人?")
        return
    steps = _stage_steps(teller, stage)
    yield from steps


def _stage_steps(teller: Teller, stage: str) -> Life:
    yield teller.dispatching()
    road = ("dispatched", "taken", "appointed", "en_route", "on_site", "working")
    far = road.index(stage) if stage in road else len(road)
    if far >= 1:
        yield teller.step(Verb.ACKNOWLEDGE, 1, 5, actor=teller.leader, role=Role.CREW)
    if stage == "appointed":
        yield teller.step(
            Verb.APPOINT,
            1,
            4,
            actor=teller.leader,
            role=Role.CREW,
            appointed_at=teller.at + timedelta(hours=9),
            person=teller.circuit.contact,
            phone=teller.circuit.phone,
        )
        return
    drive = _drive(teller)
    for _ in range(max(0, far - 2)):
        step = next(drive, None)
        if step is not None:
            yield step
    if stage in ("restored", "replied", "visiting"):
        yield _mended(teller)
    if stage in ("replied", "visiting"):
        yield _report(teller, cause=teller.story.cause)
    if stage == "visiting":
        yield teller.step(Verb.PASS_CHECK, 5, 20, actor=CHECKER, role=Role.CHECKER)
    if stage == "suspended":
        yield _hold(teller, "cust_defer", "客户要求下班后处理,已电话确认")
    if stage == "asked":
        yield teller.step(
            Verb.REQUEST_SUSPEND,
            2,
            5,
            actor=teller.leader,
            role=Role.CREW,
            reason="third_party",
            expected_resume_at=teller.at + timedelta(hours=20),
            proof="物业不同意进弱电井,已拍照",
        )
    if stage == "reinforced":
        yield teller.step(
            Verb.REINFORCE,
            2,
            5,
            role=Role.SUPERVISOR,
            crew="C08",
            task="协助熔接 24 芯",
            override_reason="熔接力量不足,主任同意抢修班提前到岗",
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
    yield _report(teller, cause="settings.vlan")


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
    yield from _drive(teller)


def _drive(teller: Teller) -> Life:
    yield teller.step(
        Verb.DEPART,
        2,
        20,
        actor=teller.leader,
        role=Role.CREW,
        called="connected",
        five_ones=["JK-1", "JK-2", "JK-3", "JK-4", "JK-5"],
        self_checked=True,
    )
    miles = {"urban": (8, 40), "township": (20, 75), "remote": (35, 130)}
    least, most = miles[teller.circuit.town.locality]
    yield teller.step(Verb.ARRIVE, least, most, actor=teller.leader, role=Role.CREW)
    yield teller.step(
        Verb.START, 1, 6, actor=teller.leader, role=Role.CREW, cause_guess=teller.story.cause
    )


def _worked_on(teller: Teller) -> Life:
    yield from _drive(teller)
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
    yield _mended(teller)
    yield _report(teller, cause=teller.story.cause)


def _mended(teller: Teller) -> Step:
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
    yield _hold(teller, reason, proof)
    yield teller.step(Verb.RESUME, 20, 150)


def _hold(teller: Teller, reason: str, proof: str | None) -> Step:
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


def _report(teller: Teller, *, cause: str | None) -> Step:
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
        five_ones=["JK-1", "JK-2", "JK-3", "JK-4", "JK-5"],
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
    yield _report(teller, cause=teller.story.cause)


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
