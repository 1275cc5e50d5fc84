"""That a body recognises somebody is recorded by a person, stands beside those of other bodies, and counts."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from tests.web.sample import make_registry

from habeas.errors import AlreadyDecided, NotFound, UnknownTerm
from habeas.record.recognitions import Ground
from habeas.work import recognitions
from habeas.work.publishing import _recorded
from habeas.work.recognised import standing, table
from habeas.work.registry import Registry

ON = date(2025, 1, 1)


@pytest.fixture
def registry(tmp_path) -> Iterator[Registry]:
    make_registry(tmp_path / "registry")
    with Registry.open(tmp_path / "registry") as opened:
        yield opened


def recognise(registry: Registry, body: str = "Open Cells", day: str = "2024-12", **rest):
    told = {"source": "list of December", "by": "lena", **rest}
    return recognitions.recognise(registry.record, "daro-velin", body, told.pop("definition", "pace-1900"), day, **told)


def counted(registry: Registry, rule: str = "pace") -> int:
    return registry.census.on(ON, rule=rule).headline.high


def test_several_bodies_stand_side_by_side_with_their_grounds(registry: Registry) -> None:
    claim = registry.claims[0].id
    recognise(registry, grounds={"a": Ground("met", claim), "c": Ground("not met")}, because="asked")
    recognise(registry, "Yard Watch", "2024-11-30", answer="not recognised", definition="wgad")
    other, first = recognitions.of(registry.record, registry.person("daro-velin"))
    assert (other.made.body, other.made.answer, other.definition.name) == ("Yard Watch", "not recognised", "wgad")
    assert (first.made.by, first.made.day, first.made.because) == ("lena", "2024-12", "asked")
    assert [(each.letter, each.answer) for each in first.grounds] == [
        ("a", "met"), ("b", "not determined"), ("c", "not met"), ("d", "not determined"), ("e", "not determined"),
    ]  # fmt: skip
    assert first.grounds[0].claim is not None
    assert first.grounds[0].claim.id == claim


def test_a_census_counts_it_until_it_is_undone(registry: Registry) -> None:
    before = counted(registry)
    made = recognise(registry)
    assert counted(registry) == before + 1
    registry.undo(made.id)
    assert counted(registry) == before
    assert recognitions.of(registry.record, registry.person("daro-velin")) == []


def test_of_one_body_the_latest_decision_holds(registry: Registry) -> None:
    before = counted(registry)
    recognise(registry)
    recognise(registry, day="2025-03-01", answer="not recognised")
    assert counted(registry) == before


def test_it_is_in_the_history_of_the_person_and_in_the_log(registry: Registry) -> None:
    made = recognise(registry, grounds={"a": Ground("met")})
    (change,) = registry.history("person:daro-velin")
    assert change.id == made.id
    assert "recognised by Open Cells on 2024-12 under PACE Resolution 1900" in change.what
    assert change.what.endswith("; ground a met; source: list of December")
    (logged,) = registry.decisions
    assert (logged.state, logged.gone) == ("holds", ())


@pytest.mark.parametrize(
    "wrong",
    [
        {"body": " "},
        {"source": ""},
        {"day": "soon"},
        {"day": "2031-01"},
        {"definition": "mine"},
        {"answer": "yes"},
        {"grounds": {"z": Ground("met")}},
        {"grounds": {"a": Ground("perhaps")}},
        {"grounds": {letter: Ground("not met") for letter in "abcde"}},
    ],
)
def test_what_lacks_a_body_a_day_a_source_or_a_ground_is_refused(registry: Registry, wrong: dict) -> None:
    with pytest.raises(UnknownTerm):
        recognise(registry, **wrong)
    assert len(registry.decisions) == 0


def test_nobody_is_recognised_who_is_not_in_the_record(registry: Registry) -> None:
    with pytest.raises(NotFound):
        recognitions.recognise(registry.record, "nobody", "A body", "wgad", "2024", source="a list")


def test_a_form_that_is_sent_twice_records_once(registry: Registry) -> None:
    made = recognise(registry, grounds={"a": Ground("met")})
    with pytest.raises(AlreadyDecided, match=f"decision {made.id}"):
        recognise(registry, grounds={"a": Ground("met")}, by="ima", because="again")
    recognise(registry, grounds={"a": Ground("met")}, day="2024-12-03")
    registry.undo(made.id)
    recognise(registry, grounds={"a": Ground("met")})


def test_what_a_body_decided_otherwise_since_stands_no_more(registry: Registry) -> None:
    claim = registry.claims[0]
    recognise(registry, grounds={"a": Ground("met", claim.id), "c": Ground("not met", "its list")})
    recognise(registry, "open cells", "2025-03-01", answer="not recognised", source=claim.id)
    recognise(registry, "Yard Watch", "2024-11-30", definition="wgad")
    rows = list(table(registry.record).rows())
    assert [(each["body"], each["answer"], each["date"], each["stands"]) for each in rows] == [
        ("Yard Watch", "recognised", "2024-11-30", True),
        ("Open Cells", "recognised", "2024-12", False),
        ("open cells", "not recognised", "2025-03-01", True),
    ]
    assert (rows[1]["met"], rows[1]["not_met"]) == (["a"], ["c"])
    assert rows[1]["evidence"] == [f"a: {claim.claim.quotes[0].text}", "c: its list"]
    assert (rows[2]["document"], rows[2]["quote"]) == (claim.document.id, claim.claim.quotes[0].text)
    assert not {"by", "because"} & set(rows[0])
    assert [each.shown.made.body for each in table(registry.record).where(stands=True)] == ["Yard Watch", "open cells"]
    assert len(table(registry.record).where(country="ZZ")) == 0
    before = standing(registry.record, ["daro-velin", "tessa-orn"], ON)
    assert {one: [each.made.body for each in some] for one, some in before.items()} == {
        "daro-velin": ["Yard Watch", "Open Cells"]
    }
    assert [each.body for each in _recorded(registry.record, registry.person("daro-velin"))] == ["Yard Watch"]
