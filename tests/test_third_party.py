"""THIRD_PARTY.md says what is installed, and nothing installed forbids what we do."""

import re

import pytest

from tests import third_party


def test_the_document_is_in_step_with_the_locks():
    assert third_party.DOCUMENT.read_text(encoding="utf-8") == third_party.document()


def test_a_new_pin_makes_the_document_stale(monkeypatch, tmp_path):
    for name in ("requirements.lock", "requirements-dev.lock"):
        text = (third_party.ROOT / name).read_text(encoding="utf-8")
        (tmp_path / name).write_text(f"pip==1.0\n{text}", encoding="utf-8")
    monkeypatch.setattr(third_party, "ROOT", tmp_path)
    assert third_party.DOCUMENT.read_text(encoding="utf-8") != third_party.document()


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-dev.lock"])
def test_every_licence_is_known_and_none_binds_our_own(lock):
    for name, (_, licence) in third_party.licences(third_party.ROOT / lock).items():
        assert re.search(r"MIT|BSD|Apache|LGPL|PSF|MPL", licence), f"{name}: {licence}"
        assert "AGPL" not in licence, name


def test_a_package_nobody_can_speak_for_is_refused():
    with pytest.raises(LookupError, match="no-such-package"):
        third_party.licence("no-such-package")
