"""Home, what is stale, what sources differ on, links to what is gone: each says what it has, or why it has nothing."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests.web.conftest import Ask, asker
from tests.web.sample import make_registry
from tests.web.test_pages import words
from tests.web.visitor import Visitor

from habeas.record.connect import open_record
from habeas.web.serve import application
from habeas.work.registry import Registry


def test_home_says_what_waits_and_who_is_held_by_country(ask: Ask) -> None:
    text = words(ask("/").text)
    for told in ("Waiting for you", "claims to review", "disagreement between sources", "Held today", "By country"):
        assert told in text


def test_home_keeps_when_one_was_here(folder: Path) -> None:
    visitor = Visitor(application(folder))
    visitor.get("/")
    (cookie,) = [each for each in visitor.attributes if each.startswith("habeas-visit-")]
    assert visitor.attributes[cookie]["httponly"] == "True"


def test_what_became_stale_is_listed_with_its_kind(ask: Ask) -> None:
    text = words(ask("/stale").text)
    assert "Daro Velin four months from 5 December 2024 , over by" in text
    assert "Daro Velin half a year without a word on" in text
    assert "Nothing of that kind is stale." in words(ask("/stale?kind=hearing").text)


@pytest.mark.parametrize(
    "address", ["/stale?kind=x", "/disagreements?show=x", "/search?q=a&in=x", "/search?q=a&year=x"]
)
def test_a_question_that_means_nothing_is_told_so(ask: Ask, address: str) -> None:
    answer = ask(address)
    assert answer.status == 400
    assert "This cannot be answered" in words(answer.text)


def test_pages_of_an_empty_registry_say_what_will_be_there(ask_empty: Ask) -> None:
    assert "Nothing is stale" in words(ask_empty("/stale").text)
    assert "No two sources differ" in words(ask_empty("/disagreements").text)


def test_what_sources_differ_on_stands_side_by_side_with_publishers_and_dates(ask: Ask) -> None:
    text = words(ask("/disagreements").text)
    assert "Sources differ on the date" in text
    for told in (
        "3 December 2024",
        "The Halem Courier , 6 December 2024",
        "4 December 2024",
        "Open Cells , 7 December",
    ):
        assert told in text


def test_disagreements_are_narrowed_by_field(ask: Ask) -> None:
    assert "1 act" in words(ask("/disagreements?field=date").text)
    assert "Nothing is like that." in words(ask("/disagreements?field=term").text)
    assert "Nothing is like that." in words(ask("/disagreements?show=chosen").text)


@pytest.fixture
def ask_corrected(tmp_path: Path) -> Ask:
    """Asks the pages of a registry in which the date of an arrest was corrected by a person."""
    make_registry(tmp_path / "registry")
    with Registry.open(tmp_path / "registry", create=False) as registry:
        told = next(each for each in registry.claims.where(type="arrest") if str(each.claim.date) == "2024-12-04")
        registry.reviews.correct(told.id, {"date": "2024-12-05"}, because="the protocol says so", by="ana")
    return asker(application(tmp_path / "registry"))


def test_a_corrected_value_says_beside_what_sources_say_that_a_person_gave_it(ask_corrected: Ask) -> None:
    text = words(ask_corrected("/disagreements").text)
    assert "3 December 2024 “" in text
    assert "5 December 2024 given by a person “" in text
    assert "Corrected by ana, " in text
    assert "; the machine read “4 December 2024” (“the protocol says so”)" in text
    on_page = words(ask_corrected("/people/daro-velin").text)
    assert "5 December 2024 given by a person Open Cells" in on_page
    assert ": date (“the protocol says so”)" in on_page


@pytest.mark.parametrize("address", ["/claims?person=daro-velin&type=arrest", "/acts?person=daro-velin&type=arrest"])
def test_lists_of_what_was_done_say_which_values_a_person_gave(ask_corrected: Ask, ask: Ask, address: str) -> None:
    assert "Corrected by ana, " in words(ask_corrected(address).text)
    assert "Corrected by" not in words(ask(address).text)


def test_a_corrected_claim_shows_what_the_machine_read_beside_it(ask_corrected: Ask) -> None:
    found = re.search(r'href="/review\?claim=([^"]+)"', ask_corrected("/history").text)
    assert found is not None
    text = words(ask_corrected(f"/review?claim={found[1]}").text)
    assert "As the machine reads it: " in text
    assert "4 December 2024" in text


def test_an_act_on_which_sources_differ_looks_disputed_in_the_list_of_acts(ask: Ask) -> None:
    acts = re.findall(r"<li><div><p>.*?</div>", ask("/acts").text, re.DOTALL)
    disputed = [words(each) for each in acts if "disputed" in each]
    assert len(disputed) == 1
    assert "Daro Velin" in disputed[0]
    assert "disputed: date" in disputed[0]
    assert len(acts) > 1


def test_nothing_is_counted_where_there_is_no_disagreement(ask_empty: Ask) -> None:
    assert "0 acts" not in words(ask_empty("/disagreements").text)


def test_a_form_that_carries_no_token_chooses_nothing(ask: Ask) -> None:
    for address in ("/disagreements/decide", "/disagreements/undo"):
        assert ask(address, method="POST").status == 403


def test_a_person_has_names_by_script_charges_and_a_slot_for_a_photo(ask: Ask) -> None:
    html = ask("/people/daro-velin").text
    text = words(html)
    assert "Latin spellings" in text
    assert "smuggling Remand 5 December 2024 pending none told" in text
    assert "libel Sentence 2019 convicted Sentence : two years 2019" in text
    assert "Courts Halem district court Remand, 5 December 2024" in text
    assert 'aria-label="No photo of Daro Velin is kept"' in html


def test_a_link_to_a_document_that_is_gone_says_so(tmp_path: Path) -> None:
    make_registry(tmp_path / "registry")
    record = open_record(tmp_path / "registry")
    gone = record.archive.keep_bytes(b"a story that is in the registry no more")
    record.close()
    ask = asker(application(tmp_path / "registry"))
    answer = ask(f"/documents/{gone}")
    assert answer.status == 410
    assert "Not in this registry any more" in words(answer.text)
    assert ask(f"/documents/{'f' * 64}").status == 404


def test_a_search_keeps_its_question_in_the_address_of_every_page(ask: Ask) -> None:
    html = ask("/search?q=Halem&in=documents&country=XV").text
    assert "/search?q=Halem&amp;in=people" in html
    assert "Shown are those called “velin”." in words(ask("/search?q=velxn").text)
