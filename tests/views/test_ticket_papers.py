"""Which paper of a ticket is shown: the usual one by Ctrl+P, any other from the menu."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QWidget

from models.rules.terms import RequestCategory, TicketKind
from tests.views.rows import ticket
from views.tickets.papers import TITLES, choose, forms_for, usual_paper


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        (TicketKind.FAULT, "LX-GZ-20261120-0001"),
        (TicketKind.ACTIVATION, "F02/LX-GZ-20261120-0001"),
        (TicketKind.INSPECTION, "F04/LX-GZ-20261120-0001"),
    ],
)
def test_the_usual_paper_follows_the_kind(kind, name):
    assert usual_paper(replace(row(), kind=kind)) == name


def row():
    return replace(ticket(), number="LX-GZ-20261120-0001", kind=TicketKind.FAULT)


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_the_menu_offers_every_paper_and_is_worked_by_keys(qtbot, dressed):
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.show()
    asked = []
    grave = replace(row(), category=RequestCategory.GRAVE_COMPLAINT)
    menu = choose(grave, parent, show=asked.append)
    assert [act.text().rpartition("  ")[2] for act in menu.actions()] == list(forms_for(grave))
    qtbot.keyClick(menu, Qt.Key.Key_2)
    assert asked == ["F09/LX-GZ-20261120-0001"]
    assert isinstance(menu, QMenu)


def test_every_form_offered_has_a_title():
    offered = {form for kind in TicketKind for form in forms_for(replace(row(), kind=kind))} | {
        "F09",
        "F10",
    }
    assert offered == set(TITLES)
