"""Lines of JSON inside of a file's values are somebody's word: whatever they hold, what is read of them can be kept."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.exchange.records import strange

from habeas.exchange import followthemoney, huridocs
from habeas.exchange.lines import line_of, values_in
from habeas.exchange.model import Contents
from habeas.exchange.quoted import quoted
from habeas.exchange.sources import handed_on

KEYS = (
    "type", "persons", "date", "order", "quotes", "seen", "document", "id", "name", "aliases", "gender", "quote",
    "start", "person", "person_name", "relative", "relative_name", "names", "word", "role", "organization",
    "confidence", "number", "modality", "title", "path", "level", "last", "edition", "kind", "speaker", "subject",
    "penalties", "value", "made", "by", "answer", "charges", "missing",
)  # fmt: skip
WORDS = st.one_of(strange, st.sampled_from(["arrest", "d1", "Ina Vold", "asserted", "\\ud800", "state-2019", "people"]))
ANYTHING: st.SearchStrategy[Any] = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(-5, 10**30), st.floats(), WORDS),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(WORDS, inner, max_size=2)),
    max_leaves=6,
)
LINES = st.dictionaries(st.sampled_from(KEYS), ANYTHING, max_size=8).map(json.dumps)
KINDS = st.sampled_from([
    "claim", "named", "occupation", "office", "kin", "decision", "reports", "sections", "bodies", "provisions",
    "passages",
])  # fmt: skip
TOLD = st.lists(st.tuples(KINDS, LINES).map(lambda pair: f"{pair[0]}: {pair[1]}"), max_size=6)


def can_be_kept(contents: Contents) -> None:
    """That documents can be made of it whose texts and names a database takes."""
    for one in handed_on(contents):
        made = quoted([one], [one])
        for each in (*made.extraction.claims, *made.extraction.affiliations, *made.extraction.kin):
            repr(each).encode()
        for person in made.extraction.people:
            "".join((person.name, *person.aliases)).encode()
        assert all(0 <= claim.confidence <= 1 for claim in made.extraction.claims)
        made.document.text.encode()


@given(TOLD)
@settings(max_examples=150, deadline=None)
def test_whatever_lines_hold_in_followthemoney(told: list[str]) -> None:
    things: list[dict[str, Any]] = [
        {"id": "d1", "schema": "Document", "properties": {"fileName": ["a.txt"], "notes": told}},
        {"id": "p1", "schema": "Person", "properties": {"name": ["Ina Vold"], "notes": told}},
        {"id": "e1", "schema": "Event", "properties": {"name": ["Arrest"], "keywords": ["arrest"], "involved": ["p1"]}},
        {"id": "s1", "schema": "Sanction", "properties": {"entity": ["p1"], "description": told}},
        {"id": "n1", "schema": "Note", "properties": {"keywords": ["decision"], "description": told}},
        {
            "id": "q1",
            "schema": "Documentation",
            "properties": {
                "document": ["d1"],
                "entity": ["e1"],
                "summary": ["Ina Vold was held."],
                "description": told,
            },
        },
    ]
    can_be_kept(followthemoney.contents("\n".join(map(line_of, things))))


@given(TOLD)
@settings(max_examples=150, deadline=None)
def test_whatever_lines_hold_in_huridocs(told: list[str]) -> None:
    words = {"habeas_document": ["d1"], "remarks": ["Ina Vold was held."], "habeas_start": ["3"]}
    claims = [line.partition(": ")[2] for line in told]
    things: list[dict[str, Any]] = [
        {"table": "act", "act_record_number": ["a1"], "habeas_type": ["arrest"], "victim": ["Ina Vold"]},
        {"table": "information", "habeas_act": ["a1"], "habeas_claim": claims, **words},
        {"table": "information", "habeas_told": told, **words},
    ]
    can_be_kept(huridocs.contents("\n".join(map(line_of, things))))


def test_half_of_a_letter_inside_of_a_line_is_the_sign_for_what_cannot_be_read() -> None:
    assert values_in('{"name": "\\ud800a"}') == {"name": "\ufffda"}
    assert (values_in("[1]"), values_in("{"), values_in("[" * 100_000)) == (None, None, None)
