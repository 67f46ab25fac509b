"""Whose part of the network is whose (维护界面), and who does what in a survey (资源勘查)."""

from typing import Annotated, Literal

from models.rules.norms.kit import Source, Table, Text, Words, every, norm
from models.rules.terms import BoundarySide, NormSource, Segment

Stage = Literal["request", "acceptance", "conditions", "plan", "answer"]


@norm
class SegmentRule(Words):
    """What belongs to a segment, in the standard's own order."""

    includes: tuple[Text, ...]
    border: Text
    side: BoundarySide
    source: NormSource
    note: str = ""


@norm
class SurveyStage(Words):
    """A stage of a resource survey."""

    code: Stage
    may_reject: bool = False
    source: NormSource


@norm
class SurveyDuty(Words):
    """A duty within a stage and the units that answer for it."""

    stage: Stage
    units: tuple[Text, ...]
    executed_by: str = ""
    source: NormSource


@norm
class SurveyNorms:
    """Stages and duties of a resource survey, in order."""

    stages: tuple[SurveyStage, ...]
    duties: tuple[SurveyDuty, ...]


@norm
class NetworkNorms:
    """Segments and their borders; the survey matrix."""

    source: Source
    segments: Annotated[Table[Segment, SegmentRule], every(Segment)]
    survey: SurveyNorms
