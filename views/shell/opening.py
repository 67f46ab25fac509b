"""Opening the office in front of somebody: how far it is, a way out, or why it cannot be."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout, QWidget

from console.calls import Call
from console.clock import Clock
from console.office import PERCENT, Building, Opening, open_store
from console.tasks import Tasks
from views import wording
from views.shell.main_window import MainWindow
from views.shell.sign_in_page import Card, TroubleCard
from views.widgets.dialog import confirm
from views.widgets.plain_label import PlainLabel

translate = QCoreApplication.translate


class BuildingCard(QWidget):
    """The made-up county being built: a bar, and a button that stops it."""

    def __init__(self, cancel: Callable[[], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        words = translate("Shell", "Building the demonstration county, once, in about a minute…")
        self.bar = QProgressBar(self)
        self.bar.setRange(0, PERCENT)
        self.bar.setFixedWidth(self.fontMetrics().averageCharWidth() * 60)
        self.bar.setAccessibleName(words)
        self.stop = QPushButton(translate("Shell", "&Stop"), self)
        self.stop.clicked.connect(partial(self._stop, cancel))
        line = QHBoxLayout()
        line.addStretch(1)
        line.addWidget(self.bar)
        line.addWidget(self.stop)
        line.addStretch(1)
        label = PlainLabel(words, self, role="muted")
        column = QVBoxLayout(self)
        column.addStretch(2)
        top = QHBoxLayout()
        top.addStretch(1)
        top.addWidget(label)
        top.addStretch(1)
        column.addLayout(top)
        column.addLayout(line)
        column.addStretch(3)
        self.setFocusProxy(self.stop)

    def show_share(self, done: int, total: int) -> None:
        """Show how far it is."""
        self.bar.setRange(0, total)
        self.bar.setValue(done)

    def _stop(self, cancel: Callable[[], None]) -> None:
        self.stop.setEnabled(False)
        cancel()


def ask_remove_demo(window: QWidget, done: Callable[[], None]) -> None:
    """Ask whether the whole demonstration is to go, and close the console if so."""
    confirm(
        window,
        translate("Shell", "Remove the demonstration"),
        translate(
            "Shell",
            "The made-up county and everything tried out in it are deleted, and the console "
            "closes. Your own office is another file and stays as it is.",
        ),
        ok=translate("Shell", "&Remove and close"),
        done=done,
    )


class Opener(QObject):
    """Opens the office on the database thread; ``done`` once it is open."""

    def __init__(
        self,
        tasks: Tasks,
        window: MainWindow,
        opening: Opening,
        *,
        clock: Clock,
        stage: Callable[[Card], None],
        done: Callable[[None], None],
    ) -> None:
        super().__init__(window)
        self._tasks, self._window, self._opening = tasks, window, opening
        self._clock, self._stage, self._done = clock, stage, done

    def open(self) -> None:
        """Open it, saying so; a demonstration that has no county yet shows it being built."""
        building = Building(self._tasks.progress(self, Call(), self._show_share).report)
        self._building = building
        self._card: BuildingCard | None = None
        self._window.show_waiting(translate("Shell", "Opening the office…"))
        self._tasks.open(
            self,
            partial(open_store, self._opening, self._clock.now(), building),
            self._done,
            failed=self.refuse,
        )

    def refuse(self, error: Exception) -> None:
        """Say why the office cannot be opened, and offer to try again."""
        if not wording.is_known(error):
            raise error
        text, code = wording.sentence(error), wording.code_of(error)
        self._stage(TroubleCard(text, code, self.open))

    def _show_share(self, done: int, total: int) -> None:
        if self._card is None:
            self._card = BuildingCard(self._building.cancel)
            self._window.put(self._card)
        self._card.show_share(done, total)
