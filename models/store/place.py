"""Refuses places where a database file gets damaged sooner or later.

Shares, mapped drives, sticks, folders a cloud client synchronises, and a second name for
the same file (reliability finding 1 of "how to corrupt", R-10).
"""

import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from models.errors import StoreError, StoreTrouble


class PlaceFault(StrEnum):
    """What is wrong with a place for the office's file."""

    SHARE = "share"  # \\server\share
    NETWORK = "network"  # a mapped drive or a mounted share
    SYNCED = "synced"  # OneDrive, Dropbox, 坚果云 and their kin
    STICK = "stick"  # FAT: no journal, one tug and it is gone
    LINK = "link"  # a second name: its journal would lie elsewhere


NETWORK_SYSTEMS = frozenset(
    {"nfs", "nfs4", "cifs", "smb3", "smbfs", "fuse.sshfs", "afs", "ncpfs", "davfs", "fuse.rclone"}
)
STICK_SYSTEMS = frozenset({"vfat", "msdos", "exfat", "fat", "fat32"})
SYNC_FOLDERS = (
    "onedrive",
    "dropbox",
    "google drive",
    "googledrive",
    "iclouddrive",
    "icloud drive",
    "nutstore",
    "我的坚果云",
    "坚果云",
    "baidusyncdisk",
    "百度网盘同步空间",
    "百度云同步盘",
    "weiyun",
    "微云同步",
    "box sync",
    "synologydrive",
    "seafile",
    "nextcloud",
)
SYNC_MARKS = (".dropbox", ".stfolder", ".nutstore", ".sync", ".SynologyWorkingDirectory")
_REMOTE_DRIVE = 4  # GetDriveType of Windows


@dataclass(frozen=True, slots=True)
class Probes:
    """How a place is looked at; tests hand in their own."""

    file_system: Callable[[Path], str]  # "ext4", "ntfs", "nfs" ...; "" unknown
    is_link: Callable[[Path], bool]
    names: Callable[[Path], int]  # how many directory entries the file has
    real: Callable[[Path], Path]
    exists: Callable[[Path], bool]


def fault_of(path: Path, probes: Probes | None = None) -> PlaceFault | None:
    """Return what is wrong with a place, or None."""
    look = probes or OWN_PROBES
    if str(path).startswith(("\\\\", "//")) and not str(path).startswith("\\\\?\\"):
        return PlaceFault.SHARE
    if look.is_link(path) or look.names(path) > 1:
        return PlaceFault.LINK
    real = look.real(path)
    system = look.file_system(real.parent).lower()
    if str(real).startswith("\\\\") or system in NETWORK_SYSTEMS:
        return PlaceFault.NETWORK
    if system in STICK_SYSTEMS:
        return PlaceFault.STICK
    return PlaceFault.SYNCED if _is_synced((path, real), look) else None


def check(path: Path, probes: Probes | None = None) -> None:
    """Raise ``StoreError(WRONG_PLACE)`` for a place where the file would not be safe."""
    fault = fault_of(path, probes)
    if fault is not None:
        raise StoreError(StoreTrouble.WRONG_PLACE, where=str(path), reason=fault)


def _is_synced(paths: tuple[Path, ...], look: Probes) -> bool:
    for path in paths:
        folders = path.parts[:-1]
        if any(part.lower().startswith(SYNC_FOLDERS) for part in folders):
            return True
        if any(look.exists(folder / mark) for folder in path.parents for mark in SYNC_MARKS):
            return True
    return False


def _file_system(folder: Path) -> str:
    while not folder.exists() and folder != folder.parent:
        folder = folder.parent
    return _windows_system(folder) if sys.platform == "win32" else _mounted_system(folder)


def _mounted_system(folder: Path) -> str:
    """Return the type of the longest mount point above a folder."""
    try:
        lines = Path("/proc/self/mounts").read_text(encoding="utf-8").splitlines()
    except OSError:
        return ""
    mounts = [line.split() for line in lines]
    inside = [
        (len(point), kind)
        for point, kind in ((fields[1].replace("\\040", " "), fields[2]) for fields in mounts)
        if folder.is_relative_to(point)
    ]
    return max(inside, default=(0, ""))[1]


def _windows_system(folder: Path) -> str:
    if sys.platform == "win32":  # also told to the type checker: only there is windll
        import ctypes

        kernel = ctypes.windll.kernel32
        root = ctypes.c_wchar_p(folder.anchor)
        if kernel.GetDriveTypeW(root) == _REMOTE_DRIVE:
            return "smbfs"
        name = ctypes.create_unicode_buffer(64)
        kernel.GetVolumeInformationW(root, None, 0, None, None, None, name, len(name))
        return name.value
    return ""


def _names(path: Path) -> int:
    try:
        return path.stat().st_nlink
    except OSError:
        return 1


OWN_PROBES = Probes(
    file_system=_file_system,
    is_link=os.path.islink,
    names=_names,
    real=lambda path: Path(os.path.realpath(path)),
    exists=Path.exists,
)
