"""The line at the foot: how the office stands, who sits here, what time it is."""

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLayout, QSizePolicy, QToolButton, QWidget

from models.rules.zone import local
from views import icons
from views.widgets.count_badge import CountBadge
from views.widgets.plain_label import PlainLabel, plain_tip
from views.widgets.weekdays import weekday

if TYPE_CHECKING:
    from models.queries.ticket_rows import BoardCounts

translate = QCoreApplication.translate

ALWAYS = frozenset({"open", "to_dispatch", "overdue"})  # the others show once there are any


class StatusLine(QWidget):
    """Counts on the left, grey until they need somebody; place, person and clock on the right."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("statusLine")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.badges = {
            "open": CountBadge(translate("Status", "Open")),
            "to_dispatch": CountBadge(translate("Status", "To dispatch"), "soon"),
            "unacknowledged": CountBadge(translate("Status", "Not taken"), "soon"),
            "overdue": CountBadge(translate("Status", "Overdue"), "overdue"),
            "due_soon": CountBadge(translate("Status", "Due soon"), "soon"),
            "suspended": CountBadge(translate("Status", "Suspended"), "paused"),
            "to_visit": CountBadge(translate("Status", "To call back")),
        }
        self.office = PlainLabel("", self, role="muted")
        self.person = PlainLabel("", self, role="muted")
        self.clock = PlainLabel("", self)
        self._row = QHBoxLayout(self)
        gap = self.fontMetrics().height()
        self._row.setContentsMargins(gap // 2, gap // 4, gap // 2, gap // 4)
        self._row.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self._row.setSpacing(gap * 2 // 3)
        for badge in self.badges.values():
            self._row.addWidget(badge)
            badge.hide()
        self._row.addStretch(1)
        fixed = QSizePolicy.Policy.Fixed
        self.office.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.person.setSizePolicy(fixed, fixed)
        self.clock.setSizePolicy(fixed, fixed)
        self._row.addWidget(self.office)
        self._row.addWidget(self.person)
        self._row.addWidget(self.clock)

    def add_button(self, icon: str, tip: str, *, tone: str = "muted") -> QToolButton:
        """Add a small button at the right end."""
        button = QToolButton(self)
        button.setIcon(icons.icon(icon, tone))
        button.setToolTip(plain_tip(tip))
        button.setAccessibleName(tip)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._row.addWidget(button)
        return button

    def show_counts(self, counts: "BoardCounts") -> None:
        """Show how the office stands."""
        for name, badge in self.badges.items():
            count = getattr(counts, name)
            badge.show_count(count)
            badge.setVisible(count > 0 or name in ALWAYS)
        self._fit()

    def hide_counts(self) -> None:
        """Show nothing of the office while nobody is signed in."""
        for badge in self.badges.values():
            badge.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        """Leave the width of the window alone: what finds no room is put away whole."""
        return QSize(0, super().minimumSizeHint().height())

    def _fit(self) -> None:
        """Put away who sits here, then where, rather than cut words on a narrow window."""
        self.person.show()
        self.office.show()
        for part in (self.person, self.office):
            self._row.invalidate()
            if self._row.minimumSize().width() > self.width():
                part.hide()

    def tick(self, now: datetime) -> None:
        """Show the time on the office wall."""
        here = local(now)
        self.clock.setText(f"{here:%Y-%m-%d} {weekday(now)} {here:%H:%M:%S}")
