"""A list on its way in: file, kind, sheet and mapping on the left, what would come in beside."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from console.calls import Call
from console.exchange import (
    OpenedFile,
    ReadList,
    likely_kinds,
    open_file,
    read_opened,
    write_result,
)
from models.queries.imports import saved_maps
from models.rules.imports import (
    ImportMap,
    RowProblem,
    offered_headings,
    shipped_maps,
    wanted_headings,
)
from models.services.imports import ImportDone, RehearsedError, RowsRefusedError
from views.desk import Desk
from views.exchange.mapping import MappingForm, unknown_words
from views.exchange.preview import Preview
from views.exchange.running import Running, Tally
from views.exchange.words import counted, done_word, kind_choices, told
from views.widgets.choice_box import ChoiceBox
from views.widgets.empty_state import EmptyState
from views.widgets.plain_label import PlainLabel

translate = QCoreApplication.translate

LOOK_MS, REREAD_MS = 120, 400
ALL_SHEETS = ""
ENDINGS = "*.xlsx *.xls *.xlt *.ods *.csv *.txt"


class ImportTab(QWidget):
    """Reads, shows, checks and brings in; nothing is written before somebody says so."""

    changed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.read: ReadList | None = None
        self.problems: Sequence[RowProblem] = ()
        self._opened: OpenedFile | None = None
        self._saved: Sequence[ImportMap] = ()
        self._edited = False
        self._busy_now = False
        self._call: Call | None = None
        self._tally: Tally | None = None
        self.file = PlainLabel("", self, role="title")
        self.told = PlainLabel("", self, wrap=True)
        self.kind = ChoiceBox(kind_choices(), self)
        self.sheet = ChoiceBox([], self)
        self.mapping = MappingForm(self)
        self.progress = QProgressBar(self)
        self.stop_button = QPushButton(translate("Exchange", "Stop"), self)
        self.preview = Preview(desk, self)
        self._stack = QStackedWidget(self)
        self._reread = QTimer(self, singleShot=True, interval=REREAD_MS)
        self._look = QTimer(self, interval=LOOK_MS)
        self._build()
        self._listen()

    # What can be done

    def choose_file(self) -> None:
        """Ask which file; nothing but reading happens to it."""
        dialog = QFileDialog(self, translate("Exchange", "Choose a list"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilter(f"{translate('Exchange', 'Lists')} ({ENDINGS})")
        dialog.fileSelected.connect(lambda name: self.open_path(Path(name)))
        dialog.open()

    def open_path(self, path: Path) -> None:
        """Read a file and propose what it is."""
        self._opened, self.read = None, None
        self._say(path.name, translate("Exchange", "Reading …"))
        self._busy(translate("Exchange", "Reading the file"))
        self._call = self.desk.work(
            self,
            lambda progress: open_file(path, beat=lambda: progress.report(0, 0)),
            self._show_file,
            failed=self._refused,
        )

    def rehearse(self) -> None:
        """Try everything with the office's own rules and keep nothing."""
        self._start(good_rows=True, rehearse=True)

    def bring_in(self, *, good_rows: bool) -> None:
        """Import the list: every row or none, or only the good ones."""
        self._start(good_rows=good_rows, rehearse=False)

    def stop(self) -> None:
        """Give up what is under way; a batch leaves nothing behind."""
        if self._tally is not None:
            self._tally.is_unwanted = True
        elif self._call is not None:
            self._call.cancel()
            self._idle(translate("Exchange", "Stopped. Nothing was changed."))

    def save_result(self) -> None:
        """Ask where, and save the list with a reason beside each row that stayed out."""
        dialog = QFileDialog(self, translate("Exchange", "Save the list with reasons"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(".xlsx")
        read = self.read
        stem = read.path.stem if read is not None else ""
        dialog.selectFile(translate("Exchange", "{list} with reasons").format(list=stem) + ".xlsx")
        dialog.fileSelected.connect(lambda name: self.result_to(Path(name)))
        dialog.open()

    def result_to(self, path: Path) -> None:
        """Save the list with a reason beside each row that stayed out."""
        read = self.read
        if read is None:
            return
        heads = (
            translate("Exchange", "Sheet"),
            translate("Exchange", "Row"),
            translate("Exchange", "Result"),
        )
        job = partial(write_result, read, path, problems=self.problems, told=told, heads=heads)
        words = translate("Exchange", "Saved: {file}").format(file=path.name)
        self.desk.work(self, lambda _: job(), lambda _: self.desk.notify(words))

    @property
    def is_busy(self) -> bool:
        """Say whether something is under way."""
        return self._busy_now

    def home(self) -> QWidget:
        """Return where the keyboard starts."""
        return self.mapping.first_box() or self._choose

    # Building

    def _build(self) -> None:
        self._choose = QPushButton(translate("Exchange", "Choose a file"), self)
        self.kind.setAccessibleName(translate("Exchange", "Kind of list"))
        self.sheet.setAccessibleName(translate("Exchange", "Sheet"))
        line = QHBoxLayout()
        for widget in (self._choose, self.kind, self.sheet):
            line.addWidget(widget)
        line.addWidget(self.file, 1)
        run = QHBoxLayout()
        run.addWidget(self.told, 1)
        run.addWidget(self.progress)
        run.addWidget(self.stop_button)
        split = QSplitter(Qt.Orientation.Horizontal, self)
        split.addWidget(self.mapping)
        split.addWidget(self.preview)
        split.setSizes([400, 700])
        split.setChildrenCollapsible(False)
        hint = EmptyState(
            translate("Exchange", "No list chosen yet"),
            translate(
                "Exchange",
                "Choose an Excel, ODS or CSV file (Ctrl+O). You see every row before "
                "anything is written; an empty list to fill in is under “Lists out”.",
            ),
            icon="file-import",
            button=translate("Exchange", "Choose a file"),
            run=self.choose_file,
            parent=self,
        )
        self._stack.addWidget(hint)
        self._stack.addWidget(split)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, self.fontMetrics().height() // 2, 0, 0)
        column.addLayout(line)
        column.addLayout(run)
        column.addWidget(self._stack, 1)
        self.progress.hide()
        self.stop_button.hide()
        self.kind.hide()
        self.sheet.hide()

    def _listen(self) -> None:
        self._choose.clicked.connect(self.choose_file)
        self.stop_button.clicked.connect(self.stop)
        self.kind.activated.connect(lambda _: self._turn())
        self.sheet.activated.connect(lambda _: self._turn())
        self.mapping.changed.connect(self._edit)
        self._reread.timeout.connect(lambda: self._read(self.mapping.mapping()))
        self._look.timeout.connect(self._watch)

    # Reading

    def _show_file(self, opened: OpenedFile) -> None:
        self._opened = opened
        every = (ALL_SHEETS, translate("Exchange", "Every sheet that fits"))
        self.sheet.show_choices([every, *((one.name, one.name) for one in opened.sheets)])
        self.sheet.setVisible(len(opened.sheets) > 1)
        self.kind.show()
        likely = likely_kinds(opened)
        if likely:
            self.kind.set_value(likely[0])
        self._turn()

    def _turn(self) -> None:
        """Read the file as another kind, or another sheet of it: the mapping is proposed anew."""
        if self._opened is None:
            return
        self._edited = False
        query = partial(saved_maps, kind=self.kind.value())
        self.desk.ask(self, query, self._propose)

    def _propose(self, saved: Sequence[ImportMap]) -> None:
        self._saved = saved
        self._read(self._remembered())

    def _remembered(self) -> ImportMap | None:
        """Return the mapping this list was last read by, where the office kept one."""
        headings = set(self._headings())
        fits = (one for one in self._saved if set(wanted_headings(one)) <= headings)
        return next(fits, None)

    def _edit(self) -> None:
        self._edited = True
        self._reread.start()

    def _read(self, chosen: ImportMap | None) -> None:
        if self._opened is None:
            return
        job = partial(
            read_opened,
            self.kind.value(),
            self._opened,
            chosen=chosen,
            sheet=self.sheet.value() or None,
        )
        self._busy(translate("Exchange", "Reading the rows"))
        self._call = self.desk.work(
            self,
            lambda progress: job(beat=lambda: progress.report(0, 0)),
            self._show_list,
            failed=self._refused,
        )

    def _headings(self) -> tuple[str, ...]:
        if self._opened is None:
            return ()
        wanted = self.sheet.value() or None
        sheets = [one for one in self._opened.sheets if wanted in (None, one.name)]
        found: dict[str, None] = {}
        for sheet in sheets:
            rows = [(row.number, row.cells) for row in sheet.rows]
            found |= dict.fromkeys(offered_headings(self.kind.value(), rows))
        return tuple(found)

    def _show_list(self, read: ReadList) -> None:
        self.read = read
        unknown = frozenset(unknown_words(read.kind, read.chosen, read.problems))
        if not self._edited or unknown - self.mapping.unknown_words():
            self.mapping.show_mapping(
                read.kind, read.chosen, headings=self._headings(), problems=read.problems
            )
        self._fill(read.problems)
        self._idle(counted(read))
        self._stack.setCurrentIndex(1)

    def _fill(self, problems: Sequence[RowProblem]) -> None:
        self.problems = problems
        self.preview.show_list(self.read, problems)

    def _refused(self, error: Exception) -> None:
        self._idle("")
        self.read = None
        self._stack.setCurrentIndex(1 if self._opened is not None else 0)
        if self._opened is not None:
            self.told.setText(self.desk.word(error))
            self.told.set_role("problem")
            self._fill(())
        else:
            self.desk.show_error(error)
        self.changed.emit()

    # Bringing in

    def _start(self, *, good_rows: bool, rehearse: bool) -> None:
        read = self.read
        if read is None or self.is_busy:
            return
        self._tally = Tally(total=len(read.rows))
        service = Running(
            self._tally,
            kind=read.kind,
            file=read.identity(),
            chosen=read.chosen,
            rows=read.rows,
            good_rows=good_rows,
            rehearse=rehearse,
            remember=self._name_to_keep(read) if not rehearse else "",
        )
        self._busy(
            translate("Exchange", "Importing")
            if not rehearse
            else translate("Exchange", "Checking against the office")
        )
        self._look.start()
        self._call = self.desk.act(self, service, self._brought_in, failed=self._not_brought_in)

    def _name_to_keep(self, read: ReadList) -> str:
        """Return the name an edited mapping is remembered under: that of its file."""
        shipped = read.chosen.name in shipped_maps(read.kind)
        return read.path.stem[:60] if self._edited and not shipped else ""

    def _brought_in(self, done: ImportDone | None) -> None:
        self._end_watch()
        if done is not None:
            self._fill(done.problems)
            self._idle(done_word(done))
            self.desk.notify(done_word(done))

    def _not_brought_in(self, error: Exception) -> None:
        self._end_watch()
        if isinstance(error, RehearsedError | RowsRefusedError):
            self._fill(error.done.problems)
        word = self.desk.word(error)
        if isinstance(error, RehearsedError):
            word = f"{done_word(error.done)} {word}"
        self._idle(word)
        if not isinstance(error, RehearsedError | RowsRefusedError):
            self.desk.show_error(error)

    def _watch(self) -> None:
        tally = self._tally
        if tally is None:
            return
        self.progress.setMaximum(tally.total)
        self.progress.setValue(tally.done)
        if tally.is_over and tally.is_unwanted:
            self._end_watch()
            self._idle(translate("Exchange", "Stopped. Nothing was changed."))

    def _end_watch(self) -> None:
        self._look.stop()
        self._tally = None

    # Telling

    def _busy(self, word: str) -> None:
        self._busy_now = True
        self.told.setText(word)
        self.told.set_role("muted")
        self.progress.setMaximum(0)
        self.progress.show()
        self.stop_button.show()
        self.changed.emit()

    def _idle(self, word: str) -> None:
        self._busy_now = False
        self.progress.hide()
        self.stop_button.hide()
        self.told.setText(word)
        self.told.set_role("body")
        self.changed.emit()

    def _say(self, name: str, word: str) -> None:
        self.file.setText(name)
        self.told.setText(word)
