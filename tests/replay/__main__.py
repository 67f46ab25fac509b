"""One whole log through the services: ``python -m tests.replay volvo FOLDER``.

Prints what it found as JSON. The tests start it beside them, because a log takes minutes
and a second core is usually idle.
"""

import json
import sys
import tempfile
import time
from pathlib import Path

from tests.offices import make_store
from tests.replay.check import Replay, check
from tests.replay.logs import LOGS

NAME, FOLDER = 1, 2


def main(words: list[str]) -> int:
    """Drive one log and say how many moves and cases it was."""
    read, moves_of = LOGS[words[NAME]]
    roads = [moves_of(name, lines) for name, lines in read(Path(words[FOLDER])).items()]
    started = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        with make_store(place / "office.db", place) as store:
            replay = Replay(store, roads)
            replay.add_crews()
            moves = replay.run()
            cases = check(replay)
    told = {"cases": cases, "moves": moves, "seconds": round(time.monotonic() - started, 1)}
    print(json.dumps(told))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv))
