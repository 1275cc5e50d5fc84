"""What pages load is asked for once: its address changes with what is in it, and nothing else is kept by a browser."""

from __future__ import annotations

import re

from tests.web.conftest import Ask


def test_a_page_loads_files_from_addresses_that_never_have_anything_else_behind_them(ask: Ask) -> None:
    loaded = re.findall(r'(?:href|src)="(/static/[^"]+)"', ask("/about").text)
    assert sorted(each.rpartition("/")[2] for each in loaded) == ["habeas.css", "habeas.js", "habeas.svg"]
    for address in loaded:
        answer = ask(address)
        assert (answer.status, "immutable" in answer.headers["Cache-Control"]) == (200, True)
        assert answer.headers["X-Content-Type-Options"] == "nosniff"


def test_an_address_that_stays_the_same_is_asked_for_again_each_time(ask: Ask) -> None:
    assert ask("/static/habeas.css").headers["Cache-Control"] == "max-age=0, public"
    assert ask("/static/0123456789ab/habeas.css").status == 404
