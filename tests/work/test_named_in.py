"""In how many documents a person is named."""

from __future__ import annotations

from datetime import date

from tests.acts.told import MARIA
from tests.build import a_card

from habeas.model import NamedPerson, Span
from habeas.record.load import SourcedName
from habeas.work.answers import CaseFile


def test_a_document_with_two_spellings_is_one_document() -> None:
    one, other = a_card(id="a" * 64), a_card(id="b" * 64)
    names = [("Maria Quispe", one), ("Marya Quispe", one), ("Maria Quispe", other)]
    rows = tuple(
        SourcedName(NamedPerson(name, (Span(0, 12),)), card, name, MARIA.id, "the same name") for name, card in names
    )
    assert CaseFile(MARIA, date(2026, 1, 1), (), rows, ()).documents == 2
