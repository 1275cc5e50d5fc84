"""A claim reads as a person would put it, and says nothing that it does not have."""

from __future__ import annotations

import pytest

from habeas import terms
from habeas.answers.sentence import read_templates, sentence
from habeas.dates import PartialDate
from habeas.errors import BadVocabulary
from habeas.model import Claim, Quote

QUOTE = (Quote(0, 4, "Some"),)


def test_who_did_what_to_whom_for_how_long_and_when() -> None:
    claim = Claim(
        "remand", QUOTE, ("Aziz Orujov",), actors=("Sabail District Court",), date=PartialDate(2024, 5, 21),
        term="one month",
    )  # fmt: skip
    assert sentence(claim, "extended the remand") == (
        "Sabail District Court extended the remand of Aziz Orujov by one month, 21 May 2024."
    )
    assert sentence(claim) == "Sabail District Court remanded Aziz Orujov in custody for one month, 21 May 2024."


def test_where_nobody_is_said_to_have_done_it_nobody_is_named() -> None:
    claim = Claim("arrest", QUOTE, ("Ion Vek", "Ana Torr"), place="Halem", date=PartialDate(2024, 5))
    assert sentence(claim) == "Ion Vek and Ana Torr were arrested in Halem, May 2024."
    assert sentence(Claim("arrest", QUOTE)) == "Somebody who is not named was arrested."


def test_groups_have_their_number_and_charges_their_own_preposition() -> None:
    claim = Claim("charge", QUOTE, group="students", number=1200, charges=("libel", "riot"), date=PartialDate(2024))
    assert sentence(claim) == "1,200 students were charged with libel and riot, 2024."


def test_what_is_only_alleged_says_so_and_by_whom() -> None:
    claim = Claim("torture", QUOTE, ("Ion Vek",), actors=("guards",), modality="alleged", speaker="his lawyer")
    assert sentence(claim) == "Guards ill-treated Ion Vek, according to his lawyer. This is alleged."


@pytest.mark.parametrize("kind", terms.claim_types())
@pytest.mark.parametrize("actors", [(), ("A court",)])
def test_every_type_makes_a_sentence(kind: str, actors: tuple[str, ...]) -> None:
    told = sentence(Claim(kind, QUOTE, ("Ion Vek",), actors=actors, term="a year", charges=("{riot}",)))
    assert "Ion Vek" in told
    assert told.startswith("A court") == bool(actors)
    assert "None" not in told


def test_a_file_that_lacks_a_type_is_refused() -> None:
    table = terms.load_toml("answers/sentences.toml")
    types = dict(table["type"])  # type: ignore[call-overload]
    del types["arrest"]
    with pytest.raises(BadVocabulary, match="arrest"):
        read_templates({**table, "type": types})
    with pytest.raises(BadVocabulary):
        read_templates({})
