"""The list of screens; a new screen is one import and one line here."""

from views import (
    alarms,
    board,
    charts,
    crowds,
    customers,
    dispatch,
    exchange,
    handover,
    history,
    intake,
    office,
    papers_out,
    press,
    preview,
    roster,
    rulebook,
    scans,
    suggest,
    things,
    tickets,
    visits,
)
from views.desk import Place, Screen

FOLDERS = (
    board,
    alarms,
    crowds,
    handover,
    papers_out,
    tickets,
    intake,
    dispatch,
    preview,
    press,
    scans,
    history,
    roster,
    things,
    customers,
    suggest,
    exchange,
    charts,
    visits,
    rulebook,
    office,
)


def screens() -> tuple[Screen, ...]:
    """Return every screen, those of the rail first and in its order."""
    found = [screen for folder in FOLDERS for screen in folder.SCREENS]
    return tuple(sorted(found, key=lambda screen: (screen.place is not Place.RAIL, screen.order)))
