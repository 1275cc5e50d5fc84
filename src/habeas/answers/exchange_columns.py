"""The columns of the tables that are only written when everything is: bodies, offices, names, sections, the log."""

from __future__ import annotations

from collections.abc import Mapping

ORGANIZATIONS: Mapping[str, str] = {
    "id": "text",
    "name": "text",
    "names": "texts",
    "kind": "text",
    "country": "text",
    "parent": "text",
    "reasons": "texts",
    "mentioned_in": "texts",
}
AFFILIATIONS: Mapping[str, str] = {"person": "text", "name": "text", "role": "text", "organization": "text"}
KIN: Mapping[str, str] = {
    "person": "text",
    "name": "text",
    "relative": "text",
    "relative_name": "text",
    "word": "text",
}
# Somebody as a document names them, with the first place that does.
NAMES: Mapping[str, str] = {"person": "text", "name": "text", "aliases": "texts", "gender": "text"}
# That two documents tell one story in the same words.
COPIES: Mapping[str, str] = {"document": "text", "other": "text"}
# That a document is a country report, and in which outline; its sections, each with its heading and where it ends.
REPORTS: Mapping[str, str] = {"edition": "text", "missing": "texts", "notes": "texts"}
SECTIONS: Mapping[str, str] = {
    "level": "number",
    "number": "text",
    "title": "text",
    "path": "text",
    "topic": "text",
    "last": "number",
}
# A body as a text names it, with its full name where the text has one for its letters.
BODIES: Mapping[str, str] = {"name": "text", "full": "text"}
# A part of a document in which somebody asks or answers, or that says who does.
PASSAGES: Mapping[str, str] = {"kind": "text", "speaker": "text", "level": "number"}
DECISIONS: Mapping[str, str] = {
    "number": "number",
    "made": "text",
    "by": "text",
    "subject": "text",
    "answer": "text",
    "because": "text",
    "claim": "text",
    "document": "text",
    "undoes": "number",
    "undone_by": "number",
    "version": "text",
    "value": "text",
}

# What bodies decided on people, as people recorded it; the quote is there where it rests on a claim.
RECOGNITIONS: Mapping[str, str] = {
    **dict.fromkeys(
        ("person", "person_name", "body", "answer", "label", "definition", "definition_title", "date"), "text"
    ),
    "stands": "flag",
    **dict.fromkeys(("met", "not_met", "evidence"), "texts"),
    **dict.fromkeys(("source", "document", "quote"), "text"),
    **dict.fromkeys(("start", "end"), "number"),
}

# By table the columns that it has beside those of its document and its quote.
QUOTED: Mapping[str, Mapping[str, str]] = {
    "affiliations": AFFILIATIONS,
    "kin": KIN,
    "names": NAMES,
    "sections": SECTIONS,
    "bodies": BODIES,
    "passages": PASSAGES,
}
# By table all its columns.
PLAIN: Mapping[str, Mapping[str, str]] = {
    "organizations": ORGANIZATIONS,
    "copies": COPIES,
    "decisions": DECISIONS,
    "recognitions": RECOGNITIONS,
}
