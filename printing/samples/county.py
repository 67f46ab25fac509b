"""The made-up county all samples speak of: its office, its copies, its lists, its pests."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from models.rules.norms import norms
from models.rules.norms.checklists import Checklist
from models.sheets import CircuitBlock, Copy, CustomerBlock, Letterhead, Tick
from models.sheets.site_visit import CheckedItem

REPORTED = datetime(2026, 11, 20, 15, 30, tzinfo=UTC)  # 23:30 in the office
HOSTILE = '<b>粗体 & <img src="x.png"/> a<b>c</b> &amp; %s {0} \\n )>>/OpenAction<<'
RARE = "𬭎𣲗𬬭 𠀀𠮷 📞👨‍👩‍👧 שלום\u202e逆\u202c"
COMPLAINT = "客户来电反映专线时断时续,每次约十分钟,已经影响正常营业,要求给出书面说明。\n\t" * 90


def after(minutes: int) -> datetime:
    """Return a moment so many minutes after the report."""
    return REPORTED + timedelta(minutes=minutes)


def letterhead() -> Letterhead:
    """Return the office's letterhead."""
    return Letterhead(
        office="乐溪县代维办公室",
        contractor="铁通乐溪代维",
        carrier="中国移动乐溪分公司",
        phone="0577-62540000",
        supervise_phone="10086",
    )


def first_copy(minutes: int = 9) -> Copy:
    """Return a first printing."""
    return Copy(number=1, printed_at=after(minutes), printed_by="王敏")


def bank() -> CustomerBlock:
    """Return a customer with everything known."""
    return CustomerBlock(
        name="乐溪农商银行城东支行",
        number="KH000123",
        grade="AAA级",
        importance="地市级",
        address="乐溪县城东街道宁康东路188号",
        contact="叶建国",
        phone="13805770001",
        account_manager="林小燕",
    )


def line_of_bank() -> CircuitBlock:
    """Return that customer's circuit."""
    return CircuitBlock(
        number="WZLX-HLW-ZX0123",
        service="互联网专线",
        speed="100M",
        reach="地市内",
        site_a="城东支行机房",
        site_z="城东汇聚机房",
        access="PON",
        exchange="城东",
        room="城东汇聚",
        odf="ODF-03/12",
        port="0/2/5",
    )


def ticks(labels: Sequence[str], done: Sequence[int] = ()) -> tuple[Tick, ...]:
    """Return boxes with the ones of those positions ticked."""
    return tuple(Tick(label=label, done=n in done) for n, label in enumerate(labels))


def labels(checklist: Checklist) -> tuple[str, ...]:
    """Return what the lines of a list are called."""
    return tuple(line.zh for line in checklist.lines)


_CHOICES = {
    "yes_no": ("无告警", "有告警"),
    "fit": ("符合", "不符合"),
    "match": ("相符", "不符"),
}


def routine_items() -> tuple[CheckedItem, ...]:
    """Return the lines of routine maintenance, as the norms name them, to be filled in."""
    return tuple(
        CheckedItem(
            code=line.code,
            name=line.zh,
            rule=line.rule,
            choices=ticks(_CHOICES.get(line.answer, ())),
            unit=line.unit,
        )
        for line in norms().checklists.routine.lines
    )


def ticked(item: CheckedItem, answer: str, *, good: bool) -> CheckedItem:
    """Return a line filled in: the first choice ticked if all is well, else the second."""
    labels = [tick.label for tick in item.choices]
    return replace(item, answer=answer, choices=ticks(labels, (0 if good else 1,)))


def steps(done: Sequence[int] = ()) -> tuple[Tick, ...]:
    """Return the eight steps of a visit, as the norms name them."""
    return ticks(labels(norms().checklists.eight_steps), done)


def five_ones(done: Sequence[int] = ()) -> tuple[Tick, ...]:
    """Return what is taken along, as the norms name it."""
    return ticks([line.zh for line in norms().checklists.five_ones.lines], done)
