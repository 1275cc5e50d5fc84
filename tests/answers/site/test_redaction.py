"""Names of people who are withheld: found in every spelling that a text may have them in, and taken out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.build import a_card, a_claim, a_quote

from habeas.answers.site.redaction import Redactor, _folded_at_once, folded
from habeas.model import SourcedClaim, Span

GONE = "[name withheld]"


@pytest.mark.parametrize(("text", "cut"), [
    ("Police took Ana Torr away.", f"Police took {GONE} away."),
    ("Police took ANA TORR away.", f"Police took {GONE} away."),
    ("Police took Aná Tórr away.", f"Police took {GONE} away."),
    ("Torr Ana, aged 30", f"{GONE}, aged 30"),
    ("Torr, Ana", GONE),
    ("Ana-Torr and Ana  Torr", f"{GONE} and {GONE}"),
    ("Ana Torr’s sister", f"{GONE}’s sister"),
    ("Ananın Torrun işi", f"{GONE} işi"),
    ("Anatomy and Torrents", "Anatomy and Torrents"),
    ("Nobody.", "Nobody."),
    ("", ""),
])  # fmt: skip
def test_a_name_is_taken_out_in_any_spelling(text: str, cut: str) -> None:
    assert Redactor(frozenset({"Ana Torr"})).cut(text) == cut


def test_a_name_in_another_script_is_taken_out() -> None:
    assert Redactor(frozenset({"Анна Торр"})).cut("задержали Анну Торр, мать Анны Торра") == (
        f"задержали {GONE}, мать {GONE}"
    )


@pytest.mark.parametrize(("name", "text", "cut"), [
    ("Saba Doren", "Арестован Саба Дорен, отец", f"Арестован {GONE}, отец"),
    ("Саба Дорен", "They took Saba Doren away", f"They took {GONE} away"),
    ("Saba Doren", "საბა დორენ", GONE),
    ("Saba Doren", "“Free Дорен Саба!”", f"“Free {GONE}!”"),
    ("Saba Doren", "С сабантуями дорен", "С сабантуями дорен"),
])  # fmt: skip
def test_a_name_is_taken_out_also_in_a_script_in_which_no_document_had_it(name: str, text: str, cut: str) -> None:
    assert Redactor(frozenset({name})).cut(text) == cut


@pytest.mark.parametrize(("text", "cut"), [
    ("Police took Ana S. Torr away.", f"Police took {GONE} away."),
    ("Police took Ana Mikhailovna Torr away.", f"Police took {GONE} away."),
    ("Ана Михайловна Торр", GONE),
    ("Ana met Torr of Halem.", "Ana met Torr of Halem."),
])  # fmt: skip
def test_a_name_is_taken_out_with_another_name_between_its_words(text: str, cut: str) -> None:
    assert Redactor(frozenset({"Ana Torr"})).cut(text) == cut


def test_a_name_run_together_is_taken_out_unless_it_is_too_short_to_be_one() -> None:
    assert Redactor(frozenset({"Ana Torr"})).cut("#AnaTorr, @ana_torr") == f"#{GONE}, @{GONE}"
    assert Redactor(frozenset({"Al Lies"})).cut("The allies met.") == "The allies met."


def test_a_name_of_one_word_is_taken_out_but_not_of_longer_names_of_those_who_are_shown() -> None:
    redactor = Redactor(frozenset({"Torr"}), frozenset({"Mara Torr"}))
    assert redactor.cut("Mara Torr met Torr and Eve Torr.") == f"Mara Torr met {GONE} and Eve {GONE}."


def test_a_name_that_is_a_word_of_the_language_too_is_taken_out_with_its_capital_only() -> None:
    assert Redactor(frozenset({"Hope"})).cut("Hope said there is hope.") == f"{GONE} said there is hope."


def test_a_full_name_is_taken_out_also_of_a_longer_name_of_somebody_who_is_shown() -> None:
    redactor = Redactor(frozenset({"Ana Torr"}), frozenset({"Ana Torr Vey"}))
    assert redactor.finds("Ana Torr Vey")


@pytest.mark.parametrize("address", [
    "https://news.example/2024/ana-torr-arrested",
    "https://news.example/AnaTorr",
    "https://news.example/%61na%20torr",
    "https://news.example/torr_ana.html",
])  # fmt: skip
def test_an_address_that_has_the_name_is_left_out(address: str) -> None:
    redactor = Redactor(frozenset({"Ana Torr"}))
    assert redactor.card(a_card(url=address)).url is None
    assert redactor.card(a_card(url="https://news.example/anatomy")).url == "https://news.example/anatomy"


def test_a_surname_alone_is_taken_out_where_the_document_speaks_of_the_person_and_a_pronoun_is_not() -> None:
    text = "Torr was taken away, he said. Torr of Halem was not."
    quote = a_quote(text)
    redactor = Redactor(frozenset({"Ana Torr"}), places={"d": (Span(0, 4), Span(21, 23))})
    assert redactor.quote(quote, "d").text == f"{GONE} was taken away, he said. Torr of Halem was not."
    assert redactor.quote(quote, "other").text == text


def test_a_claim_keeps_nothing_of_the_name_and_only_those_of_its_people_who_are_shown() -> None:
    text = "Mara Vey and Ana Torr were arrested by the brother of Ana Torr."
    claim = a_claim(person=("Mara Vey", "Ana Torr"), quote=a_quote(text), actors=("the brother of Ana Torr",),
                    speaker="Ana Torr", place="house of Ana Torr", charges=("helping Ana Torr",))  # fmt: skip
    sourced = SourcedClaim("c", claim, a_card(title="Ana Torr held", name="ana-torr.html", publisher="Ana Torr Post"))
    cut = Redactor(frozenset({"Ana Torr"})).claim(sourced, {"Mara Vey"})
    assert cut.claim.persons == ("Mara Vey",)
    assert "torr" not in repr(cut).casefold()


names = st.text(st.characters(categories=["Lu", "Ll", "Lo"], max_codepoint=0x600), min_size=2, max_size=8)


@given(st.lists(names, min_size=1, max_size=3), st.text(max_size=40), st.text(max_size=40))
def test_after_the_cut_the_name_is_found_no_more(words: list[str], before: str, after: str) -> None:
    redactor = Redactor(frozenset({" ".join(words)}))
    if "withheld" in folded(" ".join(words)).text or "name" in folded(" ".join(words)).text:
        return
    assert not redactor.finds(redactor.cut(f"{before} {' '.join(words)} {after}"))


@given(st.text(max_size=60))
def test_a_text_is_folded_letter_by_letter_as_it_is_at_once(text: str) -> None:
    plain = folded(text)
    assert plain.text == _folded_at_once(text)
    assert len(plain.places) == len(plain.text)


def test_nobody_withheld_leaves_every_text_as_it_is() -> None:
    assert Redactor().cut("Ana Torr") == "Ana Torr"


@pytest.mark.parametrize(
    "spelt",
    ["Elvin Safarov", "Safarov, Elvin", "Эльвин Сафаров", "Эльвином Сафаровым", "Elvin Safarov’s", "Ilqar Mamedov"],
)
def test_another_spelling_of_the_same_sounds_is_cut(spelt: str) -> None:
    taken = Redactor(frozenset({"Elvin Səfərov", "Ilgar Mammadov"}))
    assert taken.cut(f"They met {spelt} today.").startswith("They met [name withheld]")


@pytest.mark.parametrize("other", ["Elvin Sattarov", "Elvin, a brother of Safarov", "Anar Safarov", "Elvan Jafarov"])
def test_what_only_partly_sounds_alike_stays(other: str) -> None:
    taken = Redactor(frozenset({"Elvin Səfərov"}))
    assert taken.cut(f"They met {other} today.") == f"They met {other} today."


def test_somebody_who_is_shown_under_a_name_that_sounds_alike_stays() -> None:
    taken = Redactor(frozenset({"Elvin Səfərov"}), shown=frozenset({"Elvin Safarov"}))
    assert taken.cut("Elvin Safarov, a poet") == "Elvin Safarov, a poet"


@pytest.mark.parametrize(("text", "cut"), [
    ("Police took Ina Vold away.", f"Police took {GONE} away."),
    ("Ina Vold (born 1961)", f"{GONE})"),
    ("Vold was born in 1961.", "Vold was born in 1961."),
])  # fmt: skip
def test_who_is_told_apart_from_a_namesake_is_taken_out_under_the_plain_name(text: str, cut: str) -> None:
    assert Redactor(frozenset({"Ina Vold (born 1961)"})).cut(text) == cut


def test_the_words_that_tell_namesakes_apart_are_no_surname() -> None:
    taken = Redactor(frozenset({"Ina Vold (born 1961)"})).with_surnames()
    assert taken.cut("Vold was taken; it was 1961.") == f"{GONE} was taken; it was 1961."
