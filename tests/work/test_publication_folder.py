"""A site in a folder: only what was written by the program is ever taken away or written over."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from habeas.answers.site.manifest import NAME, Manifest, digest_of, is_inside
from habeas.errors import BadSite
from habeas.work.publication_folder import Written, published_before, write


def a_manifest(files: dict[str, bytes], *, preview: bool = False) -> Manifest:
    return Manifest(preview, {path: digest_of(content) for path, content in files.items()}, {}, {})


def put(folder: Path, files: dict[str, bytes], *, preview: bool = False) -> Written:
    before = published_before(folder, preview=preview)
    return write(folder, files, a_manifest(files, preview=preview), before)


def test_a_site_goes_into_a_folder_that_is_not_there_yet(tmp_path: Path) -> None:
    assert put(tmp_path / "site", {"index.html": b"a", "people/x.html": b"b"}) == Written(2, 0, 0)
    assert (tmp_path / "site" / "people" / "x.html").read_bytes() == b"b"


def test_again_only_what_changed_is_written_and_what_is_gone_is_removed(tmp_path: Path) -> None:
    put(tmp_path, {"index.html": b"a", "people/x.html": b"b", "kept.html": b"c"})
    assert put(tmp_path, {"index.html": b"a2", "kept.html": b"c"}) == Written(1, 1, 1)
    assert sorted(each.name for each in tmp_path.iterdir()) == [NAME, "index.html", "kept.html"]


@pytest.mark.parametrize("path", ["../out.html", "countries/../../out.html", "/tmp/out.html", "a\\b.html"])
def test_a_file_outside_of_the_folder_is_never_written(tmp_path: Path, path: str) -> None:
    with pytest.raises(BadSite, match="outside"):
        put(tmp_path / "site", {"index.html": b"a", path: b"b"})
    assert not (tmp_path / "site").exists()


def test_a_file_of_somebody_else_stays(tmp_path: Path) -> None:
    put(tmp_path, {"index.html": b"a", "people/x.html": b"b"})
    (tmp_path / "people" / "mine.txt").write_text("mine")
    put(tmp_path, {"index.html": b"a"})
    assert (tmp_path / "people" / "mine.txt").read_text() == "mine"


def test_a_folder_with_files_of_somebody_else_is_refused(tmp_path: Path) -> None:
    (tmp_path / "thesis.docx").write_bytes(b"years of work")
    with pytest.raises(BadSite, match="has files that Habeas did not put there"):
        put(tmp_path, {"index.html": b"a"})


@pytest.mark.parametrize("now", [{"index.html": b"a"}, {"index.html": b"a", "mine.html": b"ours"}])
def test_where_a_file_was_changed_or_stands_in_the_way_nothing_is_written(
    tmp_path: Path, now: dict[str, bytes]
) -> None:
    put(tmp_path, {"index.html": b"a", "old.html": b"b"})
    changed = "mine.html" if "mine.html" in now else "old.html"
    (tmp_path / changed).write_bytes(b"by hand")
    with pytest.raises(BadSite, match=rf"Nothing was written.*{changed}"):
        put(tmp_path, now)
    assert (tmp_path / changed).read_bytes() == b"by hand"
    assert (tmp_path / "old.html").exists()


def test_a_publication_that_was_cut_off_can_be_done_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(tmp_path, {"a.html": b"1", "b.html": b"1", "gone.html": b"1"})
    from habeas.work import publication_folder

    whole, seen = publication_folder._put, []

    def cut_off(place: Path, content: bytes) -> None:
        seen.append(place)
        if len(seen) > 2:
            raise KeyboardInterrupt
        whole(place, content)

    monkeypatch.setattr(publication_folder, "_put", cut_off)
    with pytest.raises(KeyboardInterrupt):
        put(tmp_path, {"a.html": b"2", "b.html": b"2"})
    monkeypatch.setattr(publication_folder, "_put", whole)
    assert put(tmp_path, {"a.html": b"2", "b.html": b"2"}) == Written(1, 1, 1)
    assert not (tmp_path / "gone.html").exists()


def test_a_site_never_goes_where_a_preview_is_nor_the_other_way_round(tmp_path: Path) -> None:
    put(tmp_path, {"index.html": b"a"}, preview=True)
    with pytest.raises(BadSite, match="holds a preview"):
        put(tmp_path, {"index.html": b"a"})


@pytest.mark.parametrize("path", ["../x", "/etc/x", "a/../../x", "a\\x", "", "c:x", "./x"])
def test_a_manifest_that_leads_out_of_its_folder_is_refused(tmp_path: Path, path: str) -> None:
    assert not is_inside(path)
    put(tmp_path, {"index.html": b"a"})
    told = json.loads((tmp_path / NAME).read_text())
    told["files"][path] = "0"
    (tmp_path / NAME).write_text(json.dumps(told))
    with pytest.raises(BadSite, match="outside of its folder"):
        put(tmp_path, {"index.html": b"b"})


def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    put(tmp_path / "site", {"index.html": b"a"})
    (tmp_path / "site" / "people").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(BadSite, match="symbolic link"):
        put(tmp_path / "site", {"index.html": b"a", "people/x.html": b"b"})
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_a_damaged_manifest_is_told(tmp_path: Path) -> None:
    put(tmp_path, {"index.html": b"a"})
    (tmp_path / NAME).write_text("{")
    with pytest.raises(BadSite, match="damaged"):
        put(tmp_path, {"index.html": b"b"})
