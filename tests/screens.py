"""Pictures of every screen and dialog: ``python -m tests.screens DIR``.

``--lang en``, ``--theme dark`` and ``--scale 1.5`` choose the look, ``--only ID...`` the
screens, ``--at 2026-11-27T10:20`` the moment; the office is the demo, built once and kept in
the temporary folder.
"""

import argparse
import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from datetime import datetime
from functools import partial
from pathlib import Path
from time import monotonic

from models.rules.zone import SHANGHAI
from tests.fixed_clock import FixedClock

SIZE = (1360, 820)
PATIENCE, BUILD_SECONDS = 90.0, 900.0  # a loaded machine takes its time over a county


def main(words: list[str]) -> int:
    """Write a picture of everything into a folder."""
    said = _said(words)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ["QT_SCALE_FACTOR"] = said.scale
    from PySide6.QtWidgets import QApplication

    app = QApplication.instance() or QApplication([])
    said.folder.mkdir(parents=True, exist_ok=True)
    clock = None if said.at is None else FixedClock(said.at.replace(tzinfo=SHANGHAI))
    console = stage(app, said.office, language=said.lang, look=said.theme, clock=clock)
    for name, widget in shots(console, only=frozenset(said.only)):
        file = said.folder / f"{name}.png"
        widget.grab().save(str(file))
        print(file)
    console.close()
    return 0


def stage(app, office: Path | None, *, language: str, look: str, demo: bool = True, clock=None):
    """Return a console at work on an office, its window shown."""
    from console.clock import SystemClock
    from console.office import Opening
    from console.places import Places
    from console.settings import DeskSettings
    from models.rules.zone import local, local_day
    from views.shell.console import Console
    from views.shell.screens import screens

    when = f"{local_day(SystemClock().now()):%Y%m%d}"
    when = when if clock is None else f"at-{local(clock.now()):%Y%m%d-%H%M}"
    folder = office or Path(tempfile.gettempdir()) / f"paidan-demo-{when}"
    places = Places.of(office=None, data=folder)
    places.make()
    settings = DeskSettings(Path(tempfile.mkdtemp()) / "desk.ini")
    settings.change(language=language, theme=look)
    console = Console(
        app, Opening(places, create=True, demo=demo), settings, screens=screens(), clock=clock
    )
    working = []
    console.working.connect(lambda: working.append(True))
    console.window.resize(*SIZE)
    console.show()
    wait_for(lambda: bool(working), BUILD_SECONDS if demo else PATIENCE, told=_told_built(console))
    if demo:
        settle(console, 600)
    return console


def shots(console, *, only: frozenset[str] = frozenset()) -> Iterator[tuple[str, object]]:
    """Open one thing after another, or only the screens named, and hand each over."""
    from views.desk import Place
    from views.shell.screens import screens

    place = console.workplace
    for screen in screens():
        if only and screen.id not in only:
            continue
        place.open_screen(screen.id, subject_of(console, screen.sample))
        settle(console)
        if screen.place is Place.DIALOG:
            dialog = place.pages.dialog()
            yield screen.id, dialog
            dialog.close()
        else:
            yield screen.id, console.window
    if only:
        return
    for name, open_ in shell_dialogs(console):
        before = set(console.app.topLevelWidgets())
        open_()
        settle(console)
        for dialog in set(console.app.topLevelWidgets()) - before:
            if dialog.isVisible() and dialog.isWindow() and dialog.windowTitle():
                yield name, dialog
                dialog.close()
    for name, card in cards(console):
        console.stage(card)
        settle(console)
        yield name, console.window


def shell_dialogs(console) -> list[tuple[str, Callable[[], object]]]:
    """The dialogs that belong to no screen."""
    from console.crash import CrashReport
    from models.errors import ConflictError
    from views.shell.dialogs import CrashDialog
    from views.widgets.conflict import resolve
    from views.widgets.dialog import confirm

    place, window = console.workplace, console.window
    report = CrashReport(
        "ValueError: example", "Traceback …\nValueError: example", Path("paidan.log")
    )
    clash = ConflictError(
        "LX-GZ-20261120-0001",
        before={"contact_phone": "13800000021", "town": "灵溪镇"},
        mine={"contact_phone": "13800000022", "town": "灵溪镇"},
        theirs={"contact_phone": "13800000023", "town": "灵溪镇"},
    )
    ask = partial(confirm, window, "LX-GZ-20261120-0001", "?", ok="OK", done=lambda: None)
    return [
        ("keys", place.show_sheet),
        ("help", place.show_help),
        ("about", place.show_about),
        ("notices", place.show_notices),
        ("crash", lambda: CrashDialog(report, window).open()),
        ("conflict", lambda: resolve(clash, window, mine=lambda: None)),
        ("confirm", ask),
    ]


def cards(console) -> Iterator[tuple[str, object]]:
    """What stands in the window before anybody works."""
    from models.errors import StoreError, StoreTrouble
    from views import wording
    from views.shell.sign_in_page import FoundingCard, PasswordCard, SignInCard, TroubleCard

    error = StoreError(StoreTrouble.TOO_NEW, where="office.db", found=9, known=1)
    made = {
        "sign-in": SignInCard(console.desk.office.name, "zhang"),
        "founding": FoundingCard(wording.sentence, console.tasks.work),
        "password": PasswordCard(wording.sentence),
        "trouble": TroubleCard(wording.sentence(error), error.code, lambda: None),
    }
    yield from made.items()


def subject_of(console, sample: str) -> str | None:
    """Pick a subject from the office that is open."""
    from tests.samples import subject

    found: list[str | None] = []
    console.tasks.ask(console, subject(sample), found.append)
    wait_for(lambda: bool(found))
    return found[0]


def _told_built(console) -> Callable[[], None]:
    """Say on standard error how far the county is, a line for every tenth."""
    from PySide6.QtWidgets import QProgressBar

    said = []

    def tell() -> None:
        for bar in console.window.findChildren(QProgressBar):
            tenth = bar.value() // 10
            if tenth not in said:
                said.append(tenth)
                sys.stderr.write(f"building the county: {tenth * 10} %\n")

    return tell


def settle(console, quiet_ms: int = 120) -> None:
    """Wait until what was asked for has come and been painted."""
    pause(quiet_ms)
    wait_for(lambda: console.tasks.is_idle)
    pause(quiet_ms)


def pause(milliseconds: int) -> None:
    """Let events happen for a while; other threads run meanwhile.

    ``QTest.qWait`` sleeps with Python's lock in hand: a county that is being built stands still.
    """
    from PySide6.QtCore import QEventLoop, QTimer

    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def wait_for(
    condition: Callable[[], bool],
    seconds: float = PATIENCE,
    *,
    told: Callable[[], None] = lambda: None,
) -> None:
    """Let the event loop run until something is so; raises ``TimeoutError``."""
    until = monotonic() + seconds
    while not condition():
        if monotonic() > until:
            raise TimeoutError
        told()
        pause(20)


def _said(words: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.screens", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--lang", default="zh_CN", choices=["zh_CN", "en"])
    parser.add_argument("--theme", default="light", choices=["light", "dark"])
    parser.add_argument("--scale", default="1")
    parser.add_argument("--office", type=Path, default=None, help="another office's data folder")
    at = "the moment shown, such as 2026-11-27T10:20"
    parser.add_argument("--at", type=datetime.fromisoformat, default=None, help=at)
    parser.add_argument("--only", nargs="*", default=[], help="the screens wanted, by their id")
    return parser.parse_args(words)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
