"""Every action of the Preview screen, in one table."""

from PySide6.QtCore import QCoreApplication

from views.actions import Deed, Shown

translate = QCoreApplication.translate

ACTIONS: tuple[Deed, ...] = (
    Deed(
        id="preview.print",
        text=lambda: translate("Preview", "Print"),
        run="print_out",
        shortcut="Ctrl+P",
        icon="printer",
        enabled="is_ready",
        strong=True,
    ),
    Deed(
        id="preview.save",
        text=lambda: translate("Preview", "Save as PDF"),
        run="save_pdf",
        shortcut="Ctrl+S",
        icon="file-download",
        enabled="is_ready",
    ),
    Deed(
        id="preview.record",
        text=lambda: translate("Preview", "Save as the copy of record"),
        run="save_record",
        shortcut="Ctrl+Shift+S",
        enabled="is_ready",
        shown=Shown.MENU,
    ),
    Deed(
        id="preview.jobs",
        text=lambda: translate("Preview", "Print jobs"),
        run="open_jobs",
        shortcut="Ctrl+J",
        shown=Shown.MENU,
    ),
    Deed(
        id="preview.bigger",
        text=lambda: translate("Preview", "Bigger"),
        run="zoom_in",
        shortcut="Ctrl++",
        icon="zoom-in",
    ),
    Deed(
        id="preview.smaller",
        text=lambda: translate("Preview", "Smaller"),
        run="zoom_out",
        shortcut="Ctrl+-",
        icon="zoom-out",
    ),
    Deed(
        id="preview.fit",
        text=lambda: translate("Preview", "Fit the width"),
        run="zoom_fit",
        shortcut="Ctrl+0",
        shown=Shown.MENU,
    ),
    Deed(
        id="preview.leave",
        text=lambda: translate("Preview", "Back"),
        run="leave",
        shortcut="Escape",
        icon="arrow-left",
        shown=Shown.MENU,
    ),
)
