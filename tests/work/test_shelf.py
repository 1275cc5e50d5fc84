"""Beside a document's text: which claims were reviewed, which documents copy it, whether one that is gone was here."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.sentences import Sentences
from tests.work.corpus import LEAD

from habeas.work.registry import Registry
from habeas.work.shelf import near_copies, reviews_in, was_here

STORY = LEAD + "Police arrested Ion Vek on 2023-10-03. A neighbour had called them to the mill by the river at dawn."


@pytest.fixture
def filled(registry: Registry, tmp_path: Path) -> Registry:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "one.txt").write_text(STORY + "\n")
    (folder / "copy.txt").write_text(STORY + " More on this tomorrow.\n")
    (folder / "other.txt").write_text("Police arrested Ana Torr on 2022-01-09. Nothing else was told by anybody.\n")
    registry.build([folder], extractor=Sentences())
    return registry


def test_documents_that_tell_the_same_in_the_same_words_are_near_copies(filled: Registry) -> None:
    one, other = (filled.document(filled.documents.where(name=name)[0].id) for name in ("one.txt", "other.txt"))
    assert [card.name for card in near_copies(filled.record, one)] == ["copy.txt"]
    assert near_copies(filled.record, other) == []


def test_the_reviews_of_a_document_are_those_that_hold(filled: Registry) -> None:
    card = filled.documents.where(name="one.txt")[0]
    (claim,) = filled.claims_of(card.id)
    filled.reviews.reject(claim.id, by="ana")
    assert {key: review.answer for key, review in reviews_in(filled.record, card.id).items()} == {claim.id: "reject"}
    filled.reviews.undo(filled.reviews.last(claim.id).id)  # type: ignore[union-attr]
    assert reviews_in(filled.record, card.id) == {}


@pytest.mark.parametrize("asked", ["", "x", "../../etc/passwd", "f" * 64, "F" * 64])
def test_what_never_was_there_was_not_here(filled: Registry, asked: str) -> None:
    assert not was_here(filled.record, asked)


def test_a_document_whose_bytes_are_kept_was_here(filled: Registry) -> None:
    assert was_here(filled.record, filled.record.archive.keep_bytes(b"a story that nobody read"))
