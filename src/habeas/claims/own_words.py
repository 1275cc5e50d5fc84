"""Which words of a sentence are a trigger's own: from it to where something else begins, done to others or by others.

Charges, terms and places are looked for among them alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from habeas.claims.syntax import children, is_verb

if TYPE_CHECKING:
    from spacy.tokens import Token

    from habeas.claims.drafts import Draft
    from habeas.claims.names import Names
    from habeas.claims.triggers import Found


def own_words(found: Found, following: Found | None, draft: Draft, names: Names) -> str:
    """The words from the trigger to the next one of its sentence, which are its own."""
    end = found.head.sent.end
    if following is not None:
        end = min(end, following.start)
    end = min([end, *_done_to_others(found, draft, names)])
    text: str = found.head.doc[found.start : end].text
    return text.partition(", but ")[0]


def following_of(found: Found, others: list[Found]) -> Found | None:
    """The trigger behind one with which something else begins, of those behind it; None where none does.

    An offence's own words begin nothing else, nor does a noun; behind these a verb does that has a name for its object:
    "found A and B guilty of terrorism and *sentenced* B to three years".
    """
    for number, other in enumerate(others):
        own = other.entry.kind == "noun" or _names_offence(other.head, found.head)
        joins = other.head.dep_ != "amod" and (number == 0 or _with_name(other.head))  # "part in a banned group"
        if other.start >= found.end and not own and joins:
            return other
    return None


def _with_name(verb: Token) -> bool:
    return verb.tag_ == "VBD" and any(one.pos_ == "PROPN" for one in children(verb, "dobj", "dative"))


def _done_to_others(found: Found, draft: Draft, names: Names) -> list[int]:
    """Where what is done to somebody else begins: "fined A and *gave* B two months", "jailed A and *put* B …"."""
    if not found.verbal or not draft.persons:
        return []
    others = []
    for verb in found.head.conjuncts:
        if verb.i >= found.end and is_verb(verb):
            named = [names.at(one) for one in children(verb, "dobj", "dative", "nsubjpass")]
            if any(one is not None and not set(one.names) & set(draft.persons) for one in named):
                others.append(verb.i)
    return others


def _names_offence(token: Token, head: Token) -> bool:
    """Whether a verb only words the offence that another one leads to: "convicted of killing", "charged with …"."""
    while token != head and token.head != token:
        if token.dep_ == "pcomp" and token.head.lower_ in ("of", "for", "with", "on", "to"):
            return True
        token = token.head
    return False
