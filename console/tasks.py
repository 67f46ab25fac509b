"""Every thread of the program: the database, the reports, the desk's own files, and a pool.

The GUI thread never waits for any of them. Answers come back one at a time through
one queued signal, and not at all once the asker has been destroyed.
"""

from collections import deque
from collections.abc import Callable
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from functools import partial
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from shiboken6 import isValid

from console.calls import Call, CancelledError, Progress, Trouble
from console.notices import Notices
from console.unsure import Unsure
from models.rules.action import Action

if TYPE_CHECKING:  # SQLAlchemy is imported on the database thread, after the first paint
    from sqlalchemy.orm import Session

    from models.store.office import Store
    from models.store.unit_of_work import Outcome

T = TypeVar("T")
Query: TypeAlias = "Callable[[Session], T]"
Failed: TypeAlias = Callable[[Exception], None]

ANYTHING = "*"  # a touched "table" that concerns everybody
COALESCE_MS = 40


class Tasks(QObject):
    """Runs units of work off the GUI thread and brings the answers back to it.

    ``changed`` names the tables touched by what was committed, gathered over a few
    milliseconds. ``troubled`` carries a ``Trouble`` where the caller gave no ``failed``.
    """

    changed = Signal(frozenset)
    troubled = Signal(object)
    _arrived = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._deliveries: deque[Callable[[], None]] = deque()
        self._arrived.connect(self._deliver_one, Qt.ConnectionType.QueuedConnection)
        self._database = ThreadPoolExecutor(1, thread_name_prefix="database")
        self._reports = ThreadPoolExecutor(1, thread_name_prefix="reports")
        self._aside = ThreadPoolExecutor(1, thread_name_prefix="aside")
        self._pool = ThreadPoolExecutor(2, thread_name_prefix="work")
        self._opened: Future[Store] = Future()
        self._working: set[Call] = set()
        self._unsure = Unsure()
        self._notices = Notices(self._hear_desks)
        self._closed = False
        self._touched: set[str] = set()
        self._coalesce = QTimer(self, singleShot=True, interval=COALESCE_MS)
        self._coalesce.timeout.connect(self._tell_changed)

    # Asking

    def open(
        self,
        owner: QObject,
        opener: Callable[[], "Store"],
        done: Callable[[None], None],
        *,
        failed: Failed,
    ) -> Call:
        """Open the office on the database thread; what is asked meanwhile queues behind."""
        if self._opened.done():
            self._opened = Future()
        opened = self._opened

        def run() -> None:
            try:
                store = opener()
            except Exception as error:  # whoever waits for the store hears of it too
                opened.set_exception(error)
                raise
            opened.set_result(store)
            self._notices.start(store)

        return self._start(self._database, owner, run, done=done, failed=failed)

    def ask(
        self,
        owner: QObject,
        query: "Query[T]",
        done: Callable[[T], None],
        *,
        failed: Failed | None = None,
        slow: bool = False,
    ) -> Call:
        """Read; ``slow`` goes to the report lane, where it delays no dispatch."""
        lane = self._reports if slow else self._database
        return self._start(lane, owner, partial(self._consult, query), done=done, failed=failed)

    def act(
        self,
        owner: QObject,
        service: "Query[T]",
        done: Callable[[T | None], None],
        *,
        failed: Failed | None = None,
        action: Action,
    ) -> Call:
        """Do it in one transaction, then tell every screen what was touched.

        ``done`` gets None when an earlier try of the same action had been stored. What an
        owner sends again after its answer was lost goes under the uid of the first try.
        """
        action = self._unsure.again(owner, service, action)

        def stored(outcome: "Outcome[T]") -> None:
            self._unsure.settled(owner)
            done(outcome.value)

        def again() -> None:
            self.act(owner, service, done, failed=failed, action=action)

        def lost(error: Exception) -> None:
            self._unsure.failed(owner, service, action, error=error)
            if failed is None:
                self.troubled.emit(Trouble(error, again))
            else:
                failed(error)

        run = partial(self._perform, action, service)
        return self._start(self._database, owner, run, done=stored, failed=lost, droppable=False)

    def check_chain(self, owner: QObject, done: Callable[[int | None], None]) -> Call:
        """Read the whole event chain on the report lane; ``done`` gets the first bad entry."""

        def verify() -> int | None:
            from models.store import chain
            from models.store.unit_of_work import consult

            store = self._opened.result()
            report = consult(store, partial(chain.verify, key=store.key))
            return None if report.holds else report.breaks[0].sequence

        return self._start(self._reports, owner, verify, done=done, failed=None)

    def work(
        self,
        owner: QObject,
        job: Callable[[Progress], T],
        done: Callable[[T], None],
        *,
        failed: Failed | None = None,
        progress: Callable[[int, int], None] | None = None,
    ) -> Call:
        """Run something slow that needs no database, reporting as it goes."""
        call = Call()
        run = partial(job, self.progress(owner, call, progress or _unheard))
        return self._start(self._pool, owner, run, done=done, failed=failed, call=call)

    def aside(self, job: Callable[[], None]) -> None:
        """Write one of the desk's own files, in order, with nobody waiting for an answer."""

        def careful() -> None:
            try:
                job()
            except OSError as error:
                self._hand_over(
                    partial(self.troubled.emit, Trouble(error, partial(self.aside, job)))
                )

        if not self._closed:
            self._aside.submit(careful)

    def progress(self, owner: QObject, call: Call, show: Callable[[int, int], None]) -> Progress:
        """Return a reporter whose word reaches ``show`` on the GUI thread."""

        def deliver(done: int, total: int) -> None:
            if isValid(owner) and not call.is_cancelled:
                show(done, total)

        return Progress(call, lambda done, total: self._hand_over(partial(deliver, done, total)))

    def follow(self, owner: QObject, tables: frozenset[str], heard: Callable[[], None]) -> None:
        """Call ``heard`` after commits that touch any of the tables, while ``owner`` lives."""
        wanted = tables | {ANYTHING}

        def listen(touched: frozenset[str]) -> None:
            if isValid(owner) and wanted & touched:
                heard()

        self.changed.connect(listen)
        owner.destroyed.connect(lambda: isValid(self) and self.changed.disconnect(listen))

    def announce(self, touched: frozenset[str]) -> None:
        """Tell the screens of a change, ours or another desk's."""
        self._touched |= touched
        if self._touched and not self._coalesce.isActive():
            self._coalesce.start()

    @property
    def is_idle(self) -> bool:
        """Say whether every question asked so far has been answered."""
        return not self._working and not self._deliveries

    def close(self) -> None:
        """Finish the writes that were queued, drop the rest, and stop every thread."""
        if self._closed:
            return
        self._closed = True
        self._notices.stop()
        self._coalesce.stop()
        for call in tuple(self._working):
            call.cancel()
        self._pool.shutdown(wait=False, cancel_futures=True)
        self._reports.shutdown(wait=False, cancel_futures=True)
        self._database.submit(self._close_store)
        for executor in (self._database, self._reports, self._pool, self._aside):
            executor.shutdown(wait=True)
        self._deliveries.clear()

    # On the lanes

    def _consult(self, query: "Query[T]") -> T:
        from models.store.unit_of_work import consult

        return consult(self._opened.result(), query)

    def _perform(self, action: Action, service: "Query[T]") -> "Outcome[T]":
        from models.store.unit_of_work import perform

        outcome = perform(self._opened.result(), action, service)
        touched = frozenset({ANYTHING}) if outcome.already else outcome.touched
        self._hand_over(partial(self.announce, touched))
        return outcome

    def _hear_desks(self, touched: frozenset[str]) -> None:
        self._hand_over(partial(self.announce, touched))

    def _close_store(self) -> None:
        if self._opened.done() and self._opened.exception() is None:
            self._opened.result().close()

    def _start(
        self,
        executor: Executor,
        owner: QObject,
        run: Callable[[], T],
        *,
        done: Callable[[T], None],
        failed: Failed | None,
        call: Call | None = None,
        droppable: bool = True,
    ) -> Call:
        call = call or Call()
        if self._closed:
            call.cancel()
            return call

        def again() -> None:
            self._start(executor, owner, run, done=done, failed=failed, droppable=droppable)

        told = failed or (lambda error: self.troubled.emit(Trouble(error, again)))

        def job() -> None:
            unheard: Callable[[], None] | None = None
            try:
                if call.is_cancelled:
                    self._hand_over(partial(self._working.discard, call))
                    return
                answer = partial(done, run())
            except CancelledError:
                self._hand_over(partial(self._working.discard, call))
                return
            except Exception as error:  # noqa: BLE001 - delivered to whoever asked
                answer = partial(told, error)
                if not droppable:
                    unheard = partial(self.troubled.emit, Trouble(error, again))
            self._hand_over(partial(self._deliver, owner, call, answer, unheard=unheard))

        if droppable:
            self._working.add(call)
        executor.submit(job)
        return call

    def _hand_over(self, delivery: Callable[[], Any]) -> None:
        if not self._closed:
            self._deliveries.append(delivery)
            self._arrived.emit()

    # On the GUI thread

    def _deliver_one(self) -> None:
        if self._deliveries:
            self._deliveries.popleft()()

    def _deliver(
        self,
        owner: QObject,
        call: Call,
        answer: Callable[[], None],
        *,
        unheard: Callable[[], None] | None,
    ) -> None:
        """Answer who asked; what could not be stored is told even when they are gone."""
        self._working.discard(call)
        if isValid(owner) and not call.is_cancelled:
            answer()
        elif unheard is not None:
            unheard()

    def _tell_changed(self) -> None:
        touched, self._touched = frozenset(self._touched), set()
        self.changed.emit(touched)


def _unheard(_done: int, _total: int) -> None:
    """Progress nobody listens to."""
