"""Which norms hold in this office on a day: the shipped ones and its own laid over them."""

import json
from bisect import bisect_right
from collections.abc import Callable, Mapping
from datetime import date
from functools import lru_cache
from typing import Any

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from models.domain.canonical import canonical
from models.domain.office import NormOverlay
from models.rules.norms import Norms, norms

_OVERLAYS = (
    select(NormOverlay.effective_on, NormOverlay.edition, NormOverlay.patch)
    .where(NormOverlay.effective_on <= bindparam("day"))
    .order_by(NormOverlay.effective_on, NormOverlay.id)
)


def norms_on(session: Session, day: date) -> Norms:
    """Return the norms in force on a day; later overlays lie over earlier ones."""
    laid = session.execute(_OVERLAYS, {"day": day}).all()
    if not laid:
        return norms()
    return _laid_over(tuple((row.edition, canonical(row.patch)) for row in laid))


def norms_between(session: Session, first: date, last: date) -> Callable[[date], Norms]:
    """Return the norms in force on each day of a period, from one question."""
    laid = session.execute(_OVERLAYS, {"day": last}).all()
    starts = sorted({first, *(row.effective_on for row in laid if row.effective_on > first)})
    held = []
    for start in starts:
        patches = [(row.edition, canonical(row.patch)) for row in laid if row.effective_on <= start]
        held.append(_laid_over(tuple(patches)) if patches else norms())
    return lambda day: held[max(bisect_right(starts, day) - 1, 0)]


@lru_cache(maxsize=16)
def _laid_over(overlays: tuple[tuple[str, str], ...]) -> Norms:
    held = norms()
    for edition, patch in overlays:
        held = laid(held, json.loads(patch), edition=edition)
    return held


def laid(held: Norms, patch: Mapping[str, Any], *, edition: str) -> Norms:
    """Return norms with an office's patch over them, under the edition's own name.

    Raises ``RefusedError("norms.overlay_refused")`` for a patch the norms cannot read.
    """
    return held.overlaid({**patch, "source": {**patch.get("source", {}), "edition": edition}})
