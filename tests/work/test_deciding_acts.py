"""What people decide of acts holds after every rebuild, is told with its reasons, and can be taken back."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.sentences import Sentences
from tests.work.altered import Altered
from tests.work.corpus import LEAD, content, write_corpus

from habeas.errors import AlreadyDecided, CannotBeOne, NotFound
from habeas.model import Act
from habeas.work.derive import derive
from habeas.work.registry import Registry

MORE = {
    "h.txt": "Police arrested Ana Torr on 2022-02-20.",
    "i.txt": "Police arrested Ana Torr on 2022-01-09.",
    "j.txt": "Police searched homes on 2022-05-06.",
}


def fill(registry: Registry, folder: Path) -> Path:
    corpus = write_corpus(folder)
    for name, sentence in MORE.items():
        (corpus / name).write_text(f"{LEAD}{sentence} {name} was set in small type.\n")
    registry.build([corpus], extractor=Sentences())
    return corpus


@pytest.fixture
def corpus(registry: Registry, tmp_path: Path) -> Path:
    return fill(registry, tmp_path / "in")


@pytest.fixture
def filled(registry: Registry, corpus: Path) -> Registry:
    assert corpus.is_dir()
    return registry


def arrests(registry: Registry, person: str = "ana-torr") -> list[Act]:
    return [act for act in registry.acts.where(person=person) if act.type == "arrest"]


def test_two_acts_become_one_with_what_their_sources_differ_on(filled: Registry) -> None:
    first, second = arrests(filled)
    made = filled.judged_acts.same(first.id[:10], second.id[:10], because="the paper  erred", by="ana")
    (act,) = arrests(filled)
    assert ({claim.id for claim in act.claims}, made.changed) == (
        {claim.id for one in (first, second) for claim in one.claims},
        True,
    )
    assert [dispute.field for dispute in act.disputes] == ["date"]
    (logged,) = filled.decisions
    judgement = logged.decision.judgement
    assert judgement is not None
    assert (judgement.subject, judgement.answer, judgement.because) == ("acts", "same", "the paper erred")
    assert judgement.evidence[0] == "Two acts: 2022-01-09 and 2022-02-20 are two dates"
    assert "Police arrested Ana Torr on 2022-02-20." in judgement.evidence[2]


def test_one_act_is_parted_between_two_of_its_claims(filled: Registry) -> None:
    first = arrests(filled)[0]
    assert len(first.claims) == 2
    filled.judged_acts.different(first.claims[0].id, first.claims[1].id)
    assert [len(act.claims) for act in arrests(filled)] == [1, 1, 1]


def test_a_decision_on_acts_survives_every_rebuild_and_its_undo_gives_back_what_was(
    filled: Registry, corpus: Path
) -> None:
    before = content(filled)
    first, second = arrests(filled)
    filled.judged_acts.same(first.id, second.id)
    merged = content(filled)
    derive(filled.record)
    assert content(filled) == merged != before
    assert filled.build([corpus], extractor=Sentences("sentences 2")).reread > 0
    assert content(filled) == merged
    assert filled.undo(1).changed
    assert content(filled) == before
    filled.undo(2)
    assert content(filled) == merged


def test_a_new_document_joins_the_act_that_was_merged(filled: Registry, corpus: Path) -> None:
    first, second = arrests(filled)
    filled.judged_acts.same(first.id, second.id)
    (corpus / "k.txt").write_text(f"{LEAD}Police arrested Ana Torr on 2022-02-20. It was late.\n")
    filled.build([corpus], extractor=Sentences())
    assert [len(act.claims) for act in arrests(filled)] == [4]


def test_acts_of_nobody_named_are_decided_on_like_others(filled: Registry) -> None:
    raids = [act for act in filled.acts if act.type == "raid"]
    assert len(raids) == 2
    filled.judged_acts.same(raids[0].id, raids[1].id)
    (raid,) = (act for act in filled.acts if act.type == "raid")
    assert len(raid.claims) == 2
    merged = content(filled)
    derive(filled.record)
    assert content(filled) == merged


def test_a_review_of_a_claim_leaves_what_was_decided_of_acts(filled: Registry) -> None:
    first, second = arrests(filled)
    filled.judged_acts.same(first.id, second.id)
    filled.reviews.accept(second.claims[0].id)
    raids = [act for act in filled.acts if act.type == "raid"]
    filled.judged_acts.same(raids[0].id, raids[1].id)
    filled.reviews.correct(raids[0].claims[0].id, {"place": "Halem"})
    after = content(filled)
    derive(filled.record)
    assert content(filled) == after
    assert len(arrests(filled)) == 1


def test_what_was_done_to_two_people_cannot_be_one_act(filled: Registry) -> None:
    ana, ion = arrests(filled)[0], arrests(filled, "ion-vek")[0]
    with pytest.raises(CannotBeOne, match='habeas same "ana-torr" "ion-vek"'):
        filled.judged_acts.same(ana.id, ion.id)
    raid = next(act for act in filled.acts if act.type == "raid")
    with pytest.raises(CannotBeOne, match="nobody who is named"):
        filled.judged_acts.same(ana.id, raid.id)
    assert not filled.decisions


def test_what_is_so_already_or_is_no_id_is_refused_with_the_way_on(filled: Registry) -> None:
    first, second = arrests(filled)
    with pytest.raises(NotFound, match="habeas case NAME --ids"):
        filled.judged_acts.same("Ana Torr", second.id)
    with pytest.raises(NotFound, match="begins with"):
        filled.judged_acts.same("0000000000", second.id)
    with pytest.raises(AlreadyDecided, match="one claim already"):
        filled.judged_acts.same(second.id, second.claims[0].id)
    with pytest.raises(AlreadyDecided, match="one act already"):
        filled.judged_acts.same(first.id, first.claims[1].id)
    with pytest.raises(NotFound, match="Say between which two of its claims"):
        filled.judged_acts.different(first.id, first.claims[0].id)
    with pytest.raises(NotFound, match="nothing to part"):
        filled.judged_acts.different(second.id, second.id)
    filled.judged_acts.different(first.id, second.id)
    with pytest.raises(AlreadyDecided, match="decided already"):
        filled.judged_acts.different(first.id, second.id)


def test_two_claims_of_one_act_can_be_tied_so_that_they_stay_so(filled: Registry) -> None:
    first = arrests(filled)[0]
    assert not filled.judged_acts.same(first.claims[0].id, first.claims[1].id).changed


def test_the_reasons_are_those_of_the_machine_and_of_who_decided(filled: Registry) -> None:
    first, second = arrests(filled)
    found = filled.judged_acts.why(first.id, second.id)
    assert (found.one, found.decided) == (False, None)
    assert ("apart", "2022-01-09 and 2022-02-20 are two dates.") in [
        (answer, text.partition(": ")[2]) for answer, text in found.sentences
    ]
    filled.judged_acts.same(first.id, second.id, because="a slip", by="ana")
    found = filled.judged_acts.why(first.claims[0].id, second.claims[0].id)
    assert found.one
    assert found.decided is not None
    assert found.decided.startswith("decided by ana on ")
    assert found.decided.endswith("(decision 1): a slip")


def test_the_log_says_which_claims_no_document_has_any_more(filled: Registry) -> None:
    from habeas.record import models

    first, second = arrests(filled)
    filled.judged_acts.same(first.id, second.id)
    gone = second.claims[0]
    models.Document.objects.using(filled.record.alias).filter(pk=gone.document.id).delete()
    assert filled.decisions[0].gone == (gone.id,)


STEP = st.tuples(st.sampled_from(["same", "different", "undo"]), st.integers(0, 30), st.integers(0, 30))


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(steps=st.lists(STEP, min_size=1, max_size=6))
def test_any_decisions_on_acts_give_what_a_derivation_of_everything_would(steps: list[tuple[str, int, int]]) -> None:
    with tempfile.TemporaryDirectory() as folder, Registry.open(Path(folder) / "registry") as registry:
        fill(registry, Path(folder) / "in")
        claims = sorted(claim.id for claim in registry.claims)
        for verb, one, other in steps:
            left, right = claims[one % len(claims)], claims[other % len(claims)]
            try:
                if verb == "undo":
                    registry.undo(1 + one % (len(registry.decisions) + 1))
                else:
                    getattr(registry.judged_acts, verb)(left, right)
            except (AlreadyDecided, CannotBeOne, NotFound):
                continue
        after = content(registry)
        derive(registry.record)
        assert content(registry) == after
        assert sorted({claim.id for act in registry.acts for claim in act.claims}) == claims


def test_what_was_decided_holds_though_a_claim_is_read_in_other_words(filled: Registry, corpus: Path) -> None:
    first, second = arrests(filled)
    filled.judged_acts.same(first.id, second.id)
    (before,) = arrests(filled)
    filled.build([corpus], extractor=Altered("sentences 2", {0: {"shorter": True}}))
    (act,) = arrests(filled)
    assert {claim.id for claim in act.claims} != {claim.id for claim in before.claims}
    assert len(act.claims) == len(before.claims)
    (logged,) = filled.judged_acts.on([act])
    assert (logged.state, logged.gone) == ("holds", ())
    filled.undo(logged.decision.id)
    assert len(arrests(filled)) == 2
    derived = [repr(act) for act in filled.acts]
    derive(filled.record)
    assert [repr(act) for act in filled.acts] == derived


def test_a_claim_that_was_decided_on_before_and_after_its_words_changed_is_one(filled: Registry, corpus: Path) -> None:
    first, second = arrests(filled)
    made = [filled.judged_acts.same(first.claims[0].id, second.claims[0].id).decision.id]
    filled.build([corpus], extractor=Altered("sentences 2", {0: {"shorter": True}}))
    (act,) = arrests(filled)
    (third,) = (claim.id for claim in act.claims if claim.document.id == first.claims[1].document.id)
    (one,) = (claim.id for claim in act.claims if claim.document.id == first.claims[0].document.id)
    made.append(filled.judged_acts.same(one, third).decision.id)
    filled.build([corpus], extractor=Altered("sentences 3", {0: {"shorter": True, "again": True}}))
    (act,) = arrests(filled)
    assert len(act.claims) == 3
    found = filled.judged_acts.on([act])
    assert sorted(each.decision.id for each in found) == made
    assert [each.gone for each in found] == [(), ()]
    filled.undo(made[1])
    assert len(arrests(filled)) == 1
    filled.undo(made[0])
    assert len(arrests(filled)) == 2


def test_the_old_id_of_an_act_leads_to_the_act_that_holds_its_claims_now(filled: Registry) -> None:
    first, second = arrests(filled)
    made = filled.judged_acts.same(first.id, second.id)
    (act,) = arrests(filled)
    for old in (first, second):
        assert [one.id for one in filled.judged_acts.why(old.id[:12], act.id).acts] == [act.id, act.id]
    derive(filled.record)
    assert filled.judged_acts.why(first.id, act.id).one
    filled.undo(made.decision.id)
    assert [one.id for one in filled.judged_acts.why(first.id, second.id).acts] == [first.id, second.id]
    # What was one is two again: its id leads to one of them.
    assert filled.judged_acts.why(act.id, first.claims[0].id).acts[0].id in {first.id, second.id}


def test_the_old_id_of_an_act_is_followed_when_its_person_becomes_another(filled: Registry) -> None:
    (act, *_) = arrests(filled)
    filled.same("Ana Torr", "Ion Vek")
    moved = filled.judged_acts.why(act.id, act.claims[0].id).acts[0]
    assert {claim.id for claim in act.claims} <= {claim.id for claim in moved.claims}


def test_acts_of_two_types_that_become_one_leave_no_copy_behind(registry: Registry, tmp_path: Path) -> None:
    corpus = tmp_path / "in"
    corpus.mkdir()
    sentences = ["Police arrested Ana Torr on 2022-01-09."] * 2 + ["Ana Torr was released on 2022-01-09."] * 2
    for number, sentence in enumerate(sentences):
        (corpus / f"{number}.txt").write_text(f"{LEAD}{sentence} It was page {number} of a small paper.\n")
    registry.build([corpus], extractor=Sentences())
    before = list(registry.acts.where(person="ana-torr"))
    assert sorted(len(act.claims) for act in before) == [2, 2]
    made = registry.judged_acts.same(before[0].id, before[1].id)
    (act,) = registry.acts.where(person="ana-torr")
    assert len(act.claims) == len(sentences)
    registry.undo(made.decision.id)
    assert [one.id for one in registry.acts.where(person="ana-torr")] == [one.id for one in before]
