"""Takes the names of people who are withheld out of whatever is published, and finds them where they still are.

A name is found whatever its capitals, marks, hyphens and spaces, with its words turned, with a few letters of grammar
after each word, run together as in an address, and in another script, as far as its letters say it there. A longer name
of somebody who is shown is left whole. It takes away rather too much than too little.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, cached_property
from urllib.parse import unquote

from anyascii import anyascii

from habeas.answers.site.by_sound import BySound
from habeas.language import gettext
from habeas.model import Claim, DocumentCard, Quote, SourcedClaim, Span
from habeas.people.namesakes import name_of

# Letters that grammar may add to each word of a name of several ("Səfərovun"); a name of one word gets none, since it
# may be the beginning of many words.
ENDING = 4
# A vowel at the end of a longer word of such a name may be another one by grammar ("Анна", "Анну").
_VOWELS, LONGER = frozenset("aeiouyəıöüаеёиоуыэюяьєіїў"), 4
# A text's own apostrophes part words; those that a transliteration puts after a letter belong to it.
_APOSTROPHES = {ord(sign): " " for sign in "'`‘’ʻʼ"}
_MARKS = {ord(sign): None for sign in "'`"}
# A run-together name shorter than this is part of too many addresses.
SHORTEST_RUN = 7
# A surname shorter than this is also a word, or part of other names.
SHORTEST_SURNAME = 3


@dataclass(frozen=True, slots=True)
class Folded:
    """A text in plain small letters, and for each of them where it stood."""

    text: str
    places: Sequence[int]

    def in_latin(self) -> Folded:
        """The same with each letter said in Latin ones."""
        letters: list[str] = []
        places: list[int] = []
        for letter, place in zip(self.text, self.places, strict=True):
            said = _latin(letter)
            letters.append(said)
            places += [place] * len(said)
        return Folded("".join(letters), places)


def folded(text: str) -> Folded:
    """The text without capitals and marks; letters of any alphabet stay in it."""
    if text.isascii():  # most of what is published, and then every letter stays in its place
        return Folded(text.lower(), range(len(text)))
    letters: list[str] = []
    places: list[int] = []
    for place, letter in enumerate(text):
        plain = _plain(letter)
        letters.append(plain)
        places += [place] * len(plain)
    return Folded("".join(letters), places)


def _folded_at_once(text: str) -> str:
    """The letters of `folded` without their places, which takes a tenth of the time: most texts name nobody."""
    parts = unicodedata.normalize("NFKD", text).casefold()
    gone = {ord(part): None for part in set(parts) if unicodedata.combining(part) or unicodedata.category(part) == "Cf"}
    return parts.translate(gone)


def _latin(plain: str) -> str:
    """A folded text said in Latin letters, without the marks for hard and soft ones that this gives."""
    parted = plain.translate(_APOSTROPHES)
    return parted if parted.isascii() else anyascii(parted).lower().translate(_MARKS)


@cache
def _plain(letter: str) -> str:
    parts = unicodedata.normalize("NFKD", letter).casefold()
    return "".join(part for part in parts if not unicodedata.combining(part) and unicodedata.category(part) != "Cf")


@dataclass(frozen=True)
class Redactor:
    """Knows the names that nothing may show.

    Attributes:
        names: every spelling of whoever is withheld.
        shown: the names of those who are shown: one that holds a withheld name of a single word stays whole.
        places: by document where it speaks of those who are withheld, by whatever words.
    """

    names: frozenset[str] = frozenset()
    shown: frozenset[str] = frozenset()
    places: Mapping[str, tuple[Span, ...]] = field(default_factory=dict, hash=False)

    def __post_init__(self) -> None:
        """Whoever a table tells apart ("Ina Vold (born 1961)") has the name before those words, which others write."""
        plain = {before for name in self.names if (before := name_of(name)) is not None}
        object.__setattr__(self, "names", self.names | plain)

    @cached_property
    def _pattern(self) -> re.Pattern[str] | None:
        several: set[str] = set()
        for name in self.names:
            words = _words(name)
            if len(words) > 1:
                several |= {_several(words), _several(words[::-1])}
                several |= {_several([*words[-1:], *words[:-1]]), _several([*words[1:], *words[:1]])}
        single = {re.escape(words[0]) for name in self.names if len(words := _words(name)) == 1}
        kept = {_several(words) for name in self.shown if len(words := _words(name)) > 1} if single else set()
        parts = [f"(?P<gone>{_either(several)})" if several else "", f"(?P<kept>{_either(kept)})" if kept else "",
                 f"(?P<one>{_either(single)})" if single else ""]  # fmt: skip
        found = "|".join(part for part in parts if part)
        return re.compile(rf"(?<!\w)(?:{found})(?!\w)") if found else None

    @cached_property
    def _in_latin(self) -> re.Pattern[str] | None:
        """Names of several words as their letters are said in Latin ones, for texts in scripts that no document had."""
        several: set[str] = set()
        for name in self.names:
            words = re.findall(r"\w+", _latin(_folded_at_once(name)))
            if len(words) > 1:
                several |= {_several(words), _several(words[::-1])}
        return re.compile(rf"(?<!\w)(?:{_either(several)})(?!\w)") if several else None

    @cached_property
    def _with_another(self) -> re.Pattern[str] | None:
        """The first and the last word of a name with an initial or one word more between them, in Latin letters."""
        ends = set()
        for name in self.names:
            words = re.findall(r"\w+", _latin(_folded_at_once(name)))
            if len(words) > 1:
                ends.add(rf"{_bent(words[0])}[\W_]{{1,2}}\w+[\W_]{{1,2}}{_bent(words[-1])}")
        return re.compile(rf"(?<!\w)(?:{_either(ends)})(?!\w)") if ends else None

    @cached_property
    def _by_sound(self) -> BySound:
        return BySound(self._plain(), self.shown)

    def _plain(self) -> frozenset[str]:
        """The names without those that have words behind them, which are in it without these words."""
        return frozenset(name for name in self.names if name_of(name) is None)

    @cached_property
    def _runs(self) -> tuple[str, ...]:
        """Names of several words as addresses have them: run together, in both orders."""
        runs = set()
        for name in self.names:
            words = _words(anyascii(name))
            if len(words) > 1:
                runs |= {"".join(words), "".join(words[::-1])}
        return tuple(sorted(run for run in runs if len(run) >= SHORTEST_RUN))

    def spans(self, text: str, *, whole: bool = False) -> Iterator[Span]:
        """Where such a name stands in a text; with `whole` only names of several words.

        A name of one word may be a word of the language too, so it has to have a capital where its script has them.
        """
        if self._pattern is None:
            return
        yield from self._by_sound.spans(text)
        at_once = _folded_at_once(text)
        latin = _latin(at_once)
        # In a whole file one cell may end with the first word of a name and the next but one begin with its last.
        for pattern in (self._in_latin, None if whole else self._with_another):
            if pattern is not None and pattern.search(latin) is not None:
                letters = folded(text).in_latin()
                for found in pattern.finditer(letters.text):
                    span = Span(letters.places[found.start()], letters.places[found.end() - 1] + 1)
                    # What stands between two names is a name itself where it is written as one.
                    if pattern is self._in_latin or not _has_small_word(text[span.start : span.end]):
                        yield span
        if self._pattern.search(at_once) is None:
            return
        plain = folded(text)
        for found in self._pattern.finditer(plain.text):
            span = Span(plain.places[found.start()], plain.places[found.end() - 1] + 1)
            if found.lastgroup == "gone" or (found.lastgroup == "one" and not whole and not text[span.start].islower()):
                yield span

    def finds(self, text: str, *, whole: bool = False) -> bool:
        """Whether such a name stands in a text; with `whole` one of several words."""
        return next(self.spans(text, whole=whole), None) is not None

    def in_address(self, address: str) -> bool:
        """Whether such a name stands in an address, run together as they often do."""
        plain = "".join(_words(anyascii(unquote(address))))
        return any(run in plain for run in self._runs) or self.finds(re.sub(r"[-_+/.]", " ", unquote(address)))

    def cut(self, text: str, spans: Iterable[Span] = ()) -> str:
        """The text with a note in place of each such name, and of what stands at these spans."""
        gone = sorted({*self.spans(text), *spans})
        told, position = [], 0
        for span in gone:
            if span.end > position:
                told += [text[position : max(position, span.start)], withheld() if span.start >= position else ""]
                position = span.end
        return "".join([*told, text[position:]])

    def with_surnames(self, shown: Iterable[str] = ()) -> Redactor:
        """The same for what a person wrote in words of their own, where a surname alone names who is withheld.

        Args:
            shown: names of others, which stay whole where they have such a surname.
        """
        alone = {word for name in self._plain() if len(word := _surname(name)) >= SHORTEST_SURNAME}
        return replace(self, names=self.names | alone, shown=self.shown | frozenset(shown))

    def card(self, card: DocumentCard) -> DocumentCard:
        """The document as it may be told of: without an address, and under another name, where these tell the name."""
        return replace(
            card,
            name=self.cut(card.name) if not self.in_address(card.name) else withheld(),
            title=None if card.title is None else self.cut(card.title),
            publisher=None if card.publisher is None else self.cut(card.publisher),
            url=None if card.url is None or self.in_address(card.url) else card.url,
        )

    def quote(self, quote: Quote, document_id: str) -> Quote:
        """The quote as it may be shown."""
        return replace(quote, text=self.cut(quote.text, self.named_in(quote, document_id)))

    def named_in(self, quote: Quote, document_id: str) -> list[Span]:
        """Where in a quote its document names whoever is withheld, be it by a surname alone."""
        inside = (span for span in self.places.get(document_id, ()) if quote.span.overlaps(span))
        moved = [Span(max(0, span.start - quote.start), span.end - quote.start) for span in inside]
        return [span for span in moved if _is_name(quote.text[span.start : span.end])]

    def claim(self, sourced: SourcedClaim, people: Collection[str]) -> SourcedClaim:
        """The claim as it may be shown: of the people whom it is about only those of these names."""
        said = sourced.claim
        several: dict[str, tuple[str, ...]] = {
            name: tuple(map(self.cut, getattr(said, name))) for name in ("organizations", "actors", "charges")
        }
        one = {name: None if (value := getattr(said, name)) is None else self.cut(value)
               for name in ("group", "place", "term", "speaker")}  # fmt: skip
        quotes = tuple(self.quote(quote, sourced.document.id) for quote in said.quotes)
        persons = tuple(name for name in said.persons if name in people)
        claim: Claim = replace(said, persons=persons, quotes=quotes, **several, **one)  # type: ignore[arg-type]
        given = self.cut(sourced.date_given)
        return replace(sourced, claim=claim, document=self.card(sourced.document), date_given=given)


def withheld() -> str:
    """What stands in place of a name."""
    return f"[{gettext('name withheld')}]"


def _surname(name: str) -> str:
    """The last word of a name, or that before its comma."""
    words = re.findall(r"[\w'’-]+", name.partition(",")[0])
    return words[-1] if len(name.split()) > 1 and words else ""


def _words(name: str) -> list[str]:
    return re.findall(r"\w+", folded(name).text)


def _several(words: list[str]) -> str:
    between = r"[\W_]*" if sum(map(len, words)) >= SHORTEST_RUN else r"[\W_]+"
    return between.join(map(_bent, words))


def _bent(word: str) -> str:
    """A word with whatever grammar makes of its end."""
    stem = word[:-1] if len(word) >= LONGER and word[-1] in _VOWELS else word
    return rf"{re.escape(stem)}\w{{0,{ENDING + len(word) - len(stem)}}}"


def _has_small_word(text: str) -> bool:
    return any(word[0].islower() for word in re.findall(r"\w+", text))


def _either(patterns: set[str]) -> str:
    return "|".join(sorted(patterns, key=lambda each: (-len(each), each)))


def _is_name(text: str) -> bool:
    """Whether words are a name rather than "he" or "the journalist": they have a capital, or a letter without case."""
    return any(letter.isupper() or (letter.isalpha() and not letter.islower()) for letter in text)
