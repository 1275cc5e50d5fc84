"""The words of the pages in other languages: nothing is left out, and no translation shows more than its words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po
from docs import catalogues

LANGUAGES = sorted(folder.name for folder in catalogues.LOCALES.iterdir())
TEMPLATES = sorted((catalogues.WEB / "templates").rglob("*.html"))
STYLES = catalogues.WEB / "static" / "habeas.css"
# What is the same in every language: names of programs and of forms of data, commands.
SAME = {
    "habeas list add",
    "Habeas",
    "· Habeas",
    "API",
    "SHA-256",
    ", SHA-256",
    "PDF",
    "Word",
    "HTML",
    "AZ:2022",
    "AZ:2023",
    "habeas build FOLDER",
    "habeas build FOLDER --registry",
}
SPOKEN = ("aria-label", "title", "placeholder", "alt", "data-label")
SILENT = ("code", "kbd", "script", "style")


def files_of(language: str) -> Path:
    return catalogues.LOCALES / language / "LC_MESSAGES"


@cache
def messages() -> list[catalogues.Message]:
    return catalogues.messages()


@cache
def catalogue(language: str) -> Catalog:
    with (files_of(language) / "django.po").open("rb") as source:
        return read_po(source, locale=language)


def said(catalogue: Catalog) -> dict[tuple[str, str], tuple[str, ...]]:
    """Each message by its words and context, with its translations: one, or one for each form of the plural."""
    return {
        (one.id if isinstance(one.id, str) else one.id[0], one.context or ""): several(one.string)
        for one in catalogue
        if one.id
    }


def several(words: Any) -> tuple[str, ...]:
    return (words,) if isinstance(words, str) else tuple(words)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_catalogue_has_just_the_words_of_the_pages(language: str) -> None:
    wanted = {(one.words, one.context) for one in messages()}
    held = set(said(catalogue(language)))
    assert wanted - held == set(), "new words: run `make catalogues`, then translate them in django.po"
    assert held - wanted == set(), "words that no page says any more: run `make catalogues`"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_message_is_translated(language: str) -> None:
    assert catalogues.lacking(catalogue(language)) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_translation_has_the_places_and_the_markup_of_its_words_and_no_other(language: str) -> None:
    kept = re.compile(r"%\(\w+\)s|%|</?[a-z][^>]*>|[<>&\"]")
    plurals = {one.words: one.plural for one in messages() if one.plural}
    for (words, _), translations in said(catalogue(language)).items():
        allowed = [sorted(kept.findall(each)) for each in (words, plurals.get(words)) if each]
        for each in translations:
            assert sorted(kept.findall(each)) in allowed, (words, each)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_translation_begins_and_ends_as_its_words_do_where_that_joins_it_to_others(language: str) -> None:
    for (words, _), translations in said(catalogue(language)).items():
        for each in translations:
            assert each == each.strip(), (words, each)
            assert each.endswith(":") == words.endswith(":") or words in ENDS_OTHERWISE, (words, each)


# Where a language puts what follows after a colon, since it would have to bend it otherwise.
ENDS_OTHERWISE = {
    ", on",
    "in",
    "before",
    "Both are named in",
    "The same words stand in",
    "Your role is %(role)s. You may",
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_the_pages_read_is_what_the_text_of_the_catalogue_says(language: str) -> None:
    with (files_of(language) / "django.mo").open("rb") as compiled:
        assert said(read_mo(compiled)) == said(catalogue(language)), "run `make catalogues`"


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_no_words_of_a_template_are_left_untranslated(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    assert list(untranslated(source)) == []
    assert re.findall(r'\|default(?:_if_none)?:"[^"]*[A-Za-z][^"]*"|\|pluralize', source) == []


def untranslated(source: str) -> Iterator[str]:
    """The words that stand in a template by themselves, but for what is marked as English."""
    marked = re.sub(r"\{% english %\}", ' lang="en"', source)
    bare = re.sub(r"\{% blocktranslate.*?\{% endblocktranslate %\}", "", marked, flags=re.DOTALL)
    bare = re.sub(r"(<\w+)(?:\{%.*?%\}|\{\{.*?\}\})", r"\1 ", bare)  # what follows the name of an element
    found = Words()
    found.feed(re.sub(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}", "\0", bare))
    for words in found.words:
        for piece in words.split("\0"):
            if re.search(r"[A-Za-z]", piece) and piece.strip() not in SAME:
                yield piece.strip()


class Words(HTMLParser):
    """Collects what a reader sees or hears."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self.silent: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in SILENT or ("lang", "en") in attrs or tag in self.silent:
            self.silent.append(tag)
        self.words += [value for name, value in attrs if name in SPOKEN and value]

    def handle_endtag(self, tag: str) -> None:
        if tag in self.silent:
            self.silent.remove(tag)

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self.words.append(data)


@pytest.mark.parametrize(("template", "left"), [
    ("<p>Held</p>", ["Held"]), ('<p>{% translate "Held" %}</p>', []), ('<p title="Held">{{ day }}</p>', ["Held"]),
    ("<p>{{ day }} to {{ other }}</p>", ["to"]), ("<p{% english %}>Held</p>", []), ("<code>habeas</code>", []),
    ("<p>{% blocktranslate %}to {{ day }}{% endblocktranslate %}</p>", []),
])  # fmt: skip
def test_words_that_are_left_untranslated_are_found(template: str, left: list[str]) -> None:
    assert list(untranslated(template)) == left


def test_the_style_sheet_names_no_side_that_a_script_from_right_to_left_would_turn_round() -> None:
    plain = re.sub(r"/\*.*?\*/", "", STYLES.read_text(encoding="utf-8"), flags=re.DOTALL)
    assert re.findall(r"[\w-]*(?<![\w#-])(?:(?:margin|padding|border)-)?(?:left|right)\s*:[^;]*;", plain) == []
    assert re.findall(r"(?:text-align|float|clear): (?:left|right)", plain) == []
    sides = re.findall(r"(?:margin|padding): ([^\s;]+) ([^\s;]+) ([^\s;]+) ([^\s;]+);", plain)
    assert [each for each in sides if each[1] != each[3]] == []
