"""200 mixed pages through a scanner that leans, dirties and blurs: filed right, or not at all."""

import io
import random
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from uuid import uuid4

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

from console.calls import Call, Progress
from console.scans.intake import checked, read_file
from models.queries.scans import places_of
from models.rules.action import Action
from models.rules.papers import PaperSubject
from models.rules.terms import Role, ScanState
from models.services.scans import keep_page
from models.services.tickets import record_print
from models.store.unit_of_work import consult, perform
from printing.catalogue import FORMS, render
from printing.paper import PAPERS
from printing.samples import samples
from tests.forms.reading import picture
from tests.services.counter import MORNING, open_county

KINDS = (
    ("F01", "241x139.7"),
    ("F01", "A4"),
    ("F02", "241x139.7"),
    ("F02", "A4"),
    ("F09", "A4"),
    ("F13", "241x139.7"),
    ("F16", "A4"),
    ("F15", "A4"),
)
NO_CODE = 0.1  # of the pages: a letter, a blank back, a code torn off


@dataclass(frozen=True)
class Report:
    """What was found; ``coded`` pages had a code of ours on them."""

    pages: int
    coded: int
    filed: int
    wrong: int
    waiting: int
    flags_right: int
    flags: int
    seconds: float = 0.0

    @property
    def holds(self):
        """At least 99 % filed and none to the wrong order."""
        return self.wrong == 0 and self.filed >= 0.99 * self.coded

    @property
    def share(self):
        """How much of what had a code was filed."""
        return self.filed / max(self.coded, 1)


def run(folder, *, pages=200, seed=1, careless=False):
    """File made-up scans in a made-up office; ``careless`` files a page to its neighbour."""
    luck = random.Random(seed)
    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    found = {"coded": 0, "filed": 0, "wrong": 0, "waiting": 0, "flags_right": 0, "flags": 0}
    sheets = samples()
    with open_county(folder / "office.db", folder) as store:
        for n in range(pages):
            one(store, folder, n, luck=luck, sheets=sheets, found=found, careless=careless)
    return Report(pages=pages, **found)


def one(store, folder, n, *, luck, sheets, found, careless):
    """Print a paper, scan it, take it in, and look where it went."""
    code, paper = luck.choice(KINDS)
    number = f"LX-{code}-20261120-{n:04d}"
    sheet = replace(sheets[code][luck.choice(["short", "long"])], number=number)
    pdf = render(code, [sheet], paper=PAPERS[paper])
    printed(store, code, number, pdf=pdf, paper=paper)
    coded, signed = luck.random() >= NO_CODE, luck.random() < 0.6
    path = folder / f"scan{n:03}.jpg"
    dots = luck.choice([150, 200, 240, 300])
    said = luck.choice([dots, dots, dots, 96])
    scan = scanned(pdf, dots, luck=luck, coded=coded, signed=signed)
    scan.save(path, "JPEG", quality=luck.randrange(60, 90), dpi=(said, said))
    pages = read_file(path, Progress(Call(), lambda *_: None))
    codes = [page.code for page in pages if page.code]
    if careless and codes:
        codes = [replace(codes[0], number=f"LX-{code}-20261120-{max(0, n - 1):04d}")]
        pages = [replace(pages[0], found=replace(pages[0].found, code=codes[0]))]
    places = consult(store, lambda s: places_of(s, codes=codes))
    empty = checked(pages, places, Progress(Call(), lambda *_: None))
    found["coded"] += coded
    for page, boxes in zip(pages, empty, strict=True):
        filed = act(store, page, boxes)
        if filed.state is ScanState.FILED:
            found["filed"] += filed.number == number
            found["wrong"] += filed.number != number
            if boxes is not None:
                found["flags"] += 1
                found["flags_right"] += bool(boxes) != signed
        else:
            found["waiting"] += 1


def act(store, page, boxes):
    """File one page."""

    def service(session):
        return keep_page(
            session,
            picture=page.content,
            source=page.source,
            page=page.number,
            code=page.code,
            empty=boxes,
        )

    return perform(store, action(), service).value


def action():
    """Return an action of a clerk."""
    return Action(uid=uuid4(), actor="李", role=Role.SUPERVISOR, desk="D1", now=MORNING)


def printed(store, form, number, *, pdf, paper):
    """Record a paper that went out."""
    perform(
        store,
        action(),
        lambda s: record_print(
            s,
            form=form,
            form_version=FORMS[form].form.mark,
            subject=PaperSubject(kind="office", number=number),
            pdf=pdf.content,
            pages=pdf.pages,
            printer="LQ",
            paper=paper,
            places=[asdict(place) for place in pdf.places],
        ),
    )


def scanned(pdf, dots, *, luck, coded=True, signed=True, most=3.0):
    """Return the first page as a scanner sees it: signed, leaning, grey, dusty, unsharp."""
    page = picture(pdf.content, 0, dpi=dots).convert("L")
    mm = dots / 25.4
    pen = ImageDraw.Draw(page)
    for place in pdf.places:
        if place.page == 1 and place.label != "QR" and signed:
            scribble(pen, place, mm=mm, luck=luck)
    if not coded:
        spot = next(place for place in pdf.places if place.label == "QR")
        corner = [spot.left - 2, spot.top - 2, spot.left + spot.width + 2, spot.top + 9]
        pen.rectangle([edge * mm for edge in corner], fill=255)
    page = page.rotate(
        luck.uniform(-most, most) + luck.choice([0, 0, 0, 180]),
        resample=Image.Resampling.BICUBIC,
        fillcolor=255,
    )
    page = page.filter(ImageFilter.GaussianBlur(luck.uniform(0.2, 0.9)))
    return dirtied(page, luck)


def scribble(pen, place, *, mm, luck):
    """Sign in a box as people do: a running line, mostly above the date."""
    x, y = place.left + place.width * 0.15, place.top + place.height * 0.35
    spots = [(x * mm, y * mm)]
    for _ in range(luck.randrange(14, 26)):
        x += place.width * 0.7 / 20
        spots.append((x * mm, (y + luck.uniform(-0.24, 0.24) * place.height) * mm))
    pen.line(spots, fill=luck.randrange(30, 120), width=max(2, round(0.4 * mm)))


def dirtied(page, luck):
    """Return a page with a scanner's grey and dust."""
    noise = np.random.default_rng(luck.randrange(2**32))
    grey = np.asarray(page, dtype=np.float64)
    grey = grey * luck.uniform(0.85, 1.0) + noise.normal(0, luck.uniform(2, 9), grey.shape)
    dust = noise.random(grey.shape) < luck.uniform(0, 0.0006)
    grey[dust] = 40
    return Image.fromarray(np.clip(grey, 0, 255).astype(np.uint8))


def as_pdf(pages):
    """Return several scanned pages as one PDF."""
    out = io.BytesIO()
    pages[0].save(out, "PDF", save_all=True, append_images=pages[1:], resolution=200)
    return out.getvalue()
