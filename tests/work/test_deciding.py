"""What people decide outlives every rebuild, new document, merge, split and undo, and nothing of it is ever lost."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.sentences import Sentences
from tests.work.corpus import LEAD, content

from habeas import __version__
from habeas.errors import AlreadyDecided, NotFound, RegistryInUse, StaleDecision
from habeas.people.judgement import Judgement
from habeas.people.judgements import key_of
from habeas.record import lock
from habeas.work import deciding, derive_people
from habeas.work.registry import Registry


def names(registry: Registry) -> list[tuple[str, ...]]:
    """The spellings of everyone, sorted."""
    return sorted(tuple(sorted(person.names)) for person in registry.people)


def mentions(registry: Registry) -> list[str]:
    """Every mention as it is pointed at."""
    return sorted(key_of(one.document_id, one.name) for person in registry.people for one in person.mentions)


def write(folder: Path, name: str, sentence: str) -> None:
    (folder / name).write_text(f"{LEAD}{sentence} The snow had gone by then.\n")


APART = [("Ana Torr",), ("Ion Vek",), ("Maria Quispe", "María Quispe")]
MERGED = [("Ana Torr", "Ion Vek"), ("Maria Quispe", "María Quispe")]
PARTED = [("Ana Torr",), ("Ion Vek",), ("Maria Quispe",), ("María Quispe",)]


# --- what is written down -------------------------------------------------------------------------------


def test_a_decision_ties_the_first_mentions_and_keeps_who_when_why_and_on_what_evidence(filled: Registry) -> None:
    made = filled.same("ion-vek", "Ána TORR", because="  the same\ntrial", by="ana")
    (logged,) = filled.decisions
    assert logged.decision == made.decision
    entry, judgement = made.decision, made.decision.judgement
    ion, ana = filled.names_of(document(filled, "c.txt"))[0], filled.names_of(document(filled, "f.txt"))[0]
    assert judgement is not None
    assert (judgement.left, judgement.right) == (
        key_of(ion.document.id, ion.named.name),
        key_of(ana.document.id, ana.named.name),
    )
    assert (judgement.subject, judgement.answer, judgement.version) == ("people", "same", __version__)
    assert (entry.by, entry.because) == ("ana", "the same trial")
    assert judgement.evidence[0].startswith("Different: probability 0.")
    assert len(judgement.evidence) > 1


def document(registry: Registry, name: str) -> str:
    (found,) = registry.documents.where(name=name)
    return found.id


def test_who_decides_is_whoever_is_logged_in_unless_somebody_is_named(
    filled: Registry, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LOGNAME", "lina")
    assert filled.different("Ion Vek", "Ana Torr").decision.by == "lina"

    def nobody() -> str:
        raise KeyError

    monkeypatch.setattr("getpass.getuser", nobody)
    assert filled.undo(1).decision.by == "unknown"


def test_what_is_typed_is_kept_without_what_steers_a_terminal(filled: Registry) -> None:
    entry = filled.same("Ion Vek", "Ana Torr", because="\x1b[2Jone \udcff trial", by="an\ra").decision
    assert (entry.because, entry.by) == ("[2Jone trial", "an a")


def test_a_person_is_parted_between_two_spellings(filled: Registry) -> None:
    judgement = filled.different("Maria Quispe", "María Quispe").decision.judgement
    assert judgement is not None
    assert judgement.left in {key_of(document(filled, name), "Maria Quispe") for name in ("a.txt", "b.txt")}
    assert judgement.right == key_of(document(filled, "e.txt"), "María Quispe")


def test_a_person_is_parted_between_two_mentions_of_one_spelling(filled: Registry) -> None:
    judgement = filled.different(
        "a.txt Maria Quispe", f"{document(filled, 'b.txt')[:8]} maria quispe"
    ).decision.judgement
    assert judgement is not None
    assert (judgement.left, judgement.right) == (
        key_of(document(filled, "a.txt"), "Maria Quispe"),
        key_of(document(filled, "b.txt"), "Maria Quispe"),
    )


def test_that_one_cannot_tell_is_noted_and_changes_nobody(filled: Registry) -> None:
    before = content(filled)
    made = filled.not_sure("Ion Vek", "Ana Torr")
    assert (made.changed, made.clashes, content(filled)) == (False, (), before)
    assert [each.decision.judgement.answer for each in filled.decisions if each.decision.judgement] == ["unsure"]


def test_the_log_has_the_newest_first_with_what_was_undone(filled: Registry) -> None:
    filled.same("Ion Vek", "Ana Torr")
    filled.undo(1, because="another trial", by="lina")
    filled.different("Ion Vek", "Ana Torr")
    assert [(each.decision.id, each.state, each.decision.undoes) for each in filled.decisions] == [
        (3, "holds", None),
        (2, "holds", 1),
        (1, "undone", None),
    ]


def test_a_decision_that_clashes_sets_the_earlier_one_aside_and_says_so(filled: Registry) -> None:
    filled.same("Ion Vek", "Ana Torr", by="ana")
    made = filled.different("Ion Vek", "Ana Torr", by="lina")
    (clash,) = made.clashes
    assert "decision 2 (lina" in clash.sentence
    assert "decision 1 (ana" in clash.sentence
    assert [(each.decision.id, each.state) for each in filled.decisions] == [(2, "holds"), (1, "set aside")]
    assert filled.undo(2).clashes == ()
    assert [each.state for each in filled.decisions] == ["holds", "undone", "holds"]


def test_who_did_not_see_what_was_decided_on_two_people_meanwhile_is_told_and_changes_nothing(filled: Registry) -> None:
    seen = filled.last_entry
    filled.different("Ion Vek", "Maria Quispe", by="lina", seen=seen)  # of another pair
    filled.same("Ion Vek", "Ana Torr", by="ana", seen=seen)
    for decide in (filled.different, filled.not_sure):
        with pytest.raises(StaleDecision, match=r"ana decided on .* meanwhile \(same, decision 2\)"):
            decide("Ion Vek", "Ana Torr", by="lina", seen=seen)
    filled.undo(2, by="ana")
    with pytest.raises(StaleDecision, match=r"meanwhile \(undo, decision 3\)"):
        filled.same("Ion Vek", "Ana Torr", by="lina", seen=2)
    assert len(filled.decisions) == 3
    assert filled.different("Ion Vek", "Ana Torr", by="lina", seen=filled.last_entry).changed is False


def test_undoing_an_undo_may_bring_a_clash_back(filled: Registry) -> None:
    filled.same("Ion Vek", "Ana Torr")
    filled.undo(1)
    filled.different("Ion Vek", "Ana Torr")
    assert [clash.set_aside.id for clash in filled.undo(2).clashes] == [1]


def test_the_log_says_which_mentions_no_document_has_any_more(filled: Registry, corpus: Path) -> None:
    from habeas.record import models

    filled.same("Ion Vek", "Ana Torr")
    lost = document(filled, "f.txt")
    models.Document.objects.using(filled.record.alias).filter(pk=lost).delete()
    (logged,) = filled.decisions
    assert (logged.state, logged.gone) == ("holds", (key_of(lost, "Ana Torr"),))
    filled.build([corpus], extractor=Sentences())
    assert filled.decisions[0].gone == ()


def test_a_decision_is_kept_where_nothing_could_be_derived_and_takes_effect_when_the_registry_is_opened(
    filled: Registry, monkeypatch: pytest.MonkeyPatch
) -> None:
    def cut_off(record: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(derive_people, "resolved", cut_off)
        with pytest.raises(KeyboardInterrupt):
            filled.same("Ion Vek", "Ana Torr")
    assert filled.overview().stale
    with Registry.open(filled.folder) as again:
        assert [each.state for each in again.decisions] == ["holds"]
        assert not again.overview().stale


def test_decisions_on_other_subjects_are_in_the_log_and_can_be_undone(filled: Registry) -> None:
    from habeas.record import decisions

    with filled.record.transaction():
        for answer in ("same", "different"):
            court = Judgement(0, "organizations", "Halem Court", "court", answer, "ana", datetime.now(UTC))
            decisions.add(filled.record, court)
    assert [each.state for each in filled.decisions] == ["holds", "set aside"]
    made = filled.undo(2)
    assert (made.before, made.after, made.clashes) == ((), (), ())
    assert [each.state for each in filled.decisions] == ["holds", "undone", "holds"]


# --- what is refused ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("decide", "left", "right", "error", "words"),
    [
        ("same", "Ion Vek", "Anta Tolk", NotFound, "The nearest names: Ana Torr"),
        ("same", "Ion Vek", "Quisper", NotFound, "The nearest names: Maria Quispe"),
        ("same", "", "Ion Vek", NotFound, "Nobody"),
        ("same", "Maria Quispe", "María Quispe", AlreadyDecided, "one person already: maria-quispe"),
        ("same", "Ion Vek", "ion-vek", AlreadyDecided, "one mention"),
        ("same", "a.txt Maria Quispe", "a.txt Maria Quispe", AlreadyDecided, "one mention"),
        ("different", "Maria Quispe", "maria-quispe", NotFound, "between which two mentions"),
        ("different", "Maria Quispe", "Maria Quispe", NotFound, "between which two mentions"),
        ("different", "Ion Vek", "ion-vek", NotFound, "only one document names"),
        ("not_sure", "Ion Vek", "Ion Vek", NotFound, "only one document names"),
        ("different", "a.txt Ion Vek", "Ana Torr", NotFound, "It names Maria Quispe"),
    ],
)
def test_what_says_nothing_is_refused_in_a_sentence_and_nothing_is_decided(
    filled: Registry, decide: str, left: str, right: str, error: type[Exception], words: str
) -> None:
    with pytest.raises(error, match=words):
        getattr(filled, decide)(left, right)
    assert not filled.decisions


def test_what_is_decided_already_is_refused_with_the_decision_that_says_so(filled: Registry) -> None:
    filled.different("Ion Vek", "Ana Torr", by="ana")
    with pytest.raises(AlreadyDecided, match=r"by ana on .* \(decision 1\)"):
        filled.different("Ana Torr", "Ion Vek")
    with pytest.raises(AlreadyDecided, match=r"different is decided already.*undo that first"):
        filled.not_sure("Ana Torr", "Ion Vek")
    filled.undo(1)
    filled.not_sure("Ion Vek", "Ana Torr")
    with pytest.raises(AlreadyDecided, match="decision 3"):
        filled.not_sure("Ion Vek", "Ana Torr")
    filled.same("Ion Vek", "Ana Torr")
    with pytest.raises(AlreadyDecided, match="one"):
        filled.not_sure("c.txt Ion Vek", "f.txt Ana Torr")


def test_what_follows_from_several_decisions_is_refused_too(filled: Registry) -> None:
    filled.same("a.txt Maria Quispe", "c.txt Ion Vek")
    filled.same("c.txt Ion Vek", "f.txt Ana Torr")
    with pytest.raises(AlreadyDecided, match="follows from several decisions"):
        filled.same("a.txt Maria Quispe", "f.txt Ana Torr")


def test_two_mentions_of_one_person_can_be_tied_so_that_they_stay_so(filled: Registry) -> None:
    made = filled.same("a.txt Maria Quispe", "e.txt María Quispe")
    assert (made.changed, made.decision.id) == (False, 1)
    with pytest.raises(AlreadyDecided, match="decision 1"):
        filled.same("a.txt Maria Quispe", "e.txt María Quispe")


def test_a_decision_waits_for_a_build_to_end(filled: Registry) -> None:
    with lock.building(filled.folder):
        for decide in (lambda: filled.same("Ion Vek", "Ana Torr"), lambda: filled.undo(1)):
            with pytest.raises(RegistryInUse):
                decide()
    assert not filled.decisions


# --- what it does ---------------------------------------------------------------------------------------


def test_two_people_become_one_with_all_their_acts_and_the_answer_says_so(filled: Registry) -> None:
    made = filled.same("Ion Vek", "Ana Torr")
    assert names(filled) == MERGED
    assert sorted(person.name for person in made.before) == ["Ana Torr", "Ion Vek"]
    (person,) = made.after
    assert (made.changed, set(person.names)) == (True, {"Ana Torr", "Ion Vek"})
    acts = [act.type for each in filled.case("Ion Vek").cases for act in each.case.acts]
    assert sorted(acts) == ["arrest", "arrest", "release"]


def test_two_people_are_one_with_every_document_that_names_either_and_two_again_after_an_undo(
    filled: Registry, corpus: Path
) -> None:
    write(corpus, "h.txt", "Police arrested Ana Torr on 2024-06-01.")
    write(corpus, "i.txt", "Police arrested Ion Vek on 2024-07-01.")
    filled.build([corpus], extractor=Sentences())
    made = filled.same("Ana Torr", "Ion Vek", because="a pen name")
    assert made.decision.judgement is not None
    assert made.decision.judgement.whole
    assert [len(person.mentions) for person in filled.people if "Ana Torr" in person.names] == [4]
    filled.undo(made.decision.id)
    assert [len(person.mentions) for person in filled.people if "Ana Torr" in person.names] == [2]


def test_what_one_document_says_of_somebody_goes_to_another_person_by_itself(filled: Registry, corpus: Path) -> None:
    write(corpus, "h.txt", "Police arrested Ana Torr on 2024-06-01.")
    write(corpus, "i.txt", "Police arrested Ion Vek on 2024-07-01.")
    filled.build([corpus], extractor=Sentences())
    filled.same("h.txt Ana Torr", "Ion Vek")
    assert sorted(len(person.mentions) for person in filled.people if {"Ana Torr", "Ion Vek"} & set(person.names)) == [
        1,
        3,
    ]


def test_a_person_becomes_two_and_each_has_the_acts_of_its_mentions(filled: Registry) -> None:
    made = filled.different("Maria Quispe", "María Quispe")
    assert names(filled) == PARTED
    assert [len(made.before), len(made.after)] == [1, 2]
    acts = {
        person.name: sorted(act.type for each in filled.case(person.id).cases for act in each.case.acts)
        for person in made.after
    }
    assert acts == {"Maria Quispe": ["arrest", "release"], "María Quispe": ["arrest"]}


def test_who_is_logged_in_is_asked_of_the_system() -> None:
    assert deciding.whoami()
