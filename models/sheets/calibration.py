"""What a page to measure a printer by (校准页, F00) says."""

from dataclasses import dataclass

from models.sheets.letter import Copy, Letterhead


@dataclass(frozen=True, slots=True, kw_only=True)
class CalibrationSheet:
    """Which printer is measured, at which desk, and what was set when the page was drawn."""

    number: str
    letterhead: Letterhead
    copy: Copy
    printer: str = ""
    desk: str = ""
    setting: str = ""
