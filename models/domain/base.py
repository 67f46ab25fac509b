"""What every mapped noun shares: column types, constraint names, version counters."""

import json
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import Any, ClassVar, TypeVar, cast, dataclass_transform
from uuid import UUID

from sqlalchemy import (
    BigInteger,
    Boolean,
    Date,
    DateTime,
    Float,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Text,
    Uuid,
)
from sqlalchemy.engine import Dialect
from sqlalchemy.engine.default import DefaultExecutionContext
from sqlalchemy.orm import (
    DeclarativeBase,
    Mapped,
    MappedAsDataclass,
    declared_attr,
    mapped_column,
)
from sqlalchemy.types import TypeDecorator

from models.domain.canonical import canonical
from models.rules import states, stock, terms

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}
ENUM_WIDTH = 24
ACTION_MOMENT = "paidan_now"  # execution option: the clock's reading of the running action
WRITTEN = "paidan_written"  # execution option: the table a statement of the driver's own writes


Term = TypeVar("Term", bound=StrEnum)


class Moment(TypeDecorator[datetime]):
    """A moment in UTC, microseconds kept; a naive one raises TypeError."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Turn an aware moment into what the engine stores."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise TypeError(f"a moment needs its zone: {value!r}")
        in_utc = value.astimezone(UTC)
        return in_utc.replace(tzinfo=None) if dialect.name == "sqlite" else in_utc

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Turn what the engine stored into an aware UTC moment."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class EnumText(TypeDecorator[Term]):
    """A term kept as its value, so that renaming a member never rewrites rows."""

    impl = String(ENUM_WIDTH)
    cache_ok = True

    def __init__(self, kind: type[Term]) -> None:
        super().__init__()
        self.kind = kind

    def process_bind_param(self, value: Term | str | None, dialect: Dialect) -> str | None:
        """Return the stored text; raises ValueError for a word outside the list."""
        return None if value is None else self.kind(value).value

    def process_result_value(self, value: str | None, dialect: Dialect) -> Term | None:
        """Return the term the stored text stands for."""
        return None if value is None else self.kind(value)


class CanonicalText(str):
    """Text that already is the canonical JSON of its facts."""

    __slots__ = ()


class JsonText(TypeDecorator[Any]):
    """Nested facts as one canonical JSON text, the same on both engines.

    Assign a new value to change it: edits inside the old one are not seen.
    """

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: object, dialect: Dialect) -> str | None:
        """Return the canonical text; ready-made text goes through as it is."""
        if value is None or isinstance(value, CanonicalText):
            return value
        return canonical(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> Any:
        """Return dicts, lists and scalars."""
        return None if value is None else json.loads(value)


KEY = BigInteger().with_variant(Integer, "sqlite")  # rowid alias there, 64 bits on both


def moment_of_action(context: DefaultExecutionContext) -> datetime:
    """Return the running action's clock reading, for ``created_at``."""
    return cast(datetime, context.execution_options[ACTION_MOMENT])


def partial_index(name: str, *columns: str, where: str, unique: bool = False) -> Index:
    """Return an index over some rows only (``info["where"]``), as the migrations make it.

    The condition is not handed to the engines here: tables come from the migrations alone, a
    test holds those against this, and naming an engine would load all of it at every start.
    """
    return Index(name, *columns, unique=unique, info={"where": where})


def _terms() -> dict[Any, Any]:
    return {
        kind: EnumText(kind)
        for module in (terms, states, stock)
        for kind in vars(module).values()
        if isinstance(kind, type) and issubclass(kind, StrEnum) and kind is not StrEnum
    }


@dataclass_transform(kw_only_default=True, field_specifiers=(mapped_column,))
class Base(MappedAsDataclass, DeclarativeBase, kw_only=True):
    """Root of the mapped nouns: keyword arguments only, text columns default to empty."""

    metadata = MetaData(naming_convention=NAMES)
    type_annotation_map: ClassVar[dict[Any, Any]] = {
        datetime: Moment(),
        date: Date(),
        str: Text(),
        int: Integer(),
        float: Float(),
        bool: Boolean(),
        bytes: LargeBinary(),
        UUID: Uuid(),
        dict[str, Any]: JsonText(),
        list[str]: JsonText(),
        list[Any]: JsonText(),
        **_terms(),
    }


class Kept(MappedAsDataclass, kw_only=True):
    """A row with its own key and the moment it was first written."""

    id: Mapped[int] = mapped_column(KEY, primary_key=True, init=False)
    created_at: Mapped[datetime] = mapped_column(insert_default=moment_of_action, init=False)


class Editable(Kept, kw_only=True):
    """A row people change: a save of a stale copy is refused by its version."""

    version: Mapped[int] = mapped_column(insert_default=1, init=False)

    @declared_attr.directive
    def __mapper_args__(cls) -> dict[str, Any]:
        return {"version_id_col": cls.version}
