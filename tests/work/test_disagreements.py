"""Where sources differ people choose what is shown: the others stay, the choice outlives rebuilds and can be undone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from tests.sentences import Sentences
from tests.work.altered import Altered
from tests.work.corpus import LEAD

from habeas import model
from habeas.claims.extract import Failed
from habeas.claims.gate import Proposals
from habeas.dates import PartialDate
from habeas.errors import AlreadyDecided, NotFound, StaleDecision
from habeas.work.derive import derive
from habeas.work.registry import Registry

STORIES = {
    "one.txt": LEAD + "Police arrested Ion Vek on 2023-10-03. Nobody else was there.",
    "two.txt": LEAD + "Police arrested Ion Vek on 2023-10-04. A neighbour had called them to the mill.",
}


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    folder = tmp_path / "in"
    folder.mkdir()
    for name, text in STORIES.items():
        (folder / name).write_text(text + "\n")
    return folder


@pytest.fixture
def filled(registry: Registry, corpus: Path) -> Registry:
    registry.build([corpus], extractor=Sentences())
    return registry


def shown(registry: Registry) -> list[str]:
    """The dates of all acts."""
    return [str(act.date) for act in registry.acts]


def chosen(registry: Registry) -> list[str]:
    """The values that are chosen, of all disagreements."""
    (act,) = registry.disagreements.acts()
    return [told.value for one in registry.disagreements.of([act])[act.id] for told in one.values if told.chosen]


def choose(registry: Registry, value: str, **told: object) -> int:
    (act,) = registry.disagreements.acts()
    return registry.disagreements.choose(act.id, "date", value, **told).id  # type: ignore[arg-type]


def test_sources_that_differ_are_listed_with_each_value_and_its_claims(filled: Registry) -> None:
    (act,) = filled.disagreements.acts()
    (one,) = filled.disagreements.of([act])[act.id]
    assert [(told.value, len(told.claims), told.chosen) for told in one.values] == [
        ("2023-10-03", 1, False),
        ("2023-10-04", 1, False),
    ]
    assert filled.disagreements.fields() == [("date", False, 1)]
    assert shown(filled) == ["2023-10"]


def test_a_value_that_a_person_gave_says_so_beside_those_that_sources_give(filled: Registry) -> None:
    told = next(each for each in filled.claims if str(each.claim.date) == "2023-10-04")
    filled.reviews.correct(told.id, {"date": "2023-10-05"}, because="the annex says so", by="ana")
    (act,) = filled.disagreements.acts()
    (one,) = filled.disagreements.of([act])[act.id]
    assert [(told.value, told.by_people) for told in one.values] == [("2023-10-03", False), ("2023-10-05", True)]
    (gave,) = one.values[1].given.values()
    assert (gave.by, gave.fields, gave.read, gave.because) == (
        "ana", ("date",), {"date": "2023-10-04"}, "the annex says so"
    )  # fmt: skip


def test_a_value_that_nobody_corrected_is_given_by_no_person(filled: Registry) -> None:
    told = next(each for each in filled.claims if str(each.claim.date) == "2023-10-04")
    filled.reviews.correct(told.id, {"place": "Halem"}, by="ana")
    (act,) = filled.disagreements.acts()
    assert [told.by_people for one in filled.disagreements.of([act])[act.id] for told in one.values] == [False, False]
    assert [each.fields for each in filled.reviews.given(act.claims).values()] == [("place",)]


def test_what_is_chosen_is_shown_and_the_others_stay(filled: Registry) -> None:
    choose(filled, "2023-10-04", because="the warrant says so", by="ana")
    assert shown(filled) == ["2023-10-04"]
    (act,) = filled.acts
    assert [value for dispute in act.disputes for value, _ in dispute.values] == ["2023-10-03", "2023-10-04"]
    assert chosen(filled) == ["2023-10-04"]
    assert str(filled.case("Ion Vek").cases[0].case.start) == "2023-10-04"
    assert filled.disagreements.fields() == [("date", True, 1)]


def test_a_choice_survives_a_rebuild_and_gives_what_deriving_anew_gives(filled: Registry, corpus: Path) -> None:
    choose(filled, "2023-10-04")
    before = [repr(act) for act in filled.acts], [repr(each.case) for each in filled.cases()]
    derive(filled.record)
    assert ([repr(act) for act in filled.acts], [repr(each.case) for each in filled.cases()]) == before
    filled.build([corpus], extractor=Sentences("sentences 2"))
    assert shown(filled) == ["2023-10-04"]
    assert chosen(filled) == ["2023-10-04"]


def test_a_choice_can_be_undone_and_brought_back(filled: Registry) -> None:
    number = choose(filled, "2023-10-03")
    undo = filled.disagreements.undo(number)
    assert shown(filled) == ["2023-10"]
    assert chosen(filled) == []
    with pytest.raises(AlreadyDecided):
        filled.undo(number)
    filled.undo(undo.id)
    assert shown(filled) == ["2023-10-03"]


def test_the_later_of_two_choices_is_shown(filled: Registry) -> None:
    choose(filled, "2023-10-03")
    choose(filled, "2023-10-04")
    assert shown(filled) == ["2023-10-04"]


def test_whoever_chose_meanwhile_is_not_overruled_unseen(filled: Registry) -> None:
    choose(filled, "2023-10-03", by="ana")
    with pytest.raises(StaleDecision, match="ana chose “2023-10-03” meanwhile"):
        choose(filled, "2023-10-04", seen=0)
    assert shown(filled) == ["2023-10-03"]


def test_a_value_that_no_source_gives_is_refused(filled: Registry) -> None:
    with pytest.raises(NotFound, match="they say: 2023-10-03; 2023-10-04"):
        choose(filled, "2023-10-05")
    with pytest.raises(NotFound, match="do not differ on the place"):
        filled.disagreements.choose(next(iter(filled.acts)).id, "place", "Halem")
    with pytest.raises(NotFound, match="no such act any more"):
        filled.disagreements.choose("0" * 40, "date", "2023-10-03")


def test_a_choice_is_an_entry_of_the_log(filled: Registry) -> None:
    choose(filled, "2023-10-03", because="the court file", by="ana")
    (entry,) = filled.decisions
    assert (entry.decision.subject, entry.decision.by, entry.decision.because) == (
        "disagreements",
        "ana",
        "the court file",
    )
    assert entry.state == "holds"


def test_a_choice_whose_document_is_read_otherwise_has_no_effect_and_stays(filled: Registry, corpus: Path) -> None:
    choose(filled, "2023-10-04")
    (corpus / "two.txt").write_text(LEAD + "Police arrested Ana Torr on 2022-01-09.\n")
    filled.build([corpus], extractor=Sentences())
    assert len(filled.decisions) == 1


def test_a_choice_holds_though_its_claim_is_read_in_other_words(filled: Registry, corpus: Path) -> None:
    number = choose(filled, "2023-10-04")
    filled.build([corpus], extractor=Altered("sentences 2", {0: {"shorter": True}}))
    assert (shown(filled), chosen(filled)) == (["2023-10-04"], ["2023-10-04"])
    filled.undo(number)
    assert (shown(filled), chosen(filled)) == (["2023-10"], [])


def test_a_choice_never_turns_into_another_value(filled: Registry, corpus: Path) -> None:
    choose(filled, "2023-10-04")
    (corpus / "three.txt").write_text(LEAD + "Police arrested Ion Vek on 2023-10-05. The mill was shut.\n")
    filled.build([corpus], extractor=OneDay("sentences 2"))
    assert (shown(filled), chosen(filled)) == (["2023-10"], [])
    assert filled.disagreements.fields() == [("date", False, 1)]
    (act,) = filled.disagreements.acts()
    ((one,),) = filled.disagreements.of([act]).values()
    assert one.choice is not None
    assert (one.choice.value, one.settled) == ("2023-10-04", False)


class OneDay(Sentences):
    """Reads the fourth of October as the third."""

    def propose(self, documents: Iterable[model.Document]) -> Iterator[Proposals | Failed]:
        for proposals in super().propose(documents):
            assert not isinstance(proposals, Failed)
            claims = (
                replace(claim, date=PartialDate(2023, 10, 3)) if str(claim.date) == "2023-10-04" else claim
                for claim in proposals.claims
            )
            yield replace(proposals, claims=tuple(claims))


def test_a_case_on_a_day_is_found_without_reading_all_cases(filled: Registry) -> None:
    day = date(2023, 12, 1)
    assert len(filled.cases(on=day, status="held")) == 1
    assert len(filled.cases(on=day, status="not held")) == 0
    assert len(filled.cases(on=date(2023, 9, 1), status="not held")) == 1


def test_the_history_tells_of_a_choice_in_words(filled: Registry) -> None:
    number = choose(filled, "2023-10-03", by="ana")
    filled.disagreements.undo(number, by="ben")
    assert [(change.by, change.what) for change in filled.history()] == [
        ("ben", f"takes back {number}: of what sources say of the date, “2023-10-03” is shown"),
        ("ana", "of what sources say of the date, “2023-10-03” is shown"),
    ]
