"""Publishes what is verified and released as a static site: gathers it from the registry, renders it, looks once more
for names of who is withheld, and writes it into a folder.

    publish(registry.record, Path("site"), Imprint("People held in Halem", day=date(2025, 6, 1)))

By default only claims that somebody verified of people whom somebody released; withheld people never.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from habeas.answers.counts import Figure, FigureSource, series
from habeas.answers.site.changes import changes
from habeas.answers.site.fields import hidden
from habeas.answers.site.manifest import Manifest, manifest_of
from habeas.answers.site.nouns import Chosen, Imprint, Picture, Published, Recorded, Series, Site
from habeas.answers.site.redaction import Redactor
from habeas.answers.site.render import files as rendered
from habeas.answers.site.select import RETICENT, published
from habeas.answers.wording import publisher_words
from habeas.errors import BadSite
from habeas.model import Person, Quote, Span
from habeas.people.judgements import ACTS, constraints
from habeas.record import cases as case_rows
from habeas.record import choices as choice_rows
from habeas.record import decisions, load, rulings
from habeas.record.connect import Record
from habeas.record.recognitions import RECOGNISED, latest
from habeas.record.review import VERIFIED
from habeas.work import recognitions, withholding
from habeas.work.counted import CountReviewsOf
from habeas.work.photos import PhotosOf
from habeas.work.publication_folder import WARNING, published_before, write
from habeas.work.releasing import ReleasesOf, count_key

if TYPE_CHECKING:
    from habeas.work.releasing import Release

# Files that have no words in them.
PICTURES = (".jpg",)
_SAFE_ID = re.compile(r"[\w][\w.-]{0,200}")


@dataclass(frozen=True, slots=True)
class Gathered:
    """What was found to publish, and who is left out of it, by reason."""

    people: tuple[Published, ...]
    series: tuple[Series, ...]
    redactor: Redactor
    withheld: int
    unverified: tuple[str, ...]
    namesakes: tuple[str, ...]
    merged: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Publication:
    """What was published.

    Attributes:
        unverified: released people of whom no claim is verified.
        namesakes: released people who bear a name of somebody who is withheld, and so cannot be named either.
        withheld: how many of those released are withheld.
        merged: who were released, and are held back as they were merged with somebody who was not.
    """

    site: Site
    written: int
    unchanged: int
    removed: int
    withheld: int
    unverified: tuple[str, ...]
    namesakes: tuple[str, ...]
    merged: tuple[str, ...]


def publish(record: Record, folder: Path, imprint: Imprint) -> Publication:
    """Publishes into a folder; with `imprint.preview` all that is read of all people who are not withheld.

    Raises:
        BadSite: the folder is not one to publish into, or a file would have had the name of somebody who is withheld.
    """
    before = published_before(folder, preview=imprint.preview)
    found = gather(record, imprint)
    site = site_of(found, imprint, before)
    made = rendered(site)
    if imprint.preview:
        made[WARNING] = b"This folder is a preview. It tells what nobody verified or released. Do not publish it.\n"
    refuse_names(made, found.redactor, imprint)
    done = write(folder, made, manifest_of(site, made), before)
    return Publication(
        site,
        done.written,
        done.unchanged,
        done.removed,
        found.withheld,
        found.unverified,
        found.namesakes,
        found.merged,
    )


def site_of(found: Gathered, imprint: Imprint, before: Manifest | None) -> Site:
    """The site, with what it changes against the publication before."""
    site = Site(imprint, found.people, found.series)
    if before is None or not before.files:
        return replace(site, changes=changes(site, None, {}, ()))
    return replace(site, changes=changes(site, before.people, before.series, before.changes))


def refuse_names(made: Mapping[str, bytes], redactor: Redactor, imprint: Imprint) -> None:
    """Looks through every file for names of people who are withheld, as its reader sees it.

    Names of one word are looked for in what whoever publishes wrote; elsewhere they are words of the pages too (May).

    Raises:
        BadSite: one is there.
    """
    if redactor.finds(" ".join((imprint.title, imprint.about, imprint.contact))):
        raise BadSite("Nothing was published: the title, the contact or the text about the site names who is withheld.")
    for path, content in made.items():
        if redactor.in_address(path):
            raise BadSite(_named(path))
        if path.endswith(PICTURES):
            continue
        # JSON has a line that ends as two signs, which would stand inside of a name.
        seen = html.unescape(content.decode("utf-8")).replace("\\n", "\n")
        if redactor.finds(seen, whole=True):
            raise BadSite(_named(path))


def _named(path: str) -> str:
    return (
        f"Nothing was published: {path} would have named somebody who is withheld. "
        "Look whether what was released names them, and tell those who keep Habeas of it."
    )


def gather(record: Record, imprint: Imprint) -> Gathered:
    """What may be published, and who is left out."""
    releases, held = ReleasesOf(record).all(), withholding.all_released(record)
    gone = {person for person, each in held.items() if not each.shows("name")}
    candidates = [person for person in _candidates(record, releases, imprint) if person.id not in gone]
    redactor = _redactor(record, gone, candidates)
    namesakes = tuple(one.id for one in candidates if redactor.finds(one.name) or redactor.in_address(one.id))
    # Whose sentences are not shown is not named in those of others: a sentence about two would tell of both.
    shy = {person for person, each in held.items() if person not in gone and each.hidden & RETICENT}
    for_others = _redactor(record, gone, candidates, shy) if shy else redactor
    told, unverified = [], []
    tied, choices = constraints(decisions.active(record, ACTS)), choice_rows.active(record)
    for chosen in _chosen(record, (one for one in candidates if one.id not in namesakes), releases, held, imprint):
        taken = redactor if chosen.person.id in shy else for_others
        one = published(chosen, taken, imprint.day, tied, choices)
        if one is not None:
            told.append(one)
        elif chosen.person.id in releases:
            unverified.append(chosen.person.id)
    return Gathered(
        tuple(sorted(told, key=lambda one: one.id)),
        tuple(_series(record, for_others)),
        redactor,
        len(gone & releases.keys()),
        tuple(unverified),
        tuple(one for one in namesakes if one in releases),
        tuple(sorted(ReleasesOf(record).merged())),
    )


def _candidates(record: Record, releases: Mapping[str, Release], imprint: Imprint) -> list[Person]:
    asked: dict[str, Any] = {} if imprint.preview else {"pk__in": sorted(releases)}
    return [person for person in case_rows.people(record, **asked) if _SAFE_ID.fullmatch(person.id)]


def _redactor(
    record: Record, gone: set[str], candidates: Iterable[Person], shy: AbstractSet[str] = frozenset()
) -> Redactor:
    """What takes out the names of those who are gone and of those who are shy, who may be candidates all the same."""
    names = {name for one in case_rows.people(record, pk__in=sorted(shy)) for name in one.names}
    names |= withholding.unsaid_names(record)
    names |= {each.name for each in withholding.decided(record) if each.undone_by is None and not each.fields}
    places: dict[str, tuple[Span, ...]] = {}
    for person in sorted(gone | shy):
        for one in load.names(record, person=person):
            places[one.document.id] = (*places.get(one.document.id, ()), *one.named.mentions)
    shown = frozenset(name for person in candidates if person.id not in shy for name in person.names)
    return Redactor(frozenset(names), shown, places)


def _chosen(
    record: Record,
    people: Iterable[Person],
    releases: Mapping[str, Release],
    held: Mapping[str, withholding.Released],
    imprint: Imprint,
) -> Iterator[Chosen]:
    for person in people:
        claims = rulings.about(record, person.id)
        shown = tuple(each for each in claims if imprint.preview or each.review == VERIFIED)
        release = releases.get(person.id)
        values = release.values if release is not None else {}
        kept = held[person.id].hidden if person.id in held else frozenset()
        names = tuple((one.named, one.document) for one in load.names(record, person=person.id)) if shown else ()
        picture = _picture(record, person, values.get("photo", ""))
        yield Chosen(person, shown, names, hidden(values, kept), values, tuple(_recorded(record, person)), picture)


def _picture(record: Record, person: Person, digest: str) -> Picture | None:
    """The photo that was released, where it is still the one that is shown of the person."""
    photo = PhotosOf(record).of(person) if digest else None
    if photo is None or photo.digest != digest:
        return None
    return Picture(PhotosOf(record).content(photo), photo.source)


def _recorded(record: Record, person: Person) -> Iterator[Recorded]:
    """Which bodies recognise the person, as people recorded it: not those that decided otherwise since."""
    shown = recognitions.of(record, person)
    last = {each.id for each in latest(one.made for one in shown)}
    for each in shown:
        if each.made.answer == RECOGNISED and each.made.id in last:
            card = None if each.claim is None else each.claim.document
            source = each.made.source if card is None else publisher_words(card)
            yield Recorded(each.made.body, each.definition.label, each.definition.title, each.day, source)


def _series(record: Record, redactor: Redactor) -> Iterator[Series]:
    releases = ReleasesOf(record)
    for each in releases.counts():
        found = [one for one in releases.reported(each.what, each.country) if count_key(one) in each.keys]
        figures = series(CountReviewsOf(record).standing(found), what=each.what)
        yield Series(redactor.cut(each.what), each.country, tuple(_cut(figure, redactor) for figure in figures))


def _cut(figure: Figure, redactor: Redactor) -> Figure:
    """The figure with what its sources say as it may be shown."""

    def source(told: FigureSource) -> FigureSource:
        whole = told.span or Span(0, len(told.quote))
        quote = redactor.quote(Quote(whole.start, whole.end, told.quote), told.document.id)
        return replace(
            told,
            quote=quote.text,
            document=redactor.card(told.document),
            copies=tuple(map(redactor.card, told.copies)),
            by=None if told.by is None else redactor.cut(told.by),
        )

    return replace(
        figure,
        what=redactor.cut(figure.what),
        by=None if figure.by is None else redactor.cut(figure.by),
        place=None if figure.place is None else redactor.cut(figure.place),
        qualifier=None if figure.qualifier is None else redactor.cut(figure.qualifier),
        sources=tuple(map(source, figure.sources)),
    )
