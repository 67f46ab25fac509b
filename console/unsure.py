"""Actions whose answer was lost: the same thing sent again goes under the same uid.

A line cut after COMMIT leaves the desk not knowing. Sent anew under a new uid a note or an
urge would stand twice; under the old one the store says that it has it already.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from typing import Any
from weakref import WeakKeyDictionary

from models.errors import StoreError
from models.rules.action import Action


class Unsure:
    """Remembers, for each form, the one action nobody answered for."""

    def __init__(self) -> None:
        self._lost: WeakKeyDictionary[object, tuple[object, Action]] = WeakKeyDictionary()

    def again(self, owner: object, service: Callable[..., Any], action: Action) -> Action:
        """Return the action, under the uid of the same one whose answer was lost."""
        what, before = self._lost.get(owner, (None, None))
        if before is None or what is None or what != _what(service):
            return action
        return replace(action, uid=before.uid)

    def failed(
        self, owner: object, service: Callable[..., Any], action: Action, *, error: Exception
    ) -> None:
        """Keep an action the environment may have stored or not; a refusal is an answer."""
        if isinstance(error, StoreError):
            self._lost[owner] = (_what(service), action)
        else:
            self.settled(owner)

    def settled(self, owner: object) -> None:
        """Forget: the answer came."""
        self._lost.pop(owner, None)


def _what(service: Callable[..., Any]) -> object:
    """Return what tells one request from another, nothing when it cannot be told."""
    if not isinstance(service, partial):
        return None
    return (service.func, service.args, _frozen(service.keywords))


def _frozen(value: object) -> object:
    if isinstance(value, Mapping):
        return tuple(sorted((str(key), _frozen(item)) for key, item in value.items()))
    if isinstance(value, list | tuple):
        return tuple(_frozen(item) for item in value)
    return repr(value)
