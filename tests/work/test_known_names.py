"""Known names reach whoever reads, cost a reading only where they matter, and their order changes nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import permutations
from pathlib import Path

import pytest
from tests.sentences import Sentences
from tests.work.corpus import content, write_corpus

from habeas.claims.extract import Failed
from habeas.claims.gate import Proposals
from habeas.claims.known_names import KnownNames
from habeas.claims.rules import RuleExtractor
from habeas.errors import RegistryInUse, UnknownTerm
from habeas.model import Document
from habeas.record import lock
from habeas.work.build import BuildReport
from habeas.work.registry import Registry


@dataclass(frozen=True)
class Told(Sentences):
    """Reads sentences, and says which of the names that it was told are in a document."""

    known: KnownNames | None = None

    def knowing(self, names: KnownNames) -> Told:
        return replace(self, known=names)

    def propose(self, documents: Iterable[Document]) -> Iterator[Proposals | Failed]:
        kept = list(documents)
        for document, proposed in zip(kept, super().propose(kept), strict=True):
            known = (self.known or KnownNames.of([])).occurring(document.text)
            yield proposed if isinstance(proposed, Failed) else replace(proposed, known_names=known.digest)


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    return write_corpus(tmp_path / "in")


def build(registry: Registry, *paths: Path) -> BuildReport:
    return registry.build(paths, extractor=Told())


def test_names_are_listed_in_order_and_once(registry: Registry) -> None:
    change = registry.names.add(["  Maria\n Quispe", "Ana Torr", "Ana Torr"])
    assert (change.changed, change.unchanged) == (("Maria Quispe", "Ana Torr"), ())
    assert registry.names.add(["Ana Torr"]).unchanged == ("Ana Torr",)
    assert (list(registry.names), len(registry.names)) == (["Ana Torr", "Maria Quispe"], 2)


def test_a_name_is_taken_back_under_any_spelling_and_stays_on_record(registry: Registry) -> None:
    registry.names.add(["María Quispe", "Ana Torr"])
    change = registry.names.remove(["MARIA QUISPE", "Ion Vek"])
    assert (change.changed, change.unchanged) == (("María Quispe",), ("Ion Vek",))
    assert list(registry.names) == ["Ana Torr"]
    assert [(one.name, one.removed is None) for one in registry.names.rows(removed=True)] == [
        ("Ana Torr", True),
        ("María Quispe", False),
    ]


@pytest.mark.parametrize(
    "name", ["", "12", "a" * 121, "one two three four five six seven eight nine ten eleven", "\x07b"]
)
def test_what_is_no_name_is_refused_by_its_place_and_nothing_is_added(registry: Registry, name: str) -> None:
    with pytest.raises(UnknownTerm, match="Name 2"):
        registry.names.add(["Ana Torr", name])
    assert len(registry.names) == 0


def test_names_wait_for_a_build_to_end(registry: Registry) -> None:
    with lock.building(registry.folder), pytest.raises(RegistryInUse):
        registry.names.add(["Ana Torr"])
    assert len(registry.names) == 0


def test_only_documents_with_a_changed_name_are_read_again(registry: Registry, corpus: Path) -> None:
    build(registry, corpus)
    assert registry.names.add(["maria quíspe", "Nobody Here"]).documents == 3
    assert (build(registry, corpus).reread, build(registry, corpus).reread) == (3, 0)
    assert registry.names.add(["Ion Vek"]).documents == 1
    assert registry.names.remove(["Nobody Here"]).documents == 0
    assert (build(registry, corpus / "a.txt").reread, build(registry, corpus).reread) == (1, 0)
    assert registry.names.remove(["Maria Quispe"]).documents == 3
    assert build(registry).reread == 3


def test_two_processes_are_told_the_same_names(tmp_path: Path, corpus: Path) -> None:
    told = []
    for number in (1, 2):
        with Registry.open(tmp_path / f"registry {number}") as registry:
            registry.names.add(["Maria Quispe"])
            registry.build([corpus], extractor=Told(), processes=number)
            told.append({card.name: registry.provenance(card.id).extractor for card in registry.documents})
    assert told[0] == told[1]
    assert len(set(told[0].values())) == 2


def test_documents_that_no_known_name_matters_to_are_never_marked(registry: Registry, corpus: Path) -> None:
    registry.build([corpus], extractor=Sentences())
    assert registry.names.add(["Maria Quispe"]).documents == 0
    assert registry.build([corpus], extractor=Sentences()).reread == 0


def test_the_claims_of_a_marked_document_stand_until_it_is_read_again(registry: Registry, corpus: Path) -> None:
    build(registry, corpus)
    before = content(registry)
    registry.names.add(["Maria Quispe"])
    assert content(registry) == before
    assert registry.verify().faults == ()


WALKS = "Halem, 5 May 2024. Police arrested June Summer in Halem."
SITS = "Halem, 7 May 2024. The court sentenced Prince Monday to four years in prison. June Summer was released."
STEPS = ("walks.txt", "sits.txt", "June Summer", "PRINCE Monday")


@pytest.mark.parametrize("number", [0, 9, 16, 23])
def test_documents_and_names_give_the_same_claims_in_whatever_order_they_came(tmp_path: Path, number: int) -> None:
    (tmp_path / "walks.txt").write_text(WALKS)
    (tmp_path / "sits.txt").write_text(SITS)
    order = list(permutations(STEPS))[number]
    with Registry.open(tmp_path / "at-once") as at_once, Registry.open(tmp_path / "in-steps") as in_steps:
        at_once.names.add(STEPS[2:])
        at_once.build([tmp_path / "walks.txt", tmp_path / "sits.txt"], extractor=RuleExtractor())
        in_steps.names.add(["Summer Police"])
        for step in order:
            if step.endswith(".txt"):
                in_steps.build([tmp_path / step])
            else:
                in_steps.names.add([step])
        in_steps.names.remove(["Summer Police"])
        in_steps.build([tmp_path / "walks.txt"])
        assert {name for each in at_once.claims for name in each.claim.persons} >= {"June Summer"}
        assert content(in_steps) == content(at_once)
        assert [in_steps.provenance(one.id).extractor for one in in_steps.documents] == [
            at_once.provenance(one.id).extractor for one in in_steps.documents
        ]


def test_a_registry_that_was_made_before_there_were_known_names_gets_their_table(tmp_path: Path, corpus: Path) -> None:
    from django.core.management import call_command
    from django.db import connections

    from habeas.record import search

    with Registry.open(tmp_path / "older") as older:
        build(older, corpus)
        call_command("migrate", "record", "0001", database=older.record.alias, verbosity=0, interactive=False)
        connections[older.record.alias].close()
    with Registry.open(tmp_path / "older") as opened:
        assert opened.names.add(["Ion Vek"]).changed == ("Ion Vek",)
        assert [found.document_id for found in search.documents(opened.record, "Torr gate")] == []
        assert len(search.documents(opened.record, "Ana Torr")) == 1
