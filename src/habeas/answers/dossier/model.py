"""The nouns of a dossier: the actor, what is gathered about it, and what is put together for whoever reads it.

`Gathered` is what the record has; `Dossier` is what is said of it, with every exhibit numbered. None of them knows a
database, a clock or a file.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from habeas.dates import PartialDate
from habeas.model import Act, DocumentCard, Quote

PERSON = "person"


@dataclass(frozen=True, slots=True)
class Actor:
    """Whom a dossier is about.

    Attributes:
        id: as in the address of its page.
        key: how decisions address it: a mention of a person, or the name and country of an organization.
        names: every name that documents give, the shown one first.
        kind: "person", or the kind of the organization; None where nothing shows it.
        born, home: as documents give them.
    """

    id: str
    key: str
    name: str
    names: tuple[str, ...]
    kind: str | None
    country: str | None = None
    gender: str | None = None
    born: tuple[str, ...] = ()
    home: tuple[str, ...] = ()

    @property
    def is_person(self) -> bool:
        return self.kind == PERSON

    @property
    def called(self) -> tuple[str, ...]:
        """Every name, and of a person the surname alone, as sentences call them."""
        return (*self.names, *(name.split()[-1] for name in self.names if self.is_person))


@dataclass(frozen=True, slots=True)
class CitedOffice:
    """That a document gives somebody an office, occupation or membership."""

    person: str
    person_id: str | None
    role: str
    organization: str | None
    document: DocumentCard
    quote: Quote
    organization_kind: str | None = None


@dataclass(frozen=True, slots=True)
class CitedKin:
    """That a document calls somebody kin of the actor; `word` is what the relative is of the actor, as told."""

    name: str
    person_id: str | None
    word: str
    document: DocumentCard
    quote: Quote


@dataclass(frozen=True, slots=True)
class Named:
    """An act with the ids of the claims of it that name the actor as who did it."""

    act: Act
    by: frozenset[str]


@dataclass(frozen=True, slots=True)
class Received:
    """What the registry has on how a document came: its size, when it was received, and the file's name."""

    size: int
    received: datetime
    file: str


@dataclass(frozen=True, slots=True)
class Confirmed:
    """An entry of a sanctions list that a person confirmed to be the actor."""

    caption: str
    entity: str
    dataset: str
    file_sha256: str
    programmes: tuple[str, ...]
    by: str
    made: datetime
    because: str


@dataclass(frozen=True, slots=True)
class Said:
    """What a person decided of a criterion: "met" or "not met", who, when and why; `id` is its number in the log."""

    id: int
    answer: str
    by: str
    made: datetime
    because: str


@dataclass(frozen=True, slots=True)
class Superior:
    """A body above the actor, with the people whom documents give an office in it."""

    id: str
    name: str
    below: str
    people: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Gathered:
    """All that the record has for a dossier.

    Attributes:
        acts: what the actor is named for, responses left out.
        suffered: acts done to the actor itself.
        listings: sanctions against the actor that documents tell of.
        later: for each victim (a person's id) what was done in their case that may take an act back.
        offices: of a person those that they were given; of a body those of its people.
        of_kin: offices of the actor's kin, of which companies are told.
        superiors: from the nearest on; `circle` says where the chain of command came back to itself.
        received: by document id.
        said: what people decided of criteria, by "regime/criterion".
        withheld: acts that were left out, since nobody may be told of them outside of the registry.
        called: for each victim (a person's id) as what documents describe them: "editor", "opposition activist".
        denials: for each claim that names the actor, by id, the words of denial that stand beside its quotes.
    """

    actor: Actor
    acts: tuple[Named, ...]
    suffered: tuple[Act, ...] = ()
    listings: tuple[Act, ...] = ()
    later: Mapping[str, tuple[Act, ...]] = field(default_factory=dict)
    offices: tuple[CitedOffice, ...] = ()
    kin: tuple[CitedKin, ...] = ()
    of_kin: tuple[CitedOffice, ...] = ()
    superiors: tuple[Superior, ...] = ()
    circle: str = ""
    received: Mapping[str, Received] = field(default_factory=dict)
    confirmed: tuple[Confirmed, ...] = ()
    said: Mapping[str, Said] = field(default_factory=dict)
    called: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    denials: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    withheld: int = 0


# --- what is put together -----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Office:
    """An office, occupation or membership as documents know it: when it was cited, never when it was held.

    `ended_by` is the time of the first document that calls it a former one; `held` says that some document, dated or
    not, calls it a present one. `ended_in` are the ids of documents that call it a former one.
    """

    person: str
    role: str
    organization: str | None
    first_cited: PartialDate | None
    last_cited: PartialDate | None
    ended_by: PartialDate | None
    documents: tuple[DocumentCard, ...]
    organization_kind: str | None = None
    held: bool = True
    ended_in: frozenset[str] = frozenset()

    @property
    def title(self) -> str:
        return f"{self.role}, {self.organization}" if self.organization else self.role


@dataclass(frozen=True, slots=True)
class Exhibit:
    """A document as evidence: its number, its hash, where it is from and when it was received.

    Attributes:
        enclosed: one that names somebody who is withheld is not enclosed where exhibits are sent.
        copies: other documents that tell the same story in the same words, numbered under it: E1.2, E1.3.
        carries: what its file has in it beside the text that it shows, such as tracked changes.
        only_quoted: whether only quotes of it are in the registry, so that there is nothing to enclose.
    """

    number: str
    card: DocumentCard
    received: Received | None
    enclosed: bool = True
    copies: tuple[Exhibit, ...] = ()
    carries: tuple[str, ...] = ()
    only_quoted: bool = False

    @property
    def sha256(self) -> str:
        return self.card.id

    @property
    def files(self) -> tuple[Exhibit, ...]:
        """It and its copies, each of which is a file."""
        return (self, *self.copies)


@dataclass(frozen=True, slots=True)
class Words:
    """What documents say of an act in the same words: the sentence, who says it there, and how far it is reviewed."""

    exhibits: tuple[str, ...]
    text: str
    speaker: str | None
    modality: str
    review: str


@dataclass(frozen=True, slots=True)
class Against:
    """Something that speaks against an act, or against what is made of it, in a sentence, with its exhibits."""

    kind: str
    sentence: str
    exhibits: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ActOf:
    """An act of the actor as the dossier tells it.

    Attributes:
        number: "A1" on, in the order of dates.
        degree, reason: how far the actor was involved, as proposed, and why.
        offices: what is known of the actor's offices on that day, in sentences.
        called: as what documents describe the victim.
        sources: groups of exhibits, one for each independent source.
        reviewed: whether a person verified at least one of the claims that tell of it.
        named: whether the words of the claims that give the actor as who did it name the actor.
    """

    number: str
    act: Act
    victim: str
    degree: str
    reason: str
    offices: tuple[str, ...]
    words: tuple[Words, ...]
    sources: tuple[tuple[str, ...], ...]
    against: tuple[Against, ...]
    reviewed: bool
    called: tuple[str, ...] = ()
    named: bool = True

    @property
    def exhibits(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(number for group in self.sources for number in group))

    @property
    def asserted(self) -> bool:
        """Whether some source says it happened, rather than only that it may have, or that it did not."""
        return any(each.modality in ("asserted", "alleged") for each in self.words)


@dataclass(frozen=True, slots=True)
class Relative:
    """Kin of the actor as sources name them."""

    name: str
    word: str
    exhibits: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Dossier:
    """All that is said of an actor, ready to be laid out.

    Attributes:
        as_of: the day for which it was put together.
        only_verified: whether acts that nobody verified are left out; `left_out` counts them.
        acts: what it did, by date; undated ones last.
        ended: what it did that ended somebody's custody, which speaks for it.
        both_sides: acts in which it is named as who did it and as to whom it was done: looked at, not counted.
        suffered: acts done to the actor.
        withheld: how many acts were left out since their victims are withheld.
        accused: what somebody without an office of a state accuses others of, which is no act of theirs.
        doubted: what only a state does, given of a person for whom no document has an office of one.
    """

    actor: Actor
    as_of: date
    only_verified: bool
    left_out: int
    acts: tuple[ActOf, ...]
    ended: tuple[ActOf, ...]
    both_sides: tuple[ActOf, ...]
    suffered: tuple[ActOf, ...]
    listings: tuple[ActOf, ...]
    confirmed: tuple[Confirmed, ...]
    offices: tuple[Office, ...]
    superiors: tuple[Superior, ...]
    circle: str
    relatives: tuple[Relative, ...]
    companies: tuple[Office, ...]
    exhibits: tuple[Exhibit, ...]
    said: Mapping[str, Said]
    withheld: int = 0
    accused: tuple[ActOf, ...] = ()
    doubted: tuple[ActOf, ...] = ()
