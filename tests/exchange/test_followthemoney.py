"""FollowTheMoney goes out as the model has it, and comes in again with nothing lost that an act says."""

from __future__ import annotations

import importlib.util
import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.exchange.records import a_record, acts, anything, of_acts, strange

from habeas import model
from habeas.errors import BadImport
from habeas.exchange.entities import Entity, as_json, faults, statements
from habeas.exchange.followthemoney import contents, text_of
from habeas.exchange.ftm_out import entities
from habeas.exchange.lines import extraction_of, line_of
from habeas.exchange.lines import text_of as lines_of
from habeas.exchange.model import Contents, KinOf, Post, Told, told_of
from habeas.people.namesakes import name_of


def out_and_in(found: list[Entity]) -> Contents:
    content = "\n".join(line_of(as_json(each)) for each in found).encode()
    return contents(text_of(content, "a.jsonl"))


def said(several: Contents) -> list[Told]:
    """What is told, without the words that tell two people of one name apart."""
    return [
        replace(each, lines=(), persons=tuple(name_of(one) or one for one in each.persons)) for each in several.told
    ]


def test_a_record_is_written_as_the_model_has_it_and_comes_back_whole() -> None:
    record = a_record()
    found = list(entities(record))
    assert list(faults(found)) == []
    assert {each.schema for each in found} == {
        "Document", "Person", "PublicBody", "Organization", "LegalEntity", "Employment", "Membership", "Directorship",
        "Family", "Event", "Sanction", "UnknownLink", "Documentation", "Note",
    }  # fmt: skip
    back = out_and_in(found)
    assert sorted(map(str, said(back))) == sorted(str(told_of(act)) for act in record.acts)
    assert back.problems == ()
    assert [replace(each, line=0) for each in back.posts] == [
        Post("Maria Quispe", "poet", None, 0),
        Post("Maria Quispe", "editor", "The Courier", 0),
        Post("Maria Quispe", "member", "Union of Writers", 0),
        Post("Oto Brand", "chairman", "Brand Holding", 0),
    ]
    assert [replace(each, line=0) for each in back.kin] == [KinOf("Maria Quispe", "Oto Brand", "cousin", 0)]
    first = back.people[0]
    assert (first.name, first.aliases, first.gender) == ("Maria Quispe", ("M. Quispe",), "female")


@given(st.one_of(acts(), acts(anything), acts(strange)))
@settings(max_examples=60, deadline=None)
def test_out_and_in_again_loses_nothing_that_an_act_says(found: tuple[model.Act, ...]) -> None:
    made = list(entities(of_acts(found)))
    assert list(faults(made)) == []
    assert sorted(map(str, said(out_and_in(made)))) == sorted(str(told_of(act)) for act in found)


def test_the_quotes_of_an_act_are_its_line_and_those_of_its_documents() -> None:
    text = text_of("\n".join(line_of(as_json(each)) for each in entities(a_record())).encode(), "a.jsonl")
    claim = extraction_of("d" * 64, text, contents(text)).claims[0]
    assert all(text[quote.start : quote.end] == quote.text for quote in claim.quotes)
    kinds = [json.loads(quote.text)["schema"] for quote in claim.quotes]
    assert sorted(kinds) == ["Document", "Documentation", "Event"]
    assert any("Police arrested Maria Quispe" in quote.text for quote in claim.quotes)


def test_statements_say_what_the_entities_say() -> None:
    found = list(entities(a_record()))
    text = lines_of(each for one in found for each in statements(one))
    assert sorted(map(str, said(contents(text_of(text.encode(), "s.jsonl"))))) == sorted(
        map(str, said(out_and_in(found)))
    )


def test_a_malformed_line_is_told_and_stays_in_the_text() -> None:
    text = text_of(b'{"id": "e1", "schema": "Event", "properties": {"keywords": ["arrest"]}}\n{"id": \n\n', "a.jsonl")
    found = contents(text)
    assert [told.type for told in found.told] == ["arrest"]
    assert [(each.row, each.code) for each in found.problems] == [(2, "malformed")]
    assert '{"id":' in text


def test_what_is_no_act_is_kept_as_text_and_told() -> None:
    lines = [
        {"id": "v", "schema": "Vessel", "properties": {"name": ["Dawn"]}},
        {"id": "e", "schema": "Event", "properties": {"name": ["Harvest fair"], "startDate": ["2024"]}},
    ]
    found = contents(text_of("\n".join(map(line_of, lines)).encode(), "a.jsonl"))
    assert (found.told, sorted(each.code for each in found.problems)) == ((), ["kept-as-text", "unknown-act"])


def test_a_sanction_of_another_program_is_read_with_whom_it_names() -> None:
    lines = [
        {"id": "p", "schema": "Person", "properties": {"name": ["Oto Brand"], "position": ["governor"]}},
        {
            "id": "s",
            "schema": "Sanction",
            "properties": {"entity": ["p"], "authority": ["Norland"], "listingDate": ["2021-03-04"]},
        },
    ]
    found = contents(text_of("\n".join(map(line_of, lines)).encode(), "targets.jsonl"))
    told = found.told[0]
    assert (told.type, told.persons, told.actors, str(told.date)) == (
        "sanction",
        ("Oto Brand",),
        ("Norland",),
        "2021-03-04",
    )
    assert found.posts == (Post("Oto Brand", "governor", None, 1),)


@pytest.mark.parametrize("content", [b"", b"not json", b"[1, 2]", b'{"a": 1}', b"\x00\x01\x02" * 50])
def test_what_has_no_entity_is_refused(content: bytes) -> None:
    with pytest.raises(BadImport):
        text_of(content, "a.jsonl")


def test_the_check_finds_what_the_model_refuses() -> None:
    wrong = [
        Entity("a", "Person", {}),
        Entity("b", "Event", {"name": ("x",), "country": ("xv",), "date": ("soon",), "proof": ("a",)}),
        Entity("c", "Spaceship", {}),
    ]
    assert len(list(faults(wrong))) == 5


@pytest.mark.skipif(importlib.util.find_spec("followthemoney") is None, reason="followthemoney is not installed")
def test_the_library_takes_every_value_without_a_warning(tmp_path: Path) -> None:
    path, clean = tmp_path / "a.jsonl", tmp_path / "clean.jsonl"
    found = [as_json(each) for each in entities(a_record())]
    path.write_text("\n".join(map(line_of, found)) + "\n", encoding="utf-8")
    command = [
        sys.executable,
        "-c",
        "from followthemoney.cli.cli import cli; cli()",
        "validate",
        "-i",
        str(path),
        "-o",
        str(clean),
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stderr == ""
    back = {each["id"]: each["properties"] for each in map(json.loads, clean.read_text(encoding="utf-8").splitlines())}
    assert {one["id"]: {name: set(v) for name, v in one["properties"].items()} for one in found} == {
        one: {name: set(values) for name, values in properties.items()} for one, properties in back.items()
    }


def test_two_entities_of_one_name_are_two_people_with_their_own_acts() -> None:
    found = [
        Entity("a", "Person", {"name": ("Ina Vold",), "birthDate": ("1961",)}),
        Entity("b", "Person", {"name": ("Ina Vold",), "birthDate": ("1984-02-03",)}),
        Entity("e", "Event", {"name": ("arrest",), "keywords": ("arrest",), "date": ("2024-03-02",)}),
        Entity("l", "UnknownLink", {"subject": ("b",), "object": ("e",), "role": ("concerned",),
                                    "description": ("Ina Vold",)}),
    ]  # fmt: skip
    back = out_and_in(found)
    assert [each.name for each in back.people] == ["Ina Vold (born 1961)", "Ina Vold (born 1984-02-03)"]
    assert [each.persons for each in back.told] == [("Ina Vold (born 1984-02-03)",)]
    nameless = [Entity(one, "Person", {"name": ("Bek Rao",)}) for one in ("c", "d")]
    assert [each.name for each in out_and_in([*found, *nameless]).people][2:] == ["Bek Rao (no. 1)", "Bek Rao (no. 2)"]
