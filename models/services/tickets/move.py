"""One step of one ticket while it is being taken: what an effect sees and may add."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import TypeVar

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from models.domain import Ticket, WorkOrder
from models.domain.ledger import Past
from models.domain.placing import LIVE_ORDERS
from models.rules.action import Action
from models.rules.facts_base import FactsModel
from models.rules.placement import Reason
from models.rules.states import TicketState, Verb
from models.rules.terms import Role

Facts = TypeVar("Facts", bound=FactsModel)

_ORDERS = (
    select(WorkOrder).where(WorkOrder.ticket_id == bindparam("ticket")).order_by(WorkOrder.sequence)
)


@dataclass(slots=True)
class Move:
    """A verb being done to a ticket.

    An effect changes rows, may set ``to`` where the facts decide, and puts what history
    has to keep besides the facts into ``extra``.
    """

    session: Session
    ticket: Ticket
    verb: Verb
    told: FactsModel
    action: Action
    at: datetime
    past: list[Past]
    from_state: TicketState
    to: TicketState
    extra: dict[str, object] = field(default_factory=dict)
    warnings: tuple[Reason, ...] = ()
    order: WorkOrder | None = None

    def facts(self, kind: type[Facts]) -> Facts:
        """Return the facts as the verb's own model."""
        if not isinstance(self.told, kind):
            raise TypeError(f"{self.verb} was told {type(self.told).__name__}")
        return self.told

    @property
    def is_supervisor(self) -> bool:
        """Say whether the actor may decide alone (主任)."""
        return self.action.role is Role.SUPERVISOR

    def last(self, *verbs: Verb) -> Past | None:
        """Return the latest event of some verbs, none if there was none."""
        for event in reversed(self.past):
            if event.verb in verbs:
                return event
        return None

    def orders(self) -> list[WorkOrder]:
        """Return the ticket's work orders in the order they were issued."""
        return list(self.session.scalars(_ORDERS, {"ticket": self.ticket.id}))

    def live_orders(self) -> list[WorkOrder]:
        """Return the orders a crew still holds."""
        return [order for order in self.orders() if order.state in LIVE_ORDERS]


Effect = Callable[[Move], None]


def no_effect(_move: Move) -> None:
    """Do nothing beyond the change of state and the event."""


def given(told: FactsModel) -> Mapping[str, object]:
    """Return what was really said, without the fields left empty."""
    return told.model_dump(exclude_none=True)
