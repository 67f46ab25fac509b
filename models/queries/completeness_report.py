"""What the files lack, counted by rule and by who has to fill it in (基础资料完整性)."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models.domain import Circuit, Contact, Crew, Customer, Site
from models.queries.file_facts import file_facts, line_facts
from models.rules.completeness import Gap, LineFacts, file_gaps, line_gaps, share
from models.rules.terms import CircuitState


@dataclass(frozen=True, slots=True)
class LackingFile:
    """One file with what it and its circuits lack, and whose it is."""

    number: str
    name: str
    account_manager: str
    crew: str
    complete: int
    gaps: Mapping[Gap, int]

    @property
    def missing(self) -> int:
        """How many answers are missing."""
        return sum(self.gaps.values())


@dataclass(frozen=True, slots=True)
class OwnerRow:
    """Whoever looks after files: how many, how complete, how much is missing."""

    owner: str
    files: int
    lacking: int
    missing: int
    complete: int


@dataclass(frozen=True, slots=True)
class RuleRow:
    """One rule of the archive: how many files break it, and how often."""

    gap: Gap
    files: int
    missing: int


def lacking_files(session: Session) -> tuple[LackingFile, ...]:
    """Return every file that is not archived, the complete ones too, by number."""
    lines = _lines(session)
    phones, sites = _counts(session, _PHONES), _counts(session, _SITES)
    rows = session.execute(
        select(Customer, Crew.name)
        .outerjoin(Crew, Crew.id == Customer.responsible_crew_id)
        .where(Customer.archived_at.is_(None))
        .order_by(Customer.number)
    )
    return tuple(
        _file(
            customer,
            crew or "",
            lines=lines.get(customer.id, []),
            phones=phones.get(customer.id, 0),
            sites=sites.get(customer.id, 0),
        )
        for customer, crew in rows
    )


def owner_rows(files: Iterable[LackingFile], *, by_crew: bool = False) -> tuple[OwnerRow, ...]:
    """Return the owners of files, whoever has most to fill in first; blank is nobody."""
    by_owner: dict[str, list[LackingFile]] = defaultdict(list)
    for file in files:
        by_owner[file.crew if by_crew else file.account_manager].append(file)
    rows = (
        OwnerRow(
            owner=owner,
            files=len(held),
            lacking=sum(1 for file in held if file.gaps),
            missing=sum(file.missing for file in held),
            complete=sum(file.complete for file in held) // len(held),
        )
        for owner, held in by_owner.items()
    )
    return tuple(sorted(rows, key=lambda row: (-row.missing, row.owner)))


def rule_rows(files: Iterable[LackingFile]) -> tuple[RuleRow, ...]:
    """Return every rule, the one most often broken first."""
    broken: Counter[Gap] = Counter()
    missing: Counter[Gap] = Counter()
    for file in files:
        broken.update(file.gaps.keys())
        missing.update(file.gaps)
    rows = (RuleRow(gap, broken[gap], missing[gap]) for gap in Gap)
    return tuple(sorted(rows, key=lambda row: -row.missing))


def _file(
    customer: Customer, crew: str, *, lines: list[LineFacts], phones: int, sites: int
) -> LackingFile:
    facts = file_facts(
        customer,
        phones=phones,
        sites=sites,
        circuits=len(lines),
    )
    gaps = Counter(file_gaps(facts))
    for line in lines:
        gaps.update(line_gaps(line))
    return LackingFile(
        number=customer.number,
        name=customer.name,
        account_manager=customer.account_manager,
        crew=crew,
        complete=share(gaps.total(), circuits=len(lines)),
        gaps=gaps,
    )


def _lines(session: Session) -> dict[int, list[LineFacts]]:
    statement = (
        select(
            Circuit.customer_id,
            Circuit.site_a_id,
            Circuit.speed,
            Circuit.access,
            Circuit.room,
            Circuit.odf,
            Circuit.port,
            Circuit.opened_on,
            Circuit.baseline_dbm,
            func.coalesce(Circuit.grade, Customer.grade).label("grade"),
        )
        .join(Customer, Customer.id == Circuit.customer_id)
        .where(Circuit.archived_at.is_(None), Circuit.state != CircuitState.REMOVED)
    )
    found: dict[int, list[LineFacts]] = defaultdict(list)
    for row in session.execute(statement):
        found[row.customer_id].append(line_facts(row, row.grade))
    return found


def _counts(session: Session, statement: Any) -> dict[int, int]:
    return {row[0]: row[1] for row in session.execute(statement)}


_PHONES = (
    select(Contact.customer_id, func.count())
    .where(Contact.valid_to_on.is_(None), Contact.phone_key != "")
    .group_by(Contact.customer_id)
)
_SITES = (
    select(Site.customer_id, func.count())
    .where(Site.archived_at.is_(None))
    .group_by(Site.customer_id)
)
