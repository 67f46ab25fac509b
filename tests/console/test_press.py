"""Printing many papers, and everything that can go wrong on their way."""

import random
from datetime import timedelta

import pytest
from sqlalchemy import select

from console.press.job import JobState, Wish
from console.press.office import error_of
from console.press.printers import Choice, Printers, corrected
from console.press.shelf import Shelf
from console.press.spoolers import Fate, Look
from console.settings import DeskSettings
from models.domain import Document, PaperState, Print, Ticket
from models.errors import RefusedError, StoreError, StoreTrouble
from printing.document import Placement
from printing.rulers import Targets
from tests.console.press_desk import Fault, TameSpooler, press_on
from tests.services.counter import Counter, open_county
from views import wording


@pytest.fixture
def county(qapp, tmp_path):
    with open_county(tmp_path / "office.db", tmp_path) as store:
        yield Clocked(Counter(store))


class Clocked:
    """A counter that is a clock too."""

    def __init__(self, counter):
        self.counter, self.store = counter, counter.store

    def now(self):
        return self.counter.now


def orders(county, count):
    numbers = []
    for _ in range(count):
        number = county.counter.open(anyway=True).number
        county.counter.do(
            "dispatch", number, crew="B01", planned_at=county.counter.now + timedelta(minutes=20)
        )
        numbers.append(f"{number}-P1")
        county.counter.wait(1)
    return numbers


def wish(numbers, **more):
    given = {"form": "F01", "printer": "LQ-630K", "paper": "241x139.7"} | more
    return Wish(numbers=tuple(numbers), **given)


def recorded(county):
    rows = county.counter.ask(lambda s: s.scalars(select(Print).order_by(Print.id)).all())
    return [row.subject_number for row in rows]


def said_printed(county):
    rows = county.counter.ask(
        lambda s: s.scalars(select(Ticket).where(Ticket.paper_state == PaperState.PRINTED)).all()
    )
    return sorted(f"{row.number}-P1" for row in rows)


def job_of(press):
    (job,) = press.jobs()
    return job


def test_a_batch_is_one_spooler_job_and_every_paper_is_recorded_with_its_own_pdf(county, tmp_path):
    press, numbers = press_on(county, tmp_path), orders(county, 3)
    press.add(wish(numbers))
    press.look()
    assert job_of(press).state is JobState.DONE
    assert len(press.spooler.sent) == 1
    assert recorded(county) == numbers
    documents = county.counter.ask(lambda s: s.scalars(select(Document)).all())
    assert len(documents) == 3
    rows = county.counter.ask(lambda s: s.scalars(select(Print)).all())
    assert all(row.places["places"][0]["label"] == "QR" for row in rows)
    assert [row.printer for row in rows] == ["LQ-630K"] * 3
    assert not list((tmp_path / "jobs").glob("*/*.pdf"))


def test_nothing_is_recorded_while_the_printer_waits_for_paper(county, tmp_path):
    spooler = TameSpooler(fates=[Look(Fate.STUCK, "media-empty"), Look(Fate.PRINTED)])
    press, numbers = press_on(county, tmp_path, spooler=spooler), orders(county, 1)
    press.add(wish(numbers))
    press.look()
    job = job_of(press)
    assert (job.state, job.problem.code) == (JobState.AT_PRINTER, "press.stuck")
    assert "media-empty" in wording.sentence(error_of(job.problem))
    assert recorded(county) == said_printed(county) == []
    press.look()
    assert (job_of(press).state, job_of(press).problem) == (JobState.DONE, None)
    assert recorded(county) == said_printed(county) == numbers


@pytest.mark.parametrize("fate", [Fate.GIVEN_UP, Fate.UNKNOWN])
def test_a_job_the_queue_gave_up_stays_and_goes_on_at_the_paper_that_is_missing(
    county, tmp_path, fate
):
    spooler = TameSpooler(fates=[Look(fate, "off-line"), Look(Fate.PRINTED)])
    press, numbers = press_on(county, tmp_path, spooler=spooler), orders(county, 4)
    press.add(wish(numbers))
    press.look()
    assert job_of(press).state is JobState.STOPPED
    assert recorded(county) == []
    press.go_on(job_of(press).id, at=2)
    assert recorded(county) == numbers[:2]
    press.look()
    assert job_of(press).state is JobState.DONE
    assert recorded(county) == numbers
    assert len(spooler.sent) == 2


def test_all_that_came_out_can_be_recorded_without_printing_again(county, tmp_path):
    spooler = TameSpooler(fates=[Look(Fate.UNKNOWN)])
    press, numbers = press_on(county, tmp_path, spooler=spooler), orders(county, 2)
    press.add(wish(numbers))
    press.look()
    press.go_on(job_of(press).id, at=2)
    assert (recorded(county), len(spooler.sent)) == (numbers, 1)


@pytest.mark.parametrize("code", ["press.no_printer", "press.no_spooler", "press.refused"])
def test_a_printer_that_is_gone_leaves_the_job_and_says_what_to_do(county, tmp_path, code):
    spooler = TameSpooler(refuses=RefusedError(code, said="LQ-630K"))
    press, numbers = press_on(county, tmp_path, spooler=spooler), orders(county, 2)
    told = []
    press.told.connect(lambda job, problem: told.append(problem and problem.code))
    press.add(wish(numbers))
    assert (job_of(press).state, told) == (JobState.STOPPED, [code])
    assert recorded(county) == said_printed(county) == []
    spooler.refuses = None
    press.go_on(job_of(press).id, at=0)
    press.look()
    assert recorded(county) == numbers


def test_a_printer_that_tells_no_fate_counts_when_it_took_the_job(county, tmp_path):
    spooler = TameSpooler(takes_pdf=False, tells_fate=False)
    press, numbers = press_on(county, tmp_path, spooler=spooler), orders(county, 2)
    press.add(wish(numbers))
    assert recorded(county) == numbers
    assert len(spooler.sent[0].pages) == 2
    assert not spooler.sent[0].pdf


def test_a_reprint_in_a_batch_needs_its_reason_before_anything_is_drawn(county, tmp_path):
    press, numbers = press_on(county, tmp_path), orders(county, 2)
    press.add(wish(numbers[1:]))
    press.look()
    press.add(wish(numbers))
    job = press.jobs()[0]
    assert (job.state, job.problem.code, job.problem.facts["at"]) == (
        JobState.STOPPED,
        "print.reason_missing",
        2,
    )
    assert len(press.spooler.sent) == 1


def test_a_cancelled_job_is_taken_back_and_nothing_is_recorded(county, tmp_path):
    spooler = TameSpooler(fates=[Look(Fate.WAITING)])
    press, numbers = press_on(county, tmp_path, spooler=spooler), orders(county, 1)
    press.add(wish(numbers))
    press.cancel(job_of(press).id)
    assert spooler.taken_back == ["1"]
    assert job_of(press).state is JobState.STOPPED  # some of it may have come out
    press.cancel(job_of(press).id)
    assert job_of(press).state is JobState.CANCELLED
    assert recorded(county) == []


def test_a_job_outlives_the_program_and_is_found_where_it_was(county, tmp_path):
    spooler = TameSpooler(fates=[Look(Fate.WAITING)])
    press, numbers = press_on(county, tmp_path, spooler=spooler), orders(county, 2)
    press.add(wish(numbers))
    again = press_on(county, tmp_path, spooler=TameSpooler())
    again.begin()
    again.look()
    assert job_of(again).state is JobState.DONE
    assert recorded(county) == numbers


def test_a_job_cut_off_while_it_was_sent_asks_what_came_out(county, tmp_path):
    spooler = TameSpooler(refuses=RefusedError("press.refused", said=""))
    press, numbers = press_on(county, tmp_path, spooler=spooler), orders(county, 1)
    press.add(wish(numbers))
    job = job_of(press)
    Shelf(tmp_path / "jobs").keep(
        type(job)(
            **{name: getattr(job, name) for name in job.__slots__}
            | {"state": JobState.SENDING, "problem": None}
        )
    )
    again = press_on(county, tmp_path)
    again.begin()
    assert (job_of(again).state, job_of(again).problem.code) == (
        JobState.STOPPED,
        "press.interrupted",
    )
    assert again.spooler.sent == []
    assert recorded(county) == []


def test_a_job_that_cannot_be_read_is_told_and_its_files_stay(county, tmp_path):
    press, numbers = press_on(county, tmp_path), orders(county, 2)
    press.add(wish(numbers[:1]))
    press.add(wish(numbers[1:]))
    broken = sorted((tmp_path / "jobs").iterdir())[0]
    (broken / "job.json").write_text('{"id": "x"', encoding="utf-8")
    again = press_on(county, tmp_path)
    again.begin()
    assert again.lost == (str(broken),)
    assert len(again.jobs()) == 1
    assert (broken / "job.json").read_text(encoding="utf-8") == '{"id": "x"'


def test_a_paper_changed_on_the_shelf_is_not_recorded(county, tmp_path):
    spooler = TameSpooler(fates=[Look(Fate.WAITING), Look(Fate.PRINTED)])
    press, numbers = press_on(county, tmp_path, spooler=spooler), orders(county, 1)
    press.add(wish(numbers))
    press.look()
    next((tmp_path / "jobs").glob("*/000.pdf")).write_bytes(b"%PDF-1.4 other %%EOF")
    press.look()
    assert job_of(press).problem.code == "press.paper_lost"
    assert recorded(county) == []


def planted(seed):
    """Return a spooler that fails in some way, or does not."""
    luck = random.Random(seed)
    fates = [
        Look(luck.choice([Fate.WAITING, Fate.STUCK, Fate.GIVEN_UP, Fate.UNKNOWN, Fate.PRINTED]))
        for _ in range(luck.randrange(0, 3))
    ]
    spooler = TameSpooler(fates=[*fates, Look(Fate.PRINTED)], tells_fate=luck.random() < 0.8)
    if luck.random() < 0.2:
        spooler.refuses = RefusedError(
            luck.choice(["press.no_printer", "press.no_spooler", "press.refused"]), said="x"
        )
    return spooler


def printed_by(spooler):
    """Return whether a spooler ever said that it printed what it was sent."""
    return bool(spooler.sent) and (spooler.said_printed or not spooler.tells_fate)


def one_run(county, folder, seed, numbers):
    """Print a batch with faults; return the press, and whether anything may be recorded."""
    spooler, fault = planted(seed), Fault(seed)
    press = press_on(county, folder / str(seed), spooler=spooler, fault=fault)
    press.add(wish(numbers, reason="试"))
    for _ in range(4):
        press.look()
    return press, spooler


@pytest.mark.slow
def test_in_two_hundred_runs_with_faults_nothing_is_wrongly_printed(county, tmp_path):
    numbers = orders(county, 3)
    stopped = 0
    for seed in range(200):
        before = len(recorded(county))
        press, spooler = one_run(county, tmp_path, seed, numbers)
        job, now = job_of(press), recorded(county)[before:]
        assert now == numbers[: len(now)], seed
        if now:
            assert printed_by(spooler), seed
        if job.state is JobState.DONE:
            assert now == numbers, seed
            continue
        stopped += 1
        assert job.state in (JobState.STOPPED, JobState.AT_PRINTER), seed
        press._tasks.fault, spooler.refuses = (lambda what: None), None
        spooler.fates = [Look(Fate.PRINTED)]
        if job.state is JobState.STOPPED:
            press.go_on(job.id, at=job.recorded)
        press.look()
        assert job_of(press).state is JobState.DONE, seed
        assert recorded(county)[before:] == numbers, seed
    assert stopped > 60


def test_a_press_that_records_what_was_only_sent_would_be_noticed(county, tmp_path, monkeypatch):
    press, numbers = press_on(county, tmp_path), orders(county, 1)
    press.spooler.fates = [Look(Fate.GIVEN_UP)]
    monkeypatch.setattr(press, "_watch", press._came_out)
    press.add(wish(numbers))
    assert recorded(county) == numbers
    assert not printed_by(press.spooler)


def test_a_full_disk_stops_the_job_before_anything_is_sent(county, tmp_path, monkeypatch):
    press, numbers = press_on(county, tmp_path), orders(county, 1)

    def full(job, name, pdf):
        raise StoreError(StoreTrouble.FULL, where=name)

    monkeypatch.setattr(press._shelf, "put", full)
    press.add(wish(numbers))
    assert (job_of(press).state, job_of(press).problem.code) == (JobState.STOPPED, "store.full")
    assert press.spooler.sent == []


def test_what_was_chosen_for_a_form_is_remembered_at_the_desk(tmp_path):
    printers = Printers(DeskSettings(tmp_path / "desk.ini"))
    printers.choose("F01", Choice(printer="LQ-630K", paper="241x139.7", copies=2, ink="data"))
    printers.place("LQ-630K", "", Placement(right=1.5))
    printers.place("LQ-630K", "F02", Placement(down=-2.0))
    again = Printers(DeskSettings(tmp_path / "desk.ini"))
    assert again.choice("F01") == Choice("LQ-630K", "241x139.7", 2, by_ply=False, ink="data")
    assert again.choice("F09") == Choice()
    assert again.placement("LQ-630K", "F01") == Placement(right=1.5)
    assert again.placement("LQ-630K", "F02") == Placement(down=-2.0)
    assert again.placement("Laser", "F01") == Placement()


@pytest.mark.parametrize(
    "spoiled", ["{", "[]", '{"forms": {"F01": {"x": 1}}}', '{"placed": {"P": {"y": 1}}}']
)
def test_spoiled_settings_count_as_none(tmp_path, spoiled):
    settings = DeskSettings(tmp_path / "desk.ini")
    settings.change(printers=spoiled)
    assert Printers(settings).choice("F01") == Choice()
    assert Printers(settings).placement("P", "F01") == Placement()


AIM = Targets(25.0, 36.0, 190.0, 85.0)


def misses(told, *, right, down, wide, high):
    """Return what is measured on a printer that misses so, of a page drawn as told."""
    return Targets(
        (AIM.left * told.wide + told.right) * wide + right,
        (AIM.top * told.high + told.down) * high + down,
        AIM.across * told.wide * wide,
        AIM.down * told.high * high,
    )


@pytest.mark.parametrize(
    "fault", [(2.0, -1.5, 1.0, 1.0), (0.0, 0.0, 0.99, 1.02), (-3.2, 4.0, 1.013, 0.985)]
)
def test_one_measuring_mends_what_a_printer_misses(fault):
    named = dict(zip(("right", "down", "wide", "high"), fault, strict=True))
    told = corrected(Placement(), AIM, misses(Placement(), **named))
    found = misses(told, **named)
    assert [found.left, found.top, found.across, found.down] == pytest.approx(
        [AIM.left, AIM.top, AIM.across, AIM.down], abs=0.02
    )
    again = corrected(told, AIM, found)
    assert [again.right, again.down] == pytest.approx([told.right, told.down], abs=0.03)


@pytest.mark.parametrize("found", [(25, 36, 0, 85), (25, 36, 95, 85), (80, 36, 190, 85)])
def test_what_no_printer_does_is_refused(found):
    with pytest.raises(RefusedError) as refused:
        corrected(Placement(), AIM, Targets(*map(float, found)))
    assert refused.value.code == "press.bad_measure"
