"""In which language a page answers, and what stays as it is in every language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import lxml.html
import pytest
from django.template.loader import get_template
from django.utils.translation import override
from tests.web.conftest import Answer
from tests.web.sample import sample
from tests.web.visitor import Visitor

from habeas.answers.bounds import bound_words
from habeas.answers.custody_words import bound as bound_shown
from habeas.answers.custody_words import forms_words
from habeas.answers.wording import date_words, given_words
from habeas.cases.detention import Bound
from habeas.dates import PartialDate
from habeas.web.localized import in_its_own, in_language, told
from habeas.web.serve import application
from habeas.web.wording import signed, thousands, when

ARREST = next(document.id for document, _ in sample() if document.name == "arrest.html")


@pytest.fixture
def visitor(folder: Path) -> Visitor:
    return Visitor(application(folder))


def language_of(answer: Answer) -> str:
    return answer.text.partition('<html lang="')[2].partition('"')[0]


@pytest.mark.parametrize(("asked", "language"), [
    ("", "en"), ("az", "az"), ("ru-RU,ru;q=0.9,en;q=0.5", "ru"), ("fr,az;q=0.8", "az"), ("de", "en"), ("x" * 900, "en"),
])  # fmt: skip
def test_a_page_speaks_the_first_of_the_browsers_languages_that_there_is(
    visitor: Visitor, asked: str, language: str
) -> None:
    answer = visitor.get("/about", HTTP_ACCEPT_LANGUAGE=asked)
    assert language_of(answer) == answer.headers["Content-Language"] == language
    assert "Accept-Language" in answer.headers["Vary"]


def test_the_language_that_was_chosen_is_kept_and_the_page_is_shown_again(visitor: Visitor) -> None:
    visitor.get("/people")
    chosen = visitor.post("/language", {"language": "ru", "next": "/people?letter=A"})
    assert (chosen.status, chosen.headers["Location"]) == (303, "/people?letter=A")
    assert language_of(visitor.get("/people", HTTP_ACCEPT_LANGUAGE="az")) == "ru"
    assert visitor.attributes["habeas-language"]["samesite"] == "Lax"


def test_whoever_is_not_signed_in_chooses_too(visitor: Visitor) -> None:
    assert 'value="az" lang="az"' in visitor.get("/login").text
    assert visitor.post("/language", {"language": "az", "next": "/login"}).status == 303


@pytest.mark.parametrize("elsewhere", ["https://evil.example/", "//evil.example", "javascript:alert(1)"])
def test_choosing_leads_to_no_other_site(visitor: Visitor, elsewhere: str) -> None:
    visitor.get("/people")
    assert visitor.post("/language", {"language": "az", "next": elsewhere}).headers["Location"] == "/"


def test_a_language_that_there_is_not_is_refused(visitor: Visitor) -> None:
    visitor.get("/people")
    answer = visitor.post("/language", {"language": "tlh", "next": "/people"})
    assert answer.status == 400
    assert "is no language of these pages" in answer.text
    assert "habeas-language" not in visitor.cookies


def test_a_cookie_with_a_language_that_there_is_not_is_as_none(visitor: Visitor) -> None:
    visitor.cookies["habeas-language"] = "tlh"
    assert language_of(visitor.get("/about", HTTP_ACCEPT_LANGUAGE="ru")) == "ru"


def test_the_api_speaks_english_whatever_is_asked(visitor: Visitor) -> None:
    english = visitor.get("/api/cases").text
    visitor.cookies["habeas-language"] = "ru"
    assert visitor.get("/api/cases", HTTP_ACCEPT_LANGUAGE="ru").text == english
    assert "Nothing in this registry has that address" in visitor.get("/api/nothing", HTTP_ACCEPT_LANGUAGE="ru").text


def test_a_page_is_in_one_language_and_says_of_english_sentences_that_they_are(visitor: Visitor) -> None:
    page = visitor.get("/review", HTTP_ACCEPT_LANGUAGE="az").text
    assert "Növbəni daralt" in page
    assert 'class="told" id="told" lang="en" dir="ltr">' in page
    assert "Narrow" not in page


def test_a_document_keeps_its_own_language(visitor: Visitor) -> None:
    page = visitor.get(f"/documents/{ARREST}", HTTP_ACCEPT_LANGUAGE="ru").text
    assert language_of(visitor.get(f"/documents/{ARREST}", HTTP_ACCEPT_LANGUAGE="ru")) == "ru"
    assert '<article class="sheet" data-selectable aria-labelledby="text-heading" lang="en" dir="ltr">' in page


def test_what_a_drawing_is_made_of_keeps_its_points(visitor: Visitor) -> None:
    """A comma in a coordinate would be another coordinate."""
    page = visitor.get("/people/daro-velin", HTTP_ACCEPT_LANGUAGE="ru").text
    drawn = page.partition("<svg")[2].partition("</svg>")[0]
    english = visitor.get("/people/daro-velin").text.partition("<svg")[2].partition("</svg>")[0]
    assert numbers(drawn) == numbers(english) != []


def numbers(drawn: str) -> list[str]:
    import re

    return re.findall(r' (?:x|x1|x2|y|y1|y2|cx|cy|width|height|viewBox)="([^"]*)"', drawn)


@pytest.mark.parametrize(("language", "day", "month", "before", "number", "weight"), [
    ("en", "3 December 2024", "December 2024", "before May 2024", "12,400", "−0.35"),
    ("az", "3 dekabr 2024", "dekabr 2024", "may 2024 tarixindən əvvəl", "12\xa0400", "−0,35"),
    ("ru", "3 декабря 2024", "декабрь 2024", "до мая 2024", "12\xa0400", "−0,35"),
])  # fmt: skip
def test_dates_and_numbers_are_written_as_the_language_does(
    language: str, day: str, month: str, before: str, number: str, weight: str
) -> None:
    with override(language):
        assert date_words(date(2024, 12, 3)) == day
        assert date_words(PartialDate.parse("2024-12")) == month
        assert date_words(PartialDate.parse("2024")) == "2024"
        assert given_words("before 2024-05") == before
        assert (thousands(12400), signed(-0.35)) == (number, weight)
        assert when(PartialDate.parse("2024-12")) == f'<time datetime="2024-12">{month}</time>'


def test_what_has_no_translation_stays_and_is_marked_as_english() -> None:
    with override("az"):
        assert in_language("held") == told("held") == "həbsdə"
        assert told("<b>by") == '<span lang="en" dir="ltr">&lt;b&gt;by</span>'
        assert in_its_own(None) == ' lang="" dir="auto"'
    with override("en"):
        assert told("<b>by") == "<b>by"
        assert in_its_own(None) == ""
        assert in_its_own("ar") == ' lang="ar" dir="rtl"'
        assert in_its_own("xx") == ' lang="xx" dir="auto"'
    assert in_language("") == in_language(None) == ""


@pytest.fixture
def written_from_right_to_left() -> Iterator[None]:
    with override("ar"):
        yield


@pytest.mark.usefixtures("visitor", "written_from_right_to_left")
def test_a_language_from_right_to_left_turns_the_page() -> None:
    assert '<html lang="ar" dir="rtl">' in get_template("wrong.html").render({})
    assert '<html lang="ar" dir="rtl">' in get_template("500.html").render({})


@pytest.mark.parametrize(
    ("bound", "english", "russian"),
    [
        (None, "not known", "неизвестно"),
        (Bound(None, date(2024, 5, 5)), "by 5 May 2024", "не позднее 5 мая 2024"),
        (Bound(date(2024, 5, 1), date(2024, 5, 31)), "May 2024", "май 2024"),
        (
            Bound(date(2024, 5, 1), date(2024, 5, 30)),
            "between 1 May 2024 and 30 May 2024",
            "между 1 мая 2024 и 30 мая 2024",
        ),
    ],
)
def test_a_bound_is_worded_in_the_language_of_the_page(bound: Bound | None, english: str, russian: str) -> None:
    assert bound_shown(bound) == bound_words(bound) == english
    with override("ru"):
        assert bound_shown(bound) == russian


def test_a_form_of_custody_is_not_called_as_a_body_of_the_same_name_is() -> None:
    with override("ru"):
        assert forms_words(["military", "house arrest"]) == "военное заключение или домашний арест"
        assert in_language("military") == "армия"


@pytest.mark.parametrize(("language", "title"), [("az", "Həbsdə olanların sayımı"), ("ru", "Перепись заключённых")])
def test_a_census_names_its_figures_and_coordinates_in_the_language_of_the_page(
    visitor: Visitor, language: str, title: str
) -> None:
    page = visitor.get("/census?on=2025-06-01&country=XV", HTTP_ACCEPT_LANGUAGE=language).text
    assert f"<h1>{title}</h1>" in page
    assert re.findall(r'<(?:dt|span|caption)><span lang="en"[^>]*>([^<]*)', page) == []
    assert 'lang="en" dir="ltr"><strong>At least 2 people' in page


def test_the_numbers_of_a_drawing_have_points_in_every_language(visitor: Visitor) -> None:
    page = visitor.get("/census?on=2025-06-01&country=XV", HTTP_ACCEPT_LANGUAGE="ru").text
    assert "<rect" in page
    assert re.findall(r'(?:x|y|cx|cy|x1|y1|width)="[\d.]+,[\d]+"', page) == []


@pytest.mark.parametrize(("language", "said"), [("en", "freed by 3 May 2024"), ("ru", "freed by 3 мая 2024")])
def test_days_in_a_sentence_are_written_as_people_write_them(language: str, said: str) -> None:
    from habeas.web.localized import with_days

    with override(language):
        assert with_days("freed by 2024-05-03").startswith(said)
        assert with_days("freed by 2024-05-03", "en") == "freed by 3 May 2024"


def test_what_only_looks_like_a_day_stays_as_it_is() -> None:
    from habeas.web.localized import with_days

    with override("en"):
        assert with_days("visits of 2004-17, case 12-2024-05-03") == "visits of 2004-17, case 12-2024-05-03"


HEARD = ("aria-label", "title", "alt")


@pytest.mark.parametrize("path", [
    "/", "/people/daro-velin", "/cases", "/census?on=2025-06-01&country=XV", "/reconcile?on=2023-12-01",
    "/counts?what=political+prisoners&country=XV", "/history", "/disagreements", f"/documents/{ARREST}",
])  # fmt: skip
def test_no_day_is_told_as_a_machine_writes_it(visitor: Visitor, path: str) -> None:
    page = lxml.html.fromstring(visitor.get(path).text)
    heard = [value for each in page.iter() for name in HEARD if (value := each.get(name))]
    # A label that says how a date is to be written has to show one.
    shown = page.xpath("//body//text()[not(ancestor::label or ancestor::script or ancestor::time)]")
    assert [words for words in (*heard, *shown) if re.search(r"\b\d{4}-\d\d\b", words)] == []
