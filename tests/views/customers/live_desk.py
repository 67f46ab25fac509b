"""A desk before a real office: every question and action is carried out at once, in place."""

from functools import partial

from console.calls import Call, Progress
from models.errors import ConflictError, RefusedError
from tests.views.row_desk import RowDesk


class LiveDesk(RowDesk):
    """``counter`` is the office; what was asked and done is told as by ``RowDesk``."""

    counter = None

    def ask(self, owner, query, done, *, failed=None, slow=False):
        return self._carry_out(lambda: self.counter.ask(query), done, failed)

    def act(self, owner, service, done, *, failed=None, happened_at=None, late_reason=None):
        call = partial(self.counter.act, service, role=self.role)
        outcome = self._carry_out(call, done, failed)
        for heard in tuple(self.followers):
            heard()
        return outcome

    def work(self, owner, job, done, *, failed=None, progress=None):
        call = Call()
        done(job(Progress(call, progress or (lambda *_: None))))
        return call

    def _carry_out(self, call, done, failed):
        try:
            value = call()
        except (RefusedError, ConflictError) as error:
            (failed or self.show_error)(error)
        else:
            done(value)
        return Call()
