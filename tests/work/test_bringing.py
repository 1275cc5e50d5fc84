"""Decisions of another registry's people come with its export, stand as theirs, and overrule nobody here."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from tests.leaks.marked import unpacked
from tests.web.sample import make_registry
from tests.work.test_handing_on import add, told, write

from habeas.answers.site.redaction import Redactor
from habeas.model import Span
from habeas.people.judgements import PEOPLE
from habeas.record import decisions, load, rulings
from habeas.record.recognitions import Ground
from habeas.record.review import BY_ONE, REJECTED, VERIFIED
from habeas.work import exporting, recognitions, reviewing, settling, withholding
from habeas.work.counted import CountReviewsOf
from habeas.work.passing import Passing
from habeas.work.registry import Registry


@pytest.fixture(scope="module")
def decided(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a registry in which two people decided something of every kind, and its export."""
    folder = tmp_path_factory.mktemp("decided")
    make_registry(folder / "registry")
    with Registry.open(folder / "registry") as registry:
        decide(registry)
        write(registry, folder / "out")
    return folder


def of_type(registry: Registry, kind: str) -> str:
    return next(each.id for each in registry.claims if each.claim.type == kind)


def decide(registry: Registry) -> None:
    """Accepts by two, corrects, rejects, adds, undoes, and says who is who and which number is right."""
    record = registry.record
    reviewing.accept(record, of_type(registry, "remand"), by="anna", because="the ruling says so")
    reviewing.accept(record, of_type(registry, "remand"), by="berta")
    reviewing.correct(record, of_type(registry, "torture"), {"place": "Veld", "modality": "asserted"}, by="anna")
    reviewing.reject(record, of_type(registry, "condemnation"), by="berta", because="another man")
    undone = reviewing.reject(record, of_type(registry, "appeal"), by="anna")
    registry.undo(undone.id, by="anna")
    document = next(each for each in load.documents(record) if "slippers" in each.text)
    start = document.text.index("Nobody showed a paper.")
    words = [start, start + 22, "Nobody showed a paper."]
    reviewing.add(record, document.id, {"type": "raid", "persons": ["Daro Vélin"], "quotes": [words]}, by="berta")
    registry.different("daro-velin", "tessa-orn", by="anna", because="he and she")
    CountReviewsOf(record).accept(next(iter(load.counts(record))).id, by="anna")
    recognise(registry)


def recognise(registry: Registry, by: str = "berta") -> int:
    """Records what a body decided on somebody; its number in the log."""
    person = next(each for each in registry.people if each.id == "daro-velin")
    grounds = {"a": Ground("met", of_type(registry, "remand"))}
    where = "list of 1 February"
    told = {"source": where, "grounds": grounds, "by": by}
    return recognitions.recognise(
        registry.record, person.id, "Open Cells", "pace-1900", "2025-02-01", **told
    ).id  # fmt: skip


def recognised(registry: Registry) -> list[tuple[str, str, str, str, object]]:
    """What bodies decided, on whom, when and by which grounds, as somebody reads it."""
    return [
        (person.id, each.made.body, each.made.answer, str(each.day), each.made.grounds)
        for person in registry.people
        for each in recognitions.of(registry.record, person)
    ]


def reviews(registry: Registry) -> Counter[tuple[object, ...]]:
    """Each claim as it stands, with how far it is reviewed; how a machine found it is another thing."""
    rows = (json.loads(json.dumps(row)) for row in registry.claims.rows())
    left_out = ("rule",)
    return Counter(json.dumps({name: row[name] for name in row if name not in left_out}) for row in rows)


def brought(registry: Registry) -> list[decisions.Decision]:
    return [each for each in decisions.log(registry.record) if each.handed_on is not None]


def test_what_was_decided_has_the_effect_that_it_had(decided: Path, registry: Registry) -> None:
    report = add(registry, decided / "out")
    with Registry.open(decided / "registry") as source:
        assert reviews(registry) == reviews(source)
        assert told(registry) == told(source)
        assert rulings.states(registry.record) == rulings.states(source.record)
        assert CountReviewsOf(registry.record).states() == CountReviewsOf(source.record).states()
        assert [each.answer for each in decisions.active(registry.record, PEOPLE)] == ["different"]
        assert recognised(registry) == recognised(source) != []
        made = [each.made for each in reversed(decisions.log(source.record))]
    assert (report.problems, report.decisions) == ((), 9)
    assert {each.by for each in brought(registry)} == {"anna (Open Cells)", "berta (Open Cells)"}
    assert {each.handed_on for each in brought(registry)} == {report.imported.id}
    assert [each.made for each in reversed(brought(registry))] == made
    assert "the ruling says so" in {each.because for each in registry.history()}
    assert registry.verify().faults == ()


def test_out_and_in_again_the_decisions_have_their_effect_once_more(
    decided: Path, registry: Registry, tmp_path: Path
) -> None:
    add(registry, decided / "out")
    again = write(registry, tmp_path / "again")
    with Registry.open(tmp_path / "third") as third:
        add(third, again)
        assert reviews(third) == reviews(registry)
        assert told(third) == told(registry)


def test_decisions_go_with_their_import_and_come_back_with_it(decided: Path, registry: Registry) -> None:
    report = add(registry, decided / "out")
    before = reviews(registry), told(registry), CountReviewsOf(registry.record).states()
    for _ in range(2):
        undone = registry.undo(report.imported.decision).decision
        assert set(rulings.states(registry.record).values()) == {0}
        assert (len(registry.claims), decisions.active(registry.record, PEOPLE)) == (0, ())
        registry.undo(undone.id)
        assert (reviews(registry), told(registry), CountReviewsOf(registry.record).states()) == before


def test_a_file_that_comes_back_to_its_registry_brings_no_decision_twice(decided: Path, tmp_path: Path) -> None:
    with Registry.open(copied(decided / "registry", tmp_path)) as registry:
        before, entries = reviews(registry), len(registry.decisions)
        report = add(registry, decided / "out")
        assert (report.decisions, report.problems, len(registry.decisions)) == (0, (), entries + 1)
        assert reviews(registry) == before


def copied(folder: Path, to: Path) -> Path:
    import shutil

    shutil.copytree(folder, to / "copy")
    return to / "copy"


def test_what_people_here_decided_holds_and_the_disagreement_is_told(decided: Path, tmp_path: Path) -> None:
    make_registry(tmp_path / "registry")
    with Registry.open(tmp_path / "registry") as registry:
        rejected = of_type(registry, "remand")
        mine = reviewing.reject(registry.record, rejected, by="carla")
        registry.same("daro-velin", "tessa-orn", by="carla")
        report = add(registry, decided / "out")
        assert {each.code for each in report.problems} == {"decided-here"}
        assert len(report.problems) == 3  # two acceptances of the claim, and that they are two people
        assert f"decision {mine.id}" in report.problems[0].words + report.problems[1].words + report.problems[2].words
        assert state(registry, rejected) == REJECTED
        assert state(registry, of_type(registry, "condemnation")) == REJECTED
        assert not [each for each in registry.people if each.name == "Tessa Orn"]
        later = reviewing.accept(registry.record, of_type(registry, "condemnation"), by="carla")
        assert state(registry, of_type(registry, "condemnation")) == VERIFIED
        undone = registry.undo(report.imported.decision).decision
        registry.undo(undone.id)
        assert state(registry, of_type(registry, "condemnation")) == VERIFIED, later.id


def state(registry: Registry, claim: str) -> str:
    return next(each.review for each in registry.claims if each.id == claim)


def test_where_two_people_have_to_agree_an_import_is_one_of_them(decided: Path, registry: Registry) -> None:
    settling.settle(registry.record, "two-people", "on", by="carla")
    add(registry, decided / "out")
    remand = of_type(registry, "remand")
    assert state(registry, remand) == BY_ONE
    reviewing.accept(registry.record, remand, by="carla")
    assert state(registry, remand) == VERIFIED


def changed(folder: Path, to: Path, **values: Any) -> Path:
    """The export with every decision on a claim changed so."""
    to.mkdir()
    for path in folder.iterdir():
        lines = [json.loads(line) for line in path.read_text().splitlines()]
        if path.stem == "decisions":
            lines = [{**row, **values} if row["subject"] == "claims" else row for row in lines]
        (to / path.name).write_text("".join(json.dumps(row) + "\n" for row in lines))
    return to


@pytest.mark.parametrize(
    "values",
    [
        {"value": "{"},
        {"value": "[]"},
        {"value": json.dumps({"original": {"type": "no such type"}})},
        {"value": json.dumps({"original": {"persons": [1]}, "fields": {}})},
        {"made": "soon"},
        {"by": " "},
        {"answer": "verify"},
        {"subject": "releases"},
        {"subject": "casework"},
        {"claim": "x" * 300},
        {"undoes": 0, "answer": "undo"},
    ],
)
def test_a_decision_that_does_not_say_what_it_has_to_is_told_and_not_taken(
    decided: Path, registry: Registry, tmp_path: Path, values: dict[str, Any]
) -> None:
    report = add(registry, changed(decided / "out", tmp_path / "out", **values))
    assert {each.code for each in report.problems} >= {"no-decision"}
    assert {each.subject for each in brought(registry)} <= {"people", "counts", "recognitions"}
    assert registry.verify().faults == ()


def test_a_decision_on_what_is_not_here_is_told_by_its_row(decided: Path, registry: Registry, tmp_path: Path) -> None:
    report = add(registry, changed(decided / "out", tmp_path / "out", document="f" * 64))
    assert {each.code for each in report.problems} == {"not-here"}
    assert {each.subject for each in brought(registry)} == {"people", "counts", "recognitions"}


@pytest.mark.parametrize("person", ["daro-velin", "tessa-orn"])
def test_a_decision_that_names_who_is_withheld_goes_out_in_no_export(
    decided: Path, tmp_path: Path, person: str
) -> None:
    with Registry.open(copied(decided / "registry", tmp_path)) as registry:
        names = next(one.names for one in registry.people if one.id == person)
        withholding.withhold(registry.record, person, because="asked for")
        out = write(registry, tmp_path / "out")
        for what in exporting.FORMATS:
            write(registry, tmp_path / "out" / f"{what}.file", what) if what != exporting.EVERYTHING else None
    written = [each for path in out.iterdir() for each in unpacked(path.read_bytes())]
    assert any(b"Radio Orr" in each for each in written)
    for name in names:
        assert [each for each in written if name.encode() in each or json.dumps(name)[1:-1].encode() in each] == []


def test_a_decision_that_quotes_a_surname_alone_stays_where_the_document_speaks_of_who_is_withheld() -> None:
    passing = Passing(names=Redactor(frozenset({"Ana Torr"}), places={"d": (Span(30, 34),)}))
    said = [18, 40, "Police took Torr away."]
    rows = [
        {"document": "d", "value": json.dumps({"original": {"quotes": [said]}})},
        {"document": None, "value": json.dumps({"was": {"c": {"document": "d", "values": {"quotes": [said]}}}})},
        {"document": "e", "value": json.dumps({"original": {"quotes": [said]}})},
    ]
    assert list(passing.rows(rows)) == rows[2:]


def test_what_is_recorded_here_of_a_body_is_not_recorded_twice(
    decided: Path, registry: Registry, tmp_path: Path
) -> None:
    (tmp_path / "before").mkdir()
    for path in (each for each in (decided / "out").iterdir() if each.stem != "decisions"):
        (tmp_path / "before" / path.name).write_bytes(path.read_bytes())
    add(registry, tmp_path / "before")
    recognise(registry, by="carla")
    report = add(registry, decided / "out")
    assert [each.code for each in report.problems] == ["decided-here"]
    assert [each[0] for each in recognised(registry)] == ["daro-velin"]


@pytest.mark.parametrize("what", [exporting.FOLLOWTHEMONEY, exporting.HURIDOCS])
def test_other_forms_hand_on_what_came_of_decisions_and_not_who_made_them_or_why(
    decided: Path, registry: Registry, tmp_path: Path, what: str
) -> None:
    with Registry.open(decided / "registry") as source:
        path = write(source, tmp_path / "out", what)
        acts, bodies = told(source), recognised(source)
    add(registry, path, form=what)
    assert told(registry) == acts
    assert [each[:4] for each in recognised(registry)] == [each[:4] for each in bodies]
    assert [each.answer for each in decisions.active(registry.record, PEOPLE)] == ["different"]
    assert {each.by for each in brought(registry)} == {"reviewer 1 (Open Cells)", "reviewer 2 (Open Cells)"}
    content = b"".join(unpacked(path.read_bytes())) if what == exporting.HURIDOCS else path.read_bytes()
    assert not any(word in content for word in (b"anna", b"berta", b"he and she"))
