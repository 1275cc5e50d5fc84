"""Words that the parser hangs on the wrong one, told by what stands right beside them.

These look at places and labels alone, so that `syntax` can rest on them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from habeas.claims.wordlists import with_plurals, words

if TYPE_CHECKING:
    from spacy.tokens import Token

_SUBJECTS = ("nsubj", "nsubjpass", "expl", "csubj")


def is_before_finite(token: Token) -> bool:
    """Whether a word in capitals is no auxiliary, whatever it looks like, for a finite verb follows: "May had fled"."""
    follows = token.i + 1 < len(token.doc) and token.nbor(1).tag_ in ("VBD", "VBZ")
    return follows and token.text[:1].isupper()


def is_blamed_for(link: Token, verb: Token) -> bool:
    """Whether what a preposition leads to is done by whom a verb blames: "criticized the agency *for* waiting"."""
    return link.dep_ == "prep" and link.lower_ in ("for", "of") and verb.lemma_.lower() in words("misparsed", "blames")


def says_how(thing: Token) -> bool:
    """Whether what is taken for an object says how or when: "held incommunicado", "sentenced the next day"."""
    if (
        thing.ent_type_ == "DATE"
        and thing.lower_ in words("misparsed", "times")
        and any(one.dep_ == "det" for one in thing.lefts)
    ):
        return True
    return thing.lower_ in words("misparsed", "held_as") and not list(thing.lefts)


def held_one(thing: Token) -> Token | None:
    """Who is meant where a participle is taken for an adjective: "ordered *her* held pending trial"."""
    possessor = next((one for one in thing.children if one.dep_ == "poss"), None)
    after = possessor.nbor(1) if possessor is not None else thing
    held = after.dep_ == "amod" and after.lower_ in words("misparsed", "held")
    return possessor if held and thing.head.lemma_ == "order" else None


def strayed_objects(verb: Token, own: list[Token]) -> list[Token]:
    """Objects that were joined to the verb itself, behind its own.

    "sentenced journalist A and *activists* B and C", "detained A, B and at least nine other *officials*"
    """
    joined = [one for one in verb.children if one.dep_ == "conj"] if own else []
    found = [thing for one in joined if is_people_misread(one) for thing in one.children if thing.dep_ == "dobj"]
    for one in joined:
        between = verb.doc[own[-1].right_edge.i + 1 : one.left_edge.i]
        counted = one.tag_ == "NNS" and any(each.dep_ == "nummod" for each in one.lefts)
        alone = not any(each.dep_ in ("nsubj", "dobj", "aux") for each in one.children)
        joint = len(between) > 0 and all(each.dep_ in ("cc", "punct") for each in between)
        found += [one] if counted and alone and joint else []
    return found


def named_before(participle: Token) -> Token | None:
    """The name before a participle between commas, not yet the subject: "In memory of A, killed in 2005, B spoke"."""
    if (
        participle.tag_ != "VBN"
        or participle.i - participle.sent.start < 3
        or any(one.dep_ in ("aux", "mark") for one in participle.children)
    ):
        return None
    comma, name = participle.nbor(-1), participle.nbor(-2)
    after = [one for one in participle.head.children if one.dep_ in ("nsubj", "nsubjpass") and one.i > participle.i]
    named = comma.text == "," and name.pos_ == "PROPN" and name.ent_type_ not in ("DATE", "TIME", "GPE")
    return name if named and after and name.dep_ in ("pobj", "dobj", "conj") else None


def told_to(verb: Token, above: Token) -> list[Token]:
    """Who is told to do what an infinitive says, and does it: "the judge ordered *them* to serve"."""
    infinitive = verb.dep_ == "xcomp" and verb.head == above and any(one.dep_ == "aux" for one in verb.children)
    passive = any(one.dep_ in ("auxpass", "nsubjpass") for one in above.children)
    if not infinitive or passive or above.lemma_ not in words("misparsed", "orders"):
        return []
    return [one for one in above.children if one.dep_ == "dobj" and one.i < verb.i]


def is_people_misread(word: Token) -> bool:
    """Whether a noun for people is taken for a verb: "sentenced journalist A and *activists* B and C"."""
    plurals = with_plurals("roles", "roles")
    return word.tag_ == "VBZ" and plurals.get(word.lower_, word.lower_) != word.lower_


def goes_on(verb: Token, other: Token) -> bool:
    """Whether a word joined to a verb goes on with it, so that both may have one object.

    "Officers kicked, *punched* and *cut* him": the parser may take the second for a participle, or for a noun.
    """
    if any(one.dep_ == "auxpass" for one in other.children):
        return False
    if other.tag_ == verb.tag_ and other.pos_ in ("VERB", "AUX"):
        return True
    had = any(one.lower_ in ("had", "have", "has") for one in verb.children)
    if had and {verb.tag_, other.tag_} == {"VBN", "VBD"} and other.i == verb.i + 2 and verb.nbor(1).dep_ == "cc":
        return True  # "had detained and questioned her"
    return {other.tag_, verb.tag_} <= {"VBD", "VBN", "NN"} and _in_active_row(verb) and _in_active_row(other)


def row_before(verb: Token) -> Token:
    """The verb that a verb is joined to, past one that was taken for a noun: "harassed, *beat* and arrested them"."""
    above = verb.head
    while above.tag_ == "NN" and above.dep_ == "conj" and _in_active_row(above):
        above = above.head
    return above


def _in_active_row(word: Token) -> bool:
    """Whether a word stands in a row of verbs in the past, of which the first has a subject that acts."""
    if word.tag_ == "NN" and (any(True for _ in word.lefts) or word.nbor(1).text not in (",", "and", "or")):
        return False
    first = word
    while first.dep_ == "conj" and first.tag_ in ("VBD", "VBN", "NN"):
        first = first.head
    acts = any(one.dep_ == "nsubj" for one in first.children)
    return first.tag_ == "VBD" and acts and not any(one.dep_ in ("auxpass", "aux") for one in first.children)


def is_owner_of_next(noun: Token) -> bool:
    """Whether an owner was hung beside what is owned: "six of *Belov*’s colleagues"."""
    case = next((one for one in noun.rights if one.dep_ == "case"), None)
    return case is not None and any(one.dep_ == noun.dep_ and one.i > noun.i for one in noun.head.children)


def is_next_subject(noun: Token) -> bool:
    """Whether a noun joined to the one before is the subject of what follows: "with fines and *two men* were held"."""
    last = noun.right_edge
    after = last.nbor(1) if last.i + 1 < len(last.doc) else last
    return next_subject(after.head) == noun if after.dep_ in ("aux", "auxpass") and after.i > noun.i else False


def next_subject(verb: Token) -> Token | None:
    """The subject of a verb that was joined to the noun before it, right before its auxiliary."""
    helping = [one for one in verb.children if one.dep_ in ("aux", "auxpass")]
    if not helping or helping[0].tag_ not in ("VBD", "VBZ", "VBP") or helping[0].is_sent_start:
        return None
    if verb.dep_ != "conj" or any(one.dep_ in _SUBJECTS for one in verb.children):
        return None
    noun = helping[0].nbor(-1)
    while noun.dep_ in ("pobj", "prep") and noun.head.i < noun.i and noun.head.right_edge == helping[0].nbor(-1):
        noun = noun.head
    joined = noun.dep_ == "conj" and noun.head.dep_ in ("pobj", "dobj") and noun.pos_ in ("NOUN", "PROPN")
    return noun if joined and noun.head.i > verb.head.i else None


def given_to(verb: Token) -> list[Token]:
    """Who stands behind "to" and what they are, taken for an infinitive: "gave a year to *farmer* A and two to B"."""
    found: list[Token] = []
    misread = False
    for to in verb.doc[verb.i + 1 : verb.sent.end]:
        role = to.head
        if to.lower_ != "to":
            continue
        if to.dep_ == "aux" and role.i == to.i + 1 and with_plurals("roles", "roles").get(role.lower_) == role.lower_:
            found += [one for one in role.children if one.dep_ in ("dobj", "nsubj", "oprd") and one.pos_ == "PROPN"]
            misread = True
        elif to.nbor(-1).lower_ in words("misparsed", "amounts"):
            found += [one for one in to.children if one.dep_ in ("pobj", "dobj")]
    return found if misread else []


def is_of_court(noun: Token) -> bool:
    """Whether a noun is somebody who decides or asks in court: "Judge A", "the prosecutor"."""
    words_of_court = with_plurals("misparsed", "of_court")
    title = any(one.lower_ in words_of_court for one in noun.lefts if one.dep_ in ("compound", "amod", "nmod"))
    return title or noun.lower_ in words_of_court


def is_made_in_court(noun: Token) -> bool:
    """Whether a noun is what somebody makes in court: a judge has a verdict made, and a conviction only suffered."""
    return noun.lemma_.lower() in words("misparsed", "made_in_court")


def whose_case(noun: Token) -> list[Token]:
    """Whom a ruling or a request is about whose maker stands behind "of": "the verdict of Judge A against *B*"."""
    for one in noun.subtree:
        if one.i <= noun.i or one.lower_ not in ("against", "to") or one.i + 1 >= noun.sent.end:
            continue
        after = one.nbor(1)
        if one.lower_ == "against":
            inside = [each for each in one.children if each.dep_ == "pobj"]
        elif after.pos_ == "VERB":
            inside = [each for each in after.children if each.dep_ == "dobj"]
        else:  # "to jail A", the verb taken for a part of the name
            inside = [after.head] if after.text.islower() and after.head.ent_type_ == "PERSON" else []
        if inside:
            return [
                each for first in inside for each in (first, *(two for two in first.children if two.dep_ == "conj"))
            ]
    return []


def member_of(body: Token) -> Token:
    """The people of a body before it, where "who" goes on behind: "officers of the precinct, *whom* he accused"."""
    link, people = body.head, body.head.head
    plural = people.tag_ == "NNS" and people.i < link.i < body.i and people.dep_ != "attr"
    return people if plural and body.dep_ == "pobj" and link.lower_ == "of" and body.tag_ in ("NNP", "NN") else body
