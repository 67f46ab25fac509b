"""Widgets every screen may use; none of them knows a screen, a table or a thread."""
