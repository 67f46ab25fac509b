"""Marks what customers must not read while it is typed, with what to say instead beside it."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QColor, QSyntaxHighlighter, QTextCharFormat
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from models.rules.lint import Hit, check_wording
from models.rules.norms.language import LanguageNorms
from views import theme
from views.widgets.form_field import FormField
from views.wording import term

translate = QCoreApplication.translate

SHOWN = 2  # hits told beside a field; the others are marked in it


class Marker(QSyntaxHighlighter):
    """Underlines each hit: forbidden wording in one colour, jargon in another."""

    def __init__(self, editor: QPlainTextEdit, check: Callable[[str], tuple[Hit, ...]]) -> None:
        super().__init__(editor.document())
        self._check = check

    def highlightBlock(self, text: str) -> None:
        """Mark one line of the text."""
        for hit in self._check(text):
            colour = theme.tone("overdue" if hit.must_change else "soon")
            self.setFormat(hit.start, hit.end - hit.start, _look(colour, strong=hit.must_change))


def _look(colour: QColor, *, strong: bool) -> QTextCharFormat:
    look = QTextCharFormat()
    look.setForeground(colour)
    look.setUnderlineColor(colour)
    wave = QTextCharFormat.UnderlineStyle.WaveUnderline
    look.setUnderlineStyle(wave if strong else QTextCharFormat.UnderlineStyle.DashUnderline)
    return look


def mark_wording(
    field: FormField, *, place: str, language: Callable[[], LanguageNorms | None]
) -> None:
    """Watch a field customers will read: marks in it, words beside it.

    Not for the customer's own words (客户原话), which are taken down as they were said.
    """
    editor = field.editor

    def check(text: str) -> tuple[Hit, ...]:
        known = language()
        return () if known is None else check_wording(text, place=place, language=known)

    def told() -> str:
        return editor.toPlainText() if isinstance(editor, QPlainTextEdit) else _line(editor)

    def show() -> None:
        hits = check(told())
        if hits:
            field.note.set_role("overdue" if any(hit.must_change for hit in hits) else "soon")
            field.note.setText("\n".join(map(said, hits[:SHOWN])))
            field.note.show()
        else:
            field.clear_problem()

    if isinstance(editor, QPlainTextEdit):
        Marker(editor, check)
    if isinstance(editor, QPlainTextEdit | QLineEdit):
        editor.textChanged.connect(lambda *_: show())
    if told():
        show()


def _line(editor: object) -> str:
    return editor.text() if isinstance(editor, QLineEdit) else ""


def said(hit: Hit) -> str:
    """Return a hit in words: what stands there, what is wrong with it, what to say instead."""
    kinds = translate("Wording", ", ").join(map(term, hit.categories))
    words = (
        translate("Wording", "“{words}”: {kinds}, must be changed. Better: {better}")
        if hit.must_change
        else translate("Wording", "“{words}”: {kinds}. In plain words: {better}")
    )
    better = " / ".join(hit.instead[:2]) or "—"
    return words.format(words=hit.matched, kinds=kinds, better=better)
