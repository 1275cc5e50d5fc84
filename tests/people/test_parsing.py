"""Names read by two processes are read as by one."""

from __future__ import annotations

import pytest

from habeas.people import parsing
from habeas.people.parsing import all_parts
from habeas.people.parts import Parts, parts_of

NAMES = [
    f"{given} {family}"
    for family in ("Səfərov", "Əliyev oğlu", "بن یاسین", "Петрович Оравин", "Mirovna, Olga", "Doe (Bear)", "N.", "")
    for given in ("Rüfət", "Аlmaz", "محمد", "J.", "Ana María", "陈", "N.")
] * 3


def told(name: Parts) -> tuple[object, ...]:
    """All that is read of a name, without saying which object it is."""
    parts = [(each.text, each.letters, each.codes, each.initial, each.fathers) for each in name.proper]
    father = name.father and (name.father.text, name.father.codes)
    return name.text, parts, father, name.family, name.way, name.lineage, name.married


def test_two_processes_read_names_as_one_does(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parsing, "WORTH_A_PROCESS", 10)
    monkeypatch.setattr(parsing, "RUN", 5)
    assert [told(name) for name in all_parts(NAMES, 2)] == [told(parts_of(name)) for name in NAMES]


def test_a_part_that_both_processes_read_is_one_object(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parsing, "WORTH_A_PROCESS", 2)
    monkeypatch.setattr(parsing, "RUN", 1)
    one, other, _ = all_parts(["Rufat Oravin", "Anar Oravin", "Rufat Miralov"], 2)
    assert one.proper[1] is other.proper[1]
