"""Reads what a document says of the law: offences with their penalties, what is forbidden, guaranteed or required.

A statement of law is no claim, since it was done to nobody; it is kept beside the claims with its sentence. A penalty
that "could no longer be" is read as gone. What the patterns of `data/claims/provisions.toml` do not fit is left alone,
and nothing is added that the sentence does not say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from habeas.claims.date_words import Reckoning, expressions
from habeas.claims.numbers import value_of
from habeas.claims.plain_sentences import sentences
from habeas.claims.provision_words import Words, provision_words
from habeas.dates import PartialDate
from habeas.model import Document, Quote

# A clause shorter than this says nothing of the law that could be read.
_SHORTEST = 20
# Words of an offence. Set by hand: of the 148 that are read in the 21 reports without it, 7 have more and are left out.
LONGEST_OFFENCE = 22
# Words of a title that name a law, by which a paragraph is looked at; most of a document has none of them.
_TELLS = re.compile(
    r"(?i)\b(?:law|laws|code|constitution|article|punish\w*|penalt\w+|decree|edict|legislation|legal|illegal|convicti\w+|carr(?:y|ies|ied)|amend\w*|offenses?|crime)\b"
)


@dataclass(frozen=True, slots=True)
class Penalty:
    """One penalty for an offence.

    Attributes:
        kind: "imprisonment", "fine", "corrective labor", "life imprisonment", "death" … of the data file.
        low, high: the ends of what is given ("up to three years": None and 3); both None where no number is.
        unit: "years", "months", "manat" …; None where no number is.
        condition: when it is this one ("when the victim was a minor"), as worded.
        gone: whether the sentence says that it is no penalty for this any more.
    """

    kind: str
    low: float | None = None
    high: float | None = None
    unit: str | None = None
    condition: str | None = None
    gone: bool = False


@dataclass(frozen=True, slots=True)
class Threshold:
    """A number that the law requires: "at least seven employees" is 7 of "employees"."""

    number: int
    what: str
    qualifier: str | None


@dataclass(frozen=True, slots=True)
class Provision:
    """What a document says of the law, at one place of its text.

    Attributes:
        kind: "penalty", "prohibition", "guarantee", "requirement" or "change".
        subject: the offence, the right, the duty or what was changed, as worded.
        law: the code or law, as worded; of the sentence, else the one last named in its paragraph.
        article: its number, where the sentence has one.
        date: when it was passed or changed, where the sentence says so.
        condition: under which a right holds, as worded.
    """

    kind: str
    subject: str
    quote: Quote
    law: str | None = None
    article: str | None = None
    date: PartialDate | None = None
    penalties: tuple[Penalty, ...] = ()
    condition: str | None = None
    thresholds: tuple[Threshold, ...] = ()


def read_provisions(document: Document) -> tuple[Provision, ...]:
    """The statements of law in an English document, in the order of its text, each once."""
    if document.language not in (None, "en"):
        return ()
    words = provision_words()
    found: dict[tuple[int, str, str], Provision] = {}
    for part in document.parts:
        if part.kind not in ("paragraph", "list_item") or not _TELLS.search(document.text, part.start, part.end):
            continue
        named: str | None = None
        for start, end in sentences(document.text, part.start, part.end):
            sentence = document.text[start:end]
            for code in words.codes.finditer(sentence):
                named = code[0].strip()
            for each in _of_sentence(sentence, words):
                quote = Quote(start, end, sentence)
                dated = _date(sentence, document) if each.kind == "change" or _is_change(sentence, words) else None
                law = each.law or (named if each.article else None)
                whole = replace(each, quote=quote, law=law, date=dated)
                found.setdefault((start, each.kind, each.subject), whole)
    return tuple(found.values())


def _of_sentence(sentence: str, words: Words) -> Iterator[Provision]:
    """The statements of one sentence, clause by clause; a clause with penalties says nothing else."""
    article = words.article.search(sentence)
    law = _law(sentence, words)
    for clause in words.clauses.split(" ".join(sentence.split())):
        if len(clause) < _SHORTEST or words.not_said.search(clause):
            continue
        read = _penalty(clause, words) or _statement(clause, words)
        if read is not None:
            yield replace(read, law=law, article=article["article"] if article else None)


def _law(sentence: str, words: Words) -> str | None:
    code = words.codes.search(sentence)
    return code[0].strip() if code else None


def _penalty(clause: str, words: Words) -> Provision | None:
    """An offence with its penalties, by the first pattern that gives both."""
    for pattern in words.penalties:
        match = pattern.fullmatch(clause.rstrip(" ."))
        if match is None:
            continue
        subject = _subject(match["subject"], words)
        gone = match.groupdict().get("gone")
        penalties = (
            *(replace(each, gone=True) for each in penalties_in(gone or "", words)),
            *penalties_in(match["rest"], words),
        )
        if subject and penalties:
            return Provision("penalty", subject, Quote(0, 0, ""), penalties=penalties)
    return None


def _subject(text: str, words: Words) -> str:
    """The offence without what leads to it, and without a relative clause that only the penalty goes on from."""
    plain = words.after_subject.sub("", words.no_subject.sub("", text).strip(" ,")).strip(" ,")
    return "" if words.no_offence.search(plain) or len(plain.split()) > LONGEST_OFFENCE else plain


def penalties_in(text: str, words: Words) -> list[Penalty]:
    """The penalties of a text in their order: each length or sum with its kind, and kinds without a number."""
    found: list[Penalty] = []
    for stretch in re.split(r",? and (?=by\b)|,? or (?=up to \d+ \w+ in aggravated)", text):
        condition = words.condition_of_penalty.search(stretch)
        worded = " ".join(condition[0].split()).lstrip(", ") if condition else None
        told = stretch[: condition.start()] if condition else stretch
        found += [replace(each, condition=worded) for each in _kinds(told, words)]
    return found


def _kinds(text: str, words: Words) -> list[Penalty]:
    """The kinds that a text names, each with the length or the sum that stands nearest to it."""
    named = sorted(
        (
            (match.start(), match.end(), kind)
            for kind, pattern in words.kinds.items()
            for match in pattern.finditer(text)
        ),
    )
    lengths = [(match.start(), match.end(), _amount(match, words)) for match in words.length.finditer(text)]
    sums = [(match.start(), match.end(), _sum(match, words)) for match in words.money.finditer(text)]
    found: list[tuple[int, Penalty]] = []
    free = list(lengths)
    for start, end, kind in _without_doubles(named):
        near = sums if kind == "fine" else free if kind not in ("life imprisonment", "death", "amputation") else []
        best = min(near, key=lambda one: (_gap(one, start, end), one[0]), default=None)
        if best is None or _gap(best, start, end) > 40:
            found.append((start, Penalty(kind)))
            continue
        near.remove(best)
        found.append((start, replace(best[2], kind=kind)))
    found += [(start, replace(each, kind="imprisonment")) for start, _, each in free if (each.unit or "") != "hours"]
    plain = {each.kind for _, each in found if each.unit}
    kept = [(start, each) for start, each in found if each.unit or each.kind not in plain]
    return [each for _, each in sorted(kept, key=lambda one: one[0])]


def _without_doubles(named: Sequence[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """The named kinds without those inside of a longer one: "life imprisonment" is not "imprisonment" as well."""
    return [
        one
        for one in named
        if not any(
            other is not one
            and other[0] <= one[0]
            and one[1] <= other[1]
            and other[2] != one[2]
            and (other[1] - other[0]) > (one[1] - one[0])
            for other in named
        )
    ]


def _gap(one: tuple[int, int, Any], start: int, end: int) -> int:
    return max(start - one[1], one[0] - end, 0)


def _amount(match: re.Match[str], words: Words) -> Penalty:
    """A length of time as a penalty without its kind: "seven to 15 years’", "up to a two-year"."""
    plain = re.sub(r"[’']", "", match[0].lower())
    units = re.findall(r"(year|month|week|day|hour)s?\b", plain)
    numbers = [float(value) for word in _numbers().findall(plain) if (value := value_of(word)) is not None]
    low, high = (numbers[0], numbers[-1]) if numbers else (None, None)
    if low is not None and units[0] == "month" and units[-1] == "year":
        low = low / 12
    if len(numbers) == 1:
        number = _numbers().search(match[0])
        before = match.string[: match.start() + (number.start() if number else 0)]
        low = None if words.most.search(before) else low
        high = None if words.least.search(before) and low is not None else high
    return Penalty("", low, high, f"{units[-1]}s" if units else None)


@cache
def _numbers() -> re.Pattern[str]:
    return re.compile(rf"\d[\d,]*|\b(?:{provision_words().number})\b")


def _sum(match: re.Match[str], words: Words) -> Penalty:
    """A sum of money as a penalty without its kind: "up to 2,000 rubles" has no lower end."""
    low = float(match["low"].replace(",", "").rstrip("."))
    unit = match["unit"].strip()
    if match["high"]:
        return Penalty("", low, float(match["high"].replace(",", "").rstrip(".")), unit)
    before = match.string[: match.start()]
    if words.most.search(before):
        return Penalty("", None, low, unit)
    return Penalty("", low, None if words.least.search(before) else low, unit)


def _statement(clause: str, words: Words) -> Provision | None:
    """What the law forbids, guarantees or requires, or how it changed."""
    for kind, patterns in words.statements.items():
        for pattern in patterns:
            match = pattern.fullmatch(clause.rstrip(" ."))
            if match is None:
                continue
            subject = match["subject"].strip(" ,")
            held = words.condition_of_right.search(subject) if kind in ("guarantee", "requirement") else None
            worded = held["condition"] if held else None
            kept = subject[: held.start()] if held else subject
            if not kept:
                continue  # "the law specifies if ...": only the condition is there
            numbers = tuple(_thresholds(worded or (clause if kind == "requirement" else ""), words))
            return Provision(kind, kept, Quote(0, 0, ""), condition=worded, thresholds=numbers)
    return None


def _thresholds(text: str, words: Words) -> Iterator[Threshold]:
    for match in words.threshold.finditer(text):
        number = value_of(match["number"])
        if number is not None and (match["qualifier"] or match["what"]):
            yield Threshold(number, (match["what"] or "").strip(" -"), match["qualifier"])


def _is_change(sentence: str, words: Words) -> bool:
    plain = " ".join(sentence.split()).rstrip(" .")
    return any(pattern.fullmatch(plain) for pattern in words.statements["change"])


def _date(sentence: str, document: Document) -> PartialDate | None:
    """When it was passed: the first date of the sentence, by the report's year."""
    found = expressions(sentence, Reckoning(document.published, document.report_year))
    return found[0].first if found else None
