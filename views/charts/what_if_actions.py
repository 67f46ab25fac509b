"""Every action of the what-if page, in one table."""

from PySide6.QtCore import QCoreApplication

from views.actions import Deed, Shown

translate = QCoreApplication.translate

ACTIONS: tuple[Deed, ...] = (
    Deed(
        id="what_if.run",
        text=lambda: translate("WhatIf", "Replay"),
        run="run",
        shortcut="Ctrl+Return",
        icon="refresh",
        strong=True,
    ),
    Deed(
        id="what_if.reset",
        text=lambda: translate("WhatIf", "Change nothing"),
        run="reset",
        shortcut="Ctrl+Backspace",
        icon="x",
    ),
    Deed(
        id="what_if.leave",
        text=lambda: translate("WhatIf", "Back"),
        run="leave",
        shortcut="Escape",
        icon="arrow-left",
        shown=Shown.MENU,
    ),
)
