"""Kin stay two people whatever their names say, each page tells of them, and what a person decides still holds."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from tests.build import a_claim, a_document, a_quote, an_extraction

from habeas import model
from habeas.record import load, store
from habeas.work.derive import derive
from habeas.work.registry import Registry

DAY = datetime(2025, 6, 1, tzinfo=UTC)


def add(registry: Registry, text: str, *persons: str, kin: tuple[model.Kin, ...] = ()) -> str:
    document = a_document(text, country="AZ", name=f"{len(registry.documents)}.txt")
    extraction = an_extraction(document, a_claim("arrest", persons, "2024-05-03", quote=a_quote(text)), kin=kin)
    store.store(registry.record, document, extraction, store.Arrival((store.Origin(document.name),), 1, "test", DAY))
    return document.id


@pytest.fixture
def filled(registry: Registry) -> Registry:
    """Two whose names two alphabets write: without the document that calls them kin they would be one."""
    text = "Police arrested Rufat Safarov and his brother Rüfət Səfərov on 3 May 2024."
    kin = model.Kin("Rufat Safarov", "Rüfət Səfərov", "brother", a_quote(text, "his brother Rüfət Səfərov"))
    add(registry, text, "Rufat Safarov", "Rüfət Səfərov", kin=(kin,))
    derive(registry.record)
    return registry


def names(registry: Registry) -> list[tuple[str, ...]]:
    return sorted(person.names for person in registry.people)


def called(registry: Registry, name: str) -> str:
    """The id of the person who is shown by that name."""
    return next(person.id for person in registry.people if person.name == name)


def test_kin_are_two_people_with_each_other_on_their_pages(filled: Registry) -> None:
    assert names(filled) == [("Rufat Safarov",), ("Rüfət Səfərov",)]
    one, other = called(filled, "Rufat Safarov"), called(filled, "Rüfət Səfərov")
    (told,) = filled.case(one).kin
    assert (told.words, told.name, told.person_id) == ("brother", "Rüfət Səfərov", other)
    assert [each.kin.quote.text for each in told.given] == ["his brother Rüfət Səfərov"]
    (back,) = filled.person_file(other).kin
    assert (back.words, back.name, back.person_id) == ("brother of", "Rufat Safarov", one)


def test_kin_stay_two_when_other_documents_name_one_of_them(filled: Registry) -> None:
    for text in ("Police arrested Rufat Safarov again on 3 May 2024.", "Rüfət Səfərov was arrested on 3 May 2024."):
        add(filled, text, *(name for name in ("Rufat Safarov", "Rüfət Səfərov") if name in text))
    derive(filled.record)
    (document,) = (card.id for card in filled.documents.where(name="0.txt"))
    named = {each.named.name: each.person_id for each in filled.names_of(document)}
    assert named["Rufat Safarov"] != named["Rüfət Səfərov"]


def test_the_reasons_say_that_they_are_kin(filled: Registry) -> None:
    found = filled.why(called(filled, "Rufat Safarov"), called(filled, "Rüfət Səfərov"))
    assert found.decided == "what The Halem Courier says: they are kin, “his brother Rüfət Səfərov”"


def test_who_decides_that_they_are_one_is_heeded_and_the_undo_parts_them_again(filled: Registry) -> None:
    one, other = called(filled, "Rufat Safarov"), called(filled, "Rüfət Səfərov")
    filled.same(one, other, because="a slip of the paper")
    assert [set(each) for each in names(filled)] == [{"Rufat Safarov", "Rüfət Səfərov"}]
    assert filled.case(one).kin == ()
    filled.undo(1)
    assert names(filled) == [("Rufat Safarov",), ("Rüfət Səfərov",)]


def test_kin_come_back_from_the_record_as_they_went_in(filled: Registry) -> None:
    (document,) = filled.documents
    (kin,) = load.extraction(filled.record, document.id).kin
    assert (kin.person, kin.relative, kin.word) == ("Rufat Safarov", "Rüfət Səfərov", "brother")
