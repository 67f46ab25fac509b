"""Sound files of calls (通话录音): entered under their digest, and gone when their time is up."""

from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.domain import Recording
from models.domain.edition import norms_on
from models.domain.office import Setting
from models.errors import RefusedError
from models.rules.terms import Role
from models.rules.text import clean
from models.rules.zone import local_day
from models.services.calling import phone_visit
from models.services.journal import action_of
from models.services.office import put_setting
from models.services.records import add, edit

NOUN = "recording"
RETENTION = "recording_days"
REASON = 1000
LONGEST = 3650
TIME_UP = "保存期满"


@dataclass(frozen=True, slots=True)
class KeptFile:
    """A file that was copied beside the office's papers: its digest, names and size."""

    sha256: str
    file_name: str
    kept_as: str
    size_bytes: int


def attach_recording(session: Session, number: str, *, file: KeptFile) -> int:
    """Note the recording of a call and until when it is kept; the same file once only."""
    visit = phone_visit(session, number)
    same = select(Recording.id).where(
        Recording.phone_visit_id == visit.id,
        Recording.sha256 == file.sha256,
        Recording.removed_at.is_(None),
    )
    if session.scalar(same) is not None:
        raise RefusedError("recording.already", number=number, file=file.file_name)
    action = action_of(session)
    row = Recording(
        phone_visit_id=visit.id,
        sha256=file.sha256,
        file_name=clean(file.file_name, limit=200, field="file_name"),
        kept_as=file.kept_as,
        size_bytes=file.size_bytes,
        desk=action.desk,
        keep_until_on=local_day(action.at) + timedelta(days=kept_days(session)),
    )
    facts = {"sha256": row.sha256, "file_name": row.file_name, "keep_until_on": row.keep_until_on}
    return add(session, row, noun=NOUN, subject=number, facts=facts)


def kept_days(session: Session) -> int:
    """Return how many days recordings are kept: the office's setting, else the norm's."""
    told = session.scalar(select(Setting.value).where(Setting.key == RETENTION))
    if isinstance(told, int) and not isinstance(told, bool) and told > 0:
        return told
    return norms_on(session, local_day(action_of(session).now)).care.calling.recording_days


def keep_recordings(session: Session, *, days: int | str) -> int:
    """Say how many days recordings are kept from now on; a supervisor's word."""
    action = action_of(session)
    if action.role is not Role.SUPERVISOR:
        raise RefusedError("recording.not_yours", role=action.role)
    told = int(days) if str(days).isdigit() else 0
    if not 1 <= told <= LONGEST:
        raise RefusedError("recording.bad_days", field="days", days=days, limit=LONGEST)
    put_setting(session, RETENTION, told)
    return told


def remove_old(session: Session) -> list[str]:
    """Note every recording whose time is up as deleted, and return the files to delete."""
    today = local_day(action_of(session).now)
    old = session.scalars(
        select(Recording.id)
        .where(Recording.removed_at.is_(None), Recording.keep_until_on < today)
        .order_by(Recording.id)
    ).all()
    return [remove_recording(session, one, reason=TIME_UP) for one in old]


def remove_recording(session: Session, recording: int, *, reason: str) -> str:
    """Note that a recording is deleted, and return the file to delete.

    Before its time only a supervisor may; the event stays for good.
    """
    row = session.get(Recording, recording)
    if row is None or row.removed_at is not None:
        raise RefusedError("recording.gone", number=recording)
    action = action_of(session)
    told = clean(reason, limit=REASON, field="reason")
    if not told:
        raise RefusedError("record.empty", field="reason")
    early = row.keep_until_on is not None and local_day(action.now) <= row.keep_until_on
    if early and action.role is not Role.SUPERVISOR:
        raise RefusedError("recording.kept", until=row.keep_until_on)
    edit(
        session,
        row,
        noun=NOUN,
        subject=row.file_name,
        expected_version=None,
        values={"removed_at": action.now},
        verb="remove",
        reason=told,
    )
    return row.kept_as
