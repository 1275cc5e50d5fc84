"""The commands say what is so, in 80 columns, and what is wrong in one sentence."""

from __future__ import annotations

import csv
import io
import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from tests.cli.conftest import Give
from tests.work.corpus import write_corpus

from habeas.record import lock
from habeas.work.registry import Registry

READING = ["cases", "case Maria", "counts", "documents", "export --format csv", "verify"]


def test_cases_are_listed_as_of_a_day(give: Give) -> None:
    result = give("cases", "--on", "2024-04-01")
    assert result.exit_code == 0
    lines = [line.split() for line in result.output.splitlines() if line.startswith((" Ana", " Ion", " Maria"))]
    assert [[*line[:2], *line[2:]] for line in lines] == [
        ["Ana", "Torr", "not", "held", "2022-01-09", "32", "1"],
        ["Ion", "Vek", "held", "2023-10", "153", "to", "183", "1"],
        ["Maria", "Quispe", "AZ", "held", "2024-03-01", "31", "3"],
    ]
    assert "Cases as of 1 April 2024" in result.output


@pytest.mark.parametrize(
    ("options", "people"),
    [
        (("--status", "held"), ["Ion Vek", "Maria Quispe"]),
        (("--status", "not held"), ["Ana Torr"]),
        (("--country", "AZ"), ["Maria Quispe"]),
        (("--country", "AZ", "--status", "unknown"), []),
    ],
)
def test_cases_can_be_narrowed(give: Give, options: tuple[str, ...], people: list[str]) -> None:
    result = give("cases", "--on", "2024-04-01", "--json", *options)
    assert [json.loads(line)["person_name"] for line in result.output.splitlines()] == people


@pytest.mark.parametrize("name", ["Maria Quispe", "maria-quispe", "María Quíspe", "MARIA", "quispe maria"])
def test_a_case_is_found_by_any_spelling(give: Give, name: str) -> None:
    result = give("case", name, "--on", "2024-06-01")
    assert result.exit_code == 0, result.output
    assert "also written" in result.output


def test_a_case_is_a_page_of_acts_with_sources_and_their_words(give: Give) -> None:
    page = give("case", "Maria Quispe", "--on", "2024-06-01").output
    order = ["1 March 2024: arrest", "“Police arrested Maria Quispe on 2024-03-01.”", "5 May 2024: release"]
    assert [page.index(each) for each in order] == sorted(page.index(each) for each in order)
    assert "- The Halem Courier, " in page
    assert "2 March 2024" in page
    assert "Status on 1 June 2024: not held." in page
    assert "independent source" in page
    assert "not yet reviewed" in page


def test_a_case_can_be_asked_about_on_an_earlier_day(give: Give) -> None:
    assert "Status on 1 April 2024: held." in give("case", "Maria Quispe", "--on", "2024-04-01").output


def test_counts_are_listed_with_their_sentences(give: Give) -> None:
    output = give("counts", "--what", "political prisoners").output
    assert output.index("2023: 14 political prisoners") < output.index("2024: 12 political prisoners")
    assert "“There were 12 political prisoners in 2024.”" in output
    assert "No source gives such a number" in give("counts", "--what", "journalists").output


def test_documents_and_what_was_set_aside_are_listed(give: Give) -> None:
    assert "The Halem Courier" in give("documents", "--country", "AZ").output
    aside = give("documents", "--set-aside").output
    assert "empty.txt" in aside
    assert "is empty" in aside


@pytest.mark.parametrize("command", READING)
def test_no_line_is_wider_than_a_terminal(give: Give, command: str) -> None:
    output = give(*command.split()).output
    paths = ("/", "http", "\ufeff", '"')
    wide = [line for line in output.splitlines() if len(line) > 80 and not line.strip().startswith(paths)]
    assert command.startswith(("export", "documents")) or wide == []


@pytest.mark.parametrize("command", READING)
def test_without_a_registry_one_sentence_says_what_to_do(give: Give, command: str, tmp_path: Path) -> None:
    result = give(*command.split(), registry=tmp_path / "none")
    assert result.exit_code == 1
    assert result.output.startswith("habeas: There is no registry in ")
    assert result.output.count("\n") == 1
    assert not (tmp_path / "none").exists()


@pytest.mark.parametrize("command", ["cases", "counts", "documents", "case Maria"])
def test_an_empty_registry_says_how_to_fill_it(give: Give, command: str, tmp_path: Path) -> None:
    Registry.open(tmp_path / "registry").close()
    assert "habeas build FOLDER" in " ".join(give(*command.split(), registry=tmp_path / "registry").output.split())


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (
            ("case", "Maria Quintas"),
            "habeas: Nobody in the registry is called 'Maria Quintas'. The nearest names: Maria Quispe.",
        ),
        (("case", "Nobody Whatsoever"), "habeas: Nobody in the registry is called 'Nobody Whatsoever'."),
        (("cases", "--on", "yesterday"), "habeas: 'yesterday' is not a day; write it like 2024-12-31."),
        (
            ("cases", "--country", "Azerbaijan"),
            "habeas: 'Azerbaijan' is no country code; write the two letters of ISO 3166-1, like AZ.",
        ),
    ],
)
def test_what_is_wrong_is_one_sentence(give: Give, words: tuple[str, ...], sentence: str) -> None:
    result = give(*words)
    assert result.exit_code == 1
    assert result.output.startswith(sentence)
    assert "Traceback" not in result.output


@pytest.mark.parametrize(
    "words",
    [("cases", "--status", "free"), ("export", "--format", "xls"), ("export", "--format", "csv", "--what", "all")],
)
def test_a_word_that_is_none_of_the_choices_is_refused(give: Give, words: tuple[str, ...]) -> None:
    assert give(*words).exit_code == 2


def test_a_country_code_counts_in_small_letters_too(give: Give) -> None:
    assert give("cases", "--country", "az").output == give("cases", "--country", "AZ").output
    assert "Maria Quispe" in give("cases", "--country", "az").output


def test_a_build_that_finds_nothing_says_what_is_left_out(give: Give, tmp_path: Path, sentences: None) -> None:
    (tmp_path / "in").mkdir()
    result = give("build", str(tmp_path / "in"), "--strict", registry=tmp_path / "registry")
    assert result.exit_code == 0
    assert "Nothing to read was found" in result.output


def test_a_damaged_registry_is_one_sentence_whatever_is_asked(give: Give, filled: Path, tmp_path: Path) -> None:
    damaged = tmp_path / "registry"
    shutil.copytree(filled, damaged)
    database = damaged / "habeas.sqlite3"
    database.write_bytes(database.read_bytes()[:20_000])
    for command in READING:
        result = give(*command.split(), registry=damaged)
        assert (result.exit_code, result.output.count("\n")) == (1, 1)
        assert "habeas.sqlite3 is damaged" in result.output


def test_verify_tells_what_is_wrong_and_fails(give: Give, tmp_path: Path, sentences: None) -> None:
    folder = tmp_path / "registry"
    give("build", str(write_corpus(tmp_path / "in")), "--quiet", registry=folder)
    assert give("verify", registry=folder).exit_code == 0
    shelf = next(path for path in sorted((folder / "archive").rglob("*")) if path.is_file())
    shelf.write_bytes(b"changed")
    result = give("verify", registry=folder)
    assert result.exit_code == 1
    assert f"archive file {shelf.name}" in result.output


def test_build_reports_what_it_did(give: Give, tmp_path: Path, sentences: None) -> None:
    folder = write_corpus(tmp_path / "in")
    (folder / "empty.txt").touch()
    result = give("build", str(folder), registry=tmp_path / "registry")
    assert result.exit_code == 0
    assert result.output.startswith("6 files: 5 new documents, 0 unchanged (")
    assert "1 file could not be read:\n  - empty.txt is empty" in result.output
    again = give("build", str(folder), "--strict", registry=tmp_path / "registry")
    assert again.exit_code == 2
    assert "0 new documents, 5 unchanged" in again.output


def test_a_quiet_build_says_nothing(give: Give, tmp_path: Path, sentences: None) -> None:
    result = give("build", str(write_corpus(tmp_path / "in")), "--quiet", registry=tmp_path / "registry")
    assert (result.exit_code, result.output) == (0, "")


def test_a_build_beside_another_is_refused_in_one_sentence(give: Give, tmp_path: Path, sentences: None) -> None:
    Registry.open(tmp_path / "registry").close()
    with lock.building(tmp_path / "registry"):
        result = give("build", str(write_corpus(tmp_path / "in")), registry=tmp_path / "registry")
    assert result.exit_code == 1
    assert result.output.startswith("habeas: Another build is writing to ")


def test_a_path_that_is_not_there_is_listed(give: Give, tmp_path: Path, sentences: None) -> None:
    result = give("build", str(tmp_path / "nowhere"), "--strict", registry=tmp_path / "registry")
    assert result.exit_code == 2
    assert "does not exist; check the path" in " ".join(result.output.split())


def test_the_registry_can_be_named_by_an_option(give: Give, filled: Path) -> None:
    assert give("cases", "--registry", str(filled), registry=None).exit_code == 0


def test_export_writes_whole_files(give: Give, tmp_path: Path) -> None:
    path = tmp_path / "claims.csv"
    path.write_text("from before")
    assert give("export", "--format", "csv", "-o", str(path)).exit_code == 0
    rows = list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8-sig"))))
    assert len(rows) == 7
    assert {row["document_name"] for row in rows} == {"a.txt", "b.txt", "c.txt", "e.txt", "f.txt"}
    assert [each.name for each in tmp_path.iterdir()] == ["claims.csv"]


def test_export_to_a_folder_that_is_not_there_says_so(give: Give, tmp_path: Path) -> None:
    result = give("export", "--format", "csv", "-o", str(tmp_path / "no" / "claims.csv"))
    assert (result.exit_code, "There is no folder" in result.output) == (1, True)


def test_python_m_habeas_is_habeas(filled: Path) -> None:
    command = [sys.executable, "-m", "habeas", "cases", "--registry", str(filled), "--on", "2024-04-01"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert "Maria Quispe" in done.stdout
    assert max(map(len, done.stdout.splitlines())) <= 80


def test_evaluate_scores_and_writes_predictions(give: Give, tmp_path: Path, sentences: None) -> None:
    gold = tmp_path / "gold"
    gold.mkdir()
    text = "Police arrested Maria Quispe on 2024-03-01."
    claim = {
        "type": "arrest",
        "persons": ["Maria Quispe"],
        "group": None,
        "number": None,
        "organizations": [],
        "actors": [],
        "date": "2024-03-01",
        "place": None,
        "charges": [],
        "term": None,
        "modality": "asserted",
        "quotes": [text],
    }
    (gold / "one.txt").write_text(text)
    (gold / "one.json").write_text(
        json.dumps({"doc": "one", "meta": {}, "claims": [claim], "affiliations": [], "counts": []})
    )
    file = tmp_path / "predictions.jsonl"
    result = give("evaluate", str(gold), "--predictions", str(file), "--json")
    assert result.exit_code == 0, result.output
    assert json.loads(result.output)["totals"]["pairs"]["f1"] == 1.0
    assert json.loads(file.read_text()) == {"doc": "one", "claims": [claim], "affiliations": [], "counts": []}


def test_the_version_is_that_of_the_package() -> None:
    import tomllib

    from typer.testing import CliRunner

    from habeas.cli.app import app

    project = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    done = CliRunner().invoke(app, ["--version"])
    assert (done.exit_code, done.stdout) == (0, f"habeas {project['version']}\n")
