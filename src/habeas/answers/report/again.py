"""A source that is quoted twice in a row is named once: "It also stated: …". Only as paragraphs are set.

Each sentence keeps its whole words, so that it stands by itself where somebody moves it or leaves out the one before.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from habeas.answers.report.quotable import unheaded
from habeas.answers.report.sentences import Sentence
from habeas.answers.report.wording import Wording


def in_a_row(sentences: Iterable[Sentence], wording: Wording) -> Iterator[str]:
    """The words of the sentences of a paragraph."""
    again, _, closing = str(wording.table["pieces"]["quote_again"]).partition("{quote}")
    spoken = str(wording.table["pieces"]["quote_of"])
    between = spoken.partition("{speaker}")[2].partition("{source}")[0]
    before = ""
    for sentence in sentences:
        opening = _opening(sentence, closing, between)
        yield again + sentence.text[len(opening) :] if opening and opening == before else sentence.text
        before = opening


def _opening(sentence: Sentence, closing: str, between: str) -> str:
    """What stands before the quote that a sentence is, which names the source; empty for a sentence that is none."""
    for note in sentence.notes if not sentence.author else ():
        if between in sentence.text:
            return ""  # a person speaks
        quote = unheaded(note.quote).replace("“", "‘").replace("”", "’") + closing
        if sentence.text.endswith(quote):
            return sentence.text.removesuffix(quote)
    return ""
