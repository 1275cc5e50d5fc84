"""Acts that only say which people are meant: "released the men *held* in the capital" tells of one act, a release.

Where people who are not named are whom another act of the sentence was done to, what a participle or a relative
clause says of them is known already; the claim of it is left out. What is said of named people always counts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from habeas.claims.groups import noun_of

if TYPE_CHECKING:
    from habeas.claims.drafts import Draft
    from habeas.claims.participants import Party
    from habeas.claims.triggers import Found

_CLAUSES = ("acl", "relcl", "amod")


def describes(found: Found, whom: Party) -> bool:
    """Whether an act stands in a clause that goes with the noun for its people, who are not named."""
    verb = found.head
    while verb.dep_ == "conj" and verb.head.pos_ in ("VERB", "AUX"):
        verb = verb.head
    apart = verb.left_edge.i > 0 and verb.left_edge.nbor(-1).text in (",", "(", "–", "—")
    alone = any(group.number == 1 for group in whom.groups)
    if verb.dep_ not in _CLAUSES or apart or alone or whom.persons or whom.organizations:
        return False
    return any(noun_of(token) in (verb.head, noun_of(verb.head)) for token in whom.tokens)


def told(drafts: list[tuple[int, Draft]]) -> list[tuple[int, Draft]]:
    """The acts of a sentence without those that only describe the people of another, and say no day of their own.

    So is a noun that means people in custody ("released five political prisoners").
    """
    acts = [draft for _, draft in drafts if not draft.describing and not _is_noun(draft)]
    return [(place, draft) for place, draft in drafts if not _is_known(draft, acts)]


def _is_known(draft: Draft, acts: list[Draft]) -> bool:
    if not draft.describing and not (_is_noun(draft) and not draft.persons):
        return False
    return any(set(draft.nouns) & set(one.nouns) and draft.date in (None, one.date) for one in acts)


def _is_noun(draft: Draft) -> bool:
    return draft.rule.endswith("(itself)")
