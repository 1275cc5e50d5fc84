"""A birthday that documents tell is offered where somebody releases it, and none is guessed where they differ."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.build import a_claim, a_document, a_quote, an_extraction

from habeas.errors import UnknownTerm
from habeas.record import store
from habeas.work.derive import derive
from habeas.work.registry import Registry
from habeas.work.releasing import ReleasesOf

PERSON = "ines-kaval"
ARRIVED = datetime(2025, 1, 2, tzinfo=UTC)


def released(folder: Path, *told: str) -> str:
    """What is released as a birthday that nobody gives, of whoever these documents tell of."""
    with Registry.open(folder) as registry:
        for number, text in enumerate(told):
            document = a_document(text, country="XV", name=f"{number}.txt")
            registry.record.archive.keep_bytes(text.encode())
            arrival = store.Arrival((store.Origin(document.name),), len(text), "test", ARRIVED)
            claim = a_claim("arrest", "Ines Kaval", "2024-03-04", quote=a_quote(text))
            store.store(registry.record, document, an_extraction(document, claim), arrival)
        derive(registry.record)
        ReleasesOf(registry.record).add(PERSON, {"birthday": ""}, because="her wish")
        return ReleasesOf(registry.record).all()[PERSON].values["birthday"]


@pytest.mark.parametrize(
    "text",
    [
        "Police arrested Ines Kaval, who was born on 4 April 1982 in Halem.",
        "Ines Kaval was born in Halem on April 4, 1982. Police arrested her.",
        "Ines Kaval (born 4 April 1982) was arrested.",
    ],
)
def test_a_birthday_is_what_documents_say_right_behind_the_name(text: str, tmp_path: Path) -> None:
    assert released(tmp_path / "registry", text) == "1982-04-04"


@pytest.mark.parametrize(
    "told",
    [
        ("Ines Kaval was arrested with Oan Minh, who was born on 4 April 1982.",),
        ("Ines Kaval, born in Halem, was arrested on 4 March 2024.",),
        ("Ines Kaval, born in 1982, was arrested.", "Ines Kaval (born 1975) was arrested."),
    ],
)
def test_of_somebody_else_or_where_documents_differ_no_birthday_is_known(told: tuple[str, ...], tmp_path: Path) -> None:
    with pytest.raises(UnknownTerm, match="knows no birthday"):
        released(tmp_path / "registry", *told)
