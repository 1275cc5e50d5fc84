"""A site: whole by itself, well formed, the same bytes each time, and harmless whatever a source says."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import date

import pytest
from tests.answers.site import atom
from tests.answers.site.made import CONTACT, a_site
from tests.answers.site.strict import faults

from habeas.answers.site.nouns import Imprint, Site
from habeas.answers.site.render import files

FILES = files(a_site())


def text_of(path: str) -> str:
    return FILES[path].decode()


def test_every_page_is_well_formed_and_every_link_on_the_site_leads_somewhere() -> None:
    assert faults(FILES) == []


@pytest.mark.parametrize("language", ["az", "ru"])
def test_so_it_is_in_every_language_and_says_which(language: str) -> None:
    made = files(replace(a_site(), imprint=replace(a_site().imprint, language=language)))
    assert faults(made) == []
    assert f'<html lang="{language}">' in made["held.html"].decode()
    assert '<p lang="en" dir="ltr">“Police arrested' in made["people/daro-velin.html"].decode()


def test_a_site_of_nobody_is_one_too() -> None:
    assert faults(files(Site(Imprint("Held", date(2025, 6, 1)), ()))) == []


def test_the_same_site_has_the_same_bytes() -> None:
    assert files(a_site()) == FILES


def test_no_page_asks_for_anything_and_only_its_own_style_and_script_are_let_in() -> None:
    for path, content in FILES.items():
        if path.endswith(".html"):
            page = content.decode()
            policy = re.search(r'Content-Security-Policy" content="([^"]*)"', page)
            assert policy is not None
            assert policy[1].startswith("default-src &#39;none&#39;; style-src &#39;sha256-")
            assert "unsafe" not in policy[1]
            assert ("script-src" in policy[1]) == (path == "search.html")
            assert re.findall(r"<(?:script|iframe|img|object|embed|form|video|base)\b", page) == (
                ["<script"] * 3 if path == "search.html" else []
            )


def test_what_a_source_says_never_becomes_markup() -> None:
    for path, content in FILES.items():
        if path.endswith((".html", ".xml")):
            page = content.decode()
            assert "<script>document" not in page, path
            assert "<img" not in page, path
            assert 'href="javascript:' not in page, path


def test_the_list_of_people_held_has_whom_to_write_to_and_who_calls_them_what() -> None:
    held = text_of("held.html")
    for words in ("Daro Velin", "PO Box 7, Halem", "political prisoner by Open Cells", "PACE Resolution 1900",
                  "Next hearing", "3 July 2025", "Birthday", "1 May 1970", "smuggling"):  # fmt: skip
        assert words in held, words
    assert "Mara Vey" not in held


def test_every_page_is_dated_and_says_where_to_write_if_something_is_wrong() -> None:
    for path, content in FILES.items():
        if path.endswith(".html"):
            assert "as known on 1 June 2025" in content.decode(), path
            assert f'href="mailto:{CONTACT}"' in content.decode(), path


def test_the_data_is_what_the_pages_show() -> None:
    people = [json.loads(line) for line in text_of("data/people.jsonl").splitlines()]
    assert [one["name"] for one in people] == ["Daro Velin", "Mara Vey"]
    assert (people[0]["status"], people[0]["address"], people[0]["next_hearing"]) == (
        "held", "PO Box 7, Halem", "2025-07-03",
    )  # fmt: skip
    for line in text_of("data/claims.jsonl").splitlines():
        quotes = json.loads(line)["quotes"]
        assert all(quote.split("“")[0][:20] in text_of("people/daro-velin.html") + text_of("people/mara-vey.html")
                   for quote in quotes)  # fmt: skip


def test_reported_numbers_stand_beside_those_by_name() -> None:
    page = text_of("countries/XV.html")
    assert "at least 90" in page
    assert "By name here" in page
    assert "figure-xv-political-prisoners-1" in page


def test_the_feed_is_as_rfc_4287_requires_it() -> None:
    assert atom.faults(FILES["feed.xml"]) == []
    assert atom.faults(files(replace(a_site(), imprint=replace(a_site().imprint, base_url="")))["feed.xml"]) == []


def test_a_feed_that_is_not_as_rfc_4287_requires_is_found_out() -> None:
    feed = FILES["feed.xml"].decode()
    for broken in (
        feed.replace("<id>", "<id> ", 1),
        feed.replace("T00:00:00Z", "", 1),
        re.sub(r"<title>.*?</title>", "", feed, count=1),
        re.sub(r"<author>.*?</author>", "", feed),
    ):
        assert broken != feed
        assert atom.faults(broken.encode()) != []


def test_a_preview_says_on_every_page_that_it_is_not_for_publication() -> None:
    made = files(replace(a_site(), imprint=replace(a_site().imprint, preview=True)))
    assert all("NOT FOR PUBLICATION" in page.decode() for path, page in made.items() if path.endswith(".html"))


def test_a_preview_does_not_say_of_itself_that_it_was_verified() -> None:
    made = files(replace(a_site(), imprint=replace(a_site().imprint, preview=True)))
    for path in ("about.html", "index.html"):
        assert "somebody released" not in made[path].decode()
        assert "verified and released" not in made[path].decode()


def test_what_an_organization_writes_of_itself_has_no_markup_and_no_images() -> None:
    about = "# We\n\n<script>x</script> **bold** ![pixel](https://spy.example/x.png) [bad](javascript:alert(1))"
    page = files(replace(a_site(), imprint=replace(a_site().imprint, about=about)))["about.html"].decode()
    assert "<strong>bold</strong>" in page
    assert "<img" not in page
    assert "<script" not in page
    assert 'href="javascript' not in page


def test_no_page_writes_a_day_as_a_machine_does() -> None:
    found = {}
    for path, content in files(a_site()).items():
        if path.endswith(".html"):
            said = re.sub(r"<(blockquote|script|style)\b.*?</\1>", "", content.decode(), flags=re.DOTALL)
            days = re.findall(r"[^<>|]{0,40}\b\d{4}-\d\d-\d\d\b", re.sub(r"<[^>]+>", "|", said))
            if days:
                found[path] = days[:3]
    assert found == {}
