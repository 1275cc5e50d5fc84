"""What several documents say in the same words."""

from __future__ import annotations

from dataclasses import replace

from tests.build import a_card, a_claim, a_quote

from habeas.answers.told_once import Once, once
from habeas.model import SourcedClaim


def test_what_several_documents_say_in_the_same_words_is_found_once() -> None:
    words = "Police detained Maria Quispe."
    first = SourcedClaim("1", a_claim("arrest", quote=a_quote(words)), a_card(id="a", name="a"))
    other_words = replace(first, id="2", claim=a_claim("arrest", quote=a_quote("Maria Quispe was detained.")))
    copied = SourcedClaim("3", a_claim("arrest", quote=a_quote(f"Halem. {words}", words)), a_card(id="b", name="b"))
    other_day = SourcedClaim("4", a_claim("arrest", None, "2024-01-02", quote=a_quote(words)), a_card(id="c", name="c"))
    assert once([first, other_words, copied, other_day]) == [
        Once(first, (copied,)), Once(other_words, ()), Once(other_day, ()),
    ]  # fmt: skip
