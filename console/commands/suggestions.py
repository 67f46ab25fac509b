"""``suggest``: ranked crews with their reasons, and why the others are left out."""

import argparse
from collections.abc import Iterable, Iterator
from functools import partial

from console.commands.call import Call
from console.commands.norms import moment
from models.queries.suggestions import Suggested, suggested
from models.rules.lengths import length
from models.rules.placement import Candidate, Goal, LeftOut, Reason, Slip
from models.rules.wording import word
from models.rules.zone import stamp


def add_words(
    words: "argparse._SubParsersAction[argparse.ArgumentParser]", shared: argparse.ArgumentParser
) -> None:
    """Add ``suggest``."""
    asking = words.add_parser("suggest", parents=[shared], help="which crew to send, and why")
    asking.add_argument("number", help="the ticket")
    asking.add_argument("--at", help="planned time; now without it")
    asking.add_argument("--crew", help="only this crew: where it stands and why")
    asking.set_defaults(action=suggest_crews)


def suggest_crews(said: argparse.Namespace) -> int:
    """Print who may go, best first, and the rule that leaves out each other crew."""
    call = Call.of(said)
    at = moment(said.at) if said.at else None
    found = call.ask(partial(suggested, number=said.number, now=call.now, planned_at=at))
    ranked, left_out = found.suggestion.ranked, found.suggestion.left_out
    if said.crew:
        only = found.suggestion.why_not(said.crew)
        ranked = (only,) if isinstance(only, Candidate) else ()
        left_out = (only,) if isinstance(only, LeftOut) else ()
    call.tell(
        {
            "number": found.number,
            "verb": found.verb,
            "planned_at": found.planned_at,
            "due_at": found.due_at,
            "ranked": [_ranked_json(call, found, one) for one in ranked],
            "left_out": [_left_out_json(call, one) for one in left_out],
        },
        list(_lines(call, found, ranked, left_out=left_out)),
    )
    return 0


def _ranked_json(call: Call, found: Suggested, one: Candidate) -> dict[str, object]:
    return {
        "place": one.place,
        "crew": one.crew,
        "name": one.name,
        "points": one.points,
        "people": one.people,
        "goals": [
            {
                "code": goal.code,
                "points": goal.points,
                "facts": goal.facts,
                "words": said_of(call, goal),
            }
            for goal in one.goals
        ],
        "warnings": [_reason_json(call, reason) for reason in one.warnings],
        "slips": [_slip_json(slip) for slip in found.slips[one.crew]],
    }


def _left_out_json(call: Call, one: LeftOut) -> dict[str, object]:
    rules = [_reason_json(call, reason) for reason in one.rules]
    return {"crew": one.crew, "name": one.name, "rules": rules}


def _reason_json(call: Call, reason: Reason) -> dict[str, object]:
    return {
        "code": reason.code,
        "weight": reason.weight,
        "subject": reason.subject,
        "facts": reason.facts,
        "words": said_of(call, reason),
    }


def _slip_json(slip: Slip) -> dict[str, object]:
    return {
        "order": slip.order,
        "ticket": slip.ticket,
        "planned_at": slip.planned_at,
        "new_at": slip.new_at,
        "by": slip.by,
        "breaks_promise": slip.breaks_promise,
        "leaves_window": slip.leaves_window,
    }


def _lines(
    call: Call, found: Suggested, ranked: Iterable[Candidate], *, left_out: Iterable[LeftOut]
) -> Iterator[str]:
    due = f"{call.word('应恢复时间', 'due')} {stamp(found.due_at) or '-'}"
    yield f"{found.number}  {found.customer_name}  {found.town}  {due}"
    for one in ranked:
        yield f"{one.place}. {one.crew} {one.name}  {one.points:+d}"
        yield from (f"     {goal.points:+4d}  {said_of(call, goal)}" for goal in one.goals)
        yield from (f"      !    {said_of(call, reason)}" for reason in one.warnings)
        yield from (f"      →    {_slip_line(call, slip)}" for slip in found.slips[one.crew])
    for out in left_out:
        yield f"-  {out.crew} {out.name}"
        yield from (f"      ×    {said_of(call, reason)}" for reason in out.rules)


def _slip_line(call: Call, slip: Slip) -> str:
    late = length(slip.by, call.language)
    said = call.word(f"{slip.order} 顺延 {late}", f"{slip.order} slips by {late}")
    if slip.breaks_promise:
        said += call.word(",将超时", ", past its promise")
    return said


def said_of(call: Call, one: Reason | Goal) -> str:
    """Return a reason in this call's language."""
    return word(one.wording_code, one.facts, call.language)
