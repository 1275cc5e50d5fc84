"""In which form an act holds somebody (police custody, remand, prison …): `data/cases/forms.toml` over what it says.

A form is never made up: where a source only says that someone is held, the form is "not told".
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from habeas.acts.length import length_of
from habeas.documents.handed_on import quotes_of
from habeas.errors import BadVocabulary
from habeas.model import Act
from habeas.terms import claim_types, load_toml

_FILE = "data/cases/forms.toml"
# Acts whose quotes speak of the custody itself; a quote of an arrest or a sentence often speaks of what followed.
_QUOTES_TELL = ("remand", "imprisonment", "disappearance")
ADMINISTRATIVE = "administrative arrest"
_RELEASED = re.compile(r"\breleas\w+\b[^.;,]*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Form:
    """A form of custody: its name, the words and the types of acts that tell of it, how long it lasts at most."""

    name: str
    words: re.Pattern[str]
    acts: tuple[str, ...]
    at_most_days: int | None


@dataclass(frozen=True, slots=True)
class FormWords:
    """The vocabulary of forms; see the file for what each entry is."""

    forms: tuple[Form, ...]
    not_told: str
    facilities: re.Pattern[str]
    not_state: re.Pattern[str]
    administrative_days: int

    @property
    def names(self) -> tuple[str, ...]:
        """All forms in their order, the one that is not told last."""
        return (*(form.name for form in self.forms), self.not_told)

    def form(self, name: str) -> Form | None:
        """The form of that name; None for the one that is not told."""
        return next((form for form in self.forms if form.name == name), None)


@cache
def form_words() -> FormWords:
    """The vocabulary of forms.

    Raises:
        BadVocabulary: the file does not say what it should.
    """
    return read_form_words(load_toml("cases/forms.toml"))


def read_form_words(data: dict[str, object]) -> FormWords:
    """Checks and returns a parsed vocabulary of forms."""
    entries, days, not_told = data.get("form"), data.get("administrative_days"), data.get("not_told")
    if not isinstance(entries, list) or not entries or not all(isinstance(each, dict) for each in entries):
        raise BadVocabulary(f"{_FILE}: it needs [[form]] entries, each with a name, words and acts")
    if not isinstance(days, int) or not isinstance(not_told, str):
        raise BadVocabulary(f"{_FILE}: `administrative_days` has to be a number and `not_told` a word")
    return FormWords(
        tuple(_form(each) for each in entries),
        not_told,
        _pattern("facilities", data.get("facilities")),
        _pattern("not_state", data.get("not_state")),
        days,
    )


def form_of(act: Act) -> str | None:
    """The form in which an act holds its victim, or None where it does not say."""
    known = form_words()
    said = _said(act)
    worded = next((form.name for form in known.forms if form.words.search(said)), None)
    days = length_of(act.term) if act.type == "sentence" and act.term else None
    if days is not None and days <= known.administrative_days and worded in (None, "prison", ADMINISTRATIVE):
        return ADMINISTRATIVE
    return worded or next((form.name for form in known.forms if act.type in form.acts), None)


def facility_of(act: Act) -> str | None:
    """The prison or the like that the act names as its place; None for a town, a country or no place."""
    return act.place if act.place and form_words().facilities.search(act.place) else None


def held_by_state(act: Act) -> bool:
    """Whether nobody but the state is told to hold the person: gangs, militants and the like are a figure apart."""
    return not any(form_words().not_state.search(actor) for actor in act.actors)


def sentenced_to_custody(act: Act) -> bool:
    """Whether a sentence says that it holds somebody: a term, or a prison. Who is only convicted may be fined."""
    if act.type != "sentence" or act.term is not None:
        return True
    said = " / ".join([act.place or "", *(quote.text for claim in act.claims for quote in quotes_of(claim.claim))])
    return any(form.words.search(said) for form in form_words().forms)


def _said(act: Act) -> str:
    """The words by which an act may say its form: its place and term, and of its quotes what speaks of it.

    Of a sentence that is what its term is of ("three years of house arrest"); of who is held nothing of a release,
    which is another's or was before ("A was released to house arrest, B remained detained").
    """
    if act.type == "sentence":
        told = [_of_term(quote.text, one.claim.term) for one in act.claims for quote in quotes_of(one.claim)]
    elif act.type in _QUOTES_TELL:
        told = [_RELEASED.sub(" ", quote.text) for claim in act.claims for quote in quotes_of(claim.claim)]
    else:
        told = []
    return " / ".join([act.place or "", act.term or "", *told])


def _of_term(text: str, term: str | None) -> str:
    """The words that say what a term is of: "house arrest" of "three years of house arrest"."""
    if term is None:
        return ""
    found = re.search(re.escape(term) + r"['’]? (?:of|in|under) ((?:[\w-]+ ){0,2}[\w-]+)", text, re.IGNORECASE)
    return "" if found is None else found[1]


def _form(entry: dict[str, object]) -> Form:
    name, acts, most = entry.get("name"), entry.get("acts"), entry.get("at_most_days")
    if not isinstance(name, str) or not name or not isinstance(acts, list):
        raise BadVocabulary(f"{_FILE}: a form needs a name and a list of acts")
    unknown = sorted(set(map(str, acts)) - set(claim_types()))
    if unknown:
        raise BadVocabulary(f"{_FILE}: the form {name!r} names unknown claim types {unknown}")
    if most is not None and not isinstance(most, int):
        raise BadVocabulary(f"{_FILE}: `at_most_days` of {name!r} has to be a number of days")
    return Form(name, _pattern(name, entry.get("words")), tuple(map(str, acts)), most)


def _pattern(name: str, listed: object) -> re.Pattern[str]:
    if not isinstance(listed, list) or not listed or not all(isinstance(each, str) and each for each in listed):
        raise BadVocabulary(f"{_FILE}: the words of {name!r} have to be a list of words")
    longest_first = sorted(listed, key=lambda each: (-len(each), each))
    return re.compile(r"\b(?:" + "|".join(map(re.escape, longest_first)) + r")\b", re.IGNORECASE)
