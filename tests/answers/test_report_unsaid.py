"""No part of a manuscript has the name of somebody who is withheld."""

from __future__ import annotations

from habeas.answers.manuscript import Column, Figure, Heading, Link, Manuscript, Note, Paragraph, Table, Text
from habeas.answers.report.unsaid import without_names


def test_a_name_is_in_no_part_of_a_manuscript() -> None:
    words, address = "what Ana Torr said", "https://news.example/anatorr"
    note = Note(words, words, remark=words, address=address)
    blocks = (
        Heading(words),
        Paragraph((Text(words), note, Link(words, address))),
        Table(words, (Column("Who"),), (((Text(words), note),),)),
        Figure("<svg/>", words, words),
    )
    made = Manuscript(words, blocks, subtitle=words, facts=(words,), warning=words, running=words)
    assert "torr" not in str(without_names(made, {"Ana Torr"})).casefold()
    assert without_names(made, ()) is made
