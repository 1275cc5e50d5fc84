"""What two extractors agree on is kept, as far as both bear it out; the rest is counted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.build import a_claim, a_count, a_document, a_quote
from tests.sentences import Sentences

from habeas.claims.combine import Combined, same_affiliation, same_claim, same_count, together
from habeas.claims.extract import Extractor, Failed, extract
from habeas.claims.gate import Proposals
from habeas.claims.known_names import KnownNames
from habeas.model import Affiliation, Claim, Count, Document, Extraction

TEXT = "Police arrested Maria Quispe in Halem in March 2024. She was released on 5 May 2024."
FIRST, SECOND = a_quote(TEXT, TEXT.split(". ")[0] + "."), a_quote(TEXT, TEXT.split(". ")[1])


@dataclass(frozen=True)
class Fixed:
    """Proposes the same for every document, and fails where a document says so."""

    name: str
    claims: tuple[Claim, ...] = ()
    affiliations: tuple[Affiliation, ...] = ()
    counts: tuple[Count, ...] = ()

    def propose(self, documents: Iterable[Document]) -> Iterator[Proposals | Failed]:
        for document in documents:
            if f"{self.name} breaks" in document.text:
                yield Failed(document.id, f"{self.name} broke")
            else:
                yield Proposals(document, self.claims, self.affiliations, self.counts)


def read(left: Fixed, right: Fixed, *documents: Document) -> list[Extraction | Failed]:
    return list(extract(documents or (a_document(TEXT),), Combined(left, right)))


def claim(type_: str = "arrest", person: Any = "Maria Quispe", **rest: Any) -> Claim:
    return a_claim(type_, person, **{"quote": FIRST, "rule": "r", **rest})


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        (claim(), claim(), True),
        (claim(), claim(person="Quispe"), True),
        (claim(), claim(person=("Ion Vek", "María Quispe")), True),
        (claim(), claim(person="Ion Vek"), False),
        (claim(), claim("release"), False),
        (claim(), claim(quote=SECOND), False),
        (claim(), claim(quote=a_quote(TEXT, "Police arrested")), True),
        (claim(), claim(person=None, group="women"), False),
        (claim(), claim(person=None), False),
        (claim(date="2024-03"), claim(date="2024-03-01"), True),
        (claim(date="2024-03"), claim(date="2024-04"), False),
        (claim(date="2024-03"), claim(), True),
        (claim(person=None, group="village teachers"), claim(person=None, group="teachers"), True),
        (claim(person=None, group="teachers"), claim(person=None, group="dockers"), False),
        (claim(person=None, group="teachers"), claim(person=None), False),
        (
            claim(person=None, organizations=("Halem Post",)),
            claim(person=None, organizations=("the Halem Post",)),
            True,
        ),
        (claim(person=None, organizations=("Halem Post",)), claim(person=None, organizations=("Radio Vek",)), False),
        (claim(person=None), claim(person=None), True),
    ],
)
def test_two_claims_agree_on_type_people_and_place_in_the_text(left: Claim, right: Claim, same: bool) -> None:
    assert same_claim(left, right) is same
    assert same_claim(right, left) is same


def test_of_two_that_agree_only_what_both_bear_out_is_kept() -> None:
    left = claim(
        person=("Maria Quispe", "Ion Vek"), date="2024-03-01", place="Halem", term="nine years", number=3,
        actors=("police", "army"), charges=("high treason",), modality="asserted", confidence=0.4,
    )  # fmt: skip
    right = claim(
        person=("Quispe",), date="2024-03", place="Halem", term="ten years", number=4,
        actors=("the police",), charges=("treason", "libel"), modality="alleged", rule="model", confidence=0.5,
    )  # fmt: skip
    assert together(left, right) == claim(
        person=("Maria Quispe",), date="2024-03", place="Halem", term=None, number=None,
        actors=("police",), charges=("high treason",), modality="alleged", rule="r and model", confidence=0.5,
    )  # fmt: skip


def test_what_only_one_says_is_left_out_and_counted() -> None:
    left = Fixed("left", (claim(), claim("release", quote=SECOND)))
    right = Fixed("right", (claim(), claim("torture")))
    (found,) = read(left, right)
    assert isinstance(found, Extraction)
    assert [(one.type, one.rule) for one in found.claims] == [("arrest", "r and r")]
    assert found.refused == {"told by one extractor only": 2}
    assert [person.name for person in found.people] == ["Maria Quispe"]


def test_what_one_makes_up_is_refused_before_it_is_compared() -> None:
    invented = replace(claim(), quotes=(replace(FIRST, text="Police freed Maria Quispe"),))
    (found,) = read(Fixed("left", (invented,)), Fixed("right", (invented,)))
    assert isinstance(found, Extraction)
    assert (found.claims, found.refused) == ((), {"a quote that is not in the text": 2})


def test_one_claim_bears_out_only_one_other() -> None:
    (found,) = read(Fixed("left", (claim(), claim(place="Halem"))), Fixed("right", (claim(),)))
    assert isinstance(found, Extraction)
    assert (len(found.claims), found.refused) == (1, {"told by one extractor only": 1})


@pytest.mark.parametrize(
    ("rest", "same"),
    [
        ({}, True),
        ({"person": "Quispe"}, True),
        ({"role": "chief editor"}, True),
        ({"role": "lawyer"}, False),
        ({"person": "Ion Vek"}, False),
        ({"quote": SECOND}, False),
    ],
)
def test_affiliations_agree_on_the_person_and_the_post(rest: dict[str, Any], same: bool) -> None:
    post = Affiliation("Maria Quispe", "editor", None, FIRST)
    assert same_affiliation(post, replace(post, **rest)) is same


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        (a_count(low=12, quote=FIRST), a_count("detainees", 12, quote=FIRST), True),
        (a_count(low=12, quote=FIRST), a_count(low=12, high=14, quote=FIRST), False),
        (a_count(low=12, quote=FIRST), a_count(low=12, quote=SECOND), False),
        (a_count(low=12, quote=FIRST), a_count(low=12, quote=FIRST, kind="flow"), False),
        (a_count(low=None, qualifier="dozens", quote=FIRST), a_count(low=None, qualifier="Dozens", quote=FIRST), True),
        (a_count(low=None, qualifier="dozens", quote=FIRST), a_count(low=None, qualifier="many", quote=FIRST), False),
    ],
)
def test_counts_agree_on_their_ends(left: Count, right: Count, same: bool) -> None:
    assert same_count(left, right) is same


def test_affiliations_and_counts_that_both_have_are_kept() -> None:
    post, count = Affiliation("Maria Quispe", "editor", None, FIRST), a_count(low=12, quote=FIRST)
    both = Fixed("left", (), (post,), (count,))
    (found,) = read(both, replace(both, name="right", affiliations=(post, replace(post, role="lawyer"))))
    assert isinstance(found, Extraction)
    assert (found.affiliations, found.counts) == ((post,), (count,))
    assert found.refused == {"told by one extractor only": 1}


def test_a_document_that_one_fails_on_has_failed_and_the_next_is_read() -> None:
    broken, sound = a_document("right breaks"), a_document(TEXT)
    first, second = read(Fixed("left", (claim(),)), Fixed("right", (claim(),)), broken, sound)
    assert first == Failed(broken.id, "right broke")
    assert isinstance(second, Extraction)
    assert (second.document_id, len(second.claims)) == (sound.id, 1)


def test_the_name_is_that_of_both_and_short_enough_to_be_kept() -> None:
    assert Combined(Fixed("a"), Fixed("b")).name == "both a and b"
    long = [Combined(Fixed("a" * 200), Fixed(end)).name for end in "bc"]
    assert long[0] != long[1]
    assert all(len(name) <= 160 for name in long)
    assert isinstance(Combined(Fixed("a"), Fixed("b")), Extractor)


@given(st.lists(st.sampled_from(["Police arrested Ana Torr.", "Ion Vek was released on 2024-05-05.", "No news.",
                                 "There were 12 political prisoners in 2024."]), max_size=6))  # fmt: skip
def test_an_extractor_agrees_with_itself_on_everything(sentences: list[str]) -> None:
    document = a_document(" ".join(sentences) or "Nothing.")
    (alone,) = extract([document], Sentences())
    (agreed,) = extract([document], Combined(Sentences(), Sentences("sentences 2")))
    assert isinstance(alone, Extraction)
    assert isinstance(agreed, Extraction)
    claims = tuple(replace(one, rule="test and test") for one in alone.claims)
    assert agreed == replace(alone, extractor=agreed.extractor, claims=claims)


@dataclass(frozen=True)
class Told(Fixed):
    """Says which known names it was told."""

    known: str | None = None

    def knowing(self, names: KnownNames) -> Told:
        return replace(self, known=names.digest)

    def propose(self, documents: Iterable[Document]) -> Iterator[Proposals | Failed]:
        return (Proposals(document, self.claims, known_names=self.known) for document in documents)


@pytest.mark.parametrize("pair", [(Told("a"), Told("b")), (Fixed("a"), Told("b")), (Told("a"), Fixed("b"))])
def test_known_names_are_told_to_those_that_can_know_any(pair: tuple[Fixed, Fixed]) -> None:
    names = KnownNames.of(["Ion Vek"])
    (extraction,) = extract([a_document(TEXT)], Combined(*pair).knowing(names))
    assert isinstance(extraction, Extraction)
    assert extraction.extractor == f"both a and b; known names: {names.digest}"


def test_the_longest_name_fits_the_record_with_all_that_it_adds() -> None:
    from habeas.claims.gate import KNOWN_NAMES
    from habeas.record.known_names import CHANGED

    name = Combined(Fixed("a" * 120), Fixed("b" * 120)).name
    assert len(name + KNOWN_NAMES + KnownNames.of(["Ion Vek"]).digest + CHANGED) <= 200
