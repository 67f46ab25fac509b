"""Start the program as typed and leave early: ``python -m tests.first_list DIR frame|list``.

``frame`` leaves when the empty window has been painted, ``list`` when the first table with
rows has; then the modules loaded so far are printed. For the measure of starting and for the
test of what must not be loaded by then.
"""

import os
import runpy
import sys
from functools import partial
from pathlib import Path

import bootstrap

MAIN = Path(bootstrap.__file__).with_name("main.py")


def start(data: str, until: str) -> None:
    """Run ``main.py --data DIR``; the process ends where it was told to."""
    bootstrap.ensure_screen = partial(_wait_for_run, until)
    sys.argv = [str(MAIN), "--data", data]
    runpy.run_path(str(MAIN), run_name="__main__")


def _wait_for_run(until: str) -> None:
    from views.shell import start as shell

    go_on = shell.Run._go_on

    def watched(run):
        if until == "frame":
            _leave()
        _look(run)
        go_on(run)

    shell.Run._go_on = watched


def _look(run) -> None:
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QTableView

    for table in run._window.findChildren(QTableView):
        if table.isVisible() and table.model() and table.model().rowCount():
            table.viewport().repaint()
            _leave()
    QTimer.singleShot(1, partial(_look, run))


def _leave() -> None:
    sys.stdout.write("\n".join(sorted(sys.modules)) + "\n")
    sys.stdout.flush()
    os._exit(0)


if __name__ == "__main__":
    start(sys.argv[1], sys.argv[2])
