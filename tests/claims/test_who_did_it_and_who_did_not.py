"""Whoever stands near an act did not thereby do it: a wrong name in a file on sanctions is the worst fault there is."""

from __future__ import annotations

import pytest
from tests.claims.told import claims


def doers_of(text: str, kind: str) -> set[str]:
    """All who a document says did acts of one type."""
    return {name for claim in claims(text) if claim.type == kind for name in claim.actors}


@pytest.mark.parametrize(
    ("kind", "doers", "text"),
    [
        # A verb behind a participle goes on with the sentence, not with whoever the participle speaks of.
        (
            "trial",
            {"Supreme Court"},
            (
                "On June 1, the Supreme Court dismissed appeals filed by Levan Gelashvili, Nino Beridze, and two others "
                "and upheld their convictions."
            ),
        ),
        # A participle behind a comma is what the subject does, not the object before it.
        ("arrest", {"government"}, "In March, the government purged the High Court, firing or arresting 60 judges."),
        ("arrest", {"police"}, "In March, police raided the Union of Writers, detaining Nino Beridze."),
        # The subject of a verb, where an aside before it ends with a name of several parts.
        (
            "censorship",
            {"Batumi City Court"},
            (
                "On May 2, in response to a suit brought by the Ministry of Transport, Posts, and High Technologies, the "
                "Batumi City Court blocked access to the sites of Mtavari and Rioni News."
            ),
        ),
        # Whom something is done to does not do what it is done for.
        ("threat", {"regime"}, "The regime targeted Nino Beridze to retaliate against her husband."),
        ("attack", {"guards"}, "The minister had ordered guards to beat Nino Beridze."),
        # Of what somebody is punished for, whoever punishes did nothing.
        (
            "threat",
            set(),
            (
                "In May, the Court of Cassation upheld a five-year sentence for Levan Gelashvili for beating and "
                "blackmailing two young women."
            ),
        ),
        # To a clause on somebody's deed, the one to whom it was done is no doer.
        (
            "killing",
            set(),
            "They recalled the killing of Nino Beridze, against whom cleric Davit Kobalia wrote a fatwa.",
        ),
        # What somebody was made to confess to is no act.
        ("attack", {"police"}, "Police beat Levan Gelashvili until he falsely confessed to stabbing another man."),
        # Who announces what others did is its doer only where they have power over people.
        ("arrest", set(), "Opposition candidate Nino Beridze announced more than 100 supporters had been arrested."),
        (
            "arrest",
            {"Ministry of Interior"},
            "The Ministry of Interior announced that three bloggers had been arrested.",
        ),
        # Whose words are cited is no doer.
        (
            "expulsion",
            {"Migration Service", "Prosecutor's Office"},
            (
                "According to Radio Rioni, the Migration Service and the Prosecutor's Office ordered the deportation of "
                "Nino Beridze."
            ),
        ),
        # A description of the one to whom it happened.
        (
            "disappearance",
            set(),
            (
                "On April 18, according to the Rights Center, Georgian national and chemistry student at a Yerevan "
                "university Nino Beridze disappeared."
            ),
        ),
        # A name behind a judge that is somebody else's.
        (
            "arrest",
            {"judge"},
            (
                "The judge who ordered the arrest of Levan Gelashvili and a well-known reporter, Nino Beridze, was "
                "promoted in May."
            ),
        ),
        # To part with one's own lawyer is no dismissal of the kind meant here.
        ("dismissal", set(), "After Nino Beridze fired her state-appointed lawyer, she was left without one."),
    ],
)
def test_whoever_stands_near_an_act_did_not_thereby_do_it(kind: str, doers: set[str], text: str) -> None:
    assert doers_of(text, kind) == doers
