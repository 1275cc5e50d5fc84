"""The page of the census, and the same over the API."""

from __future__ import annotations

import pytest
from tests.web.conftest import Ask
from tests.web.test_pages import words


def test_the_page_has_the_headline_the_coordinates_and_everybody_behind_the_number(ask: Ask) -> None:
    answer = ask("/census?on=2025-06-01&country=XV")
    text = words(answer.text)
    assert answer.status == 200
    assert "At least 2 people (up to 3, of them 1 unconfirmed) in custody in Tolvania at 00:00 on 1 June 2025." in text
    for name in ("Unit", "Definition", "Forms of custody", "As of", "As known on", "Evidence required"):
        assert name in text
    assert "/people/daro-velin?on=2025-06-01#case-daro-velin" in answer.text


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("rule=nobody", "is no rule"),
        ("custody=dungeon", "is no form of custody"),
        ("as_known_on=1990-01-01", "Nothing was known then"),
        ("country=Q", "country"),
        ("rule=/etc/hostname.toml", "is no rule"),
        ("as_known_on=soon", "is not a day"),
    ],
)
def test_what_cannot_be_answered_is_said_in_a_sentence_beside_the_form(ask: Ask, asked: str, said: str) -> None:
    answer = ask(f"/census?on=2025-06-01&{asked}")
    assert answer.status == 400
    assert said in words(answer.text)
    assert 'name="on"' in answer.text


def test_what_changed_since_another_day_is_on_the_page(ask: Ask) -> None:
    text = words(ask("/census?on=2025-06-01&changed_since=2025-01-15&known=published").text)
    assert "What changed" in text
    assert "In now and not then" in text


def test_reported_numbers_stand_beside_the_computed_one(ask: Ask) -> None:
    text = words(ask("/reconcile?on=2023-12-01&country=XV").text)
    assert "Computed here" in text
    assert "at least 90 political prisoners" in text
    assert "not given" in text


def test_a_country_that_is_none_is_said_in_a_sentence(ask: Ask) -> None:
    answer = ask("/reconcile?on=2023-12-01&country=Q")
    assert answer.status == 400


def test_small_parts_are_withheld_where_somebody_says_how_small(ask: Ask) -> None:
    assert "By days held" in words(ask("/census?on=2025-06-01&country=XV").text)
    answer = ask("/census?on=2025-06-01&country=XV&least=50")
    assert answer.status == 200
    assert "By days held" not in words(answer.text)
    assert 'value="50"' in answer.text
    assert ask("/census?on=2025-06-01&least=few").status == 400
