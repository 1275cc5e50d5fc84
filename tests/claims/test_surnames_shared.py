"""Whom a bare surname stands for, where two have it: two surnames, and relatives who are introduced as such."""

from __future__ import annotations

from .conftest import Read


def test_a_bare_surname_is_not_that_of_the_daughter_who_speaks_for_him(read: Read) -> None:
    text = (
        "The family of Gonzalo Arteaga Pinto has not heard from him. His daughter, Valentina Arteaga, spoke."
        "\n\nArteaga, 51, was arrested in 2019."
    )
    assert [one.persons for one in read(text)[2] if one.type == "arrest"] == [("Gonzalo Arteaga Pinto",)]


def test_the_first_of_two_surnames_stands_alone_for_its_bearer(read: Read) -> None:
    text = (
        "Opposition leader Corina Paz met Gonzalo Arteaga Pinto.\n\nArteaga spent two years in prison after his arrest."
    )
    assert [one.persons for one in read(text)[2] if one.type == "arrest"] == [("Gonzalo Arteaga Pinto",)]


def test_a_participle_of_a_headline_is_nobodys_name(read: Read) -> None:
    text = "Kazakhstan: Activist Fined, Placed Under House Arrest\n\nPolice fined the activist Aigerim Sarsen."
    assert [person.name for person in read(text)[1].people] == ["Aigerim Sarsen"]


def test_his_wife_is_not_the_he_of_the_next_sentence(read: Read) -> None:
    text = "Officers arrested Chukwu Eze, his wife Ngozi Eze said. They seized his laptop and interrogated him."
    assert {one.persons for one in read(text)[2]} == {("Chukwu Eze",)}


def test_a_nickname_that_is_a_word_for_a_body_stays_in_the_name(read: Read) -> None:
    names = read('The court found activist Thanakorn "Bank" Wongchai guilty of royal defamation.')[1]
    assert [person.name for person in names.people] == ['Thanakorn "Bank" Wongchai']


def test_who_is_listed_among_people_or_is_tried_has_a_name(read: Read) -> None:
    names = read(
        "Activists, including Rehema Nalubega, watched the trial of Nemat Sadiqov with two guests, Mbaye Thioune "
        "and Kodjo Agbenyo."
    )[1]
    assert [one.name for one in names.people] == ["Rehema Nalubega", "Nemat Sadiqov", "Mbaye Thioune", "Kodjo Agbenyo"]
