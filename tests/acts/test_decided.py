"""What people decided of claims holds, whatever the claims say and in whatever order they come."""

from __future__ import annotations

import random
from datetime import UTC, datetime
from itertools import combinations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.acts.told import MARIA, told

from habeas.acts.corroborate import corroborate
from habeas.acts.decided import ClashingDecisions, Decisions
from habeas.model import Act, Dispute, SourcedClaim
from habeas.people.judgement import Judgement
from habeas.people.judgements import constraints


def ids(acts: list[Act]) -> list[list[str]]:
    return sorted(sorted(claim.id for claim in act.claims) for act in acts)


def test_claims_that_people_joined_are_one_act_though_their_dates_differ() -> None:
    left, right = told("arrest", "2024-03-05", by="a"), told("arrest", "2024-06-01", by="b")
    (act,) = corroborate(MARIA, [left, right], Decisions(same=[(left.id, right.id)]))
    assert act.disputes == (Dispute("date", (("2024-03-05", (left.id,)), ("2024-06-01", (right.id,)))),)


def test_claims_that_people_parted_are_two_acts_though_they_say_the_same() -> None:
    left, right = told("arrest", "2024-03-05", by="a"), told("arrest", "2024-03-05", by="b")
    assert len(corroborate(MARIA, [left, right], Decisions(different=[(right.id, left.id)]))) == 2


def test_what_is_the_same_as_the_same_is_the_same() -> None:
    one, two, three = (told("arrest", f"2024-0{month}-05", by=str(month)) for month in (1, 4, 7))
    assert len(corroborate(MARIA, [one, two, three], Decisions([(one.id, two.id), (three.id, two.id)]))) == 1


def test_what_differs_from_one_differs_from_all_that_are_the_same_as_it() -> None:
    one, two, three = (told("arrest", "2024-03-05", by=name) for name in "abc")
    acts = corroborate(MARIA, [one, two, three], Decisions([(one.id, two.id)], [(two.id, three.id)]))
    assert ids(acts) == [[one.id, two.id], [three.id]]


def test_a_claim_joins_those_that_people_joined_if_it_fits_one_of_them() -> None:
    left, right = told("arrest", "2024-03-05", by="a"), told("arrest", "2024-06-01", by="b")
    third = told("arrest", "2024-06-01", by="c")
    assert len(corroborate(MARIA, [left, right, third], Decisions(same=[(left.id, right.id)]))) == 1


def test_undated_acts_that_people_joined_are_one_with_the_copies_of_both() -> None:
    """Each of the two was told by a report and its copy; who joins the reports leaves no copy behind."""
    one, its_copy = (told("imprisonment", by=name, published="2021-03-01") for name in "ab")
    other, copy = (told("imprisonment", by=name, published="2024-03-01") for name in "cd")
    claims = [one, its_copy, other, copy]
    assert len(corroborate(MARIA, claims)) == 2
    assert len(corroborate(MARIA, claims, Decisions(same=[(one.id, other.id)]))) == 1


def test_claims_of_two_types_that_people_joined_are_an_act_of_the_more_frequent_one_with_both_in_dispute() -> None:
    one, two = told("arrest", "2024-03-05", by="a"), told("arrest", "2024-03-05", by="b")
    other = told("remand", "2024-03-05", by="c")
    (act,) = corroborate(MARIA, [one, two, other], Decisions(same=[(one.id, other.id)]))
    assert (act.type, [dispute.field for dispute in act.disputes]) == ("arrest", ["type"])


def test_decisions_hold_for_claims_on_people_who_are_not_named() -> None:
    rest: dict[str, Any] = {"group": "six journalists", "number": 6, "words": "Police detained six journalists."}
    same = [told("arrest", "2024-03", by=name, **rest) for name in "ab"]
    other = told("arrest", "2024-04", by="c", group="editors", words="Editors were held.")
    decided = Decisions(same=[(same[0].id, other.id)], different=[(same[0].id, same[1].id)])
    assert ids(corroborate(None, [*same, other], decided)) == sorted([sorted([same[0].id, other.id]), [same[1].id]])


def test_decisions_on_claims_that_are_gone_do_no_harm() -> None:
    claim = told("arrest", "2024-03-05")
    assert len(corroborate(MARIA, [claim], Decisions([("gone", claim.id)], [("gone too", claim.id)]))) == 1


def test_decisions_that_contradict_each_other_are_refused() -> None:
    with pytest.raises(ClashingDecisions, match="undo one"):
        Decisions(same=[("a", "b"), ("b", "c")], different=[("a", "c")])


def test_the_constraints_of_the_log_of_judgements_are_kept() -> None:
    one, two, three = (told("arrest", date, by=date) for date in ("2024-03-05", "2024-06-01", "2024-06-02"))
    made = datetime(2025, 1, 1, tzinfo=UTC)
    log = [
        Judgement(1, "acts", one.id, two.id, "same", "Ana", made),
        Judgement(2, "acts", two.id, three.id, "different", "Ana", made),
    ]
    assert ids(corroborate(MARIA, [one, two, three], constraints(log))) == [[one.id, two.id], [three.id]]


CLAIMS = st.lists(
    st.builds(
        told,
        st.sampled_from(["arrest", "sentence", "appeal", "imprisonment", "killing"]),
        st.sampled_from([None, "2024", "2024-03", "2024-03-05", "2024-03-06", "2024-04-01"]),
        by=st.sampled_from("abcde"),
        at=st.sampled_from([0, 60, 400]),
        term=st.sampled_from([None, "nine years", "two years"]),
        place=st.sampled_from([None, "Halem", "Brod"]),
        charges=st.sampled_from([(), ("fraud",), ("espionage",)]),
        modality=st.sampled_from(["asserted", "denied", "possible"]),
        words=st.sampled_from(["She was arrested.", "She was jailed.", "It was said again."]),
    ),
    max_size=9,
    unique_by=lambda claim: claim.id,
)


@given(CLAIMS, st.data())
def test_decided_pairs_end_as_decided_in_any_order(claims: list[SourcedClaim], data: st.DataObject) -> None:
    pairs = list(combinations([claim.id for claim in claims], 2))
    same = data.draw(st.lists(st.sampled_from(pairs), max_size=4)) if pairs else []
    joined = Decisions(same)
    free = [pair for pair in pairs if joined.of(pair[0]) != joined.of(pair[1])]
    different = data.draw(st.lists(st.sampled_from(free), max_size=4)) if free else []
    acts = corroborate(MARIA, claims, Decisions(same, different))
    act_of = {claim.id: act.id for act in acts for claim in act.claims}
    assert sorted(act_of) == sorted(claim.id for claim in claims)
    assert all(act_of[left] == act_of[right] for left, right in same)
    assert all(act_of[left] != act_of[right] for left, right in different)
    shuffled = list(claims)
    random.Random(data.draw(st.integers(0, 9))).shuffle(shuffled)
    assert corroborate(MARIA, shuffled, Decisions(same[::-1], different[::-1])) == acts


@given(CLAIMS)
def test_deciding_that_all_acts_differ_changes_none_of_them(claims: list[SourcedClaim]) -> None:
    acts = corroborate(MARIA, claims)
    apart = [
        (left.id, right.id) for one, other in combinations(acts, 2) for left in one.claims for right in other.claims
    ]
    assert ids(corroborate(MARIA, claims, Decisions(different=apart))) == ids(acts)
