"""``limit``: what the norm promises for a circuit, and why."""

import argparse
from datetime import datetime

from console.commands.call import Call
from models.errors import RefusedError
from models.rules.glossary import say
from models.rules.norms import limit_of, norms
from models.rules.terms import Locality, Reach, Service, ServiceGrade
from models.rules.zone import SHANGHAI, local, stamp

_YEARS = (1970, 2999)  # what a deadline can be added to, in any zone


def add_words(
    words: "argparse._SubParsersAction[argparse.ArgumentParser]", shared: argparse.ArgumentParser
) -> None:
    """Add ``limit``."""
    limit = words.add_parser("limit", parents=[shared], help="what the norm promises")
    limit.add_argument("--service", choices=[s.value for s in Service], required=True)
    limit.add_argument("--reach", choices=[r.value for r in Reach], required=True)
    limit.add_argument("--grade", choices=[g.value for g in ServiceGrade], required=True)
    limit.add_argument("--locality", choices=[p.value for p in Locality], default=Locality.URBAN)
    limit.add_argument("--from", dest="start", required=True, help="when the trouble was reported")
    limit.set_defaults(action=show_limit)


def moment(text: str) -> datetime:
    """Return a typed moment; without an offset it is the office's own time."""
    try:
        read = datetime.fromisoformat(text)
    except ValueError as error:
        raise RefusedError("command.bad_moment", text=text) from error
    if not _YEARS[0] <= read.year <= _YEARS[1]:
        raise RefusedError("command.bad_moment", text=text)
    return read if read.tzinfo else read.replace(tzinfo=SHANGHAI)


def show_limit(said: argparse.Namespace) -> int:
    """Print the restoration limit, when it would be due, and where the figure comes from."""
    call = Call.of(said)
    start = moment(said.start)
    answer = limit_of(
        norms(),
        service=Service(said.service),
        reach=Reach(said.reach),
        grade=ServiceGrade(said.grade),
        locality=Locality(said.locality),
    )
    due_at = local(start + answer.limit)
    words = [
        say(Service(said.service), call.language),
        say(Reach(said.reach), call.language),
        say(ServiceGrade(said.grade), call.language),
    ]
    hours = answer.limit.total_seconds() / 3600
    lines = [
        f"{' · '.join(words)}: {hours:g} {call.word('小时', 'hours')}",
        f"{call.word('应恢复时间', 'due')}: {stamp(due_at)}",
        f"{call.word('依据', 'source')}: {answer.article} ({answer.edition}, {answer.source})",
    ]
    if answer.inferred:
        lines.append(call.word("此格为推定值", "this cell is inferred"))
    if not answer.verified:
        lines.append(call.word("默认值,请按合同核对", "a default: check it against the contract"))
    call.tell(
        {
            "service": said.service,
            "reach": said.reach,
            "grade": said.grade,
            "locality": str(said.locality),
            "from": local(start),
            "limit_minutes": int(answer.limit.total_seconds() // 60),
            "due_at": due_at,
            "article": answer.article,
            "edition": answer.edition,
            "source": answer.source,
            "verified": answer.verified,
            "inferred": answer.inferred,
        },
        lines,
    )
    return 0
