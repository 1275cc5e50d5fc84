"""The nouns of Habeas: what a document, a claim, a person, an act, a case and a count are.

All of them are frozen and know nothing of a database, a clock or a network. Offsets are always in
characters (Unicode code points) of `Document.text` exactly as it is stored; `None` means "not known".
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from habeas.dates import PartialDate
from habeas.located import Located as Located

# --- documents ----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of a document's text: `text[start:end]`."""

    start: int
    end: int

    def overlaps(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True, order=True)
class Part:
    """What a stretch of a document is.

    The kinds "paragraph", "heading", "list_item", "table", "question", "answer", "byline" and "boilerplate"
    cover the text without overlap (white space between them belongs to none). "quotation" lies inside of these.
    A part's `speaker` is the name as the document writes it near a quotation or an answer, where that is plain.
    `level` is a heading's depth, from 1.
    """

    start: int
    end: int
    kind: str
    speaker: str | None = None
    level: int | None = None

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Document:
    """One thing read, as plain text that stays as it is, with what is known of its origin.

    Attributes:
        id: the SHA-256 of the bytes as received, 64 hexadecimal digits.
        name: the file's name as found, cleaned of control characters.
        kind: "text", "html", "pdf", "docx" or "email".
        text: what claims are read from; never changed afterwards, every offset refers to it.
        country: the country that it is about, ISO 3166-1 alpha-2.
        language: ISO 639-1.
        report_year: the year that an annual report covers, where it is one.
        guessed: names of the fields above that were guessed, not given by a sidecar or by the file itself.
        parts: what the stretches of the text are, in their order.
        sketch: bottom-k hashes of the story's five-word runs, to recognise copies (see `documents.copies`).
    """

    id: str
    name: str
    kind: str
    text: str
    title: str | None = None
    published: PartialDate | None = None
    author: str | None = None
    publisher: str | None = None
    url: str | None = None
    country: str | None = None
    language: str | None = None
    report_year: int | None = None
    guessed: tuple[str, ...] = ()
    parts: tuple[Part, ...] = ()
    sketch: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class SetAside:
    """A file that was found and not read, with the reason in a sentence that says what to do."""

    path: str
    reason: str


# --- claims -------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, order=True)
class Quote:
    """An exact slice of a document: `document.text[start:end] == text`."""

    start: int
    end: int
    text: str

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Claim:
    """What one document says was done to someone, at one place of its text. Fields as in the annotation guide.

    Attributes:
        type: one of `terms.CLAIM_TYPES`.
        persons: whom it was done to (a response: for whom), each under the fullest name that the document has.
        group: the noun phrase for people who are not named, without its number.
        number: how many that phrase stands for.
        organizations: the organizations that it was done to.
        actors: who did it, as the document words it.
        date: when it happened, never more precise than the text and the day of publication allow.
        place, charges, term: as the document words them.
        modality: "asserted", "alleged", "denied" or "possible".
        quotes: the smallest sentences or clauses that show it, in the order of the text; never empty.
        speaker: who says it, where it stands in reported speech.
        rule: the rule that proposed it, for the reader who asks why.
        trigger: the words that the rule saw.
        confidence: from 0 to 1, how often claims found in this way are right.
    """

    type: str
    quotes: tuple[Quote, ...]
    persons: tuple[str, ...] = ()
    group: str | None = None
    number: int | None = None
    organizations: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    date: PartialDate | None = None
    place: str | None = None
    charges: tuple[str, ...] = ()
    term: str | None = None
    modality: str = "asserted"
    speaker: str | None = None
    rule: str = ""
    trigger: Span | None = None
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Affiliation:
    """A person's office, occupation or membership; `organization` is None for a bare occupation."""

    person: str
    role: str
    organization: str | None
    quote: Quote


@dataclass(frozen=True, slots=True)
class Kin:
    """That a document says that `relative` is the `word` ("brother", "wife") of `person`; two people, never one."""

    person: str
    relative: str
    word: str
    quote: Quote


@dataclass(frozen=True, slots=True)
class Count:
    """A number that a document gives for people or acts of a class.

    Attributes:
        what: the class, as the document words it ("political prisoners and detainees").
        low, high: both ends, equal for one number; both None for "dozens", which stands in `qualifier`.
        qualifier: "approximately", "at least", "up to", "dozens" …, as worded.
        as_of: the date that the number is given for, else that of the statement.
        place: where, as worded, else the country that the document is about.
        by: whose number it is ("NGO coalition"), where the document says.
        kind: "stock" for how many there are on a date ("there were 254"), "flow" for how many something was
            done to in a time ("the government released 14").
    """

    what: str
    low: int | None
    high: int | None
    qualifier: str | None
    as_of: PartialDate | None
    place: str | None
    by: str | None
    quote: Quote
    kind: str = "stock"


@dataclass(frozen=True, slots=True)
class NamedPerson:
    """A person as one document knows them: the fullest name it has, and every place that speaks of them.

    `gender` is "female", "male" or None, only where the document says so (a title, a pronoun that is certain).
    """

    name: str
    mentions: tuple[Span, ...]
    aliases: tuple[str, ...] = ()
    gender: str | None = None


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that an extractor read out of one document; `refused` counts what the gate threw away, by reason."""

    document_id: str
    extractor: str
    claims: tuple[Claim, ...] = ()
    affiliations: tuple[Affiliation, ...] = ()
    counts: tuple[Count, ...] = ()
    people: tuple[NamedPerson, ...] = ()
    refused: dict[str, int] = field(default_factory=dict)
    kin: tuple[Kin, ...] = ()


# --- people -------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, order=True)
class Mention:
    """One document's named person, as resolution sees it: the key that joins people across documents.

    Attributes:
        country, roles: what the document is about, and as what it describes the person.
        born: a year or a day, like "1984" or "1984-05-12".
        home: where the person is from or lives.
        events: what the document says was done to the person, like "arrest 2024-12-03".
        company: whom the same claims name beside the person.
    """

    document_id: str
    name: str
    aliases: tuple[str, ...] = ()
    gender: str | None = None
    country: str | None = None
    roles: tuple[str, ...] = ()
    born: str | None = None
    home: str | None = None
    events: tuple[str, ...] = ()
    company: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Person:
    """One person under all their names, with the mentions that were joined and why.

    Attributes:
        id: stable for the same mentions, readable in an address ("rufat-safarov").
        name: the name to show: the fullest of the most frequent spellings.
        names: every spelling seen, the shown one first.
        mentions: what was joined.
        reasons: for every mention but the first, the sentence that says why it is the same person.
    """

    id: str
    name: str
    names: tuple[str, ...]
    mentions: tuple[Mention, ...]
    reasons: tuple[str, ...] = ()
    gender: str | None = None


# --- acts ---------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class SourcedClaim:
    """A claim with its id and the document that makes it, as the steps after extraction see it.

    Attributes:
        review: how far its review is: "unreviewed", "accepted by one", "verified", "rejected" or "reopened".
        date_given: how a person gave a date that `claim` has less precisely: "before 2024-05-21", else "".
    """

    id: str
    claim: Claim
    document: DocumentCard
    review: str = "unreviewed"
    date_given: str = ""


@dataclass(frozen=True, slots=True)
class DocumentCard:
    """A document without its text: what a footnote needs."""

    id: str
    name: str
    title: str | None = None
    publisher: str | None = None
    published: PartialDate | None = None
    url: str | None = None
    country: str | None = None
    report_year: int | None = None
    sketch: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Dispute:
    """A field on which the claims of one act differ: each value with the ids of the claims that give it."""

    field: str
    values: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class Act:
    """One thing done to one person (or one group), as all documents together tell it.

    Attributes:
        id: derived from its claims, so the same claims give the same id.
        person_id, group: whom it was done to; exactly one of them is set, or neither where it is nobody named.
        person_name: the person's shown name.
        date: the most precise date that no claim of the act contradicts.
        before: for an act without a date, the date that it must have come before, where that is certain.
        sources: the number of independent sources (copies and one publisher's repeats count once).
        disputes: fields on which claims differ, every value kept.
        claims: in the order of publication.
        located: what the place is, where the gazetteer knows it and it can't be several.
    """

    id: str
    type: str
    claims: tuple[SourcedClaim, ...]
    person_id: str | None = None
    person_name: str | None = None
    group: str | None = None
    number: int | None = None
    organizations: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    date: PartialDate | None = None
    before: PartialDate | None = None
    place: str | None = None
    country: str | None = None
    charges: tuple[str, ...] = ()
    term: str | None = None
    modality: str = "asserted"
    sources: int = 1
    disputes: tuple[Dispute, ...] = ()
    located: Located | None = None


# --- cases --------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Status:
    """Whether a person was held on a day: "held", "not held" or "unknown", and the acts that say so."""

    value: str
    because: tuple[str, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class Case:
    """One person's time in custody, or the other violations against them where they were never held.

    Attributes:
        id: stable for the same person and acts ("rufat-safarov-2").
        acts: the acts of this time in custody, in their order.
        responses: what was said and done about it, in order.
        start, end: when custody began and ended as far as is known; `end` is None while held or not known.
        custody: whether the person was in custody at all.
        released: whether some act ended it.
        last_known: the latest date on which a source speaks of the custody.
    """

    id: str
    person_id: str
    person_name: str
    country: str | None
    acts: tuple[Act, ...]
    responses: tuple[Act, ...] = ()
    start: PartialDate | None = None
    end: PartialDate | None = None
    custody: bool = True
    released: bool = False
    last_known: PartialDate | None = None


@dataclass(frozen=True, slots=True)
class CaseOn:
    """A case as it stood on a day: what a list of cases shows a line of.

    `days_held` is the fewest days in custody up to that day that the dates allow, `days_held_most` the most; both
    None where the beginning is not known.
    """

    case: Case
    as_of: date
    status: Status
    days_held: int | None = None
    days_held_most: int | None = None
