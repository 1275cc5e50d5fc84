"""What of the entities of a FollowTheMoney file tells nothing here, each said once: it stays in the text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from habeas.exchange.entities import Entity
from habeas.exchange.ftm_counts import is_number
from habeas.exchange.ftm_words import part_of_role, word_for_decisions
from habeas.lists.model import Problem

# A person and what they hold: by schema the property of the person and that of the body or the post.
OFFICES = {
    "Membership": ("member", "organization"),
    "Directorship": ("director", "organization"),
    "Employment": ("employee", "employer"),
    "Occupancy": ("holder", "post"),
}
# The properties by which one entity tells of another.
_REFERENCES = {
    **OFFICES,
    "Sanction": ("entity",),
    "Family": ("person", "relative"),
    "UnknownLink": ("subject", "object"),
    "Documentation": ("document", "entity"),
    "Event": ("involved", "organizer"),
    "Position": ("organization",),
}
# Those that may be without any.
_MAY_LACK = ("Event", "Position")
# What is understood by what refers to it, and says nothing that a claim could.
_PLAIN = {
    "Person", "LegalEntity", "Organization", "PublicBody", "Company", "Document", "PlainText", "HyperText", "Pages",
    "Article", "Documentation", "UnknownLink", "Family", "Event", "Sanction", "Position", *OFFICES,
}  # fmt: skip


def is_decision(one: Entity) -> bool:
    """Whether an entity is what somebody decided of who or what is one."""
    return one.schema == "Note" and word_for_decisions() in one.all("keywords")


def left(entities: Mapping[str, Entity], lines: Mapping[str, Sequence[int]]) -> Iterator[Problem]:
    """What is kept as text alone: other schemata by their number, and single entities with the first line of each."""
    other: Counter[str] = Counter()
    for one in entities.values():
        line = lines[one.id][0]
        if one.schema not in _PLAIN and not is_number(one) and not is_decision(one):
            other[one.schema] += 1
        elif one.schema == "UnknownLink":
            yield from _link(one, entities, line)
        yield from _missing(one, entities, line)
    for schema in sorted(other):
        many = "1 entity" if other[schema] == 1 else f"{other[schema]:,} entities"
        tell = "is kept as text, and tells" if other[schema] == 1 else "are kept as text, and tell"
        yield Problem(0, "kept-as-text", f"{many} of the schema {schema[:40]} {tell} nothing else.")


def _missing(one: Entity, entities: Mapping[str, Entity], line: int) -> Iterator[Problem]:
    for name in _REFERENCES.get(one.schema, ()):
        for target in one.all(name):
            if target not in entities:
                words = f"Its {name}, the entity “{target[:60]}”, is not in the file, and is left out."
                yield Problem(line, "missing", words)
    for name in () if one.schema in _MAY_LACK else _REFERENCES.get(one.schema, ()):
        if not one.all(name):
            yield Problem(line, "incomplete", f"It is a {one.schema} that does not say what its {name} is.")


def _link(one: Entity, entities: Mapping[str, Entity], line: int) -> Iterator[Problem]:
    target = entities.get(one.first("object") or "")
    role = one.first("role") or ""
    if target is not None and target.schema != "Event":
        yield Problem(line, "kept-as-text", f"The link “{role[:60]}” is to no event; it is kept as text.")
    elif target is not None and part_of_role(role) is None:
        yield Problem(line, "unknown-part", f"What part “{role[:60]}” is in an event is not known; it is kept as text.")
