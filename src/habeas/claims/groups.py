"""People who are not named: the noun phrase as the document words it, and how many it stands for.

"At least 40 independent journalists" is the group "independent journalists" with the number 40. Dozens,
"many" and ranges have no number; a phrase in the singular stands for one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from habeas.claims import lexicon
from habeas.claims.syntax import child, children, under
from habeas.claims.wordlists import with_plurals

if TYPE_CHECKING:
    from spacy.tokens import Token

# Words in one phrase at most: a longer one holds a sentence of its own.
LONGEST = 30


@dataclass(frozen=True, slots=True)
class Group:
    """A phrase for people, or bodies, that are not named; `number` is how many, where that is said."""

    text: str
    number: int | None
    head: str


def noun_of(token: Token) -> Token:
    """The noun that a quantity leads to: "journalists" in "dozens of journalists"."""
    if token.lemma_.lower() in lexicon.groups().quantities or token.pos_ == "NUM":
        for noun in under(token, "of"):
            return noun_of(noun)
    return token


def is_people(token: Token) -> bool:
    """Whether a noun stands for people who are not named."""
    words = lexicon.groups()
    lemma = token.lemma_.lower()
    if token.ent_type_ == "NORP" and token.tag_ in ("NNPS", "NNS", "NNP") and token.lower_.endswith("s"):
        return True
    if lemma == "hostage" and token.tag_ == "NN":
        return False
    if lemma in words.pronouns:
        return bool(children(token, "relcl", "acl", "prep", "amod", "nummod")) or token.tag_ in ("NNS",)
    if token.pos_ not in ("NOUN", "PROPN", "ADJ"):
        return False
    if lemma == "head":  # of a body, not of a man
        return token.tag_ == "NN" and any(one.lower_ == "of" for one in token.rights)
    if token.tag_ in ("NNS", "NNPS") and token.pos_ != "ADJ" and token.lower_ in with_plurals("roles", "roles"):
        return True
    return (lemma in words.people or singular(token.lower_) in words.people) and token.pos_ != "ADJ"


def is_official(token: Token) -> bool:
    """Whether a noun stands for people who act for a state."""
    no_noun = token.lower_.endswith("ed")  # "forced disappearances"
    no_noun = no_noun or (token.lower_ == "official" and token.tag_ == "JJ")  # "official harassment"
    return token.lemma_.lower() in lexicon.groups().officials and not no_noun and not _is_power(token)


def _is_power(noun: Token) -> bool:
    """Whether it is what somebody has, not somebody: "had legal *authority* to monitor", "its authority to detain"."""
    if noun.lower_ != "authority":
        return False
    return any(one.tag_ == "VB" for one in children(noun, "acl")) or noun.head.lemma_ in ("have", "use", "exercise")


def is_body(token: Token) -> bool:
    """Whether a noun stands for an outlet, an organization or the like that is not named."""
    words = lexicon.groups().bodies
    return token.pos_ in ("NOUN", "PROPN") and (token.lemma_.lower() in words or singular(token.lower_) in words)


def singular(word: str) -> str:
    """A plural noun's singular, where the tagger did not know it."""
    return word[:-3] + "y" if word.endswith("ies") else word[:-1] if word.endswith("s") else word


def group_of(heads: list[Token], trigger: Token | None = None) -> Group:
    """The phrase of one head, or of several that "and" joins, without its number and article.

    Args:
        heads: nouns in the order of the text, each joined to the one before.
        trigger: the word of the act; a clause that holds it is not part of the phrase.
    """
    first, last = heads[0], heads[-1]
    start, end = _start(first), _end(last, trigger)
    text = re.sub(r"\s+", " ", first.doc[start:end].text).strip(" ,;:–—-(\"“”'‘")
    text = f"{text}”" if text.count("“") > text.count("”") else text  # it ends with the quotation
    return Group(text, _number_together(heads), last.lemma_.lower())


def _number_together(heads: list[Token]) -> int | None:
    """How many all of them are: "two judges and a prosecutor" are three, "two judges and prosecutors" two."""
    first, *others = heads
    alone = [one for one in others if one.tag_ == "NN" and any(each.lower_ in ("a", "an") for each in one.lefts)]
    number = _number(first) if not others or child(first, "nummod") else None
    return number + len(alone) if number is not None and len(alone) == len(others) else number


def is_bare(head: Token) -> bool:
    """Whether a noun in the singular has no article or the like: a description of somebody, not a group."""
    single = (
        head.tag_ in ("NN", "NNP")
        and head.lemma_.lower() not in lexicon.groups().collective
        and head.pos_ in ("NOUN", "PROPN")
    )
    return (
        single
        and not children(head, "det", "poss", "nummod")
        and not any(
            one.lower_ in ("a", "an", "another", "one", "every", "each", "any")
            for one in head.doc[head.left_edge.i : head.i]
        )
    )


def _start(head: Token) -> int:
    """Where the phrase begins: after articles, numbers and other words that only count."""
    leading, numbers = lexicon.groups().leading, lexicon.groups().numbers
    start = _before_hyphen(head).left_edge.i
    start = max([start, *(one.i + 1 for one in head.doc[start : head.i] if _breaks(one))])
    while start < head.i:
        word = head.doc[start]
        plain = word.lower_.strip("-")
        all_of_a_number = plain in ("all", "both") and word.nbor(1).pos_ == "NUM"
        counts = plain in leading or plain in numbers or word.is_punct or word.is_space
        aged = word.pos_ == "NUM" and "year" in word.doc[word.i + 1 : word.i + 3].text  # "25-year-old"
        counts = (
            (counts and not aged)
            or (word.pos_ in ("NUM", "SCONJ", "CCONJ", "ADP", "PART") and not aged)
            or word.tag_ == "WRB"
        )
        counts = counts or (plain == "times" and start > 0 and head.doc[start - 1].lower_ == "at")
        if not counts and not all_of_a_number:
            break
        start += 1
    return _with_acronym(head, start)


def _before_hyphen(head: Token) -> Token:
    """The first part of a noun that a hyphen cuts in two: "*co*-defendants"."""
    cut = head.i - head.sent.start >= 2 and head.nbor(-1).text == "-" and not head.nbor(-1).whitespace_
    return head.nbor(-2) if cut and head.nbor(-2).i > head.left_edge.i - 3 and not head.nbor(-2).whitespace_ else head


def _with_acronym(head: Token, start: int) -> int:
    """Where the phrase begins, with an acronym before it that the parser did not take as part of it: "LGBTQI+"."""
    before = head.doc[start - 1] if start > head.sent.start else head
    letters = before.text.removesuffix("+")
    return start - 1 if before.i < start and letters != before.text and letters.isalpha() else start


def _breaks(token: Token) -> bool:
    return token.lower_ in (",", ";", ":", "(", "—", "–", '"', "“", "such", "including") and token.head.pos_ != "ADJ"


def _end(head: Token, trigger: Token | None) -> int:
    """Where the phrase ends: what follows the noun at once and says who they are belongs to it."""
    end = _with_owned(head, _of_compound(head)) + 1
    for one in head.rights:
        if one.i < end:
            continue
        if one.dep_ not in ("prep", "acl", "relcl", "amod", "advmod") or one.left_edge.i != end:
            break
        if one.dep_ == "prep" and one.lower_ in (
            "including",
            "like",
            "by",
            "during",
            "since",
            "on",
            "for",
            "after",
            "before",
            "such",
            "at",
        ):
            break
        stop = one.right_edge.i + 1
        stop = min(
            [stop, *(each.i for each in head.doc[end:stop] if each.lower_ in (",", ";", "(", "—", "–", ".", ":"))]
        )
        stop = min([stop, *(each.i for each in head.doc[end:stop] if _joins_another(each))])
        if any(each.dep_ == "conj" and each.i > stop for each in one.children) and one.dep_ == "relcl":
            break  # "activists who were questioned, detained, or jailed"
        if _is_by_law(one, head):
            break
        if one.lower_ == "with" and trigger is not None and trigger.pos_ == "VERB" and trigger.i < head.i:
            break  # "charged persons with hooliganism"
        stop = min([stop, *(each.i for each in head.doc[end:stop] if is_of_what_is_told(head, each))])
        if trigger is not None and trigger.i < head.i and _leads_to_offence(trigger, one):
            break  # "convicted officials of abuse"
        if trigger is not None and end <= trigger.i < stop and head.lemma_.lower() not in lexicon.groups().pronouns:
            break
        if stop - head.i > LONGEST:
            break
        end = stop
    return end


def _is_by_law(preposition: Token, head: Token) -> bool:
    """Whether what follows says by which order it is done to them: "sanctioned judges *under Executive Order 5*"."""
    named = preposition.lower_ == "under" and any(one.pos_ == "PROPN" for one in children(preposition, "pobj"))
    return named and head.dep_ in ("dobj", "conj", "pobj", "nsubjpass")


def is_of_what_is_told(head: Token, of: Token) -> bool:
    """Whether "of" belongs to a verb of telling before the noun: "informed those arrested *of* their rights"."""
    return of.lower_ == "of" and head.dep_ == "dobj" and head.head.lemma_.lower() in lexicon.groups().informing


def _leads_to_offence(verb: Token, of: Token) -> bool:
    """Whether "of" belongs to a verb of accusing, and not to the noun before it ("the editor of the weekly")."""
    if of.lower_ != "of" or verb.pos_ != "VERB" or verb.lemma_.lower() not in lexicon.groups().accusing:
        return False
    inside = [one for one in of.children if one.dep_ in ("pobj", "pcomp")]
    return any(
        one.pos_ != "PROPN" and not any(each.dep_ == "det" for each in one.lefts) and not is_people(one)
        for one in inside
    )


def _of_compound(head: Token) -> int:
    """The last word of a compound that hyphens hold together behind its noun: "father-in-law", "editor-in-chief"."""
    last = head
    while (
        last.i + 2 < len(head.doc) and last.nbor(1).text == "-" and not (last.whitespace_ or last.nbor(1).whitespace_)
    ):
        last = last.nbor(2)
    return last.i


def _with_owned(head: Token, last: int) -> int:
    """The last word, of an owner that was taken for what is owned: "voters and candidates’ *families*"."""
    if head.dep_ != "conj":
        return last
    case = next((one for one in head.rights if one.dep_ == "case" and one.i == last + 1), None)
    after = case.nbor(1) if case is not None and case.i + 1 < len(case.doc) else None
    return after.i if after is not None and after.pos_ == "NOUN" else last


def _joins_another(token: Token) -> bool:
    """Whether "and" goes on with something else: "those held for their work *and for* the end of the ban"."""
    after = token.nbor(1) if token.i + 1 < len(token.doc) else token
    return token.lower_ == "and" and after.pos_ in ("ADP", "PART", "VERB", "AUX", "SCONJ") and after.tag_ != "VBN"


def _number(head: Token) -> int | None:
    """How many, where the phrase says so."""
    before = head.doc[head.left_edge.i : head.i]
    if any(one.lower_ in lexicon.groups().rough for one in before) or _less(head):
        return None
    counted = [one for one in children(head, "nummod") if one.i < head.i]
    counted = counted or children(_before_hyphen(head), "nummod")
    above = head.head if head.dep_ == "pobj" and head.head.lower_ == "of" else None
    if above is not None and above.head.pos_ == "NUM" and not (counted and above.head.dep_ in ("attr", "appos")):
        counted = [above.head]  # of "three of the 14 detainees" three are meant
    elif above is not None and above.head.lower_ in lexicon.groups().shares:
        return None
    if counted:
        return number_of(counted[0])
    adjectives = [one for one in children(head, "amod", "det") if one.lower_ in lexicon.groups().numbers]
    if adjectives:
        return lexicon.groups().numbers[adjectives[0].lower_]
    alone = head.tag_ == "NN" and head.lemma_.lower() not in lexicon.groups().collective and head.pos_ == "NOUN"
    of_one = above is None or any(one.lower_ in ("a", "an") for one in children(head, "det"))
    return 1 if alone and of_one else None


def _less(head: Token) -> bool:
    """Whether some are taken off the number, and how many are left is not said: "all but two of the 14 detainees"."""
    words = head.doc[max(head.sent.start, head.i - 8) : head.i].text.lower()
    return re.search(r"\ball but \S+(?: of)?(?: the)?(?: \S+)?$", words) is not None


def number_of(token: Token) -> int | None:
    """The number that a numeral and the words counted with it stand for: "1,500", "twenty-two", "two dozen"."""
    words = [
        one.lower_
        for one in token.doc[token.left_edge.i : token.i + 1]
        if one.pos_ == "NUM" or one.is_digit or one.lower_ == "dozen"
    ]
    numbers = lexicon.groups().numbers
    if len(words) > 1 and any(
        one.lower_ in ("in", "of", "to", "or") for one in token.doc[token.left_edge.i : token.i + 1]
    ):
        return None  # "six in ten", "from 18 to 24"
    total: int | None = None
    for word in words or [token.lower_]:
        plain = word.replace(",", "")
        if re.fullmatch(r"\d+", plain):
            value: int | None = int(plain)
        else:
            parts = [numbers.get(part) for part in plain.split("-")]
            value = None if None in parts else sum(part for part in parts if part is not None)
        if value is None:
            continue
        total = (
            value
            if total is None
            else total * value
            if value >= 12 and value in (12, 100, 1000, 1000000)
            else total + value
        )
    return total
