"""FollowTheMoney as other programs write it: nested, over several lines, as an array or a table; all is invented."""

from __future__ import annotations

import json
import random
from collections.abc import Sequence
from typing import Any

import pytest

from habeas.exchange import forms
from habeas.exchange.followthemoney import contents, text_of
from habeas.exchange.model import Contents


def one(id: str, schema: str, **properties: str | Sequence[Any]) -> dict[str, Any]:  # noqa: A002 (the model's name)
    values = {name: [each] if isinstance(each, str) else list(each) for name, each in properties.items()}
    return {"id": id, "schema": schema, "datasets": ["norland_list"], "target": True, "properties": values}


LISTED = [
    {**one("p1", "Person", name=["Отто Бранд", "Oto Brand"], birthDate="1970-02"), "caption": "Oto Brand"},
    one("p2", "Person", firstName="Mira", lastName="Brand"),
    one("c1", "Company", name="Brand Holding"),
    one("o1", "Organization", name="Ministry of the Interior of Veld"),
    one("g1", "Position", name="Governor of Halem", organization="o1"),
    one("s1", "Sanction", entity="p1", authority="Norland", program="HR-1", startDate="2021-12-10"),
    one("f1", "Family", person="p1", relative="p2", relationship="sister"),
    one("d1", "Directorship", director="p1", organization="c1", role="chairman"),
    one("y1", "Occupancy", holder="p1", post="g1", startDate="2019-03"),
    one("e1", "Event", name="Arrest of Mira Brand", date="2024-03-02T00:00:00", location="Halem", involved=["p2"]),
]


def read(content: bytes, name: str = "entities.ftm.json") -> Contents:
    assert forms.form_of(content, name) == "followthemoney"
    return contents(text_of(content, name))


def as_lines(entities: Sequence[dict[str, Any]]) -> bytes:
    return "\n".join(json.dumps(each, ensure_ascii=False) for each in entities).encode()


def said(found: Contents) -> tuple[list[str], ...]:
    """What is told, whatever the order and the lines."""
    acts = [f"{each.type} {each.persons} {each.actors} {each.date} {each.place}" for each in found.told]
    posts = [f"{each.person}: {each.role}, {each.organization}" for each in found.posts]
    kin = [f"{each.person}: {each.relative}, {each.word}" for each in found.kin]
    return tuple(sorted(several) for several in (acts, posts, kin))


def test_a_list_of_sanctions_tells_of_them_with_posts_kin_and_events() -> None:
    found = read(as_lines(LISTED))
    assert said(found) == (
        [
            "arrest ('Mira Brand',) () 2024-03-02 Halem",
            "sanction ('Oto Brand',) ('Norland',) 2021-12-10 None",
        ],
        ["Oto Brand: Governor of Halem, Ministry of the Interior of Veld", "Oto Brand: chairman, Brand Holding"],
        ["Oto Brand: Mira Brand, sister"],
    )
    assert found.problems == ()


@pytest.mark.parametrize("order", [1, 2, 3])
def test_the_order_of_entities_does_not_matter(order: int) -> None:
    shuffled = random.Random(order).sample(LISTED, len(LISTED))
    assert said(read(as_lines(shuffled))) == said(read(as_lines(LISTED)))


def nested() -> dict[str, Any]:
    """The same, with all that refers to the first person inside of it."""
    of = {each["id"]: each for each in LISTED}

    def without(one: str, back: str, **inside: Any) -> dict[str, Any]:
        kept = {name: each for name, each in of[one]["properties"].items() if name != back}
        return {**of[one], "properties": {**kept, **inside}}

    governor = {**of["g1"], "properties": {**of["g1"]["properties"], "organization": [of["o1"]]}}
    edges = {
        "sanctions": [without("s1", "entity")],
        "familyPerson": [without("f1", "person", relative=[of["p2"]])],
        "positionOccupancies": [without("y1", "holder", post=[governor])],
        "directorshipDirector": [without("d1", "director", organization=[of["c1"]])],
    }
    return {**of["p1"], "properties": {**of["p1"]["properties"], **edges}}


WAYS = {
    "nested.json": as_lines([nested(), LISTED[-1]]),
    "array.json": json.dumps(LISTED).encode(),
    "pretty.json": "\n".join(json.dumps(each, indent=2) for each in LISTED).encode(),
    "answer.json": json.dumps({"total": 10, "results": LISTED}, indent=1).encode(),
    "answer-of-one-line.json": json.dumps({"total": 10, "results": LISTED}).encode(),
    "marked.json": b"\xef\xbb\xbf" + as_lines(LISTED).replace(b"\n", b"\r\n") + b"\r\n\r\n",
    "wide.json": as_lines(LISTED).decode().encode("utf-16"),
}


@pytest.mark.parametrize("name", WAYS)
def test_however_entities_are_written_they_say_the_same(name: str) -> None:
    found = read(WAYS[name], name)
    assert said(found) == said(read(as_lines(LISTED)))
    assert found.problems == ()


@pytest.mark.parametrize("packed", [False, True])
def test_a_table_of_statements_says_what_the_entities_say(packed: bool) -> None:
    rows = ["canonical_id,entity_id,prop,schema,value,dataset" if not packed else "entity_id,prop,value,dataset"]
    for each in LISTED:
        for name, values in each["properties"].items():
            for value in sorted(values):
                prop = f"{each['schema']}:{name}" if packed else f"{name},{each['schema']}"
                rows.append(f'{each["id"]},{"" if packed else each["id"] + ","}{prop},"{value}",norland')
    assert said(read("\r\n".join(rows).encode(), "statements.csv")) == said(read(as_lines(LISTED)))


def test_what_is_not_used_is_told_with_its_line() -> None:
    more = [
        *LISTED,
        one("f2", "Family", person="p1", relative="gone", relationship="brother"),
        one("s2", "Sanction", authority="Norland"),
        one("l1", "UnknownLink", subject="p1", object="p2", role="acquaintance"),
        one("l2", "UnknownLink", subject="p1", object="e1", role="ordered by"),
        one("v1", "Vessel", name="Dawn"),
        one("y2", "Occupancy", holder="p2", post="none"),
    ]
    found = read(as_lines(more))
    assert [(each.row, each.code) for each in found.problems] == [
        (0, "kept-as-text"), (11, "missing"), (12, "incomplete"), (13, "kept-as-text"), (14, "unknown-part"),
        (16, "missing"),
    ]  # fmt: skip
    assert "“gone”" in found.problems[1].words
    assert said(found)[1:] == said(read(as_lines(LISTED)))[1:]


@pytest.mark.parametrize("depth", [100, 900, 990, 995, 5_000])
@pytest.mark.parametrize(
    "shape", ['{"results": %s}', "[%s]", '{"id": "a", "schema": "Person", "properties": {"x": %s}}']
)
def test_what_nests_without_end_never_ends_in_a_fault(depth: int, shape: str) -> None:
    line = shape % ("[" * depth + "1" + "]" * depth)
    content = as_lines(LISTED) + b"\n" + line.encode()
    assert said(read(content)) == said(read(as_lines(LISTED)))
