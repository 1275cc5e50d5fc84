"""A text of which only quotes are known has them where they stand in the whole one."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from habeas.exchange.model import Words
from habeas.exchange.quotes_in_place import LONGEST_SHEET, Sheet

TEXT = "Police arrested Ina Vold on 3 March. She was taken to Veld.\n\nA court sentenced her to 3 years; Bek Orlan too."


def laid(*several: list[Words]) -> Sheet:
    sheet = Sheet()
    for each in several:
        sheet.lay(each)
    return sheet


def at(start: int, end: int) -> Words:
    return Words(TEXT[start:end], start)


places = st.tuples(st.integers(0, len(TEXT) - 1), st.integers(1, len(TEXT))).filter(lambda pair: pair[0] < pair[1])


@given(st.lists(st.lists(places, max_size=5), max_size=4))
def test_words_of_a_text_stand_where_they_stand_in_it_in_whatever_order_they_come(
    several: list[list[tuple[int, int]]],
) -> None:
    sheet = laid(*([at(*place) for place in some] for some in several))
    text = sheet.text()
    for place in (place for some in several for place in some):
        assert sheet.quote(at(*place)).start == place[0]
        assert text[slice(*place)] == TEXT[slice(*place)]
    covered = {number for some in several for place in some for number in range(*place)}
    assert all(text[number].isspace() for number in set(range(len(text))) - covered)


anything = st.builds(Words, st.text(min_size=1, max_size=20), st.one_of(st.none(), st.integers(-5, 60)))


@given(st.lists(st.lists(anything, max_size=5), max_size=3))
def test_a_quote_is_a_slice_of_the_text_also_where_words_contradict_each_other(several: list[list[Words]]) -> None:
    sheet = laid(*several)
    text = sheet.text()
    for words in (words for some in several for words in some):
        quote = sheet.quote(words)
        assert text[quote.start : quote.end] == quote.text == words.text
    assert all(text[part.start : part.end].strip() or not text.strip() or part for part in sheet.parts())


@given(st.lists(st.lists(anything, max_size=5), min_size=2, max_size=3))
def test_what_was_laid_down_stays_where_it_is_whatever_comes_after_it(several: list[list[Words]]) -> None:
    first, whole = laid(several[0]), laid(*several)
    for words in several[0]:
        assert whole.quote(words) == first.quote(words)


def test_every_quote_begins_a_line_and_words_without_a_place_follow() -> None:
    sheet = laid([at(37, 60), at(0, 36), Words("Somebody said so."), Words("Veld")])
    assert sheet.text() == "Police arrested Ina Vold on 3 March.\nShe was taken to Veld.\n\nSomebody said so."
    assert sheet.quote(Words("Veld")).start == 54


def test_words_beyond_any_text_have_no_place() -> None:
    sheet = laid([Words("far", LONGEST_SHEET - 1), Words("near", 3)])
    assert sheet.text() == "  \nnear\nfar"
