"""Who may do what: the rights that pages, forms and the API ask for, and the roles that have them.

All of it is data (`data/access/roles.toml`); nothing else in the program says what a role may do.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from habeas.errors import BadVocabulary, UnknownTerm
from habeas.terms import load_toml

_FILE = "access/roles.toml"
# The rights that the program asks for; the data says in words what each is, and who has it.
READ, ANNOTATE, REVIEW, MANAGE = "read", "annotate", "review", "manage"
CASEWORK = "casework"
RIGHTS = (READ, ANNOTATE, REVIEW, MANAGE, CASEWORK)


@dataclass(frozen=True, slots=True)
class Role:
    """A role with its rights; `rank` grows with them."""

    name: str
    may: frozenset[str]
    rank: int


@cache
def roles() -> dict[str, Role]:
    """All roles by name, the one with the fewest rights first.

    Raises:
        BadVocabulary: a role lacks a right that the one before it has, or has one that nobody describes.
    """
    entries = load_toml(_FILE).get("roles")
    found: dict[str, Role] = {}
    before: frozenset[str] = frozenset()
    for rank, entry in enumerate(entries if isinstance(entries, list) else []):
        role = Role(str(entry.get("name")), frozenset(entry.get("may", ())), rank)
        if not before <= role.may <= set(rights()):
            raise BadVocabulary(f"data/{_FILE}: {role.name} needs the rights of the role before, and no unknown one.")
        found[role.name], before = role, role.may
    return found


@cache
def rights() -> dict[str, str]:
    """The rights, each with what it allows in words.

    Raises:
        BadVocabulary: the data describes other rights than the program asks for.
    """
    described = load_toml(_FILE).get("rights")
    if not isinstance(described, dict) or set(described) != set(RIGHTS):
        raise BadVocabulary(f"data/{_FILE} has to describe exactly these rights: {', '.join(RIGHTS)}.")
    return {name: str(words) for name, words in described.items()}


def role(name: str) -> Role:
    """The role of that name.

    Raises:
        UnknownTerm: there is none.
    """
    try:
        return roles()[name]
    except KeyError as error:
        raise UnknownTerm(f"{name[:40]!r} is no role; there are: {', '.join(roles())}.") from error


def least_with(right: str) -> str | None:
    """The name of the first role that has a right; None for one that is given to named accounts only."""
    return next((each.name for each in roles().values() if right in each.may), None)


@cache
def grantable() -> tuple[str, ...]:
    """The rights that no role has: they are given to named accounts."""
    return tuple(right for right in rights() if least_with(right) is None)


def grantable_right(name: str) -> str:
    """The right of that name, where it is given to named accounts.

    Raises:
        UnknownTerm: it is no right, or one that a role has.
    """
    if name not in grantable():
        known = ", ".join(grantable())
        raise UnknownTerm(f"{name[:40]!r} is no right that is given to an account; there are: {known}.")
    return name


def lesser(left: str, right: str) -> str:
    """Of two roles the one with fewer rights."""
    return min(role(left), role(right), key=lambda each: each.rank).name


def highest() -> str:
    """The role that may do everything."""
    return next(reversed(roles()))
