"""No part of a manuscript has the name of somebody who is withheld."""

from __future__ import annotations

from habeas.answers.manuscript import Column, Figure, Heading, Link, Manuscript, Note, Paragraph, Table, Text
from habeas.answers.report.unsaid import redacted, without_names
from habeas.answers.site.redaction import Redactor
from habeas.model import Span


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


def test_a_surname_alone_is_cut_where_the_document_speaks_of_who_is_withheld() -> None:
    note = Note("Weekly Loom", "Torr was taken.", document_id="d", start=20, end=35)
    other = Note("Weekly Loom", "Torr was taken.", document_id="e", start=20, end=35)
    made = redacted(
        Manuscript("", (Paragraph((note, other)),)), Redactor(frozenset({"Ana Torr"}), places={"d": (Span(20, 24),)})
    )
    kept = [
        run.quote
        for block in made.blocks
        if isinstance(block, Paragraph)
        for run in block.runs
        if isinstance(run, Note)
    ]
    assert "Torr" not in kept[0]
    assert kept[1] == "Torr was taken."
