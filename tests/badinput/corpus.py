"""Texts nobody should type: what forms are fed, and what files, formulas and queries fear."""

from tests.forms.hostile import HOSTILE

CORPUS = HOSTILE | {
    "formula": '=HYPERLINK("http://127.0.0.1:9/","点")',
    "formula by plus": "+1+1|cmd",
    "formula by minus": "-2+3",
    "formula by at": "@SUM(A1:A9)",
    "wide formula": "＝1+1",
    "path": "../../etc/passwd",
    "share": "\\\\10.0.0.1\\c$\\x",
    "drive": "C:\\CON\\nul.txt:stream",
    "reserved": 'a/b\\c:d*e?f"g<h>i|j',
    "quote": "Robert'); DROP TABLE ticket;--",
    "like": "100%_\\%",
    "big5 quote": "縗' OR 1=1 --",
    "percent format": "%s %d %(name)s %n",
    "brace format": "{0} {name} {__class__}",
    "template": "${jndi:ldap://127.0.0.1:9/a}",
    "line of a log": "ok\r\n2026-11-20 CRITICAL root forged",
    "mnemonic": "&New && old",
    "null word": "NULL None nan",
    "isolates": "\u2066evil\u2069 \u200fعربي",
}
"""By name; each is one string."""
