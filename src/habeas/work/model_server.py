"""Sends a question to a model's server over HTTP: one connection each, bounded in time and size, followed nowhere.

No proxy is taken from the environment, no redirect is followed, nothing is decompressed. For an address on this
machine the connection itself is checked as well before a word is sent.
"""

from __future__ import annotations

import http.client
import math
import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field

from habeas.claims.remote.ask import NoAnswer, Response
from habeas.errors import ModelUnavailable
from habeas.work.model_address import Address, is_loopback

# A connection is there within seconds or not at all; a local model on a slow processor takes minutes for an answer.
CONNECTING, ANSWERING = 10.0, 600.0
# The largest body that is read. An answer of 4,096 tokens has some 20,000 bytes.
LARGEST = 4 * 1024 * 1024


@dataclass(frozen=True)
class ModelServer:
    """A model's server; called with the body of a request it gives the response. The key is never shown.

    Times are in seconds: `connecting` until a connection is there, `answering` until the whole response is.
    """

    address: Address
    key: str | None = field(default=None, repr=False)
    connecting: float = CONNECTING
    answering: float = ANSWERING

    def __call__(self, body: bytes) -> Response:
        """Sends one question.

        Raises:
            NoAnswer: the response did not come whole, in time, or within bounds.
            ModelUnavailable: there is no server, or it is not on the machine that it should be on.
        """
        connection = self._connected()
        with _ended_after(self.answering, connection.sock) as ended:
            try:
                response = self._answer(connection, body)
            except TimeoutError as error:
                raise NoAnswer("it took too long") from error
            except (OSError, http.client.HTTPException) as error:
                raise NoAnswer("it took too long" if ended.is_set() else "the connection broke") from error
            finally:
                connection.close()
            if ended.is_set():
                raise NoAnswer("it took too long")
            return response

    def _connected(self) -> http.client.HTTPConnection:
        address = self.address
        connection: http.client.HTTPConnection
        if address.secure:
            tls = ssl.create_default_context()
            connection = http.client.HTTPSConnection(address.host, address.port, timeout=self.connecting, context=tls)
        else:
            connection = http.client.HTTPConnection(address.host, address.port, timeout=self.connecting)
        try:
            connection.connect()
        except (OSError, UnicodeError) as error:
            raise ModelUnavailable(
                f"No language model answers at {address.host}, port {address.port} ({type(error).__name__}). "
                "Start its server, or check --model-address."
            ) from error
        if address.here and not is_loopback(connection.sock.getpeername()[0]):
            connection.close()
            raise ModelUnavailable(f"{address.host} leads to another machine; give the address as 127.0.0.1.")
        connection.sock.settimeout(self.answering)
        return connection

    def _answer(self, connection: http.client.HTTPConnection, body: bytes) -> Response:
        headers = {"Content-Type": "application/json", "Accept": "application/json", "Accept-Encoding": "identity"}
        if self.key:
            headers["Authorization"] = f"Bearer {self.key}"
        connection.request("POST", f"{self.address.path}/chat/completions", body, headers)
        response = connection.getresponse()
        content = response.read(LARGEST + 1)
        if len(content) > LARGEST:
            raise NoAnswer("its answer is too large")
        # Read with a bound, a body that is shorter than announced is not an error of its own.
        if response.length:
            raise NoAnswer("its answer broke off")
        return Response(response.status, content, _seconds(response.getheader("Retry-After")))


@contextmanager
def _ended_after(seconds: float, sock: socket.socket) -> Iterator[threading.Event]:
    """Cuts a connection off when its time is over: a server that sends a byte now and then would hold it for ever."""
    ended = threading.Event()

    def end() -> None:
        ended.set()
        with suppress(OSError):  # closed already: there is nothing to cut off
            sock.shutdown(socket.SHUT_RDWR)

    timer = threading.Timer(seconds, end)
    timer.daemon = True
    timer.start()
    try:
        yield ended
    finally:
        timer.cancel()


def _seconds(header: str | None) -> float | None:
    """The seconds of a Retry-After; a date in its place, which few servers send, is not read."""
    try:
        seconds = float(header) if header is not None else math.nan
    except ValueError:
        return None
    return seconds if math.isfinite(seconds) else None
