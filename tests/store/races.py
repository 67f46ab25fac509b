"""Several desks at once: threads within a process, and processes of their own."""

import subprocess
import sys
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path


def together(task: Callable[[int], object], desks: int) -> list[object]:
    """Run ``task(desk)`` for every desk at the same time; returns what each gave."""
    gate = threading.Barrier(desks)

    def run(desk: int) -> object:
        gate.wait()
        return task(desk)

    with ThreadPoolExecutor(desks) as pool:
        return list(pool.map(run, range(desks)))


def processes(module: str, *words: str, count: int) -> list[str]:
    """Run ``python -m module words`` several times at once; returns what each printed."""
    running = [
        subprocess.Popen(
            [sys.executable, "-W", "error", "-m", module, *words],
            cwd=Path(__file__).parents[2],
            stdout=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )
        for _ in range(count)
    ]
    told = [process.communicate(timeout=90)[0] for process in running]
    assert [process.returncode for process in running] == [0] * count
    return told
