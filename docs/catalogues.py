"""Brings the catalogues of the pages' words up to date with the pages: `make catalogues`.

    python docs/catalogues.py

For each folder of src/habeas/web/locale it adds what the pages came to say to django.po, drops what they no longer
say, fills in the names of countries as Unicode's CLDR has them, and writes django.mo, which is what Django reads. What
still lacks a translation is printed. Words come from the templates, from the code of the pages, and from the data
files whose words a page shows. Needs Babel, and no other tool.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "src"))

from babel import Locale  # noqa: E402
from babel.messages.catalog import Catalog  # noqa: E402
from babel.messages.extract import extract_python  # noqa: E402
from babel.messages.mofile import write_mo  # noqa: E402
from babel.messages.pofile import read_po, write_po  # noqa: E402

WEB = ROOT / "src" / "habeas" / "web"
# What speaks: the pages, and the answers that they and printed reports show.
SPEAKING = (WEB, ROOT / "src" / "habeas" / "answers", ROOT / "src" / "habeas" / "language.py")
SITE = ROOT / "src" / "habeas" / "data" / "site"
LOCALES = WEB / "locale"
# How the code of the pages names what it says; `named` is `pgettext_lazy`, whose first argument is the context.
CALLS = ("_", "gettext", "gettext_lazy", "ngettext", "pgettext", "named")


@dataclass(frozen=True, slots=True, order=True)
class Message:
    """Words to translate: in a context where one word has two meanings, with their plural where they count."""

    words: str
    plural: str = ""
    context: str = ""
    place: str = ""

    @property
    def id(self) -> str | tuple[str, str]:
        return (self.words, self.plural) if self.plural else self.words


class Undated(Catalog):
    """A catalogue whose head says no more than is needed to read it, so that the same words make the same files."""

    @property
    def mime_headers(self) -> list[tuple[str, str]]:  # type: ignore[override]
        return [
            ("Language", str(self.locale)),
            ("MIME-Version", "1.0"),
            ("Content-Type", "text/plain; charset=utf-8"),
            ("Content-Transfer-Encoding", "8bit"),
            ("Plural-Forms", self.plural_forms),
        ]


def messages() -> list[Message]:
    """All that the pages say, each once, in the order of the files."""
    seen: dict[tuple[str, str], Message] = {}
    for one in (*of_templates(), *of_site(), *of_code(), *of_data()):
        held = seen.setdefault((one.context, one.words), one)
        if one.plural and not held.plural:  # "claim" by itself, and counted
            seen[one.context, one.words] = one
    return list(seen.values())


def of_templates() -> Iterator[Message]:
    """What the templates say, from their parsed nodes."""
    from django.template import engines
    from django.templatetags.i18n import BlockTranslateNode, TranslateNode

    from habeas.record.connect import set_up

    set_up()
    for path in sorted((WEB / "templates").rglob("*.html")):
        parsed = engines["django"].from_string(path.read_text(encoding="utf-8")).template
        place = path.relative_to(ROOT).as_posix()
        for node in parsed.nodelist.get_nodes_by_type((TranslateNode, BlockTranslateNode)):
            context = node.message_context.var if node.message_context else ""
            if isinstance(node, TranslateNode):
                yield Message(str(node.filter_expression.var.literal), context=str(context), place=place)
                continue
            plural = node.render_token_list(node.plural)[0] if node.plural else ""
            yield Message(node.render_token_list(node.singular)[0], plural, str(context), place)


def of_site() -> Iterator[Message]:
    """What the templates of a published site say."""
    from jinja2.ext import babel_extract

    for path in sorted(SITE.glob("*.html")):
        place = path.relative_to(ROOT).as_posix()
        with path.open("rb") as source:
            for _line, call, words, _comments in babel_extract(
                source, ("gettext", "ngettext"), (), {"silent": "false"}
            ):
                if isinstance(words, str):
                    yield Message(words, place=place)
                elif call == "ngettext" and words[0] and words[1]:
                    yield Message(words[0], words[1], place=place)


def of_code() -> Iterator[Message]:
    """What the code of the pages and of the answers says."""
    found = (path for place in SPEAKING for path in ([place] if place.is_file() else place.rglob("*.py")))
    for path in sorted(found):
        place = path.relative_to(ROOT).as_posix()
        with path.open("rb") as source:
            for _line, call, words, _comments in extract_python(source, dict.fromkeys(CALLS), (), {}):
                if isinstance(words, str):
                    yield Message(words, place=place)
                elif words and call == "ngettext" and words[0]:  # not those of a variable
                    yield Message(words[0], words[1], place=place)
                elif words and call != "ngettext" and words[1]:
                    yield Message(words[1], context=words[0], place=place)


def of_data() -> Iterator[Message]:
    """Words of the data that pages show: types, modalities, roles, states, kinds of bodies, countries."""
    from habeas import terms
    from habeas.answers.census_series import DAYS_HELD
    from habeas.answers.dossier import criteria
    from habeas.answers.occupations import occupations
    from habeas.answers.portrait import words
    from habeas.answers.site.fields import fields as released_fields
    from habeas.cases.charges import charge_words
    from habeas.cases.forms import form_words
    from habeas.cases.status import HELD, NOT_HELD, UNKNOWN
    from habeas.documents.countries import all_countries
    from habeas.lists.model import CASE_FIELDS, FIELDS
    from habeas.lists.words import label
    from habeas.record import review, signing_in
    from habeas.web.access import a_role
    from habeas.web.localized import CLASS, COMPARED, FORM
    from habeas.work import casework_forms, listing, roles

    private = [field for each in casework_forms.kinds().values() for field in each.fields]
    kinds = terms.load_toml("people/organization_words.toml")["kinds"]
    tiers = terms.load_toml("review/queue.toml")["tier"]
    given = {
        "data/terms.toml": [word for each in terms.claim_types().values() for word in (each.label, each.meaning)],
        "data/terms.toml, modalities": terms.modalities(),
        "data/site/fields.toml": [word for each in released_fields().values() for word in (each.name, each.label)],
        "data/access/roles.toml": [*roles.roles(), *map(a_role, roles.roles()), *roles.rights().values()],
        "data/answers/portrait.toml": [label for label, _ in words().recognised],
        "data/people/organization_words.toml": list(kinds) if isinstance(kinds, dict) else [],
        "data/review/queue.toml": [each["label"] for each in tiers] if isinstance(tiers, list) else [],
        "data/cases/charges.toml": [name for name, _ in charge_words().kinds],
        "data/lists": ["Also written", *(label(name) for name in dict.fromkeys((*FIELDS, *CASE_FIELDS)))],
        "data/casework/kinds.toml": [each.label for each in casework_forms.kinds().values()],
        "data/casework/kinds.toml, fields": [word for each in private for word in (each.label, *each.choices)],
        "data/casework, answers": [word for each in private if each.checklist for word in each.checklist.answers],
        "work/casework_forms.py": casework_forms.YES_NO,
        "answers/dossier/criteria.py": (criteria.MET, criteria.NOT_MET, criteria.PROPOSED, criteria.NOTHING),
        "answers/census_words.py": CENSUS,
        "answers/census_series.py": (*PARTED, *(name for _, name in DAYS_HELD)),
        "answers/reconcile.py": STANDS,
        "cases/charges.py": COURSE,
        "cases/status.py": (HELD, NOT_HELD, UNKNOWN),
        "record/review.py": (*review.STATES, *review.FIELDS),
        "work/listing.py": (*listing.PARTS, listing.STANDING),
        "record/signing_in.py": (signing_in.WRONG,),
        "answers and states of decisions": ANSWERS,
        "answers/portrait.py": SCRIPTS,
        "documents/parts.py": PARTS,
        COUNTRIES: [each.name for each in all_countries().values()],
    }
    for place, found in given.items():
        yield from (Message(words, place=place) for words in found)
    in_context = {
        FORM: [*form_words().names, "not told"],
        CLASS: list(occupations()),
        COMPARED: RECONCILED,
    }
    for context, words_of_it in in_context.items():
        yield from (Message(words, context=context, place=context) for words in words_of_it)


# Written into the record by functions that say them once each, in no list.
ANSWERS = (
    *("accept", "reject", "correct", "add", "same", "different", "unsure", "holds", "undone", "set aside"),
    *("role", "password", "disable", "enable", "revoke", "open", "confirmed", "refused", "casework"),
)
# What a census and its parts are called, and how reported numbers and charges stand: words of sentences and tables.
CENSUS = (
    *("Unit", "Definition", "Forms of custody", "As of", "As known on", "Evidence required"),
    *("People", "Cases", "Acts that put or kept them there", "Ever in custody by then"),
    *("Arrests by then, of people by name", "Restricted and not held", "Died in custody by then"),
    "Held by others than the state",
)
PARTED = (
    *("By form", "By charge", "By prison", "By occupation", "By gender", "By days held"),
    *("not told", "male", "female"),
)
RECONCILED = (
    *("same", "same words", "differs", "not given"),
    *("exact", "between", "at least", "more than", "at most", "about"),
)
STANDS = ("in custody", "undetermined", "unconfirmed", "not in custody on that day, by what is known here")
COURSE = ("pending", "convicted", "acquitted", "dropped", "on appeal", "overturned", "outcome not told")
SCRIPTS = ("Latin", "Cyrillic", "Arabic", "Chinese", "Georgian", "Armenian", "Greek", "Hebrew", "Japanese", "Korean")
PARTS = ("heading", "list item", "table", "question", "answer", "byline", "boilerplate", "quotation")
COUNTRIES = "data/documents/countries.toml"


def brought_up_to_date(language: str) -> Catalog:
    """The catalogue of a language with just the words of the pages; those that are new lack their translation."""
    path = LOCALES / language / "LC_MESSAGES" / "django.po"
    with path.open("rb") as source:
        old = read_po(source, locale=language)
    new = Undated(locale=language, charset="utf-8", header_comment=old.header_comment, fuzzy=False)
    named = names_of_countries(language)
    for one in messages():
        held = old.get(one.id if not one.plural else one.words, one.context or None)
        string = held.string if held is not None and isinstance(held.string, tuple) == bool(one.plural) else ""
        if not string and one.place == COUNTRIES:
            string = named.get(one.words, "")
        new.add(one.id, string or ("",) * old.num_plurals if one.plural else string, locations=[(one.place, 0)],
                context=one.context or None)  # fmt: skip
    return new


def names_of_countries(language: str) -> dict[str, str]:
    """The countries by their English names, as CLDR calls them in that language."""
    from habeas.documents.countries import all_countries

    territories = Locale.parse(language).territories
    return {each.name: territories.get(code, "") for code, each in all_countries().items()}


def lacking(catalogue: Catalog) -> list[str]:
    """What has no translation."""
    return [str(one.id) for one in catalogue if one.id and not all(_several(one.string))]


def _several(words: str | tuple[str, ...] | list[str]) -> tuple[str, ...]:
    return (words,) if isinstance(words, str) else tuple(words)


def main() -> None:
    """Brings every catalogue up to date."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "habeas.web.settings")
    for folder in sorted(LOCALES.iterdir()):
        catalogue = brought_up_to_date(folder.name)
        files = folder / "LC_MESSAGES"
        with (files / "django.po").open("wb") as text:
            write_po(text, catalogue, width=0, include_lineno=False)
        with (files / "django.mo").open("wb") as compiled:
            write_mo(compiled, catalogue)
        left = lacking(catalogue)
        print(f"{folder.name}: {len(catalogue)} messages, {len(left)} without a translation")
        for words in left:
            print(f"  {words}")


if __name__ == "__main__":
    main()
