"""What the standard says in words: verdicts, reasons, and whose rule it is."""

from PySide6.QtCore import QCoreApplication

from models.queries.quota import QuotaRow
from models.rules.quota import Unfit, Verdict
from views.wording import term

translate = QCoreApplication.translate


def verdict_words(row: QuotaRow) -> str:
    """Say whether a row is met, and how many are missing."""
    standing = row.standing
    if standing.verdict is Verdict.SHORT:
        return translate("Things", "{n} short").format(n=standing.missing)
    if standing.verdict is Verdict.MET:
        return translate("Things", "met")
    return translate("Things", "no register")


def quota_tone(row: QuotaRow) -> str | None:
    """Return the colour of a verdict."""
    tones = {Verdict.SHORT: "overdue", Verdict.MET: "good", Verdict.NOT_KEPT: "muted"}
    return tones[row.standing.verdict]


def quota_icon(row: QuotaRow) -> str:
    """Return the icon of a verdict."""
    icons = {Verdict.SHORT: "alert-triangle", Verdict.MET: "check", Verdict.NOT_KEPT: "help"}
    return icons[row.standing.verdict]


def per_words(row: QuotaRow) -> str:
    """Say what the rule asks: so many for each of what."""
    quota = row.standing.quota
    per = {
        "grid": translate("Things", "for the office's area"),
        "crew": translate("Things", "for each crew"),
        "shift": translate("Things", "for each shift"),
        "office": translate("Things", "for the office"),
        "two_crews": translate("Things", "for every two crews"),
    }[quota.per]
    return translate("Things", "{n} {per}").format(n=quota.quantity, per=per)


def why_words(row: QuotaRow) -> str:
    """Say what does not count and who is without."""
    standing = row.standing
    if standing.verdict is Verdict.NOT_KEPT:
        return translate("Things", "Not kept in a register; count it by hand.")
    reasons = {
        Unfit.OUT_OF_DATE: translate("Things", "{n} out of date"),
        Unfit.UNSERVICEABLE: translate("Things", "{n} not serviceable"),
        Unfit.LENT: translate("Things", "{n} lent out"),
        Unfit.TOO_FEW_PEOPLE: translate("Things", "{n} with fewer than two people"),
        Unfit.ABSENT: translate("Things", "{n} with fewer than two people present and in date"),
    }
    parts = [reasons[why].format(n=count) for why, count in standing.unfit.items()]
    if standing.verdict is Verdict.SHORT and not standing.registered:
        parts.append(translate("Things", "none registered"))
    elif standing.verdict is Verdict.SHORT and row.short_crews:
        crews = translate("Things", ", ").join(row.short_crews)
        parts.append(translate("Things", "without: {crews}").format(crews=crews))
    return translate("Things", "; ").join(parts)


def rule_words(row: QuotaRow) -> str:
    """Say whose rule it is, and whether anybody checked it."""
    backing = row.backing
    where = f"{backing.article}  {backing.edition}"
    note = row.standing.quota.note
    return "  ".join(part for part in (term(backing.kind), where, note) if part)
