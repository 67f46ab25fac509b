"""A desk on a real office that answers at once, for screens tested without threads."""

from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from console.calls import Call
from models.errors import ConflictError, RefusedError, StoreError
from models.rules.action import Action
from models.store.unit_of_work import consult, perform
from tests.views.row_desk import RowDesk


@dataclass
class StoreDesk(RowDesk):
    """Queries and services run on ``store``; every page hears of every commit."""

    store: Any = None

    def ask(self, owner, query, done, *, failed=None, slow=False):
        done(consult(self.store, query))
        return Call()

    def act(self, owner, service, done, *, failed=None, happened_at=None, late_reason=None):
        action = Action(uid=uuid4(), actor="li", role=self.role, desk="D1", now=self.now())
        try:
            value = perform(self.store, action, service).value
        except (RefusedError, ConflictError, StoreError) as error:
            (failed or self.show_error)(error)
        else:
            done(value)
            for heard in self.followers:
                heard()
        return Call()
