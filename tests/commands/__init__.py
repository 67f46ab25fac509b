"""Headless commands, run in process as somebody would type them."""
