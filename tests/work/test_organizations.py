"""A registry's organizations: listed, found by any name, with what they did; decisions and ids outlive rebuilds."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.build import a_claim, a_document, a_quote, an_extraction

from habeas import model
from habeas.errors import NotFound, UnknownTerm
from habeas.people.judgement import Judgement
from habeas.people.organizations import organization_key
from habeas.record import decisions, store
from habeas.work.derive import derive
from habeas.work.registry import Registry

DAY = datetime(2025, 6, 1, tzinfo=UTC)


def add(registry: Registry, text: str, claims: list[model.Claim], *posts: model.Affiliation, **rest: object) -> str:
    document = a_document(text, country="AZ", **rest)
    extraction = an_extraction(document, *claims, affiliations=posts)
    arrival = store.Arrival((store.Origin(document.name),), len(text), "test", DAY)
    store.store(registry.record, document, extraction, arrival)
    return document.id


def told(text: str, kind: str = "arrest", person: str | None = "Maria Quispe", **rest: object) -> model.Claim:
    return a_claim(kind, person, quote=a_quote(text), **rest)


@pytest.fixture
def filled(registry: Registry) -> Registry:
    one = "The Halem Appeals Court fined Maria Quispe of the Harbour Legal Union (HLU)."
    two = "The HLU office was searched. The Court of Appeal of Halem arrested Ion Vek."
    post = model.Affiliation("Maria Quispe", "lawyer", "Harbour Legal Union", a_quote(one))
    add(registry, one, [told(one, "sentence", actors=("Halem Appeals Court",))], post, publisher="Lantern Media")
    raid = told(two, "raid", None, organizations=("HLU",), actors=("security forces",))
    arrest = told(two, "arrest", "Ion Vek", actors=("Court of Appeal of Halem",))
    add(registry, two, [raid, arrest], publisher="LanternMedia")
    derive(registry.record)
    return registry


def test_each_organization_is_one_line_with_its_claims_and_documents(filled: Registry) -> None:
    lines = {line.organization.id: (line.claims, line.documents) for line in filled.organizations}
    assert lines == {
        "az-court-of-appeal-of-halem": (2, 2),
        "harbour-legal-union": (0, 1),
        "hlu": (1, 1),
        "lantern-media": (0, 2),
    }


def test_the_list_can_be_narrowed(filled: Registry) -> None:
    assert [line.organization.kind for line in filled.organizations.where(kind="court", country="AZ")] == ["court"]
    assert len(filled.organizations.where(country="BY")) == 0


@pytest.mark.parametrize(
    "name", ["az-court-of-appeal-of-halem", "Halem Court of Appeals", "the Court of Appeal of Halem"]
)
def test_an_organization_is_found_by_any_name(filled: Registry, name: str) -> None:
    file = filled.organization(name)
    assert file.did == (("arrest", 1), ("sentence", 1))
    assert file.suffered == ()
    assert len(file.documents) == 2


def test_what_was_done_to_it_and_who_belongs_to_it_are_told(filled: Registry) -> None:
    assert filled.organization("HLU").suffered == (("raid", 1),)
    (post,) = filled.organization("Harbour Legal Union").people
    assert (post.affiliation.person, post.affiliation.role) == ("Maria Quispe", "lawyer")


def test_a_name_that_nothing_has_is_answered_with_the_nearest(filled: Registry) -> None:
    with pytest.raises(NotFound, match="Lantern Media"):
        filled.organization("Lantorn Medya")
    with pytest.raises(NotFound, match="habeas organizations"):
        filled.organization("Xyzzy")


def decide(registry: Registry, answer: str, left: str, right: str) -> None:
    keys = (organization_key(left, "AZ"), organization_key(right, "AZ"))
    with registry.record.transaction():
        decisions.add(registry.record, Judgement(0, "organizations", *keys, answer, "ana", DAY))
    derive(registry.record)


def test_what_was_decided_holds_after_every_rebuild_and_old_ids_still_lead_there(filled: Registry) -> None:
    decide(filled, "same", "HLU", "Harbour Legal Union")
    for _ in range(2):
        derive(filled.record)
        file = filled.organization("HLU")
        assert set(file.organization.names) == {"HLU", "Harbour Legal Union"}
        assert filled.organization("hlu").organization == filled.organization("harbour-legal-union").organization
    decide(filled, "different", "Halem Appeals Court", "Court of Appeal of Halem")
    assert len(filled.organizations.where(kind="court")) == 2


def test_deriving_again_changes_nothing(filled: Registry) -> None:
    before = list(filled.organizations)
    derive(filled.record)
    assert list(filled.organizations) == before


def test_an_acronym_that_its_document_introduces_is_the_full_name(registry: Registry) -> None:
    text = "Police raided the Harbour Legal Union (HLU). The HLU protested."
    add(registry, text, [told(text, "raid", None, organizations=("HLU", "Harbour Legal Union"))], publisher=None)
    derive(registry.record)
    assert [line.organization.names for line in registry.organizations] == [("Harbour Legal Union", "HLU")]


def test_a_claim_that_somebody_rejected_says_nothing_of_an_organization(filled: Registry) -> None:
    (raid,) = filled.claims.where(type="raid")
    before = filled.organization("HLU")
    filled.reviews.reject(raid.id, because="another office")
    derive(filled.record)
    assert before.suffered == (("raid", 1),)
    assert [line.organization.name for line in filled.organizations if "HLU" in line.organization.names] == []


def test_a_person_who_did_something_is_no_organization(registry: Registry) -> None:
    text = "Ion Vek beat Maria Quispe."
    add(registry, text, [told(text, "attack", actors=("Ion Vek",))], publisher=None)
    derive(registry.record)
    assert list(registry.organizations) == []


def test_the_documents_of_an_organization_go_with_it(filled: Registry, tmp_path: Path) -> None:
    assert {card.publisher for card in filled.organization("Lantern Media").documents} == {
        "Lantern Media",
        "LanternMedia",
    }


def test_acts_and_claims_are_narrowed_to_what_an_organization_did_or_suffered(filled: Registry) -> None:
    court = "az-court-of-appeal-of-halem"
    for kind, number in filled.organization(court).did:
        assert len(filled.acts.where(organization=court, part="did", type=kind)) == number
    assert len(filled.acts.where(organization=court, part="suffered")) == 0
    assert [claim.claim.type for claim in filled.claims.where(organization="hlu", part="suffered")] == ["raid"]
    assert len(filled.claims.where(organization=court)) == 2
    assert len(filled.claims.where(organization=court, person="nobody")) == 0


def test_a_part_is_asked_of_an_organization_only(filled: Registry) -> None:
    for asked in ({"part": "did"}, {"organization": "hlu", "part": "hid"}):
        with pytest.raises(UnknownTerm, match="organization"):
            len(filled.acts.where(**asked))


def test_decisions_on_claims_leave_the_organizations_that_deriving_anew_would_make(filled: Registry) -> None:
    first, second = [claim for claim in filled.claims if claim.claim.type != "raid"]
    steps = (
        lambda: filled.reviews.correct(first.id, {"actors": ["Halem District Court"]}),
        lambda: filled.reviews.correct(second.id, {"actors": ["Halem district court"]}),
        lambda: filled.reviews.correct(first.id, {"actors": ["Halem District Court", "Open Cells Union"]}),
        lambda: filled.reviews.reject(first.id),
        lambda: filled.undo(filled.decisions[0].decision.id),
        lambda: filled.reviews.reject(second.id),
        lambda: filled.reviews.reject(first.id),
    )
    for step in steps:
        step()
        told = [repr(line) for line in filled.organizations]
        derive(filled.record)
        assert [repr(line) for line in filled.organizations] == told


def test_one_decision_after_the_other_counts_what_deriving_anew_would_count(filled: Registry) -> None:
    claims = [claim for claim in filled.claims if claim.claim.type != "raid"]
    for claim in claims:
        filled.reviews.reject(claim.id)
    for claim in claims[::-1]:
        filled.reviews.correct(claim.id, {"actors": ["Halem District Court"]})
    filled.reviews.reject(claims[0].id)
    filled.undo(filled.decisions[0].decision.id)
    told = [repr(line) for line in filled.organizations]
    derive(filled.record)
    assert [repr(line) for line in filled.organizations] == told


def test_a_prison_that_only_the_text_names_answers(registry: Registry) -> None:
    text = "Ion Vek was beaten in Prison No. 17 of the Penitentiary Service. Later he was held in Vardan Prison."
    document = add(registry, text, [told(text, "torture", "Ion Vek", place="Vardan Prison")])
    derive(registry.record)
    prison = registry.organization("Prison No. 17")
    assert (prison.organization.kind, [card.id for card in prison.documents]) == ("prison", [document])
    held = registry.organization("Vardan Prison")
    assert held.there == (("torture", 1),)
    assert prison.parent == "Penitentiary Service"
    assert prison.organization.names == ("Prison No. 17 of the Penitentiary Service",)


def test_an_actor_that_is_two_bodies_is_two(registry: Registry) -> None:
    text = "The Ministry of Justice and Ministry of Internal Affairs fined Maria Quispe."
    both = ("Ministry of Justice and Ministry of Internal Affairs",)
    add(registry, text, [told(text, "sentence", actors=both)])
    derive(registry.record)
    claims = {line.organization.name: line.claims for line in registry.organizations if line.claims}
    assert claims == {"Ministry of Internal Affairs": 1, "Ministry of Justice": 1}
