"""What the feed tells: who was added, what changed, that a case was withdrawn and not whose."""

from __future__ import annotations

from dataclasses import replace

from tests.answers.site.made import a_site

from habeas.answers.site import changes
from habeas.answers.site.manifest import manifest_of, read_manifest
from habeas.answers.site.nouns import Change, Site
from habeas.answers.site.render import files

SITE = replace(a_site(), changes=())
DARO, MARA = SITE.people


def told(before: Site, after: Site, earlier: tuple[Change, ...] = ()) -> list[str]:
    found = changes.changes(after, changes.summaries(before), changes.digests(before), earlier)
    return [changes.words(each) for each in found]


def test_the_first_publication_says_so_once() -> None:
    found = changes.changes(SITE, None, {}, ())
    assert [changes.words(each) for each in found] == ["First publication, with 2 cases"]


def test_nothing_changed_tells_nothing() -> None:
    assert told(SITE, SITE) == []


def test_somebody_new_is_told_by_name() -> None:
    assert told(replace(SITE, people=(DARO,)), SITE) == ["Added: Mara Vey"]


def test_a_change_says_what() -> None:
    fewer = replace(MARA, cases=(replace(MARA.cases[0], case=replace(MARA.cases[0].case, acts=())),))
    assert told(replace(SITE, people=(DARO, fewer)), SITE) == ["Changed: Mara Vey (acts: 0 → 2)"]


def test_a_withdrawal_names_nobody_and_takes_back_what_was_told_before() -> None:
    earlier = changes.changes(SITE, {}, {}, ())
    assert "Added: Mara Vey" in [changes.words(each) for each in earlier]
    after = replace(SITE, people=(DARO,))
    found = told(SITE, after, earlier)
    assert found[0] == "1 case was withdrawn"
    assert not any("Mara" in each for each in found)


def test_no_file_of_the_next_publication_knows_who_was_withdrawn() -> None:
    earlier = changes.changes(SITE, {}, {}, ())
    after = replace(SITE, people=(DARO,))
    after = replace(after, changes=changes.changes(after, changes.summaries(SITE), changes.digests(SITE), earlier))
    made = files(after)
    kept = manifest_of(after, made).as_bytes()
    assert [
        path for path, content in {**made, "manifest": kept}.items() if b"ara Vey" in content or b"mara-vey" in content
    ] == []


def test_numbers_that_were_released_are_told() -> None:
    assert told(replace(SITE, series=()), SITE) == ["Reported numbers: political prisoners, Tolvania"]


def test_a_manifest_reads_as_it_was_written() -> None:
    made = manifest_of(replace(SITE, changes=changes.changes(SITE, {}, {}, ())), {"index.html": b"x"})
    read = read_manifest(made.as_bytes())
    assert (read.files, read.people, read.series, read.as_bytes()) == (
        made.files, made.people, made.series, made.as_bytes(),
    )  # fmt: skip
