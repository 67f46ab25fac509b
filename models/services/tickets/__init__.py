"""The verbs of a ticket: everything that can be done to one goes through here."""

from models.services.tickets.doing import Done, do
from models.services.tickets.inserting import Pushed, insert_order
from models.services.tickets.opening import Opened, open_ticket
from models.services.tickets.prints import PrintDone, record_print
from models.services.tickets.undoing import TakenBack, redo, undo

__all__ = [
    "Done",
    "Opened",
    "PrintDone",
    "Pushed",
    "TakenBack",
    "do",
    "insert_order",
    "open_ticket",
    "record_print",
    "redo",
    "undo",
]
