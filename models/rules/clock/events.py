"""Reads a ticket's events once, in the order things happened, into what the limits need."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Final

from models.rules.clock.spans import Span
from models.rules.promise import Promise
from models.rules.states import Verb
from models.rules.terms import CallOutcome
from models.rules.zone import SHANGHAI


@dataclass(frozen=True, slots=True)
class ClockEvent:
    """One event as the clock sees it; ``sequence`` is the order of writing down."""

    verb: Verb
    happened_at: datetime
    facts: Mapping[str, object] = field(default_factory=dict)
    sequence: int = 0
    actor: str = ""


@dataclass(frozen=True, slots=True)
class Hold:
    """One suspension: why, by whom, on what proof; ``ended_at`` None while it lasts."""

    reason: str
    started_at: datetime
    ended_at: datetime | None
    actor: str
    proof: str | None
    note: str | None

    def span(self, end: datetime) -> Span:
        """Return the stretch held, an open one up to ``end``."""
        return Span(self.started_at, end if self.ended_at is None else self.ended_at)


@dataclass(slots=True)
class Story:
    """What happened to one ticket, as far as any limit cares.

    ``outages`` are the finished stretches without service; ``down_since`` is the one
    that lasts. ``to_dispatch_at`` and ``awaited_at`` are since when a dispatch and a crew
    are waited for. ``ended_by`` is transfer or void, at ``ended_at``.
    """

    reported_at: datetime
    latest_at: datetime
    promise: Promise | None = None
    outages: list[Span] = field(default_factory=list)
    down_since: datetime | None = None
    restored_at: datetime | None = None
    holds: list[Hold] = field(default_factory=list)
    asked: Mapping[str, object] = field(default_factory=dict)
    to_dispatch_at: datetime | None = None
    first_dispatch_at: datetime | None = None
    dispatch_at: datetime | None = None
    acknowledged_at: datetime | None = None
    first_acknowledge_at: datetime | None = None
    responded_at: datetime | None = None
    awaited_at: datetime | None = None
    arrived_at: datetime | None = None
    report_at: datetime | None = None
    ended_by: Verb | None = None
    ended_at: datetime | None = None

    def end_holds(self, at: datetime) -> None:
        """End every suspension that lasts: a ticket is held or it is not."""
        for place, hold in enumerate(self.holds):
            if hold.ended_at is None:
                self.holds[place] = Hold(
                    hold.reason, hold.started_at, at, hold.actor, hold.proof, hold.note
                )

    def go_up(self, at: datetime) -> None:
        """Service is back: the outage ends, and with it any suspension."""
        if self.down_since is None:
            return
        self.end_holds(at)
        self.outages.append(Span(self.down_since, at))
        self.down_since, self.restored_at = None, at
        self.responded(at)

    def go_down(self, at: datetime) -> None:
        """Service is out again: the clock goes on where it stopped."""
        if self.down_since is not None:
            return
        self.down_since, self.restored_at, self.report_at = at, None, None
        if self.first_dispatch_at is None:
            self.to_dispatch_at = at
        if self.arrived_at is None:
            self.awaited_at = at

    def responded(self, at: datetime) -> None:
        """The customer heard from somebody; only the first time matters."""
        if self.responded_at is None:
            self.responded_at = at


def read_story(events: Iterable[ClockEvent]) -> Story | None:
    """Return the story of a ticket, or None before it was opened.

    Events count in the order they happened, ties in the order they were written; what
    is said to have happened before the report counts from the report.
    """
    ordered = sorted(map(_in_utc, events), key=lambda event: (event.happened_at, event.sequence))
    opened = next((event for event in ordered if event.verb is Verb.OPEN), None)
    if opened is None:
        return None
    reported = _moment(opened.facts.get("reported_at")) or opened.happened_at
    story = Story(reported, max(reported, ordered[-1].happened_at))
    story.promise = _promise(ordered)
    story.down_since = reported
    for event in ordered:
        tell = _TELLERS.get(event.verb)
        if tell is not None and story.ended_by is None:
            tell(story, event, max(event.happened_at, reported))
    return story


def _in_utc(event: ClockEvent) -> ClockEvent:
    if event.happened_at.tzinfo is UTC:
        return event
    return replace(event, happened_at=event.happened_at.astimezone(UTC))


def _moment(value: object) -> datetime | None:
    if isinstance(value, str):
        value = datetime.fromisoformat(value)
    if not isinstance(value, datetime):
        return None
    return (value if value.tzinfo else value.replace(tzinfo=SHANGHAI)).astimezone(UTC)


def _promise(events: Iterable[ClockEvent]) -> Promise | None:
    """Return the promise written down last: a correction holds for the whole life."""
    told = [
        (event.sequence, event.facts["promise"])
        for event in events
        if event.verb in (Verb.ACCEPT, Verb.REGRADE) and event.facts.get("promise") is not None
    ]
    if not told:
        return None
    value = max(told, key=lambda pair: pair[0])[1]
    if isinstance(value, Mapping):
        return Promise.from_json(value)
    return value if isinstance(value, Promise) else None


def _text(value: object) -> str | None:
    return value if isinstance(value, str) and value else None


Teller = Callable[[Story, ClockEvent, datetime], None]


def _accept(story: Story, _event: ClockEvent, at: datetime) -> None:
    story.to_dispatch_at = story.to_dispatch_at or at


def _pretest(story: Story, event: ClockEvent, at: datetime) -> None:
    if event.facts.get("outcome") == "restored":
        story.go_up(at)


def _dispatch(story: Story, _event: ClockEvent, at: datetime) -> None:
    story.first_dispatch_at = story.first_dispatch_at or at
    story.dispatch_at, story.acknowledged_at = at, None


def _reassign(story: Story, event: ClockEvent, at: datetime) -> None:
    story.end_holds(at)
    _dispatch(story, event, at)


def _undispatch(story: Story, _event: ClockEvent, _at: datetime) -> None:
    story.dispatch_at = story.acknowledged_at = None


def _acknowledge(story: Story, _event: ClockEvent, at: datetime) -> None:
    story.acknowledged_at = story.acknowledged_at or at
    story.first_acknowledge_at = story.first_acknowledge_at or at


def _contact(story: Story, event: ClockEvent, at: datetime) -> None:
    if event.facts.get("outcome") == CallOutcome.CONNECTED:
        story.responded(at)


def _depart(story: Story, event: ClockEvent, at: datetime) -> None:
    if event.facts.get("called") == CallOutcome.CONNECTED:
        story.responded(at)


def _feedback(story: Story, event: ClockEvent, at: datetime) -> None:
    if event.facts.get("to_customer") is True:
        story.responded(at)


def _appoint(story: Story, _event: ClockEvent, at: datetime) -> None:
    story.responded(at)


def _arrive(story: Story, _event: ClockEvent, at: datetime) -> None:
    story.arrived_at = story.arrived_at or at
    story.responded(at)


def _ask(story: Story, event: ClockEvent, _at: datetime) -> None:
    story.asked = event.facts


def _hold(story: Story, event: ClockEvent, at: datetime) -> None:
    facts = event.facts
    if event.verb is Verb.APPROVE_SUSPEND:
        facts = {**story.asked, **{k: told for k, told in facts.items() if told is not None}}
    if story.down_since is None:
        return  # nothing runs that a hold could stop
    reason = _text(facts.get("reason")) or ""
    proof, note = _text(facts.get("proof")), _text(facts.get("note"))
    story.holds.append(Hold(reason, at, None, event.actor, proof, note))


def _resume(story: Story, _event: ClockEvent, at: datetime) -> None:
    story.end_holds(at)


def _restore(story: Story, _event: ClockEvent, at: datetime) -> None:
    story.go_up(at)


def _report(story: Story, _event: ClockEvent, at: datetime) -> None:
    story.go_up(at)  # an inquiry answered by phone has no other end
    story.report_at = story.report_at or at


def _down_again(story: Story, event: ClockEvent, at: datetime) -> None:
    if event.facts.get("service_down") is True or event.facts.get("fixed") is False:
        story.go_down(at)


def _end(story: Story, event: ClockEvent, at: datetime) -> None:
    story.end_holds(at)
    story.ended_by, story.ended_at = event.verb, at


_TELLERS: Final[Mapping[Verb, Teller]] = {
    Verb.ACCEPT: _accept,
    Verb.PRETEST: _pretest,
    Verb.DISPATCH: _dispatch,
    Verb.REASSIGN: _reassign,
    Verb.DECLINE: _undispatch,
    Verb.RECALL: _undispatch,
    Verb.ACKNOWLEDGE: _acknowledge,
    Verb.CONTACT: _contact,
    Verb.APPOINT: _appoint,
    Verb.DEPART: _depart,
    Verb.FEEDBACK: _feedback,
    Verb.ARRIVE: _arrive,
    Verb.REQUEST_SUSPEND: _ask,
    Verb.APPROVE_SUSPEND: _hold,
    Verb.SUSPEND: _hold,
    Verb.RESUME: _resume,
    Verb.RESTORE: _restore,
    Verb.RESTORE_ALONG: _restore,
    Verb.REPORT: _report,
    Verb.SEND_BACK: _down_again,
    Verb.FOLLOW_UP: _down_again,
    Verb.REOPEN: _down_again,
    Verb.TRANSFER: _end,
    Verb.VOID: _end,
}
