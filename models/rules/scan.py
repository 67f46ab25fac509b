"""Tells a scanner that types from a person who types (扫码枪): by speed, or by its own prefix.

A scanner sends a whole number and Enter with a few milliseconds between keys; nobody types
like that. Only what could still become a number of this office is waited for, so all other
typing passes untouched, and a held key waits a few hundredths of a second at the most (a
bracket, which begins the prefix, three tenths).
"""

import re
from enum import StrEnum
from typing import Final

GAP_MS: Final = 30  # between two keys of a scanner
PREFIXED_GAP_MS: Final = 300  # once a prefix such as ]Q1 has begun
_SYMBOLOGY = re.compile(r"\][A-Za-z][0-9A-Za-z]")
_TAIL = re.compile(r"[A-Z0-9.:-]*")
_NUMBER = re.compile(r"[A-Z0-9]{1,8}-[A-Z]{2}-[0-9]{8}-[0-9]{4,9}(?:-P[0-9]{1,5})?")
_LONGEST = 120
_PREFIX = 3


class Verdict(StrEnum):
    """What to do with a key."""

    PASS = "pass"  # noqa: S105 - a verdict; it is nobody's number: let it through
    HOLD = "hold"  # it may be part of a scan: keep it back
    RELEASE = "release"  # what was kept back is typing after all: let it through, then this
    SCANNED = "scanned"  # a number was scanned: swallow what was kept back, and this


class ScanReader:
    """Reads keys one by one; ``code`` is what every number of the office begins with.

    After ``SCANNED`` the number stands in ``number``.
    """

    def __init__(self, code: str) -> None:
        self._start = f"{code.upper()}-"
        self._held = ""
        self._last_ms = 0
        self.number = ""

    @property
    def is_waiting(self) -> bool:
        """Say whether keys are kept back."""
        return bool(self._held)

    @property
    def gap_ms(self) -> int:
        """How long the next key may take and still be the scanner's."""
        return PREFIXED_GAP_MS if self._held.startswith("]") else GAP_MS

    def feed(self, char: str, at_ms: int) -> Verdict:
        """Judge one printable key pressed at a moment."""
        if self._held and at_ms - self._last_ms >= self.gap_ms:
            return Verdict.RELEASE
        if not self._may_become(self._held + char):
            return Verdict.RELEASE if self._held else Verdict.PASS
        self._held += char
        self._last_ms = at_ms
        return Verdict.HOLD

    def enter(self, at_ms: int) -> Verdict:
        """Judge the Enter key, which ends a scan."""
        if not self._held:
            return Verdict.PASS
        found = _NUMBER.search(self._bare(self._held).upper())
        if at_ms - self._last_ms >= self.gap_ms or found is None:
            return Verdict.RELEASE
        self.number = found.group()
        self.forget()
        return Verdict.SCANNED

    def forget(self) -> None:
        """Start anew: what was kept back was let through, or was a scan."""
        self._held = ""

    def _may_become(self, text: str) -> bool:
        if text.startswith("]"):
            if len(text) <= _PREFIX:
                return True
            if not _SYMBOLOGY.match(text):
                return False
        told = self._bare(text).upper()
        if len(told) <= len(self._start):
            return self._start.startswith(told)
        rest = told.removeprefix(self._start)
        return rest != told and len(told) <= _LONGEST and _TAIL.fullmatch(rest) is not None

    @staticmethod
    def _bare(text: str) -> str:
        return text[_PREFIX:] if text.startswith("]") else text
