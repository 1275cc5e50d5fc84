"""Claims and people that stand only because somebody decided so: no extractor proposes them.

They are rows like all others, so that acts, cases and counts have them too, but marked, and made anew from the log.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from typing import TYPE_CHECKING, Any

from habeas import model
from habeas.people.judgements import document_and_name, key_of
from habeas.record import decisions, identify, load, mentions_now
from habeas.record.connect import Record
from habeas.record.prepared import prepared
from habeas.record.review import ADD, REJECT, Review, claim_of
from habeas.record.same_claim import placed

if TYPE_CHECKING:
    from django.db.models import QuerySet

# What stands where else the rule does that read a claim.
ADDED_RULE, KEPT_RULE = "added by a person", "kept by a person"


def forget(record: Record, document_id: str | None = None) -> None:
    """Takes the kept claims back, of one document or all, with those of all also the people whom nothing else names."""
    from habeas.record import models

    claims = models.Claim.objects.using(record.alias).filter(kept=True)
    (claims if document_id is None else claims.filter(document=document_id)).delete()
    if document_id is None:
        models.NamedPerson.objects.using(record.alias).filter(given=True).delete()


def keep(record: Record, review: Review, text: str, order: int) -> model.SourcedClaim | None:
    """Stores a claim that is no longer proposed, as it was read or added; None where its words are no more in the text.

    The person's correction is not part of it: it stands beside, as it does for a claim that an extractor proposes.
    """
    from habeas.record import models

    decided = review.decided or review.first
    quotes = placed(text, review.first["quotes"]) or placed(text, decided["quotes"])
    if quotes is None:
        return None
    rule = ADDED_RULE if review.answer == ADD or review.unread else KEPT_RULE
    claim = claim_of({**review.first, "quotes": quotes}, rule=rule)
    models.Claim.objects.using(record.alias).bulk_create(
        [models.Claim(**identify.row(review.document_id, order, review.claim_id, claim, kept=True))]
    )
    models.Quote.objects.using(record.alias).bulk_create(
        models.Quote(claim_id=review.claim_id, start=start, end=end, text=words) for start, end, words in quotes
    )
    keys = review.keys if review.answer == ADD else [key_of(review.document_id, name) for name in claim.persons]
    named = rows_of(record, keys)
    models.Subject.objects.using(record.alias).bulk_create(
        models.Subject(claim_id=review.claim_id, named_person_id=row, order=order)
        for order, row in enumerate(dict.fromkeys(named[key] for key in keys if key in named))
    )
    return next(iter(load.claims(record, pk=review.claim_id)))


def is_kept(record: Record, claim_id: str) -> bool:
    """Whether a claim stands only because somebody decided so."""
    return True in _kept(record, claim_id)


@prepared
def _kept(record: Record, claim_id: str) -> QuerySet[Any]:
    from habeas.record import models

    return models.Claim.objects.using(record.alias).filter(pk=claim_id).order_by().values_list("kept", flat=True)


def is_gone(record: Record, claim_id: str) -> bool:
    """Whether no extractor proposes a claim."""
    return False not in _kept(record, claim_id)


def add_subjects(record: Record, ruling: str, keys: Iterable[str]) -> None:
    """Notes whom a claim is about as a person left it."""
    from habeas.record import models

    keys = list(keys)
    named = rows_of(record, keys)
    models.SubjectAsCorrected.objects.using(record.alias).bulk_create(
        models.SubjectAsCorrected(ruling_id=ruling, named_person_id=row, order=order)
        for order, row in enumerate(dict.fromkeys(named[key] for key in keys if key in named))
    )


def rows_of(record: Record, keys: Iterable[str]) -> dict[str, int]:
    """The named person of each mention that is in the record."""
    return {
        key: _named(record, *document_and_name(now))[0] for key, now in mentions_now.current_keys(record, keys).items()
    }


@prepared
def _named(record: Record, document_id: str, name: str) -> QuerySet[Any]:
    from habeas.record import models

    rows = models.NamedPerson.objects.using(record.alias).filter(document=document_id, name=name)
    return rows.order_by("document_id", "order").values_list("pk", flat=True)[:1]


# --- people whom only a person names -----------------------------------------------------------------------


def people_of(record: Record, keys: Iterable[str]) -> dict[str, Any]:
    """For the log: of each of these mentions its other names and where it stands, with the words."""
    wanted = set(keys)
    names = [document_and_name(key) for key in wanted]
    told = _told(record, {document for document, _ in names}, {name for _, name in names}) if names else []
    found = {}
    for document, name, aliases, mentions, text in told:
        if (key := key_of(document, name)) in wanted:
            places = [[start, end, text[start:end]] for start, end in mentions]
            found[key] = {"aliases": list(aliases), "mentions": places}
    return found


@prepared
def _told(record: Record, documents: Collection[str], names: Collection[str]) -> QuerySet[Any]:
    from habeas.record import models

    rows = models.NamedPerson.objects.using(record.alias).filter(document__in=documents, name__in=names).order_by()
    return rows.values_list("document", "name", "aliases", "mentions", "document__text")


def places_of(text: str, name: str) -> list[list[Any]]:
    """Every place where a name stands in a text as whole words, however they are spaced, with those words."""
    pattern = r"(?<!\w)" + r"\s+".join(map(re.escape, name.split())) + r"(?!\w)"
    return [[match.start(), match.end(), match[0]] for match in re.finditer(pattern, text)] if name.split() else []


def name_people(record: Record, reviews: Iterable[Review]) -> None:
    """Names the people of reviews whom their documents no longer name by themselves, at the places that they had."""
    from habeas.record import models

    told: dict[str, Mapping[str, Any]] = {}
    for review in reviews:
        for key in wanted(review):
            told.setdefault(key, review.people.get(key, {}))
    missing = sorted(set(told) - set(mentions_now.current_keys(record, told)))
    for key in missing:
        document_id, name = document_and_name(key)
        rows = models.Document.objects.using(record.alias).filter(pk=document_id)
        text = rows.values_list("text", flat=True).first()
        if text is None:
            continue
        places = [each for place in told[key].get("mentions", ()) for each in placed(text, [place]) or ()]
        places = places or places_of(text, name)
        models.NamedPerson.objects.using(record.alias).create(
            document_id=document_id,
            order=models.NamedPerson.objects.using(record.alias).filter(document=document_id).count(),
            name=name,
            aliases=list(told[key].get("aliases", ())),
            mentions=[[start, end] for start, end, _ in places],
            shown=places[0][2] if places else "",
            given=True,
        )


def wanted(review: Review) -> set[str]:
    """The mentions that a review needs to be in the record: of whom the claim is about, as it was read and is left."""
    if review.answer == REJECT:
        return set()
    first = () if review.answer == ADD else review.first["persons"]
    return {*review.keys, *(key_of(review.document_id, name) for name in first)}


def changes_people(
    record: Record, document_id: str, claim_id: str, entries: Iterable[decisions.Decision], *, there: bool
) -> bool:
    """Whether after a decision on that claim other people are named than were: then who is who has to be derived.

    `entries` are all on the claim; `there` says that it is known to be there, whether or not an extractor proposes it.
    """
    reviews = [entry.review for entry in entries if entry.review is not None]
    if not any(review.mentions or review.unread for review in reviews) and (there or not is_gone(record, claim_id)):
        return False  # nobody but those whom the claim itself names, and it is there
    held = decisions.reviews(record, document=document_id)
    needed = {key for review in held.values() for key in wanted(review)}
    ever = {key for review in reviews for key in wanted(review)}
    if ever & needed - set(mentions_now.current_keys(record, ever & needed)):
        return True
    return any(_given(record, *document_and_name(key)) for key in ever - needed)


@prepared
def _given(record: Record, document_id: str, name: str) -> QuerySet[Any]:
    from habeas.record import models

    rows = models.NamedPerson.objects.using(record.alias).filter(given=True, document=document_id, name=name)
    return rows.order_by().values_list("pk", flat=True)
