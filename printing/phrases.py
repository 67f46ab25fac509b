"""Facts put into the words forms print: moments, limits, instruments, tests, holds."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from models.rules.zone import local, short
from models.sheets import (
    ClockLine,
    InstrumentLine,
    Measurement,
    Override,
    PromiseBlock,
    SuspensionLine,
)
from models.sheets.site_visit import CheckedItem
from printing.marks import boxes

BLANK = "＿＿＿"  # room to write a figure in


def arithmetic(begun_at: datetime, promise: PromiseBlock, begun: str = "申告") -> str:
    """Return how a due moment came about: begun, limit, time not counted; then the ledger."""
    idle = promise.due_at - begun_at - promise.limit
    stopped = f"+ 不计时 {idle / timedelta(minutes=1):.0f} 分钟" if idle > timedelta() else ""
    due = f"{begun} {short(begun_at)} + {hours(promise.limit)} {stopped}".strip()
    return "；".join((f"{due} = {short(promise.due_at)}", *map(_clock_line, promise.arithmetic)))


def _clock_line(line: ClockLine) -> str:
    told = span(line.started_at, line.ended_at)
    length = f"{line.minutes} 分钟" if line.minutes else ""
    return joined(line.label, told, length, line.note)


def span(start: datetime | None, end: datetime | None) -> str:
    """Return ``11-20 23:30→11-21 01:30``, leaving a repeated day out."""
    if start is None or end is None:
        return short(start or end)
    same = local(start).date() == local(end).date()
    return f"{short(start)}→{local(end):%H:%M}" if same else f"{short(start)}→{short(end)}"


def hours(limit: timedelta) -> str:
    """Return a limit as ``2 小时``."""
    return f"{limit / timedelta(hours=1):g} 小时"


def instrument(line: InstrumentLine) -> str:
    """Return an instrument with its calibration; one past its day says 超期."""
    valid = f"校准至 {line.valid_until_on}" if line.valid_until_on else ""
    return joined(line.name, line.number, valid, "超期" if line.expired else "")


def measured(measurements: Iterable[Measurement]) -> str:
    """Return test values, or the blanks to fill them in."""
    return "　".join(map(_measurement, measurements)) or "　　　　".join(
        ("收光       dBm", "丢包       %", "时延       ms", "误码")
    )


def _measurement(one: Measurement) -> str:
    threshold = f"(门限 {one.threshold})" if one.threshold else ""
    return joined(one.name, one.value + threshold, one.verdict)


def finding(item: CheckedItem) -> str:
    """Return what was found at one line of a check, or the boxes and blanks to say it in."""
    blank = f"{BLANK}{item.unit}" if item.unit else ""
    written = joined(item.answer, item.unit) if item.answer else blank
    return joined(boxes(item.choices, " "), written)


def suspension(one: SuspensionLine) -> str:
    """Return one hold: why, from when to when, whether the clock stopped, and the proof."""
    clock = "停表" if one.stops_clock else "不停表"
    return joined(one.reason, span(one.started_at, one.ended_at), clock, one.proof)


def joined(*parts: str) -> str:
    """Return the parts that are there, with a space between."""
    return " ".join(filter(None, parts))


def overridden(overrides: Iterable[Override]) -> Iterable[str]:
    """Yield each rule set aside at dispatch."""
    for one in overrides:
        yield f"越限派工 {one.rule}：{one.reason}（{one.by}）"


def missing_glyphs(missing: frozenset[str]) -> Iterable[str]:
    """Yield which characters printed as 〓."""
    if missing:
        codes = " ".join(f"U+{ord(letter):04X}" for letter in sorted(missing))
        yield f"〓为字库缺字 {codes}"


def share(part: float, whole: float) -> str:
    """Return a part of a whole as ``98.5%``; nothing of nothing is a dash."""
    return f"{part / whole:.1%}" if whole else "—"
