"""Carrying a bar over the chart: where it hovers, what the rules say, and letting it go."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from views.board.bubble import Bubble
from views.board.carry import Carry, Way
from views.board.hand import Gantt
from views.board.scale import MINUTE
from views.board.words import answer_icon, answer_tone, answer_word, heaviest_first
from views.board.words import reason_line as said
from views.desk import Desk
from views.widgets.moments import near
from views.wording import length

if TYPE_CHECKING:
    from models.queries.carrying import Verdict

translate = QCoreApplication.translate

FAR = 5  # crews a page key goes over
ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
SHIFT = Qt.KeyboardModifier.ShiftModifier


class Carrier(QObject):
    """``dropped`` carries what was carried and the rules' answer; ``ended`` that the hand is free.

    One question to the rules is on its way at a time; the newest place waits for it.
    """

    dropped = Signal(object, object)
    ended = Signal()
    began = Signal()

    def __init__(self, desk: Desk, chart: Gantt) -> None:
        super().__init__(chart)
        self._desk, self._chart = desk, chart
        self.bubble = Bubble(chart.viewport())
        self.carry: Carry | None = None
        self.verdict: Verdict | None = None
        self._grip = 0  # pixels between a bar's start and the mouse that holds it
        self._asking = self._waiting = self._drop_soon = False
        self._back: QWidget | None = None
        chart.typed = self.key
        chart.lifted.connect(self.begin)
        chart.hovered.connect(self.hover)
        chart.let_go.connect(self.drop)

    # Picking up and putting down

    def begin(self, carry: Carry, *, back: QWidget | None = None) -> None:
        """Take something into the hand; ``back`` is where the keyboard goes afterwards."""
        self.carry, self.verdict = carry, None
        self._back = back
        self._grip, self._drop_soon = -1, False
        self._chart.setFocus()
        self._show()
        self._chart.reveal(self._chart.ghost_rect())
        self.began.emit()

    def cancel(self) -> None:
        """Put it back where it came from; nothing happened."""
        if self.carry is not None:
            self._end()

    def drop(self) -> None:
        """Let it go here, once the rules have answered for this very place."""
        if self.carry is None:
            return
        if not self.carry.is_moved:
            self._end()
        elif self.verdict is None:
            self._drop_soon = True
        else:
            carry, verdict = self.carry, self.verdict
            self._end()
            self.dropped.emit(carry, verdict)

    def _end(self) -> None:
        self.carry = self.verdict = None
        self._drop_soon = False
        self.bubble.hide()
        self._chart.put_down()
        if self._back is not None:
            self._back.window().activateWindow()
            self._back.setFocus()
        self.ended.emit()

    # Moving

    def hover(self, at: QPoint) -> None:
        """Follow the mouse, in pixels of the screen."""
        if self.carry is None:
            return
        point = self._chart.viewport().mapFromGlobal(at)
        row, moment = self._chart.place_at(point)
        scale = self._chart.scale
        if self.carry.way is Way.RESIZE:
            length = scale.snapped(moment) - self.carry.starts_at
            self._take(self.carry.sized(length // MINUTE))
            return
        if self._grip < 0:
            self._grip = self._first_grip(point)
        left = point.x() + self._chart.offset().x() - self._grip
        starts = scale.within(scale.snapped(scale.at(left)))
        crew = self.carry.crew if row is None else row.crew.code
        self._take(self.carry.to(crew, starts))

    def _first_grip(self, point: QPoint) -> int:
        """A bar is held where the mouse took it; a ticket from a list by its start."""
        if self.carry is None or not self.carry.order:
            return 0
        rect = self._chart.ghost_rect()
        return min(max(point.x() - rect.left(), 0), max(rect.width(), 0))

    def key(self, event: QKeyEvent) -> bool:
        """Move by keys; say whether the key was one of ours."""
        carry, key = self.carry, event.key()
        if carry is None:
            return False
        sideways = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(key))
        downward = _DOWN.get(Qt.Key(key))
        if key in ENTER:
            self.drop()
        elif key == Qt.Key.Key_Escape:
            self.cancel()
        elif sideways is not None and event.modifiers() & SHIFT:
            step = self._chart.scale.step // MINUTE
            self._take(carry.sized(carry.minutes + sideways * step))
        elif sideways is not None:
            self._take(carry.stepped(sideways, self._chart.scale))
        elif downward is not None:
            self._take(carry.to(self._crew_beside(carry.crew, downward), carry.starts_at))
        else:
            return False
        if self.carry is not None:
            self._chart.reveal(self._chart.ghost_rect())
        return True

    def _crew_beside(self, crew: str, steps: int) -> str:
        codes = [row.crew.code for row in self._chart.plan.crew_rows()]
        at = codes.index(crew) + steps if crew in codes else 0
        return codes[min(max(at, 0), len(codes) - 1)] if codes else crew

    def _take(self, carry: Carry) -> None:
        if carry != self.carry:
            self.carry, self.verdict = carry, None
            self._show()

    # What is seen, and what the rules say

    def _show(self) -> None:
        carry = self.carry
        if carry is None:
            return
        if self.verdict is None:
            self._ask()
        tone = "muted" if self.verdict is None else answer_tone(self.verdict.placement)
        length = carry.ends_at - carry.starts_at
        now = self._desk.now()
        words = f"{near(carry.starts_at, now)}  {carry.title}"
        self._chart.carry(carry.crew, (carry.starts_at, length), words=words, tone=tone)
        self.bubble.say_place(self._place_words(carry), keys=_keys())
        self._say_answer()
        rect = self._chart.ghost_rect()
        self.bubble.stand_by(rect, rect.topLeft())

    def _place_words(self, carry: Carry) -> str:
        now = self._desk.now()
        row = self._chart.plan.row_of(carry.crew)
        name = carry.crew if row is None else row.crew.name
        return translate("Board", "{crew}, {start} to {end} ({length})").format(
            crew=name,
            start=near(carry.starts_at, now),
            end=near(carry.ends_at, now),
            length=length(carry.ends_at - carry.starts_at),
        )

    def _say_answer(self) -> None:
        if self.verdict is None:
            words = translate("Board", "asking the rules …")
            self.bubble.say_answer(words, tone="muted", icon="hourglass")
            return
        placement = self.verdict.placement
        self.bubble.say_answer(
            answer_word(placement),
            tone=answer_tone(placement),
            icon=answer_icon(placement),
            reasons=[said(reason) for reason in heaviest_first(placement.reasons)],
        )

    def _ask(self) -> None:
        carry = self.carry
        if carry is None:
            return
        if self._asking:
            self._waiting = True
            return
        from models.queries.carrying import verdict  # not before the first thing is carried

        self._asking, self._waiting = True, False
        query = partial(
            verdict,
            number=carry.number,
            crew=carry.crew,
            planned_at=carry.starts_at,
            minutes=carry.minutes if carry.minutes_told or carry.order else None,
            order=carry.order if carry.way in (Way.MOVE, Way.RESIZE) else None,
        )
        self._desk.ask(self, query, partial(self._hear, carry), failed=self._unheard)

    def _hear(self, asked: Carry, found: "Verdict") -> None:
        self._asking = False
        if self.carry is None:
            return
        if asked == self.carry:
            self.verdict = found
            self._show()
            if self._drop_soon:
                self.drop()
        elif self._waiting or self.verdict is None:
            self._ask()

    def _unheard(self, error: Exception) -> None:
        self._asking = False
        self.cancel()
        self._desk.show_error(error)


_DOWN = {
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_PageUp: -FAR,
    Qt.Key.Key_PageDown: FAR,
}


def _keys() -> str:
    return translate(
        "Board", "Arrows move, Shift+arrows change the length, Enter drops, Esc puts it back."
    )
