"""Questions that are told in running words: "asked by a reporter whether A would be freed, the minister would not say".

The question is the clause that tells it, the answer what is said to it, both exact slices. What is asked in court, by
the police and the like is none; nor is a question that the words give no answer to and no refusal of.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from habeas.errors import BadVocabulary
from habeas.model import Document, NamedPerson, Part, Quote
from habeas.terms import load_toml

_FILE = "answers/exchanges_told.toml"
# Characters of a sentence at most: a longer one is a table or a list.
LONGEST = 1200
_ENDS = re.compile(r"[.!?]+[”\"’']?(?=\s|$)")
# What ends in a full stop and no sentence: initials and titles.
_SHORT = re.compile(r"\b(?:[A-Z]\.|Mr\.|Mrs\.|Ms\.|Dr\.|Prof\.|Gen\.|Col\.|Lt\.|Sgt\.|Sen\.|Rep\.|Gov\.|No\.)$")
_OPENING = re.compile(r"\s*[“\"]")


@dataclass(frozen=True, slots=True)
class ToldWords:
    """The vocabulary of such questions; see the data file for what each entry is."""

    needs: re.Pattern[str]
    patterns: tuple[re.Pattern[str], ...]
    asks_first: re.Pattern[str]
    replies: re.Pattern[str]
    not_asking: re.Pattern[str]
    answering: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class ToldExchange:
    """A question with its answer, and who asks and answers as the document words them."""

    question: Quote
    answer: Quote
    asked_by: str | None
    answered_by: str | None


@cache
def told_words() -> ToldWords:
    """The vocabulary of the package.

    Raises:
        BadVocabulary: the file does not say what it should.
    """
    return read_told_words(load_toml(_FILE))


def read_told_words(data: dict[str, object]) -> ToldWords:
    """Checks and returns a parsed vocabulary of questions in running words."""
    verbs = data.get("answers")
    if not isinstance(verbs, str):
        raise BadVocabulary(f"data/{_FILE} needs `answers`, a pattern")
    patterns = data.get("patterns")
    if not isinstance(patterns, list) or not patterns:
        raise BadVocabulary(f"data/{_FILE} needs `patterns`, a list of regular expressions")
    each = tuple(_compiled(str(one).replace("ANSWERS", verbs)) for one in patterns)
    names = ("needs", "asks_first", "replies", "not_asking")
    needs, first, replies, never = (_compiled(str(data.get(name, "")).replace("ANSWERS", verbs)) for name in names)
    if any(not pattern.pattern for pattern in (needs, first, replies, never)):
        raise BadVocabulary(f"data/{_FILE} needs {', '.join(names)}, each a regular expression")
    aside = r"(?:, [^“”\":;]{2,120}?,)?"  # "A, the minister for justice, told reporters"
    answering = _compiled(rf"(?:^|[,”\"]) ?(?P<who>[^,;:“”\"]{{2,90}}?){aside} (?:{verbs})\b")
    return ToldWords(needs, each, first, replies, never, answering)


def told_exchanges(document: Document, named: Sequence[NamedPerson]) -> Iterator[ToldExchange]:
    """The questions that the paragraphs of a document tell of, in order."""
    words = told_words()
    for part in document.parts:
        if part.kind != "paragraph" or words.needs.search(document.text, part.start, part.end) is None:
            continue
        sentences = list(_sentences(document, part))
        for number, sentence in enumerate(sentences):
            told = _in_one(document, sentence) or _in_two(document, sentence, sentences[number + 1 :])
            if told is not None and not _is_none(told, named):
                yield told


def _sentences(document: Document, part: Part) -> Iterator[Quote]:
    """The sentences of a paragraph; a quotation of several is one with what stands before or behind it."""
    start, text = part.start, document.text
    for match in _ENDS.finditer(text, part.start, part.end):
        piece = text[start : match.end()]
        open_marks = piece.count("“") > piece.count("”") or piece.count('"') % 2
        after = text[match.end() : min(match.end() + 40, part.end)].lstrip()
        goes_on = open_marks or after[:1].islower() or (after and _SHORT.search(piece))
        if not goes_on or len(piece) > LONGEST:
            yield _quote(document, start, match.end())
            start = match.end()
    if text[start : part.end].strip():
        yield _quote(document, start, part.end)


def _quote(document: Document, start: int, end: int) -> Quote:
    text = document.text[start:end]
    first = start + len(text) - len(text.lstrip())
    last = end - (len(text) - len(text.rstrip()))
    return Quote(first, last, document.text[first:last])


def _in_one(document: Document, sentence: Quote) -> ToldExchange | None:
    """A question and its answer in one sentence."""
    if len(sentence.text) > LONGEST:
        return None
    for pattern in told_words().patterns:
        match = pattern.search(sentence.text)
        if match is not None:
            question, answer = (_group(document, sentence, match, name) for name in ("question", "answer"))
            groups = match.groupdict()
            who = groups.get("who") or _who_answers(answer.text)
            return ToldExchange(question, answer, _plain(groups.get("asker")), _plain(who))
    return None


def _in_two(document: Document, sentence: Quote, behind: Sequence[Quote]) -> ToldExchange | None:
    """A sentence that tells who asked what, with the reply in the next ones."""
    asked = told_words().asks_first.search(sentence.text) if len(sentence.text) <= LONGEST else None
    replied = told_words().replies.match(behind[0].text) if asked is not None and behind else None
    if asked is None or replied is None:
        return None
    last = behind[0]
    for each in behind[1:]:
        if not _OPENING.match(each.text):
            break
        last = each
    answer = _quote(document, behind[0].start, last.end)
    return ToldExchange(
        _group(document, sentence, asked, "question"), answer, _plain(asked["asker"]), _plain(asked["who"])
    )


def _group(document: Document, sentence: Quote, match: re.Match[str], name: str) -> Quote:
    return _quote(document, sentence.start + match.start(name), sentence.start + match.end(name))


def _who_answers(answer: str) -> str | None:
    """Who says it, by the last verb of saying that is in nobody's mouth."""
    outside = re.sub(r"“[^”]*”|\"[^\"]*\"", lambda each: '"' * len(each.group()), answer)
    found = list(told_words().answering.finditer(outside))
    return found[-1]["who"] if found else None


def _plain(words: str | None) -> str | None:
    """A name as worded, without article and quotation marks; None for a pronoun alone."""
    if words is None:
        return None
    plain = re.sub(r"^(?:the|a|an) ", "", " ".join(words.split()).strip(' ,"“”'), flags=re.IGNORECASE)
    return plain if plain and plain.casefold() not in ("he", "she", "they", "who") else None


def _is_none(told: ToldExchange, named: Sequence[NamedPerson]) -> bool:
    """Whether it was asked by those who question people, not by those who report."""
    asker = told.asked_by or ""
    people = {one.name.casefold() for one in named}
    return told_words().not_asking.search(asker) is not None and asker.casefold() not in people


def _compiled(pattern: str) -> re.Pattern[str]:
    try:
        return re.compile(pattern.replace(" ", r"\s+"))
    except re.error as error:
        raise BadVocabulary(f"data/{_FILE}: {pattern!r} is no regular expression: {error}") from error
