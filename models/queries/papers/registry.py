"""Which query fills which form, and which copy would come out now."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models.domain import Print
from models.errors import RefusedError
from models.queries.papers import (
    care,
    checks,
    circuit_testing,
    complaint,
    construction,
    crew_load,
    customer_card,
    escalation,
    fault_report,
    handover,
    inspection,
    loan,
    notice_slip,
    spare_slip,
    stocktake,
    survey,
    trip,
    work_order,
)
from models.queries.papers.asking import Fill, PaperAsk
from models.rules.papers import OFFICE, TICKET, PaperSubject, split_options


@dataclass(frozen=True, slots=True)
class PaperEntry:
    """A form that can be printed: the kind of record it is about, and what fills it."""

    kind: str
    fill: Fill


PAPERS: Mapping[str, PaperEntry] = MappingProxyType(
    {
        "F01": PaperEntry(TICKET, work_order.fill),
        "F07": PaperEntry("phone_visit", care.fill_call),
        "F07D": PaperEntry(OFFICE, care.fill_call_list),
        "F07L": PaperEntry(OFFICE, care.fill_ledger),
        "F08": PaperEntry("site_visit", care.fill_site_visit),
        "F02": PaperEntry(TICKET, construction.fill),
        "F03": PaperEntry(TICKET, survey.fill),
        "F04": PaperEntry(TICKET, inspection.fill_inspection),
        "F05": PaperEntry(TICKET, inspection.fill_routine),
        "F06": PaperEntry(TICKET, notice_slip.fill),
        "F09": PaperEntry(TICKET, complaint.fill_complaint),
        "F10": PaperEntry(TICKET, complaint.fill_coordination),
        "F11": PaperEntry("escalation", escalation.fill),
        "F12": PaperEntry("trip", trip.fill),
        "F13": PaperEntry("loan", loan.fill),
        "F14": PaperEntry("spare_move", spare_slip.fill),
        "F15": PaperEntry(TICKET, circuit_testing.fill),
        "F16": PaperEntry("handover", handover.fill),
        "F18": PaperEntry(OFFICE, crew_load.fill),
        "F19": PaperEntry("customer", customer_card.fill),
        "F20": PaperEntry("technician", checks.fill_self_check),
        "F21": PaperEntry(TICKET, fault_report.fill),
        "F23": PaperEntry("crew", checks.fill_quality_check),
        "F22": PaperEntry(OFFICE, care.fill_follow_ups),
        "F24": PaperEntry("stocktake", stocktake.fill),
    }
)
"""Every form the record can fill; its number is asked of the form's own query."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperDraft:
    """A sheet ready to be drawn, about whom it is, and how often it was printed before."""

    form: str
    sheet: Any
    subject: PaperSubject
    copies: int


def paper_draft(session: Session, *, form: str, number: str, ask: PaperAsk) -> PaperDraft:
    """Fill a form for a number: a ticket's, a customer's, a month such as ``2026-11``.

    The sheet says which copy it would be. Refuses printing.unknown_form and whatever the
    form's query refuses.
    """
    entry = PAPERS.get(form)
    if entry is None:
        raise RefusedError("printing.unknown_form", form=form, forms=list(PAPERS))
    bare, options = split_options(number)
    filled = entry.fill(session, bare, replace(ask, options={**ask.options, **options}))
    subject = PaperSubject(
        kind=entry.kind,
        number=str(filled.sheet.number),
        row_id=filled.row_id,
        ticket=filled.ticket,
        order=filled.order,
    )
    copies = copies_so_far(session, form=form, number=subject.number)
    copy = replace(filled.sheet.copy, number=copies + 1)
    return PaperDraft(
        form=form, sheet=replace(filled.sheet, copy=copy), subject=subject, copies=copies
    )


def copies_so_far(session: Session, *, form: str, number: str) -> int:
    """Return how many copies of a form were printed for a number."""
    latest = select(func.max(Print.copy_number)).where(
        Print.form == form, Print.subject_number == number
    )
    return session.scalar(latest) or 0
