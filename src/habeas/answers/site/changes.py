"""What a publication changes against the one before, for the feed: added, changed, withdrawn.

Who was withdrawn is told nowhere: what the feed said of them before is taken out of it too.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from habeas.answers.site.nouns import Change, Imprint, Published, Series, Site
from habeas.answers.tables import claim_row
from habeas.answers.wording import country_words
from habeas.language import gettext, in_language, ngettext, number_words

# More entries than this make a feed slow to read.
MOST = 200
FIRST, ADDED, CHANGED, WITHDRAWN, NUMBERS = "first", "added", "changed", "withdrawn", "numbers"

_ENDS = ("before", "after")

Summary = Mapping[str, Any]


def summaries(site: Site) -> dict[str, dict[str, Any]]:
    """Each person in a few values by which a change is told, and a digest of all that is shown whatever the day."""
    return {one.id: _summary(one) for one in site.people}


def digests(site: Site) -> dict[str, str]:
    """The same of each series of reported numbers."""
    return {f"{one.country} {one.what}": _series_digest(one) for one in site.series}


def changes(
    site: Site,
    people: Mapping[str, Summary] | None,
    series: Mapping[str, str],
    earlier: Sequence[Change],
) -> tuple[Change, ...]:
    """All changes that the feed tells, the newest first.

    Args:
        people, series: what `summaries` and `digests` gave at the publication before; None where there was none.
        earlier: what the feed told then.
    """
    now, imprint = summaries(site), site.imprint
    names = {one.id: one.name for one in site.people}
    if people is None:
        return (_change(imprint, FIRST, told={"number": len(now)}),)
    new = [_change(imprint, ADDED, one, names[one], told={}) for one in sorted(now.keys() - people.keys())]
    for one in sorted(now.keys() & people.keys()):
        if now[one] != people[one]:
            told = {key: [old, value] for key, value in now[one].items() if (old := people[one].get(key)) != value}
            new.append(_change(imprint, CHANGED, one, names[one], told=told))
    gone = len(people.keys() - now.keys())
    if gone:
        new.append(_change(imprint, WITHDRAWN, told={"number": gone}))
    numbers = digests(site)
    other = (key for key in sorted(numbers) if series.get(key) != numbers[key])
    new += [_change(imprint, NUMBERS, told={"series": key, "digest": numbers[key]}) for key in other]
    kept = [replace(each, name=names.get(each.person, "")) for each in earlier if _is_kept(each, names, numbers)]
    return tuple([*new, *(each for each in kept if each.id not in {one.id for one in new})][:MOST])


def words(change: Change) -> str:
    """A change in a line."""
    told = change.told
    if change.kind == FIRST:
        number = int(str(told["number"]))
        return ngettext("First publication, with %(num)s case", "First publication, with %(num)s cases", number) % {
            "num": number_words(number)
        }
    if change.kind == WITHDRAWN:
        number = int(str(told["number"]))
        return ngettext("%(num)s case was withdrawn", "%(num)s cases were withdrawn", number) % {
            "num": number_words(number)
        }
    if change.kind == NUMBERS:
        country, _, what = str(told["series"]).partition(" ")
        return gettext("Reported numbers: %(what)s, %(country)s") % {"what": what, "country": country_words(country)}
    if change.kind == ADDED:
        return gettext("Added: %(name)s") % {"name": change.name}
    return gettext("Changed: %(name)s") % {"name": change.name} + _what_changed(told)


def page(change: Change) -> str:
    """The page that a change is about, from the root of the site; empty where there is none."""
    if change.person:
        return f"people/{change.person}.html"
    return "counts.html" if change.kind == NUMBERS else ""


def _what_changed(told: Mapping[str, Any]) -> str:
    said = []
    if "status" in told:
        before, after = map(str, told["status"])
        said.append(f"{in_language(before) or '–'} → {in_language(after) or '–'}")
    if "acts" in told:
        said.append(gettext("acts: %(before)s → %(after)s") % dict(zip(_ENDS, told["acts"], strict=True)))
    if "documents" in told:
        said.append(gettext("documents: %(before)s → %(after)s") % dict(zip(_ENDS, told["documents"], strict=True)))
    return f" ({'; '.join(said)})" if said else ""


def _is_kept(change: Change, names: Mapping[str, str], series: Mapping[str, str]) -> bool:
    if change.kind == NUMBERS:
        return str(change.told.get("series")) in series
    return not change.person or change.person in names


def _change(imprint: Imprint, kind: str, person: str = "", name: str = "", *, told: Mapping[str, object]) -> Change:
    # A withdrawal names nobody, and neither may the digest in its id.
    what = json.dumps([site_id(imprint), str(imprint.day), kind, person, told], sort_keys=True, ensure_ascii=False)
    return Change(f"urn:uuid:{uuid5(NAMESPACE_URL, what)}", imprint.day, kind, person, name, told)


def site_id(imprint: Imprint) -> str:
    """What the feed is called for good."""
    return f"urn:uuid:{uuid5(NAMESPACE_URL, imprint.base_url or imprint.title)}"


def _later(one: Published) -> list[str]:
    """What sites of older versions did not have, where it is there: its lack is no change."""
    digest = hashlib.sha256(one.picture.content).hexdigest() if one.picture else ""
    return [value for value in (one.kin, digest, one.picture.source if one.picture else "") if value]


def _summary(one: Published) -> dict[str, Any]:
    shown = {
        "name": one.name,
        "spellings": [each.name for each in one.portrait.spellings],
        "claims": [claim_row(claim) for claim in one.claims],
        "values": [str(one.birthday or ""), one.address, one.offices, one.gender, *_later(one)],
        "recorded": [str(each) for each in one.recorded],
        "hidden": sorted(one.hidden),
        "acts": [act.id for act in (*one.acts, *one.responses)],
    }
    return {
        "status": one.status,
        "acts": len(one.acts) + len(one.responses),
        "documents": len(one.documents),
        "digest": _digest(shown),
    }


def _series_digest(one: Series) -> str:
    return _digest(
        [
            [figure.what, figure.worded, str(figure.as_of), [(each.quote, each.document.id) for each in figure.sources]]
            for figure in one.figures
        ]
    )


def _digest(value: object) -> str:
    return hashlib.sha256(json.dumps(value, sort_keys=True, ensure_ascii=False, default=str).encode()).hexdigest()


def as_row(change: Change) -> dict[str, Any]:
    """A change as the manifest keeps it."""
    return {"id": change.id, "day": str(change.day), "kind": change.kind, "person": change.person, "told": change.told}


def of_row(row: Mapping[str, Any]) -> Change:
    """What `as_row` gave."""
    return Change(row["id"], date.fromisoformat(row["day"]), row["kind"], row["person"], "", row["told"])
