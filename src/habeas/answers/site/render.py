"""Renders a site into files: pages, data, a feed. The same site gives the same bytes, and no page asks for another.

Pages are whole by themselves: their style and their script stand in them, named by their hashes in a policy that lets
nothing else in. Whatever a source says is escaped by the templates (`data/site`).
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from habeas import language
from habeas.acts.accounts import accounts
from habeas.answers import wording
from habeas.answers.custody_words import definition_of
from habeas.answers.portrait import Recognition
from habeas.answers.site import changes as change_words
from habeas.answers.site.downloads import downloads
from habeas.answers.site.nouns import Change, Published, Recorded, Site
from habeas.answers.site.numbers import curve, runs_of, tables
from habeas.answers.timeline import timeline
from habeas.answers.timeline_drawing import draw
from habeas.documents.editions import edition
from habeas.language import gettext, in_language
from habeas.model import Act
from habeas.terms import claim_type, data_text

if TYPE_CHECKING:
    from jinja2 import Environment
    from markupsafe import Markup

# The outline whose headings part what happened in a country: the last one in full length.
OUTLINE = "state-2023"
_MAIL = re.compile(r"[^@\s<>\"]+@[^@\s<>\"]+\.[^@\s<>\"]+")


@dataclass(frozen=True, slots=True)
class Told:
    """A change as a page tells it."""

    id: str
    day: object
    words: str
    page: str


@dataclass(frozen=True, slots=True)
class SectionLine:
    """An act under a heading, with whom it was done to."""

    act: Act
    person: Published


@dataclass(frozen=True, slots=True)
class Section:
    """A heading of the outline with the acts under it, by date."""

    heading: str
    lines: tuple[SectionLine, ...]


def files(site: Site) -> dict[str, bytes]:
    """Every file of the site by its path."""
    with language.speaking(site.imprint.language):
        made = dict(_Pages(site).all())
        for one in downloads(site):
            made[one.path] = one.content
        return dict(sorted(made.items()))


class _Pages:
    """The pages of one site."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self.environment = _environment()
        self.style, self.script = data_text("site/site.css"), data_text("site/find.js")
        self.changes = [_told(each) for each in site.changes]
        self.runs = runs_of(site.people)
        self.countries = [(code, site.of(code)) for code in sorted(site.countries, key=wording.country_words)]

    def all(self) -> Iterator[tuple[str, bytes]]:
        site, day = self.site, self.site.imprint.day
        everyone = sorted(site.people, key=_by_name)
        charted = curve(site.people, self.runs, day, ())
        yield self.page("index.html", curve=charted, countries=self.countries, changes=self.changes)
        yield self.page("held.html", held=_by_country(sorted(site.held, key=_by_name)))
        yield self.page("people.html", people=everyone)
        yield self.page("counts.html", tables=tables(site, self.runs))
        yield self.page("data.html", files=downloads(site))
        yield self.page("changes.html", changes=self.changes)
        yield self.page("about.html", about=_prose(site.imprint.about))
        yield self.page("search.html", script=self.script, index=self._index(everyone), words=self._search_words())
        for one in everyone:
            drawing = draw(timeline([each.case for each in one.cases], day))
            yield self.page(
                "person.html", f"people/{one.id}.html", one=one, drawing=drawing, pictures=bool(one.picture)
            )
            if one.picture is not None:
                yield one.photo, one.picture.content
        for code, part in self.countries:
            yield self._country(code, part)
        yield "feed.xml", self._render("feed.xml", changes=self.changes, **self._feed())

    def page(self, template: str, path: str = "", **told: Any) -> tuple[str, bytes]:  # noqa: ANN401
        """A page, in its place."""
        where = path or template
        return where, self._render(
            template,
            path=where,
            up="../" * where.count("/"),
            policy=_policy(self.style, self.script if template == "search.html" else "", bool(told.get("pictures"))),
            style=_as_it_is(self.style),
            navigation=_navigation(),
            **{**told, **({"script": _as_it_is(self.script)} if "script" in told else {})},
        )

    def _render(self, template: str, **told: Any) -> bytes:  # noqa: ANN401
        said = {"correct": self._correct, "recognised": _recognised, "recorded": _recorded}
        shared = {"site": self.site, "imprint": self.site.imprint, **said}
        made = self.environment.get_template(template).render(**shared, english=self._english, **told)
        return (made.rstrip("\n") + "\n").encode()

    def _country(self, code: str, part: Site) -> tuple[str, bytes]:
        return self.page(
            "country.html",
            f"countries/{code}.html",
            code=code,
            part=part,
            people=sorted(part.people, key=_by_name),
            curve=curve(part.people, self.runs, part.imprint.day, part.series),
            tables=tables(part, self.runs),
            sections=_sections(part),
        )

    def _feed(self) -> dict[str, Any]:
        days = [each.day for each in self.site.changes]
        return {"id": change_words.site_id(self.site.imprint), "updated": max(days, default=self.site.imprint.day)}

    def _index(self, people: list[Published]) -> Markup:
        rows = [
            {
                "name": one.name,
                "names": [each.name for each in one.portrait.spellings if each.name != one.name],
                "country": wording.country_words(one.country),
                "status": in_language(one.status),
                "words": [
                    *(course.charge for course in one.portrait.charges),
                    *((one.detention.place,) if one.detention and one.detention.place else ()),
                    one.offices,
                ],
                "page": f"people/{one.id}.html",
            }
            for one in people
        ]
        return _in_script(rows)

    def _search_words(self) -> Markup:
        return _in_script({"found": gettext("%(number)s found") % {"number": "{number}"}})

    def _english(self) -> Markup:
        """The attributes of words that a document has, where the page is in another language."""
        return _as_it_is("" if self.site.imprint.language == language.ENGLISH else ' lang="en" dir="ltr"')

    def _correct(self) -> Markup:
        """How to have something corrected."""
        from markupsafe import Markup, escape

        contact = self.site.imprint.contact
        said = gettext("Something is wrong or missing, or you are named here and do not want to be:")
        if not contact:
            return escape(f"{said} {gettext('tell whoever publishes this site.')}")
        if wording.is_web_address(contact):
            return Markup('{} <a href="{}" rel="noopener noreferrer">{}</a>').format(said, contact, contact)
        if _MAIL.fullmatch(contact):
            return Markup('{} <a href="mailto:{}">{}</a>').format(said, contact, contact)
        return escape(f"{said} {contact}")


def _environment() -> Environment:
    from jinja2 import Environment, FunctionLoader, StrictUndefined

    made = Environment(
        loader=FunctionLoader(lambda name: data_text(f"site/{name}")),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
    )
    made.install_gettext_callables(  # type: ignore[attr-defined]
        gettext, language.ngettext, newstyle=True, pgettext=language.pgettext
    )
    names = ("date_words", "date_within", "days_words", "type_label", "type_kind", "facts", "by_script",
             "spelling_words", "country_words", "is_web_address", "named")  # fmt: skip
    made.filters |= {name: getattr(wording, name) for name in names}
    made.filters |= {"number_words": language.number_words, "in_language": in_language, "accounts": accounts}
    made.filters |= {"in_context": language.in_context, "with_days": language.with_days}
    return made


def _navigation() -> list[tuple[str, str]]:
    return [
        ("held.html", gettext("In custody")),
        ("people.html", gettext("Everyone")),
        ("counts.html", gettext("Numbers")),
        ("search.html", gettext("Search")),
        ("data.html", gettext("Data")),
        ("changes.html", gettext("Changes")),
        ("about.html", gettext("About this site")),
    ]


def _policy(style: str, script: str, pictures: bool) -> str:
    scripts = f"; script-src {_hash(script)}" if script else ""
    images = "data: 'self'" if pictures else "data:"
    return (
        f"default-src 'none'; style-src {_hash(style)}{scripts}; img-src {images}; base-uri 'none'; form-action 'none'"
    )


def _hash(source: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(source.encode()).digest()).decode()}'"


def _as_it_is(text: str) -> Markup:
    """Words of ours that are markup already."""
    from markupsafe import Markup

    return Markup(text)  # noqa: S704 (never with what a source says)


def _in_script(value: object) -> Markup:
    """Data for a script inside of a page: JSON in which nothing can end the element."""
    from markupsafe import Markup

    told = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return Markup(told.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026"))  # noqa: S704


def _prose(text: str) -> Markup:
    """Markdown as HTML, without markup of its own, images, or links that are none."""
    from markdown_it import MarkdownIt

    reader = MarkdownIt("commonmark", {"html": False}).disable(["image", "html_block", "html_inline"])
    return _as_it_is(reader.render(text))


def _recognised(one: Recognition) -> str:
    """Who calls somebody what, under which definition."""
    said = gettext("%(label)s by %(by)s") % {"label": in_language(one.label), "by": one.by}
    if one.definition is None:
        return f"{said} ({gettext('no definition named')})"
    known = definition_of(one.definition)
    return f"{said} ({known.title if known is not None else one.definition})"


def _recorded(one: Recorded) -> str:
    """Which body recognises somebody as what, under which definition."""
    places = {"label": in_language(one.label), "by": one.body}
    return f"{gettext('%(label)s by %(by)s') % places} ({in_language(one.definition)})"


def _told(change: Change) -> Told:
    return Told(change.id, change.day, change_words.words(change), change_words.page(change))


def _by_name(one: Published) -> tuple[str, str]:
    from anyascii import anyascii

    return anyascii(one.name).casefold(), one.id


def _by_country(people: list[Published]) -> list[tuple[str | None, list[Published]]]:
    found: dict[str | None, list[Published]] = {}
    for one in people:
        found.setdefault(one.country, []).append(one)
    return sorted(found.items(), key=lambda each: (each[0] is None, wording.country_words(each[0])))


def _sections(part: Site) -> list[Section]:
    """What was done, by the headings of the outline, in their order."""
    outline = edition(OUTLINE)
    found: dict[str, list[SectionLine]] = {}
    for one in part.people:
        for act in one.acts:
            under = outline.of_claim_type(claim_type(act.type))
            if under is not None:
                found.setdefault(under.title, []).append(SectionLine(act, one))
    titles = [each.title for each in outline.sections if each.title in found]
    return [Section(title, tuple(sorted(found[title], key=_newest_first))) for title in titles]


def _newest_first(line: SectionLine) -> tuple[int, str, str]:
    """By its day, the newest first; what has none comes last."""
    day = line.act.date
    return 0 if day is None else -day.last_day.toordinal(), line.person.name, line.act.id
