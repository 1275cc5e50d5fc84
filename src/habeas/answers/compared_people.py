"""Who is told of in one report and not in the other, and for whom the second tells something worse or better.

People are compared by who they are. Whoever a report names without telling an act of them is not "not named".
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from habeas.acts.length import is_endless, length_of
from habeas.answers.change import BETTER, GONE, NEW, OTHER, WORSE, Change, ChangeRules, change_rules, in_order
from habeas.answers.issues import Report
from habeas.claims.plain_sentences import sentences
from habeas.model import Claim, Quote, SourcedClaim
from habeas.terms import claim_type

if TYPE_CHECKING:
    from habeas.people.pairs import NameVerdict

# Acts of which a report does not say that they happened: they turn nothing for the worse or the better.
_NOT_SAID_TO_BE_SO = ("possible", "denied")
_ENDLESS = 10**6
# From here two names are more likely one person than two by their spellings alone; who is who left them apart.
_LIKELY = 0.5
NOT_NAMED, NAMED = "not named", "named, no act told"


def people_changes(left: Report, right: Report) -> list[Change]:
    """People of whom an act is told in one report only, and those of whom the second tells something else."""
    before, after = _by_person(left), _by_person(right)
    names = {**_names(left), **_names(right)}
    asked = sorted({*before, *after}, key=lambda each: str(names.get(each, each)).casefold())
    changes = [change for person in asked for change in _change(person, names, (left, before), (right, after))]
    return in_order(list(_perhaps_same(changes)))


def _perhaps_same(changes: Sequence[Change]) -> Iterator[Change]:
    """The same, and of a name that is likely another spelling of one that is gone or new too, that this is so."""
    # Comparing names loads numpy, which opening a registry has no need of.
    from habeas.people.pairs import compare_names

    gone, new = ([each.subject for each in changes if each.change == kind] for kind in (GONE, NEW))
    for each in changes:
        own, others = {NEW: (new, gone), GONE: (gone, new)}.get(each.change, ([], []))
        named = ((name, which) for which, names in (("other", others), ("same", own)) for name in names)
        found = next((one for one in named if _is_likely(each.subject, one[0], compare_names)), None)
        said = f"Perhaps {found[0]} of the {found[1]} report: the names are alike." if found else each.why
        yield replace(each, why=said)


def _is_likely(name: str, other: str, compare: Callable[[str, str], NameVerdict]) -> bool:
    return name != other and compare(name, other).probability >= _LIKELY


_Side = tuple[Report, dict[str, list[SourcedClaim]]]


def _change(person: str, names: dict[str, str], first: _Side, second: _Side) -> Iterator[Change]:
    (left, before), (right, after) = first, second
    one, other = before.get(person, []), after.get(person, [])
    told, told_later = _told(left, person, one), _told(right, person, other)
    if told[0] == NOT_NAMED or told_later[0] == NOT_NAMED:
        turn: tuple[str, str] | None = (NEW if told[0] == NOT_NAMED else GONE, "")
    else:
        turn = _turn(one, other, left.document.report_year)
    if turn is not None:
        yield Change(
            "person", turn[0], names.get(person, person), told[0], told_later[0], told[1], told_later[1], turn[1]
        )


def _by_person(report: Report) -> dict[str, list[SourcedClaim]]:
    found: dict[str, list[SourcedClaim]] = {}
    for each in report.claims:
        if claim_type(each.claim.type).kind == "act":
            for name in each.claim.persons:
                found.setdefault(report.persons.get(name, name), []).append(each)
    return found


def _names(report: Report) -> dict[str, str]:
    """A person's name for each id: the longest that the report has."""
    found: dict[str, str] = {}
    for name, person in sorted(report.persons.items(), key=lambda each: (len(each[0]), each[0])):
        found[person] = name
    return found


def _told(report: Report, person: str, claims: Sequence[SourcedClaim]) -> tuple[str, tuple[Quote, ...]]:
    """What a report tells of somebody, with its sentences; else whether it names them, with the first that does."""
    if claims:
        return "; ".join(acts_said([each.claim for each in claims])), quotes_of(claims)
    names = [name for name, each in report.persons.items() if each == person]
    for name in sorted(names, key=lambda each: (-len(each), each)):
        place = re.search(rf"(?<!\w){re.escape(name)}(?!\w)", report.document.text)
        if place is not None:
            return NAMED, (_sentence(report.document.text, place.start()),)
    return (NAMED, ()) if names else (NOT_NAMED, ())


def _sentence(text: str, place: int) -> Quote:
    first, last = text.rfind("\n", 0, place) + 1, text.find("\n", place)
    block = first, len(text) if last == -1 else last
    start, end = next((each for each in sentences(text, *block) if each[0] <= place < each[1]), block)
    return Quote(start, end, text[start:end])


def acts_said(claims: Sequence[Claim]) -> list[str]:
    """Acts in words, once each: what says less of the same act than another is left out.

    What a report only alleges, thinks possible or denies never reads like what it asserts.
    """
    kept = [each for each in claims if not any(_says_less(each, one) for one in claims)]
    return list(dict.fromkeys(_act(each) for each in kept))


def _says_less(one: Claim, other: Claim) -> bool:
    if one.type != other.type or not (one.modality == other.modality or other.modality == "asserted"):
        return False
    if one.date is not None and (other.date is None or not str(other.date).startswith(str(one.date))):
        return False
    said = (one.date, one.term, one.modality)
    return one.term in (None, other.term) and said != (other.date, other.term, other.modality)


def _act(claim: Claim) -> str:
    how = "" if claim.modality == "asserted" else f" ({claim.modality})"
    words = [claim_type(claim.type).label.casefold(), claim.term, str(claim.date or "")]
    return ", ".join(filter(None, words)) + how


def quotes_of(claims: Sequence[SourcedClaim]) -> tuple[Quote, ...]:
    """The sentences of claims, once each, in the order of the text."""
    found = {quote.start: quote for each in claims for quote in each.claim.quotes}
    return tuple(found[start] for start in sorted(found))


def _turn(one: Sequence[SourcedClaim], other: Sequence[SourcedClaim], year: int | None) -> tuple[str, str] | None:
    """Whether the second report tells something worse or better of somebody than the first, and why.

    What was surely before the year of the first is nothing that came after it; what was surely after that year is new,
    even if the first tells something of the same type.
    """
    rules = change_rules()
    before, after = ([each.claim for each in some if _is_so(each)] for some in (one, other))
    recent = [each for each in after if year is None or each.date is None or each.date.year >= year]
    earlier = {each.type for each in before}
    again = {each.type for each in recent if year is not None and each.date is not None and each.date.year > year}
    fresh = {each.type for each in recent} - earlier
    sure = {each.type for each in recent if each.modality == "asserted"}
    graver = _graver(earlier, fresh, sure, rules)
    if fresh & rules.freed and not (graver is not None and graver[0] & rules.beyond_release):
        harm = sorted(map(_label, (again & earlier - rules.freed) | (graver[0] if graver is not None else set())))
        if harm:
            return OTHER, f"The second tells a release that the first does not tell, and also {', '.join(harm)}."
        return BETTER, "The second tells a release that the first does not tell."
    if graver is not None:
        return WORSE, graver[1]
    turned = _held_again(before, recent, rules) or _longer(before, recent, rules)
    if turned is not None or not fresh:
        return turned
    said = ", ".join(sorted(map(_label, fresh)))
    return OTHER, f"The second also tells {said}; the first tells what is as grave or graver."


def _graver(earlier: set[str], fresh: set[str], sure: set[str], rules: ChangeRules) -> tuple[set[str], str] | None:
    """What only the second report tells and is graver than all of its kind of harm in the first, with the reason."""
    found, reasons = set(), []
    for acts in rules.severity.values():
        act, known = _gravest(fresh, acts), _gravest(earlier, acts)
        if act is None or (known is not None and acts[act] <= acts[known]):
            continue
        found.add(act)
        first = "nothing of that kind" if known is None else f"only {_label(known)}"
        reasons.append(f"The second tells {'' if act in sure else 'alleged '}{_label(act)}, the first {first}.")
    return (found, " ".join(reasons)) if found else None


def _held_again(before: Sequence[Claim], after: Sequence[Claim], rules: ChangeRules) -> tuple[str, str] | None:
    freed = [each.date for each in before if each.type in rules.freed and each.date is not None]
    held = [each.date for each in after if each.type in rules.held and each.date is not None]
    if freed and any(each.first_day > max(freed).last_day for each in held) and not _freed(after, rules):
        return WORSE, "The first tells a release, and the second that they were held again after it."
    return None


def _freed(claims: Sequence[Claim], rules: ChangeRules) -> bool:
    return any(each.type in rules.freed for each in claims)


def _longer(before: Sequence[Claim], after: Sequence[Claim], rules: ChangeRules) -> tuple[str, str] | None:
    first, second = _term(before, rules), _term(after, rules)
    if first is None or second is None or first[0] == second[0]:
        return None
    said = f"The longest term is {second[1]} in the second and {first[1]} in the first."
    return (WORSE if second[0] > first[0] else BETTER), said


def _term(claims: Sequence[Claim], rules: ChangeRules) -> tuple[int, str] | None:
    """The longest term that is told, in days, with its words."""
    terms = [each.term for each in claims if each.type in rules.terms and each.term is not None]
    lengths = [(_ENDLESS if is_endless(term) else length_of(term), term) for term in terms]
    return max(((days, term) for days, term in lengths if days is not None), default=None)


def _gravest(kinds: set[str], acts: Mapping[str, int]) -> str | None:
    return max(sorted(kinds & set(acts)), key=acts.__getitem__, default=None)


def _label(kind: str) -> str:
    return claim_type(kind).label.casefold()


def _is_so(each: SourcedClaim) -> bool:
    return each.claim.modality not in _NOT_SAID_TO_BE_SO
