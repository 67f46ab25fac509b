"""Other people's lists come in once, change what they know, and go out again whole."""

from dataclasses import dataclass
from datetime import date, datetime

import pytest
from sqlalchemy import func, select

from models.domain import (
    Calibration,
    Circuit,
    Contact,
    Crew,
    Customer,
    Due,
    Event,
    ImportBatch,
    Leave,
    PhoneVisit,
    Shift,
    Site,
    Technician,
    Terminal,
    Vehicle,
)
from models.errors import RefusedError
from models.queries.exports import list_of
from models.rules.imports import KINDS, kind_of, read_table
from models.rules.terms import LeaveState, ServiceGrade, ShiftKind
from models.services import customers
from models.services.imports import (
    FileIdentity,
    RehearsedError,
    RowsRefusedError,
    import_rows,
    undo_import,
)
from tests.services.counter import events

FILE = FileIdentity(name="名单.xlsx", sha256="0" * 64)


@dataclass
class Lists:
    """Lists brought to a county's counter."""

    county: object

    def bring(self, kind, *lines, **more):
        table = read_table(kind, [(n, line) for n, line in enumerate(lines, 1)])
        return self.county.act(
            lambda s: import_rows(
                s, kind=kind, file=FILE, chosen=table.chosen, rows=table.rows, **more
            )
        )

    def undo(self, done):
        return self.county.act(lambda s: undo_import(s, batch=done.batch, reason="选错文件"))

    def one(self, model, **where):
        return self.county.ask(lambda s: s.scalars(select(model).filter_by(**where)).one_or_none())

    def events(self):
        return events(self.county.store)

    def count(self, model):
        return self.county.ask(lambda s: s.scalar(select(func.count()).select_from(model)))

    def listed(self, kind):
        def cells(session):
            head, rows = list_of(session, kind, language="zh_CN")
            return [head, *rows]

        return self.county.ask(cells)


@pytest.fixture
def lists(any_county):
    return Lists(any_county)


# One short list of each kind, as an office writes it: about the county the counter opens.
SAMPLES = {
    "customers": [
        [
            "客户编号",
            "客户名称*",
            "服务等级",
            "乡镇",
            "联系人",
            "联系电话",
            "合同到期日",
            "作息时间",
        ],
        [
            "K1",
            "临溪农商银行",
            "AA级",
            "城关镇",
            "单行长",
            "13800000031",
            "2027/3/31",
            "8:30-12:00",
        ],
        ["K2", "临溪二中", "金牌", "", "", "", "", ""],
    ],
    "contacts": [
        ["客户名称", "姓名", "电话", "职务"],
        ["K1", "查主任", "0571-88880001、13800000032", "科技部主任"],
    ],
    "sites": [["客户", "网点名称", "详细地址"], ["K1", "东街网点", "东街8号"]],
    "circuits": [
        ["电路代号", "客户名称", "业务类型", "电路范围", "带宽", "A端", "开通日期"],
        ["LX-DATA-9", "K1", "数据专线", "跨省", "20M", "总行机房", "20240506"],
    ],
    "terminals": [["专线号", "设备类型", "SN", "产权"], ["LX-INT-00042", "光猫", "SN0099", "客户"]],
    "crews": [["班组编号", "班组名称", "负责乡镇"], ["B9", "北乡班", "北乡、塔山乡"]],
    "technicians": [
        ["工号", "姓名", "部门", "手机号", "岗位"],
        ["T-900", "仇 伟", "B01", "13800000099", "司机"],
        ["", "区志强", "抢修组", "", "班长"],
    ],
    "shifts": [["日期", "值班人员", "班次"], ["2026-12-01", "仇伟、区志强", "夜班"]],
    "leaves": [
        ["姓名", "请假类型", "开始日期", "结束日期", "审批状态"],
        ["仇伟", "年假", "2026-12-05", "2026-12-06", "已通过"],
    ],
    "vehicles": [
        ["车牌号", "车型", "班组", "里程", "年检到期"],
        ["浙A 12345", "皮卡", "B01", "35,200", "2027-05-31"],
    ],
    "instruments": [
        ["仪表编号", "类别", "名称", "校准日期", "有效期至", "证书号"],
        ["YB-77", "OTDR", "", "2026-03-01", "2027-02-28", "JZ-1"],
    ],
    "tickets": [
        ["工单编号", "客户名称", "创建时间", "故障现象", "优先级"],
        ["E-1", "临溪农商银行", "2026-11-19 10:00", "断网", "紧急"],
    ],
    "phone-visits": [
        ["客户名称", "拜访时间", "接通结果", "满意度"],
        ["K1", "2026-11-18 09:10", "已接通", "满意"],
    ],
}
NEEDS = {
    "contacts": ["customers"],
    "sites": ["customers"],
    "circuits": ["customers"],
    "shifts": ["technicians"],
    "leaves": ["technicians"],
    "phone-visits": ["customers"],
}


def furnish(lists, kind):
    for needed in NEEDS.get(kind, ()):
        lists.bring(needed, *SAMPLES[needed])


def test_every_kind_has_a_sample():
    assert set(SAMPLES) == set(KINDS)


@pytest.mark.parametrize("kind", KINDS)
def test_a_list_comes_in_once_and_goes_out_again(lists, kind):
    furnish(lists, kind)
    before, standing = lists.listed(kind), lists.events()
    done = lists.bring(kind, *SAMPLES[kind])
    assert (done.changed, done.problems) == (0, ())
    assert done.added == done.total > 0
    stood = lists.events()
    again = lists.bring(kind, *SAMPLES[kind])
    assert (again.batch, again.added, again.changed) == (None, 0, 0)
    assert again.unchanged + again.differing == again.total
    assert lists.events() == stood > standing
    lists.undo(done)
    if kind != "tickets":  # a void ticket stays a ticket
        assert lists.listed(kind) == before
    third = lists.bring(kind, *SAMPLES[kind])
    assert third.added + third.changed == third.total


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "tickets"])
def test_what_was_exported_changes_nothing_when_it_comes_in(lists, kind):
    furnish(lists, kind)
    lists.bring(kind, *SAMPLES[kind])
    out = lists.listed(kind)
    stood = lists.events()
    again = lists.bring(kind, *out)
    assert (again.problems, again.added, again.changed) == ((), 0, 0)
    assert lists.events() == stood


@pytest.mark.parametrize("kind", KINDS)
def test_a_rehearsal_tells_the_same_and_keeps_nothing(lists, kind):
    furnish(lists, kind)
    stood = lists.events()
    with pytest.raises(RehearsedError) as tried:
        lists.bring(kind, *SAMPLES[kind], rehearse=True)
    assert lists.events() == stood
    assert lists.count(ImportBatch) == len(NEEDS.get(kind, ()))
    done = lists.bring(kind, *SAMPLES[kind])
    assert (tried.value.done.added, tried.value.done.total) == (done.added, done.total)


def test_what_a_list_says_is_what_the_office_knows(lists):
    for kind in ("customers", "contacts", "sites", "circuits", "terminals", "technicians"):
        assert lists.bring(kind, *SAMPLES[kind]).problems == ()
    bank = lists.one(Customer, number="K1")
    assert (bank.grade, bank.contract_ends_on) == (ServiceGrade.AA, date(2027, 3, 31))
    assert bank.office_hours == {"am": ["08:30", "12:00"]}
    assert lists.one(Customer, number="K2").grade is ServiceGrade.AA
    assert lists.one(Contact, name="查主任").phones == ["0571-88880001", "13800000032"]
    line = lists.one(Circuit, number="LX-DATA-9")
    assert lists.one(Site, id=line.site_a_id).name == "总行机房"
    assert lists.one(Terminal, serial="SN0099").owner == "customer"
    assert lists.one(Technician, name="仇伟").role == "driver"
    rescue = lists.one(Crew, name="抢修组")
    assert lists.one(Technician, name="区志强").crew_id == rescue.id
    assert lists.one(Technician, name="区志强").number == "抢修组-01"


def test_days_shifts_and_things_come_in_with_what_follows_from_them(lists):
    for kind in ("technicians", "shifts", "leaves", "vehicles", "instruments"):
        assert lists.bring(kind, *SAMPLES[kind]).problems == ()
    shifts = lists.county.ask(
        lambda s: s.scalars(select(Shift).where(Shift.day_on == date(2026, 12, 1))).all()
    )
    assert {shift.kind for shift in shifts} == {ShiftKind.NIGHT}
    assert all(shift.ends_at - shift.starts_at for shift in shifts)
    assert len(shifts) == 2
    assert lists.one(Leave, kind="annual").state is LeaveState.APPROVED
    truck = lists.one(Vehicle, plate="浙A12345")
    assert truck.odometer_km == 35_200
    assert lists.one(
        Due, subject_id=truck.id, subject_kind="vehicle", kind="annual_inspection"
    ).due_on == date(2027, 5, 31)
    assert lists.one(Calibration, certificate_number="JZ-1").valid_until_on == date(2027, 2, 28)


def test_a_phone_visit_keeps_its_moment_and_takes_a_number(lists):
    furnish(lists, "phone-visits")
    lists.bring("phone-visits", *SAMPLES["phone-visits"])
    visit = lists.one(PhoneVisit)
    assert visit.number == "LX-DF-20261118-0001"
    assert visit.called_at == datetime.fromisoformat("2026-11-18T09:10:00+08:00")


def test_a_known_record_is_brought_up_to_date_and_undone_field_by_field(lists):
    head = SAMPLES["customers"][0]
    lists.bring("customers", *SAMPLES["customers"])
    done = lists.bring("customers", head, ["K1", "临溪农村商业银行", "AAA级", "", "", "", "", ""])
    assert (done.added, done.changed) == (0, 1)
    bank = lists.one(Customer, number="K1")
    assert (bank.name, bank.grade, bank.town) == ("临溪农村商业银行", ServiceGrade.AAA, "城关镇")
    lists.undo(done)
    bank = lists.one(Customer, number="K1")
    assert (bank.name, bank.grade, bank.contract_ends_on) == (
        "临溪农商银行",
        ServiceGrade.AA,
        date(2027, 3, 31),
    )


def test_what_has_moved_on_is_named_and_nothing_is_taken_back(lists):
    done = lists.bring("customers", *SAMPLES["customers"])
    lists.county.act(lambda s: customers.add_site(s, customer="K2", name="教学楼"))
    with pytest.raises(RefusedError) as refused:
        lists.undo(done)
    assert (refused.value.code, refused.value.facts["records"]) == ("import.moved_on", "K2")
    assert lists.one(Customer, number="K1").archived_at is None


def test_a_changed_value_changed_again_is_not_overwritten_by_an_undo(lists):
    head = SAMPLES["customers"][0][:2]
    lists.bring("customers", *SAMPLES["customers"])
    done = lists.bring("customers", head, ["K1", "甲银行"])
    lists.county.act(lambda s: customers.edit_customer(s, "K1", name="乙银行"))
    with pytest.raises(RefusedError) as refused:
        lists.undo(done)
    assert refused.value.code == "import.moved_on"
    assert lists.one(Customer, number="K1").name == "乙银行"


def test_bad_rows_keep_everything_out_unless_only_the_good_ones_are_wanted(lists):
    lines = [*SAMPLES["customers"], ["K3", "", "AA级", "", "", "", "", ""]]
    lines.append(["K4", "临溪四中", "特级", "", "", "", "", ""])
    stood = lists.events()
    with pytest.raises(RowsRefusedError) as refused:
        lists.bring("customers", *lines)
    told = [(p.row, p.heading, p.code) for p in refused.value.done.problems]
    assert told == [(4, "客户名称", "import.empty_cell"), (5, "服务等级", "import.unknown_word")]
    assert lists.events() == stood
    done = lists.bring("customers", *lines, good_rows=True)
    assert (done.added, len(done.problems)) == (2, 2)


def test_a_name_nobody_has_and_a_name_borne_twice_are_told_apart(lists):
    lists.bring("customers", *SAMPLES["customers"], ["K5", "临溪二中", "", "", "", "", "", ""])
    head = SAMPLES["contacts"][0]
    with pytest.raises(RowsRefusedError) as refused:
        lists.bring(
            "contacts",
            head,
            ["没有的", "甲", "13800000000", ""],
            ["临溪二中", "乙", "13800000001", ""],
        )
    assert [p.code for p in refused.value.done.problems] == ["customer.unknown", "import.ambiguous"]


def test_two_rows_about_one_thing_that_differ_are_a_problem_of_the_list(lists):
    lines = [*SAMPLES["crews"], ["B9", "北乡二班", ""], SAMPLES["crews"][1]]
    done = lists.bring("crews", *lines, good_rows=True)
    assert (done.added, done.unchanged) == (1, 1)
    assert [(p.row, p.code, p.facts["row"]) for p in done.problems] == [(3, "import.twice", 2)]


def test_what_the_office_has_put_away_is_not_brought_back_by_a_list(lists):
    lists.bring("customers", *SAMPLES["customers"])
    lists.county.act(lambda s: customers.archive_customer(s, "K2", reason="销户"))
    head = SAMPLES["customers"][0][:2]
    with pytest.raises(RowsRefusedError) as refused:
        lists.bring("customers", head, ["K2", "临溪第二中学"])
    assert refused.value.done.problems[0].code == "import.archived"


def test_a_row_that_fails_half_way_leaves_nothing_of_itself(lists):
    lists.bring("customers", *SAMPLES["customers"])
    head = ["电路代号", "客户编号", "A端", "光功率"]
    lines = [head, ["X" * 300, "K1", "新机房", ""]]
    done = lists.bring("circuits", *lines, good_rows=True)
    assert (done.batch, [p.code for p in done.problems]) == (None, ["text.too_long"])
    assert lists.one(Site, name="新机房") is None
    assert lists.county.ask(
        lambda s: s.scalar(select(func.count()).where(Event.subject_kind == "site"))
    ) == len(lists.county.ask(lambda s: s.scalars(select(Site)).all()))


def test_every_field_of_every_kind_is_one_the_services_take(lists):
    """A template with a column nobody keeps would swallow what people type into it."""
    assert all(kind_of(kind).key for kind in KINDS)
    assert {kind: kind_of(kind).needed for kind in KINDS if not kind_of(kind).needed} == {}
