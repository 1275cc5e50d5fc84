"""Documents that a file names are told apart from what it says by itself, and one that two files name is one."""

from __future__ import annotations

from habeas.dates import PartialDate
from habeas.exchange import citing
from habeas.exchange.model import Cited, Contents, Source, Told, Words
from habeas.exchange.quoted import QUOTES, quoted
from habeas.exchange.sources import HandedOn, handed_on, own, story_marks

ONE, OTHER = "a" * 64, "b" * 64
SAID, LATER = Words("Police arrested Ina Vold.", 40), Words("Ina Vold was freed.", 200)


def told(kind: str, words: Words, document: str = ONE) -> Told:
    return Told(kind, ("Ina Vold",), cited=(Cited(document, (words,)),))


def of_one(*several: Told, **facts: object) -> HandedOn:
    (found,) = handed_on(Contents(several, sources=(Source(ONE, "a.txt", **facts),)))  # type: ignore[arg-type]
    return found


def test_what_no_document_tells_stays_with_the_file() -> None:
    by_itself = Told("torture", ("Bek Orlan",), lines=(3,))
    contents = Contents((told("arrest", SAID), by_itself), sources=(Source(ONE, "a.txt"),))
    assert own(contents).told == (by_itself,)
    assert [claim.type for claim in quoted(handed_on(contents), handed_on(contents)).extraction.claims] == ["arrest"]


def test_a_document_that_two_imports_hand_on_says_what_both_say_and_each_thing_once() -> None:
    first = of_one(told("arrest", SAID), publisher="The Courier")
    second = of_one(told("arrest", SAID), told("release", LATER), published=PartialDate(2024), publisher="Another")
    made = quoted([first, second], [first, second], (7, 8))
    document, extraction = made.document, made.extraction
    assert (document.kind, document.publisher, document.published, document.sketch) == (
        QUOTES, "The Courier", PartialDate(2024), (7, 8),
    )  # fmt: skip
    assert [(claim.type, claim.rule) for claim in extraction.claims] == [
        ("arrest", "handed on: arrest"), ("release", "handed on: release"),
    ]  # fmt: skip
    for quote in (quote for claim in extraction.claims for quote in claim.quotes):
        assert document.text[quote.start : quote.end] == quote.text
    (person,) = extraction.people
    assert document.text[person.mentions[0].start : person.mentions[0].end] == "Ina Vold"


def test_the_text_stays_and_the_claims_go_where_one_of_two_imports_is_taken_back() -> None:
    first, second = of_one(told("arrest", SAID)), of_one(told("release", LATER))
    both = quoted([first, second], [first, second]).document
    made = quoted([first, second], [second])
    document, extraction = made.document, made.extraction
    assert document.text == both.text
    assert [claim.type for claim in extraction.claims] == ["release"]


def test_twice_in_one_file_is_two_claims_and_once_in_each_of_two_is_one() -> None:
    twice, once = of_one(told("arrest", SAID), told("arrest", SAID)), of_one(told("arrest", SAID))
    assert len(quoted([twice], [twice]).extraction.claims) == 2
    assert len(quoted([once, once], [once, once]).extraction.claims) == 1


def test_documents_of_one_story_have_the_same_marks_and_those_of_the_one_that_is_here() -> None:
    sources = [Source(ONE, "a.txt", alike=(OTHER,)), Source(OTHER, "b.txt"), Source("c" * 64, "c.txt")]
    marks = story_marks(sources, {})
    assert marks[ONE] == marks[OTHER]
    assert len(marks[ONE]) > 1
    assert "c" * 64 not in marks
    assert story_marks(sources, {OTHER: (1, 2, 3)})[ONE] == (1, 2, 3)


def test_of_what_a_file_says_of_a_document_only_what_can_be_is_kept() -> None:
    found = citing.source(
        "not a hash", name="a\x00.txt", publisher=" The\nCourier ", published="soon", country="az", report_year=9,
        title=None, url=5,
    )  # fmt: skip
    assert found == Source(citing.document_id("not a hash"), "a\ufffd.txt", None, "The Courier", None, None, "AZ")
    assert len(found.id) == 64
    assert citing.words("a\x00\ud800b", "12") == Words("a\ufffd\ufffdb", 12)
    assert citing.words("a", -3) == citing.words("a", "x") == citing.words("a", True) == Words("a")
