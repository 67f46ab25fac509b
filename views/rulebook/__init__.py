"""The rules of placing: what each weighs in this office, changed by a supervisor (派工规则)."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from models.rules.terms import Role
from views.desk import Desk, Place, Screen

translate = QCoreApplication.translate


def _open(desk: Desk, parent: QWidget) -> QWidget:
    from views.rulebook.dialog import RulebookDialog  # start-up paints before it loads

    return RulebookDialog(desk, parent)


SCREENS = (
    Screen(
        id="rulebook",
        title=lambda: translate("Rulebook", "Placement rules"),
        icon="shield-check",
        place=Place.DIALOG,
        open=_open,
        roles=frozenset({Role.SUPERVISOR}),
    ),
)
