"""Measures on demand: ``python -m tests.bench [NAME...]``. Ratios, never milliseconds, count."""
