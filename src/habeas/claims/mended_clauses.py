"""Mends clauses that the parser takes for a noun: "a mob assaulted journalist A", "junta releases filmmaker B".

Before a title and a name it often takes the verb for an adjective of them, and what was done, who did it and to whom
all hang on one another. A word of the lexicon that stands between a noun for who acts and a name is the verb.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, Any

from habeas.claims import lexicon
from habeas.claims.groups import is_body, is_official, is_people
from habeas.claims.stance import stance

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_BEFORE = frozenset(("det", "amod", "compound", "nmod", "nummod", "poss", "punct"))
_BEHIND = frozenset(("prep", "punct", "advmod", "npadvmod", "cc", "advcl"))
# What a noun that is really a clause hangs by.
_STANDS_FOR_CLAUSE = frozenset(("ROOT", "ccomp", "npadvmod", "nsubj", "dobj", "parataxis", "advcl", "conj"))


def mend_clauses(doc: Doc) -> Doc:
    """The same parse where nothing is to be mended; else with each such verb above its subject and its object."""
    for verb in _taken_for_adjectives(doc):
        name = _end_of_noun(verb)
        if name is not None:
            _raise(verb, name)
    for name, thing in list(_taken_for_what_is_given(doc)):
        _give(name, thing)
    for names, thing in list(_things_behind_names(doc)):
        _give_all(names, thing)
    for verb in list(_without_subject(doc)):
        _finish(verb)
    return doc


def _taken_for_adjectives(doc: Doc) -> Iterator[Token]:
    """Verbs of the lexicon that stand between whoever acts and a noun that they hang on."""
    for place in _possible(doc):
        token = doc[place]
        before, after = doc[place - 1], doc[place + 1]
        if token.is_sent_start or before.whitespace_ == "" or token.whitespace_ == "" or not after.is_alpha:
            continue
        if before.pos_ not in ("NOUN", "PROPN") or after.pos_ not in ("NOUN", "PROPN", "ADJ"):
            continue
        if token.head.i > place and _acts(before) and before.head in (token, token.head, before):
            yield token


def _possible(doc: Doc) -> list[int]:
    """The places of words that are written like a verb of the lexicon and hang on a noun; found fast, for each text."""
    from spacy.attrs import DEP, LOWER

    strings = doc.vocab.strings
    inside = {strings["amod"], strings["compound"]}
    forms = _forms()
    rows = doc.to_array([DEP, LOWER]).tolist()[1:-1]
    return [place for place, (dep, lower) in enumerate(rows, 1) if dep in inside and strings[lower] in forms]


@cache
def _forms() -> dict[str, str]:
    """How regular verbs of the lexicon are written, with the dictionary form of each."""
    known = lexicon.triggers()
    verbs = known.verbs.keys() | known.light["give"] | known.light["put"]
    found = {form: lemma for lemma in sorted(verbs) for form in (lemma, f"{lemma}s", *lexicon.participles(lemma))}
    return {form: lemma for form, lemma in found.items() if form.isalpha()}


def _acts(noun: Token) -> bool:
    """Whether a noun stands for somebody who may do something to others."""
    perpetrators = stance()("actors", "perpetrators")
    return is_official(noun) or is_body(noun) or is_people(noun) or noun.lemma_.lower() in perpetrators


def _end_of_noun(verb: Token) -> Token | None:
    """The last word of the noun that stands for the clause, where it is a person or what such a verb is done to."""
    noun = verb.head
    while noun.dep_ in ("compound", "nmod") and noun.head.i > noun.i:
        noun = noun.head
    if noun.dep_ not in _STANDS_FOR_CLAUSE or noun.i - verb.i > 8:
        return None
    present = verb.tag_ not in ("VBN", "VBD")
    before = verb.nbor(-1)  # "a court convicted journalist and editor of the paper A"
    finite = before.dep_ == "npadvmod" and before.head == verb and before.text.istitle() and is_people(noun)
    known = finite or _names_person(noun) or noun.lemma_.lower() in _done_to(_forms()[verb.lower_])
    if not known or (present and _has_finite_verb(noun)):
        return None
    return noun


@cache
def _done_to(lemma: str) -> frozenset[str]:
    """The things that a verb of the lexicon has to be done to ("pressed *charges*")."""
    return frozenset(one for entry in lexicon.triggers().verbs.get(lemma, ()) for one in entry.object)


def _has_finite_verb(noun: Token) -> bool:
    return noun.dep_ != "ROOT" or any(one.tag_ in ("VBD", "VBZ", "VBP", "MD") for one in noun.sent)


def _raise(verb: Token, noun: Token) -> None:
    """Puts the verb where its object stood, with the noun before it as its subject."""
    subject = verb.nbor(-1)
    above, relation = noun.head, noun.dep_
    goes_on = relation == "nsubj" and above.i > noun.i and any(one.dep_ == "cc" for one in noun.rights)
    root = noun.dep_ == "ROOT" or above == subject
    heads: dict[int, tuple[int, str]] = {}
    if root:
        heads[verb.i] = (verb.i, "ROOT")
    elif goes_on:
        heads[verb.i] = (above.i if above.dep_ != "ROOT" else verb.i, above.dep_)
        heads[above.i] = (verb.i, "conj")
    else:
        heads[verb.i] = (above.i, "ccomp" if relation in ("dobj", "npadvmod", "nsubj") else relation)
    heads[noun.i] = (verb.i, "dobj")
    heads[subject.i] = (verb.i, "nsubj")
    for each in list(noun.children) + list(verb.children) + list(subject.children) + list(verb.head.children):
        if each.i in heads:
            continue
        if each.i < subject.i and each.dep_ in _BEFORE:
            heads[each.i] = (subject.i, each.dep_)
        elif each.i < subject.i or (each.i > noun.i and each.dep_ in _BEHIND):
            heads[each.i] = (verb.i, each.dep_)
    for each in [one for one in noun.rights if one.dep_ == "appos"]:
        for link in [one for one in each.rights if one.dep_ in ("prep", "advmod", "npadvmod", "advcl")]:
            heads[link.i] = (verb.i, link.dep_)
    if lexicon.triggers().light["give"] & {verb.lemma_.lower(), _forms()[verb.lower_]}:
        things = [one for one in noun.rights if one.dep_ == "appos" and one.text.islower() and not is_people(one)]
        for thing in things[:1]:  # "handed A a prison sentence"
            heads |= {thing.i: (verb.i, "dobj"), noun.i: (verb.i, "dative")}
    if _is_tree(verb.doc, heads):
        _rebuild(verb.doc, verb, heads)


def _is_tree(doc: Doc, changed: dict[int, tuple[int, str]]) -> bool:
    """Whether every word still hangs, step by step, on one that hangs on nothing."""
    for start in changed:
        place, steps = start, 0
        while (above := changed[place][0] if place in changed else doc[place].head.i) != place:
            place, steps = above, steps + 1
            if steps > len(doc):
                return False
    return True


def _rebuild(doc: Doc, verb: Token, changed: dict[int, tuple[int, str]]) -> None:
    import numpy
    from spacy.attrs import DEP, HEAD, LEMMA, POS, TAG

    rows: Any = doc.to_array([HEAD, DEP, TAG, POS, LEMMA])
    for place, (head, relation) in changed.items():
        rows[place, 0] = numpy.array(head - place, dtype="int64").astype("uint64")
        rows[place, 1] = doc.vocab.strings.add(relation)
    tag = "VBD" if verb.tag_ in ("VBN", "VBD") else "VBZ"
    rows[verb.i, 2], rows[verb.i, 3] = doc.vocab.strings.add(tag), doc.vocab.strings.add("VERB")
    rows[verb.i, 4] = doc.vocab.strings.add(_forms().get(verb.lower_, verb.lemma_))
    doc.from_array([HEAD, DEP, TAG, POS, LEMMA], rows)


def _taken_for_what_is_given(doc: Doc) -> Iterator[tuple[Token, Token]]:
    """Names that were taken for a part of the object behind them: "granted A bail", "found A guilty"."""
    from spacy.attrs import DEP, ENT_TYPE

    strings = doc.vocab.strings
    person, parts = strings["PERSON"], {strings["compound"], strings["nmod"]}
    light = lexicon.triggers().light["give"]
    for place, (dep, kind) in enumerate(doc.to_array([DEP, ENT_TYPE]).tolist()):
        if kind != person or dep not in parts or place + 1 == len(doc):
            continue
        name, thing, after = doc[place], doc[place].head, doc[place + 1]
        given = thing.dep_ == "dobj" and thing.i > place and thing.text.islower() and not thing.ent_type_
        verb = thing.head.lemma_.lower()
        known = verb in light or (verb == "find" and thing.lower_ == "guilty")
        last = after.ent_type != person and after.text not in ("'s", "’s", "-")
        if given and known and last and thing.head.i < place:
            yield name, thing


def _give(name: Token, thing: Token) -> None:
    """Makes a name who gets what the noun behind it stands for."""
    guilty = thing.lower_ == "guilty"
    for each in [one for one in thing.lefts if one.i < name.i]:
        each.head = name
    name.head, name.dep_ = thing.head, "dobj" if guilty else "dative"
    if guilty:
        thing.dep_, thing.pos_, thing.tag_ = "oprd", "ADJ", "JJ"


def _things_behind_names(doc: Doc) -> Iterator[tuple[list[Token], Token]]:
    """What is given to the people named before it, taken for one more of them: "granted A and B bail"."""
    from spacy.attrs import LEMMA

    light = {doc.vocab.strings[one] for one in lexicon.triggers().light["give"]}
    verbs = [doc[place] for place, lemma in enumerate(doc.to_array([LEMMA]).tolist()) if lemma in light]
    for verb in verbs:
        whom = next((one for one in verb.rights if one.dep_ == "dobj" and one.ent_type_ == "PERSON"), None)
        names = [whom] if whom is not None else []
        for name in names:
            names += [one for one in name.rights if one.dep_ == "conj" and one.ent_type_ == "PERSON"]
        for name in names:
            behind = [one for one in name.rights if one.dep_ in ("appos", "conj") and one not in names]
            things = [one for one in behind if one.pos_ == "NOUN" and one.text.islower() and not is_people(one)]
            if things:
                yield names, things[-1]
                break


def _give_all(names: list[Token], thing: Token) -> None:
    """Makes people those who get what the noun behind them stands for."""
    verb, last = names[0].head, thing.head
    inside = [one for one in thing.lefts if one.ent_type_ == "PERSON"]
    joined = thing.dep_ == "conj"
    thing.head, thing.dep_ = verb, "dobj"
    names[0].dep_ = "dative"
    for name in inside[-1:] if joined else []:
        for each in [one for one in thing.lefts if one.i < name.i and one != name]:
            each.head = name
        name.head, name.dep_ = last, "conj"


def _without_subject(doc: Doc) -> Iterator[Token]:
    """Verbs whose subject and object are there and were taken for something else: "A court acquitted journalist B"."""
    from spacy.attrs import TAG

    past = {doc.vocab.strings["VBD"], doc.vocab.strings["VBN"]}
    for place, tag in enumerate(doc.to_array([TAG]).tolist()):
        if tag not in past or not 0 < place < len(doc) - 1:
            continue
        verb, before = doc[place], doc[place - 1]
        if verb.is_sent_start or not before.whitespace_ or before.pos_ != "NOUN" or not _acts(before):
            continue
        hangs = before.head == verb and before.dep_ == "npadvmod"
        above = verb.dep_ == "acl" and verb.head == before and before.dep_ in ("ROOT", "ccomp")
        if (hangs or above) and not any(one.dep_ in ("nsubj", "nsubjpass", "aux", "auxpass") for one in verb.lefts):
            objects = [one for one in verb.rights if one.dep_ in ("dobj", "dative", "npadvmod") and _names_person(one)]
            if objects:
                yield verb


def _names_person(noun: Token) -> bool:
    return noun.ent_type_ == "PERSON" or any(one.dep_ == "appos" and one.ent_type_ == "PERSON" for one in noun.rights)


def _finish(verb: Token) -> None:
    """Makes the noun before a verb its subject and the person behind it its object."""
    subject = verb.nbor(-1)
    heads = {subject.i: (verb.i, "nsubj")}
    if verb.head == subject:
        above = subject.head
        heads[verb.i] = (verb.i if above == subject else above.i, subject.dep_)
        heads |= {one.i: (verb.i, one.dep_) for one in subject.rights if one.i > verb.i}
        heads |= {one.i: (verb.i, one.dep_) for one in subject.lefts if one.dep_ not in _BEFORE}
    for each in verb.rights:
        if each.dep_ == "npadvmod" and _names_person(each):
            heads[each.i] = (verb.i, "dobj")
    if _is_tree(verb.doc, heads):
        _rebuild(verb.doc, verb, heads)
