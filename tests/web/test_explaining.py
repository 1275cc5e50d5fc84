"""The page "Why the machine thinks so": each claim under its words, with the number that it has beside the text."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path
from threading import Thread

import pytest
from tests.build import a_document
from tests.web.conftest import Answer, Ask, asker
from tests.web.sample import sample

from habeas.answers.explain import explain
from habeas.web.explaining import Piece, ShownSentence, shown
from habeas.web.serve import application
from habeas.work.registry import Registry

DOCUMENTS = {document.name: document for document, _ in sample()}
STORY = """Editor freed in Batumi

Police arrested the editor Nino Beridze on May 3, 2024. It was Monday. The hearing was short.

The sea is blue in the morning.

The union, which has 12 members, condemned the arrest of Nino Beridze."""
SPANISH = (
    "La policía detuvo el martes al periodista Carlos Fernández en su casa de Managua. Un tribunal lo condenó a "
    "nueve años de prisión por conspiración. Amnistía Internacional pidió su liberación inmediata."
)


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> tuple[Ask, dict[str, str]]:
    """Asks the pages of a registry that the rules have read, and the ids of its documents by their names."""
    folder = tmp_path_factory.mktemp("explained")
    (folder / "story.txt").write_text(STORY)
    (folder / "spanish.txt").write_text(SPANISH)
    with Registry.open(folder / "registry") as registry:
        registry.build([folder / "story.txt", folder / "spanish.txt"])
        ids = {card.name: card.id for card in registry.documents}
    return asker(application(Path(folder / "registry"))), ids


@pytest.fixture(scope="module")
def page(read: tuple[Ask, dict[str, str]]) -> Answer:
    """The page for the story."""
    ask, ids = read
    return ask(f"/documents/{ids['story.txt']}/explained")


def words(html: str) -> str:
    """The text of a page, with single spaces."""
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", html)).split())


def test_a_claim_stands_beside_its_sentence_with_its_path_and_confidence(page: Answer) -> None:
    assert page.status == 200
    text = words(page.text)
    said = "“arrested” a verb; to whom: what the verb is done to Arrest 1 Nino Beridze When 3 May 2024"
    assert said in text
    assert re.search(r"Confidence 0\.\d\d: For it: ", text)


def test_a_word_that_came_to_nothing_says_why(page: Answer) -> None:
    assert "“hearing”: no trial, since nobody is found to whom it was done" in words(page.text)


def test_a_paragraph_that_was_passed_over_says_so(page: Answer) -> None:
    assert "Passed over before the parse: none of its words tells of a claim or a number. The sea" in words(page.text)


def test_a_word_of_the_same_act_leads_to_the_claim(page: Answer) -> None:
    [key] = re.findall(r'Tells of the same as <a href="#([^"]+)">Arrest 1</a>', page.text)
    assert f'id="{key}"' in page.text


def test_the_numbers_are_those_beside_the_text(read: tuple[Ask, dict[str, str]], page: Answer) -> None:
    ask, ids = read
    document = ask(f"/documents/{ids['story.txt']}").text
    whys = re.findall(r'href="(/documents/\w+/explained)#(read-\d+)" aria-label="Why ([^"]+) was read"', document)
    assert len(whys) == 2
    for address, key, name in whys:
        assert address == f"/documents/{ids['story.txt']}/explained"
        assert re.search(rf'id="{key}">\s*<p><span class="tag \w+">{name}</span>', page.text)


def test_every_claim_leads_to_its_place_in_the_text(read: tuple[Ask, dict[str, str]], page: Answer) -> None:
    ask, ids = read
    document = ask(f"/documents/{ids['story.txt']}").text
    places = re.findall(rf'href="/documents/{ids["story.txt"]}#(at-\d+-\d+)"', page.text)
    assert len(places) == 2
    assert all(f'id="{place}"' in document for place in places)


def test_sentences_with_nothing_in_them_are_shown_on_request(read: tuple[Ask, dict[str, str]], page: Answer) -> None:
    ask, ids = read
    assert "It was Monday." not in words(page.text)
    everything = words(ask(f"/documents/{ids['story.txt']}/explained?all=1").text)
    assert "It was Monday. Nothing in it tells of an act or a response." in everything


def test_a_text_in_another_language_is_answered_in_a_sentence(read: tuple[Ask, dict[str, str]]) -> None:
    ask, ids = read
    answer = ask(f"/documents/{ids['spanish.txt']}/explained")
    assert answer.status == 400
    assert "spanish.txt is not in English, the one language that the rules read." in words(answer.text)


def test_a_document_that_is_not_there_is_not_explained(ask: Ask) -> None:
    assert ask("/documents/0000000000000000/explained").status == 404


def test_where_something_else_has_read_the_registry_that_is_said(ask: Ask) -> None:
    text = words(ask(f"/documents/{DOCUMENTS['alert.txt'].id}/explained").text)
    assert "The registry has what test 1 read; this explains what the rules of this version read" in text
    assert "The registry does not have this claim." in text


def test_two_who_ask_at_once_are_both_answered(read: tuple[Ask, dict[str, str]]) -> None:
    ask, ids = read
    answers: list[int] = []
    both = [
        Thread(target=lambda: answers.append(ask(f"/documents/{ids['story.txt']}/explained").status)) for _ in range(2)
    ]
    for one in both:
        one.start()
    for one in both:
        one.join()
    assert answers == [200, 200]


def sentences(text: str) -> list[ShownSentence]:
    """All sentences of a text as its page shows them."""
    paragraphs = shown(explain(a_document(text)), (), everything=True)
    return [one for each in paragraphs for one in each.sentences]


def test_the_pieces_of_a_sentence_are_the_sentence() -> None:
    text = "Guards were accused of the physical abuse of Levan Gelashvili, and the hearing was short."
    [one] = sentences(text)
    assert "".join(piece.text for piece in one.pieces) == text
    assert Piece("physical abuse", "act") in one.pieces
    assert Piece("hearing", "dropped") in one.pieces


def test_a_document_with_nothing_in_it_has_nothing_but_what_was_passed_over() -> None:
    [paragraph] = shown(explain(a_document("The sea is blue.")), ())
    assert paragraph.sentences == ()
    assert paragraph.unread is not None
