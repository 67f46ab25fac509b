"""What the wheel check asks for, without asking anybody."""

from tests import wheels
from tests.wheels import SYSTEMS, wanted

WINDOWS, LINUX = SYSTEMS
LOCK = """\
numpy==2.4.6 ; python_full_version < '3.12' \\
    --hash=sha256:aa \\
    --hash=sha256:bb
numpy==2.5.5 ; python_full_version >= '3.12' \\
    --hash=sha256:cc
six==1.17.0 \\
    --hash=sha256:dd
tzdata==2026.6 ; sys_platform == 'win32' \\
    --hash=sha256:ee
"""


def test_markers_choose_the_pins_of_a_machine():
    assert wanted(LOCK, LINUX, "3.11") == [
        "numpy==2.4.6 --hash=sha256:aa --hash=sha256:bb",
        "six==1.17.0 --hash=sha256:dd",
    ]
    assert [line.split()[0] for line in wanted(LOCK, WINDOWS, "3.14")] == [
        "numpy==2.5.5",
        "six==1.17.0",
        "tzdata==2026.6",
    ]


def test_every_pin_of_the_real_locks_is_read_with_its_digests():
    for name in wheels.LOCKS:
        text = (wheels.ROOT / name).read_text(encoding="utf-8")
        pins = list(wheels.PIN.finditer(text))
        assert len(pins) == sum(line[:1].isalpha() for line in text.splitlines())
        assert sum(pin["digests"].count("--hash=") for pin in pins) == text.count("--hash=")


def test_a_hole_is_found_and_named(monkeypatch):
    monkeypatch.setattr(
        wheels, "_can_be_had", lambda lines, *_: not any("six" in line for line in lines)
    )
    assert wheels.holes(wanted(LOCK, LINUX, "3.11"), LINUX, "3.11") == ["six==1.17.0"]
