"""A ticket in a window of its own, for the second screen."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from models.rules.states import Verb
from views.actions import ActionSet
from views.desk import Desk
from views.tickets.actions import VERB_DEEDS, WINDOW_DEEDS
from views.tickets.panel import TicketPanel
from views.tickets.verb_methods import with_verbs

TABLES = frozenset({"ticket", "work_order", "print", "follow_up_call"})
SECOND_MS = 1000


@with_verbs
class TicketWindow(QWidget):
    """Shows one ticket; the same keys as on the board start its verbs."""

    def __init__(self, desk: Desk, number: str | None, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.desk = desk
        self.panel = TicketPanel(desk, self)
        column = QVBoxLayout(self)
        column.addWidget(self.panel)
        letter = self.fontMetrics()
        self.resize(letter.averageCharWidth() * 96, letter.height() * 44)
        self.action_set = ActionSet(self, (*WINDOW_DEEDS, *VERB_DEEDS), desk.session.role)
        self.panel.shown.connect(lambda _: self.action_set.update())
        # The page's tick stops when another screen is shown; this window stays in sight.
        self._second = QTimer(self, interval=SECOND_MS)
        self._second.timeout.connect(lambda: self.panel.tick(desk.now()))
        self._second.start()
        desk.follow(self, TABLES, self.panel.refresh)
        if number is not None:
            self.show_subject(number)

    def show_subject(self, number: str | None) -> None:
        """Show one ticket."""
        if number is not None:
            self.setWindowTitle(number)
            self.panel.show_number(number)
            self.show()

    def start(self, verb: Verb) -> None:
        """Start a verb on this ticket."""
        self.panel.start(verb)

    def may(self, verb: Verb) -> bool:
        """Say whether a verb makes sense now."""
        return self.panel.may(verb)

    def choose_paper(self) -> None:
        """Ask which paper of the ticket is wanted."""
        self.panel.choose_paper()

    def has_ticket(self) -> bool:
        """Say that there is a ticket: the window is about one."""
        return True

    def show_suggestion(self) -> None:
        """Show which crew to send, and why."""
        self.panel.show_suggestion()

    def may_suggest(self) -> bool:
        """Say whether a crew can be sent to this ticket."""
        return self.panel.may_suggest()
