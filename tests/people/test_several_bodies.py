"""One name for several bodies is taken apart where each part is known to be one."""

from __future__ import annotations

import pytest

from habeas.people.several_bodies import bodies_in


@pytest.mark.parametrize(
    ("name", "bodies"),
    [
        (
            "Ministry of Justice and Ministry of Internal Affairs",
            ("Ministry of Justice", "Ministry of Internal Affairs"),
        ),
        ("Halem City Court and the Prosecutor's Office", ("Halem City Court", "Prosecutor's Office")),
        (
            "Ministry of Science and Sport, Ministry of Labor and Social Protection, and Halem Police",
            ("Ministry of Science and Sport", "Ministry of Labor and Social Protection", "Halem Police"),
        ),
        ("Human Rights Watch and Amnesty International", ("Human Rights Watch", "Amnesty International")),
    ],
)
def test_two_known_heads_are_two_bodies(name: str, bodies: tuple[str, ...]) -> None:
    assert bodies_in(name, "AZ") == bodies


@pytest.mark.parametrize(
    "name",
    [
        "Ministry of Labor and Social Protection",
        "Ministry of Culture and Islamic Guidance",
        "Organized Crime and Corruption Reporting Project",
        "Women and Democracy Association",
        "Ministry of Health and Social Service",
        "Supreme Court",
    ],
)
def test_one_body_with_and_in_its_name_stays_one(name: str) -> None:
    assert bodies_in(name, "AZ") == (name,)
