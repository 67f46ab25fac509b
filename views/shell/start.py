"""Starting: an empty frame is painted first, and everything else is loaded behind it."""

import gc
import sys
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from console.places import Places
from console.settings import DeskSettings
from views import theme
from views.shell.main_window import MainWindow

if TYPE_CHECKING:
    from console.options import Options
    from models.errors import StoreError
    from views.shell.console import Console

ENVIRONMENT = 3


def start(options: "Options") -> int:
    """Open the console and return its exit status; 3 where the environment forbids it."""
    gc.disable()  # until the first list stands: nothing is thrown away before
    places = Places.of(office=options.office, data=options.data, demo=options.demo)
    app = QApplication(sys.argv[:1])
    app.setApplicationName("Paidan")
    settings = DeskSettings(places.data / "desk.ini")
    if options.language is not None:
        settings.change(language=options.language)
    points = theme.BIG_POINTS if settings.big_text else theme.POINTS
    theme.wear(app, settings.theme, points=points)
    run = Run(app, MainWindow(settings), settings, places=places, options=options)
    return run.until_left()


class Run:
    """One run of the program, from the first frame to the last thread."""

    def __init__(
        self,
        app: QApplication,
        window: MainWindow,
        settings: DeskSettings,
        *,
        places: Places,
        options: "Options",
    ) -> None:
        self._app, self._window, self._settings = app, window, settings
        self._places, self._options = places, options
        self._ways_down: list[partial[None]] = []
        self._console: Console | None = None
        self._status = 0
        window.leaving.connect(app.quit)
        window.painted.connect(partial(QTimer.singleShot, 0, self._go_on))

    def until_left(self) -> int:
        """Show the frame, run the loop, and bring everything down in order."""
        self._window.show()
        try:
            self._app.exec()
        finally:
            for way in self._ways_down:
                way()
            self._discard_demo()
        return self._status

    def _go_on(self) -> None:
        """The frame stands: take the office's file and load the console."""
        from console.office import claim
        from models.errors import StoreError

        self._status = 0
        try:
            lock = claim(self._places)
        except StoreError as error:
            self._refuse(error)
            return
        try:
            self._open()
        except OSError as error:
            if lock is not None:
                lock.release()
            self._refuse(StoreError.of_system(error, str(self._places.data)))
            return
        if lock is not None:
            self._ways_down.append(partial(lock.release))

    def _open(self) -> None:
        from console.crash import CrashNet, start_log
        from console.office import Opening
        from views.shell.console import Console
        from views.shell.screens import screens

        options = self._options
        opening = Opening(self._places, create=options.office is None, demo=options.demo)
        log_file = start_log(self._places.logs)
        console = Console(
            self._app, opening, self._settings, screens=screens(), window=self._window
        )
        self._console = console
        net = CrashNet(log_file, console.crashed.emit)
        net.spread()
        self._ways_down[:0] = [partial(console.close), partial(net.fold)]
        console.show()

    def _discard_demo(self) -> None:
        """Everything is closed: remove the demonstration's folder, where that was wished."""
        if self._console is not None and self._console.discards_demo:
            from console.office import remove_demo

            remove_demo(self._places)

    def _refuse(self, error: "StoreError") -> None:
        """Say in the window why it cannot open; who double-clicked sees no terminal."""
        from console.language import Language
        from views import wording
        from views.shell.sign_in_page import TroubleCard

        self._language = Language(self._app)
        self._language.speak(self._settings.language)
        wording.set_language(self._settings.language)
        text, code = wording.sentence(error), wording.code_of(error)
        self._window.put(TroubleCard(text, code, self._go_on))
        self._status = ENVIRONMENT
