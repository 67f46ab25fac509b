"""What must be told about the work itself: calls, visits, holds, repair and its proof."""

from typing import Annotated, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from models.rules.facts_base import (
    Code,
    Codes,
    Count,
    FactsModel,
    Flag,
    Line,
    MaybeCode,
    MaybeLine,
    MaybeProse,
    Moment,
    Number,
    Prose,
)
from models.rules.terms import CallOutcome, Liability, Satisfaction


class TestValue(FactsModel):
    """One measurement: ``item`` such as optical_dbm, loss_percent, latency_ms, ber."""

    __test__ = False

    item: Code
    value: Number
    unit: MaybeCode = None
    passed: Flag | None = None


Measured = Annotated[tuple[TestValue, ...], Field(max_length=50)]


class AcknowledgeFacts(FactsModel):
    """The crew takes the job (接单); ``by_phone`` when the dispatcher wrote it down."""

    by: MaybeCode = None
    by_phone: Flag = False


class FinishPartFacts(FactsModel):
    """A reinforcing crew is done with its part (子任务完成)."""

    order: Code
    done: Prose


class ContactFacts(FactsModel):
    """A call to the customer (联系客户); only a connected one is a response."""

    outcome: CallOutcome
    person: MaybeLine = None
    phone: MaybeCode = None
    text: MaybeProse = None


class AppointFacts(FactsModel):
    """A time agreed with the customer (预约): when, with whom, on which phone."""

    appointed_at: Moment
    person: Line
    phone: Code


class ReappointFacts(AppointFacts):
    """Another time (改约): ``person`` is who consented; never without a reason."""

    reason: Line


class DepartFacts(FactsModel):
    """Setting out (出发): the confirming call, the five ones, the self-check."""

    called: CallOutcome
    five_ones: Codes
    self_checked: Flag
    odometer_km: Count | None = None


class ArriveFacts(FactsModel):
    """At the customer's (到场)."""

    met: MaybeLine = None
    note: MaybeProse = None


class CallAttempt(FactsModel):
    """One attempt to reach a customer who does not open."""

    called_at: Moment
    phone: Code
    outcome: CallOutcome


class AbsentFacts(FactsModel):
    """Nobody there (客户不在): how often called, when left, which slip was left."""

    left_at: Moment
    attempts: Annotated[tuple[CallAttempt, ...], Field(max_length=20)]
    slip: MaybeCode = None
    appointed_at: Moment | None = None
    note: MaybeProse = None


class StartFacts(FactsModel):
    """Work begins (开始处理) with a first guess at the cause."""

    cause_guess: Line


class FeedbackFacts(FactsModel):
    """Progress told (反馈), with the expected repair while service is down."""

    progress: Prose
    expected_at: Moment | None = None
    to_customer: Flag = False


class SuspendFacts(FactsModel):
    """A hold asked for or placed (挂起): reason of the norm's list, until when, proof."""

    reason: Code
    expected_resume_at: Moment
    proof: MaybeLine = None
    note: MaybeProse = None


class ApproveFacts(FactsModel):
    """A hold agreed to; the approver may shorten or lengthen it."""

    expected_resume_at: Moment | None = None
    note: MaybeProse = None


class RenewFacts(FactsModel):
    """A hold lengthened (续挂): until when, and why."""

    expected_resume_at: Moment
    reason: Line
    proof: MaybeLine = None


class RestoreFacts(FactsModel):
    """Service is back (业务恢复): how, and the re-test that shows it."""

    how: Prose
    tests: Measured = ()


class Material(FactsModel):
    """Material used up."""

    name: Line
    quantity: Annotated[Number, Field(gt=0)]
    unit: MaybeCode = None


class Replaced(FactsModel):
    """One terminal changed for another."""

    old_serial: MaybeCode = None
    new_serial: Code


class ReportFacts(FactsModel):
    """The crew's report (回单); ``by_phone`` answers an inquiry without a visit."""

    process: Prose
    cause_code: MaybeCode = None
    liability: Liability = Liability.UNKNOWN
    prevention: MaybeProse = None
    materials: Annotated[tuple[Material, ...], Field(max_length=100)] = ()
    replaced: Annotated[tuple[Replaced, ...], Field(max_length=50)] = ()
    tests: Measured = ()
    customer_signed: Flag = False
    customer_comment: MaybeProse = None
    five_ones: Codes = ()
    eight_steps: Codes = ()
    satisfaction: Satisfaction | None = None
    left_at: Moment | None = None
    by_phone: Flag = False


class SendBackFacts(FactsModel):
    """What the check found wanting (驳回), and whether service is still down."""

    defects: Annotated[tuple[Line, ...], Field(min_length=1, max_length=50)]
    service_down: Flag = False


class FollowUpFacts(FactsModel):
    """The call afterwards (回访): reached or not; if reached, fixed and how satisfied."""

    outcome: CallOutcome
    fixed: Flag | None = None
    satisfaction: Satisfaction | None = None
    person: MaybeLine = None
    phone: MaybeCode = None
    comment: MaybeProse = None

    @model_validator(mode="after")
    def _answers_go_with_a_connected_call(self) -> Self:
        reached = self.outcome is CallOutcome.CONNECTED
        answers = (self.fixed, self.satisfaction)
        if any((one is not None) != reached for one in answers):
            raise PydanticCustomError("answers_and_outcome", "answers go with a connected call")
        return self


class CloseFacts(FactsModel):
    """Filing (归档); what a gate still misses may be given here."""

    prevention: MaybeProse = None
    coordination: MaybeLine = None
    confirmed_by: MaybeLine = None
    waiver: MaybeLine = None


class ReopenFacts(FactsModel):
    """A filed ticket taken up again (重开): why, and whether service is down."""

    reason: Line
    service_down: Flag
