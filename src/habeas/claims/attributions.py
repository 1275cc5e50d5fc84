"""Finds on whom a document leans: the sources that its sentences name, and of what kind each is.

A source is named where a sentence says so in one of the ways of `data/claims/attributions.toml` ("According to Human
Rights Watch", "observers reported"). Whatever is of no kind that is known there is left out, rather than guessed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from habeas.claims.plain_sentences import sentences
from habeas.claims.source_names import Source, abbreviations, sources_named, with_names_whole, worded_source
from habeas.claims.source_words import SourceWords, source_words
from habeas.model import Document, Quote

# Characters before a verb, or after "according to", in which a source is looked for: the longest list of sources of
# the country reports has some 150.
NEAR = 200

_AND = re.compile(r"(?:and|or|as well as)\b")


@dataclass(frozen=True, slots=True)
class Attribution:
    """That a sentence names its source: `who` under the name that it is counted under, and the name of its kind."""

    who: str
    kind: str
    quote: Quote


def read_attributions(document: Document) -> tuple[Attribution, ...]:
    """The sources that an English document names, sentence by sentence; one sentence may name several."""
    if document.language not in (None, "en"):
        return ()
    known = abbreviations(document.text)
    found: dict[tuple[int, str], Attribution] = {}
    for part in document.parts:
        if part.kind not in ("paragraph", "list_item"):
            continue
        for start, end in sentences(document.text, part.start, part.end):
            sentence = document.text[start:end]
            for who, kind in sources_in(sentence, known):
                found.setdefault((start, who), Attribution(who, kind, Quote(start, end, sentence)))
    return tuple(_under_one_name(found.values()))


def _under_one_name(found: Iterable[Attribution]) -> Iterator[Attribution]:
    """What is also named without the words before its name is counted under the shorter: "the independent Halem Watch".

    What is named with UN before it is of the United Nations wherever it is named.
    """
    attributions = list(found)
    kinds = {each.who: each.kind for each in attributions}
    said: set[tuple[int, str]] = set()
    for each in attributions:
        shorter = source_words().plain["before_a_name"].sub("", each.who)
        who = next((name for name in (f"UN {each.who}", shorter) if name in kinds), each.who)
        if (each.quote.start, who) not in said:
            said.add((each.quote.start, who))
            yield replace(each, who=who, kind=kinds[who])


def sources_in(sentence: str, known: Mapping[str, str] | None = None) -> Iterator[Source]:
    """The sources that a sentence names with their kinds, each once, in the order of the text.

    `known` gives the full names of the document's own abbreviations.
    """
    words, plain = source_words(), with_names_whole(" ".join(sentence.split()))
    found: dict[Source, None] = {}
    for _, segments, finds in sorted(_places(plain, words)):
        for source in sources_named(segments, known or {}):
            if not (finds and source[1] == "government"):
                found.setdefault(source)
    yield from found


def sayers_in(sentence: str) -> Iterator[tuple[int, tuple[str, ...], bool]]:
    """Who a sentence in one line says it by: the place, the words for them, and whether a verb of saying follows them.

    Whoever only finds, asks or blames says nothing of what is told.
    """
    words = source_words()
    for place, segments, finds in sorted(_places(sentence, words)):
        is_verb = words.verb.match(sentence, place) is not None
        # After "according to Open Cells," anything may follow.
        several = segments if is_verb else segments[:1]
        named = tuple(dict.fromkeys(name for one in several if (name := worded_source(one))))
        if named and not finds:
            yield place, named, is_verb


def _places(plain: str, words: SourceWords) -> Iterator[tuple[int, tuple[str, ...], bool]]:
    """Where a source may be named: its place, the words between commas, and whether a verb of finding follows."""
    for after in words.after:
        for match in after.finditer(plain):
            yield match.end(), tuple(_forward(plain[match.end() : match.end() + NEAR], words)), False
    for itself in words.itself:
        for match in itself.finditer(plain):
            yield match.start("who"), (match["who"],), False
    for match in words.verb.finditer(plain):
        segments = tuple(_back(plain[max(0, match.start() - NEAR) : match.start()], words))
        yield match.start(), segments, match["finds"] is not None


def _forward(text: str, words: SourceWords) -> Iterator[str]:
    """The words after "according to", up to where the naming ends; more than one run where they are a list."""
    runs = re.split(r"[.;:](?:\s|$)|[,;:”]\s?", text)
    ends = [next(_ends(run, words), None) for run in runs]
    listed = next((n for n, run in enumerate(runs[:6]) if n and _AND.match(run)), 0)
    for run, end in list(zip(runs, ends, strict=True))[: listed + 1]:
        yield run[: end.start()] if end is not None else run
        if end is not None:
            return


def _back(text: str, words: SourceWords) -> Iterator[str]:
    """The words before a verb, from the last end of a naming on; what is put in between commas is left out."""
    *before, last = re.split(r"[;:“”]\s?|,”?\s", text.rstrip())
    if not last.strip(" ,") and before:
        last = before.pop()
    elif text.rstrip().endswith(","):
        if len(before) < 1:
            return
        last = before.pop()
    ends = list(_ends(last, words))
    last = last[ends[-1].end() :] if ends else last
    listed: list[str] = []
    if _AND.match(last.strip()):
        while before and not any(_ends(before[-1], words)):
            listed.append(before.pop())
    yield from reversed(listed)
    yield last


def _ends(text: str, words: SourceWords) -> Iterator[re.Match[str]]:
    """The words at which a naming ends, but for those in the name of a body: "Center for Free Looms in Ruritania"."""
    for match in words.ends.finditer(text):
        around = words.inside.search(text[: match.end()]), re.match(r" (?:the )?[A-Z]", text[match.end() :])
        month = re.match(words.months, text[match.end() :])
        if None in around or month is not None:
            yield match
