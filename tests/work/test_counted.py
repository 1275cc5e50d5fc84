"""Decisions on reported numbers: kept in the log, told by drafts and series, taken back."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from tests.web.sample import make_registry
from typer.testing import CliRunner

from habeas.answers.count_reviews import REJECTED, VERIFIED
from habeas.cli.app import app
from habeas.errors import NotFound, StaleDecision
from habeas.work.counted import CountReviewsOf
from habeas.work.country_reports import leaning_of
from habeas.work.exporting import write_everything
from habeas.work.history import history
from habeas.work.registry import Registry
from habeas.work.reports import ReportsOf


@pytest.fixture
def registry(tmp_path: Path) -> Registry:
    make_registry(tmp_path / "registry")
    return Registry.open(tmp_path / "registry")


def number_of(registry: Registry) -> str:
    """The id of the number that the report on 2021 gives."""
    return next(each.id for each in registry.counts.where(country="XV") if each.count.low == 119)


def test_an_accepted_number_is_told_in_drafts_of_what_is_verified_until_that_is_taken_back(registry: Registry) -> None:
    reviews, number = CountReviewsOf(registry.record), number_of(registry)

    def text() -> str:
        return " ".join(one.text for one in ReportsOf(registry.record).write("XV", 2021).draft.sentences)

    assert "119 to 160" not in text()
    made = reviews.accept(number, because="the report says so", by="Ada")
    assert "there were 119 to 160 political prisoners" in text()
    found = list(registry.counts.where(country="XV"))
    assert {one: state for one, (state, _) in reviews.of(found).items()} == {number: VERIFIED}
    assert history(registry.record)[0].what == "the number “119–160 political prisoners” is right as it was read"
    registry.undo(made.id)
    assert "119 to 160" not in text()
    assert reviews.of(found) == {}


def test_a_rejected_number_is_in_no_series_and_no_draft(registry: Registry) -> None:
    reviews, number = CountReviewsOf(registry.record), number_of(registry)
    made = reviews.reject(number, by="Ada")
    assert set(reviews.states().values()) == {REJECTED}
    assert all(figure.low != 119 for figure in registry.series("political prisoners", "XV"))
    assert all(figure.low != 119 for figure in ReportsOf(registry.record).material("XV", 2021).figures)
    reviews.undo(number, made.id)
    assert any(figure.low == 119 for figure in registry.series("political prisoners", "XV"))


def test_a_decision_on_what_was_not_seen_or_is_not_there_is_refused(registry: Registry) -> None:
    reviews, number = CountReviewsOf(registry.record), number_of(registry)
    made = reviews.accept(number, seen=0)
    with pytest.raises(StaleDecision):
        reviews.reject(number, seen=0)
    with pytest.raises(StaleDecision):
        reviews.undo(number, made.id - 1)
    with pytest.raises(NotFound, match="no reported number"):
        reviews.accept("nothing")


def test_the_command_lists_numbers_and_decides(registry: Registry) -> None:
    folder, number = str(registry.folder), number_of(registry)
    run = CliRunner().invoke
    assert (
        f"{number}  unreviewed: 119–160 political prisoners" in run(app, ["review-count", "--registry", folder]).output
    )
    done = run(app, ["review-count", number, "--reject", "--because", "a typo", "--registry", folder])
    assert "is wrong as it was read" in done.output
    listed = run(app, ["review-count", "--state", "rejected", "--registry", folder]).output
    assert [line.split()[0] for line in listed.splitlines()[:1]] == [number]
    assert run(app, ["review-count", number, "--registry", folder]).exit_code != 0
    assert "undoes" in run(app, ["undo", "1", "--registry", folder]).output


def test_a_rejected_number_is_not_among_those_of_its_report(registry: Registry) -> None:
    document = registry.document(next(each.id for each in registry.documents if each.report_year == 2021))
    before = leaning_of(registry.record, document).counts
    CountReviewsOf(registry.record).reject(number_of(registry), by="Ada")
    assert leaning_of(registry.record, document).counts == before - 1


def test_an_export_of_everything_has_the_decisions_on_numbers(registry: Registry, tmp_path: Path) -> None:
    CountReviewsOf(registry.record).reject(number_of(registry), because="a misprint", by="Ada")
    write_everything(registry.record, tmp_path / "out", "jsonl", date(2025, 6, 1))
    rows = [json.loads(line) for line in (tmp_path / "out" / "decisions.jsonl").read_text().splitlines()]
    assert [(row["subject"], row["answer"], row["because"]) for row in rows] == [("counts", "reject", "a misprint")]
