"""The pages of dossiers and screenings: what is on each, met or not with a reason, and files to send."""

from __future__ import annotations

import io
import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.build import a_claim, a_document, a_quote, an_extraction
from tests.web.conftest import Ask, asker
from tests.web.test_pages import words
from tests.web.visitor import Visitor, make_accounts
from tests.work.test_dossiers import store_all

from habeas import model
from habeas.answers.dossier.check import check_bundle
from habeas.record import store
from habeas.web.serve import application
from habeas.work.derive import derive
from habeas.work.registry import Registry
from habeas.work.screening import ScreeningOf

HOSTILE = "<script>alert(1)</script>"


def make(folder: Path) -> Path:
    """A registry with a judge, a court, and a list that was looked through."""
    entity = {"id": "Q7", "schema": "Person", "caption": f"Dara {HOSTILE} Minh", "properties": {"name": ["Dara Minh"]}}
    (folder / "list.json").write_text(json.dumps(entity) + "\nbroken\n")
    with Registry.open(folder / "registry") as registry:
        store_all(registry.record)
        derive(registry.record)
        ScreeningOf(registry.record).screen(folder / "list.json", "moon")
    return folder / "registry"


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Ask:
    return asker(application(make(tmp_path_factory.mktemp("dossier"))))


def test_a_dossier_shows_criteria_acts_what_speaks_against_them_and_exhibits(pages: Ask) -> None:
    answer = pages("/dossier?of=Halem+District+Court")
    assert answer.status == 200
    text = words(answer.text)
    for each in (
        "Arbitrary arrests or detentions proposed",
        "A1 Sentence Maria Quispe",
        "What speaks against it: A source on the same person",
        "To be checked by counsel",
    ):
        assert each in text
    assert "/dossier/file?of=organization%3A" in answer.text


def test_a_dossier_on_nobody_or_on_several_says_so(pages: Ask) -> None:
    assert "in any spelling" in pages("/dossier").text
    assert pages("/dossier/file").status == 400
    assert pages("/dossier?of=Xyzzy").status == 404
    assert "person:dara-minh" in pages("/dossier?of=Minh").text
    assert pages("/dossier?of=person:dara-minh&include=some").status == 400
    assert pages("/dossier/file?of=person:dara-minh&format=exe").status == 400
    assert pages("/dossier?of=person:dara-minh&criteria=moon").status in (400, 404)


def test_the_zip_of_a_dossier_is_whole(pages: Ask) -> None:
    answer = pages("/dossier/file?of=person:dara-minh&format=zip&criteria=eu-global")
    assert answer.headers["Content-Disposition"] == 'attachment; filename="dossier-dara-minh.zip"'
    assert check_bundle(io.BytesIO(answer.body)).faults == ()


def test_a_suggestion_is_shown_as_one_and_nothing_in_it_runs(pages: Ask) -> None:
    for address in ("/screening", "/dossier?of=person:dara-minh", "/people/dara-minh"):
        answer = pages(address)
        assert "uggestion, not a fact" in answer.text, address
        assert HOSTILE not in answer.text
    assert "Line 2: it is not JSON" in words(pages("/screening").text)


@pytest.mark.door
def test_a_criterion_is_met_and_a_match_confirmed_by_a_reviewer_with_a_reason(tmp_path: Path) -> None:
    folder = make(tmp_path)
    make_accounts(folder, "viewer", "reviewer")
    visitor = Visitor(application(folder))
    visitor.sign_in("reviewer")
    met = {"of": "person:dara-minh", "criterion": "eu-global/detention", "answer": "met"}
    assert visitor.post("/decide/criterion", {**met, "because": ""}).status == 400
    assert visitor.post("/decide/criterion", {**met, "because": "trial observed"}).status == 303
    assert "reviewer, " in words(visitor.get("/dossier?of=person:dara-minh").text)
    confirmed = {"match": "1", "answer": "confirmed", "because": "the same court", "of": "person:dara-minh"}
    assert visitor.post("/decide/screening", confirmed).status == 303
    assert "the same court" in visitor.get("/dossier?of=person:dara-minh").text
    assert visitor.post("/decide/dossier-undo", {"decision": "1", "of": "person:dara-minh"}).status == 303
    assert "trial observed" not in visitor.get("/dossier?of=person:dara-minh").text
    reader = Visitor(application(folder))
    reader.sign_in("viewer")
    assert reader.get("/screening").status == 403
    assert "/decide/criterion" not in reader.get("/dossier?of=person:dara-minh").text


def test_the_page_of_a_person_tells_what_a_source_says_they_did_beside_what_was_done_to_them(pages: Ask) -> None:
    text = words(pages("/people/dara-minh").text)
    assert "Named as who did it Sentence Maria Quispe May 2024" in text
    assert "Threat" in text.partition("Named as who did it")[2].partition("What was done")[2]
    assert "Named as who did it" not in words(pages("/people/maria-quispe").text)


ARRESTED = "Nura Vall announced that Maria Quispe had been arrested; Oda Lin accused Ivo Pell of theft."


def test_what_counts_for_nothing_is_shown_apart_on_the_page_and_by_the_api(tmp_path: Path) -> None:
    with Registry.open(tmp_path / "registry") as registry:
        people = tuple(
            model.NamedPerson(name, (a_quote(ARRESTED, name).span,))
            for name in ("Nura Vall", "Maria Quispe", "Oda Lin", "Ivo Pell")
        )
        posts = (model.Affiliation("Nura Vall", "candidate", None, a_quote(ARRESTED, "Nura Vall")),)
        claims = (
            a_claim("arrest", "Maria Quispe", quote=a_quote(ARRESTED), actors=("Nura Vall",)),
            a_claim("charge", "Ivo Pell", quote=a_quote(ARRESTED, ARRESTED[58:]), actors=("Oda Lin",)),
        )
        document = a_document(ARRESTED, country="XV", name="a.txt")
        registry.record.archive.keep_bytes(ARRESTED.encode())
        arrival = store.Arrival((store.Origin("a.txt"),), len(ARRESTED), "test", datetime(2025, 1, 2, tzinfo=UTC))
        extraction = an_extraction(document, *claims, people=people, affiliations=posts)
        store.store(registry.record, document, extraction, arrival)
        derive(registry.record)
    pages = asker(application(tmp_path / "registry"))
    assert "What only a state does" in words(pages("/dossier?of=Nura+Vall").text)
    assert "Of which the actor accuses others" in words(pages("/dossier?of=Oda+Lin").text)
