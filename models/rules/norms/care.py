"""How customers are banded and how often they are called and visited (客户维系)."""

from datetime import time
from typing import Annotated, Literal

from pydantic import Field

from models.rules.norms.kit import (
    Count,
    Length,
    Limit,
    Positive,
    Share,
    Source,
    Table,
    Text,
    Words,
    every,
    norm,
)
from models.rules.terms import (
    Importance,
    Industry,
    NormSource,
    RequestCategory,
    ServiceGrade,
    SpendBand,
    ValueClass,
)


@norm
class SpendNorms:
    """From how many yuan a month a customer is in a band (消费额度)."""

    from_yuan: Annotated[Table[SpendBand, Count], every(SpendBand)]
    source: NormSource
    note: str = ""

    def band(self, yuan: float) -> SpendBand:
        """Return the band of a monthly spend."""
        reached = [band for band, floor in self.from_yuan.items() if yuan >= floor]
        return max(reached, key=self.from_yuan.__getitem__, default=SpendBand.LOW)


@norm
class Cadence:
    """How many months may pass between calls and between visits; none means on event."""

    phone_months: Positive | None = None
    site_months: Positive | None = None
    value_class: ValueClass | None = None
    source: NormSource
    note: str = ""


@norm
class AfterComplaint:
    """What follows a closed complaint: same rhythm, no avoiding the customer."""

    phone_within: Limit
    phone_calls: Positive
    site_visit_for: frozenset[RequestCategory]
    source: NormSource
    note: str = ""


@norm
class Extra(Words):
    """A further service for the highest grade."""

    months: Positive
    grades: frozenset[ServiceGrade]
    source: NormSource


@norm
class WindowNorms:
    """When customers are called: an hour after start, before lunch, before the end."""

    length: Limit
    office_hours: tuple[tuple[time, time], ...] = Field(min_length=1)
    latest_follow_up: Length
    source: NormSource
    note: str = ""


@norm
class FollowUpNorms:
    """What share of closed tickets is called back (回访率)."""

    complaints: Share
    others: Share
    source: NormSource
    note: str = ""


Reason = Literal["promise", "complaint", "repair", "retry", "cadence"]


@norm
class CallingNorms:
    """How the call list works: how often one number is tried, how early a call is listed.

    ``order`` says which loss weighs most; ``short_call`` is how long a call that says it
    was answered has to last at least, before it is looked at.
    """

    attempts: Positive
    ahead: Limit
    short_call: Limit
    order: tuple[Reason, ...] = Field(min_length=5, max_length=5)
    recording_days: Positive
    source: NormSource
    note: str = ""


@norm
class Topic(Words):
    """One thing a call talks about; ``before_confirmation`` may come before the equipment."""

    code: Text
    before_confirmation: bool = False


@norm
class TalkNorms:
    """The order of the talk (话题顺序): the equipment is confirmed before anything else."""

    topics: Annotated[tuple[Topic, ...], Field(min_length=1)]
    source: NormSource
    note: str = ""


@norm
class SiteVisitNorms:
    """What a customer scores when somebody came (走访评分)."""

    scores: Annotated[
        tuple[Literal["attitude", "timeliness", "quality", "technique"], ...], Field(min_length=1)
    ]
    source: NormSource
    note: str = ""


@norm
class CareNorms:
    """Bands, cadences, call windows and follow-ups."""

    source: Source
    importance: Annotated[Table[Importance, NormSource], every(Importance)]
    industry: Annotated[Table[Industry, NormSource], every(Industry)]
    spend: SpendNorms
    cadence: Annotated[Table[ServiceGrade, Cadence], every(ServiceGrade)]
    after_complaint: AfterComplaint
    extras: Table[Text, Extra]
    windows: WindowNorms
    calling: CallingNorms
    talk: TalkNorms
    site_visit: SiteVisitNorms
    follow_up: FollowUpNorms
