"""Rows put back as an image has them, each value in its column's own type."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Date, Uuid, inspect

from models.domain.base import EnumText, Moment
from models.domain.canonical import plain


def stand_as_told(row: Any, told: Mapping[str, object]) -> bool:
    """Say whether a row still has the values an image gives it."""
    return all(plain(getattr(row, name)) == value for name, value in told.items())


def put_back(row: Any, told: Mapping[str, object]) -> None:
    """Give a row the values of an image."""
    columns = inspect(type(row)).columns
    for name, value in told.items():
        setattr(row, name, _typed(columns[name].type, value))


def moved(images: Iterable[Mapping[str, Any]]) -> list[str]:
    """Return which rows an image is about, as the record keeps it."""
    return [f"{image['table']} {image['id']}" for image in images]


def _typed(kind: object, value: object) -> object:
    if not isinstance(value, str):
        return value
    match kind:
        case Moment():
            return datetime.fromisoformat(value)
        case Date():
            return date.fromisoformat(value)
        case Uuid():
            return UUID(value)
        case EnumText():
            return kind.kind(value)
    return value
