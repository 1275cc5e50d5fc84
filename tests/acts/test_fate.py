"""What became of an act as it was told."""

from __future__ import annotations

from tests.acts.told import acts_of, told
from tests.build import a_card, a_date

from habeas.acts.fate import fates
from habeas.model import Act, DocumentCard

STORY = tuple(range(96))


def version(name: str, published: str, **rest: object) -> DocumentCard:
    return a_card(id=name, name=name, publisher="The Halem Courier", published=published, **rest)


def sentences(act: Act) -> list[str]:
    return [fate.sentence for fate in fates(act)]


def test_a_denial_says_who_denies() -> None:
    said = told("torture", "2024-03-05", by="a", modality="alleged")
    denied = told("torture", "2024-03-05", by="b", modality="denied", speaker="the prison service")
    (act,) = acts_of(said, denied)
    assert sentences(act) == ["Denied by the prison service (b, 2024-06-01)."]
    assert act.modality == "alleged"


def test_an_allegation_that_is_taken_back_is_still_told() -> None:
    said = told("torture", "2024-03-05", by="a", modality="alleged")
    back = told("torture", "2024-03-05", by="b", words="His brother withdrew the allegation of beatings on 5 March.")
    (act,) = acts_of(said, back)
    assert sentences(act) == ["Withdrawn by b, 2024-06-01."]


def test_a_later_document_that_says_it_corrects_gives_the_value_that_holds() -> None:
    first = told("sentence", "2024-03-05", by="a", term="nine years", published="2024-03-05")
    words = "The term is seven years, not, as reported on the day, nine."
    later = told("sentence", "2024-03-05", by="b", term="seven years", published="2024-03-07", words=words)
    (act,) = acts_of(first, later)
    assert sentences(act) == ["The term, first told as nine years, was corrected to seven years by b, 2024-03-07."]
    assert act.term == "seven years"
    assert [dispute.field for dispute in act.disputes] == ["term"]


def test_a_newer_version_of_an_article_corrects_the_older_one() -> None:
    old, new = version("1", "2024-03-05", sketch=STORY), version("2", "2024-03-06", sketch=STORY)
    (act,) = acts_of(
        told("arrest", "2024-03-05", document=old, id="1"), told("arrest", "2024-03-04", document=new, id="2")
    )
    assert sentences(act) == [
        "The date, first told as 2024-03-05, was corrected to 2024-03-04 by The Halem Courier, 2024-03-06."
    ]
    assert act.date == a_date("2024-03-04")


def test_an_article_under_the_same_address_is_a_version_of_it() -> None:
    old, new = (version(str(day), f"2024-03-0{day}", url="https://courier.example/1") for day in (5, 6))
    (act,) = acts_of(
        told("sentence", "2024-03-05", document=old, id="1", term="nine years"),
        told("sentence", "2024-03-05", document=new, id="2", term="eight years"),
    )
    assert act.term == "eight years"


def test_a_later_source_that_only_differs_corrects_nothing() -> None:
    first = told("sentence", "2024-03-05", by="a", term="nine years", published="2024-03-05")
    later = told("sentence", "2024-03-05", by="b", term="seven years", published="2024-03-07")
    (act,) = acts_of(first, later)
    assert fates(act) == ()
    assert [dispute.field for dispute in act.disputes] == ["term"]


def test_an_earlier_document_never_corrects_a_later_one() -> None:
    words = "Contrary to earlier reports, she was arrested on 5 March."
    first = told("arrest", "2024-03-05", by="a", published="2024-03-05", words=words)
    later = told("arrest", "2024-03-06", by="b", published="2024-03-07")
    assert fates(acts_of(first, later)[0]) == ()


def test_an_act_that_nobody_disputes_has_no_fate() -> None:
    assert fates(acts_of(told("arrest", "2024-03-05"))[0]) == ()


def test_who_reported_it_first_corrects_nothing() -> None:
    first = told("arrest", "2024-03-05", by="a", published="2024-03-05")
    words = "The Halem Courier first reported the arrest of 6 March."
    (act,) = acts_of(first, told("arrest", "2024-03-06", by="b", published="2024-03-07", words=words))
    assert fates(act) == ()
