"""One ticket's life as it is told: whose it is, what time it is, and the next step.

A story is a generator: it yields the next step it means to take and goes on once the
step has been carried out.
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
from models.rules.terms import Channel, RequestCategory, Role, TicketKind
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
        return self.draw.chance(share)

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
        return self.party.leader_name if self.party else self.desk
