"""The request to a model for one stretch of a document: bytes that are the same whenever the question is.

They hold the instructions, what is known of the document, the stretch, and the JSON schema of the answer.
"""

from __future__ import annotations

import json

from habeas.claims.remote.wording import Wording, instructions, schema
from habeas.model import Document, Span

# Tokens that an answer may have at most. A stretch of 6,000 characters with a claim in each of its sentences takes
# some 4,000; a model that runs on without end is cut off there.
LONGEST_ANSWER = 4096


def question(document: Document, chunk: Span, model: str, worded: Wording, seed: int = 0) -> bytes:
    """The body of a request to `/chat/completions`; the seed differs where a question is put again."""
    told = worded.question.replace("{about}", _about(document), 1)
    # The stretch comes last and by itself, so that braces in the title or the text mean nothing.
    before, _, after = told.rpartition("{text}")
    asked = before + document.text[chunk.start : chunk.end] + after
    body = {
        "model": model,
        "messages": [
            {"role": "system", "content": instructions(worded)},
            {"role": "user", "content": asked},
        ],
        "temperature": 0,
        "seed": seed,
        "max_tokens": LONGEST_ANSWER,
        "response_format": {
            "type": "json_schema",
            "json_schema": {"name": "claims", "strict": True, "schema": schema(worded)},
        },
    }
    return json.dumps(body).encode("ascii")


def _about(document: Document) -> str:
    known = {
        "title": document.title,
        "published": None if document.published is None else str(document.published),
        "publisher": document.publisher,
        "country it is about": document.country,
        "year that the report covers": document.report_year,
    }
    return "\n".join(f"- {name}: {' '.join(str(value).split())}" for name, value in known.items() if value is not None)
