"""A model reads only when it is asked for, at an address that documents may go to, and its cost is told."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.cli.conftest import Give
from tests.model_server import ModelServerForTests, a_claim_json, claims, raw, says

from habeas.work.registry import Registry

TEXT = "Police arrested Maria Quispe on 2024-03-01. Maria Quispe was released on 2024-05-05."
ARREST = a_claim_json("arrest", "Maria Quispe", "Police arrested Maria Quispe on 2024-03-01.", date="2024-03-01")
ATTACK = a_claim_json("attack", "Maria Quispe", "Police arrested Maria Quispe on 2024-03-01.")


@pytest.fixture
def server() -> Iterator[ModelServerForTests]:
    with ModelServerForTests(says(claims(ARREST, ATTACK, ARREST | {"persons": ["Ion Vek"]}))) as running:
        yield running


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "story.txt").write_text(TEXT)
    return tmp_path / "in"


def at(server: ModelServerForTests) -> list[str]:
    return ["--extractor", "model", "--model-address", server.url, "--model-name", "small"]


def test_a_build_with_a_model_keeps_what_the_gate_lets_through_and_tells_the_cost(
    give: Give, folder: Path, tmp_path: Path, server: ModelServerForTests, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HABEAS_MODEL_KEY", "secret-1")
    registry = tmp_path / "registry"
    result = give("build", str(folder), *at(server), registry=registry)
    assert result.exit_code == 0, result.output
    told = " ".join(result.output.split())
    assert "1 a name that is not in the text" in told
    assert "1 question sent to the model, 0 of them again" in told
    assert "100 tokens in and 7 out" in told
    assert server.headers[0]["Authorization"] == "Bearer secret-1"
    with Registry.open(registry) as opened:
        assert sorted((one.claim.type, one.claim.rule) for one in opened.claims) == [
            ("arrest", "model"),
            ("attack", "model"),
        ]
    kept = list((registry / "model-answers").rglob("*.json"))
    assert len(kept) == 1
    assert b"secret-1" not in kept[0].read_bytes()
    assert give("verify", registry=registry).exit_code == 0


def test_a_second_build_asks_nothing(give: Give, folder: Path, tmp_path: Path, server: ModelServerForTests) -> None:
    registry = tmp_path / "registry"
    for expected in (0, 0):
        assert give("build", str(folder), *at(server), registry=registry).exit_code == expected
    assert len(server.questions) == 1


def test_a_build_without_a_model_asks_none(
    give: Give, folder: Path, tmp_path: Path, server: ModelServerForTests, sentences: None
) -> None:
    assert give("build", str(folder), registry=tmp_path / "registry").exit_code == 0
    assert (server.questions, (tmp_path / "registry" / "model-answers").exists()) == ([], False)


def test_a_build_keeps_what_the_rules_and_a_model_agree_on(
    give: Give, folder: Path, tmp_path: Path, server: ModelServerForTests, sentences: None
) -> None:
    registry = tmp_path / "registry"
    result = give("build", str(folder), "--extractor", "rules", *at(server), "--combine", registry=registry)
    assert result.exit_code == 0, result.output
    assert "2 told by one extractor only" in " ".join(result.output.split())
    with Registry.open(registry) as opened:
        assert [(one.claim.type, one.claim.rule) for one in opened.claims] == [("arrest", "test and model")]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--extractor", "model"], "--model-address"),
        (["--extractor", "oracle"], "There is no extractor 'oracle'"),
        (["--combine"], "--extractor twice"),
        (["--extractor", "gliner"], "--gliner-model FOLDER"),
        (["--gliner-model", "nowhere"], "--extractor gliner"),
        (["--extractor", "gliner", "--gliner-model", "nowhere"], "There is no GLiNER model in"),
        (["--model-address", "http://127.0.0.1/v1"], "--extractor model"),
        (
            ["--extractor", "model", "--model-address", "https://model.example.org/v1", "--model-name", "big"],
            "--i-send-documents-to https://model.example.org/v1",
        ),
        (
            ["--extractor", "model", "--model-address", "http://127.0.0.1/v1", "--model-name", "a", "--processes", "2"],
            "--processes",
        ),
    ],
)
def test_what_is_not_clear_or_not_allowed_is_refused_before_anything_is_read(
    give: Give, folder: Path, tmp_path: Path, words: list[str], said: str
) -> None:
    result = give("build", str(folder), *words, registry=tmp_path / "registry")
    assert result.exit_code == 1
    assert said in result.output
    assert not (tmp_path / "registry").exists()


def test_a_document_that_the_model_failed_on_is_listed_and_read_by_the_next_build(
    give: Give, folder: Path, tmp_path: Path
) -> None:
    registry = tmp_path / "registry"
    with ModelServerForTests(raw(b"", 400), raw(b"", 400), says(claims(ARREST))) as server:
        first = give("build", str(folder), *at(server), "--strict", registry=registry)
        assert (first.exit_code, "status 400" in " ".join(first.output.split())) == (2, True)
        assert give("build", str(folder), *at(server), "--strict", registry=registry).exit_code == 0
    with Registry.open(registry) as opened:
        assert [one.claim.type for one in opened.claims] == ["arrest"]


def test_a_redirect_stops_the_build_with_one_sentence(give: Give, folder: Path, tmp_path: Path) -> None:
    with ModelServerForTests(raw(b"", 302, Location="https://model.example.org/")) as server:
        result = give("build", str(folder), *at(server), registry=tmp_path / "registry")
    assert result.exit_code == 1
    assert result.output.startswith("habeas: The model's server sends elsewhere")


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    folder = tmp_path / "gold"
    folder.mkdir()
    release = a_claim_json("release", "Maria Quispe", "Maria Quispe was released on 2024-05-05.", date="2024-05-05")
    record = {"doc": "story", "meta": {}, **claims(ARREST, release)}
    (folder / "story.txt").write_text(TEXT)
    (folder / "story.json").write_text(json.dumps(record))
    return folder


def pairs(output: str) -> list[str]:
    return next(line.split()[1:] for line in output.splitlines() if line.startswith("pairs "))


def test_evaluate_compares_extractors(give: Give, gold: Path, server: ModelServerForTests, sentences: None) -> None:
    result = give("evaluate", str(gold), "--extractor", "rules", *at(server))
    assert result.exit_code == 0, result.output
    assert pairs(result.output) == ["1.000", "1.000", "1.000", "0.500", "0.500", "0.500"]
    assert "1 question sent" in result.output


def test_evaluate_scores_one_extractor_or_what_two_agree_on(
    give: Give, gold: Path, tmp_path: Path, server: ModelServerForTests, sentences: None
) -> None:
    answers = ["--model-answers", str(tmp_path / "answers")]
    alone = give("evaluate", str(gold), *at(server), *answers, "--json")
    agreed = give("evaluate", str(gold), "--extractor", "rules", *at(server), *answers, "--combine", "--json")
    figures = [json.loads(each.stdout.splitlines()[0])["totals"]["pairs"] for each in (alone, agreed)]
    assert [(each["precision"], each["recall"]) for each in figures] == [(0.5, 0.5), (1.0, 0.5)]
    assert len(server.questions) == 1


def test_evaluate_says_what_does_not_go_together(give: Give, gold: Path) -> None:
    several = ["--extractor", "rules", "--extractor", "model"]
    wrong = ((["--json"], "only compared"), ([], "--model-address"), (["--gliner-model", "x"], "--extractor gliner"))
    for words, said in wrong:
        result = give("evaluate", str(gold), *several, *words)
        assert (result.exit_code, said in result.output) == (1, True)
