"""The forms in which OpenSanctions publishes lists, made by hand with what is odd in them: each is read or named."""

from __future__ import annotations

import json

import pytest

from habeas.people.screening.ftm import Listed, Malformed, Other, SanctionOf, read
from habeas.people.screening.simple_csv import is_simple_csv, read_simple_csv

WHEN = {"first_seen": "2023-04-20T10:31:52", "last_seen": "2024-11-02T06:00:00", "last_change": "2024-01-09T00:00:00"}
HEAD = (
    b'"id","schema","name","aliases","birth_date","countries","addresses","identifiers","sanctions","phones","emails",'
    b'"dataset","first_seen","last_seen","last_change"\n'
)


def entity(one: str, schema: str, **properties: object) -> bytes:
    told = {
        "id": one,
        "caption": "",
        "schema": schema,
        "referents": ["xv-old"],
        "datasets": ["xv_moon"],
        "target": True,
    }
    return json.dumps({**told, **WHEN, "properties": properties}, ensure_ascii=False).encode() + b"\n"


def test_entities_of_a_list_are_read_with_all_that_is_odd_in_them() -> None:
    lines = [
        b"\xef\xbb\xbf" + entity("xv-1", "Person", name=["Ion Vek", "Ион Век"], birthDate=["1970", "1970-02-03"]),
        entity("xv-2", "Person", weakAlias=["Vek the Elder"], country=["xv", "XV", None, 7], topics="role.judge"),
        entity("xv-3", "Person", name=[]),
        entity("xv-4", "Sanction", entity=["xv-1"], program=["Moon List"]),
        entity("xv-5", "Occupancy", holder=["xv-1"]),
        entity("xv-6", "PublicBody", name=["Halem Court\u202e"], sanctions=[{"properties": {"program": ["M2"]}}, "s"]),
        b'{"id": "xv-7", "schema": "Person"}\n',
    ]
    found = list(read(lines))
    assert [type(each) for each in found] == [Listed, Listed, Malformed, SanctionOf, Other, Listed, Malformed]
    first, second, _, edge, _, court, last = found
    assert isinstance(first, Listed)
    assert (first.names, first.born, first.datasets) == (("Ion Vek", "Ион Век"), ("1970", "1970-02-03"), ("xv_moon",))
    assert isinstance(second, Listed)
    assert (second.caption, second.countries, second.topics) == ("Vek the Elder", ("XV",), ("role.judge",))
    assert edge == SanctionOf(("xv-1",), ("Moon List",))
    assert isinstance(court, Listed)
    assert (court.caption, court.programmes) == ("Halem Court", ("M2",))
    assert last == Malformed(7, "it needs an id, a schema and properties")


def test_a_simple_table_is_read_line_by_line() -> None:
    lines = [
        HEAD,
        '"xv-1","Person","Ion Vek","I. Vek;Ион","1970-02-03","xv;am","","","Moon","","","moon","","",""\n'.encode(),
        b'"xv-2","Vessel","Tern","","","","","","","","","moon","","",""\n',
        b"\n",
    ]
    assert is_simple_csv(HEAD)
    first, ship = read_simple_csv(lines)
    assert isinstance(first, Listed)
    assert (first.line, first.names, first.born) == (2, ("Ion Vek", "I. Vek", "Ион"), ("1970-02-03",))
    assert (first.countries, first.programmes, first.datasets) == (("XV", "AM"), ("Moon",), ("moon",))
    assert ship == Other(3, "Vessel")


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b'"xv-1","Person"\n', "it has 2 cells for 15 columns"),
        (b'"xv-1","Person","Ion\n', "its quotation marks do not end on the line"),
        (b"\xff\xfe\n", "it is not UTF-8"),
        (b'"","Person","Ion Vek"' + b',""' * 12, "it needs an id and a schema"),
        (b'"xv-1","Person",""' + b',""' * 12, "it has no name"),
    ],
)
def test_a_line_of_a_table_that_is_no_entity_is_named_by_its_number(line: bytes, reason: str) -> None:
    assert list(read_simple_csv([HEAD, line])) == [Malformed(2, reason)]


def test_what_is_no_such_table_is_not_taken_for_one() -> None:
    assert not is_simple_csv(entity("xv-1", "Person", name=["Ion Vek"]))
    assert not is_simple_csv(b"\xff\xfe")
    assert not is_simple_csv(b"name,country\n")
