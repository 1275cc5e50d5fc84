"""Mends verbs that the parser hangs on the wrong noun, so that somebody else seems to have done what they tell of.

"The court dismissed appeals filed by A and upheld the sentence": A did not uphold it. "The state purged the court,
firing judges": the court fired nobody. "…, High Technologies, the court blocked the site": the court is the subject.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from habeas.claims.wordlists import with_plurals

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Token

_PAST = ("VBD", "VBZ")
_SUBJECTS = frozenset(("nsubj", "nsubjpass", "expl", "csubj"))
_OBJECTS = frozenset(("dobj", "pobj", "conj", "appos"))
_LAST_OF_ROW = frozenset(("conj", "appos", "dobj"))
_AUXILIARIES = frozenset(("aux", "auxpass"))


def mend_subjects(doc: Doc) -> Doc:
    """The same parse where nothing is to be mended."""
    for verb in list(_verbs(doc)):
        any(mended(verb) for mended in (_go_on, _do_beside, _take_subject, _make_pair, _describe, _call_so))
    for name in [one for one in doc if one.dep_ == "conj" and one.ent_type_ == "PERSON"]:
        _whose_kin(name)
    return doc


def _verbs(doc: Doc) -> Iterator[Token]:
    """The verbs that may be hung wrongly; found fast, for each text."""
    from spacy.attrs import DEP, TAG

    strings = doc.vocab.strings
    conj, acl, root = strings["conj"], strings["acl"], strings["ROOT"]
    finite, going = {strings[tag] for tag in _PAST}, strings["VBG"]
    past, amod = strings["VBN"], strings["amod"]
    for place, (dep, tag) in enumerate(doc.to_array([DEP, TAG]).tolist()):
        if (tag in finite and dep in (conj, root)) or (tag == going and dep == acl) or (tag == past and dep == amod):
            yield doc[place]


def _go_on(verb: Token) -> bool:
    """A finite verb joined to a participle of an object: "dismissed appeals *filed* by A and *upheld* the sentence"."""
    participle = verb.head
    if verb.dep_ != "conj" or participle.dep_ != "acl" or participle.tag_ != "VBN" or not _has(verb, "dobj"):
        return False
    main = _clause_of(participle.head)
    if main is None or _has(verb, *_SUBJECTS) or verb.i < participle.i:
        return False
    for each in [one for one in participle.rights if one.dep_ in ("cc", "punct") and one.i < verb.i]:
        each.head = main
    verb.head = main
    return True


def _do_beside(verb: Token) -> bool:
    """A participle behind the comma after an object: "purged the court, *firing* or arresting judges"."""
    noun = verb.head
    if verb.dep_ != "acl" or verb.tag_ != "VBG" or verb.i <= noun.i or verb.nbor(-1).text != ",":
        return False
    main = _clause_of(noun) if noun.dep_ in ("dobj", "conj", "pobj") else None
    doer = next((one for one in main.lefts if one.dep_ == "nsubj"), None) if main is not None else None
    row = [verb, *(one for one in verb.rights if one.dep_ == "conj" and one.tag_ == "VBG")]
    if main is None or doer is None or not any(_has(one, "dobj") for one in row):
        return False
    verb.head, verb.dep_ = main, "advcl"
    return True


def _take_subject(verb: Token) -> bool:
    """The noun right before a verb without a subject, taken for the last of a row: "High Technologies, *the court*"."""
    if verb.dep_ != "ROOT" or verb.tag_ not in _PAST or verb.is_sent_start or _has(verb, *_SUBJECTS, *_AUXILIARIES):
        return False
    noun = verb.nbor(-1)
    while noun.dep_ == "conj" and noun.left_edge.i and noun.left_edge.nbor(-1).dep_ == "cc" and noun.head.i < noun.i:
        noun = noun.head  # "the ministry *and* the court ordered it"
    first = noun.left_edge
    if noun.dep_ not in _LAST_OF_ROW or noun.pos_ not in ("NOUN", "PROPN") or noun.head.i >= first.i:
        return False
    aside = next((one for one in verb.lefts if one.dep_ in ("prep", "advcl") and one.is_ancestor(noun)), None)
    if aside is None or first.is_sent_start or first.nbor(-1).text != "," or first.lower_ not in ("the", "a", "an"):
        return False
    noun.head, noun.dep_ = verb, "nsubj"
    return True


def _make_pair(participle: Token) -> bool:
    """The second of two verbs, taken for an adjective of what both have for their object: "beat and *tortured* men"."""
    noun = participle.head
    verb = noun.head
    if participle.dep_ != "amod" or noun.dep_ != "conj" or verb.tag_ not in _PAST or not _has(verb, "nsubj"):
        return False
    joint = participle.nbor(-1) if participle.i else participle
    if joint.dep_ != "cc" or joint.head != verb or _has(verb, "dobj") or noun.i < participle.i:
        return False
    participle.head, participle.dep_ = verb, "conj"
    participle.tag_, participle.pos_ = verb.tag_, "VERB"
    noun.head, noun.dep_ = participle, "dobj"
    return True


def _describe(verb: Token) -> bool:
    """A participle, taken for the past of a verb in the present: "works for hostages and wrongly *held* citizens"."""
    above, noun = verb.head, next((one for one in verb.rights if one.dep_ == "dobj"), None)
    joint = verb.left_edge if verb.left_edge.dep_ == "advmod" else verb
    joint = joint.nbor(-1) if joint.i else joint
    another_time = verb.dep_ == "conj" and verb.tag_ == "VBD" and above.tag_ in ("VBZ", "VBP")
    if not another_time or noun is None or _has(verb, *_SUBJECTS, *_AUXILIARIES):
        return False
    before = joint.nbor(-1) if joint.i else joint
    if joint.dep_ != "cc" or joint.i == 0 or verb.is_ancestor(before):
        return False  # what stands above it would hang on it: a parse must stay a tree
    if before.pos_ not in ("NOUN", "PROPN") or before.i <= above.i or noun.left_edge.i != verb.i + 1:
        return False
    if _has(noun, "det", "nummod", "poss"):
        return False  # "waves to the crowd and *kissed* his wife": a verb with its object
    for one in [each for each in verb.rights if each != noun]:
        one.head = noun
    noun.head, noun.dep_ = before, "conj"
    verb.head, verb.dep_, verb.tag_ = noun, "amod", "VBN"
    joint.head = before
    return True


def _call_so(verb: Token) -> bool:
    """The bearer of two callings, taken for one more object: "arrested A at the home of blogger and writer *B*"."""
    things = [one for one in verb.rights if one.dep_ == "dobj"]
    joint = things[-1].left_edge.nbor(-1) if len(things) > 1 else verb
    calling = joint.head
    if joint.dep_ != "cc" or calling.dep_ != "pobj" or calling.tag_ != "NN" or things[-1].pos_ != "PROPN":
        return False
    if _has(calling, "det", "poss") or calling.head.i <= things[0].i:
        return False
    things[-1].head, things[-1].dep_ = calling.head, "pobj"
    calling.head, calling.dep_ = things[-1], "nmod"
    return True


def _whose_kin(name: Token) -> None:
    """The one whose kin somebody is, taken for one more of them: "A, wife of prisoner and writer *B*, was arrested"."""
    kin = name.head
    if kin.dep_ != "appos" or kin.lower_ not in with_plurals("kin", "family") or kin.i > name.i:
        return
    of = next((one for one in kin.rights if one.lower_ == "of" and one.i == kin.i + 1), None)
    told = next((one for one in of.rights if one.dep_ == "pobj"), None) if of is not None else None
    if of is None or told is None or told.ent_type_ or any(one.text == "," for one in name.doc[of.i : name.i]):
        return
    name.head, name.dep_ = of, "pobj"
    told.head, told.dep_ = name, "nmod"


def _clause_of(noun: Token) -> Token | None:
    """The finite verb with a subject of its own whose object, or a part of it, a noun is."""
    for _ in range(4):
        if noun.dep_ not in _OBJECTS and noun.dep_ != "prep":
            return None
        noun = noun.head
        if noun.pos_ in ("VERB", "AUX"):
            return noun if noun.tag_ in _PAST and _has(noun, *_SUBJECTS) else None
    return None


def _has(token: Token, *relations: str) -> bool:
    return any(one.dep_ in relations for one in token.children)
