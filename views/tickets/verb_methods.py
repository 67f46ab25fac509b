"""Gives a page a ``start_<verb>`` and a ``may_<verb>`` for each verb, as its deeds name them."""

from functools import partialmethod
from typing import Protocol, TypeVar

from models.rules.states import Verb


class SpeaksVerbs(Protocol):
    """A page that can start a verb and tell whether it makes sense now."""

    def start(self, verb: Verb) -> None:
        """Start a verb."""

    def may(self, verb: Verb) -> bool:
        """Say whether a verb makes sense."""


PageClass = TypeVar("PageClass", bound=SpeaksVerbs)


def with_verbs(page: type[PageClass]) -> type[PageClass]:
    """Add the methods the verb deeds name; the page has ``start`` and ``may``."""
    for verb in Verb:
        setattr(page, f"start_{verb}", partialmethod(page.start, verb))
        setattr(page, f"may_{verb}", partialmethod(page.may, verb))
    return page
