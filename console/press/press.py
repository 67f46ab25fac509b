"""The press: print jobs from the wish to the record, one step after another, none twice.

A print is recorded only when the spooler says that it gave the whole job to the printer
(where it says so), and under a uid of its own: whatever breaks in between, nothing is
recorded that was not handed over, and nothing handed over is recorded twice.
"""

from collections.abc import Callable
from dataclasses import replace
from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from console.calls import Progress
from console.clock import Clock
from console.press.drawing import Drafted, draw, sheaf_of
from console.press.job import ENDED, RESTING, JobState, PrintJob, Problem, Wish
from console.press.office import drafted, problem_of, recorded
from console.press.printers import Printers
from console.press.shelf import Found, Shelf
from console.press.spoolers import Fate, Look, Spooler
from console.session import SignIn
from console.tasks import Tasks
from models.errors import RefusedError

if TYPE_CHECKING:
    from models.queries.papers import PaperDraft
    from models.services.tickets import PrintDone

LOOK_MS = 1500
CHUNK = 25  # papers whose facts are asked for at once, so that others are not kept waiting


class Press(QObject):
    """Every print job of this desk. ``moved`` tells that a job changed, ``told`` what for."""

    moved = Signal()
    told = Signal(object, object)  # the job, and a Problem or None

    def __init__(
        self,
        tasks: Tasks,
        *,
        clock: Clock,
        sign_in: SignIn,
        spooler: Callable[[], Spooler],
        shelf: Shelf,
        printers: Printers,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._tasks, self._clock, self._sign_in = tasks, clock, sign_in
        self._make_spooler, self._shelf, self.printers = spooler, shelf, printers
        self.lost: tuple[str, ...] = ()  # folders of jobs that cannot be read any more
        self._jobs: dict[str, PrintJob] = {}
        self._drafts: dict[str, list[PaperDraft]] = {}
        self._progress: dict[str, tuple[int, int]] = {}
        self._looking = QTimer(self, interval=LOOK_MS)
        self._looking.timeout.connect(self.look)

    # What screens ask

    @cached_property
    def spooler(self) -> Spooler:
        """Return this system's way to its printers; made when a printer is first asked for."""
        return self._make_spooler()

    def jobs(self) -> tuple[PrintJob, ...]:
        """Return the jobs, the newest first."""
        newest = reversed(self._jobs.values())
        return tuple(sorted(newest, key=lambda job: job.asked_at, reverse=True))

    def progress(self, job: str) -> tuple[int, int]:
        """Return how many of how many papers the present step is through with."""
        return self._progress.get(job, (0, 0))

    def find(
        self,
        owner: QObject,
        done: Callable[[tuple[str, ...]], None],
        *,
        failed: Callable[[Exception], None],
    ) -> None:
        """Ask which printers there are."""
        self._tasks.work(owner, lambda _: self.spooler.printers(), done, failed=failed)

    # What people do

    def begin(self) -> None:
        """Take up what was on its way when the program last ended."""
        self._tasks.work(self, lambda _: self._shelf.prune(self._shelf.read()), self._take_up)

    def add(self, wish: Wish) -> str:
        """Print; return the job's id."""
        job = PrintJob.of(wish, actor=self._sign_in.present.name, now=self._clock.now())
        self._keep(job, then=self._ask_facts)
        return job.id

    def go_on(self, job_id: str, *, at: int) -> None:
        """Take a stopped job up at a paper, counted from 0.

        Those before it came out and are recorded; it and those after are printed anew.
        """
        job = self._jobs[job_id]
        if job.state is JobState.STOPPED:
            came = max(job.came, min(at, len(job.drawn)))
            job = replace(job, came=came, state=JobState.RECORDING, problem=None)
            self._keep(job, then=self._record)

    def cancel(self, job_id: str) -> None:
        """Stop a job; what the printer was given already may still come out."""
        job = self._jobs[job_id]
        if job.state is JobState.AT_PRINTER:
            take_back = partial(self.spooler.cancel, job.wish.printer, job.spool)
            self._tasks.work(
                self,
                lambda _: take_back(),
                lambda _: self._stop(self._jobs[job_id], Problem("press.given_up", {"said": "-"})),
                failed=lambda error: self.told.emit(self._jobs[job_id], problem_of(error)),
            )
        elif job.state not in ENDED and job.state is not JobState.RECORDING:
            self._keep(replace(job, state=JobState.CANCELLED))

    def forget(self, job_id: str) -> None:
        """Throw an ended job off the list."""
        if self._jobs[job_id].state in ENDED:
            job = self._jobs.pop(job_id)
            self._tasks.aside(partial(self._shelf.drop, job))
            self.moved.emit()

    # Drawing

    def _again(self, job: PrintJob, at: int) -> None:
        job = replace(
            job, state=JobState.DRAWING, problem=None, first=at, drawn=job.drawn[:at], spool=""
        )
        self._keep(job, then=self._ask_facts)

    def _ask_facts(self, job: PrintJob) -> None:
        """Ask for the facts of the next few papers, until all are known."""
        drafts = self._drafts.setdefault(job.id, [])
        begin = job.first + len(drafts)
        numbers = job.wish.numbers[begin : begin + CHUNK]
        self._show(job, begin, 2 * job.count)
        if numbers:
            query = partial(drafted, wish=job.wish, numbers=numbers, by=job.actor, at=begin)
            self._tasks.ask(
                self,
                partial(query, now=self._clock.now()),
                partial(self._facts, job.id),
                failed=partial(self._failed, job.id),
            )
        else:
            self._draw(job, tuple(self._drafts.pop(job.id)))

    def _facts(self, job_id: str, found: "list[PaperDraft]") -> None:
        job = self._jobs[job_id]
        if job.state is JobState.DRAWING:
            self._drafts.setdefault(job_id, []).extend(found)
            self._ask_facts(job)

    def _draw(self, job: PrintJob, drafts: "tuple[PaperDraft, ...]") -> None:
        work = partial(draw, job=job, drafts=drafts, shelf=self._shelf)
        self._tasks.work(
            self,
            work,
            partial(self._drawn, job.id),
            failed=partial(self._failed, job.id),
            progress=lambda done, all_: self._show(job, all_ + done, 2 * all_),
        )

    def _drawn(self, job_id: str, made: Drafted) -> None:
        job = self._jobs[job_id]
        if job.state is JobState.DRAWING:
            job = replace(job, drawn=(*job.drawn, *made.drawn), state=JobState.SENDING)
            self._keep(job, then=partial(self._send, made))

    # Sending

    def _send(self, made: Drafted, job: PrintJob) -> None:
        sheaf = partial(
            sheaf_of,
            job,
            made,
            placement=self.printers.placement(job.wish.printer, job.wish.form),
            takes_pdf=self.spooler.takes_pdf,
            cancelled=lambda: self._jobs[job.id].state is not JobState.SENDING,
        )
        self._tasks.work(
            self,
            lambda _: self.spooler.send(sheaf()),
            partial(self._sent, job.id),
            failed=partial(self._failed, job.id),
        )

    def _sent(self, job_id: str, spool: str) -> None:
        job = replace(self._jobs[job_id], spool=spool, state=JobState.AT_PRINTER)
        self._keep(job, then=self._watch)

    def _watch(self, job: PrintJob) -> None:
        if not self.spooler.tells_fate:
            self._came_out(job)
        elif not self._looking.isActive():
            self._looking.start()

    def look(self) -> None:
        """Ask the spooler about every job it has."""
        there = [job for job in self._jobs.values() if job.state is JobState.AT_PRINTER]
        if not there:
            self._looking.stop()
        for job in there:
            self._tasks.work(
                self,
                partial(_look, self.spooler, job),
                partial(self._looked, job.id),
                failed=partial(self._not_seen, job.id),
            )

    def _looked(self, job_id: str, look: Look) -> None:
        job = self._jobs[job_id]
        if job.state is not JobState.AT_PRINTER:
            return
        match look.fate:
            case Fate.PRINTED:
                self._came_out(job)
            case Fate.GIVEN_UP:
                self._stop(job, Problem("press.given_up", {"said": look.said or "-"}))
            case Fate.UNKNOWN:
                self._stop(job, Problem("press.fate_unknown", {"said": look.said or job.spool}))
            case Fate.STUCK:
                self._waits(job, Problem("press.stuck", {"said": look.said or "-"}))
            case Fate.WAITING:
                self._waits(job, None)

    def _not_seen(self, job_id: str, error: Exception) -> None:
        """Say that the spooler cannot be asked now; it is asked again."""
        job = self._jobs[job_id]
        if job.state is JobState.AT_PRINTER:
            self._waits(job, problem_of(error))

    def _waits(self, job: PrintJob, problem: Problem | None) -> None:
        if job.problem != problem:
            self._jobs[job.id] = replace(job, problem=problem)
            self.moved.emit()
            if problem is not None:
                self.told.emit(self._jobs[job.id], problem)

    # Recording

    def _came_out(self, job: PrintJob) -> None:
        job = replace(job, came=job.count, state=JobState.RECORDING, problem=None)
        self._keep(job, then=self._record)

    def _record(self, job: PrintJob) -> None:
        """Record the next paper that came out; print on from the first that did not."""
        self._show(job, job.recorded, job.count)
        if job.recorded >= job.count:
            self._keep(replace(job, state=JobState.DONE), then=self._done)
        elif job.recorded >= job.came:
            self._again(job, job.came)
        else:
            self._tasks.work(
                self,
                lambda _: self._shelf.take(job, job.recorded),
                partial(self._record_one, job.id),
                failed=partial(self._failed, job.id),
            )

    def _record_one(self, job_id: str, pdf: bytes, reason: str = "") -> None:
        job = self._jobs[job_id]
        at = job.recorded
        try:
            action = replace(self._sign_in.action(), uid=job.uid(at))
        except LookupError:
            self._stop(job, Problem("press.interrupted"))
            return
        service = partial(recorded, job=job, at=at, pdf=pdf, reason=reason or job.wish.reason)
        self._tasks.act(
            self,
            service,
            partial(self._recorded_one, job_id),
            failed=partial(self._not_recorded, job_id, pdf),
            action=action,
        )

    def _recorded_one(self, job_id: str, _done: "PrintDone | None") -> None:
        job = self._jobs[job_id]
        self._keep(replace(job, recorded=job.recorded + 1), then=self._record)

    def _not_recorded(self, job_id: str, pdf: bytes, error: Exception) -> None:
        """Record what another desk printed at the same time as the second copy that it is."""
        if isinstance(error, RefusedError) and error.code == "print.reason_missing":
            self._record_one(job_id, pdf, reason="与另一座席同时打印")
        else:
            self._failed(job_id, error)

    def _done(self, job: PrintJob) -> None:
        self._progress.pop(job.id, None)
        self.told.emit(job, None)

    # Keeping

    def _take_up(self, found: Found) -> None:
        self.lost = found.lost
        for job in found.jobs:
            self._jobs.setdefault(job.id, job)
        for job in found.jobs:
            match job.state:
                case JobState.DRAWING | JobState.SENDING:
                    self._stop(job, Problem("press.interrupted"))
                case JobState.RECORDING:
                    self._record(job)
                case JobState.AT_PRINTER:
                    self._watch(job)
        self.moved.emit()

    def _keep(self, job: PrintJob, *, then: Callable[[PrintJob], None] | None = None) -> None:
        """Show a job's new state, write it, and only then go on."""
        self._jobs[job.id] = job
        self.moved.emit()

        def kept(_: PrintJob) -> None:
            now = self._jobs.get(job.id)
            if then is not None and now is not None and now.state is job.state:
                then(now)

        self._tasks.work(
            self,
            lambda _: self._shelf.keep(job),
            kept,
            failed=partial(self._not_kept, job.id),
        )

    def _not_kept(self, job_id: str, error: Exception) -> None:
        """Stop a job whose state cannot be written; it is held in memory alone."""
        job = self._jobs[job_id]
        if job.state not in RESTING:
            self._jobs[job_id] = job.stopped(problem_of(error))
        self.moved.emit()
        self.told.emit(self._jobs[job_id], problem_of(error))

    def _failed(self, job_id: str, error: Exception) -> None:
        self._drafts.pop(job_id, None)
        job = self._jobs[job_id]
        if job.state not in RESTING:
            self._stop(job, problem_of(error))

    def _stop(self, job: PrintJob, problem: Problem) -> None:
        self._keep(job.stopped(problem))
        self.told.emit(self._jobs[job.id], problem)

    def _show(self, job: PrintJob, done: int, all_: int) -> None:
        self._progress[job.id] = (done, all_)
        self.moved.emit()


def _look(spooler: Spooler, job: PrintJob, _progress: Progress) -> Look:
    return spooler.look(job.wish.printer, job.spool)
