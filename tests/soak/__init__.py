"""Long trials on demand: ``python -m tests.soak kill``, ``... migration``, ``... power``."""
