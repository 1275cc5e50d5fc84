"""Which country a text names, and which one it is about."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from habeas.documents.countries import all_countries, countries_named, country_about, country_named, name_of, names_of
from habeas.documents.read import read
from habeas.errors import UnknownTerm

MEMBERS = (
    "AD AE AF AG AL AM AO AR AT AU AZ BA BB BD BE BF BG BH BI BJ BN BO BR BS BT BW BY BZ CA CD CF CG CH CI CL CM "
    "CN CO CR CU CV CY CZ DE DJ DK DM DO DZ EC EE EG ER ES ET FI FJ FM FR GA GB GD GE GH GM GN GQ GR GT GW GY HN "
    "HR HT HU ID IE IL IN IQ IR IS IT JM JO JP KE KG KH KI KM KN KP KR KW KZ LA LB LC LI LK LR LS LT LU LV LY MA "
    "MC MD ME MG MH MK ML MM MN MR MT MU MV MW MX MY MZ NA NE NG NI NL NO NP NR NZ OM PA PE PG PH PK PL PT PW PY "
    "QA RO RS RU RW SA SB SC SD SE SG SI SK SL SM SN SO SR SS ST SV SY SZ TD TG TH TJ TL TM TN TO TR TT TV TZ UA "
    "UG US UY UZ VC VE VN VU WS YE ZA ZM ZW"
)
GOLD = Path(__file__).parents[2].parent / "shared" / "gold"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Baku, Azerbaijan", "AZ"),
        ("a prison in Papua New Guinea", "PG"),
        ("Guinea-Bissau", "GW"),
        ("the Nigerien authorities", "NE"),
        ("Niger", "NE"),
        ("TURKEY", "TR"),
        ("the U.S. Embassy", "US"),
        ("Côte d’Ivoire", "CI"),
        ("between Georgia and Armenia", None),
        ("our us and them", None),
        ("", None),
    ],
)
def test_a_place_names_its_country(text: str, code: str | None) -> None:
    assert country_named(text) == code


def test_every_country_has_a_name_and_all_members_of_the_united_nations_are_there() -> None:
    assert len(MEMBERS.split()) == 193
    assert set(MEMBERS.split()) - set(all_countries()) == set()
    # Observers, Hong Kong, Taiwan, Western Sahara, Kosovo, and the country of the sample corpus, which is none.
    assert set(all_countries()) - set(MEMBERS.split()) == {"VA", "PS", "HK", "TW", "EH", "XK", "XV"}
    assert (name_of("MM"), names_of("MM")) == ("Burma", ("Burma", "Myanmar"))
    with pytest.raises(UnknownTerm):
        name_of("ZZ")


def test_a_country_that_only_speaks_is_not_counted() -> None:
    text = "The U.S. Secretary of State urged Belarus to act. The United States has called on Belarus to free them."
    assert dict(countries_named(text)) == {"BY": 2}


def test_a_document_on_two_countries_alike_is_about_none() -> None:
    assert country_about("Armenia and Georgia", "Armenia and Georgia met. Georgia and Armenia agreed.") is None
    assert country_about(None, "A court met.") is None


@pytest.mark.shared
@pytest.mark.skipif(not GOLD.exists(), reason="the annotated documents are not beside the project")
def test_the_annotated_documents_are_about_the_country_that_their_annotators_say() -> None:
    right, wrong = 0, 0
    for path in sorted(GOLD.glob("*/*.txt")):
        said = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))["meta"].get("country")
        guessed = read(path.read_bytes(), path.name).country
        right += guessed is not None and guessed == said
        wrong += guessed is not None and guessed != said
    assert right >= 176
    assert wrong <= 1
