"""Says above a list that several reports look like one trouble, and leads to deciding it."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from models.queries.questions import open_proposals
from views.desk import Desk
from views.widgets.plain_label import PlainLabel
from views.wording import term

if TYPE_CHECKING:
    from models.queries.crowds import ProposalRow

translate = QCoreApplication.translate

SETTLE_MS = 2500  # the list comes first
PAUSE_MS = 400  # many changes at once are asked about once


class CrowdBar(QWidget):
    """Hidden while nothing is proposed; never takes the focus by itself."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("kind", "warning")
        self.setObjectName("crowdBar")
        self._desk = desk
        self.text = PlainLabel("", self, wrap=True)
        self.button = QPushButton(translate("Crowds", "Decide"), self)
        self.button.clicked.connect(lambda: desk.open_screen("crowds"))
        row = QHBoxLayout(self)
        row.addWidget(self.text, 1)
        row.addWidget(self.button)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self.ask)
        desk.follow(self, {"ticket", "crowd"}, self._pause.start)
        QTimer.singleShot(SETTLE_MS, self, self.ask)
        self.hide()

    def ask(self) -> None:
        """Ask what is proposed now."""
        query = partial(open_proposals, now=self._desk.now())
        self._desk.ask(self, query, self.show_proposals, slow=True)

    def show_proposals(self, rows: "Sequence[ProposalRow]") -> None:
        """Say the largest one; none hides the bar."""
        self.setVisible(bool(rows))
        if rows:
            said = proposal_words(rows[0])
            if len(rows) > 1:
                more = translate("Crowds", "{said} And {count} more.")
                said = more.format(said=said, count=len(rows) - 1)
            self.text.setText(said)
            self.setAccessibleName(said)


def proposal_words(row: "ProposalRow") -> str:
    """Say what is proposed in one sentence."""
    where = f"{term(row.shared)} {row.place}"
    if row.parent is not None:
        said = translate("Crowds", "{where} is down already under {parent}: {count} more reports.")
        return said.format(where=where, parent=row.parent, count=len(row.tickets))
    said = translate("Crowds", "{count} customers on {where} rang within the hour: one trouble?")
    return said.format(where=where, count=row.customers)
