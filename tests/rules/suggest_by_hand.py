"""The suggestion reckoned a second time, the slow and literal way, from the norm files alone.

Nothing of ``models.rules.placement`` is used but the facts it is handed. Numbers come
straight out of the TOML; intervals are walked minute by minute; distances go through
space instead of along the sphere. An answer is plain tuples and dictionaries, so that
every reason is compared with every fact.
"""

import math
import re
import tomllib
from datetime import timedelta, timezone

import resources

CHINA = timezone(timedelta(hours=8))
PLACING = tomllib.loads(resources.read_text("norms/placement.toml"))
OFFICE = tomllib.loads(resources.read_text("norms/office.toml"))
MINUTE = timedelta(minutes=1)


def minutes_of(text):
    """Read ``2 h``, ``10 min`` or ``365 d`` as minutes."""
    worth = {"d": 1440, "h": 60, "min": 1}
    return sum(int(n) * worth[unit] for n, unit in re.findall(r"(\d+) (d|h|min)", text))


def answer(job, crews):
    """Return ``(ranked, left_out)`` as the suggestion should have them."""
    fit, out = [], []
    for crew in crews:
        reasons = [
            (code, subject, facts, PLACING["weights"][code])
            for code, subject, facts in everything_against(job, crew)
        ]
        stops = [one for one in reasons if one[3] in ("block", "override")]
        if stops:
            out.append((crew.code, crew.name, stops))
        else:
            goals = list(everything_for(job, crew))
            warned = [one for one in reasons if one[3] == "warn"]
            kept_away = [one for one in warned if one[0] == "avoided_in_crew"]
            people = able(job, crew) if kept_away else []
            fit.append((crew.code, crew.name, goals, warned, people))
    best_first = []
    while fit:
        best = fit[0]
        for one in fit[1:]:
            mine, theirs = total(one), total(best)
            if mine > theirs or (mine == theirs and one[0] < best[0]):
                best = one
        fit.remove(best)
        best_first.append(best)
    return best_first, sorted(out, key=lambda one: one[0])


def total(candidate):
    return sum(points for _, points, _ in candidate[2])


def everything_against(job, crew):
    """Yield every rule a crew breaks, as ``(code, subject, facts)``."""
    yield from roster_rules(job, crew)
    avoiders = [one for one in crew.members if job.customer_id in one.avoids]
    for one in avoiders:
        only = all(any(one is other for other in avoiders) for one in crew.members)
        code = "avoided" if only else "avoided_in_crew"
        yield code, one.number, {"crew": crew.name, "technician": one.name}
    if len(crew.skills) > 0 and str(job.kind) not in [str(one) for one in crew.skills]:
        yield "skill_missing", crew.code, {"crew": crew.name, "kind": job.kind}
    known = [str(one) for one in crew.segments]
    if known and job.segment is not None and str(job.segment) not in known:
        yield "segment_mismatch", crew.code, {"crew": crew.name, "segment": job.segment}
    yield from paper_rules(job, crew)
    yield from time_rules(job, crew)
    yield from pin_rules(job, crew)
    if able(job, crew):
        return  # the others go, by name
    for one in crew.members:
        if job.customer_id in one.avoids:
            yield "avoided", one.number, {"crew": crew.name, "technician": one.name}


def able(job, crew):
    """Return who may go by name where somebody of the crew may not."""
    return [one.number for one in crew.members if there(one) and job.customer_id not in one.avoids]


def there(one):
    """Say whether somebody can be counted on: a person on leave or off their shift cannot."""
    if one.on_leave:
        return False
    return not one.off_shift


def roster_rules(job, crew):
    told = {"crew": crew.name}
    if crew.retired:
        yield "crew_retired", crew.code, told
    at_work = [one for one in crew.members if there(one)]
    if len(crew.members) == 0:
        yield "no_members", crew.code, told
    if len(crew.members) > 0 and len(at_work) == 0:
        yield "all_on_leave", crew.code, told
    if crew.on_duty is None:
        yield "no_roster", crew.code, told
    if crew.on_duty is False:
        yield "off_duty", crew.code, told
    ends_at = crew.shift_ends_at
    if crew.on_duty is True and ends_at is not None and (job.ends_at - ends_at) > 0 * MINUTE:
        yield "shift_ends", crew.code, told | {"ends_at": job.ends_at, "shift_ends_at": ends_at}
    if crew.night_ended_at is not None:
        rest = minutes_of(OFFICE["staffing"]["night_rest"])
        slept = (job.starts_at - crew.night_ended_at).total_seconds() / 60
        if 0 <= slept < rest:
            rested_at = crew.night_ended_at + rest * MINUTE
            night = {"night_ended_at": crew.night_ended_at, "rested_at": rested_at}
            yield "night_rest", crew.code, told | night


def paper_rules(job, crew):
    if not [kind for one in crew.members for kind in one.certificates]:
        yield "no_certificates_known", crew.code, {"crew": crew.name}
        return
    last_day = job.ends_at.astimezone(CHINA).date()
    for kind in sorted(PLACING["certificates"]["kinds"][job.kind]):
        best = None
        for one in crew.members:
            for held, until in one.certificates.items():
                if held == kind and there(one) and (best is None or until > best):
                    best = until
        told = {"crew": crew.name, "certificate": kind}
        if best is None:
            yield "certificate_missing", crew.code, told
        elif best.toordinal() < last_day.toordinal():
            yield "certificate_expired", crew.code, told | {"on": best}


def time_rules(job, crew):
    planned, available = crew.load_minutes + job.minutes, crew.duty_minutes
    told = {"crew": crew.name, "planned": planned, "available": available}
    kept = math.floor(available * OFFICE["load"]["reserve"])
    if available > 0 and planned > available:
        yield "overloaded", crew.code, told
    elif available > 0 and planned + kept > available and not job.urgent:
        yield "beyond_reserve", crew.code, told | {"reserve": kept}
    others = [one for one in crew.planned if one.ticket != job.ticket]
    meanwhile = []
    for one in others:
        minute, meets = job.starts_at, False
        while minute < job.ends_at:
            meets = meets or one.starts_at <= minute < one.ends_at
            minute += MINUTE
        if meets:
            meanwhile.append(one.order)
    people = len([one for one in crew.members if there(one)])
    teams = 1 if people < OFFICE["crew_size"] else people // OFFICE["crew_size"]
    if len(meanwhile) >= teams:
        yield "orders_overlap", crew.code, {"crew": crew.name, "orders": meanwhile, "teams": teams}


def pin_rules(job, crew):
    pin = job.pin
    if pin is None:
        return
    told = {"order": pin.order, "crew": crew.name}
    if pin.kind in ("crew", "both") and pin.crew != crew.code:
        yield "pinned_crew", crew.code, told | {"pinned": pin.crew}
    elsewhen = pin.planned_at is not None and pin.planned_at != job.starts_at
    if pin.kind in ("time", "both") and elsewhen:
        yield "pinned_time", crew.code, told | {"pinned": pin.planned_at}
    if pin.kind == "window":
        early = pin.from_at is not None and job.starts_at < pin.from_at
        late = pin.to_at is not None and job.starts_at > pin.to_at
        if early or late:
            yield "pinned_window", crew.code, told | {"from_at": pin.from_at, "to_at": pin.to_at}


def everything_for(job, crew):
    """Yield what ranks a crew, as ``(code, points, facts)``."""
    worth = PLACING["goals"]
    minutes, basis = way(crew.base, job.spot)
    yield "travel", worth["travel_minute"] * minutes, {"minutes": minutes, "basis": basis}
    if crew.duty_minutes > 0:
        planned = crew.load_minutes + job.minutes
        percent = math.floor(100 * planned / crew.duty_minutes)
        told = {"percent": percent, "planned": planned, "available": crew.duty_minutes}
        yield "load", worth["load_percent"] * percent, told
    if job.spot.town != "" and (job.spot.town == crew.base.town or job.spot.town in crew.towns):
        yield "zone", worth["own_zone"], {"town": job.spot.town}
    if crew.visits > 0:
        yield "same_customer", worth["same_customer"], {"visits": crew.visits}
    names = [one.name for one in crew.members if one.name != ""]
    if job.first_recipient in names:
        told = {"technician": job.first_recipient}
        yield "first_recipient", worth["first_recipient"], told
    if job.due_at is not None:
        ready_at = job.starts_at + (minutes + job.work_minutes) * MINUTE
        late = 0
        while job.due_at + (late + 1) * MINUTE <= ready_at:
            late += 1
        counted = late if late < worth["late_at_most"] else worth["late_at_most"]
        told = {"ready_at": ready_at, "due_at": job.due_at, "late": late}
        yield "clock", worth["late_minute"] * counted, told


def way(start, end):
    """Return the minutes between two places and what they rest on."""
    roads = PLACING["roads"]
    if None not in (start.longitude, start.latitude, end.longitude, end.latitude):
        chord = math.dist(in_space(start), in_space(end))
        kilometres = 2 * 6371.0 * math.asin(chord / 2)
        speed = roads["speed_kmh"][end.locality]
        return math.ceil(kilometres * roads["detour"] / speed * 60), "coordinates"
    if start.town != "" and start.town == end.town:
        return minutes_of(roads["within_town"]), "town"
    return minutes_of(OFFICE["travel"]["limit"][end.locality]), "locality"


def in_space(spot):
    """Return a place as a point on a sphere of radius one."""
    across, up = math.radians(spot.longitude), math.radians(spot.latitude)
    return math.cos(up) * math.cos(across), math.cos(up) * math.sin(across), math.sin(up)


def faults(suggestion, expected):
    """Return where a suggestion and the answer by hand part, in words; nothing where they agree."""
    ranked = [
        (
            one.crew,
            one.name,
            [(str(goal.code), goal.points, dict(goal.facts)) for goal in one.goals],
            [told(reason) for reason in one.warnings],
            list(one.people),
        )
        for one in suggestion.ranked
    ]
    out = [(one.crew, one.name, [told(r) for r in one.rules]) for one in suggestion.left_out]
    by_hand, out_by_hand = expected
    found = []
    if [one.place for one in suggestion.ranked] != list(range(1, len(ranked) + 1)):
        found.append("the places are not one, two, three")
    if ranked != by_hand:
        found.append(f"ranked {ranked} but by hand {by_hand}")
    if out != out_by_hand:
        found.append(f"left out {out} but by hand {out_by_hand}")
    return found


def told(reason):
    return str(reason.code), reason.subject, dict(reason.facts), str(reason.weight)
