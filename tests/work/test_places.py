"""Where acts took place is looked up once, stored with the act, and told on pages and in tables."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from tests.build import a_claim, a_document, a_quote, an_extraction

from habeas.answers.whereabouts import whereabouts
from habeas.model import Act, Located
from habeas.people import places as gazetteer
from habeas.record import store
from habeas.work.derive import derive
from habeas.work.registry import Registry

DAY = datetime(2025, 6, 1, tzinfo=UTC)


def add(registry: Registry, place: str | None, country: str = "AZ") -> None:
    text = f"Police arrested Maria Quispe in {place}."
    document = a_document(text, country=country)
    extraction = an_extraction(document, a_claim("arrest", "Maria Quispe", "2024-05", quote=a_quote(text), place=place))
    store.store(registry.record, document, extraction, store.Arrival((store.Origin(document.name),), 1, "test", DAY))
    derive(registry.record)


@pytest.mark.parametrize(
    ("place", "located", "shown"),
    [
        ("Ganja", (None, "AZ"), "Ganja ("),
        ("Istanbul", (None, "TR"), "Istanbul ("),
        ("the remand prison", None, "the remand prison"),
        (None, None, None),
    ],
)
def test_an_act_has_the_settlement_region_and_country_of_its_place(
    registry: Registry, place: str | None, located: tuple[None, str] | None, shown: str | None
) -> None:
    add(registry, place)
    (act,) = registry.acts
    if located is None:
        assert (act.located, whereabouts(act)) == (None, shown)
        return
    assert act.located is not None
    assert act.located.country == located[1]
    assert None not in (act.located.settlement, act.located.region, act.located.geonames)
    assert str(whereabouts(act)).startswith(str(shown))


def test_tables_of_acts_and_claims_carry_the_place(registry: Registry) -> None:
    add(registry, "Ganja")
    for table in (registry.acts, registry.claims):
        (row,) = table.rows()
        assert row["place"] == "Ganja"
        assert (row["place_country"], isinstance(row["geonames"], int)) == ("AZ", True)


def test_a_place_is_looked_up_once(registry: Registry, monkeypatch: pytest.MonkeyPatch) -> None:
    add(registry, "Ganja")

    def never(written: str, country: str | None = None) -> gazetteer.Place:
        raise AssertionError(written)

    monkeypatch.setattr(gazetteer, "place_named", never)
    derive(registry.record)
    (act,) = registry.acts
    assert act.located is not None


def test_what_the_place_says_already_is_not_said_again() -> None:
    act = Act("a", "arrest", (), place="Lerik, Azerbaijan", located=Located("Lerik", "Lerik", "AZ", 1))
    assert whereabouts(act) == "Lerik, Azerbaijan"
