"""Where to go on with a job that stopped: only the person at the printer can see it."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from console.press.job import PrintJob
from views.widgets.choice_box import ChoiceBox
from views.widgets.dialog import QuietDialog
from views.widgets.plain_label import PlainLabel

translate = QCoreApplication.translate


class GoOnDialog(QuietDialog):
    """Asks for the first paper that is missing; ``chosen`` hears its place, counted from 0."""

    def __init__(self, job: PrintJob, parent: QWidget, *, chosen: Callable[[int], None]) -> None:
        super().__init__(translate("Press", "Go on with the job"), parent)
        words = translate(
            "Press",
            "Look at what came out. Papers before the one chosen are recorded as printed; "
            "it and those after are printed again.",
        )
        told = PlainLabel(words, self, wrap=True)
        told.setMinimumWidth(self.fontMetrics().averageCharWidth() * 56)
        self.first = ChoiceBox(_places(job), self)
        self.first.setAccessibleName(translate("Press", "The first paper that is missing"))
        self.first.set_value(max(job.recorded, job.came))
        self.body.addWidget(told)
        self.body.addWidget(
            PlainLabel(translate("Press", "The first paper that is missing"), self, role="muted")
        )
        self.body.addWidget(self.first)
        self.buttons(translate("Press", "Go on"))
        self.accepted.connect(lambda: chosen(self.first.value()))


def _places(job: PrintJob) -> list[tuple[int, str]]:
    """Return the papers a job can go on at; all of them only where all were drawn."""
    begin, drawn = max(job.recorded, job.came), len(job.drawn)
    places = [
        (n, f"{n + 1}  {job.wish.numbers[n]}") for n in range(begin, min(drawn + 1, job.count))
    ]
    if drawn == job.count:
        places.append((job.count, translate("Press", "none: all came out")))
    return places
