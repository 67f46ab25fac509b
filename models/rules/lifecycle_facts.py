"""One door for the facts of every verb: headless JSON, screen and import alike."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from pydantic import ValidationError

from models.errors import RefusedError
from models.rules import facts_field as field
from models.rules import facts_open as desk
from models.rules.facts_base import FactsModel, Nothing
from models.rules.states import Verb

MODELS: Final[Mapping[Verb, type[FactsModel]]] = MappingProxyType(
    {
        Verb.OPEN: desk.OpenFacts,
        Verb.ACCEPT: desk.AcceptFacts,
        Verb.PRETEST: desk.PretestFacts,
        Verb.DISPATCH: desk.DispatchFacts,
        Verb.ASSIGN: desk.AssignFacts,
        Verb.ACKNOWLEDGE: field.AcknowledgeFacts,
        Verb.DECLINE: desk.ReasonFacts,
        Verb.REASSIGN: desk.ReassignFacts,
        Verb.TRANSFER: desk.TransferFacts,
        Verb.REINFORCE: desk.ReinforceFacts,
        Verb.FINISH_PART: field.FinishPartFacts,
        Verb.CONTACT: field.ContactFacts,
        Verb.APPOINT: field.AppointFacts,
        Verb.REAPPOINT: field.ReappointFacts,
        Verb.DEPART: field.DepartFacts,
        Verb.ARRIVE: field.ArriveFacts,
        Verb.ABSENT: field.AbsentFacts,
        Verb.START: field.StartFacts,
        Verb.FEEDBACK: field.FeedbackFacts,
        Verb.URGE: desk.UrgeFacts,
        Verb.ESCALATE: desk.EscalateFacts,
        Verb.REQUEST_SUSPEND: field.SuspendFacts,
        Verb.APPROVE_SUSPEND: field.ApproveFacts,
        Verb.REFUSE_SUSPEND: desk.ReasonFacts,
        Verb.SUSPEND: field.SuspendFacts,
        Verb.RENEW_SUSPEND: field.RenewFacts,
        Verb.RESUME: Nothing,
        Verb.RESTORE: field.RestoreFacts,
        Verb.REPORT: field.ReportFacts,
        Verb.PASS_CHECK: Nothing,
        Verb.SEND_BACK: field.SendBackFacts,
        Verb.FOLLOW_UP: field.FollowUpFacts,
        Verb.CLOSE: field.CloseFacts,
        Verb.VOID: desk.VoidFacts,
        Verb.REOPEN: field.ReopenFacts,
        Verb.REPEAT: desk.RepeatFacts,
        Verb.NOTE: desk.NoteFacts,
        Verb.REGRADE: desk.RegradeFacts,
        Verb.RECALL: desk.ReasonFacts,
        Verb.REPLAN: desk.ReplanFacts,
        Verb.PIN: desk.PinFacts,
        Verb.PRINT: desk.PrintFacts,
        Verb.RETURN_PAPER: desk.ReturnPaperFacts,
        Verb.JOIN: desk.JoinFacts,
        Verb.TAKE_OUT: desk.ReasonFacts,
        Verb.RESTORE_ALONG: field.RestoreFacts,
        Verb.PASS_ON: desk.PassOnFacts,
    }
)

PROBLEMS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "missing": "missing",
        "empty": "missing",
        "extra_forbidden": "unknown_field",
        "not_a_moment": "not_a_moment",
        "enum": "not_in_list",
        "not_text": "not_text",
        "not_a_number": "not_a_number",
        "float_parsing": "not_a_number",
        "float_type": "not_a_number",
        "finite_number": "not_a_number",
        "int_parsing": "not_a_number",
        "int_type": "not_a_number",
        "int_parsing_size": "out_of_range",
        "int_from_float": "not_a_number",
        "bool_type": "not_yes_or_no",
        "too_long": "too_many",
        "too_short": "too_few",
        "tuple_type": "not_a_list",
        "greater_than": "out_of_range",
        "greater_than_equal": "out_of_range",
        "less_than_equal": "out_of_range",
        "source_and_number": "source_and_number",
        "nothing_told": "nothing_told",
        "window": "window",
        "answers_and_outcome": "answers_and_outcome",
    }
)


def facts_of(verb: Verb, told: Mapping[str, object]) -> FactsModel:
    """Return the checked facts of a verb; raises ``facts.invalid`` or ``text.too_long``."""
    if not isinstance(told, Mapping):
        raise RefusedError("facts.invalid", verb=verb, field="", problem="malformed")
    try:
        return MODELS[verb].model_validate(dict(told))
    except ValidationError as trouble:
        first = trouble.errors(include_url=False, include_context=False, include_input=False)[0]
        place = ".".join(str(part) for part in first["loc"])
        problem = PROBLEMS.get(first["type"], "malformed")
        raise RefusedError("facts.invalid", verb=verb, field=place, problem=problem) from None


def needs(verb: Verb) -> tuple[str, ...]:
    """Return the names a verb cannot do without, in the order a form asks for them."""
    fields = MODELS[verb].model_fields
    return tuple(name for name, told in fields.items() if told.is_required())


def may_say(verb: Verb) -> tuple[str, ...]:
    """Return the names a verb may be told besides."""
    fields = MODELS[verb].model_fields
    return tuple(name for name, told in fields.items() if not told.is_required())
