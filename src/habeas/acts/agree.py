"""Whether two claims about one person may speak of one act.

The type must be the same, the dates compatible, and what else they say must not part them: the less precise the date,
the less they may differ. What differs within one act is not lost; `habeas.acts.tell` shows it as disputed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from habeas.acts.length import same_length
from habeas.acts.makers import share_a_maker
from habeas.acts.sources import told_by, told_on
from habeas.acts.words import act_words
from habeas.dates import PartialDate
from habeas.documents.countries import country_named, names_of
from habeas.model import Claim, SourcedClaim
from habeas.people.names import fold

# How many of place, charges and term two claims may differ in and still be one act, by the coarser of their dates. On
# one day two arrests of one person are one, whatever else the sources disagree on; within a month they may be two if
# more than one thing differs; a year says too little to bridge any difference.
MAY_DIFFER = {"day": 3, "month": 1, "year": 0}
# Sources that agree in all else and differ by so few days mean one act: it fell in the night, or the day of the news
# was taken for its day. More would join the short detentions of protesters that follow each other within a week.
NEAR_DAYS = 2
# An act that a document does not date happened, as a rule, in the year before it (annual reports appear in the
# spring after theirs). Further back only the same term or the same charge shows that the same act is meant.
REACH_DAYS = 450
# Two documents that both leave an act undated mean the same one if they belong to one season's news.
SEASON_DAYS = 92

# Letters by which two words of an offence are taken for forms of one word (defaming and defamation, drug and drugs).
WORD_BEGINNING = 5


def one_act(left: SourcedClaim, right: SourcedClaim) -> bool:
    """Whether the two may be claims on one act done to the same person."""
    one, other = left.claim, right.claim
    if one.type != other.type or (one.modality == "possible") != (other.modality == "possible"):
        return False
    if not _makers_fit(one, other):
        return False
    if left.document.id == right.document.id:
        return _told_twice(one, other)
    if one.date is not None and other.date is not None:
        return _dates_fit(one, other, one.date, other.date)
    if one.date is None and other.date is None:
        return _both_undated(left, right)
    return _undated_fits(left, right) if one.date is None else _undated_fits(right, left)


def same_quote(left: Claim, right: Claim) -> bool:
    """Whether one sentence shows both claims, white space and quotation marks aside."""
    return bool({_plain(quote.text) for quote in left.quotes} & {_plain(quote.text) for quote in right.quotes})


def differences(left: Claim, right: Claim) -> int:
    """In how many of place, charges and term the two contradict each other; what one leaves out contradicts nothing."""
    terms_differ = left.term is not None and right.term is not None and not same_length(left.term, right.term)
    charges_differ = bool(left.charges and right.charges) and not charges_fit(left.charges, right.charges)
    return terms_differ + charges_differ + (not places_fit(left.place, right.place))


def places_fit(left: str | None, right: str | None) -> bool:
    """Whether two places may be one: not in two countries, and one lies in the other as far as their words tell.

    A building or a spot ("his home", "the remand prison") lies in a town, a town in a district or a country; only two
    places of one fineness contradict each other, unless one's words are all in the other's.
    """
    if left is None or right is None:
        return True
    codes = {code for code in (country_named(left), country_named(right)) if code}
    if len(codes) > 1:
        return False
    one, other = _stems(left), _stems(right)
    if is_country(left) or is_country(right) or one <= other or other <= one:
        return True
    return _fineness(one) != _fineness(other)


def _fineness(stems: frozenset[str]) -> str:
    words = act_words()
    return "site" if stems & words.sites else "area" if stems & words.areas else "town"


def is_country(place: str) -> bool:
    """Whether the place is no more than a country's name."""
    code = country_named(place)
    return code is not None and place in names_of(code)


def share_a_charge(left: Iterable[str], right: Iterable[str]) -> bool:
    """Whether some offence of the one has the words of an offence of the other."""
    others = [_stems(charge) for charge in right]
    return any(one <= other or other <= one for one in map(_stems, left) for other in others)


def charges_fit(left: Iterable[str], right: Iterable[str]) -> bool:
    """Whether the offences may be the same in other words: some telling word begins alike (defaming, defamation)."""
    return bool(_beginnings(left) & _beginnings(right)) or share_a_charge(left, right)


def _beginnings(charges: Iterable[str]) -> frozenset[str]:
    words = (word for charge in charges for word in _stems(charge))
    return frozenset(word[:WORD_BEGINNING] for word in words if word not in act_words().any_charge)


def _makers_fit(left: Claim, right: Claim) -> bool:
    words = act_words()
    if left.type in words.maker_decides:
        return share_a_maker(left.actors, right.actors) or not (left.actors or right.actors)
    if left.type in words.maker_if_known and left.actors and right.actors:
        return share_a_maker(left.actors, right.actors)
    return True


def _told_twice(left: Claim, right: Claim) -> bool:
    """One document keeps apart what it dates or measures differently; else it says the same thing twice."""
    return left.date == right.date and left.term == right.term and differences(left, right) == 0


def _dates_fit(left: Claim, right: Claim, one: PartialDate, other: PartialDate) -> bool:
    differ = differences(left, right)
    if one.compatible(other):
        coarser = min(one.precision, other.precision, key=("year", "month", "day").index)
        return differ <= MAY_DIFFER[coarser]
    both_days = one.precision == other.precision == "day" and left.type in act_words().near_days
    return (
        both_days
        and differ <= (left.type in act_words().once)
        and abs((one.first_day - other.first_day).days) <= NEAR_DAYS
    )


def _both_undated(left: SourcedClaim, right: SourcedClaim) -> bool:
    if differences(left.claim, right.claim):
        return False
    if same_quote(left.claim, right.claim) or _identified(left.claim, right.claim):
        return True
    one, other = told_on(left.document), told_on(right.document)
    return one is not None and other is not None and abs((one.first_day - other.first_day).days) <= SEASON_DAYS


def _undated_fits(undated: SourcedClaim, dated: SourcedClaim) -> bool:
    date, told, latest = dated.claim.date, told_on(undated.document), told_by(undated.document)
    if date is None or (latest is not None and date.first_day > latest):
        return False
    if differences(undated.claim, dated.claim):
        return _is_its_news(undated, dated) and differences(undated.claim, dated.claim) == 1
    if same_quote(undated.claim, dated.claim) or _identified(undated.claim, dated.claim):
        return True
    return told is not None and (told.first_day - date.last_day).days <= REACH_DAYS


def _is_its_news(undated: SourcedClaim, dated: SourcedClaim) -> bool:
    """Whether the document is of the very days of an act that no one suffers twice within days."""
    date, told = dated.claim.date, undated.document.published
    if undated.claim.type not in act_words().once or date is None or told is None:
        return False
    fine = told.precision == "day" and date.precision != "year"
    return fine and date.first_day <= told.first_day and (told.first_day - date.last_day).days <= NEAR_DAYS


def _identified(left: Claim, right: Claim) -> bool:
    """Whether both give the same term or the same offence: enough to know an act by without its date."""
    if left.term is not None and right.term is not None and same_length(left.term, right.term):
        return True
    return bool(left.charges and right.charges) and share_a_charge(left.charges, right.charges)


@lru_cache(maxsize=16384)
def _stems(text: str) -> frozenset[str]:
    words = (_one_spelling(fold(word)) for word in re.split(r"[\s/,-]+", text))
    return frozenset(word.removesuffix("s") for word in words if word not in ("", "the", "of", "in", "and", "a", "an"))


def _one_spelling(word: str) -> str:
    for british, american in act_words().spelling.items():
        word = word.replace(british, american)
    return word


@lru_cache(maxsize=16384)
def _plain(text: str) -> str:
    return re.sub(r"[\s“”\"‘’'„«»]+", " ", text).strip().casefold()
