"""Histories for clock tests: written as lines a dispatcher could read, or drawn at random."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from random import Random
from zoneinfo import ZoneInfo

from models.rules.clock import ClockEvent
from models.rules.promise import Promise
from models.rules.states import Verb
from models.rules.zone import SHANGHAI

MINUTE = timedelta(minutes=1)
STOPS = frozenset({"cust_defer", "cust_power", "force_majeure"})
RUNS_ON = frozenset({"spare", "overload"})
EPOCH = datetime(2026, 9, 28, tzinfo=SHANGHAI)  # a Monday, three days before a long holiday
ZONES = (UTC, SHANGHAI, ZoneInfo("America/New_York"), ZoneInfo("Asia/Urumqi"))


def promise(restoration=120, *, basis="natural", arrival=45, response=15, report=120, **more):
    """Return a promise in minutes."""
    spans = {"arrival": arrival, "response": response, "report": report}
    spans |= {"restoration": restoration, "dispatch": 10, "acknowledge": 15}
    told = {
        "edition": "2026.1",
        "article": "业务恢复时限",
        "source": "seed",
        "inferred": False,
        "basis": basis,
        "calendar_version": "cn-2026",
        "pauses": STOPS,
        **{name: minutes * MINUTE for name, minutes in spans.items()},
    }
    return Promise(**{**told, **more})


def at(text: str) -> datetime:
    """Return office wall time as a moment."""
    return datetime.fromisoformat(text).replace(tzinfo=SHANGHAI)


def history(day: str, *lines: str, told=None, **facts) -> list[ClockEvent]:
    """Return the events of lines such as ``23:50 suspend reason=cust_defer``.

    A line may begin with a full date. ``told`` is the promise taken at ``accept``;
    ``facts`` are laid under the facts of the verb of that name, such as regrade.
    """
    events = []
    for number, line in enumerate(lines, start=1):
        words = line.split()
        if len(words[0]) == 10:
            day = words.pop(0)
        moment, verb = at(f"{day} {words[0]}"), Verb(words[1])
        said = dict(word.split("=", 1) for word in words[2:])
        read = {name: {"yes": True, "no": False}.get(value, value) for name, value in said.items()}
        if verb is Verb.ACCEPT and told is not None:
            read["promise"] = told.to_json()
        read |= facts.get(verb.value, {})
        events.append(ClockEvent(verb, moment, read, number, "王调度"))
    return events


@dataclass(frozen=True, slots=True)
class Drawn:
    """A random history in whole minutes from ``EPOCH``; ``ops`` in the order written down."""

    reported: int
    limits: dict[str, int]
    regraded: dict[str, int] | None
    basis: str
    ops: tuple[tuple[int, str, str], ...]  # minute, what, detail
    now: int


_OPS = (
    ["suspend"] * 6
    + ["resume"] * 6
    + ["restore"] * 2
    + ["reopen_down", "reopen_up", "unfixed", "regrade", "report", "arrive", "contact"]
    + ["dispatch", "acknowledge", "reassign", "approve", "pretest"]
    + ["decline"]
)
_RARE = ("transfer", "void")


def draw(random: Random, *, basis: str) -> Drawn:
    """Return one random history, legal or not, sometimes written down out of order."""
    far = 24 * 60 if basis == "natural" else 7 * 24 * 60
    reported = random.randrange(2 * 24 * 60)
    minutes = sorted(random.randrange(-20, far) for _ in range(random.randrange(1, 12)))
    if random.random() < 0.3:
        minutes = sorted(random.choice(minutes) for _ in minutes)  # many at one minute
    reasons = (*STOPS, *RUNS_ON)
    ops = []
    for minute in minutes:
        what = random.choice(_RARE) if random.random() < 0.02 else random.choice(_OPS)
        ops.append((reported + minute, what, random.choice(reasons)))
    if random.random() < 0.3:
        random.shuffle(ops)  # late entries
    limits = _limits(random, basis)
    regraded = _limits(random, basis) if any(what == "regrade" for _, what, _ in ops) else None
    latest = max(reported, *(minute for minute, _, _ in ops))
    now = latest + random.choice([0, 1, random.randrange(600)])
    return Drawn(reported, limits, regraded, basis, tuple(ops), now)


def _limits(random: Random, basis: str) -> dict[str, int]:
    most = 480 if basis == "natural" else 1200
    names = ("restoration", "arrival", "response", "report")
    return {name: random.randrange(1, most) for name in names}


_VERBS: dict[str, tuple[Verb, dict[str, object]]] = {
    "resume": (Verb.RESUME, {}),
    "restore": (Verb.RESTORE, {"how": "x"}),
    "pretest": (Verb.PRETEST, {"outcome": "restored"}),
    "reopen_down": (Verb.REOPEN, {"service_down": True}),
    "reopen_up": (Verb.SEND_BACK, {"service_down": False}),
    "unfixed": (Verb.FOLLOW_UP, {"outcome": "connected", "fixed": False}),
    "report": (Verb.REPORT, {}),
    "arrive": (Verb.ARRIVE, {}),
    "contact": (Verb.CONTACT, {"outcome": "connected"}),
    "dispatch": (Verb.DISPATCH, {}),
    "acknowledge": (Verb.ACKNOWLEDGE, {}),
    "reassign": (Verb.REASSIGN, {}),
    "decline": (Verb.DECLINE, {}),
    "transfer": (Verb.TRANSFER, {}),
    "void": (Verb.VOID, {}),
}


def as_events(drawn: Drawn, zone=UTC) -> list[ClockEvent]:
    """Return a drawn history as the clock is given it, moments in any zone."""
    first = promise(**drawn.limits, basis=drawn.basis)
    second = promise(**drawn.regraded, basis=drawn.basis) if drawn.regraded else first
    opened = {"reported_at": moment(drawn.reported).isoformat()}
    events = [
        ClockEvent(Verb.OPEN, moment(drawn.reported, zone), opened, 1),
        ClockEvent(Verb.ACCEPT, moment(drawn.reported, zone), {"promise": first.to_json()}, 2),
    ]
    for number, (minute, what, reason) in enumerate(drawn.ops):
        happened, sequence = moment(minute, zone), 3 + 2 * number
        if what == "suspend":
            event = ClockEvent(Verb.SUSPEND, happened, {"reason": reason}, sequence, "a")
        elif what == "approve":
            asked = ClockEvent(Verb.REQUEST_SUSPEND, happened, {"reason": reason}, sequence, "b")
            events.append(asked)
            event = ClockEvent(Verb.APPROVE_SUSPEND, happened, {"note": None}, sequence + 1, "a")
        elif what == "regrade":
            event = ClockEvent(Verb.REGRADE, happened, {"promise": second.to_json()}, sequence)
        else:
            verb, facts = _VERBS[what]
            event = ClockEvent(verb, happened, facts, sequence)
        events.append(event)
    return events


def moment(minute: int, zone=UTC) -> datetime:
    """Return a minute from ``EPOCH`` as a moment."""
    return (EPOCH + minute * MINUTE).astimezone(zone)
