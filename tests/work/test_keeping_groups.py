"""What a census keeps of people who are held and not named."""

from __future__ import annotations

from datetime import date

from tests.answers.test_census import told

from habeas.acts.corroborate import corroborate
from habeas.cases.entry import read
from habeas.model import SourcedClaim
from habeas.work.keeping_groups import entries_of_groups


def ends(*claims: SourcedClaim) -> list[date | None]:
    texts = [text for _, known, text in entries_of_groups(corroborate(None, claims)) if not known]
    return [None if (end := read(text).cases[0].end) is None else date.fromordinal(end[1]) for text in texts]


def a_group(kind: str, day: str, number: int = 4, **more: object) -> SourcedClaim:
    return told(kind, day, group="dockers", number=number, **more)  # type: ignore[arg-type]


def test_so_many_who_were_freed_are_those_who_were_held_in_the_same_words() -> None:
    assert ends(a_group("arrest", "2024-03-05"), a_group("release", "2024-05-05", at=50)) == [date(2024, 5, 5)]


def test_another_number_of_them_who_were_freed_ends_nothing() -> None:
    assert ends(a_group("arrest", "2024-03-05"), a_group("release", "2024-05-05", number=2, at=50)) == [None]


def test_who_was_freed_before_is_not_who_was_arrested_later() -> None:
    assert ends(a_group("release", "2024-01-05", at=50), a_group("arrest", "2024-03-05")) == [None]


def test_a_group_that_is_convicted_with_no_word_of_prison_or_term_is_not_known_to_be_held() -> None:
    assert ends(a_group("sentence", "2024-03-05", words="were convicted")) == []
    assert ends(a_group("sentence", "2024-03-05", words="were sent to prison")) == [None]
    assert ends(a_group("sentence", "2024-03-05", words="were convicted", term="two years")) == [None]
