"""A GLiNER model is loaded from a folder and from nowhere else. The real package is tried where the extra is there."""

from __future__ import annotations

import json
import socket
from importlib.util import find_spec
from pathlib import Path

import pytest
from tests.gliner_model import save_tiny_model

from habeas.claims.extract import extract
from habeas.claims.gliner_names import GlinerNames, asked_for
from habeas.claims.rules import RuleExtractor
from habeas.errors import ModelMissing
from habeas.model import Document, Extraction
from habeas.work.gliner_model import GlinerModel

real = pytest.mark.skipif(find_spec("gliner") is None, reason="the extra is not installed (pip install habeas[gliner])")


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A model with random weights."""
    return save_tiny_model(tmp_path_factory.mktemp("gliner"))


def test_a_folder_without_a_model_is_refused_before_anything_is_imported(tmp_path: Path) -> None:
    with pytest.raises(ModelMissing, match=r"There is no GLiNER model in .* Habeas never downloads one"):
        GlinerModel(tmp_path / "urchade" / "gliner_small")


@pytest.mark.skipif(find_spec("gliner") is not None, reason="the extra is installed")
def test_without_the_extra_the_command_that_installs_it_is_told(tmp_path: Path) -> None:
    (tmp_path / "gliner_config.json").write_text("{}")
    with pytest.raises(ModelMissing, match=r'pip install "habeas\[gliner\]"'):
        GlinerModel(tmp_path)


@real
def test_what_does_not_load_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "gliner_config.json").write_text(json.dumps({"model_name": "nobody/knows-this-model"}))
    with pytest.raises(ModelMissing, match="can't be loaded"):
        GlinerModel(tmp_path).spans(["Police arrested Ion Vek."], ["person"], 0.5)


@real
def test_a_real_model_finds_slices_of_the_text_and_opens_no_connection(
    tiny: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("a connection was opened")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    text = "On Monday police arrested Ion Vek in Halem."
    (found,) = GlinerModel(tiny).spans([text], ["person", "organization"], 0.1)
    assert found
    for one in found:
        assert text[one["start"] : one["end"]] == one["text"]
        assert one["label"] in ("person", "organization")


@real
def test_two_loads_of_one_folder_go_by_one_name_and_a_changed_file_by_another(tiny: Path) -> None:
    name = GlinerModel(tiny).name
    assert name == GlinerModel(tiny).name
    assert name.startswith("gliner ")
    (tiny / "note.txt").write_text("another one")
    try:
        assert GlinerModel(tiny).name != name
    finally:
        (tiny / "note.txt").unlink()


@real
@pytest.mark.filterwarnings("error:Sentence of length")
def test_rules_read_with_a_real_model_and_nothing_of_a_long_text_is_cut_off(tiny: Path) -> None:
    days = " ".join(f"On day {number} police arrested journalist Ion Vek in Halem, he said." for number in range(90))
    document = Document("d" * 64, "d.txt", "text", f"{days}\nPolice released Ana Torr on Monday.")
    extractor = RuleExtractor(names_from=GlinerNames(GlinerModel(tiny)))
    first, second = (next(extract([document], extractor)) for _ in range(2))
    assert isinstance(first, Extraction)
    assert first == second
    assert first.extractor.startswith("gliner ")
    assert {name for claim in first.claims for name in claim.persons} >= {"Ion Vek"}
    assert first.refused == {}


@real
def test_the_tokenizer_reads_every_question_whole(tiny: Path) -> None:
    model = GlinerModel(tiny)
    labels, words = list(asked_for().labels), asked_for().words
    text = " ".join(["Ion"] * (words - 1) + ["Vek"])
    (found,) = model.spans([text], labels, 0.01)
    assert max(one["end"] for one in found) == len(text)
