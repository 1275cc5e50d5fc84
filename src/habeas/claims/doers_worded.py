"""How whoever did something is worded: with the unit or the place that they are of, and each by themselves."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from habeas.claims.groups import is_official
from habeas.claims.lexicon import months
from habeas.claims.stance import stance
from habeas.claims.syntax import children
from habeas.claims.wordlists import any_of, words
from habeas.documents.countries import all_countries

if TYPE_CHECKING:
    from spacy.tokens import Token

# Prepositions behind which stands the body that somebody is of, or their place.
_BELONGING = ("of", "in", "from", "with", "at")


def whole(name: str, head: Token) -> str:
    """A phrase with the place or the body that follows it at once: "officers of the Fifth Precinct"."""
    if (of_region := with_region(name, head)) != name:
        return of_region
    if head.is_sent_start and is_official(head) and name.startswith(f"{head.text} of "):
        return name[0].lower() + name[1:]  # a body's name never begins with "Officers"
    if head.pos_ != "NOUN" or not name.lower().endswith(head.lower_) or head.i + 2 >= len(head.doc):
        return name
    place = next((one for one in children(head, "prep") if one.i == head.i + 1 and one.lower_ in _BELONGING), None)
    inside = next((one for one in children(place, "pobj") if one.pos_ == "PROPN"), None) if place is not None else None
    if place is None or inside is None or inside.ent_type_ == "DATE":
        return name
    rest: str = head.doc[place.i : _end_of_name(inside) + 1].text
    return f"{name} {rest}" if len(rest.split()) < 10 and "," not in rest else name


def with_region(name: str, head: Token) -> str:
    """A body with the region whose it is, for it is not the state's: "Ministry of Justice of the Adjara Region".

    What begins another body's name is no region: "Judge A of the Halem District Court".
    """
    text = head.doc.text
    place = text.rfind(name, 0, head.idx + len(head) + len(name))
    match = _region().match(text, place + len(name)) if place >= 0 and head.pos_ == "PROPN" else None
    return f"{name} {match['region']}" if match is not None else name


@cache
def _region() -> re.Pattern[str]:
    kinds = "|".join(sorted(stance()("actors", "regions"), key=len, reverse=True))
    region = rf"(?:[^\W\d_a-z][\w’'-]+ ){{1,3}}(?:{kinds})"
    countries = any_of(name for each in all_countries().values() for name in (each.name, *each.names))
    return re.compile(rf" (?P<region>of (?:the )?(?:{region}|{countries}))\b(?! [^\W\d_a-z])")


def _end_of_name(token: Token) -> int:
    """Where the name of a unit ends, with its number and what it is part of: "Branch 15 of the Revolutionary Court"."""
    doc, end = token.doc, token.i
    while end + 1 < token.sent.end and (doc[end + 1].dep_ != "conj" or doc[end + 1].ent_iob_ == "I"):
        after = doc[end + 1]
        if token.ent_type_ == "ORG" and after.ent_iob_ == "I":
            end += 1  # "the Department for Combating Organized Crime"
            continue
        if after.pos_ == "PROPN" or (after.like_num and after.dep_ == "nummod" and after.head.i <= end):
            end += 1
            continue
        of = [one for one in children(after, "pobj") if one.pos_ == "PROPN"] if after.lower_ == "of" else []
        if not of or not doc[end].like_num:
            return end
        end = of[0].i
    return end


def not_cited(name: str, head: Token) -> str:
    """A name without who is cited before it, taken for a part of it: "According to | Radio Rioni, | the ministry"."""
    cited, comma, rest = name.partition(", ")
    place = head.doc.text.rfind(name, 0, head.idx + len(head))
    before = head.doc.text[:place].casefold().rstrip() if comma and place >= 0 else ""
    return rest if before.endswith(("according to", "according to the")) and cited else name


def firm_named(head: Token) -> str | None:
    """The name right behind what a firm is: "the construction company *Kolkheti Build* dismissed her"."""
    if head.tag_ != "NN" or head.lower_ not in words("roles", "firms") or head.i + 1 >= head.sent.end:
        return None
    end = head.i + 1
    while end < head.sent.end and head.doc[end].pos_ == "PROPN" and head.doc[end].text[:1].isupper():
        end += 1
    return head.doc[head.i + 1 : end].text or None


def single(name: str) -> list[str]:
    """A name as one or more: three bodies that commas join are three, an office for three subjects is one."""
    name = _not_of_the_name().sub("", name)
    first, comma, _ = name.partition(", ")
    if not comma or " and " not in name or re.search(r"\b(?:of|for)\b", first):
        return [name]
    return [one for one in re.split(r",? and (?=[^,]*$)|, ", name) if one]


@cache
def _not_of_the_name() -> re.Pattern[str]:
    """What the parser takes into a name: a month or a year before it, and a word of doubt."""
    month, doubt = f"(?:{'|'.join(months())})", "|".join(sorted(stance()("actors", "doubted")))
    before = rf"(?:19|20)\d\d (?=[A-Z])|(?:In|On|By|Since) {month} |{month} (?=[a-z]|[A-Z].* [a-z]+$)"
    return re.compile(rf"^(?:{before}|(?:{doubt}) )")
