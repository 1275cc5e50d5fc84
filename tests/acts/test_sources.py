"""Which documents are one source."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st
from tests.build import a_card

from habeas.acts.sources import copies, independent_sources, told_by, told_on
from habeas.dates import PartialDate
from habeas.documents.copies import sketch
from habeas.model import DocumentCard, Part

STORY = " ".join(f"word{number} was told by witness{number % 7}" for number in range(120))
OTHER = " ".join(f"thing{number} is what observer{number % 5} saw" for number in range(120))


def card(name: str, publisher: str | None = None, text: str = "", published: str | None = "2024-06-01") -> DocumentCard:
    marks = sketch(text, (Part(0, len(text), "paragraph"),)) if text else ()
    return a_card(id=name, publisher=publisher, sketch=marks, published=published)


def test_two_copies_of_one_wire_story_are_one_source() -> None:
    wire, portal = card("a", "TURAN", STORY), card("b", "A portal", STORY + " Read more")
    assert independent_sources([portal, wire]) == [[wire, portal]]


def test_one_publisher_is_one_source_however_often_it_reports() -> None:
    first, second = card("a", "TURAN", STORY), card("b", " turan", OTHER, published="2024-07-01")
    assert independent_sources([second, first]) == [[first, second]]
    assert copies([second, first]) == [[first], [second]]


def test_documents_without_a_publisher_are_each_their_own() -> None:
    assert [len(group) for group in independent_sources([card("a"), card("b"), card("c", "VOA")])] == [1, 1, 1]


def test_annual_reports_on_one_country_without_a_publisher_are_one_series() -> None:
    reports = [a_card(id=str(year), publisher=None, published=None, report_year=year) for year in (2016, 2017)]
    elsewhere = a_card(id="other", publisher=None, published=None, report_year=2017, country="XW")
    assert independent_sources([elsewhere, *reports]) == [reports, [elsewhere]]


def test_an_annual_report_was_written_by_the_end_of_the_year_after_its_own() -> None:
    report = a_card(published=None, report_year=2017)
    assert (told_on(report), told_by(report)) == (PartialDate(2017), date(2018, 12, 31))
    assert (told_on(a_card(published=None)), told_by(a_card(published=None))) == (None, None)


def test_a_document_given_twice_is_one() -> None:
    assert independent_sources([card("a"), card("a")]) == [[card("a")]]


def test_a_story_that_very_many_print_is_still_one_source() -> None:
    assert len(independent_sources(card(f"{number:03}", text=STORY) for number in range(80))) == 1


cards = st.builds(
    card, st.sampled_from("abcdef"), st.sampled_from([None, "TURAN", "VOA"]), st.sampled_from(["", STORY, OTHER])
)


@given(st.lists(cards, max_size=8, unique_by=lambda one: one.id), st.randoms())
def test_every_document_is_in_one_source_in_any_order(given_cards: list[DocumentCard], random: object) -> None:
    shuffled = list(given_cards)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    groups = independent_sources(shuffled)
    assert groups == independent_sources(given_cards)
    assert sorted(one.id for group in groups for one in group) == sorted(one.id for one in given_cards)
