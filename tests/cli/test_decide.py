"""Decisions are made, listed and taken back on the command line; each answer says what is so and how to undo it."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from tests.cli.conftest import Give
from typer.testing import Result


@pytest.fixture
def folder(filled: Path, tmp_path: Path) -> Path:
    """A registry of the small corpus that can be written to."""
    return Path(shutil.copytree(filled, tmp_path / "registry"))


def line(result: Result) -> str:
    assert max(map(len, result.stdout.splitlines()), default=0) <= 80
    return " ".join(result.output.split())


def test_a_decision_is_told_with_its_number_and_how_to_take_it_back(give: Give, folder: Path) -> None:
    result = give("different", "Ion Vek", "Ana Torr", "--because", "another trial", "--by", "ana", registry=folder)
    assert result.exit_code == 0
    told = line(result)
    assert told.startswith("Decision 1 by ana: Ion Vek (in ")
    assert ") are different. Nobody has other names than before; the decision holds for whatever is read later." in told
    assert told.endswith("Take it back with: habeas undo 1")


def test_two_people_become_one_and_the_answer_has_the_names_of_both(give: Give, folder: Path) -> None:
    told = line(give("same", "Ion Vek", "Ana Torr", registry=folder))
    assert " are the same. Ana Torr (ana-torr), also written Ion Vek: named in 2 documents." in told
    assert "Ion Vek" in give("case", "Ana Torr", registry=folder).output
    back = line(give("undo", "1", registry=folder))
    assert "Ana Torr (ana-torr): named in 1 document. Ion Vek (ion-vek): named in 1 document." in back


def test_one_person_becomes_two_and_both_are_told(give: Give, folder: Path) -> None:
    told = line(give("different", "Maria Quispe", "María Quispe", registry=folder))
    assert "named in 2 documents" in told
    assert "named in 1 document." in told


def test_an_undo_is_told_and_can_be_taken_back_itself(give: Give, folder: Path) -> None:
    give("same", "Ion Vek", "Ana Torr", registry=folder)
    told = line(give("undo", "1", "--by", "lina", registry=folder))
    assert told.startswith("Decision 2 by lina undoes 1.")
    assert told.endswith("Bring it back with: habeas undo 2")
    assert line(give("undo", "2", "--by", "lina", registry=folder)).startswith("Decision 3 by lina undoes 2.")


def test_a_clash_is_told_with_who_decided_otherwise(give: Give, folder: Path) -> None:
    give("same", "c.txt Ion Vek", "f.txt Ana Torr", "--by", "ana", registry=folder)
    told = line(give("different", "c.txt Ion Vek", "f.txt Ana Torr", "--by", "lina", registry=folder))
    assert "Clash. By decision 2 (lina, " in told
    assert "by decision 1 (ana, " in told
    assert "The later holds: 1 is set aside until one of them is undone." in told


def test_the_log_has_everything_the_newest_first(give: Give, folder: Path) -> None:
    give("same", "Ion Vek", "Ana Torr", "--because", "one trial", "--by", "ana", registry=folder)
    give("undo", "1", "--because", "no, another", "--by", "lina", registry=folder)
    result = give("decisions", registry=folder)
    newest, why, oldest, *_ = [each for each in result.output.splitlines() if each[:1] in "12" or "because" in each]
    assert newest.endswith("lina: undoes 1")
    assert why == "  because no, another"
    assert " ana: Ion Vek (in " in oldest
    told = line(result)
    assert "are the same [undone by 2] because one trial the names alone said then: Different: probability 0." in told


def test_the_log_for_machines_has_both_mentions_and_the_evidence(give: Give, folder: Path) -> None:
    give("same", "Ion Vek", "Ana Torr", "--because", "one trial", "--by", "ana", registry=folder)
    give("different", "c.txt Ion Vek", "f.txt Ana Torr", registry=folder)
    give("undo", "2", registry=folder)
    rows = [json.loads(each) for each in give("decisions", "--json", registry=folder).output.splitlines()]
    assert [(row["id"], row["answer"], row["undoes"], row["undone_by"], row["state"]) for row in rows] == [
        (3, None, 2, None, "holds"),
        (2, "different", None, 3, "undone"),
        (1, "same", None, None, "holds"),
    ]
    first = rows[-1]
    assert (first["left"]["name"], first["right"]["name"], len(first["left"]["document"])) == (
        "Ion Vek",
        "Ana Torr",
        64,
    )
    assert (first["by"], first["because"], first["subject"], first["gone"]) == ("ana", "one trial", "people", [])
    assert first["evidence"][0].startswith("Different")


def test_what_is_set_aside_says_so_in_the_log(give: Give, folder: Path) -> None:
    give("same", "c.txt Ion Vek", "f.txt Ana Torr", registry=folder)
    give("different", "c.txt Ion Vek", "f.txt Ana Torr", registry=folder)
    told = line(give("decisions", registry=folder))
    assert "are the same [set aside]" in told
    assert "The later holds: 1 is set aside until one of them is undone." in told


def test_an_empty_log_says_how_to_begin(give: Give) -> None:
    assert "habeas same" in give("decisions").output
    assert give("decisions", "--json").output == ""


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (
            ("same", "Ion Vek", "Anta Tolk"),
            "habeas: Nobody in the registry is called 'Anta Tolk'. The nearest names: Ana",
        ),
        (("same", "Maria Quispe", "María Quispe"), "habeas: Both are one person already: maria-quispe. To tie two"),
        (("different", "Maria Quispe", "maria-quispe"), "habeas: Both are one person: maria-quispe. Say between which"),
        (("undo", "7"), "habeas: There is no decision 7. List them all with: habeas decisions"),
    ],
)
def test_what_is_wrong_is_one_sentence(give: Give, words: tuple[str, ...], sentence: str) -> None:
    result = give(*words)
    assert result.exit_code == 1
    assert result.output.startswith(sentence)
    assert result.output.count("\n") == 1


@pytest.mark.parametrize("command", ["same", "different", "undo", "decisions"])
def test_help_has_an_example_that_can_be_given(give: Give, command: str) -> None:
    assert f"Example: habeas {command}" in give(command, "--help").output


@pytest.mark.parametrize("words", [("same", "A", "B"), ("different", "A", "B"), ("undo", "1"), ("decisions",)])
def test_without_a_registry_nothing_is_made(give: Give, words: tuple[str, ...], tmp_path: Path) -> None:
    result = give(*words, registry=tmp_path / "none")
    assert result.output.startswith("habeas: There is no registry in ")
    assert not (tmp_path / "none").exists()


# --- acts and organizations -----------------------------------------------------------------------------


def ids(give: Give, folder: Path, name: str) -> list[str]:
    """The ids of somebody's acts, as `habeas case --ids` shows them."""
    told = give("case", name, "--ids", registry=folder).output
    return [row.split()[1].rstrip(",") for row in told.splitlines() if row.startswith("  Act ")]


def test_two_acts_become_one_and_the_answer_has_the_act(give: Give, folder: Path) -> None:
    arrest, release = ids(give, folder, "Ana Torr")
    told = line(give("same", "--acts", arrest, release, "--because", "one story", "--by", "ana", registry=folder))
    assert told.startswith("Decision 1 by ana: claim ")
    assert " tell of one act. Act " in told
    assert ": 2 claims, 1 independent source. Take it back with: habeas undo 1" in told
    assert len(ids(give, folder, "Ana Torr")) == 1
    listed = line(give("decisions", registry=folder))
    assert "because one story the machine said then: Two acts: arrest and release are two acts" in listed
    assert "“Police arrested Ana Torr on 2022-01-09.”" in listed
    (row,) = map(json.loads, give("decisions", "--json", registry=folder).output.splitlines())
    assert (row["subject"], list(row["left"])) == ("acts", ["claim"])
    assert "Act " in line(give("undo", "1", registry=folder))
    assert ids(give, folder, "Ana Torr") == [arrest, release]


def test_why_two_acts_are_two_is_told_with_what_was_decided(give: Give, folder: Path) -> None:
    arrest, release = ids(give, folder, "Ana Torr")
    told = line(give("why", "--acts", arrest, release, "--registry", str(folder), registry=None))
    one, other = f"arrest of 9 January 2022 (id {arrest})", f"release of 10 February 2022 (id {release})"
    assert told.startswith(f"Two acts: {one} and {other}.")
    assert "apart: " in told
    give("different", "--acts", arrest, release, registry=folder)
    found = json.loads(give("why", "--acts", arrest, release, "--registry", str(folder), "--json").output)
    assert (found["one"], found["decided"][:22]) == (False, "decided to be two acts")


def test_acts_and_organizations_at_once_are_refused(give: Give, folder: Path) -> None:
    result = give("same", "--acts", "--organizations", "a", "b", registry=folder)
    assert result.exit_code == 2
    assert "not several" in " ".join(result.output.split())


def test_an_act_that_is_none_is_answered_with_the_way_to_the_ids(give: Give, folder: Path) -> None:
    result = give("same", "--acts", "Ana Torr", "Ion Vek", registry=folder)
    assert result.exit_code == 1
    assert "habeas case NAME --ids" in " ".join(result.output.split())


def test_two_organizations_become_one_and_two_again(give: Give, tmp_path: Path) -> None:
    from tests.work.test_organizations import add, told

    from habeas.work.derive import derive
    from habeas.work.registry import Registry

    folder = tmp_path / "registry"
    with Registry.open(folder) as registry:
        text = "Police raided the HLU and the Harbour Legal Union."
        add(registry, text, [told(text, "raid", None, organizations=("HLU", "Harbour Legal Union"))], publisher=None)
        derive(registry.record)
    answer = line(give("same", "--organizations", "hlu", "Harbour Legal Union", "--by", "ana", registry=folder))
    assert answer.startswith("Decision 1 by ana: hlu (AZ) and harbour legal union (AZ) are the same. ")
    assert "also written" in answer
    told_why = line(give("why", "--organizations", "HLU", "Harbour Legal Union", registry=folder))
    assert told_why.startswith("One organization: ")
    assert "That is decided by ana on " in told_why
    assert "HLU (hlu): named in 1 document." in line(give("undo", "1", registry=folder))


HARDLY_NAMES = ["", " ", "A", "N.N.", "the journalist", "A. T.", " ".join(f"Ana{number}" for number in range(500))]


@pytest.mark.parametrize("name", HARDLY_NAMES)
@pytest.mark.parametrize("command", ["person", "case", "same", "different"])
def test_what_is_hardly_a_name_is_answered_with_one_sentence(give: Give, folder: Path, command: str, name: str) -> None:
    others = ["Ana Torr"] if command in ("same", "different") else []
    result = give(command, name, *others, registry=folder)
    assert result.exit_code == 1
    assert result.output.startswith("habeas: ")
    assert result.output.count("\n") == 1
    assert give("decisions", registry=folder).output.startswith("Nothing is decided yet.")


@pytest.mark.parametrize("name", HARDLY_NAMES)
def test_what_is_hardly_a_name_is_compared_as_nobodys_and_never_the_same(give: Give, folder: Path, name: str) -> None:
    result = give("why", name, "Ana Torr", registry=folder)
    assert result.exit_code == 0
    assert not result.output.startswith("Same")
    assert "Nobody in the registry answers to" in line(result)
