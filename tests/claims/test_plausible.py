"""What a claim is worth: signs are weighed, the unlikely are dropped and counted, and every score tells its reasons."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.build import a_document

from habeas.claims import lexicon, plausible
from habeas.claims.extract import Failed, extract
from habeas.claims.plausible import Weights, explained, likelihood, read_weights, weigh, weights
from habeas.claims.rules import UNLIKELY, RuleExtractor
from habeas.claims.signs import signs_of
from habeas.claims.telling import telling_of
from habeas.errors import BadVocabulary
from habeas.model import Extraction

NAMED = "On March 3, the journalist Nino Beridze was arrested in Batumi."
BOTH = "Police arrested Nino Beridze on March 3. Officers beat protesters on May 4."
FIELDS = {"start": 0.5, "threshold": 0.4, "weights": {"type: arrest": 0.25}}


def extraction_of(text: str) -> Extraction:
    (found,) = extract([a_document(text, country="GE", published="2024-05-10")], RuleExtractor())
    assert not isinstance(found, Failed)
    return found


def test_somebody_named_who_was_arrested_on_a_day_is_kept() -> None:
    (claim,) = extraction_of(NAMED).claims
    assert (claim.type, claim.persons) == ("arrest", ("Nino Beridze",))


def test_the_confidence_of_a_claim_is_what_its_signs_say(read) -> None:
    reading, names, drafts = read(NAMED)
    (draft,) = drafts
    score = weights().score(signs_of(draft, "Nino Beridze", telling_of(reading, names, drafts)))
    assert [one.confidence for one in weigh(drafts, reading, names).kept] == [likelihood(score)]


def test_the_reasons_sum_to_the_score(read) -> None:
    reading, names, drafts = read(BOTH)
    telling = telling_of(reading, names, drafts)
    for draft in drafts:
        for whom in (*draft.persons, *draft.groups, None):
            reasons = explained(draft, whom, telling)
            assert sum(one.weight for one in reasons) == pytest.approx(weights().score(signs_of(draft, whom, telling)))


def test_every_reason_is_a_sentence_and_what_weighs_most_is_first(read) -> None:
    reading, names, drafts = read(BOTH)
    start, *reasons = explained(drafts[0], "Nino Beridze", telling_of(reading, names, drafts))
    assert start.sentence == "what every claim begins with"
    assert all(one.sentence and "{" not in one.sentence for one in reasons)
    assert [abs(one.weight) for one in reasons] == sorted((abs(one.weight) for one in reasons), reverse=True)


def test_who_is_too_unlikely_is_dropped_with_the_claim_and_counted(monkeypatch) -> None:
    against_groups = Weights(2.0, 0.5, {"whom: group": -5.0})
    monkeypatch.setattr(plausible, "weights", lambda: against_groups)
    found = extraction_of(BOTH)
    assert [claim.persons for claim in found.claims] == [("Nino Beridze",)]
    assert found.refused == {UNLIKELY: 1}


def test_what_was_dropped_is_told_with_its_confidence(monkeypatch, read) -> None:
    monkeypatch.setattr(plausible, "weights", lambda: Weights(2.0, 0.5, {"whom: group": -5.0}))
    reading, names, drafts = read(BOTH)
    (dropped,) = weigh(drafts, reading, names).dropped
    assert (dropped.draft.type, dropped.whom, dropped.confidence) == (
        "attack",
        dropped.draft.groups[0],
        likelihood(-3.0),
    )


def test_a_claim_keeps_those_who_are_likely_enough(monkeypatch, read) -> None:
    reading, names, drafts = read("Police arrested Nino Beridze on March 3.")
    both = replace(drafts[0], persons=("Nino Beridze", "Someone Elsewhere"))
    monkeypatch.setattr(plausible, "weights", lambda: Weights(2.0, 0.5, {"source: another sentence": -5.0}))
    (kept,) = weigh([both], reading, names).kept
    assert (kept.persons, kept.confidence) == (("Nino Beridze",), likelihood(2.0))


def test_a_claim_is_as_sure_as_the_least_sure_of_its_people(monkeypatch, read) -> None:
    reading, names, drafts = read("Police arrested Nino Beridze on March 3.")
    both = replace(drafts[0], persons=("Nino Beridze", "Someone Elsewhere"))
    monkeypatch.setattr(plausible, "weights", lambda: Weights(2.0, 0.0, {"source: another sentence": -1.0}))
    (kept,) = weigh([both], reading, names).kept
    assert kept.confidence == likelihood(1.0)


def test_a_claim_about_nobody_or_a_body_is_never_dropped(monkeypatch, read) -> None:
    reading, names, drafts = read("Police arrested Nino Beridze on March 3.")
    about_none = replace(drafts[0], persons=())
    about_a_body = replace(drafts[0], persons=(), organizations=("Meridian",))
    monkeypatch.setattr(plausible, "weights", lambda: Weights(-5.0, 0.9, {}))
    assert len(weigh([about_none, about_a_body], reading, names).kept) == 2


def test_a_higher_score_is_a_higher_confidence_between_nought_and_one() -> None:
    shares = [likelihood(score) for score in (-1e9, -4.0, -1.0, 0.0, 0.5, 3.0, 1e9)]
    assert shares == sorted(shares)
    assert 0.0 < shares[0] < 0.5 < shares[-1] < 1.0


def test_the_same_text_is_as_sure_every_time() -> None:
    assert extraction_of(BOTH) == extraction_of(BOTH)


def test_the_measured_weights_trust_a_name_more_than_a_group() -> None:
    signs = weights().signs
    assert signs["whom: named"] > signs["whom: group"]


def test_the_measured_weights_are_what_they_should_be() -> None:
    assert read_weights(lexicon.data("plausibility")) == weights()


@pytest.mark.parametrize(
    "slip",
    [
        {"start": "0.5"},
        {"start": float("nan")},
        {"threshold": None},
        {"threshold": 1.0},
        {"threshold": -0.1},
        {"weights": None},
        {"weights": {"type: arrest": "much"}},
        {"weights": {"type: arrest": float("inf")}},
        {"weights": {"a sign without a sentence: yes": 0.5}},
    ],
)
def test_weights_that_are_no_weights_are_refused(slip: dict[str, object]) -> None:
    with pytest.raises(BadVocabulary):
        read_weights({**FIELDS, **slip})
