"""What was worked out of a noun is remembered for that very noun, and never for one that only equals it."""

from __future__ import annotations

from dataclasses import dataclass

from habeas.cases import remembered
from habeas.cases.remembered import Remembered


@dataclass(frozen=True, slots=True)
class Noun:
    word: str


def test_a_noun_is_worked_out_once_and_an_equal_one_by_itself() -> None:
    asked: list[str] = []

    def work(noun: Noun) -> int:
        asked.append(noun.word)
        return len(asked)

    first, equal, of = Noun("a"), Noun("a"), Remembered(work)
    assert [of(first), of(first), of(equal), of(first)] == [1, 1, 2, 1]
    assert asked == ["a", "a"]


def test_no_more_nouns_are_held_than_it_says() -> None:
    of: Remembered[Noun, str] = Remembered(lambda noun: noun.word)
    assert [of(Noun(str(number))) for number in range(remembered.MOST + 5)][-1] == str(remembered.MOST + 4)
    assert len(of._kept) <= remembered.MOST
