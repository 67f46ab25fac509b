"""How soon service must be back (业务恢复时限), and how a figure explains itself."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Annotated, Self

from models.rules.norms.kit import Backing, Limit, Source, Table, Text, every, norm
from models.rules.terms import Locality, NormSource, Reach, Service, ServiceGrade
from models.rules.text import fold


@norm
class LimitRow:
    """One line of the table: a service over a reach, a limit per grade."""

    AAA: Limit
    AA: Limit
    A: Limit
    STANDARD: Limit
    source: NormSource
    inferred: bool = False
    note: str = ""

    def of(self, grade: ServiceGrade) -> timedelta:
        """Return the limit of a grade."""
        limit: timedelta = getattr(self, grade.value)
        return limit


@norm
class OtherLimit:
    """What holds for services the table does not name (家客宽带等), by locality."""

    limit: Annotated[Table[Locality, Limit], every(Locality)]
    source: NormSource
    note: str = ""


@norm
class RestorationNorms:
    """The whole table, what holds outside it, and other carriers' grade names."""

    source: Source
    limits: Annotated[
        Table[Service, Annotated[Table[Reach, LimitRow], every(Reach)]],
        every(Service, Service.OTHER),
    ]
    other: OtherLimit
    aliases: Table[Text, ServiceGrade]

    def grade_named(self, name: str) -> ServiceGrade | None:
        """Return the grade another carrier calls 钻石, 金, 银, 铜; None for an unknown name."""
        wanted = fold(name)
        names = {fold(grade.value): grade for grade in ServiceGrade}
        names |= {fold(alias): grade for alias, grade in self.aliases.items()}
        return names.get(wanted)


@dataclass(frozen=True, slots=True)
class LimitAnswer:
    """A restoration limit with its reasons; ``explanation`` holds codes to be worded."""

    limit: timedelta
    backing: Backing
    inferred: bool
    explanation: tuple[str, ...]

    @classmethod
    def resting_on(cls, backing: Backing, *, limit: timedelta, why: Sequence[str]) -> Self:
        """Return an answer that tells its source first and any doubt last."""
        doubt = [] if backing.verified else ["limit.unverified"]
        explanation = (f"limit.{backing.kind.value}", *why, *doubt)
        return cls(limit, backing, "limit.inferred" in why, explanation)

    @property
    def article(self) -> str:
        """The article the limit stands in."""
        return self.backing.article

    @property
    def edition(self) -> str:
        """The edition of the standard it was read in."""
        return self.backing.edition

    @property
    def source(self) -> NormSource:
        """Whose word it is."""
        return self.backing.kind

    @property
    def verified(self) -> bool:
        """Whether it was checked against the source; otherwise it is shown as a default."""
        return self.backing.verified

    def due_at(self, reported_at: datetime) -> datetime:
        """Return the moment service must be back by: the natural clock, 7x24."""
        return reported_at + self.limit

    def facts(self) -> dict[str, object]:
        """Return what the explanation's sentences mention."""
        return {"title": self.backing.title, "article": self.article, "edition": self.edition}
