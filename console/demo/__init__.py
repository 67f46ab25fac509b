"""The demo office: one made-up county, made by the same services as real data."""

from console.demo.build import build, is_demo, remove

__all__ = ["build", "is_demo", "remove"]
