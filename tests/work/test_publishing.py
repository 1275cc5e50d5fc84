"""From a registry to a site: only what somebody verified and released, and nobody who is withheld in any file."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from tests.web.sample import make_registry

from habeas.answers.site.nouns import Imprint
from habeas.errors import BadSite, NotAllowed, NotFound, UnknownTerm
from habeas.model import Quote, SourcedClaim
from habeas.record import rulings
from habeas.record.connect import Record
from habeas.work import reviewing, withholding
from habeas.work.photos import PhotosOf
from habeas.work.publishing import publish
from habeas.work.registry import Registry
from habeas.work.releasing import ReleasesOf

IMPRINT = Imprint("Held in Veld", date(2025, 6, 1), "desk@example.org")
PREVIEW = Imprint("Held in Veld", date(2025, 6, 1), preview=True)
DARO, TESSA = "daro-velin", "tessa-orn"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample, with every claim on Daro Velin verified."""
    folder = tmp_path_factory.mktemp("publishing") / "registry"
    make_registry(folder)
    with Registry.open(folder) as registry:
        for claim in rulings.about(registry.record, DARO):
            reviewing.accept(registry.record, claim.id, by="ana")
    return folder


@pytest.fixture
def registry(made: Path, tmp_path: Path) -> Iterator[Registry]:
    shutil.copytree(made, tmp_path / "registry")
    with Registry.open(tmp_path / "registry") as opened:
        yield opened


def files_in(folder: Path) -> dict[str, bytes]:
    return {str(each.relative_to(folder)): each.read_bytes() for each in folder.rglob("*") if each.is_file()}


def holding(folder: Path, *words: str) -> list[str]:
    found = files_in(folder).items()
    return [path for path, content in found if any(word.encode() in content or word in path for word in words)]


def test_nothing_is_published_that_nobody_released(registry: Registry, tmp_path: Path) -> None:
    done = publish(registry.record, tmp_path / "site", IMPRINT)
    assert done.site.people == ()
    assert holding(tmp_path / "site", "Velin", "Orn", "Marrow") == []


def test_a_released_case_is_published_by_its_verified_claims_alone(registry: Registry, tmp_path: Path) -> None:
    ReleasesOf(registry.record).add(DARO, {"birthday": "1970-05-01"}, because="his wish")
    ReleasesOf(registry.record).add(TESSA, because="her wish")
    done = publish(registry.record, tmp_path / "site", IMPRINT)
    assert ([one.id for one in done.site.people], done.unverified) == ([DARO], (TESSA,))
    assert {claim.review for claim in done.site.people[0].claims} == {"verified"}
    assert "people/daro-velin.html" in files_in(tmp_path / "site")
    assert holding(tmp_path / "site", "Tessa") == []


def test_published_again_nothing_is_written(registry: Registry, tmp_path: Path) -> None:
    ReleasesOf(registry.record).add(DARO, because="his wish")
    publish(registry.record, tmp_path / "site", IMPRINT)
    before = files_in(tmp_path / "site")
    done = publish(registry.record, tmp_path / "site", IMPRINT)
    assert (done.written, done.removed, files_in(tmp_path / "site")) == (0, 0, before)


def test_whoever_is_withheld_is_in_no_file_of_a_site_or_a_preview(registry: Registry, tmp_path: Path) -> None:
    releases = ReleasesOf(registry.record)
    releases.add(DARO, because="his wish")
    publish(registry.record, tmp_path / "site", IMPRINT)
    assert holding(tmp_path / "site", "Velin")
    withholding.withhold(registry.record, DARO, because="his wish")
    done = publish(registry.record, tmp_path / "site", IMPRINT)
    publish(registry.record, tmp_path / "preview", PREVIEW)
    assert (done.site.people, done.withheld, done.removed) == ((), 1, 2)
    for folder in (tmp_path / "site", tmp_path / "preview"):
        assert holding(folder, "Daro", "daro", "Velin", "Vélin ", "velin") == []
    assert b"1 case was withdrawn" in files_in(tmp_path / "site")["feed.xml"]
    assert holding(tmp_path / "preview", "Tessa Orn")
    with pytest.raises(NotAllowed, match="withheld"):
        releases.add(DARO, because="all the same")


def test_who_withholds_a_field_is_not_named_in_a_sentence_about_somebody_else_that_tells_it(
    registry: Registry, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    about, joint = rulings.about, "Tessa Orn and Daro Velin were taken away for smuggling."

    def both(record: Record, person: str) -> list[SourcedClaim]:
        found = about(record, person)
        if person != TESSA:
            return found
        return [replace(each, claim=replace(each.claim, quotes=(Quote(0, len(joint), joint),))) for each in found]

    monkeypatch.setattr(rulings, "about", both)
    publish(registry.record, tmp_path / "before", PREVIEW)
    assert holding(tmp_path / "before", joint)
    withholding.withhold(registry.record, DARO, ["charges"], because="his wish")
    publish(registry.record, tmp_path / "site", PREVIEW)
    assert "people/daro-velin.html" in files_in(tmp_path / "site")
    assert holding(tmp_path / "site", joint) == []
    assert holding(tmp_path / "site", "Tessa Orn and [name withheld] were taken away")


def test_a_text_about_the_site_that_names_who_is_withheld_stops_it(registry: Registry, tmp_path: Path) -> None:
    withholding.withhold(registry.record, TESSA, because="her wish")
    with pytest.raises(BadSite, match="names who is withheld"):
        publish(registry.record, tmp_path / "site", Imprint("Free Tessa Orn", date(2025, 6, 1)))
    assert not (tmp_path / "site").exists()


def test_a_preview_tells_all_and_says_that_it_is_one(registry: Registry, tmp_path: Path) -> None:
    publish(registry.record, tmp_path / "site", PREVIEW)
    pages = {path: content for path, content in files_in(tmp_path / "site").items() if path.endswith(".html")}
    assert "people/tessa-orn.html" in pages
    assert all(b"NOT FOR PUBLICATION" in content for content in pages.values())
    with pytest.raises(BadSite, match="holds a preview"):
        publish(registry.record, tmp_path / "site", IMPRINT)


def test_reported_numbers_are_published_when_they_are_released(registry: Registry, tmp_path: Path) -> None:
    made = ReleasesOf(registry.record).add_counts("political prisoners", "XV", because="checked")
    assert len(made.keys) == 3
    publish(registry.record, tmp_path / "site", IMPRINT)
    assert holding(tmp_path / "site", "at least 90") != []
    registry.undo(made.id)
    publish(registry.record, tmp_path / "site", IMPRINT)
    assert holding(tmp_path / "site", "at least 90") == []


def test_a_release_is_an_entry_of_the_log_and_can_be_taken_back(registry: Registry) -> None:
    releases = ReleasesOf(registry.record)
    made = releases.add(DARO, {"address": "PO Box 7, Halem"}, because="his wish", by="ana")
    assert releases.of(DARO) == made
    assert registry.history(DARO)[0].what.endswith("may be published, with address")
    registry.undo(made.id)
    assert releases.of(DARO) is None


def test_whoever_is_merged_with_somebody_who_was_not_released_is_held_back_until_released_anew(
    registry: Registry, tmp_path: Path
) -> None:
    releases = ReleasesOf(registry.record)
    releases.add(DARO, because="his wish", by="ana")
    decided = registry.same(DARO, TESSA, because="one person", by="ana").decision
    (one,) = releases.merged()
    assert releases.all() == {}
    assert [each.person.id for each in releases.waiting() if each.merged] == [one]
    done = publish(registry.record, tmp_path / "site", IMPRINT)
    assert (done.site.people, done.merged) == ((), (one,))
    releases.add(one, because="both agreed", by="ana")
    assert (list(releases.all()), releases.merged()) == ([one], frozenset())
    registry.undo(decided.id)
    assert DARO in releases.all()


def test_a_release_needs_a_reason_a_person_and_values_that_there_are(registry: Registry) -> None:
    releases = ReleasesOf(registry.record)
    with pytest.raises(UnknownTerm, match="Say why"):
        releases.add(DARO, because=" ")
    with pytest.raises(NotFound):
        releases.add("nobody", because="x")
    with pytest.raises(UnknownTerm, match="nothing that is released by itself"):
        releases.add(DARO, {"telephone": "1"}, because="x")
    with pytest.raises(UnknownTerm, match="knows no birthday"):
        releases.add(DARO, {"birthday": ""}, because="x")
    assert releases.add(DARO, {"offices": ""}, because="x").values == {"offices": "editor, Lantern"}


def a_picture() -> bytes:
    buffer = BytesIO()
    Image.new("RGB", (8, 10), "teal").save(buffer, "PNG")
    return buffer.getvalue()


def test_a_photo_and_kin_are_on_the_site_only_where_they_were_released(registry: Registry, tmp_path: Path) -> None:
    PhotosOf(registry.record).add(DARO, a_picture(), source="his sister")
    ReleasesOf(registry.record).add(DARO, because="his wish")
    publish(registry.record, tmp_path / "site", IMPRINT)
    assert not [path for path in files_in(tmp_path / "site") if "photos" in path]
    ReleasesOf(registry.record).add(DARO, {"photo": "", "kin": "two daughters"}, because="his wish")
    publish(registry.record, tmp_path / "site", IMPRINT)
    page = files_in(tmp_path / "site")["people/daro-velin.html"].decode()
    assert "photos/daro-velin.jpg" in files_in(tmp_path / "site")
    assert ("his sister" in page, "two daughters" in page, 'src="../photos/daro-velin.jpg"' in page) == (True,) * 3


def test_a_photo_that_took_the_place_of_the_released_one_is_not_published(registry: Registry, tmp_path: Path) -> None:
    PhotosOf(registry.record).add(DARO, a_picture(), source="his sister")
    ReleasesOf(registry.record).add(DARO, {"photo": ""}, because="his wish")
    other = BytesIO()
    Image.new("RGB", (9, 9), "red").save(other, "PNG")
    PhotosOf(registry.record).add(DARO, other.getvalue(), source="a paper")
    publish(registry.record, tmp_path / "site", IMPRINT)
    assert not [path for path in files_in(tmp_path / "site") if "photos" in path]


def test_a_photo_that_is_withheld_is_not_published(registry: Registry, tmp_path: Path) -> None:
    PhotosOf(registry.record).add(DARO, a_picture(), source="his sister")
    ReleasesOf(registry.record).add(DARO, {"photo": ""}, because="his wish")
    withholding.withhold(registry.record, DARO, ["photo"], because="his sister asks")
    publish(registry.record, tmp_path / "site", IMPRINT)
    assert not [path for path in files_in(tmp_path / "site") if "photos" in path]


def test_a_birthday_goes_from_a_site_with_the_consent_to_it_and_all_else_stays(
    registry: Registry, tmp_path: Path
) -> None:
    ReleasesOf(registry.record).add(DARO, {"birthday": "1970-05-01"}, because="his wish")
    publish(registry.record, tmp_path / "site", IMPRINT)
    assert holding(tmp_path / "site", "1970-05-01")
    withholding.withhold(registry.record, DARO, ["birthday"], because="his wish")
    publish(registry.record, tmp_path / "site", IMPRINT)
    assert holding(tmp_path / "site", "1970-05-01") == []
    assert holding(tmp_path / "site", "Velin")
