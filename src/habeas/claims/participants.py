"""Whom an act was done to, and who did it: from the places in a sentence to names, groups and bodies.

A noun that the document names stands for that name; a pronoun or a phrase for whom `names` says it does; what
is not named is a group as it is worded. What cannot be told is left out, never guessed.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from habeas.claims import lexicon
from habeas.claims.antecedents import THEY, antecedent_of, counted_before, is_all, leans, out_of_reach, together_before
from habeas.claims.as_worded import entity, phrase
from habeas.claims.belonging import is_somebody, those_belonging
from habeas.claims.groups import Group, group_of, is_bare, is_body, is_official, is_people, noun_of, number_of
from habeas.claims.listed import (
    among_them,
    as_many_named,
    called,
    described,
    end_of_their_body,
    identified_later,
    is_among_them,
    is_named_at_once,
    is_of_another,
    with_listed,
)
from habeas.claims.syntax import antecedent, child, children, joined, objects, subject, under
from habeas.claims.wordlists import with_plurals, words

if TYPE_CHECKING:
    from spacy.tokens import Token

    from habeas.claims.names import NameMention, Names

WE = ("we", "us", "our", "ourselves")
# Where somebody who is quoted tells what happened to "me".
_DONE_TO = ("nsubjpass", "dobj", "dative", "pobj")
FIRST_PERSON = ("i", "me", "my", "myself", *WE)


@dataclass(frozen=True, slots=True)
class Party:
    """Who takes part on one side of an act. `tokens` are the nouns that were read."""

    persons: tuple[str, ...] = ()
    groups: tuple[Group, ...] = ()
    organizations: tuple[str, ...] = ()
    tokens: tuple[Token, ...] = field(default=(), compare=False)

    def __bool__(self) -> bool:
        return bool(self.persons or self.groups or self.organizations)


def party(tokens: list[Token], names: Names, trigger: Token | None = None) -> Party:
    """The named people, the groups and the named bodies that some nouns stand for, in the order of the text."""
    persons: list[str] = []
    bodies: list[str] = []
    heads: list[list[Token]] = []
    leaning: list[Group] = []
    meant = [one for token in tokens for one in together_before(token, names) or _among_those(token)]
    for given in with_listed([one for each in meant for one in _each_counted(each)], names):
        token = noun_of(antecedent(given))
        before = counted_before(token, names) if leans(token) and names.at(token) is None else ()
        behind = as_many_named(token, names)
        if behind:
            persons += [name for name in behind if name not in persons]
            continue
        persons += [name for name in before if name not in persons]
        if token.lower_ in THEY and given.pos_ == "NUM" and token != given:
            persons += [name for name in _listed([token], names) if name not in persons]
        if token.lower_ == "those" and token.head.lemma_ == "include" and (listed := _listed([token], names)):
            persons += [name for name in dict.fromkeys(listed) if name not in persons]
            continue
        fuller = _fuller(token, names, leaning, given)
        if fuller is None:
            continue
        token = fuller
        named = _some_of(given, token, names) if token != given else people_at(token, names)
        body = None if named else names.body_at(token)
        persons += [name for name in named if name not in persons]
        if body is not None and _counted(token) and token.text.islower():
            continue  # money: "fined the weekly 200,000 birr"
        if body is not None and not is_people(token):
            bodies += [body] if body not in bodies else []
        elif not named and is_people(token):
            run = heads and heads[-1][-1] in _coordinates(token)
            heads = [*heads[:-1], [*heads[-1], token]] if run else [*heads, [token]]
    for name in (name for run in heads for name in _listed(run, names)):
        persons += [name] if name not in persons else []
    heads = [run for run in heads if not (len(run) == 1 and (is_bare(run[0]) or (persons and _follows(run[0]))))]
    heads = [run for run in heads if not (persons and len(run) == 1 and (under(run[0], "like") or is_somebody(run[0])))]
    heads = [run for run in heads if not (persons and len(run) == 1 and _only_includes(run[0]))]
    heads = [part for run in heads for part in ([[one] for one in run] if all(map(_counted, run)) else [run])]
    groups = tuple(_group(run, trigger) for run in heads)
    if persons and len(heads) == 1 and len(heads[0]) == 1 and _is_one_of(heads[0][0], tokens, names):
        groups = ()
    return Party(tuple(persons), (*groups, *leaning), tuple(bodies), tuple(tokens))


def _group(heads: list[Token], trigger: Token | None) -> Group:
    group = group_of(heads, trigger)
    # The one of "one of several reporters" is named: the others are not one.
    return replace(group, number=None) if group.number == 1 and those_belonging(heads[0]) else group


def _fuller(token: Token, names: Names, leaning: list[Group], given: Token) -> Token | None:
    """The noun itself, or the one that it leans on ("they"); where it has a number of its own the group is added.

    Args:
        given: what leads to it: the number in "twelve of them".
    """
    if not leans(token) or names.at(token) is not None:
        return token
    noun = antecedent_of(token, names) if not counted_before(token, names) else None
    if noun is None:
        return token
    some = given.pos_ == "NUM" and given != token
    if (token.lower_ in THEY or token.lower_ == "those" or is_all(token)) and not (some or out_of_reach(noun)):
        return noun
    if some:
        leaning.append(replace(group_of([noun]), number=number_of(given)))
        return None
    own = group_of([token]).number if token.pos_ != "NUM" else number_of(token)
    leaning.append(replace(group_of([noun]), number=own))
    return None


def _is_one_of(head: Token, tokens: list[Token], names: Names) -> bool:
    """Whether a description in the singular goes with the name of the next noun ("a politician and lawmaker, A")."""
    after = [token for token in tokens if token.i > head.i and token.dep_ == "conj" and token.head == head]
    named = [token for token in after if people_at(token, names)]
    # "an artist and performer A": B in "an artist and B" has no word for people before the name
    return head.tag_ == "NN" and any(
        is_people(one) or any(word.text.islower() for word in children(one, "compound")) for one in named
    )


def _some_of(quantity: Token, noun: Token, names: Names) -> tuple[str, ...]:
    """The names that "three of the men, A, B and C" stands for; none where it does not say which of them."""
    beside = [name for one in children(quantity, "appos") for name in _apposed(one, names)]
    if beside:
        return tuple(dict.fromkeys(beside))
    named = people_at(noun, names)
    number = number_of(quantity)
    return named if number is None or number >= len(named) else ()


def _among_those(token: Token) -> list[Token]:
    """Those of whom it is said that they were "among those arrested"; any other noun itself."""
    if token.lower_ in ("those", "others") and token.dep_ == "pobj" and token.head.lower_ == "among":
        verb = token.head.head
        return (subject(verb) if verb.lemma_ == "be" else []) or [token]
    return [token]


def _each_counted(token: Token) -> list[Token]:
    """A quantity with all that it is of: "dozens of journalists *and activists*"."""
    noun = noun_of(token)
    return [token, *(one for one in joined(noun) if noun not in (one, token) and is_people(one))]


def _counted(head: Token) -> bool:
    """Whether a noun has a number of its own: "40 women and 19 minors" are two groups."""
    return child(head, "nummod") is not None


def _only_includes(head: Token) -> bool:
    """Whether a noun says no more than who is named behind it: "persons tortured included A"."""
    plain = head.lower_ in lexicon.groups().anybody
    whole = head.head.head if head.dep_ == "pobj" and head.head.lower_ == "of" else head  # "examples of persons"
    return plain and whole.head.lemma_ == "include" and whole.dep_ in ("nsubj", "nsubjpass")


def _follows(head: Token) -> bool:
    """Whether it only announces a list ("the following individuals")."""
    return any(one.lower_ == "following" for one in head.children)


def _coordinates(token: Token) -> list[Token]:
    return [token.head] if token.dep_ == "conj" else []


def _done_to(token: Token) -> bool:
    """Whether something is done to "me", or to what is mine: "searched my flat", but not "my colleague"."""
    mine = token.dep_ == "poss" and not is_people(token.head) and token.head.lower_ not in with_plurals("roles", "kin")
    return token.dep_ in _DONE_TO or mine


def _is_narrator(mention: NameMention | None, names: Names) -> bool:
    return mention is not None and names.narrator is not None and mention.names == (names.narrator,)


def people_at(token: Token, names: Names) -> tuple[str, ...]:
    """The names of the people whom a noun or a pronoun stands for; none where that is not plain."""
    if token.lower_ in WE:
        return ()
    mention = names.at(token)
    if token.lower_ in FIRST_PERSON and not (_done_to(token) or _is_narrator(mention, names)):
        return ()  # "I", "my" of somebody quoted, who tells of others
    if mention is not None:
        return mention.names
    if token.pos_ == "PRON":
        return ()
    own = any(names.at(one) is not None for one in children(token, "appos", "compound"))
    if token.dep_ == "appos" and not own and (is_people(token) or _describes(token)):
        beside_it = names.at(token.head)
        if beside_it is not None and beside_it.how != "pronoun":
            return beside_it.names
    following = names.at(token.nbor(1)) if token.i + 1 < len(token.doc) else None
    if is_people(token) and following is not None and token.tag_ in ("NNS", "NNPS"):
        return _right_after(token, names)
    if is_people(token) and token.tag_ in ("NNS", "NNPS") and (last := end_of_their_body(token, names)) is not None:
        return _right_after(last, names)
    set_off = token.i + 1 < len(token.doc) and token.nbor(1).text in (",", ":", "—", "–", "-")
    if set_off and is_people(token) and token.tag_ in ("NNS", "NNPS"):
        behind = _as_many_behind(token, token.i + 1, names)
        if behind:
            return behind
    counted_list = _set_off_list(token, names)
    if counted_list:
        return counted_list
    if is_people(token) and following is not None and following.how != "pronoun" and token.tag_ in ("NN", "NNP"):
        return following.names
    if is_people(token) or token.pos_ == "PROPN" or is_named_at_once(token, names):
        # "party member Ali Rahimli", "one of the women, Natalia Petrova": the name beside the noun.
        for beside in children(token, "appos", "compound", "nmod"):
            apart = beside.dep_ == "appos" and (_begins_anew(beside) or is_among_them(beside))
            near = None if apart else names.at(beside)
            possessed = child(beside, "case") is not None or beside.dep_ == "poss"
            if near is not None and not possessed and near.how not in ("pronoun",) and not _of_theirs(token, beside):
                return _apposed(beside, names)
    if not is_people(token):
        return ()
    one = _named_after_comma(token, names) or called(token, names) or described(token, names)
    return (one if token.tag_ == "NN" else ()) or identified_later(token, names)


def _describes(noun: Token) -> bool:
    """Whether a noun behind a name can only say who that is, though it is not on the lists: "A, a folklorist who"."""
    article = child(noun, "det")
    return noun.tag_ == "NN" and article is not None and article.lower_ in ("a", "an") and _has_who(noun)


def _has_who(noun: Token) -> bool:
    return any(one.lower_ == "who" for clause in children(noun, "relcl") for one in clause.children)


def _set_off_list(noun: Token, names: Names) -> tuple[str, ...]:
    """The list behind a counted noun with as many names: "two reporters from the agency, A and B, were sentenced"."""
    counted = next((number_of(one) for one in children(noun, "nummod")), None)
    if counted is None or counted < 2 or not is_people(noun):
        return ()
    for one in noun.doc[noun.i + 1 : min(noun.i + 15, noun.sent.end - 1)]:
        if one.pos_ in ("VERB", "AUX") and one.dep_ != "amod":
            return ()
        if one.text in (",", ":", "—", "–", "-", "("):
            first = next((each for each in noun.doc[one.i + 1 : one.i + 8] if names.at(each) is not None), one)
            start = noun.doc.user_data["start"] + one.idx
            listed = [mention for mention in names.list_at(first) if mention.span.start > start]
            found = tuple(dict.fromkeys(name for mention in listed for name in mention.names))
            return found if len(found) == counted else ()
    return ()


def _as_many_behind(noun: Token, place: int, names: Names) -> tuple[str, ...]:
    """The names behind a comma, where they are as many as the noun counts: "two men from the town, A and B"."""
    counted = next((number_of(one) for one in children(noun, "nummod")), None)
    behind = _right_after(noun.doc[place], names)
    return behind if counted is not None and counted > 1 and counted == len(behind) else ()


def _of_theirs(noun: Token, name: Token) -> bool:
    """Whether a name behind a noun in the plural is of the one they belong to: "relatives of the editor, A"."""
    if name.dep_ != "appos" and name.i < noun.i and noun.text.islower():
        return True  # "a former *Gelashvili* advisor"
    one = name.dep_ == "appos" and noun.tag_ in ("NNS", "NNPS") and child(name, "conj") is None
    return one and any(each.lower_ == "of" and each.i < name.i for each in noun.rights)


def _begins_anew(name: Token) -> bool:
    """Whether a name is the next of a list, each with its participle: "…, A, sentenced to two years, and B, …"."""
    after = name.doc[name.i : min(name.i + 5, len(name.doc))]
    comma = next((one for one in after if one.text == ","), None)
    return comma is not None and comma.i + 1 < len(name.doc) and comma.nbor(1).tag_ == "VBN"


def _right_after(token: Token, names: Names) -> tuple[str, ...]:
    """The names behind a noun in the plural: "human rights defenders A, B (of the council) and C"."""
    found: list[str] = []
    depth = 0
    for one in token.doc[token.i + 1 : token.sent.end]:
        depth += (one.text == "(") - (one.text == ")")
        mention = names.at(one) if depth == 0 else None
        if mention is not None and one.pos_ == "PROPN" and mention.how != "pronoun":
            found += [name for name in mention.names if name not in found]
        elif depth == 0 and one.text not in (",", "and", ")", ";", "-", "“", "”", '"'):
            break
    return tuple(found)


def _named_after_comma(token: Token, names: Names) -> tuple[str, ...]:
    """The name set off by commas behind a description: "a member of the council, Ali Rahimli, was arrested"."""
    for one in token.doc[token.i + 1 : min(token.right_edge.i, token.i + 25) + 1]:
        before = one.nbor(-1).text == ","
        mention = names.at(one) if before else None
        if mention is not None and one.pos_ == "PROPN" and mention.how != "pronoun" and not _begins_anew(one):
            last = next((each for each in token.doc[one.i :] if names.at(each) != mention), None)
            own = (last is None or last.text in (",", "(", "–", "—", ".")) and not is_of_another(one, token)
            return mention.names if own else ()
    return ()


def _apposed(token: Token, names: Names) -> tuple[str, ...]:
    found = [name for one in joined(token) for mention in [names.at(one)] if mention for name in mention.names]
    return tuple(dict.fromkeys(found))


def _listed(heads: list[Token], names: Names) -> list[str]:
    """The names given as part of a group: "53 detainees, including A and B"."""
    found: list[str] = []
    for head in heads:
        whole = head.head.head if head.dep_ == "pobj" and head.head.lower_ == "of" else head
        verb = whole.head
        found += [name for one in those_belonging(head) for name in people_at(one, names)]
        found += among_them(head, names)
        if _follows(head):
            found += _after_colon(head, names)
        if whole.dep_ in ("nsubj", "nsubjpass") and verb.lemma_ == "include":
            found += [name for one in objects(verb) for name in people_at(one, names)]
        for preposition in ("including", "like"):
            behind = _behind(verb, preposition) if whole.dep_ in ("nsubj", "nsubjpass", "dobj") else []
            for noun in under(head, preposition) or under(whole, preposition) or behind:
                found += [name for each in with_listed([noun], names) for name in people_at(each, names)]
        for such in (one for one in head.children if one.lower_ == "as" and one.dep_ == "prep"):
            if child(such, "amod") is not None:
                found += [name for noun in under(head, "as") for name in people_at(noun, names)]
    return found


def _behind(verb: Token, preposition: str) -> list[Token]:
    """What stands behind a preposition of a verb, or of the place behind it: "were held in camps, including A"."""
    places = [one for one in children(verb, "prep") if one.lower_ in ("in", "at", "under", "from", "behind")]
    things = [noun for one in places for noun in children(one, "pobj") if not is_people(noun)]
    # "were considered to be political prisoners, including A"
    verbs = [verb, *children(verb, "xcomp")]
    called_so = [one for each in verbs for one in children(each, "attr", "oprd")]
    return [noun for each in (*verbs, *called_so, *things) for noun in under(each, preposition)]


def _after_colon(head: Token, names: Names) -> list[str]:
    """The names of the list that a phrase announces: those behind the colon, in this sentence or the next."""
    colon = next((one for one in head.doc[head.i : head.sent.end] if one.text == ":"), None)
    if colon is None:
        return []
    end = colon.sent.end
    while end < len(head.doc) and end - colon.i < 4:
        end = head.doc[end].sent.end
    found: list[str] = []
    depth = 0
    for one in head.doc[colon.i + 1 : end]:
        depth += (one.text == "(") - (one.text == ")")
        mention = names.at(one) if one.pos_ == "PROPN" and depth == 0 else None
        found += [name for name in mention.names if name not in found] if mention is not None else []
    return found


def actors(tokens: list[Token], names: Names) -> tuple[str, ...]:
    """Who did it, as the document words it: a full name, a body, or a noun in lower case without its article."""
    found: list[str] = []
    for given in tokens:
        token = noun_of(antecedent(given))
        name = _actor(token, names)
        found += [each for each in name if each not in found]
    return tuple(found)


def _actor(token: Token, names: Names) -> tuple[str, ...]:
    body = names.body_at(token)
    if body is not None and token.pos_ in ("PROPN", "NOUN"):
        return (body,)
    named = people_at(token, names)
    if named:
        return named
    if token.pos_ == "PRON" or token.lower_ in FIRST_PERSON:
        return ()
    if token.ent_type_ in ("GPE", "NORP", "ORG") and token.pos_ == "PROPN" and not is_people(token):
        return (entity(token),) if entity(token) not in words("bodies", "never") else ()
    if is_official(token) or is_people(token) or is_body(token):
        return (phrase(token),)
    return ()


def has_people(token: Token, names: Names) -> bool:
    """Whether a noun stands for people at all, named or not."""
    token = noun_of(antecedent(token))
    if names.at(token) is not None or is_people(token) or people_at(token, names):
        return True
    return leans(token) and (antecedent_of(token, names) is not None or bool(together_before(token, names)))
