"""A bug is written down without phone numbers, shown once, and survived."""

import logging
import sys
import threading

import pytest

from console.crash import STORM_LIMIT, CrashNet, guarded, redacted, start_log


@pytest.fixture
def net(tmp_path):
    """A net over a log file, with a clock of its own."""
    shown, seconds = [], [0.0]
    made = CrashNet(tmp_path / "paidan.log", shown.append, steady=lambda: seconds[0])
    made.shown_reports, made.seconds = shown, seconds
    made.spread()
    yield made
    made.fold()


def crash(net, error):
    try:
        raise error
    except type(error):
        net.caught(*sys.exc_info())


def test_phone_numbers_are_veiled_and_ticket_numbers_are_not():
    told = redacted("周敏 13800000021, 0577-64751234, LX-GZ-20261120-0001, C00017")
    assert told == "周敏 138****0021, 0577-****1234, LX-GZ-20261120-0001, C00017"


def test_the_log_holds_the_trace_and_no_phone_number(tmp_path, net):
    file = start_log(tmp_path / "logs")
    handler = logging.getLogger().handlers[-1]
    try:
        crash(net, ValueError("call 13800000021"))
    finally:
        logging.getLogger().removeHandler(handler)
        handler.close()
    text = file.read_text(encoding="utf-8")
    assert "Traceback" in text
    assert "138****0021" in text
    assert "13800000021" not in text


def test_counter_proof_without_the_veil_the_number_would_stand_there():
    assert "13800000021" in f"{ValueError('call 13800000021')}"


def test_a_report_can_be_copied_and_names_the_versions(net):
    crash(net, ValueError("boom 13800000021"))
    report = net.shown_reports[0]
    assert "Python" in report.text
    assert "Traceback" in report.text
    assert "13800000021" not in report.text + report.title


def test_the_same_crash_is_shown_once_a_minute(net):
    for _ in range(10):
        crash(net, ValueError("again"))
    assert len(net.shown_reports) == 1
    net.seconds[0] = 61
    crash(net, ValueError("again"))
    assert len(net.shown_reports) == 2


def test_a_storm_of_different_crashes_is_cut_short(net):
    for number in range(20):
        crash(net, type(f"Odd{number}", (Exception,), {})())
    assert len(net.shown_reports) == STORM_LIMIT


def test_a_crash_on_another_thread_is_caught_too(net):
    thread = threading.Thread(target=lambda: 1 / 0)
    thread.start()
    thread.join()
    assert net.shown_reports[0].title.startswith("ZeroDivisionError")


def test_an_interrupt_is_not_a_crash(net, capsys):
    crash(net, KeyboardInterrupt())
    assert net.shown_reports == []


def test_a_guarded_override_reports_and_lets_the_event_pass(net):
    @guarded
    def filter_(_watched):
        raise ZeroDivisionError

    assert filter_(None) is False
    assert net.shown_reports[0].title.startswith("ZeroDivisionError")


def test_folding_gives_the_hooks_back(tmp_path):
    before = sys.excepthook
    net = CrashNet(tmp_path / "x.log", lambda _: None)
    net.spread()
    assert sys.excepthook != before
    net.fold()
    assert sys.excepthook is before
