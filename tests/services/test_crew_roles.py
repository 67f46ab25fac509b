"""Who may keep crews, people and the roster: every function against every role."""

import inspect
from contextlib import suppress
from datetime import date

import pytest

from models.errors import RefusedError
from models.rules.roster_cells import ShiftsSet
from models.rules.terms import Role
from models.services import crew_upkeep, crews, shifts, swaps
from tests.services.counter import DAY

BOSS = {Role.SUPERVISOR}
DESK = BOSS | {Role.DISPATCHER}
FILES = DESK | {Role.CLERK}
ASKING = FILES | {Role.CREW}
TABLE = {
    crews: {
        "add_crew": FILES,
        "enter_crew": FILES,
        "add_people": FILES,
        "edit_crew": FILES,
        "add_technician": FILES,
        "edit_technician": FILES,
        "add_certificate": FILES,
        "set_shift": DESK,
        "ask_leave": ASKING,
        "approve_leave": BOSS,
        "withdraw_leave": ASKING,
        "avoid": DESK,
        "lift_avoidance": BOSS,
    },
    crew_upkeep: {
        "edit_certificate": FILES,
        "show_phone": DESK,
        "archive_crew": FILES,
        "archive_technician": FILES,
        "restore_crew": FILES,
        "restore_technician": FILES,
    },
    shifts: {
        "set_shifts": DESK,
        "restore_shifts": DESK,
        "apply_template": DESK,
        "add_template": DESK,
        "edit_template": DESK,
        "archive_template": DESK,
    },
    swaps: {"ask_swap": ASKING, "decide_swap": BOSS, "withdraw_swap": ASKING},
}
READS = {"find_template", "refuse_hours"}
CASES = [
    pytest.param(getattr(module, name), allowed, id=f"{module.__name__.split('.')[-1]}.{name}")
    for module, functions in TABLE.items()
    for name, allowed in functions.items()
]
GIVEN = {
    "swap": 1,
    "leave": 1,
    "certificate": 1,
    "approve": True,
    "cells": (),
    "done": ShiftsSet(),
    "kind": "rest",
    "steps": ["day"],
    "people": (),
}


def filled(function):
    """Return something for every fact the function cannot do without."""
    needed = list(inspect.signature(function).parameters.values())[1:]
    return {
        one.name: GIVEN.get(one.name, DAY if one.annotation is date else "X1")
        for one in needed
        if one.default is inspect.Parameter.empty and one.kind is not one.VAR_KEYWORD
    }


def test_the_table_holds_every_function_that_writes():
    for module, functions in TABLE.items():
        public = {
            name
            for name, one in inspect.getmembers(module, inspect.isfunction)
            if one.__module__ == module.__name__ and not name.startswith("_")
        }
        assert public - READS == set(functions)


@pytest.mark.parametrize(("function", "allowed"), CASES)
def test_only_who_keeps_them_may_write(county, function, allowed):
    told = filled(function)
    refused = set()
    for role in Role:
        with suppress(RefusedError) if role in allowed else pytest.raises(RefusedError) as error:
            county.act(lambda s: function(s, **told), role=role)
        if role not in allowed:
            assert error.value.code.endswith((".not_yours", ".not_asked"))
            refused.add(role)
    assert refused == set(Role) - allowed
