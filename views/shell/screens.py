"""The list of screens; a new screen is one import and one line here."""

from importlib import import_module

from views.desk import Place, Screen

FOLDERS = ("views.tickets", "views.intake", "views.dispatch", "views.preview", "views.history")


def screens() -> tuple[Screen, ...]:
    """Return every screen, those of the rail first and in its order."""
    found = [screen for folder in FOLDERS for screen in import_module(folder).SCREENS]
    return tuple(sorted(found, key=lambda screen: (screen.place is not Place.RAIL, screen.order)))
