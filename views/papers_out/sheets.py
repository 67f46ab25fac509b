"""What can be filled in on this screen: a returned sheet copied, a sheet made void."""

from functools import partial
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from models.queries.backfill_start import BackfillStart
from models.queries.papers_out import SheetRow
from models.rules.facts_sheet import MAY_BE_BLANK, TIMES
from models.rules.norms import norms
from models.rules.sheet_lines import read_material, read_replaced
from models.rules.states import Verb
from models.rules.terms import Liability, Satisfaction
from models.rules.zone import stamp
from models.services.backfill import BackfillDone, backfill
from models.services.void_papers import void_paper
from views.papers_out.editors import ReadLines, SheetMoment, TestFigures
from views.widgets.editors import ChoiceEditor, FlagEditor, LineEditor, LinesEditor, Make
from views.widgets.entry_form import Entry, Sheet, Told
from views.wording import language, term

translate = QCoreApplication.translate

_STEPS = {
    Verb.ACKNOWLEDGE: lambda: translate("PapersOut", "Taken"),
    Verb.DEPART: lambda: translate("PapersOut", "Set out"),
    Verb.ARRIVE: lambda: translate("PapersOut", "Arrived"),
    Verb.START: lambda: translate("PapersOut", "Began"),
    Verb.RESTORE: lambda: translate("PapersOut", "Restored"),
}


def fill(start: BackfillStart) -> Sheet:
    """Copy a returned sheet: only what the record lacks is asked."""
    title = translate("PapersOut", "{order}   {customer}   sent {sent}   {state}").format(
        order=start.order,
        customer=start.customer_name,
        sent=stamp(start.sent_at),
        state=term(start.state),
    )
    return Sheet(
        draft=f"papers_out/fill/{start.order}",
        title=title,
        entries=(*_times(start), *_work(start), *_end(start)),
        service=lambda said: _save(start, said),
        said=_said,
        columns=2,
    )


def void(row: SheetRow) -> Sheet:
    """Make a sheet void: spoilt, torn, lost."""
    return Sheet(
        draft=f"papers_out/void/{row.order}",
        title=translate("PapersOut", "Void the sheet {order}").format(order=row.order),
        entries=(
            Entry("reason", translate("PapersOut", "Reason"), LineEditor, required=True),
            Entry(
                "serial",
                translate("PapersOut", "Paper serial"),
                LineEditor,
                hint=translate("PapersOut", "the number printed on the blank paper, if it has one"),
            ),
        ),
        service=lambda said: partial(void_paper, number=row.order, **said),
        said=lambda _: translate("PapersOut", "{order} is in the register of void sheets.").format(
            order=row.order
        ),
    )


def _times(start: BackfillStart) -> list[Entry]:
    def moment(parent: QWidget) -> QWidget:
        return SheetMoment(start.sent_at, parent)

    found = [
        Entry(TIMES[verb], _STEPS[verb](), moment, required=verb not in MAY_BE_BLANK)
        for verb in start.steps
    ]
    if start.asks_report:
        found.append(Entry("left_at", translate("PapersOut", "Left"), moment))
    return found


def _work(start: BackfillStart) -> list[Entry]:
    if not start.asks_report:
        return []
    found = []
    if start.asks_cause:
        found.append(
            Entry(
                "cause_code",
                translate("PapersOut", "Cause"),
                _causes(),
                required=True,
                value=start.cause_code or None,
            )
        )
    if start.lead:
        found.append(Entry("tests", translate("PapersOut", "Measured"), TestFigures))
    found.append(
        Entry("process", translate("PapersOut", "How it was handled"), _lines, required=True)
    )
    if start.lead:
        materials = translate("PapersOut", "e.g. fibre jumper 2 pcs")
        replaced = translate("PapersOut", "e.g. OLD123 NEW456")
        found += [
            Entry(
                "materials",
                translate("PapersOut", "Materials, one a line"),
                lambda parent: ReadLines(read_material, materials, parent),
            ),
            Entry(
                "replaced",
                translate("PapersOut", "Changed, old then new serial"),
                lambda parent: ReadLines(read_replaced, replaced, parent),
            ),
            Entry("prevention", translate("PapersOut", "Prevention"), LineEditor),
            Entry("liability", translate("PapersOut", "Liability"), _choice(Liability)),
        ]
    return found


def _end(start: BackfillStart) -> list[Entry]:
    found = [
        Entry("signed", translate("PapersOut", "Signature"), _signed, value=True),
        Entry("comment", translate("PapersOut", "Customer's words"), LineEditor),
    ]
    if start.asks_report and start.lead:
        nothing = translate("PapersOut", "not ticked")
        found.insert(
            1,
            Entry(
                "satisfaction",
                translate("PapersOut", "Satisfaction"),
                _choice(Satisfaction, empty=nothing),
            ),
        )
    if start.asks_report:
        found.append(
            Entry(
                "reason",
                translate("PapersOut", "Why it is entered late"),
                LineEditor,
                required=True,
                value=translate("PapersOut", "Copied from the returned sheet"),
                hint=translate("PapersOut", "one reason marks every step as a late entry"),
            )
        )
    return found


def _lines(parent: QWidget) -> QWidget:
    return LinesEditor(parent, lines=2)


def _signed(parent: QWidget) -> QWidget:
    return FlagEditor(parent, text=translate("PapersOut", "the customer signed"))


def _choice(kind: Any, *, empty: str | None = None) -> Make:
    pairs = [(one.value, term(one)) for one in kind]
    return lambda parent: ChoiceEditor(pairs, parent, empty=empty)


def _causes() -> Make:
    held, said = norms().causes, language()
    pairs = []
    for code in held.codes():
        group, _, name = code.partition(".")
        head = held.groups[group].said(said)
        pairs.append((code, f"{head} / {held.find(code).said(said)}" if name else head))
    choose = translate("PapersOut", "choose")
    return lambda parent: ChoiceEditor(pairs, parent, empty=choose)


def _save(start: BackfillStart, said: Told) -> Any:
    reason = said.pop("reason", "")
    told = {name: value for name, value in said.items() if value not in (None, "")}
    return partial(backfill, order=start.order, told=told, reason=reason)


def _said(done: BackfillDone | None) -> str:
    if done is None:
        return translate("PapersOut", "The sheet had been copied already.")
    steps = len(done.steps) - 1
    if not steps:
        return translate("PapersOut", "{order} is back.").format(order=done.order)
    said = translate("PapersOut", "{order} is back; {count} steps are noted: {state}.")
    return said.format(order=done.order, count=steps, state=term(done.state))
