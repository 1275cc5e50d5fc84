"""Why the rules read what they read: each sentence of a document with the words that tell of something in it.

The rules are asked to keep notes as they decide (`claims/trail.py`); here the notes are put beside the sentences and
the claims that came of them. Every claim stands once, under the word that it was first read from.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from habeas.answers.explain_words import label_words, path_words, sureness_words, why_words, wording
from habeas.answers.explanation import Explained, Explanation, Finding, Paragraph, Reason, Repeat, Sentence
from habeas.claims.gate import claim_of
from habeas.claims.parse import MODEL, STORY, Reading, parse, span_of, story_parts
from habeas.claims.proposed import Refusal
from habeas.claims.trail import Note, Notes
from habeas.errors import UnreadableDocument
from habeas.model import Document, Part, Span

if TYPE_CHECKING:
    from habeas.claims.drafts import Draft
    from habeas.claims.known_names import KnownNames
    from habeas.claims.plausible import Reason as Weight


def explain(document: Document, model: str = MODEL, known: KnownNames | None = None) -> Explanation:
    """What the rules read in a document and why, and why they dropped the rest; `known` are names that they are told.

    Raises:
        UnreadableDocument: it is not in English.
        ModelMissing: the language model is not installed.
        RuntimeError: something else is being parsed in this process (see `claims.parse`).
    """
    with closing(parse([document], model, telling=True)) as readings:
        reading = next(readings)
        if not reading.english:
            raise UnreadableDocument(f"{document.name} is not in English, the one language that the rules read.")
        return _explained(reading, known)


def _explained(reading: Reading, known: KnownNames | None) -> Explanation:
    from habeas.claims.counts import read_counts
    from habeas.claims.names import read_names
    from habeas.claims.plausible import weigh
    from habeas.claims.rules import settled

    notes = Notes()
    seen = known.occurring(reading.document.text).sightings(reading) if known is not None else ()
    names = read_names(reading, seen)
    drafts = _with_notes(settled(reading, names, read_counts(reading, names), notes), notes)
    weighed = weigh(drafts, reading, names)
    notes.dropped((draft for draft in drafts if not _is_kept(draft, weighed.kept)), "unlikely")
    explained = _numbered(map(partial(_with_reasons, reading.document), weighed.kept, weighed.reasons()))
    sentences = _sentences(reading)
    ordered = sorted((one for each in sentences.values() for one in each), key=lambda one: one.number)
    findings = _findings(reading.document, list(zip(weighed.kept, explained, strict=True)), notes.notes, ordered)
    return Explanation(reading.document, tuple(_paragraphs(reading, sentences, findings)))


# --- paragraphs and sentences -----------------------------------------------------------------------------


def _sentences(reading: Reading) -> dict[Part, list[Sentence]]:
    """The sentences of each part that was parsed, still without findings."""
    text, number = reading.document.text, 0
    found: dict[Part, list[Sentence]] = defaultdict(list)
    for passage in reading.passages:
        for tokens in passage.tokens.sents:
            span = _trimmed(text, span_of(tokens))
            if span.start < span.end:
                number += 1
                found[passage.part].append(Sentence(number, span, text[span.start : span.end]))
    return found


def _trimmed(text: str, span: Span) -> Span:
    said = text[span.start : span.end]
    start = span.start + len(said) - len(said.lstrip())
    return Span(start, max(start, span.start + len(said.rstrip())))


def _paragraphs(
    reading: Reading, sentences: dict[Part, list[Sentence]], findings: dict[int, list[Finding]]
) -> Iterator[Paragraph]:
    document = reading.document
    parts = [part for part in document.parts if part.kind != "quotation"] or story_parts(document)
    for number, part in enumerate(sorted(parts), 1):
        read = tuple(replace(one, findings=tuple(findings.get(one.number, ()))) for one in sentences.get(part, ()))
        unread = None if read else wording().unread["passed" if part.kind in STORY else part.kind]
        yield Paragraph(number, part.kind, part.span, document.text[part.start : part.end].strip(), read, unread)


# --- what came of each word ---------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Came:
    """A claim that came of the words in `noted`, the first of which it belongs to."""

    claim: Explained
    noted: tuple[int, ...]
    sentence: int


def _is_kept(draft: Draft, kept: Iterable[Draft]) -> bool:
    """Whether a claim is left of a draft, though perhaps not about all of its people."""
    return any(one.trigger == draft.trigger and one.type == draft.type and one.noted == draft.noted for one in kept)


def _with_notes(drafts: Sequence[Draft], notes: Notes) -> list[Draft]:
    """The drafts, each with a note at least: nothing that was read goes without an explanation."""
    return [draft if draft.noted else replace(draft, noted=notes.of_draft(draft)) for draft in drafts]


def _findings(
    document: Document,
    claims: Sequence[tuple[Draft, Explained]],
    notes: Sequence[Note],
    sentences: Sequence[Sentence],
) -> dict[int, list[Finding]]:
    """The findings of each sentence, by its number, in the order of the text."""
    starts = [one.span.start for one in sentences]
    at = [max(bisect_right(starts, note.trigger.start), 1) for note in notes]
    came: dict[int, list[_Came]] = defaultdict(list)
    for draft, claim in claims:
        for number in draft.noted:
            came[number].append(_Came(claim, draft.noted, at[draft.noted[0]]))
    by_sentence: dict[int, list[int]] = defaultdict(list)
    for number, sentence in enumerate(at):
        by_sentence[sentence].append(number)
    found = {}
    for sentence, numbers in by_sentence.items():
        made = [_made(document, number, notes[number], came[number]) for number in numbers if number in came]
        dropped = _dropped(document, [notes[number] for number in numbers if number not in came], made)
        found[sentence] = sorted((*made, *dropped), key=lambda one: (one.trigger, one.rule))
    return found


def _made(document: Document, number: int, note: Note, came: Iterable[_Came]) -> Finding:
    """A word that claims came of: those read from it first, and those that it tells of once more."""
    own = tuple(one.claim for one in came if one.noted[0] == number)
    again = [one for one in came if one.noted[0] != number]
    return Finding(
        trigger=note.trigger,
        words=document.text[note.trigger.start : note.trigger.end],
        label=label_words((one.claim.claim.type for one in came), "and"),
        rule=note.rule,
        path=path_words(note),
        claims=own,
        repeats=tuple(Repeat(one.claim.number, one.sentence) for one in again if one.claim.number is not None),
    )


def _dropped(document: Document, notes: Iterable[Note], made: Sequence[Finding]) -> Iterable[Finding]:
    """The words that nothing came of, each once with every reason; none that something did come of."""
    found: dict[object, Finding] = {}
    for one in _each_dropped(document, notes, made):
        alike = (one.words.casefold(), one.why)
        found[alike] = replace(found[alike], times=found[alike].times + 1) if alike in found else one
    return found.values()


def _each_dropped(document: Document, notes: Iterable[Note], made: Sequence[Finding]) -> Iterator[Finding]:
    tried: dict[Span, list[Note]] = defaultdict(list)
    for note in notes:
        if note.trigger not in {one.trigger for one in made}:
            tried[note.trigger].append(note)
    places = [*(one.trigger for one in made), *tried]
    for trigger, alike in tried.items():
        longer = next((one for one in places if one.contains(trigger) and one != trigger), None)
        covered = [note for note in alike if note.why == "covered"]
        told = covered[:1] if covered and longer is not None else [note for note in alike if note not in covered]
        told = [note for note in told if note.type] or told
        around = document.text[longer.start : longer.end] if longer is not None else ""
        if told:
            yield Finding(
                trigger=trigger,
                words=document.text[trigger.start : trigger.end],
                label="",
                rule=told[0].rule,
                why=_reasons(told, around),
                minor=told == covered[:1] or not told[0].type,
            )


def _reasons(notes: Iterable[Note], around: str) -> tuple[Reason, ...]:
    """Each reason once, with the types that it is given for; `around` are the words of the longer trigger, if any."""
    types: dict[str, list[str]] = defaultdict(list)
    for note in notes:
        types[why_words(note, around)].append(note.type)
    return tuple(Reason(label_words(names, "or"), words) for words, names in types.items())


def _with_reasons(document: Document, draft: Draft, reasons: Sequence[Weight]) -> Explained:
    """The claim of a draft as the gate lets it through; its number is given later."""
    claim, sureness = draft.claim(), sureness_words(reasons)
    remarks = tuple(wording().remarks[one] for one in draft.remarks)
    try:
        return Explained(claim_of(claim, document), 0, sureness, remarks)
    except Refusal as reason:
        return Explained(claim, None, sureness, remarks, str(reason))


def _numbered(claims: Iterable[Explained]) -> list[Explained]:
    found: list[Explained] = []
    number = 0
    for one in claims:
        number += one.number is not None
        found.append(one if one.number is None else replace(one, number=number))
    return found
