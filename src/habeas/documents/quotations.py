"""Finds quotations inside paragraphs, and who is quoted where the words beside them say so plainly.

Handles “ ”, „ “, « », " " and ' '; a quotation that stays open at the end of a paragraph and goes on in the next;
and one that is split by its attribution. A speaker is a name that the text writes beside a verb of speech; a
pronoun is followed only to the one speaker that the paragraphs before it have named. Else the speaker is not known.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from habeas.documents.countries import country_named
from habeas.documents.wording import wording
from habeas.model import Part

_INSIDE = ("paragraph", "list_item", "question", "answer")
_CLOSING = {"“": "”", "„": "“”", "«": "»", '"': '"', "‘": "’", "'": "'"}
# Fewer words than these are a term, a title or a nickname, unless a verb of speech claims them.
SHORTEST_QUOTATION = 3
# How far from the quotation marks an attribution may stand, in characters: "… , director of the group, said that".
_REACH = 220
_LONGEST_WORD = 40
# Through how many paragraphs a pronoun is followed to the speaker whom the text named last.
_PRONOUN_REACH = 2
_SENTENCE_STOP = re.compile(r"[.!?…][\"”’»')\]]*\s+(?=[\"“«„‘'(\[]?[A-Z])")
_NAME_WORD = r"[A-Z][\w’'-]*\w"
_NAME = rf"{_NAME_WORD}(?:\s+(?:[A-Z]\.|al|bin|ben|de|del|den|der|van|von|ibn|Al|El|{_NAME_WORD})){{0,5}}(?:,?\s+Jr\.)?"


# Behind these a name is what is spoken of, not who speaks ("the report on X, which …, noted").
# Words behind which a name is a place or somebody else: "police in Minsk said".
_LINKS = "of|in|at|from|for|by|to|with|on|near|and|or|that|who|which|as|about|against"
_NOT_OF = "".join(
    rf"(?<!\b{word} )"
    for word in ("of", "on", "in", "for", "to", "about", "against", "with", "by", "from", "at", "and")
)


@dataclass(frozen=True, slots=True)
class _Opened:
    """A quotation before its speaker is known: from its opening to behind its closing mark."""

    start: int
    end: int
    closed: bool


def mark_quotations(text: str, parts: Sequence[Part]) -> dict[int, list[Part]]:
    """The quotations by the start of the part that they stand in."""
    found: dict[int, list[Part]] = {}
    named: list[tuple[int, str]] = []  # the number of the paragraph, and whom it quotes
    open_before: str | None = None
    carried = False
    for number, part in enumerate(parts):
        if part.kind not in _INSIDE:
            continue
        marked: list[Part] = []
        named.extend((number, name) for name in _reported(text[part.start : part.end]))
        for quotation in _quotations_in(text, part):
            if len(text[quotation.start : quotation.end].split()) < 2:
                continue  # one word in quotation marks is a term, whoever uses it
            goes_on = carried and not marked and quotation.start == part.start
            speaker = open_before if goes_on else _speaker(text, part, quotation, named, number)
            if speaker is None and number and quotation.start == part.start:
                speaker = _announced(text, parts[number - 1])
            if speaker is None and number + 1 < len(parts):
                speaker = _broken_off(text, part, quotation, parts[number + 1])
            speaker = speaker or part.speaker
            if speaker is not None:
                named.append((number, speaker))
            if _is_worth(text, quotation, speaker):
                marked.append(Part(quotation.start, quotation.end, "quotation", speaker))
            open_before, carried = speaker, not quotation.closed
        marked = _joined_split(text, marked)
        if marked:
            found[part.start] = marked
    return found


def _quotations_in(text: str, part: Part) -> Iterator[_Opened]:
    position = part.start
    unclosed: set[str] = set()  # single marks that nothing closes from here on: apostrophes
    while position < part.end:
        mark = text[position]
        if mark in _CLOSING and mark not in unclosed and _opens(text, position, part):
            end, closed = _close(text, position, part)
            if end == position:
                unclosed.add(mark)
                position += 1
                continue
            yield _Opened(position, end, closed)
            position = end
        else:
            position += 1


def _opens(text: str, position: int, part: Part) -> bool:
    """Whether the mark stands where a quotation may begin: behind white space or a bracket, before a word."""
    before = text[position - 1] if position > part.start else " "
    after = text[position + 1] if position + 1 < part.end else " "
    if after.isspace():
        return False
    if text[position] in "“„«":
        return True
    return before.isspace() or before in "([—–-/“"


def _close(text: str, start: int, part: Part) -> tuple[int, bool]:
    """Where the quotation ends, and whether a mark says so; a second opening before any close ends it too.

    An apostrophe that nothing closes opens nothing: it ends where it starts.
    """
    opening = text[start]
    for position in range(start + 1, part.end):
        mark = text[position]
        if mark in _CLOSING[opening] and _closes(text, position, part):
            return position + 1, True
        if mark == opening and opening in "“«" and _opens(text, position, part):
            while text[position - 1].isspace():
                position -= 1
            return position, True
    return (start, True) if opening in "'‘" else (part.end, False)


def _closes(text: str, position: int, part: Part) -> bool:
    """Whether the mark closes: not between two letters, where it is an apostrophe however it is written."""
    after = text[position + 1] if position + 1 < part.end else " "
    if text[position] == '"':
        return not text[position - 1].isspace() or not after.isalnum()
    return not (after.isalnum() and text[position - 1].isalnum())


def _is_worth(text: str, quotation: _Opened, speaker: str | None) -> bool:
    words = text[quotation.start + 1 : quotation.end - 1].split()
    return len(words) >= SHORTEST_QUOTATION or (speaker is not None and len(words) > 1)


def _speaker(text: str, part: Part, quotation: _Opened, named: Sequence[tuple[int, str]], number: int) -> str | None:
    """Who is quoted, by the words behind the quotation in its sentence, else by those before it."""
    behind = _until_stop(text[quotation.end : min(part.end, quotation.end + _REACH)])
    before = _since_stop(text[max(part.start, quotation.start - _REACH) : quotation.start])
    for words, found in ((behind, _behind().match(behind)), (before, _before().search(before))):
        group = next((number for number, value in enumerate(found.groups(), 1) if value), 0) if found else 0
        if found is None or not _is_whole(words, found.start(group)):
            continue
        name = found.group(group)
        if name in wording().pronouns:
            return _last_named(named, number)
        cleaned = _without_title(name)
        if cleaned:
            return cleaned
    return None


def _announced(text: str, before: Part) -> str | None:
    """Who is quoted next by the paragraph before, which ends so: "Minister A said:"."""
    written = text[before.start : before.end].rstrip()
    found = _before().search(_since_stop(written[:-1])) if written.endswith(":") and before.kind in _INSIDE else None
    name = next((value for value in found.groups() if value), None) if found is not None else None
    return _without_title(name) if name is not None and name not in wording().pronouns else None


def _broken_off(text: str, part: Part, quotation: _Opened, following: Part) -> str | None:
    """Who is quoted where a line break cuts the attribution: "…," the ministry's envoy | A said."""
    behind = text[quotation.end : part.end].strip()
    cut = quotation.closed and re.search(r"\w$", behind) is not None and re.search(r"[.!?:;“\"]", behind) is None
    if not cut or len(behind) > _REACH or following.kind not in _INSIDE or _says().search(behind) is not None:
        return None
    found = _said().match(text, following.start, following.end)
    return _without_title(found.group(1)) if found is not None else None


def _last_named(named: Sequence[tuple[int, str]], number: int) -> str | None:
    """The one person whom this paragraph and those just before it let speak; None where there are several or none."""
    recent = sorted({speaker for where, speaker in named if number - where <= _PRONOUN_REACH}, key=len)
    if not recent or any(name.split()[-1] != recent[-1].split()[-1] for name in recent):
        return None
    return recent[-1]


def _reported(written: str) -> Iterator[str]:
    """Everybody whom a paragraph lets speak by name, within quotation marks or without."""
    for found in _said().finditer(written):
        name = _without_title(found.group(1)) if _is_whole(written, found.start(1)) else None
        if name is not None and not name.isupper():  # an agency: "TURAN asked …. He replied" speaks of another
            yield name


def _until_stop(words: str) -> str:
    words = re.split(r"[“\"«„]", words, maxsplit=1)[0]
    found = _SENTENCE_STOP.search(words)
    return words[: found.start() + 1] if found else words


def _since_stop(words: str) -> str:
    words = re.split(r"[”\"»](?!\w)", words)[-1]
    return _SENTENCE_STOP.split(words)[-1]


def _is_whole(words: str, start: int) -> bool:
    """Whether what starts there is not the end of a longer name ("the relatives of Ana Rell said")."""
    return re.search(r"[A-Z][\w’'-]*\s+$", words[max(0, start - _LONGEST_WORD) : start]) is None


def _without_title(name: str) -> str | None:
    """The name without titles and what stands before these; None where what is left is no person's name."""
    words = wording()
    name = re.split(r"[’']s\s+", name)[-1]
    for title in _titles_by_length():
        name = name.rsplit(f"{title} ", 1)[-1] if f" {title} " in f" {name}" else name
    first = name.split()[0] if name.split() else ""
    if not first or first in words.not_names or name in words.titles or country_named(name) is not None:
        return None
    return name


@cache
def _titles_by_length() -> tuple[str, ...]:
    return tuple(sorted(wording().titles, key=len, reverse=True))


def _joined_split(text: str, marked: list[Part]) -> list[Part]:
    """A quotation that an attribution splits: the second half has the speaker of the first."""
    whole: list[Part] = []
    for quotation in marked:
        if whole and quotation.speaker is None and whole[-1].speaker is not None:
            between = text[whole[-1].end : quotation.start]
            if len(between) < _REACH and _splits(between):
                quotation = Part(quotation.start, quotation.end, quotation.kind, whole[-1].speaker)
        whole.append(quotation)
    return whole


def _splits(between: str) -> bool:
    """Whether the words between two quotations are an attribution that belongs to both: … ," she said, "… ."""
    in_sentence = re.search(r"[,:]\s*$", between) is not None and _SENTENCE_STOP.search(between) is None
    as_sentence = re.fullmatch(r"[^.!?]*[.]\s*", between) is not None and _behind().match(between) is not None
    return in_sentence or as_sentence


@cache
def _verbs() -> str:
    return "|".join(re.escape(verb) for verb in sorted(wording().speech_verbs, key=len, reverse=True))


@cache
def _titled_name() -> str:
    titles = "|".join(re.escape(title) for title in _titles_by_length())
    return rf"(?:(?:{titles})\s+)*{_NAME}"


@cache
def _behind() -> re.Pattern[str]:
    """… ," said X / ," X said / ," X, the head of Y, told Z / ," the lawyer, X, said."""
    pronouns = "|".join(wording().pronouns)
    verb_first = rf"(?:{_verbs()})\s+(?:[a-z]+\s+){{0,3}}({_titled_name()})"
    description = rf"(?:(?:the|an?|its|their|his|her)\s+)?(?:(?!(?:{_LINKS})\b)[a-z][\w’'-]*,?\s+){{0,4}}?"
    aside = r"(?:,[^.;:]{1,130}?,|,)?"
    name_first = (
        rf"{description}{_NOT_OF}({pronouns}|{_titled_name()}){aside}"
        rf"\s+(?:also\s+|further\s+|later\s+)?(?:{_verbs()})\b"
    )
    return re.compile(rf"[,.]?\s*(?:as\s+)?(?:{verb_first}|{name_first})")


@cache
def _before() -> re.Pattern[str]:
    """X said: " / X, head of Y, told Z that " / According to X, " at the end of what stands before."""
    pronouns = "|".join(wording().pronouns)
    aside = r"(?:,[^.;:]{1,130}?,)?"
    return re.compile(
        rf"(?:\b(?:[Aa]ccording to)\s+({_titled_name()}){aside},?\s*$"
        rf"|{_NOT_OF}\b({pronouns}|{_titled_name()}){aside}\s+(?:also\s+|further\s+|later\s+)?(?:{_verbs()})\b[^.;!?]{{0,120}}$)"
    )


@cache
def _says() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_verbs()})\b")


@cache
def _said() -> re.Pattern[str]:
    """X said / X, head of Y, told / said X."""
    aside = r"(?:,[^.;:]{1,130}?,)?"
    return re.compile(rf"{_NOT_OF}\b({_titled_name()}){aside}\s+(?:{_verbs()})\b")
