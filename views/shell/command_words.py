"""What the command line says back before it does anything, and what it offers to go on with."""

from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum

from PySide6.QtCore import QCoreApplication

from models.queries.command_line import CommandEcho
from models.queries.ticket_rows import TicketRow
from models.rules.lifecycle import TABLE
from models.rules.states import Verb
from models.rules.typed import Spoken, Vocabulary, table
from models.rules.typed.table import named, said_exactly
from models.rules.zone import stamp
from views.wording import language, say, term

translate = QCoreApplication.translate

SHOWN_WORDS = 4


def said_back(found: CommandEcho) -> str:
    """Return in words what Enter would do, or what is still missing."""
    return "\n".join(_said_back(found))


def _said_back(found: CommandEcho) -> Iterator[str]:
    typed, row = found.typed, found.row
    verb = typed.verb
    if len(typed.verbs) > 1:
        yield translate("Command", "Could be: {words}").format(words=_names(typed.verbs))
    if verb is None or row is None:
        yield from _open_points(found)
        return
    yield "   ".join(part for part in (term_of(verb), row.number, row.customer_name) if part)
    if isinstance(verb, Verb):
        yield from _step(found, verb, row)


def _open_points(found: CommandEcho) -> Iterator[str]:
    typed = found.typed
    if typed.verb is not None and found.candidates:
        yield translate("Command", "Which ticket? Choose below.")
    elif typed.verb is not None and typed.ticket:
        yield translate("Command", "No ticket ends with {number}.").format(number=typed.ticket)
    elif isinstance(typed.verb, Verb) and typed.verb is not Verb.OPEN:
        yield translate("Command", "For which ticket? Type the end of its number.")


def _step(found: CommandEcho, verb: Verb, row: TicketRow) -> Iterator[str]:
    typed, step = found.typed, TABLE[verb]
    if row.state not in step.froms:
        yield translate("Command", "Not now: the ticket is {state}.").format(state=term(row.state))
        return
    if not found.allowed:
        yield translate("Command", "This is not yours to do.")
        return
    after = term(found.after) if found.after else translate("Command", "as the facts decide")
    if found.after is not None or step.ends:
        yield f"{term(row.state)} → {after}"
    yield from _told(found)
    yield from (f"! {say(reason.wording_code, reason.facts)}" for reason in found.against)
    if len(typed.crews) > 1:
        yield translate("Command", "Which crew? Choose below.")
    if len(typed.reasons) > 1:
        yield translate("Command", "Which reason? Choose below.")
    if found.happened_at is not None:
        yield translate("Command", "Late entry: happened at {at}").format(
            at=stamp(found.happened_at)
        )
    if found.missing and not typed.unclear:
        names = translate("Command", ", ").join(term(f"field.{one}") for one in found.missing)
        yield translate("Command", "Still needed: {facts}. Enter opens the form filled in.").format(
            facts=names
        )


def _told(found: CommandEcho) -> Iterator[str]:
    """Yield what the line tells besides ticket and verb."""
    typed, spoken = found.typed, found.typed.spoken
    if found.crew_name:
        yield f"{term('field.crew')}: {found.crew_name}"
    if spoken is None:
        return
    if spoken.choice and len(typed.reasons) == 1:
        listed = "PinKind" if spoken.choice == "pin" else "SuspensionReason"
        yield f"{term(f'field.{spoken.choice}')}: {term(f'{listed}.{typed.reasons[0]}')}"
    if spoken.when and typed.moment is not None:
        yield f"{term(f'field.{spoken.when}')}: {stamp(typed.moment)}"
    if spoken.text and typed.text:
        yield f"{term(f'field.{spoken.text}')}: {typed.text}"
    elif typed.text:
        yield translate("Command", "Not understood: {words}").format(words=typed.text)


def term_of(verb: StrEnum) -> str:
    """Return the office's word for a verb or another command."""
    return term(verb)


def _names(verbs: Sequence[StrEnum]) -> str:
    return translate("Command", ", ").join(map(term_of, verbs))


def offers(found: CommandEcho, known: Vocabulary, line: str) -> list[tuple[str, str]]:
    """Return what may come next: the line it makes, and how it reads."""
    typed = found.typed
    if found.candidates:
        return [
            (_with_ticket(line, typed.ticket, row.number), _row(row)) for row in found.candidates
        ]
    for keys, names in ((typed.crews, known.crews), (typed.reasons, _choices(found, known))):
        if len(keys) > 1:
            first = dict(reversed(names))
            return [
                (_with_key(line, names, keys, key=key), f"{key}   {first[key]}") for key in keys
            ]
    if typed.places:
        named = dict(known.places)
        return [(key, named[key]) for key in typed.places]
    abbreviated = found.row is None and said_exactly(line.strip()) is None
    if typed.verb is None or abbreviated:
        verbs = typed.verbs or tuple(table())
        rest = line.strip().partition(" ")[2] if typed.verbs else ""
        return [
            (f"{spoken_word(table()[verb])} {rest}".rstrip() + " ", verb_line(table()[verb]))
            for verb in verbs
        ]
    return []


def _choices(found: CommandEcho, known: Vocabulary) -> tuple[tuple[str, str], ...]:
    spoken = found.typed.spoken
    return known.choices(spoken.choice) if spoken is not None else ()


def spoken_word(spoken: Spoken) -> str:
    """Return the word a verb is completed to, in the language shown."""
    own = term_of(spoken.verb)
    return own if own in spoken.words else str(spoken.verb)


def verb_line(spoken: Spoken) -> str:
    """Return a verb with its other words, as help shows them."""
    own = term_of(spoken.verb)
    chinese = not language().startswith("en")
    others = [
        word
        for word in spoken.words
        if word != own and word.isascii() is not chinese and "_" not in word
    ]
    return "   ".join([own, *others[:SHOWN_WORDS]])


def _row(row: TicketRow) -> str:
    parts = (row.number, term(row.state), row.customer_name, row.crew_name or "")
    return "   ".join(part for part in parts if part)


def _with_ticket(line: str, fragment: str, number: str) -> str:
    words = line.split()
    for at, word in enumerate(words):
        if fragment and word.upper().endswith(fragment):
            glued = word[: -len(fragment)]
            words[at] = f"{glued} {number}" if glued else number
            return " ".join(words)
    return " ".join([*words[:1], number, *words[1:]])


def _with_key(
    line: str, names: Iterable[tuple[str, str]], keys: tuple[str, ...], *, key: str
) -> str:
    """Return the line with the word that could be several things made clear."""
    listed, words = list(names), line.split()
    for at, word in enumerate(words):
        if named(word, listed) == keys:
            words[at] = key
            break
    return " ".join(words)
