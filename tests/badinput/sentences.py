"""What one clear sentence is."""

import re

CHINESE = re.compile("[\u4e00-\u9fff]")
NAKED = ("Traceback", "Error(", "errno", "sqlite3", "psycopg", "{", "}", " —", "None")


def is_clear(text: str, language: str, *, said_back: str = "") -> bool:
    """Tell whether a sentence reads as one in its language; ``said_back`` is a path in it."""
    plain = text.replace(said_back, "") if said_back else text
    spoken = bool(CHINESE.search(plain)) == (language == "zh_CN")
    ends = plain.rstrip().endswith(("。", ".", "！"))
    return spoken and ends and not [word for word in NAKED if word in plain]
