"""A dossier tells each act with the degree of involvement, the offices of the day and all evidence, also against it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.answers.dossier.built import JUDGE, a_dispute, a_dossier, a_paper, an_act, an_office, said

from habeas.answers.dossier.chain import chain, chains
from habeas.answers.dossier.criteria import REGIMES, assess, read_regime, regime, regimes_named
from habeas.answers.dossier.involvement import involvement
from habeas.answers.dossier.layout import laid_out
from habeas.answers.dossier.model import CitedKin
from habeas.answers.dossier.naming import names_the_actor
from habeas.answers.dossier.offices import offices, on_the_day
from habeas.answers.dossier.plain_text import as_text
from habeas.answers.dossier.words import read_words
from habeas.dates import PartialDate
from habeas.errors import BadVocabulary, UnknownTerm
from habeas.model import Quote
from habeas.terms import load_toml

SENTENCED = "The Halem Court sentenced the journalist Maria Quispe to two years."


def test_an_office_is_cited_and_never_said_to_begin_or_end() -> None:
    (held,) = offices([an_office("Judge", "a", "2023-02-01"), an_office("judge", "b", "2024-09")])
    assert (str(held.first_cited), str(held.last_cited), held.ended_by) == ("2023-02-01", "2024-09", None)
    days = {day: on_the_day([held], PartialDate.parse(day), ())[0] for day in ("2022-05", "2024-01-01", "2025")}
    assert "which is after the act" in days["2022-05"]
    assert "falls into that time" in days["2024-01-01"]
    assert "which is before the act" in days["2025"]
    assert "not known" in on_the_day([held], None, ())[0]
    assert "so called in a document that tells of the act" in on_the_day([held], None, {"a" * 64})[0]


def test_a_document_without_a_date_that_tells_of_the_act_calls_the_office_all_the_same() -> None:
    (judge,) = offices([an_office("Judge", published=None)])
    (sentence,) = on_the_day([judge], PartialDate.parse("2023-05-05"), {judge.documents[0].id})
    assert sentence.startswith("Judge: so called in a document that tells of the act")
    (former,) = offices([an_office("former judge", published=None)])
    assert "so called" not in on_the_day([former], PartialDate.parse("2023-05-05"), {former.documents[0].id})[0]


def test_a_former_office_is_told_as_ended_by_the_document() -> None:
    (held,) = offices([an_office("judge", "a", "2022"), an_office("former judge", "b", "2023-03-01")])
    assert str(held.ended_by) == "2023-03-01"
    assert "called a former one by 2023-03-01, before the act" in on_the_day([held], PartialDate.parse("2024"), ())[0]


def test_exhibits_are_numbered_through_and_copies_corroborate_nothing() -> None:
    act = an_act(said("a", SENTENCED), said("a", SENTENCED), said("b", "A court gave Maria Quispe two years."))
    found = a_dossier(act)
    assert [each.number for each in found.exhibits] == ["E1", "E2"]
    assert found.acts[0].sources == (("E1",), ("E2",))
    assert [each.exhibits for each in found.acts[0].words] == [("E1",), ("E2",)]


def test_all_that_speaks_against_an_act_is_told_with_its_exhibit() -> None:
    told = said("a", SENTENCED)
    denial = said("b", "The court denied that she was sentenced.", modality="denied")
    act = an_act(told, denial, disputes=(a_dispute("term", ("two years", (told.id,)), ("one year", (denial.id,))),))
    later = an_act(said("c", "An appeals court overturned her sentence."), type="release", date="2025-01-01")
    earlier = an_act(said("e", "She was acquitted of theft."), type="trial", date="2020-01-01")
    found = a_dossier(act, later={"maria-quispe": (later, earlier)}).acts[0]
    assert [each.kind for each in found.against] == ["denied", "sources differ", "reversed"]
    assert [each.exhibits for each in found.against] == [("E2",), ("E1", "E2"), ("E3",)]
    text = as_text(laid_out(a_dossier(act, later={"maria-quispe": (later,)}), ()))
    assert "overturned her sentence" in text[text.index("Exculpatory") :]


def test_a_release_speaks_for_the_actor_and_is_no_harm() -> None:
    release = an_act(said("a", "The Halem Court released Maria Quispe.", type="release"), type="release")
    found = a_dossier(release)
    assert (found.acts, [each.number for each in found.ended]) == ((), ["R1"])


def test_who_is_both_victim_and_official_is_counted_for_no_criterion() -> None:
    own = an_act(said("a", "Dara Minh was charged."), type="charge", person_id=JUDGE.id, person_name=JUDGE.name)
    other = an_act(said("b", "Dara Minh was beaten."), type="torture", person_id=JUDGE.id, person_name=JUDGE.name)
    found = a_dossier(own, actor=JUDGE, suffered=(own, other))
    assert found.acts == ()
    assert [each.number for each in (*found.both_sides, *found.suffered)] == ["B1", "V1"]
    assert not any(each.acts for one in assess(found, regimes_named([])) for each in one.proposals)


def test_only_verified_leaves_out_acts_and_words_that_nobody_verified() -> None:
    verified = an_act(said("a", SENTENCED, review="verified"), said("b", "Another paper said so, too."))
    found = a_dossier(verified, an_act(said("c", "She was fined.")), only_verified=True)
    assert (len(found.acts), found.left_out, [each.exhibits for each in found.acts[0].words]) == (1, 1, [("E1",)])


def test_a_circular_chain_of_command_is_cut_and_told() -> None:
    above = {"unit": "ministry", "ministry": "council", "council": "ministry"}
    assert chain("unit", above.get) == (("ministry", "council"), "ministry")
    assert chain("self", {"self": "self"}.get) == ((), "self")
    assert chains(["unit", "other"], above.get) == ({"ministry": "unit", "council": "ministry"}, "ministry")


# --- criteria -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", REGIMES)
def test_every_regime_says_its_source_and_what_counsel_has_to_check(name: str) -> None:
    found = regime(name)
    assert found.basis
    assert found.counsel
    assert all(each.citation and each.text for each in found.criteria)


def test_a_criterion_is_proposed_by_type_words_and_whom_the_victim_is_called() -> None:
    plain = an_act(said("a", "The Halem Court sentenced Maria Quispe."))
    proposals = {each.key: each for one in assess(a_dossier(plain), regimes_named([])) for each in one.proposals}
    assert proposals["eu-global/detention"].acts == ("A1",)
    assert proposals["eu-global/torture"].state == "nothing proposed"
    assert proposals["visa-unjust-detention/freedoms"].acts == ()
    assert not any(key.startswith("section-7031c/") for key in proposals)  # which is about people alone
    called = a_dossier(plain, called={"maria-quispe": ("editor and blogger",)})
    (visa,) = assess(called, regimes_named(["visa-unjust-detention"]))
    assert {each.key: each.acts for each in visa.proposals}["visa-unjust-detention/freedoms"] == ("A1",)


def test_an_act_that_all_sources_deny_is_proposed_for_nothing() -> None:
    denied = an_act(said("a", SENTENCED, modality="denied"), modality="denied")
    assert not any(each.acts for one in assess(a_dossier(denied), regimes_named([])) for each in one.proposals)


def test_family_whom_a_source_names_is_proposed_with_its_exhibit() -> None:
    kin = CitedKin("Oan Minh", None, "brother", a_paper("k"), an_office("x").quote)
    (found,) = assess(a_dossier(actor=JUDGE, kin=(kin,)), regimes_named(["section-7031c"]))
    family = next(each for each in found.proposals if each.criterion.family)
    assert (family.state, family.reason) == ("proposed", "Sources name as kin: Oan Minh (brother: E1).")


def test_an_unknown_regime_is_refused_with_those_that_there_are() -> None:
    with pytest.raises(UnknownTerm, match="uk-global"):
        regimes_named(["moon-law"])


@pytest.mark.parametrize(
    "change", [{"types": ["wish"]}, {"degrees": ["dreamt"]}, {"of": ["ship"]}, {"holds": "word"}, {"colour": "red"}]
)
def test_a_slip_in_a_file_of_criteria_is_refused(change: dict[str, object]) -> None:
    data = load_toml("criteria/uk_global.toml")
    data["criterion"] = [{**data["criterion"][0], **change}]
    with pytest.raises(BadVocabulary, match="uk_global"):
        read_regime("uk-global", data, "criteria/uk_global.toml")


def test_the_last_rule_of_involvement_has_to_fit_everything() -> None:
    data = load_toml("dossier/involvement.toml")
    with pytest.raises(BadVocabulary, match="last rule"):
        read_words({**data, "rule": data["rule"][:-1]})


# --- laid out -----------------------------------------------------------------------------------------


def test_a_dossier_is_laid_out_in_the_order_of_a_submission() -> None:
    found = a_dossier(an_act(said("a", SENTENCED)))
    manuscript = laid_out(found, assess(found, regimes_named([])), submitter="Harbour Legal Union, Halem")
    text = as_text(manuscript)
    acts = ["The acts", "A1. Sentence: Maria Quispe, 3 May 2024", "Exculpatory"]
    head = ["Who submits", "Harbour Legal Union", "Who is recommended", "Legal basis", "Criteria, and"]
    order = [*head, *acts, "Evidence exhibits", "Confidentiality"]
    places = [text.index(each) for each in order]
    assert places == sorted(places)
    assert "aaaaaaaaaaaaaaaa" in text
    assert manuscript.warning


def test_copies_of_one_report_are_one_exhibit_with_its_copies_listed() -> None:
    sketch = tuple(range(40))
    claims = [said(letter, "Halem Court sentenced her.") for letter in "ab"]
    told = [replace(each, document=replace(each.document, sketch=sketch)) for each in claims]
    made = a_dossier(an_act(*told))
    (exhibit,) = made.exhibits
    assert [each.number for each in exhibit.files] == ["E1", "E1.2"]
    (act,) = made.acts
    assert (act.exhibits, act.sources) == (("E1",), (("E1",),))


def test_a_conditional_sentence_and_a_later_release_speak_against_what_is_made_of_an_act() -> None:
    mild = an_act(said("a", "Halem Court gave Maria Quispe a suspended sentence."), term="suspended sentence of a year")
    assert [each.kind for each in a_dossier(mild).acts[0].against] == ["kept free"]
    hard = an_act(said("b", SENTENCED))
    pardon = an_act(said("c", "Maria Quispe was pardoned on 4 May 2025."), type="release", date="2025-05-04")
    before = an_act(said("d", "Maria Quispe was freed in 2020."), type="release", date="2020-01-01")
    found = a_dossier(hard, later={"maria-quispe": (pardon, before)}).acts[0].against
    assert [(each.kind, "pardoned" in each.sentence) for each in found] == [("freed", True)]


def test_a_criterion_is_proposed_for_what_its_acts_are_and_not_for_all_that_it_looks_for() -> None:
    found = a_dossier(an_act(said("a", SENTENCED)))
    reasons = {each.key: each.reason for one in assess(found, regimes_named([])) for each in one.proposals}
    why = "Proposed because of the type of the acts"
    assert reasons["global-magnitsky/abuse"] == f"{why} (sentence; involvement: presided)."
    victims = "words of a source on the act or the victim: “journalist”"
    assert reasons["global-magnitsky/protected-victim"] == f"{why} (sentence; {victims})."


def test_a_conditional_sentence_is_told_in_the_words_that_make_it_one() -> None:
    words = "Halem Court conditionally sentenced Maria Quispe to two years in prison."
    (told,) = a_dossier(an_act(said("a", words, term="two years"), term="two years")).acts[0].against
    assert "conditionally sentenced" in told.sentence


def test_of_a_dossier_without_acts_nothing_is_said_to_speak_against_them() -> None:
    told = as_text(laid_out(a_dossier(actor=JUDGE), ()))
    assert "Nothing that speaks against these acts" not in told
    assert "No act is on record that anything could speak against" in " ".join(told.split())


def test_an_act_whose_words_do_not_name_the_actor_is_told_so_and_counts_for_no_criterion() -> None:
    silent = an_act(said("a", "Somebody sentenced Maria Quispe for a poem."))
    found = a_dossier(silent, an_act(said("b", SENTENCED), date="2024-07-01"))
    assert [each.named for each in found.acts] == [False, True]
    assert [each.kind for each in found.acts[0].against] == ["not named"]
    assert {one for each in assess(found, regimes_named([])) for p in each.proposals for one in p.acts} == {"A2"}


def test_the_words_name_a_person_also_with_an_ending_and_in_another_alphabet() -> None:
    assert names_the_actor(["Дара Мин"], ["… сказано судьёй Дарой Мином", "by Дараю"])
    assert names_the_actor(["Dara Minh"], ["Minh’s order"])
    assert names_the_actor(["李明"], ["法官李明判处她两年。"])
    assert not names_the_actor(["Ali Orn"], ["It was alienating, she said in the ornamental hall; Xali heard it."])
    assert not names_the_actor(["Dara Minh"], ["the sentence against Maria Quispe"])


def test_an_official_is_proposed_as_one_only_where_a_document_gives_the_office() -> None:
    act = an_act(said("a", "Dara Minh sentenced Maria Quispe."))
    key = "section-7031c/gross-violation"

    def proposed(**rest: object) -> tuple[str, ...]:
        (one,) = assess(a_dossier(act, actor=JUDGE, **rest), regimes_named(["section-7031c"]))
        return {each.key: each.acts for each in one.proposals}[key]

    assert proposed(offices=(an_office("poet"), an_office("manager", organization_kind="company"))) == ()
    assert proposed(offices=(an_office("judge"),)) == ("A1",)
    assert proposed(offices=(an_office("clerk", organization_kind="court"),)) == ("A1",)
    told = as_text(laid_out(a_dossier(act, actor=JUDGE), assess(a_dossier(act, actor=JUDGE), regimes_named([]))))
    assert "No document gives the person an office of a state, without which" in " ".join(told.split())


def test_the_country_of_documents_is_not_told_as_the_country_of_a_person() -> None:
    person = as_text(laid_out(a_dossier(actor=JUDGE), ()))
    assert "Named in documents on" in person
    assert "\n  Country" not in person
    assert "\n  Country" in as_text(laid_out(a_dossier(), ()))


def test_a_sanction_is_told_with_its_firms_its_measure_and_its_programme() -> None:
    words = "Norland used export controls on spyware vendors like Lumen Tools under the Global Magnitsky programme."
    act = an_act(
        said("a", words, type="sanction"), type="sanction", person_id=None, person_name=None,
        group="spyware vendors", organizations=("Lumen Tools",),
    )  # fmt: skip
    told = " ".join(as_text(laid_out(a_dossier(listings=(act,)), ())).split())
    assert "Sanction: spyware vendors (Lumen Tools)" in told
    assert "Measure: export control" in told
    assert "Programme: Global Magnitsky" in told


def test_a_death_in_custody_is_that_it_held_somebody_and_not_that_it_killed() -> None:
    died = involvement(
        "killing", "police", (), ["Protests began after the death of Maria Quispe in the custody of police."]
    )
    beaten = involvement("killing", "police", (), ["She was beaten to death in custody by police."])
    assert (died.degree, beaten.degree) == ("held", "carried out")
    assert "not who caused it" in died.reason


def test_whom_somebody_without_an_office_accuses_is_no_act_of_theirs() -> None:
    accusation = an_act(said("a", "Dara Minh accused officers of beating him.", type="charge"), type="charge")
    private = a_dossier(accusation, actor=JUDGE, offices=(an_office("blogger"),))
    assert (private.acts, [each.number for each in private.accused]) == ((), ["S1"])
    assert "To accuse somebody is no act" in as_text(laid_out(private, ()))
    assert len(a_dossier(accusation, actor=JUDGE, offices=(an_office("prosecutor"),)).acts) == 1
    assert a_dossier(accusation, actor=JUDGE, offices=(an_office("president"),)).acts == ()
    charge = an_act(said("a", "President Dara Minh had them charged with treason.", type="charge"), type="charge")
    assert len(a_dossier(charge, actor=JUDGE, offices=(an_office("president"),)).acts) == 1


def test_an_office_that_one_document_calls_held_and_former_is_not_said_to_have_been_held() -> None:
    (held,) = offices([an_office("Minister"), an_office("former Minister")])
    assert "called so and a former one" in on_the_day([held], None, {"a" * 64})[0]


def test_a_sentence_that_another_goes_on_with_is_quoted_once() -> None:
    short, long = "Dara Minh signed a law.", "Dara Minh signed a law, which groups condemned."
    claim = said("a", long)
    both = replace(claim, claim=replace(claim.claim, quotes=(Quote(0, len(short), short), *claim.claim.quotes)))
    (told,) = a_dossier(an_act(both), actor=JUDGE, offices=(an_office("judge"),)).acts
    assert told.words[0].text == long


def test_one_exhibit_is_one_exhibit() -> None:
    told = as_text(laid_out(a_dossier(an_act(said("a", SENTENCED))), ()))
    assert "1 exhibit\n" in told


def test_neither_a_suspended_penalty_nor_a_death_in_custody_is_proposed_as_what_it_is_not() -> None:
    suspended = an_act(
        said("a", "The Halem Court gave Maria Quispe a suspended sentence of two years."), term="two years suspended"
    )
    prison = an_act(said("a", SENTENCED), term="two years")
    dead = an_act(said("b", "Maria Quispe died in custody; the Halem Court was told.", type="killing"), type="killing")
    (eu,) = assess(a_dossier(suspended, prison, dead), [regime("eu-global")])
    acts = {each.criterion.id: each.acts for each in eu.proposals}
    kept_free = next(
        each.number for each in a_dossier(suspended, prison, dead).acts if "suspended" in each.words[0].text
    )
    assert len(acts["detention"]) == 1
    assert kept_free not in acts["detention"]
    assert acts["killing"] == ()


def test_who_is_recommended_has_the_offices_that_documents_cite() -> None:
    offices_told = (
        an_office("judge", "a", "2021-02-01"),
        an_office("Judge", "b", "2023"),
        an_office("former mayor", "c"),
    )
    text = as_text(laid_out(a_dossier(actor=JUDGE, offices=offices_told), ()))
    assert "judge (cited 2021–2023); mayor (called a former one)" in " ".join(text.split())


def test_a_long_sentence_is_not_quoted_twice_for_a_penalty_that_kept_nobody_in_custody() -> None:
    words = f"The Halem Court found Maria Quispe guilty in absentia of {'treason, ' * 20}and of slander."
    act = an_act(said("a", words), term=None)
    (kept,) = [each for each in a_dossier(act).acts[0].against if each.kind == "kept free"]
    assert kept.sentence == "The penalty by itself kept nobody in custody: by the words quoted."
