"""The archive as a whole: what it lacks by owner and rule, whose a line is, the trail narrowed."""

from models.queries.boundary import boundary_of
from models.queries.completeness_report import lacking_files, owner_rows, rule_rows
from models.queries.customer_archive import customer_file
from models.queries.ticket_detail import detail
from models.rules.completeness import Gap
from models.rules.terms import BoundarySide, Segment
from models.services.customers import edit_circuit, edit_contact, edit_customer, edit_terminal
from tests.archive_list import rows_listed
from tests.services.counter import LINE
from views.tickets.facts_view import fact_groups
from views.widgets.boundary_words import boundary_words


def test_the_report_says_the_same_as_the_list_and_the_file(office):
    listed = {row.number: row.complete for row in office.ask(rows_listed)}
    found = {one.number: one for one in office.ask(lacking_files)}
    assert {number: one.complete for number, one in found.items()} == listed
    file = office.ask(customer_file, number="C001")
    told = {*file.gaps, *(gap for one in file.circuits for gap in one.gaps)}
    assert set(found["C001"].gaps) == told


def test_owners_and_rules_are_counted_and_the_worst_stands_first(office):
    office.act(lambda s: edit_customer(s, "C001", account_manager="陈"))
    files = office.ask(lacking_files)
    owners = owner_rows(files)
    assert {row.owner for row in owners} >= {"陈", ""}
    assert [row.missing for row in owners] == sorted((row.missing for row in owners), reverse=True)
    assert sum(row.missing for row in owners) == sum(row.missing for row in rule_rows(files))
    assert {row.owner for row in owner_rows(files, by_crew=True)} == {""}


def test_the_dialog_goes_from_owner_to_rule_to_file(page, office):
    page.open_lacking()
    dialog = page.lacking
    dialog.rule_table.select_key(Gap.OFFICE_HOURS)
    assert {one.number for one in dialog.files.rows()} >= {"C001"}
    dialog.file_table.select_key("C001")
    dialog.accept()
    assert page.panel.number == "C001"


def test_a_line_says_whose_it_is_on_the_ticket_and_a_box_of_its_own_kind_too(office):
    ours = {"segment": "aggregation", "maintainer": "城域代维", "boundary_side": "inner"}
    office.act(lambda s: edit_circuit(s, LINE, **ours))
    [box] = office.ask(customer_file, number="C001").terminals
    theirs = {"segment": "residential_access", "maintainer": "家客代维"}
    office.act(lambda s: edit_terminal(s, box.id, **theirs))
    number = office.open().number
    told = office.ask(detail, number, now=office.now).boundary
    assert (told.segment, told.side, told.maintainer) == (
        Segment.AGGREGATION,
        BoundarySide.INNER,
        "城域代维",
    )
    whole = office.ask(detail, number, now=office.now)
    lines = dict(line for _, group in fact_groups(whole) for line in group)
    assert boundary_words(told) in lines.values()
    assert "家客代维" in boundary_words(told)
    assert office.ask(boundary_of, "没有") is None


def test_a_contact_sits_somewhere_and_keeps_hours_of_their_own(office):
    file = office.ask(customer_file, number="C001")
    [contact], [site] = file.contacts, file.sites
    hours = {"am": ["09:00", "11:30"], "pm": ["13:30", "17:00"]}
    office.act(lambda s: edit_customer(s, "C001", office_hours={"am": ["08:30", "12:00"]}))
    inherited = office.ask(customer_file, number="C001").contacts[0]
    assert inherited.hours.startswith("8:30") or inherited.hours.startswith("08:30")
    office.act(lambda s: edit_contact(s, contact.id, site_id=site.id, office_hours=hours))
    own = office.ask(customer_file, number="C001").contacts[0]
    assert (own.site, own.hours != inherited.hours) == ("总部", True)


def test_the_trail_narrows_by_kind_and_by_words(page, office):
    office.act(lambda s: edit_customer(s, "C001", account_manager="陈"))
    number = office.open().number
    page.show_subject("C001")
    page.panel.tabs.setCurrentWidget(page.panel.trail)
    page.panel.refresh()
    trail = page.panel.trail
    kinds = {row.what for row in trail.model.rows()}
    assert {"ticket", "customer"} <= kinds
    trail.choose("ticket")
    assert {row.what for row in trail.model.rows()} == {"ticket"}
    trail.choose(None)
    trail.words.setText(number)
    assert {row.subject for row in trail.model.rows()} == {number}
