"""Decisions of people as an export of everything has them, made fit to be kept: each is somebody's word, checked here.

What an entry of the log does not have to say is left out; one that lacks what it has to say is told and not taken.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

from habeas.answers.definitions import definition_named
from habeas.dates import PartialDate
from habeas.errors import HabeasError, UnknownTerm
from habeas.exchange.citing import document_id, words
from habeas.exchange.model import Brought, Words
from habeas.lists.model import Problem
from habeas.people.judgements import ACTS, ANSWERS, ORGANIZATIONS, PEOPLE, PLACES, document_and_name, key_of
from habeas.terms import claim_types, modalities

CLAIMS, DISAGREEMENTS, COUNTS, LISTS, IMPORTS = "claims", "disagreements", "counts", "lists", "imports"
RECOGNITIONS = "recognitions"
ACCEPT, REJECT, CORRECT, ADD, UNDO, SHOW = "accept", "reject", "correct", "add", "undo", "show"
# Entries on these are of the files of a registry, which no export has.
_OF_FILES = (LISTS, IMPORTS)
_LISTS = ("persons", "organizations", "actors", "charges")
_TEXTS = ("group", "place", "term", "speaker")
_FIELDS = frozenset(("type", "number", "date", "modality", "quotes", *_LISTS, *_TEXTS))
_DATE_IS, _DATE_MEANINGS = "date_is", ("on", "before", "after", "about")
_LONGEST_ID, _LONGEST_WORDS, _LARGEST = 40, 400, 2**31 - 1
Row = Mapping[str, Any]


class NotFit(HabeasError):
    """An entry does not say what it has to."""


def brought(rows: Iterable[tuple[int, Row]], problems: list[Problem]) -> list[Brought]:
    """The entries in the order in which they were made; those that can't be taken are told."""
    found, of_files = [], 0
    for line, row in rows:
        if row["subject"] in _OF_FILES:
            of_files += 1
            continue
        try:
            found.append(_entry(line, row))
        except (NotFit, UnknownTerm, ValueError, TypeError, KeyError, AttributeError, RecursionError):
            why = "The decision does not say what it has to, or on nothing that is known here; it is kept as text."
            problems.append(Problem(line, "no-decision", why))
    if of_files:
        why = f"{of_files:,} entries of the log are on files that the other registry has; they are kept as text."
        problems.append(Problem(0, "kept-as-text", why))
    return sorted(found, key=lambda each: each.number)


def holding(several: Iterable[Brought]) -> Iterator[Brought]:
    """The entries that no other takes back, or that were brought back, the latest first."""
    undone: set[int] = set()
    for each in sorted(several, key=lambda each: -each.number):
        if each.number in undone:
            continue
        if each.undoes is None:
            yield each
        else:
            undone.add(each.undoes)


def standing(several: Iterable[Brought]) -> dict[str, Brought]:
    """For each claim the review of it that holds: the latest that is not undone."""
    found: dict[str, Brought] = {}
    for each in holding(several):
        if each.subject == CLAIMS and each.claim is not None:
            for claim in (each.claim, *each.value["place_of"]):
                found.setdefault(claim, each)
    return found


def words_quoted(several: Iterable[Brought]) -> Iterator[tuple[str, Words]]:
    """The words of documents that decisions on claims quote, with the document; a claim may have others by itself."""
    for each in several:
        if each.subject == CLAIMS and each.undoes is None and each.document is not None:
            people = (place for known in each.value["people"].values() for place in known["mentions"])
            claims = (quote for name in ("original", "fields") for quote in each.value[name].get("quotes", ()))
            for start, _, text in (*claims, *people):
                yield each.document, words(text, start)


def _entry(line: int, row: Row) -> Brought:
    made = datetime.fromisoformat(row["made"])
    number, by = row["number"], " ".join(row["by"].split())
    if not by or number is None or not 0 < number <= _LARGEST:
        raise NotFit
    value = json.loads(row["value"]) if row["value"] else {}
    if not isinstance(value, dict):
        raise NotFit
    document = None if row["document"] is None else document_id(row["document"])
    claim = None if row["claim"] is None else _id(row["claim"])
    answer, subject = row["answer"], row["subject"]
    if answer == UNDO:
        if row["undoes"] is None or not 0 < row["undoes"] < number:
            raise NotFit
        checked: dict[str, Any] = {}
    else:
        checked = _CHECKS[subject](answer, {**value, "document": document, "claim": claim})
    return Brought(
        line,
        number,
        made if made.tzinfo is not None else made.replace(tzinfo=UTC),
        by,
        subject,
        answer,
        row["because"] or "",
        claim,
        document,
        row["undoes"] if answer == UNDO else None,
        (row["version"] or "")[:_LONGEST_ID],
        checked,
    )


def _review(answer: str, value: Row) -> dict[str, Any]:
    if answer not in (ACCEPT, REJECT, CORRECT, ADD) or value["document"] is None or value["claim"] is None:
        raise NotFit
    original, fields = value.get("original") or {}, value.get("fields") or {}
    if answer != ADD:
        original = _values(original)
        if set(original) != _FIELDS:
            raise NotFit
    fields = _values({name: each for name, each in fields.items() if name != _DATE_IS})
    if (meaning := (value.get("fields") or {}).get(_DATE_IS)) is not None:
        fields[_DATE_IS] = _one_of(meaning, _DATE_MEANINGS)
    if answer == ADD and not (fields.get("type") and fields.get("quotes")):
        raise NotFit
    role = value.get("role")
    return {
        "original": original if answer != ADD else {},
        "fields": fields,
        "mentions": [_key(each) for each in _texts(value.get("mentions") or [])],
        "unread": bool(value.get("unread", False)),
        "people": _people(value.get("people") or {}),
        "place_of": [_id(each) for each in _texts(value.get("place_of") or [])],
        **({} if role is None else {"role": _text(role)}),
    }


def _judgement(answer: str, value: Row) -> dict[str, Any]:
    _one_of(answer, ANSWERS)
    return {**_sides(value, _text), **_was(value)}


def _of_mentions(answer: str, value: Row) -> dict[str, Any]:
    _one_of(answer, ANSWERS)
    return _sides(value, _key)


def _of_count(answer: str, value: Row) -> dict[str, Any]:
    _one_of(answer, (ACCEPT, REJECT))
    found = _sides(value, _text)
    if not found["evidence"]:
        raise NotFit
    return {**found, "left": _key(found["left"])}


def _sides(value: Row, key: Callable[[object], str]) -> dict[str, Any]:
    left, right = key(value["left"]), key(value["right"])
    if left == right:
        raise NotFit
    whole = {"whole": True} if value.get("whole") is True else {}
    return {"left": left, "right": right, "evidence": _texts(value.get("evidence") or []), **whole}


def _choice(answer: str, value: Row) -> dict[str, Any]:
    _one_of(answer, (SHOW,))
    claims, among = (sorted(map(_id, _texts(value[name]))) for name in ("claims", "among"))
    if not claims or value["claim"] is None or value["document"] is None:
        raise NotFit
    told = {"field": _one_of(value["field"], _FIELDS), "value": _text(value["value"])}
    return {**told, "claims": claims, "among": among, **_was(value)}


def _recognition(answer: str, value: Row) -> dict[str, Any]:
    """That a body recognises somebody, or does not, under a definition that is known here."""
    _one_of(answer, ("recognised", "not recognised"))
    told, definition = value["recognition"], definition_named(_text(value["recognition"]["definition"]))
    body, source = (" ".join(_text(told[name]).split())[:_LONGEST_WORDS] for name in ("body", "source"))
    if not body or not source:
        raise NotFit
    grounds = {}
    for letter, (met, evidence) in told["grounds"].items():
        known = _one_of(letter, dict(definition.grounds))
        grounds[known] = [_one_of(met, ("met", "not met", "not determined")), _text(evidence)[:_LONGEST_WORDS]]
    day = str(PartialDate.parse(_text(told["day"])))
    kept = {"body": body, "definition": definition.name, "day": day, "source": source, "grounds": grounds}
    evidence = _texts(value.get("evidence") or [])
    sides = {"left": _key(value["left"]), "right": f"{definition.name} {body}", "evidence": evidence}
    return {**sides, "recognition": kept}


_CHECKS: Mapping[str, Callable[[str, Row], dict[str, Any]]] = {
    CLAIMS: _review, PEOPLE: _of_mentions, ACTS: _judgement, ORGANIZATIONS: _judgement, PLACES: _judgement,
    COUNTS: _of_count, DISAGREEMENTS: _choice, RECOGNITIONS: _recognition,
}  # fmt: skip


def _was(value: Row) -> dict[str, Any]:
    """What claims were when they were decided on."""
    found = {}
    for claim, told in (value.get("was") or {}).items():
        values = _values(told["values"])
        if set(values) != _FIELDS:
            raise NotFit
        before = [_id(each) for each in _texts(told.get("before") or [])]
        found[_id(claim)] = {"document": document_id(_text(told["document"])), "values": values, "before": before}
    return {"was": found}


def _people(told: Row) -> dict[str, Any]:
    found = {}
    for name, known in told.items():
        aliases, places = _texts(known.get("aliases") or []), [_quote(each) for each in known.get("mentions") or []]
        found[_key(name)] = {"aliases": aliases, "mentions": places}
    return found


def _values(values: Row) -> dict[str, Any]:
    """Values of a claim, each such as its field can have."""
    checks: dict[str, Callable[[Any], Any]] = {
        "type": lambda each: _one_of(each, claim_types()),
        "modality": lambda each: _one_of(each, modalities()),
        "number": _number,
        "date": lambda each: None if each is None else str(PartialDate.parse(_text(each))),
        "quotes": lambda each: [_quote(one) for one in each],
        **dict.fromkeys(_LISTS, _texts),
        **dict.fromkeys(_TEXTS, lambda each: None if each is None else _text(each)),
    }
    return {name: checks[name](each) for name, each in values.items()}


def _quote(given: Any) -> list[Any]:  # noqa: ANN401 (JSON of anybody's)
    start, end, text = given
    if not isinstance(start, int) or not isinstance(end, int) or end - start != len(_text(text)) or start < 0:
        raise NotFit
    return [start, end, text]


def _number(given: object) -> int | None:
    if given is not None and (not isinstance(given, int) or isinstance(given, bool) or not 0 <= given <= _LARGEST):
        raise NotFit
    return given


def _text(given: object) -> str:
    if not isinstance(given, str) or "\x00" in given:
        raise NotFit
    given.encode()  # half of a letter is no text
    return given


def _texts(given: Any) -> list[str]:  # noqa: ANN401
    if not isinstance(given, list):
        raise NotFit
    return [_text(each) for each in given]


def _id(given: object) -> str:
    text = _text(given)
    if not text or len(text) > _LONGEST_ID or not text.isascii():
        raise NotFit
    return text


def _key(given: object) -> str:
    """A mention, with its document as it is called here."""
    document, name = document_and_name(_text(given))
    return key_of(document_id(document), name)


def _one_of(given: object, known: Iterable[str]) -> str:
    if given not in set(known):
        raise NotFit
    return str(given)
