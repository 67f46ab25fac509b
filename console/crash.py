"""The last resort: a bug is written down, shown with its text, and the program goes on.

Phone numbers never reach the log. The same crash is shown once a minute at most, and a
storm of different ones is cut short too, so that nobody is buried in dialogs.
"""

import faulthandler
import logging
import platform
import re
import sys
import threading
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType
from typing import Any, TextIO

log = logging.getLogger(__name__)

PHONE = re.compile(
    r"(?<!\d)(1[3-9]\d)(\d{4})(\d{4})(?!\d)|(?<!\d)(0\d{2,3}-?)(\d{3,4})(\d{4})(?!\d)"
)
SAME_SECONDS = 60.0
STORM_SECONDS, STORM_LIMIT = 600.0, 5
LOG_BYTES, LOG_FILES = 2_000_000, 5


@dataclass(frozen=True, slots=True)
class CrashReport:
    """What is shown and can be copied: the trace without phone numbers, and where the log is."""

    title: str
    text: str
    log_file: Path


def redacted(text: str) -> str:
    """Return text with the middle of every phone number hidden (138****5678)."""
    return PHONE.sub(lambda m: f"{m[1] or m[4]}****{m[3] or m[6]}", text)


class _Redacting(logging.Formatter):
    """Formats as usual, then hides phone numbers, traces included."""

    def format(self, record: logging.LogRecord) -> str:
        return redacted(super().format(record))


def start_log(folder: Path) -> Path:
    """Log to a rotating file in a folder and return its path."""
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / "paidan.log"
    handler = RotatingFileHandler(
        file, maxBytes=LOG_BYTES, backupCount=LOG_FILES, encoding="utf-8", delay=True
    )
    handler.setFormatter(
        _Redacting("%(asctime)s %(levelname)s %(threadName)s %(name)s %(message)s")
    )
    root = logging.getLogger()
    root.addHandler(handler)
    root.setLevel(logging.INFO)
    return file


class CrashNet:
    """Catches what nobody caught, on every thread, and hands a report to ``show``.

    ``show`` may be called on any thread.
    """

    def __init__(
        self,
        log_file: Path,
        show: Callable[[CrashReport], None],
        *,
        steady: Callable[[], float] = time.monotonic,
    ) -> None:
        self._log_file, self._show, self._steady = log_file, show, steady
        self._seen: dict[str, float] = {}
        self._shown: list[float] = []
        self._faults: TextIO | None = None
        self._before = (sys.excepthook, threading.excepthook, sys.unraisablehook)

    def spread(self) -> None:
        """Take over the interpreter's hooks, and have hard faults written down as well."""
        sys.excepthook = self.caught
        threading.excepthook = lambda args: self.caught(
            args.exc_type, args.exc_value, args.exc_traceback
        )
        sys.unraisablehook = lambda args: self.caught(
            args.exc_type, args.exc_value, args.exc_traceback
        )
        self._faults = (self._log_file.parent / "faults.log").open("a", encoding="utf-8")
        faulthandler.enable(self._faults)
        _Net.spread = self

    def fold(self) -> None:
        """Give the hooks back."""
        sys.excepthook, threading.excepthook, sys.unraisablehook = self._before
        if self._faults is not None:
            faulthandler.disable()
            self._faults.close()
        _Net.spread = None

    def caught(
        self,
        kind: type[BaseException],
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Write a crash down, and show it unless it was shown a moment ago."""
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error or kind(), trace)
            return
        log.critical("a bug: %s", kind.__name__, exc_info=(kind, error or kind(), trace))
        if self._may_show(_signature(kind, trace)):
            lines = traceback.format_exception(kind, error, trace)
            text = redacted("".join(lines)) + "\n" + versions()
            title = redacted(f"{kind.__name__}: {error}"[:200])
            self._show(CrashReport(title=title, text=text, log_file=self._log_file))

    def _may_show(self, signature: str) -> bool:
        now = self._steady()
        last = self._seen.get(signature)
        self._shown = [at for at in self._shown if now - at < STORM_SECONDS]
        if (last is not None and now - last < SAME_SECONDS) or len(self._shown) >= STORM_LIMIT:
            return False
        self._seen[signature] = now
        self._shown.append(now)
        return True


class _Net:
    """The net spread now, for ``guarded``; one per process, like the hooks."""

    spread: CrashNet | None = None


def guarded(override: Callable[..., Any]) -> Callable[..., Any]:
    """Keep a bug inside an override that must not raise, such as ``eventFilter``."""

    @wraps(override)
    def careful(*args: Any, **kwargs: Any) -> Any:
        try:
            return override(*args, **kwargs)
        except Exception as error:  # noqa: BLE001 - raising from here would end the process
            net = _Net.spread
            if net is not None:
                net.caught(type(error), error, error.__traceback__)
            return False

    return careful


def versions() -> str:
    """Return what a developer asks first: system, Python and Qt."""
    pyside = sys.modules.get("PySide6")
    qt = getattr(pyside, "__version__", "not loaded")
    return f"{platform.platform()} · Python {platform.python_version()} · PySide6 {qt}"


def _signature(kind: type[BaseException], trace: TracebackType | None) -> str:
    last = traceback.extract_tb(trace)[-1:] if trace is not None else []
    return f"{kind.__name__} {[(frame.filename, frame.lineno) for frame in last]}"
