"""Paidan 派单台: set up if needed, then run one headless command or open the console."""

import os
import sys

import bootstrap

NO_SCREEN = 3


def main(argv: list[str]) -> int:
    """Return the exit status: 0 done, 2 refused, 3 the environment.

    Headless commands come first and never load Qt, so that a scheduled task
    starts fast and runs on a machine without a screen.
    """
    bootstrap.ensure("run")

    from console import commands, options

    status = commands.run(argv)
    if status is not None:
        return status

    chosen = options.parse(argv)
    if not _has_screen():
        sys.stderr.write(
            "没有图形界面 (DISPLAY 和 WAYLAND_DISPLAY 都没有设置),窗口打不开。"
            "可用的无界面命令见: python main.py --help\n"
            "There is no screen (neither DISPLAY nor WAYLAND_DISPLAY is set), so no window can "
            "open. For the commands that need none: python main.py --help\n"
        )
        return NO_SCREEN
    bootstrap.ensure_screen()

    from views.shell.start import start

    return start(chosen)


def _has_screen() -> bool:
    """Say whether a window can open; only Linux can be without."""
    if not sys.platform.startswith("linux"):
        return True
    said = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return any(os.environ.get(name) for name in said)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
