"""A mention is pointed at by its document, by any spelling of a name, or by a person's id; nobody is guessed."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.sentences import Sentences
from tests.work.corpus import LEAD, write_corpus

from habeas.errors import NotFound
from habeas.people.judgements import key_of
from habeas.work.pointing import Pointed, pointed, typed
from habeas.work.registry import Registry


@pytest.fixture
def filled(registry: Registry, tmp_path: Path) -> Registry:
    folder = write_corpus(tmp_path / "in")
    for day, name in enumerate(("copy/c.txt", "the list of May.txt"), start=1):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(f"{LEAD}Police arrested Lina Vers on 2024-05-0{day}. It rained.\n")
    registry.build([folder], extractor=Sentences())
    return registry


def document(registry: Registry, name: str) -> str:
    return next(card.id for card in registry.documents.where(name=name))


@pytest.mark.parametrize(
    ("text", "by"),
    [
        ("Ana Torr", "name"),
        ("  ána\tTORR ", "name"),
        ("ana-torr", "person"),
        ("Torr", "person"),
        ("f.txt Ana Torr", "document"),
        ("F.TXT Ána Torr", "document"),
    ],
)
def test_a_mention_is_found_in_every_way(filled: Registry, text: str, by: str) -> None:
    key = key_of(document(filled, "f.txt"), "Ana Torr")
    assert pointed(filled.record, text) == Pointed(key, "ana-torr", by)
    assert pointed(filled.record, text).name == "Ana Torr"


def test_of_a_persons_mentions_the_one_that_is_spelt_so_is_meant(filled: Registry) -> None:
    assert pointed(filled.record, "María Quispe").key == key_of(document(filled, "e.txt"), "María Quispe")
    assert pointed(filled.record, "Maria Quispe").name == "Maria Quispe"


def test_the_beginning_of_an_id_is_enough_and_what_is_printed_can_be_typed(filled: Registry) -> None:
    key = key_of(document(filled, "f.txt"), "Ana Torr")
    assert pointed(filled.record, key).key == key
    assert pointed(filled.record, typed(key).strip('"')).key == key
    assert pointed(filled.record, f"{key[:6].upper()} ana torr").key == key


def test_a_files_name_may_have_spaces(filled: Registry) -> None:
    key = key_of(document(filled, "the list of May.txt"), "Lina Vers")
    assert pointed(filled.record, "The list of May.txt Lina Vers").key == key


def test_two_files_of_one_name_are_told_apart_by_their_ids(filled: Registry) -> None:
    with pytest.raises(NotFound, match=r"Several documents are called 'c\.txt'; name one by its id: "):
        pointed(filled.record, "c.txt Ion Vek")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("f.txt Ion Vek", "names nobody 'Ion Vek'. It names Ana Torr."),
        ("decade Torr", "Nobody in the registry is called 'decade Torr'"),
        ("z.txt Ana Torr", "Nobody in the registry is called"),
        ("f.txt", "Nobody in the registry is called"),
        ("", "Nobody has an empty name"),
        ("?!", "Nobody in the registry is called"),
        (" ".join(f"x{number}" for number in range(500)), "Nobody in the registry is called"),
        ("x." * 30_000, "Nobody in the registry is called"),
        ("x" * 60_000, "Nobody in the registry is called"),
    ],
    ids=lambda text: text[:40],
)
def test_nobody_is_guessed(filled: Registry, text: str, words: str) -> None:
    with pytest.raises(NotFound) as error:
        pointed(filled.record, text)
    assert words in str(error.value)
    assert len(str(error.value)) < 300
