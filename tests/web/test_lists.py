"""The pages of lists: what is on each, all as one with how they overlap, and a page to print."""

from __future__ import annotations

import re
from datetime import date

import pytest
from tests.lists.spreadsheets import as_csv
from tests.web.conftest import Ask, asker
from tests.web.test_pages import words

from habeas.web.serve import application
from habeas.work.lists import ListsOf
from habeas.work.registry import Registry

HEAD = ["Name", "Date of arrest", "Remarks"]
HOSTILE = "<script>alert(1)</script> Ina Vold"


@pytest.fixture(scope="module")
def ask_lists(tmp_path_factory: pytest.TempPathFactory) -> Ask:
    """Asks for pages of a registry with two lists."""
    folder = tmp_path_factory.mktemp("lists")
    with Registry.open(folder / "registry") as registry:
        lists = ListsOf(registry.record)
        for name, body, rows in (
            ("a", "Union", [["Bek Orlan", "12.03.2024", "x"], ["", "2024", ""], [HOSTILE, "2024-01-02", ""]]),
            ("b", "League <b>", [["Bek Orlan", "13.03.2024", ""]]),
        ):
            (folder / f"{name}.csv").write_bytes(as_csv([HEAD, *rows]))
            lists.add(folder / f"{name}.csv", body, date(2024, 6, 1), country="XV")
    return asker(application(folder / "registry"))


def test_the_lists_are_told_with_what_is_to_be_looked_at(ask_lists: Ask) -> None:
    text = words(ask_lists("/lists").text)
    assert "Lists by organization and day" in text
    assert "Row 3: The row has no name" in text


def test_the_unified_list_shows_overlaps_and_differences_with_the_way_to_each_row(ask_lists: Ask) -> None:
    answer = ask_lists("/lists/unified")
    text = words(answer.text)
    assert "2 people on 2 lists" in text
    assert "13 March 2024 (League <b>) 12 March 2024 (Union)" in text
    assert "1 person is on both lists and 1 on only one list." in text
    assert 'class="differs"' in answer.text
    assert "<desc" in answer.text
    assert "<script>alert" not in answer.text
    address = next(each for each in re.findall(r'href="(/documents/[^"]*)"', answer.text) if "#" in each)
    page, _, anchor = address.partition("#")
    assert f'id="{anchor}"' in ask_lists(page).text


def test_it_is_cut_to_a_day_and_says_what_was_left_out(ask_lists: Ask) -> None:
    text = words(ask_lists("/lists/unified?on=2024-02-01").text)
    assert "Union, 1 June 2024 is 121 days later than the day asked about; it is left out." in text
    assert ask_lists("/lists/unified?on=June").status == 400


def test_the_page_to_print_is_a_file_without_scripts(ask_lists: Ask) -> None:
    answer = ask_lists("/lists/unified/file")
    assert "attachment" in answer.headers["Content-Disposition"]
    assert "<script>" not in answer.text
    assert "Unified list of 2 organizations" in answer.text


def test_the_page_offers_it_as_a_spreadsheet_a_table_and_a_page_of_the_same_day(ask_lists: Ask) -> None:
    page = ask_lists("/lists/unified?on=2024-06-01&country=XV").text
    offered = [
        part.partition('"')[0].replace("&amp;", "&") for part in page.split('href="') if "/unified/file" in part[:20]
    ]
    assert [address.partition("form=")[2].partition("&")[0] for address in offered] == ["xlsx", "csv", "html"]
    files = [ask_lists(address) for address in offered]
    assert [file.headers["Content-Disposition"].rpartition(".")[2] for file in files] == ['xlsx"', 'csv"', 'html"']
    assert all("on=2024-06-01&country=XV" in address for address in offered)
    assert "Bek Orlan" in files[1].text
    assert files[0].body.startswith(b"PK")
    assert ask_lists("/lists/unified/file?form=exe").status == 400
