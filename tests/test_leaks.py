"""Nothing of casework comes out where it may not: marked words are pushed through every exit, and an exit that is not
known here fails a test. Pages, addresses of the API, commands and tables are enumerated, not listed by hand.

Whoever adds a command says in `COMMANDS` how it is given; whoever adds a parameter of an address, in `FILL`.
"""

from __future__ import annotations

import io
import re
import shutil
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
import typer
from django.urls import URLPattern
from tests.web.conftest import AS_IT_IS, cheap_passwords
from tests.web.sample import make_registry
from tests.web.visitor import Visitor, make_accounts, make_token
from typer.testing import CliRunner

from habeas.cli.app import app
from habeas.cli.export import EXCHANGED, FORMATS, TABLES
from habeas.errors import HabeasError
from habeas.web import access
from habeas.web.serve import application
from habeas.work import withholding
from habeas.work.accounts import AccountsOf
from habeas.work.casework import CaseworkOf, whom
from habeas.work.casework_forms import FormField, kinds
from habeas.work.feeds import FeedsOf
from habeas.work.registry import Registry
from habeas.work.roles import roles

pytestmark = [pytest.mark.door, pytest.mark.slow]
# A word that no document has; every private string of the registry has it.
MARK = "Zyxqalborn"
ROLES = tuple(roles())
PERSON, WITHHELD = "daro-velin", "Tessa Orn"
# Where an account with the right sees casework, and nowhere else.
INSIDE = ("/casework", "/calendar", "/people/")
# Tables that hold what is private. Every other table of the database must not have any of it.
PRIVATE_TABLES = {"record_caseworkentry", "record_caseworkfile", "record_withholding"}


@dataclass(frozen=True)
class Marked:
    """A registry full of marked private strings, with what is needed to ask it everything."""

    folder: Path
    documents: list[str]
    claim: str
    act: str
    feeds: dict[str, str]
    tokens: dict[str, str]
    worker: str = "worker"


@pytest.fixture(scope="module")
def marked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Marked]:
    folder = tmp_path_factory.mktemp("leaks") / "registry"
    make_registry(folder)
    with cheap_passwords():
        make_accounts(folder, *ROLES)
        with Registry.open(folder) as registry:
            accounts = AccountsOf(registry.record)
            for name in ("worker", "dismissed"):
                accounts.add(name, "viewer", "three lamps in a yard")
                accounts.grant(name, "casework")
            _fill(registry)
            feeds = {
                "public": FeedsOf(registry.record).add("worker", "public"),
                "private": FeedsOf(registry.record).add("worker", "private", private=True),
                "dismissed": FeedsOf(registry.record).add("dismissed", "private", private=True),
            }
            accounts.take("dismissed", "casework")
            documents = [each.id for each in registry.documents]
            claim, act = registry.claims[0].id, registry.acts[0].id
        tokens = {name: make_token(folder, name) for name in (*ROLES, "worker")}
        with Registry.open(folder) as registry:
            tokens["with casework"] = AccountsOf(registry.record).add_token("worker", "private", casework=True)
        yield Marked(folder, documents, claim, act, feeds, tokens)


def _fill(registry: Registry) -> None:
    """An entry of every kind with every field filled in, with versions, files, consents and reasons, all marked."""
    casework, person = CaseworkOf(registry.record), whom(registry.record, PERSON)
    for kind in kinds().values():
        fields = {field.name: _filled(field) for field in kind.fields if field.name != kind.until}
        files = [(f"{MARK}.txt", f"{MARK} in a file".encode())]
        made = casework.add(kind.name, fields, person=person, files=files, by="worker")
        casework.change(made.number, fields, because=f"{MARK} changed", by="worker")
        other = casework.add(kind.name, fields, about=f"{MARK} Nobody", by="worker")
        casework.remove(other.number, because=f"{MARK} removed", by="worker")
        casework.add(kind.name, fields, about=f"{MARK} Nobody", by="worker")
    held = withholding.withhold(registry.record, PERSON, ["gender"], because=f"{MARK} asked for it", by="reviewer")
    withholding.undo(registry.record, held.id, because=f"{MARK} came back", by="reviewer")
    withholding.withhold(registry.record, PERSON, ["gender"], because=f"{MARK} asked for it again", by="reviewer")


def _filled(field: FormField) -> Any:
    if field.checklist is not None:
        return {item: {"answer": field.checklist.answers[0], "note": MARK} for item in field.checklist.items}
    if field.type in ("line", "text"):
        return f"{MARK} {field.name}"
    told = {"day": str(date.today()), "time": f"{date.today()} 10:30", "yes-no": "yes", "fields": ["gender"]}  # noqa: DTZ011
    return told[field.type] if field.type in told else field.choices[0]


def leaks(content: bytes | str) -> bool:
    """Whether the mark is in what came out, in any case, also in what is packed in it."""
    return any(_has_it(each) for each in unpacked(content.encode() if isinstance(content, str) else content))


def _has_it(whole: bytes) -> bool:
    if MARK.lower().encode() in whole.lower() or MARK.encode("utf-16-le") in whole:
        return True
    if whole[:4] == b"PAR1":
        import pyarrow.parquet as parquet

        return MARK.lower() in str(parquet.read_table(io.BytesIO(whole)).to_pydict()).lower()
    if whole[:5] == b"%PDF-":
        import pypdfium2

        pages = pypdfium2.PdfDocument(whole)
        return MARK.lower() in "".join(page.get_textpage().get_text_range() for page in pages).lower()
    return False


def unpacked(content: bytes) -> Iterator[bytes]:
    """The bytes of a file, and of those that are packed in it."""
    yield content
    if content[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            for name in packed.namelist():
                yield from unpacked(packed.read(name))


# --- pages ------------------------------------------------------------------------------------------------


def fill(marked: Marked) -> dict[str, list[str]]:
    """What stands for each parameter of an address."""
    return {
        "document_id": marked.documents[:3],
        "person_id": [PERSON, "tessa-orn"],
        "organization_id": ["xv-police"],
        "number": ["1", "2"],
        "which": ["1"],
        "token": [marked.feeds["public"], marked.feeds["dismissed"], "calendar_guessed"],
        "claim_id": [marked.claim],
        "decision_id": ["1"],
    }


QUERIES = {
    "": [""],
    "search": ["?q=Daro", "?q=velin+arrest"],
    "history": ["", f"?about=person:{PERSON}"],
    "calendar": ["", "?view=list", "?month=2025-04"],
    "people": ["", "?name=Daro"],
    "dossier": ["?of=organization:xv-police"],
    "dossier/file": [f"?of=organization:xv-police&format={form}" for form in ("text", "zip")],
}


def addresses(marked: Marked) -> Iterator[str]:
    """Every address of the pages, with something for each of its parameters."""
    from habeas.web.urls import urlpatterns

    filled = fill(marked)
    for each in urlpatterns:
        if isinstance(each, URLPattern):
            pattern = str(each.pattern)
            for query in QUERIES.get(pattern, [""]):
                yield from (f"/{address}{query}" for address in _with(pattern, filled))


def _with(pattern: str, filled: dict[str, list[str]]) -> Iterator[str]:
    found = re.search(r"<(?:\w+:)?(\w+)>|\{(\w+)\}", pattern)
    if found is None:
        yield pattern
        return
    name = found[1] or found[2]
    assert name in filled, f"say in `fill` what stands for {name!r} in the address {pattern!r}"
    for value in filled[name]:
        yield from _with(pattern.replace(found[0], quote(value, safe="")), filled)


@pytest.fixture
def pages(marked: Marked, monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.setattr(access, "signed_in", AS_IT_IS)
    return application(marked.folder)


def visitor(pages: Any, name: str) -> Visitor:
    made = Visitor(pages)
    if name != "nobody":
        assert made.sign_in(name).status == 303
    return made


@pytest.mark.parametrize("name", ["nobody", *(role for role in ROLES if role != "annotator")])
def test_no_page_shows_casework_to_who_has_no_right_to_it(
    marked: Marked, pages: Any, name: str, caplog: pytest.LogCaptureFixture
) -> None:
    asker, leaking = visitor(pages, name), []
    for address in addresses(marked):
        if address == "/logout":
            continue
        answers = [asker.get(address), asker.post(address)]
        # Who reviews sees why somebody is withheld on the person's page; nobody else does, and it is on no other.
        may = name in ("reviewer", "administrator") and address.startswith("/people/")
        told = [_without_reasons(answer.body) if may else answer.body for answer in answers]
        leaking += [address] * any(leaks(each) for each in told)
        assert not any(leaks(str(answer.headers)) for answer in answers), address
    assert leaking == []
    assert not leaks(caplog.text)


def _without_reasons(body: bytes) -> bytes:
    """A page without its section on what is withheld, which has the reasons for who reviews."""
    section = rb'<section class="private" aria-labelledby="withholding-heading">.*?</section>'
    return re.sub(section, b"", body, flags=re.S)


def test_every_page_that_a_reviewer_gets_to_by_links_shows_no_casework(marked: Marked, pages: Any) -> None:
    asker, waiting, seen, leaking = visitor(pages, "reviewer"), ["/"], set(), []
    while waiting and len(seen) < 90:
        address = waiting.pop(0)
        if address in seen:
            continue
        seen.add(address)
        answer = asker.get(address)
        leaking += [address] * leaks(_without_reasons(answer.body))
        if answer.headers.get("Content-Type", "").startswith("text/html"):
            links = re.findall(r'(?:href|src)="(/[^"#]*)', answer.text)
            waiting += [each.replace("&amp;", "&") for each in links]
    assert leaking == []
    assert len(seen) > 40


def test_who_has_the_right_sees_it_on_its_own_pages_alone(marked: Marked, pages: Any) -> None:
    asker, seen = visitor(pages, marked.worker), set()
    for address in addresses(marked):
        if leaks(asker.get(address).body):
            seen.add(address)
    assert {"/casework", "/calendar", f"/people/{PERSON}", "/casework/1"} <= seen
    assert [address for address in seen if not address.startswith(INSIDE)] == []
    assert leaks(visitor(pages, "nobody").get(f"/calendar/feed/{marked.feeds['private']}.ics").body)


def test_what_is_private_on_a_persons_page_is_in_a_part_that_is_not_printed(marked: Marked, pages: Any) -> None:
    body = visitor(pages, marked.worker).get(f"/people/{PERSON}").body
    printed = re.sub(rb'<section class="private".*?</section>', b"", body, flags=re.S)
    assert leaks(body)
    assert not leaks(printed)
    style = Path(access.__file__).with_name("static") / "habeas.css"
    assert re.search(r"@media print \{.*?\.private \{ display: none; \}", style.read_text(), re.S)


# --- the API ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", [*ROLES, "worker"])
def test_no_address_of_the_api_has_any_casework(marked: Marked, pages: Any, name: str) -> None:
    from habeas.web.api.asked import described

    asker, filled, number = Visitor(pages), fill(marked), 0
    given = {"HTTP_AUTHORIZATION": f"Bearer {marked.tokens[name]}"}
    for path, methods in described()["paths"].items():
        for address in _with(path, filled):
            for asked in ("?q=Daro", "") if path.endswith("search") else ("",):
                answers = [asker.get(address + asked, **given)] if "get" in methods else []
                answers += [asker.send(address, {}, **given)] if "post" in methods else []
                number += len(answers)
                assert not any(leaks(answer.body) for answer in answers), address
    assert number > 20
    assert not leaks(asker.get(f"/api/search?q={MARK}", **given).body.replace(MARK.encode(), b"", 1))


def test_a_token_with_casework_sees_it_at_its_own_addresses_alone(marked: Marked, pages: Any) -> None:
    from habeas.web.api.asked import described

    asker, seen = Visitor(pages), set()
    given = {"HTTP_AUTHORIZATION": f"Bearer {marked.tokens['with casework']}"}
    for path, methods in described()["paths"].items():
        for address in _with(path, fill(marked)) if "get" in methods else ():
            if leaks(asker.get(address, **given).body):
                seen.add(address)
    assert {"/api/casework", "/api/casework/1"} <= seen
    assert [address for address in seen if not address.startswith("/api/casework")] == []


# --- commands ---------------------------------------------------------------------------------------------

# How each command is given, so that it tells all that it can; "{out}" is an empty folder. A command that opens no
# registry, or is inside of casework, is in one of the lists below.
COMMANDS: dict[str, list[str]] = {
    "build": ["{out}"],
    "documents": ["", "--json"],
    "cases": ["", "--json"],
    "case": ["'Daro Velin' --ids"],
    "census": ["--on 2025-01-01", "--on 2025-01-01 --json"],
    "organizations": ["", "--json"],
    "organization": ["xv-police --json"],
    "dossier": ["organization:xv-police", "organization:xv-police --format html --out {out}/d.html --zip {out}/d.zip",
                "organization:xv-police --format docx --out {out}/d.docx", "person:daro-velin"],
    "screen": ["{out}/nothing.json", ""],
    "counts": ["", "--json"],
    "reconcile": ["--on 2023-12-01 --country XV"],
    "report": [f"--country XV --year 2024 --include all --outline {name} --out {{out}}/{name}.{form}"
               for name, form in (("state-2024", "html"), ("state-2024", "docx"), ("short", "pdf"))],
    "responses": ["", "--silent", "--outcomes", "--format json"],
    "laws": ["", "--json"],
    "sources": ["XV:2023", "{document}"],
    "overlap": [""],
    "estimate": ["--quick"],
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
    "export-gold": ["{out}"],
    "export": [*(f"--format {form} --what {what} -o {{out}}/{what}.{form}" for form, tables in
                 ((FORMATS[0], TABLES), *((form, TABLES[:1]) for form in FORMATS[1:])) for what in tables),
               *(f"--what {what} -o {{out}}/{what}" for what in EXCHANGED.split(", "))],
    "import": ["{out}/nothing.csv --by x --as-of 2024-01-01"],
    "imports": ["", "1"],
    "compare": ["XV:2022 XV:2023 --quotes", "XV:2022 XV:2023 --csv"],
    "release": ["'Daro Velin' --because x", ""],
    "review-count": ["", "--country XV"],
    "publish": ["--out {out}/site", "--out {out}/preview --include all --contact desk@example.org"],
    "verify": [""],
    "names list": ["", "--json"],
    "names add": ["'Lenka Orsova'"],
    "names remove": ["'Lenka Orsova'"],
    "list add": ["{out}/nothing.csv --by x --as-of 2024-01-01"],
    "list show": ["1"],
    "list compare": ["1 2"],
    "list unified": ["--out {out}/unified.xlsx", "--out {out}/unified.html"],
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
# They are for who may open the folder, and tell what is private because that was asked.
OF_CASEWORK = {"casework list", "casework tasks", "casework show", "casework change", "casework remove",
               "casework file", "withhold add", "withhold list", "withhold undo"}  # fmt: skip
# They read what they are given and no registry, or show pages, which are asked above.
OF_NO_REGISTRY = {"evaluate", "explain", "serve"}


def commands(group: Any = None, before: tuple[str, ...] = ()) -> Iterator[str]:
    for name, each in (group or typer.main.get_command(app)).commands.items():
        if getattr(each, "commands", None):
            yield from commands(each, (*before, name))
        else:
            yield " ".join((*before, name))


def test_every_command_is_known_to_these_tests() -> None:
    known = set(COMMANDS) | OF_CASEWORK | OF_NO_REGISTRY
    assert set(commands()) - known == set(), "say in COMMANDS how it is given, so that it is looked at for leaks"
    assert known - set(commands()) == set(), "no longer a command"


@pytest.fixture(scope="module")
def copied(marked: Marked, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the registry for commands that decide something."""
    folder = tmp_path_factory.mktemp("copied") / "registry"
    shutil.copytree(marked.folder, folder)
    return folder


@pytest.mark.parametrize("name", COMMANDS)
def test_no_command_tells_any_casework(
    marked: Marked, copied: Path, tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:  # fmt: skip
    import shlex

    from tests.sentences import Sentences

    from habeas.claims import rules

    monkeypatch.setattr(rules, "RuleExtractor", Sentences)
    for words in COMMANDS[name]:
        given = words.replace("{out}", str(tmp_path)).replace("{document}", marked.documents[0])
        done = CliRunner().invoke(app, [*name.split(), *shlex.split(given), "--registry", str(copied)])
        assert not leaks(done.output), given
        assert done.exception is None or isinstance(done.exception, SystemExit), (given, done.exception)
    written = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert [str(path) for path in written if leaks(path.read_bytes()) or leaks(path.name)] == []
    assert not leaks(caplog.text)


def test_the_commands_of_casework_tell_it_so_that_these_tests_see_something(marked: Marked) -> None:
    for words in (["casework", "list"], ["casework", "show", "1"], ["casework", "tasks"], ["withhold", "list"],
                  ["calendar", "show", "--private"]):  # fmt: skip
        assert leaks(CliRunner().invoke(app, [*words, "--registry", str(marked.folder)]).output), words


# --- what is stored, and what is said of it ----------------------------------------------------------------


def test_no_other_table_and_no_index_has_any_of_it(marked: Marked) -> None:
    import sqlite3

    database = sqlite3.connect(f"file:{marked.folder / 'habeas.sqlite3'}?mode=ro", uri=True)
    names = [name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    with_it = {name for name in names if any(leaks(_bytes(row)) for row in database.execute(f'SELECT * FROM "{name}"'))}
    database.close()
    assert with_it == PRIVATE_TABLES
    assert len(names) > 30


def _bytes(row: tuple[Any, ...]) -> bytes:
    return b" ".join(value if isinstance(value, bytes) else str(value).encode() for value in row)


def test_no_file_beside_the_database_has_any_of_it_but_those_attached(marked: Marked) -> None:
    files = [path for path in marked.folder.rglob("*") if path.is_file() and not path.name.startswith("habeas.sqlite3")]
    with_it = [path.relative_to(marked.folder).parts[:2] for path in files if leaks(path.read_bytes())]
    assert set(with_it) == {("archive", "casework")}


def test_no_error_repeats_what_somebody_typed(marked: Marked) -> None:
    with Registry.open(marked.folder) as registry:
        casework = CaseworkOf(registry.record)
        for kind in kinds().values():
            for field in kind.fields:
                for wrong in (f"{MARK} {'x' * 50_000}", {MARK: MARK}, [[MARK]]):
                    with pytest.raises(HabeasError) as told:
                        casework.add(kind.name, {field.name: wrong}, about=MARK)
                    assert not leaks(str(told.value)), (kind.name, field.name)
        with pytest.raises(HabeasError) as told:
            casework.add("letter", {"from": MARK, "to": MARK}, files=[(MARK, f"<html>{MARK}".encode())])
        assert not leaks(str(told.value))
        with pytest.raises(HabeasError) as told:
            whom(registry.record, MARK)
        assert not leaks(str(told.value))


# --- who is withheld ---------------------------------------------------------------------------------------

# What goes out of a registry to be read by others, and so names nobody who is withheld.
PUBLISHING = {
    "publish": COMMANDS["publish"][1:],
    "calendar": ["show --from 2025-01-01 --ics {out}/c.ics"],
    # Of the year in which somebody is told of who withholds nothing yet: a draft leaves the other one out already.
    "report": ["--country XV --year 2025 --include all --outline state-2024 --out {out}/state-2024.html"],
    "dossier": ["organization:xv-police --format html --out {out}/d.html --zip {out}/d.zip"],
}


@pytest.mark.parametrize("command", PUBLISHING)
def test_nothing_that_is_published_names_who_is_withheld(marked: Marked, tmp_path: Path, command: str) -> None:
    folder = tmp_path / "registry"
    shutil.copytree(marked.folder, folder)
    assert named_by(command, folder, tmp_path / "before") != [], "there is nothing to see"
    with Registry.open(folder) as registry:
        withholding.withhold(registry.record, "tessa-orn", because="asked for", by="reviewer")
        withholding.withhold(registry.record, PERSON, ["name"], because="asked for", by="reviewer")
    assert named_by(command, folder, tmp_path / "after") == []


def named_by(command: str, folder: Path, out: Path) -> list[str]:
    """The files that a command publishes and that name one of the two people, by what they are called."""
    out.mkdir()
    for words in PUBLISHING[command]:
        given = words.replace("{out}", str(out)).split()
        done = CliRunner().invoke(app, [command, *given, "--registry", str(folder)])
        assert done.exit_code == 0, (done.output, done.exception)
    name = re.compile(rb"\bOrn\b|V(\xc3\xa9|e)lin")
    files = sorted(path for path in out.rglob("*") if path.is_file())
    assert files
    return [path.name for path in files if any(name.search(each) for each in unpacked(path.read_bytes()))]


def test_a_feed_names_nobody_who_is_withheld(marked: Marked, tmp_path: Path) -> None:
    folder = tmp_path / "registry"
    shutil.copytree(marked.folder, folder)
    with Registry.open(folder) as registry:
        feeds, day = FeedsOf(registry.record), date(2025, 3, 1)
        key = feeds.add("viewer", "desk")
        assert b"Daro Velin" in feeds.answer(key, day)
        withholding.withhold(registry.record, PERSON, because="asked for", by="reviewer")
        assert b"Velin" not in feeds.answer(key, day)
