"""Serving: this machine alone by default, a port in use said plainly, one address told, nothing printed."""

from __future__ import annotations

import os
import re
import socket
import stat
import subprocess
import sys
import urllib.error
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from tests.web.conftest import SERVE, asker

from habeas.errors import HabeasError, RegistryNotFound
from habeas.web.serve import _gunicorn_settings, application, serve
from habeas.web.shared import Sharing


def test_a_served_registry_answers_at_the_address_that_is_announced(address: str) -> None:
    assert address.startswith("http://127.0.0.1:")
    with urllib.request.urlopen(f"{address}documents", timeout=60) as answer:
        assert (answer.status, answer.headers["X-Frame-Options"]) == (200, "DENY")
        assert b"Journalist taken from his flat" in answer.read()


@pytest.mark.parametrize("name", ["habeas.css", "habeas.js", "habeas.svg"])
def test_the_style_the_script_and_the_sign_are_served_and_are_what_they_say(address: str, name: str) -> None:
    kinds = {"css": "text/css", "js": "text/javascript", "svg": "image/svg+xml"}
    with urllib.request.urlopen(f"{address}static/{name}", timeout=60) as answer:
        assert answer.headers["Content-Type"].startswith(kinds[name.split(".")[1]])
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert "Access-Control-Allow-Origin" not in answer.headers


def test_asking_for_the_head_of_a_page_gives_no_body(address: str) -> None:
    port = int(address.rstrip("/").rpartition(":")[2])
    with socket.create_connection(("127.0.0.1", port), timeout=60) as asking:
        asking.sendall(b"HEAD /about HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
        answer = b"".join(iter(lambda: asking.recv(65536), b""))
    assert answer.startswith(b"HTTP/1.1 200 ")
    assert answer.endswith(b"\r\n\r\n")


def test_only_this_machine_can_reach_it(address: str) -> None:
    port = int(address.rstrip("/").rpartition(":")[2])
    with socket.socket() as elsewhere, pytest.raises(OSError, match="refused"):
        elsewhere.connect(("127.0.0.2", port))


def test_serving_prints_nothing_and_leaves_no_file_but_its_key(folder: Path) -> None:
    before = {path.name for path in folder.iterdir()}
    with subprocess.Popen(
        [sys.executable, "-c", SERVE, str(folder)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as server:
        assert server.stdout is not None
        try:
            urllib.request.urlopen(server.stdout.readline().strip(), timeout=60).close()
        finally:
            server.terminate()
        rest, faults = server.communicate(timeout=60)
    assert (rest, faults) == ("", "")
    assert {path.name for path in folder.iterdir()} - before <= {"web-secret-key", "prepare.lock"}
    assert all(stat.S_IMODE(path.stat().st_mode) & 0o077 == 0 for path in folder.iterdir())


def test_the_command_tells_no_key_of_a_feed_on_standard_error(folder: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "habeas", "serve", "--port", "0", "--registry", str(folder)],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        env={name: value for name, value in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"},
    ) as server:  # fmt: skip
        assert server.stdout is not None
        try:
            found = re.search(r"http://\S+?(?=/enter)", server.stdout.readline())
            assert found is not None
            for data in (None, b""):
                with pytest.raises(urllib.error.HTTPError, match=r"40[34]"):
                    urllib.request.urlopen(f"{found[0]}/calendar/feed/calendar_guessed.ics", data, timeout=60)
        finally:
            server.terminate()
        _, faults = server.communicate(timeout=60)
    assert "calendar_guessed" not in faults


def test_a_port_in_use_is_said_in_a_sentence(folder: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(HabeasError, match=rf"Cannot serve at 127\.0\.0\.1, port {port}: .*choose another.*--port"):
            serve(folder, port=port)


@pytest.mark.parametrize(("host", "port"), [("127.0.0.1", 70000), ("::1", 70000)])
def test_an_address_that_cannot_be_served_is_said_in_a_sentence(folder: Path, host: str, port: int) -> None:
    with pytest.raises(HabeasError, match="Cannot serve at"):
        serve(folder, host, port)


def test_a_folder_without_a_registry_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RegistryNotFound):
        serve(tmp_path, port=0)
    assert list(tmp_path.iterdir()) == []


def test_two_registries_in_one_process_do_not_mix(folder: Path, tmp_path: Path) -> None:
    from habeas.record.connect import open_record

    open_record(tmp_path / "other").close()
    other, first = asker(application(tmp_path / "other")), asker(application(folder))
    assert "Nothing has been read into this registry yet" in other("/").text
    assert "Nothing has been read" not in first("/").text


def test_many_readers_at_once_get_the_same_pages_as_one_alone(address: str) -> None:
    pages = ["", "documents", "people/daro-velin?on=2025-01-15", "cases?on=2025-01-15", "counts", "search?q=velin"]

    def read(page: str) -> bytes:
        with urllib.request.urlopen(address + page, timeout=60) as answer:
            return re.sub(rb'value="[A-Za-z0-9]{64}"', b"", answer.read())  # each form has a token of its own

    alone = [read(page) for page in pages]
    with ThreadPoolExecutor(8) as readers:
        together = list(readers.map(read, pages * 5))
    assert together == alone * 5


@pytest.mark.parametrize(
    ("host", "name"), [("127.0.0.2", "127.0.0.2:8000"), ("0:0:0:0:0:0:0:1", "[0:0:0:0:0:0:0:1]:80")]
)
def test_the_address_that_it_was_told_to_listen_on_is_answered_to(folder: Path, host: str, name: str) -> None:
    try:
        ask = asker(application(folder, host))
        assert [ask("/about", host=each).status for each in (name, "localhost", "127.0.0.3")] == [200, 200, 400]
    finally:
        application(folder)  # hosts are set for a whole process


@pytest.mark.parametrize(("sharing", "trusted", "headers"), [
    (None, [], {}),
    (Sharing("https://r.example", Path("k"), Path("c"), Path("o")), [], {}),
    (Sharing("https://r.example", Path("k"), proxy="192.0.2.1"), ["192.0.2.1"], {"X-FORWARDED-PROTO": "https"}),
])  # fmt: skip
def test_only_the_proxy_that_was_named_is_believed_and_only_how_it_was_asked(
    sharing: Sharing | None, trusted: list[str], headers: dict[str, str]
) -> None:
    from gunicorn.config import Config

    config = Config()
    for name, value in _gunicorn_settings(7, "", None, sharing).items():
        config.set(name, value)
    assert config.forwarded_allow_ips == trusted
    assert config.secure_scheme_headers == headers
    assert config.forwarder_headers == []
    assert config.header_map == "drop"
