"""The extractor that asks a language model: a document in stretches, each answer through the gate like any other.

A stretch whose answer is not what was asked for is counted and passed over; a document of which nothing was answered
is `Failed`, and the next build asks again. Answers are kept, so nothing is asked twice.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any, Protocol

from habeas.claims.extract import Failed
from habeas.claims.gate import Proposals
from habeas.claims.remote.ask import TRIES, NoAnswer, Send, Spent, ask
from habeas.claims.remote.chunks import chunks, smaller
from habeas.claims.remote.grounded import Ground, ground_of, grounded
from habeas.claims.remote.question import question
from habeas.claims.remote.reply import BadReply, Reply, read_reply
from habeas.claims.remote.wording import PARTS, Wording, digest, wording
from habeas.errors import ModelUnavailable
from habeas.fingerprint import fingerprint
from habeas.model import Document, Quote, Span

# How often claims of a model are right was not measured: neither trusted nor distrusted before the rules' own.
CONFIDENCE = 0.5
# A server that fails on as many documents one after the other fails on all of them.
FAILURES_IN_A_ROW = 3
# The part of a model's own name that the extractor's name has; the digest beside it is of the whole.
SHOWN = 60


class Answers(Protocol):
    """Where the bodies of answers are kept, under the digest of their document and question."""

    def get(self, key: str) -> bytes | None:
        """The body that was kept under a key; None where there is none."""

    def keep(self, key: str, body: bytes) -> None:
        """Keeps a body under a key."""


@dataclass
class ModelExtractor:
    """Asks one model about each document.

    Attributes:
        model: the model's name, as its server knows it.
        send: sends one request (see `ask.Send`).
        wait: waits for some seconds before a question is sent again.
        answers: earlier answers; None to ask anew each time.
        spent: what was asked so far, and what it cost.
    """

    model: str
    send: Send
    wait: Callable[[float], None]
    answers: Answers | None = None
    worded: Wording = field(default_factory=wording)
    spent: Spent = field(default_factory=Spent)

    @property
    def name(self) -> str:
        """The model and the digest of whatever else decides what is proposed: its whole name, question and steps."""
        parts = (self.model, digest(self.worded), fingerprint("claims"))
        return f"model {self.model[:SHOWN]}, {sha256(json.dumps(parts).encode()).hexdigest()[:12]}"

    def propose(self, documents: Iterable[Document]) -> Iterator[Proposals | Failed]:
        """The proposals for each document, in the order given; `Failed` where the server did not answer.

        Raises:
            ModelUnavailable: no question would be answered.
        """
        failures = 0
        for document in documents:
            proposed = self._read(document)
            failures = failures + 1 if isinstance(proposed, Failed) else 0
            if failures == FAILURES_IN_A_ROW and isinstance(proposed, Failed):
                raise ModelUnavailable(
                    f"The model failed on {failures} documents in a row, the last time because {proposed.reason}. "
                    "What was stored is intact; run the build again once the model answers."
                )
            yield proposed

    def _read(self, document: Document) -> Proposals | Failed:
        refused = Counter[str]()
        ground = ground_of(document, refused)
        found: dict[str, list[dict[str, Any]]] = {part: [] for part in PARTS}
        answered = asked = 0
        try:
            for chunk, reply in self._replies(document, refused):
                asked += 1
                if reply is not None:
                    answered += 1
                    _collect(found, reply, ground(chunk))
        except NoAnswer as error:
            return Failed(document.id, str(error))
        if asked and not answered:
            return Failed(document.id, f"the model gave no answer that can be read ({', '.join(sorted(refused))})")
        claims, affiliations, counts = (_once(found[part]) for part in PARTS)
        return Proposals(document, claims, affiliations, counts, refused=dict(refused))

    def _replies(self, document: Document, refused: Counter[str]) -> Iterator[tuple[Span, Reply | None]]:
        """Each stretch with its reply; a stretch whose answer was cut off in smaller ones, one without any as None."""
        waiting = chunks(document)
        while waiting:
            chunk = waiting.pop(0)
            try:
                yield chunk, self._reply(document, chunk)
            except BadReply as error:
                pieces = smaller(document, chunk) if error.cut_off else [chunk]
                if len(pieces) > 1:
                    waiting = pieces + waiting
                    continue
                refused[str(error)] += 1
                yield chunk, None

    def _reply(self, document: Document, chunk: Span) -> Reply:
        """The reply for a stretch: an earlier one, or a new one, put again with another seed where it is bad."""
        key = _key(document, question(document, chunk, self.model, self.worded))
        earlier = self._earlier(key)
        if earlier is not None:
            return earlier
        for seed in range(TRIES):
            body = question(document, chunk, self.model, self.worded, seed)
            try:
                reply, answer = ask(body, self.send, self.wait, self.spent)
            except BadReply as error:
                if error.cut_off or seed + 1 == TRIES:
                    raise
                continue
            if self.answers is not None:
                self.answers.keep(key, answer)
            return reply
        raise BadReply("no answer")

    def _earlier(self, key: str) -> Reply | None:
        body = None if self.answers is None else self.answers.get(key)
        if body is None:
            return None
        try:
            reply = read_reply(body)
        except BadReply:
            return None  # damaged since: asked again, and kept over it
        self.spent.remembered += 1
        return reply


def _key(document: Document, body: bytes) -> str:
    """The digest of a document and of a question, which holds the model, the prompt and the stretch."""
    return sha256(document.id.encode() + b"\0" + body).hexdigest()


def _collect(found: dict[str, list[dict[str, Any]]], reply: Reply, ground: Ground) -> None:
    for part in PARTS:
        for entry in reply.parts[part]:
            kept = grounded(part, entry, ground)
            if kept is not None:
                found[part].append(dict(kept) | _marked(part))


def _marked(part: str) -> dict[str, Any]:
    return {"rule": "model", "confidence": CONFIDENCE} if part == "claims" else {}


def _once(entries: list[dict[str, Any]]) -> tuple[dict[str, Any], ...]:
    """Entries that say the very same are one, with the quotes of all: a document may repeat itself over stretches.

    An entry with a quote that has no place stays by itself: the gate refuses it, and must not refuse others with it.
    """
    kept: dict[str, dict[str, Any]] = {}
    for number, entry in enumerate(entries):
        quotes = entry.get("quotes", [entry.get("quote")])
        placed = isinstance(quotes, list) and all(isinstance(quote, Quote) for quote in quotes)
        said = {name: value for name, value in entry.items() if name not in ("quotes", "quote")}
        key = json.dumps([said, None if placed and quotes else number], sort_keys=True)
        if key in kept and "quotes" in entry:
            kept[key]["quotes"] = [*kept[key]["quotes"], *quotes]
        else:
            kept.setdefault(key, entry)
    return tuple(kept.values())
