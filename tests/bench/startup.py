"""Start to the first painted board, against a bare Qt window started the same way.

Both sides are processes of their own, taken in turns; the office is the small county, so
that what is measured is starting and not querying. Goals: frame <= 1.2, board <= 3.0.
"""

import os
import subprocess
import sys
from pathlib import Path
from tempfile import mkdtemp

from tests.bench.timing import Report, side_by_side

NAME = "startup"
ROUNDS = 7
BARE_WINDOW, FRAME, BOARD = "bare Qt window", "first frame", "first board"
ROOT = Path(__file__).resolve().parent.parent.parent

BARE = """
from PySide6.QtWidgets import QApplication, QMainWindow
from PySide6.QtCore import QTimer
app = QApplication([])
class Window(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        QTimer.singleShot(0, app.quit)
window = Window()
window.resize(1360, 820)
window.show()
app.exec()
"""

OURS = """
import os, sys
from pathlib import Path
from PySide6.QtCore import QTimer
from console.options import Options
from views.shell import start
leave = lambda: os._exit(0)
def board():
    from views.shell.console import Console
    def look(console):
        page = console._place.pages.page()
        if page and console.tasks.is_idle:
            page.repaint()
            leave()
        QTimer.singleShot(1, lambda: look(console))
    before = Console.show
    def show(console):
        console.working.connect(lambda: look(console))
        before(console)
    Console.show = show
if sys.argv[2] == "frame":
    start.Run._go_on = lambda run: leave()
else:
    go_on = start.Run._go_on
    def patched(run):
        board()
        go_on(run)
    start.Run._go_on = patched
start.start(Options(data=Path(sys.argv[1])))
"""


def run() -> Report:
    """Time a bare window, our first frame and our first board in shuffled rounds."""
    from tests.views.county import county

    folder = str(county(Path(mkdtemp(prefix="paidan-startup-"))))
    ways = {
        BARE_WINDOW: lambda: _run(BARE),
        FRAME: lambda: _run(OURS, folder, "frame"),
        BOARD: lambda: _run(OURS, folder, "board"),
    }
    lines = side_by_side(ways, floor=BARE_WINDOW, times=1, rounds=ROUNDS)
    return Report(
        name=NAME,
        floor=BARE_WINDOW,
        rounds=ROUNDS,
        lines=lines,
        goals={FRAME: 1.2, BOARD: 3.0},
    )


def _run(*words: str) -> None:
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
    subprocess.run([sys.executable, "-c", *words], env=environment, cwd=ROOT, check=True)
