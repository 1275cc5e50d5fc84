"""What is said and done about an act: all names and places invented for these tests."""

from __future__ import annotations

import pytest
from tests.build import a_document
from tests.claims.told import claims

from habeas.claims.extract import Failed, extract
from habeas.claims.rules import RuleExtractor

NINO = ("Nino Beridze",)


def answers(text: str, *kinds: str) -> list[tuple[str, tuple[str, ...], tuple[str, ...]]]:
    """Type, people and makers of the responses that a document of one paragraph tells of."""
    document = a_document(text, country="GE", published="2024-05-10")
    (extraction,) = extract([document], RuleExtractor())
    assert not isinstance(extraction, Failed)
    return [(claim.type, claim.persons, claim.actors) for claim in extraction.claims if claim.type in kinds]


TOLD = [
    ("appeal", "Amnesty Committee urged Georgia not to extradite Nino Beridze.", "Amnesty Committee"),
    ("appeal", "Amnesty Committee asked the government to delay the deportation of Nino Beridze.", "Amnesty Committee"),
    ("appeal", "The European Court of Human Rights ordered the release of Nino Beridze.", "European Court"),
    ("appeal", "A judge ruled that Nino Beridze be released.", "judge"),
    ("condemnation", "Amnesty Committee said the trial of Nino Beridze was a travesty.", "Amnesty Committee"),
    ("condemnation", "The Supreme Court ruled that Georgia violated Nino Beridze's right to a fair trial.", "Supreme"),
    ("condemnation", "The trial of Nino Beridze drew condemnation from Amnesty Committee.", "Amnesty Committee"),
    (
        "condemnation",
        "Amnesty Committee cited the arrest of Nino Beridze as illegal and arbitrary.",
        "Amnesty Committee",
    ),
    ("condemnation", "Amnesty Committee spoke out against the detention of Nino Beridze.", "Amnesty Committee"),
    ("appeal", "Amnesty Committee warned Georgia to end the harassment of Nino Beridze.", "Amnesty Committee"),
    ("report", "Amnesty Committee published an opinion on the detention of Nino Beridze.", "Amnesty Committee"),
    ("support", "Nino Beridze was airlifted by Freedom League.", "Freedom League"),
    ("support", "Freedom League helped Nino Beridze escape to Norway.", "Freedom League"),
    (
        "condemnation",
        "Police arrested Nino Beridze on May 3. Amnesty Committee condemned the arrest.",
        "Amnesty Committee",
    ),
    (
        "condemnation",
        "Police arrested Nino Beridze on May 3. There were statements criticizing her arrest from two ministers.",
        "ministers",
    ),
    (
        "condemnation",
        "Police arrested Nino Beridze on May 3. A letter by three ministers condemning her arrest was published.",
        "ministers",
    ),
]


@pytest.mark.parametrize(("kind", "text", "maker"), TOLD)
def test_a_response_is_told_with_who_makes_it(kind: str, text: str, maker: str) -> None:
    ((_, persons, makers),) = answers(text, kind)
    assert persons == NINO
    assert maker in makers[0]


def test_an_order_of_the_own_court_is_the_release_itself() -> None:
    text = "On May 3, the city court ordered the release of Nino Beridze."
    assert answers(text, "appeal", "release") == [("release", NINO, ("city court",))]


@pytest.mark.parametrize(
    "text",
    [
        "Police arrested Nino Beridze for criticizing the arrest of Levan Gelashvili.",
        "Nino Beridze publicly denounced Levan Gelashvili.",
        "Amnesty Committee condemned the decision of a judge.",
    ],
)
def test_criticism_that_is_for_nobody_is_no_condemnation(text: str) -> None:
    assert answers(text, "condemnation") == []


def test_what_a_prosecutor_asks_for_is_no_appeal() -> None:
    assert answers("The prosecutor asked the court to sentence Nino Beridze to two years.", "appeal") == []


def test_what_friends_are_asked_for_is_no_appeal() -> None:
    assert answers("The union asked people to march to the home of Nino Beridze.", "appeal") == []


@pytest.mark.parametrize(
    "text",
    [
        "In its annual report, the Freedom Institute documented 20 arrests of journalists.",
        "The Freedom Institute released a report on the arrests of journalists.",
        "The Freedom Institute's report documented 20 arrests of journalists.",
        "According to a report by the Freedom Institute, police arrested 20 journalists.",
    ],
)
def test_a_publication_is_a_report_of_who_publishes_it(text: str) -> None:
    assert [(kind, makers) for kind, _, makers in answers(text, "report")] == [("report", ("Freedom Institute",))]


@pytest.mark.parametrize(
    "text",
    ["According to the Freedom Institute, police arrested 20 journalists.", "Media reports said police arrested 20."],
)
def test_a_source_is_no_report(text: str) -> None:
    assert answers(text, "report") == []


ALONE = [
    ("condemnation", "Freedom League condemned the closure of the border.", "Freedom League"),
    ("condemnation", "Freedom League expressed concern about the new law on the media.", "Freedom League"),
    ("appeal", "Freedom League called on the government to end censorship.", "Freedom League"),
]


@pytest.mark.parametrize(("kind", "text", "maker"), ALONE)
def test_a_response_to_what_touches_rights_stands_without_a_name(kind: str, text: str, maker: str) -> None:
    assert answers(text, kind) == [(kind, (), (maker,))]


@pytest.mark.parametrize(
    "text",
    [
        "On May 3, police dispersed residents who protested the blackouts.",
        "Freedom League criticized the prices of bread.",
        "We must speak out against those who wish to silence Nino Beridze.",
        "Freedom League argued prosecutors should have investigated the case earlier.",
        "The agency asked the minister why he thought the law was wrong.",
        "Ethiopian authorities demanded that detainees divulge their passwords.",
        "The courts may provide assistance to Nino Beridze.",
    ],
)
def test_what_is_no_response_is_left_out(text: str) -> None:
    assert answers(text, "appeal", "condemnation", "support") == []


def test_two_responses_in_one_breath_are_for_the_same_people() -> None:
    text = "Amnesty Committee condemned the arrest of Nino Beridze and called on the government to end censorship."
    assert answers(text, "appeal", "condemnation") == [
        ("condemnation", NINO, ("Amnesty Committee",)),
        ("appeal", NINO, ("Amnesty Committee",)),
    ]


def test_an_act_that_has_its_own_name_may_have_been_told_further_up() -> None:
    text = (
        "A gunman killed Nino Beridze on May 3. The city is quiet. Schools are open. It rained. Shops opened late. "
        "Amnesty Committee condemned the killing."
    )
    assert answers(text, "condemnation") == [("condemnation", NINO, ("Amnesty Committee",))]


@pytest.mark.parametrize(
    "text",
    [
        "The Treasury Department designated Nino Beridze under an executive order.",
        "Nino Beridze was blacklisted by the European Union, and a visa ban followed.",
    ],
)
def test_who_is_put_on_a_list_of_sanctions_is_sanctioned(text: str) -> None:
    assert [one[:2] for one in answers(text, "sanction")] == [("sanction", NINO)]


def test_who_is_designated_something_else_is_not_sanctioned() -> None:
    assert answers("The ministry designated Nino Beridze as a foreign agent.", "sanction") == []


def test_who_visits_somebody_in_prison_supports_them() -> None:
    text = "Ambassador Jane Hollister visited Nino Beridze in prison."
    assert answers(text, "support") == [("support", NINO, ("Jane Hollister",))]


def test_who_is_helped_is_told_also_behind_a_quantity_and_an_it() -> None:
    text = "Freedom League has helped a growing number of labor activists find refuge in Norway."
    assert [one[0] for one in answers(text, "support")] == ["support"]
    text = "The Freedom League stated it had visited 12 detainees kept in a military camp in Halem."
    assert [(one[0], one[2]) for one in answers(text, "support")] == [("support", ("Freedom League",))]


def test_who_is_blamed_for_what_they_fail_to_do_is_condemned_without_a_name() -> None:
    text = "The Freedom League criticized the government for failing to punish officials who committed abuses."
    assert answers(text, "condemnation") == [("condemnation", (), ("Freedom League",))]


def test_help_that_somebody_is_urged_to_give_is_no_support() -> None:
    told = "The ombudsman urged the authorities to provide timely medical treatment for Nino Beridze."
    assert answers(told, "support") == []


def test_a_ruling_that_calls_for_release_is_an_appeal_of_the_court_that_made_it() -> None:
    told = (
        "Nino Beridze stayed in prison despite a ruling by the European Court of Human Rights calling for her release."
    )
    assert [(people, by) for _, people, by in answers(told, "appeal")] == [(NINO, ("European Court of Human Rights",))]


def test_those_who_are_honoured_without_a_name_are_honoured_too() -> None:
    text = "For the second day, Minister Anna Lindqvist is honoring Georgian awardees in absentia."
    assert [(claim.group, claim.actors) for claim in claims(text) if claim.type == "award"] == [
        ("Georgian awardees", ("Anna Lindqvist",))
    ]
