"""The buttons for what can be done to a ticket now: the road first, the rest in a menu."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication, QSize, Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QToolButton, QWidget

from models.rules.states import TicketState, Verb
from views import icons
from views.actions import native
from views.tickets.actions import KEY_OF, ROAD
from views.widgets.plain_label import plain_tip
from views.wording import term

translate = QCoreApplication.translate

SHOWN = 3
NEXT: dict[TicketState, tuple[Verb, ...]] = {
    TicketState.DRAFT: (Verb.ACCEPT,),
    TicketState.PENDING: (Verb.ACCEPT,),
    TicketState.TO_DISPATCH: (Verb.DISPATCH, Verb.PRETEST),
    TicketState.DISPATCHED: (Verb.ACKNOWLEDGE, Verb.DECLINE),
    TicketState.TAKEN: (Verb.CONTACT, Verb.APPOINT, Verb.DEPART),
    TicketState.APPOINTED: (Verb.DEPART, Verb.REAPPOINT),
    TicketState.EN_ROUTE: (Verb.ARRIVE,),
    TicketState.ON_SITE: (Verb.START, Verb.ABSENT),
    TicketState.WORKING: (Verb.RESTORE, Verb.FEEDBACK),
    TicketState.SUSPENDED: (Verb.RESUME, Verb.RENEW_SUSPEND),
    TicketState.RESTORED: (Verb.REPORT,),
    TicketState.REPLIED: (Verb.PASS_CHECK, Verb.SEND_BACK),
    TicketState.VISITING: (Verb.FOLLOW_UP, Verb.CLOSE),
    TicketState.CLOSED: (Verb.REOPEN, Verb.RETURN_PAPER),
}


def split(verbs: Sequence[Verb], state: TicketState) -> tuple[list[Verb], list[Verb]]:
    """Return the verbs worth a button, the next step of the state first, and the others."""
    known = [verb for verb in verbs if verb in KEY_OF]
    wanted = dict.fromkeys([*NEXT.get(state, ()), *ROAD])
    road = [verb for verb in wanted if verb in known][:SHOWN]
    return road, [verb for verb in KEY_OF if verb in known and verb not in road]


class VerbBar(QWidget):
    """``wanted`` carries the verb asked for."""

    wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[TicketState, tuple[Verb, ...]] | None = None
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self.buttons: dict[Verb, QToolButton] = {}
        self.menu: QMenu | None = None

    def sizeHint(self) -> QSize:
        """Never ask for more width than the pane gives."""
        return QSize(0, super().sizeHint().height())

    def show_verbs(self, verbs: Sequence[Verb], state: TicketState) -> None:
        """Offer these verbs; built anew only when they differ from those offered."""
        if self._shown == (state, tuple(verbs)):
            return
        self._shown = (state, tuple(verbs))
        self._clear()
        road, rest = split(verbs, state)
        for at, verb in enumerate(road):
            self._row.addWidget(self._button(verb, strong=at == 0))
        if rest:
            self._row.addWidget(self._more(rest))
        self._row.addStretch(1)

    def _clear(self) -> None:
        self.buttons.clear()
        while (item := self._row.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()

    def _button(self, verb: Verb, *, strong: bool) -> QToolButton:
        key = KEY_OF[verb]
        button = QToolButton(self)
        button.setText(f"{term(verb)}  {native(key.shortcut)}")
        button.setIcon(icons.icon(key.icon, "accent_text" if strong else "text"))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setProperty("strong", strong)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        button.setToolTip(plain_tip(f"{term(verb)}  {native(key.shortcut)}"))
        button.clicked.connect(partial(self.wanted.emit, verb))
        self.buttons[verb] = button
        return button

    def _more(self, verbs: Sequence[Verb]) -> QToolButton:
        button = QToolButton(self)
        button.setText(translate("Tickets", "More"))
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.menu = QMenu(button)
        for verb in verbs:
            key = KEY_OF[verb]
            action = self.menu.addAction(icons.icon(key.icon), term(verb))
            action.setText(f"{term(verb)}\t{QKeySequence(key.shortcut).toString()}")
            action.triggered.connect(partial(self.wanted.emit, verb))
        button.setMenu(self.menu)
        return button
