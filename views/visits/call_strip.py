"""The head of a call: whom, why, when, on which number; dialling and the timer."""

from datetime import datetime

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from models.queries.call_side import CallSide
from models.queries.customers import ContactRow
from views.visits.words import length_words, losses_words, when_words, window_words
from views.widgets.choice_box import ChoiceBox
from views.widgets.plain_label import PlainLabel
from views.wording import term

translate = QCoreApplication.translate


class CallStrip(QFrame):
    """``dial`` asks for the number to be dialled, ``chosen`` tells who is rung now."""

    dial = Signal()
    chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.name = PlainLabel("", self, role="title")
        self.why = PlainLabel("", self, role="soon", wrap=True)
        self.windows = PlainLabel("", self, role="muted", wrap=True)
        self.contact = ChoiceBox([], self)
        self.contact.setAccessibleName(translate("Visits", "Whom to ring"))
        self.number = PlainLabel("", self, role="strong", selectable=True)
        self.dial_button = QPushButton(self)
        self.timer = PlainLabel("", self, role="title")
        self._contacts: tuple[ContactRow, ...] = ()
        self.began_at: datetime | None = None
        self.ended_at: datetime | None = None
        self._build()

    # Being asked

    @property
    def seconds(self) -> int:
        """How long the call lasted, or lasts so far as it was ended."""
        if self.began_at is None or self.ended_at is None:
            return 0
        return max(0, round((self.ended_at - self.began_at).total_seconds()))

    @property
    def is_running(self) -> bool:
        """Say whether somebody is on the phone."""
        return self.began_at is not None and self.ended_at is None

    def contact_row(self) -> ContactRow | None:
        """Return whom to ring."""
        chosen = self.contact.value()
        return next((one for one in self._contacts if one.id == chosen), None)

    # Being told

    def show_side(self, side: CallSide, now: datetime) -> None:
        """Show whose call it is."""
        self.name.setText(f"{side.name}  {term(side.grade)}")
        self.why.setText(losses_words(side.losses))
        self.why.setVisible(bool(side.losses))
        hours = "   ".join(map(window_words, side.windows)) or side.hours
        said = translate("Visits", "Rings well: {when}   ({hours})")
        self.windows.setText(said.format(when=when_words(side.now, side.next, now), hours=hours))
        self.windows.set_role("good" if side.now is not None else "muted")
        may = [one for one in side.contacts if one.phones and not one.do_not_call]
        self._contacts = tuple(may)
        self.contact.show_choices(
            [(one.id, f"{one.name} {one.title} {one.phones[0]}".strip()) for one in may]
        )
        self.dial_button.setEnabled(bool(may))
        if not may:
            self.number.setText(translate("Visits", "Nobody here may be rung."))

    def show_number(self, number: str) -> None:
        """Show the number that is dialled, whole."""
        self.number.setText(number)

    def begin(self, now: datetime) -> None:
        """Start the timer."""
        self.began_at, self.ended_at = now, None
        self.tick(now)

    def end(self, now: datetime) -> None:
        """Stop the timer."""
        if self.is_running:
            self.ended_at = now
        self.tick(now)

    def tick(self, now: datetime) -> None:
        """Show how long the call lasts."""
        hang_up = translate("Visits", "Hang up  Ctrl+D")
        self.dial_button.setText(
            hang_up if self.is_running else translate("Visits", "Dial  Ctrl+D")
        )
        if self.began_at is None:
            self.timer.setText("")
            return
        until = self.ended_at or now
        self.timer.setText(length_words(max(0, round((until - self.began_at).total_seconds()))))

    def reset(self) -> None:
        """Forget the call."""
        self.began_at = self.ended_at = None
        self.number.setText("")
        self.timer.setText("")

    def _build(self) -> None:
        self.dial_button.setText(translate("Visits", "Dial  Ctrl+D"))
        self.dial_button.clicked.connect(self.dial)
        self.contact.currentIndexChanged.connect(lambda _: self.chosen.emit())
        self.contact.setSizeAdjustPolicy(ChoiceBox.SizeAdjustPolicy.AdjustToContents)
        line = QHBoxLayout()
        for widget in (self.contact, self.dial_button, self.number):
            line.addWidget(widget)
        line.addStretch(1)
        line.addWidget(self.timer)
        column = QVBoxLayout(self)
        for label in (self.name, self.why, self.windows):
            column.addWidget(label)
        column.addLayout(line)
