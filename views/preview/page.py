"""Looking at any form before it is paper, and making it paper with a record of it."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QSizeF, QStandardPaths, Qt
from PySide6.QtGui import QImage
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QStackedWidget, QWidget

from console.paper import PaperChoice, Pdf
from models.errors import RefusedError
from models.queries.papers import PaperAsk, PaperDraft, paper_draft
from models.rules.filenames import safe_filename
from models.rules.papers import PaperName
from models.services.tickets import PrintDone, record_print
from views.desk import Desk
from views.preview.actions import ACTIONS
from views.preview.pages_view import STEP, PagesView
from views.preview.printer import choose_printer, dots_of, put_on_paper
from views.widgets.choice_box import ChoiceBox
from views.widgets.empty_state import EmptyState
from views.widgets.page import Page
from views.widgets.plain_label import PlainLabel

translate = QCoreApplication.translate

DOTS = 144
MM_PER_INCH = 25.4
TO_FILE = "PDF"


class PreviewPage(Page):
    """Shown about a form and a number, ``F19/C0001``; what is printed is what was seen.

    A number alone is a ticket's or one of its orders', and shows its work order.
    """

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent, title=translate("Preview", "Print preview"))
        self._name = PaperName.read("")
        self._draft: PaperDraft | None = None
        self._pdf: Pdf | None = None
        self._size_mm = QSizeF(210, 297)
        self.paper = ChoiceBox([], self)
        self.reason = QLineEdit(self)
        self.copy_word = PlainLabel("", self, role="strong")
        self.missing = PlainLabel("", self, role="soon", wrap=True)
        self.pages = PagesView(self)
        self._stack = QStackedWidget(self)
        self._build()
        self.set_actions(ACTIONS)

    # What the shell asks of a page

    def primary_focus(self) -> QWidget:
        """Start on the pages, or on the reason a reprint still needs."""
        return self.reason if self._copies and not self.reason.text() else self.pages

    def subject(self) -> str | None:
        """Return what is shown."""
        return str(self._name) if self._name.number else None

    def show_subject(self, subject: str | None) -> None:
        """Show a form of whatever its number names."""
        if subject is not None:
            self._name = PaperName.read(subject)
            self._pdf, self._draft = None, None
            self.paper.show_choices([])
            self.desk.paper.papers(self, self._name.form, self._show_papers)
            self.reason.clear()
            self._stack.setCurrentIndex(0)
            self.refresh()

    def refresh(self) -> None:
        """Ask for the facts again and draw the paper anew."""
        if not self._name.number:
            return
        ask = PaperAsk(
            actor=self.desk.session.name,
            now=self.desk.now(),
            reason=self.reason.text().strip(),
        )
        query = partial(paper_draft, form=self._name.form, number=self._name.number, ask=ask)
        self.desk.ask(self, query, self._show_draft, failed=self._cannot)

    # What can be done

    def is_ready(self) -> bool:
        """Say whether there is a finished paper to print."""
        return self._pdf is not None

    def print_out(self) -> None:
        """Choose a printer; the print counts only once the printer took every page."""
        if self._may_go_out():
            choose_printer(self, self._size_mm, name=str(self._name), chosen=self._draw_for)

    def save_pdf(self) -> None:
        """Choose a file; what is in it is the paper of record."""
        if not self._may_go_out():
            return
        dialog = QFileDialog(self, translate("Preview", "Save as PDF"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(translate("Preview", "PDF files (*.pdf)"))
        dialog.setDefaultSuffix("pdf")
        documents = QStandardPaths.StandardLocation.DocumentsLocation
        dialog.setDirectory(QStandardPaths.writableLocation(documents))
        dialog.selectFile(safe_filename(f"{self._number()}-{self._name.form}", suffix=".pdf"))
        dialog.fileSelected.connect(lambda name: self.save_to(Path(name)))
        dialog.open()

    def save_to(self, path: Path) -> None:
        """Write the paper into a file and record it."""
        if self._pdf is not None:
            record = partial(self._record, self._pdf, TO_FILE)
            self.desk.paper.file(self, self._pdf, path, done=lambda _: record())

    def zoom_in(self) -> None:
        """Show the pages larger."""
        self.pages.zoom_by(STEP)

    def zoom_out(self) -> None:
        """Show the pages smaller."""
        self.pages.zoom_by(1 / STEP)

    def zoom_fit(self) -> None:
        """Show the pages as wide as there is room."""
        self.pages.zoom_fit()

    def leave(self) -> None:
        """Go back to where the preview was opened from."""
        self.desk.close_screen(self)

    # Building

    def _build(self) -> None:
        self.paper.setSizeAdjustPolicy(ChoiceBox.SizeAdjustPolicy.AdjustToContents)
        self.paper.setAccessibleName(translate("Preview", "Paper"))
        self.paper.currentIndexChanged.connect(lambda _: self._make())
        self.reason.setPlaceholderText(translate("Preview", "Why it is printed again"))
        self.reason.setAccessibleName(translate("Preview", "Why it is printed again"))
        self.reason.editingFinished.connect(self._reason_given)
        row = QHBoxLayout()
        row.addWidget(PlainLabel(translate("Preview", "Paper"), self, role="muted"))
        row.addWidget(self.paper)
        row.addWidget(self.copy_word)
        row.addWidget(self.reason, 1)
        row.addStretch(0)
        self.body.addLayout(row)
        self.body.addWidget(self.missing)
        self._waiting = EmptyState(
            translate("Preview", "Drawing the paper"),
            translate("Preview", "It shows here in a moment."),
            icon="printer",
            parent=self,
        )
        self._stack.addWidget(self._waiting)
        self._stack.addWidget(self.pages)
        self.body.addWidget(self._stack, 1)
        self.missing.hide()
        self._show_copies(0)

    # Answers

    def _show_papers(self, papers: tuple[PaperChoice, ...]) -> None:
        self.paper.show_choices([(paper.name, paper.title) for paper in papers])

    def _show_draft(self, draft: PaperDraft) -> None:
        self._draft = draft
        self._show_copies(draft.copies)
        self._make()

    @property
    def _copies(self) -> int:
        return 0 if self._draft is None else self._draft.copies

    def _number(self) -> str:
        return self._name.number if self._draft is None else self._draft.subject.number

    def _show_copies(self, copies: int) -> None:
        if copies:
            words = translate("Preview", "printed {count} times; this would be reprint {next}")
            self.copy_word.setText(words.format(count=copies, next=copies))
            self.copy_word.set_role("soon")
        else:
            self.copy_word.setText(translate("Preview", "not printed yet"))
            self.copy_word.set_role("muted")
        self.reason.setVisible(bool(copies))

    def _cannot(self, error: Exception) -> None:
        if isinstance(error, RefusedError):
            self._waiting.say(translate("Preview", "There is no paper yet"), self.desk.word(error))
            self._stack.setCurrentIndex(0)
            self.update_actions()
        else:
            self.desk.show_error(error, retry=self.refresh)

    def _make(self) -> None:
        draft = self._draft
        if draft is not None:
            paper = self.paper.value()
            self.desk.paper.make(self, draft.form, [draft.sheet], done=self._made, paper=paper)

    def _made(self, pdf: Pdf) -> None:
        self._pdf = pdf
        if pdf.title:
            self.title.setText(pdf.title)
        self.missing.setText(
            translate("Preview", "No printing form for: {letters}").format(
                letters="  ".join(pdf.missing)
            )
        )
        self.missing.setVisible(bool(pdf.missing))
        self.desk.paper.look(self, pdf.content, self._show_images, dots=DOTS)

    def _show_images(self, images: tuple[QImage, ...]) -> None:
        if images:
            first = images[0]
            self._size_mm = QSizeF(first.width(), first.height()) * (MM_PER_INCH / DOTS)
        self.pages.show_images(images)
        self._stack.setCurrentIndex(1)
        self.update_actions()

    # Going out

    def _reason_given(self) -> None:
        if self._copies and self.reason.text().strip():
            self.bar.clear()
            self.refresh()

    def _may_go_out(self) -> bool:
        if self._pdf is None:
            return False
        if self._copies and not self.reason.text().strip():
            self.bar.show_error(
                translate("Preview", "It was printed before. Say why it is printed again.")
            )
            self.reason.setFocus()
            return False
        return True

    def _draw_for(self, printer: QPrinter) -> None:
        pdf = self._pdf
        if pdf is not None:
            done = partial(self._put, pdf, printer)
            self.desk.paper.look(self, pdf.content, done, dots=dots_of(printer))

    def _put(self, pdf: Pdf, printer: QPrinter, images: Sequence[QImage]) -> None:
        if put_on_paper(printer, images):
            self._record(pdf, printer.printerName() or TO_FILE)
        else:
            self.bar.show_error(
                translate("Preview", "The printer did not take it. Nothing was recorded."),
                retry=self.print_out,
            )

    def _record(self, pdf: Pdf, printer: str) -> None:
        draft = self._draft
        if draft is None:
            return
        service = partial(
            record_print,
            form=draft.form,
            form_version=pdf.form_version,
            subject=draft.subject,
            pdf=pdf.content,
            pages=pdf.pages,
            printer=printer,
            paper=pdf.paper,
            reason=self.reason.text().strip() or None,
        )
        self.desk.act(self, service, self._recorded)

    def _recorded(self, done: PrintDone | None) -> None:
        if done is not None:
            if done.copy_number > 1:
                words = translate("Preview", "{number}: recorded as reprint {count}.")
            else:
                words = translate("Preview", "{number}: recorded as printed.")
            self.desk.notify(words.format(number=self._number(), count=done.copy_number - 1))
        self.reason.clear()
        self.refresh()
