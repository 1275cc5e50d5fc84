"""Numbers that sources report beside one that is computed, never mixed: whose, and which coordinates differ.

Two numbers are only compared where unit, definition and as-of agree; else it is said first in what they differ. A
reported number keeps its form: "up to 122" is not 122, and "at least 90 to 146" begins with a floor.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING

from habeas.answers.census_words import day_words, evidence_words, known_words, whom_words
from habeas.answers.classes import heads, matches
from habeas.errors import BadVocabulary
from habeas.terms import load_toml

if TYPE_CHECKING:
    from habeas.answers.census import Census
    from habeas.answers.counts import Figure
    from habeas.cases.entry import Entry
    from habeas.model import Count

_FILE = "data/answers/reconcile.toml"
NOT_IN = "not in custody on that day, by what is known here"
# Of a definition only the words can be the same: what a body means by them it rarely says.
# What a coordinate is called in the sentence that says in which the two differ.
SAID_AS = {"Unit": "what they count", "Definition": "whom they mean", "As of": "the day"}
SAME, SAME_WORDS, DIFFERS, MISSING = "same", "same words", "differs", "not given"
EXACT, BETWEEN = "exact", "between"
# Figures given for days further away than this are of another time, and are left out.
NEAR_DAYS = 400


@dataclass(frozen=True, slots=True)
class Coordinate:
    """One coordinate of a reported number beside ours: "same", "same words", "differs" or "not given"."""

    name: str
    theirs: str
    ours: str
    verdict: str


@dataclass(frozen=True, slots=True)
class Reported:
    """A reported number with its form, its coordinates beside ours, and what can be said of the two."""

    figure: Figure
    form: str
    coordinates: tuple[Coordinate, ...]
    comparable: bool
    sentence: str


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody whom a body calls so, how they stand in the census ("in custody", "undetermined" …), and why."""

    person_id: str
    name: str
    stands: str
    why: str = ""


@dataclass(frozen=True, slots=True)
class Body:
    """A body that calls people by name what is counted: whom it calls so, each with how they stand here."""

    name: str
    people: tuple[Named, ...]


@dataclass(frozen=True, slots=True)
class Reconciled:
    """A computed number, the reported ones near its day, whom bodies call so by name, and those whom nobody does."""

    census: Census
    what: str
    reported: tuple[Reported, ...]
    bodies: tuple[Body, ...]
    called_by_nobody: tuple[Named, ...]


def reconcile(found: Census, figures: Iterable[Figure], entries: Sequence[Entry], what: str) -> Reconciled:
    """Sets what sources report beside what was computed.

    Args:
        figures: the series of reported numbers of that class and country.
        entries: what is known of people, as far as the census knows it.
    """
    near = [each for each in figures if each.given and _distance(each, found.question.on) <= NEAR_DAYS]
    near.sort(key=lambda each: (_distance(each, found.question.on), str(each.as_of), each.worded))
    bodies = tuple(_bodies(found, entries, what))
    called = {person.person_id for body in bodies for person in body.people}
    others = tuple(
        Named(line.person_id, line.name, "in custody") for line in found.included if line.person_id not in called
    )
    return Reconciled(found, what, tuple(_reported(found, each) for each in near), bodies, others)


def form_of_number(figure: Figure | Count) -> str:
    """The form in which a source gives its number: exact, about, at least, more than, at most or between."""
    said = (figure.qualifier or "").casefold()
    for form, words in _words()[0]:
        if any(word in said for word in words):
            return form
    return BETWEEN if figure.low != figure.high else EXACT


def ends_of(figure: Figure | Count) -> tuple[int, int | None]:
    """From how many to how many it may be by its form; the second None where the source sets no upper end."""
    low, high = figure.low or 0, figure.high
    form = form_of_number(figure)
    if form == "at most":
        return 0, high if high is not None else figure.low
    if form == "more than":
        return (low + 1, None) if figure.low == figure.high or high is None else (low + 1, high)
    if form == "at least":
        return low, high if high != figure.low else None
    return low, high


def open_end(figure: Figure) -> str:
    """Whether a number is open "up" or "down" by its form; empty where the source gives both ends."""
    if figure.low is None and figure.high is None:
        return ""
    if form_of_number(figure) == "at most":
        return "down"
    return "up" if ends_of(figure)[1] is None else ""


def _reported(found: Census, figure: Figure) -> Reported:
    question = found.question
    whose = f", counted by {figure.by}" if figure.by else ", by a body that is not named"
    told = sorted({str(each.document.published or each.document.report_year or "") for each in figure.sources} - {""})
    rows = (
        Coordinate("Unit", _unit(figure), question.unit, SAME if _unit(figure) == question.unit else DIFFERS),
        Coordinate("Definition", f"{figure.what}{whose}", whom_words(question), _same_definition(found, figure)),
        Coordinate("Forms of custody", "", ", ".join(question.rule.custody) or "all, by the state", MISSING),
        _as_of(found, figure),
        Coordinate("As known on", f"told in {told[0]}" if told else "", known_words(question), _known(found, told)),
        Coordinate("Evidence required", "", evidence_words(question), MISSING),
    )
    first = [SAID_AS[row.name] for row in (rows[0], rows[1], rows[3]) if row.verdict == DIFFERS]
    if first:
        sentence = f"Not compared: they differ in {' and '.join(first)}."
        return Reported(figure, form_of_number(figure), rows, comparable=False, sentence=sentence)
    return Reported(figure, form_of_number(figure), rows, comparable=True, sentence=_compared(found, figure))


def _compared(found: Census, figure: Figure) -> str:
    if figure.low is None and figure.high is None:
        return "The source gives no number that could be compared."
    low, high = ends_of(figure)
    ours = found.headline
    if low > ours.high:
        return f"They count at least {low - ours.high:,} more than may be in custody here by this rule."
    if low > ours.low:
        return f"They count {low - ours.low:,} more than are surely in custody here, and no more than possibly are."
    if high is not None and high < ours.low:
        return f"They count {ours.low - high:,} fewer than are surely in custody here."
    return "What they count agrees with what is surely in custody here."


def _known(found: Census, told: Sequence[str]) -> str:
    """Whether both know as much: ours does where it is asked as known in the year in which they told it."""
    day = found.question.known_day
    if not told:
        return MISSING
    return SAME if day is not None and any(each[:4] == f"{day.year:04}" for each in told) else DIFFERS


def _unit(figure: Figure) -> str:
    nouns = {head[-1] for head in heads(figure.what) if head}
    return next((unit for unit, words in _words()[1] if nouns & set(words)), "people")


def _same_definition(found: Census, figure: Figure) -> str:
    rule = found.question.rule
    if rule.label:
        return SAME_WORDS if matches(figure.what, f"{rule.label}s") else DIFFERS
    if rule.who:
        return SAME_WORDS if any(matches(figure.what, name) for name in rule.who) else DIFFERS
    return SAME_WORDS if heads(figure.what) in ((("prisoner",),), (("detainee",),)) else DIFFERS


def _as_of(found: Census, figure: Figure) -> Coordinate:
    ours, day = f"{found.question.rule.at} on {day_words(found.question.on)}", found.question.on
    if figure.as_of is None:
        return Coordinate("As of", "", ours, MISSING)
    within = figure.as_of.first_day <= day <= figure.as_of.last_day
    return Coordinate("As of", day_words(figure.as_of), ours, SAME if within else DIFFERS)


def _distance(figure: Figure, day: date) -> int:
    """How many days the nearest day that a figure is given for lies away."""
    if figure.as_of is None:
        return NEAR_DAYS + 1
    first, last = figure.as_of.first_day, figure.as_of.last_day
    return max((first - day) // timedelta(days=1), (day - last) // timedelta(days=1), 0)


def _bodies(found: Census, entries: Sequence[Entry], what: str) -> Iterable[Body]:
    lists = (("in custody", found.included), ("undetermined", found.undetermined), ("unconfirmed", found.unconfirmed))
    stands = {line.person_id: (name, line.why) for name, lines in lists for line in lines}
    called: dict[str, dict[str, Named]] = {}
    for entry in entries:
        if found.question.country not in (None, entry.country):
            continue
        for each in entry.recognised:
            if matches(f"{each.label}s", what):
                how, why = stands.get(entry.person_id) or (NOT_IN, _why_not(found, entry))
                called.setdefault(each.by, {})[entry.person_id] = Named(entry.person_id, entry.name, how, why)
    for name, people in sorted(called.items()):
        yield Body(name, tuple(sorted(people.values(), key=lambda one: (one.stands, one.name))))


def _why_not(found: Census, entry: Entry) -> str:
    """Why somebody is not in a census: never held, freed, arrested later, in another form, or not of whom it counts."""
    day = found.question.on
    begun = [held for held in entry.cases if held.start is None or held.start[0] <= day.toordinal()]
    if not entry.cases:
        return "no document tells of custody"
    if not begun:
        first = min(held.start for held in entry.cases if held.start is not None)
        return f"arrested later, by {day_words(date.fromordinal(first[1]))}"
    last = max(begun, key=lambda held: (held.end is None, held.end or (0, 0), held.case_id))
    if last.end is not None and last.end[1] <= day.toordinal():
        over = "died in custody" if last.died else "freed, or out before a new arrest,"
        return f"{over} by {day_words(date.fromordinal(last.end[1]))}"
    if not last.by_state:
        return "held by others than the state"
    return "not of those whom the rule counts, or in another form of custody"


@cache
def _words() -> tuple[tuple[tuple[str, tuple[str, ...]], ...], tuple[tuple[str, tuple[str, ...]], ...]]:
    """Words of the forms of a number, and nouns of its units.

    Raises:
        BadVocabulary: the file does not say what it should.
    """
    data = load_toml("answers/reconcile.toml")
    found = []
    for name in ("forms", "units"):
        table = data.get(name)
        if not isinstance(table, dict) or not all(isinstance(words, list) for words in table.values()):
            raise BadVocabulary(f"{_FILE}: it needs [{name}], each with a list of words")
        found.append(tuple((str(key), tuple(map(str, words))) for key, words in table.items()))
    return found[0], found[1]


def reconciled_row(found: Reconciled) -> dict[str, object]:
    """The whole for machines."""
    from habeas.answers.census_words import census_row

    return {
        "what": found.what,
        "computed": census_row(found.census),
        "reported": [
            {
                "figure": each.figure.worded,
                "what": each.figure.what,
                "by": each.figure.by,
                "as_of": None if each.figure.as_of is None else str(each.figure.as_of),
                "form": each.form,
                "comparable": each.comparable,
                "sentence": each.sentence,
                "coordinates": [
                    {"name": row.name, "theirs": row.theirs or None, "ours": row.ours, "verdict": row.verdict}
                    for row in each.coordinates
                ],
                "quotes": [source.quote for source in each.figure.sources],
            }
            for each in found.reported
        ],
        "bodies": [
            {
                "by": body.name,
                "people": [{"name": one.name, "stands": one.stands, "why": one.why or None} for one in body.people],
            }
            for body in found.bodies
        ],
        "called_by_nobody": [one.name for one in found.called_by_nobody],
    }
