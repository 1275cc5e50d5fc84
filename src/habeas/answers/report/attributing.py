"""Whose word an act is, where only the sentence around its claim says so: "According to a lawyer, …", "a lawyer said".

Such an act is told with "according to"; who only announced it is not who did it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from habeas.answers.report.bearing import stands, words_of
from habeas.answers.report.citing import VERIFIED
from habeas.answers.report.overstating import around
from habeas.claims.attributions import sayers_in
from habeas.errors import BadVocabulary
from habeas.model import Act, SourcedClaim
from habeas.terms import claim_type, load_toml

_FILE = "answers/report/overstated.toml"
# More of them are a list that no sentence carries.
_MOST = 2
# Whoever says what was done to them is named no further before it.
_REACH = 400


def attributed(act: Act) -> Act:
    """The act with those who say it, where nobody verified it, it has no speaker, and each sentence names them."""
    if claim_type(act.type).kind != "act" or any(told.review == VERIFIED for told in act.claims):
        return act
    if any(told.claim.speaker for told in act.claims):
        return _with_whole_speakers(_without_makers_who_speak(act))
    found = [_sayers(told) for told in act.claims]
    if not all(found) or _is_done_by_saying(act, [" and ".join(said) for said in found]):
        return act
    claims = tuple(
        replace(told, claim=replace(told.claim, speaker=_whole(" and ".join(said), told)))
        for told, said in zip(act.claims, found, strict=True)
    )
    said = " / ".join(_bare(one) for several in found for one in several)
    actors = (one for one in act.actors if not re.search(rf"(?<!\w){re.escape(_bare(one))}(?!\w)", said))
    return _without_makers_who_speak(replace(act, claims=claims, actors=tuple(actors)))


def _without_makers_who_speak(act: Act) -> Act:
    """The act without those as its speakers who did it by what they said: a court that confirms, police who warn."""
    forms, speaks = _forms(), [told.claim.speaker or "" for told in act.claims]
    table: dict[str, Any] = load_toml(_FILE)["attributed"]  # type: ignore[assignment]
    rules = act.type in table["ruled_types"] and all(forms.rules.search(one) for one in speaks)
    warns = _is_done_by_saying(act, speaks)
    if not (rules or warns):
        return act
    claims = tuple(replace(told, claim=replace(told.claim, speaker=None)) for told in act.claims)
    return replace(act, claims=claims, actors=tuple(dict.fromkeys((*act.actors, *speaks))) if warns else act.actors)


def _is_done_by_saying(act: Act, speakers: Sequence[str]) -> bool:
    """Whether those who speak stand right before the word for what was done: "police warned him"."""
    table: dict[str, Any] = load_toml(_FILE)["attributed"]  # type: ignore[assignment]
    return act.type in table["spoken_types"] and all(
        said and (around(told)[0] or "").rstrip().casefold().endswith(_bare(said))
        for told, said in zip(act.claims, speakers, strict=True)
    )


def _with_whole_speakers(act: Act) -> Act:
    """The act without what a reading put before a speaker, and without the first of a list that it cut."""
    claims = tuple(
        replace(told, claim=replace(told.claim, speaker=_whole(told.claim.speaker, told)))
        if told.claim.speaker
        else told
        for told in act.claims
    )
    return act if claims == act.claims else replace(act, claims=claims)


def _whole(speaker: str, told: SourcedClaim) -> str:
    forms, line = _forms(), " ".join(told.claim.quotes[0].text.split())
    words = " ".join(speaker.split())
    at = line.casefold().find(words.casefold())
    if " of " in words and at >= 0 and forms.listed.match(line[at + len(words) :]):
        words = words.split(" of ", 1)[0]
    longer = forms.longer.match(line[at + len(words) :]) if at >= 0 else None
    if longer is not None and (words.split()[-1].islower() or longer["rest"] != "reports"):
        words = f"{words} {longer['rest']}"
    return forms.dated.sub("", forms.same.sub("", words)) or words


def _sayers(told: SourcedClaim) -> Sequence[str]:
    """Who says what a claim tells: the last who speaks before it, else who is named with "according to"."""
    quote = " ".join(told.claim.quotes[0].text.split())
    before, _ = around(told)
    if before is None:
        return ()
    said, own = words_of([quote]), _own_word(told, before)
    if own:
        return (own,)
    speaking: list[tuple[int, tuple[str, ...]]] = []
    for place, sources, by_verb in sayers_in(quote):
        whole = tuple(one for one in sources if stands(one, said))
        if whole and len(whole) <= _MOST and (not by_verb or place < len(before)):
            speaking.append((place if by_verb else -1, whole))
    if not speaking:
        # "According to Dana Varga, who was taken with him, …": whoever has a name may tell, too.
        named = _forms().according.match(quote)
        return (named["who"],) if named is not None else ()
    return max(speaking, key=lambda one: one[0])[1]


def _own_word(told: SourcedClaim, before: str) -> str:
    """The name of the person of a claim, where it is they who say it: "Varga reported officers beat him"."""
    near = before[-_REACH:]
    for name in told.claim.persons:
        last = name.split()[-1]
        found = re.search(rf"\b{re.escape(last)}(?:, [^,;]+,)? (?:{_says()}) (?:that )?[^.;]*$", near)
        if found is not None and not _forms().for_them.search(near[: found.start()]):
            return last
    return ""


def _bare(words: str) -> str:
    return " ".join(words.casefold().removeprefix("the ").removeprefix("a ").removeprefix("an ").split())


@dataclass(frozen=True, slots=True)
class _Forms:
    rules: re.Pattern[str]
    dated: re.Pattern[str]
    same: re.Pattern[str]
    listed: re.Pattern[str]
    longer: re.Pattern[str]
    for_them: re.Pattern[str]
    according: re.Pattern[str]


@cache
def _forms() -> _Forms:
    table: dict[str, Any] = load_toml(_FILE)
    flags = {"dated": re.IGNORECASE, "same": re.IGNORECASE, "for_them": re.IGNORECASE, "rules": re.IGNORECASE}
    try:
        return _Forms(
            **{
                name: re.compile(table["attributed"][name], flags.get(name, re.NOFLAG))
                for name in _Forms.__dataclass_fields__
            }
        )
    except (KeyError, TypeError, re.error) as error:
        raise BadVocabulary(f"data/{_FILE}, [attributed], is not as it should be: {error!r}") from error


@cache
def _says() -> str:
    """The verbs with which somebody tells what was done to them, as alternatives."""
    table: dict[str, Any] = load_toml(_FILE)
    return "|".join(table["attributed"]["says"])
