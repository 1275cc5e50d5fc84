"""Nothing of casework is on paper that a person's page or the calendar is printed on, as a browser prints it."""

from __future__ import annotations

from typing import Any

import pytest
from tests.leaks.marked import PERSON, Marked, leaks
from tests.web.conftest import AS_IT_IS, serving
from tests.web.visitor import PASSWORD

from habeas.web import access

pytestmark = [pytest.mark.door, pytest.mark.slow, pytest.mark.browser]


def test_what_is_printed_has_no_casework_but_where_a_page_of_casework_is(
    marked: Marked, browser: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(access, "signed_in", AS_IT_IS)
    with serving(marked.folder) as address:
        page = browser.new_context(base_url=address).new_page()
        page.goto("/login")
        page.fill("[name=name]", marked.worker)
        page.fill("[name=password]", PASSWORD)
        page.press("[name=password]", "Enter")
        page.wait_for_url("**/")
        for place in (f"/people/{PERSON}", "/calendar", "/calendar?view=list"):
            page.goto(place)
            assert leaks(page.content()), place
            assert not leaks(page.pdf()), place
        page.goto("/casework/3")
        assert leaks(page.pdf())
        assert page.get_by_text("Private casework.").is_visible()
        page.context.close()
