"""Documents go to this machine, or to where somebody said twice that they may go."""

from __future__ import annotations

import pytest

from habeas.errors import NotAllowed
from habeas.work.model_address import Address, allowed, is_this_machine


@pytest.mark.parametrize(
    ("url", "address"),
    [
        ("http://127.0.0.1:8080/v1", Address(False, "127.0.0.1", 8080, "/v1", True)),
        ("http://localhost:11434/v1/", Address(False, "localhost", 11434, "/v1", True)),
        ("http://LOCALHOST", Address(False, "localhost", 80, "", True)),
        ("http://[::1]:8080/v1", Address(False, "::1", 8080, "/v1", True)),
        ("https://127.8.9.1/v1", Address(True, "127.8.9.1", 443, "/v1", True)),
    ],
)
def test_an_address_on_this_machine_needs_no_leave(url: str, address: Address) -> None:
    assert allowed(url) == address


ELSEWHERE = [
    "https://model.example.org/v1",
    "http://192.168.1.20:8080/v1",
    "http://10.0.0.7/v1",
    "http://[fe80::1]/v1",
    "http://0.0.0.0:8080/v1",
    "https://localhost.example.org/v1",
    "https://127.0.0.1.example.org/v1",
    "https://localhost./v1",
    "https://2130706433/v1",
    "https://127.1/v1",
    "https://0x7f.0.0.1/v1",
    "https://my-own-machine/v1",
]


@pytest.mark.parametrize("url", ELSEWHERE)
def test_any_other_address_is_refused_until_it_is_named_again(url: str) -> None:
    with pytest.raises(NotAllowed, match="--i-send-documents-to"):
        allowed(url)
    assert allowed(url, sent_to=url).here is False


@pytest.mark.parametrize("sent_to", ["https://model.example.org/v2", "https://model.example.org/v1/", "yes", ""])
def test_leave_for_another_address_is_no_leave(sent_to: str) -> None:
    with pytest.raises(NotAllowed, match="another address"):
        allowed("https://model.example.org/v1", sent_to)


def test_leave_for_another_address_is_a_mistake_also_beside_one_of_this_machine() -> None:
    with pytest.raises(NotAllowed, match="another address"):
        allowed("http://127.0.0.1/v1", "https://model.example.org/v1")


@pytest.mark.parametrize("url", ["http://model.example.org/v1", "http://8.8.8.8/v1", "http://127.1/v1"])
def test_documents_do_not_go_unencrypted_over_a_public_network(url: str) -> None:
    with pytest.raises(NotAllowed, match="https"):
        allowed(url, sent_to=url)


@pytest.mark.parametrize(
    "url",
    [
        "", "model", "127.0.0.1:8080", "ftp://127.0.0.1/", "file:///etc/passwd", "http://", "http:///v1",
        "http://127.0.0.1@model.example.org/v1", "http://user:key@127.0.0.1/v1", "http://127.0.0.1/v1?key=a",
        "http://127.0.0.1/v1#a", "http://127.0.0.1:99999/v1", "http://127.0.0.1:x/v1", "http://[::1/v1",
        "http://127.0.0.1/v1\r\nX: y", "http://127.0.0.1 /v1", "http://127.0.0.1\\@model.example.org/v1",
        "http://127。0。0。1/v1",
    ],
)  # fmt: skip
def test_what_is_no_plain_address_is_refused(url: str) -> None:
    with pytest.raises(NotAllowed, match="model's address"):
        allowed(url, sent_to=url)


def test_only_names_and_numbers_that_can_be_nothing_else_are_this_machine() -> None:
    assert [is_this_machine(host) for host in ("localhost", "127.255.0.1", "::1", "localhost.", "127.1", "")] == [
        True, True, True, False, False, False,
    ]  # fmt: skip
