"""A line to the server that can be cut or fall silent."""

import selectors
import socket
import threading

from sqlalchemy import URL, make_url


class Line:
    """Listens on a local port and passes bytes on to a PostgreSQL server."""

    def __init__(self, server: URL) -> None:
        self._server = server
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._cut_word: bytes | None = None
        self._silent = False
        self._ends: list[socket.socket] = []
        self.cuts = 0
        threading.Thread(target=self._accept, daemon=True).start()

    def address(self, url: str) -> str:
        """Return a server's address as it is reached over this line."""
        port = self._listener.getsockname()[1]
        bare = make_url(url).difference_update_query(["host"])
        far = bare.set(host="127.0.0.1", port=port)
        return far.render_as_string(hide_password=False)

    def cut_after(self, word: bytes) -> None:
        """Cut the line once a word has reached the server, before its answer comes back."""
        self._cut_word = word

    def silence(self) -> None:
        """Swallow everything from now on."""
        self._silent = True

    def speak(self) -> None:
        """Pass bytes on again, on new connections."""
        self._silent = False

    def close(self) -> None:
        """Cut everything."""
        self._listener.close()
        for end in self._ends:
            end.close()

    def _accept(self) -> None:
        while True:
            try:
                desk, _ = self._listener.accept()
            except OSError:
                return
            far = self._reach()
            self._ends += [desk, far]
            threading.Thread(target=self._pass_on, args=(desk, far), daemon=True).start()

    def _reach(self) -> socket.socket:
        host = self._server.query.get("host") or self._server.host or "127.0.0.1"
        port = self._server.port or 5432
        if str(host).startswith("/"):
            far = socket.socket(socket.AF_UNIX)
            far.connect(f"{host}/.s.PGSQL.{port}")
            return far
        return socket.create_connection((str(host), port))

    def _pass_on(self, desk: socket.socket, far: socket.socket) -> None:
        cut = False
        with selectors.DefaultSelector() as ready, desk, far:
            ready.register(desk, selectors.EVENT_READ)
            ready.register(far, selectors.EVENT_READ)
            try:
                while True:
                    for key, _ in ready.select():
                        said = key.fileobj.recv(1 << 16)
                        if not said:
                            return
                        if self._silent:
                            continue
                        if key.fileobj is desk:
                            cut = cut or bool(self._cut_word and self._cut_word in said)
                            far.sendall(said)
                        elif cut:
                            self.cuts += 1
                            self._cut_word = None
                            return
                        else:
                            desk.sendall(said)
            except (OSError, ValueError):
                return
