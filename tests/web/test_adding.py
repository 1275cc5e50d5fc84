"""The pages on which a claim is added, and on which changes are read and taken back."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.web.conftest import asker
from tests.web.sample import HOSTILE, make_registry
from tests.web.test_pages import words
from tests.web.test_review import TOKEN, first, post

from habeas.web.serve import application
from habeas.work.registry import Registry


@pytest.fixture
def own(tmp_path: Path) -> Path:
    make_registry(tmp_path / "registry")
    return tmp_path / "registry"


def a_document(own: Path) -> tuple[str, str]:
    """The id of a document with claims, and its text."""
    with Registry.open(own) as registry:
        document = registry.document(registry.claims[0].document.id)
        return document.id, document.text


def test_the_form_has_the_words_that_were_selected_at_their_place(own: Path) -> None:
    pages, (document, text) = application(own), a_document(own)
    answer = asker(pages)(f"/review/add?document={document}&start=0&end=20")
    assert answer.status == 200
    assert text[:20].strip() in answer.text.replace("&#x27;", "'")
    assert 'name="start" id="c-start" value="0"' in answer.text


def test_words_that_stand_several_times_are_found_after_as_many(own: Path, tmp_path: Path) -> None:
    from tests.build import a_document as made

    from habeas.web.views.adding import _chosen

    document = made("Rain fell. The court sat. Rain fell again.")
    found = _chosen(document, {"quote": "Rain fell", "after": "1"})
    assert found is not None
    assert document.text[found.start :].startswith("Rain fell again")
    assert _chosen(document, {"quote": "Snow"}) is None


def test_a_claim_is_added_and_one_goes_on_where_one_was(own: Path) -> None:
    pages, (document, text), here = application(own), a_document(own), first(own)
    quote = " ".join(text.split()[:4])
    fields = {"document": document, "from": here, "type": "threat", "group": "villagers", "quotes": quote}
    answer = post(pages, "/review/add", fields, token=TOKEN)
    assert answer.status == 303
    assert answer.headers["Location"].startswith(f"/review?claim={here}")
    with Registry.open(own) as registry:
        [held] = registry.reviews
        assert (held.review.answer, held.review.fields["group"]) == ("add", "villagers")
        added = held.review.claim_id
    page = asker(pages)(f"/review?claim={added}").text
    assert "A person added it" in page
    assert "verified" in page
    assert f"/review?claim={added}" in asker(pages)("/history").text
    with Registry.open(own) as registry:
        registry.undo(1)
    # It is there no more, and no link leads to it.
    assert f"/review?claim={added}" not in asker(pages)("/history").text


def test_a_claim_that_makes_no_sense_comes_back_with_what_was_written(own: Path) -> None:
    pages, (document, _) = application(own), a_document(own)
    fields = {"document": document, "type": "threat", "place": "Halem", "quotes": "words that nobody wrote"}
    answer = post(pages, "/review/add", fields, token=TOKEN)
    assert answer.status == 200
    assert "not in the document" in answer.text
    assert 'value="Halem"' in answer.text
    with Registry.open(own) as registry:
        assert not registry.decisions


@pytest.mark.parametrize("address", ["/review/add", "/review/take-back"])
def test_a_form_without_our_token_changes_nothing(own: Path, address: str) -> None:
    answer = post(application(own), address, {"document": a_document(own)[0], "decision": "1"})
    assert answer.status == 403


@pytest.mark.parametrize("query", ["document=zz", "document=", "start=x", "document=zz&start=99999999999&end=1"])
def test_a_document_that_is_not_there_has_no_form(own: Path, query: str) -> None:
    assert asker(application(own))(f"/review/add?{query}").status == 404


def test_changes_are_shown_with_who_and_what_and_taken_back(own: Path) -> None:
    pages, claim = application(own), first(own)
    told = {"claim": claim, "answer": "correct", "because": f"the annex {HOSTILE}", "place": "Halem"}
    post(pages, "/review/decide", told, token=TOKEN)
    page = asker(pages)("/history")
    assert page.status == 200
    assert HOSTILE not in page.text
    assert "unreviewed → corrected" in words(page.text)
    assert "Halem" in page.text
    answer = post(pages, "/review/take-back", {"decision": "1", "about": claim}, token=TOKEN)
    assert answer.headers["Location"] == f"/history?about={claim}"
    page = asker(pages)(answer.headers["Location"])
    assert "taken back by" in words(page.text)
    assert "Undo (decision 2)" in words(page.text)
    assert "Undo (decision 1)" not in words(page.text)
    with Registry.open(own) as registry:
        assert [each.state for each in registry.decisions] == ["holds", "undone"]


@pytest.mark.parametrize(("query", "status"), [("about=nobody-atall", 404), ("before=x", 400), ("before=3", 200)])
def test_a_history_of_nothing_is_told_of(own: Path, query: str, status: int) -> None:
    assert asker(application(own))(f"/history?{query}").status == status


def test_a_date_that_was_given_as_before_is_shown_as_that_and_never_as_a_day(own: Path) -> None:
    pages, claim = application(own), first(own)
    told = {"claim": claim, "answer": "correct", "date": "2024-05-21", "date_is": "before"}
    post(pages, "/review/decide", told, token=TOKEN)
    page = words(asker(pages)(f"/review?claim={claim}").text)
    # In the sentence and in the field; what the machine reads stands beside it, and can be taken instead.
    assert page.count("before 21 May 2024") == 2
    assert "As the machine reads it:" in page
    assert "Right as the machine reads it" in page
    assert "→ before 21 May 2024" in words(asker(pages)("/history").text)
    with Registry.open(own) as registry:
        document = registry.reviews.claim(claim).document.id
        assert registry.reviews.claim(claim).claim.date is None
    assert "before 21 May 2024" in words(asker(pages)(f"/documents/{document}").text)
    form = asker(pages)(f"/review?claim={claim}&edit=1").text
    assert '<option value="before" selected>' in form
    assert 'value="2024-05-21"' in form


def test_what_was_decided_otherwise_than_the_machine_reads_can_be_kept_or_given_up(own: Path) -> None:
    pages, claim = application(own), first(own)
    told = {"claim": claim, "answer": "correct", "place": "Halem"}
    post(pages, "/review/decide", told, token=TOKEN)
    page = words(asker(pages)(f"/review?claim={claim}").text)
    assert "Right as decided" in page
    assert "Right as the machine reads it" in page
    post(pages, "/review/decide", {"claim": claim, "answer": "accept", "seen": "1"}, token=TOKEN)
    with Registry.open(own) as registry:
        assert registry.reviews.claim(claim).claim.place == "Halem"
    post(pages, "/review/decide", {"claim": claim, "answer": "as-read", "seen": "2"}, token=TOKEN)
    with Registry.open(own) as registry:
        assert registry.reviews.claim(claim).claim.place != "Halem"
