"""The paragraph of a quote, with the quote marked."""

from habeas.answers.score_passages import AROUND, LONGEST, Piece, passages


def shown(text, *quotes):
    return [[(piece.words, piece.quoted) for piece in passage] for passage in passages(text, quotes)]


def test_a_quote_is_marked_in_its_paragraph():
    assert shown("One.\n\nTwo three. Four.\n\nFive.", "three") == [
        [("Two ", False), ("three", True), (". Four.", False)]
    ]


def test_two_quotes_of_one_paragraph_share_it_and_those_of_two_do_not():
    text = "a b c\n\nd e f"
    assert shown(text, "c", "a") == [[("a", True), (" b ", False), ("c", True)]]
    assert shown(text, "f", "a") == [[("a", True), (" b c", False)], [("d e ", False), ("f", True)]]


def test_a_quote_over_two_paragraphs_shows_both():
    assert shown("a b\n\nc d", "b\n\nc") == [[("a ", False), ("b\n\nc", True), (" d", False)]]


def test_overlapping_quotes_repeat_no_word():
    assert shown("one two three", "one two", "two three") == [[("one two", True), (" three", True)]]


def test_what_is_not_in_the_text_has_no_passage():
    assert passages("One.", ["Two.", ""]) == ()


def test_a_paragraph_too_long_to_read_is_cut_at_words_and_says_so():
    text = "word " * LONGEST + "here " + "more " * LONGEST
    (passage,) = passages(text, ["here"])
    words = "".join(piece.words for piece in passage)
    assert words.startswith("… word")
    assert words.endswith("more …")
    assert Piece("here", quoted=True) in passage
    assert len(words) <= 2 * AROUND + len("… here …") + 2
