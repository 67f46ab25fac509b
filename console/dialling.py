"""Dialling through the desk's phone: a link the system opens, or a command, never a shell.

The office writes the way once, with ``{number}`` where the digits go: ``tel:{number}``,
``sip:{number}@pbx.local`` or ``"C:/Phone/dial.exe" --call {number}``.
"""

from dataclasses import dataclass
from urllib.parse import quote

from PySide6.QtCore import QProcess, QUrl
from PySide6.QtGui import QDesktopServices

from models.errors import RefusedError

NUMBER = "{number}"
LINKS = ("tel", "sip", "sips", "callto")
DIALLED = frozenset("0123456789+*#")


@dataclass(frozen=True, slots=True)
class Dial:
    """What dialling a number comes to: a link to open, or a program with its words."""

    link: str = ""
    program: str = ""
    words: tuple[str, ...] = ()


def dial_plan(way: str, phone: str) -> Dial:
    """Return how a number is dialled the desk's way.

    The number goes in as digits alone and as one word, so that nothing in it can be taken
    for a command. Raises ``RefusedError`` dial.no_number or dial.bad_way.
    """
    digits = "".join(letter for letter in phone.partition("转")[0] if letter in DIALLED)
    if not digits:
        raise RefusedError("dial.no_number", phone=phone)
    told = way.strip() or f"tel:{NUMBER}"
    if NUMBER not in told:
        raise RefusedError("dial.bad_way", way=way)
    if told.partition(":")[0].casefold() in LINKS and " " not in told:
        return Dial(link=told.replace(NUMBER, quote(digits, safe="+*")))
    words = [word.replace(NUMBER, digits) for word in QProcess.splitCommand(told)]
    if not words or NUMBER in QProcess.splitCommand(told)[0]:
        raise RefusedError("dial.bad_way", way=way)
    return Dial(program=words[0], words=tuple(words[1:]))


def dial(way: str, phone: str) -> None:
    """Dial a number; raises ``RefusedError("dial.not_started")`` where nothing took it."""
    plan = dial_plan(way, phone)
    if plan.link:
        started = QDesktopServices.openUrl(QUrl(plan.link))
    else:
        started = bool(QProcess.startDetached(plan.program, list(plan.words)))
    if not started:
        raise RefusedError("dial.not_started", way=plan.link or plan.program)
