"""What this desk knows of its printers: which one for which form, and how far each misses."""

import json
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from console.settings import DeskSettings

if TYPE_CHECKING:
    from printing.document import Placement

MOST_MM = 20.0  # an offset beyond this is a paper put in wrongly
LEAST, MOST = 0.9, 1.1  # factors beyond these are a driver that scales


@dataclass(frozen=True, slots=True)
class Choice:
    """What was last chosen for a form at this desk."""

    printer: str = ""
    paper: str = ""
    copies: int = 1
    by_ply: bool = False
    ink: str = "all"


class Printers:
    """Kept with the desk's settings; a spoiled entry counts as none."""

    def __init__(self, settings: DeskSettings) -> None:
        self._settings = settings

    def choice(self, form: str) -> Choice:
        """Return what a form was last printed on here."""
        told = self._read().get("forms", {}).get(form, {})
        try:
            return Choice(**told)
        except TypeError:
            return Choice()

    def choose(self, form: str, choice: Choice) -> None:
        """Remember what a form is printed on here."""
        kept = self._read()
        kept.setdefault("forms", {})[form] = asdict(choice)
        self._write(kept)

    def placement(self, printer: str, form: str) -> "Placement":
        """Return what a printer has to be told about a form; its own setting else."""
        from printing.document import TRUE, Placement

        kept = self._read().get("placed", {})
        told = kept.get(f"{printer}\n{form}") or kept.get(printer)
        try:
            return TRUE if told is None else Placement(**told)
        except TypeError:
            return TRUE

    def place(self, printer: str, form: str, placement: "Placement") -> None:
        """Remember what a printer has to be told; without a form, about any."""
        kept = self._read()
        key = f"{printer}\n{form}" if form else printer
        kept.setdefault("placed", {})[key] = asdict(placement)
        self._write(kept)

    def _read(self) -> dict[str, Any]:
        try:
            kept = json.loads(self._settings.printers or "{}")
        except ValueError:
            return {}
        return kept if isinstance(kept, dict) else {}

    def _write(self, kept: dict[str, Any]) -> None:
        self._settings.change(printers=json.dumps(kept, ensure_ascii=False))


def corrected(before: "Placement", aim: Any, found: Any) -> "Placement":
    """Return the placement that mends what was measured on a page drawn with ``before``.

    Both hold ``left``, ``top``, ``across``, ``down`` in millimetres. Refuses
    press.bad_measure for what no printer does.
    """
    from models.errors import RefusedError
    from printing.document import Placement

    if min(found.across, found.down) <= 0:
        raise RefusedError("press.bad_measure", value=min(found.across, found.down))
    wide = before.wide * aim.across / found.across
    high = before.high * aim.down / found.down
    # The printer puts a point p at stretch * p + miss; what it is told undoes both.
    stretch_x = found.across / (aim.across * before.wide)
    stretch_y = found.down / (aim.down * before.high)
    miss_x = found.left - stretch_x * (aim.left * before.wide + before.right)
    miss_y = found.top - stretch_y * (aim.top * before.high + before.down)
    made = Placement(
        right=round(-miss_x / stretch_x, 2),
        down=round(-miss_y / stretch_y, 2),
        wide=round(wide, 5),
        high=round(high, 5),
    )
    if not all(LEAST <= one <= MOST for one in (made.wide, made.high)):
        raise RefusedError("press.bad_measure", value=round(max(made.wide, made.high), 2))
    if max(abs(made.right), abs(made.down)) > MOST_MM:
        raise RefusedError("press.bad_measure", value=round(max(made.right, made.down), 1))
    return made
