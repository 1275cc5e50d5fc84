"""What people did with a draft stands on top of what is told; what no longer fits is told, never lost or misplaced."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from habeas.answers.manuscript import Note
from habeas.answers.report.draft import FINDINGS, PROSE, Passage, Section
from habeas.answers.report.edits import APPROVE, EDIT, OMIT, ORDER, WRITE, Edit, compared, digest, edited
from habeas.answers.report.kept import read, written
from habeas.answers.report.outline import OutlinePart
from habeas.answers.report.sentences import Sentence
from habeas.dates import PartialDate

NOTE = Note("Open Cells, 2024", "They were taken.", "d" * 64, 3, 19)
PART = OutlinePart("1.d", "Arrest", 2, ("arrest",))


def a_sentence(key: str, text: str, *claims: str) -> Sentence:
    return Sentence(
        key, "arrest", text, (NOTE,), claims or (key,), ("p",), True, frozenset({"Open Cells"}), PartialDate(2024)
    )


def a_section(*sentences: Sentence) -> Section:
    return Section(PART, tuple(Passage(f"p{one.key}", FINDINGS, (one,)) for one in sentences))


def an_edit(verb: str, target: str = "", text: str = "", number: int = 1, **value: Any) -> Edit:
    return Edit(number, verb, "1.d", "ana", datetime(2025, 1, 2, tzinfo=UTC), target, text, value)


ONE, TWO = a_sentence("a", "One was taken."), a_sentence("b", "Two were taken.")
SECTION = a_section(ONE, TWO)


def texts(section: Section) -> list[str]:
    return [sentence.text for sentence in section.sentences]


def test_what_is_kept_is_read_again_as_it_was() -> None:
    assert read(written([SECTION])) == (SECTION,)


def test_an_edited_sentence_has_the_words_of_a_person_and_its_footnotes() -> None:
    [section] = edited([SECTION], [an_edit(EDIT, "a", "Only one was taken.", text_before="")]).sections
    assert texts(section) == ["One was taken.", "Two were taken."]  # without what stood there it is not put anywhere
    found = edited([SECTION], [replace(an_edit(EDIT, "a", "Only one."), value={"text": ONE.text, "claims": ["a"]})])
    [first, _] = found.sections[0].sentences
    assert (first.text, first.notes, first.author) == ("Only one.", (NOTE,), "ana")
    assert found.stale == ()


def test_a_sentence_or_a_passage_is_left_out_and_can_be_seen_as_left_out() -> None:
    for target in ("a", "pa"):
        found = edited([SECTION], [an_edit(OMIT, target)])
        assert texts(found.sections[0]) == ["Two were taken."]
        assert [text for _, text in found.omitted["1.d"]] == ["One was taken."]


def test_prose_stands_after_its_passage_and_is_its_writers() -> None:
    [section] = edited([SECTION], [an_edit(WRITE, "pa", "As before.")]).sections
    assert texts(section) == ["One was taken.", "As before.", "Two were taken."]
    assert (section.sentences[1].author, section.sentences[1].kind) == ("ana", PROSE)


def test_passages_stand_in_the_order_that_somebody_gave_them_and_new_ones_where_they_were() -> None:
    [section] = edited(
        [a_section(ONE, TWO, a_sentence("c", "New."))], [an_edit(ORDER, "pb", order=["pb", "pa"])]
    ).sections
    assert texts(section) == ["Two were taken.", "New.", "One was taken."]


def test_an_edit_whose_claims_changed_or_went_is_stale_and_put_nowhere() -> None:
    edit = replace(an_edit(EDIT, "a", "Mine."), value={"text": ONE.text, "claims": ["a"]})
    changed = edited([a_section(a_sentence("x", "One was held.", "a", "z"))], [edit])
    assert texts(changed.sections[0]) == ["One was held."]
    assert [(one.why, one.now) for one in changed.stale] == [("changed", "One was held.")]
    assert [one.why for one in edited([a_section(TWO)], [edit]).stale] == ["gone"]
    reworded = edited([a_section(replace(ONE, text="One person was taken."))], [edit])
    assert [one.why for one in reworded.stale] == ["reworded"]
    assert [one.why for one in edited([], [edit]).stale] == ["gone"]


def test_an_approval_is_of_what_was_seen() -> None:
    approval = an_edit(APPROVE, digest=digest(SECTION))
    assert edited([SECTION], [approval]).sections[0].approved == "ana"
    later = edited([a_section(ONE)], [approval])
    assert (later.sections[0].approved, later.changed_since) == ("", ("1.d",))


def test_a_later_build_says_what_is_new_and_what_is_told_no_more() -> None:
    new, gone = compared([SECTION], [a_section(TWO, a_sentence("c", "New."))])
    assert (new, [one.text for one in gone]) == ({"c"}, ["One was taken."])
