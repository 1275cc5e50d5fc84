"""How somebody is called in a place of a sentence, and the one door through which every person who is shown passes."""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import dataclass, field

from habeas.answers.report.wording import Wording
from habeas.model import Person


@dataclass(frozen=True, slots=True)
class Who:
    """Whom a sentence is about, in each place that it may stand in."""

    name: str
    subject: str
    object: str
    possessive: str
    many: bool = False
    later: str = ""
    short: bool = False

    @classmethod
    def several(cls, said: str, several: bool = True) -> Who:
        """A group, or several."""
        return cls(said, said, said, f"{said}’s" if not said.endswith("s") else f"{said}’", several)

    def is_named(self, said: str) -> bool:
        """Whether these words are this somebody's name or a part of it."""
        return bool(said) and (said == self.name or said in self.name.split())

    def of(self, wording: Wording) -> dict[str, str]:
        """Nouns that belong to this somebody: "his case", "the case of the two reporters"."""
        pattern = str(wording.table["of"]["noun" if self.short else "phrase"])
        return {
            slot: pattern.format(possessive=self.possessive, object=self.object, noun=noun)
            for slot, noun in wording.table["nouns"].items()
        }


@dataclass(frozen=True, slots=True)
class Shown:
    """Who may be shown, and how they are called. Whoever is withheld is called so wherever they would be named."""

    people: Mapping[str, Person]
    wording: Wording
    country: str
    withheld: Set[str] = field(default_factory=frozenset)

    def name(self, person_id: str, name: str | None = None) -> str:
        """The name to show."""
        if person_id in self.withheld:
            return str(self.wording.table["withheld"])
        person = self.people.get(person_id)
        return person.name if person else name or str(self.wording.table["nobody"])

    def first(self, person_id: str, name: str | None = None) -> Who:
        """Somebody where a paragraph names them first."""
        called = self.name(person_id, name)
        return Who(called, called, called, self._possessive(called), later=self.again(person_id, name).object)

    def again(self, person_id: str, name: str | None = None) -> Who:
        """The same somebody further on: by the pronoun where documents tell it, else by the last word of the name."""
        called = self.name(person_id, name)
        person = self.people.get(person_id)
        pronouns = self.wording.table["pronouns"]
        if person is not None and person.gender in pronouns and person_id not in self.withheld:
            subject, other, possessive = pronouns[person.gender]
            return Who(called, subject, other, possessive, later=other, short=True)
        if "any" in pronouns:
            subject, other, possessive = pronouns["any"]
            return Who(called, subject, other, possessive, later=other, short=True)
        short = called
        if (
            person_id not in self.withheld
            and self.country not in pronouns["whole_names"]
            and 1 < len(called.split()) < 4
        ):
            short = called.split()[-1]
        return Who(called, short, short, self._possessive(short), later=short, short=short != called)

    def _possessive(self, name: str) -> str:
        return str(self.wording.table["pronouns"]["possessive"]).format(name=name)
