"""A small IPP client: what the Linux print spooler (CUPS) is asked and told, and no more.

Programs such as lp do not say whether a job was printed or given up; the protocol does.
RFC 8010 lays the bytes out, RFC 8011 names the operations and states.
"""

import http.client
import os
import socket
import struct
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from itertools import count
from pathlib import Path

from models.errors import RefusedError

LOCAL_SOCKET = "/run/cups/cups.sock"
PORT = 631
WAIT_SECONDS = 20.0

_VERSION = 0x0200
_OPERATION, _JOB, _END = 0x01, 0x02, 0x03
_DELIMITERS = 0x10  # tags below are the beginnings of groups
_ENOUGH = 0x0100  # status codes below say that it was done
_NOT_FOUND = 0x0406
_INTEGERS = frozenset({0x21, 0x23})
_numbers = count(1)


class Operation(IntEnum):
    """What the spooler is asked."""

    PRINT_JOB = 0x0002
    CANCEL_JOB = 0x0008
    GET_JOB = 0x0009
    GET_PRINTER = 0x000B
    GET_PRINTERS = 0x4002


class Tag(IntEnum):
    """How a value is spelled."""

    INTEGER = 0x21
    NAME = 0x42
    KEYWORD = 0x44
    URI = 0x45
    CHARSET = 0x47
    LANGUAGE = 0x48
    MIME = 0x49


@dataclass(frozen=True, slots=True)
class Value:
    """One attribute sent."""

    tag: Tag
    name: str
    values: tuple[str | int, ...]


Attributes = dict[str, list[str | int]]


def request(
    operation: Operation,
    values: Sequence[Value],
    *,
    job: Sequence[Value] = (),
    document: bytes = b"",
    path: str = "/",
) -> list[Attributes]:
    """Ask the spooler; return the groups of attributes it answers with.

    Raises ``RefusedError``: press.no_spooler when nobody listens, press.no_printer for a
    printer or job that is not there, press.refused with what it said.
    """
    body = _encoded(operation, values, job) + document
    try:
        connection = _connection()
        try:
            connection.request("POST", path, body, {"Content-Type": "application/ipp"})
            answer = connection.getresponse()
            content = answer.read()
        finally:
            connection.close()
    except (OSError, http.client.HTTPException) as error:
        raise RefusedError("press.no_spooler", said=str(error)) from error
    if answer.status != http.client.OK:
        raise RefusedError("press.refused", said=f"HTTP {answer.status} {answer.reason}")
    return _read(content)


class _LocalConnection(http.client.HTTPConnection):
    """HTTP over the spooler's socket file."""

    def __init__(self, path: str) -> None:
        super().__init__("localhost", timeout=WAIT_SECONDS)
        self._path = path

    def connect(self) -> None:
        """Open the socket."""
        self.sock = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self.sock.settimeout(WAIT_SECONDS)
        self.sock.connect(self._path)


def _connection() -> http.client.HTTPConnection:
    """Return a connection to the spooler this system names, as its own programs do."""
    server = os.environ.get("CUPS_SERVER", "")
    if not server and Path(LOCAL_SOCKET).exists():
        server = LOCAL_SOCKET
    if server.startswith("/"):
        return _LocalConnection(server)
    host, _, port = server.partition("/")[0].partition(":")
    number = int(port) if port.isdigit() else PORT
    return http.client.HTTPConnection(host or "localhost", number, timeout=WAIT_SECONDS)


def _encoded(operation: Operation, values: Sequence[Value], job: Sequence[Value]) -> bytes:
    first = (
        Value(Tag.CHARSET, "attributes-charset", ("utf-8",)),
        Value(Tag.LANGUAGE, "attributes-natural-language", ("en",)),
    )
    parts = [struct.pack(">HHI", _VERSION, operation, next(_numbers)), bytes([_OPERATION])]
    parts += [piece for value in (*first, *values) for piece in _spelled(value)]
    if job:
        parts += [bytes([_JOB]), *(piece for value in job for piece in _spelled(value))]
    return b"".join([*parts, bytes([_END])])


def _spelled(value: Value) -> Iterator[bytes]:
    name = value.name.encode()
    for one in value.values:
        said = struct.pack(">i", one) if isinstance(one, int) else str(one).encode()
        yield struct.pack(">BH", value.tag, len(name)) + name
        yield struct.pack(">H", len(said)) + said
        name = b""  # further values of one attribute go without


def _read(content: bytes) -> list[Attributes]:
    """Return the groups of an answer; raises as ``request`` says."""
    try:
        _, status, _ = struct.unpack_from(">HHI", content)
        groups = list(_groups(content, 8))
    except (struct.error, IndexError, UnicodeDecodeError) as error:
        raise RefusedError("press.refused", said="IPP?") from error
    if status >= _ENOUGH:
        said = next(
            (str(one["status-message"][0]) for one in groups if "status-message" in one), ""
        )
        code = "press.no_printer" if status == _NOT_FOUND else "press.refused"
        raise RefusedError(code, said=said or hex(status))
    return groups


def _groups(content: bytes, at: int) -> Iterator[Attributes]:
    group: Attributes = {}
    name = ""
    while content[at] != _END:
        tag = content[at]
        at += 1
        if tag < _DELIMITERS:
            if group:
                yield group
            group, name = {}, ""
            continue
        said, at = _piece(content, at)
        name = said.decode() or name
        value, at = _piece(content, at)
        group.setdefault(name, []).append(_value(tag, value))
    if group:
        yield group


def _piece(content: bytes, at: int) -> tuple[bytes, int]:
    (length,) = struct.unpack_from(">H", content, at)
    begin = at + 2
    if begin + length > len(content):
        raise IndexError(begin)
    return content[begin : begin + length], begin + length


def _value(tag: int, said: bytes) -> str | int:
    if tag in _INTEGERS and len(said) == struct.calcsize(">i"):
        return int(struct.unpack(">i", said)[0])
    return said.decode("utf-8", "replace")
