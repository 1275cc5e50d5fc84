"""What the rules read: a sentence per type and per hard thing, all names and places invented for these tests."""

from __future__ import annotations

import pytest
from tests.claims.told import GIORGI, LEVAN, NINO, claims, one


def who(text: str) -> list[tuple[str, tuple[str, ...]]]:
    """Every claim's type with its people."""
    return [(claim.type, claim.persons) for claim in claims(text)]


ONE_PERSON = [
    ("arrest", NINO, "On March 3, police arrested the journalist Nino Beridze in Batumi."),
    ("arrest", NINO, "The journalist Nino Beridze was arrested on March 3."),
    ("arrest", LEVAN, "Levan Gelashvili was taken into custody on May 2."),
    ("charge", NINO, "The prosecutors opened a criminal case against Nino Beridze."),
    ("charge", LEVAN, "Levan Gelashvili was charged with treason."),
    ("remand", LEVAN, "Levan Gelashvili was placed in pre-trial detention on May 6."),
    ("remand", LEVAN, "On May 5, a court ordered Levan Gelashvili held for three months in pretrial detention."),
    ("remand", LEVAN, "On 2 May, a court sentenced Levan Gelashvili to two months in pretrial detention."),
    ("sentence", LEVAN, "A court sentenced Levan Gelashvili to three years of house arrest."),
    ("sentence", LEVAN, "Levan Gelashvili was convicted in 2022 after two years in pretrial detention."),
    ("trial", LEVAN, "The Supreme Court upheld the verdict of Levan Gelashvili."),
    ("sentence", LEVAN, "A court sentenced Levan Gelashvili to four years in prison."),
    ("sentence", LEVAN, "The judge found Levan Gelashvili guilty."),
    ("imprisonment", LEVAN, "Levan Gelashvili remained in prison at year's end."),
    ("imprisonment", LEVAN, "Levan Gelashvili spent five years in jail for treason."),
    ("release", LEVAN, "On April 8, authorities released Levan Gelashvili."),
    ("torture", LEVAN, "Prison guards tortured Levan Gelashvili in custody."),
    ("torture", LEVAN, "Levan Gelashvili was beaten by guards in the prison."),
    ("killing", LEVAN, "Levan Gelashvili died in custody on April 2."),
    ("disappearance", LEVAN, "Masked men abducted Levan Gelashvili on May 2."),
    ("attack", NINO, "Unknown men attacked reporter Nino Beridze outside her home."),
    ("attack", NINO, "The attempted murder of Nino Beridze shocked the town."),
    ("attack", NINO, "In March an unknown man poured acid on Nino Beridze outside her home."),
    ("attack", LEVAN, "Officers dispersed the rally, and Levan Gelashvili was sprayed with pepper spray."),
    ("torture", LEVAN, "Levan Gelashvili was forced into a stress position in the prison."),
    ("threat", NINO, "Police summoned Nino Beridze for questioning."),
    ("threat", NINO, "Officers threatened to jail Nino Beridze."),
    ("travel_ban", NINO, "Nino Beridze was barred from leaving the country."),
    ("raid", NINO, "Police searched the home of Nino Beridze and confiscated her laptop."),
    ("dismissal", LEVAN, "Levan Gelashvili lost his job at the university."),
    ("expulsion", "Pavel Smirnov", "Authorities deported Russian citizen Pavel Smirnov on May 2."),
    ("award", NINO, "Nino Beridze received the Freedom Prize on May 3."),
    ("condemnation", NINO, "Human Rights Union condemned the arrest of Nino Beridze."),
    ("appeal", LEVAN, "The Foreign Minister urged the government to release Levan Gelashvili."),
    ("sanction", "Zurab Kapanadze", "The United States imposed sanctions on judge Zurab Kapanadze."),
]


@pytest.mark.parametrize(("kind", "person", "text"), ONE_PERSON)
def test_an_act_is_told_of_whom_it_was_done_to(kind: str, person: str, text: str) -> None:
    claim = one(text, kind)
    assert claim.persons == (person,)
    assert [quote.text for quote in claim.quotes] == [text]


def test_everything_that_a_sentence_says_of_an_act_is_read() -> None:
    text = "On April 5, the Batumi City Court sentenced Levan Gelashvili to four years in prison on charges of bribery."
    claim = one(text, "sentence")
    assert (claim.actors, str(claim.date), claim.place) == (("Batumi City Court",), "2024-04-05", "Batumi")
    assert (claim.charges, claim.term, claim.modality) == (("bribery",), "four years", "asserted")
    assert claim.trigger is not None
    assert text[claim.trigger.start : claim.trigger.end] == "sentenced"


def test_the_place_is_the_country_where_nothing_finer_is_named() -> None:
    assert one("Police arrested Nino Beridze.", "arrest").place == "Georgia"


def test_a_response_has_no_place_and_the_month_of_its_news() -> None:
    claim = one("Human Rights Union condemned the arrest of Nino Beridze.", "condemnation")
    assert (claim.place, str(claim.date), claim.actors) == (None, "2024-05", ("Human Rights Union",))


@pytest.mark.parametrize(
    "text",
    [
        "Police did not arrest Nino Beridze.",
        "No charges were brought against Nino Beridze.",
        "Nino Beridze fled before she could be arrested.",
        "Police refused to release Nino Beridze.",
        "The prosecutor appealed the acquittal of Nino Beridze.",
        "The union said that they will be deported.",
        "The law provides that a suspect may be detained for 72 hours.",
        "Policies apply to individuals who detain people.",
        "Nino Beridze wrote a book about the weather.",
        "",
    ],
)
def test_what_did_not_happen_is_no_claim(text: str) -> None:
    assert claims(text) == ()


@pytest.mark.parametrize(
    ("modality", "text"),
    [
        ("asserted", "Human Rights Union said police arrested Nino Beridze."),
        ("alleged", "Police reportedly arrested Nino Beridze."),
        ("possible", "Police may arrest Nino Beridze."),
        ("possible", "Police planned to arrest Nino Beridze."),
    ],
)
def test_a_hedge_and_a_plan_are_told_from_what_is_asserted(modality: str, text: str) -> None:
    assert one(text, "arrest").modality == modality


def test_several_acts_in_one_sentence_are_a_claim_each() -> None:
    assert who("Levan Gelashvili was arrested, charged with treason and sentenced to two years in prison.") == [
        ("arrest", (LEVAN,)),
        ("charge", (LEVAN,)),
        ("sentence", (LEVAN,)),
    ]


def test_people_in_a_list_share_the_act() -> None:
    text = "Police arrested Levan Gelashvili (leader of the Dawn party), Nino Beridze, and Giorgi Maisuradze."
    assert one(text, "arrest").persons == (LEVAN, NINO, GIORGI)


def test_a_list_behind_a_colon_is_of_those_announced() -> None:
    text = (
        "The following individuals were among those considered political prisoners: Levan Gelashvili, Nino Beridze, "
        "and Giorgi Maisuradze."
    )
    assert one(text, "imprisonment").persons == (LEVAN, NINO, GIORGI)
    assert one(text, "imprisonment").group is None


def test_people_with_terms_of_their_own_have_a_claim_each() -> None:
    text = "The court sentenced Levan Gelashvili to five years in prison and Nino Beridze to three years."
    found = [(claim.persons, claim.term) for claim in claims(text)]
    assert found == [((LEVAN,), "five years"), ((NINO,), "three years")]


@pytest.mark.parametrize(
    ("group", "number", "text"),
    [
        ("independent journalists", 40, "On May 1, police arrested at least 40 independent journalists."),
        ("protesters", None, "Police arrested dozens of protesters."),
        ("students and teachers", None, "Police arrested students and teachers."),
        ("opposition leaders", 12, "Police arrested twelve opposition leaders."),
        ("nuns", 1500, "Police arrested 1,500 nuns."),
        ("villager", 1, "Police arrested a villager."),
    ],
)
def test_a_group_is_its_phrase_without_the_number(group: str, number: int | None, text: str) -> None:
    claim = one(text, "arrest")
    assert (claim.persons, claim.group, claim.number) == ((), group, number)


def test_a_group_beside_a_name_is_not_that_person() -> None:
    claim = one("A former adviser to President Anna Weber was sentenced on Wednesday.", "sentence")
    assert (claim.persons, claim.number) == ((), 1)


def test_a_judge_who_sentences_is_no_victim() -> None:
    text = "Levan Gelashvili was sentenced by Judge Anna Weber to 73 months in prison."
    assert [(claim.persons, claim.actors) for claim in claims(text)] == [((LEVAN,), ("Anna Weber",))]


def test_who_is_added_does_not_share_the_charges() -> None:
    text = (
        "Authorities detained six more journalists — most of them with Dawn TV — on smuggling charges as well as "
        "analyst Giorgi Maisuradze."
    )
    assert [(claim.persons, claim.number, claim.charges) for claim in claims(text)] == [
        ((), 6, ("smuggling",)),
        ((GIORGI,), None, ()),
    ]


def test_blows_of_one_sentence_are_one_attack() -> None:
    claim = one("Officers allegedly punched Nino Beridze, kicked her and beat her.", "attack")
    assert (claim.persons, claim.modality) == ((NINO,), "alleged")


def test_who_grants_a_pardon_is_not_whom_it_frees() -> None:
    text = "On May 8, President Anna Weber released 801 people as part of her annual pardon."
    assert [(claim.persons, claim.number) for claim in claims(text)] == [((), 801)]


def test_each_of_a_list_has_only_their_own_sentence() -> None:
    text = (
        "The three other women were Anna Petrova, sentenced to two years for violence against a police officer, Nino "
        "Beridze, sentenced to one year for insulting the president, and Maria Lomidze, sentenced to two years."
    )
    assert [(claim.type, claim.persons, claim.term) for claim in claims(text)] == [
        ("sentence", ("Anna Petrova",), "two years"),
        ("sentence", (NINO,), "one year"),
        ("sentence", ("Maria Lomidze",), "two years"),
    ]


def test_a_verb_does_not_borrow_a_subject_over_another() -> None:
    text = "Levan Gelashvili was sentenced to ten years in prison, while others, charged with riot, got two-year terms."
    assert {claim.term for claim in claims(text) if claim.persons == (LEVAN,)} == {"ten years"}


def test_a_name_is_never_an_offence() -> None:
    text = (
        "The two other women were Nino Beridze, sentenced to two years for fraud, and Maria Lomidze, sentenced to one "
        "year for theft."
    )
    found = [(claim.persons, claim.charges) for claim in claims(text) if claim.type == "sentence"]
    assert found == [((NINO,), ("fraud",)), (("Maria Lomidze",), ("theft",))]


def test_a_name_behind_a_description_is_whom_it_was_done_to() -> None:
    claim = one("A member of the Dawn party, Levan Gelashvili, was arrested on May 2.", "arrest")
    assert (claim.persons, claim.group) == ((LEVAN,), None)


def test_pronouns_lead_to_the_person_named_before() -> None:
    text = "Nino Beridze left her home. On May 2 she was arrested."
    assert one(text, "arrest").persons == (NINO,)


def test_who_is_accused_of_an_act_is_not_its_victim() -> None:
    text = "Officer Zurab Kapanadze beat Nino Beridze at the rally."
    claim = one(text, "attack")
    assert (claim.persons, claim.actors) == ((NINO,), ("Zurab Kapanadze",))


def test_who_reports_an_act_is_not_its_victim() -> None:
    assert [claim.persons for claim in claims("Nino Beridze said police arrested Levan Gelashvili.")] == [(LEVAN,)]


def test_a_release_that_is_asked_for_is_an_appeal_and_tells_of_custody() -> None:
    text = "Human Rights Union called for the immediate release of Levan Gelashvili and Nino Beridze."
    assert who(text) == [("appeal", (LEVAN, NINO)), ("imprisonment", (LEVAN, NINO))]
    assert one(text, "appeal").actors == ("Human Rights Union",)


def test_custody_that_is_told_otherwise_is_not_told_again() -> None:
    text = "Police arrested Levan Gelashvili on May 2. The minister urged the government to release Levan Gelashvili."
    assert who(text) == [("arrest", (LEVAN,)), ("appeal", (LEVAN,))]


def test_a_quotation_that_is_broken_off_is_still_an_appeal() -> None:
    text = "“We urge the government,” President Anna Weber said, “to release Levan Gelashvili.”"
    assert one(text, "appeal").actors == ("Anna Weber",)


def test_must_asks_for_whoever_says_it() -> None:
    assert one("The government must release Levan Gelashvili, the committee said.", "appeal").actors == ("committee",)


def test_i_is_the_author_of_a_statement() -> None:
    title = "Statement by President Anna Weber on the Arrest of Nino Beridze"
    claim = one("Anna Weber spoke today. I condemn the arrest of Nino Beridze.", "condemnation", title)
    assert (claim.actors, claim.persons, str(claim.date)) == (("Anna Weber",), (NINO,), "2024-05-10")


def test_this_arrest_is_the_one_told_before() -> None:
    text = "Police arrested Nino Beridze on May 2. Human Rights Union condemned this arrest."
    assert one(text, "condemnation").persons == (NINO,)


def test_the_same_act_told_twice_is_one_claim_with_both_quotes() -> None:
    text = "Police arrested Nino Beridze in May. Nino Beridze was arrested on May 2 in Batumi."
    claim = one(text, "arrest")
    assert (str(claim.date), claim.actors, len(claim.quotes)) == ("2024-05-02", ("police",), 2)


def test_two_arrests_on_different_days_are_two() -> None:
    text = "Police arrested Nino Beridze on March 2. Police arrested Nino Beridze on May 2."
    assert [str(claim.date) for claim in claims(text)] == ["2024-03-02", "2024-05-02"]


def test_what_an_organization_suffers_names_it() -> None:
    claim = one("Authorities blocked the website of Dawn News.", "censorship")
    assert (claim.organizations, claim.persons, claim.group) == (("Dawn News",), (), None)


def test_a_penalty_that_may_come_is_possible() -> None:
    claim = one("Levan Gelashvili faces up to 10 years in prison if convicted of treason.", "sentence")
    assert (claim.modality, claim.term, claim.charges) == ("possible", "up to 10 years", ("treason",))


def test_who_says_it_is_the_speaker() -> None:
    assert one("Nino Beridze said police arrested Levan Gelashvili.", "arrest").speaker == NINO


@pytest.mark.parametrize(
    "text",
    [
        "Defenders Levan Gelashvili and Nino Beridze were arrested.",
        "Police arrested two reporters, Levan Gelashvili and Nino Beridze.",
        "Police arrested a judge. While Levan Gelashvili and Nino Beridze were arrested, others fled the country.",
    ],
)
def test_people_named_beside_their_calling_are_not_a_group(text: str) -> None:
    assert (LEVAN, NINO) in [claim.persons for claim in claims(text) if claim.type == "arrest" and claim.group is None]


def test_a_refusal_to_act_is_no_act() -> None:
    assert claims("The refusal to extradite Levan Gelashvili pleased the union.") == ()


def test_the_rule_is_told() -> None:
    assert one("Police arrested Nino Beridze.", "arrest").rule == "verb arrest: arrest (object)"


def test_every_quote_is_a_slice_of_the_text() -> None:
    for _, _, text in ONE_PERSON:
        for claim in claims(text):
            assert all(text[quote.start : quote.end] == quote.text for quote in claim.quotes)


def test_of_several_passives_whose_subject_the_parser_lost_each_is_told_of_the_one_named_before_them() -> None:
    text = (
        "Rufat Gelashvili is co-founder of a small group. Just days before he was to travel to the United Kingdom "
        "to receive the Chancellor's Human Rights Defender Award, Rufat Gelashvili was arrested and put in pre-trial "
        "detention."
    )
    told = {claim.type: (claim.persons, claim.rule.rpartition(" ")[2]) for claim in claims(text)}
    assert told["arrest"] == told["remand"] == (("Rufat Gelashvili",), "(nearest)")


def test_acts_that_a_sentence_joins_share_the_offence() -> None:
    text = "Levan Gelashvili was arrested for insulting the president and sentenced to 15 days in jail."
    assert one(text, "arrest").charges == one(text, "sentence").charges == ("insulting the president",)


def test_what_stands_behind_but_is_no_charge_of_the_act_before() -> None:
    text = "Levan Gelashvili was released on May 3, but charges of theft remained."
    assert one(text, "release").charges == ()


def test_a_ruling_that_changes_a_sentence_has_its_new_length() -> None:
    text = "On May 3, the Batumi Court of Appeals reduced the sentence of Levan Gelashvili to four and a half years."
    assert {claim.term for claim in claims(text)} == {"four and a half years"}


@pytest.mark.parametrize(
    "pending", ["due to be", "supposed to be", "about to be", "set to be", "to be", "expected to be"]
)
def test_a_release_that_is_only_about_to_come_is_none_yet(pending: str) -> None:
    assert one(f"Levan Gelashvili was {pending} released on Friday.", "release").modality == "possible"


def test_the_noun_for_what_a_verb_does_tells_of_no_second_act() -> None:
    text = "On May 3, a court extended the detention of Levan Gelashvili."
    assert who(text) == [("remand", (LEVAN,))]


def test_a_flight_that_is_only_feared_is_no_expulsion() -> None:
    text = "The court found that Levan Gelashvili might flee the country. Nino Beridze fled the country in May."
    assert who(text) == [("expulsion", (NINO,))]


def test_blows_to_somebody_who_is_held_in_isolation_are_torture() -> None:
    (claim,) = claims("Nino Beridze was held in strict isolation and beaten.")
    assert (claim.type, claim.persons) == ("torture", (NINO,))


def test_whoever_is_called_like_a_month_is_the_subject_of_a_finite_verb() -> None:
    text = "Mark May is an editor. May had received death threats since he gave her photographs."
    assert [(claim.type, claim.persons, claim.modality) for claim in claims(text)] == [
        ("threat", ("Mark May",), "asserted")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Nino Beridze was released from hospital on Monday.",
        "The minister put pressure on the officers to release Nino Beridze.",
        "Freeing Nino Beridze is going to be difficult.",
    ],
)
def test_what_is_no_release_from_custody_is_none(text: str) -> None:
    assert [claim for claim in claims(text) if claim.type == "release"] == []
