"""Each charge against a person with its own course: when it was brought, how it went, and how it stands on a day.

The article and the code are those that a source names; the days on which a code is in force are data, and none is
guessed. What no source tells of a charge stays open: it is pending, not dropped; after a sentence that names no charge
nobody can say whether it still is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from habeas.acts.length import is_endless, length_of
from habeas.acts.likeness import share_a_charge
from habeas.cases.changed_terms import served_term
from habeas.cases.telling import latest_day
from habeas.cases.words import effect, happened
from habeas.dates import PartialDate
from habeas.documents.handed_on import quotes_of
from habeas.errors import BadVocabulary, UnknownTerm
from habeas.model import Act
from habeas.terms import load_toml

_FILE = "data/cases/charges.toml"
PENDING, CONVICTED, ACQUITTED, DROPPED, ON_APPEAL, OVERTURNED, NOT_TOLD = (
    *("pending", "convicted", "acquitted", "dropped", "on appeal", "overturned", "outcome not told"),
)
_ARTICLE = re.compile(
    r"\b(?:articles?|art\.|sections?|paragraphs?)\s+(\d+(?:[.\-–]\d+)*(?:\(\d+\))?(?:\s*(?:,|and)\s*\d+(?:[.\-–]\d+)*)*)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Code:
    """A code with the days on which it is in force; `until` is None while it is."""

    country: str
    kind: str
    name: str
    since: PartialDate
    until: PartialDate | None
    source: str

    def in_force(self, day: date) -> bool:
        """Whether it was in force on a day."""
        return self.since.first_day <= day and (self.until is None or day <= self.until.last_day)


@dataclass(frozen=True, slots=True)
class Course:
    """A charge, the acts that name it in their order, and the one that settled it; None while none did.

    Attributes:
        article: as a source writes it; `code_kind` whether of the criminal or the administrative code, as it says.
        code: which code that was, where it is known which one was in force.
        unnamed: sentences after the charge of which no source says on which charge they are.
    """

    charge: str
    acts: tuple[Act, ...]
    outcome: Act | None
    article: str | None = None
    code_kind: str | None = None
    code: Code | None = None
    unnamed: tuple[Act, ...] = ()

    def standing(self, day: date | None = None) -> str:
        """How the charge stands on a day, all that is told if left out: "pending", "convicted", "on appeal" …"""
        told = [act for act in self.acts if day is None or _surely_by(act, day)]
        stands = PENDING
        for act in told:
            stands = _after(stands, act)
        if stands == PENDING and any(day is None or _surely_by(act, day) for act in self.unnamed):
            return NOT_TOLD
        return stands

    def left(self, day: date) -> tuple[int, Act] | None:
        """At most so many days of its last sentence are left on a day, and that sentence; None without one that runs.

        Counted from the sentence: time in custody before it, where a court takes it off, leaves less.
        """
        sentences = [
            act for act in self.acts if act.type == "sentence" and act.date and act.term and _surely_by(act, day)
        ]
        if not sentences or sentences[-1].date is None or self.standing(day) not in (CONVICTED, ON_APPEAL):
            return None
        last = sentences[-1]
        term = served_term(last, self.acts) or ""
        days = length_of(term)
        if days is None or last.date is None or is_endless(term):
            return None
        return max(0, days - (day - last.date.last_day).days), last


@dataclass(frozen=True, slots=True)
class ChargeWords:
    """The vocabulary; see the file."""

    acquitted: tuple[str, ...]
    dropped: tuple[str, ...]
    overturned: tuple[str, ...]
    on_appeal: tuple[str, ...]
    upheld: tuple[str, ...]
    kinds: tuple[tuple[str, tuple[str, ...]], ...]
    codes: tuple[Code, ...]


@cache
def charge_words() -> ChargeWords:
    """The vocabulary.

    Raises:
        BadVocabulary: the file does not say what it should.
    """
    return read_charge_words(load_toml("cases/charges.toml"))


def read_charge_words(data: dict[str, object]) -> ChargeWords:
    """Checks and returns a parsed vocabulary."""
    lists = {
        name: _words(name, data.get(name)) for name in ("acquitted", "dropped", "overturned", "on_appeal", "upheld")
    }
    kinds, codes = data.get("kinds"), data.get("code")
    if not isinstance(kinds, dict) or not isinstance(codes, list):
        raise BadVocabulary(f"{_FILE}: it needs [kinds] of codes and [[code]] entries")
    read = tuple((str(name), _words(str(name), words)) for name, words in kinds.items())
    return ChargeWords(**lists, kinds=read, codes=tuple(_code(each, dict(read)) for each in codes))


def courses(acts: Sequence[Act]) -> Iterator[Course]:
    """Each charge once, in the wording that says most, with the acts that name it."""
    found: list[tuple[str, list[Act]]] = []
    for act in acts:
        for charge in act.charges:
            at = next((at for at, (known, _) in enumerate(found) if share_a_charge([charge], [known])), None)
            if at is None:
                found.append((charge, [act]))
                continue
            known, told = found[at]
            found[at] = (max(known, charge, key=len), told if act in told else [*told, act])
    for charge, told in found:
        settling = [act for act in told if act.type == "sentence" or effect(act) == "ends"]
        kind = _kind_of_code(charge, told)
        outcome = settling[-1] if settling else None
        unnamed = tuple(act for act in acts if _is_unnamed_sentence(act, told[0]))
        yield Course(charge, tuple(told), outcome, _article(charge, told), kind, _code_of(kind, told), unnamed)


def _is_unnamed_sentence(act: Act, charged: Act) -> bool:
    """Whether it is a sentence, on no charge that any source names, that may have come after somebody was charged."""
    if act.type != "sentence" or act.charges or not happened(act):
        return False
    return act.date is None or charged.date is None or charged.date.first_day <= act.date.last_day


def _after(stands: str, act: Act) -> str:
    """How a charge stands after an act that names it."""
    words, said = (
        charge_words(),
        " / ".join(quote.text.casefold() for each in act.claims for quote in quotes_of(each.claim)),
    )
    if not happened(act):
        return stands
    if act.type in ("release", "trial") and _says(said, words.acquitted):
        return ACQUITTED
    if act.type in ("release", "trial", "charge") and _says(said, words.dropped):
        return DROPPED
    if act.type == "sentence":
        return CONVICTED
    if act.type == "trial" and stands in (CONVICTED, ON_APPEAL):
        if _says(said, words.upheld):
            return CONVICTED
        if _says(said, words.overturned):
            return OVERTURNED
        return ON_APPEAL if _says(said, words.on_appeal) else stands
    return PENDING if act.type in ("charge", "arrest", "remand") and stands == OVERTURNED else stands


def _says(said: str, phrases: Iterable[str]) -> bool:
    return any(phrase in said for phrase in phrases)


def _surely_by(act: Act, day: date) -> bool:
    latest = latest_day(act)
    return latest is not None and latest <= day


def _article(charge: str, told: Iterable[Act]) -> str | None:
    """The article that the charge names; else that of a quote that names the charge and one article only."""
    if found := _ARTICLE.search(charge):
        return f"Article {found[1]}"
    for text in _quotes(told):
        articles = {match[1] for match in _ARTICLE.finditer(text)}
        if charge.casefold() in text.casefold() and len(articles) == 1:
            return f"Article {articles.pop()}"
    return None


def _kind_of_code(charge: str, told: Iterable[Act]) -> str | None:
    texts = [charge, *(text for text in _quotes(told) if charge.casefold() in text.casefold())]
    named = (kind for text in texts for kind, words in charge_words().kinds if _says(text.casefold(), words))
    return next(named, None)


def _code_of(kind: str | None, told: Sequence[Act]) -> Code | None:
    """The code of that kind which was in force when the charge was first told; None where that is not known."""
    days = [act.date.first_day for act in told if act.date is not None]
    countries = {act.country for act in told if act.country is not None}
    if kind is None or not days or len(countries) != 1:
        return None
    (country,) = countries
    fitting = [code for code in charge_words().codes if (code.country, code.kind) == (country, kind)]
    return next((code for code in fitting if code.in_force(min(days))), None)


def _quotes(told: Iterable[Act]) -> Iterator[str]:
    yield from (quote.text for act in told for claim in act.claims for quote in quotes_of(claim.claim))


def _words(name: str, listed: object) -> tuple[str, ...]:
    if not isinstance(listed, list) or not listed or not all(isinstance(each, str) and each for each in listed):
        raise BadVocabulary(f"{_FILE}: `{name}` has to be a list of words")
    return tuple(listed)


def _code(entry: object, kinds: dict[str, tuple[str, ...]]) -> Code:
    told = entry if isinstance(entry, dict) else {}
    names = ("country", "kind", "name", "since", "source")
    missing = [name for name in names if not isinstance(told.get(name), str)]
    if missing or told["kind"] not in kinds:
        raise BadVocabulary(f"{_FILE}: a [[code]] needs {', '.join(missing) or 'a kind of [kinds]'}")
    try:
        until = PartialDate.parse(str(told["until"])) if "until" in told else None
        return Code(
            told["country"], told["kind"], told["name"], PartialDate.parse(told["since"]), until, told["source"]
        )
    except UnknownTerm as error:
        raise BadVocabulary(f"{_FILE}: {told['name']}: {error}") from error
