"""The papers of customer care: F07, F07D, F07L, F08 and F22 by number, day or month."""

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.domain import Office, PhoneVisit, SiteVisit
from models.errors import RefusedError
from models.queries.call_list import CallLine, call_list
from models.queries.follow_ups import follow_up_sheet
from models.queries.papers.asking import Filled, PaperAsk, letterhead
from models.queries.site_visit_log import site_visit_sheet
from models.queries.visit_ledger import LedgerScope, ledger_sheet
from models.queries.visit_sheets import phone_visit_sheet
from models.queries.work_order_blocks import said
from models.rules.cadence import CallReason, Loss
from models.rules.papers import Period
from models.rules.zone import local
from models.sheets.call_list import CallListLine, CallListSheet

WORDS = {
    CallReason.PROMISE: "承诺到期：{about}",
    CallReason.COMPLAINT: "投诉 {about} 之后",
    CallReason.REPAIR: "修障 {about} 之后回访",
    CallReason.RETRY: "还没有接通，再次拨打",
    CallReason.CADENCE: "按频次应拨",
}


def fill_call(session: Session, number: str, ask: PaperAsk) -> Filled:
    """Fill the record of one call; refuses visit.unknown."""
    sheet = phone_visit_sheet(session, number, actor=ask.actor, now=ask.now, reason=ask.reason)
    row_id = session.scalar(select(PhoneVisit.id).where(PhoneVisit.number == number))
    return Filled(sheet=sheet, row_id=row_id)


def fill_ledger(session: Session, number: str, ask: PaperAsk) -> Filled:
    """Fill a month's ledger, ``2026-11``, ``customer=`` or ``caller=`` beside it."""
    scope = LedgerScope.of(number, ask.options)
    return Filled(
        sheet=ledger_sheet(session, scope, actor=ask.actor, now=ask.now, reason=ask.reason)
    )


def fill_site_visit(session: Session, number: str, ask: PaperAsk) -> Filled:
    """Fill the record of one visit; refuses visit.unknown, visit.bad_wording."""
    sheet = site_visit_sheet(session, number, actor=ask.actor, now=ask.now, reason=ask.reason)
    row_id = session.scalar(select(SiteVisit.id).where(SiteVisit.number == number))
    return Filled(sheet=sheet, row_id=row_id)


def fill_follow_ups(session: Session, number: str, ask: PaperAsk) -> Filled:
    """Fill the ledger of a month's follow-up calls; refuses print.bad_period."""
    first = Period.read(number).first
    return Filled(
        sheet=follow_up_sheet(session, first, actor=ask.actor, now=ask.now, reason=ask.reason)
    )


def fill_call_list(session: Session, number: str, ask: PaperAsk) -> Filled:
    """Fill today's calls, of one ``caller=`` or of the office; refuses visit.other_day."""
    found = call_list(session, now=ask.now, whole_phones=True)
    if _day(number) != found.day:
        raise RefusedError("visit.other_day", day=number, today=found.day)
    caller = ask.options.get("caller", "")
    lines = [one for one in found.lines if not caller or one.caller == caller]
    code = session.scalar(select(Office.code).order_by(Office.id).limit(1)) or ""
    sheet = CallListSheet(
        number=f"{code}-DF-{found.day:%Y%m%d}",
        letterhead=letterhead(session),
        copy=ask.copy(),
        day=found.day,
        scope=f"拜访人 {caller}" if caller else "全办",
        lines=tuple(map(_line, lines)),
        remark=f"另有 {found.waiting} 户约定改日。" if found.waiting else "",
    )
    return Filled(sheet=sheet)


def _day(number: str) -> date:
    return Period.read(number).first


def _line(one: CallLine) -> CallListLine:
    windows = (
        f"{said(window.kind)} {local(window.starts_at):%H:%M}-{local(window.ends_at):%H:%M}"
        for window in one.windows
    )
    return CallListLine(
        customer=one.name,
        grade=said(one.grade),
        contact=one.contact,
        phone=one.phone,
        windows="、".join(windows),
        why="；".join(map(_why, one.losses)),
        last_on=one.last_on,
        tries=one.attempts,
        caller=one.caller,
    )


def _why(loss: Loss) -> str:
    words = WORDS[loss.reason].format(about=loss.about)
    if loss.days < 0:
        return f"{words}，已过 {-loss.days} 天"
    return f"{words}，今天为限" if loss.days == 0 else f"{words}，还有 {loss.days} 天"
