"""`habeas explain`: a file or a document of a registry, sentence by sentence; what is wrong is one sentence."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.cli.conftest import Give
from tests.work.corpus import write_corpus

from habeas.work.registry import Registry

STORY = """Editor freed in Batumi

Police arrested the editor Nino Beridze on May 3. The hearing was short.

The sea is blue in the morning.

A court released Nino Beridze on May 9, and the union condemned the arrest."""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A story with a sidecar."""
    path = tmp_path / "story.txt"
    path.write_text(STORY)
    (tmp_path / "story.txt.meta.json").write_text(json.dumps({"published": "2024-05-10", "country": "GE"}))
    return path


def lines(give: Give, *words: str) -> list[str]:
    """What the command says, a line each, without the white space at their beginnings."""
    result = give("explain", *words)
    assert result.exit_code == 0, result.output
    return [line.strip() for line in result.output.splitlines()]


def test_a_file_is_explained_without_a_registry(give: Give, file: Path, tmp_path: Path) -> None:
    result = give("explain", str(file), registry=tmp_path / "none")
    assert result.exit_code == 0, result.output
    assert not (tmp_path / "none").exists()
    page = result.output
    order = ["Editor freed in Batumi", "3 claims;", "“arrested”: Arrest",
             "Path: a verb; to whom: what the verb is done to", "Claim 1: arrest, Nino Beridze", "By: police",
             "When: 3 May 2024", "Confidence 0.", "Quote: ",
             "“hearing”: no trial: nobody is found", "The sea is blue", "Passed over before the parse",
             "“released”: Release", "Claim 2: release, Nino Beridze", "“condemned”: Condemnation"]  # fmt: skip
    places = [page.casefold().find(each.casefold()) for each in order]
    assert places == sorted(places), list(zip(order, places, strict=True))
    assert -1 not in places


def test_a_word_of_the_same_act_leads_to_its_claim(give: Give, file: Path) -> None:
    file.write_text(STORY.replace("condemned the arrest", "condemned the arrest of Nino Beridze"))
    text = " ".join(lines(give, str(file)))
    assert "“arrest”: Arrest Path: " in text
    assert "Tells of the same as claim 1, in sentence 2: both are one claim." in text


def test_sentences_with_nothing_in_them_are_shown_only_with_all(give: Give, file: Path) -> None:
    file.write_text(STORY.replace("The hearing was short.", "It was Monday."))
    assert "It was Monday." not in " ".join(lines(give, str(file)))
    shown = lines(give, str(file), "--all")
    assert "Nothing in it tells of an act or a response." in shown
    assert "It was Monday." in " ".join(shown)


def test_no_line_is_wider_than_a_terminal(give: Give, file: Path) -> None:
    assert [line for line in give("explain", str(file), "--all").output.splitlines() if len(line) > 80] == []


def test_for_machines_each_paragraph_is_a_line_of_json(give: Give, file: Path) -> None:
    rows = [json.loads(line) for line in give("explain", str(file), "--json").output.splitlines()]
    assert [row["paragraph"] for row in rows] == [1, 2, 3, 4]
    claims = [claim for row in rows for each in row["sentences"] for one in each["triggers"] for claim in one["claims"]]
    assert [(claim["claim"], claim["type"]) for claim in claims] == [(1, "arrest"), (2, "release"), (3, "condemnation")]
    assert all(STORY[start:end] == quote for claim in claims
               for start, end, quote in zip(claim["starts"], claim["ends"], claim["quotes"], strict=True))  # fmt: skip


@pytest.fixture(scope="module")
def registry(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A registry that the rules themselves have read."""
    folder = tmp_path_factory.mktemp("explained")
    for name, title in (("one.txt", "Editor freed in Batumi"), ("two.txt", "Editor freed in Poti")):
        (folder / name).write_text(STORY.replace("Editor freed in Batumi", title))
    with Registry.open(folder / "registry") as opened:
        opened.build([folder / "one.txt", folder / "two.txt"])
    return folder / "registry"


@pytest.mark.parametrize("asked", ["one.txt", "ONE.TXT", "Editor freed in Batumi", "batumi"])
def test_a_document_of_a_registry_is_found_by_its_name_or_title(give: Give, registry: Path, asked: str) -> None:
    result = give("explain", asked, registry=registry)
    assert result.exit_code == 0, result.output
    assert result.output.startswith("Editor freed in Batumi\n3 claims;")
    assert "may differ" not in result.output


def test_a_document_of_a_registry_is_found_by_the_beginning_of_its_id(give: Give, registry: Path) -> None:
    with Registry.open(registry) as opened:
        ids = {card.name: card.id for card in opened.documents}
    assert give("explain", ids["two.txt"][:12], registry=registry).output.startswith("Editor freed in Poti")
    assert give("explain", ids["two.txt"].upper(), registry=registry).output.startswith("Editor freed in Poti")


def test_the_claims_are_those_that_the_registry_has(give: Give, registry: Path) -> None:
    rows = [json.loads(line) for line in give("explain", "one.txt", "--json", registry=registry).output.splitlines()]
    claims = [claim for row in rows for each in row["sentences"] for one in each["triggers"] for claim in one["claims"]]
    with Registry.open(registry) as opened:
        [card] = [card for card in opened.documents if card.name == "one.txt"]
        stored = [(one.claim.type, list(one.claim.persons), one.claim.rule) for one in opened.claims_of(card.id)]
    assert [(claim["type"], claim["persons"], claim["rule"]) for claim in claims] == stored


def test_who_read_the_registry_otherwise_is_told(give: Give) -> None:
    result = give("explain", "a.txt")
    assert result.exit_code == 0, result.output
    assert "which may differ." in " ".join(result.output.split())


def test_a_name_that_several_documents_have_is_not_guessed(give: Give, registry: Path) -> None:
    result = give("explain", "editor freed", registry=registry)
    assert result.exit_code == 1
    assert result.output.startswith("habeas: Several documents answer to 'editor freed'; name one by its id: ")
    assert "one.txt (" in result.output


def test_a_document_that_is_nowhere_is_said_in_a_sentence(give: Give, tmp_path: Path) -> None:
    found = give("explain", "nothing.txt")
    assert (found.exit_code, found.output) == (
        1, "habeas: No document answers to 'nothing.txt'. List them all with: habeas documents\n",
    )  # fmt: skip
    none = give("explain", "nothing.txt", registry=tmp_path / "none")
    assert none.exit_code == 1
    assert none.output.startswith("habeas: There is no file 'nothing.txt', and no registry in ")


def test_what_cannot_be_read_is_said_in_a_sentence(give: Give, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    (tmp_path / "broken.pdf").write_bytes(b"%PDF-1.7\nnothing")
    (tmp_path / "spanish.txt").write_text(
        "La policía detuvo el martes al periodista Carlos Fernández en su casa de Managua. Un tribunal lo condenó a "
        "nueve años de prisión por conspiración. Amnistía Internacional pidió su liberación inmediata."
    )
    write_corpus(tmp_path / "folder")
    for name, said in (
        ("empty.txt", "is empty"),
        ("broken.pdf", "broken.pdf"),
        ("spanish.txt", "not in English"),
        ("folder", "is a folder; name one of its files"),
    ):
        result = give("explain", str(tmp_path / name))
        assert result.exit_code == 1, name
        assert result.output.startswith("habeas: ")
        assert said in result.output
        assert result.output.count("\n") == 1
