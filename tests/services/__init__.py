"""The verbs of the office, through the one write path."""
