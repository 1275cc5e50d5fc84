"""The story of the sample corpus, from its files to the cases: what `make demo` shows has to be so."""

import importlib.util
import socket
from datetime import date
from pathlib import Path

import pytest

import habeas
from habeas.documents.read import read

ROOT = Path(__file__).resolve().parents[1]
EXAMPLES = ROOT / "examples"
pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def registry(tmp_path_factory):
    def refuse(*arguments):
        raise AssertionError("a build may not open a connection")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", refuse)
        patch.setattr(socket, "getaddrinfo", refuse)
        with habeas.open(tmp_path_factory.mktemp("examples") / "registry") as registry:
            registry.build([EXAMPLES])
            yield registry


def held_on(registry, day):
    return {each.case.person_name for each in registry.cases(on=day, country="XV", status="held")}


def acts_of(registry, name, kind, day=date(2025, 6, 1)):
    return [act for act in registry.case(name, on=day).acts if act.type == kind]


# --- documents -----------------------------------------------------------------------------------------


def test_what_cannot_be_read_is_listed_with_its_reason(registry):
    reasons = {Path(aside.path).name: aside.reason for aside in registry.set_asides}
    lists = {"families-2024-11-20.csv", "lantern-2024-12-01.xlsx", "legal-aid-2024-11-28.csv"}
    assert set(reasons) == {"README.md", "empty.txt", "voice message.ogg", *lists}
    assert all("habeas list add" in reasons[name] for name in lists)
    assert "is empty" in reasons["empty.txt"]
    assert "sound recording" in reasons["voice message.ogg"]


def test_everything_else_is_read_and_the_same_bytes_only_once(registry):
    beside = (".meta.json", ".columns.toml")
    files = [path for path in EXAMPLES.rglob("*") if path.is_file() and not path.name.endswith(beside)]
    assert len(registry.documents) == len(files) - 3 - 3 - 1
    assert {document.country for document in registry.documents} == {"XV"}
    kinds = {registry.document(document.id).kind for document in registry.documents}
    assert kinds == {"text", "html", "pdf", "docx", "email"}


def test_every_file_has_its_hash_and_every_quote_is_in_its_text(registry):
    report = registry.verify()
    assert report.faults == ()
    for claim in registry.claims:
        text = registry.document(claim.document.id).text
        for quote in claim.claim.quotes:
            assert text[quote.start : quote.end] == quote.text


def test_a_second_build_reads_nothing_again(registry):
    claims = [claim.id for claim in registry.claims]
    report = registry.build([EXAMPLES])
    assert (report.new, report.reread) == (0, 0)
    assert [claim.id for claim in registry.claims] == claims


def test_nothing_is_read_from_a_script_a_menu_or_a_comment(registry):
    quotes = " ".join(quote.text for claim in registry.claims for quote in claim.claim.quotes)
    for never in ("was released yesterday", "Halvar beat Dorsa", "sentenced to six years?", "shame on them"):
        assert never not in quotes


def test_the_pdf_and_docx_files_are_those_that_the_script_makes():
    file = ROOT / "tests" / "example_files" / "make_binary.py"
    specification = importlib.util.spec_from_file_location("make_binary", file)
    make_binary = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(make_binary)
    for names, make in ((make_binary.PDF, make_binary.pdf_of), (make_binary.DOCX, make_binary.docx_of)):
        for name, path in names.items():
            assert make(name) == make(name)
            committed, made = (EXAMPLES / path).read_bytes(), make(name)
            assert read(committed, path).text == read(made, path).text


# --- people, acts, cases -------------------------------------------------------------------------------


def test_one_person_is_found_under_every_spelling(registry):
    persons = {registry.case(name).person.id for name in ("Davën Mirakov", "Daven Mirakov", "Давен Мираков")}
    assert len(persons) == 1


def test_the_sources_of_the_arrest_disagree_on_the_day_and_a_copy_is_no_source(registry):
    (arrest,) = acts_of(registry, "Davën Mirakov", "arrest")
    publishers = {claim.document.publisher for claim in arrest.claims}
    assert publishers >= {"TolWire", "Halvar Post", "Press Shield International"}
    assert arrest.sources < len(publishers), "the Halvar Post copied TolWire's story"
    days = {value for dispute in arrest.disputes if dispute.field == "date" for value, _ in dispute.values}
    assert {"2024-03-12", "2024-03-13"} <= days


def test_both_terms_that_sources_give_for_one_sentence_stay(registry):
    claims = [claim.claim.term for act in acts_of(registry, "Davën Mirakov", "sentence") for claim in act.claims]
    assert {"seven years", "seven and a half years"} <= set(claims)


def test_who_is_held_changes_with_the_day(registry):
    before, winter, summer = (held_on(registry, day) for day in (date(2022, 9, 1), date(2024, 12, 1), date(2025, 6, 1)))
    editor, docker, blogger = (
        registry.case(name).person.name for name in ("Daven Mirakov", "Tomas Brezhin", "Marek Dol")
    )
    assert {editor, docker, blogger} & before == set()
    assert {editor, docker, blogger} & winter == {editor}
    assert {editor, docker, blogger} & summer == {editor, blogger}
    assert docker in held_on(registry, date(2023, 6, 1))


def test_a_release_ends_the_case(registry):
    person = registry.case("Lenka Orsova").person.name
    assert person in held_on(registry, date(2024, 12, 1))
    assert person not in held_on(registry, date(2025, 6, 1))


def test_a_death_in_custody_ends_the_case(registry):
    (death,) = acts_of(registry, "Tomas Brezhin", "killing")
    assert str(death.date) == "2024-08-17"
    assert "Tomas Brezhin" not in held_on(registry, date(2024, 8, 18))


# --- responses and counts ------------------------------------------------------------------------------


def test_those_who_spoke_up_are_named(registry):
    responses = registry.case("Davën Mirakov", on=date(2025, 6, 1)).responses
    makers = " ".join(actor for response in responses for actor in response.actors)
    assert {response.type for response in responses} >= {"appeal", "award"}
    assert "Press Shield International" in makers
    assert "Aldermoor" in makers or "Foreign Minister" in makers


def test_the_reported_numbers_make_a_series_and_ranges_stay_ranges(registry):
    series = [(str(figure.as_of), figure.low, figure.high) for figure in registry.series("political prisoners", "XV")]
    assert series == sorted(series, key=lambda each: each[0])
    assert [each for each in series if each[0] in ("2021", "2022-12", "2023-12", "2024-12-01")][:3] == [
        ("2021", 38, 52),
        ("2022-12", 61, 61),
        ("2023-12", 83, 96),
    ]
    assert ("2024-12-01", 118, 118) in series
