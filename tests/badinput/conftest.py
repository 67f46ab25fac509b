"""Small counties to be spoiled, commands typed at them, and consoles opened on them."""

import pytest

from console.office import Opening
from console.places import Places
from console.settings import DeskSettings
from tests.commands.conftest import Typed
from tests.fixed_clock import FixedClock
from tests.screens import wait_for
from tests.views.county import county
from views.shell.console import Console
from views.shell.screens import screens
from views.shell.sign_in_page import TroubleCard


@pytest.fixture
def sound(tmp_path):
    """A sound county to compare with and to mend from."""
    return county(tmp_path / "sound")


@pytest.fixture
def folder(tmp_path):
    """The county that will be spoiled."""
    return county(tmp_path / "desk")


@pytest.fixture
def typed(folder, capsys):
    """Commands typed at the county."""
    return Typed(folder, capsys)


class Opened:
    """A console opened on a folder, wherever it gets to."""

    def __init__(self, qapp, folder, settings_file, language="zh_CN"):
        settings = DeskSettings(settings_file)
        settings.change(language=language, theme="light")
        places = Places.of(office=None, data=folder)
        self.console = Console(
            qapp, Opening(places), settings, screens=screens(), clock=FixedClock()
        )
        self.console.show()

    def trouble(self, other_than=None):
        """Wait for the card that says why it cannot open."""
        wait_for(lambda: self._card() not in (None, other_than), 20)
        return self._card()

    def at_work(self):
        """Wait until somebody is at work."""
        wait_for(lambda: self.console._place is not None, 20)
        return self.console

    def close(self):
        self.console.window.close()
        self.console.close()
        self.console.window.deleteLater()

    def _card(self):
        stage = self.console.window.centralWidget()
        found = stage.findChildren(TroubleCard) if stage is not None else []
        return found[0] if found else None


@pytest.fixture
def opened(qapp, qtbot, tmp_path):
    """Return a maker of consoles, torn down whatever happens."""
    made = []

    def make(folder, language="zh_CN"):
        made.append(Opened(qapp, folder, tmp_path / "desk.ini", language))
        return made[-1]

    yield make
    for one in made:
        one.close()
