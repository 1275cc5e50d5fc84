"""One claim of the queue as its page shows it: the sentence, the fields, why it was read, and who it is about."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from habeas import terms
from habeas.answers.sentence import sentence
from habeas.answers.wording import date_words, facts, given_words, type_label
from habeas.dates import PartialDate
from habeas.model import Act, Claim, Person, SourcedClaim
from habeas.record.review import FIELDS, claim_with
from habeas.web.asking import BadQuestion, number_in, text_of
from habeas.web.localized import in_language, number_words
from habeas.web.passage import Passage, passage
from habeas.web.picking import Offer
from habeas.work.finding import person_id
from habeas.work.reviewing import Reviewed
from habeas.work.words import whoami

if TYPE_CHECKING:
    from habeas.work.registry import Registry

ACTS_SHOWN = 6
# Digits of a place in a text.
PLACE_DIGITS = 9
# What was decided before, as a sentence.
ANSWERED = {
    "accept": _("%(by)s accepted this on %(day)s"),
    "reject": _("%(by)s rejected this on %(day)s"),
    "correct": _("%(by)s corrected this on %(day)s"),
    "add": _("%(by)s added this on %(day)s"),
}


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a person beside this claim: the latest acts first, `more` is how many are not shown."""

    name: str
    person: Person | None
    acts: tuple[Act, ...] = ()
    more: int = 0


@dataclass(frozen=True, slots=True)
class Before:
    """What somebody decided of this claim, or of the one that it came in place of; `told` says it in a sentence."""

    id: int
    by: str
    answer: str
    told: str
    because: str
    sentence: str
    reopened: bool


@dataclass(frozen=True, slots=True)
class Page:
    """All that is shown of a claim.

    Attributes:
        sentence, facts: the claim as it stands; `now` is what the machine reads, and `differs` whether that is another.
        kept: whether it stands only because somebody decided so; `beside` is then what the machine reads at its words.
        seen: the last decision on it.
    """

    claim: SourcedClaim
    read: SourcedClaim
    sentence: str
    now: str
    facts: tuple[tuple[str, str], ...]
    trigger: str
    confidence: str
    passage: Passage
    people: tuple[Known, ...]
    before: Before | None
    seen: int
    kept: bool
    differs: bool
    beside: tuple[str, ...]


def page_of_claim(registry: Registry, claim_id: str) -> Page:
    """The claim with that id.

    Raises:
        NotFound: there is none.
    """
    claim, read = registry.reviews.both(claim_id)
    document = registry.document(claim.document.id)
    others = registry.reviews.words_beside(document.id, claim_id)
    trigger = read.claim.trigger
    words = document.text[trigger.start : trigger.end] if trigger is not None else ""
    untouched = registry.reviews.is_untouched(claim_id)
    last = None if untouched else registry.reviews.last(claim_id)
    before = None if untouched else registry.reviews.of(claim_id)
    kept = before is not None and registry.reviews.is_kept(claim_id)
    beside = registry.reviews.read_beside(claim) if kept else []
    return Page(
        claim=claim,
        read=read,
        sentence=sentence(claim.claim, words, claim.date_given),
        now=sentence(read.claim, words),
        facts=claim_facts(claim.claim, claim.date_given),
        trigger=words,
        # Never a hundred: nothing that a machine read is sure.
        confidence=str(min(99, round(read.claim.confidence * 100))),
        passage=passage(document, claim.claim, others),
        people=tuple(_known(registry, claim)),
        before=_before(before, read.claim, words),
        seen=0 if last is None else last.id,
        kept=kept,
        differs=claim.claim != read.claim or bool(claim.date_given),
        beside=tuple(dict.fromkeys(sentence(one.claim) for one in beside)),
    )


def claim_facts(claim: Claim, date_given: str = "") -> tuple[tuple[str, str], ...]:
    """Every field of a claim that has a value, as pairs of a word and the value; a date as a person gave it."""
    group = f"{number_words(claim.number)} {claim.group}" if claim.group and claim.number is not None else claim.group
    whom = ", ".join([*claim.persons, *([group] if group else []), *claim.organizations])
    when = given_words(date_given) or (date_words(claim.date) if claim.date is not None else "")
    dated = [(gettext("When"), when)] if when else []
    return (
        (gettext("What"), type_label(claim.type)),
        (gettext("Whom"), whom or gettext("nobody named")),
        *dated,
        *facts(claim),
    )


def _known(registry: Registry, claim: SourcedClaim) -> list[Known]:
    found = []
    for name, person in registry.reviews.people_of(claim):
        acts, more = ([], 0) if person is None else registry.reviews.acts_beside(person.id, claim.id, ACTS_SHOWN)
        found.append(Known(name, person, tuple(acts), more))
    return found


def _before(reviewed: Reviewed | None, read: Claim, trigger: str) -> Before | None:
    if reviewed is None:
        return None
    review = reviewed.review
    values = review.decided if review.decided is not None else review.original
    told = sentence(claim_with(read, values), trigger, " ".join(review.date_as_given or ()))
    answered = ANSWERED[review.answer] % {"by": review.by, "day": date_words(review.made.date())}
    return Before(review.id, review.by, review.answer, answered, review.because, told, reviewed.state == "reopened")


# --- filters --------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Asked:
    """What the queue is narrowed by: as it was written into the address, and as it is looked for."""

    written: Mapping[str, str]
    wanted: Mapping[str, Any]

    def address(self, claim_id: str | None = None, **more: str) -> str:
        """The address of the queue with the same filters, at that claim."""
        query = {**({"claim": claim_id} if claim_id else {}), **self.written, **more}
        return f"/review?{urlencode(query)}" if query else "/review"


def asked_of(registry: Registry, request: HttpRequest) -> Asked:
    """The filters of an address, or those that a form carries on.

    Raises:
        BadQuestion: a date or a confidence is none.
        NotFound: the person is nobody, or one of several.
    """
    if request.method == "POST":
        carried = QueryDict(request.POST.get("filters", "")[:2000])
        written = {name: carried[name] for name in NAMES if carried.get(name)}
    else:
        written = {name: value for name in NAMES if (value := text_of(request, name)) is not None}
    wanted: dict[str, Any] = {name: written[name] for name in ("country", "document", "type") if name in written}
    if "type" in written and written["type"] not in terms.claim_types():
        raise BadQuestion(
            gettext("“%(type)s” is no type of claim; choose one from the list.") % {"type": written["type"][:40]}
        )
    if "person" in written:
        wanted["person"] = person_id(registry.record, written["person"])
    for name in ("since", "until"):
        if name in written:
            wanted[name] = _date(written[name])
    for name in ("least", "most"):
        if name in written:
            wanted[name] = _share(written[name])
    wanted["reader"] = whoami()
    return Asked(written, wanted)


NAMES = ("country", "document", "person", "type", "since", "until", "least", "most")


def _date(text: str) -> str:
    from habeas.errors import UnknownTerm

    try:
        return str(PartialDate.parse(text))
    except UnknownTerm as error:
        raise BadQuestion(
            gettext("“%(text)s” is no date; write it like 2024, 2024-05 or 2024-05-21.") % {"text": text}
        ) from error


def _share(text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        value = -1
    if not 0 <= value <= 1:
        raise BadQuestion(
            gettext("“%(text)s” is no confidence; write a number from 0 to 1, such as 0.8.") % {"text": text}
        )
    return value


# --- the form of a correction -----------------------------------------------------------------------------

_LINES = ("persons", "organizations", "actors", "charges")
_WORDS = ("type", "group", "number", "place", "term", "modality", "speaker", "date", "date_is")


@dataclass(frozen=True, slots=True)
class Draft:
    """What the form of a correction holds; `original` is what the machine read, field by field, in words."""

    values: Mapping[str, str]
    original: Mapping[str, str]
    error: str = ""
    offer: Offer | None = None


def draft_of(sourced: SourcedClaim, read: Claim, given: Mapping[str, str] | None = None, error: str = "") -> Draft:
    """The form as it is opened, or as it was sent with what is wrong in it; a date as a person gave it."""
    meaning, _, date = sourced.date_given.partition(" ")
    dated = {"date_is": meaning, "date": date} if date else {}
    return Draft({**_in_words(sourced.claim), **dated, **(given or {})}, _in_words(read), error)


def _in_words(claim: Claim) -> dict[str, str]:
    plain = {name: str(value) for name in _WORDS if (value := getattr(claim, name, None)) is not None}
    lines = {name: "\n".join(getattr(claim, name)) for name in _LINES}
    return {**plain, **lines, "quotes": "\n\n".join(quote.text for quote in claim.quotes)}


def fields_of(form: Mapping[str, str], read: Claim) -> dict[str, Any]:
    """What a person wrote into the form, as `work.reviewing.correct` takes it."""
    fields: dict[str, Any] = {name: form.get(name, "").strip() or None for name in _WORDS if name in form}
    fields.update({name: form.get(name, "").splitlines() for name in _LINES if name in form})
    if "quotes" in form:
        fields["quotes"] = _quotes(form, read)
    return {name: value for name, value in fields.items() if name in (*FIELDS, "date_is")}


def _quotes(form: Mapping[str, str], read: Claim) -> list[Any]:
    """The places of words that were chosen in the text; those of the claim where they are as they were; else words."""
    known = {" ".join(quote.text.split()): (quote.start, quote.end) for quote in read.quotes}
    start, end = (number_in(form.get(name), PLACE_DIGITS) for name in ("start", "end"))
    found: list[Any] = []
    for block in str(form["quotes"]).replace("\r\n", "\n").split("\n\n"):
        words = " ".join(block.split())
        if not words:
            continue
        if words == " ".join(form.get("chosen", "").split()) and start is not None and end is not None:
            found.append((start, end))
        else:
            found.append(known.get(words, words))
    return found


def type_options() -> list[tuple[str, str]]:
    """The claim types with their labels, for a list to choose from."""
    return [(name, in_language(kind.label)) for name, kind in terms.claim_types().items()]
