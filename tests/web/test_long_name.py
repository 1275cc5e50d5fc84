"""A name of a megabyte: typed in, asked for, or in a document, it is refused or shown, and nothing breaks."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.web.conftest import asker
from tests.web.sample import make_registry
from tests.web.test_review import TOKEN, first, post

from habeas.web.serve import application
from habeas.work.registry import Registry

NAME = "Ana " + "T" * 1_000_000


@pytest.fixture
def own(tmp_path: Path) -> Path:
    make_registry(tmp_path / "registry")
    return tmp_path / "registry"


def test_it_is_not_taken_for_a_correction_and_the_claim_stays_as_it_was(own: Path) -> None:
    claim = first(own)
    pages = application(own)
    fields = {"claim": claim, "answer": "correct", "seen": "0", "persons": NAME, "person": NAME}
    assert post(pages, "/review/decide", fields, token=TOKEN).status in (200, 400, 404, 413)
    assert first(own) == claim
    with Registry.open(own) as registry:
        assert not registry.decisions


@pytest.mark.parametrize("address", ["/who-is-who/decide", "/decide/acts", "/decide/withhold"])
def test_no_form_breaks_on_it(own: Path, address: str) -> None:
    fields = {"answer": "same", "left": NAME, "right": NAME, "person": NAME, "because": NAME}
    assert post(application(own), address, fields, token=TOKEN).status in (400, 404, 413)


def test_it_can_be_searched_for(own: Path) -> None:
    assert asker(application(own))(f"/search?q={NAME.replace(' ', '+')}").status in (200, 400, 414)


def test_a_document_that_has_it_is_read_and_shown(tmp_path: Path) -> None:
    story = tmp_path / "long.txt"
    story.write_text(f"Police arrested {NAME} on 1 March 2024. Rain fell over the harbour of Halem that day.")
    with Registry.open(tmp_path / "registry") as registry:
        registry.build([story])
        addresses = [f"/documents/{one.id}" for one in registry.documents]
        addresses += [f"/people/{person.id}" for person in registry.people]
    ask = asker(application(tmp_path / "registry"))
    assert len(addresses) >= 1
    for address in [*addresses, "/people", "/documents", "/review"]:
        assert ask(address).status == 200
