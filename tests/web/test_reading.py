"""What was read from a document, numbered in the order of its text."""

from __future__ import annotations

from tests.build import a_claim, a_count

from habeas.model import Affiliation, Count, DocumentCard, NamedPerson, Quote, SourcedClaim, Span
from habeas.web.marks import Mark
from habeas.web.reading import Read, figure_words, read_and_marks
from habeas.work.answers import SourcedAffiliation, SourcedCount, SourcedName

CARD = DocumentCard("d" * 64, "story.txt")


def test_everything_that_was_read_is_numbered_in_the_order_of_the_text() -> None:
    claim = SourcedClaim("c1", a_claim("arrest", quote=Quote(20, 30, "x"), date="2024-03", place="Halem"), CARD)
    count = SourcedCount("n1", CARD, Count("prisoners", 3, 5, None, None, "Veld", None, Quote(0, 10, "y")))
    role = SourcedAffiliation("a1", CARD, Affiliation("Ama", "lawyer", None, Quote(12, 18, "z")), None)
    name = SourcedName(
        NamedPerson("Maria Quispe", (Span(22, 27), Span(40, 46))), CARD, "Maria Quispe", "maria-quispe", ""
    )
    read, marks = read_and_marks([claim], [count], [role], [name])
    assert read == [
        Read("read-1", 1, "count", "Number", (), "3–5 prisoners", (("Where", "Veld"),), ("at-0-10",), count_id="n1"),
        Read("read-2", 2, "affiliation", "Role", (("Ama", None),), "", (("Role", "lawyer"),), ("at-12-18",)),
        Read(
            "read-3", 3, "act", "Arrest", (("Maria Quispe", "maria-quispe"),), "",
            (("When", "March 2024"), ("Where", "Halem")), ("at-20-30",), "c1",
        ),
    ]  # fmt: skip
    assert marks == [
        Mark(0, 10, "read-1", 1, "count", "Number"),
        Mark(12, 18, "read-2", 2, "affiliation", "Role"),
        Mark(20, 30, "read-3", 3, "act", "Arrest"),
        Mark(22, 27, "name-1", 0, "name", "Maria Quispe"),
        Mark(40, 46, "name-1", 0, "name", "Maria Quispe"),
    ]


def test_a_claim_with_two_quotes_has_one_number_and_two_marks() -> None:
    claim = a_claim(quotes=(Quote(0, 5, "a"), Quote(9, 12, "b")))
    read, marks = read_and_marks([SourcedClaim("c1", claim, CARD)], [], [])
    assert [one.spans for one in read] == [("at-0-5", "at-9-12")]
    assert [(mark.start, mark.number) for mark in marks] == [(0, 1), (9, 1)]


def test_the_order_of_what_was_read_does_not_matter() -> None:
    claims = [
        SourcedClaim(f"c{n}", a_claim(type_, quote=Quote(n, n + 4, "x")), CARD)
        for n, type_ in enumerate(("arrest", "appeal", "trial"))
    ]
    assert read_and_marks(claims, [], []) == read_and_marks(claims[::-1], [], [])


def test_a_group_is_named_with_its_number_and_a_number_with_its_qualifier() -> None:
    claim = a_claim(person=None, group="journalists", number=1200, organizations=("Lantern",))
    [read], _ = read_and_marks([SourcedClaim("c1", claim, CARD)], [], [])
    assert (read.persons, read.others) == ((), "1,200 journalists, Lantern")
    assert figure_words(a_count(low=90, high=146, qualifier="at least")) == "at least 90–146"
    assert figure_words(Count("x", None, None, "dozens", None, None, None, Quote(0, 1, "x"))) == "dozens"
