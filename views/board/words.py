"""What the chart says of a bar, a crew and a place, in words for tips, badges and the ear."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from PySide6.QtCore import QCoreApplication

from models.queries.board_rows import GanttCrew
from models.rules.placement import Placement, Reason, Weight
from models.rules.stage import pressing
from models.rules.wording import word
from views.board.lanes import Placed
from views.widgets.aging import left_words, short_number
from views.widgets.moments import near
from views.wording import language, length, term

translate = QCoreApplication.translate

_ORDER = list(Weight)


def bar_label(placed: Placed) -> str:
    """Return what stands on a bar."""
    bar = placed.bar
    number = short_number(bar.number).rpartition("-")[2]
    name = bar.customer_name or bar.symptom
    return f"{number} {name}" if bar.lead else f"+{number} {name}"


def bar_tip(placed: Placed, reasons: Iterable[Reason], now: datetime) -> str:
    """Return everything about a bar, line by line."""
    bar = placed.bar
    times = translate("Board", "{start} to {end}, {length}").format(
        start=near(placed.starts_at, now),
        end=near(placed.ends_at, now),
        length=length(placed.ends_at - placed.starts_at),
    )
    lines = [
        f"{bar.number}  {term(bar.state)}",
        "  ".join(part for part in (bar.customer_name, term(bar.grade), bar.town) if part),
        bar.symptom,
        times,
    ]
    if bar.travel_minutes:
        travel = length(timedelta(minutes=bar.travel_minutes))
        lines.append(translate("Board", "of it {time} on the way").format(time=travel))
    if bar.vehicle:
        lines.append(translate("Board", "in {vehicle}").format(vehicle=bar.vehicle))
    mark = pressing(bar.limits, now)
    if mark is not None:
        lines.append(left_words(mark, now))
    if placed.clashes:
        lines.append(translate("Board", "The crew has another order at the same time."))
    lines += [reason_line(reason) for reason in heaviest_first(reasons)]
    return "\n".join(line for line in lines if line)


def reason_line(reason: Reason) -> str:
    """Return the sentence of one reason."""
    return word(reason.wording_code, reason.facts, language())


def heaviest_first(reasons: Iterable[Reason]) -> list[Reason]:
    """Return reasons by weight."""
    return sorted(reasons, key=lambda reason: _ORDER.index(reason.weight))


def duty_word(crew: GanttCrew) -> str:
    """Return whether a crew is at work now."""
    if crew.on_duty is None:
        return translate("Board", "no roster")
    return translate("Board", "on duty") if crew.on_duty else translate("Board", "off duty")


def load_word(crew: GanttCrew) -> str:
    """Return how full a crew's day is."""
    percent = crew.load_percent
    if percent is None:
        return length(timedelta(minutes=crew.load_minutes)) if crew.load_minutes else ""
    return translate("Board", "load {percent} %").format(percent=percent)


def answer_word(placement: Placement) -> str:
    """Return the rules' answer in a word or two."""
    if placement.blocked:
        return translate("Board", "Cannot go")
    if placement.needs_override:
        return translate("Board", "Only with a supervisor's reason")
    if placement.warnings:
        return translate("Board", "May go, with care")
    return translate("Board", "May go")


def answer_tone(placement: Placement) -> str:
    """Return the tone of that answer."""
    if placement.blocked:
        return "overdue"
    return "soon" if placement.reasons else "good"


def answer_icon(placement: Placement) -> str:
    """Return the sign of that answer."""
    if placement.blocked:
        return "ban"
    return "alert-triangle" if placement.reasons else "check"
