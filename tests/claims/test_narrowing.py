"""News that is about other things is read where it tells something, and nowhere else."""

from __future__ import annotations

import pytest
from tests.build import a_document

from habeas.claims.gate import admit
from habeas.claims.narrowing import LIKELY, POSSIBLE, read_weights, score, worth_reading
from habeas.claims.parse import load_model, parse
from habeas.claims.prefilter import Prefilter, prefilter
from habeas.claims.rules import propose
from habeas.errors import BadVocabulary

DULL = (
    "The weather was mild along the coast this weekend. ",
    "Shops in the old harbour opened late, and the cafés were full. ",
    "Tickets for the festival went on sale in the morning. ",
    "The mayor's new tram line is two months behind its timetable. ",
    "A bakery won the prize for the best bread of the region. ",
    "Rain is expected by the middle of next week. ",
)
BESIDE = "The reporter Darya Melnik had been at the market for an hour. "
ACT = "Police arrested Melnik at the harbour on Saturday. "
AFTER = "Nobody at the station picked up the phone. "


@pytest.fixture(scope="module")
def chosen() -> Prefilter:
    found = prefilter(load_model())
    assert found is not None
    return found


def _read(text: str, chosen: Prefilter) -> list[str]:
    return [text[start:end] for start, end in worth_reading([text], [False], chosen)[0]]


def _dull(times: int) -> str:
    return "".join(DULL) * times


def test_an_act_in_a_long_paragraph_is_read_with_its_neighbours_and_little_else(chosen: Prefilter) -> None:
    read = _read(_dull(3) + BESIDE + ACT + AFTER + _dull(3), chosen)
    assert [BESIDE + ACT + AFTER in one for one in read].count(True) == 1
    assert sum(map(len, read)) < 0.5 * len(_dull(6))


def test_the_sentence_that_gives_a_name_in_full_is_read_however_far_off(chosen: Prefilter) -> None:
    read = _read(BESIDE + _dull(3) + ACT + _dull(3), chosen)
    assert any(BESIDE in one for one in read)
    assert any(ACT in one for one in read)


def test_for_a_sentence_that_is_hardly_likely_too_the_name_in_full_is_read(chosen: Prefilter) -> None:
    hardly = "The festival is run by a company that Melnik once accused of charging twice for the same seat. "
    value = score(hardly, chosen)
    assert value is not None
    assert POSSIBLE <= value < LIKELY
    assert any(BESIDE in one for one in _read(_dull(1) + BESIDE + _dull(3) + hardly + _dull(2), chosen))


def test_the_office_of_somebody_whom_an_act_names_is_read_and_that_of_a_stranger_is_not(chosen: Prefilter) -> None:
    known, stranger = "The editor Darya Melnik likes rain. ", "The editor Pavel Hrynko likes rain. "
    read = _read(BESIDE + _dull(2) + known + _dull(2) + stranger + _dull(2) + ACT + _dull(2), chosen)
    assert any(known in one for one in read)
    assert not any(stranger in one for one in read)


def test_whom_a_pronoun_stands_for_is_read_with_the_act(chosen: Prefilter) -> None:
    after = "She bought two loaves. She sat by the fountain for a while. Then police arrested her. "
    read = _read(_dull(3) + BESIDE + after + _dull(3), chosen)
    assert any(BESIDE + after in one for one in read)


def test_of_short_paragraphs_those_that_tell_nothing_are_passed_over(chosen: Prefilter) -> None:
    texts = ["Market day", *DULL, BESIDE + ACT + AFTER, *DULL]
    found = worth_reading(texts, [False] * len(texts), chosen)
    assert [place for place, stretches in enumerate(found) if stretches] == [0, 7]
    assert found[7] == [(0, len(texts[7]))]


def test_a_sentence_that_is_hardly_likely_is_read_with_the_one_before_it_and_not_with_the_one_after(
    chosen: Prefilter,
) -> None:
    hardly = "The company that runs the festival was released from its contract. "
    value = score(hardly, chosen)
    assert value is not None
    assert POSSIBLE <= value < LIKELY
    found = worth_reading(["Market day", _dull(2) + DULL[3] + hardly + DULL[4] + _dull(2)], [False] * 2, chosen)
    start, end = found[1][0]
    assert (_dull(2) + DULL[3] + hardly + DULL[4])[start:end] == DULL[3] + hardly


def test_where_nothing_tells_anything_not_even_the_title_is_read(chosen: Prefilter) -> None:
    assert worth_reading(["Market day", _dull(2)], [True, False], chosen) == [[], []]


def test_a_document_dense_with_acts_is_read_whole(chosen: Prefilter) -> None:
    text = (ACT + "A court sentenced the editor Pavel Hrynko to three years in prison. " + DULL[0]) * 6
    assert worth_reading([text], [False], chosen) == [[(0, len(text))]]


def test_a_sentence_without_any_word_to_tell_by_has_no_score(chosen: Prefilter) -> None:
    assert score(DULL[5], chosen) is None


def test_an_act_is_likelier_than_a_word_that_only_looks_like_one(chosen: Prefilter) -> None:
    act, figure = score(ACT, chosen), score("The striker attacked the far post in the second half. ", chosen)
    assert act is not None
    assert figure is None or figure < act


def test_claims_of_a_narrowed_paragraph_quote_the_document_and_name_its_people_in_full() -> None:
    text = BESIDE + _dull(3) + ACT + _dull(3)
    document = a_document(text=text)
    (found,) = [admit(propose(reading), "test") for reading in parse([document], telling=True)]
    assert [(claim.type, claim.persons) for claim in found.claims] == [("arrest", ("Darya Melnik",))]
    assert all(text[quote.span.start : quote.span.end] == quote.text for quote in found.claims[0].quotes)


def test_a_passage_says_that_sentences_before_it_were_passed_over() -> None:
    text = BESIDE + _dull(3) + ACT + _dull(3)
    (gaps,) = [
        [(passage.text.strip(), passage.gap) for passage in reading.passages]
        for reading in parse([a_document(text=text)], telling=True)
    ]
    assert gaps[0][1] is False
    assert all(gap for _, gap in gaps[1:])
    assert len(gaps) > 1


@pytest.mark.parametrize(
    "table",
    [{}, {"start": "low", "tenths": {}}, {"start": 0.5}, {"start": 1, "tenths": {"much": "word"}}],
)
def test_weights_that_are_none_are_refused(table: dict[str, object]) -> None:
    with pytest.raises(BadVocabulary, match="sentences"):
        read_weights(table)


def test_weights_are_read_in_tenths() -> None:
    read = read_weights({"start": -1.5, "tenths": {"12": "jailed =arrest", "-3": "game"}})
    assert (read.start, read.signs) == (-1.5, {"jailed": 1.2, "=arrest": 1.2, "game": -0.3})
