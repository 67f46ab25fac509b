"""Moments as dispatchers type them: 14:20, 14点20, +30, -10, 昨天 14:20, 11-21 09:00, now."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from models.rules.zone import SHANGHAI, local

MINUTE = timedelta(minutes=1)
JUST_NOW = timedelta(hours=2)  # a plan this little back is meant for today, not for tomorrow
NOON = 12
_DAYS = {
    "前天": -2, "昨天": -1, "昨": -1, "yesterday": -1, "今天": 0, "今": 0, "today": 0,
    "明天": 1, "明": 1, "tomorrow": 1, "后天": 2,
}  # fmt: skip
_NOW = frozenset({"现在", "此刻", "刚才", "now"})
_HALVES = {"上午": 0, "早上": 0, "凌晨": 0, "下午": 12, "晚上": 12, "晚": 12, "am": 0, "pm": 12}
_AWAY = re.compile(r"(?P<sign>[+-])(?P<count>\d{1,4})(?P<unit>m|min|h|d|分钟|分|小时|时|天)?")
_UNITS = {"h": 60, "小时": 60, "时": 60, "d": 1440, "天": 1440}
_CLOCK = re.compile(
    rf"(?P<half>{'|'.join(_HALVES)})?(?P<hour>\d{{1,2}})"
    r"(?:[:：](?P<minute>\d{2})|[点时](?:(?P<spoken>\d{1,2})分?|(?P<mid>半))?)(?P<after>am|pm)?"
)
_DATE = re.compile(r"(?:(?P<year>\d{4})[-/.年])?(?P<month>\d{1,2})[-/月](?P<day>\d{1,2})[日号]?")
_GLUED = re.compile(rf"(?P<day>{'|'.join(sorted(_DAYS, key=len, reverse=True))})(?P<rest>\S+)")


@dataclass(frozen=True, slots=True)
class Told:
    """What the words said of time: a day, a time of day, or a moment outright."""

    moment: datetime | None = None
    day: date | None = None
    clock: time | None = None

    @property
    def says_something(self) -> bool:
        """Tell whether any time was said."""
        return self != Told()

    def meant(self, now: datetime, *, ahead: bool) -> datetime | None:
        """Return the moment meant; a bare time of day is the next, or else the last, one."""
        if self.moment is not None or self.clock is None:
            return self.moment
        today = local(now).date()
        moment = datetime.combine(self.day or today, self.clock, tzinfo=SHANGHAI)
        if self.day is None and ahead and moment < now - JUST_NOW:
            return moment + timedelta(days=1)
        if self.day is None and not ahead and moment > now + MINUTE:
            return moment - timedelta(days=1)
        return moment


def read_word(word: str, so_far: Told, now: datetime) -> Told | None:
    """Return what is known of the time once a word is heard, none where it tells no time."""
    told = word.casefold()
    if told in _NOW:
        return Told(moment=now)
    if told in _DAYS:
        return Told(day=local(now).date() + timedelta(days=_DAYS[told]), clock=so_far.clock)
    if away := _AWAY.fullmatch(told):
        return Told(moment=now + _away(away))
    return _day_or_clock(told, so_far, now)


def _away(found: re.Match[str]) -> timedelta:
    minutes = int(found["count"]) * _UNITS.get(found["unit"] or "", 1)
    return -minutes * MINUTE if found["sign"] == "-" else minutes * MINUTE


def _day_or_clock(told: str, so_far: Told, now: datetime) -> Told | None:
    if clock := _CLOCK.fullmatch(told):
        found = _clock(clock)
        return None if found is None else Told(day=so_far.day, clock=found)
    if glued := _GLUED.fullmatch(told):
        first = read_word(glued["day"], so_far, now)
        return None if first is None else read_word(glued["rest"], first, now)
    if day := _DATE.fullmatch(told):
        return _date(day, so_far, now)
    return None


def _clock(found: re.Match[str]) -> time | None:
    hour = int(found["hour"])
    minute = 30 if found["mid"] else int(found["minute"] or found["spoken"] or 0)
    if hour < NOON:
        hour += _HALVES.get(found["half"] or found["after"] or "", 0)
    try:
        return time(hour, minute)
    except ValueError:
        return None


def _date(found: re.Match[str], so_far: Told, now: datetime) -> Told | None:
    try:
        year = int(found["year"] or local(now).year)
        return Told(day=date(year, int(found["month"]), int(found["day"])), clock=so_far.clock)
    except ValueError:
        return None
