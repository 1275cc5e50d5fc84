"""What a site is made of: what it says of itself, and of each person what may be shown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from habeas.answers.counts import Figure
from habeas.answers.portrait import Portrait
from habeas.cases.detention import Detention
from habeas.cases.status import HELD, UNKNOWN
from habeas.dates import PartialDate
from habeas.language import ENGLISH
from habeas.model import Act, CaseOn, DocumentCard, NamedPerson, Person, SourcedClaim


@dataclass(frozen=True, slots=True)
class Imprint:
    """What a site says of itself.

    Attributes:
        day: the day as of which everything is told.
        contact: how to reach whoever publishes it: an address of the web or of mail, or words.
        base_url: where it is going to be, for the feed; empty where nobody said.
        about: what whoever publishes it says, as Markdown.
        preview: that it also tells what nobody verified or released, and is not for publication.
    """

    title: str
    day: date
    contact: str = ""
    base_url: str = ""
    about: str = ""
    language: str = ENGLISH
    preview: bool = False


@dataclass(frozen=True, slots=True)
class Recorded:
    """That a body recognises somebody under a definition, as a person recorded it, with where the body says so."""

    body: str
    label: str
    definition: str
    day: PartialDate
    source: str


@dataclass(frozen=True, slots=True)
class Picture:
    """A photo of somebody: a JPEG, and where it is from."""

    content: bytes
    source: str


@dataclass(frozen=True, slots=True)
class Chosen:
    """Somebody who may be shown, with what may be made of them.

    Attributes:
        names: the person as documents name them.
        claims: those that may be shown.
        hidden: the fields of `data/site/fields.toml` that may not.
        values: by field of `data/site/fields.toml` what was released.
        recorded: which bodies recognise the person, as people recorded it.
        picture: the photo that was released.
    """

    person: Person
    claims: tuple[SourcedClaim, ...]
    names: tuple[tuple[NamedPerson, DocumentCard], ...] = ()
    hidden: frozenset[str] = frozenset()
    values: Mapping[str, str] = field(default_factory=dict, hash=False)
    recorded: tuple[Recorded, ...] = ()
    picture: Picture | None = None


@dataclass(frozen=True, slots=True)
class Published:
    """Somebody as the site tells of them; everything is drawn from `claims`."""

    id: str
    name: str
    country: str | None
    cases: tuple[CaseOn, ...]
    portrait: Portrait
    claims: tuple[SourcedClaim, ...]
    hidden: frozenset[str] = frozenset()
    birthday: PartialDate | None = None
    address: str = ""
    offices: str = ""
    gender: str = ""
    hearing: Act | None = None
    detention: Detention | None = None
    recorded: tuple[Recorded, ...] = ()
    kin: str = ""
    picture: Picture | None = None

    @property
    def photo(self) -> str:
        """Where on the site the photo is; empty where there is none."""
        return f"photos/{self.id}.jpg" if self.picture else ""

    def shows(self, field: str) -> bool:
        """Whether that may be shown of the person."""
        return field not in self.hidden

    @property
    def status(self) -> str:
        """Whether the person is held: so if any case says it, unknown if none does and one leaves it open."""
        told = {one.status.value for one in self.cases if one.case.custody}
        return next((value for value in (HELD, UNKNOWN) if value in told), "not held" if told else "")

    @property
    def custody(self) -> CaseOn | None:
        """The case that says so: the last one."""
        told = [one for one in self.cases if one.case.custody and one.status.value == self.status]
        return told[-1] if told else None

    @property
    def acts(self) -> tuple[Act, ...]:
        return tuple(act for one in self.cases for act in one.case.acts)

    @property
    def responses(self) -> tuple[Act, ...]:
        return tuple(act for one in self.cases for act in one.case.responses)

    @property
    def documents(self) -> tuple[DocumentCard, ...]:
        """The documents that tell of the person, each once, by date."""
        cards = {claim.document.id: claim.document for claim in self.claims}
        return tuple(sorted(cards.values(), key=lambda card: (str(card.published or "9"), card.id)))


@dataclass(frozen=True, slots=True)
class Series:
    """A series of reported numbers that was released: of what, where."""

    what: str
    country: str
    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class Site:
    """All that is published."""

    imprint: Imprint
    people: tuple[Published, ...]
    series: tuple[Series, ...] = ()
    changes: tuple[Change, ...] = ()

    @property
    def held(self) -> tuple[Published, ...]:
        return tuple(one for one in self.people if one.status == HELD)

    @property
    def unsure(self) -> tuple[Published, ...]:
        return tuple(one for one in self.people if one.status == UNKNOWN)

    @property
    def countries(self) -> tuple[str, ...]:
        told = {one.country for one in self.people if one.country} | {one.country for one in self.series}
        return tuple(sorted(told))

    def of(self, country: str) -> Site:
        """The part of it that is about one country."""
        return Site(
            self.imprint,
            tuple(one for one in self.people if one.country == country),
            tuple(one for one in self.series if one.country == country),
        )


@dataclass(frozen=True, slots=True)
class Change:
    """What one publication brought about one page: "added", "changed" or "withdrawn"; who was withdrawn is not told.

    Attributes:
        id: of the entry in the feed, for good.
        told: what changed, as words and values in a fixed shape: {"status": ["held", "not held"], "acts": [3, 4]}.
    """

    id: str
    day: date
    kind: str
    person: str = ""
    name: str = ""
    told: Mapping[str, object] = field(default_factory=dict, hash=False)
