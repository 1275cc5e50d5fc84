"""Whom "they", "nine", "others" and "those detained" stand for, where a group of people was worded just before.

Only the sentence itself and the one before it are looked at, and only where one group can be meant; the people who
act for a state, and a verb's own subject, are never the antecedent of its object. Named people are left to `names`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from habeas.claims import lexicon
from habeas.claims.groups import is_official, is_people, number_of
from habeas.claims.syntax import SUBJECTS, agent, child, governors, is_verb, joined
from habeas.claims.wordlists import folded, words

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from habeas.claims.names import Names

THEY = frozenset(("they", "them", "their", "themselves"))
_PLACES = (*SUBJECTS, "dobj", "obj")
_THESE = ("the", "these", "those")
_REST = frozenset(("others", "another", "more"))
_SOME = frozenset(("some", "many", "most", "several", "few"))


def leans(token: Token) -> bool:
    """Whether a word stands for people only by what was said before: "they", "nine", "others", "those detained"."""
    if token.lower_ in THEY or is_all(token):
        return True
    if token.lower_ == "whom":
        return token.head.dep_ == "prep" and token.head.head.pos_ == "NUM"  # "three of whom"
    described = [one for one in token.children if one.dep_ in ("prep", "relcl", "amod", "compound")]
    if token.dep_ not in _PLACES or any(one.nbor(1).lower_ != "than" for one in described):  # "more than 400"
        return False
    if token.lower_ in _REST or token.lower_ in _SOME:
        return child(token, "acl") is None
    if token.lower_ == "those":
        return any(one.dep_ == "acl" and one.i == token.i + 1 for one in token.rights)
    return token.pos_ == "NUM" and (token.lower_ in lexicon.groups().numbers or token.text.replace(",", "").isdigit())


def is_all(token: Token) -> bool:
    """Whether "all" stands alone for those spoken of before: "arrested nine students; all were released"."""
    return token.lower_ == "all" and token.dep_ in SUBJECTS and not any(one.i > token.i for one in token.children)


def antecedent_of(token: Token, names: Names) -> Token | None:
    """The noun for the people whom a word that leans on it stands for; none where two groups can be meant."""
    if token.lower_ == "whom":
        return _whom(token, names)
    sentence = token.sent
    here = [one for one in _groups(sentence, token, names) if not _is_told(one)]
    barred = _barred(token)
    told = [one for one in here if one.i not in _reporting(token)]
    found = _done_before(token, here) or _one_of(told if any(one.i not in barred for one in told) else here, barred)
    if found is None and not here and sentence.start > 0 and token.lower_ != "themselves":
        before = token.doc[sentence.start - 1].sent
        groups = _groups(before, token, names)
        found = _one_of([one for one in groups if _stands_out(one)], frozenset())
        if not groups:
            return _as_before(before, token, names)
    if found is None or _excluded(found, token) or _others_named(found, token, names):
        return None
    return found


def out_of_reach(noun: Token) -> bool:
    """Whether a sentence tells how many had gone where nobody takes them: "400 reporters *had fled* the country"."""
    verb = noun.head if noun.dep_ in SUBJECTS else None
    return verb is not None and verb.lemma_.lower() in words("reference", "out_of_reach")


def _as_before(before: Span, token: Token, names: Names) -> Token | None:
    """Whom "their" stands for in a sentence that goes on with them: "A watches *their* trials. It visits *them*"."""
    same = [one for one in before if one.lower_ in THEY] if token.lower_ in THEY else []
    return antecedent_of(same[0], names) if same else None


def _is_told(noun: Token) -> bool:
    """Whether they are only those to whom somebody tells it: "told *inspectors* that guards beat them"."""
    whole = _whole(noun)
    return whole.dep_ in ("dobj", "dative") and whole.head.lemma_.lower() in words("reference", "addresses")


def _whom(token: Token, names: Names) -> Token | None:
    """Those right before a clause that says something of some of them: "the arrest of nurses, three of *whom*"."""
    clause = next((one for one in token.ancestors if one.dep_ == "relcl"), None)
    if clause is None or is_people(clause.head):
        return clause.head if clause is not None else None
    before = _groups(token.sent, clause.left_edge, names)
    return before[-1] if before else None


def together_before(token: Token, names: Names) -> list[Token]:
    """Those named and those counted with them in the sentence before: "A and 13 activists were held. *They* …"."""
    if token.lower_ not in THEY or token.dep_ != "nsubjpass" or token.sent.start == 0 or names.at(token) is not None:
        return []
    before = token.doc[token.sent.start - 1].sent
    firsts = [one for one in before if one.dep_ in ("nsubjpass", "dobj") and child(one, "conj") is not None]
    both = [one for each in firsts for one in joined(each)]
    named = [one for one in both if names.at(one) is not None]
    counted = [one for one in both if child(one, "nummod") is not None and is_people(one) and names.at(one) is None]
    others = [one for one in _groups(before, token, names) if one not in both]
    return (
        both
        if len(firsts) == 1 and named and len(named) + len(counted) == len(both) > len(named) and not others
        else []
    )


def counted_before(token: Token, names: Names) -> tuple[str, ...]:
    """The people named in the sentence before, where a bare number is theirs: "The four had been sentenced"."""
    own = number_of(token) if token.pos_ == "NUM" and token.sent.start > 0 else None
    if own is None or own < 2 or token.nbor(-1).lower_ not in ("the", "all", "these"):
        return ()
    before = token.doc[token.sent.start - 1].sent
    mentions = [names.at(one) for one in before if one.pos_ == "PROPN"]
    named = dict.fromkeys(name for one in mentions if one is not None and len(one.names) == 1 for name in one.names)
    if len(named) < own:  # "sentenced A, B and C. A fourth, D, was acquitted. The four had spent": all named so far
        earlier = [names.at(one) for one in token.doc[: before.start] if one.pos_ == "PROPN"]
        so_far = dict.fromkeys(one.names[0] for one in earlier if one is not None and len(one.names) == 1)
        named = so_far | named
    return tuple(named) if len(named) == own else ()


def _groups(sentence: Span, token: Token, names: Names) -> list[Token]:
    """The nouns in the plural for people in a sentence before a word; of those that "and" joins the first."""
    found: list[Token] = []
    for one in sentence.doc[sentence.start : min(sentence.end, token.i)]:
        plural = one.tag_ in ("NNS", "NNPS") and one.pos_ in ("NOUN", "PROPN") and is_people(one)
        if not plural or one.dep_ in ("compound", "nmod", "poss") or one.lower_ in _REST:
            continue
        state = is_official(one) and not (token.pos_ == "NUM" and child(one, "nummod"))
        joined_to = one.dep_ == "conj" and one.head in found
        if (
            not state
            and not joined_to
            and not _only_tells(one, token)
            and names.at(one) is None
            and names.body_at(one) is None
        ):
            found.append(one)
    return found


def _tells_of_others(noun: Token) -> bool:
    """Whether a noun is for those who tell what happened to others: groups, experts, lawyers."""
    return noun.lower_ in folded("reference", "tellers")


def _only_tells(noun: Token, token: Token) -> bool:
    """Whether those of a noun only tell, or judge, what a sentence says: "according to NGOs", "experts called for"."""
    if not _tells_of_others(noun) or token.lower_ not in THEY or token.dep_ == "nsubj":
        return False
    whole = _whole(noun)
    if whole.dep_ == "pobj" and whole.head.lower_ == "to" and whole.head.head.lower_ == "according":
        return True
    speaks = words("reference", "speech") | words("reference", "speaks_up") | lexicon.reporting()
    return whole.dep_ in SUBJECTS and whole.head.lemma_.lower() in speaks and whole.head in list(token.ancestors)


def _done_before(token: Token, groups: list[Token]) -> Token | None:
    """Whom the verb before did something to, for an object: "detained vendors and charged them"."""
    verb = token.head
    while token.dep_ in ("dobj", "obj") and verb.dep_ == "conj" and is_verb(verb.head):
        verb = verb.head
        objects = [one for one in groups if _whole(one).head == verb and _whole(one).dep_ in ("dobj", "obj")]
        if len(objects) == 1:
            return objects[0]
    return None


def _barred(token: Token) -> frozenset[int]:
    """Those whom an object cannot stand for: who does it, and who reports it."""
    verb = next((one for one in governors(token) if is_verb(one)), None)
    if verb is None or token.lower_ not in THEY | _REST or token.dep_ == "poss":
        return frozenset()
    if token.dep_ in SUBJECTS and token.head == verb:
        return frozenset()
    reporters = [one for one in _reporters(verb) if _tells_of_others(one)]
    return frozenset(each.i for one in (*agent(verb), *reporters) for each in one.subtree)


def _reporting(token: Token) -> frozenset[int]:
    """Those who report what was done to an object: it is they only where nobody else can be meant."""
    verb = next((one for one in governors(token) if is_verb(one)), None)
    if verb is None or token.lower_ not in THEY or (token.dep_ in SUBJECTS and token.head == verb):
        return frozenset()
    return frozenset(each.i for one in _reporters(verb) for each in one.subtree)


def _reporters(verb: Token) -> list[Token]:
    above = [one for one in governors(verb) if one.lemma_.lower() in lexicon.reporting()]
    return [one for each in above for one in each.children if one.dep_ in SUBJECTS]


def _one_of(groups: list[Token], barred: frozenset[int]) -> Token | None:
    """The only group, the only one that is a subject, or the only object."""
    left = [one for one in groups if one.i not in barred]
    if len(left) <= 1:
        return next(iter(left), None)
    for places in (SUBJECTS, ("dobj", "obj")):
        placed = [one for one in left if _whole(one).dep_ in places]
        if len(placed) == 1:
            return placed[0]
        if placed:
            return None
    return None


def _whole(noun: Token) -> Token:
    """The noun, or the quantity before it: "dozens" in "dozens of students"."""
    while noun.dep_ == "conj":
        noun = noun.head
    return noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "of" else noun


def _stands_out(noun: Token) -> bool:
    """Whether the next sentence may go on with them: they are its subject or object, and nobody's lawyers or kin."""
    return _whole(noun).dep_ in _PLACES and child(noun, "poss") is None


def _excluded(noun: Token, token: Token) -> bool:
    """Whether the group cannot be the one: a group that reports, fewer than the number, people in general."""
    if noun.lemma_.lower() == "group":
        return True
    counted = child(noun, "nummod")
    if token.pos_ == "NUM" and counted is not None:
        own, whole = number_of(token), number_of(counted)
        return own is None or whole is None or (own > whole and not _beside(noun, token))
    if token.dep_ == "poss":
        # "people who are prosecuted for what they wrote. The League pays for *their* lawyers"
        by_name = token.head.dep_ in ("dobj", "obj") and any(one.pos_ == "PROPN" for one in agent(token.head.head))
        described = by_name and child(noun, "relcl") is not None
        return not described and counted is None and not any(one.lower_ in _THESE for one in noun.lefts)
    return False


def _beside(noun: Token, token: Token) -> bool:
    """Whether a number counts others of the same: "71 protesters were killed and 2,200 were wounded"."""
    verb, other = token.head, noun.head
    joined_to = other in (verb.head, *verb.children) or verb in other.children
    both = any(one.lower_ == "and" for one in token.doc[other.i : token.i])
    placed = all(one.dep_ in SUBJECTS for one in (token, noun)) or all(one.dep_ == "dobj" for one in (token, noun))
    return placed and joined_to and both


def _others_named(group: Token, token: Token, names: Names) -> bool:
    """Whether people named near by may be meant, or the group is what they are described as."""
    if group.dep_ == "appos" and names.at(group.head) is not None:
        return True
    if token.lower_ not in THEY:
        return False
    same = group.sent == token.sent
    start = group.i if same else group.sent.start
    mentions = [names.at(one) for one in token.doc[start : token.i] if one.pos_ == "PROPN"]
    return len({name for one in mentions if one is not None for name in one.names}) > (1 if same else 0)
