"""What a pin printer cannot print, looked for among the operators of a page."""

import re

_TEXT = re.compile(r"\((?:\\.|[^\\)])*\)", re.DOTALL)


def pin_printer_faults(drawn):
    """Return what a pin printer could not print among drawing operators, texts left out."""
    drawn = _TEXT.sub("()", drawn)
    greys = [grey for grey in re.findall(r"([\d.]+) [gG]\b", drawn) if float(grey) != 0]
    colours = re.findall(r"[\d.]+ (?:rg|RG|k|K|sc|SC)\b", drawn)
    fine = [width for width in re.findall(r"([\d.]+) w\b", drawn) if float(width) < 0.5]
    small = [size for size in re.findall(r"/F\d\S* ([\d.]+) Tf", drawn) if float(size) < 9]
    return [*greys, *[one for one in colours if not one.startswith("0 ")], *fine, *small]
