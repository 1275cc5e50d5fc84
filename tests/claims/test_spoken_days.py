"""Relative days in quoted words count from the day on which they were spoken: all names invented for these tests."""

from __future__ import annotations

from habeas.claims.extract import Failed, extract
from habeas.claims.rules import RuleExtractor
from habeas.dates import PartialDate
from habeas.documents.read import read
from habeas.documents.sidecar import Sidecar


def dates_of_arrests(*paragraphs: str) -> list[PartialDate | None]:
    """The dates of the arrests in news of Friday, 10 May 2024."""
    told = Sidecar("A paper", PartialDate(2024, 5, 10), None, "GE", "en")
    document = read("\n\n".join(paragraphs).encode(), "news.txt", told)
    (extraction,) = extract([document], RuleExtractor())
    assert not isinstance(extraction, Failed)
    return [claim.date for claim in extraction.claims if claim.type == "arrest"]


def test_yesterday_is_the_day_before_the_words_were_spoken() -> None:
    lead = "The lawyer Salome Gvasalia spoke to reporters on Tuesday."
    said = "“Police arrested my client Nino Beridze yesterday,” Salome Gvasalia said."
    assert dates_of_arrests(lead, said) == [PartialDate(2024, 5, 6)]


def test_yesterday_is_the_day_before_publication_where_no_day_is_told() -> None:
    said = "“Police arrested my client Nino Beridze yesterday,” Salome Gvasalia said."
    assert dates_of_arrests(said) == [PartialDate(2024, 5, 9)]


def test_who_spoke_on_two_days_leaves_open_which_one_is_meant() -> None:
    leads = "Salome Gvasalia spoke on Tuesday. Salome Gvasalia criticized the police on Wednesday."
    said = "“Police arrested my client Nino Beridze yesterday,” Salome Gvasalia said."
    assert dates_of_arrests(leads, said) == [PartialDate(2024, 5, 9)]


def test_what_is_only_criticized_is_not_dated_by_the_criticism() -> None:
    text = "Salome Gvasalia on Tuesday criticized the government's decision to arrest Nino Beridze."
    assert dates_of_arrests(text) == [None]
