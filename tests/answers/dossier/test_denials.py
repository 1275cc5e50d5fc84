"""What is said in denial beside an act stands among what speaks against it."""

from __future__ import annotations

import pytest
from tests.answers.dossier.built import a_dossier, an_act, said

from habeas.answers.dossier.denials import denials_beside
from habeas.model import Quote

SENTENCED = "The Halem Court sentenced the journalist Maria Quispe to two years."


@pytest.mark.parametrize(
    ("behind", "found"),
    [
        (" The police denied the allegations of torture.", "The police denied the allegations of torture."),
        (
            " He died. Officials claimed that he fell from the stairs.",
            "Officials claimed that he fell from the stairs.",
        ),
        ("\nThe police denied the allegations of torture.", ""),
        (" The prison denied her medicine.", ""),
        (" It rained. It snowed. It hailed. The police denied the allegations.", ""),
        (" The ministry called the report of torture a lie; such claims were baseless, it said.", "were baseless"),
    ],
)
def test_words_of_denial_beside_an_act_are_told_as_what_the_document_goes_on_with(behind: str, found: str) -> None:
    quoted = "Halem police beat Maria Quispe."
    said_too = denials_beside(f"{quoted}{behind}", [Quote(0, len(quoted), quoted)])
    assert bool(said_too) == bool(found)
    assert found in " ".join(said_too)


def test_a_denial_beside_an_act_is_told_with_its_exhibit_among_what_speaks_against_it() -> None:
    told = said("a", SENTENCED)
    found = a_dossier(an_act(told), denials={told.id: ("The court denied the allegations.",)}).acts[0]
    assert [(each.kind, each.exhibits) for each in found.against] == [("denied beside", ("E1",))]
    assert "“The court denied the allegations.”" in found.against[0].sentence


def test_a_denial_is_told_in_its_words() -> None:
    denied = said("b", "The court denied that she was sentenced.", modality="denied")
    (against,) = [
        each for each in a_dossier(an_act(said("a", SENTENCED), denied)).acts[0].against if each.kind == "denied"
    ]
    assert against.sentence == "A denial is told by Paper b, 2024-06-01. “The court denied that she was sentenced.”"
