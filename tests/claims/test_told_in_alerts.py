"""How alerts and local papers tell acts; all names are invented."""

from __future__ import annotations

import pytest
from tests.claims.told import GIORGI, LEVAN, NINO, claims, one

TOLD = [
    ("arrest", f"Agents dragged campaign chief {LEVAN} from a teahouse on Friday."),
    ("arrest", f"Agents of the intelligence service pushed the painter {LEVAN} into an unmarked van."),
    ("arrest", f"Gendarmes hauled off farmer {LEVAN} on Monday."),
    ("arrest", f"The poet {LEVAN} was handed over to Georgian police at the bridge on Thursday."),
    ("arrest", f"The cartoonist {LEVAN} was briefly held on Monday."),
    ("trial", f"Vlogger {LEVAN} was produced before a duty judge on Tuesday."),
    ("trial", f"Blogger {LEVAN} has gone on trial on extremism charges."),
    ("charge", f"Satirist {LEVAN} still faces a defamation suit."),
    ("charge", f"The four brothers’ lawyer said the publisher {LEVAN} is suspected of treason."),
    ("attack", f"Two men on a motorcycle fired several shots at the reporter {LEVAN}."),
    ("threat", f"The reporter {LEVAN} received threatening calls from unknown numbers."),
    (
        "travel_ban",
        f"The baker {LEVAN} was freed. He must report to the police each week and may not leave the country.",
    ),
    ("sentence", f"A court handed down a prison term of six months to farmer {LEVAN}."),
    ("dismissal", f"Police detained the mayor of the old town of Kala, {LEVAN}. Gelashvili was removed from office."),
]


@pytest.mark.parametrize(("kind", "text"), TOLD)
def test_an_act_is_read_in_the_words_of_alerts(kind: str, text: str) -> None:
    assert [claim.persons for claim in claims(text) if claim.type == kind] == [(LEVAN,)]


def test_terms_that_stand_before_the_names_are_each_ones_own() -> None:
    text = f"A court handed down prison terms of 18 months to farmer {LEVAN} and ten months to teacher {NINO}."
    told = [(claim.persons, claim.term) for claim in claims(text) if claim.type == "sentence"]
    assert told == [((LEVAN,), "18 months"), ((NINO,), "ten months")]


def test_a_trial_that_is_only_pointed_to_is_of_who_was_sentenced() -> None:
    text = f"A court sentenced {NINO} to four years. The trial, which began on 2 May, was held behind closed doors."
    told = one(text, "trial")
    assert (told.persons, str(told.date)) == ((NINO,), "2024-05-02")


def test_the_trial_of_nobody_told_of_is_no_claim() -> None:
    assert not claims("The trial was held behind closed doors.")


def test_gunmen_who_opened_fire_are_who_killed() -> None:
    text = f"{LEVAN} and his bodyguard, {GIORGI}, were killed on Thursday when gunmen opened fire on their car."
    told = one(text, "killing")
    assert (told.persons, told.group, told.actors) == ((LEVAN, GIORGI), None, ("gunmen",))


def test_names_behind_the_number_again_are_whom_it_counted() -> None:
    text = (
        "Police arrested three women on Monday. "
        f"The three - teacher {NINO}, baker Eka Lomidze and the publisher Ana Kapanadze - deny it."
    )
    told = one(text, "arrest")
    assert (told.persons, told.group) == ((NINO, "Eka Lomidze", "Ana Kapanadze"), None)


def test_one_named_among_several_leaves_the_others_a_group() -> None:
    told = one(f"Two other painters have been released on bail, among them {NINO}.", "release")
    assert (told.persons, told.group, told.number) == ((NINO,), "other painters", 2)


def test_all_proceedings_are_those_against_who_was_told_of() -> None:
    text = f"A court jailed {LEVAN} for six years. The union of bakers demanded that all charges be dropped."
    assert one(text, "appeal").persons == (LEVAN,)


def test_conditions_of_detention_are_no_arrest() -> None:
    text = f"{NINO} protested the conditions of her detention."
    assert not [claim for claim in claims(text) if claim.type == "arrest"]


def test_an_appeal_for_her_release_is_no_hearing() -> None:
    text = f"Envoy {LEVAN} repeated his appeal for the release of {NINO}."
    assert {claim.type for claim in claims(text)} <= {"appeal", "imprisonment"}


MORE = [
    ("killing", f"Painter {LEVAN} lost his life in the protests."),
    ("killing", f"The medic {LEVAN} was shot near the bridge and bled to death."),
    ("torture", f"Rapper {LEVAN} was freed on Monday. Guards had broken two of his ribs in prison."),
    ("torture", f"The nurse {LEVAN} was kept standing for hours in a police station."),
    ("trial", f"The Court of Appeal left in force the sentence of activist {LEVAN}."),
    ("disappearance", f"The painter {LEVAN} remained unaccounted for on Wednesday."),
    ("dismissal", f"The court barred the party’s leader, {LEVAN}, from politics for ten years."),
    ("threat", f"The teacher {LEVAN} had received a letter in April threatening him."),
    ("remand", f"A prosecutor charged the editor {LEVAN} and ordered that he be held at the central prison."),
    ("remand", f"The editor {LEVAN} was handed a six-month detention order last week."),
    ("remand", f"A court has placed under house arrest {LEVAN}, editor of the outlet."),
    ("release", f"A pardon signed on Monday also covered unionist {LEVAN}."),
    ("imprisonment", f"Rights groups have included the name of the poet {LEVAN} in the list of political prisoners."),
    ("attack", f"Politician {LEVAN} was ambushed by five men outside his home."),
]


@pytest.mark.parametrize(("kind", "text"), MORE)
def test_an_act_is_read_in_the_words_of_local_papers(kind: str, text: str) -> None:
    assert [claim.persons for claim in claims(text) if claim.type == kind] == [(LEVAN,)]


def test_a_penalty_that_prosecutors_ask_a_court_for_is_possible() -> None:
    told = one(f"Prosecutors asked a court to send artist {NINO} to a penal colony for eight years.", "sentence")
    assert (told.persons, told.modality, told.term) == ((NINO,), "possible", "eight years")


def test_who_is_charged_with_his_murder_is_not_who_was_murdered() -> None:
    text = f"The medic {LEVAN} was shot dead. Captain {GIORGI} has been charged with his murder."
    assert {claim.persons for claim in claims(text) if claim.type == "killing"} == {(LEVAN,)}


def test_a_suspension_by_an_authority_is_censorship_of_the_paper() -> None:
    told = one("The Media Authority suspended the weekly Kviris Palitra for two months.", "censorship")
    assert told.organizations == ("Kviris Palitra",)


def test_picked_up_from_home_on_tuesday_has_its_day() -> None:
    assert str(one(f"The poet {LEVAN} was picked up from his home on Tuesday.", "arrest").date) == "2024-05-07"


def test_the_first_of_two_names_is_its_bearer_wherever_it_stands_alone() -> None:
    text = (
        "Police held union leader Thanapong Srisai on Monday. Thanapong, who also faces sedition charges, was beaten."
    )
    assert one(text, "charge").persons == ("Thanapong Srisai",)


OFFENCES = [
    (
        ("spreading hatred",),
        f'Vlogger {LEVAN} has been booked under Sections 11 and 20 of the Act for "spreading hatred".',
    ),
    (("blocking a road",), f"A court handed down a prison term of two years to farmer {LEVAN} for blocking a road."),
    (("defamation",), f"Satirist {LEVAN} faces a defamation suit."),
]


@pytest.mark.parametrize(("offences", "text"), OFFENCES)
def test_the_offence_is_read_where_alerts_put_it(offences: tuple[str, ...], text: str) -> None:
    assert [claim.charges for claim in claims(text)] == [offences]


LATER = [
    ("killing", f"The body of the guide {LEVAN} was found on Wednesday in a shallow grave."),
    ("surveillance", f"The guide {LEVAN} told friends that he was being followed."),
    ("threat", f"In Batumi, the activist {LEVAN} was heard by the gendarmerie for the third time."),
    ("release", f"The activist {LEVAN} left prison on Monday."),
    ("trial", f"Opposition official {LEVAN} was back in court in Batumi on Friday."),
    ("arrest", f"Party official {LEVAN} was also held for questioning."),
    ("dismissal", f"The police chief, {LEVAN}, has been relieved of his post."),
    ("remand", f"A prosecutor renewed for 15 days the detention of researcher {LEVAN}."),
    ("torture", f"The singer {LEVAN} spent 20 months in isolation."),
    ("award", f"The novelist {LEVAN} was named International Writer of Courage by English PEN."),
    ("raid", f"The founder, {LEVAN}, has had his bank accounts frozen since 2016."),
    ("arrest", f"Prosecutors have issued arrest warrants for the mayor {LEVAN}."),
]


@pytest.mark.parametrize(("kind", "text"), LATER)
def test_an_act_is_read_in_the_words_of_long_features(kind: str, text: str) -> None:
    assert [claim.persons for claim in claims(text) if claim.type == kind] == [(LEVAN,)]


def test_serving_a_sentence_to_its_end_is_no_sentence() -> None:
    text = f"The activist {LEVAN} left prison on Monday after serving his sentence."
    assert not [claim for claim in claims(text) if claim.type == "sentence"]


def test_both_are_two_people_to_whom_something_was_done() -> None:
    text = (
        f"The editor {LEVAN} was detained on Monday. The director, {NINO}, was arrested at the airport. "
        "Both are accused of smuggling."
    )
    assert one(text, "charge").persons == (LEVAN, NINO)


def test_concern_without_an_object_is_about_what_was_told_before() -> None:
    text = f"Police arrested {LEVAN} on Monday. The European Union voiced concern."
    assert one(text, "condemnation").persons == (LEVAN,)


def test_whom_a_president_asks_to_release_is_not_himself() -> None:
    text = (
        f"The researcher {LEVAN} was tortured in May. The institute sent a letter. "
        f"The president of the assembly, {GIORGI}, asked Georgia to release him at once."
    )
    told = one(text, "appeal")
    assert (told.persons, told.actors) == ((LEVAN,), (GIORGI,))


def test_another_is_not_who_did_it() -> None:
    told = [claim for claim in claims("Gunmen killed one teacher and seriously injured another.") if claim.group]
    assert "Gunmen" not in {claim.group for claim in told}


LAST = [
    ("release", f"A court on Thursday ordered the release on bail of blogger {LEVAN}."),
    ("release", f"The councillor {LEVAN} is out on bail."),
    ("sentence", f"The writer {LEVAN} is accused of violating values and faces at least two years in prison."),
    ("raid", f"{LEVAN} was arrested in raids on his homes in Batumi."),
    ("attack", f"Activist {LEVAN} was hit in the leg by a canister."),
    ("attack", f"Men hurled a hand grenade at the house of journalist {LEVAN}."),
    ("killing", f"The union identified the dead man as {LEVAN}, 23, a student."),
    ("arrest", f"Lawyer {LEVAN} was freed. Police had taken him in on suspicion of subversion."),
]


@pytest.mark.parametrize(("kind", "text"), LAST)
def test_an_act_is_read_in_the_words_of_wires(kind: str, text: str) -> None:
    assert [claim.persons for claim in claims(text) if claim.type == kind] == [(LEVAN,)]


def test_whoever_attends_the_hearing_supports_who_is_heard() -> None:
    text = f"The court sentenced {NINO} to five years. President {LEVAN} attended the hearing."
    told = one(text, "support")
    assert (told.persons, told.actors) == ((NINO,), (LEVAN,))


def test_an_investigation_that_should_be_conducted_is_asked_for() -> None:
    text = (
        f"Authorities should conduct a credible investigation into the torture of journalist {NINO}, "
        "the Alliance for Reporters said."
    )
    told = one(text, "appeal")
    assert (told.persons, told.actors) == ((NINO,), ("Alliance for Reporters",))


def test_who_called_the_verdict_a_sham_urged_the_court_as_well() -> None:
    text = (
        f"A court jailed {NINO} for six years. "
        f"Envoy {LEVAN} said the verdict was a sham and urged Georgia to reopen the case."
    )
    assert one(text, "condemnation").actors == (LEVAN,)


def test_many_wounded_beside_one_killed_are_not_killed() -> None:
    told = one("Dozens of demonstrators were wounded and one was killed when troops opened fire.", "attack")
    assert told.group == "demonstrators"


def test_a_sentence_that_a_court_reduces_is_of_who_was_told_of() -> None:
    text = f"The blogger {LEVAN} was condemned to death in 2014; later, a court reduced the sentence to two years."
    told = one(text, "trial")
    assert told.persons == (LEVAN,)


def test_custody_of_who_is_out_on_bail_was_before_a_trial() -> None:
    text = f"A court granted bail to activist {LEVAN}, who has been in jail since January 2020."
    assert {claim.type for claim in claims(text)} == {"release", "remand"}


def test_let_her_go_is_asked_for() -> None:
    text = f"Police arrested {NINO} on Monday. The union of bakers called on the authorities to let her go."
    assert one(text, "appeal").persons == (NINO,)


def test_who_is_placed_in_a_detention_center_for_months_is_on_remand() -> None:
    told = one(f"Researcher {LEVAN} has been placed in the detention center of the service for four months.", "remand")
    assert (told.persons, told.term) == ((LEVAN,), "four months")
