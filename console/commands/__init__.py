"""Headless commands: the same services as the screens, for scripts, support and checks.

No Qt is imported here, directly or not.
"""

from console.commands.run import run

__all__ = ["run"]
