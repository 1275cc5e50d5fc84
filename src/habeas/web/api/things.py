"""One thing at a time: a document with its text, a claim as it stands, a person, an organization; and search."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, Literal

from django.http import HttpRequest
from ninja import Query, Router, Schema
from pydantic import Field

from habeas.answers import tables
from habeas.answers.sentence import sentence
from habeas.errors import NotFound
from habeas.web.access import who
from habeas.web.api.door import Token
from habeas.web.api.lists import OrganizationRow
from habeas.web.api.shapes import CaseRow, ClaimRow, Day, DocumentRow, PersonRow, Word
from habeas.web.asking import registry_of
from habeas.web.telling import place
from habeas.web.views.search import pieces
from habeas.work.answers import PersonLine, Post
from habeas.work.finding import moved_to
from habeas.work.photos import Photo, PhotosOf
from habeas.work.roles import READ, RIGHTS

router = Router(auth=Token(READ))
FOUND = 20
# Nobody turns more pages of a search.
MOST_PAGES = 1_000


class Me(Schema):
    """Whose token it is, and what it may do."""

    account: str
    role: str
    may: list[str]


class Part(Schema):
    """What a stretch of a document's text is."""

    start: int
    end: int
    kind: str
    speaker: str | None
    level: int | None


class WholeDocument(DocumentRow):  # type: ignore[valid-type, misc] # made from the columns of the exports
    """A document with its text, where it came from and how it was read; places are counted in characters of `text`.

    `origins` are the paths where it was found for an administrator, and only the names of the files for others.
    """

    kind: str
    author: str | None
    language: str | None
    guessed: list[str]
    text: str
    parts: list[Part]
    origins: list[str]
    size: int
    reading: str
    extractor: str
    refused: dict[str, int]
    added: datetime


class NamedHere(Schema):
    """A person as one document names them, and the id of the person that they are."""

    name: str
    person: str | None


class StandingClaim(Schema):
    """A claim: `stands` with what people corrected, `read` as the machine has it, each also as a sentence.

    `state` is None where nobody decided, else "holds" or "reopened"; `seen` is what a decision on it has to name.
    """

    sentence: str
    sentence_read: str
    stands: ClaimRow  # type: ignore[valid-type]
    read: ClaimRow  # type: ignore[valid-type]
    state: str | None
    decision: int | None
    answer: str | None
    by: str | None
    because: str | None
    seen: int
    persons: list[NamedHere]


class Role(Schema):
    """An office, occupation or membership, and the documents that give it."""

    role: str
    organization: str | None
    documents: list[str]


class ShownPhoto(Schema):
    """The photo that the person's page shows: the SHA-256 of its bytes, where it is from, who put it there and why."""

    decision: int
    sha256: str
    source: str
    by: str
    made: datetime
    because: str


class WholePerson(PersonRow):  # type: ignore[valid-type, misc]
    """A person with roles, and cases as they stood on a day; the picture itself is on the person's page."""

    roles: list[Role]
    as_of: date
    cases: list[CaseRow]  # type: ignore[valid-type]
    photo: ShownPhoto | None


class Number(Schema):
    """How many acts of a type."""

    type: str
    number: int


class WholeOrganization(Schema):
    """An organization with what it is a part of, what it did and suffered, what was done there, and its people."""

    id: str
    name: str
    names: list[str]
    kind: str | None
    country: str | None
    parent: str | None
    parent_name: str | None
    parts: list[str]
    did: list[Number]
    suffered: list[Number]
    there: list[Number]
    people: list[NamedHere]
    documents: list[DocumentRow]  # type: ignore[valid-type]


class FoundPerson(Schema):
    """A person whom a search found."""

    id: str
    name: str
    country: str | None
    documents: int
    claims: int
    cases: int


class Piece(Schema):
    """A stretch of a found document's text; `found` says that it is what was looked for."""

    text: str
    found: bool


class FoundDocument(DocumentRow):  # type: ignore[valid-type, misc]
    """A document that a search found."""

    snippet: list[Piece]


class Found(Schema):
    """What a search found, each kind best first; `more` where another page has more of the kind that was asked for."""

    persons: list[FoundPerson]
    documents: list[FoundDocument]
    claims: list[ClaimRow]  # type: ignore[valid-type]
    more: bool


class Overview(Schema):
    """How much is in the registry, and how many people were held on a day by the rule of a case's status."""

    as_of: date
    documents: int
    words: int
    set_aside: int
    claims: int
    persons: int
    acts: int
    cases: int
    counts: int
    held: int
    first_published: str | None
    last_published: str | None
    last_build: datetime | None
    stale: bool


class OnDay(Schema):
    """A day; that of the latest publication if left out."""

    on: Day | None = None


class Looked(Schema):
    """What a search looks for: all of the words, names in any spelling; of all kinds, or a page of one kind.

    `country`, `publisher` and `year` are what a document has to have.
    """

    q: Word
    kind: Literal["people", "documents", "acts"] | None = None
    page: int = Field(1, ge=1, le=MOST_PAGES)
    country: Word | None = None
    publisher: Word | None = None
    year: int | None = Field(None, ge=0, le=9999)


@router.get("/me", response=Me)
def me(request: HttpRequest) -> dict[str, Any]:
    """Whose token it is, and what it may do."""
    found = who(request)
    if found is None:
        raise RuntimeError("nobody asks, and yet an operation was reached that needs somebody")
    return {"account": found.name, "role": found.role, "may": [right for right in RIGHTS if found.may(right)]}


@router.get("/overview", response=Overview)
def overview(request: HttpRequest, asked: Query[OnDay]) -> dict[str, Any]:
    """How much is in the registry, and how many people are held."""
    now = registry_of(request).overview(asked.on)
    return {**{name: getattr(now, name) for name in Overview.model_fields if name != "persons"}, "persons": now.people}


@router.get("/documents/{document_id}", response=WholeDocument)
def document(request: HttpRequest, document_id: str) -> dict[str, Any]:
    """One document with its text, by its id or the beginning of it."""
    registry = registry_of(request)
    found = registry.document(document_id)
    origin = registry.provenance(found.id)
    said = {name: getattr(found, name) for name in ("kind", "author", "language", "text", "parts")}
    came = {name: getattr(origin, name) for name in ("size", "reading", "extractor", "refused", "added")}
    # A document has all that its card has.
    card: dict[str, Any] = tables.document_row(found)  # type: ignore[arg-type]
    return {
        **card,
        **said,
        **came,
        "guessed": list(found.guessed),
        "origins": [place(request, each) for each in origin.origins],
    }


@router.get("/claims/{claim_id}", response=StandingClaim)
def claim(request: HttpRequest, claim_id: str) -> dict[str, Any]:
    """One claim as it stands, beside what the machine read."""
    reviews = registry_of(request).reviews
    stands, read = reviews.claim(claim_id), reviews.as_read(claim_id)
    held, last = reviews.of(claim_id), reviews.last(claim_id)
    review = None if held is None else held.review
    return {
        "sentence": sentence(stands.claim, date_given=stands.date_given),
        "sentence_read": sentence(read.claim),
        "stands": tables.claim_row(stands),
        "read": tables.claim_row(read),
        "state": None if held is None else held.state,
        "decision": None if review is None else review.id,
        "answer": None if review is None else review.answer,
        "by": None if review is None else review.by,
        "because": None if review is None else review.because,
        "seen": 0 if last is None else last.id,
        "persons": [
            {"name": name, "person": None if person is None else person.id}
            for name, person in reviews.people_of(stands)
        ],
    }


@router.get("/persons/{person_id}", response=WholePerson)
def person(request: HttpRequest, person_id: str, asked: Query[OnDay]) -> dict[str, Any]:
    """One person with cases, by the id."""
    registry = registry_of(request)
    moved = moved_to(registry.record, person_id)
    if moved is not None:
        raise NotFound(f"This is the person {moved!r} now: somebody decided who is who. Ask with that id.")
    file = registry.case(registry.person(person_id).id, asked.on)
    named = [(each.document, each.named, each.shown) for each in file.names]
    return {
        **tables.person_row(file.person, named),
        "roles": [_role(post) for post in file.posts],
        "as_of": file.as_of,
        "cases": [tables.case_row(each) for each in file.cases],
        "photo": _photo(PhotosOf(registry.record).of(file.person)),
    }


@router.get("/organizations/{organization_id}", response=WholeOrganization)
def organization(request: HttpRequest, organization_id: str) -> dict[str, Any]:
    """One organization, by its id or any of its names."""
    file = registry_of(request).organization(organization_id)
    one = file.organization
    said = {name: getattr(one, name) for name in OrganizationRow.model_fields if name not in ("claims", "documents")}
    return {
        **said,
        "parent_name": file.parent,
        "parts": [each for each, _ in file.parts],
        "did": [{"type": kind, "number": number} for kind, number in file.did],
        "suffered": [{"type": kind, "number": number} for kind, number in file.suffered],
        "there": [{"type": kind, "number": number} for kind, number in file.there],
        "people": [{"name": each.affiliation.person, "person": each.person_id} for each in file.people],
        "documents": [tables.document_row(card) for card in file.documents],
    }


@router.get("/search", response=Found)
def search(request: HttpRequest, asked: Query[Looked]) -> dict[str, Any]:
    """Persons in any spelling, documents and claims that have all words, twenty of each at most."""
    start = 0 if asked.kind is None else (asked.page - 1) * FOUND
    narrowed = {"country": asked.country or None, "publisher": asked.publisher or None, "year": asked.year}
    # One more than is told says whether there are more, without counting all of them.
    found = registry_of(request).search(asked.q, limit=FOUND + 1, kind=asked.kind, start=start, **narrowed)
    return {
        "more": max(len(found.people), len(found.documents), len(found.claims)) > FOUND,
        "persons": [_line(line) for line in found.people[:FOUND]],
        "documents": [
            {
                **tables.document_row(each.document),
                "snippet": [{"text": text, "found": hit} for text, hit in pieces(each.snippet)],
            }
            for each in found.documents[:FOUND]
        ],
        "claims": [tables.claim_row(each) for each in found.claims[:FOUND]],
    }


def _role(post: Post) -> dict[str, Any]:
    documents = dict.fromkeys(each.document.id for each in post.given)
    return {"role": post.role, "organization": post.organization, "documents": list(documents)}


def _photo(photo: Photo | None) -> dict[str, Any] | None:
    if photo is None:
        return None
    told = {name: getattr(photo, name) for name in ("source", "by", "made", "because")}
    return {"decision": photo.id, "sha256": photo.digest, **told}


def _line(line: PersonLine) -> dict[str, Any]:
    numbers = {name: getattr(line, name) for name in ("country", "documents", "claims", "cases")}
    return {"id": line.person.id, "name": line.person.name, **numbers}
