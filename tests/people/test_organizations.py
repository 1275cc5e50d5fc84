"""Organizations: one body under every name, two of another place, number, rank or country, and decisions that hold."""

from __future__ import annotations

import random
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from habeas.errors import BadVocabulary
from habeas.people.acronyms import introduced
from habeas.people.gazetteer import all_bodies, read_bodies
from habeas.people.judgement import Judgement
from habeas.people.judgements import constraints
from habeas.people.organization_model import OrganizationMention
from habeas.people.organization_names import folded, read_name
from habeas.people.organization_pairs import compare_organizations, read
from habeas.people.organization_words import read_organization_words
from habeas.people.organizations import organization_key, resolve_organizations
from habeas.people.verdict import Verdict

A_DAY = datetime(2024, 5, 1, tzinfo=UTC)


def verdict(left: str, right: str, country: str | None = "AZ", other: str | None = None) -> Verdict:
    return compare_organizations(read(left, country), read(right, other or country)).verdict


def named(*names: str, country: str | None = "AZ") -> list[OrganizationMention]:
    return [OrganizationMention(f"{number}", name, country) for number, name in enumerate(names)]


def together(mentions: list[OrganizationMention], **rest: object) -> list[set[str]]:
    """The names of each organization."""
    found = resolve_organizations(mentions, **rest)  # type: ignore[arg-type]
    return sorted(({mention.name for mention in each.mentions} for each in found), key=sorted)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Halem Court of Appeal", "the Halem Appeals Court"),
        ("Halem Court on Grave Crimes", "Halem Serious Crimes Court"),
        ("Ministry of Transport", "Transport Ministry"),
        ("Ministry of the Interior", "Azerbaijan’s Ministry of Internal Affairs"),
        ("Ministry of Transport officials", "Ministry of Transport"),
        ("officers of the Harbour Inspectorate", "Harbour Inspectorate"),
        ("Penal Colony No. 12", "Prison Number Twelve"),
        ("Halem Police Precinct No. 14", "Halem’s 14th Police Precinct"),
        ("Xalem District Court", "Khalem District Court"),
        ("Lantern Media Centre", "Lantern Media Center"),
        ("LanternMedia", "Lantern Media"),
        ("Azerbaijani government", "Government of Azerbaijan"),
        ("government", "the Azerbaijani Government"),
        ("HRW", "Human Rights Watch"),
        ("Radio Liberty", "RFE/RL"),
    ],
)
def test_names_of_one_organization_are_the_same(left: str, right: str) -> None:
    assert verdict(left, right) is Verdict.SAME
    assert verdict(right, left) is Verdict.SAME


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Halem Court on Grave Crimes", "Tselo Court on Grave Crimes"),
        ("Colony No. 2", "Colony No. 6"),
        ("Halem City Court", "Halem Regional Court"),
        ("Halem Court of Appeal", "Halem Administrative Court"),
        ("Nasimi District Court", "Nizami District Court"),
        ("Ministry of Transport", "Ministry of Culture"),
        ("U.S. Embassy in Halem", "British Embassy in Halem"),
    ],
)
def test_another_place_number_or_rank_is_another_organization(left: str, right: str) -> None:
    assert verdict(left, right) is Verdict.DIFFERENT
    assert verdict(right, left) is Verdict.DIFFERENT


def test_bodies_that_every_country_has_are_those_of_the_documents_country() -> None:
    assert verdict("Supreme Court", "Supreme Court", "AZ", "BY") is Verdict.DIFFERENT
    assert verdict("Supreme Court", "Supreme Court of Belarus", "BY", "AZ") is Verdict.SAME
    assert verdict("MIA", "MIA", "AZ", "GE") is Verdict.DIFFERENT


def test_a_body_known_by_its_own_name_is_one_wherever_a_document_is_from() -> None:
    assert verdict("Lantern Foundation", "Lantern Foundation", "AZ", "BY") is Verdict.SAME


@pytest.mark.parametrize(
    ("left", "right"),
    [("Supreme Court", "Supreme Court Plenum"), ("Lantern", "Lantern Foundation"), ("Colony No. 2", "Colony")],
)
def test_what_one_name_leaves_out_is_not_enough_to_tell(left: str, right: str) -> None:
    assert verdict(left, right) is Verdict.UNCLEAR


def test_without_a_country_a_body_that_every_country_has_is_none_in_particular() -> None:
    assert resolve_organizations(named("Supreme Court", country=None)) == []


@pytest.mark.parametrize(
    "name",
    [
        "authorities",
        "security forces",
        "Halem security authorities in the north",
        "a court in Halem",
        "the judge",
        "her lawyer",
        "gunmen",
        "Halem court",
        "",
        "—",
    ],
)
def test_words_for_no_one_body_are_no_organization(name: str) -> None:
    assert resolve_organizations(named(name)) == []


def test_who_did_something_is_an_organization_only_where_words_or_other_places_show_it() -> None:
    actor = OrganizationMention("1", "Lenka Orsova", "AZ", certain=False)
    assert resolve_organizations([actor]) == []
    mentions = [OrganizationMention("1", "Lantern", "AZ", certain=False), OrganizationMention("2", "Lantern", "AZ")]
    assert together(mentions) == [{"Lantern"}]
    assert len(resolve_organizations(mentions)[0].mentions) == 2


def test_an_acronym_is_the_full_name_that_the_document_introduces() -> None:
    mentions = [
        OrganizationMention("1", "Harbour Legal Union", "AZ"),
        OrganizationMention("2", "HLU", "AZ", full="Harbour Legal Union"),
        OrganizationMention("3", "HLU", "BY"),
    ]
    assert together(mentions) == [{"HLU"}, {"HLU", "Harbour Legal Union"}]


def test_a_text_introduces_acronyms_behind_full_names() -> None:
    text = "Members of the Harbour Union for Legal Aid (HULA) met the Lantern Trust (XYZ). HULA left."
    assert introduced(text, ["HULA", "XYZ"]) == {"HULA": "Harbour Union for Legal Aid"}


def test_an_acronym_with_two_full_names_in_a_text_has_none() -> None:
    assert introduced("The Halem Union (HU) and the Harbour Union (HU) met.", ["HU"]) == {}


def test_a_known_body_has_its_kind_country_and_parent() -> None:
    (found,) = resolve_organizations(named("Ministry of Internal Affairs’ Organized Crime Unit"))
    assert (found.id, found.kind, found.country, found.parent) == (
        "az-organized-crime",
        "police",
        "AZ",
        "az-internal-affairs",
    )


def test_a_former_name_is_the_same_body() -> None:
    assert together(named("State Security Service", "Ministry of National Security")) == [
        {"State Security Service", "Ministry of National Security"}
    ]


def test_every_name_but_the_shown_one_has_its_reason() -> None:
    (found,) = resolve_organizations(named("Xalem District Court", "Khalem District Court", "Khalem District Court"))
    assert found.name == "Khalem District Court"
    assert found.names == ("Khalem District Court", "Xalem District Court")
    assert found.reasons == ("The same words, with two spellings: khalem / xalem.",)


def test_names_that_may_be_either_of_two_are_left_with_neither() -> None:
    mentions = [
        OrganizationMention("1", "Azerbaijani Lantern Foundation", "AZ"),
        OrganizationMention("2", "Belarusian Lantern Foundation", "BY"),
        OrganizationMention("3", "Lantern Foundation", "PL"),
    ]
    assert len(together(mentions)) == 3


NAMES = [
    *(
        "Halem City Court",
        "City Court of Halem",
        "Tselo City Court",
        "Halem Regional Court",
        "HRW",
        "Human Rights Watch",
    ),
    *("Supreme Court", "Lantern Foundation", "Lantern", "LanternFoundation", "Colony No. 2", "Colony No. 6", "police"),
]
MENTIONS = st.lists(
    st.builds(
        OrganizationMention, st.sampled_from("abcd"), st.sampled_from(NAMES), st.sampled_from(["AZ", "BY", None])
    ),
    max_size=14,
)


@st.composite
def judged(draw: st.DrawFn) -> tuple[list[OrganizationMention], list[Judgement]]:
    mentions = draw(MENTIONS)
    keys = sorted({organization_key(each.name, each.country) for each in mentions}) or ["- none", "- other"]
    sides = st.tuples(st.sampled_from(keys), st.sampled_from(keys)).filter(lambda both: both[0] != both[1])
    made = (
        draw(st.lists(st.tuples(st.sampled_from(["same", "different", "unsure"]), sides), max_size=6))
        if len(keys) > 1
        else []
    )
    log = [Judgement(n, "organizations", *both, answer, "ana", A_DAY) for n, (answer, both) in enumerate(made, 1)]
    return mentions, log


@settings(deadline=None)
@given(judged())
def test_what_people_decided_always_holds(given_all: tuple[list[OrganizationMention], list[Judgement]]) -> None:
    mentions, log = given_all
    held = constraints(log)
    owner = {
        organization_key(mention.name, mention.country): each.id
        for each in resolve_organizations(mentions, held)
        for mention in each.mentions
    }
    for one in owner:
        for other in owner:
            if held.same(one, other):
                assert owner[one] == owner[other]
            if held.apart(one, other):
                assert owner[one] != owner[other]


@settings(deadline=None)
@given(judged(), st.randoms(use_true_random=False))
def test_the_order_of_mentions_changes_nothing(
    given_all: tuple[list[OrganizationMention], list[Judgement]], chance: random.Random
) -> None:
    mentions, log = given_all
    turned = list(mentions)
    chance.shuffle(turned)
    assert resolve_organizations(turned, constraints(log)) == resolve_organizations(mentions, constraints(log))


@settings(deadline=None)
@given(MENTIONS)
def test_ids_are_of_one_organization_each_and_a_mention_is_in_at_most_one(mentions: list[OrganizationMention]) -> None:
    found = resolve_organizations(mentions)
    assert len({each.id for each in found}) == len(found)
    joined = [mention for each in found for mention in each.mentions]
    assert len(joined) == len(set(joined))


@settings(deadline=None)
@given(st.text(max_size=300), st.text(max_size=60))
def test_any_text_is_read_and_compared(left: str, right: str) -> None:
    assert read_name(left).text == read_name(left).text
    assert isinstance(folded(left), str)
    one, other = (
        compare_organizations(read(left, "AZ"), read(right)),
        compare_organizations(read(right), read(left, "AZ")),
    )
    assert one.verdict is other.verdict


def test_a_sentence_of_any_length_is_read() -> None:
    assert "court" in read_name("Court " * 5000).words


def test_the_gazetteer_has_the_bodies_of_the_field() -> None:
    assert len(all_bodies()) >= 150


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ({}, "needs"),
        ({"body": {"x": {"name": "X", "kind": "nothing"}}}, "kind"),
        ({"body": {"x": {"name": "X", "kind": "ngo", "parent": "y"}}}, "parent"),
        ({"body": {"x": {"name": "X", "kind": "ngo", "country": "QQ"}}}, "code"),
        ({"body": {"x": {"name": "X", "kind": "ngo", "colour": "red"}}}, "table"),
        ({"body": {"x": {"name": "", "kind": "ngo"}}}, "words"),
        ({"body": {"x": {"name": "X", "kind": "ngo"}, "y": {"name": "X", "kind": "ngo"}}}, "two bodies"),
    ],
)
def test_a_gazetteer_that_is_not_right_is_refused(data: dict[str, object], said: str) -> None:
    with pytest.raises(BadVocabulary, match=said):
        read_bodies(data)


def test_words_that_are_not_right_are_refused() -> None:
    with pytest.raises(BadVocabulary, match="belongs"):
        read_organization_words({"stop": ["the"]})


def test_a_court_has_the_court_above_it_and_is_no_part_of_that() -> None:
    first = all_bodies()["az-sabail-district"]
    assert (first.parent, first.above) == (None, "az-baku-appeal")
    assert all_bodies()["az-baku-appeal"].above == "az-supreme-court"
    with pytest.raises(BadVocabulary, match="there is no body above"):
        read_bodies({"body": {"xv-court": {"name": "Halem Court", "kind": "court", "above": "xv-nobody"}}})


@pytest.mark.parametrize(
    ("name", "kind", "country"),
    [
        ("Халемский районный суд", "court", "GE"),
        ("Генеральная прокуратура Украины", "prosecutor", "UA"),
        ("Верховный суд Российской Федерации", "court", "RU"),
        ("محكمة حلم العليا", "court", "GE"),
        ("المحكمة الدستورية المصرية", "court", "EG"),
        ("Полиция", "police", "GE"),
    ],
)
def test_a_body_in_another_script_has_its_kind_and_the_country_that_it_names(
    name: str, kind: str, country: str
) -> None:
    (found,) = resolve_organizations([OrganizationMention("d", name, "GE", None, certain=False)])
    assert (found.kind, found.country) == (kind, country)
