"""A build reads what is new, keeps everything, and gives the same registry however often and in whatever order."""

from __future__ import annotations

import errno
import json
import os
import sqlite3
from dataclasses import replace
from itertools import permutations
from pathlib import Path

import pytest
from django.db import OperationalError
from tests.sentences import Sentences
from tests.work.corpus import STORIES, content, write_corpus

from habeas.errors import RegistryInUse, StorageFull, UnreadableDocument
from habeas.record import lock, store
from habeas.work.build import BuildReport, Step
from habeas.work.registry import Registry


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    return write_corpus(tmp_path / "in")


def build(registry: Registry, *paths: Path, **options: object) -> BuildReport:
    report = registry.build(paths, **{"extractor": Sentences(), **options})  # type: ignore[arg-type]
    return replace(report, seconds=0.0)


def test_a_folder_becomes_documents_claims_people_acts_and_cases(registry: Registry, corpus: Path) -> None:
    report = build(registry, corpus)
    assert (report.found, report.new, report.set_aside, report.failed) == (5, 5, (), ())
    assert (report.claims, report.people, report.counts) == (7, 3, 2)
    assert report.words == sum(len(story.split()) for story in STORIES.values())
    assert [person.id for person in registry.people] == ["ana-torr", "ion-vek", "maria-quispe"]
    assert [case.person_id for case in (each.case for each in registry.cases())] == [
        "ana-torr",
        "ion-vek",
        "maria-quispe",
    ]


def test_an_unchanged_file_is_neither_read_nor_written(registry: Registry, corpus: Path) -> None:
    first = build(registry, corpus)

    class Never(Sentences):
        def propose(self, documents: object) -> object:  # type: ignore[override]
            raise AssertionError("extracted again")

    def never(*_: object) -> None:
        raise AssertionError("written again")

    with pytest.MonkeyPatch.context() as patch:
        for name in ("store", "add_origins", "set_aside"):
            patch.setattr(store, name, never)
        again = build(registry, corpus, extractor=Never())
    assert again == replace(first, new=0, unchanged=5, words=0)


@pytest.mark.parametrize("number", range(3))
def test_the_order_and_number_of_builds_changes_nothing(tmp_path: Path, corpus: Path, number: int) -> None:
    names = list(permutations(STORIES))[number * 47]
    with Registry.open(tmp_path / "at-once") as at_once, Registry.open(tmp_path / "one-by-one") as one_by_one:
        build(at_once, corpus)
        for name in names:
            build(one_by_one, corpus / name)
        assert content(one_by_one) == content(at_once)


def test_two_processes_give_what_one_gives(tmp_path: Path, corpus: Path) -> None:
    with Registry.open(tmp_path / "one") as one, Registry.open(tmp_path / "two") as two:
        assert build(one, corpus, processes=1) == build(two, corpus, processes=2)
        assert content(one) == content(two)


def test_an_exact_copy_is_a_second_origin_of_one_document(registry: Registry, corpus: Path) -> None:
    (corpus / "copy of c.txt").write_bytes((corpus / "c.txt").read_bytes())
    report = build(registry, corpus)
    assert (report.found, report.new, report.copies, len(registry.documents)) == (6, 5, 1, 5)
    card = registry.documents.where(name="c.txt")[0]
    assert [Path(path).name for path in registry.provenance(card.id).origins] == ["c.txt", "copy of c.txt"]
    assert build(registry, corpus).unchanged == 6


def test_a_document_takes_its_facts_from_the_same_copy_in_any_order(tmp_path: Path, corpus: Path) -> None:
    copy = tmp_path / "z" / "with-sidecar.txt"
    copy.parent.mkdir()
    copy.write_bytes((corpus / "c.txt").read_bytes())
    (copy.parent / "with-sidecar.meta.json").write_text(json.dumps({"publisher": "Harbour News"}))
    with Registry.open(tmp_path / "one") as one, Registry.open(tmp_path / "other") as other:
        build(one, corpus / "c.txt")
        build(one, copy)
        build(other, copy, corpus / "c.txt")
        assert [card.publisher for card in one.documents] == ["Harbour News"]
        assert content(one) == content(other)


SAYS = {
    "nothing": "{}",
    "who": json.dumps({"publisher": "Harbour News", "title": "A story", "country": "AZ"}),
    "when": json.dumps({"published": "2024-03-02"}),
    "both": json.dumps({"publisher": "Harbour News", "published": "2024-03-02"}),
    "nonsense": "{not json",
}


@pytest.mark.parametrize(
    ("beside", "publisher", "published"),
    [
        (("nothing", "when"), None, "2024-03-02"),
        (("when", "who"), None, "2024-03-02"),
        (("when", "both", "nothing"), "Harbour News", "2024-03-02"),
        (("nonsense", "who"), "Harbour News", None),
    ],
)
def test_the_sidecar_that_says_most_counts_in_any_order(
    tmp_path: Path, beside: tuple[str, ...], publisher: str | None, published: str | None
) -> None:
    for name in beside:
        (tmp_path / name).mkdir()
        (tmp_path / name / "story.txt").write_text(STORIES["d/e.txt"])
        (tmp_path / name / "story.meta.json").write_text(SAYS[name])
    for number, order in enumerate(permutations(beside)):
        with Registry.open(tmp_path / f"registry {number}") as registry:
            for name in order:
                build(registry, tmp_path / name)
            (card,) = registry.documents
            assert (card.publisher, card.published and str(card.published)) == (publisher, published)


def test_a_changed_sidecar_is_read_again(registry: Registry, corpus: Path) -> None:
    build(registry, corpus)
    (corpus / "a.txt.meta.json").write_text(json.dumps({"publisher": "Harbour News", "published": "2024-03"}))
    report = build(registry, corpus)
    assert (report.reread, report.unchanged) == (1, 4)
    card = registry.documents.where(name="a.txt")[0]
    assert (card.publisher, str(card.published), card.country) == ("Harbour News", "2024-03", None)


def test_a_sidecar_that_is_taken_away_no_longer_counts(registry: Registry, corpus: Path) -> None:
    build(registry, corpus)
    (corpus / "a.txt.meta.json").unlink()
    assert build(registry, corpus).reread == 1
    assert registry.documents.where(name="a.txt")[0].publisher is None


def test_a_newer_extractor_reads_everything_again(registry: Registry, corpus: Path) -> None:
    build(registry, corpus)
    report = build(registry, corpus, extractor=Sentences("sentences 2"))
    assert (report.new, report.reread, report.claims) == (0, 5, 7)


def test_a_newer_extractor_reads_from_the_archive_what_lies_nowhere_else(
    registry: Registry, corpus: Path, tmp_path: Path
) -> None:
    build(registry, corpus)
    for path in (corpus / "a.txt", corpus / "a.txt.meta.json", corpus / "b.txt"):
        path.unlink()
    (corpus / "c.txt").write_bytes(b"")
    newer = Sentences("sentences 2")
    report = build(registry, corpus, extractor=newer)
    assert (report.found, report.new, report.reread, report.claims) == (3, 0, 5, 7)
    assert {registry.provenance(card.id).extractor for card in registry.documents} == {"sentences 2"}
    assert registry.documents.where(name="a.txt")[0].publisher == "The Halem Courier"
    assert [Path(aside.path).name for aside in registry.set_asides] == ["c.txt"], "the file that lies there now"
    assert build(registry, tmp_path / "nothing.txt", extractor=newer).reread == 0
    assert registry.verify().faults == ()


def test_documents_of_other_folders_are_brought_up_to_date_too(tmp_path: Path, corpus: Path) -> None:
    with Registry.open(tmp_path / "one") as one, Registry.open(tmp_path / "other") as other:
        build(one, corpus)
        build(one, corpus / "a.txt", extractor=Sentences("sentences 2"), processes=2)
        build(other, corpus, extractor=Sentences("sentences 2"))
        assert content(one) == content(other)


def test_what_another_extractor_read_stays_unless_it_is_named(registry: Registry, corpus: Path) -> None:
    build(registry, corpus)
    report = build(registry, corpus / "a.txt", extractor=Sentences("phrases 1"))
    assert (report.found, report.reread) == (1, 1)
    extractors = [registry.provenance(card.id).extractor for card in registry.documents]
    assert sorted(extractors) == ["phrases 1", *["sentences 1"] * 4]


def test_nothing_that_was_not_named_is_sent_to_a_language_model(
    registry: Registry, corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from habeas.work import extractors

    build(registry, corpus)
    monkeypatch.setattr(extractors, "spent_by", lambda _: "it asks a model")
    assert build(registry, corpus / "a.txt", extractor=Sentences("sentences 2")).reread == 1


def test_what_a_newer_reader_cannot_read_stays_as_it_was_read(
    registry: Registry, corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from habeas.documents import read

    build(registry, corpus)
    (corpus / "b.txt").unlink()
    before, real = content(registry), read.read

    def fail(content: bytes, name: str, sidecar: object) -> object:
        if name == "b.txt":
            raise UnreadableDocument("b.txt is too old")
        return real(content, name, sidecar)  # type: ignore[arg-type]

    monkeypatch.setattr(read, "read", fail)
    monkeypatch.setattr(read, "READER", "a later reader")
    report = build(registry, corpus)
    assert (report.reread, [aside.reason for aside in report.set_aside]) == (4, ["b.txt is too old"])
    assert content(registry) == before
    assert build(registry, corpus).reread == 0


def test_a_newer_reader_reads_everything_again(
    registry: Registry, corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from habeas.documents import read

    build(registry, corpus)
    monkeypatch.setattr(read, "READER", "a later reader")
    assert build(registry, corpus).reread == 5


def test_a_file_that_changed_or_vanished_leaves_its_document(registry: Registry, corpus: Path) -> None:
    build(registry, corpus)
    (corpus / "b.txt").unlink()
    (corpus / "c.txt").write_text("Police arrested Ion Vek on 2023-10-02. A second version.")
    report = build(registry, corpus)
    assert (report.found, report.new, len(registry.documents)) == (4, 1, 6)
    assert len([claim for claim in registry.claims if claim.claim.persons == ("Ion Vek",)]) == 2


def test_what_cannot_be_read_is_listed_kept_and_taken_off_the_list(registry: Registry, corpus: Path) -> None:
    empty = corpus / "empty.txt"
    empty.write_bytes(b"")
    (corpus / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(50))
    (corpus / "a.txt.meta.json").write_text("{not json")
    report = build(registry, corpus)
    names = [Path(aside.path).name for aside in report.set_aside]
    assert (report.found, report.new, names) == (7, 4, ["a.txt", "empty.txt", "picture.png"])
    assert all(aside.reason for aside in report.set_aside)
    assert list(registry.set_asides) == list(report.set_aside)
    assert len(list(registry.record.archive)) == 8, "five stories, two other files and a sidecar"
    assert build(registry, corpus).set_aside == report.set_aside
    empty.write_text("Police arrested Eva Lund on 2024-01-01.")
    write_corpus(corpus)
    assert [Path(aside.path).name for aside in build(registry, corpus).set_aside] == ["picture.png"]
    assert [Path(aside.path).name for aside in registry.set_asides] == ["picture.png"]


def test_a_file_without_the_right_to_read_it_is_set_aside(
    registry: Registry, corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = Path.open

    def refuse(path: Path, *arguments: object, **options: object) -> object:
        if path.name == "b.txt":
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        return real(path, *arguments, **options)  # type: ignore[call-overload]

    monkeypatch.setattr(Path, "open", refuse)
    report = build(registry, corpus)
    assert (report.new, [Path(aside.path).name for aside in report.set_aside]) == (4, ["b.txt"])


def test_a_document_that_breaks_the_extractor_is_kept_and_tried_again(registry: Registry, corpus: Path) -> None:
    (corpus / "broken.txt").write_text("BREAK. Police arrested Eva Lund on 2024-01-01.")
    report = build(registry, corpus)
    assert [aside.reason for aside in report.failed] == ["broken.txt: the sentences broke"]
    assert (report.new, len(registry.documents), report.claims) == (5, 6, 7)
    assert len(build(registry, corpus).failed) == 1


def test_a_document_that_breaks_the_reader_does_not_stop_the_others(
    registry: Registry, corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from habeas.documents import read

    real = read.read

    def fail(content: bytes, name: str, sidecar: object) -> object:
        if name == "c.txt":
            raise RecursionError("too deep")
        return real(content, name, sidecar)  # type: ignore[arg-type]

    monkeypatch.setattr(read, "read", fail)
    report = build(registry, corpus)
    assert (report.new, [aside.reason.partition(";")[0] for aside in report.set_aside]) == (
        4,
        ["c.txt: the reader failed on it (RecursionError)"],
    )


def test_a_name_that_is_no_text_is_kept_readable(registry: Registry, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    path = os.fsencode(folder) + b"/na\xffme\x07.txt"
    Path(os.fsdecode(path)).write_text(STORIES["a.txt"])
    assert build(registry, folder).new == 1
    card = registry.documents[0]
    assert card.name.isprintable()
    assert registry.provenance(card.id).origins[0].endswith("na\\xffme\x07.txt")


def test_a_second_build_at_once_is_refused_and_readers_are_not(registry: Registry, corpus: Path) -> None:
    build(registry, corpus / "a.txt")
    with lock.building(registry.folder):
        with pytest.raises(RegistryInUse, match="Another build"):
            build(registry, corpus)
        assert len(Registry.open(registry.folder).documents) == 1
    assert build(registry, corpus).new == 4


def test_progress_tells_how_far_it_is(registry: Registry, corpus: Path) -> None:
    steps: list[Step] = []
    build(registry, corpus, progress=steps.append)
    assert [step.done for step in steps] == [1, 2, 3, 4, 5, 5]
    assert {step.total for step in steps} == {5}
    assert steps[-1] == Step(5, 5, sum(len(story.split()) for story in STORIES.values()), 7, steps[-1].doing)


def _no_room(*_: object) -> None:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def _database_full(*_: object) -> None:
    raise OperationalError("database or disk is full") from sqlite3.OperationalError("database or disk is full")


@pytest.mark.parametrize("after", [0, 1, 3])
@pytest.mark.parametrize("where", ["archive", "database", "derived"])
def test_a_full_disk_stops_the_build_and_the_next_one_goes_on(
    tmp_path: Path, corpus: Path, where: str, after: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    from habeas.record import archive, cases, room

    targets = {"archive": (archive, "_copy"), "database": (store, "mark_changed"), "derived": (cases, "add_acts")}
    module, name = targets[where]
    real, calls = getattr(module, name), 0

    def full(*arguments: object, **named: object) -> object:
        nonlocal calls
        calls += 1
        if calls > after:
            (_no_room if where == "archive" else _database_full)()
        return real(*arguments, **named)

    with Registry.open(tmp_path / "whole") as whole, Registry.open(tmp_path / "full") as registry:
        build(whole, corpus)
        monkeypatch.setattr(module, name, full)
        monkeypatch.setattr(
            "habeas.work.derive.TOGETHER", 1
        )  # so that the acts of each person are written by themselves
        with pytest.raises(StorageFull, match="no room left"):
            build(registry, corpus)
        monkeypatch.undo()
        assert room.FULL
        assert registry.verify().faults == ()
        build(registry, corpus)
        assert content(registry) == content(whole)
        assert registry.verify().faults == ()


def test_a_registry_inside_the_folder_is_not_read(tmp_path: Path, corpus: Path) -> None:
    with Registry.open(corpus / "registry") as inside:
        assert build(inside, corpus).found == 5
        assert build(inside, corpus).found == 5
