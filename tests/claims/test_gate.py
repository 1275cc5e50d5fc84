"""The gate: whatever is proposed, what comes out is exact, known and possible, and the rest is counted."""

from __future__ import annotations

import json
from dataclasses import asdict, fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.build import a_claim, a_document, a_quote

from habeas.claims.gate import Proposals, admit
from habeas.model import Affiliation, Claim, Count, NamedPerson, Quote, Span

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
        ({"type": ["arrest"]}, "type is not a text"),
        ({"modality": "certain"}, "unknown modality"),
        ({"modality": ["asserted"]}, "modality is not a text"),
        ({"persons": {"name": "Maria Quispe"}}, "persons is not a list of texts"),
        ({"persons": ["Maria Quispe", 5]}, "persons is not a list of texts"),
        ({"place": "Ha\ud800lem"}, "place is not a text"),
        ({"term": "nine\0years"}, "term is not a text"),
        ({"rule": "r" * 129}, "the name of a rule that is too long"),
        ({"persons": ["Mario Quispe"]}, "a name that is not in the text"),
        ({"persons": [""]}, "a name that is not in the text"),
        ({"organizations": ["Meteor TV"]}, "a name that is not in the text"),
        ({"group": "forty nuns"}, "a group that is not in the text"),
        ({"actors": ["soldiers"]}, "an actor that is not in the text"),
        ({"number": 0}, "an impossible number"),
        ({"number": 2**31}, "an impossible number"),
        ({"number": True}, "number is not a whole number"),
        ({"date": "2024-02-30"}, "an impossible date"),
        ({"date": "March"}, "an impossible date"),
        ({"date": "3024"}, "an impossible date"),
        ({"date": ["2024"]}, "an impossible date"),
        ({"date": 10**5_000}, "an impossible date"),
        ({"confidence": 2}, "an impossible confidence"),
        ({"confidence": "high"}, "an impossible confidence"),
        ({"confidence": float("nan")}, "an impossible confidence"),
        ({"confidence": 10**400}, "an impossible confidence"),
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


# What JSON can be, as Python reads it: half a letter and "NaN" too.
_HALVES = st.text(st.characters(exclude_categories=()), max_size=6)
_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | _HALVES | _TEXTS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_HALVES, inner, max_size=3),
    max_leaves=6,
)


def _as_an_object(kind: type, sound: dict[str, object]) -> st.SearchStrategy[object]:
    """A sound object of the model or of JSON with one or two fields that are anything; or anything at all."""
    strange = st.dictionaries(st.sampled_from([field.name for field in fields(kind)]), _JSON, max_size=2)
    as_json = {key: value.text if isinstance(value, Quote) else value for key, value in sound.items()}
    as_json |= {"quotes": [sound["quotes"][0].text]} if "quotes" in sound else {}
    return st.one_of(
        strange.map(lambda change: {**as_json, **change}),
        strange.map(lambda change: kind(**{**sound, **change})),
        _JSON,
    )


_QUOTE = a_quote(TEXT, "Police arrested Maria Quispe")
_SOUND = {
    "claims": (Claim, {"type": "arrest", "quotes": (_QUOTE,), "persons": ("Maria Quispe",)}),
    "affiliations": (Affiliation, {"person": "Maria Quispe", "role": "x", "organization": None, "quote": _QUOTE}),
    "counts": (Count, {**{field.name: None for field in fields(Count)}, "what": "x", "qualifier": "x",
                       "quote": _QUOTE, "kind": "flow"}),
    "people": (NamedPerson, {"name": "Maria Quispe", "mentions": (Span(0, 6),)}),
}  # fmt: skip


@pytest.mark.parametrize("part", _SOUND)
@given(st.data())
def test_whatever_json_stands_in_a_field_it_comes_through_or_is_counted_and_can_be_stored(part, data) -> None:
    proposed = data.draw(st.lists(_as_an_object(*_SOUND[part]), max_size=4))
    extraction = admit(Proposals(a_document(TEXT), **{part: proposed}), "a test")
    kept = getattr(extraction, part) if part != "people" else ()
    assert part == "people" or len(kept) + sum(extraction.refused.values()) == len(proposed)
    assert hash(kept) is not None
    json.dumps(asdict(extraction), ensure_ascii=False, allow_nan=False).encode()


@pytest.mark.parametrize("part", _SOUND)
def test_what_is_no_list_of_proposals_is_refused_as_a_whole(part: str) -> None:
    assert admit(Proposals(a_document(TEXT), **{part: {"type": "arrest"}}), "a test").refused == {
        f"{part} is not a list of objects": 1
    }


@pytest.mark.parametrize("part", _SOUND)
def test_a_sound_object_of_each_kind_comes_through(part: str) -> None:
    kind, sound = _SOUND[part]
    assert getattr(admit(Proposals(a_document(TEXT), **{part: (kind(**sound),)}), "a test"), part) == (kind(**sound),)


def test_a_quote_given_twice_counts_once() -> None:
    claim = a_claim()
    assert admitted(replace(claim, quotes=claim.quotes * 2)).claims == (claim,)
