"""The sections of the 21 country reports, as text, as web page and as PDF, against the headings of their markup."""

from __future__ import annotations

import csv
from collections import Counter, defaultdict
from pathlib import Path

import pytest

from habeas.documents.outline import Section, outlined
from habeas.documents.read import read

# Found and wrong among the 913 headings of each form. 911 are found with their paths: one report
# sets "D. Arbitrary Arrest or Detention" as a heading of level 3, and here it is the subsection that its letter says.
FOUND, WRONG = 0.995, 0.005


@pytest.fixture(scope="module")
def headings(shared: Path) -> dict[str, list[dict[str, str]]]:
    wanted: dict[str, list[dict[str, str]]] = defaultdict(list)
    with (shared / "country-reports" / "sections.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            wanted[row["file"]].append(row)
    return wanted


def _sections(path: Path) -> tuple[Section, ...]:
    found = outlined(read(path.read_bytes(), path.name))
    assert found is not None, path.name
    return found.sections


@pytest.mark.shared
@pytest.mark.parametrize("form", ["txt", "html"])
def test_headings_are_found_with_level_number_and_path(
    form: str, headings: dict[str, list[dict[str, str]]], shared: Path
) -> None:
    found, wrong, of = 0, 0, 0
    for name, rows in headings.items():
        wanted = Counter((int(row["level"]), row["number"] or None, _line(row["path"])) for row in rows)
        sections = _sections(shared / "country-reports" / Path(name).with_suffix(f".{form}"))
        got = Counter((each.level, each.number, each.path) for each in sections)
        found, wrong, of = found + (got & wanted).total(), wrong + (got - wanted).total(), of + len(rows)
    assert found >= FOUND * of, (found, of)
    assert wrong <= WRONG * of, (wrong, of)


@pytest.mark.shared
def test_sections_begin_and_end_where_they_do(headings: dict[str, list[dict[str, str]]], shared: Path) -> None:
    right, of = 0, 0
    for name, rows in headings.items():
        places = {(each.start, each.end) for each in _sections(shared / "country-reports" / name)}
        right += len(places & {(int(row["start"]), int(row["end"])) for row in rows})
        of += len(rows)
    assert right >= FOUND * of, (right, of)


@pytest.mark.shared
@pytest.mark.parametrize("name", ["2024-TJ", "2023-ER"])
def test_a_report_as_pdf_has_the_headings_of_its_page(
    name: str, headings: dict[str, list[dict[str, str]]], shared: Path, tmp_path: Path
) -> None:
    pdf = tmp_path / f"{name}.pdf"
    pdf.write_bytes(
        _as_pdf((shared / "country-reports" / f"{name}.txt").read_text(encoding="utf-8"), headings[f"{name}.txt"])
    )
    assert [each.path for each in _sections(pdf)] == [_line(row["path"]) for row in headings[f"{name}.txt"]]


def _line(path: str) -> str:
    return " ".join(path.split())


def _as_pdf(text: str, rows: list[dict[str, str]]) -> bytes:
    """The report set on pages, headings in larger type."""
    import json

    import typst

    starts = {int(row["start"]): int(row["level"]) for row in rows}
    blocks, position = ["#set page(width: 150mm, height: 220mm)", "#set text(size: 9pt)"], 0
    for block in text.split("\n\n"):
        level = starts.get(position)
        blocks.append(
            f"#{f'heading(level: {level})' if level else 'par'}[#text({json.dumps(block, ensure_ascii=False)})]"
        )
        position += len(block) + 2
    return bytes(typst.compile("\n".join(blocks).encode()))
