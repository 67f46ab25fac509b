"""One desk of its own, as a process: ``python -m tests.store.desk WHERE DATA_DIR TICKETS``."""

import sys
from pathlib import Path

from models.store.unit_of_work import Store, perform
from tests.offices import action
from tests.store.work import open_ticket


def main(where: str, data_dir: str, tickets: int) -> None:
    """Open tickets one after another and print their numbers."""
    with Store.open(where, data_dir=Path(data_dir)) as store:
        for _ in range(tickets):
            print(perform(store, action(), open_ticket).value)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]))
