"""Decisions on who is who hold after rebuilds, new documents, merges, splits and undos, in whatever order they come."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.sentences import Sentences
from tests.work.corpus import STORIES, content, write_corpus
from tests.work.test_deciding import APART, MERGED, PARTED, mentions, names, write

from habeas.errors import AlreadyDecided
from habeas.people.judgements import key_of
from habeas.work.registry import Registry


def test_an_undo_gives_back_byte_for_byte_what_was_and_an_undo_of_it_the_decision(filled: Registry) -> None:
    before = content(filled)
    filled.same("Ion Vek", "Ana Torr")
    merged = content(filled)
    made = filled.undo(1)
    assert content(filled) == before
    assert ([len(made.before), len(made.after)], made.changed) == ([1, 2], True)
    filled.undo(2)
    assert content(filled) == merged != before


def test_a_decision_survives_a_rebuild_with_another_extractor(filled: Registry, corpus: Path) -> None:
    filled.same("Ion Vek", "Ana Torr")
    filled.different("Maria Quispe", "María Quispe")
    before = content(filled)
    assert filled.build([corpus], extractor=Sentences("sentences 2")).reread == len(STORIES)
    assert content(filled) == before
    assert names(filled) == [("Ana Torr", "Ion Vek"), ("Maria Quispe",), ("María Quispe",)]


def test_a_new_document_joins_what_was_merged(filled: Registry, corpus: Path) -> None:
    filled.same("Ion Vek", "Ana Torr")
    write(corpus, "g.txt", "Ion Vek was released on 2024-06-01.")
    filled.build([corpus], extractor=Sentences())
    assert names(filled) == MERGED
    assert len(filled.case("Ana Torr").person.mentions) == 3


def test_a_new_document_does_not_join_what_was_parted(filled: Registry, corpus: Path) -> None:
    filled.different("Maria Quispe", "María Quispe")
    write(corpus, "g.txt", "Maria Quispe was released on 2024-06-01.")
    filled.build([corpus], extractor=Sentences())
    assert names(filled) == PARTED


def test_a_merge_of_what_was_parted_and_a_split_of_what_was_merged_hold_and_are_told_as_clashes(
    filled: Registry,
) -> None:
    one, other = filled.different("Maria Quispe", "María Quispe").after
    made = filled.same(one.id, other.id)
    assert ([clash.set_aside.id for clash in made.clashes], names(filled)) == ([1], APART)
    filled.same("Ion Vek", "Ana Torr")
    made = filled.different("Ion Vek", "Ana Torr")
    assert ([clash.set_aside.id for clash in made.clashes], names(filled)) == ([3], APART)


def test_a_decision_holds_again_when_its_document_comes_back(filled: Registry, corpus: Path) -> None:
    from habeas.record import models

    filled.same("Ion Vek", "Ana Torr")
    models.Document.objects.using(filled.record.alias).filter(name="f.txt").delete()
    write(corpus, "g.txt", "Maria Quispe was released on 2024-06-01.")
    filled.build([corpus / "g.txt"], extractor=Sentences())
    assert ("Ion Vek",) in names(filled)
    filled.build([corpus], extractor=Sentences())
    assert names(filled) == MERGED


def test_documents_in_whatever_order_and_decisions_give_the_same(tmp_path: Path, corpus: Path) -> None:
    found = []
    orders = (sorted(STORIES), sorted(STORIES, reverse=True))
    for number, order in enumerate(orders):
        with Registry.open(tmp_path / f"registry {number}") as registry:
            for name in order:
                registry.build([corpus / name], extractor=Sentences())
                if number == 0 and name == order[-1]:
                    decide_all(registry)
            if number == 1:
                decide_all(registry)
            found.append((names(registry), content(registry)["people"], content(registry)["cases"]))
    assert found[0] == found[1]
    assert found[0][0] == [("Ana Torr", "Ion Vek"), ("Maria Quispe",), ("María Quispe",)]


def decide_all(registry: Registry) -> None:
    registry.same("Ion Vek", "Ana Torr", by="ana")
    registry.different("Maria Quispe", "María Quispe", by="ana")


@pytest.mark.slow
@settings(max_examples=5, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.tuples(st.sampled_from(["same", "different"]), st.sampled_from(list(combinations(range(5), 2)))), max_size=5
    )
)
def test_whatever_is_decided_holds_after_every_rebuild_and_undoing_all_of_it_gives_back_what_was(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[str, tuple[int, int]]]
) -> None:
    folder = tmp_path_factory.mktemp("decided")
    with Registry.open(folder / "registry") as registry:
        registry.build([write_corpus(folder / "in")], extractor=Sentences())
        before, known = content(registry), mentions(registry)
        for answer, (left, right) in steps:
            try:
                getattr(registry, answer)(known[left], known[right])
            except AlreadyDecided:
                continue
            assert_held(registry)
        registry.build([folder / "in"], extractor=Sentences("sentences 2"))
        assert_held(registry)
        for each in registry.decisions:
            registry.undo(each.decision.id)
        assert content(registry) == before


def assert_held(registry: Registry) -> None:
    persons = {key_of(one.document_id, one.name): each.id for each in registry.people for one in each.mentions}
    for each in registry.decisions:
        judgement = each.decision.judgement
        if each.state == "holds" and judgement is not None:
            together = persons[judgement.left] == persons[judgement.right]
            assert together == (judgement.answer == "same"), judgement
