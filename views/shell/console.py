"""The running console: opens the office, lets somebody in, keeps the workplace, locks up."""

import gc
import logging
from collections.abc import Sequence
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

from console.calls import Trouble
from console.clock import Clock, SystemClock
from console.crash import CrashReport
from console.drafts import Drafts
from console.language import Language
from console.office import (
    Condition,
    OfficeFacts,
    Opening,
    conditions,
    load_ahead,
    may_remove_demo,
)
from console.reckoning import reckon_with
from console.recordings import Recordings
from console.session import Founding, SignedIn, SignIn
from console.settings import DeskSettings
from console.tasks import Tasks
from models.errors import RefusedError, StoreError
from models.rules.terms import Role
from views import theme, wording
from views.desk import Place, Screen
from views.shell.desk import ShellDesk
from views.shell.dialogs import CrashDialog
from views.shell.idle import IdleWatch, Veil
from views.shell.main_window import MainWindow, Stage
from views.shell.menu import Choices
from views.shell.opening import Opener, ask_remove_demo
from views.shell.sign_in_page import Card, FoundingCard, PasswordCard, SignInCard
from views.shell.workplace import Workplace

if TYPE_CHECKING:
    from models.queries.desk import OfficeAtDesk

log = logging.getLogger(__name__)
translate = QCoreApplication.translate

TICK_MS = 1000
LOOK_MS, SETTLE_MS = 500, 3000  # after the first list: what to warn about, what to load


class Console(QObject):
    """Everything that lives as long as the window; ``close`` is the one way down."""

    working = Signal()
    crashed = Signal(object)

    def __init__(
        self,
        app: QApplication,
        opening: Opening,
        settings: DeskSettings,
        *,
        screens: Sequence[Screen],
        clock: Clock | None = None,
        window: MainWindow | None = None,
    ) -> None:
        super().__init__()
        self.app, self._opening, self.settings, self._screens = app, opening, settings, screens
        self.clock = clock or SystemClock()
        self.tasks = Tasks(self)
        self.language = Language(app)
        self.drafts = Drafts(opening.places.data / "drafts.db", self.tasks.aside)
        self.desk = ShellDesk(
            tasks=self.tasks,
            clock=self.clock,
            settings=settings,
            drafts=self.drafts,
            recordings=Recordings(opening.places.data),
            sign_in=SignIn(self.tasks, self.clock),
            papers=opening.places.papers,
        )
        self._dress()
        self.window = window or MainWindow(settings)
        self._opener = Opener(
            self.tasks, self.window, opening, clock=self.clock, stage=self.stage, done=self._meet
        )
        self.discards_demo = False  # wished for: whoever runs us removes its folder at the end
        self._place: Workplace | None = None
        self._founding: FoundingCard | None = None
        self._conditions: tuple[Condition, ...] = ()
        self._locked = False
        self._veil = Veil(app)
        self._idle = IdleWatch(app, self.clock, self)
        self._ticker = QTimer(self, interval=TICK_MS)
        self._ticker.timeout.connect(self._tick)
        self.tasks.troubled.connect(self._hear_trouble)
        reckon_with(self.tasks)
        self.crashed.connect(self._show_crash)
        app.styleHints().colorSchemeChanged.connect(self._follow_system)

    @property
    def workplace(self) -> Workplace:
        """What is in the window at work; raises ``LookupError`` before."""
        if self._place is None:
            raise LookupError("nobody is at work")
        return self._place

    def show(self) -> None:
        """Show the frame; the office is opened once it has been painted."""
        if self.window.was_painted:
            self.open()
        else:
            self.window.painted.connect(self.open)
            self.window.show()

    def open(self) -> None:
        """Open the office on the database thread, then see who may come in."""
        self._opener.open()

    def close(self) -> None:
        """Keep what is being typed, finish what was queued, stop every thread."""
        self._ticker.stop()
        self.drafts.flush()
        self.window.empty()
        self._place = None
        self.tasks.close()

    # Coming in

    def _meet(self, _opened: None = None) -> None:
        from models.queries.desk import office_at_desk

        self.tasks.ask(self, office_at_desk, self._let_in, failed=self._opener.refuse)

    def _let_in(self, office: "OfficeAtDesk | None") -> None:
        if office is not None:
            self.desk.office = OfficeFacts.of(office)
        if office is not None and office.demo:
            who = translate("Shell", "Demonstrator")
            desk_name = self.desk.sign_in.desk_name
            self._come_in(SignedIn("demo", who, Role.SUPERVISOR, desk_name))
        elif office is not None and office.has_accounts:
            self._ask_who()
        else:
            card = FoundingCard(wording.sentence, self.tasks.work, before=self._founding)
            card.founded.connect(partial(self._found, card))
            self.stage(card)
            self._founding = card

    def _ask_who(self) -> None:
        card = SignInCard(self.desk.office.name, self.settings.last_account)
        card.entered.connect(partial(self._enter, card))
        self.stage(card)

    def _found(self, card: Card, facts: Founding) -> None:
        def founded() -> None:
            self.settings.change(last_account=facts.name)
            self._enter(card, facts.name, facts.password)

        self.desk.sign_in.found(card, facts, done=founded, failed=partial(self._refuse_on, card))

    def _enter(self, card: Card, name: str, password: str) -> None:
        self.desk.sign_in.enter(
            card, name, password, done=self._entered, failed=partial(self._refuse_on, card)
        )

    def _refuse_on(self, card: Card, error: Exception) -> None:
        if not wording.is_known(error):
            raise error
        card.show_failure(error, wording.sentence)

    def _entered(self, who: SignedIn) -> None:
        self.settings.change(last_account=who.name)
        self._idle.touch()
        if who.must_change:
            self._ask_new_password()
        elif self._locked:
            self._unlock()
        else:
            self._find_office_and_work()

    def _find_office_and_work(self) -> None:
        from models.queries.desk import office_at_desk

        def found(office: "OfficeAtDesk | None") -> None:
            if office is not None:
                self.desk.office = OfficeFacts.of(office)
            self._come_in(self.desk.session)

        self.tasks.ask(self, office_at_desk, found)

    def _ask_new_password(self) -> None:
        card = PasswordCard(wording.sentence)
        card.changed.connect(partial(self._change_password, card))
        self.stage(card)

    def _change_password(self, card: Card, old: str, new: str) -> None:
        self.desk.sign_in.change_password(
            card,
            old,
            new,
            done=self._find_office_and_work,
            failed=partial(self._refuse_on, card),
        )

    def _come_in(self, who: SignedIn) -> None:
        self.desk.sign_in.assume(who)
        self._build([(self._first_screen(), None)])
        self._ticker.start()
        self.working.emit()
        QTimer.singleShot(LOOK_MS, self, self._look_round)
        QTimer.singleShot(SETTLE_MS, self, self._settle)

    # The workplace

    def _first_screen(self) -> str:
        rail = [screen.id for screen in self._screens if screen.place is Place.RAIL]
        last = self.settings.last_screen
        return last if last in rail else rail[0]

    def _build(self, trail: Sequence[tuple[str, str | None]]) -> None:
        place = Workplace(self.desk, self._screens, self._choices())
        self._place = place
        self.window.name_office(self.desk.office.name)
        self.window.put(place)
        place.tick(self.clock.now())
        place.warn(self._conditions)
        place.pages.walk(trail)
        place.rail.mark(place.pages.current_id)
        place.moved.connect(lambda screen_id: self.settings.change(last_screen=screen_id))

    def _rebuild(self) -> None:
        """Make every widget anew, in another language or look; what was typed is in drafts."""
        self.drafts.flush()
        if self._place is not None and not self._locked:
            self._build(self._place.pages.trail())
        elif self.desk.sign_in.is_open or self.desk.office.name:
            self._ask_who()
        else:
            self._meet()

    def _choices(self) -> Choices:
        return Choices(
            language=self.language.code,
            theme=self.settings.theme,
            big_text=self.settings.big_text,
            set_language=self.set_language,
            set_theme=self.set_theme,
            turn_big_text=self._turn_big_text,
            change_password=self._ask_new_password,
            lock=self.lock,
            sign_out=self.sign_out,
            leave=self._leave,
            remove_demo=self._ask_remove_demo if self._is_demo else None,
        )

    def set_language(self, code: str) -> None:
        """Speak another language from now on."""
        self.settings.change(language=code)
        self._dress()
        self._rebuild()

    def set_theme(self, name: str) -> None:
        """Wear another look from now on."""
        self.settings.change(theme=name)
        self._dress()
        self._rebuild()

    def _turn_big_text(self) -> None:
        self.settings.change(big_text=not self.settings.big_text)
        self._dress()
        self._rebuild()

    def _dress(self) -> None:
        points = theme.BIG_POINTS if self.settings.big_text else theme.POINTS
        theme.wear(self.app, self.settings.theme, points=points)
        if self.language.code != self.settings.language or not self.language.is_spoken:
            self.language.speak(self.settings.language)
        wording.set_language(self.settings.language)

    def _follow_system(self) -> None:
        chosen = self.settings.theme
        if chosen == theme.SYSTEM and theme.resolved(chosen) != theme.current().name:
            self._dress()
            self._rebuild()

    def stage(self, card: Card) -> None:
        """Show a card alone in the window; the workplace goes, unless it is only locked."""
        if not self._locked:
            self._ticker.stop()
            self._place = None
        choices = self._choices()
        self.window.put(Stage(card, choices.other_language, choices.other_theme))

    # Locking

    def lock(self) -> None:
        """Hide everything until the same person, or another, signs in."""
        if self._place is None or self._locked or self.desk.office.demo:
            return
        self.drafts.flush()
        self._locked = True
        self._ticker.stop()
        self._veil.draw(self.window)
        self._kept_person = self.desk.session.name
        self._kept_trail = self._place.pages.trail()
        self._place.setParent(None)
        self.window.name_office("")
        self._ask_who()

    def _unlock(self) -> None:
        self._locked = False
        same = self.desk.session.name == self._kept_person
        place = self._place
        if same and place is not None:
            self.window.name_office(self.desk.office.name)
            self.window.put(place)
            self._veil.lift()
        else:
            self._veil.drop()
            self._build([(self._first_screen(), None)])
        self._ticker.start()

    def sign_out(self) -> None:
        """Let somebody else sit down; what was typed stays as drafts."""
        self.drafts.flush()
        self._ticker.stop()
        self._place = None
        self.desk.sign_in.leave()
        self.window.name_office("")
        self._ask_who()

    def _leave(self) -> None:
        self.window.close()

    @property
    def _is_demo(self) -> bool:
        return may_remove_demo(self.desk.office, self._opening.places)

    def _ask_remove_demo(self) -> None:
        ask_remove_demo(self.window, self._discard_demo)

    def _discard_demo(self) -> None:
        self.discards_demo = True
        self.window.close()

    # Hearing

    def _tick(self) -> None:
        now = self.clock.now()
        jump = self.clock.jump() if isinstance(self.clock, SystemClock) else None
        if jump is not None:
            log.warning("the clock jumped by %s", jump)
            self._tell_jump(jump)
        minutes = self.settings.lock_minutes
        if minutes and self._idle.idle_for(now) >= timedelta(minutes=minutes):
            self.lock()
        if self._place is not None and not self._locked:
            self._place.tick(now)

    def _tell_jump(self, jump: timedelta) -> None:
        condition = Condition("banner.clock_jumped", {"length": jump})
        if self._place is not None and not self._locked:
            self._place.warn([condition])

    def _hear_trouble(self, trouble: Trouble) -> None:
        error = trouble.error
        if isinstance(error, OSError):
            error = RefusedError("desk.draft_unkept", problem=str(error))
        if self._place is None or not wording.is_known(error):
            raise error
        retry = trouble.again if isinstance(error, StoreError) else None
        self.desk.show_error(error, retry=retry)

    def _show_crash(self, report: CrashReport) -> None:
        CrashDialog(report, self.window).open()

    def _look_round(self) -> None:
        look = partial(conditions, self.desk.office, self._opening.places, self.clock.now())
        self.tasks.work(self, lambda _: look(), self._warn)
        self.tasks.check_chain(self, self._judge_chain)

    def _warn(self, found: tuple[Condition, ...]) -> None:
        self._conditions += found
        if self._place is not None:
            self._place.warn(found)

    def _judge_chain(self, broken_at: int | None) -> None:
        if broken_at is not None:
            self._warn((Condition("banner.chain_broken", {"sequence": broken_at}, grave=True),))

    def _settle(self) -> None:
        """The first list stands: collect garbage again, and load what is needed next."""
        gc.enable()
        gc.freeze()
        self.desk.press.begin()
        self.tasks.work(self, load_ahead, lambda _: None, failed=lambda _: None)
