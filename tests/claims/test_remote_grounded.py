"""Of a model's entry only what the document bears out is kept; the rest is counted."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest
from tests.build import a_document
from tests.model_server import a_claim_json

from habeas.claims.remote.grounded import ground_of, grounded
from habeas.model import Quote, Span

TEXT = (
    "Ana Torr was freed. A court in Halem sentenced Ana Torr to nine years for high\ntreason on 3 March 2019.\n"
    "Two dozen dockers were held; at least 1,250 people, from 40 to 60 of them editors, fled. Ana Torr was freed."
)
DOCUMENT = a_document(TEXT, published="2024-06-01", country="AZ")
SENTENCE = TEXT.split("freed. ")[1].split("\n")[0]
HELD = "Two dozen dockers were held; at least 1,250 people, from 40 to 60 of them editors, fled."


def ground(part: str, entry: dict[str, Any], chunk: Span | None = None) -> tuple[Any, dict[str, int]]:
    refused = Counter[str]()
    kept = grounded(part, entry, ground_of(DOCUMENT, refused)(chunk or Span(0, len(TEXT))))
    return kept, dict(refused)


def test_a_quote_is_placed_in_the_stretch_that_was_asked_about() -> None:
    second = TEXT.rindex("Ana Torr was freed.")
    entry = a_claim_json("release", "Ana Torr", "Ana Torr was freed.")
    assert ground("claims", entry)[0]["quotes"] == [Quote(0, 19, "Ana Torr was freed.")]
    kept, _ = ground("claims", entry, Span(second - 5, len(TEXT)))
    assert kept["quotes"] == [Quote(second, second + 19, "Ana Torr was freed.")]


def test_a_quote_that_is_not_in_the_stretch_is_left_for_the_gate() -> None:
    assert ground("claims", a_claim_json("arrest", None, "Nobody wrote this."))[0]["quotes"] == ["Nobody wrote this."]


@pytest.mark.parametrize(
    ("field", "value", "kept", "reason"),
    [
        ("charges", ["high treason", "espionage"], ["high treason"], "an offence that is not in the text"),
        ("charges", ["treaso"], [], "an offence that is not in the text"),
        ("term", "nine years", "nine years", None),
        ("term", "ten years", None, "a term that is not in the text"),
        ("place", "Halem", "Halem", None),
        ("place", "Azerbaijan", "Azerbaijan", None),
        ("place", "Atlantis", None, "a place that is not in the text"),
        ("date", "2019-03-03", "2019-03-03", None),
        ("date", "2019-03-04", None, "a date that is not in the text"),
        ("date", "2024-05-29", "2024-05-29", None),
        ("date", "2023-12", "2023-12", None),
        ("date", "2015", None, "a date that is not in the text"),
        ("date", "some day", None, "an impossible date"),
        ("date", "2024-02-31", None, "an impossible date"),
        ("number", 24, 24, None),
        ("number", 1, 1, None),
        ("number", 25, None, "a number that is not in the text"),
        ("number", [24], None, "a number that is not in the text"),
        ("number", True, None, "a number that is not in the text"),
        ("speaker", "Ana Torr", None, None),
    ],
)
def test_a_value_that_the_document_does_not_bear_out_is_left_out_and_counted(
    field: str, value: object, kept: object, reason: str | None
) -> None:
    entry = a_claim_json("sentence", "Ana Torr", HELD if field == "number" else SENTENCE, **{field: value})
    assert (ground("claims", entry)[0][field], ground("claims", entry)[1]) == (kept, {reason: 1} if reason else {})


@pytest.mark.parametrize(
    ("field", "value", "kept"),
    [
        ("persons", ["Ana Torr"], True),
        ("persons", ["ana\ttorr"], True),
        ("persons", ["Ana Tor"], False),
        ("persons", ["reed"], False),
        ("persons", ["Ana Torr", "Ed"], False),
        ("organizations", ["Court"], True),
        ("organizations", ["our"], False),
        ("group", "dockers", True),
        ("group", "dock", False),
        # Not there at all: for the gate to refuse.
        ("persons", ["Ion Vek"], True),
        ("persons", [3, None], True),
    ],
)
def test_a_name_that_is_only_letters_of_other_words_is_no_name(field: str, value: object, kept: bool) -> None:
    entry, refused = ground("claims", a_claim_json("sentence", None, SENTENCE, **{field: value}))
    assert (entry is not None, refused) == (kept, {} if kept else {"a name that is not in the text": 1})


def test_nor_is_it_one_in_an_affiliation() -> None:
    post = {"person": "Ana Tor", "role": "docker", "organization": None, "quote": HELD}
    assert ground("affiliations", post) == (None, {"a name that is not in the text": 1})


def test_a_script_that_does_not_part_its_words_has_names_too() -> None:
    document = a_document("警方逮捕了王小明并起诉。")
    entry = a_claim_json("arrest", "王小明", "警方逮捕了王小明")
    refused = Counter[str]()
    assert grounded("claims", entry, ground_of(document, refused)(Span(0, 12))) is not None
    assert refused == {}


@pytest.mark.parametrize("strange", [7, "text", {"a": 1}, [1, None], None, True])
@pytest.mark.parametrize("field", ["quotes", "charges", "term", "place", "date", "number"])
def test_values_of_the_wrong_kind_break_nothing(field: str, strange: object) -> None:
    assert ground("claims", a_claim_json("sentence", "Ana Torr", SENTENCE, **{field: strange}))[0] is not None


@pytest.mark.parametrize(
    ("role", "reason"),
    [("docker", {}), ("dockers", {}), ("editor", {}), ("minister", "post"), ("", "post"), (None, "post")],
)
def test_a_post_has_to_be_worded_by_the_text(role: object, reason: object) -> None:
    kept, refused = ground("affiliations", {"person": "Ana Torr", "role": role, "organization": None, "quote": HELD})
    if reason == {}:
        assert (kept["role"], kept["quote"].text, refused) == (role, HELD, {})
    else:
        assert (kept, refused) == (None, {"a post that is not in the text": 1})


def a_count_json(low: object, high: object, **rest: Any) -> dict[str, Any]:
    return {"what": "people", "low": low, "high": high, "qualifier": None, "as_of": None, "place": None, "by": None,
            "kind": "stock", "quote": HELD, **rest}  # fmt: skip


@pytest.mark.parametrize(
    ("entry", "reason"),
    [
        (a_count_json(1250, 1250, qualifier="at least"), None),
        (a_count_json(40, 60, what="editors"), None),
        (a_count_json(24, 24, what="dockers"), None),
        (a_count_json(24, 24, what="dockers in the sentencing"), None),
        (a_count_json(1250, 9999), "a number that is not in its quote"),
        (a_count_json(10**30, 10**30), "a number that is not in its quote"),
        (a_count_json("1250", "1250"), "a number that is not in its quote"),
        (a_count_json(1250, 1250, quote="Not in the text: 1,250."), "a number that is not in its quote"),
        (a_count_json(40, 60, what="ministers"), "a class that is not in the text"),
        (a_count_json(40, 60, what="who"), "a class that is not in the text"),
        (a_count_json(40, 60, what=""), "a class that is not in the text"),
    ],
)
def test_a_number_that_is_not_in_its_quote_is_no_count(entry: dict[str, Any], reason: str | None) -> None:
    kept, refused = ground("counts", entry)
    assert (kept is None, refused) == (reason is not None, {reason: 1} if reason else {})
    if kept is not None:
        assert kept["quote"].text == HELD


def test_whose_number_it_is_and_its_qualifier_have_to_be_in_the_text() -> None:
    kept, refused = ground("counts", a_count_json(40, 60, by="Amnesty", qualifier="perhaps", place="Halem"))
    assert (kept["by"], kept["qualifier"], kept["place"]) == (None, None, "Halem")
    assert refused == {"a source that is not in the text": 1, "a qualifier that is not in the text": 1}
