"""Sample checks: an empty sheet for the field, a county checked by its city, the nastiest one."""

from dataclasses import replace
from datetime import date

from models.rules.norms import norms
from models.sheets.quality_check import LEVELS, CheckItem, CorrectionLine, QualityCheckSheet
from printing.samples.county import COMPLAINT, HOSTILE, RARE, after, first_copy, letterhead

_FINDINGS = {
    2: ("3 号柜底有遗留扎带和线头", "-1", "IMG-0412"),
    6: ("尾纤 4 条无标签", "-2", "IMG-0413、0414"),
    10: ("资料中序列号与现场不符 1 处", "-1", "IMG-0418"),
}


def sheets() -> dict[str, QualityCheckSheet]:
    """Return the samples by name."""
    short = QualityCheckSheet(
        number="LX-ZJ-20261118-0001",
        letterhead=letterhead(),
        copy=first_copy(),
        level=LEVELS[2],
        unit="城东一组",
        items=tuple(CheckItem(item=line.zh) for line in norms().checklists.routine.lines[:3]),
    )
    return {"short": short, "long": _long(short), "nasty": _nasty(_long(short))}


def _long(short: QualityCheckSheet) -> QualityCheckSheet:
    return replace(
        short,
        level=LEVELS[1],
        checked_at=after(-3000),
        checkers=("市公司网络部 徐科长", "潘工"),
        unit="乐溪县代维办公室",
        subject="县政务服务中心专线接入设备",
        place="县行政中心2号楼3层弱电间",
        basis=norms().checklists.source.title,
        items=tuple(map(_item, range(len(norms().checklists.routine.lines)))),
        total="100",
        lost="-4",
        corrections=(
            CorrectionLine(
                problem="机柜底部遗留杂物",
                measure="当场清理,纳入离场照片检查",
                responsible="陈海波",
                due_on=date(2026, 11, 18),
                result="当场完成",
            ),
            CorrectionLine(
                problem="尾纤 4 条无标签,资料序列号不符",
                measure="重打标签,全办开展一次标签与资料核对",
                responsible="郑伟",
                due_on=date(2026, 11, 30),
            ),
        ),
        opinion="现场整洁,设备运行正常;标签和资料管理须加强,月底前复查。",
    )


def _item(n: int) -> CheckItem:
    line = norms().checklists.routine.lines[n]
    finding, points, photos = _FINDINGS.get(n, ("符合", "0", ""))
    return CheckItem(
        item=line.zh,
        standard=line.rule or "按例行维护标准",
        finding=finding,
        points=points,
        photos=photos,
    )


def _nasty(long: QualityCheckSheet) -> QualityCheckSheet:
    first, second, *others = long.items
    return replace(
        long,
        level=RARE,
        unit=HOSTILE,
        items=(
            replace(first, item=HOSTILE, finding=COMPLAINT),
            replace(second, points="-" * 40, photos="W" * 120),
            *others * 5,
        ),
        corrections=(replace(long.corrections[0], problem=RARE, result="长" * 300),),
        opinion="长" * 1500,
    )
