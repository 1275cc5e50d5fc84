"""Each page says what the registry says, with the way back to the sentence; and says so when there is nothing."""

from __future__ import annotations

import re
from collections import Counter
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urljoin

import pytest
from tests.web.conftest import Ask
from tests.web.sample import ARREST, sample

from habeas.web import settings
from habeas.work.registry import Registry

DOCUMENTS = {document.name: document for document, _ in sample()}
ARREST_ID = DOCUMENTS["arrest.html"].id
ADDRESSES = ["/", "/documents", f"/documents/{ARREST_ID}", "/people", "/people/daro-velin", "/cases", "/counts",
             "/organizations", "/organizations/open-cells", "/acts", "/claims", "/census", "/lists", "/lists/unified",
             "/counts?what=political+prisoners", "/responses", "/responses?show=silence", "/responses?show=outcomes",
             "/responses?show=questions", "/search", "/search?q=velin", "/about", "/calendar?month=2025-04",
             "/calendar?view=list&month=2025-04"]  # fmt: skip


def words(html: str) -> str:
    """The text of a page, with single spaces."""
    visible = re.sub(r"<(script|style)\b.*?</\1>", " ", html, flags=re.DOTALL)
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", visible)).split())


@pytest.mark.parametrize("address", ADDRESSES)
def test_every_page_can_be_read_and_says_that_a_machine_read_it(ask: Ask, address: str) -> None:
    answer = ask(address)
    assert answer.status == 200
    assert "Read by machine; what people reviewed says so." in words(answer.text)


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_page_of_an_empty_registry_says_so(ask_empty: Ask, address: str) -> None:
    expected = 404 if re.match(r"/(documents|people|organizations)/", address) else 200
    assert ask_empty(address).status == expected


def test_the_overview_of_an_empty_registry_tells_how_to_begin(ask_empty: Ask) -> None:
    assert "habeas build FOLDER" in words(ask_empty("/").text)


def test_a_fault_of_ours_is_a_page_without_its_traceback(ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_: Registry) -> None:
        raise RuntimeError("a secret of the registry")

    monkeypatch.setattr(Registry, "facets", broken)
    answer = ask("/documents")
    assert answer.status == 500
    assert "Something is broken This page could not be made." in words(answer.text)
    assert "secret" not in answer.text
    assert answer.headers["Content-Security-Policy"].startswith("default-src 'self'")


def test_the_overview_counts_what_is_there(ask: Ask) -> None:
    text = words(ask("/").text)
    for tally in ("9 documents read", "4 people named", "4 cases", "3 numbers that sources report"):
        assert tally in text
    assert "1 file set aside" in text


def test_the_list_of_documents_names_them_and_what_was_set_aside(ask: Ask) -> None:
    text = words(ask("/documents").text)
    assert "Journalist taken from his flat in Halem" in text
    assert "sample/empty.pdf empty.pdf is empty; get it again." in text


def test_the_list_of_documents_can_be_narrowed(ask: Ask) -> None:
    text = words(ask("/documents?publisher=Open+Cells").text)
    assert "1 document ALERT: editor of Lantern detained" in text
    assert "Statement on the arrest" not in text
    assert "4 documents" in words(ask("/documents?publisher=State+Office").text)
    assert "1 document " in words(ask("/documents?report_year=2022").text)


def test_a_filter_that_fits_nothing_says_so(ask: Ask) -> None:
    assert "No document is like that." in words(ask("/documents?publisher=Nobody").text)


def test_a_document_shows_all_of_its_text(ask: Ask) -> None:
    shown = words(_without_references(_sheet(ask(f"/documents/{ARREST_ID}").text)))
    for paragraph in ARREST.split("\n\n"):
        assert " ".join(paragraph.split()) in shown


def test_a_claim_and_its_quote_lead_to_each_other(ask: Ask) -> None:
    html = ask(f"/documents/{ARREST_ID}").text
    start = ARREST.index("Police arrested")
    place = f"at-{start}-{ARREST.index('2024.') + 5}"
    [key] = re.findall(rf'<li class="claim" id="(read-\d+)"[^>]*>(?:(?!</li>).)*href="#{place}"', html, re.DOTALL)
    assert re.search(rf'id="{place}"></span>(?:<span class="place" id="[^"]+"></span>)*Police arrested', html)
    assert re.search(rf'2024\.</mark><a class="reference act" href="#{key}"', html)


def test_a_document_tells_what_was_guessed(ask: Ask) -> None:
    assert "About Tolvania guessed" in words(ask(f"/documents/{DOCUMENTS['2022-XV.txt'].id}").text)
    assert "guessed" not in words(ask(f"/documents/{ARREST_ID}").text)


def test_questions_answers_bylines_and_boilerplate_are_told_apart(ask: Ask) -> None:
    text = words(ask(f"/documents/{DOCUMENTS['interview.txt'].id}").text)
    assert "Question Q: How is your client? Answer A: He was beaten" in text
    assert "Not part of the story Leave a review Follow us on social networks" in words(
        ask(f"/documents/{ARREST_ID}").text
    )


def test_a_person_is_found_under_every_spelling(ask: Ask) -> None:
    for spelling in ("Velin", "V%C3%A9lin", "daro"):
        assert "Daro Velin" in words(ask(f"/people?name={spelling}").text)
    assert "Nobody here is called that" in words(ask("/people?name=Zzz").text)


def test_a_letter_lists_those_whose_name_begins_with_it(ask: Ask) -> None:
    assert "1 person whom documents name" in words(ask("/people?letter=T").text)


def test_a_person_has_every_case_with_its_acts_in_order(ask: Ask) -> None:
    text = words(ask("/people/daro-velin?on=2025-01-15").text)
    text = text[text.index("In custody from 2019") :]
    earlier = ["In custody from 2019 to March 2021", "Sentence", "two years", "Release"]
    later = ["In custody from December 2024", "Arrest", "Remand", "smuggling", "Torture or ill-treatment", "alleged"]
    places = [text.index(each) for each in [*earlier, *later, "Appeal", "Condemnation"]]
    assert places == sorted(places)
    assert "held on 15 January 2025" in text


def test_sources_that_differ_are_shown_side_by_side(ask: Ask) -> None:
    assert "2 independent sources" in words(ask("/people/daro-velin").text)
    text = words(ask("/people/daro-velin").text)
    assert "Sources differ on the date 3 December 2024 The Halem Courier , 6 December 2024" in text
    assert "6 December 2024 4 December 2024 Open Cells , 7 December 2024" in text


def test_a_response_says_who_made_it(ask: Ask) -> None:
    text = words(ask("/people/daro-velin").text)
    assert "Appeal 1 independent source unreviewed Who made it Open Cells" in text


def test_the_cases_of_a_person_are_drawn_and_every_dot_leads_to_its_act(ask: Ask) -> None:
    html = ask("/people/daro-velin?on=2025-01-15").text
    svg = html[html.index("<svg") : html.index("</svg>")]
    dots = re.findall(r'<a href="#(act-[0-9a-f]+)" aria-label="([^"]+)"><title>([^<]+)</title>', svg)
    assert [title for _, title, _ in dots] == [
        "Sentence, 2019", "Release, March 2021", "Arrest, December 2024", "Remand, 5 December 2024",
        "Torture or ill-treatment, 9 December 2024", "Appeal, 7 December 2024", "Condemnation, 10 December 2024",
    ]  # fmt: skip
    assert all(title == shown and f'<li id="{act}">' in html for act, title, shown in dots)
    bars = re.findall(r'<g role="img" aria-label="Custody: began between ([^"]+)">', svg)
    assert bars == [
        "1 January 2019 and 31 December 2019, ended between 1 March 2021 and 31 March 2021; last spoken of 2019",
        (
            "1 December 2024 and 31 December 2024, the day of its end is not known by 15 January 2025; "
            "last spoken of 7 December 2024"
        ),
    ]


def test_a_series_is_drawn_and_told_in_a_table_with_the_same_figures(ask: Ask) -> None:
    html = ask("/counts?what=political+prisoners&country=XV").text
    svg = html[html.index("<svg") : html.index("</svg>")]
    told = [words(each) for each in re.findall(r'<th role="rowheader"[^>]*>.*?</th>', html)]
    assert told == ["119–160", "approximately 156", "at least 90", "no figure in this report"]
    assert re.findall(r'<text class="value"[^>]*>([^<]*)<', svg) == [*told[:3], "no figure"]
    assert "Political prisoners in Tolvania" in words(html)


def test_every_point_and_every_row_of_a_series_leads_to_its_sentence(ask: Ask) -> None:
    html = ask("/counts?what=political+prisoners").text
    points = re.findall(
        r'<a href="(/documents/[0-9a-f]{64}(?:#at-\d+-\d+)?)"', html[html.index("<svg") : html.index("</svg>")]
    )
    rows = re.findall(r'<a href="(/documents/[0-9a-f]{64}(?:#at-\d+-\d+)?)"', html[html.index("<tbody") :])
    assert points == rows
    assert len(points) == 4
    for address in points[:3]:
        page, _, place = address.partition("#")
        assert f'id="{place}"' in ask(page).text


def test_the_classes_that_are_counted_can_be_chosen(ask: Ask) -> None:
    html = ask("/counts").text
    assert '<a href="/counts?what=political%20prisoners">political prisoners</a> <span class="faint">(3)</span>' in html
    assert '<option value="political prisoners"></option>' in html


def test_a_number_that_nobody_reports_says_so_and_claims_no_zero(ask: Ask) -> None:
    html = ask("/counts?what=lighthouses").text
    assert "<svg" not in html
    assert set(re.findall(r'<th role="rowheader"[^>]*>(.*?)</th>', html)) <= {"no figure in this report"}


def test_every_quote_on_a_persons_page_leads_to_a_place_in_its_document(ask: Ask) -> None:
    html = ask("/people/daro-velin").text
    links = re.findall(r'<footer><a href="/documents/([0-9a-f]{64})#(at-\d+-\d+)"', html)
    assert len(links) >= 8
    for document, place in links:
        assert f'id="{place}"' in ask(f"/documents/{document}").text


def test_someone_of_whom_nothing_is_claimed_says_so(ask: Ask) -> None:
    assert "no claim that was read says what was done to them" in words(ask("/people/ama-velin").text)


def test_cases_stand_as_they_did_on_the_day(ask: Ask) -> None:
    before = words(ask("/cases?on=2020-06-01&status=held").text)
    assert "1 case as of 1 June 2020" in before
    assert "Daro Velin held" in before
    assert "Tessa Orn held" in words(ask("/cases?on=2025-06-01&status=held").text)


@pytest.mark.parametrize(("address", "sentence"), [
    ("/cases?on=yesterday", "“yesterday” is no day; write it like 2024-12-31."),
    ("/cases?status=free", "“free” is no status; there are: held, not held, unknown."),
    ("/documents?page=two", "“two” is no number"),
    ("/documents?report_year=²", "is no number"),
    ("/search?q=" + "a" * 401, "longer than 400 characters"),
])  # fmt: skip
def test_a_question_that_means_nothing_is_refused_in_a_sentence(ask: Ask, address: str, sentence: str) -> None:
    answer = ask(address)
    assert answer.status == 400
    assert sentence in words(answer.text)


@pytest.mark.parametrize("address", ["/nothing", "/documents/ffff", "/people/nobody", "/documents/", "/people/a/b"])
def test_what_is_not_there_is_said_to_be_not_there(ask: Ask, address: str) -> None:
    answer = ask(address)
    assert answer.status == 404
    assert "<h1>" in answer.text


def test_search_finds_people_claims_and_documents(ask: Ask) -> None:
    html = ask("/search?q=smuggling").text
    text = words(html)
    assert "What was done and said Remand Daro Velin 5 December 2024" in text
    assert "on a charge of <mark>smuggling</mark>" in html
    assert "People Tessa Orn" in words(ask("/search?q=orn").text)


@pytest.mark.parametrize("asked", ["%22", "AND", "NEAR(a", "*", "a%22b", "(", "%00", "-", "text:x", "col%3Aumn%20OR"])
def test_nothing_that_is_searched_for_breaks_the_search(ask: Ask, asked: str) -> None:
    assert ask(f"/search?q={asked}").status == 200


class Outline(HTMLParser):
    """What assistive technology goes by: headings, names, labels, landmarks."""

    def __init__(self) -> None:
        super().__init__()
        self.headings: list[int] = []
        self.ids: list[str] = []
        self.labelled: set[str] = set()
        self.fields: list[dict[str, str | None]] = []
        self.drawings: list[dict[str, str | None]] = []
        self.landmarks: list[str] = []
        self.tables = self.captions = 0
        self.references: list[str] = []

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        given = dict(attributes)
        if re.fullmatch(r"h[1-6]", tag):
            self.headings.append(int(tag[1]))
        if given.get("id"):
            self.ids.append(str(given["id"]))
        self.references += str(given.get("aria-labelledby") or "").split()
        if tag == "label":
            self.labelled.add(str(given.get("for")))
        if tag in ("input", "select", "textarea"):
            self.fields.append(given)
        if tag in ("svg", "img"):
            self.drawings.append(given)
        if tag in ("main", "nav", "header", "footer"):
            self.landmarks.append(tag)
        self.tables += tag == "table"
        self.captions += tag == "caption"


@pytest.mark.parametrize("address", [*ADDRESSES, "/nothing"])
def test_a_page_can_be_used_without_seeing_it(ask: Ask, address: str) -> None:
    outline = Outline()
    html = ask(address).text
    outline.feed(html)
    assert outline.headings[0] == 1
    assert outline.headings.count(1) == 1
    assert all(after - before <= 1 for before, after in zip(outline.headings, outline.headings[1:], strict=False))
    assert len(outline.ids) == len(set(outline.ids))
    assert set(outline.references) <= set(outline.ids)
    shown = [field for field in outline.fields if field.get("type") != "hidden"]
    assert [field for field in shown if field.get("id") not in outline.labelled] == []
    # A bar beside its number in words is nothing to be read out.
    told = [drawing for drawing in outline.drawings if drawing.get("aria-hidden") != "true"]
    assert [drawing for drawing in told if not drawing.get("aria-labelledby")] == []
    assert outline.landmarks.count("main") == 1
    assert outline.tables == outline.captions
    assert '<html lang="en" dir="ltr">' in html
    assert '<a class="skip" href="#main">' in html


def test_what_is_one_picture_to_a_screen_reader_has_no_links_in_it() -> None:
    pictures = [
        found
        for template in (Path(settings.__file__).parent / "templates").rglob("*.html")
        for found in re.findall(r'<(svg|g)\b[^>]*role="img"(.*?)</\1>', template.read_text("utf-8"), re.DOTALL)
    ]
    assert len(pictures) > 1
    assert [inside[:80] for _, inside in pictures if "<a " in inside] == []


def test_no_link_of_any_page_leads_nowhere(ask: Ask) -> None:
    waiting, answers, places = ["/"], {}, set()
    # A month leads to the next one without end, and a filter to many: of one page so many are looked at.
    asked: Counter[str] = Counter()
    while waiting:
        address = waiting.pop()
        asked[address.partition("?")[0]] += 1
        if asked[address.partition("?")[0]] > 12:
            continue
        answers[address] = answer = ask(address)
        if "html" not in answer.headers["Content-Type"]:
            continue
        for link in map(unescape, re.findall(r'<a[^>]* href="([^"]+)"', answer.text)):
            page, _, place = urljoin(address, link).partition("#")
            places.add((page, place))
            if page not in answers and page not in waiting:
                waiting.append(page)
    assert [address for address, answer in answers.items() if answer.status != 200] == []
    assert len(answers) > 50
    looked_at = [(page, place) for page, place in places if place and page in answers]
    assert [(page, place) for page, place in looked_at if f' id="{place}"' not in answers[page].text] == []


def _sheet(html: str) -> str:
    return html[html.index('<article class="sheet"') : html.index("</article>")]


def _without_references(html: str) -> str:
    plain = re.sub(r'<a class="reference.*?</a>', "", re.sub(r'<span class="who">.*?</span>', "", html))
    return re.sub(r"</?(?:span|mark)\b[^>]*>", "", plain)


def test_an_organization_page_tells_what_it_did_and_where(ask: Ask) -> None:
    text = words(ask("/organizations/halem-courier").text)
    assert "The Halem Courier" in text
    assert "Journalist taken" in text or "arrest.html" in text


def test_organizations_can_be_narrowed_by_kind(ask: Ask) -> None:
    assert "that documents name" in words(ask("/organizations?kind=ministry").text)
    assert "No document here names such an organization" in words(ask("/organizations?kind=party").text)


def test_an_unknown_organization_is_not_found(ask: Ask) -> None:
    assert ask("/organizations/nobody").status == 404
