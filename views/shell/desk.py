"""The desk handed to every screen: the services of the console behind one door."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Protocol, TypeVar

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from console.calls import Call, Progress
from console.clock import Clock
from console.drafts import Drafts
from console.office import OfficeFacts
from console.paper import Paper
from console.press import system_spooler
from console.press.press import Press
from console.press.printers import Printers
from console.press.shelf import Shelf
from console.recordings import Recordings
from console.session import SignedIn, SignIn
from console.settings import DeskSettings
from console.tasks import Query, Tasks
from models.errors import ConflictError, RefusedError
from views import wording
from views.widgets.conflict import resolve
from views.widgets.message_bar import MessageBar

T = TypeVar("T")


class Frame(Protocol):
    """What the desk asks of the window."""

    def open_screen(self, screen_id: str, subject: str | None = None) -> None:
        """Show a page or open a dialog."""

    def close_screen(self, widget: QWidget) -> None:
        """Leave a page, or close a dialog."""

    def bar(self) -> MessageBar:
        """Return the message bar of whatever is in front."""
        ...


class ShellDesk:
    """``views.desk.Desk`` for the real window; ``frame`` is set once the window stands."""

    frame: Frame

    def __init__(
        self,
        *,
        tasks: Tasks,
        clock: Clock,
        settings: DeskSettings,
        drafts: Drafts,
        recordings: Recordings,
        sign_in: SignIn,
        papers: Path = Path(),
    ) -> None:
        self.tasks, self.clock, self.settings, self.drafts = tasks, clock, settings, drafts
        self.sign_in, self.recordings = sign_in, recordings
        self.paper = Paper(tasks)
        self.press = Press(
            tasks,
            clock=clock,
            sign_in=sign_in,
            spooler=system_spooler,
            shelf=Shelf(papers / "jobs"),
            printers=Printers(settings),
        )
        self.office = OfficeFacts()

    @property
    def session(self) -> SignedIn:
        """Who is signed in here."""
        return self.sign_in.present

    @property
    def language(self) -> str:
        """The language shown."""
        return wording.language()

    def now(self) -> datetime:
        """Return the present moment."""
        return self.clock.now()

    def ask(
        self,
        owner: QObject,
        query: "Query[T]",
        done: Callable[[T], None],
        *,
        failed: Callable[[Exception], None] | None = None,
        slow: bool = False,
    ) -> Call:
        """Read on the database lane, or on the report lane when ``slow``."""
        return self.tasks.ask(owner, query, done, failed=failed, slow=slow)

    def act(
        self,
        owner: QObject,
        service: "Query[T]",
        done: Callable[[T | None], None],
        *,
        failed: Callable[[Exception], None] | None = None,
        happened_at: datetime | None = None,
        late_reason: str | None = None,
    ) -> Call:
        """Do one user action in one transaction."""
        try:
            action = self.sign_in.action(happened_at=happened_at, late_reason=late_reason)
        except RefusedError as error:  # a reason too long to keep
            (failed or self.show_error)(error)
            return Call()
        return self.tasks.act(owner, service, done, failed=failed, action=action)

    def work(
        self,
        owner: QObject,
        job: Callable[[Progress], T],
        done: Callable[[T], None],
        *,
        failed: Callable[[Exception], None] | None = None,
        progress: Callable[[int, int], None] | None = None,
    ) -> Call:
        """Run something slow that needs no database."""
        return self.tasks.work(owner, job, done, failed=failed, progress=progress)

    def follow(
        self, owner: QObject, tables: frozenset[str] | set[str], heard: Callable[[], None]
    ) -> None:
        """Call ``heard`` whenever one of the tables was touched."""
        self.tasks.follow(owner, frozenset(tables), heard)

    def open_screen(self, screen_id: str, subject: str | None = None) -> None:
        """Show a page or open a dialog."""
        self.frame.open_screen(screen_id, subject)

    def close_screen(self, widget: QWidget) -> None:
        """Leave a page, or close a dialog."""
        self.frame.close_screen(widget)

    def show_error(self, error: Exception, *, retry: Callable[[], None] | None = None) -> None:
        """Word an error where the person is looking; a bug goes on to the crash report.

        For a lost race ``retry`` saves mine over theirs, once the two have been compared.
        """
        if not wording.is_known(error):
            raise error
        bar = self.frame.bar()
        if isinstance(error, ConflictError):
            resolve(error, bar.window(), mine=retry)
            retry = None
        bar.show_error(self.word(error), code=wording.code_of(error), retry=retry)

    def word(self, error: Exception) -> str:
        """Return the sentence of an error."""
        return wording.sentence(error)

    def notify(self, text: str, *, undo: Callable[[], None] | None = None) -> None:
        """Say quietly that something was done."""
        self.frame.bar().show_notice(text, undo=undo)
