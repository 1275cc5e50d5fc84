"""What one sees of a document beside its text: which of its claims people reviewed, and which documents copy it."""

from __future__ import annotations

from habeas import model
from habeas.documents.copies import same_story
from habeas.exchange.lines import QUOTES
from habeas.lists.model import Imported
from habeas.record import beside, decisions, facts, imports, load
from habeas.record.connect import Record
from habeas.record.review import Review

# Documents that are compared with one: those in which one of its claims stands in the same words are few.
MOST_COMPARED = 200
_ID = 64  # hexadecimal digits of a whole id


def reviews_in(record: Record, document_id: str) -> dict[str, Review]:
    """For each claim of a document that people reviewed the review that holds."""
    return decisions.reviews(record, document=document_id)


def near_copies(record: Record, document: model.Document) -> list[model.DocumentCard]:
    """The documents that tell the same story in the same words, the newest first, at most so many as are compared."""
    if not document.sketch:
        return []
    ids = beside.may_be_copies(record, document.id, MOST_COMPARED)
    cards = load.cards(record, facts.newest_first(), pk__in=ids)
    return [card for card in cards if same_story(document.sketch, card.sketch)]


def handed_on_by(record: Record, document: model.Document) -> list[Imported]:
    """The imports that hand on a document of which only quotes are here; none for one that is here itself."""
    if document.kind != QUOTES:
        return []
    numbers = imports.handing_on(record, [document.id]).get(document.id, [])
    return [imports.imported(record, number) for number in numbers]


def was_here(record: Record, document_id: str) -> bool:
    """Whether a document that is not there was: its bytes are in the archive, or people decided on its claims."""
    if len(document_id) != _ID or not set(document_id) <= set("0123456789abcdef"):
        return False
    return document_id in record.archive or beside.is_decided_on(record, document_id)
