"""What of the log is looked for: words, days, caller, outcome, satisfaction, what went wrong."""

from datetime import date, datetime, timedelta

from PySide6.QtCore import QCoreApplication, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from models.queries.visit_log import Wanted
from models.rules.cadence import months_on
from models.rules.terms import CallOutcome, Satisfaction
from models.rules.zone import local_day
from views.desk import Desk
from views.widgets.choice_box import ChoiceBox
from views.widgets.plain_label import PlainLabel

translate = QCoreApplication.translate

PAUSE_MS = 250
ABNORMAL, FLAGGED, OUTSIDE = "abnormal", "flagged", "outside"
MONTHS = 12


class LogFilter(QWidget):
    """``changed`` tells that something else is looked for."""

    changed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = QLineEdit(self, clearButtonEnabled=True)
        self.period = ChoiceBox(_periods(desk.now()), self)
        self.caller = ChoiceBox([], self, empty=translate("Visits", "Every caller"))
        self.outcome = ChoiceBox(CallOutcome, self, empty=translate("Visits", "Every outcome"))
        every = translate("Visits", "Every satisfaction")
        self.satisfaction = ChoiceBox(Satisfaction, self, empty=every)
        wrong = [
            (ABNORMAL, translate("Visits", "equipment not well")),
            (FLAGGED, translate("Visits", "wording to change")),
            (OUTSIDE, translate("Visits", "outside the windows")),
        ]
        self.wrong = ChoiceBox(wrong, self, empty=translate("Visits", "Everything"))
        self.behind = PlainLabel("", self, role="soon")
        self._numbers: tuple[str, ...] = ()
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._build()

    def month(self) -> date:
        """Return the first day of the month chosen, of the present one for a whole year."""
        since, until = self.period.value()
        chosen: date = until if since.month != until.month else since
        return chosen.replace(day=1)

    def wanted(self) -> Wanted:
        """Return what is looked for; the calls behind a figure stand for themselves."""
        if self._numbers:
            return Wanted(numbers=self._numbers)
        since, until = self.period.value()
        return Wanted(
            text=self.words.text(),
            since=since,
            until=until,
            caller=self.caller.value() or "",
            outcome=self.outcome.value(),
            satisfaction=self.satisfaction.value(),
            abnormal=self.wrong.value() == ABNORMAL,
            flagged=self.wrong.value() == FLAGGED,
            outside=self.wrong.value() == OUTSIDE,
        )

    def show_callers(self, names: tuple[str, ...]) -> None:
        """Offer everybody who ever rang."""
        self.caller.show_choices([(name, name) for name in names])

    def show_behind(self, numbers: tuple[str, ...], words: str) -> None:
        """Look for the calls behind a figure until something else is chosen."""
        self._numbers = numbers
        self.behind.setText(words)
        self.behind.setVisible(bool(numbers))
        self.changed.emit()

    def _build(self) -> None:
        self.words.setPlaceholderText(translate("Visits", "Customer, initials, number or promise"))
        for widget, name in (
            (self.words, translate("Visits", "Find in the log")),
            (self.period, translate("Visits", "Period")),
            (self.caller, translate("Visits", "Caller")),
            (self.outcome, translate("Visits", "Outcome")),
            (self.satisfaction, translate("Visits", "Satisfaction")),
            (self.wrong, translate("Visits", "What went wrong")),
        ):
            widget.setAccessibleName(name)
        self.behind.hide()
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.words, 1)
        for box in (self.period, self.caller, self.outcome, self.satisfaction, self.wrong):
            line.addWidget(box)
            box.activated.connect(lambda _: self._choose())
        line.addWidget(self.behind)
        self._pause.timeout.connect(self._choose)
        self.words.textEdited.connect(lambda _: self._pause.start())

    def _choose(self) -> None:
        self._numbers = ()
        self.behind.hide()
        self.changed.emit()


def months(now: datetime) -> list[tuple[date, str]]:
    """Return the last twelve months by their first day, the present one first."""
    found: list[tuple[date, str]] = []
    first = local_day(now).replace(day=1)
    for _ in range(MONTHS):
        found.append((first, f"{first:%Y-%m}"))
        first = (first - timedelta(days=1)).replace(day=1)
    return found


def _periods(now: datetime) -> list[tuple[tuple[date, date], str]]:
    """Return the months to choose from, the present one first, and the last twelve together."""
    known = months(now)
    spans = [((first, _last(first)), words) for first, words in known]
    whole = ((known[-1][0], _last(known[0][0])), translate("Visits", "Twelve months"))
    return [spans[0], whole, *spans[1:]]


def _last(first: date) -> date:
    return months_on(first, 1) - timedelta(days=1)
