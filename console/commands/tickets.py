"""``ticket`` and ``clock``: open a ticket, do what a dispatcher does, ask for its clock."""

import argparse
from dataclasses import fields
from typing import Any
from uuid import UUID

from console.commands.call import Call, read_facts
from console.commands.norms import moment
from models.errors import RefusedError
from models.queries.ticket_board import open_board, ticket_row
from models.queries.ticket_detail import TicketDetail, clock_of, detail
from models.queries.ticket_rows import BoardFilter, TicketRow
from models.rules.clock import ClockReading
from models.rules.glossary import say
from models.rules.lengths import length
from models.rules.states import OPEN_STATES, TicketState
from models.rules.terms import ServiceGrade, TicketKind
from models.rules.typed import verb_named
from models.rules.zone import stamp
from models.services.tickets import do, open_ticket


def add_words(
    words: "argparse._SubParsersAction[argparse.ArgumentParser]", shared: argparse.ArgumentParser
) -> None:
    """Add ``ticket`` with its verbs, and ``clock``."""
    ticket = words.add_parser("ticket", parents=[shared], help="open, show, list, do")
    acts = ticket.add_subparsers(dest="act", required=True, metavar="ACT")
    opening = acts.add_parser("open", parents=[shared], help="take a report")
    opening.add_argument("facts", help="JSON file, - for standard input")
    opening.add_argument("--accept", action="store_true", help="accept in the same action")
    _uid(opening)
    opening.set_defaults(action=open_one)
    show = acts.add_parser("show", parents=[shared], help="everything about one ticket")
    show.add_argument("number")
    show.set_defaults(action=show_one)
    _list_word(acts, shared)
    doing = acts.add_parser("do", parents=[shared], help="any verb but open")
    doing.add_argument("verb", help="its name, or any word of the command line for it")
    doing.add_argument("number")
    doing.add_argument("facts", nargs="?", help="JSON file, - for standard input")
    doing.add_argument("--at", help="late entry: when it happened")
    doing.add_argument("--why-late", help="late entry: why it is entered now")
    _uid(doing)
    doing.set_defaults(action=do_one)
    clock = words.add_parser("clock", parents=[shared], help="due time and every segment")
    clock.add_argument("number")
    clock.set_defaults(action=show_clock)


def _uid(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--uid", type=UUID, help="makes repeating the same call harmless")


def _list_word(
    acts: "argparse._SubParsersAction[argparse.ArgumentParser]", shared: argparse.ArgumentParser
) -> None:
    listing = acts.add_parser("list", parents=[shared], help="the board, due first")
    listing.add_argument("--state", choices=[s.value for s in TicketState], action="append")
    listing.add_argument("--all", action="store_true", help="closed ones too")
    listing.add_argument("--crew")
    listing.add_argument("--grade", choices=[g.value for g in ServiceGrade])
    listing.add_argument("--kind", choices=[k.value for k in TicketKind])
    listing.add_argument("--customer", help="customer number")
    listing.add_argument("--overdue", action="store_true")
    listing.add_argument("--text", default="")
    listing.add_argument("--limit", type=int, default=2000)
    listing.set_defaults(action=list_them)


def filter_of(said: argparse.Namespace) -> BoardFilter:
    """Return the filter the flags of ``ticket list`` and ``export tickets`` describe."""
    states = frozenset(TicketState(s) for s in said.state or ())
    if not states:
        states = frozenset(TicketState) if said.all else OPEN_STATES
    return BoardFilter(
        states=states,
        crew=said.crew,
        grade=ServiceGrade(said.grade) if said.grade else None,
        kind=TicketKind(said.kind) if said.kind else None,
        customer=said.customer,
        overdue=said.overdue,
        text=said.text,
        limit=said.limit,
    )


def open_one(said: argparse.Namespace) -> int:
    """Take a report from a JSON file of facts."""
    call = Call.of(said)
    facts = read_facts(said.facts)
    opened, already = call.act(
        lambda session: open_ticket(session, facts, accept=said.accept), uid=said.uid
    )
    if opened is None:
        return _stored_before(call)
    call.tell(
        {
            "number": opened.number,
            "state": opened.state,
            "due_at": opened.due_at,
            "repeated": opened.repeated,
            "already": already,
        },
        [
            f"{opened.number} {say(opened.state, call.language)}",
            f"{call.word('应恢复时间', 'due')}: {stamp(opened.due_at)}",
        ]
        + ([call.word("重复申告,计入原工单", "counted on the open ticket")] * opened.repeated),
    )
    return 0


def do_one(said: argparse.Namespace) -> int:
    """Do one verb to one ticket."""
    call = Call.of(said)
    facts = read_facts(said.facts)
    verb = verb_named(said.verb)
    happened_at = moment(said.at) if said.at else None
    if happened_at is not None and not said.why_late:
        raise RefusedError("ticket.late_reason_missing")
    done, already = call.act(
        lambda session: do(session, verb=verb, number=said.number, facts=facts),
        uid=said.uid,
        happened_at=happened_at,
        late_reason=said.why_late,
    )
    if done is None:
        return _stored_before(call)
    call.tell(
        {
            "number": done.number,
            "verb": done.verb,
            "state": done.state,
            "due_at": done.due_at,
            "order": done.order,
            "warnings": done.warnings,
            "already": already,
        },
        [f"{done.number} {say(done.verb, call.language)} → {say(done.state, call.language)}"]
        + ([f"{call.word('派工单', 'work order')}: {done.order}"] if done.order else []),
    )
    return 0


def show_one(said: argparse.Namespace) -> int:
    """Print one ticket in full."""
    call = Call.of(said)
    found = call.ask(lambda session: detail(session, said.number, now=call.now))
    told = {part.name: getattr(found, part.name) for part in fields(found)}
    told["clock"] = clock_json(found.clock)
    call.tell(told, _detail_lines(call, found))
    return 0


def list_them(said: argparse.Namespace) -> int:
    """Print the board, due first."""
    call = Call.of(said)
    rows = call.ask(lambda session: open_board(session, now=call.now, filters=filter_of(said)))
    lines = [_row_line(call, row) for row in rows]
    lines.append(call.word(f"共 {len(rows)} 张", f"{len(rows)} tickets"))
    call.tell({"tickets": rows}, lines)
    return 0


def show_clock(said: argparse.Namespace) -> int:
    """Print when a ticket is due and the ledger that explains it."""
    call = Call.of(said)
    row, reading = call.ask(
        lambda session: (
            ticket_row(session, said.number, now=call.now),
            clock_of(session, said.number, now=call.now),
        )
    )
    call.tell({"number": row.number, **clock_json(reading)}, _clock_lines(call, row, reading))
    return 0


def clock_json(reading: ClockReading) -> dict[str, Any]:
    """Return a clock reading under stable keys; lengths are whole seconds."""
    return {
        "due_at": reading.due_at,
        "remaining": reading.remaining,
        "state": reading.state,
        "limits": reading.limits,
        "segments": reading.segments,
    }


def _detail_lines(call: Call, found: TicketDetail) -> list[str]:
    row = found.row
    lines = [_row_line(call, row), f"  {row.customer_name} {row.circuit_number or ''}".rstrip()]
    lines += [f"  {found.symptom}", *(f"  {line}" for line in _clock_lines(call, row, found.clock))]
    lines += [
        f"  {stamp(event.happened_at)} {say(event.verb, call.language)} {event.actor}"
        for event in found.timeline
    ]
    return lines


def _row_line(call: Call, row: TicketRow) -> str:
    parts = [
        row.number,
        say(row.state, call.language),
        say(row.grade, call.language) if row.grade else "-",
        row.customer_name,
        f"{call.word('应恢复', 'due')} {stamp(row.due_at) or '-'}",
        say(row.clock, call.language),
    ]
    return "  ".join(parts)


def _clock_lines(call: Call, row: TicketRow, reading: ClockReading) -> list[str]:
    due = f"{call.word('应恢复时间', 'due')} {stamp(reading.due_at) or '-'}"
    lines = [f"{row.number} {due} {say(reading.state, call.language)}"]
    for part in reading.segments:
        lasted = length(part.ended_at - part.started_at, call.language)
        lines.append(
            f"  {stamp(part.started_at)} → {stamp(part.ended_at)} "
            f"{say(part.kind, call.language)} {lasted} {part.reason or ''}".rstrip()
        )
    return lines


def _stored_before(call: Call) -> int:
    call.tell({"already": True}, [call.word("此前已保存,未重复", "stored before, not twice")])
    return 0
