"""Start to the first painted board, against a bare Qt window started the same way.

Both sides are processes of their own, taken in turns; the office is the small county, so
that what is measured is starting and not querying. Goals: frame <= 1.2, board <= 3.0.
"""

import os
import random
import statistics
import subprocess
import sys
from pathlib import Path
from tempfile import mkdtemp
from time import perf_counter

NAME = "startup"
ROUNDS = 7
FRAME_GOAL, BOARD_GOAL = 1.2, 3.0
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
import gc, os, sys
gc.disable()
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from console.office import Opening, claim
from console.places import Places
from console.settings import DeskSettings
from views.shell.console import Console
from views.shell.screens import screens
app = QApplication([])
places = Places.of(office=None, data=Path(sys.argv[1]))
settings = DeskSettings(places.data / "desk.ini")
lock = claim(places)
console = Console(app, Opening(places), settings, screens())
leave = lambda: (sys.stdout.flush(), os._exit(0))
if sys.argv[2] == "frame":
    console.window.painted.connect(lambda: QTimer.singleShot(0, leave))
else:
    poll = QTimer(interval=1)
    def look():
        page = console._place and console._place.pages.page()
        if page and console.tasks.is_idle:
            poll.stop()
            page.repaint()
            leave()
    poll.timeout.connect(look)
    console.working.connect(poll.start)
console.show()
app.exec()
"""


def run() -> dict[str, object]:
    """Measure in shuffled rounds and return medians in ms, ratios of the round, and goals."""
    from tests.views.county import county

    folder = county(Path(mkdtemp(prefix="paidan-startup-")))
    sides = {
        "bare": [BARE],
        "frame": [OURS, str(folder), "frame"],
        "board": [OURS, str(folder), "board"],
    }
    for words in sides.values():
        _timed(words)  # writes the byte code
    rounds = []
    for _ in range(ROUNDS):
        order = list(sides)
        random.shuffle(order)
        rounds.append({side: _timed(sides[side]) for side in order})
    ratios = {
        side: statistics.median(one[side] / one["bare"] for one in rounds)
        for side in ("frame", "board")
    }
    return {
        "name": NAME,
        "ms": {
            side: round(statistics.median(one[side] for one in rounds) * 1000) for side in sides
        },
        "ratio": {side: round(ratio, 2) for side, ratio in ratios.items()},
        "goal": {"frame": FRAME_GOAL, "board": BOARD_GOAL},
    }


def _timed(words: list[str]) -> float:
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
    began = perf_counter()
    subprocess.run([sys.executable, "-c", *words], env=environment, cwd=ROOT, check=True)
    return perf_counter() - began


if __name__ == "__main__":
    print(run())
