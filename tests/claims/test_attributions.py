"""On whom a document leans: the sources that its sentences name."""

from __future__ import annotations

import pytest
from tests.build import a_card, a_count, a_document, a_quote

from habeas.answers.leaning import leaning
from habeas.claims.attributions import read_attributions, sources_in
from habeas.claims.source_names import abbreviations
from habeas.claims.source_words import read_source_words
from habeas.errors import BadVocabulary
from habeas.terms import load_toml

TEXT = "According to Halem Rights Watchdogs, police beat two weavers. Observers reported 12 arrests. The river rose."


@pytest.mark.parametrize(
    ("sentence", "source"),
    [
        ("According to the NGO Open Looms, police beat two weavers.", ("Open Looms", "ngo")),
        ("According to certain NGOs, police beat two weavers.", ("Nongovernmental organizations", "ngo")),
        ("In May a group of UN experts called for their release.", ("UN experts", "united nations")),
        ("Family members reported that he was ill.", ("Families", "concerned")),
        ("Karo’s lawyers told the court he was ill.", ("Lawyers", "concerned")),
        ("The Ministry of Looms denied the allegations.", ("Ministry of Looms", "government")),
        ("On May 3, the Ministry of Looms and Dyes reported 2 deaths.", ("Ministry of Looms and Dyes", "government")),
        ("Observers noted that the court was empty.", ("Observers", "observers")),
        ("There were media reports of beatings.", ("Media", "media")),
        ("State media reported the trial.", ("State media", "government")),
        ("Halem Watch’s December 3 report stated that guards beat them.", ("Halem Watch", "ngo")),
        ("The head of the union said so; in June local and international rights groups, however, said nothing.",
         ("Human rights groups", "ngo")),
        ("The Center for Free Looms in Ruritania reported 12 arrests.", ("Center for Free Looms in Ruritania", "ngo")),
        ("Ten deaths were reported by the Weavers’ Union.", ("Weavers’ Union", "ngo")),
        ("The Ministry of Looms, Dyes, and Fair Trade denied it.",
         ("Ministry of Looms, Dyes, and Fair Trade", "government")),
        ("According to Freedom House’s 2022 Looms of the World report, he was ill.", ("Freedom House", "ngo")),
        ("The Ministry of Looms’s workshops and depots reported 2 deaths.", ("Ministry of Looms", "government")),
        ("The government’s State Committee for Looms reported 2 deaths.", ("State Committee for Looms", "government")),
        ("A government critic said he was followed.", ("Government critics", "others concerned")),
        ("A Halem-based NGO reported 12 arrests.", ("Nongovernmental organizations", "ngo")),
        ("The Organization for Security and Cooperation in Europe said so.",
         ("Organization for Security and Cooperation in Europe", "intergovernmental")),
    ],
)  # fmt: skip
def test_a_source_is_named_in_many_ways(sentence: str, source: tuple[str, str]) -> None:
    assert list(sources_in(sentence))[-1:] == [source]


@pytest.mark.parametrize(
    ("sentence", "sources"),
    [
        ("According to Halem Watch and local media, he died.", ["Halem Watch", "Media"]),
        ("Halem Watch, Open Looms Foundation, and two rights groups said he died.",
         ["Halem Watch", "Open Looms Foundation", "Human rights groups"]),
        ("The Ministry of Looms, Amnesty International, and Open Looms Foundation said he died.",
         ["Ministry of Looms", "Amnesty International", "Open Looms Foundation"]),
        ("Rights groups such as Halem Watch reported beatings.", ["Human rights groups", "Halem Watch"]),
        ("The chair of the Looms Association, Ana Karo, said he died.", ["Chair of the Looms Association"]),
    ],
)  # fmt: skip
def test_sources_that_stand_together_are_counted_apart(sentence: str, sources: list[str]) -> None:
    assert [who for who, _ in sources_in(sentence)] == sources


@pytest.mark.parametrize(
    "sentence",
    [
        "The river rose in spring.",
        "It said nothing.",
        "The weavers were arrested in May.",
        "The government denied weavers exit permits.",
        "Authorities identified two weavers.",
        "The ministry maintained three looms.",
        "A woman working for the center told a weaver.",
        "According to the law, weavers may speak.",
    ],
)
def test_what_names_no_source_leans_on_nobody(sentence: str) -> None:
    assert list(sources_in(sentence)) == []


def test_an_abbreviation_that_the_text_explains_is_the_same_source() -> None:
    text = "The Halem Looms Monitor (HLM) reported ten arrests. Later the HLM reported two deaths."
    assert abbreviations(text) == {"HLM": "Halem Looms Monitor"}
    assert {each.who for each in read_attributions(a_document(text))} == {"Halem Looms Monitor"}


def test_a_number_rests_on_the_source_of_its_sentence() -> None:
    document = a_document(TEXT)
    count = a_count("arrests", 12, quote=a_quote(TEXT, "Observers reported 12 arrests."))
    found = leaning(a_card(), read_attributions(document), [], [count])
    observers = next(each for each in found.sources if each.kind == "observers")
    assert observers.counts == (count,)
    assert (found.counted, found.counts) == (1, 1)
    assert all(TEXT[quote.start : quote.end] == quote.text for each in found.sources for quote in each.sentences)


def test_a_mistake_in_the_words_is_named() -> None:
    with pytest.raises(BadVocabulary, match="who"):
        read_source_words({**load_toml("claims/attributions.toml"), "itself": ["said"]})
    with pytest.raises(BadVocabulary, match="no regular expression"):
        read_source_words({**load_toml("claims/attributions.toml"), "after": ["("]})
    with pytest.raises(BadVocabulary, match="not what it should be"):
        read_source_words({**load_toml("claims/attributions.toml"), "generic": None})


@pytest.mark.parametrize(
    "called",
    [
        "ODIHR",
        "the ODIHR mission",
        "the OSCE Office for Democratic Institutions and Human Rights election observation mission",
        "the Organization for Security and Co-operation in Europe Office for Democratic Institutions and Human Rights",
    ],
)
def test_one_body_is_counted_under_one_name_whatever_a_report_calls_it(called: str) -> None:
    said = [("OSCE Office for Democratic Institutions and Human Rights", "intergovernmental")]
    assert list(sources_in(f"According to {called}, nobody voted.")) == said


def test_a_foreign_ministry_has_one_name_and_an_order_of_a_court_is_no_source() -> None:
    assert list(sources_in("The Foreign Ministry said nothing was wrong.")) == [
        ("Ministry of Foreign Affairs", "government")
    ]
    assert list(sources_in("The court’s order said that he was to be freed.")) == []


def test_a_body_is_one_source_with_and_without_the_words_before_its_name() -> None:
    text = (
        "According to the NGO Open Looms Foundation, police beat two weavers. Independent Halem Watch reported it. "
        "Halem Watch said so in May. The UN Commission of Inquiry for Halem said so. "
        "The Commission of Inquiry for Halem noted it. Independent Commission for Looms reported 3 deaths."
    )
    found = read_attributions(a_document(text))
    assert [each.who for each in found] == [
        "Open Looms Foundation", "Halem Watch", "Halem Watch", "UN Commission of Inquiry for Halem",
        "UN Commission of Inquiry for Halem", "Independent Commission for Looms",
    ]  # fmt: skip


def test_an_abbreviation_with_the_letters_of_another_language_is_the_body_before_it() -> None:
    known = abbreviations(
        "According to the Halem Electoral Council (YSK), all was well. "
        "Mayor Ana Karo of the Weavers’ Unity Party (DTP) said no. The Early Warning System (KADES) rang."
    )
    assert known == {"YSK": "Halem Electoral Council", "DTP": "Weavers’ Unity Party"}
