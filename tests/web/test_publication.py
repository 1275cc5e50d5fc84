"""The page Publication: releasing somebody's case with a button, and taking that back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.web.sample import make_registry
from tests.web.visitor import Visitor, make_accounts, make_token

from habeas.record import rulings
from habeas.web.serve import application
from habeas.work import reviewing
from habeas.work.registry import Registry
from habeas.work.releasing import ReleasesOf

DARO = "daro-velin"


@pytest.fixture
def registry(tmp_path: Path) -> Iterator[Registry]:
    make_registry(tmp_path / "registry")
    with Registry.open(tmp_path / "registry") as opened:
        claim = rulings.about(opened.record, DARO)[0]
        reviewing.accept(opened.record, claim.id, by="ana")
        yield opened


def test_a_case_with_verified_claims_waits_is_released_with_a_button_and_taken_back(registry: Registry) -> None:
    visitor = Visitor(application(registry.folder))
    page = visitor.get("/publication")
    assert "Nobody’s case is released." in page.text
    assert f'name="people" value="{DARO}"' in page.text
    done = visitor.post("/decide/publish", {"people": DARO, "because": "his wish", "back": "publication"})
    assert (done.status, done.headers["Location"]) == (303, "/publication")
    assert "Nobody waits." in visitor.get("/publication").text
    made = ReleasesOf(registry.record).of(DARO)
    assert made is not None
    visitor.post("/decide/undo", {"people": DARO, "decision": str(made.id)})
    assert ReleasesOf(registry.record).of(DARO) is None


@pytest.mark.door
def test_with_what_and_why_somebody_was_released_is_told_to_who_may_release_alone(registry: Registry) -> None:
    made = ReleasesOf(registry.record).add(DARO, {"address": "PO Box 7, Halem"}, because="his lawyer asked", by="ana")
    registry.undo(made.id, because="he moved", by="ana")
    make_accounts(registry.folder, "viewer", "reviewer")
    told = {}
    for name in ("viewer", "reviewer"):
        visitor = Visitor(application(registry.folder))
        assert visitor.sign_in(name).status == 303
        token = make_token(registry.folder, name)
        log = visitor.get("/api/decisions", HTTP_AUTHORIZATION=f"Bearer {token}").text
        told[name] = [visitor.get("/history").text, visitor.get(f"/history?about=person:{DARO}").text, log]
    private = ("PO Box 7", "address", "his lawyer asked", "he moved")
    assert [text for text in told["viewer"] if any(words in text for words in private)] == []
    assert all("his lawyer asked" in text and "he moved" in text for text in told["reviewer"])
    assert "Daro Velin may be published" in told["viewer"][0]


def test_the_page_of_a_person_releases_fields_with_their_values(registry: Registry) -> None:
    visitor = Visitor(application(registry.folder))
    assert "Not released" in visitor.get(f"/people/{DARO}").text
    form = {"people": DARO, "value:address": "PO Box 7, Halem", "field": "offices", "because": "his wish"}
    assert visitor.post("/decide/publish", form).headers["Location"] == f"/people/{DARO}"
    made = ReleasesOf(registry.record).of(DARO)
    assert made is not None
    assert made.values == {"address": "PO Box 7, Halem", "offices": "editor, Lantern"}
    assert "Released for publication." in visitor.get(f"/people/{DARO}").text
