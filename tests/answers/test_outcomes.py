"""What followed a response in its time in custody, and who is held in silence."""

from __future__ import annotations

from datetime import date

from tests.acts.told import cases_of, told
from tests.build import a_date

from habeas.answers.outcomes import outcome_row, outcomes
from habeas.answers.silence import LastResponse, Silence, in_order, last_of, silence_row
from habeas.model import SourcedClaim

DAY = date(2024, 12, 31)


def followed(*claims: SourcedClaim) -> list[tuple[str, str | None, int | None, int | None]]:
    found = outcomes(cases_of(*claims), DAY)
    return [(one.order, one.change.kind if one.change else None, one.fewest, one.most) for one in found]


def appeal(day: str | None, **rest: object) -> SourcedClaim:
    return told("appeal", day, at=20, actors=("Bar",), **{"published": "2024-12", **rest})  # type: ignore[arg-type]


ARREST = told("arrest", "2024-03-01")


def test_days_lie_between_a_response_and_the_release_after_it() -> None:
    assert followed(ARREST, appeal("2024-03-05"), told("release", "2024-05-05", at=50)) == [
        ("after it", "release", 61, 61)
    ]


def test_a_month_gives_a_range_of_days() -> None:
    release = told("release", "2024-05", at=50, published="2024-06-01")
    assert followed(ARREST, appeal("2024-03-05"), release) == [("after it", "release", 57, 87)]


def test_what_had_been_told_by_the_day_of_the_response_is_not_its_outcome() -> None:
    remand = told("remand", "2024-03", at=40, published="2024-03-05", words="remanded to a prison")
    assert followed(ARREST, remand, appeal("2024-03-05")) == [("none on record", None, 301, 301)]


def test_where_dates_leave_open_which_came_first_it_is_said_and_no_sooner_than_no_day_at_all() -> None:
    release = told("release", "2024-05", at=50, published="2024-06-01")
    assert followed(ARREST, appeal("2024-05-10"), release) == [("perhaps after it", "release", 0, 21)]


def test_a_change_before_the_response_is_not_its_outcome() -> None:
    sentence = told("sentence", "2024-04-02", at=40, term="nine years")
    assert followed(ARREST, sentence, appeal("2024-05-10")) == [("none on record", None, 235, 235)]


def test_without_a_change_the_days_run_to_the_day_that_is_asked_for() -> None:
    assert followed(ARREST, appeal("2024-12")) == [("none on record", None, 0, 30)]


def test_no_number_is_made_up_for_a_response_that_nobody_dates() -> None:
    sentence = told("sentence", "2024-04-02", at=40, term="nine years")
    assert followed(ARREST, sentence, appeal(None)) == [("not known", None, None, None)]


def test_a_transfer_to_house_arrest_is_a_change_and_a_longer_remand_is_none() -> None:
    remand = told("remand", "2024-03-03", at=30, words="remanded in pre-trial detention")
    longer = told("remand", "2024-07-03", at=60, words="his pre-trial detention was extended")
    home = told("remand", "2024-08-01", at=90, words="moved to house arrest", by="b", published="2024-08-02")
    assert followed(ARREST, remand, appeal("2024-05-01"), longer, home) == [("after it", "house arrest", 92, 92)]


def test_a_row_carries_the_warning_that_order_is_not_cause() -> None:
    (one,) = outcomes(cases_of(ARREST, appeal("2024-03-05")), DAY)
    assert outcome_row(one)["warning"] == "order is not cause"


def silence(case: str, since: str | None, *responses: LastResponse) -> Silence:
    return Silence(case, case, case, "XV", a_date(since), len(responses), last_of(responses), DAY)


def responded(day: str | None, before: str | None = None) -> LastResponse:
    return LastResponse(f"act {day}", "appeal", ("Bar",), a_date(day), a_date(before))


def test_those_for_whom_nobody_spoke_come_first_and_then_the_longest_silence() -> None:
    some = [
        silence("heard", "2024-01-01", responded("2024-06-01"), responded("2024-11")),
        silence("unheard", "2024-02-01"),
        silence("no date", None),
        silence("long ago", "2020", responded("2021")),
    ]
    assert [(one.case, one.fewest, one.most) for one in in_order(some)] == [
        ("unheard", 334, 334),
        ("no date", None, None),
        ("long ago", 1096, 1460),
        ("heard", 31, 60),
    ]


def test_a_response_without_a_date_bounds_the_silence_on_one_side_only() -> None:
    one = silence("undated", "2024-01-01", responded(None, before="2024-10-01"))
    assert (one.fewest, one.most) == (91, None)
    assert silence_row(one)["last_before"] == "2024-10-01"
