"""F16, one hand-over (值班交接记录) as it was kept, not as the tickets stand today."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy.orm import Session

from models.queries.handovers import handover_named
from models.queries.papers.asking import Filled, PaperAsk, letterhead
from models.queries.work_order_blocks import said
from models.rules.states import TicketState
from models.rules.terms import InstrumentKind, ServiceGrade
from models.rules.zone import SHANGHAI
from models.sheets.handover import CountLine, HandoverSheet, OpenTicketLine, PromiseLine

_URGENT = frozenset({"overdue", "near"})
_KINDS = {"vehicle": "车辆", "instrument": "仪表", "keys": "钥匙"}


def fill(session: Session, number: str, ask: PaperAsk) -> Filled:
    """Fill the hand-over of this number; refuses handover.unknown."""
    row = handover_named(session, number)
    listed = row.listed
    sheet = HandoverSheet(
        number=row.number,
        letterhead=letterhead(session),
        copy=ask.copy(),
        shift=row.shift,
        next_shift=row.next_shift,
        handed_over_at=row.handed_over_at,
        on_duty=_people(row.handed_over_by, row.on_duty),
        next_on_duty=_people(row.taken_over_by, row.next_on_duty),
        tickets=tuple(map(_ticket, listed["tickets"])),
        promises=tuple(map(_promise, listed["promises"])),
        major_events=_events(row.major_events, listed["major"], row.major_reason),
        major_fault=bool(listed["major"]) and not row.major_reason,
        counts=tuple(map(_count, listed["counts"])),
        notices=row.notices,
        left_over=row.left_over,
    )
    return Filled(sheet=sheet, row_id=row.id)


def _people(first: str, others: list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys([first, *others]))


def _ticket(told: Mapping[str, Any]) -> OpenTicketLine:
    state = TicketState(told["state"])
    return OpenTicketLine(
        ticket=told["number"],
        customer=told["customer"],
        grade=said(ServiceGrade(told["grade"])) if told["grade"] else "",
        state=said(state),
        due_at=_moment(told["due_at"]),
        remaining=_remaining(told["remaining"], state),
        crew=told["crew"],
        note=told["note"],
        urgent=told["section"] in _URGENT,
    )


def _remaining(seconds: int | None, state: TicketState) -> str:
    if state is TicketState.SUSPENDED:
        return "停表"
    if seconds is None:
        return ""
    hours, minutes = divmod(abs(timedelta(seconds=seconds)) // timedelta(minutes=1), 60)
    return f"{'超时' if seconds < 0 else '余'} {hours}:{minutes:02}"


def _promise(told: Mapping[str, Any]) -> PromiseLine:
    due = _moment(told["due_at"])
    if due is None and told["due_on"]:
        due = datetime.combine(date.fromisoformat(told["due_on"]), time(17, 30), tzinfo=SHANGHAI)
    return PromiseLine(
        number=told["number"], matter=told["matter"], due_at=due, responsible=told["responsible"]
    )


def _count(told: Mapping[str, Any]) -> CountLine:
    kinds = {kind.value for kind in InstrumentKind}
    name = said(InstrumentKind(told["name"])) if told["name"] in kinds else ""
    expected = "" if told["in_store"] is None else f"在库 {told['in_store']}、借出 {told['lent']}"
    return CountLine(
        kind=_KINDS.get(told["kind"], told["kind"]),
        name=name or _KINDS.get(told["name"], told["name"]),
        expected=expected,
        found=told["found"],
        note=told["note"],
    )


def _events(said_of_them: str, major: list[str], reason: str) -> str:
    lasting = f"未恢复的重大故障：{'、'.join(major)}。交接原因：{reason}" if major else ""
    return "\n".join(part for part in (lasting, said_of_them) if part)


def _moment(value: str | None) -> datetime | None:
    return None if value is None else datetime.fromisoformat(value)
