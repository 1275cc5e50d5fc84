"""The outlines of country reports as data: what sections an edition has, and the crosswalk between editions.

`data/outlines/` has a file for each edition, one for labels at the beginning of paragraphs and one for topics. A topic
stands in an edition under a section or a label, or the crosswalk says that it is "not in this edition"; a file that
leaves it open, names what is not there or cannot be read is refused with its name and the entry.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from habeas.errors import BadVocabulary, UnknownTerm
from habeas.terms import ClaimType, claim_types, load_toml

_STATE = ("state-2016", "state-2019", "state-2020", "state-2021", "state-2022", "state-2023", "state-2024")
_DRAFTED = ("upr", "short")
_SECTION = {"key", "level", "title", "topic", "topics", "wordings"}
_LETTERED = re.compile(r"(?P<parent>\d{1,2})\.(?P<letter>[a-z])")


@dataclass(frozen=True, slots=True)
class EditionSection:
    """A section that an edition has.

    Attributes:
        key: what our data call it: "1.e", "1.e.political_prisoners".
        level: 1 for a section, 2 for a subsection, 3 and 4 below.
        topics: what stands in it, the main one first; a section of a report that is read has exactly one.
        wordings: patterns of a heading's plain words (`plain_title`) beside the title itself.
    """

    key: str
    level: int
    title: str
    topics: tuple[str, ...]
    wordings: tuple[re.Pattern[str], ...] = ()

    @property
    def number(self) -> str | None:
        """The number that a heading of it has: "1", "1.e"; None where it has none."""
        return self.key if self.key.isdigit() or _LETTERED.fullmatch(self.key) else None

    @property
    def parent(self) -> str | None:
        """The key of the section that it stands in, by its own key."""
        return self.key.rpartition(".")[0] or None


@dataclass(frozen=True, slots=True)
class Label:
    """Words before a paragraph that say what it is about, where there is no heading."""

    topic: str
    editions: tuple[str, ...]
    wordings: tuple[re.Pattern[str], ...]


@dataclass(frozen=True, slots=True)
class Edition:
    """One outline: its sections in their order, and the years whose reports have it (none: only for drafting)."""

    name: str
    title: str
    source: str
    years: range
    sections: tuple[EditionSection, ...]

    def section(self, key: str) -> EditionSection | None:
        return next((each for each in self.sections if each.key == key), None)

    def of_topic(self, topic: str) -> tuple[EditionSection, ...]:
        """The sections in which a topic stands, where it is the main one first."""
        found = [each for each in self.sections if topic in each.topics]
        return tuple(sorted(found, key=lambda each: each.topics.index(topic) > 0))

    def of_claim_type(self, kind: ClaimType) -> EditionSection | None:
        """Where claims of a type belong: under the first of its topics that the edition has."""
        return next((found[0] for topic in kind.topics if (found := self.of_topic(topic))), None)


@dataclass(frozen=True, slots=True)
class Topic:
    """What sections are about across editions; `not_in` are the editions that have neither heading nor label for it."""

    name: str
    label: str
    udhr: tuple[int, ...]
    iccpr: tuple[int, ...]
    not_in: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Outlines:
    """All editions, labels and topics, checked against each other; `no_headings` are plain words that head nothing."""

    editions: Mapping[str, Edition]
    labels: tuple[Label, ...]
    topics: Mapping[str, Topic]
    no_headings: tuple[re.Pattern[str], ...] = ()


@cache
def outlines() -> Outlines:
    """The outlines of the package.

    Raises:
        BadVocabulary: a file of `data/outlines/` does not say what it should.
    """
    names = (*_STATE, *_DRAFTED)
    return read_outlines(
        {name: load_toml(f"outlines/{name}.toml") for name in names},
        load_toml("outlines/labels.toml"),
        load_toml("outlines/topics.toml"),
    )


def edition(name: str) -> Edition:
    """The edition of that name.

    Raises:
        UnknownTerm: there is none.
    """
    try:
        return outlines().editions[name]
    except KeyError as error:
        raise UnknownTerm(f"{name!r} is no outline; there are {', '.join(outlines().editions)}") from error


def edition_of_year(year: int) -> Edition | None:
    """The edition that the reports on a year have; None before the first and after the last that is known."""
    return next((each for each in outlines().editions.values() if year in each.years), None)


def absent(name: str) -> tuple[Topic, ...]:
    """The topics that are not in an edition: that it has no word of them says nothing about any country.

    Raises:
        UnknownTerm: there is no such edition.
    """
    known = edition(name)
    return tuple(topic for topic in outlines().topics.values() if known.name in topic.not_in)


def topic_label(name: str | None) -> str:
    """A topic in plain words; empty for none."""
    return "" if name is None else outlines().topics[name].label


def plain_title(title: str) -> str:
    """A heading's words in small letters with plain quotes and dashes, on one line, without a colon at the end."""
    plain = title.translate(_PLAIN).casefold().replace(" & ", " and ").replace(" / ", "/")
    return " ".join(plain.split()).rstrip(" :.")


_PLAIN = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "\u2011": "-", "\u00ad": None})


def read_outlines(
    editions: Mapping[str, dict[str, object]], labels: dict[str, object], topics: dict[str, object]
) -> Outlines:
    """Checks and returns parsed files of outlines.

    Raises:
        BadVocabulary: one of them does not say what it should, or they contradict each other.
    """
    known = _read_topics(topics)
    read = {name: _read_edition(name, data, known) for name, data in editions.items()}
    others = _patterns("data/outlines/labels.toml, no_headings", labels.get("no_headings", []))
    found = Outlines(read, _read_labels(labels, read, known), known, others)
    _check_crosswalk(found)
    return found


def _read_edition(name: str, data: dict[str, object], topics: Mapping[str, Topic]) -> Edition:
    where = f"data/outlines/{name}.toml"
    years, entries = data.get("years"), data.get("sections")
    if set(data) != {"source", "title", "years", "sections"} or not isinstance(entries, list) or not entries:
        raise BadVocabulary(f"{where} needs source, title, years and a list of sections, and nothing else")
    if not isinstance(years, list) or len(years) not in (0, 2) or not all(isinstance(year, int) for year in years):
        raise BadVocabulary(f"{where}: `years` is the first and the last year, or empty where it is only for drafting")
    sections = tuple(_read_section(where, entry, topics) for entry in entries)
    keys = [section.key for section in sections]
    for section in sections:
        if keys.count(section.key) > 1:
            raise BadVocabulary(f"{where}: section {section.key!r} is there twice")
        if section.parent is not None and section.parent not in keys[: keys.index(section.key)]:
            raise BadVocabulary(
                f"{where}: section {section.key!r} stands in {section.parent!r}, which is not before it"
            )
    span = range(years[0], years[1] + 1) if years else range(0)
    return Edition(name, str(data["title"]), str(data["source"]), span, sections)


def _read_section(where: str, entry: object, topics: Mapping[str, Topic]) -> EditionSection:
    if not isinstance(entry, dict) or set(entry) - _SECTION or not {"key", "level", "title"} <= set(entry):
        raise BadVocabulary(
            f"{where}: a section has key, level, title, topic (or topics) and may have wordings: {entry!r}"
        )
    what = f"{where}, section {entry['key']!r}"
    if entry["level"] not in (1, 2, 3, 4) or not str(entry["title"]).strip():
        raise BadVocabulary(f"{what}: a level is a number from 1 to 4, and a title has words")
    about = entry.get("topics", [entry["topic"]] if "topic" in entry else [])
    unknown = [topic for topic in about if topic not in topics]
    if not about or unknown:
        raise BadVocabulary(f"{what}: topics {unknown or 'missing'}; those of data/outlines/topics.toml are known")
    return EditionSection(
        str(entry["key"]), entry["level"], str(entry["title"]), tuple(about), _patterns(what, entry.get("wordings", []))
    )


def _read_labels(
    data: dict[str, object], editions: Mapping[str, Edition], topics: Mapping[str, Topic]
) -> tuple[Label, ...]:
    where, entries = "data/outlines/labels.toml", data.get("labels")
    if not isinstance(entries, list):
        raise BadVocabulary(f"{where} needs a list of labels")
    labels = []
    for entry in entries:
        if not isinstance(entry, dict) or set(entry) != {"topic", "editions", "wordings"}:
            raise BadVocabulary(f"{where}: a label has topic, editions and wordings: {entry!r}")
        strange = [name for name in entry["editions"] if name not in editions]
        if strange or entry["topic"] not in topics:
            raise BadVocabulary(f"{where}: there is no edition {strange} or no topic {entry['topic']!r}")
        labels.append(Label(entry["topic"], tuple(entry["editions"]), _patterns(where, entry["wordings"])))
    return tuple(labels)


def _read_topics(data: dict[str, object]) -> dict[str, Topic]:
    where, entries = "data/outlines/topics.toml", data.get("topic")
    if not isinstance(entries, dict) or not entries:
        raise BadVocabulary(f"{where} needs tables [topic.NAME]")
    for name, entry in entries.items():
        if not isinstance(entry, dict) or set(entry) != {"label", "udhr", "iccpr", "not_in"}:
            raise BadVocabulary(f"{where}, topic {name!r} needs label, udhr, iccpr and not_in, and nothing else")
    return {
        name: Topic(name, entry["label"], tuple(entry["udhr"]), tuple(entry["iccpr"]), tuple(entry["not_in"]))
        for name, entry in entries.items()
    }


def _patterns(where: str, sources: object) -> tuple[re.Pattern[str], ...]:
    if not isinstance(sources, list):
        raise BadVocabulary(f"{where}: `wordings` is a list of patterns")
    try:
        return tuple(re.compile(source) for source in sources)
    except (re.error, TypeError) as error:
        raise BadVocabulary(f"{where}: {error} in one of {sources!r}") from error


def _check_crosswalk(found: Outlines) -> None:
    """Every topic is in every edition or said not to be, and every claim type has its place."""
    where = "data/outlines/topics.toml"
    for topic in found.topics.values():
        for name, each in found.editions.items():
            labelled = any(topic.name == label.topic and name in label.editions for label in found.labels)
            there = labelled or bool(each.of_topic(topic.name)) or not each.years
            if there is (name in topic.not_in):
                said = "has it and is in not_in" if there else "has no section for it and is not in not_in"
                raise BadVocabulary(f"{where}, topic {topic.name!r}: edition {name} {said}")
        strange = [name for name in topic.not_in if name not in found.editions]
        if strange:
            raise BadVocabulary(f"{where}, topic {topic.name!r}: there is no edition {strange}")
    for kind in claim_types().values():
        unknown = [topic for topic in kind.topics if topic not in found.topics]
        homeless = [name for name, each in found.editions.items() if each.of_claim_type(kind) is None]
        if unknown or homeless:
            raise BadVocabulary(
                f"data/terms.toml, claim type {kind.name!r}: topics {unknown}, no section in {homeless}"
            )
