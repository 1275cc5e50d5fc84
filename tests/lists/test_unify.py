"""Several lists become one: everybody once, disagreements side by side, whatever order the rows are in."""

from __future__ import annotations

import io
from datetime import date

from hypothesis import given
from hypothesis import strategies as st
from tests.lists.spreadsheets import as_csv

from habeas.answers.unified import headings, table, write_csv, write_xlsx
from habeas.answers.unified_page import overlaps, write_page
from habeas.lists.columns import Wanted
from habeas.lists.model import Entry, Listing
from habeas.lists.rows import read_list
from habeas.lists.unify import UnifiedList, unify

DAY = date(2024, 6, 1)
HEAD = ["Name", "Arrested", "Charge", "Region", "Status"]
FIRST = [["Ina Vold", "2024-03", "Art. 5", "Halvar", "remand"], ["Bek Orlan", "2023-05-01", "", "", ""],
         ["Ina Vold", "2024-03", "Art. 5", "Halvar", "remand"]]  # fmt: skip
SECOND = [["Ina Vold", "12.03.2024", "ст. 5", "Халвар", "sentenced"], ["Bek Orlan", "2023-05-02", "", "", "held"],
          ["=Mor Tallis", "2024", "", "", ""]]  # fmt: skip


def a_list(number: int, body: str, rows: list[list[str]]) -> tuple[Listing, list[Entry]]:
    reading = read_list(as_csv([HEAD, *rows]), f"{number}.csv", DAY, Wanted())
    listing = Listing(number, f"{number:064}", f"{number}.csv", body, DAY, reading.columns)
    return listing, [Entry(number, row, row.name.strip("= ").lower(), row.name.strip("= ")) for row in reading.rows]


def unified(*lists: tuple[Listing, list[Entry]]) -> UnifiedList:
    return unify([listing for listing, _ in lists], [entry for _, entries in lists for entry in entries])


def both() -> UnifiedList:
    return unified(a_list(1, "Union", FIRST), a_list(2, "League", SECOND))


def test_everybody_is_in_it_once_with_the_lists_that_have_them() -> None:
    assert [(person.name, person.on) for person in both().people] == [
        ("Bek Orlan", (1, 2)), ("Ina Vold", (1, 2)), ("Mor Tallis", (2,)),
    ]  # fmt: skip


def test_lists_agree_where_what_they_say_may_be_one_and_differ_side_by_side() -> None:
    bek, ina, _ = both().people
    assert (bek.differs, ina.differs) == (("arrested",), ("status",))
    arrested = bek.field("arrested")
    assert arrested is not None
    assert [(one.value, [entry.listing for entry in one.entries]) for one in arrested.values] == [
        ("2023-05-01", [1]), ("2023-05-02", [2]),
    ]  # fmt: skip
    assert bek.field("charge") is None


@given(st.permutations(FIRST), st.permutations(SECOND))
def test_in_which_order_rows_stand_changes_nothing_but_their_numbers(
    first: list[list[str]], second: list[list[str]]
) -> None:
    def said(found: UnifiedList) -> object:
        fields = [[(f.name, f.agree, [v.value for v in f.values]) for f in person.fields] for person in found.people]
        return [(person.name, person.on) for person in found.people], fields, overlaps(found)

    assert said(unified(a_list(1, "Union", first), a_list(2, "League", second))) == said(both())


def test_the_table_names_the_rows_and_who_says_what() -> None:
    found = both()
    rows = [[cell.text for cell in row] for row in table(found)]
    assert headings(found)[:5] == ["No", "Name", "Also written", "Union, 2024-06-01", "League, 2024-06-01"]
    assert rows[1][3:5] == ["row 2; row 4", "row 2"]
    assert rows[0][5] == "2023-05-01 (Union); 2023-05-02 (League)"


def test_no_cell_of_a_csv_is_a_formula() -> None:
    file = io.StringIO()
    write_csv(both(), file)
    assert "'=Mor Tallis" in file.getvalue()
    assert ",=Mor" not in file.getvalue()


def test_every_cell_of_the_spreadsheet_leads_to_its_row_and_none_is_run() -> None:
    from openpyxl import load_workbook

    file = io.BytesIO()
    write_xlsx(both(), {1: [HEAD, *FIRST], 2: [HEAD, *SECOND]}, file)
    book = load_workbook(io.BytesIO(file.getvalue()))
    assert book.sheetnames == ["Unified list", "Lists", "List 1", "List 2"]
    sheet = book["Unified list"]
    link = sheet["E2"].hyperlink
    assert (sheet["E2"].value, link.location or link.target) == ("row 3", "#'List 2'!A3")
    assert book["List 2"]["A3"].value == "Bek Orlan"
    assert sheet.auto_filter.ref == sheet.dimensions
    widths = [sheet.column_dimensions[letter].width for letter in "AB"]
    assert widths[0] < len("Mor Tallis") < widths[1]
    assert (book["List 2"]["A4"].value, book["List 2"]["A4"].data_type) == ("=Mor Tallis", "s")


def test_the_page_to_print_leads_to_rows_and_runs_nothing() -> None:
    listing, entries = a_list(1, "<script>Union", [["<b>Ina</b> Vold", "2024", "", "", ""]])
    file = io.StringIO()
    write_page(unify([listing], entries), {1: [HEAD, ["<b>Ina</b> Vold"]]}, file, title="List <1>", told=["One & all."])
    page = file.getvalue()
    assert "<script" not in page
    assert "<b>" not in page
    assert '<a href="#list-1-row-2">' in page
    assert 'id="list-1-row-2"' in page
    assert "only: 1" in page
    # On a phone a wide table is moved by itself, with the keyboard too.
    assert '<meta name="viewport" content="width=device-width' in page
    assert page.count('<div class="wide" tabindex="0" role="region" aria-label=') == page.count("<table") == 2
    assert "<main>" in page
