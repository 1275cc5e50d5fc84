"""Pages do no harm: nothing loads from elsewhere, nothing changes, no other name is answered, no text is obeyed."""

from __future__ import annotations

import re
import stat
from pathlib import Path

import pytest
from tests.web.conftest import Ask
from tests.web.sample import HOSTILE, sample

from habeas.answers.wording import is_web_address
from habeas.web.assets import prefix
from habeas.web.security import HEADERS
from habeas.web.serve import KEY_FILE, secret_key
from habeas.web.wording import outward

HOSTILE_DOCUMENT = next(document for document, _ in sample() if document.name == "hostile.html")
PAGES = [
    "/", "/documents", f"/documents/{HOSTILE_DOCUMENT.id}",
    f"/documents/{HOSTILE_DOCUMENT.id}/explained", "/people", "/cases?on=2025-06-01", "/counts", "/about",
    "/search?q=police", "/search?q=%3Cscript%3Ealert(1)%3C/script%3E", "/people?name=%22%3E%3Cimg%20src=x%3E",
    "/counts?what=%22%3E%3Cscript%3E", "/nothing/here",
    "/census?country=XV", "/census?rule=%22%3E%3Cscript%3E", "/reconcile?what=%22%3E%3Cscript%3E",
]  # fmt: skip


@pytest.mark.parametrize("page", [*PAGES, f"/documents/{HOSTILE_DOCUMENT.id}/original"])
def test_every_answer_carries_the_headers_that_keep_it_harmless(ask: Ask, page: str) -> None:
    headers = ask(page).headers
    assert {name: headers.get(name) for name in HEADERS} == HEADERS


@pytest.mark.parametrize("page", PAGES)
def test_no_page_has_a_script_a_style_or_a_handler_of_its_own(ask: Ask, page: str) -> None:
    text = ask(page).text
    scripts = re.findall(r"<script\b[^>]*>", text, re.IGNORECASE)
    ours = [f'<script src="/{prefix()}{name}.js" defer>' for name in ("habeas", "htmx", "swapping", "suggesting")]
    assert scripts in (ours, ours[:1])  # what is swapped and suggested is a matter of pages on which one decides
    assert not re.search(r"<(?:style|iframe|object|embed|base|img)\b", text, re.IGNORECASE)
    tags = re.findall(r"<[a-zA-Z][^>]*>", text)
    assert [tag for tag in tags if re.search(r"\s(?:on[a-z]+|style|srcdoc)\s*=", _without_values(tag))] == []


@pytest.mark.parametrize("page", PAGES)
def test_no_page_loads_or_links_anything_elsewhere_by_itself(ask: Ask, page: str) -> None:
    addresses = re.findall(r"""(?:src|href|action|xlink:href)\s*=\s*["']([^"']*)""", ask(page).text)
    assert addresses
    assert [each for each in addresses if not each.startswith(("/", "#", "?"))] == []


@pytest.mark.parametrize("page", ["", "/explained?all=1"])
def test_hostile_text_is_shown_and_not_obeyed(ask: Ask, page: str) -> None:
    text = ask(f"/documents/{HOSTILE_DOCUMENT.id}{page}").text
    assert HOSTILE not in text
    assert "&lt;script&gt;document.title=&#x27;broken in&#x27;&lt;/script&gt;" in text
    assert "&lt;a href=javascript:alert(1)&gt;more&lt;/a&gt;" in text


@pytest.mark.parametrize("url", [
    "javascript:alert(1)", "JavaScript:alert(1)", " javascript:alert(1)", "java\nscript:alert(1)", "data:text/html,x",
    "vbscript:x", "file:///etc/passwd", "//elsewhere.example", "http:", "https://", "http://[", "",
    "mailto:a@b.example", "https://a.example/\x00",
])  # fmt: skip
def test_what_is_no_web_address_never_becomes_a_link(url: str) -> None:
    assert not is_web_address(url)
    assert "href" not in outward(url)


def test_a_web_address_becomes_a_link_that_tells_nobody_where_it_was_followed_from() -> None:
    assert outward('https://paper.example/a?b=1&c="2') == (
        '<a href="https://paper.example/a?b=1&amp;c=&quot;2" rel="noopener noreferrer nofollow external">'
        "https://paper.example/a?b=1&amp;c=&quot;2</a>"
    )


def test_a_document_as_received_can_only_be_saved(ask: Ask) -> None:
    answer = ask(f"/documents/{HOSTILE_DOCUMENT.id}/original")
    assert answer.body == HOSTILE_DOCUMENT.text.encode()
    assert answer.headers["Content-Type"] == "application/octet-stream"
    assert answer.headers["Content-Disposition"] == 'attachment; filename="hostile.html"'


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "BREW"])
def test_pages_can_only_be_read(ask: Ask, method: str) -> None:
    answer = ask("/documents", method)
    assert (answer.status, answer.headers["Allow"]) == (405, "GET, HEAD")


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "evil.example:8000", "[::2]", "a b", ""])
def test_another_host_name_is_refused(ask: Ask, host: str) -> None:
    answer = ask("/documents", host=host)
    assert answer.status == 400
    assert "Halem" not in answer.text


@pytest.mark.parametrize("host", ["127.0.0.1:8000", "localhost:8000", "[::1]:8000", "localhost"])
def test_the_names_of_this_machine_are_answered(ask: Ask, host: str) -> None:
    assert ask("/documents", host=host).status == 200


@pytest.mark.parametrize("path", [
    "/static/../settings.py", "/static/%2e%2e/settings.py", "/static//etc/passwd",
    "/documents/..%2f..%2fetc%2fpasswd/original", "/documents/../../habeas.sqlite3", "/static/",
])  # fmt: skip
def test_no_file_but_the_style_the_script_and_the_sign_can_be_had(ask: Ask, path: str) -> None:
    assert ask(path).status == 404


def test_the_key_is_made_once_and_is_nobody_elses_to_read(tmp_path: Path) -> None:
    first = secret_key(tmp_path)
    assert secret_key(tmp_path) == first
    assert len(first) >= 50
    assert stat.S_IMODE((tmp_path / KEY_FILE).stat().st_mode) == 0o600
    assert [path.name for path in tmp_path.iterdir()] == [KEY_FILE]


def test_two_registries_have_two_keys(tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
    assert secret_key(tmp_path / "one") != secret_key(tmp_path / "two")


def _without_values(tag: str) -> str:
    return re.sub(r'"[^"]*"', '""', tag)
