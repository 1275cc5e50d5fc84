"""Serving to others: refused until nothing is missing, then over HTTPS, to one host name, with cookies for it alone."""

from __future__ import annotations

import re
import shutil
import ssl
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.conftest import ROOT
from tests.web.sample import make_registry
from tests.web.visitor import PASSWORD, Visitor, make_accounts

from habeas.errors import HabeasError, NotAllowed
from habeas.record import signing_in
from habeas.web.serve import application, serve
from habeas.web.shared import Sharing, checked, is_loopback

pytestmark = pytest.mark.door
ORIGIN, HOST = "https://registry.example.org", "registry.example.org"
SERVE_SHARED = (
    "import sys; from pathlib import Path; from habeas.web.serve import serve; from habeas.web.shared import Sharing;"
    "key, certificate, own = map(Path, sys.argv[2:5]);"
    "serve(Path(sys.argv[1]), port=0, announce=lambda address: print(address, flush=True),"
    "      sharing=Sharing('https://localhost', key, certificate, own))"
)


@pytest.fixture
def own(tmp_path: Path) -> Iterator[Path]:
    make_registry(tmp_path / "registry")
    yield tmp_path / "registry"
    # Hosts and cookies are set for a whole process: they are those of one's own machine again.
    application(tmp_path / "registry")


@pytest.fixture
def key(tmp_path: Path) -> Path:
    path = tmp_path / "key"
    path.write_text("kept-by-nobody-else-0123456789-abcdefghijklmnopqrstuvwxyz")
    path.chmod(0o600)
    return path


@pytest.fixture
def behind_a_proxy(own: Path, key: Path) -> Sharing:
    make_accounts(own, "administrator")
    return checked(own, "0.0.0.0", Sharing(ORIGIN, key, proxy="192.0.2.1"), accounts=True)


@pytest.mark.parametrize(("host", "alone"), [
    ("127.0.0.1", True), ("127.8.8.8", True), ("localhost", True), ("::1", True),
    ("0.0.0.0", False), ("::", False), ("192.168.1.4", False), ("registry.example", False), ("localhost.evil", False),
])  # fmt: skip
def test_what_only_this_machine_can_reach_is_known(host: str, alone: bool) -> None:
    assert is_loopback(host) is alone


@pytest.mark.parametrize("host", ["0.0.0.0", "192.168.1.4", "registry.example"])
def test_an_address_that_others_can_reach_is_refused_with_all_that_is_missing(own: Path, host: str) -> None:
    with pytest.raises(NotAllowed) as told:
        serve(own, host, 0)
    said = str(told.value)
    for what in ("habeas account add", "--origin https://", "--certificate FILE", "--proxy", "--secret-key FILE"):
        assert what in said


def test_a_public_address_in_front_of_this_machine_needs_all_of_it_too(own: Path) -> None:
    with pytest.raises(NotAllowed, match=r"habeas account add.*--secret-key"):
        serve(own, "127.0.0.1", 0, sharing=Sharing(origin=ORIGIN, proxy="127.0.0.1"))


@pytest.mark.parametrize("host", ["203.0.113.7", "no such host"])
def test_an_address_that_is_not_this_machines_is_said_in_a_sentence(
    own: Path, behind_a_proxy: Sharing, host: str
) -> None:
    with pytest.raises(HabeasError, match="Cannot serve at"):
        serve(own, host, 0, sharing=behind_a_proxy)


def test_an_administrator_who_cannot_sign_in_is_not_enough(own: Path, key: Path) -> None:
    make_accounts(own, "administrator", password=None)
    with pytest.raises(NotAllowed, match=r"\(1\) An administrator with a password.*habeas account password"):
        serve(own, "0.0.0.0", 0, sharing=Sharing(ORIGIN, key, proxy="192.0.2.1"))


@pytest.mark.parametrize(
    "origin", [None, "http://registry.example.org", "registry.example.org", "https://", f"{ORIGIN}/x"]
)
def test_the_address_of_others_has_to_be_one_of_https(own: Path, key: Path, origin: str | None) -> None:
    with pytest.raises(NotAllowed, match="beginning with https"):
        checked(own, "0.0.0.0", Sharing(origin, key, proxy="192.0.2.1"), accounts=True)


@pytest.mark.parametrize(("text", "mode", "said"), [
    ("short", 0o600, "at least 50 characters"), ("a" * 80, 0o600, "at random"), ("", 0o600, "at least 50"),
    ("kept-by-nobody-else-0123456789-abcdefghijklmnopqrstuvwxyz", 0o644, "chmod 600"),
])  # fmt: skip
def test_a_key_that_is_short_or_open_to_others_is_refused(
    own: Path, key: Path, text: str, mode: int, said: str
) -> None:
    key.write_text(text)
    key.chmod(mode)
    with pytest.raises(NotAllowed, match=said):
        checked(own, "0.0.0.0", Sharing(ORIGIN, key, proxy="192.0.2.1"), accounts=True)


def test_a_key_that_is_not_there_or_lies_in_the_registry_is_refused(own: Path, key: Path) -> None:
    with pytest.raises(NotAllowed, match="No such file"):
        checked(own, "0.0.0.0", Sharing(ORIGIN, key.with_name("none"), proxy="192.0.2.1"), accounts=True)
    shutil.copy2(key, own / "key")
    with pytest.raises(NotAllowed, match="outside of the registry"):
        checked(own, "0.0.0.0", Sharing(ORIGIN, own / "key", proxy="192.0.2.1"), accounts=True)


def test_files_that_are_no_certificate_are_refused(own: Path, key: Path) -> None:
    with pytest.raises(NotAllowed, match="certificate and its key that go together"):
        checked(own, "0.0.0.0", Sharing(ORIGIN, key, key, key), accounts=True)


def test_without_encryption_nothing_is_answered(own: Path, behind_a_proxy: Sharing) -> None:
    plain = Visitor(application(own, shared=behind_a_proxy), HTTP_HOST=HOST)
    for address in ("/", "/login", "/api/me"):
        assert plain.get(address).status == 403


def test_under_https_cookies_are_for_it_alone_and_browsers_are_told_to_stay_with_it(
    own: Path, behind_a_proxy: Sharing
) -> None:
    visitor = Visitor(application(own, shared=behind_a_proxy), HTTP_HOST=HOST, **{"wsgi.url_scheme": "https"})
    visitor.get("/login")
    answer = visitor.post("/login", {"name": "administrator", "password": PASSWORD}, HTTP_ORIGIN=ORIGIN)
    assert answer.status == 303
    of_this_registry = re.compile(r"__Host-habeas-(token|session-[0-9a-f]{8}|visit-[0-9a-f]{8})")
    assert len(visitor.attributes) == 2
    assert all(of_this_registry.fullmatch(name) for name in visitor.attributes)
    for flags in visitor.attributes.values():
        assert flags.items() >= {"secure": "True", "httponly": "True", "samesite": "Lax", "path": "/"}.items()
        assert "domain" not in flags
    assert answer.headers["Strict-Transport-Security"].startswith("max-age=")
    assert visitor.get("/").status == 200
    (visit,) = [flags for name, flags in visitor.attributes.items() if "visit" in name and of_this_registry.match(name)]
    assert visit.items() >= {"secure": "True", "httponly": "True", "samesite": "Strict", "path": "/"}.items()


def test_only_the_host_of_the_address_is_answered(own: Path, behind_a_proxy: Sharing) -> None:
    pages, https = application(own, shared=behind_a_proxy), {"wsgi.url_scheme": "https"}
    for host in ("127.0.0.1", "localhost", "192.168.1.4", "evil.example", "0.0.0.0"):
        assert Visitor(pages, HTTP_HOST=host, **https).get("/login").status == 400
    assert Visitor(pages, HTTP_HOST=HOST, **https).get("/login").status == 200


def test_reading_needs_an_account_there_too_and_no_secret_address_opens(own: Path, behind_a_proxy: Sharing) -> None:
    visitor = Visitor(application(own, shared=behind_a_proxy), HTTP_HOST=HOST, **{"wsgi.url_scheme": "https"})
    assert visitor.get("/documents").status == 303
    assert visitor.get("/enter?key=").status == 404


def test_failures_are_counted_by_the_address_that_the_proxy_tells_and_nobody_else(
    own: Path, behind_a_proxy: Sharing
) -> None:
    pages, https = application(own, shared=behind_a_proxy), {"wsgi.url_scheme": "https"}

    def tries(password: str, **who: str) -> int:
        visitor = Visitor(pages, HTTP_HOST=HOST, **https, **who)
        visitor.get("/login")
        fields = {"name": "administrator", "password": password}
        return visitor.post("/login", fields, HTTP_ORIGIN=ORIGIN).status

    for number in range(signing_in.FOR_A_NAME_FROM_AN_ADDRESS):
        # What a visitor claims to be comes before what the proxy adds.
        told = {"REMOTE_ADDR": "192.0.2.1", "HTTP_X_FORWARDED_FOR": f"10.0.0.{number}, 198.51.100.7"}
        assert tries("wrong", **told) == 403
    assert tries(PASSWORD, REMOTE_ADDR="192.0.2.1", HTTP_X_FORWARDED_FOR="10.9.9.9, 198.51.100.7") == 429
    assert tries(PASSWORD, REMOTE_ADDR="192.0.2.1", HTTP_X_FORWARDED_FOR="198.51.100.8") == 303


@pytest.mark.skipif(shutil.which("openssl") is None, reason="there is no openssl to make a certificate with")
def test_a_server_with_a_certificate_speaks_https_and_nothing_else(own: Path, key: Path, tmp_path: Path) -> None:
    make_accounts(own, "administrator")
    files = tmp_path / "certificate.pem", tmp_path / "certificate-key.pem"
    make = "openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=localhost -addext subjectAltName=DNS:localhost"
    subprocess.run([*make.split(), "-out", files[0], "-keyout", files[1]], check=True, capture_output=True)
    trusted = ssl.create_default_context(cafile=str(files[0]))
    with subprocess.Popen(
        [sys.executable, "-c", SERVE_SHARED.replace("port=0", "port=int(sys.argv[5])"), own, key, *files, free_port()],
        stdout=subprocess.PIPE, text=True, cwd=ROOT,
    ) as server:  # fmt: skip
        assert server.stdout is not None
        assert server.stdout.readline().strip() == "https://localhost"
        port = str(server.args[-1])  # type: ignore[index]
        with urllib.request.urlopen(f"https://localhost:{port}/documents", timeout=20, context=trusted) as answer:
            assert answer.url == f"https://localhost:{port}/login?next=%2Fdocuments"
            assert "Strict-Transport-Security" in answer.headers
        with pytest.raises((urllib.error.URLError, OSError)):
            urllib.request.urlopen(f"http://localhost:{port}/login", timeout=20)
        server.terminate()


def free_port() -> str:
    import socket

    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return str(free.getsockname()[1])
