"""Parts of a batch from memory leave what parts that speak to the database leave, hash for hash."""

import json
from functools import partial
from uuid import UUID

import pytest
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from models.domain import Crew
from models.errors import RefusedError
from models.rules.imports import KINDS, read_table
from models.services import crews, lookups
from models.services import gathering as gathers
from models.services.imports import FileIdentity, engine, import_rows
from models.services.imports.records import Records
from models.store import chain
from models.store.unit_of_work import consult
from tests.services.counter import LINE, Counter, digest, open_county

LONG = "长" * 300
FILE = FileIdentity(name="名单.xlsx", sha256="0" * 64)
ALONE = {"phone-visits", "tickets"}  # numbers and steps of their own: every row asks the database

# Lists of each kind in two goes: with new records, repeats, refusals, and what is known already.
GOES = {
    "customers": (
        [
            ["客户编号", "客户名称", "服务等级", "联系人", "联系电话", "维护班组", "备注"],
            ["C001", "临溪县农村信用联社", "AAA级", "周敏", "13800000022", "", ""],
            ["K1", "临溪农商银行", "AA级", "单行长", "13800000031", "B01", ""],
            ["K2", "重庆路小学", "", "", "", "城区一班", ""],
            ["K2", "重庆路小学", "", "", "", "城区一班", ""],
            ["K2", "重庆路中学", "", "", "", "", ""],
            ["K3", "临溪三中", "", LONG, "13800000033", "", ""],
            ["K3", "临溪三中", "", "王敏", "13800000033", "", ""],
            ["K4", LONG, "", "", "", "", ""],
            ["K5", "临溪五中", "", "", "", "没有的班", ""],
            ["K6", "临溪六中", "A级", "李老师", "0571-88880001", "", "a\u200bb"],
            ["C002", "临溪第一中学", "", "", "", "", ""],
            ["K7", "临溪七中", "", "", "", "B02", ""],
        ],
        [["客户编号", "客户名称"], ["K7", "临溪第七中学"], ["K8", "临溪八中"], ["K1", "农商行"]],
    ),
    "contacts": (
        [
            ["客户名称", "姓名", "电话", "职务"],
            ["C001", "周敏", "13800000021", "主任"],
            ["临溪第一中学", "查主任", "0571-88880001、13800000032", "科技部主任"],
            ["没有的", "甲", "13800000000", ""],
            ["C002", "查主任", "13800000032", ""],
            ["C002", LONG, "13800000032", ""],
            *[["C002", f"老师{n}", f"138000001{n:02}", "老师"] for n in range(20)],
        ],
        [["客户名称", "姓名", "电话"], ["C002", "老师3", "13900000003"], ["C001", "新人", "138"]],
    ),
    "sites": (
        [
            ["客户", "网点名称", "详细地址"],
            ["C001", "总部", "人民路2号"],
            ["C001", "东街网点", "东街8号"],
            ["C001", "东街网点", "东街9号"],
            ["没有的", "西街网点", "西街8号"],
            ["C002", LONG, "西街8号"],
            *[["C002", f"{n}号楼", f"校园路{n}号"] for n in range(20)],
        ],
        [["客户", "网点名称", "详细地址"], ["C002", "3号楼", "新路3号"], ["C002", "东街", "1号"]],
    ),
    "circuits": (
        [
            ["电路代号", "客户名称", "业务类型", "电路范围", "带宽", "A端", "Z端"],
            [LINE, "C001", "互联网专线", "省内", "50M", "总部", ""],
            ["X1", "C001", "数据专线", "跨省", "20M", "总部", "东街机房"],
            ["X2", "临溪第一中学", "数据专线", "跨省", "20M", "东街机房", "教学楼"],
            ["X3", "C002", "数据专线", "跨省", "20M", "教学楼", "东街机房"],
            ["X4", "C002", "数据专线", "跨省", LONG, "北楼", "教学楼"],
            ["X5", "C002", "数据专线", "跨省", "20M", "北楼", "教学楼"],
            ["X5", "C002", "数据专线", "跨省", "30M", "北楼", "教学楼"],
            ["Y" * 300, "C002", "数据专线", "跨省", "30M", "南楼", ""],
            ["X6", "没有的", "数据专线", "跨省", "30M", "南楼", ""],
        ],
        [["电路代号", "客户名称", "业务类型", "电路范围"], ["X1", "C001", "数据专线", "省内"]],
    ),
    "terminals": (
        [
            ["专线号", "设备类型", "SN", "设备型号", "产权"],
            [LINE, "onu", "OLD-1", "", "客户"],
            [LINE, "光猫", "SN0099", "", "客户"],
            [LINE, "光猫", "", "HG8010", "客户"],
            [LINE, "光猫", "", "HG8010", "客户"],
            [LINE, "光猫", "", "HG8011", "客户"],
            [LINE, "交换机", "", "", ""],
            [LINE, "交换机", "", "", "客户"],
            ["没有的", "光猫", "SN1", "", ""],
            ["LX-DAT-00007", LONG, "SN2", "", ""],
        ],
        [["专线号", "设备类型", "SN"], [LINE, "光收发器", "SN0099"], [LINE, "光猫", "SN3"]],
    ),
    "crews": (
        [
            ["班组编号", "班组名称", "负责乡镇"],
            ["B01", "城区班", "城关镇"],
            ["B9", "北乡班", "北乡、塔山乡"],
            ["B9", "北乡二班", ""],
            ["B8", LONG, ""],
            ["B7", "南乡班", ""],
        ],
        [["班组编号", "班组名称"], ["B7", "南乡一班"], ["B6", "东乡班"]],
    ),
    "technicians": (
        [
            ["工号", "姓名", "部门", "手机号", "岗位"],
            ["T11", "王T11", "柳河班", "13800000098", "司机"],
            ["T-900", "仇 伟", "B01", "13800000099", "司机"],
            ["", "区志强", "抢修组", "", "班长"],
            ["", "单雄", "抢修组", "", ""],
            ["", "区志强", "抢修组", "", "班长"],
            ["", LONG, "另一组", "", ""],
            ["", "查全", "另一组", "", ""],
        ],
        [["工号", "姓名", "部门", "岗位"], ["", "单雄", "抢修组", "司机"], ["", "曾巩", "抢修组"]],
    ),
    "shifts": (
        [
            ["日期", "值班人员", "班次"],
            ["2026-12-01", "王T11、王T12", "夜班"],
            ["2026-12-02", "王T11", "白班"],
            ["2026-12-02", "王T11", "休息"],
            ["2026-12-03", "没有的", "白班"],
            *[[f"2026-12-{day:02}", "王T21", "白班"] for day in range(4, 30)],
        ],
        [["日期", "值班人员", "班次", "班组"], ["2026-12-02", "王T11", "夜班", "B02"]],
    ),
    "leaves": (
        [
            ["姓名", "请假类型", "开始日期", "结束日期", "审批状态"],
            ["王T11", "年假", "2026-12-05", "2026-12-06", "已通过"],
            ["王T12", "年假", "2026-12-05", "2026-12-06", ""],
            ["王T12", "年假", "2026-12-08", "2026-12-06", ""],
            ["王T12", "年假", "2026-12-05", "2026-12-07", ""],
            ["王T21", "事假", "2026-12-05", "2026-12-07", "已拒绝"],
        ],
        [
            ["姓名", "请假类型", "开始日期", "结束日期"],
            ["王T21", "年假", "2026-12-15", "2026-12-16"],
        ],
    ),
    "vehicles": (
        [
            ["车牌号", "车型", "班组", "里程", "年检到期", "商业险到期", "驾驶员"],
            ["辽BA1203", "皮卡", "B01", "35,200", "2027-05-31", "", ""],
            ["浙A 12345", "皮卡", "B01", "35,200", "2027-05-31", "2027-06-30", "王T11"],
            ["浙A·12346", LONG, "B01", "1", "2027-05-31", "", ""],
            ["浙A·12346", "轿车", "没有的", "1", "2027-05-31", "", ""],
            ["浙A·12346", "轿车", "B02", "1", "2027-05-31", "", ""],
        ],
        [["车牌号", "年检到期"], ["浙A12345", "2028-05-31"], ["浙A99999", "2028-05-31"]],
    ),
    "instruments": (
        [
            ["仪表编号", "类别", "名称", "校准日期", "有效期至", "证书号", "使用班组"],
            ["OTDR-1", "OTDR", "光时域反射仪", "2026-03-01", "2027-12-28", "JZ-9", ""],
            ["YB-77", "OTDR", "", "2026-03-01", "2027-02-28", "JZ-1", "B01"],
            ["YB-78", "OTDR", "", "2026-03-01", "2026-02-28", "JZ-1", ""],
            ["YB-78", "OTDR", "", "", "2027-02-28", "", ""],
            ["YB-79", "OTDR", LONG, "", "", "", ""],
            ["YB-80", "OTDR", "", "", "", "", "没有的"],
        ],
        [
            ["仪表编号", "类别", "校准日期", "有效期至"],
            ["YB-77", "OTDR", "2027-02-01", "2028-01-31"],
        ],
    ),
    "tickets": (
        [
            ["工单编号", "客户名称", "创建时间", "故障现象", "专线号"],
            ["E-1", "临溪县农村信用社", "2026-11-19 10:00", "断网", LINE],
            ["E-2", "临溪县农村信用社", "2026-11-19 10:05", "断网", LINE],
            ["E-3", "临溪第一中学", "2026-11-19 10:10", "掉线", ""],
            ["E-3", "临溪第一中学", "2026-11-19 10:10", "断网", ""],
        ],
        [["工单编号", "客户名称", "创建时间", "故障现象"], ["E-4", "甲", "2026-11-19", "断网"]],
    ),
    "phone-visits": (
        [
            ["客户名称", "拜访时间", "联系人", "接通结果", "满意度"],
            ["C001", "2026-11-18 09:10", "周敏", "已接通", "满意"],
            ["C001", "2026-11-17 09:10", "没有的", "已接通", "满意"],
            ["C002", "2026-11-18 09:20", "", "已接通", "满意"],
            ["C002", "2026-11-18 09:20", "", "已接通", "一般"],
        ],
        [["客户名称", "拜访时间", "接通结果"], ["C002", "2026-11-17 09:20", "未接通"]],
    ),
}


class Way:
    """One of the two ways, in an office of its own, and how often it spoke to the database."""

    def __init__(self, folder, monkeypatch, *, from_memory):
        folder.mkdir()
        self.store = open_county(folder / "office.db", folder)
        self.county, self.from_memory, self.patch = Counter(self.store), from_memory, monkeypatch
        self.savepoints = self.batches = 0

    def bring(self, kind, lines):
        """Bring the good rows in; returns what the batch tells of itself."""
        table = read_table(kind, [(n, line) for n, line in enumerate(lines, 1)])
        self.batches += 1
        with self.patch.context() as patch:
            patch.setattr(
                engine, "gathering", partial(gathers.gathering, from_memory=self.from_memory)
            )
            patch.setattr(gathers, "TOGETHER", 7)
            patch.setattr(gathers, "whole_or_nothing", self._counted(gathers.whole_or_nothing))
            return self.county.act(
                lambda s: import_rows(
                    s,
                    kind=kind,
                    file=FILE,
                    chosen=table.chosen,
                    rows=table.rows,
                    good_rows=True,
                ),
                uid=UUID(int=self.batches),
            )

    def _counted(self, whole_or_nothing):
        def counted(session):
            self.savepoints += 1
            return whole_or_nothing(session)

        return counted

    def kept(self):
        """Return every row of every table."""
        return json.loads(digest(self.store))

    def holds(self):
        return consult(self.store, partial(chain.verify, key=self.store.key)).holds


@pytest.fixture
def ways(tmp_path, monkeypatch):
    """The way from memory, and the one that speaks to the database for every row."""
    both = [
        Way(tmp_path / name, monkeypatch, from_memory=name == "memory")
        for name in ("memory", "database")
    ]
    yield both
    for way in both:
        way.store.close()


def compared(ways, kind):
    """Bring the lists of a kind in both ways: new, again, and changed; compare each time."""
    first, second = GOES[kind]
    told = []
    for lines in (first, first, second):
        quick, slow = (way.bring(kind, lines) for way in ways)
        assert quick == slow
        assert ways[0].kept() == ways[1].kept()
        told.append(quick)
    return told


@pytest.mark.parametrize("kind", KINDS)
def test_both_ways_keep_the_same_rows_events_and_hashes(ways, kind):
    new, again, changed = compared(ways, kind)
    assert new.added >= 2
    assert new.problems or kind == "tickets"
    assert (again.added, again.changed) == (0, 0)
    assert changed.added + changed.changed >= 1
    assert all(way.holds() for way in ways)


# One new record after another, of every kind whose rows leave the database alone.
NEW = {
    "customers": (
        ["客户编号", "客户名称", "联系人", "联系电话", "维护班组"],
        lambda n: [f"K{n}", f"临溪{n}中", "王敏", "13800000031", "B01"],
    ),
    "contacts": (["客户名称", "姓名", "电话"], lambda n: ["临溪第一中学", f"王{n}", "13800000031"]),
    "sites": (["客户", "网点名称", "详细地址"], lambda n: ["C001", f"{n}号楼", f"东街{n}号"]),
    "circuits": (
        ["电路代号", "客户名称", "业务类型", "电路范围", "A端", "Z端"],
        lambda n: [f"X{n}", "C001", "数据专线", "跨省", "总部", f"{n}号楼"],
    ),
    "terminals": (["专线号", "设备类型", "SN"], lambda n: [LINE, "光猫", f"SN{n}"]),
    "crews": (["班组编号", "班组名称"], lambda n: [f"N{n}", f"{n}班"]),
    "technicians": (["姓名", "部门"], lambda n: [f"王{n}", f"{n % 3}组"]),
    "shifts": (["日期", "值班人员", "班次"], lambda n: [f"2026-12-{n + 1:02}", "王T21", "白班"]),
    "leaves": (
        ["姓名", "请假类型", "开始日期", "结束日期"],
        lambda n: ["王T11", "年假", f"2026-12-{n + 1:02}", "2026-12-31"],
    ),
    "vehicles": (
        ["车牌号", "年检到期", "驾驶员"],
        lambda n: [f"浙A{n + 10000}", "2027-05-31", "王T11"],
    ),
    "instruments": (
        ["仪表编号", "类别", "校准日期", "有效期至"],
        lambda n: [f"YB-{n}", "OTDR", "2026-03-01", "2027-02-28"],
    ),
}


def test_every_kind_is_quick_or_known_to_be_slow():
    assert NEW.keys() | ALONE == set(KINDS)


@pytest.mark.parametrize("kind", NEW)
def test_a_row_that_only_adds_leaves_the_database_alone(ways, kind):
    quick, slow = ways
    head, line = NEW[kind]
    done = [way.bring(kind, [head, *(line(n) for n in range(30))]) for way in ways]
    assert done[0] == done[1]
    assert done[0].added == 30
    assert quick.kept() == slow.kept()
    assert slow.savepoints == 30
    assert quick.savepoints <= 1  # the first of all reads who is known by name


def forget_nothing(_memory):
    """Leave what a refused row was thought to have added."""


def give_back_nothing(_ids):
    """Leave the ids a refused row took."""


def learn_nothing(_memory, _model, _values):
    """Never hear of what the batch adds."""


FAULTS = [
    ("circuits", (lookups.Memory, "go_back", forget_nothing)),
    ("customers", (gathers._Ids, "give_back", give_back_nothing)),
    ("circuits", (lookups.Memory, "learn", learn_nothing)),
    ("technicians", (lookups.Memory, "learn", learn_nothing)),
]


@pytest.mark.parametrize(("kind", "fault"), FAULTS)
def test_a_way_from_memory_with_a_fault_is_found_out(ways, monkeypatch, kind, fault):
    monkeypatch.setattr(*fault)
    with pytest.raises((AssertionError, IntegrityError)):
        compared(ways, kind)


def test_a_part_that_wants_the_database_is_done_again_as_if_it_had_never_begun(ways, monkeypatch):
    """A kind whose adding asks the database half way: nothing of the first try is left."""
    slow = engine.WAYS["crews"]
    tried = []

    def add(session, names, facts):
        row_id = slow.add(session, names, facts)
        tried.append(facts["code"])
        assert session.scalar(select(Crew.id).where(Crew.code == facts["code"])) == row_id
        return row_id

    asking = Records(slow.settle, slow.key, slow.find, add, slow.change)
    monkeypatch.setattr(engine, "WAYS", {**engine.WAYS, "crews": asking})
    compared(ways, "crews")
    assert tried.count("B9") == 2 + 1


def refused_after_one(session):
    with gathers.gathering(session) as gathered:
        gathered.part(lambda: crews.add_crew(session, code="B7", name="南乡班"))
        raise RefusedError("crew.taken", number="B7")


def test_a_batch_that_ends_in_a_refusal_leaves_the_session_as_it_was(ways):
    quick, _ = ways
    before = quick.kept()
    with pytest.raises(RefusedError):
        quick.county.act(refused_after_one)
    assert quick.kept() == before
    quick.bring("crews", GOES["crews"][1])
    assert quick.holds()
