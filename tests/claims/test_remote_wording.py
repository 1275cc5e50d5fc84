"""The question asks for the vocabulary's own terms, in a schema that leaves no field open to chance."""

from __future__ import annotations

import copy
import json

import pytest

from habeas import terms
from habeas.claims.remote.wording import digest, instructions, read_wording, schema, wording
from habeas.errors import BadVocabulary

DATA = terms.load_toml("claims/remote.toml")


def changed(*path: str, value: object) -> dict[str, object]:
    data = copy.deepcopy(DATA)
    table = data
    for name in path[:-1]:
        table = table[name]  # type: ignore[assignment]
    table[path[-1]] = value
    return data


def test_the_types_and_modalities_asked_for_are_those_of_the_vocabulary() -> None:
    claim = schema(wording())["properties"]["claims"]["items"]["properties"]
    assert claim["type"]["enum"] == list(terms.claim_types())
    assert claim["modality"]["enum"] == list(terms.modalities())
    told = instructions(wording())
    assert all(f"- {each.name}: {each.meaning}" in told for each in terms.claim_types().values())


def test_the_fields_asked_for_are_those_of_the_annotation_guide() -> None:
    parts = schema(wording())["properties"]
    assert {part: list(each["items"]["properties"]) for part, each in parts.items()} == {
        "claims": ["type", "persons", "group", "number", "organizations", "actors", "date", "place", "charges", "term",
                   "modality", "quotes"],
        "affiliations": ["person", "role", "organization", "quote"],
        "counts": ["what", "low", "high", "qualifier", "as_of", "place", "by", "kind", "quote"],
    }  # fmt: skip


def test_every_object_of_the_schema_is_closed_and_needs_all_its_fields() -> None:
    whole = schema(wording())
    for each in (whole, *(part["items"] for part in whole["properties"].values())):
        assert each["additionalProperties"] is False
        assert each["required"] == list(each["properties"])
    assert whole["properties"]["claims"]["items"]["properties"]["number"]["type"] == ["integer", "null"]
    json.dumps(whole)


@pytest.mark.parametrize(
    "data",
    [
        changed("instructions", value="no place for the types"),
        changed("question", value="{about} without the other"),
        changed("question", value="{about} {text} {text}"),
        changed("fields", value={}),
        changed("fields", "claims", "type", value={"kind": "wish", "says": "what one would like"}),
        changed("fields", "claims", "type", value={"kind": "text"}),
        changed("fields", "claims", "type", value={"kind": "text", "says": "a", "maybe": True}),
    ],
)
def test_a_wording_that_does_not_say_what_it_should_is_refused(data: dict[str, object]) -> None:
    with pytest.raises(BadVocabulary, match=r"remote\.toml"):
        read_wording(data)


def test_the_digest_changes_with_any_word_that_a_model_is_asked_with() -> None:
    other = read_wording(changed("fields", "counts", "by", value={"kind": "text", "says": "who counted", "open": True}))
    assert digest(wording()) != digest(other)
    assert digest(wording()) == digest(read_wording(DATA))
