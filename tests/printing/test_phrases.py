"""What a form says of moments, limits, tests and holds."""

from datetime import UTC, datetime, timedelta

from models.sheets import ClockLine, Measurement, PromiseBlock, SuspensionLine, Tick
from models.sheets.site_visit import CheckedItem
from printing.fonts import BOX
from printing.phrases import arithmetic, finding, measured, span, suspension

AT = datetime(2026, 11, 20, 15, 30, tzinfo=UTC)


def after(minutes):
    return AT + timedelta(minutes=minutes)


def promise(due, *lines):
    limit = timedelta(hours=2)
    return PromiseBlock(grade="AAA", limit=limit, due_at=after(due), arithmetic=lines)


def test_a_due_moment_is_report_plus_limit_plus_what_was_not_counted():
    assert arithmetic(AT, promise(120)) == "申告 11-20 23:30 + 2 小时 = 11-21 01:30"
    stopped = ClockLine(
        label="停表", started_at=AT, ended_at=after(40), minutes=40, note="客户改约"
    )
    assert arithmetic(AT, promise(160, stopped)) == (
        "申告 11-20 23:30 + 2 小时 + 不计时 40 分钟 = 11-21 02:10；"
        "停表 11-20 23:30→11-21 00:10 40 分钟 客户改约"
    )


def test_a_span_leaves_out_a_day_said_before_and_an_end_not_yet_known():
    assert span(AT, after(20)) == "11-20 23:30→23:50"
    assert span(AT, None) == "11-20 23:30"
    assert span(None, None) == ""


def test_a_hold_says_whether_it_stopped_the_clock():
    assert (
        suspension(SuspensionLine(reason="等待备件", started_at=AT))
        == "等待备件 11-20 23:30 不停表"
    )


def test_tests_not_made_yet_leave_blanks_for_their_values():
    assert "dBm" in measured(())
    made = Measurement(name="收光", value="-18 dBm", threshold="≥-24", verdict="合格")
    assert measured([made]) == "收光 -18 dBm(门限 ≥-24) 合格"


def test_a_line_of_a_check_prints_boxes_and_blanks_until_it_is_filled_in():
    boxed = (Tick(label="无告警"), Tick(label="有告警"))
    assert finding(CheckedItem(name="甲", choices=boxed)) == f"{BOX}无告警 {BOX}有告警"
    assert finding(CheckedItem(name="甲", unit="dBm")).endswith("＿dBm")
    assert finding(CheckedItem(name="甲", unit="dBm", answer="-18.9")) == "-18.9 dBm"
    assert finding(CheckedItem(name="甲")) == ""
