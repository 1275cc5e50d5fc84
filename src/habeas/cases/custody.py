"""Parts a person's dated acts into times in custody: from what began each to the release that ended it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from fractions import Fraction

from habeas.acts.length import length_of
from habeas.cases.telling import text_order
from habeas.cases.words import case_words, effect, frees, is_brief, rank
from habeas.dates import PartialDate
from habeas.model import Act

# A second arrest within so many days, with no release told between, is the same custody: where the police detain and
# a prosecutor formally arrests later, the law allows up to 37 days between the two (China; elsewhere less).
SAME_ARREST_DAYS = 40
# Proceedings that come this soon before a custody, after an earlier one has ended, lead to it.
LEADS_TO_DAYS = 366
# Where in its possible days an act that is not dated to the day is put to be sorted, nothing more: an arrest "in 2016"
# before, a release "in 2016" after what has a day in that year.
_SHARE = {"begins": Fraction(1, 2), "continues": Fraction(4, 5), "ends": Fraction(1), "none": Fraction(1, 2)}
_SHARE_OF_TYPE = {"disappearance": Fraction(0), "arrest": Fraction(0), "sentence": Fraction(2, 3)}


@dataclass(slots=True, eq=False)
class Custody:
    """One time in custody while it is being put together.

    Attributes:
        acts: what belongs to it.
        ended: the act that ended it.
        freed_by: the date of a later arrest, which shows that it had ended where no release is told.
        earlier_than: for a custody without any date, the beginning of the one it came before.
    """

    acts: list[Act] = field(default_factory=list)
    responses: list[Act] = field(default_factory=list)
    ended: Act | None = None
    freed_by: PartialDate | None = None
    earlier_than: PartialDate | None = None

    @property
    def start(self) -> PartialDate | None:
        """The earliest date at which the person is told to have been taken or held."""
        held = (act.date for act in self.acts if act.date and effect(act) in ("begins", "continues"))
        return min(held, key=_by_first_day, default=None)

    def begun_by(self, day: date | None) -> bool:
        """Whether it may have begun by that day; a custody without a date may have, and no day excludes nothing."""
        start = self.start
        return start is None or day is None or start.first_day <= day

    def surely_ended_by(self, day: date) -> bool:
        """Whether its end is dated and lies before that day."""
        return self.ended is not None and self.ended.date is not None and self.ended.date.last_day < day

    def may_hold(self, act: Act) -> bool:
        """Whether the act may have happened before the end."""
        if self.ended is None or self.ended.date is None or act.date is None:
            return True
        return act.date.first_day <= self.ended.date.last_day


def sort_day(act: Act) -> tuple[object, ...]:
    """Sorts dated acts by the day they happened; where a month or a year leaves it open, by what custody acts do."""
    if act.date is None:
        return (True, date.max, rank(act), text_order(act))
    if act.date.day:
        return (False, act.date.first_day, rank(act), text_order(act))
    share = _SHARE_OF_TYPE.get(act.type, _SHARE[effect(act)])
    days = int((act.date.last_day - act.date.first_day).days * share)
    return (False, act.date.first_day + timedelta(days=days), rank(act), text_order(act))


def dated_custodies(acts: Iterable[Act]) -> list[Custody]:
    """The times in custody that dated acts tell of, in order; acts that are about no custody are left out."""
    custodies: list[Custody] = []
    waiting = sorted((act for act in acts if act.date is not None), key=sort_day)
    while waiting:
        act = waiting.pop(0)
        last = custodies[-1] if custodies else None
        done = effect(act)
        if done == "ends":
            _end(custodies, act)
        elif done in ("begins", "continues"):
            if last is None or not last.may_hold(act) or _anew(last, act):
                if last is not None and last.ended is None:
                    _let_go(custodies, act, waiting)
                custodies.append(Custody([act]))
            else:
                last.acts.append(act)
        elif act.type in case_words().may_end and last and last.ended is None and _surely_after_start(last, act):
            last.acts.append(act)
            last.ended = act
    return custodies


def custody_at(custodies: list[Custody], act: Act) -> Custody:
    """The custody that a dated act, which neither begins nor ends one, belongs to by its date."""
    day = act.date.last_day if act.date else None
    begun = [custody for custody in custodies if custody.begun_by(day)]
    if not begun:
        return custodies[0]
    last = begun[-1]
    following = custodies[custodies.index(last) + 1 :]
    start = following[0].start if following else None
    if act.date and start and last.surely_ended_by(act.date.first_day):
        return following[0] if (start.first_day - act.date.first_day).days <= LEADS_TO_DAYS else last
    return last


def convicted_at_once(release: Act, others: Iterable[Act]) -> bool:
    """Acquitted of one charge and sentenced to prison on another at the same time is no release.

    Where words beside those of the sentence tell that they were let go ("released pending an appeal"), it is one.
    """
    at_once = [
        act
        for act in others
        if act.type == "sentence" and act.term is not None and effect(act) == "begins" and act.date == release.date
    ]
    told = {quote for act in at_once for quote in _quotes(act)}
    own = " / ".join(sorted(_quotes(release) - told)).casefold()
    return bool(release.charges) and bool(at_once) and not any(each in own for each in case_words().let_go)


def _quotes(act: Act) -> set[str]:
    return {quote.text for one in act.claims for quote in one.claim.quotes}


def _end(custodies: list[Custody], act: Act) -> None:
    """Ends the open custody; a release where none is open tells of one whose beginning is not known.

    A release that is not dated to the day may belong to an earlier custody whose end nobody else tells.
    """
    last = custodies[-1] if custodies else None
    if last is None:
        if frees(act):
            custodies.append(Custody([act], ended=act))
        return
    untold = [one for one in custodies[:-1] if one.ended is None and _may_have_ended(one, act)]
    custody = untold[0] if last.ended is not None and len(untold) == 1 else last
    custody.acts.append(act)
    if custody.ended is None and not convicted_at_once(act, custody.acts):
        custody.ended = act


def _let_go(custodies: list[Custody], arrest: Act, waiting: list[Act]) -> None:
    """Ends the custody before a new arrest: with a release of the same month or year that is told before the arrest.

    Without such a release the arrest itself shows that the custody had ended.
    """
    releases = (act for act in waiting if effect(act) == "ends" and _may_be_before(act, arrest))
    release = next(releases, None)
    if release is None:
        custodies[-1].freed_by = arrest.date
    else:
        waiting.remove(release)
        _end(custodies, release)


def _may_be_before(release: Act, arrest: Act) -> bool:
    together = release.date is not None and arrest.date is not None and release.date.compatible(arrest.date)
    return together and text_order(release) < text_order(arrest)


def _may_have_ended(custody: Custody, release: Act) -> bool:
    start, day, later = custody.start, release.date, custody.freed_by
    if day is None or start is None or later is None:
        return False
    return start.first_day <= day.last_day and day.first_day <= later.last_day


def _anew(custody: Custody, act: Act) -> bool:
    """Whether the arrest shows that the person had been free since the custody began."""
    if act.type not in ("arrest", "disappearance") or act.date is None:
        return False
    earlier = [one for one in custody.acts if one.type in case_words().held_before and one.date is not None]
    if any(_run_out(one, act.date.first_day) for one in earlier):
        return True
    if earlier and all(is_brief(one) and one.date and one.date.last_day < act.date.first_day for one in earlier):
        return True
    return any(one.date and (act.date.first_day - one.date.last_day).days > SAME_ARREST_DAYS for one in earlier)


def _run_out(sentence: Act, day: date) -> bool:
    days = length_of(sentence.term) if sentence.type == "sentence" and sentence.term else None
    return days is not None and sentence.date is not None and (day - sentence.date.last_day).days > days


def _surely_after_start(custody: Custody, act: Act) -> bool:
    start = custody.start
    return start is not None and act.date is not None and start.last_day <= act.date.first_day


def _by_first_day(day: PartialDate) -> tuple[date, PartialDate]:
    return (day.first_day, day)
