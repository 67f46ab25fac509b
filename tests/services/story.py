"""Facts that let any verb pass, and what must hold of a ticket after every step."""

from datetime import timedelta

from sqlalchemy import select

from models.domain import Event, Reservation, Ticket, WorkOrder
from models.domain.ledger import past_of, read
from models.domain.placing import LIVE_ORDERS
from models.rules.states import FINAL_STATES, TicketState, Verb
from tests.services.counter import HOLD, ROAD, TESTS

CREWS = ("B01", "B02")


SAME = {"note": {"text": "备注"}, "pin": {"pin": "none"}}


def party(now, pick):
    return {"crew": CREWS[pick % 2], "planned_at": now + timedelta(minutes=5)}


def facts_for(verb, now, pick):
    """Return facts for a verb; ``pick`` varies them."""
    ahead = now + timedelta(minutes=10 + pick)
    hold = HOLD | {"expected_resume_at": ahead}
    hold |= {"reason": ("cust_defer", "spare", "overload", "cust_power")[pick % 4]}
    made = SAME | {
        "accept": {"grade": "AA", "service": "internet", "reach": "within_province"},
        "pretest": {"result": "网管正常", "outcome": ("unresolved", "restored")[pick % 5 == 0]},
        "dispatch": party(now, pick),
        "reassign": party(now, pick) | {"reason": "换班组"},
        "reinforce": party(now, pick) | {"task": "协助"},
        "assign": {"leader": "T11"},
        "decline": {"reason": "忙"},
        "recall": {"reason": "改派"},
        "replan": {"planned_minutes": 30 + pick * 10},
        "transfer": {"maintainer": "市公司", "accepted_by": "何军", "reference": "CS-1"},
        "reappoint": {"appointed_at": ahead, "person": "周敏", "phone": "1", "reason": "改约"},
        "absent": {
            "left_at": now,
            "attempts": [{"called_at": now, "phone": "1", "outcome": "no_answer"}],
        },
        "feedback": {"progress": "在修", "expected_at": ahead},
        "urge": {"who": "10086", "text": "快"},
        "escalate": {"level": "supervisor", "recipient": "张", "text": "超时"},
        "repeat": {"reporter": "周敏", "text": "还没好"},
        "request_suspend": hold,
        "suspend": hold,
        "approve_suspend": {},
        "refuse_suspend": {"reason": "不批"},
        "renew_suspend": {"expected_resume_at": ahead + timedelta(hours=3), "reason": "还要等"},
        "restore": {"how": "换尾纤", "tests": TESTS},
        "send_back": {"defects": ["照片不清"], "service_down": pick % 2 == 0},
        "follow_up": {"outcome": "connected", "fixed": True, "satisfaction": "satisfied"}
        if pick % 3
        else {"outcome": "connected", "fixed": False, "satisfaction": "dissatisfied"},
        "close": {"prevention": "换线"},
        "void": {"reason": "误报", "approved_by": "张"},
        "reopen": {"reason": "又断", "service_down": pick % 2 == 0},
        "regrade": {"grade": ("AAA", "AA", "A", "STANDARD")[pick % 4], "reason": "核对合同"},
        "return_paper": {"signed": True},
        "join": {"parent": f"LX-GZ-{now:%Y%m%d}-{pick + 1:04}"},
        "take_out": {"reason": "另一处故障"},
        "restore_along": {"how": "光缆接通", "tests": TESTS},
        "pass_on": {"accepted_by": ("李", "赵")[pick % 2], "reason": "下班"},
    }
    if verb in made:
        return made[verb]
    told = ROAD.get(verb, {})
    return told(now) if callable(told) else told


def broken(session, number, *, now):
    """Return what does not hold of a ticket; an empty list is a sound one."""
    ticket = session.scalar(select(Ticket).where(Ticket.number == number))
    past = past_of(session, ticket.id)
    clock = read(past, now=now)
    moved = [event.facts["to_state"] for event in past if "to_state" in event.facts]
    urges = sum(event.verb is Verb.URGE for event in past)
    wrong = {
        "state": ticket.state != moved[-1],
        "due_at": ticket.state not in FINAL_STATES
        and ticket.state is not TicketState.SUSPENDED
        and ticket.due_at != clock.due_at,
        "restored_at": ticket.restored_at != clock.restoration.met_at,
        "closed_at": (ticket.closed_at is not None) != (ticket.state in FINAL_STATES),
        "last_sequence": ticket.last_sequence != past[-1].sequence,
        "urges": ticket.urges != urges,
        "held": (ticket.suspended_until is not None) != (ticket.state is TicketState.SUSPENDED),
        "orders": _orders_wrong(session, ticket),
        "order of events": [e.sequence for e in past] != sorted(e.sequence for e in past),
    }
    return [name for name, is_wrong in wrong.items() if is_wrong]


def _orders_wrong(session, ticket):
    """A final ticket has no live order, and a released order holds nothing."""
    rows = session.scalars(select(WorkOrder).where(WorkOrder.ticket_id == ticket.id)).all()
    live = [one for one in rows if one.state in LIVE_ORDERS]
    leads = [one for one in live if one.lead]
    held = session.scalars(
        select(Reservation.work_order_id).where(Reservation.released_at.is_(None))
    ).all()
    ended = {one.id for one in rows} - {one.id for one in live}
    return (
        (bool(live) and ticket.state in FINAL_STATES) or len(leads) > 1 or bool(ended & set(held))
    )


def count_events(session):
    return len(session.scalars(select(Event.sequence)).all())
