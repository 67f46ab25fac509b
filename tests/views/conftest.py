"""A console at work on the small county, torn down whatever happens."""

import pytest

from tests.fixed_clock import FixedClock
from tests.screens import stage
from tests.views.county import county
from tests.views.row_desk import RowDesk
from views import theme, wording


@pytest.fixture
def at_work(qapp, qtbot, tmp_path):
    """Return a maker of consoles: ``at_work("en", "dark")``."""
    made = []

    def make(language="zh_CN", look="light"):
        console = stage(
            qapp,
            county(tmp_path / "desk"),
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
