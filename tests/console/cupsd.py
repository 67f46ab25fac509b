"""A real print spooler of our own: CUPS on a private socket, with printers that are files.

Its one backend does what a printer does: takes the paper, runs out of it, is switched off.
"""

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path

DAEMON = shutil.which("cupsd", path="/usr/sbin:/usr/bin:/sbin")
PARTS = Path("/usr/lib/cups")
ACCOUNT = "lp"
PRINTERS = ("good", "empty", "off", "gone")

_FILES = """
ServerRoot {home}/root
RequestRoot {home}/spool
CacheDir {home}/cache
StateDir {home}/run
ServerBin {home}/bin
DataDir /usr/share/cups
ErrorLog {home}/log/error
AccessLog {home}/log/access
PageLog {home}/log/page
User {user}
Group {group}
Sandboxing relaxed
"""
_DAEMON = """
Listen {home}/run/cups.sock
LogLevel warn
Browsing Off
DefaultAuthType None
WebInterface No
PreserveJobHistory Yes
<Location />
Order allow,deny
Allow all
</Location>
<Policy default>
<Limit All>
Order deny,allow
Allow all
</Limit>
</Policy>
"""
_BACKEND = """#!/bin/sh
if [ $# -eq 0 ]; then echo 'direct tofile "Unknown" "file"'; exit 0; fi
out={home}/out
case "$DEVICE_URI" in
*off) exit 4 ;;
*gone) exit 5 ;;
*empty)
  echo "STATE: +media-empty-error" >&2
  while [ ! -e $out/paper ]; do sleep 0.1; done
  echo "STATE: -media-empty-error" >&2 ;;
esac
if [ $# -ge 6 ]; then cat "$6" > "$out/$1.pdf"; else cat > "$out/$1.pdf"; fi
"""


def why_not():
    """Return why no spooler can be started here, or nothing."""
    if DAEMON is None or shutil.which("lpadmin", path="/usr/sbin:/usr/bin") is None:
        return "no cupsd here: apt-get install cups"
    if os.geteuid() != 0:
        return "cupsd of our own needs root"
    return ""


@contextmanager
def spooler():
    """Run a spooler with its printers; yield the folder its papers come out in."""
    home = Path(tempfile.mkdtemp(prefix="cups", dir="/tmp"))
    for name in ("root", "spool", "cache", "run", "log", "out", "bin/backend"):
        (home / name).mkdir(parents=True)
    for part in PARTS.iterdir():
        if part.name != "backend":
            (home / "bin" / part.name).symlink_to(part)
    who = pwd.getpwnam(ACCOUNT)
    backend = home / "bin/backend/tofile"
    backend.write_text(_BACKEND.format(home=home))
    backend.chmod(0o755)
    home.chmod(0o755)
    for name in ("spool", "cache", "run", "log", "out"):
        os.chown(home / name, who.pw_uid, who.pw_gid)
    (home / "files.conf").write_text(_FILES.format(home=home, user=ACCOUNT, group=ACCOUNT))
    (home / "cupsd.conf").write_text(_DAEMON.format(home=home))
    daemon = subprocess.Popen(
        [DAEMON, "-f", "-c", home / "cupsd.conf", "-s", home / "files.conf"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    socket = home / "run/cups.sock"
    try:
        until(socket.exists)
        for name in PRINTERS:
            admin(socket, "lpadmin", "-p", name, "-E", "-v", f"tofile:/{name}", "-m", "raw")
        yield socket, home / "out"
    finally:
        daemon.send_signal(signal.SIGTERM)
        daemon.wait(10)
        shutil.rmtree(home, ignore_errors=True)


def admin(socket, program, *words):
    """Run one of the spooler's own programs against it."""
    subprocess.run(
        [shutil.which(program, path="/usr/sbin:/usr/bin"), "-h", str(socket), *words],
        check=True,
        capture_output=True,
    )


def until(held, *, seconds=15):
    """Wait for something that happens in another process."""
    end = time.monotonic() + seconds
    while not held():
        if time.monotonic() > end:
            raise AssertionError("not within time")
        time.sleep(0.05)
