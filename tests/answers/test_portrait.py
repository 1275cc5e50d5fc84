"""A person's page beside the acts: names by script, each charge's course, courts, prisons, and who calls them what."""

from __future__ import annotations

import pytest
from tests.acts.told import cases_of, told
from tests.build import a_card

from habeas import model
from habeas.answers.portrait import Portrait, portrait, script_of
from habeas.model import SourcedClaim


def of(*claims: SourcedClaim) -> Portrait:
    acts = [act for case in cases_of(*claims) for act in (*case.acts, *case.responses)]
    return portrait([], acts)


@pytest.mark.parametrize(
    ("name", "script"),
    [
        ("Maria Quispe", "Latin"),
        ("Мария Киспе", "Cyrillic"),
        ("ماريا كيسبي", "Arabic"),
        ("郭飞雄", "Chinese"),
        ("მარია", "Georgian"),
        ("1984", ""),
    ],
)
def test_a_name_has_the_script_of_its_first_letter(name: str, script: str) -> None:
    assert script_of(name) == script


def test_spellings_stand_by_script_with_each_document_once() -> None:
    one, other = a_card(id="a" * 64), a_card(id="b" * 64)
    named = model.NamedPerson("Maria Quispe", (model.Span(3, 15), model.Span(30, 42)), ("Quispe",))
    cyrillic = model.NamedPerson("Мария Киспе", (model.Span(0, 11),))
    found = portrait([(named, one), (cyrillic, other), (named, other)], []).spellings
    assert [(each.name, each.script, [(card.id[0], span.start) for card, span in each.places]) for each in found] == [
        ("Maria Quispe", "Latin", [("a", 3), ("b", 3)]),
        ("Quispe", "Latin", [("a", 3), ("b", 3)]),
        ("Мария Киспе", "Cyrillic", [("b", 0)]),
    ]


def test_each_charge_has_its_own_course_and_outcome() -> None:
    found = of(
        told("charge", "2024-03-05", charges=("smuggling",)),
        told("charge", "2024-03-20", at=50, charges=("hooliganism",)),
        told("sentence", "2024-06-01", at=90, charges=("smuggling",), term="six years"),
    ).charges
    assert [(one.charge, [act.type for act in one.acts], one.outcome and one.outcome.term) for one in found] == [
        ("smuggling", ["charge", "sentence"], "six years"),
        ("hooliganism", ["charge"], None),
    ]


def test_courts_judges_and_prisons_are_told_by_their_words() -> None:
    found = of(
        told("arrest", "2024-03-05", actors=("police",), place="Halem"),
        told("remand", "2024-03-06", at=50, actors=("the Halem District Court", "Judge Orn")),
        told("torture", "2024-04-01", at=90, actors=("guards",), place="Veld prison"),
    )
    assert [body.name for body in found.courts] == ["Halem District Court"]
    assert [body.name for body in found.judges] == ["Judge Orn"]
    assert [body.name for body in found.prisons] == ["Veld prison"]


def test_a_court_is_told_once_however_its_words_are_spelt() -> None:
    found = of(
        told("sentence", "2024-03-06", actors=("the Halem Court of Appeal",)),
        told("sentence", "2025-03-06", at=50, actors=("Halem Court of Appeals",)),
        told("torture", "2024-04-01", at=90, actors=("guards",), place="Prison No. 7"),
        told("torture", "2025-04-01", at=120, actors=("guards",), place="Prison No. 17"),
    )
    assert [(body.name, len(body.acts)) for body in found.courts] == [("Halem Court of Appeal", 2)]
    assert [body.name for body in found.prisons] == ["Prison No. 7", "Prison No. 17"]


def calling(kind: str, date: str, at: int, actor: str, words: str) -> SourcedClaim:
    """A claim that was read by its words for a political prisoner."""
    start = at + words.index("political prisoner")
    trigger = model.Span(start, start + len("political prisoner"))
    return told(kind, date, at=at, actors=(actor,), words=words, trigger=trigger)


def test_who_is_only_named_beside_a_political_prisoner_is_not_called_one() -> None:
    words = "Police arrested the lawyer of the political prisoner Daro Velin."
    arrest = told("arrest", "2024-03-05", words=words, trigger=model.Span(7, 15))
    assert of(arrest, told("arrest", "2024-03-06", words="A political prisoner she is not.")).recognitions == ()


def test_whoever_calls_them_a_political_prisoner_is_named_with_the_definition_where_there_is_one() -> None:
    plain = "Open Cells calls the political prisoner free."
    defined = "Under the PACE definition Veld Watch counts her among political prisoners."
    found = of(
        told("arrest", "2024-03-05"),
        calling("appeal", "2024-04-01", 50, "Open Cells", plain),
        calling("condemnation", "2024-04-02", 90, "Veld Watch", defined),
    ).recognitions
    assert [(one.by, one.label, one.definition) for one in found] == [
        ("Open Cells", "political prisoner", None),
        ("Veld Watch", "political prisoner", "PACE definition"),
    ]
