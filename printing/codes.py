"""The codes a scanner reads off the paper: QR for the sheet, Code 128 for hand scanners."""

from collections.abc import Iterator
from functools import lru_cache

import segno

from printing.paper import MM

QR_MODULE = 0.6 * MM  # the least a pin printer draws cleanly
QR_ROOM_M, QR_ROOM_L = 38, 47  # capitals and digits in 25 modules, by error correction
QR_MODULES = 25
_MASK = 3  # choosing the best mask costs four times as much and reads no better

# Bar and space widths of Code 128, six to a sign, values 0 to 105; the stop sign has seven.
_SIGNS = (
    "212222222122222221121223121322131222122213122312132212221213221312231212"
    "112232122132122231113222123122123221223211221132221231213212223112312131"
    "311222321122321221312212322112322211212123212321232121111323131123131321"
    "112313132113132311211313231113231311112133112331132131113123113321133121"
    "313121211331231131213113213311213131311123311321331121312113312311332111"
    "314111221411431111111224111422121124121421141122141221112214112412122114"
    "122411142112142211241211221114413111241112134111111242121142121241114212"
    "124112124211411212421112421211212141214121412121111143111341131141114113"
    "114311411113411311113141114131311141411131211412211214211232"
)
_STOP = "2331112"
_START_B = 104
_LETTERS = 95  # what set B can say: printable ASCII


@lru_cache(maxsize=1024)
def qr_runs(payload: str) -> tuple[int, tuple[tuple[int, int, int], ...]]:
    """Return the side of a QR code in modules and its dark runs: column, row from top, length."""
    level = "m" if len(payload) <= QR_ROOM_M else "l"
    rows = segno.make_qr(payload, error=level, mask=_MASK).matrix
    return len(rows), tuple(_runs(rows))


def _runs(rows: tuple[bytearray, ...]) -> Iterator[tuple[int, int, int]]:
    for y, row in enumerate(rows):
        x = 0
        for dark in bytes(row).split(b"\0"):
            if dark:
                yield x, y, len(dark)
            x += len(dark) + 1


def qr_side(payload: str, module: float = QR_MODULE) -> float:
    """Return how wide the code is in points, without its quiet zone of four modules."""
    return qr_runs(payload)[0] * module


def qr_path(payload: str, x: float, y: float, *, module: float = QR_MODULE) -> str:
    """Return the operators of a code whose upper left corner is at x, y (points)."""
    _, runs = qr_runs(payload)
    boxes = [
        f"{x + column * module:.3f} {y - (row + 1) * module:.3f} {length * module:.3f}"
        f" {module:.3f} re"
        for column, row, length in runs
    ]
    return "\n".join([*boxes, "f"])


def code128_modules(text: str) -> tuple[int, ...]:
    """Return bar and space widths, a bar first; raises ``ValueError`` beyond printable ASCII."""
    values = [ord(letter) - 32 for letter in text]
    if not values or not all(0 <= value < _LETTERS for value in values):
        raise ValueError(f"Code 128 B holds printable ASCII only: {text!r}")
    check = (_START_B + sum(n * value for n, value in enumerate(values, 1))) % 103
    signs = "".join(_SIGNS[6 * value : 6 * value + 6] for value in (_START_B, *values, check))
    return tuple(map(int, signs + _STOP))


def code128_path(text: str, x: float, y: float, *, module: float, height: float) -> str:
    """Return the operators of a bar code whose lower left corner is at x, y (points)."""
    boxes = []
    for n, width in enumerate(code128_modules(text)):
        if n % 2 == 0:
            boxes.append(f"{x:.3f} {y:.3f} {width * module:.3f} {height:.3f} re")
        x += width * module
    return "\n".join([*boxes, "f"])
