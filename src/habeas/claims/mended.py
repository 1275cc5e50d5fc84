"""Mends what the parser misreads in the language of the field, before anything looks at a parse.

"to free lawyer A" is no free lawyer, and an "asset freeze" is a noun: told by the words beside them alone.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from habeas.claims import lexicon
from habeas.claims.wordlists import words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


def mend(doc: Doc) -> Doc:
    """The parse, with the infinitive "to free" and the noun "asset freeze" as what they are."""
    text: str = doc.user_data.get("text") or doc.text
    for token in doc if "free" in text.lower() else ():  # of a "freeze", too
        if token.lower_ == "free" and token.dep_ == "amod" and token.i:
            _free(token)
        elif token.lower_ in ("freezes", "freeze") and token.pos_ == "VERB" and token.i:
            _freeze(token)
    for token in doc:
        if token.tag_ == "VBN" and token.lemma_.lower() in words("misparsed", "done_to_nobody"):
            _past(token)
        elif token.pos_ == "VERB" and token.i and token.nbor(-1).tag_ == "TO" and _is_no_infinitive(token):
            _qualifying(token)
        elif token.lower_ == "of" and token.i + 1 < len(doc) and not any(True for _ in token.children):
            _led_by(token)
    return doc


def _past(verb: Token) -> None:
    """ "More than 300 academics *protested* against it": the past of a verb that has no passive."""
    told = {one.dep_ for one in verb.children}
    if "nsubj" in told and not told & {"aux", "auxpass"}:
        verb.tag_ = "VBD"


@cache
def _like_a_past() -> tuple[str, ...]:
    """How infinitives end that look like a past."""
    return tuple(words("misparsed", "like_a_past"))


def _is_no_infinitive(word: Token) -> bool:
    """Whether what stands behind "to" is a past, or what somebody is, whatever the parser takes it for."""
    past = word.tag_ in ("VBN", "VBD") or (word.lower_.endswith("ed") and not word.lower_.endswith(_like_a_past()))
    return past or (word.lower_ in lexicon.groups().people and word.lower_ not in words("misparsed", "verbs_as_well"))


def _led_by(of: Token) -> None:
    """ "demand the release *of* union head A": whoever stands right behind it, hung on the verb."""
    noun = of.nbor(1)
    while noun.dep_ == "compound" and noun.head.i > noun.i:
        noun = noun.head
    hung = noun.dep_ in ("npadvmod", "dobj", "appos") and noun.head.i < of.i and noun.left_edge.i == of.i + 1
    if hung and noun.pos_ == "PROPN" and noun != of.head:
        noun.head, noun.dep_ = of, "pobj"


def _qualifying(word: Token) -> None:
    """ "The prize went to *imprisoned* editor A", "to *poet* A": what somebody is, and the "to" is no verb's."""
    to, verb = word.nbor(-1), word.head
    noun = next((one for one in word.children if one.dep_ == "dobj" and one.i > word.i), None)
    named = noun is not None and (noun.pos_ == "PROPN" or word.tag_ != "VB" or word.lower_.endswith("ed"))
    if (
        to.head != word
        or noun is None
        or not named
        or word.dep_ not in ("advcl", "xcomp", "acl", "ccomp", "relcl")
        or to.i <= verb.i
    ):
        return
    while word.dep_ == "relcl" and verb.pos_ != "VERB" and verb.head != verb:
        verb = verb.head  # "nine months to farmer A and ten months | to teacher B"
    for one in [one for one in word.children if one.i > noun.i]:
        one.head = noun
    to.head, to.dep_, to.pos_, to.tag_ = verb, "prep", "ADP", "IN"
    noun.head, noun.dep_ = to, "pobj"
    what = word.tag_ == "VB" and not word.lower_.endswith("ed")
    word.head, word.dep_ = noun, "compound" if what else "amod"
    word.pos_, word.tag_ = ("NOUN", "NN") if what else ("VERB", "VBN")


def _free(word: Token) -> None:
    """ "called on the state to *free* lawyer A", "urged the state to *free* journalist A": a verb with its object."""
    to, noun = word.nbor(-1), word.head
    while noun.dep_ in ("compound", "nmod", "amod") and noun.head.i > word.i:
        noun = noun.head
    verb = noun.head.head if noun.head == to else noun.head
    infinitive = to.dep_ == "aux" and to.head == word
    asked = to.dep_ in ("prep", "dative") and noun.head == to and verb.lemma_.lower() in words("misparsed", "asks")
    if to.lower_ != "to" or not (infinitive or asked) or verb == word or verb.pos_ != "VERB" or noun.i < word.i:
        return
    if word.is_ancestor(verb):
        return  # what stands above it hangs on it: a parse must stay a tree
    word.pos_, word.tag_, word.lemma_ = "VERB", "VB", "free"
    word.head, word.dep_ = verb, "xcomp"
    to.head, to.dep_, to.pos_, to.tag_ = word, "aux", "PART", "TO"
    noun.head, noun.dep_ = word, "dobj"


def _freeze(word: Token) -> None:
    """ "bans and asset *freezes* on firms": a noun with the one before it."""
    asset = word.nbor(-1)
    first = asset.head
    if asset.dep_ == "conj" and first.head == word and first.dep_ == "nsubj" and word.dep_ == "ccomp":
        # "imposed travel bans and asset freezes on A", taken for a clause: a row of what is imposed
        first.head, first.dep_ = word.head, "dobj"
        word.head, word.dep_ = first, "conj"
        asset.head, asset.dep_ = word, "compound"
        word.pos_, word.tag_, word.lemma_ = "NOUN", "NNS", "freeze"
        return
    if asset.lower_ not in ("asset", "assets") or asset.dep_ not in ("conj", "nsubj", "dobj", "pobj", "ROOT"):
        return
    if asset.dep_ == "nsubj" or asset.head == word or asset == asset.head:
        return  # "the asset freezes over" is a clause
    if word.is_ancestor(asset.head):
        return  # what stands above it hangs on it: a parse must stay a tree
    word.pos_, word.tag_, word.lemma_ = "NOUN", "NNS" if word.lower_.endswith("s") else "NN", "freeze"
    word.head, word.dep_ = asset.head, asset.dep_
    asset.head, asset.dep_ = word, "compound"
