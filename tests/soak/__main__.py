"""``python -m tests.soak NAME [words]``: run one long trial, say what it found, fail if bad.

kill       a desk is killed (-9) in the middle of its work, 1,000 times
migration  an upgrade is killed before each of its statements
scans      200 made-up pages through a bad scanner file themselves
power      the power fails: unsynced writes are dropped, torn, kept in part
"""

import argparse
import json
import sys
import tempfile
from dataclasses import asdict
from pathlib import Path

from tests.soak import kill, migration, power, scans


def main(words: list[str]) -> int:
    """Run one trial; exit status 0 when every promise held."""
    asked = _parser().parse_args(words)
    with tempfile.TemporaryDirectory(prefix="paidan-soak-") as scratch:
        folder = Path(asked.folder or scratch)
        if asked.name == "kill":
            report = kill.run(folder, rounds=asked.rounds or 1000, ack_early=asked.fault)
        elif asked.name == "migration":
            where = asked.where or str(folder / "office.db")
            report = migration.run(where, folder, every=asked.every, stock=asked.fault)
        elif asked.name == "scans":
            report = scans.run(folder, pages=asked.rounds or 200, careless=asked.fault)
        else:
            report = power.run(folder, images=asked.rounds or 2000, careless=asked.fault)
    print(json.dumps(asdict(report), ensure_ascii=False))
    return 0 if report.holds else 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.soak", description=__doc__)
    parser.add_argument("name", choices=["kill", "migration", "power", "scans"])
    parser.add_argument("--rounds", type=int)
    parser.add_argument("--every", type=int, default=1, help="every n-th statement of the first")
    parser.add_argument("--folder", help="where to work; a scratch folder by default")
    parser.add_argument("--where", help="the office to upgrade; a file by default")
    parser.add_argument("--fault", action="store_true", help="plant the fault that must be seen")
    return parser


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
