"""When two places of a text tell of one act, and what stays apart."""

from __future__ import annotations

from dataclasses import replace

import pytest

from habeas.claims.drafts import Draft
from habeas.claims.groups import Group
from habeas.claims.merge import merge
from habeas.dates import PartialDate
from habeas.model import Quote, Span


def a_draft(start: int = 0, **rest: object) -> Draft:
    values: dict[str, object] = {"type": "arrest", "persons": ("Maria Quispe",), **rest}
    return Draft(
        quotes=(Quote(start, start + 4, f"w{start:03}"),), trigger=Span(start, start + 4), sentence=start, **values
    )  # type: ignore[arg-type]


MARCH, DAY, MAY = PartialDate(2024, 3), PartialDate(2024, 3, 2), PartialDate(2024, 5)


def test_compatible_dates_are_one_act_with_the_more_precise_date() -> None:
    (act,) = merge([a_draft(0, date=MARCH), a_draft(9, date=DAY, place="Halem"), a_draft(20)])
    assert (act.date, act.place, [quote.start for quote in act.quotes]) == (DAY, "Halem", [0, 9, 20])


@pytest.mark.parametrize(
    "other",
    [
        {"date": MAY},
        {"type": "release"},
        {"persons": ("Juan Perez",)},
        {"persons": ("Maria Quispe", "Juan Perez")},
        {"modality": "possible"},
        {"term": "three years"},
        {"persons": (), "groups": (Group("nuns", 3, "nun"),)},
    ],
)
def test_another_act_stays_apart(other: dict[str, object]) -> None:
    first = a_draft(0, date=MARCH, term="two years")
    assert len(merge([first, a_draft(9, **other)])) == 2


def test_responses_of_two_makers_are_two() -> None:
    left, right = (a_draft(n, type="condemnation", actors=(name,)) for n, name in ((0, "A Union"), (9, "A League")))
    assert merge([left, right]) == [left, right]
    assert len(merge([left, replace(right, actors=left.actors)])) == 1


def test_groups_are_one_where_their_noun_and_number_are() -> None:
    nuns, more = (a_draft(n, persons=(), groups=(Group(text, 3, "nun"),)) for n, text in ((0, "nuns"), (9, "old nuns")))
    assert len(merge([nuns, more])) == 1
    assert len(merge([nuns, replace(more, groups=(Group("nuns", 4, "nun"),))])) == 2


def test_a_sentence_printed_twice_is_quoted_once() -> None:
    first = a_draft(0)
    again = replace(a_draft(9), quotes=(Quote(9, 13, first.quotes[0].text),))
    assert [act.quotes for act in merge([first, again])] == [first.quotes]


def test_the_order_of_the_text_is_kept() -> None:
    late, early = a_draft(9, type="release"), a_draft(0)
    assert merge([late, early]) == [early, late]


def test_nothing_is_nothing() -> None:
    assert merge([]) == []


def test_of_two_wordings_of_one_actor_the_fuller_stays() -> None:
    (act,) = merge([a_draft(0, actors=("government",)), a_draft(9, actors=("Halem government", "police"))])
    assert act.actors == ("Halem government", "police")


def test_a_place_wins_over_the_country_of_the_document() -> None:
    (act,) = merge([a_draft(0, place="Georgia"), a_draft(9, place="Batumi")])
    assert act.place == "Batumi"


def test_words_that_two_people_tell_are_said_by_neither_alone() -> None:
    [merged] = merge([a_draft(speaker="Ana Torr"), a_draft(40)])
    assert merged.speaker is None
    [same] = merge([a_draft(speaker="Ana Torr"), a_draft(40, speaker="Ana Torr")])
    assert same.speaker == "Ana Torr"


def test_the_sentences_in_which_an_act_is_told_again_are_kept() -> None:
    (act,) = merge([a_draft(0), a_draft(9), a_draft(20)])
    assert (act.sentence, act.also) == (0, (9, 20))


def test_who_is_held_is_spoken_of_again_further_on_with_the_number_that_was_said_once() -> None:
    held = {"type": "imprisonment", "persons": ()}
    first = a_draft(0, **held, groups=(Group("political prisoners and detainees", None, "detainee"),))
    again = a_draft(9, **held, groups=(Group("Political prisoners", 40, "prisoner"),))
    (one,) = merge([first, again])
    assert one.groups == again.groups
    assert len(merge([first, replace(again, groups=(Group("prisoners of conscience", 40, "prisoner"),))])) == 2


def test_far_apart_only_the_same_words_with_the_same_date_are_one_group() -> None:
    first = a_draft(0, persons=(), groups=(Group("weavers", None, "weaver"),), date=PartialDate(2024))
    near = a_draft(9, persons=(), groups=(Group("weavers from Halem", None, "weaver"),), date=PartialDate(2024, 5))
    assert len(merge([first, near])) == 1
    assert len(merge([first, replace(near, sentence=first.sentence + 40)])) == 2
    assert len(merge([first, replace(first, sentence=first.sentence + 40)])) == 1
