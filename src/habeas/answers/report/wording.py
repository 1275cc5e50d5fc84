"""The templates in which a draft is worded, a file a language, checked as they are read; dates as CLDR has them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from string import Formatter
from typing import Any

from habeas import terms
from habeas.answers.report.wording_files import ENGLISH, LANGUAGES, name_of, table_of
from habeas.dates import PartialDate
from habeas.errors import BadVocabulary, UnknownTerm

_NUMBER = re.compile(r"\d[\d,]*(?= )")
_ARTICLE = re.compile(r"^(?:the|an?) ", re.IGNORECASE)
# The slots that a template may have, by the table that it stands in.
_SLOTS = {
    "type": {"actors", "subject", "object", "possessive", "was", "were", "perhaps", "term", "charges"}
    | {"case", "treatment", "release", "property", "detention", "death"},
    "modality": {"sentence", "sentence_within"},
    "when": {"date"},
}


@dataclass(frozen=True, slots=True)
class Worded:
    """How one claim type is worded; see the file for what each is."""

    by: str
    plain: str
    by_charges: str = ""
    plain_charges: str = ""
    term: str = ""
    short_term: str = ""
    charges: str = ""
    charges_first: bool = False
    words: tuple[str, ...] = ()
    quoted: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Wording:
    """The templates of one language."""

    language: str
    types: dict[str, Worded]
    variants: dict[str, tuple[Worded, ...]]
    table: dict[str, Any]

    def text(self, name: str, /, **values: object) -> str:
        """A sentence of the draft about itself, filled in; numbers are grouped as the language does it."""
        shown = {key: self.number(value) if type(value) is int else value for key, value in values.items()}
        return str(self.table["text"][name]).format(**shown)

    def piece(self, group: str, name: str, /, **values: object) -> str:
        """A template of another table, filled in."""
        return str(self.table[group][name]).format(**values)

    def number(self, number: int) -> str:
        """A number as the language writes it."""
        from babel.numbers import format_decimal

        return str(format_decimal(number, locale=self.language))

    def number_within(self, number: int) -> str:
        """A number within a sentence: small ones in words, where the language has them here."""
        small = self.table.get("numbers", [])
        return str(small[number]) if number < len(small) else self.number(number)

    def begun(self, sentence: str) -> str:
        """The sentence, with a number at its very beginning in words where the language has them here."""
        found = _NUMBER.match(sentence)
        words = self.table.get("numbers_at_the_beginning", [])
        if found is None:
            return sentence
        if (number := int(found[0].replace(",", ""))) >= len(words):
            return str(self.table.get("begins_with_figure", "{sentence}")).format(sentence=sentence)
        return f"{words[number]}{sentence[found.end() :]}"

    def day(self, day: date | PartialDate, of_year: int | None = None) -> str:
        """A date at the precision that is known; without its year where that is the report's."""
        from babel.dates import format_date

        known = day if isinstance(day, PartialDate) else PartialDate.of(day)
        name = known.precision
        if known.year == of_year and name != "year":
            name += "_of_year"
        return str(format_date(known.first_day, self.table["dates"][name], locale=self.language))

    def joined(self, values: Sequence[str], of_lists: bool = False) -> str:
        """Several things in one breath."""
        many = [value for value in values if value]
        table = self.table
        if len(many) < 2:
            return "".join(many)
        parting = (str(table["joint"]), str(table["pair_joint"]))
        if of_lists and any(part in value for value in many for part in parting):
            if len(many) == 2 and not any(str(table["joint"]) in value for value in many):
                return str(table["pair_joint_of_lists"]).join(many)
            return str(table["last_joint_of_lists"]).join((table["joint_of_lists"].join(many[:-1]), many[-1]))
        if len(many) == 2:
            return str(table["pair_joint"]).join(many)
        return str(table["last_joint"]).join((table["joint"].join(many[:-1]), many[-1]))

    def label(self, kind: str) -> str:
        """What a claim type is called, as the pages in this language call it."""
        from habeas.language import speech_of

        return speech_of(self.language).gettext(terms.claim_type(kind).label)

    def heading(self, words: str) -> str:
        """The words of a heading of an outline; as they are in the outline where nobody translated them."""
        return str(self.table.get("headings", {}).get(words, words))

    def title(self, outline: str, otherwise: str, **values: object) -> str:
        """The title of a draft in an outline."""
        titles = self.table.get("titles", {})
        kind = outline.split("-", 1)[0]
        return str(titles.get(outline, titles.get(kind, otherwise))).format(**values)

    def source(self, words: str) -> str:
        """Words of a source within a sentence: as they are in their own language, marked as its words in another."""
        if self.language == ENGLISH or not words:
            return words
        return str(self.table["pieces"]["source_words"]).format(words=_ARTICLE.sub("", words).strip("“”"))

    def qualifier(self, words: str) -> str:
        """What a source puts before a number."""
        known = self.table.get("qualifiers", {})
        return str(known[words.casefold()]) if words.casefold() in known else self.source(words)

    def of_type(self, kind: str, seen: str, quote: str = "") -> Worded:
        """The templates of a claim type; the words that the machine saw, and the quote, can choose closer ones.

        A variant's words are beginnings of words in what was `seen`, its `quoted` ones stand anywhere in the quote;
        one that has both needs both.
        """
        low, whole = seen.casefold(), quote.casefold()
        for variant in self.variants.get(kind, ()):
            is_seen = any(re.search(rf"\b{re.escape(word)}", low) for word in variant.words)
            is_quoted = any(word in whole for word in variant.quoted)
            if (is_seen or not variant.words) and (is_quoted or not variant.quoted):
                return variant
        return self.types[kind]


@cache
def wording_in(language: str, outline: str = "") -> Wording:
    """The templates of a language, as an outline words them.

    Raises:
        UnknownTerm: there are none.
        BadVocabulary: the file lacks something.
    """
    if language not in LANGUAGES:
        raise UnknownTerm(f"A draft is not written in {language!r}; there are {', '.join(LANGUAGES)}.")
    return read_wording(table_of(language, outline), language)


def read_wording(table: dict[str, Any], language: str) -> Wording:
    """Checks and returns parsed templates: every claim type once, no slot that nothing fills."""
    where = f"data/{name_of(language)}"
    try:
        types = {kind: Worded(**entry) for kind, entry in table["type"].items()}
        variants: dict[str, list[Worded]] = {}
        for entry in table.get("variant", []):
            told = {key: value for key, value in entry.items() if key != "type"}
            variants.setdefault(entry["type"], []).append(_variant(told))
        _check(table, types, where)
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        raise BadVocabulary(f"{where} is not as it should be: {error!r}") from error
    return Wording(language, types, {kind: tuple(each) for kind, each in variants.items()}, table)


def _variant(told: dict[str, Any]) -> Worded:
    lists = {name: tuple(told.get(name, ())) for name in ("words", "quoted")}
    if not any(lists.values()):
        raise KeyError("words")
    return Worded(**{**told, **lists})


def _check(table: dict[str, Any], types: dict[str, Worded], where: str) -> None:
    wrong = set(terms.claim_types()) ^ set(types) | set(terms.modalities()) ^ set(table["modality"])
    templates = [
        *(
            (value, "type")
            for entry in (*table["type"].values(), *table.get("variant", []))
            for value in entry.values()
        ),
        *((entry["sentence"], "modality") for entry in table["modality"].values()),
        *((value, "when") for value in table["when"].values()),
    ]
    for template, group in templates:
        if isinstance(template, str):
            wrong |= {slot for _, slot, _, _ in Formatter().parse(template) if slot} - _SLOTS[group]
    if wrong:
        raise BadVocabulary(
            f"{where}: each claim type and modality once, and no slots that nothing fills: {sorted(wrong)}"
        )
