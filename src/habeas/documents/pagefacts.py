"""What a web page states of itself: title, day, author, publisher, address and language, from its metadata.

Only what the page says in so many words (meta tags, JSON-LD, `time`, `title`, `lang`) counts. No date is worked
out from the page's text or looks: a wrong date is worse than none.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from habeas.dates import PartialDate
from habeas.documents.layout import Facts, one_line
from habeas.errors import UnknownTerm

_TITLES = ("og:title", "headline", "dc.title", "twitter:title", "citation_title")
_DATES = (
    "article:published_time", "datepublished", "date", "dc.date", "dc.date.issued", "dcterms.created", "dcterms.date",
    "pubdate", "publishdate", "publish-date", "sailthru.date", "parsely-pub-date", "citation_publication_date",
)  # fmt: skip
_AUTHORS = ("author", "article:author", "dc.creator", "parsely-author", "citation_author", "byl")
_PUBLISHERS = ("og:site_name", "publisher", "dc.publisher", "application-name")
_ARTICLES = ("Article", "NewsArticle", "Report", "BlogPosting", "WebPage", "ReportageNewsArticle", "LiveBlogPosting")
_LARGEST_JSON = 500_000
_WEB_ADDRESS = re.compile(r"https?://\S+")


class PageFacts:
    """Collects a page's metadata from the parser's events; `facts` sums up."""

    def __init__(self) -> None:
        self.meta: dict[str, str] = {}
        self.canonical: str | None = None
        self.language: str | None = None
        self.time: str | None = None
        self.title: list[str] = []
        self.json: list[str] = []
        self.collecting: list[str] | None = None

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Takes in a start tag."""
        if tag == "meta":
            key = attributes.get("property") or attributes.get("name") or attributes.get("itemprop") or ""
            self.meta.setdefault(key.lower(), attributes.get("content", ""))
        elif tag == "link" and attributes.get("rel", "").lower() == "canonical":
            self.canonical = self.canonical or attributes.get("href")
        elif tag == "html":
            self.language = attributes.get("lang") or attributes.get("xml:lang")
        elif tag == "time" and ("pubdate" in attributes or attributes.get("itemprop") == "datePublished"):
            self.time = self.time or attributes.get("datetime")
        elif tag == "title":
            self.collecting = self.title if not self.title else None
        elif tag == "script" and attributes.get("type", "").lower() == "application/ld+json":
            self.collecting = self.json

    def data(self, words: str) -> None:
        """Takes in text."""
        if self.collecting is not None:
            self.collecting.append(words)

    def end(self, tag: str) -> None:
        """Takes in an end tag."""
        if tag in ("title", "script"):
            if self.collecting is self.json and self.json:
                self.json.append("\n\0\n")
            self.collecting = None

    def facts(self) -> Facts:
        """What the page states, each field from the first place that has it."""
        article: dict[str, object] = next(_articles("".join(self.json)), {})
        url = self.canonical or self.meta.get("og:url")
        language = (self.language or self.meta.get("og:locale") or "")[:2].lower()
        return Facts(
            title=self._first(_TITLES) or one_line(_string(article.get("headline"))) or one_line("".join(self.title)),
            published=self._published(article),
            author=_not_address(self._first(_AUTHORS) or one_line(_name(article.get("author")))),
            publisher=self._first(_PUBLISHERS) or one_line(_name(article.get("publisher"))),
            url=url.strip() if url and _WEB_ADDRESS.fullmatch(url.strip()) else None,
            language=language if re.fullmatch("[a-z]{2}", language) else None,
        )

    def _first(self, keys: tuple[str, ...]) -> str | None:
        return next((value for key in keys if (value := one_line(self.meta.get(key)))), None)

    def _published(self, article: dict[str, object]) -> PartialDate | None:
        stated = [self.meta.get(key) for key in _DATES] + [_string(article.get("datePublished")), self.time]
        return next((day for text in stated if text and (day := iso_day(text)) is not None), None)


def iso_day(text: str) -> PartialDate | None:
    """The day, month or year that an ISO 8601 date, with or without a time, begins with; None for anything else."""
    found = re.match(r"\s*(\d{4}(?:-\d{2}(?:-\d{2})?)?)(?:[T ].*)?\s*$", text, re.DOTALL)
    if found is None:
        return None
    try:
        return PartialDate.parse(found.group(1))
    except UnknownTerm:
        return None  # a page that states 2024-13-45 states no date


def _articles(text: str) -> Iterator[dict[str, object]]:
    """The objects of JSON-LD that are articles; what is no JSON is the page's own mistake and states nothing."""
    for source in text.split("\n\0\n"):
        if not source.strip() or len(source) > _LARGEST_JSON:
            continue
        try:
            data = json.loads(source)
        except (ValueError, RecursionError):
            continue
        roots = data if isinstance(data, list) else [data]
        graphs = [each.get("@graph") for each in roots if isinstance(each, dict)]
        for each in roots + [node for graph in graphs if isinstance(graph, list) for node in graph]:
            if isinstance(each, dict) and str(each.get("@type", "")).strip("[]'") in _ARTICLES:
                yield each


def _string(value: object) -> str | None:
    return value if isinstance(value, str) else None


def _name(value: object) -> str | None:
    """The names of an author or publisher in JSON-LD: a text, an object with a name, or several."""
    if isinstance(value, list):
        return ", ".join(name for each in value if (name := _name(each))) or None
    return _string(value.get("name")) if isinstance(value, dict) else _string(value)


def _not_address(author: str | None) -> str | None:
    return None if author is None or _WEB_ADDRESS.match(author) else author
