"""Makes ``.venv`` beside this file, fills it with the locked packages, and moves into it.

Standard library only, and readable by an old Python, because it runs before
anything else is known to exist. Every message is in Chinese and in English.
"""

from __future__ import annotations

import contextlib
import hashlib
import importlib
import importlib.util
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import BinaryIO

OLDEST, BEYOND = (3, 11), (3, 15)
ENVIRONMENT_TROUBLE = 3

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
LOCKS = {"run": ROOT / "requirements.lock", "dev": ROOT / "requirements-dev.lock"}
MOVED = "PAIDAN_BOOTSTRAP"

SCREEN_PACKAGES = [
    "libgl1",
    "libegl1",
    "libxkbcommon0",
    "libdbus-1-3",
    "libfontconfig1",
    "libglib2.0-0",
    "libxcb-cursor0",
    "libxcb-icccm4",
    "libxcb-image0",
    "libxcb-keysyms1",
    "libxcb-randr0",
    "libxcb-render-util0",
    "libxcb-shape0",
    "libxcb-sync1",
    "libxcb-xfixes0",
    "libxcb-xkb1",
    "libxkbcommon-x11-0",
    "libcups2",
]
QT_PROBE = "from PySide6 import QtCore, QtPrintSupport, QtSvg, QtWidgets;"
XCB_PROBE = (
    "import ctypes, pathlib;"
    "home = pathlib.Path(QtCore.QLibraryInfo.path(QtCore.QLibraryInfo.LibraryPath.PluginsPath));"
    "ctypes.CDLL(str(home / 'platforms' / 'libqxcb.so'))"
)


def ensure(level: str = "run") -> None:
    """Return only inside ``.venv`` with the packages of ``run`` or ``dev`` installed.

    Otherwise installs what is missing and starts the same command line again
    there. A frozen build has everything and is left alone. Ends the program
    with status 3, having said why, when the machine does not allow it.
    """
    if getattr(sys, "frozen", False):
        return
    _refuse_wrong_python()
    if not _is_ready(level):
        with _alone():
            if not _is_ready(level):
                _install(level)
    if not _is_inside():
        _move_in()
    os.environ.pop(MOVED, None)


def ensure_screen() -> None:
    """Make sure that Qt's system libraries are there; only Linux may lack them."""
    if getattr(sys, "frozen", False) or not sys.platform.startswith("linux"):
        return
    offscreen = os.environ.get("QT_QPA_PLATFORM", "xcb") != "xcb"
    probe = QT_PROBE if offscreen else QT_PROBE + XCB_PROBE
    stamp = _stamp("offscreen" if offscreen else "screen")
    wanted = {"lock": _digest("run")}
    if _read(stamp) == wanted:
        return
    missing = _missing_library(probe)
    if missing:
        _install_system(SCREEN_PACKAGES, missing)
        missing = _missing_library(probe)
    if missing:
        _stop(
            f"缺少系统库,界面打不开: {missing}",
            f"A system library is missing, the window cannot open: {missing}",
        )
    _write(stamp, wanted)


def _refuse_wrong_python() -> None:
    if not OLDEST <= sys.version_info[:2] < BEYOND:
        have = ".".join(str(part) for part in sys.version_info[:3])
        _stop(
            f"需要 Python 3.11 至 3.14,现在是 {have}。",
            f"Python 3.11 to 3.14 is needed, this is {have}.",
        )


# What is installed, and what should be


def _digest(level: str) -> str:
    return hashlib.sha256(LOCKS[level].read_bytes()).hexdigest()


def _is_ready(level: str) -> bool:
    """Say whether an unbroken installation ended with a stamp for this very lock.

    Everything of ``run`` is in ``dev`` too. Inside, the Python has to be the one
    installed for: a system upgrade may have put another under the same name.
    """
    if not _python().exists():
        return False
    enough = ["dev"] if level == "dev" else ["run", "dev"]
    return any(_is_stamped(name) for name in enough)


def _is_stamped(level: str) -> bool:
    said = _read(_stamp(level)) or {}
    here = ".".join(str(part) for part in sys.version_info[:2])
    return said.get("lock") == _digest(level) and (not _is_inside() or said.get("python") == here)


def _stamp(level: str) -> Path:
    return VENV / f"paidan-{level}.json"


def _read(path: Path) -> Any:
    with contextlib.suppress(OSError, ValueError):
        return json.loads(path.read_text(encoding="utf-8"))
    return None


def _write(path: Path, content: object) -> None:
    fresh = path.with_suffix(".new")
    fresh.write_text(json.dumps(content), encoding="utf-8")
    fresh.replace(path)


def _python() -> Path:
    return VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def _is_inside() -> bool:
    return Path(sys.prefix).resolve() == VENV.resolve()


# Installing


def _install(level: str) -> None:
    """Make the environment anew where it is missing or broken, then fill it from the lock."""
    _say(
        "正在准备运行环境,第一次需要几分钟……",
        "Setting up; the first time takes a few minutes ...",
    )
    for name in LOCKS:
        _stamp(name).unlink(missing_ok=True)
    try:
        if not _venv_version():
            _make_venv()
        _install_lock(LOCKS[level])
        _write(_stamp(level), {"lock": _digest(level), "python": _venv_version()})
    except (OSError, subprocess.CalledProcessError) as error:
        _stop(
            f"安装没有完成 ({error})。已装的部分保留;网络恢复后再运行同一条命令即可。",
            f"Setting up did not finish ({error}). What is installed stays; run the same command "
            "again once the network is back. pip's own settings (index, proxy) are respected.",
        )


def _venv_version() -> str:
    """Return the version of a ``.venv`` whose Python runs and has pip, else nothing."""
    if not _python().exists():
        return ""
    found = _ask_venv("import sys, pip; print('%d.%d' % sys.version_info[:2])")
    return found.stdout.strip() if found.returncode == 0 else ""


def _ask_venv(code: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([str(_python()), "-c", code], capture_output=True, text=True, check=False)


def _make_venv() -> None:
    if importlib.util.find_spec("ensurepip") is None:
        package = f"python3.{sys.version_info[1]}-venv"
        _install_system([package], "ensurepip")
    base = getattr(sys, "_base_executable", None) or sys.executable
    subprocess.run([base, "-m", "venv", "--clear", str(VENV)], check=True)


def _install_lock(lock: Path) -> None:
    """Install with uv where it is at hand, else with pip, which reads the machine's settings.

    The lock names every package, so nothing is resolved: pip before 24 looks for the newest
    ``coverage[toml]`` behind a pin of ``coverage`` and then refuses it for want of a hash.
    """
    exactly = ["--require-hashes", "--no-deps", "-r", str(lock)]
    uv = shutil.which("uv")
    if uv:
        fast = [uv, "pip", "install", "--quiet", "--python", str(_python())]
        if subprocess.run([*fast, *exactly], check=False).returncode == 0:
            return
    pip = [str(_python()), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*pip, *exactly], check=True, env={**os.environ, "PIP_USER": "0"})


def _missing_library(probe: str) -> str:
    """Return what the loader complains of, or nothing."""
    found = _ask_venv(probe)
    return "" if found.returncode == 0 else found.stderr.strip().rpartition("\n")[2]


def _install_system(packages: list[str], missing: str) -> None:
    """Install Debian packages as root, or print the one line to type and stop."""
    line = "apt-get install -y --no-install-recommends " + " ".join(packages)
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    if not (shutil.which("apt-get") and is_root):
        _stop(
            f"缺少系统组件 ({missing})。请先运行: sudo {line}",
            f"The system lacks something ({missing}). First type: sudo {line}",
        )
    _say(f"正在安装系统组件 ({missing})……", f"Installing system packages ({missing}) ...")
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(["apt-get", "update", "-q"], stdout=subprocess.DEVNULL, check=False, env=quiet)
    done = subprocess.run(line.split(), stdout=subprocess.DEVNULL, check=False, env=quiet)
    if done.returncode != 0:
        _stop(f"系统组件没有装上: {line}", f"The system packages could not be installed: {line}")


@contextlib.contextmanager
def _alone() -> Iterator[None]:
    """Let one process at a time install; the others wait, then find it done."""
    with _open_lock() as lock:
        if os.name == "nt":
            msvcrt = importlib.import_module("msvcrt")
            _wait_for(lambda: msvcrt.locking(lock.fileno(), msvcrt.LK_LOCK, 1))
        else:
            fcntl = importlib.import_module("fcntl")
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _open_lock() -> BinaryIO:
    try:
        return (ROOT / ".venv.lock").open("a+b")
    except OSError as error:
        _stop(
            f"程序所在的文件夹不能写入: {error}", f"The program's folder cannot be written: {error}"
        )


def _wait_for(take: Callable[[], object]) -> None:
    """Windows gives up after ten seconds; an installation takes longer."""
    while True:
        with contextlib.suppress(OSError):
            take()
            return


# Moving in, and talking


def _move_in() -> None:
    """Run the same command line with the Python of ``.venv``."""
    if os.environ.get(MOVED):
        _stop("虚拟环境已损坏,请删除 .venv 后重试。", "Delete the folder .venv and try again.")
    environment = {**os.environ, MOVED: "1"}
    command = [str(_python()), *sys.orig_argv[1:]]
    sys.stdout.flush()
    if os.name == "nt":
        raise SystemExit(subprocess.run(command, env=environment, check=False).returncode)
    os.execve(command[0], command, environment)


def _say(chinese: str, english: str) -> None:
    if sys.stderr is None:  # started by pythonw: nobody would read it
        return
    for line in (chinese, english):
        sys.stderr.buffer.write((line + "\n").encode(sys.stderr.encoding or "utf-8", "replace"))
    sys.stderr.flush()


def _stop(chinese: str, english: str) -> NoReturn:
    _say(chinese, english)
    raise SystemExit(ENVIRONMENT_TROUBLE)
