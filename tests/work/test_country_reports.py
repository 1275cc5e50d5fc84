"""Country reports that are cut off, two in one file, or on a country that nobody knows: nothing of them is lost."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from habeas.documents.editions import edition
from habeas.documents.outline import PASSAGE, outlined
from habeas.errors import NotFound
from habeas.record.sections import noted, outlined_of, store_sections
from habeas.work.country_reports import compare, countries_and_years, leaning_of, report_asked, report_of
from habeas.work.registry import Registry

ARREST = "On May 3, police arrested the weaver Ida Tol in Halem, according to the NGO Open Looms."


def a_report(name: str, year: int) -> str:
    blocks = [f"{year} Country Reports on Human Rights Practices"]
    for section in edition(name).sections:
        letter = f"{section.number[-1]}. " if section.number and "." in section.number else ""
        blocks += [
            f"{letter}{section.title}",
            ARREST if section.topics[0] == "arbitrary_arrest" else "Nothing else was told.",
        ]
    return "\n\n".join(blocks[1:])


@pytest.fixture(scope="module")
def registry(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Registry]:
    folder = tmp_path_factory.mktemp("reports")
    whole = a_report("state-2023", 2023)
    texts = {
        "2023-AZ.txt": whole,
        "2022-AZ.txt": a_report("state-2022", 2022)[: len(whole) // 2],
        "both.txt": f"{whole}\n\n{a_report('state-2023', 2023)}",
        "report.txt": whole.replace("Halem", "Tol Ber"),
    }
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    with Registry.open(folder / "registry") as opened:
        opened.build([folder / name for name in texts])
        yield opened


def _id(registry: Registry, name: str) -> str:
    return next(each.id for each in registry.documents if each.name == name)


def test_a_report_that_is_cut_in_half_keeps_what_is_there(registry: Registry) -> None:
    found = report_of(registry.record, report_asked(registry.record, "AZ:2022"))
    assert "7" in found.outline.missing
    assert "cut off" in found.outline.notes[0]
    assert [each.claim.type for each in found.claims] == ["arrest"]


def test_two_reports_in_one_file_are_noticed_and_both_are_read(registry: Registry) -> None:
    outline = outlined_of(registry.record, _id(registry, "both.txt"))
    assert outline is not None
    assert "two reports" in outline.notes[0]
    assert len(outline.sections) == 2 * len(edition("state-2023").sections)


def test_a_report_on_a_country_that_nobody_knows_is_read_by_its_id(registry: Registry) -> None:
    document = report_asked(registry.record, _id(registry, "report.txt"))
    assert document.country is None
    assert report_of(registry.record, document).outline.edition == "state-2023"
    assert ("AZ", 2023) in countries_and_years(registry.record)
    assert compare(registry.record, _id(registry, "report.txt"), "AZ:2023").in_time is False


def test_a_year_without_a_report_names_the_years_that_there_are(registry: Registry) -> None:
    with pytest.raises(NotFound, match="There are reports on 2022, 2023"):
        report_asked(registry.record, "AZ:1999")
    with pytest.raises(NotFound, match="There is none"):
        report_asked(registry.record, "XV:2023")


def test_a_report_whose_sections_were_never_read_is_not_said_to_be_missing(registry: Registry) -> None:
    from habeas.record import models

    document = report_asked(registry.record, "AZ:2022")
    models.Report.objects.using(registry.record.alias).filter(document=document.id).delete()
    try:
        with pytest.raises(NotFound, match=r"2022-AZ\.txt is there.* Build the registry again"):
            report_asked(registry.record, "AZ:2022")
    finally:
        store_sections(registry.record, document.id, outlined(document))


def test_the_build_warns_of_a_report_that_is_cut_off_and_not_of_a_passage(registry: Registry) -> None:
    from habeas.record import models

    long_ago = datetime(2000, 1, 1, tzinfo=UTC)
    assert "cut off" in noted(registry.record, long_ago)["2022-AZ.txt"][0]
    rows = models.Report.objects.using(registry.record.alias).filter(document=_id(registry, "2022-AZ.txt"))
    kept = rows.get().notes
    rows.update(notes=[PASSAGE])
    try:
        assert "2022-AZ.txt" not in noted(registry.record, long_ago)
    finally:
        rows.update(notes=kept)


def test_a_claim_rests_on_the_source_of_its_sentence(registry: Registry) -> None:
    found = leaning_of(registry.record, report_asked(registry.record, "AZ:2023"))
    assert (found.attributed, found.claims) == (1, 1)
    assert found.sources[0].who == "Open Looms"


def test_rows_of_a_country_have_each_year_once(registry: Registry) -> None:
    rows = list(registry.country_years.where(country="AZ").rows())
    assert [(row["year"], row["arbitrary_arrest_acts"]) for row in rows] == [(2022, 1), (2023, 1)]
