"""Start to the first painted board, against a bare Qt window started the same way.

Both sides are processes of their own, taken in turns; the office is the small county, so
that what is measured is starting and not querying. Goals: frame <= 1.2, board <= 3.0.
"""

import os
import subprocess
import sys
from pathlib import Path
from tempfile import gettempdir, mkdtemp

from tests.bench.timing import Report, side_by_side

NAME = "startup"
ROUNDS = 7
BARE_WINDOW, FRAME, BOARD = "bare Qt window", "first frame", "first board"
ROOT = Path(__file__).resolve().parent.parent.parent
CACHE = Path(gettempdir()) / "paidan-startup-bytecode"

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


def run() -> Report:
    """Time a bare window, our first frame and our first board in shuffled rounds."""
    from tests.views.county import county

    folder = str(county(Path(mkdtemp(prefix="paidan-startup-"))))
    ways = {
        BARE_WINDOW: lambda: _run("-c", BARE),
        FRAME: lambda: _run("-m", "tests.first_list", folder, "frame"),
        BOARD: lambda: _run("-m", "tests.first_list", folder, "list"),
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
    # An installed console finds its bytecode written, whatever this shell asks for.
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    environment["PYTHONPYCACHEPREFIX"] = str(CACHE)
    subprocess.run(
        [sys.executable, *words],
        env=environment,
        cwd=ROOT,
        check=True,
        stdout=subprocess.DEVNULL,
        timeout=120,
    )
