"""An explanation has every claim once, under its words, and says of every other word why it came to nothing."""

from __future__ import annotations

import json
from collections import Counter
from functools import cache

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.build import a_document
from tests.quality.readings import GOLD, extracted, plain, story, text_of

from habeas.answers import explain as module
from habeas.answers.explain import explain
from habeas.answers.explain_words import place_words, read_wording, sureness_words, wording
from habeas.answers.explanation import Explanation, Finding, as_rows
from habeas.claims.lexicon import ROLES
from habeas.claims.plausible import Reason as Weight
from habeas.claims.proposed import Refusal
from habeas.errors import BadVocabulary, UnreadableDocument
from habeas.model import Document, Part
from habeas.terms import load_toml

STORIES = sorted(path.stem for path in GOLD.glob("*.txt"))
SENTENCES = sorted({line for name in STORIES for line in text_of(name).splitlines() if line.strip()})
TEXT = "Police arrested Nino Beridze on May 3. The weather was fine. Nino Beridze was arrested in Batumi."


@cache
def of(text: str) -> Explanation:
    """The explanation of a text about Georgia, in one paragraph."""
    return explain(a_document(text, country="GE", published="2024-05-10"))


def finding(text: str, words: str) -> Finding:
    """What came of those words, the first time that they stand there."""
    return next(one for one in of(text).findings if one.words == words)


# --- every claim, once -------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", STORIES)
def test_every_claim_of_a_story_is_explained_exactly_once(name: str) -> None:
    document = story(name)
    assert_explained(document)


@settings(max_examples=8, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=12), st.sampled_from([" ", "\n", "\n\n"]))
def test_every_claim_of_any_text_is_explained_exactly_once(pieces: list[str], between: str) -> None:
    assert_explained(plain(between.join(["Police arrested Anna Karimova.", *pieces]), language="en"))


def assert_explained(document: Document) -> None:
    """The claims of the explanation are those of an extraction, each once, numbered in their order."""
    (found,) = extracted([document])
    explanation = explain(document)
    told = [one for finding in explanation.findings for one in finding.claims if one.number is not None]
    assert tuple(explanation.claims) == found.claims
    assert sorted(one.number or 0 for one in told) == list(range(1, len(found.claims) + 1))


def test_a_claim_stands_in_the_sentence_that_it_was_first_read_in() -> None:
    for each in of(TEXT).paragraphs[0].sentences:
        for one in each.findings:
            assert each.span.contains(one.trigger)
    assert [one.number for one in finding(TEXT, "arrested").claims] == [1]


def test_a_word_that_tells_of_the_same_act_again_leads_to_the_claim_and_its_sentence() -> None:
    again = of(TEXT).findings[-1]
    assert (again.words, again.claims, again.why) == ("arrested", (), ())
    assert [(one.number, one.sentence) for one in again.repeats] == [(1, 1)]


def test_what_follows_from_an_appeal_stands_under_its_word_with_the_reason() -> None:
    one = finding("The union urged the government to release Levan Gelashvili.", "release")
    assert [each.claim.type for each in one.claims] == ["appeal", "imprisonment"]
    assert one.label == "Appeal and Imprisonment"
    assert one.claims[1].remarks == (wording().remarks["implied"],)


def test_a_claim_that_the_gate_refuses_is_shown_with_its_reason_and_has_no_number(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refuse(*_: object) -> None:
        raise Refusal("a name that is not in the text")

    monkeypatch.setattr(module, "claim_of", refuse)
    explanation = explain(a_document(TEXT))
    [one] = explanation.findings[0].claims
    assert (one.number, one.refused) == (None, "a name that is not in the text")
    assert explanation.claims == []


def test_a_draft_that_came_without_a_note_is_explained_by_its_rule(monkeypatch: pytest.MonkeyPatch) -> None:
    from habeas.claims.trail import Notes

    monkeypatch.setattr(Notes, "told", lambda *_: ())
    [one] = [each for each in explain(a_document(TEXT)).findings if each.claims]
    assert (one.words, one.path, len(one.claims)) == ("arrested", "verb arrest: arrest (object)", 1)


# --- words and reasons -------------------------------------------------------------------------------------


def test_the_path_says_what_kind_of_word_it_is_and_where_the_people_stand() -> None:
    assert finding("Nino Beridze was arrested.", "arrested").path == "a verb; to whom: the subject of the passive verb"
    assert finding("Police arrested Nino Beridze.", "arrested").path == "a verb; to whom: what the verb is done to"
    assert (
        finding("The arrest of Nino Beridze was sudden.", "arrest").path == "a noun; to whom: what stands behind “of”"
    )


def test_a_confidence_says_what_it_rests_on() -> None:
    start, good, bad = (
        Weight(0.3, "what every claim begins with"),
        Weight(1.24, "they are named"),
        Weight(-0.5, "it is vague"),
    )
    assert sureness_words([start, good, bad]) == "For it: they are named (+1.2). Against it: it is vague (−0.5)"
    assert sureness_words([start]) == "no sign that was weighed speaks for it or against it"


def test_nobody_found_says_where_was_looked() -> None:
    [reason] = finding("Police arrested Nino Beridze. The hearing was short.", "hearing").why
    assert reason.label == "Trial"
    assert reason.words.startswith("nobody is found to whom it was done (looked at: the possessive before it")


def test_a_word_that_needs_others_names_them() -> None:
    [reason] = finding("Police arrested Nino Beridze. The case of Levan Gelashvili went on.", "case").why
    assert "criminal" in reason.words


def test_a_part_of_a_longer_trigger_is_minor_and_names_it() -> None:
    one = finding("Guards were accused of the physical abuse of Levan Gelashvili.", "abuse")
    assert one.minor
    assert [reason.words for reason in one.why] == ["it is part of “physical abuse”, which is read as a whole"]


def test_a_common_word_that_no_response_is_told_by_is_minor() -> None:
    assert finding("Police arrested Nino Beridze, who gave no reason.", "gave").minor
    assert not finding("Police arrested Nino Beridze. The outrage was great.", "outrage").minor


def test_a_word_that_comes_to_nothing_twice_in_a_sentence_is_said_once() -> None:
    one = finding("Nino Beridze was trying to sleep, and Levan Gelashvili was trying to read.", "trying")
    assert one.times == 2


def test_every_place_in_the_lexicon_can_be_said_in_words() -> None:
    prepositions = {"of", "on", "against", "to", "at", "for", "from", "by", "into", "before", "with", "between", "as"}
    by_word = [role for role in sorted(ROLES) if role not in wording().places]
    assert {role.partition("-")[0] for role in by_word} <= prepositions
    assert {role.partition("-")[2] or "plain" for role in by_word} <= set(wording().behind)
    assert place_words("of-owner") == "whose the thing behind “of” is"


# --- paragraphs --------------------------------------------------------------------------------------------


def test_every_part_is_there_and_one_that_was_not_read_says_why() -> None:
    text = "Nino Beridze freed\n\nBy a reporter\n\nNino Beridze was released.\n\nThe sea is blue.\n\nFollow us"
    kinds = ("heading", "byline", "paragraph", "paragraph", "boilerplate")
    starts = [text.index(each) for each in text.split("\n\n")]
    parts = tuple(
        Part(start, start + len(each), kind)
        for start, each, kind in zip(starts, text.split("\n\n"), kinds, strict=True)
    )
    paragraphs = explain(a_document(text, parts=parts)).paragraphs
    unread = wording().unread
    assert [each.kind for each in paragraphs] == list(kinds)
    assert [each.unread for each in paragraphs] == [
        None, unread["byline"], None, unread["passed"], unread["boilerplate"],
    ]  # fmt: skip
    assert [each.number for each in paragraphs] == [1, 2, 3, 4, 5]


def test_sentences_are_slices_of_the_text_numbered_through_the_document() -> None:
    document = story("2024-11-20-tolwire-verdict")
    sentences = [one for each in explain(document).paragraphs for one in each.sentences]
    assert [one.text for one in sentences] == [document.text[one.span.start : one.span.end] for one in sentences]
    assert [one.number for one in sentences] == list(range(1, len(sentences) + 1))


def test_a_document_whose_parts_are_not_marked_is_explained_line_by_line() -> None:
    paragraphs = explain(a_document("Police arrested Nino Beridze.\nThe sea is blue.", parts=())).paragraphs
    assert [each.text for each in paragraphs] == ["Police arrested Nino Beridze.", "The sea is blue."]


def test_a_text_in_another_language_is_refused_in_a_sentence() -> None:
    document = plain("La policía detuvo el martes al periodista en su casa. Un tribunal lo condenó a nueve años.", "es")
    with pytest.raises(UnreadableDocument, match="not in English"):
        explain(document)


def test_another_document_can_be_explained_after_one_that_was_refused() -> None:
    with pytest.raises(UnreadableDocument):
        explain(plain("Un tribunal lo condenó a nueve años de prisión por conspiración contra el Estado.", "es"))
    assert explain(a_document(TEXT)).claims


# --- for machines, and the data ----------------------------------------------------------------------------


def test_the_rows_can_be_written_as_json_and_have_every_claim_once() -> None:
    rows = [json.loads(json.dumps(row)) for row in as_rows(of(TEXT))]
    told = [claim for row in rows for each in row["sentences"] for one in each["triggers"] for claim in one["claims"]]
    assert Counter(claim["claim"] for claim in told) == Counter([1])
    assert told[0]["quotes"][0] == "Police arrested Nino Beridze on May 3."
    assert told[0]["date"] == "2024-05-03"


@pytest.mark.parametrize(
    "change",
    [
        {"why": {"nobody": "nobody"}},
        {"remarks": {"dated": "dated", "new": "new"}},
        {"places": {"object": 3}},
        {"responses": {"appeal": "who asks"}},
        {"more": {}},
    ],
)
def test_wording_that_lacks_a_reason_or_has_a_strange_one_is_refused(change: dict[str, object]) -> None:
    with pytest.raises(BadVocabulary, match="explain"):
        read_wording({**load_toml("answers/explain.toml"), **change})
