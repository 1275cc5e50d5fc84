"""Claims that become one act, and claims that do not."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.acts.told import MARIA, acts_of, annotated, named, told
from tests.build import a_card, a_date, a_mention

from habeas.acts.corroborate import corroborate
from habeas.model import Act, Dispute, SourcedClaim


def ids(acts: list[Act]) -> list[list[str]]:
    return sorted(sorted(claim.id for claim in act.claims) for act in acts)


def test_two_documents_on_one_arrest_are_one_act_with_the_finer_date() -> None:
    acts = acts_of(told("arrest", "2024-03", by="a"), told("arrest", "2024-03-05", by="b"))
    assert [(str(act.date), act.sources, act.disputes) for act in acts] == [("2024-03-05", 2, ())]


def test_one_publisher_twice_is_one_source() -> None:
    acts = acts_of(
        told("arrest", "2024-03-05", by="a", publisher="TURAN"), told("arrest", "2024-03-05", by="b", publisher="TURAN")
    )
    assert [act.sources for act in acts] == [1]


def test_arrests_on_two_days_are_two_acts() -> None:
    assert len(acts_of(told("arrest", "2024-03-05", by="a"), told("arrest", "2024-03-12", by="b"))) == 2


def test_days_that_differ_by_little_are_one_act_of_the_month_and_stay_in_dispute() -> None:
    left, right = told("arrest", "2024-03-05", by="a"), told("arrest", "2024-03-06", by="b")
    (act,) = acts_of(left, right)
    assert act.date == a_date("2024-03")
    assert act.disputes == (Dispute("date", (("2024-03-05", (left.id,)), ("2024-03-06", (right.id,)))),)


def test_days_that_differ_by_little_are_two_acts_where_something_else_differs() -> None:
    left = told("arrest", "2024-03-05", by="a", charges=("hooliganism",))
    assert len(acts_of(left, told("arrest", "2024-03-06", by="b", charges=("smuggling",)))) == 2


def test_days_that_follow_each_other_do_not_chain() -> None:
    acts = acts_of(*(told("arrest", f"2024-03-{day:02}", by=str(day)) for day in (1, 3, 5)))
    assert [len(act.claims) for act in acts] == [2, 1]


def test_days_do_not_chain_either_where_very_many_tell_of_them() -> None:
    claims = [told("arrest", f"2024-03-{day:02}", by=f"{day} {number}") for day in (1, 3, 5) for number in range(60)]
    assert [len(act.claims) for act in acts_of(*claims)] == [120, 60]


def test_a_vague_claim_that_fits_two_acts_joins_neither() -> None:
    first, second = told("arrest", "2024-03-05", by="a"), told("arrest", "2024-03-25", by="b")
    vague, again = told("arrest", "2024-03", by="c"), told("arrest", "2024-03", by="d")
    assert ids(acts_of(first, second, vague, again)) == sorted([[first.id], [second.id], sorted([vague.id, again.id])])


def test_a_claim_that_fits_one_act_for_sure_joins_it_and_not_one_that_is_unclear() -> None:
    first, second = (
        told("remand", "2024-03-14", by="a", place="Halem"),
        told("remand", "2024-06-11", by="b", place="Brod"),
    )
    unclear, clear = told("remand", "2024", by="c"), told("remand", "2024", by="d", place="Brod")
    assert ids(acts_of(first, second, unclear, clear)) == sorted(
        [[first.id], [unclear.id], sorted([second.id, clear.id])]
    )


def test_an_undated_claim_joins_the_only_act_within_its_reach() -> None:
    dated, undated = told("arrest", "2024-03-05", by="a"), told("arrest", by="b", published="2024-06-01")
    assert ids(acts_of(dated, undated)) == [sorted([dated.id, undated.id])]


def test_an_undated_sentence_does_not_join_one_that_was_given_later() -> None:
    told_before = told("sentence", by="a", published="2024-12-10", term="nine years")
    assert (
        len(acts_of(told_before, told("sentence", "2025-06-20", by="b", published="2025-06-21", term="nine years")))
        == 2
    )


def test_an_undated_sentence_joins_one_long_before_only_by_its_term_or_charge() -> None:
    long_ago = told("sentence", "2016-09-08", by="a", term="nine years", charges=("extortion",))
    assert len(acts_of(long_ago, told("sentence", by="b", published="2024-12-10", term="9 years"))) == 1
    assert len(acts_of(long_ago, told("sentence", by="b", published="2024-12-10"))) == 2
    assert len(acts_of(long_ago, told("sentence", by="b", published="2024-12-10", term="six years"))) == 2


def test_one_document_keeps_apart_what_it_dates_differently() -> None:
    acts = acts_of(told("arrest", "2024-03-05", by="a", at=0), told("arrest", "2024-03", by="a", at=50))
    assert [str(act.date) for act in acts] == ["2024-03-05", "2024-03"]


def test_the_claims_of_a_copy_join_those_that_they_repeat() -> None:
    words = "They were sentenced, one to 20 days."
    first = [told("sentence", by="page", at=0, words=words, term=term, id=f"page {term}") for term in (None, "20 days")]
    again = [told("sentence", by="text", at=0, words=words, term=term, id=f"text {term}") for term in (None, "20 days")]
    pairs = [sorted([one.id, other.id]) for one, other in zip(first, again, strict=True)]
    assert ids(acts_of(*first, *again)) == sorted(pairs)


def test_two_bodies_that_each_condemn_are_two_acts_and_one_body_in_two_wordings_is_one() -> None:
    claims = [
        told("condemnation", "2024-03-05", by="a", actors=("Antony Blinken",)),
        told("condemnation", "2024-03-05", by="b", actors=("Blinken",)),
        told("condemnation", "2024-03-05", by="c", actors=("Uzra Zeya",)),
    ]
    assert ids(acts_of(*claims)) == sorted([sorted([claims[0].id, claims[1].id]), [claims[2].id]])


def test_what_is_feared_is_not_what_was_done() -> None:
    assert (
        len(acts_of(told("arrest", "2024-03-05", by="a"), told("arrest", "2024-03-05", by="b", modality="possible")))
        == 2
    )


def test_what_is_denied_by_one_source_stays_visible() -> None:
    said, denied = (
        told("torture", "2024-03-05", by="a", modality="alleged"),
        told("torture", "2024-03-05", by="b", modality="denied"),
    )
    (act,) = acts_of(said, denied)
    assert act.modality == "alleged"
    assert act.disputes == (Dispute("modality", (("alleged", (said.id,)), ("denied", (denied.id,)))),)


def test_disagreement_on_one_day_is_kept_side_by_side() -> None:
    left = told("sentence", "2024-03-05", by="a", term="nine years", place="Halem", charges=("fraud",))
    right = told("sentence", "2024-03-05", by="b", term="eight years", place="Brod", charges=("espionage",))
    (act,) = acts_of(left, right)
    assert act.disputes == (
        Dispute("place", (("Brod", (right.id,)), ("Halem", (left.id,)))),
        Dispute("charges", (("espionage", (right.id,)), ("fraud", (left.id,)))),
        Dispute("term", (("eight years", (right.id,)), ("nine years", (left.id,)))),
    )
    assert act.charges == ("fraud", "espionage")


def test_the_government_contradicts_nobody_and_gives_way_to_a_fuller_name() -> None:
    left = told("arrest", "2024-03-05", by="a", actors=("government",))
    (act,) = acts_of(left, told("arrest", "2024-03-05", by="b", actors=("Azerbaijani government",)))
    assert (act.actors, act.disputes) == (("Azerbaijani government",), ())


def test_two_named_makers_of_one_arrest_are_in_dispute() -> None:
    left = told("arrest", "2024-03-05", by="a", actors=("Baku police",))
    right = told("arrest", "2024-03-05", by="b", actors=("Ministry of Internal Affairs",))
    (act,) = acts_of(left, right)
    values = (("Baku police", (left.id,)), ("Ministry of Internal Affairs", (right.id,)))
    assert act.disputes == (Dispute("actors", values),)


def test_a_country_gives_way_to_a_finer_place_without_dispute() -> None:
    (act,) = acts_of(
        told("arrest", "2024-03-05", by="a", place="Azerbaijan"), told("arrest", "2024-03-05", by="b", place="Baku")
    )
    assert (act.place, act.country, act.disputes) == ("Baku", "AZ", ())


def on_one_day(field: str, *values: object) -> tuple[Dispute, ...]:
    """The disputes of one sentence that sources tell of one day, each with another value of the field."""
    (act,) = acts_of(
        *(told("sentence", "2024-03-05", by=name, **{field: value}) for name, value in zip("abc", values, strict=False))
    )
    return act.disputes


@pytest.mark.parametrize(
    ("field", "values"),
    [
        ("place", ("his home", "Halem")),
        ("place", ("Halem", "Stone Bridge remand prison")),
        ("place", ("Brod district", "Halem")),
        ("place", ("the city of Halem", "Halem")),
        ("charges", (("tax evasion",), ("tax evasion and illegal enterprise",))),
        ("charges", (("libel",), ("criminal defamation",))),
        ("charges", (("tax evasion",), ("smuggling",), ("smuggling", "tax evasion"))),
        ("term", ("two years", "24 months")),
        ("term", ("30 days", "a month")),
        ("term", ("life", "life imprisonment")),
        ("term", ("seven years", "7 years in prison")),
        ("actors", (("Halem City Court",), ("Halem City Court", "Judge Osk"))),
        ("actors", (("Halem City Court",), ("Radmila Osk",))),
        ("actors", (("masked men",), ("State Security Committee",))),
        ("modality", ("asserted", "alleged")),
    ],
)
def test_values_that_can_both_be_true_are_no_dispute(field: str, values: tuple[object, ...]) -> None:
    assert on_one_day(field, *values) == ()


@pytest.mark.parametrize(
    ("field", "values"),
    [
        ("place", ("Halem", "Brod")),
        ("place", ("Baku", "Tbilisi")),
        ("place", ("Stone Bridge prison", "Halem colony")),
        ("charges", (("tax evasion",), ("smuggling",))),
        ("term", ("two years", "25 months")),
        ("term", ("two weeks", "15 days")),
        ("term", ("29 years", "30 years")),
        ("term", ("life", "death")),
        ("actors", (("Radmila Osk",), ("Ana Rell",))),
        ("modality", ("asserted", "denied")),
    ],
)
def test_values_of_which_only_one_can_be_true_are_in_dispute(field: str, values: tuple[object, ...]) -> None:
    assert [dispute.field for dispute in on_one_day(field, *values)] == [field]


def test_a_month_is_in_no_dispute_with_its_days_though_they_are_with_each_other() -> None:
    left, right = told("arrest", "2024-03-05", by="a"), told("arrest", "2024-03-06", by="b")
    (act,) = acts_of(left, right, told("arrest", "2024-03", by="c"))
    assert act.disputes == (Dispute("date", (("2024-03-05", (left.id,)), ("2024-03-06", (right.id,)))),)


def test_one_sentence_told_with_two_days_and_two_terms_is_one_act_with_both_in_dispute() -> None:
    acts = acts_of(
        told("sentence", "2024-11-20", by="a", term="seven years"),
        told("sentence", "2024-11-21", by="b", term="seven and a half years"),
        told("sentence", "2024-11", by="c", term="seven years"),
    )
    assert [[dispute.field for dispute in act.disputes] for act in acts] == [["date", "term"]]


def test_the_news_of_a_sentence_means_it_though_it_gives_another_term() -> None:
    dated = told("sentence", "2024-11-20", by="a", term="seven years")
    news = told("sentence", by="b", published="2024-11-21", term="seven and a half years")
    later = told("sentence", "2024-11", by="c", published="2024-12-10", term="seven years")
    assert [[dispute.field for dispute in act.disputes] for act in acts_of(dated, news, later)] == [["term"]]
    assert len(acts_of(dated, told("sentence", by="b", published="2025-06-21", term="seven and a half years"))) == 2


def test_british_and_american_spellings_of_one_charge_are_one_charge() -> None:
    spellings = ("cooperation with a foreign organisation", "cooperation with a foreign organization")
    (act,) = acts_of(
        *(
            told("sentence", "2024-01-18", by=name, charges=(charge,))
            for name, charge in zip("ab", spellings, strict=True)
        )
    )
    assert (act.charges, act.disputes) == (spellings[:1], ())


def test_a_vague_claim_joins_the_act_that_it_differs_least_from() -> None:
    near, other = (
        told("sentence", "2024-03-05", by="a", term="15 days"),
        told("sentence", "2024-03-25", by="b", term="30 days"),
    )
    vague = told("sentence", "2024-03", by="c", term="15 days")
    assert ids(acts_of(near, other, vague)) == sorted([sorted([near.id, vague.id]), [other.id]])


def test_an_undated_act_came_before_the_first_document_that_tells_it() -> None:
    acts = acts_of(told("release", by="a", published="2024-12-10"), told("release", by="b", published="2024-12-08"))
    assert [(act.date, act.before) for act in acts] == [(None, a_date("2024-12-08"))]


def test_one_claim_on_two_people_makes_two_acts() -> None:
    claim = told("arrest", "2024-03-05")
    other = named("Anar Mammadli")
    acts = [*corroborate(MARIA, [claim]), *corroborate(other, [claim])]
    assert len({act.id for act in acts}) == 2
    assert [act.person_id for act in acts] == ["maria-quispe", "anar-mammadli"]


def test_the_same_sentence_on_a_group_is_one_act_and_another_sentence_is_not() -> None:
    rest = {"group": "six journalists", "number": 6}
    same = [told("arrest", "2024-03", by=name, words="Police detained six journalists.", **rest) for name in "ab"]
    other = told("arrest", "2024-03", by="c", words="Six journalists were held.", **rest)
    acts = corroborate(None, [*same, other])
    assert ids(acts) == sorted([[same[0].id, same[1].id], [other.id]])
    assert {(act.person_id, act.group, act.number) for act in acts} == {(None, "six journalists", 6)}


def test_one_sentence_in_reports_on_two_countries_is_two_acts() -> None:
    words = "Guards beat detainees."
    reports = [a_card(id=name, name=name, country=code) for name, code in (("a", "XV"), ("b", "XO"), ("c", "XV"))]
    on = [told("torture", document=card, by=card.id, group="detainees", words=words) for card in reports]
    anywhere = told("torture", document=a_card(id="d", name="d", country=None), by="d", group="detainees", words=words)
    assert ids(corroborate(None, on)) == sorted([[on[0].id, on[2].id], [on[1].id]])
    assert ids(corroborate(None, [on[0], anywhere])) == [sorted([on[0].id, anywhere.id])]


def test_no_claims_are_no_acts() -> None:
    assert acts_of() == []


claims = st.builds(
    told,
    st.sampled_from(["arrest", "sentence", "release", "appeal", "imprisonment", "trial"]),
    st.sampled_from([None, "2024", "2024-03", "2024-03-05", "2024-03-06", "2024-04-01", "2016-09-08"]),
    by=st.sampled_from("abcd"),
    at=st.integers(0, 6).map(lambda place: place * 40),
    published=st.sampled_from([None, "2024-06-01", "2024-04-02", "2016-10"]),
    actors=st.sampled_from([(), ("Antony Blinken",), ("Uzra Zeya",)]),
    charges=st.sampled_from([(), ("fraud",), ("espionage",)]),
    term=st.sampled_from([None, "nine years", "eight years"]),
    modality=st.sampled_from(["asserted", "alleged", "possible"]),
)
tellings = st.lists(claims, max_size=10, unique_by=lambda claim: claim.id)


@given(tellings, st.randoms())
def test_the_order_of_the_claims_changes_nothing(told_claims: list[SourcedClaim], random: object) -> None:
    shuffled = list(told_claims)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert acts_of(*shuffled) == acts_of(*told_claims)
    assert corroborate(None, shuffled) == corroborate(None, told_claims)


@given(tellings)
def test_every_claim_is_in_exactly_one_act_and_no_date_contradicts_a_claim(told_claims: list[SourcedClaim]) -> None:
    acts = acts_of(*told_claims)
    assert sorted(claim.id for act in acts for claim in act.claims) == sorted(claim.id for claim in told_claims)
    assert len({act.id for act in acts}) == len(acts)
    for act in acts:
        dates = [claim.claim.date for claim in act.claims if claim.claim.date]
        assert act.date is None or all(act.date.compatible(date) for date in dates)


def test_the_award_told_by_three_sources_is_one_act(shared: Path) -> None:
    acts = corroborate(named("Rufat Safarov"), annotated(shared, "Rufat Safarov"))
    told_of = [(act.type, str(act.date or ""), act.sources, act.actors) for act in acts]
    assert told_of == [
        ("appeal", "2024-12-10", 2, ("Antony Blinken", "United States")),
        ("condemnation", "", 1, ("Antony Blinken", "United States")),  # of the detentions
        ("award", "2024-12-10", 2, ("U.S. State Department", "Blinken")),
        ("arrest", "2024-12", 2, ("security officers", "Azerbaijan Government")),
        ("remand", "2024-12", 2, ()),
        ("condemnation", "2024-12-10", 1, ("Uzra Zeya",)),
        ("appeal", "2024-12-10", 1, ("Uzra Zeya",)),
        ("dismissal", "", 1, ()),
        ("condemnation", "2024-12-10", 1, ("Antony Blinken",)),  # of an earlier trial
        ("charge", "", 1, ()),
        ("sentence", "", 1, ()),
        ("release", "", 1, ()),
        ("condemnation", "2024-12-10", 1, ("Dafna Rand",)),
        ("condemnation", "2024-12", 1, ("senior members of Congress",)),
    ]


@pytest.mark.parametrize("name", ["Maria Quispe", "Мария Киспе"])
def test_an_act_shows_the_person_it_was_done_to(name: str) -> None:
    from habeas.people.resolve import resolve

    person = resolve([a_mention(name)]).persons[0]
    assert [(act.person_id, act.person_name) for act in corroborate(person, [told()])] == [(person.id, name)]
