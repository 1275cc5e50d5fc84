"""What people decide of claims holds in acts and cases at once, outlives every rebuild, and can be taken back."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.sentences import Sentences
from tests.work.corpus import LEAD, content

from habeas import model
from habeas.errors import AlreadyDecided, NotFound, QuoteNotFound, StaleDecision, UnknownTerm
from habeas.record import census
from habeas.work.derive import derive
from habeas.work.registry import Registry


def claim(registry: Registry, kind: str, name: str) -> model.SourcedClaim:
    """The only claim of that type about that person, by the very spelling."""
    (found,) = [one for one in registry.claims if one.claim.type == kind and name in one.claim.persons]
    return found


def told(registry: Registry) -> list[tuple[str, str | None, str | None]]:
    """Every act: its type, whom it was done to, and when."""
    return sorted((act.type, act.person_name or act.group, act.date and str(act.date)) for act in registry.acts)


def queue(registry: Registry) -> list[str]:
    """The claims that wait, in their order."""
    found, place = [], registry.reviews.first()
    while place is not None:
        found.append(place.claim_id)
        place = registry.reviews.after(place)
    return found


def as_derived_anew(registry: Registry) -> bool:
    """Whether everything is as a derivation of the whole would make it."""
    before = everything(registry)
    derive(registry.record)
    return before == everything(registry)


def everything(registry: Registry) -> tuple[object, ...]:
    kept = sorted((one.subject, one.known, one.told) for one in census.entries(registry.record, dropped=False))
    reviews = [(one.review, one.state) for one in registry.reviews]
    return content(registry), queue(registry), reviews, kept


def test_an_accepted_claim_waits_no_more_and_stands_as_it_was_read(filled: Registry) -> None:
    acts, one = told(filled), claim(filled, "arrest", "Ion Vek")
    made = filled.reviews.accept(one.id, by="ana", because="  seen \n twice")
    assert one.id not in queue(filled)
    assert told(filled) == acts
    [held] = filled.reviews
    assert (held.review, held.claim, held.state) == (made, one, "holds")
    assert (made.answer, made.by, made.because, dict(made.fields)) == ("accept", "ana", "seen twice", {})
    assert as_derived_anew(filled)


def test_a_rejected_claim_leaves_acts_cases_and_the_people_held(filled: Registry) -> None:
    filled.reviews.reject(claim(filled, "arrest", "Ion Vek").id)
    assert ("arrest", "Ion Vek", "2023-10") not in told(filled)
    assert filled.case("Ion Vek").cases == ()
    assert [line.claims for line in filled.people_lines if line.person.name == "Ion Vek"] == [0]
    assert as_derived_anew(filled)


def test_a_rejected_claim_about_nobody_leaves_the_acts(filled: Registry) -> None:
    [raid] = filled.claims.where(type="raid")
    filled.reviews.reject(raid.id)
    assert [kind for kind, _, _ in told(filled) if kind == "raid"] == []
    assert as_derived_anew(filled)


def test_a_corrected_claim_is_used_as_corrected_and_stays_as_read_beside_it(filled: Registry) -> None:
    one = claim(filled, "arrest", "Ion Vek")
    made = filled.reviews.correct(one.id, {"date": "2023-11-02", "place": "Halem", "type": "arrest"})
    assert dict(made.fields) == {"date": "2023-11-02", "place": "Halem"}
    assert made.original["date"] == "2023-10"
    assert ("arrest", "Ion Vek", "2023-11-02") in told(filled)
    assert (filled.reviews.as_read(one.id), filled.reviews.claim(one.id).claim.place) == (one, "Halem")
    [act] = filled.case("Ion Vek").cases[0].case.acts
    assert str(act.claims[0].claim.date) == "2023-11-02"
    assert as_derived_anew(filled)


def test_a_claim_can_be_given_to_another_person_by_any_spelling(filled: Registry) -> None:
    one = claim(filled, "arrest", "Ion Vek")
    made = filled.reviews.correct(one.id, {"persons": ["Ána TORR"]})
    # Who is meant is said so, and not how they are called: no document writes the name like that.
    assert made.fields["persons"] == ["Ana Torr"]
    assert ("arrest", "Ana Torr", "2023-10") in told(filled)
    assert ("arrest", "Ion Vek", "2023-10") not in told(filled)
    assert as_derived_anew(filled)


def test_a_claim_about_nobody_can_be_given_to_a_person_and_back(filled: Registry) -> None:
    [raid] = filled.claims.where(type="raid")
    made = filled.reviews.correct(raid.id, {"persons": ["Ion Vek"], "group": None})
    assert ("raid", "Ion Vek", None) in told(filled)
    assert as_derived_anew(filled)
    filled.reviews.undo(made.id)
    assert ("raid", "homes", None) in told(filled)
    assert as_derived_anew(filled)


def test_a_correction_that_changes_nothing_is_an_acceptance(filled: Registry) -> None:
    one = claim(filled, "arrest", "Ion Vek")
    made = filled.reviews.correct(one.id, {"date": "2023-10", "persons": ["ION VEK"]})
    assert (made.answer, dict(made.fields)) == ("accept", {})


def test_a_name_that_is_nobodys_and_not_in_the_document_says_both(filled: Registry) -> None:
    one = claim(filled, "arrest", "Ion Vek")
    with pytest.raises(
        NotFound, match=r"Nobody in the registry is called 'Anx Txrr'.*nearest names.*Nor is the name in"
    ):
        filled.reviews.correct(one.id, {"persons": ["Anx Txrr"]})


@pytest.mark.parametrize("field", ["place", "term", "speaker", "group", "organizations", "actors", "charges"])
def test_a_field_that_is_longer_than_any_is_refused(filled: Registry, field: str) -> None:
    one = claim(filled, "arrest", "Ion Vek")
    long = "y" * 1_000_000
    value = [long] if field in ("organizations", "actors", "charges") else long
    with pytest.raises(UnknownTerm, match="has 1,000,000 letters; a field has at most 2,000"):
        filled.reviews.correct(one.id, {field: value})
    assert len(filled.reviews) == 0


@pytest.mark.parametrize("year", ["0024", "2204-05", "1024-05-21"])
def test_a_year_of_which_no_claim_can_tell_is_a_slip_of_the_pen(filled: Registry, year: str) -> None:
    one = claim(filled, "arrest", "Ion Vek")
    with pytest.raises(UnknownTerm, match="is not a date that a claim can have"):
        filled.reviews.correct(one.id, {"date": year})
    assert len(filled.reviews) == 0


@pytest.mark.parametrize(
    ("written", "meaning", "used"),
    [
        ("2023-10-05", "on", "2023-10-05"),
        ("2023-10-05", "about", "2023-10"),
        ("2023-10", "about", "2023"),
        ("2023", "about", None),
        ("2023-10-05", "before", None),
        ("2023-10-05", "after", None),
        ("", "on", None),
    ],
)
def test_a_date_is_never_used_more_precisely_than_it_is_known(
    filled: Registry, written: str, meaning: str, used: str | None
) -> None:
    one = claim(filled, "arrest", "Ion Vek")
    made = filled.reviews.correct(one.id, {"date": written, "date_is": meaning})
    assert made.fields["date"] == (written or None)
    assert ("arrest", "Ion Vek", used) in told(filled)


def test_other_words_of_the_document_can_be_chosen(filled: Registry) -> None:
    one = claim(filled, "arrest", "Ion Vek")
    made = filled.reviews.correct(one.id, {"quotes": ["Police  arrested Ion"]})
    [[start, end, words]] = made.fields["quotes"]
    assert filled.document(one.document.id).text[start:end] == words == "Police arrested Ion"


@pytest.mark.parametrize(
    ("fields", "error"),
    [
        ({"quotes": ["never said"]}, QuoteNotFound),
        ({"quotes": [(5, 5)]}, QuoteNotFound),
        ({"quotes": [(0, 99_999)]}, QuoteNotFound),
        ({"quotes": []}, QuoteNotFound),
        ({"date": "2023-02-30"}, UnknownTerm),
        ({"date": "2023", "date_is": "around"}, UnknownTerm),
        ({"type": "hug"}, UnknownTerm),
        ({"modality": "sure"}, UnknownTerm),
        ({"number": "many"}, UnknownTerm),
        ({"colour": "red"}, UnknownTerm),
        ({"persons": ["Nobody Atall"]}, NotFound),
    ],
)
def test_what_is_no_value_is_refused_and_nothing_is_written(
    filled: Registry, fields: dict[str, object], error: type[Exception]
) -> None:
    with pytest.raises(error):
        filled.reviews.correct(claim(filled, "arrest", "Ion Vek").id, fields)
    assert not filled.decisions


def test_a_claim_that_is_not_there_cannot_be_decided_on(filled: Registry) -> None:
    with pytest.raises(NotFound):
        filled.reviews.accept("0" * 24)


def test_undoing_a_review_brings_everything_back_and_undoing_that_takes_it_away_again(filled: Registry) -> None:
    before = (content(filled), queue(filled))
    made = filled.reviews.reject(claim(filled, "arrest", "Ion Vek").id)
    after = (content(filled), queue(filled))
    undone = filled.undo(made.id).decision
    assert (content(filled), queue(filled)) == before
    with pytest.raises(AlreadyDecided):
        filled.undo(made.id)
    filled.reviews.undo(undone.id)
    assert (content(filled), queue(filled)) == after
    assert [entry.state for entry in filled.decisions] == ["holds", "undone", "holds"]


def test_the_later_of_two_reviews_holds_until_it_is_undone(filled: Registry) -> None:
    one = claim(filled, "arrest", "Ion Vek")
    filled.reviews.reject(one.id, by="ana")
    later = filled.reviews.accept(one.id, by="ben")
    assert [each.review.by for each in filled.reviews] == ["ben"]
    assert ("arrest", "Ion Vek", "2023-10") in told(filled)
    filled.reviews.undo(later.id)
    assert [each.review.by for each in filled.reviews] == ["ana"]
    assert ("arrest", "Ion Vek", "2023-10") not in told(filled)


def test_who_did_not_see_what_somebody_decided_meanwhile_is_told_of_it(filled: Registry) -> None:
    one = claim(filled, "arrest", "Ion Vek")
    made = filled.reviews.reject(one.id, by="ana", seen=0)
    with pytest.raises(StaleDecision, match="ana decided on this claim meanwhile"):
        filled.reviews.accept(one.id, by="ben", seen=0)
    assert filled.reviews.accept(one.id, by="ben", seen=made.id).by == "ben"


def test_a_rebuild_with_a_newer_extractor_keeps_every_review(filled: Registry, corpus: Path) -> None:
    filled.reviews.reject(claim(filled, "arrest", "Ion Vek").id)
    filled.reviews.correct(claim(filled, "release", "Ana Torr").id, {"place": "Halem"})
    before = content(filled)
    filled.build([corpus], extractor=Sentences("sentences 2"))
    assert told(filled) == [each for each in told(filled) if each[1] != "Ion Vek"]
    assert [each.state for each in filled.reviews] == ["holds", "holds"]
    assert content(filled)["acts"] == before["acts"]


class Otherwise(Sentences):
    """Reads as the sentences do, but gives of every arrest another date, or its name in full."""

    def propose(self, documents):  # type: ignore[no-untyped-def] # as its parent's
        from dataclasses import replace

        from habeas.dates import PartialDate

        for proposals in super().propose(documents):
            claims = tuple(
                replace(one, date=PartialDate(2020), actors=("Police",) if "persons" in self.name else one.actors)
                if one.type == "arrest"
                else one
                for one in proposals.claims
            )
            yield replace(proposals, claims=claims)


@pytest.mark.parametrize("name", ["sentences 2", "sentences 2 persons"])
def test_where_the_machine_says_something_else_the_review_is_reopened_and_what_was_decided_stands(
    filled: Registry, corpus: Path, name: str
) -> None:
    one = claim(filled, "arrest", "Ion Vek")
    filled.reviews.correct(one.id, {"date": "2023-10-04"})
    filled.build([corpus], extractor=Otherwise(name))
    [held] = filled.reviews
    assert held.state == "reopened"
    assert held.claim is not None
    assert (held.claim.id == one.id) == (name == "sentences 2")
    assert str(held.claim.claim.date) == "2020"
    assert queue(filled)[0] == held.claim.id
    assert ("arrest", "Ion Vek", "2023-10-04") in told(filled)
    again = filled.reviews.accept(held.claim.id)
    assert ("arrest", "Ion Vek", "2020") in told(filled)
    assert as_derived_anew(filled)
    filled.reviews.undo(again.id)
    assert ("arrest", "Ion Vek", "2023-10-04") in told(filled)
    assert as_derived_anew(filled)


def test_a_review_of_what_no_document_says_any_more_stays_in_the_log(filled: Registry, corpus: Path) -> None:
    class Silent(Sentences):
        def propose(self, documents):  # type: ignore[no-untyped-def] # as its parent's
            from dataclasses import replace

            for proposals in super().propose(documents):
                yield replace(proposals, claims=())

    filled.reviews.reject(claim(filled, "arrest", "Ion Vek").id)
    filled.build([corpus], extractor=Silent("sentences 3"))
    assert [(each.claim, each.state) for each in filled.reviews] == [(None, "gone")]


def test_the_queue_begins_with_disputes_then_people_held_of_whom_nothing_was_reviewed(
    filled: Registry, corpus: Path
) -> None:
    (corpus / "g.txt").write_text(LEAD + "Police arrested Ion Vek on 2023-10-04.\n")
    (corpus / "h.txt").write_text(LEAD + "Ana Torr was released on 2022-02-11. The harbour was quiet.\n")
    filled.build([corpus], extractor=Sentences())
    kinds = [filled.reviews.as_read(each).claim.type for each in queue(filled)]
    assert kinds == ["release"] * 2 + ["arrest"] * 5 + ["release"] + ["raid"]
    first = filled.reviews.first()
    assert first is not None
    assert first.why == "sources disagree"
    before = queue(filled)
    filled.reviews.accept(claim(filled, "arrest", "Ana Torr").id)
    filled.reviews.accept(before[0])
    assert as_derived_anew(filled)


def test_the_queue_can_be_narrowed(filled: Registry) -> None:
    reviews = filled.reviews
    assert (reviews.waiting(), reviews.waiting(type="raid"), reviews.waiting(country="AZ")) == (7, 1, 1)
    assert reviews.waiting(person="ana-torr") == 2
    assert reviews.waiting(since="2024", until="2024-04") == 2
    assert reviews.waiting(most=0.5) == 0
    place = reviews.first(person="ana-torr")
    assert place is not None
    later = reviews.after(place, person="ana-torr")
    assert later is not None
    assert reviews.before(later, person="ana-torr") == place
    assert reviews.after(later, person="ana-torr") is None
