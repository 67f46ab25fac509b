"""Reads the short lines people write on a sheet: materials used, terminals changed."""

import re

_MATERIAL = re.compile(r"(?P<name>.+?)[\s,，*×x]+(?P<quantity>\d+(?:\.\d+)?)\s*(?P<unit>\S*)")


def read_material(line: str) -> object:
    """Read ``jumper 2 pcs`` as name, quantity and unit; a bare name is one of it."""
    found = _MATERIAL.fullmatch(line)
    if found is None:
        return {"name": line, "quantity": 1}
    unit = {"unit": found["unit"]} if found["unit"] else {}
    return {"name": found["name"], "quantity": float(found["quantity"])} | unit


def read_replaced(line: str) -> object:
    """Read an old and a new serial, or only the new one."""
    serials = re.split(r"\s*(?:→|->|,|，|\s)\s*", line)
    if len(serials) == 1:
        return {"new_serial": serials[0]}
    return {"old_serial": serials[0], "new_serial": serials[-1]}
