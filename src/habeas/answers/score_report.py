"""A page to browse an evaluation: its figures, and every miss and false hit beside its words in their paragraph.

One HTML file that asks for nothing else and runs no script; all that comes from documents or extractors is escaped.
It quotes the documents, so it is as private as they are.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import escape
from itertools import groupby
from string import Template

from habeas.answers.score_annotations import PARTS, Annotation, GoldDocument, Prediction
from habeas.answers.score_figures import BLOCKS, Figures, Mistake, Scores, WrongField
from habeas.answers.score_passages import passages
from habeas.answers.score_values import quotes_meet
from habeas.terms import claim_types, data_text

_KINDS = {
    "missed": "Missed",
    "spurious": "Wrongly found",
    "unsupported": "Found without an exact quote",
}
_HEADINGS = ("gold", "found", "right", "wrong", "missed", "precision", "recall", "F1", "F1 in 95%")


def report(scores: Scores, predictions: Mapping[str, Prediction], gold: Mapping[str, GoldDocument]) -> str:
    """The page, as HTML, for the scores of these predictions; the same scores give the same page."""
    style = data_text("answers/score_report.css")
    kinds = [mistake.kind for mistake in scores.mistakes]
    return Template(data_text("answers/score_report.html")).substitute(
        style=style,
        style_hash=base64.b64encode(hashlib.sha256(style.encode()).digest()).decode(),
        documents=scores.documents,
        summary=_summary(scores),
        figures=_figures(scores),
        by_document=_table("Pairs", ((name, each["pairs"], None) for name, each in scores.by_document.items())),
        missed=kinds.count("missed"),
        wrong=len(kinds) - kinds.count("missed"),
        fields=len(_claims_of(scores.wrong_fields)),
        sections="\n".join(_sections(scores, predictions, gold)),
    )


def _summary(scores: Scores) -> str:
    without = sum(scores.unsupported.values())
    return (
        f"{sum(scores.predicted.values())} things were found; {without} of them without an exact quote. Words that an "
        "annotator quoted, or an extractor, are marked. What two careful readers could differ on is neither missed nor "
        "wrong. Choose a type in the table to see it alone."
    )


# --- figures ----------------------------------------------------------------------------------------------


def _figures(scores: Scores) -> str:
    pairs = [
        (name, figures, scores.intervals.get(("pairs", name))) for name, figures in scores.by_type["pairs"].items()
    ]
    rows = [*pairs, ("all pairs", scores.totals["pairs"], scores.interval)]
    blocks = [_table("Pairs of a claim type and a person or group", rows, set(_listed(scores)))]
    for title, metrics in (("Their parts", ("persons", "groups")), *BLOCKS):
        measured = [(name, scores.totals[name], scores.intervals.get((name, ""))) for name in metrics]
        blocks.append(_table(title, measured, set(_listed(scores))))
    return "".join(blocks)


def _table(
    title: str, rows: Iterable[tuple[str, Figures, tuple[float, float] | None]], linked: set[str] | None = None
) -> str:
    head = "".join(f'<th scope="col">{word}</th>' for word in ("", *_HEADINGS))
    body = "".join(_row(*row, linked=row[0] in (linked or set())) for row in rows)
    return f"<table><caption>{escape(title)}</caption><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def _row(name: str, figures: Figures, between: tuple[float, float] | None, *, linked: bool) -> str:
    shown = f'<a href="#{_anchor(name)}">{escape(name)}</a>' if linked else escape(name)
    numbers = (figures.annotated, figures.predicted, figures.found, figures.spurious, figures.missed)
    shares = ("–" if each is None else f"{each:.3f}" for each in (figures.precision, figures.recall, figures.f1))
    interval = "" if between is None else f"{between[0]:.2f} to {between[1]:.2f}"
    cells = "".join(f"<td>{each}</td>" for each in (*numbers, *shares, interval))
    return f'<tr{" class=all" if name == "all pairs" else ""}><th scope="row">{shown}</th>{cells}</tr>'


# --- mistakes ---------------------------------------------------------------------------------------------


def _listed(scores: Scores) -> list[str]:
    """The sections of the page: claim types in the vocabulary's order, unknown ones after them, then the rest."""
    seen = {_section(mistake) for mistake in scores.mistakes} | {wrong.type for wrong in scores.wrong_fields}
    order = [*claim_types(), *sorted(seen - set(claim_types()) - set(PARTS)), *PARTS]
    return [name for name in order if name in seen]


def _section(mistake: Mistake) -> str:
    return mistake.type or mistake.metric


def _anchor(name: str) -> str:
    """A name for an address, from a type that an extractor may have made up."""
    return "type-" + "".join(
        letter if letter.isascii() and letter.isalnum() else f"-{ord(letter):x}-" for letter in name
    )


def _sections(scores: Scores, predictions: Mapping[str, Prediction], gold: Mapping[str, GoldDocument]) -> Iterator[str]:
    for name in _listed(scores):
        mistakes = [mistake for mistake in scores.mistakes if _section(mistake) == name]
        cards = [
            _mistake(each, predictions.get(each.doc, Prediction(each.doc)), gold[each.doc]) for each in mistakes
        ] + [
            _wrong_claim(claim, gold[claim[0].doc])
            for claim in _claims_of([wrong for wrong in scores.wrong_fields if wrong.type == name])
        ]
        yield (
            f'<section id="{_anchor(name)}"><h2>{escape(name)} ({len(cards)})</h2>\n' + "\n".join(cards) + "</section>"
        )


def _mistake(mistake: Mistake, predicted: Prediction, gold: GoldDocument) -> str:
    """One miss or false hit, with what the other side says of the same words."""
    other, title = (predicted, "Found there") if mistake.kind == "missed" else (gold.annotated, "Annotated there")
    beside = [
        _told(each)
        for part in PARTS
        for each in other.part(part)
        if quotes_meet(each.quotes, mistake.quotes, gold.text)
    ]
    told = "".join(f"<li>{escape(each)}</li>" for each in dict.fromkeys(beside)) or "<li>nothing</li>"
    return _card(
        mistake.kind,
        f"{_KINDS[mistake.kind]}: {mistake.what}",
        mistake.doc,
        _quoted(gold.text, mistake.quotes) + f'<div class="beside">{title}:<ul>{told}</ul></div>',
    )


def _claims_of(wrong: Sequence[WrongField]) -> list[list[WrongField]]:
    """The wrong fields of each claim together."""
    return [list(group) for _, group in groupby(wrong, key=lambda each: (each.doc, each.type, each.who, each.quotes))]


def _wrong_claim(fields: Sequence[WrongField], gold: GoldDocument) -> str:
    first = fields[0]
    rows = "".join(
        f'<tr><th scope="row">{each.field}</th><td>{escape("; ".join(each.annotated) or "–")}</td>'
        f"<td>{escape('; '.join(each.predicted) or '–')}</td></tr>"
        for each in fields
    )
    head = '<tr><th scope="col"></th><th scope="col">annotated</th><th scope="col">found</th></tr>'
    what = ": ".join(word for word in (first.type, first.who) if word)
    table = f"<table><thead>{head}</thead><tbody>{rows}</tbody></table>"
    return _card("field", f"A field is wrong: {what}", first.doc, _quoted(gold.text, first.quotes) + table)


def _card(kind: str, title: str, doc: str, body: str) -> str:
    label, _, rest = title.partition(": ")
    return (
        f'<article class="{kind}"><h3><span class="kind">{escape(label)}</span>: <bdi>{escape(rest)}</bdi></h3>'
        f'<p class="where">{escape(doc)}</p>{body}</article>'
    )


def _quoted(text: str, quotes: Sequence[str]) -> str:
    shown = (
        "".join(f"<mark>{escape(piece.words)}</mark>" if piece.quoted else escape(piece.words) for piece in passage)
        for passage in passages(text, quotes)
    )
    absent = [quote for quote in quotes if quote not in text]
    return "".join(f'<blockquote dir="auto">{each}</blockquote>' for each in shown) + "".join(
        f'<p class="where">Not in the text: <bdi>{escape(quote)}</bdi></p>' for quote in absent
    )


def _told(annotation: Annotation) -> str:
    """Everything that an annotation says but its quotes, in one line."""
    if annotation.person is not None:
        return " | ".join(word for word in (annotation.person, annotation.role, annotation.organization) if word)
    if annotation.what is not None:
        ends = dict.fromkeys(f"{end:g}" for end in (annotation.low, annotation.high) if end is not None)
        return " ".join(word for word in (annotation.qualifier, " to ".join(ends), annotation.what) if word)
    who = [*annotation.persons, *([annotation.group] if annotation.group else []), *annotation.organizations]
    parts = [
        f"{annotation.type}: {', '.join(who) or 'nobody named'}",
        f"by {', '.join(annotation.actors)}" if annotation.actors else None,
        annotation.date,
        annotation.place,
        f"for {', '.join(annotation.charges)}" if annotation.charges else None,
        annotation.term,
        None if annotation.modality == "asserted" else annotation.modality,
        "optional" if annotation.optional else None,
    ]
    return "; ".join(part for part in parts if part)
