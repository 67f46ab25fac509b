"""Everything the program reads but does not execute, reached by name."""

from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path


def _entry(name: str) -> Traversable:
    return files(__name__).joinpath(*name.split("/"))


def read_bytes(name: str) -> bytes:
    """Return one resource, such as ``norms/restoration.toml``."""
    return _entry(name).read_bytes()


def read_text(name: str) -> str:
    """Return one resource as UTF-8 text."""
    return _entry(name).read_text(encoding="utf-8")


def names(folder: str, suffix: str = "") -> list[str]:
    """Return the resources of a folder that end in ``suffix``, in name order."""
    return sorted(
        f"{folder}/{entry.name}"
        for entry in _entry(folder).iterdir()
        if entry.name.endswith(suffix)
    )


def path(name: str) -> Path:
    """Return a resource as a file, for libraries that only open files."""
    return Path(str(_entry(name)))
