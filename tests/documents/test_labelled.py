"""Interviews whose blocks begin with names in any letters; all names are invented."""

from __future__ import annotations

from habeas.documents.labelled import labelled
from habeas.documents.wording import wording


def test_who_mostly_asks_is_the_interviewer() -> None:
    blocks = [
        "Chronicle of Exile: When were you last allowed to see him?",
        "Ogul Meredova: In 2019. Since then they refuse all visits.",
        "Chronicle of Exile: And now?",
        "Ogul Meredova: Nothing. Is that not cruel?",
        "Ogul Meredova: I wait.",
    ]
    assert labelled(blocks, wording()) == {"Chronicle of Exile": "question", "Ogul Meredova": "answer"}


def test_initials_may_answer() -> None:
    blocks = ["RFE/RL: When?", "A.M.: On Monday.", "RFE/RL: Where?", "A.M.: At home."]
    assert labelled(blocks, wording()) == {"RFE/RL": "question", "A.M.": "answer"}


def test_labels_of_a_table_of_facts_are_no_speakers() -> None:
    blocks = ["Name: Ali Rahimli", "Charge: fraud", "Name: Nino Beridze", "Charge: treason"]
    assert labelled(blocks, wording()) == {}


def test_one_question_makes_no_interview() -> None:
    assert labelled(["Q and A: Why?", "The lawyer: Because."], wording()) == {}
