"""What is said and done about an act: appeals, condemnations, awards, sanctions, support and reports.

A response is for those whom the act that it speaks of was done to; who makes it is the subject of its verb, the
speaker of the quotation, or the author of the statement.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from habeas.claims.appeals import read_demand, read_remedy
from habeas.claims.awards import read_award
from habeas.claims.condemnations import read_condemnation
from habeas.claims.helping import read_support
from habeas.claims.interventions import read_intervention
from habeas.claims.publications import read_report
from habeas.claims.sanctions import read_sanction
from habeas.claims.stance import Response, stance
from habeas.claims.trail import SILENT, Trail
from habeas.claims.voices import Voices
from habeas.claims.ways import ways
from habeas.claims.word_forms import word_forms_in

if TYPE_CHECKING:
    from spacy.tokens import Span


# Lists of words by which a sanction is told.
_OF_SANCTIONS = (
    "verbs",
    "listing",
    "nouns",
    "aims",
    "designations",
    "refuses",
    "puts",
    "freezes",
    "bars",
    "restricts",
    "ineligible",
)


def responses(sentence: Span, voices: Voices, trail: Trail = SILENT) -> list[Response]:
    """The responses that a sentence tells of, but for appeals for release, which the acts themselves show."""
    found: list[Response] = []
    telling, others = _telling(), ways()
    lowers, lemmas = word_forms_in(sentence.doc)
    for place in range(sentence.start, sentence.end):
        told = lowers[place] in telling or lemmas[place] in telling
        if not told and lemmas[place] not in others:
            continue
        token = sentence.doc[place]
        for read in _READERS if told else (read_intervention,):
            one = read(token, voices)
            if one is not None:
                found.append(one)
                break
        else:
            trail.unanswered(token, "", "no_response")
    return found


# In this order; the first that reads a response from a word has it.
_READERS = (
    read_condemnation,
    read_award,
    read_sanction,
    read_support,
    read_report,
    read_remedy,
    read_demand,
    read_intervention,
)


@cache
def _telling() -> frozenset[str]:
    """All the words that a response may be told by."""
    words = stance()
    lists = [words("condemnation", name) for name in ("verbs", "nouns", "adjectives")]
    lists += [words("award", name) for name in ("verbs", "nouns", "recipients", "honours")]
    lists += [words("sanction", name) for name in _OF_SANCTIONS]
    lists += [words("support", name) for name in ("verbs", "gives", "pays")]
    lists += [words("condemnation", "against"), words("appeal", "rallies")]
    lists += [words("report", "nouns")]
    lists += [words("appeal", name) for name in ("remedy_verbs", "remedy_nouns", "demands")]
    return frozenset(part for each in lists for word in each for part in word.split())
