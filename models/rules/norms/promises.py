"""What the norms promise: a restoration limit with its reasons, a ticket's whole promise."""

from dataclasses import dataclass

from models.rules.calendar import WorkingCalendar, working_calendar
from models.rules.norms.current import Norms
from models.rules.norms.kit import Backing, Span
from models.rules.norms.restoration import LimitAnswer
from models.rules.promise import Promise
from models.rules.terms import Locality, Reach, Service, ServiceGrade, TicketKind


def limit_of(
    norms: Norms,
    *,
    service: Service,
    reach: Reach,
    grade: ServiceGrade,
    locality: Locality = Locality.URBAN,
) -> LimitAnswer:
    """Return how soon service must be back, and why; there is always an answer.

    A service the table does not name falls back to the limit for other services, which
    depends on the locality alone.
    """
    rows = norms.restoration.limits.get(service)
    if rows is None:
        return _other_limit(norms, locality)
    row = rows[reach]
    place = ("limits", service.value, reach.value, grade.value)
    backing = norms.backing("restoration", *place, kind=row.source)
    why = ["limit.inferred"] if row.inferred and backing.kind is row.source else []
    return LimitAnswer.resting_on(backing, limit=row.of(grade), why=why)


def _other_limit(norms: Norms, locality: Locality) -> LimitAnswer:
    other = norms.restoration.other
    backing = norms.backing("restoration", "other", "limit", locality.value, kind=other.source)
    return LimitAnswer.resting_on(backing, limit=other.limit[locality], why=["limit.other"])


@dataclass(frozen=True, slots=True)
class _Whole:
    """The limit for the whole work of a ticket, and for being on site."""

    span: Span
    arrival: Span
    backing: Backing
    inferred: bool = False


def _fault(norms: Norms, answer: LimitAnswer, locality: Locality) -> _Whole:
    return _Whole(
        span=Span("natural", natural=answer.limit),
        arrival=Span("natural", natural=norms.stages.arrival.limit[locality]),
        backing=answer.backing,
        inferred=answer.inferred,
    )


def _work(norms: Norms, kind: TicketKind, *, with_construction: bool) -> _Whole:
    row = norms.stages.completion[kind]
    longer = row.with_construction if with_construction else None
    span = longer or row.limit
    place = ("completion", kind.value, "with_construction" if longer else "limit")
    backing = norms.backing("stages", *place, kind=row.source)
    return _Whole(span=span, arrival=row.arrival or span, backing=backing)


def promise_for(
    norms: Norms,
    *,
    kind: TicketKind,
    service: Service,
    reach: Reach,
    grade: ServiceGrade,
    locality: Locality,
    calendar: WorkingCalendar | None = None,
    with_construction: bool = False,
) -> Promise:
    """Return what a ticket accepted now is promised, stage by stage.

    Faults take the restoration table; every other kind has a limit for the whole work
    (``stages.completion``), some of them in working days.
    """
    stages = norms.stages
    if kind is TicketKind.FAULT:
        answer = limit_of(norms, service=service, reach=reach, grade=grade, locality=locality)
        whole = _fault(norms, answer, locality)
    else:
        whole = _work(norms, kind, with_construction=with_construction)
    return Promise(
        edition=norms.edition,
        article=whole.backing.article,
        source=whole.backing.kind.value,
        inferred=whole.inferred,
        basis=whole.span.basis,
        calendar_version=(calendar or working_calendar()).version,
        response=stages.response.limit[grade],
        arrival=stages.counted(whole.arrival),
        restoration=stages.counted(whole.span),
        report=stages.counted(stages.report.limit),
        dispatch=stages.dispatch.limit[grade],
        acknowledge=stages.counted(stages.acknowledge.limit),
        pauses=norms.suspension.pauses,
    )
