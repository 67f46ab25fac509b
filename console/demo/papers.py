"""Paper of the demo: the last finished orders went out, came back signed, and were scanned.

The head of one was torn off on the way, so that its page has no code and waits for somebody
who reads whose it is.
"""

import random
from collections.abc import Callable, Iterator
from dataclasses import asdict
from datetime import datetime
from functools import partial
from io import BytesIO
from typing import TYPE_CHECKING, Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.domain import Document, Print, WorkOrder
from models.queries.papers import PaperAsk, paper_draft
from models.rules.action import Action
from models.rules.paper_codes import PaperCode
from models.rules.terms import OrderState, Role
from models.rules.zone import local_day
from models.services.scans import keep_page
from models.services.tickets import record_print
from models.store.unit_of_work import Store, consult

if TYPE_CHECKING:
    from PIL import Image

FORM, PAPER = "F01", "241x139.7"
ORDERS = 5
DOTS = 110
HEAD_MM = 25  # what was torn off, the code with it
Steps = Iterator[tuple[Action, Callable[[Session], object]]]


def steps(store: Store, *, now: datetime, seed: int) -> Steps:
    """Yield the actions: each order printed, scanned and filed; the torn one waits.

    The uids are drawn from a seed of their own: one drawn twice would be taken for a repeat.
    """
    ids, source = random.Random(seed + 1), f"扫描{local_day(now):%Y%m%d}.pdf"

    def action() -> Action:
        uid = UUID(int=ids.getrandbits(128), version=4)
        return Action(uid=uid, actor="陈秀兰", role=Role.CLERK, desk="资料室", now=now)

    *whole, torn = enumerate(consult(store, _finished))
    for n, order in whole:
        yield action(), partial(_go_out, order=order, now=now)
        yield action(), partial(_come_back, order=order, source=source, page=n + 1, signed=n != 1)
    yield action(), partial(_go_out, order=torn[1], now=now)
    yield action(), partial(_come_back_torn, order=torn[1], source=source, page=torn[0] + 1)


def _finished(session: Session) -> list[str]:
    statement = (
        select(WorkOrder.number)
        .where(WorkOrder.state == OrderState.FINISHED, WorkOrder.lead)
        .order_by(WorkOrder.id.desc())
        .limit(ORDERS)
    )
    return list(session.scalars(statement))


def _go_out(session: Session, *, order: str, now: datetime) -> None:
    from printing.catalogue import form_named, render
    from printing.paper import paper_named

    ask = PaperAsk(actor="陈秀兰", now=now)
    draft = paper_draft(session, form=FORM, number=order, ask=ask)
    pdf = render(FORM, [draft.sheet], paper=paper_named(PAPER))
    record_print(
        session,
        form=FORM,
        form_version=form_named(FORM).form.mark,
        subject=draft.subject,
        pdf=pdf.content,
        pages=pdf.pages,
        printer="EPSON LQ-630KII",
        paper=PAPER,
        places=[asdict(place) for place in pdf.places],
    )


def _come_back(session: Session, *, order: str, source: str, page: int, signed: bool) -> None:
    printed, pdf, boxes = _printed(session, order)
    version = printed.form_version.rpartition("/")[2]
    keep_page(
        session,
        picture=_jpeg(_scan(pdf, boxes if signed else boxes[:2])),
        source=source,
        page=page,
        code=PaperCode(order, FORM, version, printed.copy_number, 1),
        empty=() if signed else tuple(one["label"] for one in boxes[2:]),
    )


def _come_back_torn(session: Session, *, order: str, source: str, page: int) -> None:
    _, pdf, boxes = _printed(session, order)
    picture = _scan(pdf, boxes)
    picture.paste(250, (0, 0, picture.width, int(HEAD_MM * DOTS / 25.4)))
    keep_page(session, picture=_jpeg(picture), source=source, page=page, code=None, empty=None)


def _printed(session: Session, order: str) -> tuple[Print, bytes, list[dict[str, Any]]]:
    """Return the print of an order, its file, and the places of its signatures."""
    printed = session.scalars(select(Print).where(Print.subject_number == order)).one()
    places = (printed.places or {}).get("places", [])
    boxes = [one for one in places if one["label"] != "QR"]
    return printed, session.get_one(Document, printed.document_sha256).bytes, boxes


def _scan(pdf: bytes, boxes: list[dict[str, Any]]) -> "Image.Image":
    """Return the first page as a scanner would have it, signed in some boxes."""
    from PIL import ImageDraw

    from console.pdfium import opened

    with opened(pdf) as document:
        picture = document.draw(0, dots=DOTS, grey=True).image()
    pen, mm = ImageDraw.Draw(picture), DOTS / 25.4
    for box in boxes:
        x, y = box["left"] * mm, (box["top"] + box["height"] * 0.35) * mm
        waves = [(x + (4 + n) * mm, y + (n % 3 - 1) * 1.4 * mm) for n in range(14)]
        pen.line(waves, fill=70, width=2)
    turned: Image.Image = picture.rotate(0.8, fillcolor=250)
    return turned


def _jpeg(picture: "Image.Image") -> bytes:
    out = BytesIO()
    picture.save(out, "JPEG", quality=70)
    return out.getvalue()
