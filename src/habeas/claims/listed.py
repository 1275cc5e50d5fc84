"""Several people in one breath, however the parser joins them: "journalist A and announcer B", "A, her brother B".

Only what stands in one noun phrase with a name counts; a name that somebody else's possessive, preposition or
clause brings in is not of the list.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from habeas.claims.groups import is_body, is_official, is_people, number_of
from habeas.claims.syntax import child, children, joined, under

if TYPE_CHECKING:
    from spacy.tokens import Token

    from habeas.claims.names import Names

_INSIDE = frozenset(("nmod", "compound", "appos", "conj", "dep"))
# Words behind "among them" in which the first name stands, behind what describes its bearer.
_NEAR = 14
# Words of the next sentence that are looked at for who somebody was identified as.
_NEXT_SENTENCE = 40
_SETS_OFF = frozenset((",", "—", "–", "-", ":"))
# What may stand in the name of a body that is no proper one.
_PLAIN = frozenset(("NOUN", "ADJ", "DET", "PART", "PUNCT"))
_CALLED = frozenset(("named", "called", "identified", "known"))


def with_listed(tokens: list[Token], names: Names) -> list[Token]:
    """The nouns, each followed by those that it is listed with though they depend on it some other way."""
    found: list[Token] = []
    for token in tokens:
        beside = (*_before(token, names), token, *_behind(token, names))
        found += [one for one in (*beside, *_in_list(token, beside, names)) if one not in found]
    return found


def among_them(noun: Token, names: Names) -> tuple[str, ...]:
    """Who is named as one of a group: "12 people, among them A, 45, and B", "12 people, A among them"."""
    if noun.tag_ not in ("NNS", "NNPS") and noun.lower_ not in ("those", "others"):
        return ()
    after = noun.doc[noun.i + 1 : noun.sent.end]
    link = next((one for one in after if one.lower_ == "among" and one.i + 1 < noun.sent.end), None)
    if link is None or link.nbor(1).lower_ not in ("them", "whom"):
        return ()
    between = noun.doc[noun.i + 1 : link.i]
    if any(one.tag_ in ("NNS", "NNPS") and is_people(one) for one in between):
        return ()
    behind = list(noun.doc[link.i + 2 : min(link.i + 2 + _NEAR, noun.sent.end)])
    first = next((one for one in behind if names.at(one) is not None), None) or link.nbor(-1)
    mention = names.at(first) if first.pos_ == "PROPN" else None
    if mention is None or mention.how != "name":
        return ()
    told = [one for one in names.list_at(first) or (mention,) if one.span.start >= mention.span.start]
    return tuple(dict.fromkeys(name for one in told for name in one.names))


def is_named_at_once(noun: Token, names: Names) -> bool:
    """Whether a name stands right behind what its bearer is, on no list of ours: "the guide A", "a drover, A"."""
    for one in children(noun, "appos") if noun.tag_ == "NN" and child(noun, "det", "poss") else ():
        mention = names.at(one) if one.pos_ == "PROPN" else None
        named = mention is not None and mention.how == "name" and " " in mention.names[0]
        if named and one.left_edge.i - noun.i <= 2:
            return True
    return False


def is_among_them(name: Token) -> bool:
    """Whether a name is only one of those before it: "two others were freed, among them the painter A"."""
    return any(one.lower_ == "among" and one.i < name.i for one in children(name, "prep"))


def _in_list(token: Token, beside: tuple[Token, ...], names: Names) -> list[Token]:
    """The last words of the other names in a name's list, where the parser joined none of them to it."""
    inner = children(token, "appos", "compound") if token.pos_ == "NOUN" and token.tag_ == "NN" else []
    named = next((one for one in (token, *inner) if _name(one, names)), None)
    listed = names.list_at(named) if named is not None and token.dep_ != "poss" else ()
    known = {
        name
        for one in (named, *beside, *joined(token))
        if one
        for each in [names.at(one)]
        if each
        for name in each.names
    }
    found = []
    for mention in listed:
        start = mention.span.start - token.doc.user_data["start"]
        end = mention.span.end - token.doc.user_data["start"]
        words = token.doc.char_span(start, end, alignment_mode="expand")
        if words is not None and mention.names[0] not in known:
            found.append(words[-1])
    return found


def _name(token: Token, names: Names) -> str | None:
    """The full name that a proper noun is the last word of, if it is nobody's possessive."""
    mention = names.at(token) if token.pos_ == "PROPN" else None
    if mention is None or mention.how != "name" or len(mention.names) != 1 or child(token, "case") is not None:
        return None
    return mention.names[0]


def _before(token: Token, names: Names) -> list[Token]:
    """Names before a name that "and" or a comma sets apart from it: "journalist A and radio announcer B"."""
    own = _name(token, names)
    if own is None or token.i - token.left_edge.i < 3:
        return []
    found = []
    for one in token.doc[token.left_edge.i : token.i - 1]:
        other = _name(one, names)
        apart = one.nbor(1).lower_ in ("and", ",")
        if other is not None and other != own and apart and _inside(one, token):
            found.append(one)
    return found


def _inside(one: Token, token: Token) -> bool:
    """Whether a word is part of another's phrase by names and nouns alone."""
    while one != token:
        if one.dep_ not in _INSIDE or (one.dep_ == "compound" and one.head != token):
            return False
        one = one.head
    return True


def _behind(token: Token, names: Names) -> list[Token]:
    """A list whose next member was taken for an apposition: "A, B, and C"; "A, her brother B, and two others"."""
    own = _name(token, names)
    if own is None:
        return []
    for one in children(token, "appos"):
        inner = next((each for each in (one, *children(one, "appos", "compound")) if _name(each, names)), None)
        if inner is None or _name(inner, names) == own or not children(one, "conj"):
            continue
        return joined(one)
    return []


def as_many_named(number: Token, names: Names) -> tuple[str, ...]:
    """The list right behind a bare number with as many names: "The two, A and B, were", "The four — A, B, C and D"."""
    if number.pos_ != "NUM" or number.i + 3 >= len(number.doc) or number.nbor(1).text not in _SETS_OFF:
        return ()
    counted = number_of(number)
    listed = names.list_at(number.nbor(2)) or names.list_at(number.nbor(3))
    found = tuple(dict.fromkeys(name for mention in listed for name in mention.names))
    return found if counted is not None and len(found) == counted else named_behind(number, names)


def end_of_their_body(noun: Token, names: Names) -> Token | None:
    """The last word of the body that people in the plural belong to, right before their names.

    "members of *parliament* A and B", "leaders of the teachers' *union* A and B"
    """
    if noun.i + 2 >= noun.sent.end or noun.nbor(1).lower_ != "of":
        return None
    for one in noun.doc[noun.i + 2 : min(noun.i + 2 + _NEAR, noun.sent.end - 1)]:
        if names.at(one) is not None or one.text != one.lower_ or one.pos_ not in _PLAIN:
            return None
        mention = names.at(one.nbor(1))
        if mention is not None:
            belongs = one.pos_ == "NOUN" and (is_body(one) or is_official(one)) and not is_people(one)
            return one if belongs and mention.how == "name" else None
    return None


def identified_later(noun: Token, names: Names) -> tuple[str, ...]:
    """The names that the next sentence gives: "Two reporters were killed. The reporters were identified as A and B"."""
    sentence = noun.sent
    if child(noun, "nummod") is None and not any(one.lower_ in ("a", "an") for one in noun.lefts):
        return ()
    following = sentence.doc[sentence.end : sentence.end + _NEXT_SENTENCE]
    for verb in following[: following[0].sent.end - sentence.end] if len(following) else ():
        if verb.lower_ not in ("identified", "named") or child(verb, "nsubjpass") is None:
            continue
        whom = child(verb, "nsubjpass")
        same = whom is not None and whom.lemma_ in (noun.lemma_, "victim", "man", "woman", "dead", "deceased")
        found = [names.at(one) for one in under(verb, "as")] if same else []
        return tuple(dict.fromkeys(name for mention in found if mention is not None for name in mention.names))
    return _counted_again(noun, names)


def _counted_again(noun: Token, names: Names) -> tuple[str, ...]:
    """As many names behind the number in the next sentence: "arrested four women. The four – A, B, C and D –"."""
    counted = next((number_of(one) for one in children(noun, "nummod")), None)
    sentence = noun.sent
    if counted is None or counted < 2 or sentence.end + 3 >= len(noun.doc):
        return ()
    following = noun.doc[sentence.end].sent
    first = next((one for one in following[:3] if names.at(one) is not None), None)
    listed = names.list_at(first) if first is not None and first.pos_ == "PROPN" else ()
    told = tuple(dict.fromkeys(name for mention in listed for name in mention.names))
    if len(told) == counted and listed[0].how == "name":
        return told  # "arrested three women on Monday. A, B and C were held overnight"
    number = next((one for one in following[:3] if one.pos_ == "NUM"), None)
    if number is None or following[0].lower_ not in ("the", "all") or number_of(number) != counted:
        return ()
    return named_behind(number, names)


def named_behind(number: Token, names: Names) -> tuple[str, ...]:
    """The names between a bare number and its verb, each behind what describes its bearer, where they are as many."""
    counted = number_of(number) if number.pos_ == "NUM" and number.i + 3 < len(number.doc) else None
    start = next((one.i for one in number.doc[number.i + 1 : number.i + 4] if one.text in _SETS_OFF), None)
    if counted is None or counted < 2 or start is None:
        return ()
    found: dict[str, None] = {}
    for one in number.doc[start + 1 : number.sent.end]:
        mention = names.at(one)
        if mention is not None and mention.how == "name" and len(mention.names) == 1:
            found[mention.names[0]] = None
        elif one.pos_ == "AUX" or one.tag_ in ("VBD", "VBZ", "VBP", "MD"):
            break
    return tuple(found) if len(found) == counted else ()


def called(noun: Token, names: Names) -> tuple[str, ...]:
    """The name that a description in the singular gives: "a woman named A", "a man identified as B"."""
    for one in noun.rights:
        if one.dep_ != "acl" or one.lower_ not in _CALLED:
            continue
        for each in one.subtree:
            mention = names.at(each) if each.pos_ == "PROPN" and each.i - one.i <= 6 else None
            if mention is not None and mention.how == "name":
                return mention.names
    return ()


def described(noun: Token, names: Names) -> tuple[str, ...]:
    """The name behind a description in the singular, whatever it was joined to: "the head of the Front, A, twice"."""
    end = noun.right_edge.i + (noun.right_edge.text != ",")
    behind = noun.doc[end + 1] if end + 2 < noun.sent.end and noun.doc[end].text == "," else noun
    name = names.at(behind) if behind.pos_ == "PROPN" and child(noun, "det", "poss") else None
    if name is not None and name.how == "name":
        last = next((each for each in noun.doc[behind.i : noun.sent.end] if names.at(each) != name), None)
        if last is not None and last.text == ",":
            goes_on = last.i + 1 < len(last.doc) and last.nbor(1).dep_ in ("cc", "conj")
            return () if goes_on else name.names
    for of in (one for one in noun.rights if one.lower_ == "of"):
        for one in of.subtree:
            name = names.at(one) if _name(one, names) else None
            if name is None or one.dep_ not in ("appos", "pobj") or one.head.ent_type_ == "PERSON":
                continue
            before = next(each for each in one.sent if names.at(each) == name).nbor(-1)
            if before.pos_ == "PROPN" and (is_body(before) or names.body_at(before) is not None):
                return name.names
    return ()


def is_of_another(name: Token, noun: Token) -> bool:
    """Whether a name goes with another description: "the judge who ordered the arrest of a reporter, A, left"."""
    while name.dep_ in ("compound", "nmod"):
        name = name.head
    return name.dep_ == "appos" and name.head != noun and name.head.i > noun.i and is_people(name.head)
