"""Deriving only what new documents touch gives what deriving everything gives, whatever came and was decided before."""

from __future__ import annotations

import json
import random
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.sentences import Sentences
from tests.work.altered import Altered
from tests.work.corpus import LEAD
from tests.work.derived_rows import derived_rows

from habeas.errors import HabeasError
from habeas.people.judgements import key_of
from habeas.record.connect import Record
from habeas.record.queue import Place
from habeas.work import derive_changed
from habeas.work.derive import derive
from habeas.work.registry import Registry

# Invented people; two with one name, some under two spellings, and claims about nobody in the same words.
TOLD = [
    "Police arrested Maria Quispe on 2024-03-01. Police searched homes in 2024-03.",
    "Maria Quispe was released on 2024-05-05. Police searched homes in 2024-03.",
    "Police arrested Ion Vek on 2023-10. Police arrested Maria Quispe on 2024-03-02. Police searched homes.",
    "Police arrested María Quispe in 2024. Police searched homes. Prison No. 4 of the Penitentiary Service was full.",
    "Police arrested Ana Torr on 2022-01-09. Ana Torr was released on 2022-02-10. Ion Vek was released on 2023-11-02.",
    "Police arrested Ion Vek on 2023-10-05. Police arrested Ana Torr on 2022-01-10. Branch 2 of the Halem Court sat.",
    "Ana Torr was released on 2022-02-11. Police arrested Anna Torr on 2021-04-04. Police searched homes in 2024-03.",
    "Police arrested Ion Veck on 2023-10-05. Maria Quispe was released on 2024-05-06.",
]
CHANGES: list[dict[int, dict[str, Any] | None]] = [
    {}, {0: None}, {0: {"date": None}}, {1: {"type": "arrest"}}, {0: {"persons": ("Mira Sol",)}},
    {1: None, 0: {"shorter": True}}, {0: {"place": "Vardan Prison"}}, {1: {"place": "Prison No. 4"}},
]  # fmt: skip


@pytest.fixture(autouse=True)
def _however_few(monkeypatch: pytest.MonkeyPatch) -> None:
    """In so small a record one document is much."""
    monkeypatch.setattr(derive_changed, "ONE_IN", 0)


class Walk:
    """A registry to which documents come, and in which people decide, in an order that chance gives."""

    def __init__(self, registry: Registry, folder: Path, chance: random.Random, days: tuple[str, ...] = ()) -> None:
        """Documents are of one of these days, of none where that is empty."""
        self.registry, self.folder, self.chance, self.days = registry, folder, chance, days
        self.waiting = list(enumerate(TOLD))
        chance.shuffle(self.waiting)
        self.version = 1
        folder.mkdir()

    def document(self) -> None:
        """A document comes, perhaps in the place of another one."""
        if self.waiting:
            number, told = self.waiting.pop()
            place = self.chance.choice([number, number, 0])
            (self.folder / f"{place}.txt").write_text(f"{LEAD}{told} The snow had gone by then.\n")
            if self.days and (day := self.chance.choice(self.days)):
                (self.folder / f"{place}.txt.meta.json").write_text(json.dumps({"published": day}))
            self.build(Sentences(f"sentences {self.version}"))

    def reading(self) -> None:
        """All documents are read anew, and some otherwise."""
        self.version += 1
        self.build(Altered(f"sentences {self.version}", self.chance.choice(CHANGES), self.chance.random() < 0.2))

    def review(self) -> None:
        """Somebody decides on a claim."""
        persons = [["Ana Torr"], ["Maria Quispe"], ["Nora Feld"], ["Ion Vek (new)"], ["Maria Quispe (new)"]]
        claims = list(self.registry.claims)
        if claims:
            one = self.chance.choice(claims).id
            whom = self.chance.choice(persons)
            values = self.chance.choice(
                [{"date": "2024"}, {"type": "remand"}, {"persons": whom}, {"place": "Vardan Prison"}]
            )
            answer = self.chance.choice(["accept", "reject", "correct"])
            getattr(self.registry.reviews, answer)(one, *([values] if answer == "correct" else []))
            assert_as_derived_anew(self.registry)

    def people(self) -> None:
        """Somebody decides that two people are one, or two."""
        keys = [key_of(one.document_id, one.name) for person in self.registry.people for one in person.mentions]
        if len(keys) > 1:
            getattr(self.registry, self.chance.choice(["same", "different"]))(*self.chance.sample(sorted(keys), 2))

    def acts(self) -> None:
        """Somebody decides that two acts are one, or two."""
        acts = sorted(act.id for act in self.registry.acts)
        if len(acts) > 1:
            judge = self.chance.choice(["same", "different"])
            getattr(self.registry.judged_acts, judge)(*self.chance.sample(acts, 2))

    def undo(self) -> None:
        """The last entry of the log is undone."""
        made = list(self.registry.decisions)
        if made:
            self.registry.undo(made[0].decision.id)
            assert_as_derived_anew(self.registry)

    def step(self) -> None:
        """Something happens; what may not be decided is not."""
        happens = [self.document, self.document, self.document, self.reading, self.review, self.review, self.people,
                   self.acts, self.undo]  # fmt: skip
        try:
            self.chance.choice(happens)()
        except HabeasError:
            return

    def build(self, extractor: Sentences) -> None:
        self.registry.build([self.folder], extractor=extractor)
        assert_as_derived_anew(self.registry)


def assert_as_derived_anew(registry: Registry) -> None:
    before = derived_rows(registry)
    derive(registry.record)
    after = derived_rows(registry)
    for table, rows in after.items():
        assert before[table] == rows, table


# Those of thirty steps once showed claims in another order, and of two older versions the decision on the wrong one.
@pytest.mark.parametrize(("seed", "steps"), [(0, 8), (1, 8), (2, 8), (107, 30), (112, 30), (116, 30)])
def test_whatever_comes_and_is_decided_it_is_as_derived_anew(
    registry: Registry, tmp_path: Path, seed: int, steps: int
) -> None:
    walk = Walk(registry, tmp_path / "in", random.Random(seed))
    for _ in range(steps):
        walk.step()


# Days on which documents were published: what was known on each is kept, and only what a decision changes made anew.
DAYS = ("2024-03-02", "2024-05-07", "2024-05-07", "2024-11-01", "2025-02", "2026", "")


# Of seeds 550 and 593 a claim about nobody once stood in no act: one that was accepted after all beside one about
# somebody, and one whose act went with a claim that was rejected.
@pytest.mark.parametrize(("seed", "steps"), [(1, 12), (550, 30), (593, 30)])
def test_so_it_is_where_documents_are_of_several_days(
    registry: Registry, tmp_path: Path, seed: int, steps: int
) -> None:
    walk = Walk(registry, tmp_path / "in", random.Random(seed), DAYS)
    for _ in range(steps):
        walk.step()


def write(folder: Path, numbers: Iterable[int]) -> Path:
    folder.mkdir(exist_ok=True)
    for number in numbers:
        (folder / f"{number}.txt").write_text(f"{LEAD}{TOLD[number]} The snow had gone by then.\n")
    return folder


def test_documents_that_come_one_by_one_are_as_all_at_once(registry: Registry, tmp_path: Path) -> None:
    for number in (5, 0, 7, 2, 6, 1, 4, 3):
        registry.build([write(tmp_path / "in", [number])], extractor=Sentences())
    with Registry.open(tmp_path / "at-once") as other:
        other.build([tmp_path / "in"], extractor=Sentences())
        one_by_one, at_once = derived_rows(registry), derived_rows(other)
        assert one_by_one.pop("Redirect") != at_once.pop("Redirect")  # whoever had another id on the way
        assert one_by_one == at_once
        assert registry.search("searched homes").claims == other.search("searched homes").claims


def test_only_whom_a_new_document_touches_is_derived(
    registry: Registry, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    registry.build([write(tmp_path / "in", range(5))], extractor=Sentences())
    derived: list[str] = []
    plain = derive_changed.cases_anew

    def watched(record: Record, persons: list[str], *given: Any) -> None:
        derived.extend(persons)
        plain(record, persons, *given)

    monkeypatch.setattr(derive_changed, "cases_anew", watched)
    (tmp_path / "in" / "new.txt").write_text(f"{LEAD}Police arrested Nora Feld on 2024-07-01. It rained.\n")
    registry.build([tmp_path / "in"], extractor=Sentences())
    assert derived == ["nora-feld"]
    registry.build([tmp_path / "in"], extractor=Sentences())
    assert derived == ["nora-feld"]


def test_everything_is_derived_where_it_is_asked_for_or_not_known_what_changed(
    registry: Registry, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = write(tmp_path / "in", range(5))
    registry.build([folder], extractor=Sentences())
    before = derived_rows(registry)
    monkeypatch.setattr(derive_changed, "cases_anew", None)
    registry.build([folder], extractor=Sentences(), derive_all=True)
    assert derived_rows(registry) == before
    write(folder, [5])
    monkeypatch.setattr("habeas.work.derive_changed.STEPS", "other steps")
    registry.build([folder], extractor=Sentences())
    assert_as_derived_anew(registry)


def test_somebody_new_in_a_review_is_derived_without_everybody_else(
    registry: Registry, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    registry.build([write(tmp_path / "in", range(5))], extractor=Sentences())
    one = next(claim for claim in registry.claims if claim.claim.persons == ("Ion Vek",))
    with monkeypatch.context() as watched:
        watched.setattr(derive_changed, "derive", None)
        made = registry.reviews.correct(one.id, {"persons": ["Ion Vek (new)"]})
        assert "Ion Vek (2)" in {person.name for person in registry.people} | {act.person_name for act in registry.acts}
    assert_as_derived_anew(registry)
    registry.undo(made.id)
    assert_as_derived_anew(registry)


def test_what_an_older_version_tells_waits_behind_everything_else(registry: Registry, tmp_path: Path) -> None:
    folder = write(tmp_path / "in", [0, 1])
    registry.build([folder], extractor=Sentences())
    old = {claim.id for claim in registry.claims if claim.document.name == "0.txt"}
    (folder / "0.txt").write_text(f"{LEAD}{TOLD[0]} {TOLD[3]} Much was new.\n")
    registry.build([folder], extractor=Sentences())
    assert_as_derived_anew(registry)
    waiting = list(iter_queue(registry))
    assert {place.claim_id for place in waiting[-len(old) :]} == old
    assert {place.why for place in waiting[-len(old) :]} == {"in a version of a document that has a newer one"}
    assert all("newer" not in place.why for place in waiting[: -len(old)])
    # Somebody decided, and it holds: it waits no more, whichever version it stands in.
    registry.reviews.accept(waiting[-1].claim_id)
    assert_as_derived_anew(registry)


def test_a_document_that_lies_at_a_second_place_too_is_no_older_version(registry: Registry, tmp_path: Path) -> None:
    folder = write(tmp_path / "in", [0, 1])
    registry.build([folder], extractor=Sentences())
    was = (folder / "0.txt").read_bytes()
    (folder / "0.txt").write_text(f"{LEAD}{TOLD[3]} Much was new.\n")
    registry.build([folder], extractor=Sentences())
    assert any("newer" in place.why for place in iter_queue(registry))
    (folder / "kept.txt").write_bytes(was)
    registry.build([folder], extractor=Sentences())
    assert_as_derived_anew(registry)
    assert not any("newer" in place.why for place in iter_queue(registry))


def iter_queue(registry: Registry) -> Iterator[Place]:
    place = registry.reviews.first()
    while place is not None:
        yield place
        place = registry.reviews.after(place)
