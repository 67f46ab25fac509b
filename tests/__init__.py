"""Everything that has to hold before a change lands; run with ``python -m tests``."""
