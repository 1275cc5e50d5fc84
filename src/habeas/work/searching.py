"""What a search finds: people in any spelling and with slips of the pen, documents by their text, claims by quotes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import islice, product

from habeas import model
from habeas.record import cases as case_rows
from habeas.record import facts, load, rulings
from habeas.record import search as searching
from habeas.record import who_is_who as who_rows
from habeas.record.connect import Record
from habeas.record.spelling import folded
from habeas.work.answers import FoundAct, FoundDocument, PersonLine, SearchResult

PEOPLE, DOCUMENTS, ACTS = "people", "documents", "acts"
KINDS = (PEOPLE, DOCUMENTS, ACTS)
# A word of a name this alike (of 100) to one that was typed may be meant by it: one letter in five is another.
ALIKE = 80
# Shorter words are too near to too many.
SHORTEST = 4
# Words that are tried for each word of the question, and questions that are tried in all.
TRIED, MOST_TRIED = 3, 9
# People whose names are compared with what was typed, to find it in another script.
MOST_COMPARED = 60


def search(
    record: Record,
    text: str,
    limit: int,
    *,
    kind: str | None = None,
    start: int = 0,
    country: str | None = None,
    publisher: str | None = None,
    year: int | None = None,
    known: Sequence[str] | None = None,
) -> SearchResult:
    """What has all words of the text: people, documents and claims, or one of these only.

    Args:
        start: how many of each to pass over.
        country, publisher, year: what a document has to have.
        known: the words of all names; None has them read.
    """
    people: list[str] = []
    meant = ""
    if kind in (None, PEOPLE):
        people, meant = _people(record, text, limit, start, known)
    documents, claims = [], []
    if kind in (None, DOCUMENTS):
        asked = {"country": country, "publisher": publisher, "year": year}
        documents = searching.documents(record, text, limit, start, **asked)
    if kind in (None, ACTS):
        claims = searching.claims(record, text, limit, start)
    return SearchResult(
        people=tuple(_lines(record, people)),
        documents=tuple(_found(record, documents)),
        claims=tuple(_claims(record, claims)),
        acts=facts.acts_told(record, claims),
        meant=meant,
    )


def _people(record: Record, text: str, limit: int, start: int, known: Sequence[str] | None) -> tuple[list[str], str]:
    """Those of that name; where nobody is, those of that name in another script, else of one much like it."""
    found = searching.people(record, text, limit, start)
    if found or start or not folded(text):
        return found, ""
    alike = _in_another_script(record, text)[:limit]
    if alike:
        return alike, ""
    words = known if known is not None else facts.words_of_names(record)
    for asked in islice(_alike(folded(text), words), MOST_TRIED):
        found = searching.people(record, asked, limit)
        if found:
            return found, asked
    return [], ""


def _in_another_script(record: Record, text: str) -> list[str]:
    from habeas.people.pairs import compare_names
    from habeas.people.verdict import Verdict

    ids = who_rows.who_may_be(record, text)[:MOST_COMPARED]
    return [
        person.id
        for person in case_rows.people(record, pk__in=ids)
        if any(compare_names(text, other).verdict is Verdict.SAME for other in person.names)
    ]


def _alike(text: str, words: Iterable[str]) -> Iterable[str]:
    """The text with each of its words in place of which one much like it is in a name, the likeliest first."""
    from rapidfuzz import fuzz, process

    choices = []
    for word in text.split():
        near = process.extract(word, words, scorer=fuzz.ratio, limit=TRIED, score_cutoff=ALIKE)
        choices.append([each for each, _, _ in near] if len(word) >= SHORTEST and near else [word])
    return (" ".join(each) for each in product(*choices) if " ".join(each) != text)


def _lines(record: Record, ids: list[str]) -> list[PersonLine]:
    known = {line.person.id: line for line in facts.people_lines(record, PersonLine, pk__in=ids)}
    return [known[each] for each in ids if each in known]


def _found(record: Record, found: list[searching.FoundDocument]) -> list[FoundDocument]:
    cards = {card.id: card for card in load.cards(record, pk__in=[each.document_id for each in found])}
    return [FoundDocument(cards[each.document_id], each.snippet) for each in found if each.document_id in cards]


def _claims(record: Record, ids: list[str]) -> list[model.SourcedClaim]:
    known = {claim.id: claim for claim in rulings.claims(record, pk__in=ids)}
    return [known[each] for each in ids if each in known]


__all__ = ["ACTS", "DOCUMENTS", "KINDS", "PEOPLE", "FoundAct", "search"]
