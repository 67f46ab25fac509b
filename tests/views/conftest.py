"""A console at work on the small county, torn down whatever happens."""

import gc

import pytest
from PySide6.QtCore import QCoreApplication, QEvent

from tests.fixed_clock import MORNING, FixedClock
from tests.offices import make_store
from tests.screens import stage
from tests.services.counter import Counter, furnish
from tests.views.county import county as small_county
from tests.views.row_desk import RowDesk
from views import theme, wording


@pytest.fixture(autouse=True)
def _swept():
    """Delete the widgets of a test that ended: outside a loop of events nobody does.

    Left alive, they are restyled by every later test that puts on a look.
    """
    yield
    gc.unfreeze()  # a console freezes what is alive when it settles
    if QCoreApplication.instance() is not None:
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def at_work(qapp, qtbot, tmp_path):
    """Return a maker of consoles: ``at_work("en", "dark")``."""
    made = []

    def make(language="zh_CN", look="light"):
        console = stage(
            qapp,
            small_county(tmp_path / "desk"),
            language=language,
            look=look,
            demo=False,
            clock=FixedClock(),
        )
        made.append(console)
        return console

    yield make
    for console in made:
        console.window.close()
        console.close()
        console.window.deleteLater()


@pytest.fixture
def dressed(qapp):
    """Dress the application once, as the console does, and speak Chinese."""
    if not qapp.styleSheet() or theme.current().name != theme.LIGHT:
        theme.wear(qapp, theme.LIGHT)  # restyles every widget alive, so not for each test
    wording.set_language("zh_CN")
    yield qapp
    wording.set_language("zh_CN")


@pytest.fixture
def desk(tmp_path, clock, dressed):
    """A desk that answers from rows, for screens tested without an office."""
    return RowDesk(tmp_path, clock)


@pytest.fixture
def county(tmp_path):
    """A furnished office on a store of its own, for screens tried on the real thing."""
    with make_store(tmp_path / "office.db", tmp_path) as store:
        counter = Counter(store, now=MORNING)
        furnish(counter)
        yield counter
