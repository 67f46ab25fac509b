"""The press on a real print spooler: what CUPS says became of a job is what is recorded."""

import io
import struct
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader

from console.press import ipp
from console.press.cups import Cups
from console.press.job import JobState
from console.press.spoolers import Fate, Sheaf
from models.errors import RefusedError
from printing.catalogue import render
from printing.samples import samples
from tests.console import cupsd
from tests.console.press_desk import press_on
from tests.console.test_press import Clocked, job_of, orders, recorded, said_printed, wish
from tests.services.counter import Counter, open_county

PDF = render("F01", [samples()["F01"]["short"]]).content

real = pytest.mark.skipif(bool(cupsd.why_not()), reason=cupsd.why_not() or "-")


@pytest.fixture(scope="module")
def running():
    with cupsd.spooler() as (socket, out):
        yield socket, out


@pytest.fixture
def out(running, monkeypatch):
    socket, folder = running
    monkeypatch.setenv("CUPS_SERVER", str(socket))
    return folder


@pytest.fixture
def county(qapp, tmp_path):
    with open_county(tmp_path / "office.db", tmp_path) as store:
        yield Clocked(Counter(store))


def sheaf(printer, **more):
    return Sheaf(printer=printer, title="LX-1", width=241, height=139.7, pdf=PDF, **more)


def fate_of(printer, job, *fates):
    """Wait until a job has one of some fates."""
    found = []

    def settled():
        found.append(Cups().look(printer, job))
        return found[-1].fate in fates

    cupsd.until(settled)
    return found[-1]


@real
def test_the_queues_are_found(out):
    assert set(cupsd.PRINTERS) <= set(Cups().printers())


@real
def test_the_pdf_reaches_the_printer_byte_for_byte(out):
    job = Cups().send(sheaf("good"))
    fate_of("good", job, Fate.PRINTED)
    assert (Path(out) / f"{job}.pdf").read_bytes() == PDF


@real
@pytest.mark.parametrize("title", ['/ \\ : * ? " < > | \n', "单" * 300, "LX-1 'a' $(x) `y`"])
def test_any_title_is_taken(out, title):
    job = Cups().send(Sheaf(printer="good", title=title, width=210, height=297, pdf=PDF))
    fate_of("good", job, Fate.PRINTED)


@real
def test_a_printer_without_paper_is_stuck_until_it_has_some(out):
    job = Cups().send(sheaf("empty"))
    assert "media-empty" in fate_of("empty", job, Fate.STUCK).said
    (Path(out) / "paper").touch()
    fate_of("empty", job, Fate.PRINTED)
    (Path(out) / "paper").unlink()


@real
def test_a_printer_that_is_off_stops_and_the_job_waits(out):
    job = Cups().send(sheaf("off"))
    fate_of("off", job, Fate.STUCK)
    Cups().cancel("off", job)
    fate_of("off", job, Fate.GIVEN_UP)


@real
def test_a_job_the_backend_throws_away_is_given_up(out):
    job = Cups().send(sheaf("gone"))
    fate_of("gone", job, Fate.GIVEN_UP)


@real
def test_a_printer_nobody_has_is_refused(out):
    with pytest.raises(RefusedError) as refused:
        Cups().send(sheaf("nobody"))
    assert refused.value.code == "press.no_printer"


def test_a_spooler_that_does_not_run_is_told(monkeypatch, tmp_path):
    monkeypatch.setenv("CUPS_SERVER", str(tmp_path / "nothing.sock"))
    with pytest.raises(RefusedError) as refused:
        Cups().printers()
    assert refused.value.code == "press.no_spooler"


@real
def test_a_batch_is_recorded_once_the_printer_had_it_and_not_before(out, county, tmp_path):
    numbers = orders(county, 3)
    press = press_on(county, tmp_path, spooler=Cups())
    press.add(wish(numbers, printer="empty"))
    fate_of("empty", job_of(press).spool, Fate.STUCK)
    press.look()
    assert recorded(county) == said_printed(county) == []
    assert job_of(press).problem.code == "press.stuck"
    (Path(out) / "paper").touch()
    fate_of("empty", job_of(press).spool, Fate.PRINTED)
    press.look()
    (Path(out) / "paper").unlink()
    assert job_of(press).state is JobState.DONE
    assert recorded(county) == said_printed(county) == numbers
    came = (Path(out) / f"{job_of(press).spool}.pdf").read_bytes()
    assert len(PdfReader(io.BytesIO(came)).pages) == 3


@real
def test_a_printer_taken_away_leaves_the_job_and_nothing_recorded(out, running, county, tmp_path):
    socket, _ = running
    cupsd.admin(socket, "lpadmin", "-p", "brief", "-E", "-v", "tofile:/off", "-m", "raw")
    numbers = orders(county, 1)
    press = press_on(county, tmp_path, spooler=Cups())
    press.add(wish(numbers, printer="brief"))
    cupsd.admin(socket, "lpadmin", "-x", "brief")
    press.look()
    assert job_of(press).state is JobState.STOPPED
    assert job_of(press).problem.code in ("press.fate_unknown", "press.given_up")
    assert recorded(county) == said_printed(county) == []


@given(st.binary(max_size=200))
def test_no_answer_of_a_spooler_breaks_the_program(content):
    with suppress(RefusedError):
        ipp._read(content)


@given(st.integers(0, 0xFFFF), st.binary(max_size=60))
def test_a_half_answer_is_a_refusal_or_groups(status, rest):
    with suppress(RefusedError):
        assert isinstance(ipp._read(struct.pack(">HHI", 0x0200, status, 1) + rest), list)
