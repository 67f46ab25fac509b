"""F21 故障分析报告: the letter that tells a customer what happened, sealed by the unit."""

from collections.abc import Iterator

from models.rules.zone import stamp
from models.sheets.fault_report import FaultReportSheet
from printing.blocks import head_of, reprinted
from printing.layout import Form
from printing.paper import A4
from printing.phrases import missing_glyphs
from printing.prose import Letter, Paragraph

FORM = Form("F21", "故障分析报告", "JK-B-21/1.0", (A4,))
SHEET = FaultReportSheet
_TITLE = 15.0
_OPEN = "　　　　年　　　月　　　日"
_OPENING = "贵单位使用的专线业务发生中断，给贵单位带来不便，我们深表歉意。现将情况报告如下："
_ENDING = "感谢贵单位的理解与支持。如有疑问，请随时与我们联系。"


def content(sheet: FaultReportSheet, missing: frozenset[str]) -> Letter:
    """Return the letter's paragraphs in order; ``missing`` are characters printed as 〓."""
    return Letter(
        head=head_of(FORM, sheet),
        paragraphs=(
            Paragraph(sheet.subject, bold=True, centred=True, indent=False, size=_TITLE),
            Paragraph(f"{sheet.customer}：", bold=True, indent=False),
            Paragraph(_OPENING),
            *_chapters(sheet),
            Paragraph(_ENDING),
            *_closing(sheet, missing),
        ),
        seal=(
            sheet.sealed_by or sheet.letterhead.contractor,
            "（单位盖章）",
            f"{sheet.reported_on:%Y 年 %m 月 %d 日}" if sheet.reported_on else _OPEN,
        ),
    )


def _chapters(sheet: FaultReportSheet) -> Iterator[Paragraph]:
    chapters = (
        ("一、故障现象", sheet.symptom),
        ("二、影响时段与范围", _outage(sheet)),
        ("三、故障原因", sheet.cause),
        ("四、处理过程", sheet.process),
        ("五、改进措施", sheet.improvement),
    )
    for heading, text in chapters:
        yield Paragraph(heading, bold=True)
        yield Paragraph(text)


def _outage(sheet: FaultReportSheet) -> str:
    facts = (
        ("专线", sheet.circuits),
        ("中断时间", stamp(sheet.began_at)),
        ("恢复时间", stamp(sheet.restored_at)),
        ("历时", sheet.outage),
        ("影响", sheet.impact),
    )
    return "；".join(f"{name}：{text}" for name, text in facts if text)


def _closing(sheet: FaultReportSheet, missing: frozenset[str]) -> Iterator[Paragraph]:
    if sheet.contact:
        yield Paragraph(f"联系人：{sheet.contact}")
    notes = "；".join((*reprinted(sheet.copy), *missing_glyphs(missing)))
    if notes:
        yield Paragraph(f"说明：{notes}", size=9)
