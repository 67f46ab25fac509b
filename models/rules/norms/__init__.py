"""Every number of the trade, read once from ``resources/norms`` and checked for gaps.

``norms()`` is the shipped edition; ``norms().overlaid(patch)`` an office's own. A ticket
keeps what ``promise_for`` said at its acceptance, whatever the norms say later.
"""

from collections.abc import Callable
from functools import cache

import resources
from models.rules.norms.current import Norms, build
from models.rules.norms.load import read_tree
from models.rules.norms.promises import limit_of, promise_for
from models.rules.norms.restoration import LimitAnswer

__all__ = ["LimitAnswer", "Norms", "limit_of", "norms", "promise_for", "read_norms"]


@cache
def norms() -> Norms:
    """Return the shipped edition; raises ``RefusedError("norms.broken")``."""
    return read_norms(resources.read_text)


def read_norms(read: Callable[[str], str]) -> Norms:
    """Read an edition file by file; a missing or broken one is refused by name and place."""
    return build(read_tree(read))
