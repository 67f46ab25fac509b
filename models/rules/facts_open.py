"""What must be told to register, accept, place or hand over a ticket."""

from typing import Self

from pydantic import model_validator
from pydantic_core import PydanticCustomError

from models.rules.facts_base import (
    Code,
    Codes,
    FactsModel,
    Flag,
    Line,
    MaybeCode,
    MaybeLine,
    MaybeProse,
    Minutes,
    Moment,
    Ordinal,
    Prose,
)
from models.rules.facts_field import Measured
from models.rules.reasons import PinKind
from models.rules.terms import (
    Channel,
    EscalationLevel,
    Locality,
    PretestOutcome,
    Reach,
    RequestCategory,
    Service,
    ServiceGrade,
    Severity,
    TicketKind,
)


class OpenFacts(FactsModel):
    """A request as it reached the office (登记); ``customer_number`` None is 无资料.

    A grade, reach, service or locality of None is taken from the circuit or customer.
    """

    kind: TicketKind
    category: RequestCategory
    symptom: Prose
    customer_name: Line
    reporter: Line
    reported_at: Moment
    channel: Channel = Channel.PHONE
    customer_number: MaybeCode = None
    circuit_number: MaybeCode = None
    site: MaybeLine = None
    contact_name: MaybeLine = None
    contact_phone: MaybeCode = None
    caller_number: MaybeCode = None
    service: Service | None = None
    reach: Reach | None = None
    grade: ServiceGrade | None = None
    locality: Locality | None = None
    town: MaybeLine = None
    address: MaybeLine = None
    severity: Severity = Severity.ORDINARY
    first_recipient: MaybeLine = None
    external_source: MaybeCode = None
    external_number: MaybeCode = None
    parent: MaybeCode = None
    draft: Flag = False

    @model_validator(mode="after")
    def _source_goes_with_number(self) -> Self:
        if (self.external_source is None) != (self.external_number is None):
            raise PydanticCustomError("source_and_number", "both or neither")
        return self


class Terms(FactsModel):
    """What the promise is looked up by; None keeps what the ticket has."""

    grade: ServiceGrade | None = None
    reach: Reach | None = None
    service: Service | None = None
    locality: Locality | None = None


class AcceptFacts(Terms):
    """Acceptance (受理): grade, service and reach must be known after it."""

    note: MaybeProse = None


class RegradeFacts(Terms):
    """A correction of what the promise rests on (更正等级), with the reason."""

    reason: Line

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if all(one is None for one in (self.grade, self.reach, self.service, self.locality)):
            raise PydanticCustomError("nothing_told", "nothing to correct")
        return self


class PretestFacts(FactsModel):
    """A remote check (预处理); ``restored`` ends the outage without a visit."""

    result: Prose
    outcome: PretestOutcome = PretestOutcome.UNRESOLVED
    tests: Measured = ()


class Party(FactsModel):
    """Who goes and with what: a crew, its people, a vehicle and instruments."""

    crew: Code
    leader: MaybeCode = None
    technicians: Codes = ()
    vehicle: MaybeCode = None
    instruments: Codes = ()
    planned_at: Moment | None = None
    planned_minutes: Minutes | None = None
    override_reason: MaybeLine = None


class DispatchFacts(Party):
    """A dispatch (派单); ``override_reason`` is said when a warning was passed over."""

    planned_at: Moment
    task: MaybeProse = None


class ReassignFacts(Party):
    """Another crew takes the ticket over (转派), and why."""

    reason: Line
    task: MaybeProse = None


class ReinforceFacts(Party):
    """One more crew with a part of its own (加派)."""

    task: Prose


class ReplanFacts(FactsModel):
    """Another time or length for an order that stands (改计划); no order named: the leading one."""

    order: MaybeCode = None
    planned_at: Moment | None = None
    planned_minutes: Minutes | None = None
    reason: MaybeLine = None
    override_reason: MaybeLine = None

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if self.planned_at is None and self.planned_minutes is None:
            raise PydanticCustomError("nothing_told", "nothing to replan")
        return self


class PinFacts(FactsModel):
    """What of an order may not be moved any more (锁定); ``none`` lets it go again.

    A window says from when to when the job may begin; without an order the leading one.
    """

    pin: PinKind
    from_at: Moment | None = None
    to_at: Moment | None = None
    order: MaybeCode = None
    reason: MaybeLine = None

    @model_validator(mode="after")
    def _a_window_has_an_end(self) -> Self:
        ends = [one for one in (self.from_at, self.to_at) if one is not None]
        if (self.pin is PinKind.WINDOW) is not bool(ends):
            raise PydanticCustomError("window", "a window says from when or to when")
        if len(ends) > 1 and ends[0] >= ends[1]:
            raise PydanticCustomError("window", "a window ends after it begins")
        return self


class AssignFacts(FactsModel):
    """Who of the crew goes (指派)."""

    leader: Code
    technicians: Codes = ()


class ReasonFacts(FactsModel):
    """A step that needs nothing but a reason (退单、撤回)."""

    reason: Line


class TransferFacts(FactsModel):
    """The ticket is another maintainer's (转出): whose, who took it, their number."""

    maintainer: Line
    accepted_by: Line
    reference: Code
    reason: MaybeLine = None


class VoidFacts(FactsModel):
    """A cancelled ticket (作废); a dispatcher names the supervisor who agreed."""

    reason: Line
    approved_by: MaybeLine = None


class UrgeFacts(FactsModel):
    """Somebody presses (催单): who, and in what words."""

    who: Line
    text: Prose
    phone: MaybeCode = None
    channel: Channel = Channel.PHONE


class RepeatFacts(FactsModel):
    """The same fault reported once more (重复申告)."""

    reporter: Line
    text: Prose
    phone: MaybeCode = None
    channel: Channel = Channel.PHONE


class EscalateFacts(FactsModel):
    """A report upwards (升级报备): level, recipient, what is told.

    ``step`` is the step of the ladder it answers, ``report`` the numbered report it was.
    """

    level: EscalationLevel
    recipient: Line
    text: Prose
    expected_at: Moment | None = None
    step: MaybeCode = None
    report: MaybeCode = None


class JoinFacts(FactsModel):
    """One of many reports of one trouble (并入主单): which ticket stands for it."""

    parent: Code


class PassOnFacts(FactsModel):
    """Somebody else looks after the request (移交); nobody is handed one unasked."""

    accepted_by: Line
    reason: Line


class NoteFacts(FactsModel):
    """A remark on the record (备注)."""

    text: Prose


class PrintFacts(FactsModel):
    """One paper printed (打印): which form, for which work order, which copy.

    ``number`` is the paper's own, where it is neither the ticket's nor the order's.
    """

    form: Code
    number: MaybeCode = None
    copy_number: Ordinal = 1
    order: MaybeCode = None
    paper: MaybeCode = None
    printer: MaybeLine = None
    sha256: MaybeCode = None
    pages: Ordinal = 1
    copies: Ordinal = 1
    reason: MaybeLine = None


class ReturnPaperFacts(FactsModel):
    """The signed sheet came back (工单回收)."""

    signed: Flag
    order: MaybeCode = None
    note: MaybeProse = None
