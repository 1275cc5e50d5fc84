"""The 25 checked facts of the country reports, asked of a registry by what they are: country, year, topic, and values.

No question looks through a text; the sentence comes with the answer. The registry is built of the reports that have the facts,
shortened to the sections that do.
"""

# ruff: noqa: E501  # each line is one question or one sentence
from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from habeas.answers.provisions import penalty_words
from habeas.model import Claim, Count
from habeas.work.registry import Registry
from habeas.work.sections import SectionsOf

pytestmark = [pytest.mark.shared, pytest.mark.slow]

PRISONERS = "political_prisoners"
# Country, year, topic, what is counted, and the answer: both ends, qualifier, as of, by.
COUNTS = [
    ("AZ", 2016, PRISONERS, "political prisoners and detainees", (119, 160, None, "2016", "local NGO activists")),
    ("AZ", 2017, PRISONERS, "political prisoners and detainees", (156, 156, None, "2017-12", "ad hoc nongovernmental working group")),
    ("AZ", 2018, PRISONERS, "political prisoners and detainees", (128, 156, None, "2018-12", "Nongovernmental estimates")),
    ("AZ", 2019, PRISONERS, "political prisoners and detainees", (112, 135, None, "2019-12", "nongovernmental estimates")),
    ("AZ", 2020, PRISONERS, "political prisoners and detainees", (90, 146, "at least", "2020-12", "NGO")),
    ("AZ", 2021, PRISONERS, "political prisoners and detainees", (122, 122, "up to", "2021-12", "NGOs")),
    ("AZ", 2022, PRISONERS, "political prisoners and detainees", (100, 100, "approximately", "2022-12", "NGOs")),
    ("AZ", 2023, PRISONERS, "political prisoners and detainees", (254, 254, "approximately", "2023-12-01", "NGO coalition")),
    ("BY", 2022, PRISONERS, "names", (1443, 1443, "more than", "2022-12", None)),
    ("CU", 2023, PRISONERS, "political prisoners", (1047, 1047, "at least", "2023-08", "Prisoners Defenders")),
    ("VN", 2023, PRISONERS, "persons", (187, 187, "at least", "2023-10-31", None)),
    ("VN", 2023, PRISONERS, "convicts", (162, 162, None, "2023-10-31", None)),
    ("VN", 2023, PRISONERS, "people in pretrial detention", (25, 25, None, "2023-10-31", None)),
    ("IR", 2022, PRISONERS, "prisoners of conscience", (1134, 1134, "at least", "2022-12", "United for Iran")),
]  # fmt: skip
# Country, year, topic, and what is known of the claim; the answer is who.
PEOPLE: list[tuple[str, int, str, dict[str, Any], str]] = [
    ("AZ", 2016, PRISONERS, {"type": "sentence", "actor": "Baku Court of Grave Crimes", "date": "2016-10-25", "term": "10 years"}, "Giyas Ibrahimov"),
    ("AZ", 2018, PRISONERS, {"type": "sentence", "actor": "Gazakh District Court", "date": "2018-01", "term": "three years"}, "Gozel Bayramli"),
    ("AZ", 2021, PRISONERS, {"type": "sentence", "date": "2021-10-08", "term": "13 years"}, "Niyamaddin Ahmedov"),
    ("AZ", 2023, "arbitrary_arrest", {"type": "arrest", "date": "2023-07-24", "charge": "counterfeit currency"}, "Gubad Ibadoghlu"),
    ("AZ", 2024, "violence_abroad", {"type": "killing", "place": "Mulhouse"}, "Vidadi Iskandarov"),
    ("BY", 2022, "freedom_of_expression", {"type": "sentence", "actor": "Hrodna regional court", "date": "2022-09-14", "charge": "high treason", "term": "13 years"}, "Dzyanis Ivashyn"),
    ("EG", 2023, PRISONERS, {"type": "sentence", "date": "2021", "charge": "spreading false news", "term": "five years"}, "Alaa Abdel Fattah"),
]  # fmt: skip
# Country, year, topic, what the law is asked about, and what it says.
LAWS: list[tuple[str, int, str, dict[str, Any], list[str]]] = [
    ("AZ", 2016, "internet_freedom", {"kind": "penalty", "law": "criminal code", "article": "323"}, ["fine, 1000 to 1500 manat", "imprisonment, up to 3 years"]),
    ("AZ", 2017, "freedom_of_expression", {"kind": "penalty", "about": "insulting the president"}, ["no longer fine", "corrective labor, up to 2 years", "imprisonment, up to 3 years"]),
    ("AZ", 2023, "collective_bargaining", {"kind": "guarantee", "about": "right to form trade unions"}, ["at least 7 employees"]),
    ("BY", 2022, "association", {"kind": "penalty", "date": "2022-01-04"}, ["imprisonment, up to 2 years"]),
    ("CU", 2023, "child_marriage", {"kind": "penalty", "about": "forced marriage"}, ["imprisonment, 7 to 15 years", "imprisonment, 10 to 30 years (when the victim was a minor)", "life imprisonment (when the victim was a minor)"]),
    ("TJ", 2024, "child_marriage", {"kind": "penalty", "about": "early marriage"}, ["fine", "imprisonment, up to 6 months"]),
    ("TJ", 2024, "child_marriage", {"kind": "penalty", "about": "forced marriage"}, ["imprisonment, up to 5 years"]),
]  # fmt: skip


@pytest.fixture(scope="module")
def facts(shared: Path) -> list[dict[str, str]]:
    return [json.loads(line) for line in (shared / "country-reports" / "facts.jsonl").read_text().splitlines()]


@pytest.fixture(scope="module")
def reports(shared: Path, facts: list[dict[str, str]], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Registry]:
    folder = tmp_path_factory.mktemp("facts")
    for name in {each["file"] for each in facts}:
        asked = {each["section"] for each in facts if each["file"] == name}
        (folder / name).write_text(_shortened(shared / "country-reports", name, asked), encoding="utf-8")
    with Registry.open(folder / "registry") as registry:
        registry.build(sorted(folder.glob("*.txt")))
        yield registry


def _shortened(folder: Path, name: str, asked: set[str]) -> str:
    """A report with all of its headings, and of its text only the beginning and the sections that have a fact.

    To read fifteen whole reports would take as long as a third of all tests.
    """
    text = (folder / name).read_text(encoding="utf-8")
    with (folder / "sections.csv").open(encoding="utf-8", newline="") as file:
        sections = [row for row in csv.DictReader(file) if row["file"] == name]
    starts = [int(row["start"]) for row in sections] + [len(text)]
    kept = [text[: starts[0]]]
    for row, start, end in zip(sections, starts, starts[1:], strict=False):
        whole = row["path"] in asked or row["title"].casefold() == "executive summary"
        kept.append(text[start:end] if whole else f"{text[start:].partition(chr(10))[0]}\n\n")
    return "".join(kept)


def _quoted(quote: str, country: str, year: int, facts: list[dict[str, str]]) -> bool:
    """Whether the sentence of the answer is the one that the fact was checked by, or has it in it."""
    checked = [_plain(each["quote"]) for each in facts if each["file"] == f"{year}-{country}.txt"]
    return any(one in _plain(quote) or _plain(quote) in one for one in checked)


def _plain(text: str) -> str:
    return " ".join(text.split()).rstrip(".")


@pytest.mark.parametrize(("country", "year", "topic", "what", "answer"), COUNTS)
def test_a_count_is_answered(
    country: str,
    year: int,
    topic: str,
    what: str,
    answer: tuple[Any, ...],
    reports: Registry,
    facts: list[dict[str, str]],
) -> None:
    sections = SectionsOf(reports.record)

    def there(document_id: str, count: Count) -> bool:
        section = sections.of_count(document_id, count)
        return section is not None and section.topic == topic and count.what == what

    found = [
        each
        for each in reports.counts.where(country=country)
        if each.document.report_year == year and there(each.document.id, each.count)
    ]
    values = {
        (one.count.low, one.count.high, one.count.qualifier, str(one.count.as_of), one.count.by): one for one in found
    }
    assert answer in values
    assert _quoted(values[answer].count.quote.text, country, year, facts)


def _is_so(claim: Claim, asked: dict[str, Any]) -> bool:
    return (
        claim.type == asked["type"]
        and str(claim.date or "").startswith(asked.get("date", ""))
        and ("actor" not in asked or asked["actor"] in claim.actors)
        and ("charge" not in asked or asked["charge"] in claim.charges)
        and ("term" not in asked or claim.term == asked["term"])
        and ("place" not in asked or claim.place == asked["place"])
    )


@pytest.mark.parametrize(("country", "year", "topic", "asked", "person"), PEOPLE)
def test_a_person_is_answered(
    country: str,
    year: int,
    topic: str,
    asked: dict[str, Any],
    person: str,
    reports: Registry,
    facts: list[dict[str, str]],
) -> None:
    sections = SectionsOf(reports.record)
    found = [
        each
        for each in reports.claims.where(country=country, type=asked["type"])
        if each.document.report_year == year
        and (section := sections.of_claim(each)) is not None
        and section.topic == topic
        and _is_so(each.claim, asked)
    ]
    assert [each.claim.persons for each in found] == [(person,)]
    assert _quoted(found[0].claim.quotes[0].text, country, year, facts)


@pytest.mark.parametrize(("country", "year", "topic", "asked", "answer"), LAWS)
def test_a_law_is_answered(
    country: str,
    year: int,
    topic: str,
    asked: dict[str, Any],
    answer: list[str],
    reports: Registry,
    facts: list[dict[str, str]],
) -> None:
    narrowed = {name: asked[name] for name in ("kind", "about") if name in asked}
    found = [
        row
        for row in reports.provisions.where(country=country, year=year, topic=topic, **narrowed).rows()
        if all(row[name] == asked[name] for name in ("law", "article", "date") if name in asked)
    ]
    assert [row["penalties"] or row["thresholds"] for row in found] == [answer]
    assert _quoted(found[0]["quote"], country, year, facts)


def test_a_penalty_is_said_in_words() -> None:
    from habeas.claims.provisions import Penalty

    assert penalty_words(Penalty("imprisonment", 5, 5, "years")) == "imprisonment, 5 years"
    assert penalty_words(Penalty("imprisonment", 5, None, "years")) == "imprisonment, at least 5 years"
