"""What a number counts: the noun for people or acts that it stands before, or leans on.

The noun is looked for in the words right after the number, because the parser often hangs a number elsewhere;
where there is none, in the subject of a verb such as "range", and in the count before ("12, of whom three …").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from habeas.claims.groups import is_of_what_is_told
from habeas.claims.numbers import Number
from habeas.claims.wordlists import fold, nations, plural, with_plurals, words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as Tokens

    from habeas.claims.parse import Passage

_ADJECTIVAL = frozenset({"ADJ", "NOUN", "PROPN", "ADV", "NUM", "X", "VERB"})
_QUOTES = frozenset("“”\"‘’'[]-–/,")
_GENERIC = frozenset({"people", "persons", "individuals", "others", "men", "women", "children", "civilians"})
_FARTHEST = 9
_YEAR = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True, slots=True)
class Counted:
    """What is counted.

    Attributes:
        what: its words, without number and article.
        head: the noun in the singular.
        token: the noun, or the number where no noun follows.
        verb: the verb that the noun is subject or object of.
        start, end: where the phrase with its number stands in the passage.
        definite: whether an article stands before the number.
        is_act: whether the noun is one for acts.
        act: the noun for an act that it is told of: "the release of 52 persons".
        estimate: whose estimate it is, where the noun phrase says so ("NGO estimates of …").
    """

    what: str
    head: str
    token: Token
    verb: Token | None
    start: int
    end: int
    definite: bool
    is_act: bool
    act: Token | None = None
    estimate: str | None = None


def counted_by(number: Number, passage: Passage, before: Counted | None) -> Counted | None:
    """What a number counts, or None where that is neither people nor acts; `before` is what the last one counted."""
    doc = passage.tokens
    at = doc.char_span(number.start, number.end, alignment_mode="expand")
    if at is None:
        return None
    if doc[max(0, at.start - 2) : at.start].text.lower() == "all but":
        return None  # how many were left out
    noun = _noun_after(doc, at.end, vague=number.low is None)
    if noun is not None and noun.i + 1 < len(doc) and noun.nbor(1).lower_ == "per":
        return None  # a rate: "486 deaths per 100,000 births"
    if noun is not None:
        return _of_noun(noun, number, at)
    measured = _measured(doc, at.start, at.end)
    if measured is not None:
        return _of_measure(measured, number, doc)
    return _leaning(number, doc, at.start, at.end, before)


def is_person_noun(word: str) -> bool:
    """Whether a word in lower case is a noun for people, singular or plural."""
    return word in _people_nouns()


def is_counted_noun(word: str) -> bool:
    """Whether a word in lower case is a noun for people or acts, which a number may count."""
    return word in _people_nouns() or word in _act_nouns()


def _noun_after(doc: Doc, start: int, *, vague: bool) -> Token | None:
    """The last noun of the run of words after a number, where it is one for people or acts."""
    best: Token | None = None
    for position in range(start, min(start + _FARTHEST, len(doc))):
        token = doc[position]
        if position == start and token.text == ",":
            break  # "3,625, including ten children"
        if position == start and token.lower_ == "of" and (vague or _partitive(doc, start)):
            continue
        if token.lower_ in ("the", "these", "those", "their", "its", "our", "such", "whom", "us") and position > start:
            if doc[start].lower_ != "of":
                break
            continue
        if _counts(token):
            # "196 women's shelters" counts shelters, and "24 women's activists" activists
            best = None if _owns(token) else token
            continue
        if best is not None and token.i == best.i + 1 and _says_of_which_kind(token):
            continue
        if best is not None and not (token.pos_ in ("NOUN", "PROPN") and token.i == best.i + 1):
            break
        if (
            token.text in _QUOTES
            or token.is_space
            or token.tag_ == "POS"
            or token.lower_ in ("more", "other", "and", "or")
        ):
            if token.lower_ in ("and", "or") and not _joins_adjectives(doc, position):
                break
            continue
        if token.pos_ not in _ADJECTIVAL or token.tag_ in ("VBD", "VBZ", "VBP", "VB", "MD"):
            break
        best = None if best is not None and token.i == best.i + 1 and token.tag_ in ("NN", "NNS") else best
    return best


def _says_of_which_kind(word: Token) -> bool:
    """Whether an adjective leads from one noun for people to the one that is counted: "women *political* prisoners"."""
    after = word.nbor(1) if word.i + 1 < len(word.doc) else word
    return word.pos_ == "ADJ" and after.i > word.i and _counts(after) and after.dep_ not in ("nsubj", "nsubjpass")


def _owns(token: Token) -> bool:
    """Whether a noun is whose something is: "women's", "lawyers'"."""
    return token.i + 1 < len(token.doc) and token.nbor(1).tag_ == "POS"


def _partitive(doc: Doc, start: int) -> bool:
    return start + 1 < len(doc) and doc[start + 1].lower_ in (
        "the",
        "these",
        "those",
        "whom",
        "them",
        "their",
        "its",
        "our",
    )


def _joins_adjectives(doc: Doc, position: int) -> bool:
    around = doc[position - 1 : position + 2]
    return len(around) == 3 and {around[0].pos_, around[2].pos_} <= {"ADJ", "PROPN", "NOUN"}


def _counts(token: Token) -> bool:
    """Whether a token is a plural noun for people or acts; a nation's people count as people."""
    word = token.lower_
    if word in _people_nouns() or word in _act_nouns():
        return word in _plurals() or word in ("staff", "others", "accused")
    nation = fold(token.text.removesuffix("s")) in nations() and token.text.endswith("s")
    return token.text[:1].isupper() and nation and token.tag_ in ("NNS", "NNPS", "NNP", "NNPS")


def _of_noun(noun: Token, number: Number, at: Tokens) -> Counted | None:
    doc, first = noun.doc, at.start
    if noun.lower_ in with_plurals("roles", "kin") or _is_a_size(noun, number) or _is_somebodys_child(noun):
        return None
    before = doc[first - 1].lower_ if first else ""
    opener = doc.char_span(number.outer, number.outer + 1, alignment_mode="expand")
    article = doc[opener.start - 1].lower_ if opener is not None and opener.start else before
    article = "the" if opener is not None and opener.text.lower() == "the" else article
    what, end = _phrase(doc, at.end, noun)
    verb = _verb_of(noun)
    if noun.lower_ in _GENERIC and verb is not None and verb.tag_ == "VBN" and noun.dep_ == "nsubjpass":
        what = f"{what} {verb.lower_}"
    return Counted(
        what=what,
        head=_singular(noun),
        token=noun,
        verb=verb,
        start=number.outer,
        end=end,
        definite="the" in (article, before),
        is_act=noun.lower_ in _act_nouns(),
        act=next(_acts_above(noun), None),
    )


def _is_a_size(noun: Token, number: Number) -> bool:
    """Whether a number says how large something has to be: "companies with fewer than ten workers"."""
    limit = number.qualifier is not None and number.qualifier.lower() in words("counts", "limits")
    above = noun.head
    if above.lemma_ == "exceed" and noun.dep_ == "dobj":
        return above.tag_ == "VBG"
    whole = above.head
    sized = whole.lemma_.lower() in words("counts", "sized") and whole.tag_ == "NNS"
    return limit and sized and noun.dep_ == "pobj" and above.lower_ in ("with", "of", "by", "employing")


def _is_somebodys_child(noun: Token) -> bool:
    """Whether the children are somebody's, and nothing was done to them: "with the couple's three other children"."""
    if noun.lower_ != "children":
        return False
    owned = any(one.dep_ == "poss" for one in noun.children)
    had = noun.dep_ == "dobj" and noun.head.lemma_ in ("have", "raise", "bear")
    done = noun.dep_ in ("dobj", "nsubjpass", "nsubj") and noun.head.lemma_ in words("names", "done_to_people")
    return had or (owned and not done)


def _phrase(doc: Doc, start: int, noun: Token) -> tuple[str, int]:
    """The noun with the words before it, what is joined to it, and the "of" or participle right after it."""
    while doc[start].lower_ in (
        "of",
        "the",
        "these",
        "those",
        "their",
        "its",
        "our",
        "more",
        "other",
        "such",
        "them",
        "whom",
    ) or (doc[start].is_space or (doc[start].like_num and start < noun.i and not _YEAR.fullmatch(doc[start].text))):
        start += 1  # "three of the 14 detainees" counts detainees
    end = noun.i + 1
    joined = [one for one in noun.conjuncts if one.i > noun.i and one.pos_ in ("NOUN", "PROPN") and one.i - noun.i < 7]
    for one in joined:
        if _counts(one) and not _owns(one) and not any(child.pos_ == "NUM" for child in one.children):
            end = one.i + 1
    for child in noun.rights:
        belongs = child.dep_ == "acl" or (child.dep_ == "prep" and child.lower_ in ("of", "from", "with"))
        belongs = belongs and not is_of_what_is_told(noun, child)
        if belongs and child.left_edge.i == end and child.right_edge.i - end < 9:
            end = child.right_edge.i + 1
    while doc[end - 1].is_punct and end > noun.i + 1:
        end -= 1
    text = " ".join(doc[start:end].text.split())
    text = text.strip("“”\"' ")
    text = f"{text}”" if text.count("“") > text.count("”") else text  # it ends with the quotation
    return text, doc[end - 1].idx + len(doc[end - 1])


def _measured(doc: Doc, first: int, last: int) -> Token | None:
    """The noun of "estimates of political prisoners ranged from 119 to 160", where this number is its measure."""
    for token in doc[first:last]:
        if token.dep_ == "nummod" and token.head.i >= last and token.head.pos_ == "NOUN":
            continue  # "of 438 delegates from 55 provinces": how many provinces
        for ancestor in token.ancestors:
            if ancestor.pos_ in ("VERB", "AUX") and ancestor.lemma_ in words("counts", "stock"):
                for subject in ancestor.children:
                    found = _of_counted(subject) if subject.dep_ in ("nsubj", "dobj", "nsubjpass") else None
                    if found is not None and subject.i < first:
                        return found
            if ancestor.lower_ in ("total", "number", "toll") and ancestor.i < first:
                return _of_counted(ancestor)
    return _of_counted_before(doc, first)


def _of_counted_before(doc: Doc, first: int) -> Token | None:
    """The same by the order of words, for a parse that went astray: "number of X … range from 119"."""
    sentence = doc[first].sent
    verb = next(
        (t for t in doc[max(sentence.start, first - _FARTHEST) : first] if t.lemma_ in words("counts", "measures")),
        None,
    )
    if verb is None:
        return None
    heads = [token for token in doc[sentence.start : first] if token.lemma_.lower() in words("counts", "counted")]
    return next((found for token in heads if (found := _of_counted(token)) is not None), None)


def _of_counted(token: Token) -> Token | None:
    if token.lemma_.lower() not in words("counts", "counted"):
        return None
    for preposition in token.children:
        if preposition.lower_ in ("of", "for"):
            for child in preposition.children:
                if child.dep_ == "pobj" and _counts(child):
                    return child
    return None


def _of_measure(noun: Token, number: Number, doc: Doc) -> Counted:
    what, _ = _phrase(doc, noun.left_edge.i, noun)
    measure = next((one for one in noun.ancestors if one.lemma_.lower() in words("counts", "counted")), None)
    whose = None
    if measure is not None:
        left = [one for one in measure.lefts if one.pos_ in ("PROPN", "NOUN", "ADJ") and one.lower_ not in ("total",)]
        whose = doc[left[0].i : measure.i + (left[-1].pos_ == "ADJ")].text if left else None
    return Counted(
        what=what,
        head=_singular(noun),
        token=noun,
        verb=None,
        start=number.outer,
        end=number.end,
        definite=False,
        is_act=noun.lower_ in _act_nouns(),
        estimate=whose,
    )


def _leaning(number: Number, doc: Doc, first: int, last: int, before: Counted | None) -> Counted | None:
    """A number without a noun that is subject or object of a verb done to people: "six were released"."""
    token = doc[last - 1]
    verb = token.head
    part = _part(doc, first, last) if before is not None and not before.is_act else None
    if part is not None:
        return Counted(f"people {part}", "person", token, None, number.outer, number.end + 1 + len(part), False, False)
    done_to = token.dep_ == "npadvmod" and verb.tag_ == "VBN" and verb.i == token.i + 1  # "and around 100 injured"
    if not (done_to or token.dep_ in ("nsubjpass", "nsubj", "dobj")) or verb.pos_ not in ("VERB", "AUX"):
        return None
    if last < len(doc) and doc[last].lower_ == "of" and not _whom(doc, last):
        return None
    if before is None and verb.lemma_ not in words("names", "done_to_people"):
        return None
    attribute = next((one for one in verb.children if one.dep_ == "attr" and _counts(one)), None)
    if attribute is not None:
        what, _ = _phrase(doc, attribute.left_edge.i, attribute)
        return Counted(what, _singular(attribute), token, verb, number.outer, number.end, False, False)
    if before is not None and before.is_act:
        return None
    what = "people" if before is None else before.what.split()[0] if before.token.like_num else before.token.text
    done = f" {verb.lower_}" if verb.tag_ in ("VBN", "VBD") and verb.pos_ == "VERB" else ""
    head = before.head if before is not None else "person"
    definite = doc[first - 1].lower_ == "the" if first else False
    return Counted(what + done, head, token, verb, number.outer, number.end, definite, False)


def _part(doc: Doc, first: int, last: int) -> str | None:
    """What a number beside another counts where only a phrase tells it: "and 25 in pretrial detention"."""
    if not first or doc[first - 1].lower_ not in ("and", ",", ":", ";", "including", "with", "or"):
        return None
    following = " ".join(doc[last : last + 3].text.lower().split())
    return max((each for each in words("counts", "parts") if _begins(following, each)), key=len, default=None)


def _begins(text: str, words_: str) -> bool:
    return re.match(rf"{re.escape(words_)}\b", text) is not None


def _whom(doc: Doc, position: int) -> bool:
    return position + 1 < len(doc) and doc[position + 1].lower_ in ("whom", "them", "these", "those")


def _acts_above(noun: Token) -> Iterator[Token]:
    """Nouns for acts that a noun hangs on, up to the verb."""
    for ancestor in noun.ancestors:
        if ancestor.pos_ in ("VERB", "AUX"):
            return
        if ancestor.lower_ in _act_nouns():
            yield ancestor


def _verb_of(noun: Token) -> Token | None:
    """The verb that a noun is subject or object of, through "of" and what it is joined to."""
    for ancestor in noun.ancestors:
        if ancestor.pos_ in ("VERB", "AUX"):
            return _clause_behind(noun, ancestor) or ancestor
        if ancestor.lower_ in _act_nouns():
            return None
    return None


def _clause_behind(noun: Token, verb: Token) -> Token | None:
    """The verb of which a noun is the subject, taken for an object: "the union reported 40 reporters *were* held"."""
    clause = next((one for one in verb.children if one.dep_ == "ccomp" and one.i > noun.i), None)
    if clause is None or noun.dep_ != "dobj" or noun.head != verb:
        return None
    alone = not any(one.dep_ in ("nsubj", "nsubjpass", "expl", "mark") for one in clause.children)
    return clause if alone else None


def _singular(noun: Token) -> str:
    return _people_nouns().get(noun.lower_) or _act_nouns().get(noun.lower_) or noun.lower_.removesuffix("s")


@cache
def _people_nouns() -> dict[str, str]:
    lists = (("roles", "roles"), ("roles", "conditions"), ("roles", "kin"))
    listed = {word: singular for name in lists for word, singular in with_plurals(*name).items()}
    plain = {word.lower() for word in words("counts", "people")}
    regular = {plural(word): word for word in plain if not word.endswith(("s", "men", "people", "children"))}
    return {**regular, **{word: word for word in plain}, **listed}


@cache
def _act_nouns() -> dict[str, str]:
    return with_plurals("counts", "acts")


@cache
def _plurals() -> frozenset[str]:
    plain = {word for word, singular in {**_people_nouns(), **_act_nouns()}.items() if word != singular}
    listed = {word.lower() for word in words("counts", "people")}
    return frozenset(
        plain | {word for word in listed if word.endswith(("s", "men", "people", "children", "women", "ki"))}
    )
