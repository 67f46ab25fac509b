"""Tickets that have come just so far, so that the demo board shows work in every stage."""

from datetime import timedelta
from itertools import islice

from console.demo.stories import drive, hold, mended, report
from console.demo.teller import CHECKER, Life, Teller
from models.rules.states import Verb
from models.rules.terms import Role, ServiceGrade

ROAD = ("dispatched", "taken", "appointed", "en_route", "on_site", "working")
REPAIRED = ("restored", "replied", "visiting")


def staged(teller: Teller, stage: str, grade: ServiceGrade) -> Life:
    """A fault that stops at a stage; the time it came in makes it early, close or late."""
    if stage in ("draft", "pending"):
        yield teller.opening(draft=stage == "draft", accept=False, grade=grade)
        return
    yield teller.opening(grade=grade)
    if stage == "to_dispatch":
        yield teller.step(Verb.URGE, 2, 6, who=teller.circuit.contact, text="什么时候能来人?")
        return
    yield teller.dispatching()
    if stage == "dispatched":
        return
    yield teller.step(Verb.ACKNOWLEDGE, 1, 5, actor=teller.leader, role=Role.CREW)
    if stage == "appointed":
        yield from _appointed(teller)
        return
    far = ROAD.index(stage) if stage in ROAD else len(ROAD)
    yield from islice(drive(teller), max(0, far - 2))
    yield from _after_arrival(teller, stage)


def _appointed(teller: Teller) -> Life:
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


def _after_arrival(teller: Teller, stage: str) -> Life:
    if stage in REPAIRED:
        yield mended(teller)
    if stage in ("replied", "visiting"):
        yield report(teller, cause=teller.story.cause)
    if stage == "visiting":
        yield teller.step(Verb.PASS_CHECK, 5, 20, actor=CHECKER, role=Role.CHECKER)
    if stage == "suspended":
        yield hold(teller, "cust_defer", "客户要求下班后处理,已电话确认")
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
