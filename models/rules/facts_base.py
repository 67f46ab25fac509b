"""The kinds of value the facts of a verb are made of, checked the same for every entrance."""

import math
import re
from datetime import UTC, datetime
from typing import Annotated, Any

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StrictBool,
    ValidationInfo,
)
from pydantic_core import PydanticCustomError

from models.rules.text import clean
from models.rules.zone import SHANGHAI

LINE = 200
PROSE = 10_000
CODE = 64

_LOCAL = re.compile(r"\d{4}-\d{2}-\d{2}[ T]\d{2}:\d{2}(:\d{2}(\.\d+)?)?")
_OFFSET = re.compile(r"(Z|[+-]\d{2}:?\d{2})$")


class FactsModel(BaseModel):
    """What one verb must and may be told; unknown names are refused, not dropped."""

    model_config = ConfigDict(extra="forbid", frozen=True, allow_inf_nan=False)


def _moment(value: object) -> datetime:
    """Read an aware moment, ISO 8601 with offset, or office wall time, as UTC."""
    if isinstance(value, str):
        value = _read_moment(value.strip())
    if not isinstance(value, datetime) or value.tzinfo is None:
        raise PydanticCustomError("not_a_moment", "not a moment")
    try:
        return value.astimezone(UTC)
    except OverflowError:
        raise PydanticCustomError("not_a_moment", "not a moment") from None


def _read_moment(text: str) -> datetime:
    bare = _OFFSET.sub("", text)
    if _LOCAL.fullmatch(bare) is None:
        raise PydanticCustomError("not_a_moment", "not a moment")
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise PydanticCustomError("not_a_moment", "not a moment") from None
    return moment if moment.tzinfo is not None else moment.replace(tzinfo=SHANGHAI)


def _text(limit: int, *, lines: bool, needed: bool) -> Any:
    """Build the check one text field goes through: the gate, then emptiness."""

    def check(value: object, info: ValidationInfo) -> str:
        if not isinstance(value, str):
            raise PydanticCustomError("not_text", "not text")
        told = clean(value, limit=limit, field=info.field_name or "text", lines=lines)
        if needed and not told:
            raise PydanticCustomError("empty", "empty")
        return told

    return BeforeValidator(check)


def _absent(value: object) -> object:
    """Read an empty text as nothing said, for fields that may be left out."""
    return None if isinstance(value, str) and not value.strip() else value


def _whole(value: object) -> object:
    """Refuse true and false where a number is asked: they are not one and nought."""
    if isinstance(value, bool):
        raise PydanticCustomError("not_a_number", "not a number")
    return value


def _finite(value: float) -> float:
    if not math.isfinite(value):
        raise PydanticCustomError("not_a_number", "not a number")
    return value


Moment = Annotated[datetime, BeforeValidator(_moment)]
Line = Annotated[str, _text(LINE, lines=False, needed=True)]
Prose = Annotated[str, _text(PROSE, lines=True, needed=True)]
Code = Annotated[str, _text(CODE, lines=False, needed=True)]
MaybeLine = Annotated[Line | None, BeforeValidator(_absent)]
MaybeProse = Annotated[Prose | None, BeforeValidator(_absent)]
MaybeCode = Annotated[Code | None, BeforeValidator(_absent)]
Number = Annotated[float, BeforeValidator(_whole), AfterValidator(_finite)]
Count = Annotated[int, BeforeValidator(_whole), Field(ge=0, le=1_000_000)]
Ordinal = Annotated[int, BeforeValidator(_whole), Field(ge=1, le=1_000_000)]
Minutes = Annotated[int, BeforeValidator(_whole), Field(ge=5, le=10_080)]
Flag = StrictBool
Codes = Annotated[tuple[Code, ...], Field(max_length=50)]


class Nothing(FactsModel):
    """A verb that needs nothing beyond who and when; a remark is welcome."""

    note: MaybeProse = None
