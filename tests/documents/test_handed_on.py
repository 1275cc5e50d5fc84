"""A claim of an import speaks with the words, the day and the country of the source that its lines hand on."""

from __future__ import annotations

import json
from typing import Any

import pytest
from tests.build import DEFAULT_TEXT, a_card, a_claim, a_date, a_quote

from habeas.documents.handed_on import as_handed_on, quotes_of
from habeas.model import Claim, Quote

CARD = a_card(published="2026-01-05", country=None)
SOURCE = {"table": "documents", "id": "d1", "published": "2024-12-10", "country": "AZ", "report_year": None}
CLAIM = {"table": "claims", "document": "d1", "quotes": ["Ina Vold is held."], "starts": [40], "country": "AZ"}
ENTITY = {"id": "x", "schema": "Document", "properties": {"publishedAt": ["2023-05"], "country": ["by"]}}
REPORT = {"id": "y", "schema": "Document", "properties": {"notes": ["sha256: 00", "report on: 2022", "country: XV"]}}
WORDS = {
    "id": "z",
    "schema": "Documentation",
    "properties": {"summary": ["Ina Vold is held."], "document": ["x"], "description": ["characters 40 to 57"]},
}
STATEMENT = {"entity_id": "x", "schema": "Document", "prop": "publishedAt", "value": "2023-05-02"}
INFORMATION = {"table": "information", "date_of_source_material": ["2021"], "remarks": ["Ina Vold is held."]}
ODD = {"table": "documents", "report_year": 9999, "published": "9999-99", "country": "?!"}
ACT = {"table": "act", "habeas_country": ["TR"]}


def imported(*rows: dict[str, Any]) -> Claim:
    """A claim that quotes these lines."""
    lines = [json.dumps(row) for row in rows]
    text = "\n".join(lines)
    return a_claim(quotes=tuple(a_quote(text, line) for line in lines), rule="import: arrest")


@pytest.mark.parametrize(
    ("rows", "published", "year", "country"),
    [
        ((SOURCE, CLAIM), "2024-12-10", None, "AZ"),
        ((ENTITY, WORDS), "2023-05", None, "BY"),
        ((REPORT,), "2026-01-05", 2022, "XV"),
        ((STATEMENT,), "2023-05-02", None, None),
        ((ENTITY, STATEMENT), "2023-05", None, "BY"),  # a month may reach beyond the day
        ((INFORMATION, ACT), "2021", None, "TR"),
        (({"schema": "Document", "properties": {"publishedAt": ["soon"]}},), "2026-01-05", None, None),
        ((ODD,), "2026-01-05", None, None),
        ((ODD | {"report_year": True, "published": {"a": 1}, "country": [["AZ"]]},), "2026-01-05", None, None),
    ],
)  # fmt: skip
def test_an_imported_claim_has_the_day_and_the_country_of_its_source(
    rows: tuple[dict[str, Any], ...], published: str, year: int | None, country: str | None
) -> None:
    card = as_handed_on(CARD, imported(*rows))
    assert (card.published, card.report_year, card.country) == (a_date(published), year, country)
    assert (card.id, card.publisher) == (CARD.id, CARD.publisher)


def test_of_several_sources_it_is_the_one_that_spoke_last() -> None:
    assert str(as_handed_on(CARD, imported(ENTITY, SOURCE, INFORMATION)).published) == "2024-12-10"


@pytest.mark.parametrize("text", ["{", "[" * 50_000, '"words"', "[1]", "Police arrested her", '{"properties": 5}'])
def test_a_line_that_hands_nothing_on_changes_nothing(text: str) -> None:
    claim = a_claim(quote=a_quote(text), rule="import: arrest")
    assert as_handed_on(CARD, claim) == CARD
    assert quotes_of(claim) == claim.quotes


def test_a_claim_that_was_read_from_a_document_keeps_its_own() -> None:
    claim = a_claim(quote=a_quote(json.dumps({**SOURCE, **CLAIM})), rule="arrest: passive")
    assert (as_handed_on(CARD, claim), quotes_of(claim)) == (CARD, claim.quotes)
    assert quotes_of(a_claim()) == (a_quote(DEFAULT_TEXT, "Police arrested Maria Quispe"),)


def test_the_words_of_a_source_stand_at_their_place_in_it_and_far_from_those_of_another() -> None:
    one, other = imported(SOURCE, CLAIM), imported(ENTITY, WORDS)
    assert [each.text for each in (*quotes_of(one), *quotes_of(other))] == ["Ina Vold is held."] * 2
    later = imported(SOURCE, {**CLAIM, "quotes": ["She is ill."], "starts": [70]})
    near: list[Quote] = [*quotes_of(one), *quotes_of(later)]
    assert near[1].start - near[0].start == 30
    assert abs(quotes_of(other)[0].start - near[0].start) > 1_000_000
