"""A name that somebody knows is found in any spelling, whole, and where the rules alone would cut it or see none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.claims.extract import Knowing, extract, knowing
from habeas.claims.known_names import KnownNames, keys_of
from habeas.claims.names import read_names
from habeas.claims.parse import parse_one
from habeas.claims.rules import RuleExtractor
from habeas.model import Document, Extraction


def found(text: str, *names: str) -> list[str]:
    return [text[span.start : span.end] for span in KnownNames.of(names).find(text)]


def people(text: str, *names: str) -> list[str]:
    reading = parse_one(Document("d", "d", "text", text))
    return [person.name for person in read_names(reading, KnownNames.of(names).sightings(reading)).people]


def read(text: str, *names: str) -> Extraction:
    told = knowing(RuleExtractor(), KnownNames.of(names))
    (extraction,) = extract([Document("d", "d", "text", text)], told)
    assert isinstance(extraction, Extraction)
    return extraction


@pytest.mark.parametrize(
    ("text", "known", "there"),
    [
        ("Police let María Núñez go.", "maria nunez", "María Núñez"),
        ("Police let Maria Nunez go.", "María Núñez", "Maria Nunez"),
        ("Police let Mari\u0301a Nu\u0301n\u0303ez go.", "María Núñez", "Mari\u0301a Nu\u0301n\u0303ez"),
        ("MARIA NUNEZ IS FREE", "María Núñez", "MARIA NUNEZ"),
        ("Rüfət Seyidli is free.", "Rufet Seyidli", "Rüfət Seyidli"),
        ("Rufat Seyidli is free.", "Rüfət Seyidli", "Rufat Seyidli"),
        ("Igor Petrov is free.", "Игорь Петров", "Igor Petrov"),
        ("Игорь Петров is free.", "Igor Petrov", "Игорь Петров"),
        ("Nana O’Farrell is free.", "Nana O'Farrell", "Nana O’Farrell"),
        ("Omar al-Hadi’s wife spoke.", "Omar Al Hadi", "Omar al-Hadi"),
        ("Min-jae Rho is free.", "Min Jae Rho", "Min-jae Rho"),
        ("The wife of Lina Vers' friend spoke.", "Lina Vers", "Lina Vers"),
        ("Anna Li\u200bdt is free.", "Anna Lidt", "Anna Li\u200bdt"),
        ("Ion “Fox” Vek is free.", "Ion Fox Vek", "Ion “Fox” Vek"),
        ("Ion R. Vek Jr. is free.", "Ion R Vek Jr", "Ion R. Vek Jr"),
    ],
)
def test_a_known_name_is_found_in_any_spelling(text: str, known: str, there: str) -> None:
    assert found(text, known) == [there]


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("He saw the rose may bring.", "Rose May"),
        ("They greeted Rose. May came late.", "Rose May"),
        ("Rose, May and June came.", "Rose May"),
        ("Rosemay came.", "Rose May"),
        ("May Rose came.", "Rose May"),
        ("Nothing is here.", ""),
    ],
)
def test_what_is_not_the_name_is_not_found(text: str, known: str) -> None:
    assert found(text, known) == []


def test_the_longest_of_several_names_is_found() -> None:
    assert found("Ion Vek Torr and Ion Vek came.", "Ion Vek", "Ion Vek Torr") == ["Ion Vek Torr", "Ion Vek"]


def test_what_occurs_holds_all_that_is_found_and_no_name_with_a_word_missing() -> None:
    known = KnownNames.of(["Ion Vek", "Ana Torr", "María Núñez"])
    assert known.occurring("Torr saw Nunez’s Maria and a torr of Vek.") == KnownNames.of(["María Núñez"])


@given(st.lists(st.sampled_from(["Ion Vek", "ion vek", "Ana Torr", "Rüfət Seyidli", "Игорь Петров"]), unique=True))
def test_neither_the_order_of_names_nor_a_name_given_twice_changes_anything(names: list[str]) -> None:
    one, other = KnownNames.of(names), KnownNames.of([*reversed(names), *names])
    text = "Rufat Seyidli, Ion Vek, Ana Torr and Igor Petrov came."
    assert (one, one.digest, one.find(text)) == (other, other.digest, other.find(text))


@given(st.text(max_size=40), st.text(max_size=40))
def test_any_text_and_any_name_can_be_compared(name: str, text: str) -> None:
    known = KnownNames.of([name])
    spans = known.find(text)
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert not spans or known.occurring(text).keys


def test_a_name_without_a_letter_is_none() -> None:
    assert keys_of("’ - .") == frozenset()
    assert KnownNames.of(["", "—"]).digest == "none"


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("Police arrested June Summer in Halem.", "June Summer"),
        ("The court sentenced Prince Monday to four years.", "Prince Monday"),
        ("Police arrested Court Bailiff Ion Vek on Monday.", "Ion Vek"),
    ],
)
def test_a_known_name_is_a_person_without_further_signs_and_whole(text: str, known: str) -> None:
    assert people(text) != [known]
    assert people(text, known) == [known]


def test_what_was_done_to_somebody_known_is_read() -> None:
    text = "Police arrested June Summer in Halem."
    assert [(one.type, one.persons) for one in read(text, "june summer").claims] == [("arrest", ("June Summer",))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Police raided the Ion Vek Foundation on Monday.", []),
        ("Police arrested Juan Ion Vek on Monday.", ["Juan Ion Vek"]),
        ("Police arrested Ion Vek Torr on Monday.", ["Ion Vek Torr"]),
    ],
)
def test_a_known_name_inside_of_a_longer_one_is_left_to_the_rules(text: str, expected: list[str]) -> None:
    assert people(text, "Ion Vek") == expected


def test_a_single_word_is_a_person_only_where_it_stands_by_itself() -> None:
    assert people("Officials closed Halcyon on Monday.", "Halcyon") == ["Halcyon"]
    assert people("Officials closed Halcyon Radio on Monday.", "Halcyon") == people("Officials closed Halcyon Radio.")


def test_an_extraction_goes_by_the_known_names_in_its_text_and_by_no_others() -> None:
    text = "Police arrested June Summer in Halem."
    plain = RuleExtractor().name
    assert read(text).extractor == f"{plain}; known names: none"
    assert read(text, "Ana Torr").extractor == read(text).extractor
    assert read(text, "Ana Torr", "June Summer").extractor == read(text, "june SUMMER").extractor
    assert read(text, "June Summer").extractor.startswith(f"{plain}; known names: ")


def test_the_rules_can_be_told_names_and_forget_those_told_before() -> None:
    assert isinstance(RuleExtractor(), Knowing)
    first = RuleExtractor().knowing(KnownNames.of(["June Summer"]))
    assert first.knowing(KnownNames.of([])).known_names == KnownNames.of([])
