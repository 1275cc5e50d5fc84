"""Numbers without a noun of their own that count some of those spoken of before: "34 of them", "19 were in custody".

What is counted is then worded as it was before. "63 of them women" counts women.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from habeas.claims.antecedents import THEY, antecedent_of, leans
from habeas.claims.counted import Counted, is_person_noun
from habeas.claims.groups import group_of
from habeas.claims.syntax import is_verb

if TYPE_CHECKING:
    from spacy.tokens import Token

    from habeas.claims.names import Names
    from habeas.claims.numbers import Number
    from habeas.claims.parse import Passage

_SOME_OF = THEY | {"whom", "these", "those"}


def with_those_before(counted: Counted | None, number: Number, passage: Passage, names: Names) -> Counted | None:
    """What a number counts, in the words of those whom it leans on, where these are certain."""
    doc = passage.tokens
    at = doc.char_span(number.start, number.end, alignment_mode="expand")
    if at is None or (counted is not None and (counted.token.pos_ != "NUM" or counted.head != "person")):
        return counted
    token = at[-1]
    some = doc[at.end + 1] if at.end + 1 < len(doc) and doc[at.end].lower_ == "of" else None
    if some is not None and some.lower_ not in _SOME_OF:
        return counted
    beside = _noun_beside(some) if some is not None else None
    noun = beside or _noun_of(token, some, names)
    if noun is None:
        return counted
    what = noun.text if noun is beside else group_of([noun]).text
    if counted is not None:
        return replace(counted, what=what, head=noun.lemma_.lower())
    verb = token.head if is_verb(token.head) else None
    return Counted(what, noun.lemma_.lower(), token, verb, number.outer, number.end, definite=False, is_act=False)


def _noun_beside(some: Token) -> Token | None:
    """What some of them are said to be: "63 of them women"."""
    after = some.nbor(1) if some.i + 1 < some.sent.end else some
    return after if after.tag_ == "NNS" and is_person_noun(after.lower_) else None


def _noun_of(token: Token, some: Token | None, names: Names) -> Token | None:
    if some is None:
        return antecedent_of(token, names) if leans(token) and names.at(token) is None else None
    if some.lower_ == "whom":
        clause = next((one for one in token.ancestors if one.dep_ == "relcl"), None)
        return clause.head if clause is not None and is_person_noun(clause.head.lower_) else None
    return antecedent_of(some, names) if some.lower_ in THEY and names.at(some) is None else None
