"""The page of rulers on its way to a printer, and what is to be measured on it."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from console.press.printers import Printers
from console.press.spoolers import Sheaf, Spooler

if TYPE_CHECKING:
    from models.sheets import Letterhead
    from printing.rulers import Targets

FORM = "F00"


@dataclass(frozen=True, slots=True, kw_only=True)
class RulersWish:
    """Which printer is measured with which paper, for one form or for any."""

    printer: str
    paper: str
    form: str
    letterhead: "Letterhead"
    actor: str
    desk: str
    now: datetime


def print_rulers(wish: RulersWish, *, spooler: Spooler, printers: Printers) -> None:
    """Hand the page over, drawn as the printer is told now; it is no paper of record."""
    from models.sheets import Copy
    from models.sheets.calibration import CalibrationSheet
    from printing.catalogue import display, render
    from printing.paper import MM, paper_named

    told = printers.placement(wish.printer, wish.form)
    paper = paper_named(wish.paper)
    sheet = CalibrationSheet(
        number=f"JZ-{wish.now:%Y%m%d-%H%M}",
        letterhead=wish.letterhead,
        copy=Copy(number=1, printed_at=wish.now, printed_by=wish.actor),
        printer=wish.printer,
        desk=wish.desk,
        setting=(
            f"右移 {told.right:g} mm　下移 {told.down:g} mm　"
            f"横向 {told.wide:.2%}　纵向 {told.high:.2%}"
        ),
    )
    width, height = (round(points / MM, 1) for points in paper.size)
    takes = spooler.takes_pdf
    spooler.send(
        Sheaf(
            printer=wish.printer,
            title=f"{FORM} {wish.printer}",
            width=width,
            height=height,
            pdf=render(FORM, [sheet], paper=paper, placement=told).content if takes else b"",
            pages=() if takes else display(FORM, [sheet], paper=paper),
            placement=told,
        )
    )


def aim_of(paper: str) -> "Targets":
    """Return what a ruler would read on a paper's page if the printer were true."""
    from printing.paper import paper_named
    from printing.rulers import targets

    return targets(paper_named(paper))


def measured(left: float, top: float, *, across: float, down: float) -> "Targets":
    """Return what was read off a page."""
    from printing.rulers import Targets

    return Targets(left, top, across, down)
