"""What people are, and in which body."""

from __future__ import annotations

import pytest

from habeas.claims.affiliations import read_affiliations
from habeas.claims.names import read_names
from habeas.claims.parse import parse_one
from habeas.model import Document


def posts(text: str) -> list[tuple[str, str, str | None]]:
    reading = parse_one(Document("d", "d", "text", text))
    found = read_affiliations(reading, read_names(reading))
    assert all(text[one.quote.start : one.quote.end] == one.quote.text for one in found)
    return [(one.person, one.role, one.organization) for one in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The killing of journalist Elmar Huseynov shook us.", [("Elmar Huseynov", "journalist", None)]),
        (
            "Popular Front Party activist Niyamaddin Ahmadov was jailed.",
            [("Niyamaddin Ahmadov", "activist", "Popular Front Party")],
        ),
        (
            "Rufat Safarov, the director of the local human rights group Defense Line, was arrested.",
            [("Rufat Safarov", "director", "Defense Line")],
        ),
        (
            "Sevinj Vagifgizi is editor-in-chief of Abzas Media.",
            [("Sevinj Vagifgizi", "editor-in-chief", "Abzas Media")],
        ),
        (
            "On May 8, a court began to hear a criminal case against former Minister of Forestry Rufat Safarov.",
            [("Rufat Safarov", "former Minister of Forestry", None)],
        ),
        ("Rufat Safarov was working as a journalist.", [("Rufat Safarov", "journalist", None)]),
        ("Secretary of State Antony Blinken spoke.", [("Antony Blinken", "Secretary of State", None)]),
        ("Deputy Interior Minister Rufat Safarov spoke.", [("Rufat Safarov", "Deputy Interior Minister", None)]),
        (
            "Police detained Rufat Safarov, and defense lawyer Intigam Aliyev was freed.",
            [("Intigam Aliyev", "defense lawyer", None)],
        ),
        (
            "Police arrested journalist Rufat Safarov and announcer Intigam Aliyev.",
            [("Rufat Safarov", "journalist", None), ("Intigam Aliyev", "announcer", None)],
        ),
        (
            "Prominent Egyptian blogger and activist Alaa Abd El Fattah was jailed.",
            [("Alaa Abd El Fattah", "blogger", None), ("Alaa Abd El Fattah", "activist", None)],
        ),
        (
            "A court jailed former HDP cochairs Selahattin Demirtas and Figen Yuksekdag.",
            [("Selahattin Demirtas", "former cochair", "HDP"), ("Figen Yuksekdag", "former cochair", "HDP")],
        ),
    ],
)
def test_a_post_is_read_beside_its_name(text: str, expected: list[object]) -> None:
    assert posts(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Political prisoner Bui Tuan Lam was moved.",
        "His wife, Leyla Yunus, came.",
        "Rufat Safarov was arrested in Baku.",
        "He was held for violence against a police officer, Liudmila Kuzniatsova said.",
    ],
)
def test_kin_conditions_and_other_people_are_no_posts(text: str) -> None:
    assert posts(text) == []


def test_a_shorter_wording_gives_way_to_the_fuller_one() -> None:
    text = "Secretary of State Antony Blinken spoke. Secretary Blinken left."
    assert posts(text) == [("Antony Blinken", "Secretary of State", None)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The minister urged the government to release human rights champion Rosa Vint at once.",
            [("Rosa Vint", "human rights champion", None)],
        ),
        ("She called on them to “immediately” free journalist Marko Tell.", [("Marko Tell", "journalist", None)]),
        (
            "Activists stated former Zerna district prosecutor Ivo Kast was charged with extortion.",
            [("Ivo Kast", "former Zerna district prosecutor", None)],
        ),
    ],
)
def test_the_clause_before_is_no_part_of_a_role(text: str, expected: list[object]) -> None:
    assert posts(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Freedom League criticised President Rauf Mammadov.", [("Rauf Mammadov", "President", None)]),
        ("She was jailed for insulting President Rauf Mammadov.", [("Rauf Mammadov", "President", None)]),
        ("Nino Beridze was called a spy by the lawyer of Levan Gelashvili.", []),
        ("The authorities released activist Nino Beridze.", [("Nino Beridze", "activist", None)]),
        ("Levan Gelashvili, the lawyer of Nino Beridze, spoke to us.", [("Levan Gelashvili", "lawyer", None)]),
        ("Levan Gelashvili, who succeeded Nino Beridze as editor, was detained.", []),
    ],
)
def test_a_verb_and_another_person_are_no_part_of_a_post(
    text: str, expected: list[tuple[str, str, str | None]]
) -> None:
    assert posts(text) == expected


POSTS = [
    ("The authorities should immediately release reporter Nino Beridze, who was detained.", "reporter"),
    ("A court has found student activist Nino Beridze guilty of insult.", "student activist"),
    ("He is in prison and veteran lawmaker Nino Beridze was arrested.", "lawmaker"),
]


@pytest.mark.parametrize(("text", "role"), POSTS)
def test_a_role_begins_behind_what_is_done_to_its_bearer(text: str, role: str) -> None:
    assert [one[1] for one in posts(text)] == [role]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "She told how Halem Prison warden Oto Brand beat her.",
            [("Oto Brand", "warden", "Halem Prison")],
        ),
        (
            "He was charged with insulting Minister of Interior Oto Brand.",
            [("Oto Brand", "Minister of Interior", None)],
        ),
        (
            "Judge Oto Brand of Branch 2 of Halem City Penal Court convicted journalist Maria Quispe.",
            [("Oto Brand", "Judge", "Branch 2 of Halem City Penal Court"), ("Maria Quispe", "journalist", None)],
        ),
        ("Judge Oto Brand of Norland spoke.", [("Oto Brand", "Judge", None)]),
        ("Poet Oto Brand of the Halem City Penal Court sang.", [("Oto Brand", "Poet", None)]),
    ],
)
def test_a_role_begins_with_itself_and_a_judge_has_the_court_behind_the_name(text: str, expected: list[object]) -> None:
    assert posts(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "When Omid Karimi was questioned by police officers, Karimi said nothing.",
        "According to Omid Karimi, the judge ordered the microphone to be switched off.",
    ],
)
def test_what_others_are_is_not_what_the_next_clause_begins_with(text: str) -> None:
    assert posts(text) == []


def test_names_behind_what_they_are_together_still_have_it() -> None:
    assert posts("Police detained two journalists, Omid Karimi and Sara Ahmadi.") == [
        ("Omid Karimi", "journalist", None),
        ("Sara Ahmadi", "journalist", None),
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Davit Kobalia and Gocha Maisuradze, judges of the Batumi City Court, sentenced Nino Beridze.",
            {("Davit Kobalia", "judge", "Batumi City Court"), ("Gocha Maisuradze", "judge", "Batumi City Court")},
        ),
        (
            "Prosecutor Davit Kobalia, who owns the company Rioni Trade, charged Ana Torr.",
            {("Davit Kobalia", "Prosecutor", None), ("Davit Kobalia", "owner", "Rioni Trade")},
        ),
        (
            "Judge Davit Kobalia, whose wife Nino Kobalia owns the company Rioni Trade, sentenced Ana Torr.",
            {("Davit Kobalia", "Judge", None), ("Nino Kobalia", "owner", "Rioni Trade")},
        ),
        (
            "Although then council spokesperson Davit Kobalia denied it, the council disqualified Nino Beridze.",
            {("Davit Kobalia", "then council spokesperson", None)},
        ),
    ],
)
def test_what_two_are_together_and_what_somebody_owns_is_read(
    text: str, told: set[tuple[str, str, str | None]]
) -> None:
    assert set(posts(text)) == told
