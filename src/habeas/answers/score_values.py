"""When a predicted value and an annotated one say the same: names, bodies, groups, dates, terms, posts, counts.

Every rule takes what was predicted first and what was annotated second, and the document's text where it needs it.
"""

from __future__ import annotations

import re

from habeas.answers.score_annotations import Annotation
from habeas.answers.score_words import amounts, heads, share, stems, vocabulary, words

ALIKE = 0.5  # the share of stems from which two wordings are one; the rule of the annotated documents' scorer


def same_wording(predicted: str | None, annotated: str | None) -> bool:
    """Half of the stems, or more, are common to both."""
    return share(stems(predicted), stems(annotated)) >= ALIKE


def same_name(predicted: str | None, annotated: str | None) -> bool:
    """One name but for titles, case, diacritics and middle names.

    A surname alone is not the same as a full name, unless the other is that surname alone, too.
    """
    titles, particles = vocabulary().words["titles"], vocabulary().words["particles"]
    names = [[word for word in words(name) if word not in titles] for name in (predicted, annotated)]
    short, long = sorted(names, key=len)
    if not names[0] or short == long:
        return bool(names[0])
    parts_of_weight = [word for word in short if word not in particles]
    return len(parts_of_weight) > 1 and _in_order(short, long)


def _in_order(short: list[str], long: list[str]) -> bool:
    """Whether all words of one list stand in the other, in the same order."""
    rest = iter(long)
    return all(word in rest for word in short)


def same_body(predicted: str | None, annotated: str | None, text: str = "") -> bool:
    """The words of one body's name are among the other's, or one is the other's acronym.

    A single word has to be the whole name, but for a common noun ("police" in "Riga police") and for a country
    beside its government.
    """
    if not predicted or not annotated:
        return not predicted and not annotated
    left, right = (re.sub(r"\s*\([^()]*\)$", "", name) for name in (predicted, annotated))
    if _is_acronym(left, right, text) or _is_acronym(right, left, text):
        return True
    short, long = sorted((stems(left), stems(right)), key=len)
    if not short or not short <= long:
        return False
    government = vocabulary().words["government"]
    if len(short) > 1 or short == long or short - government == long - government:
        return True
    (stem,) = short
    # A common noun is one that the document writes in lower case: "blinken" never is.
    return len(stem) > 3 and re.search(rf"\b{stem}", f"{left} {right} {text}") is not None


def _is_acronym(short: str, name: str, text: str) -> bool:
    """Whether the text has "Name (SHORT)", or both of them and SHORT has the name's initials."""
    letters = re.sub(r"\W|s$", "", short)
    if len(letters) < 2 or letters != letters.upper() or short == name:
        return False
    initials = "".join(word[0] for word in re.findall(r"\w+", name) if word[0].isupper())
    return f"{name} ({short}" in text or (letters == initials and short in text and name in text)


def same_actor(predicted: str, annotated: str, text: str = "") -> bool:
    """One person's name, or one body's."""
    return same_name(predicted, annotated) or same_body(predicted, annotated, text)


def same_date(predicted: str, annotated: str) -> bool:
    """Right at the precision of the annotated date; what is less precise than that is wrong."""
    return predicted[: len(annotated)] == annotated


def same_term(predicted: str, annotated: str) -> bool:
    """The same numbers of the same units; a unit may be missing on one side. Without any, the same wording."""
    (numbers, units), (other_numbers, other_units) = amounts(predicted), amounts(annotated)
    if not (numbers or other_numbers or units or other_units):
        return same_wording(predicted, annotated)
    if numbers != other_numbers:
        return False
    return units == other_units or (bool(numbers) and not (units and other_units))


def same_place(predicted: str, annotated: str) -> bool:
    """The words of one are among the other's."""
    short, long = sorted((stems(predicted), stems(annotated)), key=len)
    return bool(short) and short <= long


def is_supported(quotes: tuple[str, ...], text: str) -> bool:
    """Whether there is a quote, and every quote is an exact part of the text."""
    return bool(quotes) and all(quote.strip() and quote in text for quote in quotes)


def quotes_meet(predicted: tuple[str, ...], annotated: tuple[str, ...], text: str) -> bool:
    """Whether some quote of one overlaps some quote of the other, each where the text has it first."""
    left, right = (
        [(text.find(quote), text.find(quote) + len(quote)) for quote in quotes if quote in text]
        for quotes in (predicted, annotated)
    )
    return any(start < other_end and other < end for start, end in left for other, other_end in right)


def same_group(predicted: Annotation, annotated: Annotation, overlap: bool) -> bool:
    """The groups share a head noun; or their quotes overlap and they have one number, or neither has a noun."""
    nouns, others = heads(predicted.group), heads(annotated.group)
    if nouns & others:
        return True
    one_number = predicted.number is not None and predicted.number == annotated.number
    return overlap and (one_number or not (nouns or others))


def same_post(predicted: Annotation, annotated: Annotation, text: str) -> bool:
    """One person at one organization, whatever the role."""
    return same_name(predicted.person, annotated.person) and same_body(
        predicted.organization, annotated.organization, text
    )


def same_affiliation(predicted: Annotation, annotated: Annotation, text: str) -> bool:
    """One person at one organization in roles that share a word, both former or neither."""
    if not same_post(predicted, annotated, text):
        return False
    role, other = stems(predicted.role), stems(annotated.role)
    return role == other or (bool(role & other) and ("former" in role) == ("former" in other))


def same_count(predicted: Annotation, annotated: Annotation, _text: str = "") -> bool:
    """The same two ends of the same thing; where there is no number ("dozens"), the same qualifier."""
    if (predicted.low, predicted.high) != (annotated.low, annotated.high):
        return False
    if not heads(predicted.what) & heads(annotated.what) and not same_wording(predicted.what, annotated.what):
        return False
    return predicted.low is not None or same_wording(predicted.qualifier, annotated.qualifier)
