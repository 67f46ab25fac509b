"""A new year's holidays: the file is read, shown day by day, and laid on a supervisor's word."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, Qt
from PySide6.QtWidgets import QFileDialog, QLineEdit, QListWidget, QWidget

from console.holidays import read_text
from models.errors import RefusedError
from models.queries.calendars import office_years
from models.rules.calendar import CalendarYears, Laid, calendar_with
from models.rules.calendar_years import (
    ChangedDay,
    changed_days,
    read_years,
    refuse_rewriting,
)
from models.rules.zone import local_day
from models.services.calendars import lay_years, take_years_back
from views.desk import Desk
from views.widgets.dialog import QuietDialog, confirm
from views.widgets.form_field import FormField
from views.widgets.plain_label import PlainLabel

translate = QCoreApplication.translate

ENDINGS = "*.toml *.csv *.txt"


class Holidays(QObject):
    """Lays calendar years and takes them back, from the page they are reached by."""

    def __init__(self, desk: Desk, page: QWidget) -> None:
        super().__init__(page)
        self.desk, self._page = desk, page
        self.dialog: HolidaysDialog | None = None

    def choose_file(self) -> None:
        """Ask which file; nothing but reading happens to it."""
        dialog = QFileDialog(self._page, translate("Exchange", "Choose a holiday file"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilter(f"{translate('Exchange', 'Holidays')} ({ENDINGS})")
        dialog.fileSelected.connect(lambda name: self.open_path(Path(name)))
        dialog.open()

    def open_path(self, path: Path) -> None:
        """Read a file and show what it would change."""
        self.desk.work(self, lambda _: read_text(path), partial(self._compare, path.name))

    def _compare(self, file: str, text: str) -> None:
        self.desk.ask(self, office_years, lambda laid: self._show(file, text, laid))

    def _show(self, file: str, text: str, laid: Laid) -> None:
        self.dialog = HolidaysDialog(self.desk, file, text, laid=laid, parent=self._page)
        self.dialog.ask(partial(self._lay, self.dialog))

    def _lay(self, dialog: "HolidaysDialog") -> None:
        if dialog.years is not None:
            self.desk.act(self, partial(lay_years, years=dialog.years), self._laid)

    def ask_take_back(self) -> None:
        """Ask whether the years laid last are to go."""
        confirm(
            self._page,
            translate("Exchange", "Take the last laid holidays back"),
            translate(
                "Exchange",
                "The calendar goes back to what it was before, for days to come; limits of "
                "open tickets are reckoned anew. Both steps stay in the record.",
            ),
            ok=translate("Exchange", "Take back"),
            done=self._take_back,
        )

    def _take_back(self) -> None:
        self.desk.act(self, take_years_back, self._laid)

    def _laid(self, changed: int | None) -> None:
        words = translate("Exchange", "The calendar was changed; {count} tickets got a new limit.")
        self.desk.notify(words.format(count=changed or 0))


class HolidaysDialog(QuietDialog):
    """Every day that would be reckoned otherwise, and the notice it comes from."""

    def __init__(
        self, desk: Desk, file: str, text: str, *, laid: Laid, parent: QWidget | None = None
    ) -> None:
        super().__init__(translate("Exchange", "Lay a new year's holidays"), parent)
        self.desk, self._file, self._text, self._laid = desk, file, text, laid
        self.years: CalendarYears | None = None
        self.told = PlainLabel("", self, wrap=True)
        self.told.setMinimumWidth(self.fontMetrics().averageCharWidth() * 64)
        self.source = QLineEdit(self)
        self.days = QListWidget(self)
        self.days.setAccessibleName(translate("Exchange", "Days that change"))
        self.days.setMinimumHeight(self.fontMetrics().height() * 14)
        field = FormField(translate("Exchange", "&Notice"), self.source, self, required=True)
        for widget in (self.told, field.label, field):
            self.body.addWidget(widget)
        self.body.addWidget(self.days, 1)
        self.yes = self.buttons(translate("Exchange", "Lay"))
        self.source.textChanged.connect(lambda _: self._read())
        named = self._read()
        if named is not None:
            self.source.setText(named.source)
            self.source.setReadOnly(True)

    def _read(self) -> CalendarYears | None:
        """Read the file again with the notice named; say why it cannot be laid."""
        self.years = None
        self.days.clear()
        self.bar.clear()
        before = calendar_with(self._laid)
        try:
            years = read_years(self._text, file=self._file, source=self.source.text())
            after = calendar_with((*self._laid, years))
            refuse_rewriting(before, after, today=local_day(self.desk.now()))
        except RefusedError as error:
            self.told.setText(self._file)
            self.bar.show_error(self.desk.word(error), code=error.code)
            self.yes.setEnabled(False)
            return None
        self.years = years
        self.days.addItems([day_line(one) for one in changed_days(before, after)])
        words = translate("Exchange", "{file}: the years {first} to {last}, {days} days change.")
        self.told.setText(
            words.format(
                file=self._file, first=years.first, last=years.last, days=self.days.count()
            )
        )
        self.yes.setEnabled(True)
        return years


def day_line(one: ChangedDay) -> str:
    """Return a day as the list shows it: date, weekday, off or worked, and why."""
    weekdays = translate("Exchange", "Mon Tue Wed Thu Fri Sat Sun").split()
    kind = translate("Exchange", "worked") if one.works else translate("Exchange", "off")
    return f"{one.day}  {weekdays[one.day.weekday()]}  {kind}  {one.name}".rstrip()
