"""The annotated articles of December 2024: every response stands on the right page once, with all its sources."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from habeas.answers.response_rows import RespondedBy
from habeas.errors import NotFound
from habeas.terms import claim_type
from habeas.work.exchanges import asked
from habeas.work.registry import Registry
from habeas.work.responses import ResponsesOf

pytestmark = [pytest.mark.shared, pytest.mark.slow]


@pytest.fixture(scope="module")
def registry(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Registry]:
    """The five articles, with what is known of each in a sidecar."""
    folder = tmp_path_factory.mktemp("seeds")
    for path in sorted((shared / "gold" / "dev").glob("seed-*.txt")):
        meta = json.loads(path.with_suffix(".json").read_text("utf-8"))["meta"]
        (folder / path.name).write_bytes(path.read_bytes())
        kept = {name: meta[name] for name in ("publisher", "title", "published", "country", "language") if meta[name]}
        (folder / f"{path.stem}.meta.json").write_text(json.dumps(kept))
    with Registry.open(folder / "registry") as opened:
        opened.build([folder])
        yield opened


def annotated(shared: Path) -> Iterator[tuple[str, dict[str, object], str]]:
    """Each response of which the annotation leaves no doubt, with its document and a person whom it is for."""
    for path in sorted((shared / "gold" / "dev").glob("seed-*.json")):
        for claim in json.loads(path.read_text("utf-8"))["claims"]:
            if claim_type(claim["type"]).kind == "response" and not claim.get("optional"):
                yield from ((f"{path.stem}.txt", claim, person) for person in claim["persons"])


def documents(each: RespondedBy) -> set[str]:
    return {claim.document.name for claim in each.response.claims}


def test_every_response_stands_on_its_persons_page_once(registry: Registry, shared: Path) -> None:
    found = ResponsesOf(registry.record)
    missing = []
    for document, claim, person in annotated(shared):
        try:
            there = found.of(found.person_called(person))
        except NotFound:
            there = []
        last = {name.split()[-1] for name in claim["actors"]}  # type: ignore[attr-defined]
        shown = [str(each.response.date or each.response.before) for each in there]
        assert shown == sorted(shown), person
        told = [each for each in there if claim["type"] in each.response.types and document in documents(each)]
        same_maker = [each for each in told if last & {who.name.split()[-1] for who in each.responders}] or told
        if len(same_maker) != 1:
            missing.append((document, claim["type"], person, len(same_maker)))
    assert missing == []


def test_what_several_articles_tell_is_one_with_all_of_them(registry: Registry) -> None:
    found = ResponsesOf(registry.record)
    there = found.of(found.person_called("Rufat Safarov"))
    appeals = {each.makers: documents(each) for each in there if each.response.type == "appeal"}
    assert {name.split(" (")[0]: told for name, told in appeals.items()} == {
        "Antony Blinken": {"seed-1.txt", "seed-3.txt"},
        "Uzra Zeya": {"seed-1.txt"},
    }
    (award,) = [each for each in there if each.response.type == "award"]
    assert documents(award) == {"seed-0.txt", "seed-1.txt", "seed-3.txt"}


def test_the_firms_and_the_visa_policies_are_sanctions_with_their_programme(registry: Registry) -> None:
    sanctions = [each.response for each in ResponsesOf(registry.record).all.where(type="sanction")]
    (firms,) = [one for one in sanctions if one.organizations]
    assert set(firms.organizations) == {"NSO Group", "Intellexa", "Cytrox"}
    assert firms.values("programme") == (
        "export controls of the Department of Commerce",
        "sanctions of the Department of the Treasury",
    )
    policies = [one for one in sanctions if "visa restriction" in one.values("measure")]
    # What sets the two up and what they lay on people is one measure; that their families may be hit is only possible.
    policy, families = sorted(policies, key=lambda one: one.modality)
    assert (policy.modality, families.modality) == ("asserted", "possible")
    assert (len(policy.quoted()), len(families.quoted())) == (2, 1)
    for each in policies:
        assert each.values("programme") == ("visa restriction policies on wrongful and unjust detention",)
        assert str(each.date) == "2024-12-10"


def test_the_award_to_an_officer_is_that_to_the_officer_of_the_other_article(registry: Registry) -> None:
    awards = list(ResponsesOf(registry.record).all.where(type="award"))
    (officer,) = [each for each in awards if "seed-0.txt" in documents(each) and "Dvorak" in str(each.response.persons)]
    assert documents(officer) == {"seed-0.txt", "seed-1.txt"}
    people = [name for each in awards for _, name in each.response.persons]
    assert sorted(people) == sorted(set(people))


def test_the_answers_of_the_interview_are_attributed_with_the_office(registry: Registry) -> None:
    every = [each for each in asked(registry.record) if each.document.name.endswith("seed-0.txt")]
    in_words, *told = every  # the news above the interview tells of one question
    assert (in_words.exchange.question.text, in_words.exchange.answered_by) == ("about Safarov's arrest", "Dafna Rand")
    assert len(told) == 9
    assert {(each.exchange.asked_by, each.exchange.answered_by) for each in told} == {("Alex Raufoglu", "Dafna Rand")}
    assert {each.office.role for each in told if each.office} == {
        "Assistant Secretary of State for Democracy, Human Rights, and Labor"
    }
    (refused,) = [each.exchange for each in told if each.exchange.unanswered]
    assert "under visa sanctions" in refused.question.text
    assert refused.answer.text.startswith("Answer: I have nothing to report on sanctions.")


def test_what_the_agency_asked_in_running_words_has_who_answered(registry: Registry) -> None:
    told = [each.exchange for each in asked(registry.record) if not each.document.name.endswith("seed-0.txt")]
    mine = {(each.asked_by, each.answered_by) for each in told if each.asked_by == "TURAN"}
    assert mine == {("TURAN", "Matthew Miller"), ("TURAN", "Robert Gilchrist")}
