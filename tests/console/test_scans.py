"""Scans: read out of every kind of file, filed by their code, empty boxes seen."""

import random
from dataclasses import replace

import pytest
from PIL import Image

from console.calls import Call, Progress
from console.scans.codes import codes_on
from console.scans.intake import Intake, read_file
from console.scans.pages import kept, pages_of
from models.errors import RefusedError
from models.queries.scans import scan_rows
from models.rules.terms import ScanState
from printing.catalogue import render
from printing.paper import A4, A4_TWO, FANFOLD_HALF
from printing.samples import samples
from tests.console.press_desk import NowTasks
from tests.forms.reading import picture
from tests.services.counter import MORNING, Counter, open_county
from tests.soak import scans

SHEET = samples()["F01"]["short"]
QUIET = Progress(Call(), lambda *_: None)


def sheet(n):
    return replace(SHEET, number=f"LX-GZ-20261120-{n:04d}-P1")


def paper(n, on=FANFOLD_HALF):
    return render("F01", [sheet(n)], paper=on)


def scan(n, *, seed=1, dots=200, on=FANFOLD_HALF, **more):
    return scans.scanned(paper(n, on), dots, luck=random.Random(seed), **more)


def numbers(read):
    return [None if page.code is None else page.code.number[-7:-3] for page in read]


@pytest.mark.parametrize("kind", ["pdf", "tif", "jpg", "png"])
def test_pages_are_read_out_of_every_kind_of_file(tmp_path, kind):
    path = tmp_path / f"a.{kind}"
    pages = [scan(1), scan(2, seed=2)] if kind in ("pdf", "tif") else [scan(1)]
    more = {"save_all": True, "append_images": pages[1:]} if len(pages) > 1 else {}
    more |= {"resolution": 200} if kind == "pdf" else {"dpi": (200, 200)}
    pages[0].save(path, **more)
    read = read_file(path, QUIET)
    assert numbers(read) == ["0001", "0002"][: len(pages)]
    assert [round(page.dots) for page in read] == [200] * len(pages)


def test_a_page_that_lies_upside_down_is_read(tmp_path):
    path = tmp_path / "a.jpg"
    scan(7).rotate(180).save(path)
    assert numbers(read_file(path, QUIET)) == ["0007"]


def test_a_sheet_with_two_slips_is_two_papers(tmp_path):
    pdf = render("F01", [sheet(1), sheet(2)], paper=A4_TWO)
    path = tmp_path / "a.png"
    picture(pdf.content, dpi=200).save(path)
    read = read_file(path, QUIET)
    assert numbers(read) == ["0001", "0002"]
    assert read[0].picture.height + read[1].picture.height == picture(pdf.content, dpi=200).height


def test_a_page_of_somebody_else_has_no_code(tmp_path):
    path = tmp_path / "a.png"
    Image.new("L", (800, 1100), 255).save(path)
    (page,) = read_file(path, QUIET)
    assert page.code is None


@pytest.mark.parametrize("content", [b"", b"%PDF-1.4 broken", b"\xff\xd8\xff\xe0 half a picture"])
@pytest.mark.parametrize("kind", ["pdf", "jpg", "tif"])
def test_a_file_that_cannot_be_read_is_refused_by_name(tmp_path, kind, content):
    path = tmp_path / f"bad.{kind}"
    path.write_bytes(content)
    with pytest.raises(RefusedError) as refused:
        read_file(path, QUIET)
    assert refused.value.code == "scan.unreadable"
    assert refused.value.facts["file"] == path.name


def test_a_fine_scan_is_kept_no_finer_than_needed():
    page = scan(1, dots=300)
    assert len(kept(page, 300)) < len(kept(page, 100))


def test_a_page_cut_short_ends_its_own_code_only():
    found = codes_on(scan(3).crop((0, 0, 900, 1100)))
    assert found == []


class Lane:
    """A desk that does everything at once."""

    def __init__(self, county):
        self.county, self.tasks = county, NowTasks(county.store)

    def ask(self, owner, query, done, *, failed=None):
        return self.tasks.ask(owner, query, done, failed=failed)

    def work(self, owner, job, done, *, failed=None, progress=None):
        return self.tasks.work(owner, job, done, failed=failed)

    def act(self, owner, service, done, *, failed=None):
        action = self.county.action()
        return self.tasks.act(owner, service, done, failed=failed, action=action)


@pytest.fixture
def county(qapp, tmp_path):
    with open_county(tmp_path / "office.db", tmp_path) as store:
        yield Counter(store, now=MORNING)


@pytest.fixture
def intake(county):
    return Intake(Lane(county))


def went_out(county, n):
    made = paper(n)
    number = sheet(n).number
    scans.printed(county.store, "F01", number, pdf=made, paper="241x139.7")


def test_files_are_taken_in_one_after_another_and_what_is_wrong_is_told(county, intake, tmp_path):
    folder = tmp_path / "scans"
    folder.mkdir()
    for n in (1, 2):
        went_out(county, n)
        scan(n, seed=n).save(folder / f"{n}.jpg", dpi=(200, 200))
    scan(3, coded=False).save(folder / "3.png")
    (folder / "4.pdf").write_bytes(b"no")
    (folder / "readme.txt").write_text("not a scan")
    ended = []
    intake.ended.connect(lambda: ended.append(1))
    intake.take(sorted(folder.iterdir()))
    tally = intake.tally
    assert (tally.of, tally.filed, tally.waiting, tally.again) == (4, 2, 1, 0)
    assert [name for name, _ in tally.unread] == ["4.pdf"]
    assert ended == [1]
    assert not intake.is_busy
    states = [row.state for row in county.ask(scan_rows)]
    assert sorted(states) == [ScanState.FILED, ScanState.FILED, ScanState.WAITING]
    intake.take(sorted(folder.iterdir()))
    assert (intake.tally.again, intake.tally.filed) == (3, 0)


def test_an_unsigned_paper_is_flagged_and_a_signed_one_is_not(county, intake, tmp_path):
    for n, signed in ((1, True), (2, False)):
        went_out(county, n)
        path = tmp_path / f"{n}.jpg"
        scan(n, seed=n, signed=signed).save(path, quality=85, dpi=(200, 200))
        intake.take([path])
        assert not intake.is_busy
    rows = {row.number[-7:-3]: row.empty for row in county.ask(scan_rows)}
    assert rows["0001"] == ()
    assert len(rows["0002"]) == 4


def test_a_watched_folder_is_looked_into_again_and_a_young_file_is_let_be(county, intake, tmp_path):
    folder = tmp_path / "in"
    folder.mkdir()
    path = folder / "1.png"
    scan(1, coded=False).save(path)
    intake.watch(folder)
    assert intake.tally.of == 0  # it may still be written
    scan(2, coded=False).save(path)
    intake.look()
    assert intake.tally.of == 0
    intake.look()
    assert (intake.tally.of, intake.tally.waiting) == (1, 1)
    intake.look()
    assert intake.tally.of == 1
    intake.watch(None)
    assert intake.watched is None


def test_a_watched_folder_that_goes_away_is_not_watched_any_more(intake, tmp_path):
    folder = tmp_path / "in"
    folder.mkdir()
    intake.watch(folder)
    folder.rmdir()
    intake.look()
    assert intake.watched is None


@pytest.mark.slow
def test_mixed_pages_are_filed_right_or_not_at_all(qapp, tmp_path):
    report = scans.run(tmp_path, pages=16, seed=3)
    assert report.holds
    assert report.flags_right >= 0.85 * report.flags


@pytest.mark.slow
def test_a_page_filed_to_its_neighbour_would_be_noticed(qapp, tmp_path):
    assert scans.run(tmp_path, pages=4, seed=3, careless=True).wrong > 0


def test_pages_come_with_their_place_in_the_file(tmp_path):
    path = tmp_path / "a.tif"
    first, second = scan(1, on=A4), scan(2, on=A4)
    first.save(path, save_all=True, append_images=[second])
    assert [(page.source, page.number) for page in pages_of(path)] == [("a.tif", 1), ("a.tif", 2)]
