"""What two claims about one person say of each other: one act, two, or not enough to tell; each with the sentence why.

The type must be the same and the dates compatible; what else they say may differ the less, the less precise the date
is. What differs within one act is not lost: `habeas.acts.tell` shows it as disputed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from habeas.acts.length import same_length
from habeas.acts.likeness import charges_fit, condemn_the_same, differing, nearly_same_quote, same_quote
from habeas.acts.makers import share_a_maker
from habeas.acts.sources import told_on
from habeas.acts.words import act_words
from habeas.dates import PartialDate
from habeas.model import Claim, DocumentCard, SourcedClaim

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
# A state that a document does not date ("is held") is that of its own day; a list "as of" a day so little later tells
# of the same.
STATE_DAYS = 31
# Nobody dies twice: sources whose days are no further apart mean one death.
DEATH_DAYS = 31
# What a document dates this near in time to an act it tells next to an undated one says when that one was.
BESIDE_DAYS = 62
# Two documents that both leave an act undated mean the same one if they belong to one season's news.
SEASON_DAYS = 92
# The claim type whose sentences say what it is of.
CONDEMNATION = "condemnation"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What two claims say of each other.

    Attributes:
        answer: "same"; "open" where they do not say enough; "differs" where they contradict each other in more than
            their dates can bridge, though another claim may; "apart" where they never are one act.
        pattern, values: the sentence why, put together only for who asks.
    """

    answer: str
    pattern: str
    values: tuple[object, ...] = ()

    @property
    def reason(self) -> str:
        """The sentence why."""
        return self.pattern.format(*self.values)


@dataclass(frozen=True, slots=True)
class Setting:
    """What else is known when two claims are compared.

    Attributes:
        beside: for a claim without a date, by its id, the dates of what its document tells next to it.
    """

    beside: Mapping[str, tuple[PartialDate, ...]] = field(default_factory=dict)


NOTHING_ELSE = Setting()


def compare(left: SourcedClaim, right: SourcedClaim, setting: Setting = NOTHING_ELSE) -> Verdict:
    """Whether the two are claims on one act done to the same person."""
    one, other = left.claim, right.claim
    if one.type != other.type:
        return Verdict("apart", "{} and {} are two acts", (one.type, other.type))
    if (one.modality == "possible") != (other.modality == "possible"):
        return Verdict("apart", "what is feared or planned is not what was done")
    if not _makers_fit(one, other):
        return Verdict("apart", "who did it is not the same")
    if one.type == CONDEMNATION and not same_quote(one, other) and not condemn_the_same(one, other):
        return Verdict("apart", "what is condemned is not the same")
    if left.document.id == right.document.id:
        return _told_twice(one, other)
    if one.date is not None and other.date is not None:
        return _both_dated(left, right, one.date, other.date)
    if one.date is None and other.date is None:
        return _both_undated(left, right, setting)
    return _one_dated(left, right, setting) if one.date is None else _one_dated(right, left, setting)


def _makers_fit(left: Claim, right: Claim) -> bool:
    words = act_words()
    if left.type in words.maker_decides:
        return share_a_maker(left.actors, right.actors) or not (left.actors or right.actors)
    if left.type in words.maker_if_known and left.actors and right.actors:
        return share_a_maker(left.actors, right.actors)
    return True


def _told_twice(left: Claim, right: Claim) -> Verdict:
    """One document keeps apart what it dates or measures differently; else it says the same thing twice.

    What no one suffers twice within days it may tell twice in other words: then it keeps apart only other terms.
    """
    differ = differing(left, right)
    once = left.type in act_words().once and left.date is not None and left.date.month and left.date == right.date
    if once and (not differ or (left.term and right.term and "term" not in differ)):
        answer = "same" if len(differ) <= 1 else "differs"
        return Verdict(answer, "one document tells it twice, both times of {}" + _though(differ), (left.date,))
    if left.date == right.date and left.term == right.term and not differ:
        return Verdict("same", "one document tells it twice, with the same date and nothing that differs")
    return Verdict("apart", "one document tells them apart")


def _both_dated(left: SourcedClaim, right: SourcedClaim, one: PartialDate, other: PartialDate) -> Verdict:
    differ = differing(left.claim, right.claim)
    if not one.compatible(other):
        return _days_differ(left.claim, one, other, differ)
    finer, coarser = (one, other) if _fineness(one) <= _fineness(other) else (other, one)
    when = "both date it {}" if one == other else "{} is in {}"
    if len(differ) <= MAY_DIFFER[coarser.precision]:
        return Verdict("same", when + _though(differ), (finer, coarser))
    for news, act in ((left, right), (right, left)):
        if len(differ) == 1 and _is_its_news(news, act):
            return Verdict("same", f"{when}, and one is the news of those days{_though(differ)}", (finer, coarser))
    return Verdict("differs", f"{when}, but {_differ(differ)}", (finer, coarser))


def _days_differ(claim: Claim, one: PartialDate, other: PartialDate, differ: tuple[str, ...]) -> Verdict:
    words = act_words()
    gap = abs((one.first_day - other.first_day).days)
    days = one.precision == other.precision == "day" and claim.type in words.near_days
    if days and gap <= NEAR_DAYS and len(differ) <= (claim.type in words.once):
        return Verdict("same", "their days, {} and {}, are next to each other" + _though(differ), (one, other))
    if claim.type in words.once_in_life and _days_between(one, other) <= DEATH_DAYS:
        return Verdict("same", "nobody suffers it twice, and {} and {} are near" + _though(differ), (one, other))
    return Verdict("apart", "{} and {} are two dates", (one, other))


def _both_undated(left: SourcedClaim, right: SourcedClaim, setting: Setting) -> Verdict:
    if differ := differing(left.claim, right.claim):
        return Verdict("differs", f"neither is dated, and {_differ(differ)}")
    if known := _known_by(left.claim, right.claim):
        return Verdict("same", "neither is dated, but {}", (known,))
    for day in setting.beside.get(left.id, ()):
        if day in setting.beside.get(right.id, ()):
            return Verdict("same", "neither is dated, but both are told next to what is dated {}", (day,))
    one, other = told_on(left.document), told_on(right.document)
    if one is not None and other is not None and abs((one.first_day - other.first_day).days) <= SEASON_DAYS:
        return Verdict("same", "neither is dated, and both documents are of one season")
    return Verdict("open", "neither is dated, and nothing says that one act is meant")


def _one_dated(undated: SourcedClaim, dated: SourcedClaim, setting: Setting) -> Verdict:
    day, (earliest, latest) = dated.claim.date, span(undated.document)
    if day is None:
        return Verdict("open", "neither is dated")
    if latest is not None and day.first_day > latest + _ahead(undated.claim):
        return Verdict("apart", "one was told before {}", (day,))
    if differ := differing(undated.claim, dated.claim):
        if len(differ) == 1 and _is_its_news(undated, dated):
            return Verdict("same", "one is the news of the days around {}" + _though(differ), (day,))
        return Verdict("differs", f"one has no date, and {_differ(differ)}")
    if known := _known_by(undated.claim, dated.claim):
        return Verdict("same", "one has no date, but {}", (known,))
    if earliest is not None and earliest <= day.last_day:
        return Verdict("same", "one has no date, and was told not long after {}", (day,))
    for near in setting.beside.get(undated.id, ()):
        if _days_between(near, day) <= BESIDE_DAYS:
            return Verdict("same", "one has no date, but is told next to what its document dates {}", (near,))
    return Verdict("open", "one has no date, and {} was long before it was told", (day,))


def span(document: DocumentCard) -> tuple[date | None, date | None]:
    """The days that an act may be of that a document does not date: of an annual report those of its year."""
    year, told = document.report_year, told_on(document)
    if year is not None:
        return date(year, 1, 1), date(year, 12, 31)
    if told is None:
        return None, None
    return date.fromordinal(max(1, told.first_day.toordinal() - REACH_DAYS)), told.last_day


def _ahead(claim: Claim) -> timedelta:
    """How much later than the document the other's date may be: a state lasts, an act was over."""
    return timedelta(days=STATE_DAYS if claim.type in act_words().states and claim.modality != "possible" else 0)


def _is_its_news(news: SourcedClaim, act: SourcedClaim) -> bool:
    """Whether the document is of the very days of an act that no one suffers twice within days."""
    date, told = act.claim.date, news.document.published
    if news.claim.type not in act_words().once or date is None or told is None:
        return False
    fine = told.precision == "day" and date.precision != "year"
    finer = news.claim.date is None or _fineness(news.claim.date) > _fineness(date)
    return fine and finer and date.first_day <= told.first_day and (told.first_day - date.last_day).days <= NEAR_DAYS


def _known_by(left: Claim, right: Claim) -> str:
    """What an act is known by without its date: its sentence, term or offence; or that no one suffers it twice."""
    if left.type in act_words().once_in_life:
        return "nobody suffers it twice"
    if same_quote(left, right) or nearly_same_quote(left, right):
        return "the same sentence tells both"
    if left.term is not None and right.term is not None and same_length(left.term, right.term):
        return f"both give the term ({left.term})"
    if left.charges and right.charges and charges_fit(left.charges, right.charges):
        return f"both give the charge ({left.charges[0]})"
    return ""


def _fineness(date: PartialDate) -> int:
    return 0 if date.day else 1 if date.month else 2


def _days_between(one: PartialDate, other: PartialDate) -> int:
    """The fewest days between the two; 0 where they may be one day."""
    return max(0, (other.first_day - one.last_day).days, (one.first_day - other.last_day).days)


def _though(differ: tuple[str, ...]) -> str:
    return f", though {_differ(differ)}" if differ else ""


def _differ(fields: tuple[str, ...]) -> str:
    one = len(fields) == 1 and not fields[0].endswith("s")
    return f"the {' and the '.join(fields)} {'differs' if one else 'differ'}"
