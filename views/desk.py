"""What a screen is to the shell, and what the shell is to a screen."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol, TypeVar

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from console.calls import Call, Progress
from console.clock import Clock
from models.rules.terms import Role

if TYPE_CHECKING:
    from console.drafts import Drafts
    from console.office import OfficeFacts
    from console.paper import Paper
    from console.press.press import Press
    from console.recordings import Recordings
    from console.session import SignedIn
    from console.settings import DeskSettings
    from console.tasks import Query

T = TypeVar("T")


class Place(StrEnum):
    """Where a screen is shown."""

    RAIL = "rail"  # a page with an entry in the navigation rail
    PAGE = "page"  # a page reached from another one
    DIALOG = "dialog"  # a window-modal dialog


class Desk(Protocol):
    """Everything a screen may ask of the program; handed to it when it is opened."""

    clock: Clock
    settings: "DeskSettings"
    drafts: "Drafts"
    paper: "Paper"
    recordings: "Recordings"
    press: "Press"

    @property
    def session(self) -> "SignedIn":
        """Who is signed in here."""
        ...

    @property
    def office(self) -> "OfficeFacts":
        """Which office this is."""
        ...

    @property
    def language(self) -> str:
        """The language shown: ``zh_CN`` or ``en``."""
        ...

    def now(self) -> datetime:
        """Return the present moment."""
        ...

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
        ...

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
        """Do one user action in one transaction; trying again never does it twice."""
        ...

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
        ...

    def follow(
        self, owner: QObject, tables: frozenset[str] | set[str], heard: Callable[[], None]
    ) -> None:
        """Call ``heard`` whenever one of the tables was touched."""
        ...

    def open_screen(self, screen_id: str, subject: str | None = None) -> None:
        """Show a page or open a dialog, about ``subject`` where it has one."""
        ...

    def close_screen(self, widget: QWidget) -> None:
        """Leave a page for the one it was opened from, or close a dialog."""
        ...

    def show_error(self, error: Exception, *, retry: Callable[[], None] | None = None) -> None:
        """Show what went wrong, in the words of its code, where the person is looking."""
        ...

    def word(self, error: Exception) -> str:
        """Return the sentence of an error, to put beside a field."""
        ...

    def notify(self, text: str, *, undo: Callable[[], None] | None = None) -> None:
        """Say quietly that something was done."""
        ...


Opener = Callable[[Desk, QWidget], QWidget]


@dataclass(frozen=True, slots=True)
class Screen:
    """One screen as the shell knows it; ``open`` imports the page module when called.

    ``sample`` names the function of ``tests/samples.py`` that picks a subject for
    screenshots and for the tests that open every screen.
    """

    id: str
    title: Callable[[], str]
    icon: str
    open: Opener
    place: Place = Place.PAGE
    order: int = 100
    roles: frozenset[Role] = frozenset(Role)
    sample: str = ""
