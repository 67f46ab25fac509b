"""F19, the archive card of a customer (客户档案卡): everything on file, for the folder."""

from collections.abc import Iterable

from sqlalchemy.orm import Session

from models.domain import Contact
from models.queries.customer_archive import (
    CircuitFile,
    ContactFile,
    CustomerFile,
    TerminalFile,
    customer_file,
)
from models.queries.customers import HistoryRow, history
from models.queries.papers.asking import Filled, PaperAsk, letterhead
from models.queries.work_order_blocks import said
from models.rules.office_hours import hours_text
from models.rules.states import Verb
from models.rules.terms import CallOutcome, CircuitState
from models.sheets.customer_card import (
    ArchiveBlock,
    CircuitLine,
    ContactLine,
    CustomerCardSheet,
    HistoryLine,
    TerminalLine,
)

HISTORY = 12
_HISTORY_WORDS = {
    "ticket": "工单",
    "paper": "纸单",
    "phone_visit": "电话拜访",
    "site_visit": "走访",
    "follow_up": "回访",
}


def fill(session: Session, number: str, ask: PaperAsk) -> Filled:
    """Fill the card of the customer of this number; refuses customer.unknown.

    Phones of a customer marked private stay masked (隐私); the others are what the card is for.
    """
    file = customer_file(session, number)
    sheet = CustomerCardSheet(
        number=file.number,
        letterhead=letterhead(session),
        copy=ask.copy(),
        archive=_archive(file),
        contacts=tuple(
            _contact(session, one, masked=bool(file.values["private"]))
            for one in file.contacts
            if not one.past
        ),
        circuits=tuple(map(_circuit, file.circuits)),
        terminals=tuple(_terminal(one) for one in file.terminals if one.removed_at is None),
        history=_history(history(session, number).rows),
    )
    return Filled(sheet=sheet, row_id=file.id)


def _archive(file: CustomerFile) -> ArchiveBlock:
    kept = file.values
    at = (kept["longitude"], kept["latitude"])
    return ArchiveBlock(
        name=kept["name"],
        number=file.number,
        short_name=kept["short_name"],
        importance=said(kept["importance"]),
        industry=said(kept["industry"]),
        spend_band=said(kept["spend_band"]),
        office_class=kept["office_class"],
        value_class=said(kept["value_class"]),
        grade=said(kept["grade"]),
        state="在用" if file.archived_at is None else "已归档",
        registered_name=kept["registered_name"],
        registered_address=kept["registered_address"],
        address=kept["address"],
        town=kept["town"],
        locality=said(kept["locality"]),
        position="" if None in at else f"{at[0]:.5f}, {at[1]:.5f}",
        office_hours=hours_text(kept["office_hours"]),
        account_manager=kept["account_manager"],
        responsible_crew=file.crew_name or "",
        service_line=kept["service_line"],
        contract_number=kept["contract_number"],
        contract_ends_on=kept["contract_ends_on"],
        premises_rules=kept["premises_rules"],
        notes=kept["notes"],
    )


def _contact(session: Session, one: ContactFile, *, masked: bool) -> ContactLine:
    whole = None if masked else session.get(Contact, one.id)
    return ContactLine(
        name=one.name,
        title=one.values["title"],
        role=one.values["role"],
        phones="、".join(one.phones if whole is None else whole.phones),
        preferred=one.values["preferred_window"],
        do_not_call=one.values["do_not_call"],
    )


def _circuit(one: CircuitFile) -> CircuitLine:
    kept = one.values
    dbm = kept["baseline_dbm"]
    return CircuitLine(
        number=one.number,
        service=said(kept["service"]),
        grade=said(one.grade),
        speed=kept["speed"],
        site_a=one.site_a,
        site_z=one.site_z,
        access=kept["access"],
        resources=_told(
            kept["room"],
            kept["odf"],
            _named("端口", kept["port"]),
            kept["splitter_ratio"],
            _named("纤芯", kept["core"]),
            kept["olt_port"],
        ),
        address_plan=_told(
            _named("VLAN", kept["vlan"]), kept["ip"], _named("网关", kept["gateway"])
        ),
        baseline="" if dbm is None else f"{dbm:g} dBm",
        opened_on=kept["opened_on"],
        state=said(CircuitState(kept["state"])),
    )


def _terminal(one: TerminalFile) -> TerminalLine:
    kept = one.values
    return TerminalLine(
        kind=kept["kind"],
        model=_told(kept["brand"], kept["model"]),
        serial=kept["serial"],
        owner=said(kept["owner"]),
        circuit=one.circuit,
        installed_on=kept["installed_on"],
    )


def _history(rows: Iterable[HistoryRow]) -> tuple[HistoryLine, ...]:
    """Return the last things that happened, papers printed left out: this is one of them."""
    told = [row for row in rows if row.what in _HISTORY_WORDS][:HISTORY]
    return tuple(
        HistoryLine(
            happened_at=row.happened_at,
            kind=_HISTORY_WORDS[row.what],
            number=row.subject,
            summary=_told(_happening(row), row.line),
        )
        for row in told
    )


def _happening(row: HistoryRow) -> str:
    """Return the word for what happened: a verb of a ticket, or how a call went."""
    known = Verb if row.what in ("ticket", "paper") else CallOutcome
    return said(known(row.verb)) if row.verb in set(known) else ""


def _told(*parts: str) -> str:
    return " ".join(filter(None, parts))


def _named(name: str, value: str) -> str:
    return f"{name} {value}" if value else ""
