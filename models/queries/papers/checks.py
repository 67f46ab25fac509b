"""F20 and F23: papers taken along empty, with who and what they are about filled in."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.domain import Certificate, Crew, Instrument, Technician, Vehicle
from models.domain.edition import norms_on
from models.errors import RefusedError
from models.queries.papers.asking import Filled, PaperAsk, letterhead
from models.queries.papers.ticket_file import ticks
from models.queries.work_order_blocks import said
from models.rules.norms import Norms
from models.rules.zone import local_day
from models.sheets.letter import InstrumentLine
from models.sheets.quality_check import LEVELS, CheckItem, QualityCheckSheet
from models.sheets.self_check import AppearanceLine, CertificateLine, SelfCheckSheet

TOOLS = ("工具包", "红光笔", "网线测试仪", "标签打印机", "绝缘手套", "安全帽", "安全带")
VEHICLE = ("外观", "灯光", "轮胎", "油量", "灭火器", "三角牌", "行驶证")
APPLIES = {"all": "", "male": "男", "female": "女"}


def fill_self_check(session: Session, number: str, ask: PaperAsk) -> Filled:
    """Fill the check of a person by number, for today; refuses technician.unknown."""
    person = session.scalar(select(Technician).where(Technician.number == number))
    if person is None:
        raise RefusedError("technician.unknown", number=number)
    crew = None if person.crew_id is None else session.get(Crew, person.crew_id)
    norms = norms_on(session, local_day(ask.now))
    sheet = SelfCheckSheet(
        number=f"{number}-{local_day(ask.now):%Y%m%d}",
        letterhead=letterhead(session),
        copy=ask.copy(),
        person=person.name,
        crew="" if crew is None else crew.name,
        lines=_appearance(norms),
        five_ones=ticks(line.zh for line in norms.checklists.five_ones.lines),
        tools=ticks(TOOLS),
        instruments=_instruments(session, crew, ask),
        certificates=_certificates(session, person, ask),
        vehicle=_vehicle(session, crew),
        vehicle_checks=ticks(VEHICLE),
    )
    return Filled(sheet=sheet, row_id=person.id)


def fill_quality_check(session: Session, number: str, ask: PaperAsk) -> Filled:
    """Fill a check of a crew by code with the norm's items; refuses crew.unknown."""
    crew = session.scalar(select(Crew).where(Crew.code == number))
    if crew is None:
        raise RefusedError("crew.unknown", number=number)
    norms = norms_on(session, local_day(ask.now))
    sheet = QualityCheckSheet(
        number=f"{number}-{local_day(ask.now):%Y%m%d}",
        letterhead=letterhead(session),
        copy=ask.copy(),
        level=LEVELS[2],
        unit=crew.name,
        basis=norms.checklists.source.title,
        items=tuple(
            CheckItem(item=line.zh, standard=line.rule) for line in norms.checklists.routine.lines
        ),
    )
    return Filled(sheet=sheet, row_id=crew.id)


def _appearance(norms: Norms) -> tuple[AppearanceLine, ...]:
    return tuple(
        AppearanceLine(code=line.code, text=line.zh, applies=APPLIES[line.applies])
        for line in norms.checklists.appearance.lines
    )


def _certificates(
    session: Session, person: Technician, ask: PaperAsk
) -> tuple[CertificateLine, ...]:
    today = local_day(ask.now)
    statement = select(Certificate).where(Certificate.technician_id == person.id)
    return tuple(
        CertificateLine(
            kind=said(one.kind),
            number=one.number,
            expires_on=one.expires_on,
            expired=one.expires_on is not None and one.expires_on < today,
        )
        for one in session.scalars(statement.order_by(Certificate.id))
    )


def _instruments(session: Session, crew: Crew | None, ask: PaperAsk) -> tuple[InstrumentLine, ...]:
    if crew is None:
        return ()
    today = local_day(ask.now)
    statement = select(Instrument).where(
        Instrument.crew_id == crew.id, Instrument.archived_at.is_(None)
    )
    return tuple(
        InstrumentLine(
            number=one.number,
            name=one.name,
            valid_until_on=one.valid_until_on,
            expired=one.valid_until_on is not None and one.valid_until_on < today,
        )
        for one in session.scalars(statement.order_by(Instrument.number))
    )


def _vehicle(session: Session, crew: Crew | None) -> str:
    if crew is None or crew.default_vehicle_id is None:
        return ""
    return session.scalar(select(Vehicle.plate).where(Vehicle.id == crew.default_vehicle_id)) or ""
