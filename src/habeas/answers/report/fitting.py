"""Words of a source as they can stand in a sentence of ours: which groups, charges, terms and actors may.

Nothing is added to what a source says but an article; what does not stand by itself is left out of the sentence, or
told in the source's own words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from habeas.documents.countries import countries_named, country_named, name_of
from habeas.errors import BadVocabulary
from habeas.model import Act, DocumentCard
from habeas.terms import claim_type, load_toml

_FILE = "answers/report/plain.toml"
_MOST_ACTORS = 3
_SUPPORT = "support"
_MOST_CHARGES = 5
_OPENING, _CLOSING = '“‘«"', '”’»"'
_SETS = ("bare", "needs_the", "needs_a", "no_actor", "vague_actor", "helpers", "group_needs_the", "common_first")
_LETTERS_SAID_WITH_A_VOWEL = "AEFHILMNORSX"
_VOWEL = re.compile(r"[aeio]|u(?!ni[ofqtvc]|se)", re.IGNORECASE)
# Somebody's people: whose they are is told by the sentence only.
_OWNED = re.compile(r"\b[A-Z]\w+[’']s\b|^(?!women|children|people|men|government)[a-z]+[’']s\b")
# What a chief or a head is of, as far as the name of an office goes.
_OF_WHAT = re.compile(r"(?: of (?:the )?(?:[A-Z][\w’-]*(?: [A-Z][\w’-]*)*|[a-z]+))+")
# "In several instances authorities": how often, and no part of their name.
_COUNTED = re.compile(r"^(?:instances|cases|occasions|times) (?=[a-z])", re.IGNORECASE)
_OFFENSE = re.compile(r"^an? (?=\w+$)|^(?:the )?(?:[a-z]+ )?(?:offenses?|crimes?|charges?) of ")
# What a group is told further with.
_HEAD = re.compile(
    r" (?:of|for|in|on|at|from|with|who|whose|that|which|to|by|near|outside|inside|along|against|abroad|[a-z]+ing)\b|,"
)
_DOING = re.compile(r"[A-Za-z]+ing ")


@dataclass(frozen=True, slots=True)
class _Fit:
    pointing: re.Pattern[str]
    longest_group: int
    bare: frozenset[str]
    charge_unfit: re.Pattern[str]
    longest_charge: int
    adjectival_term: re.Pattern[str]
    needs_the: frozenset[str]
    needs_a: frozenset[str]
    no_actor: frozenset[str]
    vague_actor: frozenset[str]
    helpers: frozenset[str]
    group_needs_the: frozenset[str]
    common_first: frozenset[str]
    quote_openings: re.Pattern[str]
    qualified: re.Pattern[str]
    number_words: Mapping[str, Sequence[str]]
    own_words: re.Pattern[str]
    pointing_end: re.Pattern[str]
    well_known: frozenset[str]
    heads_of: frozenset[str]
    plural_heads: frozenset[str]
    titles_of: tuple[str, ...]


def group_stands(group: str) -> bool:
    """Whether the description of a group can be told without the sentence it comes from."""
    fit, words = _fit(), group.split()
    return (
        0 < len(words) <= fit.longest_group
        and not fit.pointing.search(group)
        and group.casefold() not in fit.bare
        and _balanced(group) == group
        and not _OWNED.search(group)
        and not fit.own_words.search(group)
        and not _points_back(group)
        and (group.count(",") < 2 or re.search(r",? (?:and|or) [^,]*$", group) is not None)
        and words[-1].strip(".,;").casefold() not in ("and", "or", "of", "in", "the", "a", "to", "by")
    )


def is_plural(group: str) -> bool:
    """Whether the description of a group means several: its last word before "of", "in" or the like says so."""
    head = _HEAD.split(" ".join(group.split()), maxsplit=1)[0].casefold().split()
    last = head[-1].strip('.,;”’"') if head else ""
    return (last.endswith("s") and not last.endswith("ss")) or last in _fit().plural_heads


def _points_back(group: str) -> bool:
    """Whether a group ends in something that the text named before: "critics of the operation"."""
    found = _fit().pointing_end.search(group)
    return found is not None and found["noun"].casefold() not in _fit().well_known


def is_whole(quote: str, shortest: int, longest: int) -> bool:
    """Whether a quote is one sentence of so many words that can be read by itself."""
    words, low = quote.split(), " ".join(quote.split()).casefold()
    begins = quote[:1].isupper() and not _fit().quote_openings.match(low)
    return begins and quote.rstrip().endswith((".", ".”", ".’")) and shortest <= len(words) <= longest


def group_said(act: Act) -> str:
    """The group as it stands within a sentence: in small letters where only the beginning of one made it large."""
    group = " ".join((act.group or "").split())
    group = _out_of_heading(group, act)
    said = lowered(group) if _begins_a_sentence(act, group) else group
    single = " and " not in said and not said.startswith(("the ", "a ", "an "))
    return f"the {said}" if single and said.casefold().split()[-1] in _fit().group_needs_the else said


def _out_of_heading(group: str, act: Act) -> str:
    """The group in small letters where it was read in the heading before its sentence ("Abuse of Migrants")."""
    for told in act.claims:
        heading, colon, rest = " ".join(told.claim.quotes[0].text.split()).partition(": ")
        if colon and group in heading and group not in rest:
            within = re.search(re.escape(group), rest, re.IGNORECASE)
            return within[0] if within else " ".join(lowered(word) for word in group.split())
    return group


def number_qualifier(act: Act) -> str:
    """The word that a source puts before the number of a group: "more than"; nothing where it gives it as exact."""
    fit, number = _fit(), act.number
    for quote in (quote.text for told in act.claims for quote in told.claim.quotes[:1]):
        for found in fit.qualified.finditer(quote):
            word, after = found["word"], quote[found.end() :].replace(",", "").casefold()
            written = (*fit.number_words.get(str(number), ()), f"{number} ")
            if number is not None and after.startswith(written):
                return word.casefold()
    return ""


def lowered(words: str) -> str:
    """The words as within a sentence, unless the first is a name of its own or an acronym."""
    first = words.split(" ", 1)[0]
    second = words[len(first) + 1 : len(first) + 2]
    if not first or first[1:] != first[1:].lower() or second.isupper() or countries_named(first) or first == "I":
        return words
    return words[0].lower() + words[1:]


def raised(sentence: str) -> str:
    """The words as at the beginning of a sentence."""
    return sentence[:1].upper() + sentence[1:]


def actors_said(act: Act) -> list[str]:
    """Who did it, with the articles they need; a few of many, and no "authorities" beside those whom they are."""
    fit = _fit()
    lines = [" ".join(quote.text.split()) for told in act.claims for quote in told.claim.quotes[:1]]
    named = [_whole_name(" ".join(actor.split()), lines) for actor in act.actors]
    named = [actor for actor in named if not _is_object(actor, lines) and not _is_somebodys(actor, lines)]
    named = [_as_written(actor, lines) for actor in named]
    if claim_type(act.type).kind == "act" and all(each.review != "verified" for each in act.claims):
        named = [actor for actor in named if not _helps(actor)]
    fitting = [
        actor
        for actor in named
        if actor[:1].isalnum()
        and actor.casefold() not in fit.no_actor
        and not actor.casefold().startswith(("other ", "former ", "first ", "second ", "another "))
        and not actor.endswith(("’s", "'s"))
        and _balanced(actor) == actor
        and not _DOING.match(actor)
    ]
    precise = [actor for actor in fitting if actor.casefold() not in fit.vague_actor]
    chosen = [actor for actor in precise or fitting[:1] if not _within_another(actor, precise)]
    quotes = [quote.text for told in act.claims for quote in told.claim.quotes[:1]]
    return [articled(actor, quotes) for actor in chosen[:_MOST_ACTORS]]


def _whole_name(actor: str, lines: Sequence[str]) -> str:
    """The actor with the words that a reading cut off: "facto authorities" are de facto ones, a chief is of staff."""
    actor = _COUNTED.sub("", actor)
    joined = next(filter(None, (re.search(rf"\w+-{re.escape(actor)}\b", line) for line in lines)), None)
    actor = joined[0] if joined is not None else actor
    actor = re.split(r" (?:wearing|carrying|using|armed|dressed)\b", actor, maxsplit=1)[0]
    place = re.match(r"(?P<who>[a-z].*?) in (?:the )?[A-Z][\w’-]*$", actor)
    if place is not None and any(
        re.search(rf"{re.escape(actor)}(?:,| and) [A-Z]", line, re.IGNORECASE) for line in lines
    ):
        # "Militias in the Orsk, Halem, and Bonn regions": of several places only the first is left.
        actor = place["who"]
    if actor.startswith("facto "):
        return f"de {actor}"
    titled = re.compile(rf"\b((?:{'|'.join(_fit().titles_of)}) {re.escape(actor)})\b")
    title = next(filter(None, map(titled.search, lines)), None)
    if title is not None:
        return title[1]
    if actor.split()[-1].casefold() not in _fit().heads_of:
        return actor
    found = (re.search(rf"(?i:\b{re.escape(actor)})({_OF_WHAT.pattern})", line) for line in lines)
    return next((f"{actor}{one[1]}" for one in found if one), actor)


def _as_written(actor: str, lines: Sequence[str]) -> str:
    """The actor with the capitals of its source, but for those that begin a sentence: "the Tolvanian government"."""
    found = [one for line in lines for one in re.finditer(rf"(?<=\w ){re.escape(actor)}\b", line, re.IGNORECASE)]
    return found[0][0] if found else actor


def _is_somebodys(actor: str, lines: Sequence[str]) -> bool:
    """Whether only a sentence says whose these people are: "his cousin"; and a body that its name was cut from."""
    owned = re.compile(
        rf"\b(?:his|her|their) (?:[a-z]+ )?{re.escape(actor)}\b|\w’s \d+(?:st|nd|rd|th) {re.escape(actor)}\b"
    )
    return bool(lines) and all(owned.search(line) for line in lines)


def _is_object(actor: str, lines: Sequence[str]) -> bool:
    """Whether sentences say that somebody else made these people do it: "pressured the firms to block sites"."""
    made_to = re.compile(rf"\b\w+(?:ed|ing) (?:the )?{re.escape(actor)}(?:,? (?:and|or) [\w -]+?)? to [a-z]+\b")
    joined = re.compile(rf"\b\w+(?:ed|ing) (?:the )?[\w -]+? and {re.escape(actor)} to [a-z]+\b")
    return bool(lines) and all(made_to.search(line) or joined.search(line) for line in lines)


def is_support_of_the_state(act: Act) -> bool:
    """Whether only "the government" is said to have supported somebody: what it did is told by its source's words."""
    if act.type != _SUPPORT or any(each.review == "verified" for each in act.claims):
        return False
    return bool(act.actors) and all(actor.casefold() in _fit().vague_actor for actor in act.actors)


def charges_said(act: Act) -> list[str]:
    """The charges that are whole, as the sources word them."""
    fit = _fit()
    said = []
    for charge in act.charges:
        if act.group and charge.casefold() in act.group.casefold():
            continue
        if act.person_name and act.person_name.split()[-1] in charge.split():
            continue
        words = _balanced(_OFFENSE.sub("", " ".join(charge.split()).strip(" ,;.\"'")))
        if words and is_fit_charge(words) and len(words.split()) <= fit.longest_charge:
            said.append(words)
    return list(dict.fromkeys(said))[:_MOST_CHARGES]


def is_fit_charge(charge: str) -> bool:
    """Whether the words of a charge are not such that they were surely cut in the wrong place."""
    return not _fit().charge_unfit.search(charge)


def are_deeds(act: Act) -> bool:
    """Whether sources tell for what deed something was done, not on which charge: "for holding a poster"."""
    said = charges_said(act)
    quotes = [quote.text for told in act.claims for quote in told.claim.quotes]
    return bool(said) and any(_for_a_deed(said[0], " ".join(quote.split())) for quote in quotes)


def _for_a_deed(charge: str, line: str) -> bool:
    doing = "" if _DOING.match(charge) else "(?:his|her|their) "
    return re.search(rf"\bfor (?:allegedly )?{doing}{re.escape(charge)}", line, re.IGNORECASE) is not None


def term_said(term: str) -> str:
    """A term with the noun that it needs: "an 11-year term"."""
    term = re.sub(r"^from (?=.* to )", "", term)
    term = re.sub(r"^((?!1 )\d+ (?:month|year|week|day))$", r"\1s", term)  # "a 47 month term" was cut
    if not _fit().adjectival_term.search(term):
        return term
    if "," in term or " and " in term:
        return f"{term} terms"
    article = "an" if re.match(r"(?:8|11|18|eight|eleven|eighteen)\b", term) else "a"
    return term if term.split(" ", 1)[0] in ("a", "an", "the") else f"{article} {term} term"


def place_said(act: Act) -> str:
    """Where, unless that is only the country that all of it is about."""
    place = " ".join((act.place or "").split())
    if not place or (
        act.country is not None and (place == name_of(act.country) or country_named(place) == act.country)
    ):
        return ""
    return place


def speaker_said(speaker: str | None, quotes: Iterable[str] = ()) -> str:
    """Who says it, where that is somebody, with the article of the quotes."""
    if not speaker or speaker.casefold() in _fit().no_actor or _balanced(speaker) != speaker:
        return ""
    words, lines = " ".join(speaker.split()), [" ".join(quote.split()) for quote in quotes]
    written = (re.search(rf"\b{re.escape(words)}\b", line, re.IGNORECASE) for line in lines)
    words = next((found[0] for found in written if found), words) if words[:1].islower() else words
    first, _, rest = words.partition(" ")
    if first.casefold() in _fit().common_first:
        # "International NGOs" is no name, though NGOs are written large.
        words = f"{first.lower()} {rest}" if rest.startswith("NGO") else lowered(words)
    return articled(words, lines)


def publisher_said(card: DocumentCard) -> str:
    """Who published a document, within a sentence."""
    return with_article(card.publisher) if card.publisher else f"“{card.title or card.name}”"


def with_article(actor: str) -> str:
    """Somebody who did something, or an organization, as within a sentence: "the court", "a guard"."""
    fit = _fit()
    words = actor.split()
    if words[0] in ("The", "A", "An"):
        return words[0].lower() + actor[len(words[0]) :]
    if words[0] == "local" and words[-1] in fit.needs_the | fit.needs_a:
        return with_a(actor)
    if words[0].casefold() in ("the", "a", "an", "one", "two", "some", "several", "many", "local", "his", "her"):
        return actor
    if re.match(r"[A-Z]\w+[’']s ", actor):
        return actor
    low = lowered(actor) if words[0].casefold() in fit.common_first else actor
    heading = re.split(r" (?:of|for|in|on|at)\b", actor, maxsplit=1)[0].casefold().split()
    head = heading[-1]
    if head in fit.needs_the or " ".join(heading[-2:]) in fit.needs_the:
        return f"the {low}"
    if re.search(r"[’']s\b", actor):
        return low
    if head in fit.needs_a and not any(word[0].isupper() for word in words[1:]):
        return with_a(low)
    return low


def articled(actor: str, quotes: Iterable[str]) -> str:
    """Somebody who did something with the article of their sources: "a Baku court" is not "the Baku court"."""
    words = re.sub(r"^(?:[Tt]he|[Aa]n?) ", "", actor)
    whole = " ".join(quotes)
    if re.search(rf"\b[Aa]n? {re.escape(words)}\b", whole) and not re.search(rf"\b[Tt]he {re.escape(words)}\b", whole):
        common = words.split(" ", 1)[0].casefold() in _fit().common_first
        return with_a(lowered(words) if common else words)
    said = with_article(actor)
    if said == actor and re.search(rf"\b[Tt]he {re.escape(words)}\b", whole):
        return f"the {lowered(words) if words.split(' ', 1)[0].casefold() in _fit().common_first else words}"
    return said


def with_a(words: str) -> str:
    """The words with "a" or "an", by how they sound: "an NGO", "a union"."""
    first = words.split(" ", 1)[0]
    acronym = len(first) > 1 and first.isupper()
    return f"{'an' if (first[0] in _LETTERS_SAID_WITH_A_VOWEL if acronym else _VOWEL.match(words)) else 'a'} {words}"


def _within_another(actor: str, actors: Iterable[str]) -> bool:
    return any(actor != other and f" {actor.casefold()} " in f" {other.casefold()} " for other in actors)


def _begins_a_sentence(act: Act, group: str) -> bool:
    opening = re.compile(rf"(?:^|: ){re.escape(group[:12])}")
    return any(opening.search(" ".join(quote.text.split())) for told in act.claims for quote in told.claim.quotes)


def _helps(actor: str) -> bool:
    low, helpers = actor.casefold(), _fit().helpers
    return low in helpers or low.split()[-1] in helpers


def _balanced(words: str) -> str:
    """The words, or nothing where a quotation mark or a bracket in them has no partner."""
    pairs = (("“", "”"), ("(", ")"), ("«", "»"), ("[", "]"))
    odd = words.count('"') % 2 or any(words.count(left) != words.count(right) for left, right in pairs)
    return "" if odd else words


@cache
def _fit() -> _Fit:
    table: dict[str, Any] = load_toml(_FILE)
    try:
        pointing, openings = (
            "|".join(re.escape(word) for word in table[name]) for name in ("pointing", "quote_openings")
        )
        named = (
            "bare",
            "needs_the",
            "needs_a",
            "no_actor",
            "vague_actor",
            "helpers",
            "group_needs_the",
            "common_first",
            "heads_of",
            "plural_heads",
        )
        sets = {name: frozenset(table[name]) for name in named}
        return _Fit(
            pointing=re.compile(rf"\b(?:{pointing})\b", re.IGNORECASE),
            longest_group=table["longest_group"],
            charge_unfit=re.compile("|".join(table["charge_unfit"]), re.IGNORECASE),
            longest_charge=table["longest_charge"],
            adjectival_term=re.compile(table["adjectival_term"]),
            quote_openings=re.compile(rf"(?:{openings})(?=[ ,])"),
            qualified=re.compile(rf"\b(?P<word>{'|'.join(table['number_qualifiers'])}) ", re.IGNORECASE),
            number_words=table["number_words"],
            own_words=re.compile(table["own_words"], re.IGNORECASE),
            pointing_end=re.compile(table["pointing_end"]),
            well_known=frozenset(table["well_known"]),
            titles_of=tuple(table["titles_of"]),
            **sets,
        )
    except (KeyError, TypeError, re.error) as error:
        raise BadVocabulary(f"data/{_FILE} is not as it should be: {error!r}") from error
