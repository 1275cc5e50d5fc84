"""Who tells an essay in the first person, and that what happened to "me" is told of whoever says it."""

from __future__ import annotations

from tests.claims.told import NINO, claims

from habeas.claims.extract import Failed, extract
from habeas.claims.rules import RuleExtractor
from habeas.documents.read import read
from habeas.documents.sidecar import Sidecar

ESSAY = (
    "What the walls say\n\n{byline}I was arrested at my flat on 3 May 2024, and a court sentenced me to two years in "
    "prison. I spent fourteen months in jail.{end}\n"
)


def _told(text: str) -> set[tuple[str, tuple[str, ...]]]:
    (found,) = extract([read(text.encode(), "essay.txt", Sidecar(language="en"))], RuleExtractor())
    assert not isinstance(found, Failed)
    return {(claim.type, claim.persons) for claim in found.claims}


def test_an_essay_is_told_of_its_author_by_the_line_on_the_author() -> None:
    text = ESSAY.format(byline="", end="\n\nNino Beridze is a translator who lives in Riga.")
    assert _told(text) == {("arrest", (NINO,)), ("sentence", (NINO,)), ("imprisonment", (NINO,))}


def test_an_essay_is_told_of_its_author_by_the_byline() -> None:
    text = ESSAY.format(byline="By Nino Beridze\n\n", end="")
    assert ("sentence", (NINO,)) in _told(text)


def test_without_a_name_the_first_person_is_nobody() -> None:
    assert not any(persons for _, persons in _told(ESSAY.format(byline="", end="")))


def test_somebody_quoted_tells_what_was_done_to_me() -> None:
    text = 'Nino Beridze spoke to reporters on 4 May 2024. "I was beaten by the guards in my cell," Nino Beridze said.'
    assert ("torture", (NINO,)) in {(claim.type, claim.persons) for claim in claims(text)}
