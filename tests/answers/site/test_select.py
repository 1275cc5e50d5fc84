"""What a site makes of somebody: from the claims that may be shown alone, without what is withheld."""

from __future__ import annotations

from dataclasses import replace

from tests.answers.site.made import DAY, a_site, claims_of_daro, daro

from habeas.answers.site.fields import hidden
from habeas.answers.site.nouns import Published
from habeas.answers.site.redaction import Redactor
from habeas.answers.site.render import files
from habeas.answers.site.select import published


def shown(**rest: object) -> Published:
    made = published(daro(**rest), Redactor(), DAY)
    assert made is not None
    return made


def test_the_person_is_derived_from_the_claims_that_are_given() -> None:
    one = shown()
    assert (one.status, one.country, [act.type for act in one.acts]) == ("held", "XV", ["arrest", "remand", "trial"])
    assert one.hearing is not None
    assert str(one.hearing.date) == "2025-07-03"


def test_somebody_of_whom_no_claim_may_be_shown_is_nobody() -> None:
    assert published(replace(daro(), claims=()), Redactor(), DAY) is None


def test_charges_that_are_withheld_are_nowhere_and_neither_are_the_sentences_that_tell_them() -> None:
    one = shown(hidden=frozenset({"charges"}))
    assert one.portrait.charges == ()
    assert not one.shows("quotes")
    made = files(replace(a_site(), people=(one,)))
    assert [path for path, content in made.items() if b"smuggling" in content] == []
    assert [path for path, content in made.items() if b"Police arrested" in content] == []


def test_dates_places_and_courts_that_are_withheld_are_nowhere() -> None:
    one = shown(hidden=hidden({"birthday": "", "address": ""}, {"dates", "places", "courts"}))
    made = files(replace(a_site(), people=(one,), series=()))
    for gone in (b"2024-12-03", b"Halem", b"Police", b"1970-05-01", b"PO Box"):
        assert [path for path, content in made.items() if gone in content] == [], gone


def test_an_address_is_shown_only_where_it_was_released_and_no_place_is_withheld() -> None:
    assert "address" in hidden((), ())
    assert "address" not in hidden({"address"}, ())
    assert "address" in hidden({"address"}, {"places"})


def test_responses_and_health_that_are_withheld_are_left_out() -> None:
    assert shown().responses
    assert shown(hidden=frozenset({"responses"})).responses == ()


def test_other_names_that_are_withheld_are_left_out() -> None:
    assert [one.name for one in shown().portrait.spellings] == ["Daro Velin", "Даро Велин"]
    one = shown(hidden=frozenset({"other names"}))
    assert [each.name for each in one.portrait.spellings] == ["Daro Velin"]
    assert not one.shows("quotes")  # a sentence may have the other name


def test_how_a_date_was_given_names_nobody_who_is_withheld() -> None:
    first, *others = claims_of_daro()
    given = replace(first, date_given="the day after Ana Torr was taken")
    made = published(daro(claims=(given, *others)), Redactor(frozenset({"Ana Torr"})), DAY)
    assert made is not None
    assert "Torr" not in str([claim.date_given for claim in made.claims])


def test_somebody_withheld_is_in_no_file_of_the_site_though_sentences_of_others_name_them() -> None:
    assert any("Ana Torr" in quote.text for claim in claims_of_daro() for quote in claim.claim.quotes)
    made = files(a_site(Redactor(frozenset({"Ana Torr"}))))
    assert [path for path, content in made.items() if b"Torr" in content] == []
    assert "[name withheld]" in made["people/daro-velin.html"].decode()
