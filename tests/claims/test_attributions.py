"""On whom a document leans: the sources that its sentences name."""

from __future__ import annotations

import pytest
from tests.build import a_card, a_count, a_document, a_quote

from habeas.answers.leaning import leaning
from habeas.claims.attributions import read_attributions, read_ways, sources_in
from habeas.errors import BadVocabulary
from habeas.terms import load_toml

TEXT = "According to Halem Rights Watchdogs, police beat two weavers. Observers reported 12 arrests. The river rose."


@pytest.mark.parametrize(
    ("sentence", "source"),
    [
        ("According to the NGO Open Looms, police beat two weavers.", ("NGO Open Looms", "ngo")),
        ("In May a group of UN experts called for their release.", ("group of UN experts", "united nations")),
        ("Family members reported that he was ill.", ("Family members", "concerned")),
        ("The Ministry of Looms denied the allegations.", ("Ministry of Looms", "government")),
        ("Observers noted that the court was empty.", ("Observers", "observers")),
        ("There were media reports of beatings.", ("media", "media")),
    ],
)
def test_a_source_is_named_in_many_ways(sentence: str, source: tuple[str, str]) -> None:
    assert list(sources_in(sentence)) == [source]


@pytest.mark.parametrize(
    "sentence", ["The river rose in spring.", "It said nothing.", "The weavers were arrested in May."]
)
def test_what_names_no_source_leans_on_nobody(sentence: str) -> None:
    assert list(sources_in(sentence)) == []


def test_a_number_rests_on_the_source_of_its_sentence() -> None:
    document = a_document(TEXT)
    count = a_count("arrests", 12, quote=a_quote(TEXT, "Observers reported 12 arrests."))
    found = leaning(a_card(), read_attributions(document), [], [count])
    observers = next(each for each in found.sources if each.kind == "observers")
    assert observers.counts == (count,)
    assert (found.counted, found.counts) == (1, 1)
    assert all(TEXT[quote.start : quote.end] == quote.text for each in found.sources for quote in each.sentences)


def test_a_mistake_in_the_ways_is_named() -> None:
    with pytest.raises(BadVocabulary, match="who"):
        read_ways({**load_toml("claims/attributions.toml"), "ways": ["said"]})
    with pytest.raises(BadVocabulary, match="no regular expression"):
        read_ways({**load_toml("claims/attributions.toml"), "ways": ["("]})
