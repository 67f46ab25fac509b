"""A planned order that an emergency pushes back, on one line (顺延)."""

from PySide6.QtCore import QCoreApplication

from models.rules.placement import Slip
from models.rules.zone import stamp
from views.wording import length

translate = QCoreApplication.translate


def slip_line(slip: Slip) -> str:
    """Return which order would be pushed back, by how much, and whose promise that breaks."""
    words = translate("Slips", "{order} slips by {length} to {at}").format(
        order=slip.order, length=length(slip.by), at=stamp(slip.new_at)
    )
    if slip.breaks_promise:
        words += translate("Slips", ", past its promise of {due}").format(due=stamp(slip.due_at))
    if slip.leaves_window:
        words += translate("Slips", ", out of its agreed window")
    return words
