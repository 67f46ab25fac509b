"""After a day's work: no password anywhere, phone numbers only where the office needs them."""

import logging
from pathlib import Path

import pytest
from argon2 import PasswordHasher

from console.commands import run
from console.crash import CrashNet, start_log
from console.drafts import Drafts
from console.office import Opening
from console.places import Places
from console.session import Founding, found_office
from console.settings import DeskSettings
from models.errors import RefusedError
from models.services import accounts, customers
from models.services.tickets import do, open_ticket
from models.store import backup
from models.store.unit_of_work import Store, perform
from tests.commands.test_tickets import facts_file
from tests.fixed_clock import MORNING
from tests.offices import action
from tests.views.county import county
from views.tickets.choice import BoardChoice

PASSWORDS = ("Canary-Fiber-2026", "Canary-Other-2027")
PHONES = [f"139{n:04}{7300 + n}" for n in range(11, 29)] + ["0577-64759921", "057764759922"]
MAY_HOLD_PHONES = (".db", ".db-wal", ".db-journal", ".pdf")


def request(n):
    return {
        "kind": "fault",
        "category": "equipment_fault",
        "symptom": f"断网,回电 {PHONES[n]}",
        "customer_name": "临溪农商银行",
        "reporter": "王行长",
        "contact_phone": PHONES[n],
        "reported_at": MORNING.isoformat(),
        "service": "internet",
        "reach": "within_province",
        "grade": "AA",
        "locality": "urban",
    }


def a_day(folder: Path) -> None:
    """Sign in, guess wrong, take calls, print, copy, crash: everything that writes."""
    with Store.open(folder / "office.db") as store:

        def act(service):
            return perform(store, action(now=MORNING), service).value

        founding = Founding("LX", "灵溪", "zhang", "张", PASSWORDS[0])
        act(lambda s: found_office(s, founding))
        act(lambda s: accounts.sign_in(s, name="zhang", password=PASSWORDS[0]))
        act(lambda s: accounts.sign_in(s, name=PASSWORDS[0], password="zhang"))
        act(lambda s: accounts.sign_in(s, name="zhang", password=PASSWORDS[1]))
        act(lambda s: accounts.change_password(s, name="zhang", old=PASSWORDS[0], new=PASSWORDS[1]))
        with pytest.raises(RefusedError):
            act(lambda s: accounts.change_password(s, name="zhang", old="no", new=PASSWORDS[0]))
        for n in range(len(PHONES)):
            opened = act(lambda s, n=n: open_ticket(s, request(n), accept=True, anyway=True))
            urge = {"who": "王行长", "text": f"快,打 {PHONES[n]}", "phone": PHONES[n]}
            act(lambda s, o=opened, u=urge: do(s, verb="urge", number=o.number, facts=u))
        act(lambda s: customers.add_contact(s, customer="C001", name="周敏", phones=PHONES[:3]))
        backup.back_up(store, folder / "backups", now=MORNING)
    drafts = Drafts(folder / "drafts.db", lambda job: job())
    drafts.keep("intake", request(0))
    settings = DeskSettings(folder / "desk.ini")
    sought = [BoardChoice(text=phone).to_text() for phone in PHONES]
    for line in sought:
        settings.change(last_account="zhang", board_filters=line)
    typed_by_hand(folder, opened.number)
    crash(folder)


def typed_by_hand(folder: Path, number: str) -> None:
    """Type commands, good ones and bad ones."""
    data = ["--data", str(folder)]
    assert run(["ticket", "show", number, *data]) == 0
    assert run(["print", "F01", number, "-o", str(folder / "papers" / "one.pdf"), *data]) == 0
    wrong = facts_file(folder.parent, request(1) | {"kind": PHONES[1]})
    assert run(["ticket", "open", str(wrong), *data]) == 2
    address = f"postgresql://zhang:{PASSWORDS[0]}@127.0.0.1:9/office"
    assert run(["ticket", "list", "--office", address, *data]) == 3


def crash(folder: Path) -> None:
    """Meet a bug with everything in its message, and log a refusal and an address."""
    file = start_log(folder / "logs")
    handler = logging.getLogger().handlers[-1]
    net = CrashNet(file, lambda _report: None)
    net.spread()
    try:
        for phone in PHONES:
            logging.getLogger("views").warning("no answer from %s", phone)
            error = ValueError(request(PHONES.index(phone)))
            net.caught(ValueError, error, None)
        logging.getLogger("store").error("%r", Opening(Places.of(office=None, data=folder)))
    finally:
        net.fold()
        logging.getLogger().removeHandler(handler)
        handler.close()


def spellings(text: str) -> list[bytes]:
    """Return how a text may lie in a file."""
    return [text.encode(), text.encode("utf-16-le"), text.encode().hex().encode()]


def holding(folder: Path, words: tuple[str, ...] | list[str]) -> dict[str, set[str]]:
    """Return the files that hold any of some words, and which."""
    found = {}
    for path in folder.rglob("*"):
        content = path.read_bytes() if path.is_file() else b""
        held = {word for word in words if any(one in content for one in spellings(word))}
        if held:
            found[str(path.relative_to(folder))] = held
    return found


@pytest.fixture
def lived(tmp_path, monkeypatch, capsys):
    """The folder of a desk after its day."""
    quick = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    monkeypatch.setattr(accounts, "hasher", lambda: quick)
    folder = county(tmp_path / "desk")
    a_day(folder)
    return folder


def test_no_password_and_only_needed_phone_numbers_are_left(lived, capsys):
    assert holding(lived, PASSWORDS) == {}
    phones = holding(lived, PHONES)
    assert set(phones["office.db"]) == set(PHONES)
    assert [name for name in phones if not name.endswith(MAY_HOLD_PHONES)] == []
    assert (lived / "logs" / "paidan.log").stat().st_size > 1000
    said = capsys.readouterr()
    assert PASSWORDS[0] not in said.out + said.err


def test_counter_proof_one_line_of_log_would_be_found(lived):
    with (lived / "logs" / "paidan.log").open("a", encoding="utf-8") as log:
        log.write(f"{PHONES[0]} {PASSWORDS[1]}\n")
    assert holding(lived, PASSWORDS) == {"logs/paidan.log": {PASSWORDS[1]}}
    assert "logs/paidan.log" in holding(lived, PHONES)


def test_what_else_was_sought_is_still_there_in_the_morning():
    kept = BoardChoice.from_text(BoardChoice(text="LX-GZ-20261120-0001").to_text())
    assert kept.text == "LX-GZ-20261120-0001"
