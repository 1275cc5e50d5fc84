"""Full-text search over documents and quotes. The one place that knows SQLite's FTS5.

The index follows the tables by triggers, so that it holds exactly what they hold, whoever writes. Words are
found without their diacritics, and words in other letters also in plain ones.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from habeas.record.connect import Record
from habeas.record.review import REJECT
from habeas.record.spelling import folded

# What stands around a found word in a snippet: characters that no text has, for the faces to replace.
OPENS, CLOSES = "\x02", "\x03"
SNIPPET_WORDS = 24
# No name has more different words or longer ones; SQLite refuses a question with very many or very long ones.
MOST_WORDS, LONGEST_WORD = 100, 1_000
# To rank what has a word that is in every document takes longer than anybody waits, and tells nobody more.
RANKED = 2_000

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


def documents(
    record: Record, text: str, limit: int = 20, start: int = 0, **asked: str | int | None
) -> list[FoundDocument]:
    """The documents that have all words of the text, the best first; the last word may be only begun.

    A phrase in quotation marks is found as a whole. Found words stand between `OPENS` and `CLOSES`. Of very many only
    those that came last are ranked (`RANKED`).

    Args:
        start: how many of them to pass over.
        asked: a country, a publisher and a year of publication that they have to have.
    """
    match = _match(text)
    if match is None:
        return []
    within, values = _within(asked)
    values = [match, *values]
    # Ranked by itself, for SQLite ranks only where nothing is joined yet.
    sql = (
        "WITH ranked AS MATERIALIZED (SELECT rowid AS place, bm25(search_document, 4.0, 1.0, 1.0) AS score "  # noqa: S608
        f"FROM search_document WHERE search_document MATCH %s{within} AND rowid >= %s "
        "ORDER BY score LIMIT %s OFFSET %s) "
        "SELECT place, record_document.id FROM ranked JOIN record_document ON sequence = place ORDER BY score, id"
    )
    floor = _floor(record, "search_document", within, values)
    ids = dict(_rows(record, sql, [*values, floor, limit, start]))
    places = ", ".join(str(int(place)) for place in ids)
    # Looked for one by one, each would have the whole of a word that is only begun put together anew.
    range_of = f"rowid BETWEEN {min(ids, default=0)} AND {max(ids, default=0)} AND +rowid IN ({places})"
    sql = (
        "SELECT rowid, snippet(search_document, 1, %s, %s, '…', %s) FROM search_document "  # noqa: S608 (numbers of ours)
        f"WHERE search_document MATCH %s AND {range_of}"
    )
    snippets = dict(_rows(record, sql, [OPENS, CLOSES, SNIPPET_WORDS, match])) if ids else {}
    return [FoundDocument(str(document_id), str(snippets.get(place, ""))) for place, document_id in ids.items()]


def claims(record: Record, text: str, limit: int = 20, start: int = 0) -> list[str]:
    """The ids of the claims with a quote that has all words of the text, the best first; as `documents`.

    Those that were rejected are left out.
    """
    match = _match(text)
    if match is None:
        return []
    sql = (
        "WITH ranked AS MATERIALIZED (SELECT rowid AS place, bm25(search_quote) AS score FROM search_quote "
        "WHERE search_quote MATCH %s AND rowid >= %s) "
        "SELECT record_quote.claim_id, min(score) AS best FROM ranked JOIN record_quote ON record_quote.id = place "
        "WHERE NOT EXISTS (SELECT 1 FROM record_ruling "
        "WHERE record_ruling.claim_id = record_quote.claim_id AND answer = %s) "
        "GROUP BY record_quote.claim_id ORDER BY best, record_quote.claim_id LIMIT %s OFFSET %s"
    )
    values: list[str | int] = [match, _floor(record, "search_quote", "", [match]), REJECT, limit, start]
    return [str(claim_id) for claim_id, _ in _rows(record, sql, values)]


def _within(asked: Mapping[str, str | int | None]) -> tuple[str, list[str]]:
    """The condition that documents are so, and its values."""
    columns = {"country": "country = %s", "publisher": "publisher = %s", "year": "published BETWEEN %s AND %s"}
    given = {name: str(value) for name, value in asked.items() if value is not None}
    if not given:
        return "", []
    conditions = " AND ".join(columns[name] for name in given)
    # The days of a year, written as 2024, 2024-05 or 2024-05-21, lie between 2024 and 2024-99.
    values = [
        each for name, value in given.items() for each in ((value, f"{value}-99") if name == "year" else (value,))
    ]
    # The plus keeps SQLite from asking the index for each of these documents by itself, which takes seconds.
    return f" AND +rowid IN (SELECT sequence FROM record_document WHERE {conditions})", values  # noqa: S608


def _floor(record: Record, index: str, within: str, values: list[str]) -> int:
    """The lowest place that is ranked: 0 where there are not more than `RANKED`."""
    sql = f"SELECT rowid FROM {index} WHERE {index} MATCH %s{within} ORDER BY rowid DESC LIMIT 1 OFFSET %s"  # noqa: S608
    found = _rows(record, sql, [*values, RANKED - 1])
    return int(found[0][0]) if found else 0


def people(record: Record, text: str, limit: int = 20, start: int = 0) -> list[str]:
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
    return list(rows.order_by("-claims", "-documents", "pk").values_list("pk", flat=True)[start : start + limit])


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


def _rows(record: Record, sql: str, values: Sequence[str | int]) -> list[Any]:
    from django.db import connections

    with connections[record.alias].cursor() as cursor:
        cursor.execute(sql, values)
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
