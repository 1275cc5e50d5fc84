"""A search forgives a slip of the pen, knows other scripts, and leads from words to acts."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.sentences import Sentences
from tests.work.corpus import write_corpus

from habeas.work import derive, finding
from habeas.work.registry import Registry


@pytest.fixture
def filled(registry: Registry, tmp_path: Path) -> Registry:
    registry.build([write_corpus(tmp_path / "in")], extractor=Sentences())
    return registry


@pytest.mark.parametrize(
    ("asked", "meant"),
    [("Maria Quispe", ""), ("maria quisbe", ""), ("Quixpe", "quispe"), ("María", ""), ("Marja", "maria")],
)
def test_a_name_with_a_slip_of_the_pen_finds_the_person(filled: Registry, asked: str, meant: str) -> None:
    found = filled.search(asked)
    assert [line.person.id for line in found.people] == ["maria-quispe"]
    assert found.meant == meant


def test_a_name_in_another_script_finds_the_person(filled: Registry) -> None:
    assert [line.person.id for line in filled.search("Мария Киспе").people] == ["maria-quispe"]


@pytest.mark.parametrize("asked", ["Zzzzzz", "Vxy", "", "Maria Torr"])
def test_nobody_is_made_up(filled: Registry, asked: str) -> None:
    assert filled.search(asked).people == ()


def test_a_name_that_came_later_is_known(filled: Registry, tmp_path: Path) -> None:
    assert filled.search("Tessx").people == ()
    (tmp_path / "in" / "new.txt").write_text("Police arrested Tessa Orn on 2024-04-01.\n")
    filled.build([tmp_path / "in"], extractor=Sentences())
    assert [line.person.id for line in filled.search("Tessx").people] == ["tessa-orn"]


def test_what_is_found_leads_to_its_act(filled: Registry) -> None:
    found = filled.search("arrested Vek", kind="acts")
    (claim,) = found.claims
    assert [(act.person_id, act.person_name) for act in found.acts[claim.id]] == [("ion-vek", "Ion Vek")]
    assert (found.people, found.documents) == ((), ())


def test_one_kind_can_be_asked_for_page_by_page(filled: Registry) -> None:
    pages = [filled.search("harbour", 2, kind="documents", start=start).documents for start in (0, 2, 4)]
    assert [len(page) for page in pages] == [2, 2, 1]
    assert len({each.document.id for page in pages for each in page}) == 5


def test_a_rejected_claim_is_not_found(filled: Registry) -> None:
    (claim,) = filled.search("arrested Vek", kind="acts").claims
    filled.reviews.reject(claim.id)
    assert filled.search("arrested Vek", kind="acts").claims == ()


def test_a_registry_says_whether_it_is_brought_up_to_date_when_it_is_opened(
    filled: Registry, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert not finding.is_behind(filled.folder)
    monkeypatch.setattr(derive, "STEPS", "other steps")
    assert finding.is_behind(filled.folder)
    with Registry.open(filled.folder):
        assert not finding.is_behind(filled.folder)
