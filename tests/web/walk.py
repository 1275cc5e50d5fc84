"""Every page of the site with an address to look at, on any registry: what pictures are taken of and axe is run on.

`enrich` puts into a registry what a build leaves empty: a pair in doubt, decisions, lists, an import, private work,
a draft, a release. `test_walk.py` holds that no page of the site is left out here.
"""

from __future__ import annotations

import json
from collections import Counter
from datetime import UTC, date, datetime
from pathlib import Path
from urllib.parse import quote_plus

from tests.lists.spreadsheets import as_csv
from tests.web.sample import _claim, _document, _extraction, _quote, make_registry

from habeas.record import store
from habeas.record.connect import open_record
from habeas.web import access
from habeas.work.accounts import AccountsOf
from habeas.work.casework import CaseworkOf
from habeas.work.drafts import DraftsOf
from habeas.work.importing import ImportsOf, ToImport
from habeas.work.lists import ListsOf
from habeas.work.recognitions import Ground, recognise
from habeas.work.registry import Registry
from habeas.work.releasing import ReleasesOf
from habeas.work.roles import highest
from habeas.work.screening import ScreeningOf
from habeas.work.words import login_name

REPORTS = Path(__file__).resolve().parents[2] / "examples" / "reports"
# What answers to GET and is no page: files, data, and addresses that lead on.
NO_PAGES = {
    "documents/<str:document_id>/original": "the file as it was received",
    "people/<str:person_id>/photo": "a picture",
    "dossier/file": "a file",
    "calendar/feed/<str:token>.ics": "a feed",
    "casework/<int:number>/files/<int:which>": "a file",
    "lists/unified/file": "a file",
    "reports/<int:number>/file": "a file",
    "suggestions": "a part of a page",
    "enter": "leads on to the first page",
    "api/openapi.json": "data",
}
DAY = datetime(2025, 6, 1, tzinfo=UTC)
LISTED = date(2024, 12, 1)
PAIR = {
    "The Halem Gazette": ("Nadia Kerin", "Police arrested Nadia Kerin in Halem on 3 May 2024."),
    "Orr Herald": ("Nadira Kerin", "Nadira Kerin, a teacher, was arrested on 3 May 2024, her family said."),
}
ROWS = [
    ["Name", "Date of arrest", "Charge", "Remarks"],
    ["Bek Orlan", "12.03.2024", "smuggling", "held in Halem"],
    ["Nadia Kerin", "03.05.2024", "libel", ""],
    ["", "2024", "", "a row that lost its name"],
]


def make_rich(folder: Path) -> Path:
    """The sample registry with two country reports, enriched so that each page has something on it."""
    make_registry(folder)
    with Registry.open(folder, create=False) as registry:
        registry.build([REPORTS / "2022-tolvania.txt", REPORTS / "2023-tolvania.html"], processes=1)
    enrich(folder)
    return folder


def enrich(folder: Path) -> None:
    """Puts into a registry what a build leaves empty, for each page to have something on it."""
    _pair_in_doubt(folder)
    with Registry.open(folder, create=False) as registry:
        _decided(registry)
        _listed(registry, folder.parent)
        _worked_on(registry)
        _screened(registry, folder.parent)
        country = registry.facets("country")["country"][0][0]
        DraftsOf(registry.record).begin(country, 2024, outline="short", include="all")


def let_in_with_every_right() -> None:
    """Takes whoever asks for the administrator of this machine, with leave to read private work."""
    access.signed_in = lambda request: access.Who(login_name(), highest(), granted=frozenset({"casework"}))


def _pair_in_doubt(folder: Path) -> None:
    """Two documents that may tell of one person or of two, each arrested on the same day."""
    record = open_record(folder)
    for publisher, (person, told) in PAIR.items():
        text = f"A teacher taken in Halem\n\n{told}"
        document = _document(f"{publisher}.txt", text, published="2024-05-04", publisher=publisher)
        claim = _claim("arrest", _quote(text, told), person, "2024-05-03", place="Halem" if "Halem" in told else None)
        read = _extraction(document, (claim,), (person,))
        store.store(record, document, read, store.Arrival((store.Origin(document.name),), len(text), "sample", DAY))
        record.archive.keep_bytes(text.encode())
    record.close()


def _decided(registry: Registry) -> None:
    """One claim accepted, one rejected and one corrected; a choice where sources differ; a recognition."""
    person = _person(registry)
    first, second, third = [each.id for each in registry.claims.where(person=person)][:3]
    registry.reviews.accept(first, by="ama")
    registry.reviews.reject(second, because="the words are of somebody else", by="tomas")
    registry.reviews.correct(third, {"place": "Upper Halem"}, because="the annex says so", by="ama")
    for act in list(registry.disagreements.acts())[:1]:
        (told,) = registry.disagreements.of([act])[act.id][:1]
        registry.disagreements.choose(
            act.id, told.field, told.values[0].value, because="the protocol says so", by="ama"
        )
    recognise(
        registry.record, person, "Open Cells", "pace-1900", "2025-02-01", source="its list of February",
        grounds={"a": Ground("met", "")}, by="ama",
    )  # fmt: skip


def _listed(registry: Registry, beside: Path) -> None:
    lists = ListsOf(registry.record)
    for body, rows in {"Union of Families": ROWS, "Legal Aid of Halem": [ROWS[0], *ROWS[2:3]]}.items():
        (beside / f"{body}.csv").write_bytes(as_csv(rows))
        lists.add(beside / f"{body}.csv", body, LISTED, country="XV")
    rows = [ROWS[0], ["Tessa Marl", "04/03/2024", "libel", "no date of the trial"]]
    ImportsOf(registry.record).add(ToImport(as_csv(rows), "cases.csv", "Court watchers", "cases", LISTED, "XV"))


def _worked_on(registry: Registry) -> None:
    """Private work, with leave to read it for the account of this machine; a release; other accounts."""
    accounts = AccountsOf(registry.record)
    accounts.of_this_machine()
    accounts.add("ama", "reviewer", "three lamps in a yard")
    accounts.add("tomas", "annotator")
    accounts.grant(login_name(), "casework", by=login_name())
    person = registry.person(_person(registry))
    casework = CaseworkOf(registry.record)
    casework.add("visit", {"when": "2025-05-04", "prison": "North Colony", "health": "a cough"}, person=person)
    casework.add("task", {"what": "Ask for the protocol of the search"}, person=person)
    ReleasesOf(registry.record).add(person.id, because="her family agreed in writing", by="ama")


def _screened(registry: Registry, beside: Path) -> None:
    names = [each.person.name for each in registry.people_lines[:1]]
    found = [
        {"id": f"Q{place}", "schema": "Person", "caption": name, "properties": {"name": [name], "country": ["xv"]}}
        for place, name in enumerate(names)
    ]
    (beside / "sanctions.json").write_text("\n".join(map(json.dumps, found)), encoding="utf-8")
    ScreeningOf(registry.record).screen(beside / "sanctions.json", "made-up-sanctions")


def _person(registry: Registry) -> str:
    """Whoever has most acts in a case."""
    found = Counter(act.person_id for act in registry.acts if act.person_id)
    return min(found, key=lambda one: (-found[one], one))


def addresses(folder: Path) -> dict[str, str]:
    """Each page by the name of its picture, with the address to ask."""
    with Registry.open(folder, create=False) as registry:
        person = _person(registry)
        name = registry.person(person).name
        claims = Counter(each.document.id for each in registry.claims)
        document = min(claims, key=lambda one: (-claims[one], one))
        country = registry.facets("country")["country"][0][0]
        reports = [(each.name, each.document.id, each.document.report_year) for each in registry.country_years]
        organization = max(registry.organizations, key=lambda one: (one.claims, one.organization.id)).organization
        waiting = registry.reviews.first()
        claim = "" if waiting is None else waiting.claim_id
        actor = next((each.organization.name for each in registry.organizations), name)
        decided = next(each.claim.id for each in registry.reviews if each.claim and each.review.answer == "correct")
    return {
        "home": "",
        **_of_the_record((person, name), document, organization.id, country),
        **_of_review(claim, decided, document, name),
        **_of_answers(country, reports, actor),
        "lists": "lists",
        "unified": "lists/unified",
        "imports": "imports",
        "import": "imports/1",
        "publication": "publication",
        "api": "api",
        "account": "account",
        "accounts": "accounts",
        "about": "about",
        "login": "login",
        "not-found": "nothing/here",
        "not-understood": "cases?on=yesterday",
    }


def _of_the_record(person: tuple[str, str], document: str, organization: str, country: str) -> dict[str, str]:
    at, name = person
    return {
        "documents": "documents",
        "document": f"documents/{document}",
        "explained": f"documents/{document}/explained",
        "people": "people",
        "case": f"people/{at}",
        "organizations": "organizations",
        "organization": f"organizations/{organization}",
        "cases": "cases",
        "acts": "acts?type=arrest",
        "claims": f"claims?person={at}",
        "calendar": "calendar?month=2025-05",
        "calendar-list": "calendar?month=2025-05&view=list",
        "stale": "stale",
        "casework": "casework",
        "casework-entry": "casework/1",
        "casework-form": f"casework/new?kind=visit&person={at}",
        "search": f"search?q={quote_plus(_slip(name))}",
        "search-documents": f"search?q=police&in=documents&country={country}",
        "search-nothing": "search?q=zzzzzz",
    }


def _slip(name: str) -> str:
    """A name as somebody types it in haste."""
    return name.lower()[:-2] + "x" + name.lower()[-1]


def _of_review(claim: str, decided: str, document: str, name: str) -> dict[str, str]:
    return {
        "review": "review",
        "edit": f"review?claim={claim}&edit=1",
        "corrected": f"review?claim={decided}",
        "add-claim": f"review/add?document={document}",
        "review-empty": "review?country=ZW",
        "who-is-who": "who-is-who",
        "disagreements": "disagreements",
        "screening": "screening",
        "history": "history",
        "history-of-one": f"history?about={quote_plus(name)}",
    }


def _of_answers(country: str, reports: list[tuple[str, str, int | None]], actor: str) -> dict[str, str]:
    (left, *_), (right, document, year) = reports[-2:]
    return {
        "census": f"census?on=2025-06-01&country={country}",
        "reconcile": "reconcile?on=2023-12-01",
        "counts": f"counts?what=political+prisoners&country={country}",
        "responses": "responses",
        "silence": "responses?show=silence",
        "laws": "laws",
        "country-years": f"country-years?country={country}",
        "sources": f"documents/{document}/sources",
        "sources-of-year": f"sources?country={country}&year={year}",
        "compare": f"compare?left={quote_plus(left)}&right={quote_plus(right)}",
        "compare-ask": "compare",
        "reports": "reports",
        "draft": "reports/1",
        "draft-section": "reports/1?section=1",
        "dossier": f"dossier?of={quote_plus(actor)}",
        "dossier-ask": "dossier",
    }
