"""What a typed line can reach besides verbs: every screen, and the actions of the page in front."""

from collections.abc import Callable, Iterable
from functools import partial

from models.errors import RefusedError
from models.rules.numbering import parse_number
from views.actions import native
from views.desk import Place, Screen
from views.shell.command_line import Reach
from views.widgets.page import Page


def reaches(
    page: Page | None, screens: Iterable[Screen], open_screen: Callable[[str], None]
) -> list[Reach]:
    """Return the page's actions that make sense now, then the screens that need no subject."""
    found: list[Reach] = []
    if page is not None and page.actions_ is not None:
        for deed in page.actions_.deeds:
            action = page.actions_.actions[deed.id]
            if action.isEnabled():
                words = deed.text().replace("&", "")
                keys = f"   {native(deed.shortcut)}" if deed.shortcut else ""
                found.append(Reach(deed.id, words + keys, action.trigger))
    found += [
        Reach(f"screen/{one.id}", one.title().replace("&", ""), partial(open_screen, one.id))
        for one in screens
        if one.place is Place.RAIL or not one.sample
    ]
    return found


def current_ticket(page: Page | None) -> str | None:
    """Return the ticket the page in front is about, none if it is about something else."""
    subject = (page.subject() if page is not None else None) or ""
    number = subject.partition(" ")[0].partition("-P")[0]
    try:
        parse_number(number)
    except RefusedError:
        return None
    return number
