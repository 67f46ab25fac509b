"""Looking at any form before it is paper, and making it paper with a record of it."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QStandardPaths, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QStackedWidget, QWidget

from console.paper import Pdf
from console.press.job import PrintJob, Problem, Wish
from console.press.office import error_of
from models.errors import RefusedError
from models.queries.papers import PaperAsk, PaperDraft, paper_draft
from models.rules.filenames import safe_filename
from models.rules.papers import PaperName
from models.services.tickets import PrintDone, record_print
from views.desk import Desk
from views.preview.actions import ACTIONS
from views.preview.pages_view import STEP, PagesView
from views.way_box import WayBox
from views.widgets.empty_state import EmptyState
from views.widgets.page import Page
from views.widgets.plain_label import PlainLabel
from views.wording import form_word

translate = QCoreApplication.translate

DOTS = 144
WHOLE = "all"
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
        self._mine: set[str] = set()
        self.way = WayBox(desk, self)
        self.reason = QLineEdit(self)
        self.copy_word = PlainLabel("", self, role="strong")
        self.missing = PlainLabel("", self, role="soon", wrap=True)
        self.pages = PagesView(self)
        self._stack = QStackedWidget(self)
        self._build()
        self.set_actions(ACTIONS)
        desk.press.told.connect(self._hear)

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
            self.way.show_form(self._name.form)
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
        """Send it to the chosen printer; it counts once the spooler says that it was printed."""
        choice = self.way.choice()
        if not self._may_go_out():
            return
        if not choice.printer:
            words = translate("Preview", "There is no printer. Connect one, or save it as PDF.")
            self.bar.show_error(words)
            return
        wish = Wish(
            form=self._name.form,
            numbers=(self._name.number,),
            printer=choice.printer,
            paper=choice.paper,
            copies=choice.copies,
            by_ply=choice.by_ply,
            ink=choice.ink,
            reason=self.reason.text().strip(),
        )
        self.way.remember()
        self._mine.add(self.desk.press.add(wish))
        words = translate("Preview", "{number}: on its way to {printer}.")
        self.desk.notify(words.format(number=self._number(), printer=choice.printer))

    def open_jobs(self) -> None:
        """Look at this desk's print jobs."""
        self.desk.open_screen("press")

    def save_pdf(self) -> None:
        """Choose a file for a look; it is not counted as a print."""
        if self._pdf is not None:
            self._choose_file(self.save_to)

    def save_record(self) -> None:
        """Choose a file that is the copy of record, counted as a print."""
        if self._may_go_out():
            self._choose_file(partial(self.save_to, counted=True))

    def _choose_file(self, chosen: Callable[[Path], None]) -> None:
        dialog = QFileDialog(self, translate("Preview", "Save as PDF"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(translate("Preview", "PDF files (*.pdf)"))
        dialog.setDefaultSuffix("pdf")
        documents = QStandardPaths.StandardLocation.DocumentsLocation
        dialog.setDirectory(QStandardPaths.writableLocation(documents))
        dialog.selectFile(safe_filename(f"{self._number()}-{self._name.form}", suffix=".pdf"))
        dialog.fileSelected.connect(lambda name: chosen(Path(name)))
        dialog.open()

    def save_to(self, path: Path, *, counted: bool = False) -> None:
        """Write the paper into a file; only as the copy of record is it a print."""
        if self._pdf is not None:
            done = partial(self._record, self._pdf) if counted else partial(self._saved, path)
            self.desk.paper.file(self, self._pdf, path, done=lambda _: done())

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
        self.way.changed.connect(self._make)
        self.reason.setPlaceholderText(translate("Preview", "Why it is printed again"))
        self.reason.setAccessibleName(translate("Preview", "Why it is printed again"))
        self.reason.editingFinished.connect(self._reason_given)
        row = QHBoxLayout()
        self.body.addWidget(self.way)
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
            paper = self.way.choice().paper or None
            self.desk.paper.make(self, draft.form, [draft.sheet], done=self._made, paper=paper)

    def _made(self, pdf: Pdf) -> None:
        """Keep the PDF of record; show it, or what of it would be drawn."""
        self._pdf = pdf
        choice, draft = self.way.choice(), self._draft
        if draft is not None:
            self.title.setText(form_word(draft.form))
        if draft is None or (choice.ink == WHOLE and not choice.by_ply):
            self._show_pdf(pdf)
            return
        self.desk.paper.make(
            self,
            draft.form,
            [draft.sheet],
            done=self._show_pdf,
            paper=pdf.paper,
            ink=choice.ink,
            by_ply=choice.by_ply,
            failed=self._cannot,
        )

    def _show_pdf(self, pdf: Pdf) -> None:
        self.missing.setText("\n".join(_remarks(pdf)))
        self.missing.setVisible(bool(_remarks(pdf)))
        self.desk.paper.look(self, pdf.content, self._show_images, dots=DOTS)

    def _show_images(self, images: tuple[QImage, ...]) -> None:
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

    def _hear(self, job: PrintJob, problem: Problem | None) -> None:
        """Hear what became of a job of this page."""
        if job.id not in self._mine:
            return
        if problem is None:
            self._mine.discard(job.id)
            self.reason.clear()
            words = translate("Preview", "{number}: recorded as printed.")
            self.desk.notify(words.format(number=self._number()))
            self.refresh()
        else:
            self.bar.show_error(self.desk.word(error_of(problem)), retry=self.open_jobs)

    def _saved(self, path: Path) -> None:
        words = translate("Preview", "Saved as {name}; not counted as a print.")
        self.desk.notify(words.format(name=path.name))

    def _record(self, pdf: Pdf) -> None:
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
            printer=TO_FILE,
            paper=pdf.paper,
            places=pdf.places,
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


def _remarks(pdf: Pdf) -> list[str]:
    """Return what a person has to know before a paper goes out."""
    told = []
    if pdf.missing:
        words = translate("Preview", "No printing form, printed as 〓: {letters}")
        letters = "  ".join(f"{letter} U+{ord(letter):04X}" for letter in pdf.missing)
        told.append(words.format(letters=letters))
    if pdf.left_off:
        words = translate(
            "Preview",
            "{count} continuation pages do not fit the stationery: print them afterwards on "
            "plain paper (only what stationery had no room for).",
        )
        told.append(words.format(count=pdf.left_off))
    return told
