"""The office with no screen, no thread and no paper."""
