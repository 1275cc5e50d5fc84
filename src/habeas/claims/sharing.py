"""What acts of one sentence share: the offence in "was arrested for theft and sentenced", "arrested and charged with".

Only acts against the same people share it, where one verb is joined to the other by "and".
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from habeas.claims.charges import offences

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from habeas.claims.drafts import Draft

# How far apart, in words, two verbs may stand that share an offence behind the second.
BESIDE = 4
# Acts that take the offence of the act they are joined to.
_SHARING = frozenset(("arrest", "charge", "remand", "sentence", "imprisonment"))


def with_shared(acts: list[tuple[int, Draft]], doc: Doc) -> list[tuple[int, Draft]]:
    """The acts of a sentence, each with its place, with the offences that they share."""
    return [(place, _with_charges(place, draft, acts, doc)) for place, draft in acts]


def _with_charges(place: int, draft: Draft, acts: list[tuple[int, Draft]], doc: Doc) -> Draft:
    if draft.charges or draft.type not in _SHARING & offences().types or not (draft.persons or draft.groups):
        return draft
    for other_place, other in acts:
        same = (other.persons, other.groups) == (draft.persons, draft.groups) and other.type in _SHARING
        if same and other.charges and other.type != draft.type and _share(doc[place], doc[other_place]):
            return replace(draft, charges=other.charges)
    return draft


def _share(one: Token, other: Token) -> bool:
    """Whether a verb is joined to another before it, or to one right behind it."""
    first, second = (one, other) if one.i < other.i else (other, one)
    top = second
    while top.dep_ in ("conj", "xcomp", "ccomp", "oprd", "acomp") and top.i > first.i:
        top = top.head
    return top == first and (one == second or second.i - first.i <= BESIDE)
