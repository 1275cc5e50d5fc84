"""Where in a sentence those stand to whom an act was done: the roles that the lexicon names, one function each."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from habeas.claims import lexicon
from habeas.claims.groups import is_body, is_official
from habeas.claims.inside_phrases import INSIDE
from habeas.claims.kinds import deciding
from habeas.claims.misparsed import given_to
from habeas.claims.syntax import (
    antecedent,
    child,
    children,
    governors,
    is_finite,
    is_passive,
    is_verb,
    joined,
    objects,
    owners,
    patient,
    subject,
    under,
)
from habeas.claims.wordlists import folded, words

if TYPE_CHECKING:
    from spacy.tokens import Token

    from habeas.claims.triggers import Found


# Prepositions behind which nobody is.
_NO_PLACE = frozenset(("by", "about", "over"))


def places(found: Found, role: str) -> list[Token]:
    """The nouns that stand in a role of the trigger."""
    head = found.head
    if found.verbal and head.dep_ == "pobj" and role == "object":
        return _holder(head)  # "subjected them to torture", the noun taken for a verb
    if role in _VERBAL or role in _NOMINAL:
        simple = _VERBAL.get(role) if found.verbal else _NOMINAL.get(role)
        return simple(head) if simple is not None else []
    if role == "subject" and not found.verbal and head.lower_ == "faces":
        return next((subject(one) for one in governors(head) if is_verb(one) and is_finite(one)), [])
    if role.endswith("-next"):
        last = head.doc[found.end - 1]
        return [one for each in children(last, "pobj") for one in joined(each)] or under(last, role[:-5])
    if role in INSIDE:
        return INSIDE[role](found)
    if role in ("of-owner", "on-owner", "at-owner", "into-owner", "of-body", "on-body", "on-group"):
        behind = head.nbor(1) if head.i + 1 < len(head.doc) else head
        strayed = children(behind, "pobj") if behind.lower_ == role.split("-")[0] else []
        inside = under(head, role.split("-")[0]) or strayed
        return [owner for one in inside for owner in owners(one)] if role.endswith("-owner") else inside
    preposition = role.split("-")[0]
    found_here = [one for one in under(head, preposition) if preposition != "on" or not _is_channel(one)]
    if not found_here and not found.verbal and preposition in ("of", "against"):
        found_here = _behind_the_day(head, preposition) or _shared(head, preposition)
    if not found_here and not found.verbal and role == "for-person":
        found_here = _meant_for(head)
    if not found_here and found.verbal and preposition == "to":
        found_here = given_to(head)
    if not found_here and found.verbal:
        found_here = [one for each in objects(head) for one in under(each, preposition)]
    return found_here


def _behind_the_day(noun: Token, preposition: str) -> list[Token]:
    """What stands behind the day that a noun has, which the parser may hang on that: "the arrest on Tuesday of A"."""
    found = _behind_an_aside(noun, preposition)
    for link in children(noun, "prep") if not found else ():
        days = [one for one in children(link, "pobj") if one.ent_type_ == "DATE" and one.pos_ in ("PROPN", "NUM")]
        found = [one for day in days for one in under(day, preposition)]
        if found:
            again = [one for one in children(link, "conj") if one.lower_ == preposition]
            nouns = [one for each in (*again, link) for one in children(each, "pobj") if one.i > found[-1].i]
            return [*found, *(one for each in nouns for one in joined(each) if one not in found)]
    return found


def _behind_an_aside(noun: Token, preposition: str) -> list[Token]:
    """What stands behind where it happened, hung on the verb: "deplores the death in custody of A"."""
    after = list(noun.doc[noun.i + 1 : min(noun.i + 5, noun.sent.end)])
    if len(after) < 3 or after[0].lower_ not in ("in", "on", "from"):
        return []
    link = next((one for one in after[1:] if one.lower_ == preposition), None)
    place = link.nbor(-1) if link is not None else noun
    held = place.lemma_.lower() in words("misparsed", "held_in") or place.ent_type_ == "GPE"
    return [one for each in children(link, "pobj") for one in joined(each)] if link is not None and held else []


def _is_channel(noun: Token) -> bool:
    """Whether it is only where something is said: "threats on social media"."""
    before = f"{noun.nbor(-1).lower_} {noun.lower_}" if noun.i else noun.lower_
    return noun.lower_ in lexicon.groups().channels or before in lexicon.groups().channels


def _shared(noun: Token, preposition: str) -> list[Token]:
    """What stands with a noun beside it: "the torture and death of A", "violence or threats of it against B"."""
    aside = [one for preposition_between in ("in", "to", "by") for one in under(noun, preposition_between)]
    for beside in (*children(noun, "conj"), *aside, *_where_to(noun)):
        found = under(beside, preposition)
        if not found and beside.i - noun.i <= 2:  # "violence or threats of it against B"
            found = [one for each in under(beside, "of") for one in under(each, preposition)]
        if found and (beside.pos_ == "NOUN" or beside.ent_type_ in ("GPE", "FAC", "LOC")):
            return found
        behind = _shared(beside, preposition) if beside.dep_ == "conj" and beside.pos_ == "NOUN" else []
        if behind:
            return behind
    return []


def _meant_for(noun: Token) -> list[Token]:
    """For whom it is by the verb above: "ordered two months of house arrest for A"."""
    light = lexicon.triggers().light
    verb = next((one for one in governors(noun) if is_verb(one)), None)
    lends = verb is not None and verb.lemma_.lower() in light["give"] | light["put"] | light["do"]
    return under(verb, "for") if verb is not None and lends else []


def _where_to(noun: Token) -> list[Token]:
    """What stands right behind a noun, whatever the parser has it depend on: "extradition to Turkey of A".

    So is what it was done without: "the detention without charges of women".
    """
    after = noun.nbor(1) if noun.i + 1 < len(noun.doc) else noun
    return children(after, "pobj") if after.lower_ in ("to", "from", "without") else []


def _topic(noun: Token) -> list[Token]:
    """Whom the clause around a noun is about: the patient of a passive, else the subject.

    "the release of A after six years in captivity" is about A.
    """
    verb = next((one for one in governors(noun) if is_verb(one)), None)
    if verb is None:
        return []
    freed = [one for one in objects(verb) if one.lemma_.lower() in deciding().freeing and one.i < noun.i]
    if freed and (whom := under(freed[0], "of")):
        return whom
    if is_passive(verb):
        return patient(verb)
    own = subject(verb)
    # "In a hearing, the court charged A": not the court
    return objects(verb) if own and all(is_official(one) or is_body(one) for one in own) else own


def _judged(noun: Token) -> list[Token]:
    """Who is convicted, charged or freed in a hearing: "the court, in a closed hearing, charged A"."""
    above = noun.head
    verb = above.head if above.lower_ in ("in", "at", "after", "during", "following") and noun.dep_ == "pobj" else noun
    return patient(verb) if verb != noun and is_verb(verb) and verb.lemma_.lower() in deciding().judging else []


def _recipient(verb: Token) -> list[Token]:
    given = [
        one
        for each in children(verb, "dative")
        for one in (joined(each) if each.pos_ != "ADP" else under(verb, each.lower_))
    ]
    if given:
        return given
    passive = child(verb, "nsubjpass")
    if passive is not None or (is_participle_of(verb) and not objects(verb)):
        return patient(verb)
    if verb.dep_ in ("acl", "conj", "advcl", "xcomp") and verb.tag_ == "VBN":
        amounts = [one for one in patient(verb) if child(one, "nummod") is not None and one.dep_ == "dobj"]
        # "was stopped, searched and fined 4 million soums"
        return (patient(verb) if not amounts else []) or subject(verb)
    for thing in children(verb, "dobj"):  # "fined A 500 rubles", "denied A access", A taken for a part of the noun
        apart = child(thing, "nummod") is not None or verb.lemma_ == "deny"
        before = [one for one in children(thing, "nmod", "compound") if one.pos_ == "PROPN" and apart]
        if before:
            return joined(before[-1])
    for clause in children(verb, "ccomp"):  # "refused him bail", bail taken for a verb
        mistaken = child(clause, "nsubj")
        if mistaken is not None and mistaken.i == verb.i + 1 and mistaken.pos_ == "PRON":
            return [mistaken]
    # "denied him medicine": the first of two objects
    own = children(verb, "dobj", "obj", "nsubj")
    return (
        joined(own[-1])
        if own and own[-1].i > verb.i and own[-1].dep_ == "nsubj"
        else joined(own[0])
        if own and own[0].dep_ == "dobj" and own[0].i > verb.i
        else []
    )


def is_participle_of(verb: Token) -> bool:
    """Whether it qualifies the noun before it ("men denied visits")."""
    return verb.dep_ == "acl" and verb.tag_ == "VBN"


def _owner(verb: Token) -> list[Token]:
    had = verb.tag_ == "VBN" and verb.dep_ == "ccomp" and verb.head.lemma_ == "have"  # "had his accounts frozen"
    things = children(verb, "nsubj") if had else patient(verb) or objects(verb)
    for thing in things:
        counted = thing.pos_ == "NUM" and under(thing, "of")  # "two of his ribs"
        found = [owner for one in counted or [thing] for owner in owners(one)]
        if found:
            return found
    return []


def _holder(noun: Token) -> list[Token]:
    """Whom a verb gives it to: "received a sentence", "placed in detention", "sentences that courts imposed on A"."""
    return _by_verb_above(noun) or _by_clause(noun)


def _by_clause(noun: Token) -> list[Token]:
    """Whom a clause behind a noun gives it to: "sentences *imposed* on A", "penalties that a court *handed* to A"."""
    clauses = [one for one in children(noun, "relcl", "acl") if one.lemma_.lower() in lexicon.triggers().light["give"]]
    return next((found for one in clauses for each in ("on", "to", "against") if (found := under(one, each))), [])


def _by_verb_above(noun: Token) -> list[Token]:
    light = lexicon.triggers().light
    below = noun
    for above in governors(noun):
        lemma = above.lemma_.lower()
        if is_verb(above):
            direct = below.dep_ in ("dobj", "nsubjpass", "attr", "conj", "obj")
            if lemma in light["give"] and direct:
                return _given(above, below)
            if lemma in light["receive"] and (direct or lemma == "spend"):
                return subject(above)
            if lemma in light["tell"] and (direct or lemma == "complain") and _told_of_oneself(above, noun):
                return subject(above)  # "activists reported harassment by officials"
            before = [one for one in objects(above) if one.i < noun.i and one != below]
            if lemma in light["put"] and below.dep_ in ("dobj", "ccomp") and before and not is_passive(above):
                return before  # "subjected them to cruel treatment", its "to" taken for the infinitive's
            if lemma in light["put"] and below.dep_ in ("prep", "dative", "agent", "advmod"):
                return patient(above) or ([] if objects(above) else subject(above))
            if lemma in light["be"] and not direct:
                return (
                    [] if below.lower_ in _NO_PLACE else subject(above)
                )  # "were alarmed by the sentence" is not theirs
            return []
        if above.dep_ == "acomp" and above.lower_ == "subject":
            below = above  # "were subject to harassment"
            continue
        if above.dep_ not in ("prep", "pobj", "conj", "dobj", "compound", "pcomp", "attr", "dative", "amod", "nmod"):
            if above.pos_ == "ADP" or above.dep_ in ("nsubjpass",):
                below = above
                continue
            return []
        below = above
    return []


def _told_of_oneself(verb: Token, noun: Token) -> bool:
    """Whether who tells of an act is whom it was done to: it says by whom, or they are held ("detainees reported")."""
    tellers = folded("reference", "tellers")
    if any(one.lower_ == "by" and one.i > noun.i for one in verb.subtree):
        return not any(one.lower_ in tellers for one in subject(verb))
    others = any(under(noun, each) for each in ("of", "against", "on"))
    return not others and any(one.lower_ in deciding().sufferers for one in subject(verb))


def _given(verb: Token, thing: Token) -> list[Token]:
    if thing.dep_ == "nsubjpass":
        return [one for preposition in ("on", "to", "against") for one in under(verb, preposition)]
    given = []
    for preposition in ("on", "to", "against"):
        behind = [_undated(under(each, preposition)) for each in (verb, thing)]
        given += behind[0] or behind[1]
    first = [one for one in children(verb, "dobj") if one.i < thing.left_edge.i and one != thing]
    given = given or [one for each in children(verb, "dative") or first for one in joined(each)]
    if given:
        return given
    if is_passive(verb) or verb.dep_ in ("acl", "conj"):
        return [one for one in patient(verb) + subject(verb) if one != thing]
    return []


def _undated(nouns: list[Token]) -> list[Token]:
    """Nouns that are no day: "gave A a prison term on Thursday"."""
    return [one for one in nouns if one.ent_type_ not in ("DATE", "TIME")]


def _included(noun: Token) -> list[Token]:
    """Whom something is said to include: "the arrests included A and B"."""
    verb = noun.head
    includes = verb.lemma_.lower() in ("include", "cover", "benefit")  # "the pardon covered A and B"
    return objects(verb) if noun.dep_ == "nsubj" and includes else []


def _poss(noun: Token) -> list[Token]:
    possessor = child(noun, "poss")
    return joined(antecedent(possessor)) if possessor is not None else []


def _itself_or_named(noun: Token) -> list[Token]:
    """A noun that means the victims; the name it stands beside, where it is said of one ("political prisoner A")."""
    if noun.dep_ in ("compound", "amod", "nmod"):
        return [noun.head]
    if noun.dep_ == "appos":
        return [noun.head]
    if noun.dep_ in ("attr", "oprd") or (noun.dep_ == "pobj" and noun.head.lower_ == "as"):
        verb = next((one for one in governors(noun) if is_verb(one)), None)
        if verb is not None and verb.lemma_ == "be" and verb.dep_ == "xcomp":
            verb = verb.head  # "is considered to be a political prisoner"
        called = verb is not None and verb.lemma_.lower() in deciding().calling
        if verb is not None and children(verb, "expl"):
            return _also_held(noun)  # "there were some 40 political prisoners"
        if verb is not None and (called or noun.dep_ == "pobj"):
            return _called_so(verb, noun) or patient(verb) or subject(verb)  # "recognized him as a political prisoner"
        return subject(verb) if verb is not None else [noun]
    if noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.lemma_ == "list":
        return _listed(noun.head.head) or _also_held(noun)
    if noun.dep_ == "dobj" and noun.head.lemma_.lower() in deciding().calling:
        return _called_so(noun.head, noun) or [noun]  # "called A a political prisoner"
    return _also_held(noun)


def _listed(list_of: Token) -> list[Token]:
    """Who is put on a list: "added A to the list of political prisoners", "included his name in the list"."""
    verb = next((one for one in governors(list_of) if is_verb(one)), None)
    if verb is None or list_of.dep_ != "pobj" or verb.lemma_.lower() not in deciding().listing:
        return []
    things = patient(verb)
    return [owner for one in things if one.lemma_ == "name" for owner in owners(one)] or things


def _also_held(noun: Token) -> list[Token]:
    """A noun and the next one that shares what stands before it ("political prisoners and detainees")."""
    beside = [one for one in children(noun, "conj") if one.tag_ == "NNS" and not list(one.lefts)]
    return [noun, *beside[:1]] if noun.tag_ == "NNS" and not child(noun, "relcl") else [noun]


def _called_so(verb: Token, noun: Token) -> list[Token]:
    """Whom a verb calls, deems or recognizes as what the noun says."""
    own = [one for one in children(verb, "dobj", "nsubjpass", "dative") if one != noun]
    own = own or [one for one in children(verb, "advmod") if one.lower_ == "both"]
    clause = [one for each in children(verb, "ccomp") for one in children(each, "nsubj")] if not own else []
    return [one for each in (*own, *clause) for one in joined(each) if one != noun]


_VERBAL: dict[str, Callable[[Token], list[Token]]] = {
    "object": patient,
    "object-body": patient,
    "subject": subject,
    "recipient": _recipient,
    "owner": _owner,
    "owner-body": _owner,
    "topic": lambda verb: patient(verb) if is_passive(verb) else subject(verb),
    "poss": lambda verb: [one for each in patient(verb) for one in _poss(each)],
}
_NOMINAL: dict[str, Callable[[Token], list[Token]]] = {
    "poss": _poss,
    "poss-body": _poss,
    "holder": _holder,
    "itself": _itself_or_named,
    "topic": _topic,
    "judged": _judged,
    "included": _included,
    "owner": owners,
    "object": _holder,
    "subject": _holder,
}
