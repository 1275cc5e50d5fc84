"""The sources that a stretch of words names, each under one name: "two local rights groups and HRW" are two sources.

Words that are no clean noun phrase (a verb is in them) name nobody.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from habeas.claims.source_words import SourceWords, source_words

# A source: the name that it is counted under, and the name of its kind.
Source = tuple[str, str]

_ABBREVIATED = re.compile(
    r"(?P<full>[A-Z][\w&.’-]+(?: (?:(?:of|for|the|on|and|to|in|against|de|la|du|del) )*[A-Z][\w&.’-]*)+) "
    r"\((?P<short>[A-Z][A-Za-z]{1,8})\)"
)
# Two words with capitals are a name, whatever it says: "Rights Defenders Union".
_PROPER = re.compile(r"[A-Z][a-z]+ [A-Z][a-z]+(?! (?:lawyers?|attorneys?|wife|husband|famil))(?!’)")
_SMALL = frozenset({"of", "for", "the", "on", "and", "to", "in", "against", "de", "la", "du", "del"})


def abbreviations(text: str) -> dict[str, str]:
    """The full name of each abbreviation that a text explains: "Public Defender’s Office (PDO)"."""
    found: dict[str, str] = {}
    for match in _ABBREVIATED.finditer(text):
        words = match["full"].split()
        initials = [word[0].upper() for word in words]
        short = match["short"].upper()
        for first in range(len(words)):
            rest = [letter for letter, word in zip(initials, words, strict=True) if word not in _SMALL][-len(short) :]
            if words[first] in _SMALL:
                continue
            told = "".join(i for i, word in zip(initials[first:], words[first:], strict=True) if word not in _SMALL)
            if told == short or (told[:1] == short[:1] and len(told) == len(rest) == len(short)):
                found.setdefault(match["short"], " ".join(words[first:]))
                break
        else:
            body = _body_before(match["full"]) if match["short"].isupper() else None
            if body is not None:
                found.setdefault(match["short"], body)
    return found


def _body_before(full: str) -> str | None:
    """The body whose abbreviation has other letters than its name in English: "Ruritanian Weavers’ Party (RDP)"."""
    name = re.split(
        r" (?:of|in|on|to) the |\b(?:NGO|The|(?:After|Before|Under|By|From|In|On|According to)(?: the)?) ", full
    )[-1].strip()
    is_body = source_words().plain["explained"].search(name) is not None
    return name if is_body and len(name.split()) > 1 else None


def with_names_whole(text: str) -> str:
    """The text, the commas inside of the names of bodies set as `INNER`, so that nothing is cut at them."""

    def whole(match: re.Match[str]) -> str:
        words = source_words()
        parts = re.split(r",? and |, ", match[0])[1:]
        several = any(words.plain["bodies"].search(each) or _kind(each, words) in _NAMED_ALONE for each in parts)
        return match[0] if several else match[0].replace(", ", INNER)

    return source_words().plain["listed_name"].sub(whole, text)


# Kinds of sources that a list of the matters of a body has none of.
_NAMED_ALONE = frozenset({"united nations", "intergovernmental", "media", "ngo"})
# In the place of a comma and a space inside of a name.
INNER = "\x1f"


# A source of more words is a clause.
_LONGEST = 9
_PRONOUNS = frozenset({"he", "she", "it", "they", "him", "her", "his", "its", "their", "them", "due"})


def sources_named(segments: Sequence[str], known: Mapping[str, str]) -> Iterator[Source]:
    """The sources that words name, given as they stand between commas; `known` gives names for abbreviations."""
    words = source_words()
    for segment in segments:
        for cut, beside in _pieces(segment, words, known):
            piece = cut.replace(INNER, ", ")
            generic = _generic(piece, words)
            if generic is not None:
                yield generic
            elif (kind := _kind(piece, words) or beside) is not None and _is_noun_phrase(piece, words):
                yield from _named(piece, kind, words, known)


def worded_source(segment: str) -> str | None:
    """The words of a run that name a source as they stand there; None where they name none."""
    words, before = source_words(), ""
    text = segment.strip(' ,.“”"’(')
    while text != before:
        before = text
        for name in ("opening", "closing"):
            text = words.plain[name].sub("", text).strip(' ,.“”"')
    # "NGO reports" are those of NGOs, and "NGO Open Cells" is Open Cells.
    text = re.sub(r"^(?:the )?(?:NGO|nongovernmental organization) (?=[A-Z])", "", re.sub(r"\bNGO$", "NGOs", text))
    bare = _stripped(text, words)
    if len(text.split()) > _LONGEST or any(word in _PRONOUNS for word in text.casefold().split()[1:]):
        return None
    known = _generic(bare, words) is not None or _kind(bare, words) is not None or _is_name(bare)
    return text if known and _is_noun_phrase(bare, words) else None


def _pieces(segment: str, words: SourceWords, known: Mapping[str, str]) -> list[tuple[str, str | None]]:
    """A run of words, cut at "and" where both sides are sources; a name has the kind of what it stands beside."""
    text = _stripped(segment, words)
    inside = [each.span() for name in _with_and(known, words) for each in re.finditer(re.escape(name), text)]
    for match in re.finditer(r",? (?:and|or|as well as|including|such as) ", text):
        if INNER in text[: match.start()] and text[: match.start()].rpartition(INNER)[2][:1].isupper():
            continue  # the last of a list inside of a name
        if any(start < match.start() < end for start, end in inside):
            continue
        left, right = _stripped(text[: match.start()], words), text[match.end() :]
        after = _stripped(right, words)
        generic = _generic(after, words)
        apart = _is_name(left) and (generic is not None or right.startswith("the "))
        if _whole(after, words) and (_whole(left, words) or apart):
            return [(left, generic[1] if generic else _kind(after, words)), *_pieces(right, words, known)]
        if match[0].strip() in ("including", "such as"):
            return [(left, None)]
    return [(text, None)]


def _with_and(known: Mapping[str, str], words: SourceWords) -> set[str]:
    """The names of bodies that have "and" in them, of those that the document or the vocabulary knows."""
    return {name for name in (*known.values(), *words.same.values()) if " and " in name}


def _whole(text: str, words: SourceWords) -> bool:
    """Whether words name a source by themselves: a generic one, or a named body."""
    if _generic(text, words) is not None:
        return True
    text = words.plain["described"].sub("", text)
    if _kind(text, words) is None:
        return False
    plain = not any(word in _SMALL for word in text.split())
    return (plain and (text == text.lower() or _is_name(text))) or words.plain["bodies"].search(text) is not None


def _is_name(text: str) -> bool:
    """Whether every word has a capital, but small ones inside; a lone word has one more, not to begin a sentence."""
    named = text.split()
    capitals = sum(letter.isupper() for letter in text)
    return capitals > 1 and len(named) < 8 and all(word[:1].isupper() or word in _SMALL for word in named)


def _stripped(text: str, words: SourceWords) -> str:
    """The words without what says when, how many, and in what form."""
    text, before = text.strip(' ,.“”"’('), ""
    while text != before:
        before = text
        for name in ("opening", "determiners", "closing"):
            text = words.plain[name].sub("", text).strip(' ,.“”"')
    return text


def _kind(text: str, words: SourceWords) -> str | None:
    return next((kind for kind, patterns in words.kinds if any(each.search(text) for each in patterns)), None)


def _is_noun_phrase(text: str, words: SourceWords) -> bool:
    if words.plain["no_source"].search(text) is not None:
        return False
    small = [word for word in re.findall(r"[\w’-]+", text) if word[:1].islower()]
    last = [word.rpartition("-")[2] for word in small]
    return not any(
        (word.endswith("ed") and word not in words.participles) or (word.endswith("ing") and word not in words.gerunds)
        for word in last
    )


def _named(text: str, worded: str, words: SourceWords, known: Mapping[str, str]) -> Iterator[Source]:
    """The one name that a body or a person is counted under, and its kind; nothing where the words name nobody."""
    for name in ("speaking", "described"):
        text = words.plain[name].sub("", text).removeprefix("The ")
    text = words.plain["possessor"].sub("", text)
    published = words.plain["published"].match(text)
    if published is not None and _whole(published["body"], words):
        text = published["body"]
    text = known.get(text) or text
    text = words.same.get(text) or text
    text = next((name for name, patterns in words.alike if any(each.search(text) for each in patterns)), text)
    if not any(letter.isupper() for letter in text) and " " not in text:
        return  # "the network", "the center": which one only another sentence says
    kind = _kind(text, words) or worded
    if not re.match(r"(?:of|for|in|on|to|by|with|from|the|and)\b", text):
        yield text[0].upper() + text[1:], kind


def _generic(text: str, words: SourceWords) -> Source | None:
    if _PROPER.search(text) is not None:
        return None
    return next(((name, kind) for name, kind, pattern in words.generic if pattern.fullmatch(text)), None)
