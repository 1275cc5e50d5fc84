"""What an export says of how a document is made is taken over row for row, and what can't be so is left out."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.build import a_card, a_document
from tests.exchange.test_everything import VALUES

from habeas import model
from habeas.answers.tables import COLUMNS
from habeas.documents.editions import outlines
from habeas.documents.layout import LONGEST_TEXT
from habeas.documents.outline import Outlined, Section
from habeas.exchange.model import Words
from habeas.exchange.structure import TABLES, structures
from habeas.exchange.structure_rows import body_rows, passage_rows, report_row, section_rows
from habeas.people.organization_model import OrganizationMention

EDITION = next(iter(outlines().editions))
HEADING = "1.c  Torture and\nOther Abuse"
TEXT = f"{HEADING}\n\nThe Halem Watch Union (HWU) wrote to Prison No. 9.\n"


def a_row(table: str, **rest: Any) -> dict[str, Any]:
    return {**dict.fromkeys(COLUMNS[table]), "document": "d" * 64, **rest}


def test_sections_come_back_with_their_words_and_ends() -> None:
    sections = (Section(2, "1.c", "1.c Torture and Other Abuse", "1.c Torture and Other Abuse", "torture", 0, 90),)
    labels = (Section(5, None, "The Halem", "1.c > The Halem", None, TEXT.index("The Halem"), 90),)
    outlined = Outlined(EDITION, sections, labels, ("2",), ("It is cut off.",))
    rows = list(section_rows(a_card(), TEXT, outlined))
    assert [row["quote"] for row in rows] == [HEADING, "The Halem"]
    report = report_row(a_card(), outlined) | {"document": "d" * 64}
    (found,) = structures({"reports": [report], "sections": [{**row, "document": "d" * 64} for row in rows]}).values()
    assert found.outlined is not None
    assert (found.outlined.sections[0].start, found.outlined.sections[0].end) == (0, 90)
    assert (found.outlined.labels, found.outlined.missing) == (labels, ("2",))
    assert found.words == (Words(HEADING, 0), Words("The Halem", TEXT.index("The Halem")))


def test_a_body_that_is_known_by_letters_is_quoted_where_they_are_introduced() -> None:
    named = [OrganizationMention("d" * 64, "HWU", "AZ", "Halem Watch Union"), OrganizationMention("d", "Prison No. 9")]
    rows = {row["name"]: row["quote"] for row in body_rows(a_card(), TEXT, named)}
    assert rows == {"HWU": "Halem Watch Union (HWU)", "Prison No. 9": "Prison No. 9"}


def test_the_parts_that_ask_and_answer_are_told_with_who_speaks_and_no_others() -> None:
    text = "Q: Is she free?\n\nA: She is.\n\nThe day was grey.\n"
    parts = (model.Part(0, 15, "question"), model.Part(17, 27, "answer", "Oto Brand"), model.Part(29, 46, "paragraph"))
    document = a_document(text, parts=parts)
    rows = list(passage_rows(a_card(), document, []))
    assert [(row["kind"], row["speaker"], row["quote"]) for row in rows] == [
        ("question", None, text[:15]), ("answer", "Oto Brand", text[17:27]),
    ]  # fmt: skip


@given(st.data())
@settings(max_examples=60, deadline=None)
def test_whatever_a_file_says_of_a_document_only_what_can_be_so_is_taken(data: st.DataObject) -> None:
    tables = {}
    for table in TABLES:
        one = st.fixed_dictionaries({name: VALUES[kind] for name, kind in COLUMNS[table].items()})
        rows = data.draw(st.lists(one, max_size=3))
        tables[table] = [{**row, "document": "d" * 64, "edition": EDITION, "kind": "guarantee"} for row in rows]
    for found in structures(tables).values():
        for each in found.outlined.places if found.outlined is not None else ():
            assert 0 <= each.start <= each.end <= LONGEST_TEXT
            assert all((each.title, each.path))
        assert all(words.text and words.start is not None and words.start >= 0 for words in found.words)
        assert all(provision.subject for provision, _ in found.provisions)


def test_an_outline_that_nobody_knows_is_no_outline() -> None:
    assert structures({"reports": [a_row("reports", edition="made up", missing=[], notes=[])]}) == {}
