"""Starting: the window is painted first, the office is opened behind it."""

import gc
import sys
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from console.crash import CrashNet, start_log
from console.language import Language
from console.office import Opening, claim
from console.places import Places
from console.settings import DeskSettings
from models.errors import StoreError
from views import theme, wording
from views.shell.console import Console
from views.shell.main_window import MainWindow
from views.shell.screens import screens
from views.shell.sign_in_page import TroubleCard

if TYPE_CHECKING:
    from console.options import Options

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
    try:
        lock = claim(places)
    except StoreError as error:
        return _refused(app, settings, error)
    try:
        opening = Opening(places, create=options.office is None, demo=options.demo)
        return _run(app, opening, settings)
    finally:
        if lock is not None:
            lock.release()


def _run(app: QApplication, opening: Opening, settings: DeskSettings) -> int:
    console = Console(app, opening, settings, screens())
    net = CrashNet(start_log(opening.places.logs), console.crashed.emit)
    net.spread()
    console.window.leaving.connect(app.quit)
    console.show()
    try:
        return app.exec()
    finally:
        console.close()
        net.fold()


def _refused(app: QApplication, settings: DeskSettings, error: StoreError) -> int:
    """Say in a window why it cannot open; somebody double-clicked and sees no terminal."""
    theme.wear(app, settings.theme)
    Language(app).speak(settings.language)
    wording.set_language(settings.language)
    window = MainWindow(settings)
    window.put(TroubleCard(wording.sentence(error), wording.code_of(error), None))
    window.leaving.connect(app.quit)
    window.show()
    app.exec()
    return ENVIRONMENT
