"""Every action of the troubles screen, in one table; ``with_deeds`` gives the page its methods."""

from functools import partialmethod
from typing import Protocol, TypeVar

from PySide6.QtCore import QCoreApplication

from models.rules.terms import Role
from views.actions import Deed, Shown

translate = QCoreApplication.translate

DESK = frozenset({Role.DISPATCHER, Role.SUPERVISOR})

ACTIONS: tuple[Deed, ...] = (
    Deed(
        id="crowds.accept",
        text=lambda: translate("Crowds", "One trouble"),
        run="do_accept",
        shortcut="Ctrl+J",
        icon="stack-2",
        enabled="may_accept",
        roles=DESK,
        strong=True,
    ),
    Deed(
        id="crowds.dismiss",
        text=lambda: translate("Crowds", "Not one trouble"),
        run="do_dismiss",
        shortcut="Ctrl+D",
        icon="x",
        enabled="may_dismiss",
        roles=DESK,
    ),
    Deed(
        id="crowds.tell",
        text=lambda: translate("Crowds", "Note the call"),
        run="do_tell",
        shortcut="Ctrl+T",
        icon="phone",
        enabled="may_tell",
    ),
    Deed(
        id="crowds.restore",
        text=lambda: translate("Crowds", "Restore the children"),
        run="do_restore",
        shortcut="Ctrl+R",
        icon="resume",
        enabled="may_restore",
        roles=DESK,
    ),
    Deed(
        id="crowds.close",
        text=lambda: translate("Crowds", "File the children"),
        run="do_close",
        shortcut="Ctrl+S",
        icon="archive",
        enabled="may_close",
        roles=DESK,
    ),
    Deed(
        id="crowds.report",
        text=lambda: translate("Crowds", "Report upwards"),
        run="do_report",
        shortcut="Ctrl+B",
        icon="flag",
        enabled="may_report",
        roles=DESK,
    ),
    Deed(
        id="crowds.take_out",
        text=lambda: translate("Crowds", "Take the child out"),
        run="do_take_out",
        shortcut="Ctrl+O",
        icon="arrow-back-up",
        shown=Shown.MENU,
        enabled="may_take_out",
        roles=DESK,
    ),
    Deed(
        id="crowds.answer",
        text=lambda: translate("Crowds", "Note that it was reported"),
        run="do_answer",
        shortcut="Ctrl+M",
        icon="check",
        shown=Shown.MENU,
        enabled="may_answer",
        roles=DESK,
    ),
    Deed(
        id="crowds.print",
        text=lambda: translate("Crowds", "Print the report"),
        run="do_print",
        shortcut="Ctrl+P",
        icon="printer",
        shown=Shown.MENU,
        enabled="may_print",
    ),
    Deed(
        id="crowds.ticket",
        text=lambda: translate("Crowds", "Open the ticket"),
        run="do_ticket",
        shortcut="Ctrl+I",
        icon="external-link",
        shown=Shown.MENU,
        enabled="may_ticket",
    ),
    Deed(
        id="crowds.copy",
        text=lambda: translate("Crowds", "Copy what to say"),
        run="do_copy",
        shortcut="Ctrl+Shift+C",
        icon="copy",
        shown=Shown.MENU,
        enabled="may_copy",
    ),
    Deed(
        id="crowds.troubles",
        text=lambda: translate("Crowds", "Troubles of many"),
        run="do_troubles",
        shortcut="Alt+1",
        shown=Shown.KEY,
    ),
    Deed(
        id="crowds.reports",
        text=lambda: translate("Crowds", "Reports upwards"),
        run="do_reports",
        shortcut="Alt+2",
        shown=Shown.KEY,
    ),
)


class DoesDeeds(Protocol):
    """A page that can do what a deed names and tell whether it makes sense now."""

    def do(self, name: str) -> None:
        """Do what is named."""

    def may(self, name: str) -> bool:
        """Say whether it makes sense."""


PageClass = TypeVar("PageClass", bound=DoesDeeds)


def with_deeds(page: type[PageClass]) -> type[PageClass]:
    """Add ``do_<name>`` and ``may_<name>`` for every deed; the page has ``do`` and ``may``."""
    for deed in ACTIONS:
        name = deed.id.partition(".")[2]
        setattr(page, f"do_{name}", partialmethod(page.do, name))
        setattr(page, f"may_{name}", partialmethod(page.may, name))
    return page
