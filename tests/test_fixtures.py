"""The fixtures themselves: a real server, an empty schema each time, no waiting dialogs."""

import psycopg
import pytest
from sqlalchemy import create_engine, text

from tests.postgres import fresh_schema


@pytest.mark.postgresql
def test_every_test_gets_an_empty_schema_of_its_own(pg_url):
    engine = create_engine(pg_url)
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE mark (id int)"))
        schema = connection.scalar(text("SELECT current_schema()"))
    engine.dispose()
    assert schema.startswith("office_")


@pytest.mark.postgresql
def test_a_schema_is_gone_with_its_test(postgres):
    with fresh_schema(postgres) as url:
        name = url.rpartition("%3D")[2]
    with psycopg.connect(postgres) as connection:
        found = connection.execute("SELECT 1 FROM pg_namespace WHERE nspname = %s", [name])
        assert found.fetchone() is None


def test_a_modal_dialog_fails_instead_of_hanging(qtbot):
    from PySide6.QtWidgets import QDialog, QMessageBox

    dialog = QDialog()
    qtbot.addWidget(dialog)
    with pytest.raises(pytest.fail.Exception, match=r"QDialog\.exec"):
        dialog.exec()
    with pytest.raises(pytest.fail.Exception, match=r"QMessageBox\.question"):
        QMessageBox.question(None, "", "")


def test_the_clock_stands_still_until_it_is_moved(clock):
    before = clock.now()
    assert clock.now() == before
    assert (clock.advance(minutes=90) - before).total_seconds() == 5400
