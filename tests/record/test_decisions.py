"""The log of decisions only grows; what is undone can come back; nothing depends on documents still being there."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from django.db.models import ProtectedError
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.build import a_document

from habeas import model
from habeas.errors import AlreadyDecided, NotFound
from habeas.people.judgement import Judgement
from habeas.people.judgements import key_of
from habeas.record import decisions, mentions_now, store
from habeas.record.connect import Record

MAY, JUNE = datetime(2024, 5, 1, tzinfo=UTC), datetime(2024, 6, 1, tzinfo=UTC)
A_JUDGEMENT = Judgement(
    0, "people", "1 Ana Torr", "2 Anna Torr", "same", "ana", MAY, "one trial", ("Same: probability 0.99",), "0.1.0"
)


def add(record: Record, **rest: object) -> Judgement:
    with record.transaction():
        return decisions.add(record, replace(A_JUDGEMENT, **rest))  # type: ignore[arg-type]


def undo(record: Record, number: int) -> int:
    with record.transaction():
        return decisions.undo(record, number, by="ion", made=JUNE, because="a mistake", version="0.1.0")


def keep(record: Record, *people: model.NamedPerson) -> str:
    """Stores one document that names these people; the same document however often it is read."""
    document = a_document("Ana Torr and Ion Vek.")
    extraction = model.Extraction(document.id, "test 1", people=people)
    store.store(record, document, extraction, store.Arrival((store.Origin("/in/a"),), 10, "reader 1 -", MAY))
    return document.id


def named(name: str, *aliases: str) -> model.NamedPerson:
    return model.NamedPerson(name, (), aliases)


def test_a_judgement_comes_back_as_it_was_given_with_a_number(record: Record) -> None:
    added = add(record)
    assert added == replace(A_JUDGEMENT, id=added.id)
    assert decisions.active(record, "people") == (added,)
    (entry,) = decisions.log(record)
    assert (entry.judgement, entry.undoes, entry.undone_by) == (added, None, None)
    assert (entry.by, entry.made, entry.because, entry.version) == ("ana", MAY, "one trial", "0.1.0")


def test_the_judgements_on_one_subject_are_kept_apart_from_those_on_another(record: Record) -> None:
    people, acts = add(record), add(record, subject="acts", left="claim1", right="claim2")
    court = add(record, subject="organizations", left="Halem Court", right="the court of Halem")
    assert decisions.active(record, "people") == (people,)
    assert decisions.active(record, "acts") == (acts,)
    assert decisions.active(record, "organizations") == (court,)


def test_what_is_undone_is_no_longer_active_and_stays_in_the_log(record: Record) -> None:
    first, second = add(record), add(record, left="3 Ion Vek")
    number = undo(record, first.id)
    assert decisions.active(record, "people") == (second,)
    undone, _, judged = decisions.log(record)
    assert (undone.id, undone.undoes, undone.judgement, undone.by) == (number, first.id, None, "ion")
    assert (undone.because, undone.made, undone.subject) == ("a mistake", JUNE, "people")
    assert (judged.judgement, judged.undone_by) == (first, number)


def test_to_undo_an_undo_brings_the_decision_back_and_it_can_be_undone_again(record: Record) -> None:
    first = add(record)
    number = undo(record, first.id)
    undo(record, number)
    assert decisions.active(record, "people") == (first,)
    undo(record, first.id)
    assert decisions.active(record, "people") == ()


def test_what_is_undone_already_is_not_undone_twice(record: Record) -> None:
    first = add(record)
    number = undo(record, first.id)
    with pytest.raises(AlreadyDecided, match=f"by decision {number}"):
        undo(record, first.id)
    assert len(decisions.log(record)) == 2


@pytest.mark.parametrize("number", [-1, 0, 7, 2**63, 10**30])
def test_what_is_no_decision_cannot_be_undone(record: Record, number: int) -> None:
    add(record)
    with pytest.raises(NotFound, match="habeas decisions"):
        undo(record, number)


def test_a_decision_that_an_undo_names_cannot_be_removed(record: Record) -> None:
    from habeas.record import models

    undo(record, add(record).id)
    with pytest.raises(ProtectedError):
        models.Decision.objects.using(record.alias).order_by("pk").first().delete()


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.one_of(st.none(), st.integers(0, 12)), max_size=12))
def test_entries_are_only_ever_added_and_what_a_standing_undo_names_does_not_hold(
    record: Record, steps: list[int | None]
) -> None:
    from habeas.record import models

    models.Decision.objects.using(record.alias).update(undoes=None)
    models.Decision.objects.using(record.alias).all().delete()
    holds: dict[int, bool] = {}
    undoes: dict[int, int] = {}
    for step in steps:
        before = decisions.log(record)
        if step is None or not before:
            add(record)
        elif holds[before[step % len(before)].id]:
            number = before[step % len(before)].id
            undoes[undo(record, number)] = number
        else:
            continue
        after = decisions.log(record)
        assert [entry.id for entry in after][1:] == [entry.id for entry in before]
        holds = {}
        for entry in after:
            holds[entry.id] = not any(holds[one] for one, undone in undoes.items() if undone == entry.id)
        assert {entry.id: entry.undone_by is None for entry in after} == holds
    judged = [entry.id for entry in decisions.log(record)[::-1] if entry.judgement is not None]
    assert [each.id for each in decisions.active(record, "people")] == [one for one in judged if holds[one]]


def test_a_decision_is_kept_when_its_documents_go_away(record: Record) -> None:
    from habeas.record import models

    document = keep(record, named("Ana Torr"), named("Ion Vek"))
    judged = add(record, left=key_of(document, "Ana Torr"), right=key_of(document, "Ion Vek"))
    models.Document.objects.using(record.alias).filter(pk=document).delete()
    assert decisions.active(record, "people") == (judged,)
    assert mentions_now.current_keys(record, [judged.left, judged.right]) == {}
    keep(record, named("Ana Torr"))
    assert mentions_now.current_keys(record, [judged.left, judged.right]) == {judged.left: judged.left}


@pytest.mark.parametrize(
    ("people", "now"),
    [
        ([named("A. Torr")], "A. Torr"),
        ([named("Ana Maria Torr", "A. Torr")], "Ana Maria Torr"),
        ([named("A. Torr"), named("Ana Maria Torr", "A. Torr")], "A. Torr"),
        ([named("Á. Torr"), named("Ion Vek")], "Á. Torr"),
        ([named("Ana Torr", "A. Torr"), named("Alba Torr", "A. Torr")], "A. Torr"),
        ([named("Ion Vek")], "A. Torr"),
    ],
)
def test_a_decision_follows_its_mention_to_the_name_that_its_document_gives_it_now(
    record: Record, people: list[model.NamedPerson], now: str
) -> None:
    document = keep(record, named("A. Torr"))
    judged = add(record, left=key_of(document, "A. Torr"))
    keep(record, *people)
    assert decisions.active(record, "people") == (replace(judged, left=key_of(document, now)),)
    assert decisions.log(record)[0].judgement == judged
