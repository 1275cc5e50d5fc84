"""A claim that the machine missed is added by a person, with words of the document, and is a claim like any other."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from tests.sentences import Sentences
from tests.work.test_reviewing import as_derived_anew, claim, queue, told
from tests.work.test_survival import STORY, Rebuild, one, rebuild, standing

from habeas import model
from habeas.errors import NotFound, QuoteNotFound, UnknownTerm
from habeas.work import derive_changed
from habeas.work.registry import Registry

__all__ = ["one", "rebuild"]
THREAT: dict[str, Any] = {
    "type": "threat",
    "persons": ["Ion Vek"],
    "date": "2023-11",
    "actors": ["Halem Police"],
    "quotes": ["The lawyer Mira Sol spoke"],
}


@pytest.fixture(autouse=True, params=["only what it touches", "everybody"])
def _derived(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a person adds is the same whether only what it touches is derived or, as one document is much here, all."""
    if request.param != "everybody":
        monkeypatch.setattr(derive_changed, "ONE_IN", 0)


def document(registry: Registry) -> str:
    return registry.documents[0].id


def added(registry: Registry, **changed: Any) -> model.SourcedClaim:
    made = registry.reviews.add(document(registry), {**THREAT, **changed}, by="ana")
    return registry.reviews.claim(made.claim_id)


def test_an_added_claim_is_in_acts_and_claims_with_its_quote_and_its_author(one: Registry) -> None:
    claim = added(one)
    assert ("threat", "Ion Vek", "2023-11") in told(one)
    assert claim.claim.rule == "added by a person"
    assert STORY.startswith(claim.claim.quotes[0].text, claim.claim.quotes[0].start)
    [held] = one.reviews
    assert (held.review.answer, held.review.by, held.state) == ("add", "ana", "holds")
    assert [line.claims for line in one.people_lines if line.person.name == "Ion Vek"] == [2]
    assert claim.id not in queue(one)
    assert claim in list(one.claims)
    assert claim.review == "verified"
    assert one.verify().faults == ()
    assert as_derived_anew(one)


def test_an_added_claim_is_undone_and_brought_back(one: Registry) -> None:
    before = told(one)
    added(one)
    back = one.undo(one.decisions[0].decision.id)
    assert told(one) == before
    assert as_derived_anew(one)
    one.undo(back.decision.id)
    assert ("threat", "Ion Vek", "2023-11") in told(one)
    assert as_derived_anew(one)


def test_an_added_claim_survives_a_rebuild(one: Registry, rebuild: Rebuild) -> None:
    claim = added(one)
    rebuild({0: None}, nobody=True)
    assert one.reviews.claim(claim.id).claim == claim.claim
    assert ("threat", "Ion Vek", "2023-11") in told(one)


def test_an_added_claim_that_a_later_extractor_proposes_is_not_doubled(one: Registry, rebuild: Rebuild) -> None:
    rebuild({0: None})
    one.reviews.add(
        document(one), {"type": "arrest", "persons": ["Ana Torr"], "quotes": ["arrested Ion Vek"], "date": "2023"}
    )
    one.reviews.add(
        document(one), {"type": "arrest", "persons": ["Ion Vek"], "quotes": ["arrested Ion Vek"], "date": "2023-10"}
    )
    rebuild({})
    arrests = [each for each in standing(one) if each.claim.persons == ("Ion Vek",)]
    assert len(arrests) == 1
    assert arrests[0].claim.quotes[0].text == "arrested Ion Vek"
    assert sum("Ion Vek" in (each.claim.persons) for each in one.claims) == 1


def test_who_adds_what_the_machine_reads_already_corrects_that(one: Registry) -> None:
    read = claim(one, "arrest", "Ion Vek")
    made = one.reviews.add(
        document(one),
        {"type": "arrest", "persons": ["Ion Vek"], "date": "2023-10", "place": "Halem", "quotes": ["arrested Ion Vek"]},
    )
    assert (made.claim_id, made.answer) == (read.id, "correct")
    assert one.reviews.claim(read.id).claim.place == "Halem"


def test_an_added_claim_is_corrected_and_rejected_like_any_other(one: Registry) -> None:
    claim = added(one)
    one.reviews.correct(claim.id, {"date": "2023-12"}, by="ben")
    assert ("threat", "Ion Vek", "2023-12") in told(one)
    assert as_derived_anew(one)
    one.reviews.reject(claim.id, by="ben")
    assert "threat" not in {kind for kind, _, _ in told(one)}
    assert as_derived_anew(one)


@pytest.mark.parametrize(
    ("changed", "error"),
    [
        ({"quotes": []}, QuoteNotFound),
        ({"quotes": ["never said"]}, QuoteNotFound),
        ({"type": None}, UnknownTerm),
        ({"type": "hug"}, UnknownTerm),
        ({"persons": ["Nobody Atall"]}, NotFound),
        ({"persons": ["Ana Torr", "Zoe Kim (new)"]}, NotFound),
    ],
)
def test_what_is_no_claim_is_refused(one: Registry, changed: dict[str, Any], error: type[Exception]) -> None:
    with pytest.raises(error):
        added(one, **changed)
    assert not one.decisions


# --- people whom nothing names ----------------------------------------------------------------------------


def test_a_person_whom_nothing_names_yet_is_given_by_the_name_in_the_document(one: Registry, rebuild: Rebuild) -> None:
    added(one, persons=["Mira  Sol"])
    assert ("threat", "Mira Sol", "2023-11") in told(one)
    [name] = [each for each in one.names_of(document(one)) if each.named.name == "Mira Sol"]
    assert STORY[name.named.mentions[0].start : name.named.mentions[0].end] == "Mira Sol"
    rebuild({})
    assert ("threat", "Mira Sol", "2023-11") in told(one)
    one.undo(one.decisions[0].decision.id)
    assert "Mira Sol" not in [person.name for person in one.people]
    assert as_derived_anew(one)


def test_a_new_person_of_the_same_name_is_another_person(one: Registry, rebuild: Rebuild) -> None:
    read = claim(one, "arrest", "Ion Vek")
    one.reviews.correct(read.id, {"persons": ["Ion Vek (new)"]})
    assert ("arrest", "Ion Vek (2)", "2023-10") in told(one)
    assert ("arrest", "Ion Vek", "2023-10") not in told(one)
    rebuild({})
    assert ("arrest", "Ion Vek (2)", "2023-10") in told(one)
    [review, judgement] = one.decisions
    assert judgement.decision.judgement is not None
    assert judgement.decision.judgement.answer == "different"
    one.undo(review.decision.id)
    assert ("arrest", "Ion Vek", "2023-10") in told(one)


def test_the_new_person_may_have_the_name_of_somebody_in_another_document(one: Registry, tmp_path: Path) -> None:
    (tmp_path / "in" / "b.txt").write_text("The river rose. A teacher called Ion Vek was asked to leave his village.")
    one.build([tmp_path / "in"], extractor=Sentences())
    other = next(card.id for card in one.documents if card.name == "b.txt")
    fields = {"type": "expulsion", "persons": ["Ion Vek (new)"], "quotes": ["asked to leave his village"]}
    one.reviews.add(other, fields)
    people = [person for person in one.people if person.name == "Ion Vek"]
    assert len(people) == 2
    assert as_derived_anew(one)
