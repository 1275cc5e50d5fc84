"""Nobody whose consent is withdrawn leaves under another spelling, or inside of a file where nobody looks."""

from __future__ import annotations

import io
import json
import shlex
import shutil
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.build import a_claim, a_document, a_quote, an_extraction
from tests.leaks.exits import COMMANDS, run
from tests.leaks.marked import PERSON, Marked, unpacked
from tests.leaks.test_withheld import PUBLISHING

from habeas import model
from habeas.record import store
from habeas.work import withholding
from habeas.work.casework import CaseworkOf, whom
from habeas.work.derive import derive
from habeas.work.registry import Registry

pytestmark = [pytest.mark.door, pytest.mark.slow]

# The withheld name in another alphabet; no document calls anybody so, and no claim is about them.
SPELLED, UNSEEN = "Даро Велин", "Daro Velin wrote this"
TOLD = f"Police arrested Lenka Orsova in Halem on 3 March 2025 and asked her about {SPELLED} all night."
ALSO = "Police searched the flat of Lenka Orsova in Halem on 4 March 2025."
EXCHANGED = ("claims", "acts", "followthemoney", "huridocs", "cecc", "everything")
EXITS = {**PUBLISHING, "export": [each for each in COMMANDS["export"] if set(each.split()) & set(EXCHANGED)]}


def in_word(text: str, struck_out: str) -> bytes:
    """A Word file that shows a text and has something struck out under tracked changes."""
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    shown, gone = f"<w:r><w:t>{text}</w:t></w:r>", f"<w:del><w:r><w:delText>{struck_out}</w:delText></w:r></w:del>"
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as file:
        body = f'<w:document xmlns:w="{space}"><w:body><w:p>{shown}{gone}</w:p></w:body></w:document>'
        file.writestr("word/document.xml", body)
    return content.getvalue()


@pytest.fixture(scope="module")
def registry(marked: Marked, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("spelled") / "registry"
    shutil.copytree(marked.folder, folder)
    with Registry.open(folder) as opened:
        for held in withholding.decided(opened.record):
            if held.undone_by is None:
                withholding.undo(opened.record, held.id, because="nothing of them is withheld yet", by="reviewer")
        for name, text, kind, content in (
            ("orsova.txt", TOLD, "arrest", TOLD.encode()),
            ("search.docx", ALSO, "raid", in_word(ALSO, UNSEEN)),
        ):
            kept = opened.record.archive.keep_bytes(content)
            claim = a_claim(kind, "Lenka Orsova", "2025-03-03", quote=a_quote(text), actors=("police",))
            person = model.NamedPerson("Lenka Orsova", (a_quote(text, "Lenka Orsova").span,))
            document = a_document(text, id=kept, name=name, country="XV", publisher="Lamp", published="2025-03-05")
            arrival = store.Arrival((store.Origin(name),), len(content), "test", datetime(2025, 3, 6, tzinfo=UTC))
            store.store(opened.record, document, an_extraction(document, claim, people=(person,)), arrival)
        derive(opened.record)
    return folder


def written(registry: Path, command: str, out: Path) -> dict[str, list[bytes]]:
    """What a command writes, by the names of the files, with all that is packed in them."""
    out.mkdir()
    for words in EXITS[command]:
        given = shlex.split(words.replace("{out}", str(out)))
        done = run([command, *given, "--registry", str(registry)])
        assert done.exit_code == 0, (done.output, done.exception)
        assert SPELLED not in done.output
    return {path.name: list(unpacked(path.read_bytes())) for path in out.rglob("*") if path.is_file()}


def having(found: dict[str, list[bytes]], words: str) -> set[str]:
    forms = words.encode(), json.dumps(words)[1:-1].encode()
    return {name for name, parts in found.items() if any(form in part for form in forms for part in parts)}


def test_once_consent_is_withdrawn_no_exit_has_the_name_in_another_spelling_or_unseen_in_a_file(
    registry: Path, tmp_path: Path
) -> None:
    before = {command: written(registry, command, tmp_path / f"{command}-before") for command in EXITS}
    assert having(before["dossier"], SPELLED) == {"d.html", "d.zip"}
    assert having(before["dossier"], UNSEEN) == {"d.zip"}
    assert having(before["publish"], SPELLED), "there is nothing to see"
    assert {"claims.csv", "acts.csv", "followthemoney-jsonl", "claims.jsonl"} <= having(before["export"], SPELLED)
    with Registry.open(registry) as opened:
        withdrawn = {"who": "their sister", "covers": ["everything"], "state": "withdrawn", "on": "2025-05-01"}
        CaseworkOf(opened.record).add("consent", withdrawn, person=whom(opened.record, PERSON), by="worker")
    for command in EXITS:
        after = written(registry, command, tmp_path / f"{command}-after")
        assert having(after, SPELLED) == set(), command
        assert having(after, UNSEEN) == set(), command
        assert having(after, "Lenka Orsova") or command == "calendar", command
