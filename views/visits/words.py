"""Words the screens of customer care share: what is lost, windows, outcomes, lengths."""

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from models.rules.attempts import Advice, NextStep
from models.rules.cadence import CallReason, Loss
from models.rules.terms import CallWindow
from models.rules.windows import Window
from models.rules.zone import local, stamp
from views.wording import term

translate = QCoreApplication.translate

LOST: dict[CallReason, Callable[[], str]] = {
    CallReason.PROMISE: lambda: translate("Visits", "Our word is broken: {about}"),
    CallReason.COMPLAINT: lambda: translate("Visits", "The week after complaint {about} is over"),
    CallReason.REPAIR: lambda: translate("Visits", "Repair {about} stays without a follow-up call"),
    CallReason.RETRY: lambda: translate("Visits", "Not reached, to be rung again ({about})"),
    CallReason.CADENCE: lambda: translate("Visits", "The rhythm of calls is missed"),
}
COMING: dict[CallReason, Callable[[], str]] = {
    CallReason.PROMISE: lambda: translate("Visits", "Promised: {about}"),
    CallReason.COMPLAINT: lambda: translate("Visits", "After complaint {about}"),
    CallReason.REPAIR: lambda: translate("Visits", "After repair {about}"),
    CallReason.RETRY: lambda: translate("Visits", "Not reached yet ({about})"),
    CallReason.CADENCE: lambda: translate("Visits", "Due by rhythm"),
}
ICONS = {
    CallReason.PROMISE: "flag",
    CallReason.COMPLAINT: "message",
    CallReason.REPAIR: "tool",
    CallReason.RETRY: "repeat",
    CallReason.CADENCE: "calendar",
}


def loss_words(loss: Loss) -> str:
    """Return what is lost if nobody rings, and when."""
    said = (LOST if loss.is_lost_today else COMING)[loss.reason]()
    words = said.format(about=loss.about)
    if loss.days < 0:
        late = translate("Visits", "{words}, {days} d late")
        return late.format(words=words, days=-loss.days)
    if loss.days == 0:
        return translate("Visits", "{words} after today").format(words=words)
    return translate("Visits", "{words}, {days} d left").format(words=words, days=loss.days)


def losses_words(losses: Sequence[Loss]) -> str:
    """Return everything a call is about, one line each."""
    return "\n".join(map(loss_words, losses))


def window_words(window: Window) -> str:
    """Return a window with its hours."""
    starts, ends = local(window.starts_at), local(window.ends_at)
    return f"{term(window.kind)} {starts:%H:%M}–{ends:%H:%M}"


def when_words(open_: Window | None, coming: Window | None, now: datetime) -> str:
    """Return whether the customer likes to be rung now, or when next."""
    if open_ is not None:
        said = translate("Visits", "now, until {time}")
        return said.format(time=f"{local(open_.ends_at):%H:%M}")
    if coming is None:
        return translate("Visits", "no window ahead")
    starts = local(coming.starts_at)
    if starts.date() == local(now).date():
        return translate("Visits", "from {time}").format(time=f"{starts:%H:%M}")
    return translate("Visits", "from {day}").format(day=f"{starts:%m-%d %H:%M}")


def in_window_words(window: CallWindow | None) -> str:
    """Return in which window a call was, or that it was in none."""
    return term(window) if window is not None else ""


def length_words(seconds: int) -> str:
    """Return minutes and seconds as a clock shows them."""
    return f"{seconds // 60}:{seconds % 60:02d}"


def advice_words(advice: Advice) -> str:
    """Return what follows a call that reached nobody."""
    if advice.step is NextStep.SUPERVISOR:
        return translate("Visits", "All numbers are spent: a supervisor decides.")
    when = stamp(advice.at)
    if advice.step is NextStep.OTHER_CONTACT:
        return translate("Visits", "Next: ring another contact at {time}.").format(time=when)
    return translate("Visits", "Next try at {time}.").format(time=when)


def flag_words(flags: int) -> str:
    """Return how many wordings must be changed, nothing for none."""
    return translate("Visits", "{count} to change").format(count=flags) if flags else ""
