"""What people decided of claims survives whatever a later extractor proposes; nothing else is lost by it."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.sentences import Sentences
from tests.work.altered import Altered
from tests.work.corpus import LEAD, content
from tests.work.test_reviewing import as_derived_anew, claim, queue, told

from habeas import model
from habeas.dates import PartialDate
from habeas.errors import StaleDecision
from habeas.record import rulings
from habeas.record.review import FIELDS, values_of
from habeas.work.registry import Registry

STORY = (
    LEAD + "Police arrested Ion Vek on 2023-10. Police arrested Ana Torr on 2022-01-09. "
    "Ana Torr was released on 2022-02-10. Police searched homes. The lawyer Mira Sol spoke of the arrest of Ion Vek. "
)


@pytest.fixture
def one(tmp_path: Path, registry: Registry) -> Registry:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text(STORY)
    registry.build([tmp_path / "in"], extractor=Sentences())
    return registry


Rebuild = Callable[..., None]


@pytest.fixture
def rebuild(one: Registry, tmp_path: Path) -> Rebuild:
    versions = iter(range(2, 100))

    def again(changes: dict[int, dict[str, Any] | None], *, nobody: bool = False) -> None:
        one.build([tmp_path / "in"], extractor=Altered(f"sentences {next(versions)}", changes, nobody))

    return again


ARREST_OF_ION, ARREST_OF_ANA, RELEASE, RAID = range(4)


def standing(registry: Registry) -> list[model.SourcedClaim]:
    """The claims that hold, as they stand."""
    return [rulings.read(row) for row in rulings.query(registry.record).order_by("document_id", "order")]


def but_quotes(claim: model.Claim) -> dict[str, Any]:
    return {name: value for name, value in values_of(claim).items() if name != "quotes"}


@pytest.mark.parametrize("corrected", [True, False])
def test_an_accepted_or_corrected_claim_that_is_no_longer_read_stands_as_the_person_left_it(
    one: Registry, rebuild: Rebuild, corrected: bool
) -> None:
    arrest = claim(one, "arrest", "Ion Vek")
    if corrected:
        one.reviews.correct(arrest.id, {"date": "2023-10-04", "place": "Halem"})
    else:
        one.reviews.accept(arrest.id)
    acts = told(one)
    rebuild({ARREST_OF_ION: None})
    assert told(one) == acts
    assert one.reviews.claim(arrest.id).claim.quotes == arrest.claim.quotes
    [held] = one.reviews
    assert held.state == "reopened"
    assert queue(one)[0] == arrest.id
    assert one.verify().faults == ()
    assert as_derived_anew(one)


def test_a_claim_about_somebody_whom_nothing_names_any_more_keeps_its_person(one: Registry, rebuild: Rebuild) -> None:
    one.reviews.accept(claim(one, "arrest", "Ion Vek").id)
    acts = told(one)
    rebuild({ARREST_OF_ION: None}, nobody=True)
    assert [act for act in told(one) if act[1] == "Ion Vek"] == [act for act in acts if act[1] == "Ion Vek"]
    [name] = [name for name in one.names_of(one.claims_of(one.documents[0].id)[0].document.id)
              if name.named.name == "Ion Vek"]  # fmt: skip
    assert name.shown == "Ion Vek"
    assert len(name.named.mentions) == 1
    assert as_derived_anew(one)


def test_a_kept_claim_is_decided_on_like_any_other_and_waits_no_more(one: Registry, rebuild: Rebuild) -> None:
    arrest = claim(one, "arrest", "Ion Vek")
    one.reviews.correct(arrest.id, {"date": "2023-10-04"})
    rebuild({ARREST_OF_ION: None})
    again = one.reviews.agree(arrest.id, by="ben")
    assert again.decided is not None
    assert again.decided["date"] == "2023-10-04"
    assert arrest.id not in queue(one)
    assert ("arrest", "Ion Vek", "2023-10-04") in told(one)
    assert as_derived_anew(one)
    one.reviews.reject(arrest.id, by="ben")
    assert "Ion Vek" not in {act[1] for act in told(one)}
    assert as_derived_anew(one)
    one.undo(one.decisions[0].decision.id)
    assert ("arrest", "Ion Vek", "2023-10-04") in told(one)
    assert as_derived_anew(one)


def test_a_claim_that_is_read_again_takes_its_review_back(one: Registry, rebuild: Rebuild) -> None:
    one.reviews.correct(claim(one, "arrest", "Ion Vek").id, {"date": "2023-10-04"})
    before = (content(one), queue(one))
    rebuild({ARREST_OF_ION: None})
    rebuild({})
    assert (content(one), queue(one)) == before
    assert [held.state for held in one.reviews] == ["holds"]


def test_the_same_claim_at_other_words_takes_the_place_of_the_one_that_was_decided_on(
    one: Registry, rebuild: Rebuild
) -> None:
    one.reviews.accept(claim(one, "arrest", "Ion Vek").id)
    rebuild({ARREST_OF_ION: {"shorter": True}})
    [arrest] = [each for each in standing(one) if each.claim.type == "arrest" and each.claim.persons == ("Ion Vek",)]
    assert arrest.claim.quotes[0].text.startswith("arrested")
    assert [held.state for held in one.reviews] == ["holds"]


def test_a_rejected_claim_stays_rejected_at_other_words(one: Registry, rebuild: Rebuild) -> None:
    one.reviews.reject(claim(one, "arrest", "Ion Vek").id)
    rebuild({ARREST_OF_ION: {"shorter": True}})
    assert "Ion Vek" not in {act[1] for act in told(one)}


def test_a_rejected_claim_stays_rejected_and_is_asked_again_when_more_is_read_of_it(
    one: Registry, rebuild: Rebuild
) -> None:
    made = one.reviews.reject(claim(one, "arrest", "Ion Vek").id)
    rebuild({ARREST_OF_ION: {"shorter": True, "actors": ("Police",)}})
    assert "Ion Vek" not in {act[1] for act in told(one)}
    [held] = one.reviews
    assert (held.review.id, held.state) == (made.id, "reopened")
    assert as_derived_anew(one)


def test_a_claim_of_another_day_is_not_rejected_with_the_one_at_its_words(one: Registry, rebuild: Rebuild) -> None:
    one.reviews.reject(claim(one, "arrest", "Ion Vek").id)
    rebuild({ARREST_OF_ION: {"shorter": True, "date": PartialDate(2021, 5, 1)}})
    assert ("arrest", "Ion Vek", "2021-05-01") in told(one)


def moved(registry: Registry, rebuild: Rebuild) -> tuple[str, str]:
    """The ids of a claim that somebody accepted and of the one in fewer words that took its place."""
    before = claim(registry, "arrest", "Ion Vek").id
    registry.reviews.accept(before, by="ana")
    rebuild({ARREST_OF_ION: {"shorter": True}})
    [now] = {each.id for each in standing(registry) if each.claim.type == "arrest"
             if each.claim.persons == ("Ion Vek",)}  # fmt: skip
    assert now != before
    return before, now


def test_a_decision_on_what_took_the_place_of_another_claim_is_one_on_both(one: Registry, rebuild: Rebuild) -> None:
    _, now = moved(one, rebuild)
    one.reviews.reject(now, by="ben")
    assert "Ion Vek" not in {act[1] for act in told(one)}
    assert as_derived_anew(one)
    rebuild({})
    assert "Ion Vek" not in {act[1] for act in told(one)}
    assert [(held.review.by, held.review.answer) for held in one.reviews] == [("ben", "reject")]
    one.undo(one.decisions[0].decision.id)
    assert [act[1] for act in told(one)].count("Ion Vek") == 1
    assert as_derived_anew(one)


def test_whoever_has_not_seen_what_was_decided_on_the_former_words_is_told(one: Registry, rebuild: Rebuild) -> None:
    _, now = moved(one, rebuild)
    with pytest.raises(StaleDecision):
        one.reviews.accept(now, by="ben", seen=0)


def test_two_people_agree_on_a_claim_though_its_words_changed_between_them(one: Registry, rebuild: Rebuild) -> None:
    one.settle("two-people", "on")
    _, now = moved(one, rebuild)
    one.reviews.accept(now, by="ben")
    assert one.reviews.claim(now).review == "verified"
    assert as_derived_anew(one)


def test_a_claim_about_somebody_else_at_the_same_words_is_not_swallowed(one: Registry, rebuild: Rebuild) -> None:
    one.reviews.correct(claim(one, "arrest", "Ion Vek").id, {"date": "2023-10-04"})
    rebuild({ARREST_OF_ION: {"persons": ("Mira Sol",)}})
    arrests = {(each.claim.persons, str(each.claim.date)) for each in standing(one) if each.claim.type == "arrest"}
    assert {(("Ion Vek",), "2023-10-04"), (("Mira Sol",), "2023-10")} <= arrests


def test_a_newer_version_of_a_document_is_shown_what_was_decided_on_the_older_one(
    one: Registry, tmp_path: Path
) -> None:
    arrest = claim(one, "arrest", "Ion Vek")
    made = one.reviews.correct(arrest.id, {"date": "2023-10-04"})
    other = one.reviews.reject(claim(one, "release", "Ana Torr").id)
    (tmp_path / "in" / "a.txt").write_text("The second edition. " + STORY.replace("2022-02-10", "2022-02-11"))
    one.build([tmp_path / "in"], extractor=Sentences())
    newer = {each.claim.type: each for each in one.claims if each.document.id != arrest.document.id
             if each.claim.persons != ("Ana Torr",) or each.claim.type != "arrest"}  # fmt: skip
    for kind, decision in (("arrest", made), ("release", other)):
        found = one.reviews.of(newer[kind].id)
        assert found is not None
        assert (found.review.id, found.state) == (decision.id, "reopened")
        assert newer[kind].id in queue(one)[:2]
    assert str(one.reviews.claim(newer["arrest"].id).claim.date) == "2023-10-04"
    assert str(one.reviews.claim(newer["release"].id).claim.date) == "2022-02-11"
    assert as_derived_anew(one)
    one.reviews.accept(newer["arrest"].id)
    assert as_derived_anew(one)
    one.undo(made.id)
    assert as_derived_anew(one)


# --- whatever is proposed ----------------------------------------------------------------------------------

CHANGE = st.fixed_dictionaries(
    {},
    optional={
        "type": st.sampled_from(["arrest", "release", "remand"]),
        "persons": st.sampled_from([("Ion Vek",), ("Ana Torr",), ("Mira Sol",), ("Ion Vek", "Ana Torr")]),
        "date": st.sampled_from([None, PartialDate(2020), PartialDate(2023, 10, 4)]),
        "shorter": st.just(True),
        "place": st.just("Halem"),
    },
)
CHANGES = st.dictionaries(st.integers(0, 3), st.none() | CHANGE)
FIELDS_GIVEN = st.sampled_from(
    [{"date": "2023-10-04"}, {"persons": ["Ana Torr"]}, {"persons": ["Mira Sol"]}, {"type": "remand"},
     {"quotes": ["The lawyer Mira Sol"]}, {"date": "2023", "date_is": "before"}]
)  # fmt: skip
ANSWERS = st.one_of(
    st.tuples(st.just("accept"), st.none()), st.tuples(st.just("reject"), st.none()),
    st.tuples(st.just("correct"), FIELDS_GIVEN),
)  # fmt: skip


@settings(max_examples=5, deadline=None)
@given(
    decided=st.dictionaries(st.integers(0, 3), ANSWERS, min_size=1),
    added=st.booleans(),
    proposed=st.lists(st.tuples(CHANGES, st.booleans()), min_size=1, max_size=2),
)
def test_a_decision_survives_a_rebuild_whatever_the_extractor_proposes(
    decided: dict[int, tuple[str, dict[str, Any] | None]],
    added: bool,
    proposed: list[tuple[dict[int, dict[str, Any] | None], bool]],
) -> None:
    with tempfile.TemporaryDirectory() as folder, Registry.open(Path(folder) / "registry") as registry:
        source = Path(folder) / "a.txt"
        source.write_text(STORY)
        registry.build([source], extractor=Sentences())
        ids = [each.id for each in registry.claims]
        for place, (answer, fields) in sorted(decided.items()):
            getattr(registry.reviews, answer)(ids[place], *([] if fields is None else [fields]))
        if added:
            fields = {"type": "arrest", "persons": ["Ion Vek"], "quotes": ["the arrest of Ion Vek"]}
            registry.reviews.add(registry.documents[0].id, fields)
        before = content(registry)
        for number, (changes, nobody) in enumerate(proposed):
            registry.build([source], extractor=Altered(f"sentences {number + 2}", changes, nobody))
            _nothing_decided_is_lost(registry)
        registry.build([source], extractor=Sentences("sentences 99"))
        assert content(registry) == before


def _nothing_decided_is_lost(registry: Registry) -> None:
    stands, text = standing(registry), registry.document(registry.documents[0].id).text
    values = [but_quotes(each.claim) for each in stands]
    for held in registry.reviews:
        decided = held.review.decided
        if decided is not None:
            assert {name: decided[name] for name in FIELDS if name != "quotes"} in values
        else:
            assert held.review.claim_id not in {each.id for each in stands}
    assert all(text[quote.start : quote.end] == quote.text for each in stands for quote in each.claim.quotes)
    told_of = {name for act in registry.acts for each in act.claims for name in each.claim.persons}
    assert {name for each in stands for name in each.claim.persons} == told_of
