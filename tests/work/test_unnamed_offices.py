"""Acts told of an office alone: told with their sentences, with who may be meant as a proposal, and no dossier."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.build import a_claim, a_document, a_quote, an_extraction
from typer.testing import CliRunner

from habeas import model
from habeas.cli.app import app
from habeas.record import store
from habeas.record.connect import Record
from habeas.work.derive import derive
from habeas.work.registry import Registry
from habeas.work.unnamed_offices import as_lines, unnamed_office
from habeas.work.withholding import withhold

ORDERED = "In May 2023 the Minister of Interior ordered that Maria Quispe be detained."
NAMED = (
    "Interior Minister Oan Minh opened a school in 2023; Tomas Rell, the minister of culture, and Ida Vael, deputy "
    "minister of interior, came too."
)
NOWHERE = "The Halem Ministry of Sports banned a match; the Ministry of Interior arrested Ada Lind."


def _add(record: Record, text: str, claim: model.Claim | None, country: str | None, **extra: object) -> None:
    document = a_document(text, country=country, name=f"{text[:8]}.txt", published="2023-06-01", publisher="Lantern")
    record.archive.keep_bytes(text.encode())
    arrival = store.Arrival((store.Origin(document.name),), len(text), "test", datetime(2025, 1, 2, tzinfo=UTC))
    store.store(record, document, an_extraction(document, *([claim] if claim else []), **extra), arrival)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "registry"
    with Registry.open(made) as registry:
        record = registry.record
        by = a_claim("arrest", "Maria Quispe", "2023-05", quote=a_quote(ORDERED), actors=("minister of interior",))
        _add(record, ORDERED, by, "XV")
        posts = (
            model.Affiliation("Oan Minh", "Interior Minister", None, a_quote(NAMED, "Interior Minister Oan Minh")),
            model.Affiliation("Ida Vael", "deputy minister of interior", None, a_quote(NAMED, "Ida Vael")),
            model.Affiliation("Tomas Rell", "minister of culture", None, a_quote(NAMED, "Tomas Rell")),
        )
        people = tuple(
            model.NamedPerson(name, (a_quote(NAMED, name).span,)) for name in ("Oan Minh", "Tomas Rell", "Ida Vael")
        )
        _add(record, NAMED, None, "XV", affiliations=posts, people=people)
        other = a_claim("arrest", "Ada Lind", None, quote=a_quote(NOWHERE), actors=("Ministry of Interior",))
        _add(record, NOWHERE, other, None)
        derive(record)
    return made


def lines(folder: Path, asked: str) -> list[str]:
    with Registry.open(folder) as registry:
        told = unnamed_office(registry.record, asked)
        return [] if told is None else list(as_lines(registry.record, told))


def test_what_is_told_of_an_office_alone_is_found_in_any_order_of_its_words(folder: Path) -> None:
    for asked in ("minister of interior", "Interior Minister", "the minister of the interior"):
        told = "\n".join(lines(folder, asked))
        assert "Acts that documents tell of them: 1." in told
        assert f"by “minister of interior”: “{ORDERED}” (Lantern, 2023-06-01)" in told
    assert lines(folder, "minister of culture") == []


def test_whoever_is_called_so_elsewhere_is_a_proposal_with_its_words(folder: Path) -> None:
    told = "\n".join(lines(folder, "minister of interior"))
    assert (
        "may be meant, which no source says: Oan Minh, Interior Minister: cited in 2023-06-01, which is after" in told
    )
    assert "“Interior Minister Oan Minh”" in told
    assert "Tomas Rell" not in told
    assert "Ida Vael" not in told


def test_a_body_in_a_document_without_a_country_is_told_with_what_to_do(folder: Path) -> None:
    told = "\n".join(lines(folder, "Ministry of Interior"))
    assert "Ada Lind" in told
    assert "no document here says which country it is about" in told
    assert "no document here says" not in "\n".join(lines(folder, "minister of interior"))


def test_the_command_says_so_and_makes_no_dossier(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "dossier.txt"
    words = ["dossier", "minister of interior", "--out", str(out)]
    told = CliRunner().invoke(app, words, env={"HABEAS_REGISTRY": str(folder)})
    assert told.exit_code == 1
    assert "No document names whoever is meant by “minister of interior”" in told.output
    assert not out.exists()
    nothing = CliRunner().invoke(app, ["dossier", "minister of magic"], env={"HABEAS_REGISTRY": str(folder)})
    assert nothing.exit_code == 1
    assert "No person and no organization answers to 'minister of magic'" in " ".join(nothing.output.split())


def test_whoever_is_withheld_is_in_none_of_it(folder: Path) -> None:
    with Registry.open(folder) as registry:
        withhold(registry.record, "oan-minh", ("name",), because="asked", by="ada")
        withhold(registry.record, "maria-quispe", ("name",), because="asked", by="ada")
    assert lines(folder, "minister of interior") == []
