"""A ZIP of exhibits can be checked anywhere; whatever is not as its manifest says is named."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from collections.abc import Callable
from dataclasses import replace

import pytest
from tests.answers.dossier.built import TODAY, a_dossier, an_act, said

from habeas.answers.dossier.bundle import file_name, write_bundle
from habeas.answers.dossier.check import check_bundle
from habeas.answers.dossier.model import Dossier, Received
from habeas.errors import UnreadableDocument

TEXTS = {hashlib.sha256(text).hexdigest(): text for text in (b"The first story.", b"The second story, longer.")}


def a_made_dossier() -> Dossier:
    claims = [said("a", text.decode()) for text in TEXTS.values()]
    named = [
        replace(claim, document=replace(claim.document, id=one, name=f"{number}.txt"))
        for number, (claim, one) in enumerate(zip(claims, TEXTS, strict=True))
    ]
    return a_dossier(an_act(*named))


def a_bundle() -> bytes:
    file = io.BytesIO()
    write_bundle(file, a_made_dossier(), TEXTS.__getitem__, {"dossier.txt": b"All of it.\n"})
    return file.getvalue()


def changed(change: Callable[[dict[str, bytes]], None]) -> bytes:
    """The bundle with other contents."""
    with zipfile.ZipFile(io.BytesIO(a_bundle())) as whole:
        files = {name: whole.read(name) for name in whole.namelist()}
    change(files)
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as made:
        for name, body in files.items():
            made.writestr(name, body)
    return file.getvalue()


def faults(content: bytes) -> tuple[str, ...]:
    return check_bundle(io.BytesIO(content)).faults


def test_a_bundle_is_whole_and_its_bytes_are_the_same_each_time() -> None:
    report = check_bundle(io.BytesIO(a_bundle()))
    assert (report.files, report.about, report.as_of, report.faults) == (3, "Halem Court", TODAY.isoformat(), ())
    assert a_bundle() == a_bundle()


def test_a_changed_file_is_named_with_both_hashes() -> None:
    def change(files: dict[str, bytes]) -> None:
        name = next(each for each in files if each.startswith("exhibits/E01"))
        files[name] = b"Another story."

    (fault,) = faults(changed(change))
    assert fault.startswith("exhibits/E01-")
    assert hashlib.sha256(b"Another story.").hexdigest() in fault


def test_a_wrong_hash_in_the_manifest_is_named() -> None:
    def change(files: dict[str, bytes]) -> None:
        told = json.loads(files["manifest.json"])
        told["files"][0]["sha256"] = "0" * 64
        files["manifest.json"] = json.dumps(told).encode()

    found = faults(changed(change))
    assert any(each.startswith("dossier.txt: its bytes have") for each in found)
    assert any(each.startswith("SHA256SUMS: it does not say of manifest.json") for each in found)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("extra.txt", "extra.txt: it is in the ZIP and not in the manifest"),
        ("../../etc/passwd", "../../etc/passwd: its name leads out"),
        ("/etc/passwd", "/etc/passwd: its name leads out"),
        ("C:evil.txt", "C:evil.txt: its name leads out"),
        ("..\\evil.txt", "its name leads out"),
    ],
)
def test_a_file_too_many_or_with_a_dangerous_name_is_named(name: str, words: str) -> None:
    found = faults(changed(lambda files: files.update({name: b"x"})))
    assert any(words in each for each in found), found


def test_a_missing_file_is_named() -> None:
    def change(files: dict[str, bytes]) -> None:
        del files[next(each for each in files if each.startswith("exhibits/E02"))]

    (fault,) = faults(changed(change))
    assert fault.endswith("the manifest has it, the ZIP has not")


@pytest.mark.parametrize("body", [b"", b"[1]", b'{"format": "another"}', b"\xff", b"[" * 100_000])
def test_a_manifest_that_is_none_is_a_fault(body: bytes) -> None:
    (fault,) = faults(changed(lambda files: files.update({"manifest.json": body})))
    assert fault.startswith("manifest.json: it is not")


def test_entries_of_a_manifest_that_say_nothing_are_faults() -> None:
    entries = [None, {"file": "a"}, {"file": "b", "sha256": "xyz", "size": 1}, {"file": 3, "sha256": "0", "size": "1"}]

    def change(files: dict[str, bytes]) -> None:
        told = json.loads(files["manifest.json"])
        files["manifest.json"] = json.dumps({**told, "files": entries}).encode()

    found = faults(changed(change))
    assert "manifest.json: entry 1 needs a file, a size and a sha256" in found
    assert "b: the manifest gives no SHA-256 for it" in found


def test_a_bomb_is_not_inflated() -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("manifest.json", b"{}")
        made.writestr("bomb", bytes(40 << 20))
    found = faults(file.getvalue())
    assert any("bomb: it would unpack to 41,943,040 bytes; it was not read" in each for each in found)


def test_a_link_is_refused() -> None:
    file = io.BytesIO()
    link = zipfile.ZipInfo("link")
    link.external_attr = 0o120777 << 16
    with zipfile.ZipFile(file, "w") as made:
        made.writestr(link, "/etc/passwd")
    assert any("it is a link" in each for each in faults(file.getvalue()))


@pytest.mark.parametrize("content", [b"", b"no zip", a_bundle()[:200]])
def test_what_is_no_zip_is_refused_in_a_sentence(content: bytes) -> None:
    with pytest.raises(UnreadableDocument, match="no ZIP"):
        check_bundle(io.BytesIO(content))


def test_a_damaged_zip_does_not_crash() -> None:
    whole = bytearray(a_bundle())
    whole[60:90] = bytes(30)
    assert faults(bytes(whole))


def test_the_name_of_a_file_is_harmless() -> None:
    exhibit = a_made_dossier().exhibits[0]
    received = Received(1, exhibit.received.received, "../../a b\n<c>.html")  # type: ignore[union-attr]
    assert file_name(replace(exhibit, received=received)) == "E01-a-b-c-.html"
