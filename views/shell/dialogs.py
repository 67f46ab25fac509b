"""The shell's own dialogs: shortcut sheet, help, about with licences, crash report."""

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QGridLayout,
    QPlainTextEdit,
    QTextBrowser,
    QWidget,
)

import resources
from console.crash import CrashReport, versions
from views import wording
from views.actions import native
from views.widgets.dialog import QuietDialog
from views.widgets.plain_label import PlainLabel

translate = QCoreApplication.translate

VERSION = "0.2.0"
HALF = 14


class ShortcutSheet(QuietDialog):
    """Every key of the page in front, and those that work everywhere (Ctrl+/)."""

    def __init__(
        self, title: str, lines: Iterable[tuple[str, str]], parent: QWidget | None = None
    ) -> None:
        super().__init__(translate("Shell", "Keyboard"), parent)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(self.fontMetrics().height())
        self._grid.setVerticalSpacing(self.fontMetrics().height() // 3)
        self._row = 0
        self._add(title, lines)
        self._add(translate("Shell", "Everywhere"), everywhere())
        self.body.addLayout(self._grid)
        self.button_box.addButton(QDialogButtonBox.StandardButton.Close)

    def _add(self, title: str, lines: Iterable[tuple[str, str]]) -> None:
        told = list(lines)
        if not told:
            return
        if self._row:
            self._grid.setRowMinimumHeight(self._row, self.fontMetrics().height() // 2)
            self._row += 1
        self._grid.addWidget(PlainLabel(title, self, role="section"), self._row, 0, 1, 4)
        self._row += 1
        half = len(told) if len(told) <= HALF else (len(told) + 1) // 2
        for at, (keys, words) in enumerate(told):
            row, column = self._row + at % half, 2 * (at // half)
            self._grid.addWidget(PlainLabel(keys, self, role="strong"), row, column)
            self._grid.addWidget(PlainLabel(words, self), row, column + 1)
        self._row += half


def everywhere() -> list[tuple[str, str]]:
    """Return the keys that work on every page."""
    told = (
        ("Ctrl+1", translate("Shell", "First screen of the rail, and so on to Ctrl+9")),
        ("Ctrl+K", translate("Shell", "Command line: type what is to be done")),
        ("Ctrl+N", translate("Shell", "New ticket")),
        ("Ctrl+E", translate("Shell", "Find anything")),
        ("Ctrl+Shift+N", translate("Shell", "New phone visit")),
        ("Ctrl+Shift+A", translate("Shell", "Alarms: what presses, seen or later")),
        ("Ctrl+G", translate("Shell", "Open a number; a scanned one opens by itself")),
        ("Ctrl+Z", translate("Shell", "Take back what this desk did last")),
        ("Ctrl+Y", translate("Shell", "Do again what was taken back")),
        ("F5", translate("Shell", "Ask again for what is shown")),
        ("F6", translate("Shell", "Next part of the window")),
        ("F1", translate("Shell", "Help for this page")),
        ("Ctrl+/", translate("Shell", "This sheet")),
        ("Ctrl+L", translate("Shell", "Lock the desk")),
        ("Ctrl+Q", translate("Shell", "Close the console")),
    )
    return [(native(keys), words) for keys, words in told]


class NoticeDialog(QuietDialog):
    """What everybody should know and nobody has to act on now."""

    def __init__(self, notices: Iterable[str], parent: QWidget | None = None) -> None:
        super().__init__(translate("Shell", "Good to know"), parent)
        for notice in notices:
            label = PlainLabel(notice, self, wrap=True, selectable=True)
            label.setMinimumWidth(self.fontMetrics().averageCharWidth() * 70)
            self.body.addWidget(label)
        self.button_box.addButton(QDialogButtonBox.StandardButton.Close)


class HelpDialog(QuietDialog):
    """One help page; our own text, so markup in it is ours."""

    def __init__(self, topic: str, parent: QWidget | None = None) -> None:
        super().__init__(translate("Shell", "Help"), parent)
        page = QTextBrowser(self)
        page.setOpenLinks(False)
        page.setMarkdown(help_text(topic))
        metrics = self.fontMetrics()
        page.setMinimumSize(metrics.averageCharWidth() * 80, metrics.height() * 26)
        self.body.addWidget(page)
        self.button_box.addButton(QDialogButtonBox.StandardButton.Close)


def help_text(topic: str) -> str:
    """Return a topic's help in the language shown, or the console's where it has none."""
    language = wording.language()
    known = resources.names("help", ".md")
    wanted = [f"help/{topic}.{language}.md", f"help/console.{language}.md"]
    return next((resources.read_text(name) for name in wanted if name in known), "")


class AboutDialog(QuietDialog):
    """What this is, what it runs on, and under whose licences."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(translate("Shell", "About Paidan"), parent)
        self.body.addWidget(PlainLabel(f"Paidan 派单台 {VERSION}", self, role="title"))
        words = translate("Shell", "The dispatch console of a county maintenance office.")
        self.body.addWidget(PlainLabel(words, self))
        self.body.addWidget(PlainLabel(versions(), self, role="muted", selectable=True))
        licences = QPlainTextEdit(self)
        licences.setReadOnly(True)
        licences.setPlainText(licence_texts())
        metrics = self.fontMetrics()
        licences.setMinimumSize(metrics.averageCharWidth() * 84, metrics.height() * 18)
        licences.setAccessibleName(translate("Shell", "Licences"))
        self.body.addWidget(licences)
        self.button_box.addButton(QDialogButtonBox.StandardButton.Close)


PARTS = (
    ("Qt, PySide6", "LGPL-3.0"),
    ("SQLAlchemy, alembic", "MIT"),
    ("psycopg", "LGPL-3.0"),
    ("ReportLab", "BSD-3-Clause"),
    ("PDFium, pypdfium2", "BSD-3-Clause, Apache-2.0"),
    ("pyqtgraph, NumPy", "MIT, BSD-3-Clause"),
    ("pydantic, platformdirs, argon2-cffi, python-calamine, pypinyin", "MIT"),
    ("XlsxWriter", "BSD-2-Clause"),
    ("segno", "BSD-3-Clause"),
)


def licence_texts() -> str:
    """Return who made what we stand on, and the texts of what is shipped with us."""
    parts = "\n".join(f"{name}: {licence}" for name, licence in PARTS)
    shipped = (("Tabler Icons", "icons/LICENSE"), ("Noto Sans SC", "fonts/OFL.txt"))
    texts = [f"\n\n{name}\n\n{resources.read_text(file)}" for name, file in shipped]
    return "Paidan: MIT\n" + parts + "".join(texts)


class CrashDialog(QuietDialog):
    """A bug, with all that is needed to report it; the program goes on."""

    def __init__(self, report: CrashReport, parent: QWidget | None = None) -> None:
        super().__init__(translate("Shell", "Something went wrong"), parent)
        words = translate(
            "Shell",
            "The program met a fault of its own. What was saved is safe, what was being typed "
            "is kept as a draft, and you can go on. Please copy this report to whoever looks "
            "after the program.",
        )
        label = PlainLabel(words, self, wrap=True)
        metrics = self.fontMetrics()
        label.setMinimumWidth(metrics.averageCharWidth() * 80)
        self.body.addWidget(label)
        self.body.addWidget(PlainLabel(report.title, self, role="strong", wrap=True))
        text = QPlainTextEdit(self)
        text.setReadOnly(True)
        text.setPlainText(report.text)
        text.setMinimumHeight(metrics.height() * 12)
        text.setAccessibleName(translate("Shell", "Report"))
        self.body.addWidget(text)
        where = translate("Shell", "Log: {file}").format(file=report.log_file)
        self.body.addWidget(PlainLabel(where, self, role="muted", selectable=True))
        copy = self.button_box.addButton(
            translate("Shell", "&Copy the report"), QDialogButtonBox.ButtonRole.ActionRole
        )
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(report.text))
        self.button_box.addButton(QDialogButtonBox.StandardButton.Close)
        self.setWindowModality(Qt.WindowModality.NonModal)
