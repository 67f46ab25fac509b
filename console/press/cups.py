"""CUPS, the spooler of Linux: takes the PDF as it is and tells what became of it."""

import getpass

from console.press.ipp import Attributes, Operation, Tag, Value, request
from console.press.spoolers import Fate, Look, Sheaf
from models.errors import RefusedError

_ASKED = ("job-state", "job-state-reasons", "job-printer-state-message")
_PENDING, _HELD, _PROCESSING, _STOPPED = 3, 4, 5, 6
_CANCELLED, _ABORTED, _COMPLETED = 7, 8, 9
_PRINTER_STOPPED = 5
_NAME = 255  # bytes of a job's name
# Reasons that say nothing a person could do something about.
_QUIET = frozenset({"none", "job-printing", "job-incoming", "job-data-insufficient"})


class Cups:
    """The spooler at ``CUPS_SERVER``, or this machine's own."""

    takes_pdf = True
    tells_fate = True

    def printers(self) -> tuple[str, ...]:
        """Return the queues there are, the system's usual one first."""
        asked = (Value(Tag.KEYWORD, "requested-attributes", ("printer-name",)),)
        try:
            groups = request(Operation.GET_PRINTERS, asked)
        except RefusedError as error:
            if error.code == "press.no_printer":  # how CUPS says that it has none
                return ()
            raise
        return tuple(str(one["printer-name"][0]) for one in groups if "printer-name" in one)

    def send(self, sheaf: Sheaf) -> str:
        """Hand the PDF over; return the job's number."""
        groups = request(
            Operation.PRINT_JOB,
            (
                _printer(sheaf.printer),
                _user(),
                Value(Tag.NAME, "job-name", (_cut(sheaf.title),)),
                Value(Tag.MIME, "document-format", ("application/pdf",)),
            ),
            job=(
                Value(Tag.INTEGER, "copies", (sheaf.copies,)),
                Value(Tag.KEYWORD, "media", (f"custom_form_{_mm(sheaf)}mm",)),
                Value(Tag.KEYWORD, "print-scaling", ("none",)),
                Value(Tag.KEYWORD, "sides", (_sides(duplex=sheaf.duplex),)),
            ),
            document=sheaf.pdf,
            path=f"/printers/{sheaf.printer}",
        )
        numbers = [one["job-id"][0] for one in groups if "job-id" in one]
        if not numbers:
            raise RefusedError("press.refused", said="job-id?")
        return str(numbers[0])

    def look(self, printer: str, job: str) -> Look:
        """Return how a job stands, and why it does not go on."""
        try:
            groups = request(Operation.GET_JOB, (*_job(printer, job), _wanted(_ASKED)))
        except RefusedError as error:
            if error.code == "press.no_printer":
                return Look(Fate.UNKNOWN, str(error.facts.get("said", "")))
            raise
        found = next((one for one in groups if "job-state" in one), None)
        return Look(Fate.UNKNOWN) if found is None else self._fate(printer, found)

    def cancel(self, printer: str, job: str) -> None:
        """Take a job back."""
        request(Operation.CANCEL_JOB, _job(printer, job))

    def _fate(self, printer: str, job: Attributes) -> Look:
        state, said = job["job-state"][0], _reasons(job, "job-state-reasons")
        if state == _COMPLETED:
            return Look(Fate.PRINTED)
        if state in (_CANCELLED, _ABORTED):
            return Look(Fate.GIVEN_UP, _message(job) or said)
        stopped, why = self._printer_trouble(printer)
        if state in (_HELD, _STOPPED) or stopped:
            return Look(Fate.STUCK, why or said)
        return Look(Fate.WAITING)

    def _printer_trouble(self, printer: str) -> tuple[bool, str]:
        """Return whether a printer waits for somebody, and for what."""
        asked = ("printer-state", "printer-state-reasons", "printer-state-message")
        groups = request(Operation.GET_PRINTER, (_printer(printer), _wanted(asked)))
        found = next((one for one in groups if "printer-state" in one), {})
        said = _reasons(found, "printer-state-reasons")
        grave = [one for one in said.split() if not one.endswith(("-report", "-warning"))]
        message = str(found.get("printer-state-message", [""])[0])
        stopped = found.get("printer-state", [0])[0] == _PRINTER_STOPPED
        return stopped or bool(grave), " ".join(filter(None, (said, message)))


def _printer(name: str) -> Value:
    return Value(Tag.URI, "printer-uri", (f"ipp://localhost/printers/{name}",))


def _job(printer: str, number: str) -> tuple[Value, ...]:
    return (_printer(printer), Value(Tag.INTEGER, "job-id", (int(number),)), _user())


def _user() -> Value:
    return Value(Tag.NAME, "requesting-user-name", (getpass.getuser(),))


def _wanted(names: tuple[str, ...]) -> Value:
    return Value(Tag.KEYWORD, "requested-attributes", names)


def _reasons(found: Attributes, name: str) -> str:
    return " ".join(str(one) for one in found.get(name, []) if one not in _QUIET)


def _message(job: Attributes) -> str:
    return str(job.get("job-printer-state-message", [""])[0])


def _mm(sheaf: Sheaf) -> str:
    return f"{sheaf.width:g}x{sheaf.height:g}"


def _sides(*, duplex: bool) -> str:
    return "two-sided-long-edge" if duplex else "one-sided"


def _cut(title: str) -> str:
    """Return a title short enough to be a job's name, without half a character."""
    return title.encode()[:_NAME].decode("utf-8", "ignore")
