"""What each source of a row says stands in a cell for people to read, and comes back whatever its words hold."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.build import a_claim, a_quote
from tests.exchange.records import CARD, IN_2024, a_person, anything, strange
from tests.lists.spreadsheets import as_csv, as_xlsx

from habeas import model
from habeas.errors import BadImport
from habeas.exchange import forms, said_in, sheets
from habeas.exchange.holdings import Named, Office
from habeas.exchange.model import Contents
from habeas.exchange.notation import as_cell, things_in
from habeas.exchange.said import Sources, said
from habeas.exchange.shapes import shapes
from habeas.exchange.sources import handed_on
from habeas.lists.columns import Wanted
from habeas.lists.sheets import as_read

DAY = date(2024, 12, 1)
TEXTS = st.one_of(anything, strange)
LABELS = st.sampled_from(["", "by", "words at 7"])
HEADS = ["Name", "Date of arrest", "What each source says (Habeas)", "Documents (Habeas)", "Check (Habeas)"]
PAPER = "• 1 | publisher: Sun | SHA-256: " + "a" * 64


@given(st.lists(st.lists(st.tuples(LABELS, TEXTS), min_size=1, max_size=3), max_size=3))
def test_things_come_back_from_a_cell_as_they_were(things: list[list[tuple[str, str]]]) -> None:
    # A part without a label is a word of ours, and has no sign of a label in it.
    things = [[(label, text if label else "act") for label, text in parts] for parts in things]
    assert things_in(as_read(as_cell(things))) == things


def test_what_a_workbook_takes_for_a_sign_is_no_such_thing_in_a_cell() -> None:
    cell = as_cell([[("by", "a_x0041_b")]])
    assert "_x0041_" not in cell
    assert things_in(cell) == [[("by", "a_x0041_b")]]


def test_a_cell_is_read_by_people_a_line_for_each_thing() -> None:
    told = said(a_person(), [a_sourced("sentence", "2024-05-02", actors=("Halem Court",))], [], [], Sources())
    assert told["said"] == (
        "• Sentence | date: 2024-05-02 | named: Maria Quispe | by: Halem Court | source: 1 | words at 0: Police led "
        "her away\n• 1 in all"
    )
    assert str(told["said_in"]).startswith("• 1 | publisher: The Halem Courier | title: Two held in Halem")


def a_sourced(
    kind: str = "arrest", day: str | None = "2024-03", *, words: str = "Police led her away", **rest: object
) -> model.SourcedClaim:  # fmt: skip
    card = rest.pop("card", CARD)
    claim = a_claim(kind, "Maria Quispe", day, quote=a_quote(words, words), **rest)
    return model.SourcedClaim("c1", claim, card)  # type: ignore[arg-type]


def written(format: str, *rows: dict[str, object], name: str = "list") -> bytes:  # noqa: A002 (the option's name)
    file = io.BytesIO()
    sheets.write(shapes()[name], [{"name": "Maria Quispe", **row} for row in rows], format, file)
    return file.getvalue()


def back(content: bytes, format: str = "csv", name: str = "list") -> Contents:  # noqa: A002
    return forms.read(content, f"a.{format}", name, DAY).handed_on


@pytest.mark.parametrize("format", sheets.FORMATS)
@given(
    words=TEXTS, place=st.one_of(st.none(), TEXTS), actors=st.lists(TEXTS, max_size=2, unique=True).map(tuple),
    charges=st.lists(TEXTS, max_size=2, unique=True).map(tuple), title=TEXTS,
    modality=st.sampled_from(["asserted", "alleged", "denied"]),
)  # fmt: skip
@settings(max_examples=60, deadline=None)
def test_a_claim_comes_back_with_its_document_and_its_words(
    format: str, words: str, place: str | None, actors: tuple[str, ...], charges: tuple[str, ...], title: str,  # noqa: A002
    modality: str,
) -> None:  # fmt: skip
    card = replace(CARD, title=title)
    claim = a_sourced(words=words, place=place, actors=actors, charges=charges, modality=modality, card=card)
    contents = back(written(format, said(a_person(), [claim], [], [], Sources())), format)
    (told,) = contents.told
    assert (told.type, str(told.date), told.place, told.actors) == ("arrest", "2024-03", place, actors)
    assert (told.charges, told.modality, told.persons) == (charges, modality, ("Maria Quispe",))
    assert (told.rule, told.confidence) == (claim.claim.rule, claim.claim.confidence)
    (one,) = handed_on(contents)
    assert (one.source.id, one.source.publisher, one.source.url) == (CARD.id, CARD.publisher, CARD.url)
    # No text of a document has a sign that no database keeps.
    assert one.told[0][1].words[0].text == words.replace("\0", "\ufffd")
    assert one.told[0][1].words[0].start == 0


def test_offices_and_names_come_back_with_their_documents() -> None:
    office = Office("maria-quispe", "editor", "Sun", IN_2024, a_quote("the editor", "editor"))
    named = model.NamedPerson("María Quispe", (model.Span(3, 15),), ("M. Q.",), "female")
    telling = said(
        a_person(), [a_sourced()], [office], [Named("maria-quispe", named, "María Quispe", IN_2024)], Sources()
    )
    contents = back(written("csv", telling))
    (post,) = contents.posts
    assert (post.person, post.role, post.organization) == ("María Quispe", "editor", "Sun")
    (naming,) = contents.namings
    assert (naming.name, naming.aliases, naming.gender) == ("María Quispe", ("M. Q.", "Maria Quispe"), "female")
    assert naming.words is not None
    assert naming.words.start == 3
    assert {each.id for each in contents.sources} == {CARD.id, IN_2024.id}


def test_whom_a_document_has_under_two_names_is_one_person_in_what_comes_back_of_it() -> None:
    person = a_person("Maria Quispe", "María Kispe", "M. Quispe")
    namings = [
        Named("maria-quispe", model.NamedPerson(name, (model.Span(start, start + len(name)),)), name, CARD)
        for start, name in enumerate(["Maria Quispe", "María Kispe"])
    ]
    office = Office("maria-quispe", "editor", None, CARD, a_quote("the editor", "editor"))
    claims = [a_sourced(), a_sourced("threat")]
    claims[1] = replace(claims[1], claim=replace(claims[1].claim, persons=("Ina Vold", "María Kispe")))
    contents = back(written("csv", said(person, claims, [office], namings, Sources.of([CARD], {}, [namings]))))
    assert [(each.name, each.aliases) for each in contents.namings] == [("Maria Quispe", ("M. Quispe", "María Kispe"))]
    assert [each.persons for each in contents.told] == [("Maria Quispe",), ("Ina Vold", "Maria Quispe")]
    assert [each.person for each in contents.posts] == ["Maria Quispe"]


def test_a_document_of_several_rows_is_one_and_says_each_thing_once() -> None:
    telling = said(a_person(), [a_sourced(), a_sourced("threat")], [], [], Sources())
    contents = back(written("csv", telling, telling))
    assert len(contents.sources) == 1
    assert [each.type for each in contents.told] == ["arrest", "threat"]


def test_documents_of_one_story_know_each_other_across_rows() -> None:
    alike = {CARD.id: (IN_2024.id,), IN_2024.id: (CARD.id,)}
    sources = Sources.of([CARD, IN_2024], alike, [])
    rows = [said(a_person(), [a_sourced(card=card)], [], [], sources) for card in (CARD, IN_2024)]
    assert {each.id: each.alike for each in back(written("csv", *rows)).sources} == alike


@pytest.mark.parametrize("format", sheets.FORMATS)
@pytest.mark.parametrize("words", ["word " * 20_000, "=" * 80_000, "\t" * 30_000, "= " * 40_000, "+1" * 40_000])
def test_what_no_cell_has_room_for_goes_on_in_further_columns_and_is_lost_nowhere(format: str, words: str) -> None:  # noqa: A002
    content = written(format, said(a_person(), [a_sourced(words=words)], [], [], Sources()), {"arrested": "2024"})
    reading = forms.read(content, f"a.{format}", "list", DAY)
    assert reading.handed_on.told[0].cited[0].words[0].text == words
    assert (reading.columns is not None and reading.columns.strange, reading.problems) == ((), ())
    assert [row.kept for row in reading.rows] == [True, False]
    for line in reading.text.split("\n"):
        assert not any(cell.startswith(("=", "+", "-", "@")) or len(cell) > 32_767 for cell in line.split("\t"))


def test_a_row_that_was_not_changed_says_nothing_by_itself() -> None:
    telling = {"arrested": "2024-03", **said(a_person(), [a_sourced()], [], [], Sources())}
    reading = forms.read(written("xlsx", telling), "a.xlsx", "list", DAY)
    extraction = forms.extraction_read("a", reading, "list", DAY)
    assert (extraction.claims, extraction.people, reading.problems) == ((), (), ())


@pytest.mark.parametrize(("cells", "told"), [
    (["• Arrest | named: Ina Vold | source: 1", PAPER], "names no document"),
    (["• Arrest | named: Ina Vold | source: 2 | words at 1: Led away • 1 in all", PAPER], "names no document"),
    (["• Dance | named: Ina Vold | source: 1 | words at 1: Danced • 1 in all", PAPER], "none of the acts"),
    (["• Arrest | date: soon | named: Ina Vold | source: 1 | words at 1: Led away • 1 in all", PAPER], "“soon”"),
    (["• Arrest | named: Ina Vold | source: 1 | words at 1: Led aw", PAPER], "cut off"),
    (["• 3 in all", PAPER], "cut off"),
    (["", PAPER], "cut off"),
    (["• Arrest | named: Ina Vold | source: 1 | words at 1: Led away • 1 in all", ""], "names no document"),
    (["| | • • : \\7c; \\ffffffff;", PAPER], "cut off"),
])  # fmt: skip
def test_what_cannot_be_understood_of_sources_is_told_by_its_row(cells: list[str], told: str) -> None:
    rows = [HEADS, ["Ina Vold", "2024-01-02", *cells, "h0"], ["Bek Orlan", "2024", *_good(), "h0"]]
    reading = forms.read(as_csv(rows), "a.csv", "cases", DAY)
    problems = [each for each in reading.problems if each.row == 2 and each.code == "bad-source"]
    assert any(told in each.words for each in problems)
    assert len([one for one in reading.handed_on.told if one.persons == ("Bek Orlan",)]) == 1


def _good() -> list[str]:
    return ["• Arrest | named: Bek Orlan | source: 1 | words at 1: Led away • 1 in all", PAPER]


@given(
    st.text(st.sampled_from("•|: \\7c;asource1wordat"), max_size=60),
    st.text(st.sampled_from("•|: 1SHA-256"), max_size=40),
)
def test_no_cell_of_anybody_s_breaks_the_reading(left: str, right: str) -> None:
    text = "\n".join("\t".join(line) for line in (HEADS, ["Ina Vold", "", as_read(left), as_read(right), ""]))
    handed_on(said_in.contents(text))


def test_columns_of_sources_are_read_in_a_table_of_any_kind_and_in_any_place() -> None:
    rows = [["A table of ours"], [HEADS[3], HEADS[0], HEADS[2], HEADS[4]], [PAPER, "Bek Orlan", _good()[0], ""]]
    reading = forms.read(as_xlsx(rows), "a.xlsx", "cases", DAY)
    assert [each.persons for each in reading.handed_on.told] == [("Bek Orlan",)]
    assert forms.documents(reading.text, "cases") == forms.documents_read(reading)


def test_a_table_of_which_only_two_of_the_columns_are_left_or_chosen_is_refused_in_words() -> None:
    content = as_csv([HEADS, ["Bek Orlan", "", *_good(), ""]])
    wanted = Wanted(columns={"name": "Name"}, cases=True, held=False, only=True)
    with pytest.raises(BadImport, match="Leave them as they are, or delete them"):
        forms.read(content, "a.csv", "cases", DAY, wanted)


def test_a_table_of_somebody_else_has_no_sources_however_its_columns_are_called() -> None:
    rows = [["Name", "Documents", "Check", "What each source says"], ["Bek Orlan", PAPER, "yes", _good()[0]]]
    assert forms.read(as_csv(rows), "a.csv", "cases", DAY).handed_on == Contents()
