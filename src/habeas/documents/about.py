"""What a document is and where it comes from: what it states of itself, completed by careful guesses.

A guess is made only where the text, the title or the file's name says it plainly, and its field is listed in
`guessed`. Today's date, the file's own date and the like are never used.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from urllib.parse import urlsplit

from habeas.dates import PartialDate
from habeas.documents.countries import all_countries, countries_named, country_about, country_named
from habeas.documents.layout import Facts
from habeas.documents.parts import heading_title, story_of
from habeas.documents.reports import report_by_outline, report_publisher, titled_report
from habeas.documents.small_words import small_words_in
from habeas.documents.wording import wording
from habeas.errors import BadVocabulary, UnknownTerm
from habeas.model import Part
from habeas.terms import load_toml

MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip
_REPORT_NAME = re.compile(r"(?P<year>(?:19|20)\d\d)[-_](?P<country>[A-Z]{2})")
# A report whose title and name do not say its country is on the country that it names so often. The 21 reports of
# development name their own 11 to 225 times; one on a country that is not known names a neighbour 7 times.
ENOUGH_IN_REPORT = 10
_REPORT_HEADING = re.compile(r"(?i)executive summary|section \d+\..*")
_DAY_IN_NAME = re.compile(r"(?<!\d)((?:19|20)\d\d)[-_.]?(0[1-9]|1[0-2])[-_.]?([0-2]\d|3[01])(?!\d)")
_MONTH = "|".join(MONTHS)
_DAY_WRITTEN = re.compile(
    rf"\b(?i:(?P<month>{_MONTH}) (?P<day>\d{{1,2}}),? (?P<year>(?:19|20)\d\d)"
    rf"|(?P<day2>\d{{1,2}}) (?P<month2>{_MONTH}),? (?P<year2>(?:19|20)\d\d)|(?P<iso>(?:19|20)\d\d-\d\d-\d\d))\b"
)
_LANGUAGE_SAMPLE = 5_000
# Below this number of letters a language cannot be told for sure.
_LANGUAGE_LETTERS = 60
# The share of small words from which a text is plainly in English: all but six of 529 reports, passages and stories
# have it, each of them English by its letters, too.
_PLAINLY_ENGLISH = 0.15


@dataclass(frozen=True, slots=True)
class About:
    """The metadata of a document, and which of its fields were guessed."""

    title: str | None
    published: PartialDate | None
    author: str | None
    publisher: str | None
    url: str | None
    country: str | None
    language: str | None
    report_year: int | None
    guessed: tuple[str, ...]


def about(facts: Facts, name: str, text: str, parts: Sequence[Part]) -> About:
    """What is stated and what can be guessed of a document with this name, text and parts."""
    heading = heading_title(text, parts)
    title = _without_site(facts.title, heading) or heading
    year, country = _report(title, name, text, parts)
    publisher = report_publisher(title)
    if year is not None and facts.title is None and titled_report(title) is None:
        # What heads such a text is a section of the report; its title is known where its outline is.
        title, publisher = report_by_outline(year, country, _headings_of(text, parts))
    story = story_of(text, parts)
    guesses = {
        "title": None if facts.title else title,
        "published": None if facts.published else _published(name, text, parts),
        "author": None if facts.author else _author(text, parts),
        "publisher": None if facts.publisher else _publisher(facts.url) or publisher,
        "country": country or _country(title, name, story, _headings_of(text, parts)),
        "language": None if facts.language else _language(story),
        "report_year": year,
    }
    return About(
        title=title,
        published=facts.published or guesses["published"],  # type: ignore[arg-type]
        author=facts.author or guesses["author"],  # type: ignore[arg-type]
        publisher=facts.publisher or guesses["publisher"],  # type: ignore[arg-type]
        url=facts.url,
        country=guesses["country"],  # type: ignore[arg-type]
        language=facts.language or guesses["language"],  # type: ignore[arg-type]
        report_year=year,
        guessed=tuple(sorted(field for field, value in guesses.items() if value is not None)),
    )


def _without_site(title: str | None, heading: str | None) -> str | None:
    """The stated title without the site's name behind it, where the page's own heading shows where that begins."""
    is_longer = title is not None and heading is not None and title.startswith(heading)
    return heading if is_longer and re.match(r"\s*[|–—·«:-]\s", (title or "")[len(heading or "") :]) else title


def publisher_of(host: str) -> str | None:
    """The publisher whose web pages or e-mails come from that host, where it is known."""
    host = host.lower().rstrip(".")
    while "." in host:
        if host in _publishers():
            return _publishers()[host]
        host = host.split(".", 1)[1]
    return None


def _report(title: str | None, name: str, text: str, parts: Sequence[Part]) -> tuple[int | None, str | None]:
    """The year and the country of an annual report, by its title, else by its name and its headings."""
    titled = titled_report(title)
    if titled is not None:
        return titled
    named = _REPORT_NAME.match(name)
    if named and named["country"] in all_countries():
        return (int(named["year"]) if _opens_like_a_report(_headings_of(text, parts)) else None), named["country"]
    return None, None


def _opens_like_a_report(headings: Sequence[str]) -> bool:
    return any(_REPORT_HEADING.fullmatch(heading) for heading in headings[:3])


def _country(title: str | None, name: str, story: str, headings: Sequence[str]) -> str | None:
    """The country that the text names most; of an annual report only where it does so as often as reports name theirs.

    A report whose title or name says another country than those that are known is on none of its neighbours.
    """
    guess = country_about(title, story)
    if guess is None or not (titled_report(title) is not None or _opens_like_a_report(headings)):
        return guess
    says_another = titled_report(title) is not None or _REPORT_NAME.match(name) is not None
    return None if says_another or countries_named(story)[guess] < ENOUGH_IN_REPORT else guess


def _headings_of(text: str, parts: Sequence[Part]) -> list[str]:
    """The document's headings, each on one line."""
    return [" ".join(text[part.start : part.end].split()) for part in parts if part.kind == "heading"]


def _published(name: str, text: str, parts: Sequence[Part]) -> PartialDate | None:
    """The one day in the bylines that are lines of their own, else in the datelines, else in the file's name."""
    bylines = [part for part in parts if part.kind == "byline"]
    opening = {
        before.start for before, part in pairwise(parts) if part.kind == "paragraph" and _same_line(text, before, part)
    }
    for among in (False, True):
        edges = [text[part.start : part.end] for part in bylines if (part.start in opening) is among]
        days = {day for edge in edges for found in _DAY_WRITTEN.finditer(edge) if (day := _day(found)) is not None}
        if len(days) == 1:
            return days.pop()
    found = _DAY_IN_NAME.search(name)
    return _checked(*map(int, found.groups())) if found else None


def _same_line(text: str, left: Part, right: Part) -> bool:
    """Whether only spaces part the two, as they part a dateline from its sentence."""
    return left.end <= right.start and "\n" not in text[left.end : right.start]


def _day(found: re.Match[str]) -> PartialDate | None:
    if found["iso"]:
        return _checked(*map(int, found["iso"].split("-")))
    month = (found["month"] or found["month2"]).lower()
    return _checked(int(found["year"] or found["year2"]), MONTHS.index(month) + 1, int(found["day"] or found["day2"]))


def _checked(year: int, month: int, day: int) -> PartialDate | None:
    try:
        return PartialDate(year, month, day)
    except UnknownTerm:
        return None  # 2024-02-31 in a name is a number, not a day


def _author(text: str, parts: Sequence[Part]) -> str | None:
    """The name in a byline that begins with "By", or that is nothing but a name."""
    for part in parts:
        if part.kind == "byline":
            written = re.sub(r"(?i)^by\s+", "", text[part.start : part.end])
            if wording().author.fullmatch(written) and country_named(written) is None:
                return written
    return None


def _publisher(url: str | None) -> str | None:
    return publisher_of(urlsplit(url).hostname or "") if url else None


def _language(story: str) -> str | None:
    sample = story[:_LANGUAGE_SAMPLE]
    if sum(1 for char in sample if char.isalpha()) < _LANGUAGE_LETTERS:
        return None
    if small_words_in(sample) >= _PLAINLY_ENGLISH:
        return "en"  # to load what tells languages apart takes as long as reading some thousand words
    import py3langid

    language: str = py3langid.classify(sample)[0]
    return language


@cache
def _publishers() -> dict[str, str]:
    hosts = load_toml("documents/publishers.toml").get("hosts")
    if not isinstance(hosts, dict) or not all(isinstance(name, str) and name for name in hosts.values()):
        raise BadVocabulary("data/documents/publishers.toml needs a table [hosts] of names")
    return hosts
