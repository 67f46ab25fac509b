"""The norms a judgement goes by; loaded when the first one is made, not with the package."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from models.rules.norms import Norms


def held_or_shipped(held: "Norms | None") -> "Norms":
    """Return the norms given, or those the program ships."""
    if held is not None:
        return held
    from models.rules.norms import norms

    return norms()
