"""Drafts of reports on the pages: begun, changed with its sources kept, built again, approved, and made a file."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.web.sample import make_registry
from tests.web.visitor import Visitor, make_accounts, words

from habeas.web.serve import application
from habeas.work.drafts import DraftsOf
from habeas.work.registry import Registry
from habeas.work.withholding import undo, withhold
from habeas.work.words import acting_as

SENTENCES = "On December 5, the Halem district court"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A registry with one draft of all that was read of 2024, outline "short"."""
    made = tmp_path_factory.mktemp("reports") / "registry"
    make_registry(made)
    with Registry.open(made) as registry:
        assert DraftsOf(registry.record).begin("XV", 2024, outline="short", include="all") == 1
    return made


@pytest.fixture
def visitor(folder: Path) -> Visitor:
    found = Visitor(application(folder))
    found.get("/reports")
    return found


def drafts(folder: Path) -> DraftsOf:
    return DraftsOf(Registry.open(folder).record)


def test_a_draft_is_begun_listed_and_refused_in_a_sentence(visitor: Visitor) -> None:
    answer = visitor.post("/reports/begin", {"country": "XV", "year": "2024", "outline": "upr", "include": "verified"})
    assert answer.status == 303
    assert "upr" in words(visitor.get("/reports").text)
    assert "no outline" in words(visitor.post("/reports/begin", {"country": "XV", "year": "2024", "outline": "x"}).text)
    begun = {"country": "XV", "outline": "upr", "include": "verified"}
    assert "no year that a report covers" in words(visitor.post("/reports/begin", {**begun, "year": "9999"}).text)
    assert "Say the year" in words(visitor.post("/reports/begin", {"country": "XV", "year": "now"}).text)


def test_a_draft_is_begun_in_another_language(visitor: Visitor, folder: Path) -> None:
    assert '<option value="ru" lang="ru">Русский</option>' in visitor.get("/reports").text
    begun = {"country": "XV", "year": "2024", "outline": "short", "include": "all", "language": "ru"}
    assert visitor.post("/reports/begin", begun).status == 303
    number = drafts(folder).all()[0].id
    assert "5 декабря — " in " ".join(one.text for one in drafts(folder).file(number).section("1").sentences)
    assert "1. Арест и задержание" in words(visitor.get(f"/reports/{number}?section=1").text)
    assert "not written in" in words(visitor.post("/reports/begin", {**begun, "language": "xx"}).text)


def test_a_section_is_read_with_the_sources_of_each_sentence(visitor: Visitor) -> None:
    overview = words(visitor.get("/reports/1").text)
    assert "1. Arrest and detention" in overview
    page = visitor.get("/reports/1?section=1").text
    assert SENTENCES in words(page)
    assert "The Halem district court remanded him for four months" in page
    assert 'href="/documents/' in page
    assert visitor.get("/reports/1?section=99").status == 404
    assert visitor.get("/reports/77").status == 404


def test_sentences_are_edited_left_out_added_and_taken_back(visitor: Visitor, folder: Path) -> None:
    sentence = drafts(folder).file(1).section("1").sentences[0]

    def do(done: str, **fields: str) -> int:
        return visitor.post("/reports/1/edit", {"do": done, "section": "1", "key": sentence.key, **fields}).status

    assert do("edit", text="In my words <b>.", because="clearer") == 303
    page = visitor.get("/reports/1?section=1").text
    assert "In my words &lt;b&gt;." in page
    assert "[edited by" in page
    assert drafts(folder).file(1).section("1").sentences[0].notes == sentence.notes
    assert do("write", text="A word of mine.") == 303
    page = visitor.get("/reports/1?section=1").text
    assert "[written by" in page
    assert "Take it back" in page
    assert do("omit") == 303
    assert "Left out" in visitor.get("/reports/1?section=1").text
    assert visitor.get("/reports/1").text.count("In my words") == 2  # what was edited, and what was left out
    assert do("edit", text="") == 409
    assert do("burn") == 400
    for entry in drafts(folder).file(1).log:
        assert visitor.post("/reports/1/undo", {"entry": str(entry.id)}).status == 303
    assert drafts(folder).file(1).section("1").sentences[0] == sentence
    assert visitor.post("/reports/1/undo", {"entry": "1"}).status == 409


def test_whoever_changed_a_sentence_in_the_meantime_is_not_overwritten_and_nobodys_words_are_lost(
    visitor: Visitor, folder: Path
) -> None:
    sentence = drafts(folder).file(1).section("1").sentences[0]
    asked = {"section": "1", "key": sentence.key, "seen": sentence.said}
    assert visitor.post("/reports/1/edit", {"do": "edit", "text": "What the first says.", **asked}).status == 303
    second = visitor.post("/reports/1/edit", {"do": "edit", "text": "What the second <b> says.", **asked})
    assert second.status == 409
    assert "What the first says." in words(second.text)
    assert "What the second &lt;b&gt; says." in second.text
    assert visitor.post("/reports/1/edit", {"do": "omit", **asked}).status == 409
    now = drafts(folder).file(1).section("1").sentences[0]
    assert now.text == "What the first says."
    again = {**asked, "seen": now.said}
    assert visitor.post("/reports/1/edit", {"do": "edit", "text": "What both say.", **again}).status == 303
    for entry in drafts(folder).file(1).log:
        if entry.undone_by is None and entry.verb != "undo":
            visitor.post("/reports/1/undo", {"entry": str(entry.id)})


def test_passages_move_and_a_section_is_approved_as_it_was_seen(visitor: Visitor, folder: Path) -> None:
    before = [passage.key for passage in drafts(folder).file(1).section("1").passages]
    if len(before) > 1:
        visitor.post("/reports/1/edit", {"do": "down", "section": "1", "key": before[0]})
        assert drafts(folder).file(1).section("1").passages[1].key == before[0]
    assert visitor.post("/reports/1/approve", {"section": "1", "seen": "something else"}).status == 409
    page = visitor.get("/reports/1?section=1").text
    seen = page.split('name="seen" value="')[-1].split('"')[0]
    assert visitor.post("/reports/1/approve", {"section": "1", "seen": seen}).status == 303
    assert "Approved by" in words(visitor.get("/reports/1?section=1").text)
    assert drafts(folder).file(1).section("1").approved


def test_a_draft_built_again_keeps_what_people_wrote_and_files_honour_it(visitor: Visitor) -> None:
    visitor.post("/reports/1/edit", {"do": "write", "section": "2", "text": "No trial was watched."})
    assert visitor.post("/reports/1/build").status == 303
    page = visitor.get("/reports/1/file?form=html")
    assert "attachment" in page.headers["Content-Disposition"]
    assert "No trial was watched." in page.text
    assert visitor.get("/reports/1/file?form=docx").body.startswith(b"PK")
    assert visitor.get("/reports/1/file?form=odt").status == 400


def test_who_is_withheld_after_a_draft_was_written_stands_in_no_file_of_it(visitor: Visitor, folder: Path) -> None:
    assert "Velin" in visitor.get("/reports/1/file?form=html").text
    record = Registry.open(folder).record
    made = withhold(record, "daro-velin", because="asked for it")
    page = words(visitor.get("/reports/1/file?form=html").text)
    undo(record, made.id)
    assert "Velin" not in page
    assert "Vélin" not in page


@pytest.mark.door
def test_what_a_reviewer_did_is_taken_back_by_who_reviews_and_what_one_did_oneself_by_oneself(tmp_path: Path) -> None:
    from tests.web.conftest import cheap_passwords

    folder = tmp_path / "registry"
    make_registry(folder)
    with Registry.open(folder) as registry:
        registry_drafts = DraftsOf(registry.record)
        registry_drafts.begin("XV", 2024, outline="short", include="all")
        sentences = registry_drafts.file(1).section("1").sentences
        with acting_as("reviewer", "reviewer"):
            registry_drafts.omit(1, "1", sentences[0].key, "names a child")
        with acting_as("annotator", "annotator"):
            registry_drafts.write(1, "1", "A word of mine.")
    with cheap_passwords():
        make_accounts(folder, "annotator", "reviewer")
        annotator = Visitor(application(folder))
        annotator.sign_in("annotator")
        page = annotator.get("/reports/1?section=1").text
        assert "names a child" in page
        assert "Put it back" not in page
        assert [annotator.post("/reports/1/undo", {"entry": entry}).status for entry in ("1", "2")] == [403, 303]
        reviewer = Visitor(application(folder))
        reviewer.sign_in("reviewer")
        assert "Put it back" in reviewer.get("/reports/1?section=1").text
        assert reviewer.post("/reports/1/undo", {"entry": "1"}).status == 303


def test_a_number_is_accepted_rejected_and_taken_back_beside_its_sentence(visitor: Visitor, folder: Path) -> None:
    with Registry.open(folder) as registry:
        count = next(each for each in registry.counts.where(country="XV") if each.count.low == 119)
    page = f"/documents/{count.document.id}"

    def do(answer: str, seen: int) -> int:
        fields = {"count": count.id, "document": count.document.id, "at": "read-1", "answer": answer}
        return visitor.post("/decide/count", {**fields, "seen": str(seen)}).status

    assert 'value="accept"' in visitor.get(page).text
    assert do("accept", 0) == 303
    shown = visitor.get(page).text
    assert "verified, by" in words(shown)
    last = int(shown.split('name="seen" value="')[1].split('"')[0])
    assert do("reject", 0) == 409
    assert do("undo", last) == 303
    assert "verified, by" not in words(visitor.get(page).text)
    assert do("burn", 0) == 400
