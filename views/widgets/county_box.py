"""One box for the county an office works in; the table of divisions is read aside."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from models.rules.counties import find_counties
from models.rules.reference import County, townships
from views.lookup_box import FindBox, Found

translate = QCoreApplication.translate

# As ``Desk.work``: an owner, a job off the GUI thread, and who hears what came of it.
Work = Callable[..., Any]


class CountyBox(FindBox):
    """Name, pinyin or code; what is taken stands there with province and city before it.

    ``told`` words what the text means now, to stand below the field.
    """

    touched = Signal()
    told = Signal(str)

    def __init__(self, work: Work, parent: QWidget | None = None) -> None:
        super().__init__(parent, say=_said, nobody=_nobody)
        self._work = work
        self.words.setPlaceholderText(translate("County", "Name, pinyin initials or code"))
        self.picked.connect(self._pick)
        self.edited.connect(self._touch)
        self.left.connect(self._go_on)
        self.words.editingFinished.connect(self.shut)
        self._work(self, lambda _: find_counties("-"), lambda _: None)  # the table is at hand

    def look(self, told: str, done: Found) -> None:
        """Find counties away from the GUI thread, which goes on hearing keys."""

        def job(_progress: object) -> Sequence[County]:
            return find_counties(told)

        self._work(self, job, done)

    # views.widgets.editors.Editor

    def value(self) -> Any:
        """Return what stands in the box; the office's own rule says whether it is a county."""
        return self.words.text().strip()

    def raw(self) -> Any:
        """Return the text as typed."""
        return self.words.text()

    def restore(self, raw: Any) -> None:
        """Show a county on record, or what was typed."""
        text = "" if raw is None else str(raw)
        self._show(text)
        self._work(self, lambda _: len(townships(text)), partial(self._explain, text))

    # Answers

    def _pick(self, county: County) -> None:
        self._show(county.place)
        self._explain(county.place, len(county.towns))
        self.touched.emit()
        self._go_on()

    def _touch(self) -> None:
        self.told.emit("")
        self.touched.emit()

    def _go_on(self) -> None:
        self.shut()
        self.focusNextChild()

    def _show(self, text: str) -> None:
        self.show_text(text)
        self.words.setCursorPosition(0)

    def _explain(self, text: str, count: int) -> None:
        if text == self.words.text():
            self.told.emit(_promised(count))


def _said(county: County) -> str:
    return f"{county.place}   {county.code}"


def _nobody(text: str) -> str:
    words = translate("County", "No county answers to “{text}”; the field may stay empty.")
    return words.format(text=text)


def _promised(count: int) -> str:
    if not count:
        return ""
    words = translate("County", "Its {count} townships are offered wherever a town is typed.")
    return words.format(count=count)
