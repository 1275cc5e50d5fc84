"""The numbers that sources report, as a series."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.build import a_card, a_count, a_date

from habeas.answers.counts import ReportedCount, series
from habeas.answers.counts_absent import with_absent
from habeas.model import Count, DocumentCard, Quote


def reported(low: int | None = 254, high: int | None = None, *, by: str = "a", **rest: object) -> ReportedCount:
    """A count of political prisoners in Azerbaijan by the document of that name."""
    about = {"published": "2024-04-22", "country": "AZ", "publisher": by}
    for field in ("published", "report_year", "publisher", "sketch"):
        if field in rest:
            about[field] = rest.pop(field)  # type: ignore[assignment]
    words = str(rest.pop("words", f"{low} told by {by}"))
    what = str(rest.pop("what", "political prisoners and detainees"))
    count = a_count(what, low, high, quote=Quote(0, len(words), words), **{"as_of": "2023-12", **rest})
    return ReportedCount(count, a_card(id=by, name=by, **about))


@pytest.mark.parametrize(
    ("low", "high", "qualifier", "worded"),
    [
        (119, 160, None, "119–160"),
        (156, 156, None, "156"),
        (90, 146, "at least", "at least 90 to 146"),
        (122, 122, "up to", "up to 122"),
        (254, 254, "approximately", "approximately 254"),
        (1443, 1443, "more than", "more than 1,443"),
        (None, None, "dozens", "dozens"),
        (None, None, None, "a number that is not given"),
    ],
)
def test_a_figure_is_printed_as_its_source_words_it(
    low: int | None, high: int | None, qualifier: str | None, worded: str
) -> None:
    (figure,) = series([reported(low, high, qualifier=qualifier)])
    assert figure.worded == worded


def test_the_news_that_quotes_a_report_is_a_further_source_of_its_figure() -> None:
    report = reported(by="report", report_year=2023, qualifier="approximately", as_of="2023-12-01")
    news = reported(by="news", published="2024-04-23", qualifier="approximately", as_of="2023-12")
    (figure,) = series([news, report])
    assert (str(figure.as_of), [source.document.name for source in figure.sources]) == (
        "2023-12-01",
        ["report", "news"],
    )


@pytest.mark.parametrize("whose", ["NGO coalition", None])
def test_a_relayed_figure_is_whose_the_report_says_with_the_report_first(whose: str | None) -> None:
    report, news = (
        reported(by="report", report_year=2023, published="2024-04-22"),
        reported(by="news", published="2024"),
    )
    report = replace(report, count=replace(report.count, by=whose))
    news = replace(news, count=replace(news.count, by="State Department"))
    (figure,) = series([news, report])
    assert (figure.by, [source.document.name for source in figure.sources]) == (whose, ["report", "news"])


def test_two_formats_of_one_report_are_one_source() -> None:
    page = reported(by="page", report_year=2023, words="about 254 prisoners")
    text = reported(by="text", report_year=2023, words="about  254 prisoners", publisher="other")
    (figure,) = series([page, text])
    assert [(source.document.name, [copy.name for copy in source.copies]) for source in figure.sources] == [
        ("page", ["text"])
    ]


def test_other_numbers_dates_classes_and_places_are_other_figures() -> None:
    counts = [
        reported(254, by="a"),
        reported(204, by="b"),
        reported(254, by="c", as_of="2022-12"),
        reported(254, by="d", what="opposition members"),
        reported(254, by="e", place="Ganja"),
        reported(254, by="f", place="Georgia"),
    ]
    assert len(series(counts)) == 6


def test_stocks_and_flows_are_never_mixed() -> None:
    counts = [reported(14, by="a", kind="flow"), reported(14, by="b", kind="stock")]
    assert [figure.kind for figure in series(counts)] == ["stock"]
    assert sorted(figure.kind for figure in series(counts, kind=None)) == ["flow", "stock"]


def test_a_report_without_such_a_figure_is_shown_as_giving_none() -> None:
    report = a_card(id="r24", published="2025-08-12", country="AZ", report_year=2024)
    found = series([reported(report_year=2023)], [report], what="political prisoners")
    assert [(str(figure.as_of), figure.worded, figure.given, figure.sources[:0]) for figure in found] == [
        ("2023-12", "254", True, ()),
        ("2024", "no figure in this report", False, ()),
    ]
    assert found[1].report == report
    assert len(series([reported(report_year=2023)], [report])) == 1


@pytest.mark.parametrize(
    ("what", "edition", "worded"),
    [
        ("political prisoners", "state-2024", "not in this edition"),
        ("political prisoners", "state-2023", "no figure in this report"),
        ("political prisoners", None, "no figure in this report"),
        ("apples", "state-2024", "no figure in this report"),
    ],
)
def test_a_report_whose_edition_has_no_section_for_a_number_does_not_say_that_there_is_none(
    what: str, edition: str | None, worded: str
) -> None:
    report = a_card(id="r24", published="2025-08-12", country="AZ", report_year=2024)
    found = with_absent(series([], [report], what=what), what, {"r24": edition} if edition else {})
    assert [figure.worded for figure in found] == [worded]


def test_dozens_are_a_figure_of_their_own() -> None:
    counts = [reported(None, by="a", qualifier="dozens"), reported(None, by="b", qualifier="hundreds")]
    assert sorted(figure.worded for figure in series(counts)) == ["dozens", "hundreds"]


def test_no_counts_are_no_series() -> None:
    assert series([]) == []


counts = st.builds(
    reported,
    st.sampled_from([None, 112, 254]),
    by=st.sampled_from("abcd"),
    as_of=st.sampled_from([None, "2023", "2023-12", "2023-12-01", "2022"]),
    qualifier=st.sampled_from([None, "dozens", "approximately"]),
    what=st.sampled_from(["political prisoners", "political prisoners and detainees", "detainees"]),
    report_year=st.sampled_from([None, 2023]),
)


@given(st.lists(counts, max_size=8), st.randoms())
def test_the_order_of_the_counts_changes_nothing(given_counts: list[ReportedCount], random: object) -> None:
    shuffled = list(given_counts)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert series(shuffled) == series(given_counts)


@given(st.lists(counts, max_size=8))
def test_no_figure_is_made_up_and_no_count_is_lost(given_counts: list[ReportedCount]) -> None:
    figures = series(given_counts)
    quoted = {source.quote for figure in figures for source in figure.sources}
    told_by = [(source.document, *source.copies) for figure in figures for source in figure.sources]
    ends = {(one.count.low, one.count.high) for one in given_counts}
    assert {(figure.low, figure.high) for figure in figures} == ends
    assert quoted <= {one.count.quote.text for one in given_counts}
    assert {card.id for cards in told_by for card in cards} == {one.document.id for one in given_counts}


def test_the_annotated_figures_for_azerbaijan(shared: Path) -> None:
    found = series(_annotated(shared), what="political prisoners")
    assert [(str(figure.as_of), figure.worded, len(figure.sources)) for figure in found] == [
        ("2016", "119–160", 1),
        ("2017-12", "156", 1),
        ("2018", "128–156", 1),
        ("2019-12", "112–135", 1),
        ("2020-12", "at least 90 to 146", 1),
        ("2021-12", "up to 122", 1),
        ("2023-12-01", "approximately 254", 2),
    ]


def _annotated(shared: Path) -> list[ReportedCount]:
    found = []
    for path in sorted((shared / "gold").glob("*/*.json")):
        data = json.loads(path.read_text("utf-8"))
        meta = data["meta"]
        if meta["country"] != "AZ":
            continue
        card = DocumentCard(data["doc"], data["doc"], None, meta["publisher"], a_date(meta["published"]), None, "AZ")
        for entry in data["counts"]:
            quote = Quote(0, len(entry.pop("quote")), "told")
            found.append(ReportedCount(Count(**{**entry, "as_of": a_date(entry["as_of"]), "quote": quote}), card))
    return found
