"""The demo county's calls and visits: two callers work the list down, promise, and go and see."""

from calendar import WEDNESDAY
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import partial
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from console.demo.draw import Draw
from console.demo.teller import Life, Step
from models.domain import Circuit, Contact, Customer, Undertaking
from models.queries.call_list import call_list
from models.rules.calendar import working_calendar
from models.rules.terms import CallOutcome, CircuitState, Role, Satisfaction, ServiceGrade
from models.rules.zone import SHANGHAI, local_day
from models.services.calling import assign_calls
from models.services.site_visits import plan_site_visit, record_site_visit
from models.services.undertakings import finish_undertaking
from models.services.visits import record_phone_visit

CALLERS = ("王敏", "郑洁")
A_WINDOW, A_DAY = 4, timedelta(days=1)
A_WEEK = timedelta(days=7)
CALL_LENGTH = timedelta(minutes=9)
_ENDS = ((time(9, 28), time(10, 20)), (time(17, 28), time(15, 10)))
_OUTSIDE = 0.1  # how often a caller rings when it suits the caller
_OUTCOMES = ("connected",) * 12 + ("no_answer", "no_answer", "busy", "call_later", "empty_number")
_PLEASED = (Satisfaction.SATISFIED,) * 7 + (
    Satisfaction.FAIRLY_SATISFIED,
    Satisfaction.FAIRLY_SATISFIED,
    Satisfaction.FAIR,
    Satisfaction.DISSATISFIED,
)
_NEEDS = (
    "",
    "",
    "",
    "明年一季度搬迁,需要移机",
    "想把专线提到 200M,请客户经理联系",
    "新开一个网点,要一条 50M 专线",
    "会议室要装一路语音",
)
_SUGGESTIONS = (
    "",
    "",
    "",
    "检修希望提前一天电话告知",
    "希望每月发一份运行报告",
    "上门师傅服务很好",
    "夜间值班电话不好打通",
)
_RIVALS = ("", "", "", "", "", "另一家运营商来推介过,月租低两成")
_ABNORMAL = ("上午偶有卡顿,已自行恢复", "无线信号弱,有线正常", "视频会议断过一次")
_PROMISES = ("安排班组上门测试", "请客户经理送资费方案", "发一份本月运行报告", "核对账单后回电")
_OPINIONS = ("设备间散热不好,希望加风扇", "总体满意,响应比去年快", "希望标签重新打印")
_SCORED = ("attitude", "timeliness", "quality", "technique")
_PLANS = ("整理机柜尾纤并补标签", "加装风扇", "更换老化电源适配器")


@dataclass(slots=True)
class Callers:
    """Tells the callers' days from their own stream of chance."""

    draw: Draw
    now: datetime
    first: date
    _today: list[str] = field(default_factory=list)
    _known: list[str] = field(default_factory=list)
    _planned: tuple[str, str, str] | None = None

    def life(self) -> Life:
        """Yield the callers' steps, oldest first."""
        last = local_day(self.now)
        yield self._step(self.first, time(8, 20), self._share_out, actor="主任")
        for day in self._working_days(last):
            yield self._step(day, time(8, 25), partial(self._look, day=day))
            if day == last:
                yield self._step(day, time(9, 5), self._hear_a_fault)
            for at, (well, ill) in enumerate(_ENDS):
                clock = ill if self.draw.chance(_OUTSIDE) else well
                yield self._step(day, clock, partial(self._ring, day=day, end=clock), caller=at)
            yield self._step(day, time(16, 0), partial(self._keep, day=day))
            if day.weekday() == WEDNESDAY:  # the day the office goes to see customers
                yield self._step(day, time(15, 30), partial(self._visit, day=day))

    def _working_days(self, last: date) -> Iterator[date]:
        day = self.first
        while day <= last:
            if working_calendar().is_working(day):
                yield day
            day += A_DAY

    def _step(
        self,
        day: date,
        clock: time,
        run: Callable[[Session], None],
        *,
        caller: int = 0,
        actor: str = "",
    ) -> Step:
        at = datetime.combine(day, clock, tzinfo=SHANGHAI)
        return Step(at, actor or CALLERS[caller], Role.SUPERVISOR, run)

    def _share_out(self, session: Session) -> None:
        grades: dict[str, ServiceGrade] = {
            row.number: row.grade
            for row in session.execute(
                select(Customer.number, Customer.grade).order_by(Customer.number)
            )
        }
        numbers = list(grades)
        for at, caller in enumerate(CALLERS):
            assign_calls(session, numbers[at::2], caller=caller)
        self.draw.random.shuffle(numbers)
        order = list(ServiceGrade)
        self._known = sorted(numbers, key=lambda number: -order.index(grades[number]))

    def _look(self, session: Session, *, day: date) -> None:
        at = datetime.combine(day, time(8, 25), tzinfo=SHANGHAI)
        self._today = [line.number for line in call_list(session, now=at).lines if line.phone]
        # A new office gets to know everybody: who is not due yet is rung in turn.
        while len(self._today) < 2 * A_WINDOW and self._known:
            self._today.append(self._known.pop())

    def _ring(self, session: Session, *, day: date, end: time) -> None:
        """Work the list down from the top, a few calls a window."""
        numbers, self._today = self._today[:A_WINDOW], self._today[A_WINDOW:]
        closes = datetime.combine(day, end, tzinfo=SHANGHAI)
        for back, number in enumerate(dict.fromkeys(numbers)):
            record_phone_visit(session, self._told(session, number, closes - back * CALL_LENGTH))

    def _told(self, session: Session, number: str, at: datetime) -> dict[str, Any]:
        chance = self.draw.random
        outcome = CallOutcome(chance.choice(_OUTCOMES))
        contact = session.execute(
            select(Contact.id, Contact.name)
            .join(Customer, Customer.id == Contact.customer_id)
            .where(Customer.number == number, Contact.valid_to_on.is_(None))
            .order_by(Contact.id)
        ).first()
        told: dict[str, Any] = {"customer": number, "called_at": at, "outcome": outcome}
        if contact is None:
            return told
        told["contact"] = contact.id
        if outcome is CallOutcome.CALL_LATER:
            told["next_call_at"] = at + timedelta(days=chance.randint(1, 3))
        if outcome is CallOutcome.CONNECTED:
            told |= self._talk(contact.name, at)
        return told

    def _talk(self, person: str, at: datetime) -> dict[str, Any]:
        chance = self.draw.random
        normal = self.draw.chance(0.9)
        promises = []
        if self.draw.chance(0.18):
            due = local_day(at) + timedelta(days=chance.randint(2, 9))
            owner = chance.choice(("陈海波", "林小燕", "客户经理"))
            promises = [{"what": chance.choice(_PROMISES), "due_on": due, "owner": owner}]
        return {
            "seconds": chance.randint(70, 420),
            "greeting": "您好,代维办回访,打扰几分钟",
            "running_normal": normal,
            "confirmed_by": person,
            "running_note": "" if normal else chance.choice(_ABNORMAL),
            "satisfaction": chance.choice(_PLEASED),
            "needs": chance.choice(_NEEDS),
            "suggestions": self._suggestion(),
            "competition": chance.choice(_RIVALS),
            "promises": promises,
        }

    def _suggestion(self) -> str:
        """Return what was suggested; now and then a caller wrote what one should not."""
        if self.draw.chance(0.012):
            return "客户问为何要停机,答复这是我们公司规定的"
        return self.draw.random.choice(_SUGGESTIONS)

    def _hear_a_fault(self, session: Session) -> None:
        """A fault heard on the phone: the ticket opens with the call in it."""
        found = session.execute(
            select(Customer.number, Circuit.number)
            .join(Circuit, Circuit.customer_id == Customer.id)
            .where(Customer.grade == ServiceGrade.A, Circuit.state == CircuitState.IN_SERVICE)
            .order_by(Circuit.id)
            .limit(1)
        ).first()
        if found is None:
            return
        at = datetime.combine(local_day(self.now), time(9, 5), tzinfo=SHANGHAI)
        told = {
            "customer": found[0],
            "called_at": at,
            "outcome": CallOutcome.CONNECTED,
            "seconds": 205,
            "running_normal": False,
            "confirmed_by": "值班员",
            "running_note": "今早起时断时续",
            "fault": {"symptom": "专线时断时续,光猫灯闪", "circuit_number": found[1]},
        }
        record_phone_visit(session, told)

    def _keep(self, session: Session, *, day: date) -> None:
        """Keep most of what was promised for the day; some is left to be seen to."""
        due = select(Undertaking.id).where(
            Undertaking.done_at.is_(None), Undertaking.due_on <= day + A_DAY
        )
        for undertaking in session.scalars(due.order_by(Undertaking.id)).all():
            if self.draw.chance(0.7):
                finish_undertaking(session, undertaking, result="已办,客户电话确认")

    def _visit(self, session: Session, *, day: date) -> None:
        """Go and see one of the best customers, and plan next week's; now and then one waits."""
        planned, self._planned = self._planned, None
        if planned is not None and not self.draw.chance(0.15):
            number, customer, person = planned
            record_site_visit(session, self._found(customer, person, day), number=number)
        customer, person = self._somebody(session)
        number = plan_site_visit(
            session,
            customer=customer,
            planned_on=day + A_WEEK,
            purpose="季度走访",
            visitors="王敏、陈海波",
        )
        self._planned = (number, customer, person)

    def _found(self, customer: str, person: str, day: date) -> dict[str, Any]:
        chance = self.draw.random
        at = datetime.combine(day, time(14, 10), tzinfo=SHANGHAI)
        plans = []
        if self.draw.chance(0.5):
            due = day + timedelta(days=chance.randint(5, 14))
            plans = [{"what": chance.choice(_PLANS), "due_on": due, "owner": "陈海波"}]
        light = f"-{chance.randint(16, 23)}.{chance.randint(0, 9)}"
        return {
            "customer": customer,
            "visited_at": at,
            "left_at": at + timedelta(minutes=chance.randint(35, 70)),
            "visitors": "王敏、陈海波",
            "attendees": person,
            "running_normal": True,
            "checks": [
                {"code": "WH-01", "passed": True, "answer": "31"},
                {"code": "WH-02", "passed": True},
                {"code": "WH-03", "passed": not plans},
                {"code": "WH-06", "passed": True, "answer": light},
            ],
            "scores": {name: chance.choice(_PLEASED[:10]) for name in _SCORED},
            "opinion": chance.choice(_OPINIONS),
            "plans": plans,
            "signed": True,
        }

    def _somebody(self, session: Session) -> tuple[str, str]:
        found = session.execute(
            select(Customer.number, Contact.name)
            .join(Contact, Contact.customer_id == Customer.id)
            .where(Customer.grade == ServiceGrade.AAA)
            .order_by(Customer.id)
        ).all()
        chosen = self.draw.random.choice(found)
        return str(chosen[0]), str(chosen[1])
