"""Whether a sentence of ours on an act would say more than its source: what was only planned, asked for or refused.

What nobody verified of it is told in the source's words or not at all. The forms are `overstated.toml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from habeas.answers.report.citing import VERIFIED
from habeas.answers.report.plainly import HARM
from habeas.errors import BadVocabulary
from habeas.model import Act, SourcedClaim
from habeas.terms import claim_type, claim_types, load_toml

_FILE = "answers/report/overstated.toml"
_DENIED = "denied"
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
# What stands before the words of a claim is looked at so far back, and what stands around a name so far.
_BEFORE, _REACH = 160, 400


@dataclass(frozen=True, slots=True)
class _Forms:
    not_so_before: re.Pattern[str]
    not_so_after: re.Pattern[str]
    not_so: re.Pattern[str]
    kept_from: re.Pattern[str]
    kept_from_types: frozenset[str]
    beside: re.Pattern[str]
    of_theirs: re.Pattern[str]
    judges: re.Pattern[str]
    punished_for: re.Pattern[str]
    judged_types: frozenset[str]
    left_types: frozenset[str]
    needs: Mapping[str, re.Pattern[str]]
    unless: Mapping[str, re.Pattern[str]]
    previously: re.Pattern[str]


def overstates(act: Act, names: Iterable[str] = ()) -> bool:
    """Whether what was done to whom is not what all the sentences of an act say, which nobody verified.

    Args:
        names: those of the person whom it was done to.
    """
    if any(told.review == VERIFIED for told in act.claims):
        return False
    forms = _forms()
    if claim_type(act.type).kind != "act":
        return act.type in forms.needs and all(_lacks(told, forms.needs[act.type]) for told in act.claims)
    if act.type in forms.judged_types and act.actors and all(forms.judges.search(actor) for actor in act.actors):
        return True
    known = tuple(names)
    if act.modality == _DENIED or (known and any(_is_of_oneself(charge, known) for charge in act.charges)):
        return True
    return all(_is_not_so(told, act, known) for told in act.claims)


def _is_of_oneself(charge: str, names: Sequence[str]) -> bool:
    """Whether a charge names its own person: it is somebody else who is charged with helping them."""
    words = frozenset(charge.split())
    return any(name.split()[0] in words for name in names if " " in name)


def _is_not_so(told: SourcedClaim, act: Act, names: Sequence[str]) -> bool:
    forms, line = _forms(), _line(told.claim.quotes[0].text)
    needed = forms.needs.get(act.type)
    if forms.not_so.search(line) or (needed is not None and _lacks(told, needed)):
        return True
    undated = act.date is None or act.date.precision == "year"
    if undated and not _YEAR.search(line) and forms.previously.search((around(told)[0] or "")[-_BEFORE:]):
        return True
    if act.type in forms.unless and forms.unless[act.type].search(line):
        return True
    before, after = around(told)
    if before is not None and act.type in HARM and forms.punished_for.search(before[-_BEFORE:]):
        return True
    if before is not None and (forms.not_so_before.search(before[-_BEFORE:]) or forms.not_so_after.search(after)):
        return True
    if before is not None and act.type in forms.left_types and before.endswith(" from "):
        return True
    if act.type in forms.kept_from_types and any(forms.kept_from.search(rest) for rest in _behind(line, act.group)):
        return True
    found_at = mentions(line, names)
    return bool(found_at) and all(
        forms.beside.search(line[max(0, found.start() - _REACH) : found.start()])
        or forms.of_theirs.match(line[found.end() : found.end() + _REACH])
        for found in found_at
    )


def mentions(line: str, names: Sequence[str]) -> list[re.Match[str]]:
    """Where a sentence has somebody by a whole name, or where it has none by a part: "Losik" is also a wife’s name."""
    whole = [name for name in names if " " in name and name in line]
    ends = [name.split()[-1] for name in names]
    return [found for name in dict.fromkeys(whole or ends) for found in re.finditer(rf"\b{re.escape(name)}\b", line)]


def _lacks(told: SourcedClaim, needed: re.Pattern[str]) -> bool:
    return not any(needed.search(_line(quote.text)) for quote in told.claim.quotes[:1])


def around(told: SourcedClaim) -> tuple[str | None, str]:
    """What stands in one line before and behind the words by which a claim was seen; None where that is not known."""
    quote, trigger = told.claim.quotes[0], told.claim.trigger
    if trigger is None or not quote.span.contains(trigger):
        return None, ""
    before, after = quote.text[: trigger.start - quote.start], quote.text[trigger.end - quote.start :]
    return _line(f"{before}x")[:-1], _line(f"x{after}")[1:]


def _behind(line: str, group: str | None) -> Iterator[str]:
    words = _line(group or "")
    if words:
        for found in re.finditer(re.escape(words), line, re.IGNORECASE):
            yield line[found.end() : found.end() + _REACH]


def _line(text: str) -> str:
    return " ".join(text.split())


@cache
def _forms() -> _Forms:
    return read_forms(load_toml(_FILE))


def read_forms(table: dict[str, Any]) -> _Forms:
    """Checks and compiles the forms.

    Raises:
        BadVocabulary: the file does not say what it should.
    """
    try:
        forms = _Forms(
            **{name: _compiled("|".join(table[name])) for name in ("not_so_before", "not_so_after", "not_so")},
            **{
                name: _compiled(table[name])
                for name in ("kept_from", "beside", "of_theirs", "judges", "punished_for", "previously")
            },
            kept_from_types=frozenset(table["kept_from_types"]),
            judged_types=frozenset(table["judged_types"]),
            left_types=frozenset(table["left_types"]),
            needs=_of_types(table["needs"]),
            unless=_of_types(table["unless"]),
        )
    except (KeyError, TypeError, AttributeError, re.error) as error:
        raise BadVocabulary(f"data/{_FILE} is not as it should be: {error!r}") from error
    told = {*forms.needs, *forms.unless}
    unknown = sorted((told | forms.kept_from_types | forms.judged_types | forms.left_types) - set(claim_types()))
    if unknown:
        raise BadVocabulary(f"data/{_FILE}: {', '.join(unknown)} are no claim types")
    return forms


def _of_types(table: Mapping[str, str]) -> dict[str, re.Pattern[str]]:
    return {str(name): _compiled(pattern) for name, pattern in table.items()}


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)
