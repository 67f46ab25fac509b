"""What can be done with the recording of a call: attach, play, delete."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, QStandardPaths, Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from models.errors import RefusedError
from models.queries.visit_log import VisitCard
from models.services.recordings import (
    KeptFile,
    attach_recording,
    keep_recordings,
    remove_old,
    remove_recording,
)
from views.desk import Desk
from views.widgets.editors import LineEditor
from views.widgets.record_dialog import RecordDialog, Spec

translate = QCoreApplication.translate


class RecordingDeeds(QObject):
    """The file is copied aside first; only a whole copy is noted with the call."""

    def __init__(self, desk: Desk, owner: QWidget) -> None:
        super().__init__(owner)
        self._desk, self._owner = desk, owner
        self.dialog: RecordDialog | None = None

    def attach(self, number: str) -> None:
        """Choose a sound file for a call."""
        dialog = QFileDialog(self._owner, translate("Visits", "Attach a recording"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        kinds = " ".join(f"*{kind}" for kind in sorted(self._desk.recordings.sounds))
        dialog.setNameFilter(f"{translate('Visits', 'Sound files')} ({kinds})")
        music = QStandardPaths.StandardLocation.MusicLocation
        dialog.setDirectory(QStandardPaths.writableLocation(music))
        dialog.fileSelected.connect(lambda name: self.attach_file(number, Path(name)))
        dialog.open()

    def attach_file(self, number: str, file: Path) -> None:
        """Copy a sound file beside the office and note it with the call."""
        keep = self._desk.recordings.keep
        self._desk.work(self, lambda _: keep(file), partial(self._attach, number))

    def play(self, card: VisitCard) -> None:
        """Open the latest recording of a call with the system's player."""
        if not card.recordings:
            return
        latest = card.recordings[-1]
        try:
            self._desk.recordings.play(latest.kept_as, desk=latest.desk)
        except RefusedError as error:
            self._desk.show_error(error)

    def delete(self, card: VisitCard) -> None:
        """Delete the latest recording; the event of it stays."""
        if not card.recordings:
            return
        latest = card.recordings[-1]
        self.dialog = RecordDialog(
            self._desk,
            self._owner,
            title=translate("Visits", "Delete {file}").format(file=latest.file_name),
            draft=f"recording/{latest.id}",
            specs=(Spec("reason", LineEditor, required=True),),
            save=lambda told, _: partial(remove_recording, recording=latest.id, **told),
        )
        self.dialog.stored.connect(self._deleted)
        self.dialog.open()

    def delete_old(self) -> None:
        """Delete every recording whose time is up; the event of each stays."""
        self._desk.act(self, remove_old, self._old_deleted)

    def set_days(self) -> None:
        """Say how many days recordings are kept."""
        said = translate("Visits", "Recordings are kept {days} days from now on.")
        self.dialog = RecordDialog(
            self._desk,
            self._owner,
            title=translate("Visits", "How long recordings are kept"),
            draft="recording/days",
            specs=(Spec("days", lambda parent: LineEditor(parent, code=True), required=True),),
            save=lambda told, _: partial(keep_recordings, **told),
        )
        self.dialog.stored.connect(lambda days: self._desk.notify(said.format(days=days)))
        self.dialog.open()

    def _old_deleted(self, files: list[str] | None) -> None:
        for kept_as in files or ():
            self._desk.recordings.delete(kept_as)
        said = translate("Visits", "{count} recordings were past their time and are deleted.")
        self._desk.notify(said.format(count=len(files or ())))

    def _attach(self, number: str, file: KeptFile) -> None:
        said = translate("Visits", "{file} is attached to {number}.")
        words = said.format(file=file.file_name, number=number)
        service = partial(attach_recording, number=number, file=file)
        self._desk.act(self, service, lambda _: self._desk.notify(words))

    def _deleted(self, kept_as: str | None) -> None:
        if kept_as:
            self._desk.recordings.delete(kept_as)
