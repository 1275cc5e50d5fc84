"""Organizations as those whom an act was done to: by name, or as a group ("three newspapers"), where the act allows it.

Arrests and killings are done to people only; a site is blocked, an office is searched, a party is banned.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from habeas.claims import lexicon
from habeas.claims.bodies_meant import bodies_meant, is_belonging, is_of_state, is_own_body
from habeas.claims.groups import group_of, is_body, is_people
from habeas.claims.kinds import deciding
from habeas.claims.participants import Party
from habeas.claims.syntax import joined, owners

if TYPE_CHECKING:
    from spacy.tokens import Token

    from habeas.claims.names import Names
    from habeas.claims.triggers import Found


def may_be_body(found: Found, token: Token, names: Names) -> bool:
    """Whether a noun is an organization that such an act can be done to."""
    return found.entry.type in deciding().of_bodies and is_own_body(token, names)


def named_bodies(tokens: list[Token], names: Names) -> Party:
    """The organizations that are named, or groups of them ("three newspapers"); never people."""
    bodies = tuple(dict.fromkeys(name for token in tokens for name in bodies_meant(token, names)))
    if bodies:
        return Party((), (), bodies, tuple(tokens))
    nouns = [token for token in tokens if names.body_at(token) is None and is_body(token) and not is_people(token)]
    nouns = [noun for noun in nouns if noun.pos_ == "NOUN" and not (is_belonging(noun) and owners(noun))]
    return Party((), tuple(group_of([noun]) for noun in nouns[:1]), (), tuple(nouns))


def unnamed_bodies(found: Found, tokens: list[Token], names: Names) -> Party:
    """Outlets, organizations and the like as a group, where such an act can be done to them ("independent media")."""
    meant = [
        one for one in tokens if found.entry.type in deciding().of_bodies and is_body(one) and not is_belonging(one)
    ]
    named = tuple(dict.fromkeys(name for one in meant for name in bodies_meant(one, names)))
    if named or found.entry.type not in deciding().of_groups:
        return Party((), (), named, tuple(meant)) if named else Party()
    mass = lexicon.groups().mass_bodies
    plural = [one for one in tokens if one.tag_ == "NNS" or one.lower_ in mass]
    nouns = [one for one in plural if (is_body(one) or one.lemma_.lower() in mass) and one.pos_ == "NOUN"]
    nouns = [one for one in nouns if not is_belonging(one) and names.body_at(one) is None and not is_people(one)]
    run = [one for one in nouns if one in (nouns[0], *joined(nouns[0]))] if nouns else []
    return Party((), (group_of(run),), (), tuple(run)) if run else Party()


def of_its_kind(found: Found, one: Party) -> Party:
    """The same people, and of the organizations those that such an act can be done to."""
    kept = [name for name in one.organizations if found.entry.type in deciding().of_bodies and not is_of_state(name)]
    return replace(one, organizations=tuple(kept))
