"""The order of a courtesy call (话题顺序): nothing else before the equipment is confirmed."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from models.errors import RefusedError
from models.rules.norms.care import TalkNorms, Topic

RUNNING = "running"


@dataclass(frozen=True, slots=True)
class Confirmed:
    """What the customer said of the equipment: whether it runs, and who confirmed it."""

    normal: bool | None = None
    by: str = ""

    @property
    def is_given(self) -> bool:
        """Say whether the customer's confirmation is there."""
        return self.normal is not None and bool(self.by.strip())


def open_topics(confirmed: Confirmed, topics: Iterable[Topic]) -> frozenset[str]:
    """Return the topics that may be talked about now."""
    return frozenset(one.code for one in topics if one.before_confirmation or confirmed.is_given)


def check_talk(told: Collection[str], confirmed: Confirmed, talk: TalkNorms) -> None:
    """Refuse a connected call whose talk skipped the equipment.

    Raises ``RefusedError("visit.equipment_first")``, with the topic that came too early,
    or ``visit.not_confirmed`` where nothing else was talked about either.
    """
    if confirmed.is_given:
        return
    early = [one.code for one in talk.topics if one.code in told and not one.before_confirmation]
    if early:
        raise RefusedError("visit.equipment_first", field=RUNNING, topic=early[0])
    raise RefusedError("visit.not_confirmed", field=RUNNING)
