"""A console at work on the small county, torn down whatever happens."""

import pytest

from tests.fixed_clock import FixedClock
from tests.screens import stage
from tests.views.county import county


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
