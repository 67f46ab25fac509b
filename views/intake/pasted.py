"""What a message pasted into the symptom gives away: a phone or a circuit to look up."""

import re

PHONE = re.compile(r"(?<!\d)(?:1[3-9]\d{9}|0\d{2,3}-?\d{7,8})(?!\d)")
CIRCUIT = re.compile(r"(?<![\w-])[A-Za-z]{2,}[\w-]*\d{3,}[\w-]*")


def worth_looking_up(text: str) -> str | None:
    """Return a circuit number or else a phone found in a message, or nothing."""
    circuit = CIRCUIT.search(text)
    if circuit is not None:
        return circuit[0]
    phone = PHONE.search(text)
    return phone[0] if phone else None
