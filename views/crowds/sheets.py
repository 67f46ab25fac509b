"""What can be filled in on the troubles screen: each a form and one call of a service."""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from models.queries.crowds import ChildRow, CrowdDetail, ProposalRow
from models.queries.escalations import ReportDraft, StepRow
from models.rules.crowd_terms import ReportStage
from models.rules.terms import CallOutcome, EscalationLevel
from models.services import crowds, escalations
from views.widgets.crowd_bar import proposal_words
from views.widgets.editors import (
    ChoiceEditor,
    LineEditor,
    LinesEditor,
    Make,
    MomentEditor,
)
from views.widgets.entry_form import Entry, Sheet
from views.wording import language, term

translate = QCoreApplication.translate


def _choice(kind: Any) -> Make:
    return lambda parent: ChoiceEditor([(one.value, term(one)) for one in kind], parent)


def _lines(count: int) -> Make:
    def make(parent: QWidget) -> QWidget:
        return LinesEditor(parent, lines=count)

    return make


def _told(row: ProposalRow) -> dict[str, Any]:
    return {
        "tickets": row.numbers,
        "shared": row.shared,
        "place": row.place,
        "triggered_at": row.triggered_at,
    }


def accept(row: ProposalRow) -> Sheet:
    """Make one trouble of several reports; the words may be written over."""
    names = "、".join(one.customer_name for one in row.tickets)
    symptom = f"{term(row.shared)}{row.place}批量申告，{row.customers}户业务中断：{names}"
    told = _told(row)
    return Sheet(
        draft=f"crowds/accept/{row.place}",
        title=proposal_words(row),
        entries=(
            Entry(
                "symptom",
                translate("Crowds", "What is wrong"),
                _lines(4),
                required=True,
                value=symptom,
                hint=translate("Crowds", "A ticket stands for all of them; each keeps its own."),
            ),
        ),
        service=lambda said: partial(crowds.accept_crowd, **told, **said),
        said=lambda opened: translate("Crowds", "{number} stands for the trouble now.").format(
            number=opened.number if opened else ""
        ),
    )


def dismiss(row: ProposalRow) -> Sheet:
    """Say that reports are not one trouble, and why."""
    told = _told(row)
    return Sheet(
        draft=f"crowds/dismiss/{row.place}",
        title=proposal_words(row),
        entries=(
            Entry(
                "reason",
                translate("Crowds", "Why they are not one trouble"),
                LineEditor,
                required=True,
                hint=translate("Crowds", "They come up again when another customer rings."),
            ),
        ),
        service=lambda said: partial(crowds.dismiss_crowd, **told, **said),
        said=lambda _: translate("Crowds", "Found apart; the reason is on record."),
    )


def tell(child: ChildRow, to_say: str) -> Sheet:
    """Note one call of the list; what to say stands there to be read aloud."""
    return Sheet(
        draft=f"crowds/tell/{child.number}",
        title=translate("Crowds", "Ring {contact} of {customer}: {phone}").format(
            contact=child.contact, customer=child.customer_name, phone=child.phone
        ),
        entries=(
            Entry(
                "outcome",
                translate("Crowds", "How it went"),
                _choice(CallOutcome),
                required=True,
                value=CallOutcome.CONNECTED.value,
            ),
            Entry("person", translate("Crowds", "Spoken with"), LineEditor, value=child.contact),
            Entry("phone", translate("Crowds", "Phone"), LineEditor, value=child.phone),
            Entry("text", translate("Crowds", "What to say"), _lines(5), value=to_say),
        ),
        service=lambda said: partial(crowds.tell_child, number=child.number, **said),
        said=lambda _: translate("Crowds", "The call to {customer} is noted.").format(
            customer=child.customer_name
        ),
    )


def take_out(child: ChildRow) -> Sheet:
    """Take one child out of the trouble, with the reason."""
    return Sheet(
        draft=f"crowds/take_out/{child.number}",
        title=translate("Crowds", "Take {customer} out of the trouble").format(
            customer=child.customer_name
        ),
        entries=(Entry("reason", translate("Crowds", "Reason"), LineEditor, required=True),),
        service=lambda said: partial(crowds.take_out, number=child.number, **said),
        said=lambda _: translate("Crowds", "{number} goes its own way.").format(
            number=child.number
        ),
    )


def report(draft: ReportDraft, now: Callable[[], Any]) -> Sheet:
    """Report a ticket upwards: the next report, begun with what is known."""

    def save(said: dict[str, Any]) -> Any:
        recipients = [one for one in said["recipients"].splitlines() if one.strip()]
        given = {name: value for name, value in said.items() if name != "recipients"}
        return partial(escalations.report_up, ticket=draft.ticket, recipients=recipients, **given)

    return Sheet(
        draft=f"crowds/report/{draft.ticket}/{draft.stage}",
        title=translate("Crowds", "{stage} on {ticket}").format(
            stage=term(draft.stage), ticket=draft.ticket
        ),
        entries=(*_to_whom(draft, now), *_what_happened(draft)),
        service=save,
        said=lambda number: translate("Crowds", "{number} is reported. Ctrl+P prints it.").format(
            number=number or draft.ticket
        ),
        columns=2,
    )


def _to_whom(draft: ReportDraft, now: Callable[[], Any]) -> tuple[Entry, ...]:
    said = "\n".join(draft.recipients)
    return (
        Entry("stage", translate("Crowds", "Stage"), _choice(ReportStage), value=draft.stage),
        Entry("level", translate("Crowds", "Level"), _choice(EscalationLevel), value=draft.level),
        Entry(
            "recipients",
            translate("Crowds", "To, one a line"),
            _lines(4),
            required=True,
            value=said,
        ),
        Entry("receiver", translate("Crowds", "Taken by"), LineEditor),
        Entry(
            "expected_at",
            translate("Crowds", "Expected repair"),
            lambda parent: MomentEditor(now, parent),
            value=draft.expected_at,
        ),
    )


def _what_happened(draft: ReportDraft) -> tuple[Entry, ...]:
    wrong = translate("Crowds", "What is wrong")
    stands = translate("Crowds", "How it stands")
    told = translate("Crowds", "What customers are told")
    because = translate("Crowds", "Reported because")
    return (
        Entry("symptom", wrong, _lines(2), required=True, value=draft.symptom),
        Entry("scope", translate("Crowds", "Who is hit"), _lines(2), value=draft.scope),
        Entry("cause", translate("Crowds", "Likely cause"), _lines(2), value=draft.cause),
        Entry("progress", stands, _lines(3), required=True, value=draft.progress),
        Entry("support", translate("Crowds", "Help needed"), LineEditor, value=draft.support),
        Entry("explanation", told, _lines(3), value=draft.explanation),
        Entry("cause_of_report", because, LineEditor, value=draft.cause_of_report),
    )


def answer(row: StepRow) -> Sheet:
    """Note that somebody was told as a step of the ladder asks."""
    standing = row.standing
    why = standing.en if language() == "en" else standing.zh
    return Sheet(
        draft=f"crowds/answer/{row.key}",
        title=translate("Crowds", "{ticket}, {customer}: {why}").format(
            ticket=row.ticket, customer=row.customer_name, why=why
        ),
        entries=(
            Entry("recipient", translate("Crowds", "Who was told"), LineEditor, required=True),
            Entry("text", translate("Crowds", "In words"), _lines(3), required=True, value=why),
        ),
        service=lambda said: partial(
            escalations.answer_step,
            ticket=row.ticket,
            step=standing.step,
            level=standing.level,
            **said,
        ),
        said=lambda _: translate("Crowds", "It is noted that they were told."),
    )


def to_read(detail: CrowdDetail) -> str:
    """Return what everybody says to customers about a trouble."""
    return detail.to_say
