"""The gate: whatever is proposed, what comes out is exact, known and possible, and the rest is counted."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.build import a_claim, a_document, a_quote

from habeas.claims.gate import Proposals, admit
from habeas.model import Affiliation, Claim, Count, Quote

TEXT = "Police arrested Maria Quispe in Halem in March 2024. She was released on 5 May 2024."
ARREST = {"type": "arrest", "persons": ["Maria Quispe"], "quotes": ["Police arrested Maria Quispe"]}


def admitted(*claims: object, **rest: object):
    return admit(Proposals(a_document(TEXT), claims=tuple(claims), **rest), "a test")


def test_a_sound_claim_comes_through_as_it_is() -> None:
    claim = a_claim(date="2024-03", place="Halem", actors=("police",))
    assert admitted(claim).claims == (claim,)


def test_a_quote_without_its_place_is_found_in_the_text() -> None:
    assert admitted(ARREST).claims[0].quotes == (a_quote(TEXT, "Police arrested Maria Quispe"),)


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"quotes": ["Police detained Maria Quispe"]}, "a quote that is not in the text"),
        ({"quotes": [" "]}, "a quote that is not in the text"),
        ({"quotes": []}, "no quote"),
        ({"quotes": "Police"}, "quotes is not a list of texts"),
        ({"type": "detention"}, "unknown claim type"),
        ({"type": None}, "type is not a text"),
        ({"modality": "certain"}, "unknown modality"),
        ({"persons": ["Mario Quispe"]}, "a name that is not in the text"),
        ({"persons": [""]}, "a name that is not in the text"),
        ({"organizations": ["Meteor TV"]}, "a name that is not in the text"),
        ({"group": "forty nuns"}, "a group that is not in the text"),
        ({"actors": ["soldiers"]}, "an actor that is not in the text"),
        ({"number": 0}, "an impossible number"),
        ({"number": True}, "number is of the wrong kind"),
        ({"date": "2024-02-30"}, "an impossible date"),
        ({"date": "March"}, "an impossible date"),
        ({"date": "3024"}, "an impossible date"),
        ({"confidence": 2}, "an impossible confidence"),
        ({"confidence": "high"}, "an impossible confidence"),
    ],
)
def test_an_unsound_claim_is_refused_with_its_reason(change: dict[str, object], reason: str) -> None:
    extraction = admitted(ARREST | change)
    assert (extraction.claims, extraction.refused) == ((), {reason: 1})


def test_a_quote_at_the_wrong_place_is_refused() -> None:
    moved = a_claim(quote=Quote(1, 29, "Police arrested Maria Quispe"))
    assert admitted(moved).refused == {"a quote that is not in the text": 1}


def test_what_is_refused_is_counted_by_reason_and_the_rest_goes_on() -> None:
    extraction = admitted(ARREST, ARREST | {"type": "nap"}, ARREST | {"type": "walk"}, ARREST | {"quotes": []})
    assert extraction.refused == {"no quote": 1, "unknown claim type": 2}
    assert len(extraction.claims) == 1


@pytest.mark.parametrize(
    ("low", "high", "qualifier", "reason"),
    [
        (9, 3, None, "a count whose low end is above its high end"),
        (9, None, None, "a count with one end"),
        (None, None, None, "a count without a number"),
    ],
)
def test_an_impossible_count_is_refused(low: int | None, high: int | None, qualifier: str | None, reason: str) -> None:
    count = Count("arrests", low, high, qualifier, None, None, None, a_quote(TEXT, "Police"))
    assert admitted(counts=(count,)).refused == {reason: 1}


def test_an_affiliation_of_somebody_whom_the_text_does_not_name_is_refused() -> None:
    stranger = Affiliation("Juan Perez", "editor", None, a_quote(TEXT, "Police"))
    assert admitted(affiliations=(stranger,)).refused == {"a name that is not in the text": 1}


def test_a_person_whom_only_a_claim_names_is_among_the_people() -> None:
    (person,) = admitted(ARREST).people
    assert (person.name, [TEXT[span.start : span.end] for span in person.mentions]) == (
        "Maria Quispe",
        ["Maria Quispe"],
    )


_TEXTS = st.one_of(st.text(max_size=12), st.sampled_from([TEXT[:6], TEXT[3:40], "Maria Quispe", "released", "2024"]))
_PLACES = st.integers(-5, len(TEXT) + 5)
_QUOTES = st.one_of(
    st.builds(Quote, _PLACES, _PLACES, _TEXTS),
    st.builds(
        lambda start, size: Quote(start, start + size, TEXT[start : start + size]),
        st.integers(0, 60),
        st.integers(1, 20),
    ),
)
_CLAIMS = st.builds(
    Claim,
    type=st.sampled_from(["arrest", "release", "nap"]),
    quotes=st.lists(_QUOTES, max_size=3).map(tuple),
    persons=st.lists(_TEXTS, max_size=2).map(tuple),
    group=st.none() | _TEXTS,
    number=st.none() | st.integers(-2, 9),
)
_AS_JSON = st.fixed_dictionaries(
    {"type": st.sampled_from(["arrest", "release", "nap"]), "quotes": st.lists(_TEXTS, max_size=3)},
    optional={
        "persons": st.lists(_TEXTS, max_size=2),
        "date": _TEXTS,
        "number": st.none() | st.integers(),
        "group": _TEXTS,
    },
)


@given(st.lists(st.one_of(_CLAIMS, _AS_JSON), max_size=5))
def test_whatever_is_proposed_every_quote_that_comes_out_is_in_the_text(proposed: list[object]) -> None:
    extraction = admitted(*proposed)
    assert len(extraction.claims) + sum(extraction.refused.values()) == len(proposed)
    for claim in extraction.claims:
        assert claim.quotes
        for quote in claim.quotes:
            assert TEXT[quote.start : quote.end] == quote.text != ""


def test_a_quote_given_twice_counts_once() -> None:
    claim = a_claim()
    assert admitted(replace(claim, quotes=claim.quotes * 2)).claims == (claim,)
