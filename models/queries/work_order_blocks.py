"""The parts of a printed work order that come from what happened, worded in Chinese."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from models.domain import Ticket
from models.domain.ledger import Past, moment_in
from models.errors import RefusedError
from models.rules.clock import ClockReading, SegmentKind
from models.rules.glossary import is_listed, say
from models.rules.norms import Norms
from models.rules.promise import Promise
from models.rules.states import Verb
from models.rules.terms import NormSource, ServiceGrade
from models.rules.wording import word
from models.sheets import (
    ClockLine,
    Material,
    Measurement,
    Override,
    PromiseBlock,
    Replacement,
    SuspensionLine,
    Tick,
    WorkBlock,
)

LANGUAGE = "zh_CN"
_HOLDS = (Verb.SUSPEND, Verb.APPROVE_SUSPEND)
_TEST_NAMES = {
    "optical_dbm": "收光",
    "loss_percent": "丢包",
    "latency_ms": "时延",
    "ber": "误码",
    "speed_mbps": "速率",
}
_VERDICTS = {"True": "合格", "False": "不合格"}
# What moves the due moment away from the sum of report and limit; the rest counts.
_EXPLAINING = {
    SegmentKind.PAUSED: "暂停计时",
    SegmentKind.OUTSIDE_HOURS: "非工作时间",
}
_SOURCES = {
    NormSource.SEED: "",
    NormSource.PUBLIC: "(参考)",
    NormSource.DEFAULT: "(默认)",
    NormSource.CONTRACT: "(合同)",
}


def said(value: Any) -> str:
    """Return the office's Chinese word for a term, nothing for none."""
    return "" if value is None or not is_listed(value) else say(value, LANGUAGE)


def last(past: Sequence[Past], *verbs: Verb) -> Past | None:
    """Return the latest event of some verbs."""
    return next((event for event in reversed(past) if event.verb in verbs), None)


def told(event: Past | None, name: str) -> str:
    """Return a fact of an event as text, nothing for none."""
    value = None if event is None else event.facts.get(name)
    return "" if value is None else str(value)


def at(event: Past | None) -> datetime | None:
    """Return when an event happened."""
    return None if event is None else event.happened_at


def promise_block(ticket: Ticket, clock: ClockReading, norms: Norms) -> PromiseBlock | None:
    """Return what was promised and the arithmetic of its due moment."""
    if ticket.promise is None or clock.due_at is None or ticket.grade is None:
        return None
    promise = Promise.from_json(ticket.promise)
    return PromiseBlock(
        grade=said(ServiceGrade(ticket.grade)),
        limit=promise.restoration,
        due_at=clock.due_at,
        source=_short_article(promise.article) + _SOURCES[NormSource(promise.source)],
        inferred=promise.inferred,
        arithmetic=tuple(
            ClockLine(
                label=_EXPLAINING[segment.kind],
                started_at=segment.started_at,
                ended_at=segment.ended_at,
                minutes=segment.length // timedelta(minutes=1),
                note=_reason(norms, segment.reason),
            )
            for segment in clock.segments
            if segment.kind in _EXPLAINING
        ),
    )


def _short_article(article: str) -> str:
    """Return what an article is called by, before the colon: a cell of the form is narrow."""
    return article.replace("：", ":").partition(":")[0]


def work_block(ticket: Ticket, past: Sequence[Past], norms: Norms) -> WorkBlock:
    """Return what the crew did, as far as it is known when the sheet is printed."""
    report = last(past, Verb.REPORT)
    return WorkBlock(
        appointed_at=ticket.appointed_at,
        arrived_at=at(last(past, Verb.ARRIVE)),
        started_at=at(last(past, Verb.START)),
        restored_at=ticket.restored_at,
        left_at=None if report is None else moment_in(report, "left_at"),
        cause=cause_said(norms, ticket.cause_code),
        segment=said(ticket.segment),
        process=ticket.process,
        replacements=_replacements(report),
        materials=_materials(report),
        measurements=measurements(past),
        suspensions=suspensions(past, ticket, norms),
        prevention=ticket.prevention,
        satisfaction=said(ticket.satisfaction),
        comment=told(report, "customer_comment"),
    )


def cause_said(norms: Norms, code: str) -> str:
    """Return a cause as code and words; one the norms no longer know stays a code."""
    if not code:
        return ""
    try:
        return f"{code} {norms.causes.find(code).said(LANGUAGE)}"
    except RefusedError:
        return code


def _replacements(report: Past | None) -> tuple[Replacement, ...]:
    rows = () if report is None else report.facts.get("replaced", ())
    return tuple(
        Replacement(
            name="客户端设备",
            old_serial=row.get("old_serial") or "",
            new_serial=row.get("new_serial") or "",
        )
        for row in rows
    )


def _materials(report: Past | None) -> tuple[Material, ...]:
    rows = () if report is None else report.facts.get("materials", ())
    return tuple(
        Material(name=row["name"], quantity=f"{row['quantity']:g} {row.get('unit') or ''}".strip())
        for row in rows
    )


def measurements(past: Sequence[Past]) -> tuple[Measurement, ...]:
    """Return the latest value of each test told with the restoration or the report."""
    found: dict[str, Measurement] = {}
    for event in past:
        for row in event.facts.get("tests", ()):
            found[row["item"]] = _measurement(row)
    return tuple(found.values())


def _measurement(row: Mapping[str, Any]) -> Measurement:
    unit = row.get("unit") or ""
    return Measurement(
        name=_TEST_NAMES.get(row["item"], row["item"]),
        value=f"{row['value']:g} {unit}".strip(),
        verdict=_VERDICTS.get(str(row.get("passed")), ""),
    )


def suspensions(past: Sequence[Past], ticket: Ticket, norms: Norms) -> tuple[SuspensionLine, ...]:
    """Return every hold with its reason and whether it stopped the clock."""
    pauses = frozenset((ticket.promise or {}).get("pauses", ()))
    lines: list[SuspensionLine] = []
    for place, event in enumerate(past):
        if event.verb not in _HOLDS:
            continue
        ended = next(
            (one for one in past[place:] if one.verb in (Verb.RESUME, Verb.REASSIGN)), None
        )
        reason = told(event, "reason")
        lines.append(
            SuspensionLine(
                reason=_reason(norms, reason),
                started_at=event.happened_at,
                ended_at=at(ended),
                stops_clock=reason in pauses,
                proof=told(event, "proof"),
            )
        )
    return tuple(lines)


def _reason(norms: Norms, code: str | None) -> str:
    reason = norms.suspension.reasons.get(code or "")
    return (code or "") if reason is None else reason.said(LANGUAGE)


def steps(norms: Norms, past: Sequence[Past]) -> tuple[Tick, ...]:
    """Return the strip of the eight steps, ticked where an event shows the step done."""
    done = {event.verb for event in past}
    report = last(past, Verb.REPORT)
    ticked = set(() if report is None else report.facts.get("eight_steps", ()))
    return tuple(
        Tick(label=line.zh, done=line.event in done or line.code in ticked)
        for line in norms.checklists.eight_steps.lines
    )


def five_ones(norms: Norms, past: Sequence[Past]) -> tuple[Tick, ...]:
    """Return the strip of the five ones, ticked as told when setting out."""
    ticked = set()
    for event in past:
        if event.verb in (Verb.DEPART, Verb.REPORT):
            ticked |= set(event.facts.get("five_ones", ()))
    return tuple(
        Tick(label=line.zh, done=line.code in ticked or line.zh in ticked)
        for line in norms.checklists.five_ones.lines
    )


def overrides(past: Sequence[Past], order: str | None) -> tuple[Override, ...]:
    """Return the rules a supervisor set aside for an order: paper must not hide it."""
    return tuple(
        Override(
            rule=word(one["code"], one["facts"], LANGUAGE),
            reason=told(event, "override_reason"),
            by=event.actor,
        )
        for event in past
        if event.facts.get("order") == order
        for one in event.facts.get("overrides", ())
    )


def expected(past: Sequence[Past]) -> datetime | None:
    """Return the repair time told last."""
    feedback = last(past, Verb.FEEDBACK)
    return None if feedback is None else moment_in(feedback, "expected_at")
