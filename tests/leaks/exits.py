"""Every exit there is: addresses with something for each of their parameters, and commands with what they are given.

Whoever adds a command says in `COMMANDS` how it is given; whoever adds a parameter of an address, in `fill`.
"""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from functools import cache
from typing import Any
from urllib.parse import quote

import typer
from click.testing import CliRunner, Result
from django.urls import URLPattern
from tests.leaks.marked import PERSON, Marked, unpacked
from tests.web.visitor import Visitor

from habeas.answers.typeset import FORMS as DRAFTS
from habeas.answers.unified import FORMATS as UNIFIED
from habeas.cli.app import app
from habeas.cli.dossier import FORMS as DOSSIERS
from habeas.cli.export import FORMATS, TABLES
from habeas.work import exporting
from habeas.work.dossier_files import MEDIA_TYPES
from habeas.work.suggesting import OF


def fill(marked: Marked) -> dict[str, list[str]]:
    """What stands for each parameter of an address."""
    return {
        "document_id": marked.documents[:3],
        "person_id": [PERSON, "tessa-orn"],
        "organization_id": ["xv-police"],
        # Casework entries 1 and 2 are not marked; from 3 on all are.
        "number": ["1", "2", "3"],
        "which": ["1"],
        "token": [marked.feeds["public"], marked.feeds["dismissed"], "calendar_guessed"],
        "claim_id": [marked.claim],
        "decision_id": ["1"],
        "count_id": [marked.count],
        "section": ["1"],
        "entry": ["1"],
        "other": ["2"],
    }


@cache
def command() -> Any:
    """The command line, put together once: for each of two hundred commands anew that took half of the time."""
    return typer.main.get_command(app)


def run(words: Sequence[str]) -> Result:
    """What a command tells."""
    return CliRunner().invoke(command(), list(words))


QUERIES = {
    "": [""],
    "suggestions": [f"?of={of}&q={typed}" for of in OF for typed in ("Dar", "Zyx", "Zyxqalbor")],
    "review/add": ["", "?document={document}"],
    "cases": ["", "?on=2025-03-01"],
    "search": ["?q=Daro", "?q=velin+arrest"],
    "history": ["", f"?about=person:{PERSON}"],
    "calendar": ["", "?view=list", "?month=2025-04"],
    "people": ["", "?name=Daro"],
    "sources": ["", "?country=XV&year=2023"],
    "compare": ["", "?left=XV:2022&right=XV:2023"],
    "dossier": ["?of=organization:xv-police"],
    "dossier/file": [f"?of=organization:xv-police&format={form}" for form in MEDIA_TYPES],
    "reports/<int:number>/file": [f"?form={form}" for form in DRAFTS],
    "lists/unified/file": [f"?form={form}" for form in UNIFIED],
}


# The addresses of pages that are files, with the forms that each can have.
FILES = {"dossier/file": tuple(MEDIA_TYPES), "reports/<int:number>/file": DRAFTS, "lists/unified/file": UNIFIED}

# What an address of the API is asked with, where it needs something or tells more with it.
API_QUERIES = {
    "/api/suggestions": [f"?of={of}&q={typed}" for of in OF for typed in ("Dar", "Zyx", "Zyxqalbor")],
    "/api/why": ["", f"?of=persons&left={PERSON}&right=tessa-orn"],
    "/api/census/survival": ["?on=2025-01-01"],
    "/api/recognitions": ["", "?stands=true"],
    "/api/search": ["", "?q=Daro"],
    "/api/dossier": ["?of=organization:xv-police", f"?of=person:{PERSON}"],
    "/api/dossier/file": [f"?of=organization:xv-police&form={form}" for form in MEDIA_TYPES],
    "/api/calendar": ["?since=2025-01-01"],
    "/api/home": ["", "?document=0&decision=0"],
    "/api/history": ["", f"?about=person:{PERSON}"],
    "/api/census": ["?on=2025-01-01"],
    "/api/census/curve": ["?on=2025-01-01"],
    "/api/census/parts": ["?on=2025-01-01"],
    "/api/reconcile": ["?on=2023-12-01&country=XV"],
    "/api/overlap": ["?on=2025-01-01"],
    "/api/estimate": ["?on=2025-01-01"],
    "/api/compare": ["?left=XV:2022&right=XV:2023"],
    "/api/drafts/{number}/file": [f"?form={form}" for form in DRAFTS],
    "/api/lists/unified/file": [f"?form={form}" for form in UNIFIED],
    "/api/documents/{document_id}/explained": ["?size=200"],
}


def of_the_api(marked: Marked, path: str) -> Iterator[str]:
    """The addresses of an operation, with something for each of its parameters and what it is asked with."""
    for address in with_parameters(path, fill(marked)):
        yield from (address + query for query in API_QUERIES.get(path, [""]))


def told_by(body: bytes) -> Iterator[bytes]:
    """What an answer of the API tells: itself, and the file in it, if there is one."""
    yield body
    with suppress(ValueError):
        content = json.loads(body)
        if isinstance(content, dict) and isinstance(content.get("content"), str):
            yield from unpacked(base64.b64decode(content["content"]))


def addresses(marked: Marked) -> Iterator[str]:
    """Every address of the pages, with something for each of its parameters."""
    filled = fill(marked)
    for pattern in patterns():
        for query in QUERIES.get(pattern, [""]):
            asked = query.replace("{document}", marked.documents[0])
            yield from (f"/{address}{asked}" for address in with_parameters(pattern, filled))


def patterns() -> list[str]:
    """The addresses of the pages, as they are written down."""
    from habeas.web.urls import urlpatterns

    return [str(each.pattern) for each in urlpatterns if isinstance(each, URLPattern)]


def with_parameters(pattern: str, filled: dict[str, list[str]]) -> Iterator[str]:
    found = re.search(r"<(?:\w+:)?(\w+)>|\{(\w+)\}", pattern)
    if found is None:
        yield pattern
        return
    name = found[1] or found[2]
    assert name in filled, f"say in `fill` what stands for {name!r} in the address {pattern!r}"
    for value in filled[name]:
        yield from with_parameters(pattern.replace(found[0], quote(value, safe="")), filled)


def visitor(pages: Any, name: str) -> Visitor:
    made = Visitor(pages)
    if name != "nobody":
        assert made.sign_in(name).status == 303
    return made


# How each command is given, so that it tells all that it can; "{out}" is an empty folder. A command that opens no
# registry, or is inside of casework, is in one of the lists below.
COMMANDS: dict[str, list[str]] = {
    "build": ["{out}"],
    "documents": ["", "--json", "--set-aside"],
    "cases": ["", "--json"],
    "case": ["'Daro Velin' --ids"],
    "census": ["--on 2025-01-01", "--on 2025-01-01 --json", "--on 2025-01-01 --changed-since 2024-01-01"],
    "organizations": ["", "--json"],
    "organization": ["xv-police --json"],
    "dossier": ["organization:xv-police", "organization:xv-police --format html --out {out}/d.html --zip {out}/d.zip",
                *(f"organization:xv-police --format {form} --out {{out}}/d.{form}" for form in DOSSIERS[2:]),
                "person:daro-velin"],
    "screen": ["{out}/nothing.json", "", "--json"],
    "counts": ["", "--json"],
    "reconcile": ["--on 2023-12-01 --country XV", "--on 2023-12-01 --json"],
    "report": [f"--country XV --year 2024 --include all --outline {name} --out {{out}}/{name}.{form}"
               for name, form in (("state-2024", "html"), ("state-2024", "docx"), ("short", "pdf"))],
    "responses": ["", "--silent", "--outcomes", "--asked", "--unanswered", "--format json", "--format csv",
                  "--for 'Daro Velin'"],
    "laws": ["", "--json"],
    "sources": ["XV:2023", "{document} --quotes", "{document} --json"],
    "overlap": ["--as-of 2025-01-01 --json {out}/o.json --html {out}/o.html --svg {out}/o.svg"],
    "estimate": ["--quick", "--quick --as-of 2025-01-01 --json {out}/e.json --html {out}/e.html"],
    "people": ["", "--json", "--maybe"],
    "person": ["'Daro Velin'", "'Daro Velin' --json"],
    "why": ["'Daro Velin' 'Tessa Orn'"],
    "same": ["'Daro Velin' 'Tessa Orn' --because x"],
    "different": ["'Daro Velin' 'Tessa Orn'"],
    "add-claim": ["{document} --type arrest --quote x --person 'Daro Velin'"],
    "recognise": ["'Daro Velin' --body x --on 2024 --source x"],
    "undo": ["1"],
    "decisions": ["", "--json"],
    "history": ["", "--json", "'Daro Velin'"],
    "settings": ["", "--json"],
    "quality": ["", "--json"],
    "export-gold": ["{out}", "{out} --unfinished"],
    "explain": ["{document}", "{document} --all --json"],
    "export": [*(f"--format {form} --what {what} -o {{out}}/{what}.{form}" for form, tables in
                 ((FORMATS[0], TABLES), *((form, TABLES[:1]) for form in FORMATS[1:])) for what in tables),
               *(f"--what {what} --format {form} -o {{out}}/{what}-{form}" for what in exporting.kinds()
                 for form in exporting.formats(what)),
               "--what followthemoney --statements -o {out}/statements"],
    "import": ["{out}/nothing.csv --by x --as-of 2024-01-01"],
    "imports": ["", "1"],
    "compare": ["XV:2022 XV:2023 --quotes", "XV:2022 XV:2023 --csv"],
    "release": ["'Daro Velin' --because x", ""],
    "review-count": ["", "--country XV"],
    "publish": ["--out {out}/site", "--out {out}/preview --include all --contact desk@example.org"],
    "verify": [""],
    "names list": ["", "--json", "--removed"],
    "names add": ["'Lenka Orsova'"],
    "names remove": ["'Lenka Orsova'"],
    "list add": ["{out}/nothing.csv --by x --as-of 2024-01-01"],
    "list show": ["1"],
    "list compare": ["1 2"],
    "list unified": [f"--out {{out}}/unified.{form}" for form in UNIFIED],
    "list remove": ["1"],
    "calendar show": ["", "--json", "--ics {out}/c.ics"],
    "calendar feeds": ["", "--json"],
    "calendar feed": ["desk --account viewer"],
    "calendar renew": ["desk --account viewer"],
    "calendar revoke": ["desk --account viewer"],
    "casework kinds": [""],
    "casework add": ["visit --person 'Daro Velin'"],
    "account list": ["", "--json"],
    "account add": ["ima --without-password"],
    "account role": ["ima reviewer"],
    "account password": ["ima --without-password"],
    "account disable": ["ima"],
    "account enable": ["ima"],
    "account grant": ["ima casework"],
    "account take": ["ima casework"],
    "token list": ["", "--json"],
    "token add": ["x --account viewer"],
    "token revoke": ["x --account viewer"],
}  # fmt: skip
# Options that tell nothing more: they narrow what is told, decide something, or say how it is done. Whoever adds an
# option gives it in `COMMANDS`, or adds it here.
NARROWING = {
    "--registry", "--country", "--by", "--because", "--on", "--what", "--about", "--acts", "--organizations",
    "--places", "--year", "--as-known-on", "--known", "--rule", "--kind", "--level", "--date", "--as-of", "--limit",
    "--days", "--publisher", "--status", "--who", "--custody", "--unit", "--flow", "--topic", "--state", "--type",
    "--since", "--until", "--seed", "--draws", "--name", "--before", "--from", "--to", "--address", "--birthday",
    "--offices", "--kin", "--counts", "--fields", "--title", "--base-url", "--language", "--dataset", "--criteria",
    "--include", "--submitted-by", "--confirm", "--refuse", "--met", "--not-met", "--accept", "--reject", "--group",
    "--number", "--organization", "--actor", "--date-is", "--place", "--charge", "--term", "--modality",
    "--speaker", "--definition", "--ground", "--not", "--copied-from", "--map", "--look", "--set", "--attach",
    "--keep-tokens", "--role", "--casework", "--processes", "--strict", "--quiet", "--derive-all", "--extractor",
    "--combine", "--model-address", "--model-name", "--i-send-documents-to", "--gliner-model", "--json", "--out",
    "--private",
}  # fmt: skip
# They are for who may open the folder, and tell what is private because that was asked.
OF_CASEWORK = {"casework list", "casework tasks", "casework show", "casework change", "casework remove",
               "casework restore", "casework detach", "casework file", "withhold add", "withhold list",
               "withhold undo"}  # fmt: skip
# They read what they are given and no registry, or show pages, which are asked above.
OF_NO_REGISTRY = {"evaluate", "serve"}
