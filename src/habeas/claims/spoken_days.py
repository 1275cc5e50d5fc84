"""On which day somebody's quoted words were spoken, where the document says so: "A on Tuesday criticized …".

"Today" and "last week" inside of such words count from that day, and not from the day of publication.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING

from habeas.claims.modality import hedges
from habeas.claims.participants import actors
from habeas.claims.stance import stance
from habeas.claims.syntax import agent, is_verb
from habeas.claims.voices import full_name
from habeas.claims.when import date_for
from habeas.claims.word_forms import word_forms_in

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from habeas.claims.parse import Reading
    from habeas.claims.voices import Voices
    from habeas.dates import PartialDate


def spoken_days(reading: Reading, voices: Voices) -> dict[str, PartialDate]:
    """The day on which each quoted person spoke; only who is said to have spoken on one day alone."""
    # An annual report counts no day from the one on which somebody spoke.
    if reading.document.report_year is not None or not any(part.speaker for part in voices.parts):
        return {}
    days: dict[str, set[PartialDate]] = defaultdict(set)
    for passage in reading.passages:
        for token in (passage.tokens[place] for place in _of_speech(passage.tokens)):
            if not _speaks(token) or voices.is_spoken(token):
                continue
            date = date_for(token, passage, reading)
            if date is not None and date.precision == "day":
                for name in actors(agent(token), voices.names):
                    days[full_name(name, voices.names)].add(date)
    return {name: next(iter(found)) for name, found in days.items() if len(found) == 1}


def _of_speech(tokens: Doc) -> list[int]:
    """The places of words that may tell that somebody spoke."""
    return [place for place, lemma in enumerate(word_forms_in(tokens)[1]) if lemma in _verbs_of_speech()]


def _speaks(verb: Token) -> bool:
    """Whether a verb tells that somebody spoke as of a fact of the past."""
    return verb.tag_ in ("VBD", "VBN") and is_verb(verb)


@cache
def _verbs_of_speech() -> frozenset[str]:
    return hedges().reporting | stance()("condemnation", "verbs") | stance()("speaker", "speaking")
