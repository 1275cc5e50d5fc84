"""What people decide of places holds over the gazetteer, outlives every rebuild and can be taken back."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from tests.build import a_claim, a_document, a_quote, an_extraction

from habeas.errors import AlreadyDecided, NotFound
from habeas.record import store
from habeas.work.derive import derive
from habeas.work.registry import Registry

DAY = datetime(2025, 6, 1, tzinfo=UTC)


@pytest.fixture
def filled(registry: Registry) -> Registry:
    for name, place in (("Maria Quispe", "Old Mill Settlement"), ("Ion Vek", "Ganja"), ("Ana Torr", "Shusha")):
        text = f"Police arrested {name} in {place}."
        document = a_document(text, country="AZ")
        told = a_claim("arrest", name, "2024-05", quote=a_quote(text), place=place)
        arrival = store.Arrival((store.Origin(document.name),), 1, "test", DAY)
        store.store(registry.record, document, an_extraction(document, told), arrival)
    derive(registry.record)
    return registry


def settlements(registry: Registry) -> dict[str | None, str | None]:
    return {act.place: None if act.located is None else act.located.settlement for act in registry.acts}


def test_a_name_that_nothing_knows_gets_the_place_of_the_other_until_it_is_taken_back(filled: Registry) -> None:
    before = settlements(filled)
    assert before["Old Mill Settlement"] is None
    made = filled.judged_places.same("Old Mill Settlement", "Ganja", because="it is a quarter of it", by="ana")
    assert made.changed
    assert settlements(filled) == {**before, "Old Mill Settlement": before["Ganja"]}
    told = [repr(act) for act in filled.acts]
    derive(filled.record)
    assert [repr(act) for act in filled.acts] == told
    assert [row["geonames"] for row in filled.claims.where(type="arrest").rows()].count(None) == 0
    filled.undo(made.decision.id)
    assert settlements(filled) == before


def test_a_place_that_only_the_gazetteer_knows_is_named_with_its_country(filled: Registry) -> None:
    filled.judged_places.same("Old Mill Settlement", "AZ Sheki")
    assert settlements(filled)["Old Mill Settlement"] is not None
    assert settlements(filled)["Old Mill Settlement"] != settlements(filled)["Ganja"]


def test_a_name_is_not_the_place_that_it_was_taken_for(filled: Registry) -> None:
    filled.judged_places.same("Old Mill Settlement", "Ganja")
    first = filled.decisions[0].decision.id
    filled.judged_places.different("Old Mill Settlement", "Ganja")
    assert settlements(filled)["Old Mill Settlement"] is None
    assert settlements(filled)["Ganja"] is not None
    assert [(each.decision.id, each.state) for each in filled.decisions][1] == (first, "set aside")


def test_why_says_what_the_gazetteer_knows_and_who_decided(filled: Registry) -> None:
    assert not filled.judged_places.why("Ganja", "Shusha").one
    filled.judged_places.same("Old Mill Settlement", "ganja", by="ana")
    found = filled.judged_places.why("Old Mill Settlement", "Ganja")
    assert found.one
    assert found.decided is not None
    assert "ana" in found.decided
    assert found.sentences[0] == ("unclear", "Old Mill Settlement is nothing known by the gazetteer.")


def test_what_is_decided_or_named_by_nobody_is_refused(filled: Registry) -> None:
    filled.judged_places.same("Old Mill Settlement", "Ganja")
    with pytest.raises(AlreadyDecided):
        filled.judged_places.same("Ganja", "Old Mill Settlement")
    with pytest.raises(NotFound, match="No document names a place"):
        filled.judged_places.same("Ganja", "Nowhere Atall")
