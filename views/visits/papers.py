"""Which paper shows what is marked: one call, one visit, the day's list, the month's ledgers."""

from models.queries.visit_ledger import LedgerScope
from models.rules.zone import local_day
from views.desk import Desk
from views.visits.follow_tab import FollowTab
from views.visits.list_tab import ListTab
from views.visits.log_tab import LogTab
from views.visits.site_tab import SiteTab

ONE = {LogTab: "F07", SiteTab: "F08"}
DAY_LIST, LEDGER, FOLLOW_UPS = "F07D", "F07L", "F22"


class Papers:
    """Opens the preview of a form about a subject."""

    def __init__(self, desk: Desk, log: LogTab) -> None:
        self._desk, self._log = desk, log

    def has(self, part: object) -> bool:
        """Say whether there is a paper of what a list shows."""
        if isinstance(part, LogTab | SiteTab):
            return part.row() is not None
        return isinstance(part, ListTab | FollowTab)

    def show(self, part: object) -> None:
        """Show the paper of the call or visit marked, of the day's list, or of the follow-ups."""
        if isinstance(part, LogTab | SiteTab):
            row = part.row()
            if row is not None:
                self._open(ONE[type(part)], row.number)
        elif isinstance(part, FollowTab):
            self.show_follow_ups()
        elif isinstance(part, ListTab):
            caller = part.caller.value()
            said = f",caller={caller}" if caller else ""
            self._open(DAY_LIST, f"{local_day(self._desk.now())}{said}")

    def show_ledger(self, *, customer: str = "", caller: str = "") -> None:
        """Show the month's ledger of the office, of one customer or of one caller."""
        scope = LedgerScope(self._log.filter.month(), customer=customer, caller=caller)
        self._open(LEDGER, str(scope))

    def show_follow_ups(self) -> None:
        """Show the month's ledger of follow-up calls."""
        self._open(FOLLOW_UPS, f"{self._log.filter.month():%Y-%m}")

    def _open(self, form: str, subject: str) -> None:
        self._desk.open_screen("preview", f"{form}/{subject}")
