"""Signing in; at the very first start, naming the office and its first account."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from console.session import Founding
from models.errors import RefusedError
from views.widgets.county_box import CountyBox, Work
from views.widgets.form_field import Form, FormField
from views.widgets.message_bar import MessageBar
from views.widgets.plain_label import PlainLabel
from views.widgets.reference_hints import explain_county

translate = QCoreApplication.translate

LETTERS = 60  # how wide a card grows


class Card(QWidget):
    """A form in the middle of an empty window, with one button that says yes."""

    submitted = Signal()

    def __init__(self, title: str, text: str, yes: str, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        card = QWidget(self)
        card.setObjectName("card")
        card.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        card.setMaximumWidth(self.fontMetrics().averageCharWidth() * LETTERS)
        gap = self.fontMetrics().height()
        self.bar = MessageBar(card)
        self.form = Form(card)
        self.form.saved.connect(self.submitted)
        self.yes = QPushButton(yes, card)
        self.yes.setProperty("strong", "true")
        self.yes.clicked.connect(self.submitted)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.yes)
        inside = QVBoxLayout(card)
        inside.setContentsMargins(gap * 2, gap * 3 // 2, gap * 2, gap * 3 // 2)
        inside.setSpacing(gap * 2 // 3)
        inside.addWidget(PlainLabel(title, card, role="title"))
        if text:
            inside.addWidget(PlainLabel(text, card, role="muted", wrap=True))
        inside.addWidget(self.bar)
        inside.addWidget(self.form)
        inside.addLayout(foot)
        self._stand(card)

    def _stand(self, card: QWidget) -> None:
        """Put the card in the middle; in a window too low for it, it is scrolled."""
        inside = QWidget(self)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(card, LETTERS)
        row.addStretch(1)
        column = QVBoxLayout(inside)
        column.addStretch(2)
        column.addLayout(row)
        column.addStretch(3)
        scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inside)
        for part in (inside, scroll.viewport()):
            part.setAutoFillBackground(False)  # the window's own colour shows through
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.addWidget(scroll)

    def line(self, name: str, label: str, *, secret: bool = False, hint: str = "") -> QLineEdit:
        """Add a one-line field."""
        edit = QLineEdit(self)
        if secret:
            edit.setEchoMode(QLineEdit.EchoMode.Password)
        self.form.add(name, FormField(label, edit, hint=hint))
        return edit

    def last_line(self, edit: QLineEdit) -> None:
        """Let Enter in this field say yes."""
        edit.returnPressed.connect(self.submitted)

    def show_failure(self, error: Exception, word: Callable[[Exception], str]) -> None:
        """Show why it did not work, beside the field where it has one."""
        self.yes.setEnabled(True)
        if not self.form.show_refusal(error, word):
            self.bar.show_error(word(error))


class SignInCard(Card):
    """Name and password; ``entered`` carries both."""

    entered = Signal(str, str)

    def __init__(self, office: str, last: str, parent: QWidget | None = None) -> None:
        super().__init__(
            office or translate("SignIn", "Sign in"),
            "",
            translate("SignIn", "&Sign in"),
            parent=parent,
        )
        self.name = self.line("name", translate("SignIn", "&Account"))
        self.name.setText(last)
        self.password = self.line("password", translate("SignIn", "&Password"), secret=True)
        self.last_line(self.password)
        self.submitted.connect(self._submit)
        self.setFocusProxy(self.password if last else self.name)

    def _submit(self) -> None:
        if self.yes.isEnabled():
            self.form.clear_problems()
            self.bar.clear()
            self.yes.setEnabled(False)
            self.entered.emit(self.name.text(), self.password.text())

    def show_failure(self, error: Exception, word: Callable[[Exception], str]) -> None:
        """Show the refusal and let the password be typed anew."""
        self.password.clear()
        super().show_failure(error, word)


class FoundingCard(Card):
    """The first start: what the office is called, and whose account is first.

    ``before`` is the card it takes the place of, with whatever was typed there.
    """

    founded = Signal(object)

    def __init__(
        self,
        word: Callable[[Exception], str],
        work: Work,
        *,
        before: "FoundingCard | None" = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            translate("SignIn", "Set up this office"),
            translate(
                "SignIn",
                "There are no records here yet. The office code heads every ticket number and "
                "stays for good; the account is the supervisor's.",
            ),
            translate("SignIn", "Crea&te the office"),
            parent=parent,
        )
        self._word = word
        self.code = self.line(
            "code", translate("SignIn", "Office &code"), hint=translate("SignIn", "Such as LX")
        )
        self.office = self.line("office_name", translate("SignIn", "Office &name"))
        self.county = CountyBox(work, self)
        hint = translate("SignIn", "May stay empty, and can be chosen later")
        field = FormField(translate("SignIn", "C&ounty"), self.county, hint=hint)
        explain_county(field, self.county)
        self.form.add("county", field)
        self.name = self.line("name", translate("SignIn", "&Account"))
        self.display = self.line("display_name", translate("SignIn", "&Your name"))
        self.password = self.line(
            "password",
            translate("SignIn", "&Password"),
            secret=True,
            hint=translate(
                "SignIn", "At least 10 characters of three kinds: capitals, small, digits, signs"
            ),
        )
        self.again = self.line("again", translate("SignIn", "Password a&gain"), secret=True)
        self.last_line(self.again)
        self.submitted.connect(self._submit)
        self.setFocusProxy(self.code)
        if before is not None and isValid(before):
            self._go_on(before)

    def _go_on(self, before: "FoundingCard") -> None:
        """Show what was typed into a card in another language or look."""
        for mine, theirs in zip(self.lines(), before.lines(), strict=True):
            mine.setText(theirs.text())
        self.county.restore(before.county.raw())

    def lines(self) -> tuple[QLineEdit, ...]:
        """Return the fields of one line."""
        return (self.code, self.office, self.name, self.display, self.password, self.again)

    def _submit(self) -> None:
        if not self.yes.isEnabled():
            return
        self.form.clear_problems()
        self.bar.clear()
        if self.password.text() != self.again.text():
            differs = RefusedError("account.password_differs", field="again")
            self.show_failure(differs, self._word)
            return
        self.yes.setEnabled(False)
        self.founded.emit(
            Founding(
                code=self.code.text().strip(),
                office_name=self.office.text().strip(),
                name=self.name.text().strip(),
                display_name=self.display.text().strip(),
                password=self.password.text(),
                county=self.county.value(),
            )
        )


class PasswordCard(Card):
    """A password that has to be changed before work begins; ``changed`` carries old and new."""

    changed = Signal(str, str)

    def __init__(self, word: Callable[[Exception], str], parent: QWidget | None = None) -> None:
        super().__init__(
            translate("SignIn", "Choose a new password"),
            translate("SignIn", "The password of this account was set by somebody else."),
            translate("SignIn", "&Change"),
            parent=parent,
        )
        self._word = word
        self.old = self.line("old", translate("SignIn", "&Present password"), secret=True)
        self.new = self.line("password", translate("SignIn", "&New password"), secret=True)
        self.again = self.line("again", translate("SignIn", "New password a&gain"), secret=True)
        self.last_line(self.again)
        self.submitted.connect(self._submit)
        self.setFocusProxy(self.old)

    def _submit(self) -> None:
        self.form.clear_problems()
        if self.new.text() != self.again.text():
            differs = RefusedError("account.password_differs", field="again")
            self.show_failure(differs, self._word)
        elif self.yes.isEnabled():
            self.yes.setEnabled(False)
            self.changed.emit(self.old.text(), self.new.text())


class TroubleCard(Card):
    """Why the office cannot be opened, with a way to try again where that makes sense."""

    def __init__(
        self,
        text: str,
        code: str,
        again: Callable[[], None] | None,
        *,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            translate("SignIn", "The office cannot be opened"),
            "",
            translate("SignIn", "&Try again"),
            parent=parent,
        )
        self.bar.show_error(text, code=code)
        self.form.hide()
        self.yes.setVisible(again is not None)
        if again is not None:
            self.submitted.connect(again)
        self.setFocusProxy(self.yes)
