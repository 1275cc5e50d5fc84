"""In a registry that asks for it a claim is verified only when a second person agrees; nobody's decision is lost."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from tests.work.test_reviewing import as_derived_anew, claim, queue
from tests.work.test_survival import one

from habeas.errors import StaleDecision, UnknownTerm
from habeas.work import home
from habeas.work.accounts import AccountsOf
from habeas.work.registry import Registry

__all__ = ["one"]


@pytest.fixture
def two(one: Registry) -> Registry:
    one.settle("two-people", "on", by="ana")
    return one


def state(registry: Registry, claim_id: str) -> str:
    return registry.reviews.claim(claim_id).review


def test_a_claim_is_verified_at_once_where_nobody_asked_for_a_second_person(one: Registry) -> None:
    arrest = claim(one, "arrest", "Ion Vek")
    assert arrest.review == "unreviewed"
    one.reviews.accept(arrest.id, by="ana")
    assert state(one, arrest.id) == "verified"


def test_a_claim_is_accepted_by_one_until_a_second_person_agrees(two: Registry) -> None:
    arrest = claim(two, "arrest", "Ion Vek")
    two.reviews.accept(arrest.id, by="ana")
    two.reviews.agree(arrest.id, by="ana")
    assert state(two, arrest.id) == "accepted by one"
    second = two.reviews.agree(arrest.id, by="ben")
    assert state(two, arrest.id) == "verified"
    two.undo(second.id)
    assert state(two, arrest.id) == "accepted by one"
    assert as_derived_anew(two)


def test_a_second_person_agrees_with_a_correction_as_it_stands(two: Registry) -> None:
    arrest = claim(two, "arrest", "Ion Vek")
    two.reviews.correct(arrest.id, {"date": "2023-10-04", "date_is": "before"}, by="ana")
    two.reviews.agree(arrest.id, by="ben")
    stands = two.reviews.claim(arrest.id)
    assert (stands.review, stands.date_given, stands.claim.date) == ("verified", "before 2023-10-04", None)


def test_who_corrects_what_another_accepted_is_the_first_again(two: Registry) -> None:
    arrest = claim(two, "arrest", "Ion Vek")
    two.reviews.accept(arrest.id, by="ana")
    two.reviews.correct(arrest.id, {"date": "2023-10-04"}, by="ben")
    assert state(two, arrest.id) == "accepted by one"
    two.reviews.agree(arrest.id, by="ana")
    assert state(two, arrest.id) == "verified"


def test_what_one_accepted_waits_for_everybody_else(two: Registry) -> None:
    arrest = claim(two, "arrest", "Ion Vek")
    two.reviews.accept(arrest.id, by="ana")
    assert arrest.id in queue(two)
    first = two.reviews.first(reader="ben")
    assert first is not None
    assert (first.claim_id, first.why) == (arrest.id, "accepted by one, waits for a second")
    assert two.reviews.waiting(reader="ana") == two.reviews.waiting() - 1
    two.reviews.agree(arrest.id, by="ben")
    assert arrest.id not in queue(two)


def test_the_first_page_counts_what_waits_for_whoever_asks(two: Registry) -> None:
    def waits(reader: str | None) -> int:
        return home.home(two.record, date(2024, 6, 1), home.moment(two.record), reader).claims

    before = waits("ana")
    two.reviews.accept(claim(two, "arrest", "Ion Vek").id, by="ana")
    assert (waits("ana"), waits("ben"), waits(None)) == (before - 1, before, before)
    assert waits("ana") == two.reviews.waiting(reader="ana")


def test_an_added_claim_needs_a_second_person_too(two: Registry) -> None:
    fields = {"type": "threat", "persons": ["Ion Vek"], "quotes": ["The lawyer Mira Sol spoke"]}
    made = two.reviews.add(two.documents[0].id, fields, by="ana")
    assert state(two, made.claim_id) == "accepted by one"
    two.reviews.agree(made.claim_id, by="ben")
    assert state(two, made.claim_id) == "verified"


def test_what_an_annotator_corrects_is_accepted_by_one_until_a_reviewer_agrees(one: Registry) -> None:
    AccountsOf(one.record).add("omar", "annotator")
    AccountsOf(one.record).add("lena", "reviewer")
    arrest = claim(one, "arrest", "Ion Vek")
    one.reviews.correct(arrest.id, {"date": "2023-10-04"}, by="omar")
    assert state(one, arrest.id) == "accepted by one"
    assert one.reviews.waiting(reader="omar") == one.reviews.waiting(reader="lena") - 1
    one.reviews.agree(arrest.id, by="lena")
    assert state(one, arrest.id) == "verified"
    assert as_derived_anew(one)


def test_two_spellings_of_one_account_are_one_person(two: Registry) -> None:
    arrest = claim(two, "arrest", "Ion Vek")
    two.reviews.accept(arrest.id, by="lena")
    two.reviews.agree(arrest.id, by="Lena")
    assert state(two, arrest.id) == "accepted by one"


def test_settling_it_changes_the_words_at_once_and_stays_on_record(one: Registry) -> None:
    arrest = claim(one, "arrest", "Ion Vek")
    one.reviews.accept(arrest.id, by="ana")
    one.settle("two-people", "on", by="ben")
    assert state(one, arrest.id) == "accepted by one"
    [setting] = [each for each in one.settings if each.name == "two-people"]
    assert (setting.name, setting.value, setting.by) == ("two-people", "on", "ben")
    one.settle("two-people", "off", by="ana")
    assert state(one, arrest.id) == "verified"


@pytest.mark.parametrize(("name", "value"), [("two-people", "maybe"), ("three-people", "on")])
def test_what_is_no_setting_is_refused(one: Registry, name: str, value: str) -> None:
    with pytest.raises(UnknownTerm):
        one.settle(name, value)


def test_tables_and_the_check_of_a_registry_say_how_far_each_claim_is(two: Registry) -> None:
    arrest, release = claim(two, "arrest", "Ion Vek"), claim(two, "release", "Ana Torr")
    two.reviews.accept(arrest.id, by="ana")
    two.reviews.reject(release.id, by="ana")
    words = {row["id"]: row["review"] for row in two.claims.rows()}
    assert (words[arrest.id], words[release.id]) == ("accepted by one", "rejected")
    assert set(words.values()) == {"accepted by one", "rejected", "unreviewed"}
    assert two.verify().reviews == {
        "unreviewed": 2, "accepted by one": 1, "verified": 0, "rejected": 1, "reopened": 0
    }  # fmt: skip
    assert [each.id for each in two.claims.where(review="accepted by one")] == [arrest.id]
    [row] = [row for row in two.acts.rows() if arrest.id in row["claims"]]
    assert row["reviews"] == ["accepted by one"]


def test_of_two_who_decide_at_once_the_later_is_told_and_both_decisions_are_kept(two: Registry) -> None:
    arrest = claim(two, "arrest", "Ion Vek")
    first = two.reviews.agree(arrest.id, by="ana", seen=0)
    with pytest.raises(StaleDecision, match="ana"):
        two.reviews.agree(arrest.id, by="ben", seen=0)
    two.reviews.reject(arrest.id, by="ben", seen=first.id)
    assert [(each.decision.by, each.state) for each in two.decisions] == [("ben", "holds"), ("ana", "holds")]


def test_rejected_and_corrected_claims_reach_organizations_at_once(tmp_path: Path, registry: Registry) -> None:
    from tests.work.altered import Altered
    from tests.work.corpus import LEAD

    (tmp_path / "a.txt").write_text(
        LEAD + "Police arrested Ion Vek on 2023-10-04. Human Rights Watch said no more. Police searched homes."
    )
    registry.build([tmp_path / "a.txt"], extractor=Altered("sentences 1", {0: {"actors": ("Human Rights Watch",)}}))
    arrest = claim(registry, "arrest", "Ion Vek")

    def doers() -> dict[str, int]:
        return {line.organization.name: line.claims for line in registry.organizations}

    assert doers() == {"Human Rights Watch": 1}
    made = registry.reviews.reject(arrest.id)
    assert doers() == {}
    registry.reviews.undo(made.id)
    assert doers() == {"Human Rights Watch": 1}
    registry.reviews.correct(arrest.id, {"actors": ["Committee to Protect Journalists"]})
    assert doers() == {"Committee to Protect Journalists": 1}
    before = doers()
    assert as_derived_anew(registry)
    assert doers() == before
