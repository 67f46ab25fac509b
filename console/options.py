"""What can be said on the command line when the console itself is opened."""

import argparse
from dataclasses import dataclass
from pathlib import Path

LANGUAGES = ("zh_CN", "en")


@dataclass(frozen=True, slots=True)
class Options:
    """How to open the console; ``None`` leaves the choice to this desk's settings."""

    office: str | None = None
    data: Path | None = None
    language: str | None = None
    demo: bool = False


def parse(argv: list[str]) -> Options:
    """Return what was asked for; ends the program with status 2 on a word nobody knows."""
    said = _parser().parse_args(argv)
    return Options(office=said.office, data=said.data, language=said.lang, demo=said.demo)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="main.py",
        description="Paidan 派单台: opens the dispatch console of a county office. "
        "打开县代维办公室的派单台。",
        epilog="Commands without a window (无界面命令), each with its own --help: "
        "office, import, template, export, undo, ticket, clock, limit, suggest, load, print, "
        "self-test.",
    )
    parser.add_argument("--office", help="office file, or postgresql+psycopg:// address (办公室)")
    parser.add_argument("--data", type=Path, metavar="DIR", help="this desk's folder (数据文件夹)")
    parser.add_argument("--lang", choices=LANGUAGES, help="language of the screens (界面语言)")
    parser.add_argument("--demo", action="store_true", help="open a made-up county (演示办公室)")
    return parser
