"""The words that tell of an act, a sentence each: all names and places invented for these tests."""

from __future__ import annotations

import pytest
from tests.build import a_document

from habeas.claims.extract import Failed, extract
from habeas.claims.rules import RuleExtractor

LEVAN = ("Levan Gelashvili",)


def told(text: str) -> set[tuple[str, tuple[str, ...]]]:
    """The types with the people of each."""
    document = a_document(text, country="GE", published="2024-05-10")
    (extraction,) = extract([document], RuleExtractor())
    assert not isinstance(extraction, Failed)
    return {(claim.type, claim.persons) for claim in extraction.claims}


TOLD = [
    ("arrest", "On May 2, officers took Levan Gelashvili from his home."),
    ("arrest", "Levan Gelashvili turned himself in on May 3."),
    ("arrest", "The police placed Levan Gelashvili under arrest."),
    ("charge", "The lawyer Levan Gelashvili was under criminal investigation."),
    ("charge", "Levan Gelashvili stands accused of treason."),
    ("remand", "Levan Gelashvili has been in pre-trial detention since May."),
    ("remand", "The judge ordered Levan Gelashvili to remain in custody."),
    ("trial", "Levan Gelashvili was tried in secret."),
    ("trial", "Prosecutors referred Levan Gelashvili to trial."),
    ("sentence", "The court found Levan Gelashvili, a poet from the coast, guilty of libel."),
    ("release", "The jury found Levan Gelashvili not guilty."),
    ("release", "The envoy brought the journalist Levan Gelashvili back home."),
    ("torture", "The guards deprived Levan Gelashvili of sleep."),
    ("torture", "Officers flogged Levan Gelashvili."),
    ("torture", "The guards subjected the journalist Levan Gelashvili to cruel treatment."),
    ("attack", "Soldiers attacked the journalist Levan Gelashvili and killed two dogs."),
    ("attack", "Soldiers struck the journalist Levan Gelashvili with rifles."),
    ("disappearance", "Levan Gelashvili went missing on May 2."),
    ("attack", "Riot police fired rubber bullets at the journalist Levan Gelashvili."),
    ("threat", "The prosecutor warned Levan Gelashvili not to speak with reporters."),
    ("travel_ban", "The journalist Levan Gelashvili could not leave the country."),
    ("travel_ban", "Levan Gelashvili was not able to obtain a new passport."),
    ("raid", "The soldiers destroyed the house of Levan Gelashvili."),
    ("raid", "The officers took the passport of Levan Gelashvili."),
    ("dismissal", "The bar suspended Levan Gelashvili in April."),
    ("dismissal", "The ministry forced Levan Gelashvili to resign."),
    ("expulsion", "The government stripped Levan Gelashvili of citizenship."),
    ("expulsion", "Agents forcibly returned Levan Gelashvili to the country."),
    ("surveillance", "Levan Gelashvili was forced to hand over his passwords."),
    ("torture", "The guards denied Levan Gelashvili access to adequate healthcare."),
    ("travel_ban", "The government denied the journalist Levan Gelashvili permission to leave the country."),
    ("charge", "Prosecutors downgraded the charges against Levan Gelashvili."),
    ("charge", "The prosecutor prosecuted Levan Gelashvili for theft."),
    ("trial", "Levan Gelashvili pleaded not guilty."),
    ("trial", "A city court began hearing the case against Levan Gelashvili."),
    ("trial", "Court proceedings in the case of Levan Gelashvili were closed."),
    ("sentence", "On Monday Levan Gelashvili was jailed for theft."),
    ("sentence", "A court fined Levan Gelashvili 500 lari."),
    ("imprisonment", "Levan Gelashvili, a poet held prisoner in the old fort, wrote a letter."),
    ("imprisonment", "Human rights groups deemed Levan Gelashvili a political prisoner."),
    ("release", "The president granted Levan Gelashvili a full and unconditional pardon."),
    ("dismissal", "The newspaper fired the reporter Levan Gelashvili."),
    ("dismissal", "Levan Gelashvili was deprived of the right to practice law."),
    ("raid", "The officers broke into the home of Levan Gelashvili."),
    ("expulsion", "Levan Gelashvili was returned to the country from Turkey."),
]


@pytest.mark.parametrize(("kind", "text"), TOLD)
def test_an_act_is_told_by_its_words(kind: str, text: str) -> None:
    assert (kind, LEVAN) in told(text)


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("dismissal", "Police removed Levan Gelashvili from the square."),
        ("travel_ban", "A court banned Levan Gelashvili from leaving his home."),
        ("sentence", "The jury found Levan Gelashvili not guilty."),
        ("torture", "There were no reports of torture of Levan Gelashvili."),
        ("killing", "There were no credible reports that the government killed Levan Gelashvili."),
        ("release", "We will never stop working to bring Levan Gelashvili home."),
        ("release", "The envoys held talks on securing the release of Levan Gelashvili."),
        ("release", "Negotiations for the release of Levan Gelashvili took years."),
        ("imprisonment", "Levan Gelashvili won (see section 1.c., Political Prisoners)."),
        ("imprisonment", "The union wanted to hold Levan Gelashvili accountable for the police."),
    ],
)
def test_what_only_sounds_like_an_act_is_none(kind: str, text: str) -> None:
    assert kind not in {type_ for type_, _ in told(text)}


def test_a_participle_that_only_words_an_offence_does_not_end_it() -> None:
    document = a_document("The court charged Levan Gelashvili with joining a banned group.", country="GE")
    (extraction,) = extract([document], RuleExtractor())
    assert not isinstance(extraction, Failed)
    assert [(claim.type, claim.charges) for claim in extraction.claims] == [("charge", ("joining a banned group",))]


def test_what_will_be_done_is_possible() -> None:
    document = a_document("Levan Gelashvili will be deported on May 20.", country="GE", published="2024-05-10")
    (extraction,) = extract([document], RuleExtractor())
    assert not isinstance(extraction, Failed)
    assert [(claim.type, claim.modality) for claim in extraction.claims] == [("expulsion", "possible")]


def test_two_verbs_share_an_object_that_the_parser_gives_to_one_as_an_adjective() -> None:
    document = a_document("Authorities reportedly harassed or targeted relatives of government critics.", country="GE")
    (extraction,) = extract([document], RuleExtractor())
    assert not isinstance(extraction, Failed)
    (claim,) = extraction.claims
    assert (claim.type, claim.persons) == ("threat", ())
    assert claim.group is not None
    assert claim.group.endswith("relatives of government critics")


def test_a_phrase_that_leads_to_nobody_gives_way() -> None:
    assert told("There were reports of physical abuse of Levan Gelashvili in custody.") == {("torture", LEVAN)}


def test_those_arrested_along_with_somebody_are_arrested() -> None:
    assert ("arrest", ("Levan Gelashvili", "Nino Beridze")) in told(
        "Police arrested Levan Gelashvili, along with Nino Beridze, in May."
    )


def test_a_law_names_whom_it_is_against() -> None:
    document = a_document("The parliament adopted a law banning journalists from covering protests.", country="GE")
    (extraction,) = extract([document], RuleExtractor())
    assert not isinstance(extraction, Failed)
    assert ("restrictive_law", "journalists") in {(claim.type, claim.group) for claim in extraction.claims}
