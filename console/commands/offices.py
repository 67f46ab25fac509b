"""``office``: make one, look after it, and get it back from a backup."""

import argparse
from pathlib import Path

from console.commands.call import Call
from models.errors import RefusedError
from models.queries.office import office_card
from models.rules.zone import stamp
from models.services.office import init_office
from models.store import backup, chain, schema
from models.store.unit_of_work import Store, consult, perform

Words = "argparse._SubParsersAction[argparse.ArgumentParser]"


def add_words(words: Words, shared: argparse.ArgumentParser) -> None:  # type: ignore[valid-type]
    """Add ``office`` and what can be done to one."""


def _init(said: argparse.Namespace) -> int: ...
