"""Documents in, readings out."""

from __future__ import annotations

from pathlib import Path

import pytest

from habeas.claims.parse import LONGEST_PASSAGE, LONGEST_SENTENCE, load_model, parse, parse_one, verify_files
from habeas.errors import ModelMissing
from habeas.model import Document, Part, Span

TEXT = "Police arrested Maria Quispe.\nLeave a review\nShe was released."


def document(text: str = TEXT, name: str = "story.txt", parts: tuple[Part, ...] = ()) -> Document:
    return Document(id=name, name=name, kind="text", text=text, parts=parts)


def words_of(reading: object) -> list[tuple[str, str, str]]:
    return [
        (token.text, token.dep_, token.ent_type_)
        for passage in reading.passages  # type: ignore[attr-defined]
        for token in passage.tokens
    ]


def test_every_token_lies_where_its_passage_says() -> None:
    text = "One\u00a0line about Baku.\n\n  Another, of  Ganja’s prison.\n"
    reading = parse_one(document(text))
    for passage in reading.passages:
        for token in passage.tokens:
            span = passage.span(token)
            assert text[span.start : span.end].replace("\u00a0", " ") == token.text


def test_boilerplate_and_bylines_are_not_read() -> None:
    parts = (Part(0, 29, "paragraph"), Part(30, 44, "boilerplate"), Part(45, 62, "paragraph"))
    reading = parse_one(document(parts=parts))
    assert [passage.part for passage in reading.passages] == [parts[0], parts[2]]


def test_a_reading_does_not_depend_on_its_neighbours() -> None:
    documents = [document(f"Officer number {number} beat Aydin Safarli in Ganja.", f"{number}") for number in range(12)]
    together = {reading.document.id: words_of(reading) for reading in parse(documents)}
    backwards = {reading.document.id: words_of(reading) for reading in parse(documents[::-1])}
    assert together == backwards == {each.id: words_of(parse_one(each)) for each in documents}


def test_a_reading_ends_when_the_next_is_asked_for() -> None:
    readings = parse([document(name="a"), document(name="b")])
    first = next(readings)
    assert first.passages
    next(readings)
    with pytest.raises(RuntimeError, match="only until the next"):
        _ = first.passages
    readings.close()


def test_two_iterations_at_once_are_refused() -> None:
    readings = parse([document()])
    next(readings)
    with pytest.raises(RuntimeError, match="finish one iteration"):
        next(parse([document()]))
    readings.close()
    assert [each.document.name for each in parse([document()])] == ["story.txt"]


def test_the_vocabulary_does_not_grow_with_the_documents() -> None:
    nlp = load_model()
    list(parse([document("Warm up.")]))
    before = len(nlp.vocab), len(nlp.vocab.strings)
    for reading in parse(
        document(f"Word{number}a met Word{number}b at Place{number}.", f"{number}") for number in range(50)
    ):
        assert reading.passages
    assert (len(nlp.vocab), len(nlp.vocab.strings)) == before


def test_a_long_line_is_cut_at_the_end_of_a_sentence() -> None:
    sentence = "The court sentenced him to {} years in prison. "
    text = "".join(sentence.format(number) for number in range(3 * LONGEST_PASSAGE // len(sentence)))
    reading = parse_one(document(text))
    assert len(reading.passages) > 2
    assert all(len(passage.tokens.text) <= LONGEST_PASSAGE for passage in reading.passages)
    assert all(passage.tokens.text.startswith("The court") for passage in reading.passages)
    assert "".join(passage.tokens.text for passage in reading.passages) == text


def test_a_stretch_that_a_long_line_repeats_letter_by_letter_is_read_once() -> None:
    sentence = "The court sentenced him to nine years in prison. "
    passages = parse_one(document(sentence * (5 * LONGEST_PASSAGE // len(sentence)) + "Then he was freed.")).passages
    assert [passage.start == 0 for passage in passages] == [True, False]
    assert passages[1].text.endswith("Then he was freed.")


def test_an_empty_document_has_no_passages() -> None:
    assert parse_one(document("")).passages == ()


def test_a_model_that_is_not_there_is_refused() -> None:
    with pytest.raises(ModelMissing, match="no_such_model"):
        load_model("no_such_model")


def test_a_changed_file_of_the_model_is_refused(tmp_path: Path) -> None:
    (tmp_path / "tokenizer").write_bytes(b"something else")
    with pytest.raises(ModelMissing, match="tokenizer"):
        verify_files(tmp_path, {"tokenizer": "0" * 64})


def test_a_span_of_tokens_has_document_offsets() -> None:
    passage = parse_one(document()).passages[0]
    assert passage.span(passage.tokens[2:4]) == Span(16, 28)


def test_text_without_the_end_of_a_sentence_is_cut_between_words_and_loses_nothing() -> None:
    text = "the people of the town went to the court and " * (3 * LONGEST_SENTENCE // 45)
    passages = parse_one(document(text)).passages
    assert len(passages) > 2
    assert all(len(passage.text) <= LONGEST_SENTENCE for passage in passages)
    assert {passage.text.split()[-1] for passage in passages} <= set(text.split())
    assert "".join(passage.text for passage in passages) == text


def test_one_sentence_without_end_leaves_the_sentences_before_it_whole() -> None:
    first = "The court sentenced him to nine years in prison. "
    passages = parse_one(document(first * 2 + "and so on " * LONGEST_SENTENCE)).passages
    assert passages[0].text == first * 2
    assert all(len(passage.text) <= LONGEST_SENTENCE for passage in passages[1:])


def test_documents_that_are_parsed_together_keep_their_own_passages() -> None:
    documents = [document(text) for text in ("Police arrested him.\n\nHe was freed.", " ", "A court met.")]
    read = [[passage.text for passage in reading.passages] for reading in parse(documents)]
    assert read == [["Police arrested him.", "He was freed."], [], ["A court met."]]
