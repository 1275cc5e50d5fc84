"""Who does what to whom in a parsed sentence: the subject, the agent and the patient of a verb.

The paths are those of spaCy's English labels. A shared subject is passed on ("was arrested and charged"), a
relative pronoun stands for the noun before it, and dependency is trusted over the part of speech.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from habeas.claims import lexicon
from habeas.claims.misparsed import (
    goes_on,
    held_one,
    is_before_finite,
    is_blamed_for,
    is_made_in_court,
    is_next_subject,
    is_of_court,
    is_owner_of_next,
    member_of,
    named_before,
    next_subject,
    row_before,
    says_how,
    strayed_objects,
    told_to,
    whose_case,
)
from habeas.claims.ruled_out import is_ruled_out
from habeas.claims.wordlists import words

if TYPE_CHECKING:
    from spacy.tokens import Token

SUBJECTS = ("nsubj", "nsubjpass")
RELATIVES = ("who", "whom", "which", "that")
VERBS = ("VERB", "AUX")


def children(token: Token, *labels: str) -> list[Token]:
    """The dependents with one of these labels, in the order of the text."""
    if not (token.n_lefts or token.n_rights):
        return []
    return [child for child in token.children if child.dep_ in labels]


def child(token: Token, *labels: str) -> Token | None:
    """The first dependent with one of these labels."""
    return next(iter(children(token, *labels)), None)


def is_verb(token: Token) -> bool:
    """Whether it works as a verb: its part of speech says so, or an auxiliary or an object depends on it."""
    return token.pos_ in VERBS or any(one.dep_ in ("aux", "auxpass", "dobj", "nsubjpass") for one in token.children)


def is_passive(verb: Token) -> bool:
    """Whether it is a passive by its own words ("was arrested")."""
    return any(one.dep_ in ("auxpass", "nsubjpass") for one in verb.children)


def is_participle(verb: Token) -> bool:
    """Whether its form may be a past participle."""
    shot = verb.tag_ == "VB" and verb.dep_ == "conj" and is_passive(verb.head)  # "was abducted, *shot* and left"
    return (shot or verb.tag_ in ("VBN", "VBD", "JJ")) and not any(
        one.lower_ in ("have", "has", "had") for one in verb.children
    )


def objects(verb: Token) -> list[Token]:
    """Its direct objects, with what is joined to them by "and"; those of a verb joined to it where it has none."""
    own = [one for one in children(verb, "dobj", "obj") if not says_how(one)] or _said_to_be(verb)
    own = [held_one(one) or one for one in own]
    own += strayed_objects(verb, own)
    other: Token | None = verb
    while not own and other is not None and not is_passive(verb):
        joined_to = children(other, "conj")
        other = next((one for one in joined_to if not child(one, *SUBJECTS) and goes_on(verb, one)), None)
        own = children(other, "dobj", "obj") if other is not None else []
    if not own and not is_passive(verb):
        own = [one for one in children(verb, "conj") if any(map(is_half_of_pair, children(one, "amod")))]
    return [one for each in own for one in meant(each)]


def _said_to_be(verb: Token) -> list[Token]:
    """Who is made out to be something, which the parser takes for a clause: "found *him* guilty"."""
    clauses = [one for one in children(verb, "ccomp") if one.pos_ == "ADJ" and not children(one, "mark", "aux")]
    clauses += children(verb, "prep")  # "free all *journalists* behind bars"
    return [one for clause in clauses for one in children(clause, "nsubj")]


def is_half_of_pair(participle: Token) -> bool:
    """Whether a participle was taken for an adjective, and is a verb: "police harassed and *threatened* families"."""
    noun, joint = participle.head, participle.nbor(-1) if participle.i else participle
    verb = noun.head
    if participle.dep_ != "amod" or participle.tag_ not in ("VBN", "VBD") or noun.dep_ != "conj" or verb.pos_ != "VERB":
        return False
    if joint.pos_ == "ADV" and joint.i:
        joint = joint.nbor(-1)
    return joint.dep_ == "cc" and joint.head == verb and verb.tag_ in ("VBD", "VBN")


def joined(token: Token) -> list[Token]:
    """A noun and the nouns joined to it ("A, B and C"), in order, but for those who are ruled out ("but not B")."""
    found = _coordinated(token)
    return [one for one in found if not is_ruled_out(one)] or found[:1]


def _coordinated(token: Token) -> list[Token]:
    found = [token]
    for one in token.children:
        if one.dep_ == "conj" and one.pos_ not in VERBS and not (_is_strayed_subject(one) or is_next_subject(one)):
            found += _coordinated(one)
    return sorted(found, key=lambda each: each.i)


@cache
def _accusations() -> frozenset[str]:
    """What tells of an act without being one: an allegation, a report."""
    return lexicon.words_of(lexicon.data("modality")["nouns"], "alleged", "modality")


def _is_strayed_subject(noun: Token) -> bool:
    """Whether the parser joined a subject to the noun before its comma: "At the trial of A, B, a witness, said"."""
    first = noun.head
    linked = any(one.dep_ == "cc" for each in (first, noun) for one in each.children)
    if linked or child(noun, "conj") is not None or first.dep_ not in ("pobj", "conj"):
        return False
    for above in governors(first):
        if is_verb(above):
            return above.i > noun.i and child(above, *SUBJECTS) is None and is_finite(above, alone=True)
        if above.i > noun.i:
            return False
    return False


def meant(token: Token) -> list[Token]:
    """A noun and those joined to it; of a relative pronoun those that stand before its clause."""
    noun = antecedent(token)
    if noun == token:
        return joined(token)
    return [one for one in joined(noun) if one.i < token.i] or [noun]


def antecedent(token: Token) -> Token:
    """What a relative pronoun stands for; any other token itself."""
    if token.lower_ not in RELATIVES and token.lower_ != "whose":
        return token
    verb = token
    for _ in range(6):
        if verb.dep_ == "relcl":
            return member_of(verb.head) if token.lower_ in ("who", "whom") else verb.head
        if verb.head == verb:
            break
        verb = verb.head
    return token


def subject(verb: Token) -> list[Token]:
    """Its grammatical subject in any voice, its own or one that it shares with the verb it leans on."""
    below = verb
    for each in leaning(verb):
        if told := told_to(below, each):
            return [one for thing in told for one in joined(thing)]
        below = each
        own = children(each, *SUBJECTS) or [one for one in children(each, "aux") if is_before_finite(one)]
        if len(own) > 1 and (own[-1].pos_ == "PROPN" or own[-2].text == "-"):  # "A critic of the state, A had fled"
            own = own[-1:]
        if not own and is_finite(each, alone=True):
            strays = [one for one in each.subtree if one.dep_ == "conj" and one.i < each.i and _is_strayed_subject(one)]
            if strays:
                return strays[-1:]
        if own:
            possessor = child(own[0], "poss")
            dangling = verb.dep_ == "advcl" and each != verb and verb.tag_ == "VBN" and possessor is not None
            return joined(possessor) if dangling and possessor is not None else meant(own[0])
        if is_finite(each) and each.dep_ == "conj" and is_verb(each.head):
            if (next_one := next_subject(each)) is not None:
                return joined(next_one)
            before = [one for one in objects(each.head) if one.right_edge.i + 1 == each.left_edge.i]
            if before and child(each, "cc") is None and not _joins(before[-1], each):
                return before[-1:]
        if is_finite(each) and each.dep_ in ("ccomp", "advcl", "relcl"):
            # The parser took its subject for the object of the verb before it.
            return [one for one in objects(each.head) if each.head.i < one.i < each.i] if is_verb(each.head) else []
        if each.dep_ in ("acl", "relcl", "amod") and each.head.pos_ not in VERBS:
            return joined(each.head)
    return []


def _joins(noun: Token, verb: Token) -> bool:
    """Whether "and" or a comma stands between a noun and the verb after it."""
    return any(one.dep_ in ("cc", "punct") for one in noun.doc[noun.i + 1 : verb.i])


def is_finite(verb: Token, *, alone: bool = False) -> bool:
    """Whether its form, or an auxiliary's, calls for a subject of its own; `alone` where it is the whole sentence's."""
    finite = ("VBD", "VBZ", "VBP", "MD")
    helped = any(one.dep_ in ("aux", "auxpass") and one.tag_ in finite for one in verb.children)
    bare = any(one.dep_ in ("aux", "auxpass") and one.tag_ in ("TO", "VBG", "VB") for one in verb.children)
    marked = verb.tag_ == "VBD" and child(verb, "mark") is not None
    past = alone and verb.tag_ == "VBD" and verb.dep_ == "ROOT"
    return helped or marked or past or (verb.tag_ in ("VBZ", "VBP") and not bare)


def _interrupted(verb: Token) -> bool:
    """Whether another subject stands between a verb and the passive that it is joined to."""
    if is_passive(verb) or not is_passive(verb.head):
        return False
    between = verb.doc[min(verb.head.i, verb.i) + 1 : max(verb.head.i, verb.i)]
    return any(one.dep_ in SUBJECTS and one.lower_ not in RELATIVES for one in between)


def leaning(verb: Token) -> Iterator[Token]:
    """The verb, and upward each verb whose subject it shares for want of one of its own."""
    yield verb
    for _ in range(6):
        below = verb
        if verb.dep_ == "conj" and is_verb(verb.head) and _interrupted(verb):
            return
        if verb.dep_ in ("conj", "xcomp", "advcl", "ccomp", "acomp", "oprd", "dep") and verb.head != verb:
            verb = verb.head
        elif verb.dep_ == "pcomp" and verb.head.head != verb.head:
            verb = verb.head.head
        else:
            return
        told = is_passive(verb) and below.dep_ in ("xcomp", "oprd")  # "is believed to have died"
        told = (
            told or child(verb, "ccomp", "xcomp", "dobj", "advcl") is None
        )  # "must report to the police and may not leave"
        if not is_verb(verb) or (verb.lemma_.lower() in lexicon.reporting() and not (told or _of_oneself(below))):
            return  # who reports an act is not whom it was done to
        yield verb


def _of_oneself(verb: Token) -> bool:
    """Whether who reports it tells of himself: "reported being harassed"."""
    got = {one.lemma_.lower() for one in children(verb, "dobj")}
    suffered = verb.tag_ == "VBG" and verb.lemma_.lower() in lexicon.triggers().light["receive"]  # "receiving threats"
    suffered = suffered and got.isdisjoint(_accusations())  # not "receiving allegations of abuse"
    passive = any(one.dep_ == "auxpass" and one.tag_ == "VBG" for one in verb.children)
    return (passive or suffered) and verb.dep_ in ("xcomp", "ccomp")


def patient(verb: Token) -> list[Token]:
    """Whom or what it is done to: the object of the active, the subject of the passive, the noun it qualifies."""
    passive = children(verb, "nsubjpass")
    passive = [one for one in passive if not one.lower_.endswith("self")] or passive  # "A was himself arrested"
    if len(passive) > 1 and child(passive[0], "cc") is not None:
        return [one for each in passive for one in meant(each)]
    if passive:  # "A critic of the state, A was shot": the last of two
        apart = any(one.text == "," for one in verb.doc[passive[0].i : passive[-1].i])
        return meant(passive[-1] if apart else passive[0])
    found = objects(verb)
    if found and not (child(verb, "auxpass") and verb.dep_ != "relcl"):
        return found
    clauses = [
        one for one in children(verb, "ccomp") if one.pos_ == "ADJ" or (verb.lemma_ == "let" and one.tag_ == "VB")
    ]
    small = [one for each in clauses for one in children(each, "nsubj")]
    if small:  # "found her guilty", "let her go"
        return joined(small[0])
    if verb.dep_ in ("amod", "acl") and is_participle(verb):
        return joined(verb.head) if verb.dep_ == "amod" else [verb.head]
    if verb.dep_ == "relcl" and child(verb, "nsubj") is not None and not child(verb, "auxpass"):
        only = child(verb, "nsubj")
        return [] if only is not None and only.lower_ in RELATIVES else joined(verb.head)
    return _inherited_patient(verb)


def _object_of_row(verb: Token) -> list[Token]:
    """The object that the last of a row of verbs has for all of them: "abused, tortured and killed detainees"."""
    last = next((one for one in verb.rights if one.dep_ == "conj" and one.tag_ in ("VBD", "VBN")), None)
    if last is None or any(one.pos_ not in ("PUNCT", "CCONJ", "ADV") for one in verb.doc[verb.i + 1 : last.i]):
        return []
    return objects(last) or _object_of_row(last)


def _inherited_patient(verb: Token) -> list[Token]:
    """The patient of a participle whose subject stands with another verb."""
    own = child(verb, "nsubj")
    if own is not None:
        return meant(own) if _is_short_passive(verb) else []
    marked = child(verb, "auxpass") is not None or (verb.tag_ == "VBG" and child(verb, "auxpass") is not None)
    if not marked and not is_participle(verb):
        return []
    above = verb.head
    if marked and verb.dep_ in ("conj", "advcl", "pcomp", "ccomp"):
        return subject(verb)
    if verb.dep_ == "conj" and is_verb(above):
        if is_passive(above) or above.dep_ in ("acl", "amod") or _is_short_passive(above):
            return patient(above)
        if row := _object_of_row(verb):
            return row
        subject_above = child(above, "nsubj")
        if subject_above is not None and verb.tag_ == "VBN" and above.tag_ == "VBD" and not objects(above):
            return meant(subject_above)  # "Editor held and beaten": what stands beside a bare participle is one, too
        return _inherited_patient(above) if child(above, *SUBJECTS) is None and not objects(above) else []
    if verb.dep_ in ("xcomp", "ccomp", "acomp", "oprd") and is_verb(above):
        return objects(above) if objects(above) and not is_passive(above) else subject(verb)
    if verb.dep_ == "advcl" and (described := named_before(verb)) is not None:
        return [described]
    if verb.dep_ in ("advcl", "pcomp", "ROOT", "prep", "dep"):
        return subject(verb)
    return []


def _is_short_passive(verb: Token) -> bool:
    """Whether it is a passive without an auxiliary: "ordered him held", "Editor held and beaten"."""
    return verb.tag_ == "VBN" and child(verb, "nsubj") is not None and child(verb, "aux", "dobj") is None


def agent(verb: Token) -> list[Token]:
    """Who does it: the subject of the active, or what "by" leads to."""
    by = [one for each in verb.children if each.dep_ == "agent" for one in children(each, "pobj")]
    if by:
        return [one for each in by for one in joined(each)]
    if is_passive(verb) or verb.dep_ == "amod" or (verb.dep_ == "acl" and verb.tag_ == "VBN"):
        return []
    own = child(verb, "nsubj")
    if own is not None:
        return [] if _is_short_passive(verb) else meant(own)
    above = row_before(verb)
    if verb.dep_ == "conj" and is_verb(above):
        if (reported := told_of(above)) is not None:
            return joined(reported)
        if (is_passive(above) or above.dep_ == "acl") and not objects(verb):
            return agent(above)
        return [] if is_passive(above) else agent(above)
    if verb.dep_ in ("acl", "relcl") and verb.tag_ == "VBG":
        return joined(above)
    if verb.dep_ == "acl":  # "the government's decision to arrest him"
        return [one for possessor in children(above, "poss") for one in joined(possessor)]
    if verb.dep_ == "xcomp" and is_verb(above):
        # "ordered guards to beat A", but "used the web to call for", "targeted A to punish her husband"
        given = objects(above) if above.lemma_.lower() in words("misparsed", "has_others_do") else []
        return [one for one in given if one.i < verb.i] or ([] if is_passive(above) else agent(above))
    if verb.tag_ == "VBN" and verb.dep_ == "advcl" and child(verb, "aux", "mark") is None and not objects(verb):
        return []  # "the group includes A, sentenced to two years"
    if verb.dep_ in ("advcl", "pcomp"):
        main = above if verb.dep_ == "advcl" else above.head
        if is_blamed_for(above, main) and objects(main):
            return objects(main)
        return [] if not is_verb(main) or is_passive(main) else agent(main)
    return []


def told_of(verb: Token) -> Token | None:
    """Who acts in what a verb reports, where the parser took that for its object: "A said men seized and beat him"."""
    thing = child(verb, "dobj") if verb.lemma_.lower() in lexicon.reporting() else None
    return thing if thing is not None and children(thing, "acl") else None


def under(token: Token, preposition: str) -> list[Token]:
    """The objects of a preposition that depends on the token."""
    found = [one for one in token.children if one.dep_ in ("prep", "agent", "dative") and one.lower_ == preposition]
    # "the release of A and of B", whatever the second was hung on
    below = [noun for each in found for noun in children(each, "pobj", "prep")] + found
    again = [
        one
        for each in below
        for one in children(each, "prep", "conj")
        if one.lower_ == preposition and one not in found and one.i and one.nbor(-1).dep_ == "cc"
    ]
    nouns = [
        pobj for each in (*found, *again) for pobj in children(each, "pobj", "pcomp") if not is_owner_of_next(pobj)
    ]
    return [noun for pobj in nouns for noun in joined(pobj)]


def owners(noun: Token) -> list[Token]:
    """Whose it is: "his home", "the home of X", "a case against X", "property belonging to X"."""
    inner = [each for one in children(noun, "compound") for each in children(one, "poss") if each.tag_ == "PRP$"]
    possessor = child(noun, "poss") or next(iter(inner), None)  # "his bank accounts", "his" hung on "bank"
    if possessor is not None:
        return meant(possessor)
    filing = noun.lemma_.lower() in lexicon.groups().filings
    filed = [one for one in children(noun, "acl") if one.lower_ in lexicon.groups().filed]
    defended = [one for each in filed if filing for by in agent(each) for one in under(by, "of")]
    if defended:  # "a request filed by the defence of A"
        return defended
    for preposition in ("of", "against", "for", "to", "from"):
        found = under(noun, preposition) if preposition != "to" or not filing else []
        if found:  # "the verdict of Judge A against B", "the request of prosecutor A to jail B"
            made = preposition == "of" and is_made_in_court(noun) and any(map(is_of_court, found))
            return whose_case(noun) if made else found
    if filed and filing and agent(filed[0]):
        return agent(filed[0])
    belonging = [one for one in noun.children if one.lower_ in ("belonging", "owned")]
    return [one for each in belonging for one in (under(each, "to") or under(each, "by"))]


def governors(token: Token) -> Iterator[Token]:
    """All tokens above it, nearest first."""
    while token.head != token:
        token = token.head
        yield token
