"""The words of a page: dates never more precise than they are, types by their labels, names as they are."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from django.utils.translation import override
from tests.acts.told import acts_of, told
from tests.build import a_card, a_claim

from habeas.answers.wording import country_words, date_words, facts, whom
from habeas.dates import PartialDate
from habeas.model import Act, Quote
from habeas.web.localized import language_words
from habeas.web.wording import (
    document_address,
    fates_of,
    kind_words,
    person_address,
    published,
    reviewed,
    thousands,
    when,
    with_code,
)


@pytest.mark.parametrize(("known", "said"), [
    (PartialDate(2024), "2024"),
    (PartialDate(2024, 12), "December 2024"),
    (PartialDate(2024, 12, 3), "3 December 2024"),
    (date(2024, 1, 31), "31 January 2024"),
    (None, "date not known"),
])  # fmt: skip
def test_a_date_is_said_as_precisely_as_it_is_known(known: PartialDate | date | None, said: str) -> None:
    assert date_words(known) == said


def test_a_date_keeps_its_precision_for_machines() -> None:
    assert when(PartialDate(2024, 12)) == '<time datetime="2024-12">December 2024</time>'


def test_a_claim_says_only_what_it_has() -> None:
    assert facts(a_claim("arrest")) == []
    assert facts(a_claim("arrest", actors=("police", "masked men"), charges=("fraud",), modality="denied")) == [
        ("By whom", "police; masked men"), ("Charge", "fraud"), ("How firmly", "denied"),
    ]  # fmt: skip
    assert facts(a_claim("appeal", actors=("Open Cells",), speaker="Ama")) == [
        ("Who made it", "Open Cells"), ("As told by", "Ama"),
    ]  # fmt: skip


def test_whom_it_was_done_to_is_named_as_the_claim_does() -> None:
    assert whom(a_claim(person=("Maria", "Ama"), organizations=("Lantern",))) == "Maria, Ama, Lantern"
    assert whom(a_claim(person=None, group="two journalists")) == "two journalists"
    assert whom(Act("a", "arrest", (), person_name="Maria")) == "Maria"


def test_addresses_hold_nothing_that_could_leave_them() -> None:
    assert person_address('a"/../b?c#d') == "/people/a%22%2F..%2Fb%3Fc%23d"
    assert document_address("ab", Quote(3, 9, "x")) == "/documents/ab#at-3-9"


def test_countries_go_by_their_names_and_strange_codes_stay() -> None:
    assert [country_words(code) for code in ("AZ", "Q9", None)] == ["Azerbaijan", "Q9", ""]


def test_numbers_have_their_thousands_apart() -> None:
    assert [thousands(number) for number in (0, 12400, None)] == ["0", "12,400", ""]


def test_an_act_says_who_denies_it() -> None:
    said = told("torture", "2024-03-05", by="a", modality="alleged")
    denied = told("torture", "2024-03-05", by="b", modality="denied", speaker="the prison service")
    (act,) = acts_of(said, denied)
    assert [fate.sentence for fate in fates_of(act)] == ["Denied by the prison service (b, 2024-06-01)."]


def test_an_act_is_reviewed_as_far_as_the_claim_that_got_furthest_and_never_further() -> None:
    def act(*reviews: str) -> Act:
        (made,) = acts_of(
            *(replace(told("arrest", "2024-03-05", at=at), review=each) for at, each in enumerate(reviews))
        )
        return made

    assert reviewed(act("unreviewed", "unreviewed")) == "unreviewed"
    assert reviewed(act("unreviewed", "accepted by one")) == "accepted by one"
    assert reviewed(act("unreviewed", "verified", "accepted by one")) == "verified"
    assert reviewed(act("reopened", "unreviewed")) == "reopened"


def test_an_annual_report_without_a_day_is_told_by_its_year() -> None:
    assert published(a_card(published=None, report_year=2018)) == "<span>report on 2018</span>"
    assert published(a_card(published=None)) == '<span class="faint">date not known</span>'
    assert published(a_card(published="2019-03-13", report_year=2018)) == when(PartialDate(2019, 3, 13))


@pytest.mark.parametrize(("kind", "said"), [("ngo", "NGO"), ("court", "court"), (None, "")])
def test_a_kind_of_organization_is_said_as_one_would_write_it(kind: str | None, said: str) -> None:
    assert kind_words(kind) == said


@pytest.mark.parametrize(
    ("page", "code", "said"),
    [("en", "fa", "Persian"), ("ru", "en", "английский"), ("en", "qqq", "qqq"), ("en", None, None)],
)
def test_a_language_is_said_by_its_name(page: str, code: str | None, said: str | None) -> None:
    with override(page):
        assert language_words(code) == said


def test_what_stands_in_backticks_is_code_and_nothing_else_becomes_markup() -> None:
    assert with_code("whose `review` says <so>") == "whose <code>review</code> says &lt;so&gt;"
