"""Full-text search over documents and quotes. The one place that knows SQLite's FTS5.

The index follows the tables by triggers, so that it holds exactly what they hold, whoever writes. Words are
found without their diacritics, and words in other letters also in plain ones.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from habeas.record.connect import Record
from habeas.record.spelling import folded

# What stands around a found word in a snippet: characters that no text has, for the faces to replace.
OPENS, CLOSES = "\x02", "\x03"
SNIPPET_WORDS = 24
# No name has more different words or longer ones; SQLite refuses a question with very many or very long ones.
MOST_WORDS, LONGEST_WORD = 100, 1_000

_TABLES = {
    "search_document": ("record_document", "sequence", ("title", "text", "plain_words")),
    "search_quote": ("record_quote", "id", ("text",)),
}
_ASKED = re.compile(r'"([^"]+)"|(\S+)')


@dataclass(frozen=True, slots=True)
class FoundDocument:
    """A document in which all words were found, with the stretch of its text that has most of them."""

    document_id: str
    snippet: str


def documents(record: Record, text: str, limit: int = 20) -> list[FoundDocument]:
    """The documents that have all words of the text, the best first; the last word may be only begun.

    A phrase in quotation marks is found as a whole. Found words stand between `OPENS` and `CLOSES`.
    """
    sql = (
        "SELECT record_document.id, snippet(search_document, 1, %s, %s, '…', %s) FROM search_document "
        "JOIN record_document ON record_document.sequence = search_document.rowid "
        "WHERE search_document MATCH %s ORDER BY bm25(search_document, 4.0, 1.0, 1.0), record_document.id LIMIT %s"
    )
    found = _ask(record, sql, [OPENS, CLOSES, SNIPPET_WORDS], text, limit)
    return [FoundDocument(str(document_id), str(snippet)) for document_id, snippet in found]


def claims(record: Record, text: str, limit: int = 20) -> list[str]:
    """The ids of the claims with a quote that has all words of the text, the best first."""
    sql = (
        "SELECT record_quote.claim_id, min(search_quote.rank) AS best FROM search_quote "
        "JOIN record_quote ON record_quote.id = search_quote.rowid "
        "WHERE search_quote MATCH %s GROUP BY record_quote.claim_id ORDER BY best, record_quote.claim_id LIMIT %s"
    )
    return [str(claim_id) for claim_id, _ in _ask(record, sql, [], text, limit)]


def people(record: Record, text: str, limit: int = 20) -> list[str]:
    """The ids of the people of whom some spelling has all words of the text, those with most claims first."""
    from django.db.models import Q

    from habeas.record import models

    words = set(folded(text).split())
    if not words or len(words) > MOST_WORDS or max(map(len, words)) > LONGEST_WORD:
        return []
    wanted = Q()
    for word in sorted(words):
        wanted &= Q(folded__startswith=word) | Q(folded__contains=f" {word}")
    rows = models.Person.objects.using(record.alias).filter(
        pk__in=models.Spelling.objects.using(record.alias).filter(wanted).values("person")
    )
    return list(rows.order_by("-claims", "-documents", "pk").values_list("pk", flat=True)[:limit])


def install(alias: str) -> None:
    """Makes the index and its triggers anew; for after a change of the tables, which drops the triggers."""
    from django.db import connections

    with connections[alias].cursor() as cursor:
        for index, (table, key, columns) in _TABLES.items():
            for statement in _statements(index, table, key, columns):
                cursor.execute(statement)


def _statements(index: str, table: str, key: str, columns: tuple[str, ...]) -> list[str]:
    names = ", ".join(columns)
    old, new = (", ".join(f"{side}.{column}" for column in (key, *columns)) for side in ("old", "new"))
    add = f"INSERT INTO {index}(rowid, {names}) VALUES ({new});"  # noqa: S608 (names of ours, no one's input)
    drop = f"INSERT INTO {index}({index}, rowid, {names}) VALUES ('delete', {old});"  # noqa: S608
    triggers = {"insert": add, "delete": drop, "update": drop + add}
    index_options = f"content='{table}', content_rowid='{key}', tokenize='unicode61 remove_diacritics 2'"
    return [
        f"DROP TABLE IF EXISTS {index}",
        f"CREATE VIRTUAL TABLE {index} USING fts5({names}, {index_options})",
        *(f"DROP TRIGGER IF EXISTS {index}_{event}" for event in triggers),
        *(
            f"CREATE TRIGGER {index}_{event} AFTER {event.upper()} ON {table} BEGIN {action} END"
            for event, action in triggers.items()
        ),
        f"INSERT INTO {index}({index}) VALUES ('rebuild')",  # noqa: S608
    ]


def _ask(record: Record, sql: str, before: list[str | int], text: str, limit: int) -> list[tuple[object, object]]:
    from django.db import connections

    match = _match(text)
    if match is None:
        return []
    with connections[record.alias].cursor() as cursor:
        cursor.execute(sql, [*before, match, limit])
        return list(cursor.fetchall())


def _match(text: str) -> str | None:
    """The words and phrases of what a person typed, as a query in which nothing but them has a meaning."""
    asked = [(phrase or word).replace('"', " ").strip() for phrase, word in _ASKED.findall(text.replace("\0", " "))]
    asked = [each for each in asked if any(letter.isalnum() for letter in each)]
    if not asked:
        return None
    quoted = [f'"{each}"' for each in asked]
    begun = text.rstrip()[-1:].isalnum()
    return " ".join(quoted) + ("*" if begun else "")
