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
                "On June 1, the Supreme Court dismissed appeals filed by Levan Gelashvili, Ana Torr, and two others "
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
                "On May 2, in response to a suit brought by the Ministry of Transport, Posts, and High Industry, the "
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
                "According to Radio Rioni, the Migration Service and the Prosecutor's Office ordered the expulsion of "
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


@pytest.mark.parametrize(
    ("kind", "doers", "text"),
    [
        ("trial", {"Tamar Lomidze"}, "Judge Tamar Lomidze presided over the trial of Levan Gelashvili."),
        (
            "trial",
            {"Tamar Lomidze"},
            "The trial of Levan Gelashvili, presided over by Judge Tamar Lomidze, began on May 6.",
        ),
        (
            "sentence",
            {"Batumi City Court", "Tamar Lomidze"},
            "The Batumi City Court, chaired by Tamar Lomidze, sentenced Levan Gelashvili to six years in prison.",
        ),
        (
            "sentence",
            {"Tamar Lomidze"},
            "A panel of judges chaired by Tamar Lomidze convicted Levan Gelashvili on March 4.",
        ),
        (
            "remand",
            {"Batumi City Court", "Tamar Lomidze"},
            "The Batumi City Court (Judge Tamar Lomidze) remanded Levan Gelashvili for three months.",
        ),
        ("arrest", {"Tamar Lomidze"}, "The decision to arrest Levan Gelashvili was taken by Judge Tamar Lomidze."),
        ("arrest", {"Tamar Lomidze"}, "Judge Tamar Lomidze signed an order to detain Levan Gelashvili for two months."),
        (
            "torture",
            {"guards", "Gocha Maisuradze"},
            "Guards beat Levan Gelashvili on the orders of warden Gocha Maisuradze.",
        ),
        (
            "arrest",
            {"police", "Gocha Maisuradze"},
            "The arrest of Nino Beridze by police was ordered by Gocha Maisuradze.",
        ),
        (
            "attack",
            {"police", "Gocha Maisuradze"},
            "Police, acting on orders from Mayor Gocha Maisuradze, beat Nino Beridze.",
        ),
        # The chief judge tells of what another judge did.
        (
            "sentence",
            {"Zurab Kapanadze"},
            "The chief judge of the court, Tamar Lomidze, said that Judge Zurab Kapanadze had convicted Nino Beridze.",
        ),
        # A body of a region is not the state's of the same name.
        (
            "threat",
            {"Ministry of Internal Affairs of the Adjara Autonomous Republic"},
            "The Ministry of Internal Affairs of the Adjara Autonomous Republic threatened to jail Levan Gelashvili.",
        ),
        # A firm has a name behind what it is.
        (
            "dismissal",
            {"Kolkheti Build"},
            "The construction company Kolkheti Build dismissed engineer Ana Torr for her posts.",
        ),
        # "Whom" stands for the officers, not for their precinct.
        (
            "torture",
            {"officers of Batumi's 5th Police Precinct"},
            "Levan Gelashvili was arrested by officers of Batumi's 5th Police Precinct, whom he alleged beat him.",
        ),
    ],
)
def test_whoever_presides_or_gives_the_order_is_told_beside_who_does_it(kind: str, doers: set[str], text: str) -> None:
    assert doers_of(text, kind) == doers


@pytest.mark.parametrize(
    ("kind", "people", "text"),
    [
        (
            "trial",
            {"Levan Gelashvili"},
            "The appeals court upheld the verdict of Judge Tamar Lomidze against Levan Gelashvili.",
        ),
        (
            "trial",
            {"Levan Gelashvili"},
            "Judge Tamar Lomidze rejected the request of prosecutor Irakli Dolidze to jail Levan Gelashvili.",
        ),
        (
            "arrest",
            {"Ana Torr"},
            "Police detained Ana Torr, wife of jailed lawyer and blogger Levan Gelashvili, on Monday.",
        ),
        (
            "arrest",
            {"Ana Torr", "Levan Gelashvili"},
            "Police detained Ana Torr, wife of a lawyer, and Levan Gelashvili.",
        ),
    ],
)
def test_it_was_done_to_whom_it_was_done_and_not_to_their_judge_or_kin(kind: str, people: set[str], text: str) -> None:
    assert {name for claim in claims(text) if claim.type == kind for name in claim.persons} == people


def test_two_verbs_with_one_object_are_two_acts_and_no_description() -> None:
    found = {
        (claim.type, claim.group) for claim in claims("Police regularly beat and tortured persons during arrests.")
    }
    assert found == {("attack", "persons"), ("torture", "persons")}


def test_each_of_two_courts_has_the_day_of_its_own() -> None:
    text = (
        "On March 8 and April 25, respectively, the Batumi Court of Appeals and the Supreme Court upheld the verdicts "
        "of Levan Gelashvili and Nino Beridze."
    )
    found = {(claim.actors, str(claim.date)) for claim in claims(text) if claim.type == "trial"}
    assert found == {(("Batumi Court of Appeals",), "2024-03-08"), (("Supreme Court",), "2024-04-25")}


def test_each_has_the_penalty_of_their_own_and_none_has_one_that_was_served_before() -> None:
    text = (
        "A Batumi court sentenced Levan Gelashvili and Nino Beridze to 18 months in prison and to three years of house "
        "arrest, respectively."
    )
    found = {(claim.persons, claim.term) for claim in claims(text) if claim.type == "sentence"}
    assert found == {(("Levan Gelashvili",), "18 months"), (("Nino Beridze",), "three years")}
    served = "The court remanded Nino Beridze on the last day of a previous five-year sentence."
    assert {claim.term for claim in claims(served) if claim.type == "remand"} == {None}


def test_a_verdict_of_a_judge_that_is_overturned_is_nothing_done_to_the_judge() -> None:
    text = "The Supreme Court freed Levan Gelashvili and overturned the verdict of Judge Tamar Lomidze."
    assert not any("Tamar Lomidze" in claim.persons for claim in claims(text))
    convicted = claims("The Supreme Court overturned the conviction of Judge Tamar Lomidze.")
    assert any("Tamar Lomidze" in claim.persons for claim in convicted)


def test_a_court_that_convicts_is_no_part_of_whom_it_convicts() -> None:
    text = "On November 3, a Baku Court convicted journalist and chief editor of the online publication Rioni."
    found = [(claim.actors, claim.group) for claim in claims(text) if claim.type == "sentence"]
    assert found == [(("Baku Court",), "journalist and chief editor of the online publication Rioni")]


@pytest.mark.parametrize(
    ("doers", "text"),
    [
        ({"Radmila Osk"}, "Judge Radmila Osk of the Halem District Court convicted Ana Torr of tax evasion."),
        ({"Radmila Osk"}, "Governor Radmila Osk of the Halem Region convicted Ana Torr of tax evasion."),
    ],
)
def test_a_judge_is_not_called_by_the_district_that_begins_the_name_of_their_court(doers: set[str], text: str) -> None:
    assert doers_of(text, "sentence") == doers
