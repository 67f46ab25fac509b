"""``office``: found one, look after it, and get it back from a copy."""

import argparse
from collections.abc import Sequence
from dataclasses import asdict
from functools import partial
from pathlib import Path

from console import demo
from console.commands.call import Call
from console.holidays import read_years_file
from models.errors import RefusedError
from models.queries.calendars import office_years
from models.queries.office import OfficeCard, office_card
from models.rules.calendar import calendar_with, working_calendar
from models.rules.calendar_years import ChangedDay, changed_days
from models.rules.zone import local_day, stamp
from models.services.calendars import lay_years, take_years_back
from models.services.office import edit_office, init_office
from models.store import backup, chain, schema
from models.store.key import anchor_path
from models.store.place import fault_of
from models.store.unit_of_work import Store, consult, perform

SAID = ("short_name", "county", "contractor", "carrier", "phone", "supervise_phone")


def add_words(
    words: "argparse._SubParsersAction[argparse.ArgumentParser]", shared: argparse.ArgumentParser
) -> None:
    """Add ``office`` and what can be done to one."""
    office = words.add_parser("office", parents=[shared], help="found it, check it, keep it safe")
    acts = office.add_subparsers(dest="act", required=True, metavar="ACT")
    founding = acts.add_parser("init", parents=[shared], help="found an office (or --demo)")
    founding.add_argument("--code", default="", help="county code that heads every number")
    founding.add_argument("--name", default="", help="full name of the office")
    for field in SAID:
        founding.add_argument(_flag(field), default="")
    founding.set_defaults(action=init)
    changing = acts.add_parser("edit", parents=[shared], help="change its name, county or phones")
    for field in ("name", *SAID):
        changing.add_argument(_flag(field))
    changing.set_defaults(action=change)
    for name, action, text in (
        ("check", check, "database, chain, calendar and place"),
        ("migrate", migrate, "bring the tables up to date, after a copy"),
        ("info", info, "who the office is and how much it keeps"),
        ("remove-demo", remove_demo, "delete the made-up county"),
    ):
        acts.add_parser(name, parents=[shared], help=text).set_defaults(action=action)
    keeping = acts.add_parser("backup", parents=[shared], help="a checked, dated copy")
    keeping.add_argument("folder", type=Path)
    keeping.set_defaults(action=back_up)
    laying = acts.add_parser("calendar", parents=[shared], help="a new year's holidays")
    laying.add_argument("file", type=Path, nargs="?", help="TOML as shipped, or day and holiday")
    laying.add_argument("--source", default="", help="the notice, where the file names none")
    laying.add_argument("--try", dest="rehearse", action="store_true", help="only say what changes")
    laying.add_argument("--take-back", action="store_true", help="take the last laid years back")
    laying.set_defaults(action=lay_calendar)
    returning = acts.add_parser("restore", parents=[shared], help="put a copy back")
    returning.add_argument("file", type=Path)
    returning.set_defaults(action=restore)


def init(said: argparse.Namespace) -> int:
    """Found an office, or build the made-up county with ``--demo``."""
    call = Call.of(said)
    call.places.make()
    with Store.open(call.places.office, data_dir=call.places.data, create=True) as store:
        if getattr(said, "demo", False):
            demo.build(store, now=call.now)
        else:
            facts = {field: getattr(said, field) for field in SAID}
            perform(
                store,
                call.action(),
                lambda session: init_office(session, code=said.code, name=said.name, **facts),
            )
        card = consult(store, office_card)
    _tell(call, card)
    return 0


def change(said: argparse.Namespace) -> int:
    """Change what was said of the office, only where something is said now."""
    call = Call.of(said)
    told = {field: getattr(said, field) for field in ("name", *SAID)}
    changes = {field: value for field, value in told.items() if value is not None}
    if not changes:
        flags = " ".join(map(_flag, told))
        raise RefusedError("command.nothing_said", flags=flags)
    call.act(partial(edit_office, **changes))
    _tell(call, call.ask(office_card))
    return 0


def info(said: argparse.Namespace) -> int:
    """Print who the office is and how much it keeps."""
    call = Call.of(said)
    _tell(call, call.ask(office_card))
    return 0


def check(said: argparse.Namespace) -> int:
    """Read the whole chain and everything an opening would complain about."""
    call = Call.of(said)
    with call.open_store() as store:
        anchors = list(chain.kept_anchors(anchor_path(store.data_dir, store.chain_id)))
        report = consult(store, partial(chain.verify, key=store.key, anchors=anchors))
        card = consult(store, office_card)
    calendar = working_calendar()
    covered = calendar.is_covered(local_day(call.now))
    fault = None if call.places.is_server else fault_of(Path(call.places.office))
    call.tell(
        {
            "events": report.events,
            "breaks": report.breaks,
            "chain_holds": report.holds,
            "calendar_covered_until": calendar.covered_until,
            "calendar_covers_today": covered,
            "place_fault": fault,
            "tickets": card.tickets,
        },
        [
            call.word(f"事件 {report.events} 条", f"{report.events} events"),
            call.word("事件链完好", "the chain holds")
            if report.holds
            else call.word(
                f"事件链有 {len(report.breaks)} 处断裂,请用备份核对",
                f"the chain is broken in {len(report.breaks)} places: compare with a backup",
            ),
            call.word("工作日历覆盖至", "working calendar covers until")
            + f" {calendar.covered_until}",
        ],
    )
    if not report.holds:
        raise RefusedError("command.chain_broken", breaks=len(report.breaks))
    return 0


def lay_calendar(said: argparse.Namespace) -> int:
    """Lay the holidays of new years over the shipped calendar, or say what was laid."""
    call = Call.of(said)
    before = call.ask(office_years)
    shown: list[ChangedDay] = []
    if said.take_back:
        call.act(take_years_back)
    elif said.file is not None:
        years = read_years_file(said.file, source=said.source)
        shown = changed_days(calendar_with(before), calendar_with((*before, years)))
        if not said.rehearse:
            call.act(partial(lay_years, years=years))
    laid = call.ask(office_years)
    covered = calendar_with(laid).covered_until
    call.tell(
        {
            "calendar_covered_until": covered,
            "laid": [{"version": one.version, "source": one.source} for one in laid],
            "days": [{"day": one.day, "works": one.works, "name": one.name} for one in shown],
        },
        [
            *(f"{one.day} {_kind(call, one)} {one.name}".rstrip() for one in shown),
            *(f"{one.version}: {one.source}" for one in laid),
            call.word("工作日历覆盖至", "working calendar covers until") + f" {covered}",
        ],
    )
    return 0


def _kind(call: Call, one: ChangedDay) -> str:
    return call.word("上班", "worked") if one.works else call.word("放假", "off")


def migrate(said: argparse.Namespace) -> int:
    """Open the office, which brings its tables up to date after a dated copy."""
    call = Call.of(said)
    call.open_store().close()
    call.tell(
        {"edition": schema.EDITION},
        [call.word(f"表结构版本 {schema.EDITION}", f"tables are edition {schema.EDITION}")],
    )
    return 0


def back_up(said: argparse.Namespace) -> int:
    """Make a checked copy with its manifest."""
    call = Call.of(said)
    with call.open_store() as store:
        made = backup.back_up(store, said.folder, now=call.now)
    call.tell(
        {"path": made.path, **asdict(made.manifest)},
        [
            call.word("备份已核对", "copy made and checked") + f": {made.path}",
            call.word(f"事件 {made.manifest.events} 条", f"{made.manifest.events} events"),
        ],
    )
    return 0


def restore(said: argparse.Namespace) -> int:
    """Put a checked copy where no office stands yet; nothing is overwritten."""
    call = Call.of(said)
    call.places.make()
    backup.restore(said.file, call.places.office, data_dir=call.places.data)
    _tell(call, call.ask(office_card))
    return 0


def remove_demo(said: argparse.Namespace) -> int:
    """Delete the made-up county's own folder."""
    said.demo = True
    call = Call.of(said)
    gone = demo.remove(call.places)
    call.tell(
        {"removed": gone},
        [call.word("演示办公室已删除", "the demo office is gone")]
        if gone
        else [call.word("没有演示办公室", "there is no demo office")],
    )
    return 0


def _flag(field: str) -> str:
    return "--" + field.replace("_", "-")


def _tell(call: Call, card: OfficeCard) -> None:
    call.tell(asdict(card), _lines(call, card))


def _county_lines(call: Call, card: OfficeCard) -> Sequence[str]:
    if not card.townships:
        return []
    return [
        call.word(
            f"填乡镇时可选本县 {card.townships} 个乡镇街道",
            f"{card.townships} townships of the county are offered where a town is typed",
        )
    ]


def _lines(call: Call, card: OfficeCard) -> Sequence[str]:
    return [
        f"{card.code} {card.name} {card.county}".rstrip(),
        *_county_lines(call, card),
        call.word("客户", "customers")
        + f" {card.customers}  "
        + call.word("电路", "circuits")
        + f" {card.circuits}",
        call.word("班组", "crews")
        + f" {card.crews}  "
        + call.word("人员", "technicians")
        + f" {card.technicians}  "
        + call.word("车辆", "vehicles")
        + f" {card.vehicles}  "
        + call.word("仪表", "instruments")
        + f" {card.instruments}",
        call.word("工单", "tickets")
        + f" {card.tickets}  "
        + call.word("在途", "open")
        + f" {card.open_tickets}",
        call.word("最近事件", "last event") + f" {stamp(card.last_event_at)}",
    ]
