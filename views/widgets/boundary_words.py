"""Where upkeep ends, in words: the segment, our side of the ODF, who keeps the other side."""

from PySide6.QtCore import QCoreApplication

from models.queries.boundary import Boundary
from views.wording import term

translate = QCoreApplication.translate


def boundary_words(boundary: Boundary | None) -> str:
    """Say whose the line is; a box with a boundary of its own gets a line of its own."""
    if boundary is None:
        return ""
    lines = [_said(boundary.segment, boundary.side, boundary.maintainer)]
    lines += [
        f"{box.name}: {_said(box.segment, box.side, box.maintainer)}" for box in boundary.boxes
    ]
    return "\n".join(lines)


def _said(segment: str, side: str, maintainer: str) -> str:
    parts = [term(segment), term(side)]
    if maintainer:
        parts.append(translate("Boundary", "other side kept by {name}").format(name=maintainer))
    return "  ".join(part for part in parts if part)
