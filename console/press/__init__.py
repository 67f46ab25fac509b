"""The way of a paper to the printer: jobs that outlive trouble, and prints recorded once."""

import platform
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from console.press.spoolers import Spooler


def system_spooler() -> "Spooler":
    """Return this system's spooler: on Linux CUPS, elsewhere Qt's way to the printers."""
    if platform.system() == "Linux":
        from console.press.cups import Cups

        return Cups()
    from console.press.device import Device

    return Device()
