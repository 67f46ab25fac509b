"""What this desk remembers: window, language, look, filters. Kept in one INI file.

Every key is a field of ``DeskValues``; a test compares what is declared with what is used.
"""

import base64
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from PySide6.QtCore import QSettings


@dataclass(slots=True)
class DeskValues:
    """Every key with its default; add one here and use it as ``desk.settings.<key>``."""

    language: str = "zh_CN"
    theme: str = "system"
    big_text: bool = False
    last_account: str = ""
    last_screen: str = ""
    window_geometry: bytes = b""
    column_widths: str = ""
    board_filters: str = ""
    chart_choices: str = ""
    board_layout: str = ""
    board_view: str = ""
    alarm_sound: bool = True
    lock_minutes: int = 15
    due_notice: str = ""
    dial_way: str = ""
    visit_filters: str = ""
    printers: str = ""
    scan_folder: str = ""


class DeskSettings(DeskValues):
    """The values, read once at start and written on every change."""

    __slots__ = ("_file",)

    def __init__(self, file: Path) -> None:
        super().__init__()
        self._file = QSettings(str(file), QSettings.Format.IniFormat)
        for field in fields(DeskValues):
            kept = self._file.value(f"desk/{field.name}")
            if kept is not None:
                setattr(self, field.name, _read(str(kept), getattr(self, field.name)))

    def change(self, **values: Any) -> None:
        """Set some values and keep them; raises ``AttributeError`` for an undeclared key."""
        for name, value in values.items():
            before = getattr(self, name)
            if type(value) is not type(before):
                raise TypeError(f"{name} is a {type(before).__name__}")
            setattr(self, name, value)
            self._file.setValue(f"desk/{name}", _written(value))
        self._file.sync()

    def as_mapping(self) -> Mapping[str, Any]:
        """Return every value by its key."""
        return {field.name: getattr(self, field.name) for field in fields(DeskValues)}


def _written(value: Any) -> str:
    return base64.b64encode(value).decode() if isinstance(value, bytes) else str(value)


def _read(text: str, default: Any) -> Any:
    """Return a kept value as its type; what cannot be read is the default."""
    try:
        match default:
            case bool():
                return text == "True"
            case int():
                return int(text)
            case bytes():
                return base64.b64decode(text, validate=True)
    except ValueError:
        return default
    return text
