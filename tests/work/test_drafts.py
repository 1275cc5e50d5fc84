"""A saved draft and who is withheld since: its footnotes name them nowhere."""

from __future__ import annotations

from habeas.answers.manuscript import Note
from habeas.answers.report.draft import Passage, Section
from habeas.answers.report.outline import OutlinePart
from habeas.answers.report.sentences import Sentence
from habeas.answers.site.redaction import Redactor
from habeas.model import Span
from habeas.work.drafts import _without


def test_a_footnote_that_was_kept_has_no_surname_alone_of_who_is_withheld_since() -> None:
    quote = "Mara Vey met Torr in Halem."
    note = Note("a paper", quote, "d", 100, 100 + len(quote))
    kept = Sentence("k", "case", "Mara Vey was arrested.", (note,), people=("mara-vey",))
    other = Sentence("o", "case", "Ana Torr was arrested.", people=("ana-torr",))
    section = Section(_part(), (Passage("p", "case", (kept, other)),))
    taken = Redactor(frozenset({"Ana Torr"}), places={"d": (Span(113, 117),)})
    (told,) = _without(section, frozenset({"ana-torr"}), taken, taken).sentences
    assert told.notes[0].quote == "Mara Vey met [name withheld] in Halem."


def test_what_a_person_wrote_has_no_surname_alone_of_who_is_withheld() -> None:
    words = "Torr is ill; Bek Torr, her brother, and Mara Vey were not told."
    section = Section(_part(), (Passage("p", "prose", (Sentence("k", "prose", words, author="editor"),)),))
    taken = Redactor(frozenset({"Ana Torr"}))
    (told,) = _without(section, frozenset({"ana-torr"}), taken, taken.with_surnames(["Bek Torr"])).sentences
    assert told.text == "[name withheld] is ill; Bek Torr, her brother, and Mara Vey were not told."


def _part() -> OutlinePart:
    return OutlinePart("1", "Arrest", 1)
