"""What a cell means: text, codes, days, moments, numbers, people. Each reader says no aloud."""

import re
import unicodedata
from collections.abc import Callable, Mapping
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from functools import partial
from typing import Any, TypeAlias

from models.errors import RefusedError
from models.rules import glossary
from models.rules.imports.kinds import LANGUAGES, Field, FieldType
from models.rules.imports.maps import DayOrder
from models.rules.office_hours import read_hours
from models.rules.phones import read_phone
from models.rules.zone import SHANGHAI, local

EXCEL_EPOCH = date(1899, 12, 30)
# Serials of 1954 to 2119: what lies outside is an amount or a number, not a day.
_SERIALS = range(20_000, 80_000)
_MINGUO = 1911
_MOST_DIGITS = 10**15
_MOST_KNOWN = 4_096  # cells of a column that are remembered
_NOTHING = frozenset({"", "-", "--", "—", "——", "/", "无", "暂无", "n/a", "none", "null"})
_TRUE = frozenset({"是", "有", "y", "yes", "true", "1", "√", "✓", "✔", "对"})
_FALSE = frozenset({"否", "无", "没有", "n", "no", "false", "0", "×", "x", "错"})
_BETWEEN = re.compile(r"[\s,，、;；/|\n]+")
_PHONES_BETWEEN = re.compile(r"[,，、;；/|\n]+")
_CLOCK = r"(?:[T\s]*(?P<hour>\d{1,2})[:：时](?P<minute>\d{2})(?:[:：分](?P<second>\d{2}))?[秒分]?)?"
_YEAR_FIRST = re.compile(
    r"(?P<era>民國|民国)?(?P<year>\d{2,4})\s*[-/.年]\s*(?P<month>\d{1,2})\s*[-/.月]\s*"
    r"(?P<day>\d{1,2})\s*日?" + _CLOCK
)
_PACKED = re.compile(r"(?P<era>)(?P<year>(?:19|20)\d{2})(?P<month>\d{2})(?P<day>\d{2})" + _CLOCK)
_YEAR_LAST = re.compile(
    r"(?P<era>)(?P<first>\d{1,2})\s*[-/.]\s*(?P<second_>\d{1,2})\s*[-/.]\s*(?P<year>\d{4})" + _CLOCK
)
_NUMBER = re.compile(r"[-+]?\d[\d,]*(?:\.\d+)?")


def as_text(cell: object) -> str:
    """Return a cell as a person would read it: no .0 behind whole numbers."""
    if type(cell) is str:
        return cell.strip()
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "是" if cell else "否"
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime):
        return cell.strftime("%Y-%m-%d %H:%M")
    return str(cell).strip()


def as_code(cell: object) -> str:
    """Return a code with its digits; refused where the spreadsheet has already lost some."""
    if isinstance(cell, int | float) and not isinstance(cell, bool) and abs(cell) >= _MOST_DIGITS:
        raise RefusedError("import.lost_digits", text=as_text(cell))
    return unicodedata.normalize("NFKC", as_text(cell))


def as_moment(cell: object, order: DayOrder = DayOrder.YEAR_FIRST) -> datetime:
    """Return the moment a cell means on the office's wall; refused as import.not_a_moment."""
    if isinstance(cell, datetime):
        return local(cell) if cell.tzinfo else cell.replace(tzinfo=SHANGHAI)
    if isinstance(cell, date):
        return datetime.combine(cell, time(), tzinfo=SHANGHAI)
    found = _serial(cell) or _written(as_text(cell), order)
    if found is None:
        raise RefusedError("import.not_a_moment", text=as_text(cell))
    return found.replace(tzinfo=SHANGHAI)


def as_day(cell: object, order: DayOrder = DayOrder.YEAR_FIRST) -> date:
    """Return the day a cell means; refused as import.not_a_day."""
    try:
        return as_moment(cell, order).date()
    except RefusedError as error:
        raise RefusedError("import.not_a_day", text=as_text(cell)) from error


def _serial(cell: object) -> datetime | None:
    """Return what a spreadsheet's day number stands for, to the second."""
    text = as_text(cell)
    if isinstance(cell, str) and re.fullmatch(r"\d{5}(?:\.\d+)?", text):
        cell = float(text)
    if isinstance(cell, bool) or not isinstance(cell, int | float) or int(cell) not in _SERIALS:
        return None
    seconds = round((cell - int(cell)) * 86_400)
    start = datetime.combine(EXCEL_EPOCH, time())
    return start + timedelta(days=int(cell), seconds=seconds)


def _written(text: str, order: DayOrder) -> datetime | None:
    plain = unicodedata.normalize("NFKC", text).strip()
    shapes = (_YEAR_FIRST, _PACKED) if order is DayOrder.YEAR_FIRST else (_YEAR_LAST, _YEAR_FIRST)
    for shape in shapes:
        found = shape.fullmatch(plain)
        if found:
            return _built(found.groupdict(), order)
    return None


def _built(told: Mapping[str, str | None], order: DayOrder) -> datetime | None:
    year = _year(str(told["year"]), minguo=bool(told["era"]))
    if year is None:
        return None
    month, day = told.get("month"), told.get("day")
    if month is None:
        first, second = told["first"], told["second_"]
        month, day = (first, second) if order is DayOrder.MONTH_FIRST else (second, first)
    hour, minute, second_ = (int(told[part] or 0) for part in ("hour", "minute", "second"))
    try:
        at = time(hour, minute, second_)
        return datetime.combine(date(year, int(month or 0), int(day or 0)), at)
    except ValueError:
        return None


def _year(text: str, *, minguo: bool) -> int | None:
    """Return a year; three digits are 民國, two digits alone could be either and are neither."""
    if minguo or len(text) == len("113"):
        return int(text) + _MINGUO
    return int(text) if len(text) == len("2026") else None


def _number(cell: object) -> float:
    text = unicodedata.normalize("NFKC", as_text(cell))
    if isinstance(cell, bool) or not _NUMBER.fullmatch(text):
        raise RefusedError("import.not_a_number", text=text)
    return float(text.replace(",", ""))


def _whole(cell: object) -> int:
    number = _number(cell)
    if not number.is_integer():
        raise RefusedError("import.not_a_number", text=as_text(cell))
    return int(number)


def _truth(cell: object) -> bool:
    text = unicodedata.normalize("NFKC", as_text(cell)).lower()
    if text in _TRUE:
        return True
    if text in _FALSE:
        return False
    raise RefusedError("import.unknown_word", text=text, known="是、否")


def _phone(cell: object) -> str:
    return str(read_phone(as_code(cell)))


def _phones(cell: object) -> list[str]:
    """Return the phones of a cell; a gap lies within a number or between two, as it reads."""
    found: list[str] = []
    for part in _PHONES_BETWEEN.split(as_code(cell)):
        try:
            found += [str(read_phone(part))] if part.strip() else []
        except RefusedError:
            several = part.split()
            if several == [part.strip()]:  # one number, and it cannot be read
                raise
            found += [str(read_phone(one)) for one in several]
    return list(dict.fromkeys(found))


def _several(cell: object) -> list[str]:
    return list(dict.fromkeys(part for part in _BETWEEN.split(as_text(cell)) if part))


def _is_padded(cell: object) -> bool:
    """Say whether a name has its two letters spread: 张 三."""
    return [len(part) for part in as_text(cell).split()] == [1, 1]


def _people(cell: object) -> list[str]:
    """Return the people of a cell; a name padded to two letters' width is one name (张 三)."""
    found: list[str] = []
    half = ""
    for part in _BETWEEN.split(as_text(cell)):
        if len(part) > 1 or half:
            found.append(half + part)
            half = ""
        else:
            half = part
    return list(dict.fromkeys(name for name in (*found, half) if name))


_READERS: dict[FieldType, Callable[[Any], object]] = {
    FieldType.TEXT: as_text,
    FieldType.CODE: as_code,
    FieldType.INTEGER: _whole,
    FieldType.DECIMAL: _number,
    FieldType.TRUTH: _truth,
    FieldType.PHONE: _phone,
    FieldType.PHONES: _phones,
    FieldType.LIST: _several,
    FieldType.PERSON: lambda cell: "".join(_people(cell)) if _is_padded(cell) else as_text(cell),
    FieldType.PEOPLE: _people,
    FieldType.HOURS: lambda cell: read_hours(as_text(cell)),
}


Reader: TypeAlias = Callable[[object], object | None]


def reader_of(field: Field, *, words: Mapping[str, str], days: DayOrder) -> Reader:
    """Return what reads the cells of a column: the value told, or nothing for one left blank.

    ``words`` are foreign words with ours. The reader raises ``RefusedError`` import.not_a_day
    and others. What a list says again and again is understood once.
    """
    read = _reader(field, days)
    takes_signs = field.type is FieldType.TRUTH
    known: dict[str, object | None] = {}

    def understood(cell: object) -> object | None:
        text = as_text(cell)
        if text in words:
            return words[text] or None
        if not text or (not takes_signs and text.lower() in _NOTHING):
            return None
        return read(cell)

    def remembered(cell: object) -> object | None:
        if type(cell) is not str:
            return understood(cell)
        if cell in known:
            return known[cell]
        value = understood(cell)
        if len(known) < _MOST_KNOWN and not isinstance(value, list | dict):
            known[cell] = value
        return value

    return remembered


def _reader(field: Field, days: DayOrder) -> Callable[[Any], object]:
    match field.type:
        case FieldType.TERM:
            return partial(_term, _terms(field), list(field.values()))
        case FieldType.DAY:
            return partial(as_day, order=days)
        case FieldType.MOMENT:
            return lambda cell: as_moment(cell, days).isoformat()
    return _READERS[field.type]


def _terms(field: Field) -> dict[str, str]:
    """Return the values of the office's list by every word that means them, in either language."""
    found: dict[str, str] = {}
    for value in field.values():
        for word in (value.value, value.name, *(glossary.say(value, one) for one in LANGUAGES)):
            found.setdefault(_plain(word), value.value)
    return found


def _term(known: Mapping[str, str], values: list[StrEnum], cell: object) -> str:
    text = as_text(cell)
    value = known.get(_plain(text))
    if value is None:
        raise RefusedError("import.unknown_word", text=text, known=values)
    return value


def _plain(word: str) -> str:
    return unicodedata.normalize("NFKC", word).strip().casefold()
