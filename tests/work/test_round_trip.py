"""Out and in again loses nothing, whatever the registry: a property, tried on registries made at random."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from tests.build import a_claim, a_count, a_document, an_extraction
from tests.work.test_handing_on import add, rows, told, write

from habeas import model
from habeas.documents.copies import sketch
from habeas.exchange.everything import TABLES
from habeas.record import load, rulings, store
from habeas.record.store import Arrival
from habeas.work import exporting, reviewing
from habeas.work.counted import CountReviewsOf
from habeas.work.derive import derive
from habeas.work.registry import Registry

pytestmark = pytest.mark.slow
NAMES = ("Ina Vold", "Bek Orlan", "Рустам Бекоров", "Tessa Orn", "Will Bill")
TYPES = ("arrest", "remand", "sentence", "release", "torture", "appeal", "sanction", "imprisonment")
DATES = (None, "2024", "2024-03", "2024-03-12", "2024-05-02", "2021-12-31")
PUBLISHERS = (None, "The Courier", "Radio Orr", "Open Cells")
ROLES = ("editor", "judge")


@st.composite
def sentences(draw: st.DrawFn, names: tuple[str, ...]) -> tuple[str, model.Claim]:
    """A sentence, and what it says; the quote is set when it has its place."""
    kind, name = draw(st.sampled_from(TYPES)), draw(st.sampled_from(names))
    place, date = draw(st.sampled_from([None, "Veld", "Halem"])), draw(st.sampled_from(DATES))
    words = f"Of {name} it is said that there was {kind} ({date}, {place}, {draw(st.integers(0, 9))})."
    claim = a_claim(
        kind, name, date, place=place, charges=draw(st.sampled_from([(), ("Article 5",)])),
        actors=draw(st.sampled_from([(), ("Halem police",), ("Bek Orlan",)])),
        modality=draw(st.sampled_from(["asserted", "alleged"])), rule=f"test: {kind}", confidence=0.75,
    )  # fmt: skip
    return words, claim


@st.composite
def documents(draw: st.DrawFn, names: tuple[str, ...] = NAMES) -> tuple[model.Document, model.Extraction]:
    """A document with some sentences, a number and an office."""
    said = draw(st.lists(sentences(names), min_size=1, max_size=4))
    text, claims = draw(st.sampled_from(["", "Halem, a grey day, and much of it.\n\n"])), []
    for words, claim in said:
        start = len(text)
        text += words + draw(st.sampled_from([" ", "\n", "\n\nNobody else was there.\n"]))
        quote = model.Quote(start, start + len(words), words)
        at = text.index(claim.type, start)
        claims.append(replace(claim, quotes=(quote,), trigger=model.Span(at, at + len(claim.type))))
    number = a_count("political prisoners", draw(st.integers(1, 300)), quote=claims[0].quotes[0])
    person = claims[0].persons[0]
    post = model.Affiliation(person, draw(st.sampled_from(ROLES)), draw(st.sampled_from([None, "The Courier"])),
                             claims[0].quotes[0])  # fmt: skip
    parts = (model.Part(0, len(text), "paragraph"),)
    document = a_document(
        text, id=f"{draw(st.integers(0, 16**64 - 1)):064x}", name=f"{draw(st.integers(0, 99))}.txt", parts=parts,
        publisher=draw(st.sampled_from(PUBLISHERS)), published=draw(st.sampled_from(DATES)),
        country=draw(st.sampled_from([None, "AZ", "XV"])), sketch=sketch(text, parts), url=None, title=None,
    )  # fmt: skip
    return document, an_extraction(document, *claims, counts=(number,), affiliations=(post,))


def registries(*more: str) -> st.SearchStrategy[list[tuple[model.Document, model.Extraction]]]:
    return st.lists(documents((*NAMES, *more)), min_size=1, max_size=3, unique_by=lambda each: each[0].id)


# A registry takes a second: few are made, and one that fails is not made smaller.
checked = settings(
    max_examples=6, deadline=None, suppress_health_check=list(HealthCheck), phases=[Phase.explicit, Phase.generate]
)


def fill(registry: Registry, found: list[tuple[model.Document, model.Extraction]]) -> None:
    from datetime import UTC, datetime

    for document, extraction in found:
        store.store(registry.record, document, extraction, Arrival((), 9, "test", datetime(2025, 1, 1, tzinfo=UTC)))
    derive(registry.record)


@given(registries("I. Vold", "Vold"), st.data())
@checked
def test_everything_comes_back_row_for_row_with_what_was_decided(
    found: list[tuple[model.Document, model.Extraction]], data: st.DataObject
) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder)
        with Registry.open(path / "one") as registry:
            fill(registry, found)
            _decide(registry, data)
            before = write(registry, path / "before")
            states, numbers = rulings.states(registry.record), CountReviewsOf(registry.record).states()
        with Registry.open(path / "two") as other:
            report = add(other, before)
            after = write(other, path / "after")
            assert other.verify().faults == ()
            assert (rulings.states(other.record), CountReviewsOf(other.record).states()) == (states, numbers)
        _same_rows(before, after, report.imported.document_id)


def _decide(registry: Registry, data: st.DataObject) -> None:
    claims = [each.id for each in load.claims(registry.record)]
    for claim in data.draw(st.lists(st.sampled_from(claims), max_size=3)):
        what = data.draw(st.sampled_from(["accept", "reject", "correct", "undo"]))
        by = data.draw(st.sampled_from(["anna", "berta"]))
        if what == "correct":
            reviewing.correct(registry.record, claim, {"place": "Orn", "date": "2024-06"}, by=by)
        elif what == "undo":
            registry.undo(reviewing.reject(registry.record, claim, by=by).id, by=by)
        else:
            (reviewing.accept if what == "accept" else reviewing.reject)(registry.record, claim, by=by)
    if data.draw(st.booleans()):
        CountReviewsOf(registry.record).reject(next(iter(load.counts(registry.record))).id, by="anna")


@pytest.mark.parametrize("what", [exporting.FOLLOWTHEMONEY, exporting.HURIDOCS])
@given(registries("I. Vold", "Vold"))
@checked
def test_all_but_who_decided_comes_back_from_other_forms_too(
    what: str, found: list[tuple[model.Document, model.Extraction]]
) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder)
        with Registry.open(path / "one") as registry:
            fill(registry, found)
            before, acts = write(registry, path / "before"), told(registry)
            write(registry, path / "out", what)
        with Registry.open(path / "two") as other:
            report = add(other, path / "out", form=what)
            assert told(other) == acts
            after = write(other, path / "after")
            assert other.verify().faults == ()
        _same_rows(before, after, report.imported.document_id)


def _same_rows(before: Path, after: Path, own: str) -> None:
    """That each row came back, and none besides what the import itself (`own`) is."""
    for table in TABLES:
        if table != "decisions":
            one, two = rows(before, table), rows(after, table, but=own)
            assert one - two == Counter(), table
            assert all(own in row or '"open-cells"' in row for row in two - one), table
