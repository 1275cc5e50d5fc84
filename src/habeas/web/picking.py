"""Who may be meant by a name that is nobody's, or several people's: offered beside the form, picked with a button."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from habeas.errors import HabeasError, NotFound

if TYPE_CHECKING:
    from habeas.work.registry import Registry


@dataclass(frozen=True, slots=True)
class Offer:
    """The name that somebody wrote, and those who may be meant by it, the nearest first: ids, with names to show."""

    asked: str
    people: tuple[tuple[str, str], ...]


def offer_of(registry: Registry, error: HabeasError) -> Offer | None:
    """What a refused name offers; None where it was refused for anything else, or is near to nobody's."""
    if not isinstance(error, NotFound) or not error.offered:
        return None
    people = [registry.person(each) for each in error.offered]
    often = Counter(person.name for person in people)
    shown = [person.name if often[person.name] == 1 else f"{person.name} ({person.id})" for person in people]
    return Offer(error.asked, tuple(zip(error.offered, shown, strict=True)))


def picked(form: Mapping[str, str]) -> dict[str, str]:
    """What a form says, with who was picked in the place of the name that was asked for."""
    said = {name: value for name, value in form.items() if isinstance(value, str)}
    whom, asked = said.pop("pick", ""), " ".join(said.pop("asked", "").split())
    if whom:
        lines = said.get("persons", "").splitlines()
        said["persons"] = "\n".join(whom if " ".join(line.split()) == asked else line for line in lines)
    return said
