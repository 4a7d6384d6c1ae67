"""A client of WebSockets, as far as short texts go (RFC 6455)."""

from __future__ import annotations

import base64
import os
import socket
from collections.abc import Generator
from contextlib import closing, contextmanager
from http import HTTPStatus
from http.client import HTTPResponse
from urllib.error import HTTPError
from urllib.parse import urlsplit

_TIMEOUT_SECONDS = 30
_TEXT, _CLOSE = 0x81, 0x88  # the last frame of a message, of a kind
_MASKED, _LONGEST = 0x80, 125  # frames of up to so many bytes have their length in one of them


class WebSocket:
    """A connection; `connected` makes one."""

    def __init__(self, connection: socket.socket) -> None:
        self._connection = connection

    def send(self, text: str) -> None:
        self._send(_TEXT, text.encode())

    def close(self) -> None:
        self._send(_CLOSE, b"")

    def receive(self) -> str:
        kind, length = self._read(2)
        if kind != _TEXT or length > _LONGEST:
            raise ConnectionError(f"got no short text, but a frame {kind:#x} of length {length}")
        return self._read(length).decode()

    def _send(self, kind: int, payload: bytes) -> None:
        if len(payload) > _LONGEST:
            raise ValueError(f"at most {_LONGEST} bytes can be sent, got {len(payload)}")
        mask = os.urandom(4)
        masked = bytes(byte ^ mask[index % 4] for index, byte in enumerate(payload))
        self._connection.sendall(bytes([kind, _MASKED | len(payload)]) + mask + masked)

    def _read(self, length: int) -> bytes:
        got = b""
        while len(got) < length:
            part = self._connection.recv(length - len(got))
            if not part:
                raise ConnectionError("the connection was closed")
            got += part
        return got


@contextmanager
def connected(url: str) -> Generator[WebSocket]:
    """A connection to an http:// URL; HTTPError where the server does not let the client in."""
    address = urlsplit(url)
    target = f"{address.path}?{address.query}" if address.query else address.path
    key = base64.b64encode(os.urandom(16)).decode()
    with socket.create_connection(
        (address.hostname, address.port or 80), _TIMEOUT_SECONDS
    ) as connection:
        request = (
            f"GET {target} HTTP/1.1",
            f"Host: {address.netloc}",
            "Connection: Upgrade",
            "Upgrade: websocket",
            "Sec-WebSocket-Version: 13",
            f"Sec-WebSocket-Key: {key}",
        )
        connection.sendall("\r\n".join([*request, "", ""]).encode())
        with closing(HTTPResponse(connection)) as response:
            response.begin()
            if response.status != HTTPStatus.SWITCHING_PROTOCOLS:
                raise HTTPError(url, response.status, response.reason, response.headers, None)
            web_socket = WebSocket(connection)
            yield web_socket
            web_socket.close()
