"""Nothing of casework comes out of a page or an address of the API where it may not; all of them are enumerated."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from tests.leaks.exits import (
    API_QUERIES,
    FILES,
    QUERIES,
    addresses,
    fill,
    of_the_api,
    patterns,
    told_by,
    visitor,
    with_parameters,
)  # fmt: skip
from tests.leaks.marked import MARK, PERSON, ROLES, Marked, leaks
from tests.web.visitor import Visitor

from habeas.web import access

pytestmark = [pytest.mark.door, pytest.mark.slow]
# Where an account with the right sees casework, and nowhere else.
HEADLINE = re.compile(rb"<title>.*?</title>", re.S)
# As the script asks that puts a part of a page into the one that is there.
BY_SCRIPT = {"HTTP_HX_REQUEST": "true", "HTTP_HX_CURRENT_URL": "http://127.0.0.1:8000/review"}
INSIDE = ("/casework", "/calendar", "/people/")


@pytest.mark.parametrize("name", ["nobody", *(role for role in ROLES if role != "annotator")])
def test_no_page_shows_casework_to_who_has_no_right_to_it(
    marked: Marked, pages: Any, name: str, logged: pytest.LogCaptureFixture
) -> None:
    asker, leaking = visitor(pages, name), []
    for address in addresses(marked):
        if address == "/logout":
            continue
        answers = [asker.get(address), asker.post(address)]
        answers += [asker.get(address, **BY_SCRIPT)] if answers[0].status == 200 else []
        # Who reviews sees why somebody is withheld on the person's page; nobody else does, and it is on no other.
        may = name in ("reviewer", "administrator") and address.startswith("/people/")
        told = [_without_reasons(answer.body) if may else answer.body for answer in answers]
        leaking += [address] * any(leaks(each) for each in told)
        assert not any(leaks(str(answer.headers)) for answer in answers), address
        assert 429 not in [answer.status for answer in answers], address
    assert leaking == []
    assert logged.records, "what is refused is logged, and nothing was listened to"
    assert not leaks(logged.text)


def test_every_address_has_something_to_show_to_somebody(marked: Marked, pages: Any) -> None:
    """An address that only ever says that there is no such thing would keep any secret."""
    from habeas.web.api.asked import described

    def pattern(address: str) -> str:
        bare = address.partition("?")[0]
        return next(each for each, shape in shapes.items() if shape.fullmatch(bare))

    askers = [visitor(pages, "administrator"), visitor(pages, marked.worker)]
    shapes = {each: re.compile(re.sub(r"<\\?\w+:\w+>|\\?<\w+:\w+\\?>", "[^/]+", f"/{each}")) for each in patterns()}
    shown = {pattern(one) for one in addresses(marked) for asker in askers if _is_shown(asker.get(one))}
    silent = {each for each in patterns() if each not in shown and each not in ("logout", "enter")}
    assert silent == {each for each in silent if _takes_forms_alone(askers, marked, each)}, "fill the registry for them"
    asker = Visitor(pages)
    tokens = [{"HTTP_AUTHORIZATION": f"Bearer {marked.tokens[name]}"} for name in ("administrator", "with casework")]
    for path, methods in described()["paths"].items():
        if "get" in methods:
            asked = [asker.get(each, **token).status for each in of_the_api(marked, path) for token in tokens]
            assert 200 in asked, path


def _is_shown(answer: Any) -> bool:
    return answer.status == 200


def _takes_forms_alone(askers: list[Visitor], marked: Marked, pattern: str) -> bool:
    filled = list(with_parameters(pattern, fill(marked)))
    return any(asker.get(f"/{each}").status == 405 for asker in askers for each in filled)


def _without_reasons(body: bytes) -> bytes:
    """A page without its section on what is withheld, which has the reasons for who reviews."""
    section = rb'<section class="private" aria-labelledby="withholding-heading">.*?</section>'
    return re.sub(section, b"", body, flags=re.S)


def test_every_page_that_a_reviewer_gets_to_by_links_shows_no_casework(marked: Marked, pages: Any) -> None:
    asker, waiting, seen, leaking = visitor(pages, "reviewer"), ["/"], set(), []
    while waiting and len(seen) < 90:
        address = waiting.pop(0)
        if address in seen:
            continue
        seen.add(address)
        answer = asker.get(address)
        leaking += [address] * leaks(_without_reasons(answer.body))
        if answer.headers.get("Content-Type", "").startswith("text/html"):
            links = re.findall(r'(?:href|src)="(/[^"#]*)', answer.text)
            waiting += [each.replace("&amp;", "&") for each in links]
    assert leaking == []
    assert len(seen) > 40


def test_who_has_the_right_sees_it_on_its_own_pages_alone(marked: Marked, pages: Any) -> None:
    asker, seen = visitor(pages, marked.worker), set()
    for address in addresses(marked):
        answer = asker.get(address)
        # Browsers keep both, and tell them to whoever looks over a shoulder; a page with casework is kept nowhere.
        assert not leaks(str(answer.headers)), address
        assert not leaks(b" ".join(HEADLINE.findall(answer.body))), address
        if leaks(answer.body):
            seen.add(address)
            assert answer.headers["Cache-Control"] == "no-store", address
            assert not {"ETag", "Last-Modified"} & set(answer.headers), address
    assert {"/casework", "/calendar", f"/people/{PERSON}", "/casework/3"} <= seen
    assert [address for address in seen if not address.startswith(INSIDE)] == []
    assert leaks(visitor(pages, "nobody").get(f"/calendar/feed/{marked.feeds['private']}.ics").body)


def test_what_is_private_on_a_persons_page_is_in_a_part_that_is_not_printed(marked: Marked, pages: Any) -> None:
    body = visitor(pages, marked.worker).get(f"/people/{PERSON}").body
    printed = re.sub(rb'<section class="private".*?</section>', b"", body, flags=re.S)
    assert leaks(body)
    assert not leaks(printed)
    style = Path(access.__file__).with_name("static") / "habeas.css"
    assert re.search(r"@media print \{.*?\.private \{ display: none; \}", style.read_text(), re.S)


def test_every_form_of_every_file_is_asked_for(marked: Marked, pages: Any) -> None:
    """Whoever adds a file to the pages says in `FILES` which forms it has; those of the API are in its description."""
    from habeas.web.api.asked import described
    from habeas.web.urls import urlpatterns

    made = {str(each.pattern) for each in urlpatterns if str(each.pattern).endswith("/file")}
    assert made == set(FILES), "say in FILES which forms it has"
    for pattern, forms in FILES.items():
        assert all(any(form in query for query in QUERIES[pattern]) for form in forms), pattern
    chosen = 0
    for path, methods in described()["paths"].items():
        for parameter in methods.get("get", {}).get("parameters", ()):
            values = parameter["schema"].get("enum", ()) if parameter["name"] in ("form", "format") else ()
            chosen += len(values)
            assert all(any(f"={value}" in query for query in API_QUERIES.get(path, ())) for value in values), path
    assert chosen > 8


@pytest.mark.parametrize("name", [*ROLES, "worker"])
def test_no_address_of_the_api_has_any_casework(marked: Marked, pages: Any, name: str) -> None:
    from habeas.web.api.asked import described

    asker, number = Visitor(pages), 0
    given = {"HTTP_AUTHORIZATION": f"Bearer {marked.tokens[name]}"}
    for path, methods in described()["paths"].items():
        for address in of_the_api(marked, path):
            answers = [asker.get(address, **given)] if "get" in methods else []
            answers += [asker.send(address.partition("?")[0], {}, **given)] if "post" in methods else []
            number += len(answers)
            assert 429 not in [answer.status for answer in answers], address
            assert not any(leaks(told) for answer in answers for told in told_by(answer.body)), address
    assert number > 20
    assert not leaks(asker.get(f"/api/search?q={MARK}", **given).body.replace(MARK.encode(), b"", 1))


def test_a_token_with_casework_sees_it_at_its_own_addresses_alone(marked: Marked, pages: Any) -> None:
    from habeas.web.api.asked import described

    asker, seen = Visitor(pages), set()
    given = {"HTTP_AUTHORIZATION": f"Bearer {marked.tokens['with casework']}"}
    for path, methods in described()["paths"].items():
        for address in of_the_api(marked, path) if "get" in methods else ():
            if any(leaks(told) for told in told_by(asker.get(address, **given).body)):
                seen.add(address)
    assert {"/api/casework", "/api/casework/3"} <= seen
    assert [address for address in seen if not address.startswith("/api/casework")] == []
